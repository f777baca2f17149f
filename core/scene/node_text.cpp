#include "core/scene/node_text.h"

#include "core/scene/text.h"

#include <algorithm>
#include <tuple>

namespace whither::scene {
namespace {

/// Widest label, in font sizes: about 28 letters.
constexpr double kMaxWidth = 16;
/// Of the size of a name where there is little room.
constexpr double kBrief = 0.84;
constexpr auto kSeparator = " · ";

} // namespace

NodeText::NodeText(const graph::TalentGraph& graph, const query::VisibleSet& visible, const TextMeasurer& measurer,
                   const Wording& wording)
    : m_graph(graph), m_visible(visible), m_measurer(measurer), m_wording(wording) {
    for (const auto& end : visible.openEnds)
        m_openEnds[graph.dataset().moves[end.move].person].push_back(end);
}

/// The one whose date stands under the name: departures before arrivals, then the later, then the one that the data set
/// lists last.
std::optional<NodeText::Telling> NodeText::tellingMove(graph::NodeIndex person) const {
    std::optional<Telling> best;
    const auto rank = [this](const Telling& telling) {
        return std::tuple{telling.isDeparture, m_graph.dataset().moves[telling.move].date.effectiveDay(), telling.move};
    };
    const auto consider = [&](model::MoveIndex move, bool isDeparture) {
        const Telling telling{move, isDeparture};
        if (!best || rank(telling) > rank(*best))
            best = telling;
    };
    for (const auto index : m_graph.incident(person)) {
        const auto& edge = m_graph.edge(index);
        if (const auto* move = std::get_if<model::MoveIndex>(&edge.row);
            move != nullptr && m_visible.edgeShown[index] != 0)
            consider(*move, edge.kind == graph::EdgeKind::leaves);
    }
    if (const auto ends = m_openEnds.find(std::get<model::PersonIndex>(m_graph.node(person).row));
        ends != m_openEnds.end())
        for (const auto& end : ends->second)
            consider(end.move, end.isDestination);
    return best;
}

std::string NodeText::name(graph::NodeIndex node) const {
    return cleanLine(nameInData(node), kLongestName);
}

std::string NodeText::companyName(model::CompanyIndex company) const {
    const auto& row = m_graph.dataset().companies[company];
    return cleanLine(m_wording.name(row.name, row.nameZh), kLongestName);
}

std::string NodeText::nameInData(graph::NodeIndex node) const {
    const auto& dataset = m_graph.dataset();
    const auto& row = m_graph.node(node).row;
    if (const auto* person = std::get_if<model::PersonIndex>(&row))
        return m_wording.name(dataset.people[*person].name, dataset.people[*person].nameZh);
    if (const auto* company = std::get_if<model::CompanyIndex>(&row)) {
        if (m_visible.drawnIn(*company) != nullptr)
            return m_wording.group(dataset, *company, m_visible.grouping);
        return m_wording.name(dataset.companies[*company].name, dataset.companies[*company].nameZh);
    }
    if (const auto* team = std::get_if<model::TeamIndex>(&row))
        return dataset.teams[*team].name;
    return dataset.products[std::get<model::ProductIndex>(row)].name;
}

std::string NodeText::description(graph::NodeIndex node) const {
    const auto& dataset = m_graph.dataset();
    const auto& row = m_graph.node(node).row;
    std::string rest;
    if (const auto* person = std::get_if<model::PersonIndex>(&row)) {
        const auto employer = m_visible.employer[*person];
        rest = employer ? companyName(*employer) : cleanLine(m_wording.term(Wording::Term::noEmployer));
    } else if (const auto* company = std::get_if<model::CompanyIndex>(&row)) {
        const auto& count = m_visible.countAt(*company);
        rest = cleanLine(m_wording.headcountInFull(count.now, count.ever));
        if (const auto* group = m_visible.drawnIn(*company); group != nullptr && group->within > 0)
            rest += kSeparator + cleanLine(m_wording.stepsWithin(group->within));
    } else if (const auto* team = std::get_if<model::TeamIndex>(&row)) {
        rest = companyName(dataset.teams[*team].company);
    } else if (const auto maker = dataset.products[std::get<model::ProductIndex>(row)].maker) {
        rest = companyName(*maker);
    }
    return rest.empty() ? name(node) : name(node) + kSeparator + rest;
}

std::string NodeText::badge(graph::NodeIndex node, double zoom) const {
    const auto& row = m_graph.node(node);
    switch (row.kind) {
    case graph::NodeKind::person:
        return initials(name(node));
    case graph::NodeKind::company: {
        const auto& count = m_visible.countAt(std::get<model::CompanyIndex>(row.row));
        auto full = cleanLine(m_wording.headcount(count.now, count.ever));
        // Where "1 of 12" would come out too small to read, the people there now.
        constexpr double kReadable = 9;
        const double room = kMetrics.badgeRoom * radiusOf(m_graph, m_visible, node);
        if (m_measurer.width(full, FontRole::badge, kReadable) <= room &&
            m_measurer.width(full, FontRole::badge, kMetrics.leastBadgeFont) <= room * zoom)
            return full;
        return cleanLine(m_wording.headcount(count.now, count.now));
    }
    case graph::NodeKind::team:
    case graph::NodeKind::product:
        return {};
    }
    return {};
}

NodeText::Line NodeText::line(const std::string& text, FontRole role, double size) const {
    Line result{elide(text, role, size, kMaxWidth * size, m_measurer), role, size, 0, 0, 0};
    result.width = m_measurer.width(result.text, role, size);
    const auto vertical = m_measurer.vertical(role);
    result.ascent = vertical.ascent * size;
    result.height = (vertical.ascent + vertical.descent) * size;
    return result;
}

const std::string& NodeText::wordsFor(const Telling& telling, Told told) const {
    const base::Date& date = m_graph.dataset().moves[telling.move].date;
    const auto packed = [](const std::optional<base::CalendarDate>& bound) {
        return bound ? (static_cast<std::uint64_t>(bound->year) << 9U) | (bound->month << 5U) | bound->day
                     : std::uint64_t{0};
    };
    const std::uint64_t end = told == Told::dayAlone ? 0U : telling.isDeparture ? 1U : 2U;
    const std::uint64_t known =
        (packed(date.earliest()) << 32U) | (packed(date.latest()) << 3U) | (date.isBounded() ? 4U : 0U) | end;
    auto found = m_dates.find(known);
    if (found == m_dates.end())
        found = m_dates
                    .emplace(known, cleanLine(told == Told::dayAlone ? m_wording.date(date)
                                              : telling.isDeparture  ? m_wording.leftOn(date)
                                                                     : m_wording.joinedOn(date)))
                    .first;
    return found->second;
}

std::vector<NodeText::Line> NodeText::label(graph::NodeIndex node, Weight weight,
                                            const LevelOfDetail::StandsFor& standsFor) const {
    return label(node, weight, standsFor, Told::all);
}

base::Size NodeText::room(graph::NodeIndex node) const {
    return sizeOf(label(node, Weight::plain, {}, Told::dayAlone));
}

std::vector<NodeText::Line> NodeText::label(graph::NodeIndex node, Weight weight,
                                            const LevelOfDetail::StandsFor& standsFor, Told told) const {
    std::vector<Line> lines;
    const auto text = name(node);
    if (text.empty())
        return lines;
    const auto& row = m_graph.node(node);
    const bool isBold = row.kind == graph::NodeKind::company || weight == Weight::selected;
    lines.push_back(line(text, isBold ? FontRole::companyName : FontRole::personName,
                         row.kind == graph::NodeKind::company ? kMetrics.companyFont : kMetrics.personFont));
    std::string detail;
    if (standsFor.all() > 0)
        detail = cleanLine(m_wording.standsFor(standsFor.people, standsFor.others));
    else if (const auto move = row.kind == graph::NodeKind::person ? tellingMove(node) : std::nullopt)
        detail = wordsFor(*move, told);
    if (!detail.empty())
        lines.push_back(line(detail, FontRole::detail, kMetrics.detailFont));
    return lines;
}

std::vector<NodeText::Line> NodeText::brief(const std::vector<Line>& label) const {
    if (label.empty())
        return {};
    return {line(label.front().text, label.front().role, label.front().size * kBrief)};
}

base::Size sizeOf(const std::vector<NodeText::Line>& lines) {
    base::Size size;
    for (const auto& line : lines) {
        size.width = std::max(size.width, line.width);
        size.height += line.height;
    }
    return size;
}

} // namespace whither::scene
