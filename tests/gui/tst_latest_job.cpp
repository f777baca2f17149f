#include "ui/jobs/latest_job.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <vector>

using namespace whither;

/// What waits while something newer comes is dropped; what has begun is reported.
class LatestJobTest : public QObject {
    Q_OBJECT

    std::vector<int> m_reported;
    [[nodiscard]] ui::LatestJob::Work reporting(int number) {
        return [this, number]() -> ui::LatestJob::Report { return [this, number] { m_reported.push_back(number); }; };
    }

  private Q_SLOTS:
    void init() { m_reported.clear(); }

    void whatIsAskedForIsReportedOnThisThread() {
        ui::LatestJob job;
        QThread* where = nullptr;
        QThread* worker = nullptr;
        job.ask([&]() -> ui::LatestJob::Report {
            worker = QThread::currentThread();
            return [&] { where = QThread::currentThread(); };
        });
        QVERIFY(job.isBusy());
        QTRY_VERIFY(!job.isBusy());
        QCOMPARE(where, QThread::currentThread());
        QVERIFY(worker != QThread::currentThread());
    }

    void theLatestWins() {
        ui::LatestJob job;
        std::binary_semaphore begun{0};
        std::binary_semaphore mayEnd{0};
        job.ask([&, report = reporting(1)]() -> ui::LatestJob::Report {
            begun.release();
            mayEnd.acquire();
            return report();
        });
        begun.acquire();
        for (int number = 2; number <= 9; ++number)
            job.ask(reporting(number));
        mayEnd.release();
        QTRY_VERIFY(!job.isBusy());
        QCOMPARE(m_reported, (std::vector<int>{1, 9}));
    }

    void whatIsCancelledIsNotReported() {
        ui::LatestJob job;
        std::binary_semaphore begun{0};
        std::binary_semaphore mayEnd{0};
        job.ask([&, report = reporting(1)]() -> ui::LatestJob::Report {
            begun.release();
            mayEnd.acquire();
            return report();
        });
        begun.acquire();
        job.ask(reporting(2));
        job.cancel();
        QVERIFY(!job.isBusy());
        mayEnd.release();
        job.ask(reporting(3));
        QTRY_VERIFY(!job.isBusy());
        QCOMPARE(m_reported, std::vector<int>{3});
    }

    void goingAwayWaitsForWhatItIsAt() {
        std::atomic<bool> isDone = false;
        std::binary_semaphore begun{0};
        {
            ui::LatestJob job;
            job.ask([&]() -> ui::LatestJob::Report {
                begun.release();
                isDone = true;
                return [] {};
            });
            begun.acquire();
        }
        QVERIFY(isDone);
    }
};

QTEST_GUILESS_MAIN(LatestJobTest)
#include "tst_latest_job.moc"
