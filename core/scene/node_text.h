#pragma once

#include "core/scene/scene.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace whither::scene {

/// The words at the nodes of one picture.
class NodeText {
  public:
    NodeText(const graph::TalentGraph& graph, const query::VisibleSet& visible, const TextMeasurer& measurer,
             const Wording& wording);

    /// Clean, at most kLongestName bytes.
    [[nodiscard]] std::string name(graph::NodeIndex node) const;
    [[nodiscard]] std::string description(graph::NodeIndex node) const;
    /// Shorter where all of it would be too small to read; `zoom`: pixels per world unit.
    [[nodiscard]] std::string badge(graph::NodeIndex node, double zoom) const;

    struct Line {
        std::string text; ///< clean and elided
        FontRole role = FontRole::personName;
        double size = 12;  ///< pixels
        double width = 0;  ///< pixels
        double ascent = 0; ///< pixels
        double height = 0; ///< pixels
    };
    /// Name, and below it when a person's last shown departure was (or else their last shown arrival), and which of
    /// the two it is, or how many others it stands for.
    enum class Weight { plain, selected };
    [[nodiscard]] std::vector<Line> label(graph::NodeIndex node, Weight weight,
                                          const LevelOfDetail::StandsFor& standsFor = {}) const;

    /// Pixels that the layout keeps free for a label: with the day alone below the name, since whether somebody joined
    /// or left then changes from day to day and should move nobody.
    [[nodiscard]] base::Size room(graph::NodeIndex node) const;

    /// Of a label: its first line alone, in smaller letters.
    [[nodiscard]] std::vector<Line> brief(const std::vector<Line>& label) const;

  private:
    [[nodiscard]] Line line(const std::string& text, FontRole role, double size) const;
    /// One end of a move.
    struct Telling {
        model::MoveIndex move{};
        bool isDeparture = false;
    };
    enum class Told { dayAlone, all };
    /// In words, which take longer to find than all the rest; many moves share a date.
    [[nodiscard]] const std::string& wordsFor(const Telling& telling, Told told) const;
    [[nodiscard]] std::vector<Line> label(graph::NodeIndex node, Weight weight,
                                          const LevelOfDetail::StandsFor& standsFor, Told told) const;
    [[nodiscard]] std::string nameInData(graph::NodeIndex node) const;
    [[nodiscard]] std::optional<Telling> tellingMove(graph::NodeIndex person) const;
    [[nodiscard]] std::string companyName(model::CompanyIndex company) const;

    const graph::TalentGraph& m_graph;
    const query::VisibleSet& m_visible;
    const TextMeasurer& m_measurer;
    const Wording& m_wording;
    std::unordered_map<model::PersonIndex, std::vector<query::VisibleSet::OpenEnd>> m_openEnds;
    mutable std::unordered_map<std::uint64_t, std::string> m_dates; ///< clean words by what is known
};

[[nodiscard]] base::Size sizeOf(const std::vector<NodeText::Line>& lines);

} // namespace whither::scene
