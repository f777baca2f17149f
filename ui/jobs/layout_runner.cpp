#include "ui/jobs/layout_runner.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>
#include <stop_token>
#include <utility>

namespace whither::ui {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::microseconds kFrame{16'667};

} // namespace

/// Lives on the layout thread.
class LayoutRunner::Worker {
  public:
    explicit Worker(LayoutRunner& runner) : m_runner(runner) {}

    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            if (!takeCommands(stop))
                return;
            if (m_layout && m_state == State::running && m_isAwake) {
                m_hasMoved = m_hasMoved || m_layout->heat() > 0;
                m_isAwake = m_layout->step();
            }
            publish();
        }
    }

  private:
    /// Waits for the next frame's time, or for a command when there is nothing to do. False: stop.
    bool takeCommands(const std::stop_token& stop) {
        std::vector<Command> commands;
        {
            std::unique_lock lock(m_runner.m_mutex);
            const bool isMoving = m_layout && m_isAwake && m_state == State::running;
            if (!isMoving)
                m_runner.m_wake.wait(lock, stop, [this] { return !m_runner.m_commands.empty(); });
            // Also after a command: dragging must not make more than one frame per frame's time.
            m_runner.m_wake.wait_until(lock, stop, m_nextFrame, [] { return false; });
            commands.swap(m_runner.m_commands);
        }
        if (stop.stop_requested())
            return false;
        m_nextFrame = Clock::now() + kFrame;
        dropOvertaken(commands);
        for (Command& command : commands)
            std::visit([this](auto& c) { apply(c); }, command);
        return true;
    }

    /// Of several starts only the last is laid out. What it starts from is the picture that was there before those that
    /// it overtook, but where one of them had been placed at once.
    static void dropOvertaken(std::vector<Command>& commands) {
        const Start* previous = nullptr;
        for (auto& command : commands) {
            auto* start = std::get_if<Start>(&command);
            if (start == nullptr)
                continue;
            if (previous != nullptr && !previous->layout && start->before.valid())
                start->before = previous->before;
            previous = start;
        }
        const auto isOvertaken = [previous](const Command& command) {
            return !std::holds_alternative<State>(command) && std::get_if<Start>(&command) != previous;
        };
        const auto last = std::find_if(commands.begin(), commands.end(), [previous](const Command& command) {
            return std::get_if<Start>(&command) == previous;
        });
        if (previous != nullptr)
            commands.erase(std::remove_if(commands.begin(), last, isOvertaken), last);
    }

    void apply(Start& start) {
        m_hasMoved = !start.layout;
        m_layout = start.layout ? std::move(start.layout) : layoutOf(start);
        m_nodeCount = start.nodeCount;
        m_run = start.run;
        m_isAwake = true;
        m_wasAwake = true; // so that one that rests from the first says so
    }
    void apply(const Hold& hold) {
        if (!m_layout)
            return;
        m_layout->hold(hold.node, hold.at);
        m_isAwake = m_hasMoved = true;
    }
    void apply(const Release& release) {
        if (!m_layout)
            return;
        m_layout->release(release.node);
        m_isAwake = true;
    }
    void apply(State state) { m_state = state; }

    void publish() {
        const bool isSettled = m_wasAwake && !m_isAwake;
        if (m_hasMoved || isSettled)
            m_runner.publish(m_run,
                             m_hasMoved ? std::make_shared<const layout::Positions>(m_layout->positions(m_nodeCount))
                                        : nullptr,
                             isSettled);
        m_hasMoved = false;
        m_wasAwake = m_isAwake;
    }

    LayoutRunner& m_runner;
    std::unique_ptr<layout::ForceLayout> m_layout;
    std::size_t m_nodeCount = 0;
    std::uint64_t m_run = 0;
    State m_state = State::running;
    bool m_isAwake = false;
    bool m_wasAwake = false;
    bool m_hasMoved = false; ///< since the last published picture
    Clock::time_point m_nextFrame = Clock::now();
};

LayoutRunner::LayoutRunner(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { Worker(*this).run(stop); }) {
    qRegisterMetaType<layout::PositionsPtr>();
}

LayoutRunner::~LayoutRunner() {
    m_thread.request_stop();
    m_thread.join();
}

AwaitedInput ready(layout::LayoutInputPtr input) {
    std::promise<layout::LayoutInputPtr> promise;
    promise.set_value(std::move(input));
    return promise.get_future().share();
}

std::unique_ptr<layout::ForceLayout> LayoutRunner::layoutOf(const Start& start) {
    auto layout = std::make_unique<layout::ForceLayout>(*start.input.get(), start.options,
                                                        start.known ? *start.known : layout::Positions{},
                                                        start.before.valid() ? start.before.get().get() : nullptr);
    for (const auto& [node, at] : start.held)
        layout->hold(node, at);
    return layout;
}

layout::PositionsPtr LayoutRunner::start(AwaitedInput input, const layout::LayoutOptions& options,
                                         layout::PositionsPtr start, std::size_t nodeCount, AwaitedInput before,
                                         std::vector<HeldBody> held) {
    ++m_run;
    Start command{nullptr,           std::move(input), options,   std::move(start),
                  std::move(before), std::move(held),  nodeCount, m_run};
    layout::PositionsPtr placed;
    const bool isThere = command.input.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    if (isThere && command.input.get()->bodies.size() <= kPlacedAtOnce) {
        command.layout = layoutOf(command);
        placed = std::make_shared<const layout::Positions>(command.layout->positions(nodeCount));
    }
    send(std::move(command));
    return placed;
}

void LayoutRunner::start(std::unique_ptr<layout::ForceLayout> placed, std::size_t nodeCount) {
    ++m_run;
    send(Start{std::move(placed), {}, {}, {}, {}, {}, nodeCount, m_run});
}

void LayoutRunner::hold(graph::NodeIndex node, base::Point at) {
    send(Hold{node, at});
}

void LayoutRunner::release(graph::NodeIndex node) {
    send(Release{node});
}

void LayoutRunner::setRunning(State state) {
    send(state);
}

void LayoutRunner::send(Command command) {
    {
        const std::scoped_lock lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_wake.notify_one();
}

void LayoutRunner::publish(std::uint64_t run, layout::PositionsPtr positions, bool isSettled) {
    bool isFirst = false;
    {
        const std::scoped_lock lock(m_mutex);
        isFirst = !m_news;
        if (!m_news || m_news->run != run)
            m_news = News{run, {}, false};
        if (positions)
            m_news->positions = std::move(positions);
        m_news->isSettled = isSettled;
    }
    if (isFirst)
        QMetaObject::invokeMethod(this, &LayoutRunner::deliver, Qt::QueuedConnection);
}

void LayoutRunner::deliver() {
    std::optional<News> news;
    {
        const std::scoped_lock lock(m_mutex);
        news = std::exchange(m_news, std::nullopt);
    }
    if (!news || news->run != m_run)
        return;
    if (news->positions)
        Q_EMIT moved(news->positions);
    if (news->isSettled)
        Q_EMIT settled();
}

} // namespace whither::ui
