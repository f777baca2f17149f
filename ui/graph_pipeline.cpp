#include "ui/graph_pipeline.h"

#include "core/session/view_action.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/jobs/latest_job.h"
#include "ui/jobs/opening_picture.h"
#include "ui/view_store.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace whither::ui {

namespace {

/// A story of less than one in so many nodes gets a picture of its own.
constexpr std::size_t kFew = 6;
/// Graphs of so many nodes are filtered, and so many visible nodes composed, in some milliseconds: at once, so that one
/// frame has it all. Others are by jobs.
constexpr std::size_t kFilteredAtOnce = kPicturedAtOnce;
constexpr std::size_t kComposedAtOnce = 100;
/// The camera rests when it has not asked for another scene for so long: longer than from one notch of a wheel to the
/// next.
constexpr std::chrono::milliseconds kRest{250};

/// Of more than kShapedForLayout nodes: the picture of another day need not wait for what only the layout is to know,
/// nor is everyone of a drag's days laid out.
WantedInput inputOf(const LoadedPtr& data, const std::shared_ptr<const query::VisibleSet>& visible) {
    return {nullptr, [data, visible] {
                const QtTextMeasurer measurer;
                const TranslatedWording words;
                return scene::layoutInput(*data->graph, *visible, measurer, words);
            }};
}

} // namespace

/// Remembers what it told and measured; an instance belongs to one thread.
class GraphPipeline::Filterer {
  public:
    /// `filtering`: of the data, where there is one already; may be null.
    explicit Filterer(LoadedPtr data, std::unique_ptr<query::Filtering> filtering = nullptr)
        : m_data(std::move(data)), m_filtering(std::move(filtering)) {
        if (!m_filtering)
            m_filtering = std::make_unique<query::Filtering>(*m_data->graph, m_data->careers);
    }

    [[nodiscard]] Filtered run(const query::Filter& filter) {
        auto visible = std::make_shared<const query::VisibleSet>(m_filtering->apply(filter));
        const layout::PictureKey key = layout::pictureKey(*visible);
        if (visible->nodes.size() <= scene::kShapedForLayout)
            return {visible,
                    key,
                    {std::make_shared<const layout::LayoutInput>(
                         scene::layoutInput(*m_data->graph, *visible, m_measurer, m_words)),
                     {}}};
        return {visible, key, inputOf(m_data, visible)};
    }

  private:
    LoadedPtr m_data;
    std::unique_ptr<query::Filtering> m_filtering;
    QtTextMeasurer m_measurer;
    TranslatedWording m_words;
};

GraphPipeline::GraphPipeline(ViewStore& store, GraphCanvas& canvas, QObject* parent)
    : QObject(parent), m_store(store), m_canvas(canvas), m_layout(new LayoutRunner(this)),
      m_filtering(new LatestJob(this)), m_composing(new LatestJob(this)), m_searching(new LatestJob(this)),
      m_jobMaker(std::make_shared<SceneMaker>()) {
    connect(&m_store, &ViewStore::changed, this, &GraphPipeline::follow);
    connect(m_layout, &LayoutRunner::planned, this,
            [this](const layout::PositionsPtr& home, const layout::TiesPtr& ties) {
                take({{}, home, ties});
            });
    connect(m_layout, &LayoutRunner::moved, this, [this](const layout::PositionsPtr& positions) {
        m_positions = positions;
        m_isSettled = false;
        if (m_pace == Pace::smooth)
            compose();
    });
    connect(m_layout, &LayoutRunner::settled, this, [this] {
        m_restsAs = m_store.view().character;
        m_home = m_positions;
        m_memory.remember(m_key, m_home);
        m_isSettled = true;
        if (!m_isTidy || m_visible->nodes.size() > SceneMaker::kFollowing || m_pace == Pace::stepwise)
            compose();
    });
    m_canvas.setEmptyTheme(m_store.view().theme);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (!m_isTidy && !isMoving())
            compose();
    });
    connect(&m_canvas, &GraphCanvas::actionRequested, &m_store, &ViewStore::dispatch);
    connect(&m_canvas, &GraphCanvas::sceneWanted, this, [this] {
        m_rest.start();
        compose();
    });
    const auto drag = [this](const model::EntityId& id, base::Point at) {
        if (const auto node = nodeOf(id))
            m_layout->hold(*node, at);
    };
    connect(&m_canvas, &GraphCanvas::dragStarted, this, drag);
    connect(&m_canvas, &GraphCanvas::dragMoved, this, drag);
    connect(&m_canvas, &GraphCanvas::dragEnded, this, [this](const model::EntityId& id, base::Point at) {
        const auto node = nodeOf(id);
        if (!node)
            return;
        if (m_store.view().pins.contains(id))
            m_store.dispatch(session::Pin{id, at});
        else
            m_layout->release(*node);
    });
}

