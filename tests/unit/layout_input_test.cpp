#include "core/query/filter.h"
#include "core/scene/scene.h"
#include "tests/bench/talent_data.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/plain_wording.h"

#include <gtest/gtest.h>

#include <cstddef>

// What the layout is told of graphs so large that it takes a while.
namespace whither::tests {
namespace {

/// Counts how often it is asked; every line of a label asks once how high it is.
class CountingMeasurer : public scene::TextMeasurer {
  public:
    [[nodiscard]] double width(std::string_view text, scene::FontRole role, double size) const override {
        ++m_widths;
        return m_real.width(text, role, size);
    }
    [[nodiscard]] Vertical vertical(scene::FontRole role) const override {
        if (++m_lines == m_stopAfter)
            m_stop.request_stop();
        return m_real.vertical(role);
    }

    void stopAfter(std::size_t lines) { m_stopAfter = lines; }
    [[nodiscard]] base::Watch watch() const { return {m_stop.get_token()}; }
    [[nodiscard]] std::size_t widths() const { return m_widths; }
    [[nodiscard]] std::size_t lines() const { return m_lines; }

  private:
    FixedMeasurer m_real;
    std::size_t m_stopAfter = 0;
    mutable std::stop_source m_stop;
    mutable std::size_t m_widths = 0;
    mutable std::size_t m_lines = 0;
};

class LargeLayoutInput : public testing::Test {
  protected:
    [[nodiscard]] layout::LayoutInput make(const CountingMeasurer& measurer) const {
        return scene::layoutInput(*m_graph, m_visible, measurer, PlainWording(), measurer.watch());
    }

    graph::TalentGraphPtr m_graph = graph::TalentGraph::build(bench::makeTalentData(25'000, 1));
    query::VisibleSet m_visible = query::apply({}, *m_graph);
};

TEST_F(LargeLayoutInput, AStopEndsItSoon) {
    constexpr std::size_t kLines = 3000;
    constexpr std::size_t kBetweenLooks = 2 * 4096; // two lines for a person
    CountingMeasurer measurer;
    measurer.stopAfter(kLines);
    const layout::LayoutInput input = make(measurer);
    EXPECT_LE(measurer.lines(), kLines + kBetweenLooks);
    EXPECT_LT(input.bodies.size(), m_visible.nodes.size());
}

TEST_F(LargeLayoutInput, NamesAreMeasuredByTheirLetters) {
    const CountingMeasurer measurer;
    const layout::LayoutInput input = make(measurer);
    EXPECT_EQ(input.bodies.size(), m_visible.nodes.size());
    EXPECT_LT(measurer.widths(), measurer.lines())
        << "only lines that are not written in ASCII, and each of them twice";
    // In a font whose letters stand by themselves there is no difference.
    const FixedMeasurer real;
    const auto& person = m_graph->dataset().people.rows().front();
    EXPECT_GE(input.bodies.front().label.width + 1e-6, real.width(person.name, scene::FontRole::personName, 12));
}

} // namespace
} // namespace whither::tests
