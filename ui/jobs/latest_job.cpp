#include "ui/jobs/latest_job.h"

#include <sys/resource.h>

#include <stop_token>
#include <utility>

namespace whither::ui {

namespace {

/// Where there are fewer cores than threads the GUI thread goes first: a late picture is better than a late window. On
/// Linux the nice value is that of the calling thread alone.
void stepBack() {
    constexpr int kNice = 10;
    (void)setpriority(PRIO_PROCESS, 0, kNice);
}

} // namespace

LatestJob::LatestJob(QObject* parent) : QObject(parent), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

LatestJob::~LatestJob() {
    m_thread.request_stop();
    m_thread.join();
}

void LatestJob::ask(Work work) {
    ++m_asked;
    {
        const std::scoped_lock lock(m_mutex);
        m_next = std::move(work);
        m_number = m_asked;
    }
    m_wake.notify_one();
}

void LatestJob::cancel() {
    m_cancelled = m_reported = m_asked;
    const std::scoped_lock lock(m_mutex);
    m_next = {};
}

void LatestJob::run(const std::stop_token& stop) {
    stepBack();
    while (true) {
        Work work;
        std::uint64_t number = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return static_cast<bool>(m_next); }))
                return;
            work = std::exchange(m_next, {});
            number = m_number;
        }
        Report done = work();
        work = {}; // what it holds is given up here, not on the GUI thread
        QMetaObject::invokeMethod(
            this, [this, number, done = std::move(done)] { report(number, done); }, Qt::QueuedConnection);
    }
}

void LatestJob::report(std::uint64_t number, const Report& report) {
    if (number <= m_cancelled)
        return;
    m_reported = number;
    report();
}

} // namespace whither::ui