GraphPipeline::~GraphPipeline() = default;

void GraphPipeline::open(LoadedPtr data, OpeningPicturePtr picture) {
    m_data = std::move(data);
    m_opening = std::move(picture);
    m_filtering->cancel();
    m_composing->cancel();
    m_searching->cancel();
    m_filterer = std::make_shared<Filterer>(m_data, m_opening ? std::move(m_opening->filtering) : nullptr);
    m_visible.reset();
    m_bodies = {};
    m_positions.reset();
    m_home.reset();
    m_ties.reset();
    m_memory.clear();
    m_whole.reset();
    m_held.clear();
    m_canvas.setMessage(tr("Arranging the graph…"));
    m_canvas.setScene(nullptr);
    session::ViewState view;
    if (m_opening) { // the data is large, and looking for its last day would take longer than a frame
        view.filter = m_opening->filter;
        view.theme = m_store.view().theme;
    } else {
        view = session::openingView(m_data->dataset(), m_store.view().theme);
    }
    view.character = m_store.view().character;
    m_store.open(std::move(view));
    m_opening.reset();
}

std::optional<graph::NodeIndex> GraphPipeline::nodeOf(const model::EntityId& id) const {
    return m_data ? m_data->graph->find(id) : std::nullopt;
}

void GraphPipeline::follow(session::Change change) {
    using session::Change;
    if (has(change, Change::theme))
        m_canvas.setEmptyTheme(m_store.view().theme);
    if (!m_data)
        return;
    if (has(change, Change::camera))
        m_canvas.setCamera(m_store.view().camera);
    if (has(change, Change::layout))
        m_layout->setRunning(m_store.view().isLayoutRunning ? LayoutRunner::State::running
                                                            : LayoutRunner::State::paused);
    if (has(change, Change::filter)) {
        refilter();
    } else if (has(change, Change::character)) {
        m_restsAs.reset();
        m_home.reset();
        if (!m_bodies.isNone())
            arrange(layout::LayoutOptions::Known::kept);
    } else if (has(change, Change::pins)) {
        repin();
    }
    if (has(change, Change::filter) || has(change, Change::selection) || has(change, Change::pins) ||
        has(change, Change::theme) || has(change, Change::character))
        compose();
}

void GraphPipeline::refilter() {
    const query::Filter& filter = m_store.view().filter;
    if (m_opening && m_opening->filter == filter)
        return take({m_opening->visible, m_opening->key,
                     m_opening->bodies ? WantedInput{m_opening->bodies, {}} : inputOf(m_data, m_opening->visible)},
                    filter);
    if (m_data->graph->nodeCount() <= kFilteredAtOnce)
        return take(m_filterer->run(filter), filter);
    m_filtering->ask([this, filter, filterer = m_filterer]() -> LatestJob::Report {
        return [this, left = filterer->run(filter), filter] {
            take(left, filter);
            compose();
        };
    });
}

void GraphPipeline::take(const Filtered& left, const query::Filter& filter) {
    ++m_work.filters;
    if (const auto time = std::exchange(m_stageTime, {}); time.count() > 0)
        m_canvas.stageNext(time);
    auto uncompared = filter;
    uncompared.comparedWith = m_filter.comparedWith;
    const bool isSamePicture = m_visible && m_positions && uncompared == m_filter;
    if (!isSamePicture)
        rememberPaused();
    const auto before = std::exchange(m_visible, left.visible);
    m_visibleKey = left.key;
    m_bodies = left.bodies;
    const bool isOtherStory = std::tie(filter.team, filter.focus) != std::tie(m_filter.team, m_filter.focus);
    m_filter = filter;
    m_canvas.setMessage(m_visible->nodes.empty() ? nothingShown(filter, TranslatedWording())
                                                 : tr("Arranging the graph…"));
    if (isSamePicture) { // with other marks
        Q_EMIT filtered();
        return;
    }
    // The few that are left of a big picture are lost in its space, and get one of their own until all are back.
    // Another day's keep it, to be compared with.
    const auto isFewOf = [this](std::size_t nodes) { return m_visible->nodes.size() * kFew < nodes; };
    auto known = layout::LayoutOptions::Known::kept;
    if (isOtherStory && m_whole && !isFewOf(m_wholeSize)) {
        m_positions = std::exchange(m_whole, nullptr);
        m_restsAs = m_wholeRestsAs;
        m_home = m_restsAs == m_store.view().character ? m_positions : nullptr;
        m_ties.reset(); // as it was left, whatever the few are tied to
    } else if (isOtherStory && before && m_store.view().isLayoutRunning && isFewOf(before->nodes.size())) {
        known = layout::LayoutOptions::Known::left;
        m_whole = m_home ? m_home : m_positions;
        m_wholeRestsAs = m_home ? m_store.view().character : m_restsAs;
        m_wholeSize = before->nodes.size();
    }
    arrange(known);
    Q_EMIT filtered();
}

