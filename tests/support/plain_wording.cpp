#include "tests/support/plain_wording.h"

#include "core/model/words.h"

#include <array>

namespace whither::tests {
namespace {

std::string words(const base::CalendarDate& date) {
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto text = std::to_string(date.year);
    if (date.month != 0)
        text = kMonths[date.month - 1] + (' ' + text);
    if (date.day != 0)
        text = std::to_string(date.day) + ' ' + text;
    return text;
}

} // namespace

std::string PlainWording::date(const base::Date& date) const {
    if (date.isUndated())
        return {};
    if (const auto calendar = date.calendar())
        return words(*calendar);
    return date.latest() ? "by " + words(*date.latest()) : "after " + words(*date.earliest());
}

std::string PlainWording::leftOn(const base::Date& date) const {
    return date.isUndated() ? "left, undated" : "left " + this->date(date);
}

std::string PlainWording::joinedOn(const base::Date& date) const {
    return date.isUndated() ? "joined, undated" : "joined " + this->date(date);
}

std::string PlainWording::day(base::Day day) const {
    return words(base::CalendarDate::of(day));
}

std::string PlainWording::name(const std::string& name, const std::string& /*nameZh*/) const {
    return name;
}

std::string PlainWording::headcount(int now, int ever) const {
    return now == ever ? std::to_string(now) : std::to_string(now) + " of " + std::to_string(ever);
}

std::string PlainWording::move(const model::Dataset& dataset, model::MoveIndex index) const {
    const auto& move = dataset.moves[index];
    auto text = dataset.people[move.person].name + ' ' + std::string(model::word(move.kind));
    if (move.from)
        text += " from " + dataset.companies[*move.from].name;
    if (move.to)
        text += " to " + dataset.companies[*move.to].name;
    if (const auto when = date(move.date); !when.empty())
        text += ", " + when;
    if (move.confidence == model::Confidence::disputed)
        text += " (disputed)";
    return text;
}

std::string PlainWording::relation(const model::Dataset& dataset, model::RelationIndex index) const {
    const auto& relation = dataset.relations[index];
    return dataset.companies[relation.subject].name + ' ' + std::string(model::word(relation.kind)) + ' ' +
           dataset.companies[relation.object].name;
}

std::string PlainWording::stay(const model::Dataset& dataset, const model::Stay& stay) const {
    return dataset.people[stay.person].name + " still at " + dataset.companies[stay.company].name + ", " +
           date(stay.asOf);
}

std::string PlainWording::member(const model::Dataset& dataset, model::PersonIndex person,
                                 model::TeamIndex team) const {
    return dataset.people[person].name + ", " + dataset.teams[team].name;
}

std::string PlainWording::term(Term term) const {
    switch (term) {
    case Term::left:
        return "left";
    case Term::joined:
        return "joined";
    case Term::stayed:
        return "stayed";
    case Term::disputed:
        return "disputed";
    case Term::unknownEnd:
        return "end not known";
    case Term::colourIsEmployer:
        return "colour = employer on that day";
    case Term::sizeIsPeople:
        return "circle = people shown";
    case Term::nowOfEver:
        return "1 of 2 = there now, of all ever there";
    case Term::otherCompanies:
        return "other companies";
    case Term::noEmployer:
        return "no known employer";
    case Term::madeBy:
        return "made by";
    case Term::partOf:
        return "part of";
    case Term::funding:
        return "funding and supply";
    case Term::listed:
        return "listed there";
    case Term::team:
        return "team";
    case Term::product:
        return "product";
    case Term::standsForOthers:
        return "people not drawn count in a disk";
    case Term::bundledLines:
        return "several lines";
    case Term::flows:
        return "moves from one to the other";
    case Term::arrived:
        return "arrived";
    case Term::hasLeft:
        return "has left";
    case Term::hasMoved:
        return "has moved";
    case Term::hasStayed:
        return "has stayed";
    case Term::knownOnce:
        return "known on one day only";
    }
    return {};
}

std::string PlainWording::standsFor(std::size_t people, std::size_t others) const {
    return "with " + std::to_string(people) + " people, " + std::to_string(others) + " others";
}

std::string PlainWording::bundle(const std::string& a, const std::string& b, std::size_t forth, std::size_t back,
                                 std::size_t ties) const {
    return a + " - " + b + ": " + std::to_string(forth) + " there, " + std::to_string(back) + " back, " +
           std::to_string(ties) + " ties";
}

std::string PlainWording::flow(const std::string& from, const std::string& to, std::size_t there,
                               std::size_t back) const {
    return from + " -> " + to + ": " + std::to_string(there) + " there, " + std::to_string(back) + " back";
}

std::string PlainWording::flowCount(std::size_t there, std::size_t back) const {
    return std::to_string(there) + (back > 0 && there >= back ? ", net +" + std::to_string(there - back) : "");
}

std::string PlainWording::flowsLeftOut(std::size_t pairs, std::size_t fewerThan) const {
    return std::to_string(pairs) + " more pairs of fewer than " + std::to_string(fewerThan) + ", not drawn";
}

std::string PlainWording::group(const model::Dataset& dataset, model::CompanyIndex company,
                                query::FlowGrouping grouping) const {
    const query::FlowGroup group = query::groupOf(dataset, company, grouping);
    return group.company ? dataset.companies[*group.company].name : group.key;
}

std::string PlainWording::stepsWithin(std::size_t steps) const {
    return std::to_string(steps) + " steps within";
}

std::string PlainWording::linesLeftOut(std::size_t lines) const {
    return std::to_string(lines) + " lines not drawn";
}

std::string PlainWording::asOf(base::Day day) const {
    return "as of " + this->day(day);
}

std::string PlainWording::comparedWith(base::Day day) const {
    return "compared with " + this->day(day);
}

std::string PlainWording::compared(const model::Dataset& dataset, const query::Compared& compared) const {
    constexpr std::array<const char*, 6> kWords{"arrived",          "left",           "moved", "stayed",
                                                "not known before", "not known after"};
    const auto name = [&](const auto& company) { return company ? dataset.companies[*company].name : "?"; };
    return kWords[static_cast<std::size_t>(compared.difference)] + (", " + name(compared.before)) + " -> " +
           name(compared.after);
}

std::string PlainWording::comparison(base::Day with, const query::Comparison& comparison) const {
    return comparedWith(with) + ": " + std::to_string(comparison.arrived) + " arrived, " +
           std::to_string(comparison.left) + " left, " + std::to_string(comparison.moved) + " moved, " +
           std::to_string(comparison.stayed) + " stayed";
}

std::string PlainWording::range(base::Day first, std::optional<base::Day> last) const {
    return day(first) + " to " + (last ? day(*last) : "the end");
}

std::string PlainWording::counts(std::size_t people, std::size_t companies, std::size_t moves) const {
    return std::to_string(people) + " people, " + std::to_string(companies) + " companies, " + std::to_string(moves) +
           " moves";
}

std::string PlainWording::sourceLine(std::size_t sources, const std::string& dataTitle) const {
    return dataTitle + ": " + std::to_string(sources) + " sources";
}

} // namespace whither::tests
