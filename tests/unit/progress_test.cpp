#include "core/base/progress.h"
#include "core/graph/talent_graph.h"
#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

namespace whither::base {

TEST(Progress, TellsTheStageAndTheShareOfIt) {
    Progress progress;
    EXPECT_EQ(progress.now().stage, Stage::reading);
    EXPECT_EQ(progress.now().fraction, 0);
    progress.report(Stage::placing, 0.5);
    EXPECT_EQ(progress.now().stage, Stage::placing);
    EXPECT_NEAR(progress.now().fraction, 0.5, 1e-6);
    progress.report(Stage::checking, 7);
    EXPECT_EQ(progress.now().stage, Stage::checking);
    EXPECT_EQ(progress.now().fraction, 1);
    progress.report(Stage::checking, -1);
    EXPECT_EQ(progress.now().fraction, 0);
}

TEST(Progress, APartOfThePartOfAWorkTellsItsShareOfTheWhole) {
    Progress progress;
    const Watch watch{{}, &progress};
    watch.part(0.2, 0.6).part(0.5, 1).report(Stage::placing, 0.5);
    EXPECT_NEAR(progress.now().fraction, 0.5, 1e-6);
}

TEST(Progress, NobodyNeedsToWatch) {
    const Watch watch;
    watch.report(Stage::building, 1);
    EXPECT_FALSE(watch.isStopped());
}

TEST(Progress, AStopGivesUpTheGraph) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(graph::TalentGraph::build(tests::llamaData(), {stop.get_token()}), nullptr);
}

} // namespace whither::base
