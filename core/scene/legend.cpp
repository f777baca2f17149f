#include "core/scene/legend.h"

#include "core/scene/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace whither::scene {

namespace {

/// The colour that most lines of a kind have; ties go to the one met first. Empty without such a line.
std::optional<base::Colour> commonColour(const Scene& scene, LineKind kind) {
    std::vector<std::pair<base::Colour, int>> counts;
    for (const auto& edge : scene.edges) {
        if (edge.kind != kind)
            continue;
        const auto known =
            std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == edge.colour; });
        if (known == counts.end())
            counts.emplace_back(edge.colour, 1);
        else
            ++known->second;
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::nullopt : std::optional(most->first);
}

} // namespace

std::vector<LegendItem> legendOf(const Scene& scene, const SceneInput& input) {
    using Mark = LegendItem::Mark;
    using Term = Wording::Term;
    std::vector<LegendItem> legend;
    const auto& colours = coloursOf(input.theme);
    const auto word = [&input](Term term) { return input.wording.term(term); };
    const auto add = [&legend](Mark mark, base::Colour colour, const std::string& text) {
        legend.push_back({mark, colour, cleanLine(text)});
    };
    const auto addLine = [&](Mark mark, LineKind kind, Term term) {
        if (const auto colour = commonColour(scene, kind))
            add(mark, *colour, word(term));
    };
    const auto hasKind = [&scene](graph::NodeKind kind) {
        return std::any_of(scene.nodes.begin(), scene.nodes.end(),
                           [kind](const SceneNode& node) { return node.kind == kind; });
    };
    addLine(Mark::left, LineKind::left, Term::left);
    addLine(Mark::joined, LineKind::joined, Term::joined);
    addLine(Mark::stayed, LineKind::stayed, Term::stayed);
    addLine(Mark::evidence, LineKind::evidence, Term::listed);
    addLine(Mark::structure, LineKind::structure, Term::partOf);
    addLine(Mark::relation, LineKind::relation, Term::funding);
    addLine(Mark::bundle, LineKind::bundle, input.visible.flows.empty() ? Term::bundledLines : Term::flows);
    const auto isDisputed = [](const auto& thing) { return thing.isDisputed; };
    if (std::any_of(scene.edges.begin(), scene.edges.end(), isDisputed) ||
        std::any_of(scene.openEnds.begin(), scene.openEnds.end(), isDisputed))
        add(Mark::disputed, colours.disputed, word(Term::disputed));
    if (!scene.openEnds.empty())
        add(Mark::openEnd, colours.mutedText, word(Term::unknownEnd));
    if (input.visible.comparison && input.filter.comparedWith && hasKind(graph::NodeKind::person)) {
        // All of them, whatever there is: pictures of other days have the same legend.
        add(Mark::text, colours.mutedText, input.wording.comparedWith(*input.filter.comparedWith));
        add(Mark::arrived, colours.arrived, word(Term::arrived));
        add(Mark::hasLeft, colours.left, word(Term::hasLeft));
        add(Mark::hasMoved, colours.text, word(Term::hasMoved));
        add(Mark::hasStayed, colours.mutedText, word(Term::hasStayed));
        add(Mark::knownOnce, colours.mutedText, word(Term::knownOnce));
    }
    if (hasKind(graph::NodeKind::team))
        add(Mark::team, colours.mutedText, word(Term::team));
    if (hasKind(graph::NodeKind::product))
        add(Mark::product, colours.mutedText, word(Term::product));
    if (std::any_of(scene.nodes.begin(), scene.nodes.end(), [&input](const SceneNode& node) {
            const auto* company = std::get_if<model::CompanyIndex>(&input.graph.node(node.node).row);
            return company != nullptr && input.visible.groups.empty() && !input.palette.isDistinct(*company);
        }))
        add(Mark::otherCompanies, colours.otherCompany, word(Term::otherCompanies));
    if (hasKind(graph::NodeKind::person) && hasKind(graph::NodeKind::company))
        add(Mark::text, colours.mutedText, word(Term::colourIsEmployer));
    if (hasKind(graph::NodeKind::company) && (hasKind(graph::NodeKind::person) || !input.visible.flows.empty()))
        add(Mark::text, colours.mutedText, word(Term::sizeIsPeople));
    if (std::any_of(scene.nodes.begin(), scene.nodes.end(), [&input](const SceneNode& node) {
            const auto* company = std::get_if<model::CompanyIndex>(&input.graph.node(node.node).row);
            if (company == nullptr || node.badge.empty())
                return false;
            const auto& count = input.visible.countAt(*company);
            return count.now < count.ever && node.badge == cleanLine(input.wording.headcount(count.now, count.ever));
        }))
        add(Mark::text, colours.mutedText, word(Term::nowOfEver));
    if (std::any_of(scene.nodes.begin(), scene.nodes.end(),
                    [](const SceneNode& node) { return node.standsFor.all() > 0; }))
        add(Mark::text, colours.mutedText, word(Term::standsForOthers));
    if (scene.linesLeftOut > 0)
        add(Mark::text, colours.mutedText, input.wording.linesLeftOut(scene.linesLeftOut));
    if (const auto& [pairs, fewerThan] = input.visible.flowsLeftOut; pairs > 0)
        add(Mark::text, colours.mutedText, input.wording.flowsLeftOut(pairs, fewerThan));
    return legend;
}

} // namespace whither::scene
