#include "app/stats_json.h"

#include "core/query/cohort_card.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

namespace whither::app {

namespace {

using query::CardRow;
using query::Cohort;
using query::Followed;
using Careers = base::Table<model::PersonIndex, query::Career>;

std::string iso(base::Day day) {
    return base::Date(day).iso();
}

Json orNull(std::optional<double> value) {
    return value ? Json(*value) : Json(nullptr);
}

Json toJson(const query::QuantileTime& quantile) {
    return {{"days", orNull(quantile.time)}, {"lower", orNull(quantile.lower)}, {"upper", orNull(quantile.upper)}};
}

Json tableOf(const query::SurvivalCurve& curve) {
    Json table = Json::array();
    for (const query::SurvivalStep& step : curve.steps)
        table.push_back({{"days", step.time},
                         {"at_risk", step.atRisk},
                         {"left", step.left},
                         {"censored", step.censored},
                         {"survival", step.survival},
                         {"standard_error", orNull(step.standardError)},
                         {"lower", step.band ? Json(step.band->lower) : Json(nullptr)},
                         {"upper", step.band ? Json(step.band->upper) : Json(nullptr)}});
    return table;
}

Json boundOf(const query::SurvivalCurve& curve) {
    Json table = Json::array();
    for (const query::SurvivalStep& step : curve.steps)
        table.push_back({{"days", step.time}, {"at_risk", step.atRisk}, {"survival", step.survival}});
    return table;
}

Json toJson(const query::TurnbullFit& fit) {
    Json table = Json::array();
    double survival = 1;
    for (const query::TurnbullFit::Mass& mass : fit.masses) {
        survival = std::max(survival - mass.share, 0.0);
        table.push_back({{"from_days", mass.from},
                         {"to_days", std::isinf(mass.to) ? Json(nullptr) : Json(mass.to)},
                         {"share", mass.share},
                         {"survival", std::isinf(mass.to) ? Json(nullptr) : Json(survival)}});
    }
    return table;
}

const char* word(Followed::Standing standing) {
    switch (standing) {
    case Followed::Standing::left:
        return "left";
    case Followed::Standing::stayed:
        return "stayed";
    case Followed::Standing::cannotTell:
        return "cannot_tell";
    }
    return "";
}

const char* word(Cohort::LeftOut::Why why) {
    switch (why) {
    case Cohort::LeftOut::Why::notThere:
        return "not_there";
    case Cohort::LeftOut::Why::joinedLater:
        return "joined_later";
    case Cohort::LeftOut::Why::undatedStart:
        return "joining_not_dated";
    }
    return "";
}

const char* word(query::NoLogRank why) {
    switch (why) {
    case query::NoLogRank::sharedPeople:
        return "shared_people";
    case query::NoLogRank::nothingToCompare:
        return "nothing_to_compare";
    }
    return "";
}

Json daysToJson(const query::Days& days) {
    return Json::array({iso(days.first), iso(days.last)});
}

/// The cohort card, with what of each person goes into the estimate.
Json peopleToJson(const model::Dataset& dataset, const Careers& careers, const Cohort& cohort,
                  const std::vector<CardRow>& card) {
    Json people = Json::array();
    auto followed = cohort.members.begin();
    auto leftOut = cohort.leftOut.begin();
    for (const CardRow& row : card) {
        Json one = {{"person", dataset.people[row.person].key}, {"name", dataset.people[row.person].name}};
        if (followed != cohort.members.end() && followed->person == row.person) {
            one["standing"] = word(followed->standing);
            one["zero"] = daysToJson(followed->zero);
            one["was_there"] = followed->wasThere == base::Certainty::yes ? "surely" : "possibly";
            one["leaving"] = followed->leaving ? daysToJson(*followed->leaving) : Json(nullptr);
            one["days"] = followed->middle.time;
            ++followed;
        } else {
            one["standing"] = word(leftOut->why);
            if (leftOut->why == Cohort::LeftOut::Why::undatedStart)
                one["had_left"] = leftOut->hasLeft;
            ++leftOut;
        }
        const auto& spells = careers[row.person].spells;
        one["next"] = keyOrNull(dataset, row.next ? std::optional(spells[*row.next].company) : std::nullopt);
        one["gap_days"] = row.gap ? Json::array({row.gap->least, row.gap->most}) : Json(nullptr);
        one["followed"] = Json::array();
        for (const query::Lead& lead : row.leads)
            one["followed"].push_back(
                {{"person", dataset.people[lead.person].key}, {"certain", lead.certainty == base::Certainty::yes}});
        one["times_left"] =
            (row.hasLeft ? 1 : 0) + std::count_if(row.returns.begin(), row.returns.end(),
                                                  [](const CardRow::Return& back) { return back.hasLeft; });
        one["came_back"] =
            row.returns.empty() ? Json(nullptr) : dateOrNull(spells[row.returns.front().spell].span.start);
        people.push_back(std::move(one));
    }
    return people;
}

Json cohortToJson(const model::Dataset& dataset, const Careers& careers, const NamedCohort& named,
                  const Cohort& cohort) {
    const query::Retention retention = query::retentionOf(cohort);
    const auto count = [&](Followed::Standing standing) {
        return std::count_if(cohort.members.begin(), cohort.members.end(),
                             [standing](const Followed& one) { return one.standing == standing; });
    };
    const query::UndatedJoinings undated = query::undatedJoinings(cohort);
    return {{"kind", named.kind},
            {"key", named.key},
            {"n", cohort.members.size()},
            {"left", count(Followed::Standing::left)},
            {"stayed", count(Followed::Standing::stayed)},
            {"cannot_tell", count(Followed::Standing::cannotTell)},
            {"left_out", cohort.leftOut.size()},
            {"joining_not_dated", undated.people},
            {"joining_not_dated_left", undated.left},
            {"leavers_left_out", undated.leftMoreOften},
            {"median", toJson(retention.median)},
            {"table", tableOf(retention.middle)},
            {"bounds", {{"soonest", boundOf(retention.soonest)}, {"latest", boundOf(retention.latest)}}},
            {"turnbull", toJson(retention.turnbull)},
            {"people", peopleToJson(dataset, careers, cohort, query::cohortCard(dataset, careers, named.spec))}};
}

Json toJson(const query::WindowCount& count) {
    return {{"count", count.count},
            {"least", count.least},
            {"most", count.most},
            {"undated_left_out", count.undatedLeftOut}};
}

/// By classes, shortest stays first.
Json toJson(const query::StayCounts& stays) {
    Json classes = Json::array();
    for (std::size_t i = 0; i < stays.left.size(); ++i)
        classes.push_back({{"from_years", i == 0 ? 0 : query::kStayYears[i - 1]},
                           {"to_years", i < query::kStayYears.size() ? Json(query::kStayYears[i]) : Json(nullptr)},
                           {"left", stays.left[i]}});
    return classes;
}

} // namespace

Json dateOrNull(const base::Date& date) {
    return date.isUndated() ? Json(nullptr) : Json(date.iso());
}

Json keyOrNull(const model::Dataset& dataset, std::optional<model::CompanyIndex> company) {
    return company ? Json(dataset.companies[*company].key) : Json(nullptr);
}

Json dayOrNull(base::Day day, base::Day noBound) {
    return day == noBound ? Json(nullptr) : Json(iso(day));
}

Json retentionToJson(const model::Dataset& dataset, const std::vector<NamedCohort>& cohorts, const std::string& zero) {
    const Careers careers = query::careersOf(dataset);
    std::vector<Cohort> followed;
    Json told = Json::array();
    for (const NamedCohort& named : cohorts) {
        followed.push_back(query::cohortOf(dataset, careers, named.spec));
        told.push_back(cohortToJson(dataset, careers, named, followed.back()));
    }
    const auto& day = cohorts.front().spec.zero;
    Json json = {{"zero", zero},
                 {"zero_day", day ? Json(iso(*day)) : Json(nullptr)},
                 {"until", iso(followed.front().until)},
                 {"cohorts", std::move(told)},
                 {"log_rank", nullptr},
                 {"no_log_rank", nullptr}};
    if (followed.size() < 2)
        return json;
    const auto tested = query::logRankOf(followed);
    if (const auto* test = std::get_if<query::LogRank>(&tested))
        json["log_rank"] = {
            {"chi_square", test->chiSquare}, {"degrees_of_freedom", test->degreesOfFreedom}, {"p", test->p}};
    else
        json["no_log_rank"] = word(std::get<query::NoLogRank>(tested));
    return json;
}

Json figuresToJson(const model::Dataset& dataset, model::CompanyIndex company, const query::Window& window) {
    const Careers careers = query::careersOf(dataset);
    const query::CompanyFigures figures = query::figuresOf(query::Careers(dataset), company, window);
    const auto person = [&](model::PersonIndex index) { return dataset.people[index].key; };
    Json pairs = Json::array();
    for (const query::PairFigures& pair : figures.pairs)
        pairs.push_back({{"company", keyOrNull(dataset, pair.company)},
                         {"came", pair.came.size()},
                         {"went", pair.went.size()},
                         {"ratio", orNull(pair.ratio())},
                         {"few", pair.isThin()}});
    Json boomerangs = Json::array();
    for (const query::Boomerang& one : figures.boomerangs) {
        const auto& spells = careers[one.person].spells;
        boomerangs.push_back({{"person", person(one.person)},
                              {"left", dateOrNull(spells[one.left].span.end.value_or(base::Date{}))},
                              {"returned", dateOrNull(spells[one.returned].span.start)}});
    }
    Json founders = Json::array();
    for (const query::FounderFigures& one : figures.founders) {
        const model::Move& move = dataset.moves[one.founding];
        founders.push_back({{"person", person(one.person)},
                            {"company", keyOrNull(dataset, move.to)},
                            {"date", move.date.iso()},
                            {"move", move.key}});
    }
    const query::TenureFigures& tenure = figures.tenure;
    return {{"key", dataset.companies[company].key},
            {"name", dataset.companies[company].name},
            {"from", dayOrNull(window.from, base::kFirstDay)},
            {"to", dayOrNull(window.to, base::kLastDay)},
            {"arrivals", toJson(figures.arrivals)},
            {"departures", toJson(figures.departures)},
            {"net", figures.net()},
            {"pairs", std::move(pairs)},
            {"tenure",
             {{"n", tenure.people},
              {"left", tenure.left},
              {"joining_not_dated", tenure.notDated.people},
              {"joining_not_dated_left", tenure.notDated.left},
              {"leavers_left_out", tenure.notDated.leftMoreOften},
              {"quarter", toJson(tenure.quartiles[0])},
              {"median", toJson(tenure.quartiles[1])},
              {"median_at_risk", tenure.medianAtRisk},
              {"three_quarters", toJson(tenure.quartiles[2])},
              {"stays", toJson(tenure.stays)},
              {"left_not_dated", tenure.stays.undated},
              {"not_known_to_have_left", tenure.people - tenure.left}}},
            {"people", figures.people},
            {"leavers", figures.leavers},
            {"are_there", figures.areThere},
            {"boomerangs", std::move(boomerangs)},
            {"founders", std::move(founders)}};
}

} // namespace whither::app
