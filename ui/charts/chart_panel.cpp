#include "ui/charts/chart_panel.h"

#include "ui/canvas/picture_painter.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/charts/chart_maker.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/cohorts.h"
#include "ui/graph_pipeline.h"
#include "ui/jobs/latest_job.h"
#include "ui/style.h"
#include "ui/theme.h"
#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QPainter>
#include <QToolButton>
#include <QWindow>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace whither::ui {

namespace {

/// What a screen of any use leaves for a chart; a smaller window scrolls.
constexpr base::Size kLeast{420, 320};
/// A chart of more pixels is drawn coarser, so that a long list of careers does not fill the memory.
constexpr double kMostPixels = 24e6;

DrawnChart draw(ChartMaker& maker, const PictureRequest& request, base::Size size, double ratio) {
    const QtTextMeasurer measurer;
    auto chart = maker.make(request, size, measurer, ChartMaker::Room::scrolls);
    const double sharp = std::sqrt(kMostPixels / std::max(1.0, chart.size.width * chart.size.height));
    ratio = std::min(ratio, sharp);
    QImage image(static_cast<int>(std::ceil(chart.size.width * ratio)),
                 static_cast<int>(std::ceil(chart.size.height * ratio)), QImage::Format_RGB32);
    image.fill(toQt(scene::coloursOf(request.theme).canvas));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    PicturePainter().draw(painter, chart.list);
    painter.end();
    image.setDevicePixelRatio(ratio);
    return {std::make_shared<const chart::Chart>(std::move(chart)), std::move(image)};
}

} // namespace

ChartPanel::ChartPanel(ViewStore& store, const GraphPipeline& pipeline, QWidget& canvas, QWidget* parent)
    : QScrollArea(parent), m_store(store), m_pipeline(pipeline), m_canvas(canvas), m_view(new ChartView),
      m_job(new LatestJob(this)), m_maker(std::make_shared<ChartMaker>()) {
    setObjectName(QStringLiteral("chartPanel"));
    setAccessibleName(tr("Chart"));
    viewport()->setObjectName(QStringLiteral("chartViewport"));
    viewport()->setAccessibleName(tr("Chart"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    m_view->setObjectName(QStringLiteral("chart"));
    m_view->setAccessibleName(tr("Chart"));
    m_view->setMinimumWidth(static_cast<int>(kLeast.width));
    setWidget(m_view);
    connect(&m_store, &ViewStore::changed, this, &ChartPanel::follow);
    connect(&m_pipeline, &GraphPipeline::filtered, this, &ChartPanel::ask);
    connect(m_view, &ChartView::chosen, this,
            [this](const std::vector<model::EntityId>& ids, Qt::KeyboardModifiers modifiers) {
                const bool isAdded = (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
                if (!ids.empty())
                    m_store.dispatch(session::SelectMany{ids, isAdded ? session::SelectMany::Mode::add
                                                                      : session::SelectMany::Mode::replace});
                else if (!isAdded && !m_store.view().selection.empty())
                    m_store.dispatch(session::ClearSelection{});
            });
    hide();
}

void ChartPanel::addButtons(QAction* everything, QAction* graph) {
    m_everything = new QToolButton(this);
    m_everything->setObjectName(QStringLiteral("chartEverythingButton"));
    const auto follow = [this, everything] {
        const QString text = withoutLetter(everything->text());
        m_everything->setText(QStringLiteral("\u2039 ") + text);
        m_everything->setAccessibleName(text);
        m_everything->setToolTip(everything->toolTip());
        m_everything->setVisible(everything->isEnabled());
        placeButtons();
    };
    m_comparison = new QToolButton(this);
    m_comparison->setObjectName(QStringLiteral("chartComparisonButton"));
    m_comparison->setText(tr("The comparison is shown in the graph") + QStringLiteral(" \u203a"));
    m_comparison->setAccessibleName(tr("The comparison is shown in the graph"));
    m_comparison->setToolTip(graph->toolTip());
    connect(m_comparison, &QToolButton::clicked, graph, &QAction::trigger);
    connect(everything, &QAction::changed, this, follow);
    connect(m_everything, &QToolButton::clicked, everything, &QAction::trigger);
    follow();
}

/// In a row of their own: nothing of the chart is to lie below them.
void ChartPanel::placeButtons() {
    if (m_everything == nullptr)
        return;
    constexpr int kAway = 12; // as on the canvas
    m_comparison->setVisible(m_store.view().filter.comparedWith.has_value());
    int x = kAway;
    int height = 0;
    for (QToolButton* button : {m_everything, m_comparison}) {
        if (button->isHidden())
            continue;
        button->adjustSize();
        button->move(x, kAway);
        x += button->width() + kAway;
        height = button->height() + kAway;
    }
    setViewportMargins(0, height, 0, 0);
}

bool ChartPanel::isUpToDate() const {
    return !m_job->isBusy();
}

void ChartPanel::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    ask();
}

void ChartPanel::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        ask();
}

void ChartPanel::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    // To one of other pixels, perhaps.
    connect(window()->windowHandle(), &QWindow::screenChanged, this, &ChartPanel::ask, Qt::UniqueConnection);
}

