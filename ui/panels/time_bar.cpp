#include "ui/panels/time_bar.h"

#include "core/query/team_story.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/graph_pipeline.h"
#include "ui/jobs/latest_job.h"
#include "ui/panels/day_popup.h"
#include "ui/panels/time_track.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace whither::ui {

namespace {

/// Of so many moves a timeline is made in a frame's time; of more beside the window.
constexpr std::size_t kMadeAtOnce = 2'000;
constexpr double kSpeeds[] = {0.5, 1, 2, 4};
constexpr int kNormalSpeed = 1;
constexpr int kPlaySize = 40;

base::Day today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

/// Only what matters to a timeline.
query::Filter essence(const query::Filter& filter) {
    query::Filter kept;
    kept.team = filter.team;
    kept.focus = filter.focus;
    for (const auto layer : {query::Layer::earlierJobs, query::Layer::disputed})
        filter.shows(layer) ? (void)kept.layers.insert(layer) : (void)kept.layers.erase(layer);
    return kept;
}

/// A round button that plays or pauses.
class PlayButton : public QToolButton {
  public:
    using QToolButton::QToolButton;

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPalette& colours = palette();
        const QColor disk = isEnabled() ? colours.color(QPalette::Text) : colours.color(QPalette::Mid);
        painter.setPen(hasFocus() ? QPen(colours.color(QPalette::Highlight), 3) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() && isEnabled() ? colours.color(QPalette::Highlight) : disk);
        const QRectF box = QRectF(rect()).adjusted(2, 2, -2, -2);
        painter.drawEllipse(box);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.color(QPalette::Base));
        const QPointF c = box.center();
        if (isChecked()) {
            painter.drawRoundedRect(QRectF(c.x() - 6, c.y() - 7, 4, 14), 1, 1);
            painter.drawRoundedRect(QRectF(c.x() + 2, c.y() - 7, 4, 14), 1, 1);
        } else {
            painter.drawPolygon(QPolygonF{c + QPointF(-5, -8), c + QPointF(9, 0), c + QPointF(-5, 8)});
        }
    }
};

} // namespace

TimeBar::TimeBar(ViewStore& store, const TranslatedWording& words, const Actions& actions, GraphPipeline& pipeline,
                 GraphCanvas& canvas, QWidget* parent)
    : QWidget(parent), m_store(store), m_wording(words), m_words(words), m_actions(actions), m_pipeline(pipeline),
      m_canvas(canvas), m_job(new LatestJob(this)), m_player(new Player(store, pipeline, canvas, this)) {
    setObjectName(QStringLiteral("timeBar"));
    setAccessibleName(tr("Time"));
    setAttribute(Qt::WA_StyledBackground);
    makeControls();
    m_popup = new DayPopup(m_store, DayPopup::Purpose::show, this);
    m_comparePopup = new DayPopup(m_store, DayPopup::Purpose::compare, this);
    m_comparePopup->setOpener(m_actions.action(Command::compare));
    m_caption = new QLabel(m_canvas.parentWidget());
    m_caption->setObjectName(QStringLiteral("playCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_caption->setAlignment(Qt::AlignCenter);
    m_caption->setWordWrap(true);
    m_caption->hide();
    makeWayToFirstMove();
    qApp->installEventFilter(this);

    connect(&m_pipeline, &GraphPipeline::filtered, this, &TimeBar::refresh);
    connect(&m_pipeline, &GraphPipeline::filtered, this, &TimeBar::offerFirstMove);
    connect(m_track, &TimeTrack::touched, m_player, &Player::pause);
    connect(m_track, &TimeTrack::dateWanted, this, &TimeBar::askForDay);
    // Not to the button that asked: Space would ask again.
    for (auto* popup : {m_popup, m_comparePopup})
        connect(popup, &DayPopup::taken, this, &TimeBar::takeKeyboard);
    connect(m_player, &Player::playingChanged, this, &TimeBar::showPlaying);
    connect(m_player, &Player::stepped, this, [this](base::Day day) { tell(m_words.caption(*m_track->model(), day)); });
    showPlaying();
}

TimeBar::~TimeBar() = default;

void TimeBar::makeControls() {
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(20, 4, 8, 2);
    across->setSpacing(4);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    m_play = new PlayButton(this);
    m_play->setObjectName(QStringLiteral("playButton"));
    m_play->setFixedSize(kPlaySize, kPlaySize);
    m_play->setFocusPolicy(Qt::StrongFocus);
    m_play->setCheckable(true);
    m_play->setEnabled(false); // until there is time to pass
    connect(m_play, &QToolButton::clicked, m_player, &Player::toggle);
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("playSpeed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast time passes"));
    for (const double speed : kSpeeds)
        m_speed->addItem(tr("%1×", "times as fast").arg(speed));
    m_speed->setCurrentIndex(kNormalSpeed);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this](int index) { m_player->setSpeed(kSpeeds[index]); });
    column->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_play);
    buttons->addWidget(makeCompareButton());
    column->addLayout(buttons);
    column->addWidget(m_speed);
    m_undated = new QLabel(this);
    m_undated->setObjectName(QStringLiteral("timeUndated"));
    m_undated->setTextFormat(Qt::PlainText);
    m_undated->setFont(fontOf(TextRole::small));
    m_undated->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_undated, 0, Qt::AlignHCenter);
    column->addStretch();
    across->addLayout(column);
    m_track = new TimeTrack(m_store, m_wording, this);
    across->addWidget(m_track, 1);
}

