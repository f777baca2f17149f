#include "tests/support/plain_flow_words.h"

#include "core/model/words.h"
#include "tests/support/plain_wording.h"

namespace whither::tests {
namespace {

std::string signedNumber(std::ptrdiff_t number) {
    return (number > 0 ? "+" : number < 0 ? "−" : "") + std::to_string(number < 0 ? -number : number);
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

} // namespace

std::string PlainFlowWords::company(const model::Company& company) const {
    return company.name;
}

std::string PlainFlowWords::country(const std::string& code) const {
    return code.empty() ? "country not given" : code;
}

std::string PlainFlowWords::kind(model::CompanyKind kind) const {
    return std::string(model::word(kind));
}

std::string PlainFlowWords::unnamed(const query::FlowGroup& group) const {
    switch (group.sort) {
    case query::FlowGroup::Sort::named:
        break;
    case query::FlowGroup::Sort::other:
        return "all others (" + std::to_string(group.members) + ')';
    case query::FlowGroup::Sort::unknown:
        return "origin not known";
    case query::FlowGroup::Sort::noneKnown:
        return "no next job known";
    }
    return {};
}

std::string PlainFlowWords::column(std::size_t column, std::size_t columns) const {
    if (columns == 2)
        return column == 0 ? "FROM" : "TO";
    return column == 0 ? "FIRST LEFT" : column == 1 ? "NEXT" : "THEN";
}

std::string PlainFlowWords::left(const query::FlowTotal& total) const {
    return std::to_string(total.left) + " left, " +
           (total.within > 0 ? std::to_string(total.within) + " within" : std::to_string(total.came) + " came");
}

std::string PlainFlowWords::came(const query::FlowTotal& total) const {
    return std::to_string(total.came) + " came, net " + signedNumber(total.net());
}

std::string PlainFlowWords::steps(std::size_t steps) const {
    return std::to_string(steps);
}

std::string PlainFlowWords::peopleAt(std::size_t people) const {
    return counted(people, "person", "people");
}

std::string PlainFlowWords::flow(const std::string& from, const std::string& to, std::size_t steps, std::size_t people,
                                 std::size_t back) const {
    return from + " to " + to + ": " + counted(steps, "move", "moves") + " of " + peopleAt(people) +
           (back > 0 ? ", " + std::to_string(back) + " the other way" : "");
}

std::string PlainFlowWords::group(const std::string& name, const query::FlowTotal& total) const {
    return name + ": " + std::to_string(total.left) + " left, " + came(total);
}

std::string PlainFlowWords::rowsAndColumns() const {
    return "FROM (rows) TO (columns)";
}

std::string PlainFlowWords::total() const {
    return "all";
}

std::string PlainFlowWords::nothing() const {
    return "Nobody is known to have moved then";
}

std::vector<std::string> PlainFlowWords::note(const chart::FlowNote& note) const {
    const PlainWording plain;
    std::string text = "n = " + counted(note.steps, "move", "moves") + " of " + peopleAt(note.people);
    if (note.from)
        text += ", from " + plain.day(*note.from);
    if (note.to)
        text += ", to " + plain.day(*note.to);
    if (note.asOf)
        text += ", as known by " + plain.day(*note.asOf);
    if (note.length == chart::FlowNote::Length::count)
        return {text};
    text += note.stages > 2 ? "; the first employer left in that time and where each went next"
                            : "; a move is one step from an employer to the next";
    text += note.form == chart::FlowNote::Form::sankey
                ? "; ribbons are coloured by destination; grey: smaller, other or not known."
                : "; rows and columns stand by size.";
    if (note.undatedLeftOut > 0)
        text += " " + counted(note.undatedLeftOut, "undated move is", "undated moves are") + " left out.";
    return {text, "A count is people seen in public sources, not staff turnover."};
}

} // namespace whither::tests
