#include "core/query/career_in_graph.h"

#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

namespace whither {
namespace {

TEST(CareerInGraph, IsTheCareer) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        const auto graph = graph::TalentGraph::build(data);
        const query::Careers careers(*data);
        for (std::size_t i = 0; i < careers.size(); ++i) {
            const auto person = static_cast<model::PersonIndex>(i);
            EXPECT_EQ(query::careerIn(*graph, person), careers[person]) << data->people[person].key;
        }
    }
}

} // namespace
} // namespace whither
