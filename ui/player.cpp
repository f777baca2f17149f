#include "ui/player.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/graph_pipeline.h"

#include <chrono>
#include <cmath>

namespace whither::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 30ms;
/// A day's picture stays so long at least, to be read.
constexpr std::chrono::milliseconds kDwell = 1400ms;
/// In which one day's picture becomes the next one's.
constexpr std::chrono::milliseconds kStages = 1100ms;
/// A picture that has not come to rest by then is left for the next.
constexpr std::chrono::milliseconds kPatience = 5000ms;

} // namespace

Player::Player(ViewStore& store, GraphPipeline& pipeline, GraphCanvas& canvas, QObject* parent)
    : QObject(parent), m_store(store), m_pipeline(pipeline), m_canvas(canvas) {
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (isPlaying() && has(change, session::Change::filter) && m_store.view().filter.asOf != m_day)
            pause();
    });
    connect(&m_canvas, &GraphCanvas::dragStarted, this, &Player::pause);
}

void Player::setModel(TimeModelPtr model) {
    if (model != m_model)
        pause();
    m_model = std::move(model);
}

void Player::toggle() {
    isPlaying() ? pause() : play();
}

void Player::play() {
    if (isPlaying() || !m_model || m_model->timeline.isEmpty())
        return;
    if (m_store.view().camera.isFitted && m_canvas.hasNodes()) {
        m_film = boundsOfFilm();
        m_frozen = m_canvas.camera();
        m_frozen->isFitted = false;
        m_store.dispatch(session::MoveCamera{*m_frozen});
        frame();
    }
    m_pipeline.setPace(m_canvas.motion() == Motion::full ? GraphPipeline::Pace::smooth : GraphPipeline::Pace::stepwise);
    const auto& timeline = m_model->timeline;
    const auto& asOf = m_store.view().filter.asOf;
    const auto next = asOf ? timeline.dayAfter(*asOf) : std::nullopt;
    m_timer.start();
    show(next.value_or(timeline.days().front()));
    Q_EMIT playingChanged();
}

void Player::pause() {
    if (!isPlaying())
        return;
    m_timer.stop();
    m_pipeline.setPace(GraphPipeline::Pace::smooth);
    if (const auto frozen = std::exchange(m_frozen, std::nullopt); frozen && m_store.view().camera == *frozen)
        m_store.dispatch(session::FitAll{});
    Q_EMIT playingChanged();
}

void Player::show(base::Day day) {
    m_day = day;
    m_sinceStep.start();
    m_pipeline.stageNext(std::chrono::milliseconds(std::lround(static_cast<double>(kStages.count()) / m_speed)));
    m_store.dispatch(session::SetAsOf{day});
    Q_EMIT stepped(day);
}

base::Rect Player::boundsOfFilm() const {
    constexpr double kAround = 30; // as much as a fitted picture has anyway
    /// Of so many the picture has nearly all on any day, and looking at each would hold up the window.
    constexpr std::size_t kMultitude = 50'000;
    if (m_model->timeline.steps().size() > kMultitude)
        return {};
    const PictureRequest picture = m_pipeline.request();
    base::Rect bounds;
    const auto add = [&](graph::NodeIndex node) {
        if (const auto& at = (*picture.positions)[node])
            bounds = united(bounds, base::squareAround(*at, kAround));
    };
    for (const query::TimeStep& step : m_model->timeline.steps()) {
        add(picture.graph->nodeOf(step.person));
        for (const auto& company : {step.from, step.to})
            if (company)
                add(picture.graph->nodeOf(*company));
    }
    return bounds;
}

void Player::frame() {
    if (!m_frozen || !(m_store.view().camera == *m_frozen))
        return; // the person has put it elsewhere
    if (!m_canvas.hasNodes())
        return;
    m_film = united(m_film, m_canvas.scene()->graphBounds);
    m_frozen = m_canvas.frame(m_film);
}

void Player::tick() {
    if (m_pipeline.isAtRest())
        frame();
    const auto wait = [this](std::chrono::milliseconds time) {
        return static_cast<double>(m_sinceStep.elapsed()) * m_speed < static_cast<double>(time.count());
    };
    if (wait(kDwell) || (!m_pipeline.isAtRest() && wait(kPatience)))
        return;
    if (const auto next = m_model->timeline.dayAfter(*m_day))
        show(*next);
    else
        pause();
}

} // namespace whither::ui
