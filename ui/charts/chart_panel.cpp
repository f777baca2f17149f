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

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace whither::ui {

namespace {

/// What a screen of any use leaves for a chart; a smaller window scrolls.
constexpr base::Size kLeast{420, 320};
/// A chart of more pixels is drawn coarser, so that a long list of careers does not fill the memory.
constexpr double kMostPixels = 24e6;

DrawnChart draw(ChartMaker& maker, const PictureRequest& request, base::Size size, double ratio) {
    const QtTextMeasurer measurer;
    auto chart = maker.make(request, size, measurer, ChartMaker::Surplus::scrolled);
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

ChartPanel::ChartPanel(ViewStore& store, const GraphPipeline& pipeline, QWidget* parent)
    : QScrollArea(parent), m_store(store), m_pipeline(pipeline), m_view(new ChartView), m_job(new LatestJob(this)),
      m_maker(std::make_shared<ChartMaker>()) {
    setObjectName(QStringLiteral("chartPanel"));
    setAccessibleName(tr("Chart"));
    viewport()->setObjectName(QStringLiteral("chartViewport"));
    viewport()->setAccessibleName(tr("Chart"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    m_view->setObjectName(QStringLiteral("chart"));
    m_view->setAccessibleName(tr("Chart"));
    setWidget(m_view);
    connect(&m_store, &ViewStore::changed, this, &ChartPanel::follow);
    connect(&m_pipeline, &GraphPipeline::filtered, this, &ChartPanel::ask);
    connect(m_view, &ChartView::chosen, this,
            [this](const std::vector<model::EntityId>& ids, Qt::KeyboardModifiers modifiers) {
                const bool isAdded = modifiers.testFlag(Qt::ShiftModifier);
                if (!ids.empty())
                    m_store.dispatch(session::SelectMany{ids, isAdded ? session::SelectMany::Mode::add
                                                                      : session::SelectMany::Mode::replace});
                else if (!isAdded && !m_store.view().selection.empty())
                    m_store.dispatch(session::ClearSelection{});
            });
    hide();
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

void ChartPanel::follow(session::Change change) {
    using session::Change;
    if (has(change, Change::mode)) {
        const auto mode = m_store.view().mode;
        setVisible(mode != session::Mode::graph);
        m_view->setAccessibleName(nameOf(mode));
    }
    // A changed filter comes with what it leaves visible, through filtered().
    if (has(change, Change::mode) || has(change, Change::selection) || has(change, Change::theme) ||
        has(change, Change::chart))
        ask();
}

void ChartPanel::ask() {
    if (m_store.view().mode == session::Mode::graph || !m_pipeline.hasPicture())
        return m_job->cancel();
    const auto& colours = scene::coloursOf(m_store.view().theme);
    m_view->setColours(toQColor(colours.canvas), toQColor(colours.selection));
    const base::Size size{std::max<double>(kLeast.width, viewport()->width()),
                          std::max<double>(kLeast.height, viewport()->height())};
    m_job->ask([this, number = ++m_asked, maker = m_maker, request = m_pipeline.request(), size,
                ratio = devicePixelRatioF()]() -> LatestJob::Report {
        return [this, number, drawn = draw(*maker, request, size, ratio), request] {
            m_view->show(drawn);
            if (number == m_asked) // else it would take the place of the next chart
                askForCards(request);
        };
    });
}

void ChartPanel::askForCards(const PictureRequest& request) {
    if (request.mode != session::Mode::retention)
        return;
    m_job->ask([this, maker = m_maker, request]() -> LatestJob::Report {
        return [this, cards = maker->cards(request)] { Q_EMIT cohortsTold(cards); };
    });
}

} // namespace whither::ui
