#include "core/query/filter.h"
#include "core/scene/scene.h"
#include "tests/bench/talent_data.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/plain_wording.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

// What the layout is told of graphs so large that it takes a while.
namespace whither::tests {
namespace {

/// Counts how often it is asked.
class CountingMeasurer : public scene::TextMeasurer {
  public:
    [[nodiscard]] double width(std::string_view text, scene::FontRole role, double size) const override {
        ++m_widths;
        return m_real.width(text, role, size);
    }
    [[nodiscard]] Vertical vertical(scene::FontRole role) const override { return m_real.vertical(role); }

    [[nodiscard]] std::size_t widths() const { return m_widths; }

  private:
    FixedMeasurer m_real;
    mutable std::size_t m_widths = 0; // asked for under a lock
};

/// Asks for a stop after some names.
class StoppingWording : public PlainWording {
  public:
    explicit StoppingWording(std::size_t names) : m_left(names) {}

    [[nodiscard]] std::string name(const std::string& name, const std::string& nameZh) const override {
        ++m_names;
        if (--m_left == 0)
            m_stop.request_stop();
        return PlainWording::name(name, nameZh);
    }
    [[nodiscard]] base::Watch watch() const { return {m_stop.get_token()}; }
    [[nodiscard]] std::size_t names() const { return m_names; }

  private:
    mutable std::stop_source m_stop;
    mutable std::atomic<std::size_t> m_left;
    mutable std::atomic<std::size_t> m_names = 0;
};

class LargeLayoutInput : public testing::Test {
  protected:
    graph::TalentGraphPtr m_graph = graph::TalentGraph::build(bench::makeTalentData(25'000, 1));
    query::VisibleSet m_visible = query::apply({}, *m_graph);
};

TEST_F(LargeLayoutInput, AStopEndsItSoon) {
    constexpr std::size_t kNames = 3000;
    constexpr std::size_t kBetweenLooks = 2 * 4096; // of two threads
    const StoppingWording wording(kNames);
    const layout::LayoutInput input =
        scene::layoutInput(*m_graph, m_visible, CountingMeasurer(), wording, wording.watch());
    EXPECT_LE(wording.names(), kNames + kBetweenLooks);
    EXPECT_LT(input.bodies.size(), m_visible.nodes.size());
}

TEST_F(LargeLayoutInput, NamesAreMeasuredByTheirLetters) {
    const CountingMeasurer measurer;
    const layout::LayoutInput input = scene::layoutInput(*m_graph, m_visible, measurer, PlainWording());
    EXPECT_EQ(input.bodies.size(), m_visible.nodes.size());
    EXPECT_LT(measurer.widths(), m_visible.nodes.size() / 10) << "each letter once for each thread";
    // In a font whose letters stand by themselves there is no difference.
    const FixedMeasurer real;
    const auto& person = m_graph->dataset().people.rows().front();
    EXPECT_GE(input.bodies.front().label.width + 1e-6, real.width(person.name, scene::FontRole::personName, 12));
}

} // namespace
} // namespace whither::tests
