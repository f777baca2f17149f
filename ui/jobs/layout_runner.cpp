#include "ui/jobs/layout_runner.h"

#include "ui/jobs/give_up.h"

#include <algorithm>
#include <chrono>
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

    /// Of several starts only the last is laid out.
    static void dropOvertaken(std::vector<Command>& commands) {
        const Start* newest = nullptr;
        for (auto& command : commands)
            if (auto* start = std::get_if<Start>(&command))
                newest = start;
        const auto isOvertaken = [newest](const Command& command) {
            return !std::holds_alternative<State>(command) && std::get_if<Start>(&command) != newest;
        };
        const auto last = std::find_if(commands.begin(), commands.end(), [newest](const Command& command) {
            return std::get_if<Start>(&command) == newest;
        });
        if (newest != nullptr)
            commands.erase(std::remove_if(commands.begin(), last, isOvertaken), last);
    }

    void apply(Start& start) {
        m_hasMoved = !start.layout;
        m_isPlanned = start.layout != nullptr;
        m_layout.reset(); // of a large graph there is no memory for two
        m_layout = start.layout ? std::move(start.layout) : layoutOf(start.task);
        m_nodeCount = start.task.nodeCount;
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
        News news{m_run, {}, {}, {}, m_wasAwake && !m_isAwake};
        if (m_layout && !std::exchange(m_isPlanned, true)) {
            news.home = shared(m_layout->home(m_nodeCount));
            news.ties = shared(m_layout->ties());
            if (m_layout->heat() <= 0) // everything is there
                news.positions = news.home;
        }
        if (m_hasMoved && !news.positions)
            news.positions = shared(m_layout->positions(m_nodeCount));
        if (news.home || news.positions || news.isSettled)
            m_runner.publish(std::move(news));
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
    bool m_isPlanned = true; ///< it is known where the layout goes
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

namespace {

constexpr std::size_t kLarge = 100'000; // of a million nodes it takes two milliseconds to delete what belongs to each

} // namespace

layout::PositionsPtr shared(layout::Positions positions) {
    if (positions.size() < kLarge)
        return std::make_shared<const layout::Positions>(std::move(positions));
    return {new layout::Positions(std::move(positions)), giveUp<layout::Positions>};
}

layout::TiesPtr shared(layout::Ties ties) {
    if (ties.nodes().size() < kLarge)
        return std::make_shared<const layout::Ties>(std::move(ties));
    return {new layout::Ties(std::move(ties)), giveUp<layout::Ties>};
}

std::unique_ptr<layout::ForceLayout> LayoutRunner::layoutOf(const Task& task) {
    static const layout::Positions kNone;
    layout::LayoutInput input = task.input.ready ? *task.input.ready : task.input.make();
    const layout::Positions& start = task.start ? *task.start : kNone;
    auto layout = task.picture
                      ? std::make_unique<layout::ForceLayout>(*task.picture, input, start)
                      : std::make_unique<layout::ForceLayout>(std::move(input), task.options, start, task.before.get());
    if (task.now)
        layout->comeFrom(*task.now);
    for (const layout::HeldBody& body : task.held)
        layout->hold(body.node, body.at);
    return layout;
}

LayoutRunner::Placed LayoutRunner::start(Task task) {
    ++m_run;
    Start command{nullptr, std::move(task), m_run};
    const Task& told = command.task;
    Placed placed;
    if (told.input.ready && told.nodeCount <= kTableAtOnce && told.input.ready->bodies.size() <= kPlacedAtOnce) {
        command.layout = layoutOf(told);
        placed.now = shared(command.layout->positions(told.nodeCount));
        placed.home = command.layout->heat() > 0 ? shared(command.layout->home(told.nodeCount)) : placed.now;
        placed.ties = shared(command.layout->ties());
    }
    send(std::move(command));
    return placed;
}

void LayoutRunner::start(std::unique_ptr<layout::ForceLayout> placed, std::size_t nodeCount) {
    ++m_run;
    Start command{std::move(placed), {}, m_run};
    command.task.nodeCount = nodeCount;
    send(std::move(command));
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

void LayoutRunner::publish(News news) {
    bool isFirst = false;
    {
        const std::scoped_lock lock(m_mutex);
        isFirst = !m_news;
        if (m_news && m_news->run == news.run) {
            if (!news.home) {
                news.home = std::move(m_news->home);
                news.ties = std::move(m_news->ties);
            }
            if (!news.positions)
                news.positions = std::move(m_news->positions);
        }
        m_news = std::move(news);
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
    if (news->home)
        Q_EMIT planned(news->home, news->ties);
    if (news->positions)
        Q_EMIT moved(news->positions);
    if (news->isSettled)
        Q_EMIT settled();
}

} // namespace whither::ui
