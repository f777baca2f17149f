#pragma once

#include "core/base/colour.h"
#include "core/model/dataset.h"
#include "core/query/filter.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whither::scene {

enum class Theme { light, dark };

/// Colours that do not stand for a company.
struct ThemeColours {
    base::Colour canvas;
    base::Colour panel;
    base::Colour text;
    base::Colour mutedText;
    base::Colour line; ///< neutral edges and borders
    base::Colour selection;
    base::Colour disputed;
    base::Colour otherCompany;
    base::Colour arrived; ///< of comparisons
    base::Colour left;
};
[[nodiscard]] const ThemeColours& coloursOf(Theme theme);

/// Sizes at zoom 1, in pixels.
struct Metrics {
    double personRadius = 13;
    double onePersonRadius = 11; ///< of a company with one person, were it not for the minimum
    double companyMinRadius = 17;
    double companyMaxRadius = 60;
    double companyHalo = 4; ///< width of the soft ring around a company; its edges end there
    double teamRadius = 12;
    double productRadius = 8;
    double personFont = 12.5;
    double companyFont = 13.5;
    double detailFont = 11;
    double badgeFont = 11;
    double leastBadgeFont = 6; ///< pixels; a smaller one would be dust
    double badgeRoom = 1.62;   ///< width of a badge at most, in radii of its disk
    double edgeWidth = 1.5;
    double arrowLength = 8;
    double selectionHalo = 8;  ///< width of what stands around a selected node
    double openEndLength = 26; ///< from a person's disk to the centre of the ring
    double openEndRadius = 4;
    double disputedReach = 4.6;    ///< of the mark on a disputed line, from its middle
    double differenceReach = 0.46; ///< of the mark of a comparison, in radii of the person's disk
    double differenceLeast = 3.4;  ///< the same at least, where the disk is large enough to have one
};
inline constexpr Metrics kMetrics{};

/// Radius of a company's disk: area in proportion to the people shown, within the limits of Metrics.
[[nodiscard]] double companyRadius(const query::VisibleSet::Headcount& headcount);
/// World units per pixel for widths of lines and marks: they follow the zoom only within limits, so that lines stay
/// lines and arrowheads stay in sight.
[[nodiscard]] double lineScale(double zoom);
/// Pixels that a bundle of so many lines is wide.
[[nodiscard]] double bundleWidth(std::uint32_t count);
/// Pixels that the arrow of so many steps from one company to another is wide: there is nothing else to see.
[[nodiscard]] double flowWidth(std::uint32_t count);
/// Font size of the headcount in a company's disk.
[[nodiscard]] double companyBadgeFont(double radius);
[[nodiscard]] double radiusOf(const graph::TalentGraph& graph, const query::VisibleSet& visible, graph::NodeIndex node);

/// The colour of each company: a colour-blind-safe palette, given by the data set alone, so that a company keeps its
/// colour whatever is filtered and whatever the day. The hueCount() companies that most people moved to or from (ties:
/// by key) get a hue of their own: in that order each takes the slot that the FNV-1a hash of its key prefers, or the
/// next free one, so that two files mostly agree. All others share ThemeColours::otherCompany; no company at all is
/// ThemeColours::mutedText.
class Palette {
  public:
    explicit Palette(const model::Dataset& dataset);
    [[nodiscard]] base::Colour colour(std::optional<model::CompanyIndex> company, Theme theme) const;
    /// Of a company with its parts: its own or, where it has none, that of the first of them that has one.
    [[nodiscard]] base::Colour colour(model::CompanyIndex company, std::span<const model::CompanyIndex> parts,
                                      Theme theme) const;
    /// Whether the company has a hue of its own.
    [[nodiscard]] bool isDistinct(model::CompanyIndex company) const;

    [[nodiscard]] static std::size_t hueCount();
    /// `slot` < hueCount().
    [[nodiscard]] static base::Colour hue(std::size_t slot, Theme theme);

  private:
    base::Table<model::CompanyIndex, int> m_slot; ///< -1: shares the neutral one
};

/// Hues of groups of companies: of the first hueCount() keys that are not empty, each takes the slot that it prefers,
/// whatever else there is, or the next free one. Empty: ThemeColours::otherCompany.
[[nodiscard]] std::vector<std::optional<std::size_t>> huesOf(std::span<const std::string> keys);

/// Contrast ratio, 1 to 21 (WCAG 2.1); alpha is not looked at.
[[nodiscard]] double contrast(base::Colour a, base::Colour b);
/// White where it reads well enough on `background` (contrast of 3, for the bold text in a disk), else near black.
[[nodiscard]] base::Colour textOn(base::Colour background);
/// From `a` (share 0) to `b` (share 1).
[[nodiscard]] base::Colour mixed(base::Colour a, base::Colour b, double share);

} // namespace whither::scene