QToolButton* TimeBar::makeCompareButton() {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("compareButton"));
    button->setText(QStringLiteral("±"));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumSize(26, 26);
    const QAction* action = m_actions.action(Command::compare);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(tr("Compare with another day"));
    const auto follow = [this, button] { button->setChecked(m_store.view().filter.comparedWith.has_value()); };
    connect(button, &QToolButton::clicked, this, [this, follow] {
        follow(); // it tells whether there is a comparison, not that it was pressed
        askForComparison();
    });
    connect(&m_store, &ViewStore::changed, button, follow);
    return button;
}

bool TimeBar::isUpToDate() const {
    return m_data == m_pipeline.data() && !m_job->isBusy();
}

const query::Timeline* TimeBar::timeline() const {
    const bool isCurrent = isUpToDate() && m_filter == essence(m_store.view().filter) && m_track->model();
    return isCurrent ? &m_track->model()->timeline : nullptr;
}

void TimeBar::refresh() {
    query::Filter filter = essence(m_store.view().filter);
    if (!m_pipeline.data() || (m_data == m_pipeline.data() && m_filter == filter))
        return;
    m_data = m_pipeline.data();
    m_filter = filter;
    if (m_data->dataset().moves.size() <= kMadeAtOnce) {
        m_job->cancel();
        return take(makeTimeModel(m_data, filter));
    }
    m_job->ask([this, data = m_data, filter = std::move(filter)]() -> LatestJob::Report {
        return [this, model = makeTimeModel(data, filter)] { take(model); };
    });
}

void TimeBar::take(const TimeModelPtr& model) {
    m_track->setModel(model, today());
    offerFirstMove();
    m_player->setModel(model);
    const bool isEmpty = model->timeline.isEmpty();
    m_play->setEnabled(!isEmpty);
    for (const auto command : {Command::play, Command::moveBefore, Command::moveAfter})
        m_actions.action(command)->setEnabled(!isEmpty);
    m_undated->setText(TimeWords::undated(model->timeline));
    m_undated->setVisible(!m_undated->text().isEmpty());
    m_undated->setAccessibleName(m_undated->text());
    const QString sum = TimeWords::sum(model->timeline);
    m_undated->setAccessibleDescription(sum);
    m_undated->setToolTip(sum);
}

void TimeBar::run(Command command) {
    switch (command) {
    case Command::showTime:
        m_player->pause();
        setVisible(m_actions.action(command)->isChecked());
        return;
    case Command::play:
        return m_player->toggle();
    case Command::moveBefore:
        return m_track->stepBack();
    case Command::compare:
        return askForComparison();
    default:
        return m_track->stepForward();
    }
}

void TimeBar::showPlaying() {
    const bool isPlaying = m_player->isPlaying();
    m_play->setChecked(isPlaying);
    m_play->setAccessibleName(isPlaying ? tr("Pause") : tr("Play"));
    m_play->setToolTip(isPlaying ? tr("Let time stand still (Space)") : tr("Let time pass (Space)"));
    m_play->update();
    m_actions.action(Command::play)->setText(isPlaying ? tr("&Pause") : tr("&Play"));
    if (!isPlaying)
        tell({});
}

// The caption

