#include "core/chart/flow_parts.h"

#include "core/chart/pen.h"
#include "core/model/words.h"
#include "core/scene/text.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace whither::chart {

namespace {

using base::Colour;
using model::EntityId;
using model::EntityKind;
using query::FlowCell;
using query::FlowGroup;
using query::FlowGrouping;
using scene::Text;

constexpr std::size_t kMostNoteLines = 6;

std::string nameOf(const FlowInput& input, const FlowGroup& group, FlowGrouping grouping) {
    if (group.sort != FlowGroup::Sort::named)
        return input.words.unnamed(group);
    if (group.company)
        return input.words.company(input.table.dataset().companies[*group.company]);
    if (grouping == FlowGrouping::country)
        return input.words.country(group.key);
    return input.words.kind(model::fromWord<model::CompanyKind>(group.key).value_or(model::CompanyKind::company));
}

TextStyle noteStyle(const FlowInput& input, double room) {
    return {scene::FontRole::detail, kNoteFont, scene::coloursOf(input.theme).mutedText, Text::Anchor::left, room, {}};
}

} // namespace

FlowGroups::FlowGroups(const FlowInput& input, const query::FlowCounts& counts) : m_input(input), m_counts(counts) {
    const model::Dataset& dataset = input.table.dataset();
    std::vector<std::string> keys; // of those that no company gives a colour
    for (const FlowGroup& group : counts.groups)
        keys.push_back(group.company ? std::string() : group.key);
    const auto hues = scene::huesOf(keys);
    for (std::size_t place = 0; place < counts.groups.size(); ++place) {
        const FlowGroup& group = counts.groups[place];
        m_names.push_back(scene::cleanLine(nameOf(input, group, counts.grouping), scene::kLongestName));
        const scene::ThemeColours& theme = scene::coloursOf(input.theme);
        Colour colour = group.sort == FlowGroup::Sort::named ? theme.otherCompany
                                                             : scene::mixed(theme.otherCompany, theme.canvas, 0.4);
        if (group.company) {
            const auto parts = counts.grouping == FlowGrouping::parent ? input.table.companiesOf(group, counts.grouping)
                                                                       : std::vector<model::CompanyIndex>{};
            colour = input.palette.colour(*group.company, parts, input.theme);
        } else if (hues[place]) {
            colour = scene::Palette::hue(*hues[place], input.theme);
        }
        m_colours.push_back(colour);
    }

    std::set<model::CompanyIndex> selected;
    for (const EntityId& entity : input.selection) {
        if (entity.kind == EntityKind::company) {
            if (const auto company = model::find(dataset.companies, entity.key))
                selected.insert(*company);
        } else if (entity.kind == EntityKind::person) {
            if (const auto person = model::find(dataset.people, entity.key))
                m_people.insert(*person);
        } else if (entity.kind == EntityKind::move) {
            if (const auto move = model::find(dataset.moves, entity.key))
                m_moves.insert(*move);
        }
    }
    for (const FlowGroup& group : counts.groups) {
        const auto companies =
            selected.empty() ? std::vector<model::CompanyIndex>{} : input.table.companiesOf(group, counts.grouping);
        const bool isSelected = std::any_of(companies.begin(), companies.end(),
                                            [&](model::CompanyIndex company) { return selected.contains(company); });
        m_isSelected.push_back(isSelected ? 1 : 0);
    }
}

bool FlowGroups::isNamed(std::size_t group) const {
    return m_counts.groups[group].sort == FlowGroup::Sort::named;
}

bool FlowGroups::isGrey(std::size_t group) const {
    return !isNamed(group) || m_colours[group] == scene::coloursOf(m_input.theme).otherCompany;
}

std::string FlowGroups::id(std::size_t group) const {
    switch (m_counts.groups[group].sort) {
    case FlowGroup::Sort::named:
        return "=" + m_counts.groups[group].key;
    case FlowGroup::Sort::other:
        return "other";
    case FlowGroup::Sort::unknown:
        return "unknown";
    case FlowGroup::Sort::noneKnown:
        return "none";
    }
    return {};
}

std::vector<EntityId> FlowGroups::companies(std::size_t group) const {
    std::vector<EntityId> entities;
    for (const auto company : m_input.table.companiesOf(m_counts.groups[group], m_counts.grouping))
        entities.push_back({EntityKind::company, m_input.table.dataset().companies[company].key});
    return entities;
}

