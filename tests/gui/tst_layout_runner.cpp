#include "tests/support/layout_samples.h"
#include "ui/jobs/layout_runner.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <functional>
#include <future>
#include <utility>

using namespace whither;
using namespace whither::tests;
using ui::LayoutRunner;

namespace {

const layout::LayoutOptions kOptions{.seed = 1, .aspect = 1.5};
constexpr std::uint32_t kLeaves = 20;
constexpr graph::NodeIndex kHub{0};
constexpr graph::NodeIndex kLeaf{1};

ui::WantedInput inputOf(std::uint32_t leaves) {
    return {std::make_shared<const layout::LayoutInput>(starOf(leaves)), {}};
}

/// Made when asked for, after what is to be done first.
ui::WantedInput laterInputOf(std::uint32_t leaves, std::function<void()> first) {
    return {nullptr, [leaves, first = std::move(first)] {
                first();
                return starOf(leaves);
            }};
}

double movement(const layout::Positions& a, const layout::Positions& b, graph::NodeIndex node) {
    return length(*a[node] - *b[node]);
}

} // namespace

class LayoutRunnerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<LayoutRunner> m_runner;
    layout::PositionsPtr m_latest;

    static LayoutRunner::Task task(ui::WantedInput input, std::uint32_t leaves) {
        LayoutRunner::Task task;
        task.input = std::move(input);
        task.options = kOptions;
        task.nodeCount = leaves + 1;
        return task;
    }
    layout::PositionsPtr start(std::uint32_t leaves) { return m_runner->start(task(inputOf(leaves), leaves)).now; }

  private Q_SLOTS:
    void init() {
        m_latest.reset();
        m_runner = std::make_unique<LayoutRunner>();
        connect(m_runner.get(), &LayoutRunner::moved, this,
                [this](const layout::PositionsPtr& positions) { m_latest = positions; });
    }
    void cleanup() { m_runner.reset(); }

    void aSmallGraphIsPlacedAtOnceAndTheSameEachTime() {
        const auto first = start(kLeaves);
        QVERIFY(first != nullptr);
        const auto second = start(kLeaves);
        for (std::uint32_t i = 0; i <= kLeaves; ++i)
            QCOMPARE(movement(*first, *second, graph::NodeIndex{i}), 0.0);
    }

    void aLargeGraphComesLater() {
        constexpr std::uint32_t kMany = LayoutRunner::kPlacedAtOnce + 50;
        QVERIFY(start(kMany) == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(m_latest != nullptr, 60'000);
        for (std::uint32_t i = 0; i <= kMany; ++i)
            QVERIFY((*m_latest)[graph::NodeIndex{i}].has_value());
    }

    void aHeldBodyGoesWhereItIsHeldAndPullsTheOthers() {
        const auto before = start(kLeaves);
        const base::Point wanted = *(*before)[kHub] + base::Point{400, 300};
        m_runner->hold(kHub, wanted);
        QTRY_VERIFY(m_latest && length(*(*m_latest)[kHub] - wanted) < 1e-6);
        QTRY_VERIFY(movement(*m_latest, *before, kLeaf) > 100);
        QVERIFY(length(*(*m_latest)[kHub] - wanted) < 1e-6);
    }

    void itSettlesAndThenSaysNothing() {
        QSignalSpy settled(m_runner.get(), &LayoutRunner::settled);
        const auto before = start(kLeaves);
        m_runner->hold(kHub, *(*before)[kHub] + base::Point{200, 0});
        m_runner->release(kHub);
        QVERIFY(settled.wait(60'000));
    }

    void aLayoutThatRestsFromTheFirstSettlesToo() {
        QSignalSpy settled(m_runner.get(), &LayoutRunner::settled);
        QVERIFY(start(kLeaves));
        QVERIFY(settled.wait(60'000));
    }

    void aPausedLayoutMovesTheHeldBodyAlone() {
        const auto before = start(kLeaves);
        m_runner->setRunning(LayoutRunner::State::paused);
        const base::Point wanted = *(*before)[kHub] + base::Point{400, 0};
        m_runner->hold(kHub, wanted);
        QTRY_VERIFY(m_latest && length(*(*m_latest)[kHub] - wanted) < 1e-6);
        QCOMPARE(movement(*m_latest, *before, kLeaf), 0.0);
        m_runner->setRunning(LayoutRunner::State::running);
        QTRY_VERIFY(movement(*m_latest, *before, kLeaf) > 100);
    }

    void theLatestStartWins() {
        const auto before = start(kLeaves);
        m_runner->hold(kHub, *(*before)[kHub] + base::Point{400, 0});
        constexpr std::uint32_t kFew = 3;
        const auto after = start(kFew);
        const base::Point wanted = *(*after)[kHub] + base::Point{50, 0};
        m_runner->hold(kHub, wanted);
        QTRY_VERIFY(m_latest && length(*(*m_latest)[kHub] - wanted) < 1e-6);
        QVERIFY2(!(*m_latest)[graph::NodeIndex{kFew}] || m_latest->size() == kFew + 1, "nothing of the first");
    }

    void ofManyStartsOnlyTheLastIsLaidOut() {
        constexpr std::uint32_t kLast = 7;
        std::promise<void> go;
        std::promise<void> begun;
        std::atomic<int> made = 0;
        const auto first = laterInputOf(kLeaves, [&] {
            begun.set_value();
            go.get_future().wait();
        });
        QVERIFY(m_runner->start(task(first, kLeaves)).now == nullptr);
        begun.get_future().wait();
        for (std::uint32_t leaves = 3; leaves < kLast; ++leaves)
            (void)m_runner->start(task(laterInputOf(leaves, [&made] { ++made; }), leaves));
        (void)m_runner->start(task(laterInputOf(kLast, [] {}), kLast));
        go.set_value();
        QTRY_VERIFY_WITH_TIMEOUT(m_latest && m_latest->size() == kLast + 1, 60'000);
        QCOMPARE(made.load(), 0);
    }

    void goingAwayWhileMovingIsSafe() {
        const auto before = start(kLeaves);
        for (int i = 0; i < 50; ++i)
            m_runner->hold(kHub, *(*before)[kHub] + base::Point{10.0 * i, 0});
        m_runner.reset();
        QVERIFY(!m_runner);
    }
};

QTEST_GUILESS_MAIN(LayoutRunnerTest)
#include "tst_layout_runner.moc"
