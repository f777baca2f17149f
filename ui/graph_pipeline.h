#pragma once

#include "core/layout/force_layout.h"
#include "core/layout/picture_memory.h"
#include "core/query/filter.h"
#include "core/query/paths.h"
#include "core/session/view_action.h"
#include "ui/canvas/picture_request.h"
#include "ui/jobs/layout_runner.h"
#include "ui/jobs/load_job.h"
#include "ui/scene_maker.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>

namespace whither::ui {

class GraphCanvas;
class LatestJob;
class ViewStore;

/// From data and view to the picture on the canvas: filter, place, compose; each step only when what it depends on has
/// changed. GUI thread; placing runs on the layout's own, and so do the other steps of a graph for which they would
/// take longer than half a frame: then the latest wins, and what was there before stays until they are done.
class GraphPipeline : public QObject {
    Q_OBJECT
  public:
    /// `store` and `canvas` must outlive the pipeline.
    GraphPipeline(ViewStore& store, GraphCanvas& canvas, QObject* parent = nullptr);
    ~GraphPipeline() override;

    /// Shows other data from now on, as its opening view, in the theme and with the character that the view had; the
    /// canvas has the settled picture when this returns, or, of a large graph, as soon as it has been placed.
    /// `picture`: the opening picture where it has been made already; may be null.
    void open(LoadedPtr data, OpeningPicturePtr picture = nullptr);

    /// Null before the first open().
    [[nodiscard]] const LoadedPtr& data() const { return m_data; }
    [[nodiscard]] const std::shared_ptr<const query::VisibleSet>& visible() const { return m_visible; }
    /// There is data, and its graph has been placed.
    [[nodiscard]] bool hasPicture() const { return m_data && m_visible && m_positions; }
    /// Everything that was asked for is on the canvas.
    [[nodiscard]] bool isUpToDate() const;
    /// And nothing moves any more, and names stand where they stand best.
    [[nodiscard]] bool isAtRest() const;
    /// Whether what is on its way to another place is shown on the way, or not before it is there.
    enum class Pace { smooth, stepwise };
    void setPace(Pace pace) { m_pace = pace; }
    /// The picture of the filter that is asked for next comes in stages, and takes so long.
    void stageNext(std::chrono::milliseconds time) { m_stageTime = time; }
    /// How often what, since the pipeline was made; noise cannot touch these numbers.
    struct Work {
        std::uint64_t filters = 0;
        std::uint64_t scenes = 0;       ///< put on the canvas
        std::uint64_t labelLayouts = 0; ///< that these took
    };
    [[nodiscard]] const Work& work() const { return m_work; }
    /// The picture as it is now, for files, clipboard and printer. Only with hasPicture().
    [[nodiscard]] PictureRequest request() const;

    /// Pins what of the selection is not pinned; when all of it is, unpins it.
    void pinSelection();
    /// Selects a shortest way between the two selected nodes, the moves along it included; in a large graph as soon as
    /// it is found.
    void selectPath();

  Q_SIGNALS:
    /// The picture has no way between the two that were selected.
    void pathMissing();
    /// Other data, or the filter leaves something else: data() and visible() are new.
    void filtered();

  private:
    void follow(session::Change change);
    /// What a filter leaves of the graph, and what the layout is to know of it.
    struct Filtered {
        std::shared_ptr<const query::VisibleSet> visible;
        layout::PictureKey key{}; ///< of `visible`
        WantedInput bodies;
    };
    class Filterer;
    void refilter();
    void take(const Filtered& filtered, const query::Filter& filter);
    /// Starts the layout of what is visible: of what came to rest before, as it was.
    void arrange(layout::LayoutOptions::Known known);
    void take(const LayoutRunner::Placed& placed);
    /// Pins that show, as the layout is told of them.
    [[nodiscard]] std::vector<layout::HeldBody> heldBodies() const;
    [[nodiscard]] layout::PictureKey pictureKey() const;
    /// A paused layout may have been arranged by hand, and never comes to rest: to be called before it is left.
    void rememberPaused();
    void repin();
    void compose();
    enum class Attempt { first, second };
    void compose(Attempt attempt);
    void show(const SceneMaker::Made& made, Attempt attempt);
    [[nodiscard]] SceneRequest sceneRequest(Attempt attempt) const;
    /// Names keep to their places then, as far as they can; at rest each has the best.
    [[nodiscard]] bool isMoving() const;
    void holdPins();
    void take(const query::Path& path);
    [[nodiscard]] std::optional<graph::NodeIndex> nodeOf(const model::EntityId& id) const;

    ViewStore& m_store;
    GraphCanvas& m_canvas;
    LayoutRunner* m_layout = nullptr;
    LatestJob* m_filtering = nullptr;
    std::shared_ptr<Filterer> m_filterer; ///< of m_data; of a large graph used on the job's thread alone
    LatestJob* m_composing = nullptr;
    LatestJob* m_searching = nullptr;       ///< for paths
    SceneMaker m_maker;                     ///< for what is composed at once
    std::shared_ptr<SceneMaker> m_jobMaker; ///< used on the job's thread alone
    LoadedPtr m_data;
    OpeningPicturePtr m_opening; ///< of m_data, until it has been shown
    std::shared_ptr<const query::VisibleSet> m_visible;
    layout::PictureKey m_visibleKey{};
    WantedInput m_bodies;   ///< of m_visible
    query::Filter m_filter; ///< that it is of
    layout::PositionsPtr m_positions;
    std::optional<layout::Character> m_restsAs; ///< character that m_positions have; none: they are on their way to it
    /// The picture that m_positions are on their way to, or have come to, in the wished character: what the next one
    /// is made from, so that it is the same however early that is asked for. Null: not known.
    layout::PositionsPtr m_home;
    layout::TiesPtr m_ties;         ///< of m_home; null: not known
    layout::PictureMemory m_memory; ///< pictures of m_data that came to rest
    layout::PictureKey m_key{};     ///< of the layout started last, with the pins as they are
    layout::PositionsPtr m_whole;   ///< the picture that a few nodes have left for one of their own; null: none
    std::size_t m_wholeSize = 0;    ///< its nodes
    std::optional<layout::Character> m_wholeRestsAs;
    std::set<model::EntityId> m_held; ///< pins that the layout was told of
    Pace m_pace = Pace::smooth;
    std::chrono::milliseconds m_stageTime{0}; ///< 0: at once
    bool m_isSettled = false;                 ///< nothing moves
    bool m_isComposing = false;
    bool m_isTidy = false; ///< the names on the canvas were placed without regard to where they had been
    QTimer m_rest;         ///< runs while the camera has just asked for another scene
    Work m_work;
};

} // namespace whither::ui
