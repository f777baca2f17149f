#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/panels/time_bar.h"

#include <QComboBox>

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <map>

using namespace whither;
using namespace whither::tests;
using base::Day;
using graph::NodeIndex;

namespace {

using Places = std::map<NodeIndex, base::Point>;

Day day(int year, unsigned month, unsigned day = 1) {
    return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

} // namespace

/// What was shown before is found as it was, whatever way one comes.
class WayBackTest : public WindowTest {
    Q_OBJECT

    [[nodiscard]] Places places() const {
        const auto picture = m_window->pipeline().request();
        Places places;
        for (const NodeIndex node : picture.visible->nodes)
            places[node] = (*picture.positions)[node].value();
        return places;
    }
    /// Nodes of both pictures that stand elsewhere.
    [[nodiscard]] static std::size_t moved(const Places& a, const Places& b) {
        return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&b](const auto& place) {
            const auto found = b.find(place.first);
            return found != b.end() && !(found->second == place.second);
        }));
    }
    void rest() { QTRY_VERIFY_WITH_TIMEOUT(m_window->pipeline().isAtRest(), 60'000); }
    void show(Day day) { m_window->store().dispatch(session::SetAsOf{day}); }
    void showAtRest(Day day) {
        show(day);
        rest();
    }
    void undo() {
        m_window->activateWindow();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    }
    void undoAtRest() {
        undo();
        rest();
    }
    void openWiderField() {
        open(write("ai-talent.whither", *aiTalentData()));
        rest();
    }
    /// What each day's picture came to while it played from a day to the end.
    [[nodiscard]] std::map<Day, Places> played(Day since) {
        showAtRest(since);
        auto& player = find<ui::TimeBar>("timeBar")->player();
        std::map<Day, Places> days;
        player.play();
        while (player.isPlaying()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (m_window->pipeline().isAtRest())
                days[view().filter.asOf.value()] = places();
        }
        return days;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void anotherDayTakenBackLeavesEverythingWhereItStood() {
        openWiderField();
        showAtRest(day(2021, 1));
        select(kMeta); // so that the days are two steps to take back
        rest();
        const Places before = places();
        showAtRest(day(2024, 6));
        QVERIFY2(moved(before, places()) > 0, "the other day arranges some of them otherwise");
        undoAtRest();
        QCOMPARE(view().filter.asOf, std::optional(day(2021, 1)));
        QVERIFY(places() == before);
    }

    void anotherFilterTakenBackLeavesEverythingWhereItStood() {
        openWiderField();
        const Places before = places();
        m_window->store().dispatch(session::ShowLayer{query::Layer::people, false});
        rest();
        m_window->store().dispatch(session::ShowLayer{query::Layer::relations, true});
        rest();
        undoAtRest();
        undoAtRest();
        QVERIFY(places() == before);
    }

    void whatIsPinnedAndWhatItPulledStandWhereTheyStood() {
        rest();
        const Places loose = places();
        const NodeIndex mistral = m_window->pipeline().data()->graph->find(kMistral).value();
        const base::Point at = loose.at(mistral) + base::Point{120, 90};
        m_window->store().dispatch(session::Pin{kMistral, at});
        QTRY_COMPARE(places().at(mistral), at);
        rest();
        const Places pinned = places();
        QCOMPARE(pinned.at(mistral), at);
        QVERIFY2(moved(loose, pinned) > 1, "others follow");
        showAtRest(day(2023, 4));
        undoAtRest();
        QVERIFY(places() == pinned);
        undoAtRest();
        QVERIFY(view().pins.empty());
        QVERIFY(places() == loose);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        rest();
        QVERIFY(places() == pinned);
    }

    void aPausedPictureThatWasArrangedByHandComesBackAsItWas() {
        rest();
        trigger(ui::Command::pauseLayout);
        auto& canvas = m_window->canvas();
        const NodeIndex mistral = m_window->pipeline().data()->graph->find(kMistral).value();
        const base::Point from = places().at(mistral);
        const base::Point to = from + base::Point{-60, 40};
        const auto drag = [&](base::Point there) {
            Q_EMIT canvas.dragStarted(kMistral, there);
            Q_EMIT canvas.dragEnded(kMistral, there);
            QTRY_COMPARE(places().at(mistral), there);
        };
        drag(to);
        const Places before = places();
        show(day(2023, 4));
        QCOMPARE(places().at(mistral), to);
        drag(from);
        undo();
        QVERIFY(places() == before);
    }

    void aDayComeToAgainShowsTheSamePicture() {
        openWiderField();
        showAtRest(day(2022, 1));
        const Places first = places();
        showAtRest(day(2024, 1));
        showAtRest(day(2019, 1));
        showAtRest(day(2022, 1));
        QVERIFY(places() == first);
        // Nor need it be that very day, as long as nothing happened in between.
        const auto shown = m_window->pipeline().visible()->edges;
        showAtRest(day(2024, 1));
        showAtRest(day(2022, 1, 2));
        QVERIFY(m_window->pipeline().visible()->edges == shown);
        QVERIFY(places() == first);
    }

    void aPictureDoesNotDependOnHowFarTheOneBeforeItHadCome() {
        const auto walk = [this](std::initializer_list<Day> days, bool isPatient) {
            open();
            rest();
            for (const Day each : days) {
                show(each);
                if (isPatient)
                    rest();
            }
            rest();
            return places();
        };
        const auto days = {day(2023, 1), day(2023, 7), day(2024, 2), day(2024, 12)};
        QVERIFY(walk(days, false) == walk(days, true));
    }

    void playedAgainEachDayLooksAsItDidTheFirstTime() {
        openWiderField();
        find<QComboBox>("playSpeed")->setCurrentIndex(3);
        const Day since = view().filter.asOf.value() - std::chrono::days{60};
        const auto first = played(since);
        QVERIFY(first.size() > 1);
        const auto second = played(since);
        std::size_t compared = 0;
        for (const auto& [when, places] : second)
            if (const auto then = first.find(when); then != first.end()) {
                QVERIFY(then->second == places);
                ++compared;
            }
        QVERIFY(compared > 1);
    }

    void anotherFileForgetsThePicturesOfTheOneBefore() {
        rest();
        const Places before = places();
        open(path("llama.whither"));
        rest();
        QVERIFY2(places() == before, "the same, as it is fresh");
        showAtRest(day(2023, 4));
        openWiderField();
        QVERIFY(places().size() > before.size());
    }
};

QTEST_MAIN(WayBackTest)
#include "tst_way_back.moc"