std::vector<EntityId> FlowGroups::inside(const FlowCell& cell) const {
    const model::Dataset& dataset = m_input.table.dataset();
    std::vector<EntityId> entities;
    if (cell.steps > kMostSelected) {
        entities = companies(cell.from);
        for (EntityId& entity : companies(cell.to))
            entities.push_back(std::move(entity));
    } else {
        for (const std::uint32_t place : m_counts.stepsOf(cell)) {
            const query::FlowStep& step = m_input.table.steps()[place];
            entities.push_back({EntityKind::person, dataset.people[step.person].key});
            for (const auto& move : {step.departure, step.arrival})
                if (move)
                    entities.push_back({EntityKind::move, dataset.moves[*move].key});
        }
    }
    std::sort(entities.begin(), entities.end());
    entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
    return entities;
}

bool FlowGroups::isSelected(const FlowCell& cell) const {
    if (m_isSelected[cell.from] != 0 || m_isSelected[cell.to] != 0)
        return true;
    if (m_people.empty() && m_moves.empty())
        return false;
    const auto steps = m_counts.stepsOf(cell);
    return std::any_of(steps.begin(), steps.end(), [&](std::uint32_t place) {
        const query::FlowStep& step = m_input.table.steps()[place];
        if (m_moves.empty())
            return m_people.contains(step.person);
        return (step.departure && m_moves.contains(*step.departure)) ||
               (step.arrival && m_moves.contains(*step.arrival));
    });
}

bool FlowGroups::isSelected(std::size_t group) const {
    return m_isSelected[group] != 0;
}

std::string FlowGroups::told(const FlowCell& cell) const {
    const std::size_t back = cell.from == cell.to ? 0 : m_counts.between(cell.to, cell.from, cell.stage);
    return m_input.words.flow(m_names[cell.from], m_names[cell.to], cell.steps, cell.people, back);
}

std::vector<FlowGroup> namedOf(const query::FlowCounts& counts) {
    std::vector<FlowGroup> named;
    std::copy_if(counts.groups.begin(), counts.groups.end(), std::back_inserter(named),
                 [](const FlowGroup& group) { return group.sort == FlowGroup::Sort::named; });
    return named;
}

double lineHeight(scene::FontRole role, double size, const scene::TextMeasurer& measurer) {
    const auto vertical = measurer.vertical(role);
    return (vertical.ascent + vertical.descent) * size;
}

std::vector<std::string> noteLines(const FlowInput& input, const query::FlowCounts& counts, FlowNote::Form form,
                                   base::Size room) {
    using Length = FlowNote::Length;
    FlowNote note;
    note.form = form;
    note.grouping = counts.grouping;
    note.stages = counts.stages;
    note.steps = counts.steps.size();
    note.people = counts.people;
    note.undatedLeftOut = counts.undatedLeftOut;
    if (input.query.from > base::kFirstDay)
        note.from = input.query.from;
    if (input.query.to < base::kLastDay)
        note.to = input.query.to;
    note.asOf = input.query.asOf;
    constexpr std::size_t kMostLines = 4; // of one item
    for (const Length length : {Length::whole, Length::brief, Length::count}) {
        if (length == Length::whole && input.size.height < kLeastForWholeNote)
            continue;
        note.length = length;
        std::vector<std::string> lines;
        for (const std::string& item : input.words.note(note))
            for (std::string& line : wrapped(item, noteStyle(input, room.width), input.measurer, kMostLines))
                lines.push_back(std::move(line));
        lines.resize(std::min(lines.size(), kMostNoteLines));
        if (static_cast<double>(lines.size()) * kNoteLine <= room.height)
            return lines;
    }
    return {};
}

void addNote(Chart& chart, const FlowInput& input, const std::vector<std::string>& lines, base::Point topLeft) {
    scene::DrawGroup group{"flow:note", {}, {}};
    Pen out(group, input.measurer);
    double baseline = topLeft.y + input.measurer.vertical(scene::FontRole::detail).ascent * kNoteFont;
    for (const std::string& line : lines) {
        out.text({topLeft.x, baseline}, line, noteStyle(input, chart.size.width - topLeft.x));
        baseline += kNoteLine;
    }
    chart.list.groups.push_back(std::move(group));
}

Chart emptyChart(const FlowInput& input) {
    Chart chart;
    chart.size = input.size;
    scene::DrawGroup group{"flow:nothing", {}, {}};
    Pen(group, input.measurer)
        .text({input.size.width / 2, input.size.height / 2}, input.words.nothing(),
              {scene::FontRole::personName,
               14,
               scene::coloursOf(input.theme).mutedText,
               Text::Anchor::middle,
               input.size.width,
               {}});
    chart.list.groups.push_back(std::move(group));
    return chart;
}

} // namespace whither::chart
