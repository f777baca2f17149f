#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"

#include <QSlider>

#include <algorithm>
#include <map>

using namespace whither;
using model::EntityId;
using model::EntityKind;
using namespace whither::tests;

/// How the graph is arranged: by menu and knob, with pins, paused, and in files.
class ArrangementTest : public WindowTest {
    Q_OBJECT

    [[nodiscard]] std::map<EntityId, base::Point> places() const {
        std::map<EntityId, base::Point> places;
        for (const auto& node : m_window->canvas().scene()->nodes)
            places[node.id] = node.centre;
        return places;
    }
    /// The longest way from a node's place in one picture to its place in the other.
    [[nodiscard]] static double farthest(const std::map<EntityId, base::Point>& a,
                                         const std::map<EntityId, base::Point>& b) {
        double longest = 0;
        for (const auto& [id, place] : a)
            if (const auto found = b.find(id); found != b.end())
                longest = std::max(longest, length(found->second - place));
        return longest;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void aFilterThatLeavesNothingInTheWindowShowsTheWholePicture() {
        const base::Point there = m_window->canvas().nodeAt(kTimothee)->centre;
        m_window->store().dispatch(session::MoveCamera{{there, 30, false}});
        QTRY_VERIFY(m_window->pipeline().isUpToDate() && !m_window->canvas().camera().isFitted);
        m_window->store().dispatch(session::ShowLayer{query::Layer::people, false});
        QTRY_VERIFY(m_window->canvas().camera().isFitted);
    }

    void theArrangementGoesFromOverviewToClustersByMenuAndByKnob() {
        auto* const overview = m_window->actions().action(ui::Command::arrangeOverview);
        auto* const balanced = m_window->actions().action(ui::Command::arrangeBalanced);
        auto* const clusters = m_window->actions().action(ui::Command::arrangeClusters);
        auto* const knob = find<QSlider>("arrangementKnob");
        const auto isChosen = [&](const QAction* chosen, layout::Character character, int step) {
            for (const auto* action : {overview, balanced, clusters})
                if (action->isChecked() != (action == chosen))
                    return false;
            return view().character == character && knob->value() == step;
        };
        using layout::Character;
        QVERIFY(isChosen(balanced, Character::balanced, 1));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(isChosen(overview, Character::overview, 0));
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(isChosen(clusters, Character::clusters, 2));
        clusters->trigger();
        QVERIFY(isChosen(clusters, Character::clusters, 2));
        const QString told = knob->accessibleDescription();
        knob->setFocus();
        QTest::keyClick(knob, Qt::Key_Left);
        QVERIFY(isChosen(balanced, Character::balanced, 1));
        QVERIFY(knob->accessibleDescription() != told);
        QTest::keyClick(knob, Qt::Key_Home);
        QVERIFY(isChosen(overview, Character::overview, 0));
        knob->setValue(2);
        QVERIFY(isChosen(clusters, Character::clusters, 2));
        // It is the person's, not the file's.
        open(path("llama.whither"));
        QVERIFY(isChosen(clusters, Character::clusters, 2));
    }

    void anotherArrangementMovesTheGraphAndTheOldOneBringsItBack() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        QTRY_VERIFY(m_window->canvas().scene() && m_window->canvas().scene()->nodes.size() > 300);
        const auto balanced = places();
        trigger(ui::Command::arrangeOverview);
        QTRY_VERIFY(farthest(balanced, places()) > 50);
        trigger(ui::Command::arrangeClusters);
        m_window->store().dispatch(session::Select{kMeta}); // which starts nothing anew
        trigger(ui::Command::arrangeBalanced);
        QTRY_VERIFY2(farthest(balanced, places()) < 1, "the same picture again");
        QVERIFY(view().camera.isFitted);
    }

    void anArrangementIsThatOfTheFilesToo() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        QTRY_VERIFY(m_window->canvas().scene() && m_window->canvas().scene()->nodes.size() > 300);
        trigger(ui::Command::arrangeClusters);
        const auto now = m_window->pipeline().request();
        const auto page =
            ui::requestFor(now.graph, now.palette, now.filter, now.size, {.character = layout::Character::clusters});
        const auto other =
            ui::requestFor(now.graph, now.palette, now.filter, now.size, {.character = layout::Character::overview});
        // It stays where the one before it was, so only the shape is the same.
        const auto differs = [&](const ui::PictureRequest& file) {
            const auto& shown = *m_window->pipeline().request().positions;
            const auto shift = *shown[now.visible->nodes.front()] - *(*file.positions)[now.visible->nodes.front()];
            double most = 0;
            for (const auto node : now.visible->nodes)
                most = std::max(most, length(*shown[node] - *(*file.positions)[node] - shift));
            return most;
        };
        QTRY_VERIFY(differs(page) < 1);
        QVERIFY(differs(other) > 50);
    }

    void aPinStaysInEveryArrangement() {
        select(kTimothee);
        trigger(ui::Command::pin);
        const base::Point pinned = view().pins.at(kTimothee);
        const auto before = places();
        trigger(ui::Command::arrangeOverview);
        QTRY_VERIFY(farthest(before, places()) > 10);
        QCOMPARE(places().at(kTimothee), pinned);
        QCOMPARE(view().pins.at(kTimothee), pinned);
    }

    void aPausedLayoutIsArrangedWhenItGoesOn() {
        const auto before = places();
        trigger(ui::Command::pauseLayout);
        trigger(ui::Command::arrangeOverview);
        select(kTimothee);
        // Commands are taken in order: when the pin has moved its node, nothing else is going to.
        const base::Point pinned = before.at(kTimothee) + base::Point{5, 0};
        m_window->store().dispatch(session::Pin{kTimothee, pinned});
        QTRY_COMPARE(places().at(kTimothee), pinned);
        auto others = places();
        others[kTimothee] = before.at(kTimothee);
        QCOMPARE(farthest(before, others), 0.0);
        // Nor does another day in between make it forget.
        m_window->store().dispatch(session::SetAsOf{});
        trigger(ui::Command::pauseLayout);
        QTRY_VERIFY(farthest(before, places()) > 10);
    }

    void anArrangementChosenInANeighbourhoodIsThatOfTheWholeToo() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        QTRY_VERIFY(m_window->canvas().scene() && m_window->canvas().scene()->nodes.size() > 300);
        const auto balanced = places();
        m_window->store().dispatch(session::SetFocus{query::Filter::Focus{{EntityKind::person, "mira-murati"}, 1}});
        trigger(ui::Command::arrangeOverview);
        trigger(ui::Command::everything);
        QTRY_VERIFY(places().size() == balanced.size() && farthest(balanced, places()) > 50);
    }
};

QTEST_MAIN(ArrangementTest)
#include "tst_arrangement.moc"