void GraphPipeline::arrange(layout::LayoutOptions::Known known) {
    const bool isRunning = m_store.view().isLayoutRunning;
    LayoutRunner::Task task;
    task.options.character = m_store.view().character;
    if (!m_positions)
        m_restsAs = task.options.character; // there is nothing to leave
    // A paused layout goes nowhere, so what stands there is all that there is.
    const bool goesOn = isRunning && m_home;
    task.start = goesOn ? m_home : m_positions;
    // Nor is a picture of another character, or one that is still on its way, a place to stay.
    task.options.known = goesOn || m_restsAs == task.options.character ? known : layout::LayoutOptions::Known::left;
    if (task.options.known == layout::LayoutOptions::Known::left)
        m_restsAs.reset();
    m_isSettled = false;
    task.held = heldBodies();
    m_held.clear();
    for (const auto& [id, at] : m_store.view().pins)
        m_held.insert(id);
    m_key = pictureKey();
    if (m_opening && m_opening->layout && m_opening->character == task.options.character && task.held.empty()) {
        m_layout->start(std::move(m_opening->layout), m_data->graph->nodeCount());
        take({m_opening->positions, m_opening->positions, m_opening->ties});
        return;
    }
    task.input = m_bodies;
    task.before = m_ties;
    if (isRunning && m_positions != task.start)
        task.now = m_positions;
    task.picture = m_memory.find(m_key);
    task.nodeCount = m_data->graph->nodeCount();
    take(m_layout->start(std::move(task)));
}

void GraphPipeline::take(const LayoutRunner::Placed& placed) {
    if (placed.now)
        m_positions = placed.now;
    if (!placed.home)
        return;
    m_home = placed.home;
    m_ties = placed.ties;
    // What is held may pull others along, so only what comes to rest tells where these are.
    if (m_store.view().isLayoutRunning && m_held.empty())
        m_memory.remember(m_key, m_home);
}

std::vector<layout::HeldBody> GraphPipeline::heldBodies() const {
    std::vector<layout::HeldBody> held;
    for (const auto& [id, at] : m_store.view().pins)
        if (const auto node = nodeOf(id); node && m_visible->nodeShown[*node] != 0)
            held.push_back({*node, at});
    return held;
}

layout::PictureKey GraphPipeline::pictureKey() const {
    return layout::pictureKey(m_visibleKey, m_store.view().character, heldBodies());
}

void GraphPipeline::rememberPaused() {
    const auto& view = m_store.view();
    if (!view.isLayoutRunning && m_positions && m_restsAs == view.character)
        m_memory.remember(m_key, m_positions);
}

void GraphPipeline::repin() {
    if (!m_visible)
        return;
    rememberPaused();
    m_key = pictureKey();
    // The layout of a large graph lets go of its bodies sooner than another one is made.
    if (m_visible->nodes.size() <= scene::kShapedForLayout && m_memory.find(m_key))
        arrange(layout::LayoutOptions::Known::kept);
    else
        holdPins();
}

void GraphPipeline::holdPins() {
    const auto& pins = m_store.view().pins;
    for (const auto& id : std::exchange(m_held, {}))
        if (const auto node = nodeOf(id); node && !pins.contains(id))
            m_layout->release(*node);
    for (const auto& [id, at] : pins)
        if (const auto node = nodeOf(id)) {
            m_layout->hold(*node, at);
            m_held.insert(id);
        }
}

SceneRequest GraphPipeline::sceneRequest(Attempt attempt) const {
    SceneRequest wanted;
    wanted.picture = request();
    wanted.camera = m_canvas.camera();
    wanted.camera.isFitted = m_canvas.followsScene();
    wanted.fitRoom = m_canvas.fitRoom();
    wanted.area = m_canvas.sceneArea();
    if (isMoving() && !(attempt == Attempt::second && m_isTidy))
        wanted.before = m_canvas.scene();
    wanted.motion = m_isSettled ? SceneRequest::Motion::resting : SceneRequest::Motion::moving;
    return wanted;
}

