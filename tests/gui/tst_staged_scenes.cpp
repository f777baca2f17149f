#include "ui/canvas/staged_scenes.h"

#include <QDeadlineTimer>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

using namespace whither;

namespace {

/// Some disks in a row, from the `first` on, `up` above the axis.
scene::ScenePtr row(std::uint32_t first, std::uint32_t count, double up) {
    auto made = std::make_shared<scene::Scene>();
    for (std::uint32_t i = first; i < first + count; ++i) {
        scene::SceneNode node;
        node.node = graph::NodeIndex{i};
        node.id = {model::EntityKind::person, std::to_string(i)};
        node.centre = {30.0 * i, -up};
        node.radius = 10;
        made->nodes.push_back(node);
    }
    return made;
}

} // namespace

class StagedScenesTest : public QObject {
    Q_OBJECT

    /// All that was shown from the second scene on.
    static std::vector<scene::ScenePtr> shownBetween(const scene::ScenePtr& before, const scene::ScenePtr& after) {
        ui::StagedScenes stages(nullptr);
        std::vector<scene::ScenePtr> shown;
        connect(&stages, &ui::StagedScenes::shown, [&shown](const scene::ScenePtr& scene) { shown.push_back(scene); });
        stages.setScene(before, nullptr);
        shown.clear();
        stages.stageNext(std::chrono::milliseconds(1'000));
        stages.setScene(after, nullptr);
        QDeadlineTimer patience(20'000);
        while (stages.isRunning() && !patience.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return shown;
    }

  private Q_SLOTS:
    void scenesOfAnySizeComeInStages_data() {
        QTest::addColumn<int>("nodes");
        QTest::newRow("few") << 20;
        QTest::newRow("many") << 8'000;
    }
    void scenesOfAnySizeComeInStages() {
        QFETCH(int, nodes);
        const auto count = static_cast<std::uint32_t>(nodes);
        const auto before = row(0, count, 0);
        const auto after = row(10, count, 50); // ten go, ten come, the others travel
        const auto shown = shownBetween(before, after);
        QVERIFY(shown.size() > 1);
        QCOMPARE(shown.back(), after);
        QVERIFY(std::any_of(shown.begin(), shown.end(), [&](const scene::ScenePtr& stage) {
            return stage->nodes.back().centre.y < 0 && stage->nodes.back().centre.y > -50;
        }));
    }

    void picturesOfDifferentPartsOfAGraphAreNotMixed() {
        auto elsewhere = std::make_shared<scene::Scene>(*row(0, 20, 0));
        elsewhere->area = {0, 0, 100, 100};
        const auto shown = shownBetween(row(0, 20, 0), elsewhere);
        QCOMPARE(shown.size(), std::size_t{1});
        QCOMPARE(shown.back(), scene::ScenePtr(elsewhere));
    }
};

QTEST_GUILESS_MAIN(StagedScenesTest)
#include "tst_staged_scenes.moc"
