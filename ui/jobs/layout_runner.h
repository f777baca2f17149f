#pragma once

#include "core/layout/force_layout.h"

#include <QObject>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace whither::ui {

/// What a layout is told; of a large graph made by whoever asks for it first, which no GUI thread does. Not valid():
/// nothing is known.
using AwaitedInput = std::shared_future<layout::LayoutInputPtr>;
[[nodiscard]] AwaitedInput ready(layout::LayoutInputPtr input);

/// Runs the live layout on a thread of its own, one tick per published picture and at most 60 a second. The latest
/// start wins. Lives on the GUI thread and never blocks it but for placing a small graph; going away, it joins its
/// thread within one tick, or when a large graph that is just being placed has been.
class LayoutRunner : public QObject {
    Q_OBJECT
  public:
    enum class State { running, paused };

    explicit LayoutRunner(QObject* parent = nullptr);
    ~LayoutRunner() override;

    struct HeldBody {
        graph::NodeIndex node{};
        base::Point at; ///< world units
    };
    /// Lays out `input` (valid) from now on instead of what was before, with the bodies of `held` where they are held;
    /// those held before are forgotten. Graphs of up to kPlacedAtOnce bodies whose input is there, which takes less
    /// than a frame, are placed before this returns, so that the first frame can show them; the positions are returned.
    /// For larger ones null is returned and moved() brings them. `nodeCount`: size of the positions' table. `start`
    /// (may be null) and `before` (of `start`; may be invalid): as in ForceLayout.
    [[nodiscard]] layout::PositionsPtr start(AwaitedInput input, const layout::LayoutOptions& options,
                                             layout::PositionsPtr start, std::size_t nodeCount,
                                             AwaitedInput before = {}, std::vector<HeldBody> held = {});
    static constexpr std::size_t kPlacedAtOnce = 32;
    /// The same for a layout that was placed elsewhere, with nothing held and whose positions are known.
    void start(std::unique_ptr<layout::ForceLayout> placed, std::size_t nodeCount);

    // As in ForceLayout, for the layout started last. A paused layout moves the held body alone.
    void hold(graph::NodeIndex node, base::Point at);
    void release(graph::NodeIndex node);

    void setRunning(State state);

  Q_SIGNALS:
    /// Where everything is now. Not emitted for the positions that start() returned.
    void moved(whither::layout::PositionsPtr positions);
    /// Nothing moves any more, until something is touched; also when nothing had to move at all.
    void settled();

  private:
    struct Start {
        std::unique_ptr<layout::ForceLayout> layout; ///< null: to be made of the rest
        AwaitedInput input;
        layout::LayoutOptions options;
        layout::PositionsPtr known;
        AwaitedInput before;
        std::vector<HeldBody> held;
        std::size_t nodeCount = 0;
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

    [[nodiscard]] static std::unique_ptr<layout::ForceLayout> layoutOf(const Start& start);
    void send(Command command);
    /// Any thread. Only the newest news is kept while the GUI thread is busy.
    void publish(std::uint64_t run, layout::PositionsPtr positions, bool isSettled);
    void deliver();

    std::uint64_t m_run = 0; ///< GUI thread only

    std::mutex m_mutex; ///< guards all between here and m_thread
    std::condition_variable_any m_wake;
    std::vector<Command> m_commands; ///< oldest first
    struct News {
        std::uint64_t run = 0;
        layout::PositionsPtr positions; ///< null: nothing moved since the last delivery
        bool isSettled = false;
    };
    std::optional<News> m_news;

    std::jthread m_thread;
};

} // namespace whither::ui
