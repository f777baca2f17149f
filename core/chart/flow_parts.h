#pragma once

#include "core/chart/chart.h"
#include "core/chart/flow_words.h"
#include "core/query/flow_table.h"
#include "core/scene/draw_list.h"
#include "core/scene/style.h"
#include "core/scene/text_measurer.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace whither::chart {

/// What every chart of flows depends on. Nothing is owned; it must live as long as the call.
struct FlowInput {
    const query::FlowTable& table;
    query::FlowQuery query; ///< its limit is lowered to what has room, see each chart
    const scene::Palette& palette;
    const scene::TextMeasurer& measurer;
    const FlowWords& words;
    scene::Theme theme = scene::Theme::light;
    base::Size size{1100, 800};             ///< pixels
    std::vector<model::EntityId> selection; ///< people, companies and moves; what holds one is emphasised
};

/// So many people at most are selected by a click, one by one; of more, the companies are.
inline constexpr std::size_t kMostSelected = 500;

/// Names, colours and selections of the groups of one count.
class FlowGroups {
  public:
    FlowGroups(const FlowInput& input, const query::FlowCounts& counts);

    [[nodiscard]] const std::string& name(std::size_t group) const { return m_names[group]; } ///< fit for one line
    /// A company's own; of a parent its own or, without one, that of its first part that has one; of a country or kind
    /// one of the palette's by its key. Grey for all that has none.
    [[nodiscard]] base::Colour colour(std::size_t group) const { return m_colours[group]; }
    [[nodiscard]] bool isNamed(std::size_t group) const;
    [[nodiscard]] bool isGrey(std::size_t group) const; ///< has no colour of its own
    /// Unique among the groups; fit for a DrawGroup's id.
    [[nodiscard]] std::string id(std::size_t group) const;

    /// The companies of a named group.
    [[nodiscard]] std::vector<model::EntityId> companies(std::size_t group) const;
    /// People and moves of a cell, or where they are more than kMostSelected the companies at its ends.
    [[nodiscard]] std::vector<model::EntityId> inside(const query::FlowCell& cell) const;
    /// Whether a cell holds what is selected: one of the moves, or one of the companies; one of the people only where
    /// no move is selected, since they may have taken other steps too.
    [[nodiscard]] bool isSelected(const query::FlowCell& cell) const;
    [[nodiscard]] bool isSelected(std::size_t group) const;
    /// What a cell says as one sentence.
    [[nodiscard]] std::string told(const query::FlowCell& cell) const;

  private:
    const FlowInput& m_input;
    const query::FlowCounts& m_counts;
    std::vector<std::string> m_names;
    std::vector<base::Colour> m_colours;
    std::vector<char> m_isSelected;
    std::set<model::PersonIndex> m_people; ///< selected
    std::set<model::MoveIndex> m_moves;
};

/// The groups that a count shows by name, in their order.
[[nodiscard]] std::vector<query::FlowGroup> namedOf(const query::FlowCounts& counts);

/// Pixels from the top of a line of text to its bottom.
[[nodiscard]] double lineHeight(scene::FontRole role, double size, const scene::TextMeasurer& measurer);

/// The lines below a chart of `counts`, wrapped to the width of `room`; at most six, and brief ones below a low chart.
/// Of notes that are higher than `room` a shorter one stands, or none.
[[nodiscard]] std::vector<std::string> noteLines(const FlowInput& input, const query::FlowCounts& counts,
                                                 FlowNote::Form form, base::Size room);
inline constexpr double kLeastForWholeNote = 420; ///< pixels that a chart is high
inline constexpr double kNoteFont = 11;
inline constexpr double kNoteLine = 16; ///< from baseline to baseline
/// Companies that a chart names at least: a lower one is drawn higher than it is asked for.
inline constexpr std::size_t kLeastNamed = 2;
void addNote(Chart& chart, const FlowInput& input, const std::vector<std::string>& lines, base::Point topLeft);
/// A chart of nothing says so.
[[nodiscard]] Chart emptyChart(const FlowInput& input);

} // namespace whither::chart
