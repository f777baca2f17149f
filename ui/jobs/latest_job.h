#pragma once

#include <QObject>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace whither::ui {

/// Does the newest of what it is asked for on a thread of its own. What waits while something newer comes is dropped;
/// what has begun is finished and reported. Lives on the GUI thread; going away, it waits for what it is at.
class LatestJob : public QObject {
    Q_OBJECT
  public:
    /// Called on the GUI thread.
    using Report = std::function<void()>;
    /// Called on the job's thread, never two at a time.
    using Work = std::function<Report()>;

    explicit LatestJob(QObject* parent = nullptr);
    ~LatestJob() override;

    void ask(Work work);
    /// Forgets what waits, and keeps quiet about what has begun.
    void cancel();
    /// Something waits, is being done, or has not been reported yet.
    [[nodiscard]] bool isBusy() const { return m_asked != m_reported; }

  private:
    void run(const std::stop_token& stop);
    void report(std::uint64_t number, const Report& report);

    std::uint64_t m_asked = 0;     ///< GUI thread only, as the next two
    std::uint64_t m_reported = 0;  ///< newest that is done with
    std::uint64_t m_cancelled = 0; ///< nothing up to this one is reported

    std::mutex m_mutex; ///< guards all between here and m_thread
    std::condition_variable_any m_wake;
    Work m_next; ///< empty: nothing waits
    std::uint64_t m_number = 0;

    std::jthread m_thread;
};

} // namespace whither::ui