void TimeBar::tell(const QString& caption) {
    m_caption->setVisible(!caption.isEmpty());
    if (caption.isEmpty() || caption == m_caption->text())
        return;
    m_caption->setText(caption);
    m_caption->setAccessibleName(caption);
    placeCaption();
    // Polite: it waits for what is being said.
    QAccessibleEvent renamed(m_caption, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
}

void TimeBar::placeCaption() {
    constexpr int kAway = 14;
    const int room = m_canvas.parentWidget()->width();
    const int most = std::max(120, std::min(720, room - 4 * kAway));
    const int wide = std::min(most, m_caption->fontMetrics().horizontalAdvance(m_caption->text()) + 36);
    m_caption->setFixedWidth(wide);
    m_caption->resize(wide, m_caption->heightForWidth(wide));
    m_caption->move((room - wide) / 2, kAway);
    m_caption->raise();
}

// While there is nobody yet

void TimeBar::makeWayToFirstMove() {
    m_first = new QToolButton(&m_canvas);
    m_first->setObjectName(QStringLiteral("firstMoveButton"));
    m_first->setText(tr("To the first move"));
    m_first->setAccessibleName(m_first->text());
    m_first->setToolTip(m_actions.action(Command::moveAfter)->toolTip());
    m_first->setProperty("onPicture", true);
    m_first->hide();
    connect(m_first, &QToolButton::clicked, this, [this] {
        m_canvas.setFocus(); // the button goes
        const auto* moves = timeline();
        const auto& asOf = m_store.view().filter.asOf;
        if (const auto day = moves != nullptr && asOf ? moves->dayAfter(*asOf) : std::nullopt)
            m_store.dispatch(session::SetAsOf{*day});
    });
}

void TimeBar::offerFirstMove() {
    const auto& visible = m_pipeline.visible();
    const auto* moves = timeline();
    const auto& asOf = m_store.view().filter.asOf;
    m_first->setVisible(visible && visible->nodes.empty() && moves != nullptr && !moves->isEmpty() && asOf &&
                        *asOf < moves->firstDay());
    constexpr int kBelow = 24; // the sentence in the middle
    m_first->adjustSize();
    m_first->move((m_canvas.width() - m_first->width()) / 2, m_canvas.height() / 2 + kBelow);
}

// Keys

void TimeBar::takeKeyboard() {
    (isVisible() ? static_cast<QWidget*>(m_track) : &m_canvas)->setFocus();
}

void TimeBar::askForDay(const QString& text) {
    m_player->pause();
    const QPoint at(static_cast<int>(m_track->xOf(m_track->playhead())), 0);
    m_popup->ask(m_track->mapToGlobal(at), DayPopup::Side::above, text);
}

/// A day to compare with: the beginning of the range; of a team one on which its members are known to be there; else
/// the beginning of what the bar shows.
base::Day TimeBar::offeredDay(const TimeModel& model) const {
    const auto& filter = m_store.view().filter;
    std::optional<base::Day> day = filter.from;
    if (const auto team = model::find<model::TeamIndex>(model.dataset().teams, filter.team); !day && team)
        day = query::fullestDay(model.data->careers, *team);
    return day.value_or(model.timeline.firstDay());
}

void TimeBar::askForComparison() {
    m_player->pause();
    const auto& filter = m_store.view().filter;
    QString offered;
    if (const auto& model = m_track->model(); !filter.comparedWith && model && !model->timeline.isEmpty())
        offered = QString::fromStdString(base::CalendarDate::of(offeredDay(*model)).iso());
    if (isVisible()) {
        const QPoint at(static_cast<int>(m_track->xOf(filter.comparedWith.value_or(m_track->firstShown()))), 0);
        m_comparePopup->ask(m_track->mapToGlobal(at), DayPopup::Side::above, offered);
    } else {
        const auto* picture = m_canvas.parentWidget();
        m_comparePopup->ask(picture->mapToGlobal(QPoint(picture->width() / 2, picture->height())),
                            DayPopup::Side::above, offered);
    }
}

bool TimeBar::eventFilter(QObject* watched, QEvent* event) {
    // Only then: while the window goes away, events come after the canvas is gone.
    if (event->type() == QEvent::Resize && watched == m_canvas.parentWidget() && m_caption->isVisible())
        placeCaption();
    if (event->type() == QEvent::Resize && watched == &m_canvas && m_first->isVisible())
        offerFirstMove();
    if (event->type() == QEvent::ShortcutOverride && watched->isWidgetType()) {
        // Space is a list's own; of a button and of a node that the keyboard is at unless there is something to pause.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isPressed = qobject_cast<QAbstractButton*>(watched) != nullptr ||
                               qobject_cast<QComboBox*>(watched) != nullptr ||
                               (watched == &m_canvas && m_canvas.ringedNode() != nullptr);
        const bool isOwn =
            qobject_cast<QAbstractItemView*>(watched) != nullptr || (isPressed && !m_player->isPlaying());
        if (key->key() == Qt::Key_Space && isOwn)
            event->accept();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace whither::ui
