#include "ui/graph_pipeline.h"

#include "core/query/paths.h"
#include "core/session/view_action.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/jobs/layout_runner.h"
#include "ui/view_store.h"
#include "ui/wording.h"

#include <algorithm>
#include <utility>

namespace whither::ui {

namespace {

/// Rounds in which a fitted zoom and the labels' room, which depend on each other, come to rest.
constexpr int kFitRounds = 6;

} // namespace

GraphPipeline::GraphPipeline(ViewStore& store, const TranslatedWording& words, GraphCanvas& canvas, QObject* parent)
    : QObject(parent), m_store(store), m_words(words), m_canvas(canvas), m_layout(new LayoutRunner(this)) {
    connect(&m_store, &ViewStore::changed, this, &GraphPipeline::follow);
    connect(m_layout, &LayoutRunner::moved, this, [this](const layout::PositionsPtr& positions) {
        m_positions = positions;
        compose();
    });
    connect(&m_canvas, &GraphCanvas::actionRequested, &m_store, &ViewStore::dispatch);
    connect(&m_canvas, &GraphCanvas::zoomChanged, this, &GraphPipeline::compose);
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

void GraphPipeline::open(LoadedPtr data) {
    m_data = std::move(data);
    m_visible.reset();
    m_positions.reset();
    m_held.clear();
    m_canvas.setMessage(tr("Arranging the graph…"));
    m_canvas.setScene(nullptr);
    m_store.open(session::openingView(m_data->dataset(), m_store.view().theme));
}

std::optional<graph::NodeIndex> GraphPipeline::nodeOf(const model::EntityId& id) const {
    return m_data ? m_data->graph->find(id) : std::nullopt;
}

void GraphPipeline::follow(session::Change change) {
    using session::Change;
    if (!m_data)
        return;
    if (has(change, Change::camera))
        m_canvas.setCamera(m_store.view().camera);
    if (has(change, Change::layout))
        m_layout->setRunning(m_store.view().isLayoutRunning ? LayoutRunner::State::running
                                                            : LayoutRunner::State::paused);
    if (has(change, Change::filter))
        filter();
    if (has(change, Change::pins))
        holdPins();
    if (has(change, Change::filter) || has(change, Change::selection) || has(change, Change::pins) ||
        has(change, Change::theme))
        compose();
}

void GraphPipeline::filter() {
    m_visible = std::make_shared<const query::VisibleSet>(query::apply(m_store.view().filter, *m_data->graph));
    const double aspect = static_cast<double>(m_canvas.width()) / std::max(m_canvas.height(), 1);
    const auto placed = m_layout->start(scene::layoutInput(*m_data->graph, *m_visible, m_measurer, m_words),
                                        {.seed = 1, .aspect = aspect}, m_positions ? *m_positions : layout::Positions{},
                                        m_data->graph->nodeCount());
    if (placed)
        m_positions = placed;
    m_held.clear();
    holdPins();
    Q_EMIT filtered();
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

void GraphPipeline::compose() {
    // The canvas may answer a scene with another zoom to fit it, which asks for another scene.
    if (!m_data || !m_positions || m_isComposing)
        return;
    m_isComposing = true;
    const PictureRequest now = request();
    auto input = inputOf(now, m_measurer, m_words);
    for (int round = 0; round < kFitRounds; ++round) {
        input.zoom = m_canvas.camera().zoom;
        m_canvas.setScene(std::make_shared<const scene::Scene>(scene::compose(input)));
        if (m_canvas.camera().zoom == input.zoom)
            break;
    }
    m_isComposing = false;
}

PictureRequest GraphPipeline::request() const {
    const auto& view = m_store.view();
    PictureRequest request;
    request.graph = m_data->graph;
    request.filter = view.filter;
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

bool GraphPipeline::selectPath() {
    const auto& selection = m_store.view().selection;
    if (!m_data || selection.size() != 2)
        return false;
    const auto from = nodeOf(selection[0]);
    const auto to = nodeOf(selection[1]);
    if (!from || !to)
        return false;
    const auto path = query::shortestPath(*m_data->graph, *m_visible, *from, *to);
    if (path.nodes.empty())
        return false;
    session::SelectMany way;
    for (const auto node : path.nodes)
        way.ids.push_back(m_data->graph->idOf(node));
    m_store.dispatch(way);
    return true;
}

} // namespace whither::ui