bool GraphPipeline::isMoving() const {
    return m_rest.isActive() || (!m_isSettled && m_store.view().isLayoutRunning);
}

void GraphPipeline::compose() {
    compose(Attempt::first);
}

void GraphPipeline::compose(Attempt attempt) {
    // The canvas tells when it wants another scene, also while it gets this one.
    if (!hasPicture() || m_isComposing)
        return;
    if (m_visible->nodes.size() <= kComposedAtOnce) {
        m_composing->cancel();
        return show(m_maker.make(sceneRequest(attempt)), attempt);
    }
    m_composing->ask([this, wanted = sceneRequest(attempt), maker = m_jobMaker, attempt]() -> LatestJob::Report {
        return [this, made = maker->make(wanted), attempt] { show(made, attempt); };
    });
}

void GraphPipeline::show(const SceneMaker::Made& made, Attempt attempt) {
    ++m_work.scenes;
    m_isTidy = made.names == SceneMaker::Made::Names::afresh;
    m_work.labelLayouts += made.scene->labelLayouts;
    m_isComposing = true;
    m_canvas.setScene(made.scene, made.list);
    m_isComposing = false;
    // A legend of its own may leave the scene less room than the one before it did.
    if (attempt == Attempt::first && m_canvas.followsScene() &&
        std::abs(m_canvas.camera().zoom / made.scene->zoom - 1) > 1e-3)
        compose(Attempt::second);
    else if (!m_isTidy && !isMoving()) // it came to rest while this was made; what has been asked for goes first
        m_rest.start();
}

bool GraphPipeline::isUpToDate() const {
    return !m_filtering->isBusy() && !m_composing->isBusy();
}

bool GraphPipeline::isAtRest() const {
    return isUpToDate() && m_isTidy && !isMoving();
}

PictureRequest GraphPipeline::request() const {
    const auto& view = m_store.view();
    PictureRequest request;
    request.mode = view.mode;
    request.chart = view.chart;
    request.graph = m_data->graph;
    request.careers = {m_data, &m_data->careers};
    request.filter = m_filter;
    request.visible = m_visible;
    request.positions = m_positions;
    request.palette = {m_data, &m_data->palette};
    request.theme = view.theme;
    request.selection = {view.selection.begin(), view.selection.end()};
    for (const auto& [id, at] : view.pins)
        request.pinned.insert(id);
    return request;
}

void GraphPipeline::pinSelection() {
    if (!hasPicture())
        return;
    const auto& view = m_store.view();
    std::vector<session::ViewAction> pin;
    std::vector<session::ViewAction> unpin;
    for (const auto& id : view.selection) {
        const auto node = nodeOf(id);
        if (view.pins.contains(id))
            unpin.emplace_back(session::Unpin{id});
        else if (node && (*m_positions)[*node])
            pin.emplace_back(session::Pin{id, *(*m_positions)[*node]});
    }
    for (const auto& action : pin.empty() ? unpin : pin)
        m_store.dispatch(action);
}

void GraphPipeline::selectPath() {
    const auto& selection = m_store.view().selection;
    if (!m_visible || selection.size() != 2)
        return take(query::Path());
    const auto from = nodeOf(selection[0]);
    const auto to = nodeOf(selection[1]);
    if (!from || !to)
        return take(query::Path());
    if (m_data->graph->nodeCount() <= kFilteredAtOnce)
        return take(query::shortestPath(*m_data->graph, *m_visible, *from, *to));
    m_searching->ask(
        [this, data = m_data, visible = m_visible, from = *from, to = *to, asked = selection]() -> LatestJob::Report {
            return [this, data, asked, path = query::shortestPath(*data->graph, *visible, from, to)] {
                if (data == m_data && asked == m_store.view().selection) // else nobody waits for it any more
                    take(path);
            };
        });
}

void GraphPipeline::take(const query::Path& path) {
    if (path.nodes.empty()) {
        Q_EMIT pathMissing();
        return;
    }
    session::SelectMany way;
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        way.ids.push_back(m_data->graph->idOf(path.nodes[i]));
        if (i < path.edges.size())
            way.ids.push_back(m_data->graph->idOf(path.edges[i]));
    }
    m_store.dispatch(way);
}

} // namespace whither::ui