void ChartPanel::follow(session::Change change) {
    using session::Change;
    if (has(change, Change::mode)) {
        const auto mode = m_store.view().mode;
        const bool isShown = mode != session::Mode::graph;
        // The one that goes may have the focus, which must not stay with something unseen.
        const bool hadFocus = m_view->hasFocus() || m_canvas.hasFocus();
        setVisible(isShown);
        m_canvas.setVisible(!isShown);
        if (hadFocus)
            (isShown ? static_cast<QWidget*>(m_view) : &m_canvas)->setFocus();
        m_view->setAccessibleName(nameOf(mode));
        m_sought.clear(); // another chart begins at its top
    }
    if (has(change, Change::filter))
        placeButtons();
    // A changed filter comes with what it leaves visible, through filtered().
    if (has(change, Change::mode) || has(change, Change::selection) || has(change, Change::theme) ||
        has(change, Change::chart))
        ask();
}

void ChartPanel::ask() {
    if (m_data.lock() != m_pipeline.data()) {
        // A chart of another file is never seen, nor is what it was made of kept in memory: it goes with the job.
        m_view->show({});
        m_data = m_pipeline.data();
        m_job->ask([old = std::exchange(m_maker, std::make_shared<ChartMaker>())]() mutable -> LatestJob::Report {
            old.reset();
            return [] {};
        });
    } else {
        m_job->cancel();
    }
    if (m_store.view().mode == session::Mode::graph || !m_pipeline.hasPicture())
        return;
    const auto& colours = scene::coloursOf(m_store.view().theme);
    m_view->setColours(toQColor(colours.canvas), toQColor(colours.selection));
    const base::Size size{std::max<double>(kLeast.width, viewport()->width()),
                          std::max<double>(kLeast.height, viewport()->height())};
    m_job->ask([this, number = ++m_asked, maker = m_maker, request = m_pipeline.request(), size,
                ratio = devicePixelRatioF()]() -> LatestJob::Report {
        return [this, number, drawn = draw(*maker, request, size, ratio), request] {
            m_view->show(drawn);
            // When the view has its new size.
            QMetaObject::invokeMethod(
                this, [this, selection = request.selection] { showSelected(selection); }, Qt::QueuedConnection);
            if (number == m_asked) // else it would take the place of the next chart
                askForCards(request);
        };
    });
}

void ChartPanel::showSelected(const std::set<model::EntityId>& selection) {
    // Once for each selection: after that a person may scroll away.
    if (selection == m_sought)
        return;
    m_sought = selection;
    const QRect visible = m_view->visibleRegion().boundingRect();
    std::optional<base::Rect> first;
    for (const chart::Target& target : m_view->targets()) {
        const bool isSelected = std::any_of(target.selects.begin(), target.selects.end(),
                                            [&](const model::EntityId& id) { return selection.contains(id); });
        if (!isSelected)
            continue;
        const base::Rect box = boundsOf(target);
        if (visible.contains(QRectF(box.x, box.y, box.width, box.height).toAlignedRect().center()))
            return;
        if (!first)
            first = box;
    }
    if (!first)
        return;
    constexpr int kAround = 40;
    ensureVisible(static_cast<int>(first->centre().x), static_cast<int>(first->centre().y), 0,
                  static_cast<int>(first->height / 2) + kAround);
}

void ChartPanel::askForCards(const PictureRequest& request) {
    if (request.mode != session::Mode::retention)
        return;
    m_job->ask([this, maker = m_maker, request]() -> LatestJob::Report {
        return [this, cards = maker->cards(request)] { Q_EMIT cohortsTold(cards); };
    });
}

} // namespace whither::ui
