#pragma once

#include "core/layout/force_layout.h"
#include "core/layout/picture_memory.h"

#include <QObject>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace whither::ui {

/// What a layout is told: of a small graph at hand, of a large one made each time that it is wanted, on the layout's
/// thread, since to keep it would take more memory than the picture. One of both.
struct WantedInput {
    layout::LayoutInputPtr ready;              ///< may be null
    std::function<layout::LayoutInput()> make; ///< may be empty; any thread

    [[nodiscard]] bool isNone() const { return !ready && !make; }
};

/// To be shared among threads. Whoever is the last to let go of a large table, no GUI thread deletes it.
[[nodiscard]] layout::PositionsPtr shared(layout::Positions positions);
[[nodiscard]] layout::TiesPtr shared(layout::Ties ties);

/// Runs the live layout on a thread of its own, one tick per published picture and at most 60 a second. The latest
/// start wins. Lives on the GUI thread and never blocks it but for placing a small graph; going away, it joins its
/// thread within one tick, or when a large graph that is just being placed has been.
class LayoutRunner : public QObject {
    Q_OBJECT
  public:
    enum class State { running, paused };

    explicit LayoutRunner(QObject* parent = nullptr);
    ~LayoutRunner() override;

    /// What is laid out, and from where.
    struct Task {
        WantedInput input; ///< not none
        layout::LayoutOptions options;
        layout::PositionsPtr start;   ///< as in ForceLayout; may be null
        layout::TiesPtr before;       ///< of `start`, as in ForceLayout; may be null
        layout::PositionsPtr now;     ///< where bodies stand, if not as `start` says; may be null
        layout::PositionsPtr picture; ///< in which all of them came to rest before; may be null
        std::vector<layout::HeldBody> held;
        std::size_t nodeCount = 0; ///< size of the positions' table
    };
    /// Nulls for a picture that comes later.
    struct Placed {
        layout::PositionsPtr now;  ///< where everything is
        layout::PositionsPtr home; ///< where it is going, see planned()
        layout::TiesPtr ties;      ///< of `home`
    };
    /// Lays out a task from now on instead of what was before; bodies that were held are forgotten. Graphs of up to
    /// kPlacedAtOnce bodies whose input is there and whose table is no larger than kTableAtOnce, which takes less than
    /// a frame, are placed before this returns, so that the first frame can show them. For larger ones planned() and
    /// moved() bring the positions.
    [[nodiscard]] Placed start(Task task);
    static constexpr std::size_t kPlacedAtOnce = 32;
    static constexpr std::size_t kTableAtOnce = 20'000; ///< nodes; a table of a million takes ten milliseconds to copy
    /// The same for a layout that was placed elsewhere, with nothing held and whose positions are known.
    void start(std::unique_ptr<layout::ForceLayout> placed, std::size_t nodeCount);

    // As in ForceLayout, for the layout started last. A paused layout moves the held body alone.
    void hold(graph::NodeIndex node, base::Point at);
    void release(graph::NodeIndex node);

    void setRunning(State state);

  Q_SIGNALS:
    /// Where the layout that was started last takes everything, once, before the first moved(): see
    /// ForceLayout::home(). Not emitted for the positions that start() returned.
    void planned(whither::layout::PositionsPtr home, whither::layout::TiesPtr ties);
    /// Where everything is now. Not emitted for the positions that start() returned.
    void moved(whither::layout::PositionsPtr positions);
    /// Nothing moves any more, until something is touched; also when nothing had to move at all.
    void settled();

  private:
    struct Start {
        std::unique_ptr<layout::ForceLayout> layout; ///< null: to be made of the rest
        Task task;
        std::uint64_t run = 0;
    };
    struct Hold {
        graph::NodeIndex node{};
        base::Point at;
    };
    struct Release {
        graph::NodeIndex node{};
    };
    using Command = std::variant<Start, Hold, Release, State>;
    class Worker;

    [[nodiscard]] static std::unique_ptr<layout::ForceLayout> layoutOf(const Task& task);
    void send(Command command);
    /// What happened to the layout of a run.
    struct News {
        std::uint64_t run = 0;
        layout::PositionsPtr home;      ///< null: told already
        layout::TiesPtr ties;           ///< with `home`
        layout::PositionsPtr positions; ///< null: nothing moved
        bool isSettled = false;
    };
    /// Any thread. Only the newest news is kept while the GUI thread is busy.
    void publish(News news);
    void deliver();

    std::uint64_t m_run = 0; ///< GUI thread only

    std::mutex m_mutex; ///< guards all between here and m_thread
    std::condition_variable_any m_wake;
    std::vector<Command> m_commands; ///< oldest first
    std::optional<News> m_news;      ///< since the last delivery

    std::jthread m_thread;
};

} // namespace whither::ui
