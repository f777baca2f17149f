#include "app/commands.h"
#include "app/option_values.h"
#include "app/stats_flows.h"
#include "app/stats_json.h"

#include "core/query/effect.h"
#include "core/query/filter.h"
#include "core/query/flow_table.h"
#include "core/query/team_story.h"
#include "core/session/view_action.h"
#include "core/store/reader.h"
#include "ui/feedback/error_text.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace whither::app {

namespace {

using Standing = query::MemberStory::Standing;

struct StatsOptions {
    std::string file;
    std::string team;
    std::vector<std::string> companies;
    std::string asOf;
    std::string from;
    std::string to;
    std::string zero; ///< empty: as the window
    bool isRetention = false;
    bool isJson = false;
    FlowOptions flows;
};

/// What the figures are about.
struct Subject {
    const model::Dataset& dataset;
    const query::Careers& careers;
    std::size_t rowsLeftOut = 0;
    query::StepCount steps;                     ///< as of that day
    std::optional<base::Day> asOf;              ///< empty: nothing in the file is dated
    std::optional<model::TeamIndex> team;       ///< empty: all of them, in brief
    std::optional<model::CompanyIndex> company; ///< whose figures are told; of several none are
    bool isRetention = false;
    std::vector<NamedCohort> cohorts; ///< whose staying is told; empty: nothing is dated
    std::string zero;
    query::Window window;
};

ExitCode fail(ExitCode code, const base::Error& error) {
    std::cerr << ui::sentence(error).toStdString() << '\n';
    return code;
}

bool isAnyMove(const model::Move& /*move*/) {
    return true;
}

bool isUndated(const model::Move& move) {
    return move.date.isUndated();
}

bool isDisputed(const model::Move& move) {
    return move.confidence == model::Confidence::disputed;
}

std::size_t movesHappened(const Subject& subject, bool (*isWanted)(const model::Move&)) {
    const auto& moves = subject.dataset.moves;
    return static_cast<std::size_t>(std::count_if(moves.begin(), moves.end(), [&](const model::Move& move) {
        return (!subject.asOf || query::effectiveDay(subject.dataset, move) <= *subject.asOf) && isWanted(move);
    }));
}

Json toJson(const model::Dataset& dataset, const query::TeamStory& story) {
    const model::Team& team = dataset.teams[story.team];
    Json json = {{"key", team.key},
                 {"name", team.name},
                 {"company", dataset.companies[team.company].key},
                 {"company_name", dataset.companies[team.company].name},
                 {"members", story.members.size()},
                 {"left", story.left},
                 {"stayed", story.stayed},
                 {"came_back", story.cameBack},
                 {"not_yet", story.notYet},
                 {"first_exit", dateOrNull(story.firstExit)},
                 {"last_exit", dateOrNull(story.lastExit)},
                 {"destinations", Json::array()}};
    for (const query::Destination& destination : story.destinations)
        json["destinations"].push_back(
            {{"company", keyOrNull(dataset, destination.company)},
             {"name", destination.company ? Json(dataset.companies[*destination.company].name) : Json(nullptr)},
             {"now", destination.now},
             {"first", destination.first}});
    return json;
}

const char* word(Standing standing) {
    switch (standing) {
    case Standing::stayed:
        return "stayed";
    case Standing::left:
        return "left";
    case Standing::notYet:
        return "not_yet";
    }
    return "";
}

Json membersToJson(const model::Dataset& dataset, const query::TeamStory& story) {
    Json members = Json::array();
    for (const query::MemberStory& member : story.members)
        members.push_back({{"person", dataset.people[member.person].key},
                           {"name", dataset.people[member.person].name},
                           {"left", member.standing == Standing::left},
                           {"state", word(member.standing)},
                           {"came_back", member.cameBack},
                           {"left_on", dateOrNull(member.leftOn)},
                           {"departure", member.departure ? Json(dataset.moves[*member.departure].key) : Json(nullptr)},
                           {"first_after", keyOrNull(dataset, member.firstAfter)},
                           {"now", keyOrNull(dataset, member.now)}});
    return members;
}

void printJson(const Subject& subject) {
    const model::Dataset& dataset = subject.dataset;
    Json json = {{"title", dataset.title},
                 {"as_of", subject.asOf ? Json(base::Date(*subject.asOf).iso()) : Json(nullptr)},
                 {"people", dataset.people.size()},
                 {"companies", dataset.companies.size()},
                 {"moves", movesHappened(subject, isAnyMove)},
                 {"disputed_moves", movesHappened(subject, isDisputed)},
                 {"undated_moves", movesHappened(subject, isUndated)},
                 {"steps", subject.steps.steps},
                 {"undated_steps", subject.steps.undated},
                 {"sources", dataset.sources.size()},
                 {"rows_left_out", subject.rowsLeftOut}};
    if (subject.team) {
        const auto story = query::storyOf(subject.careers, *subject.team, subject.asOf);
        json["team"] = toJson(dataset, story);
        json["team"]["people"] = membersToJson(dataset, story);
    } else {
        json["teams"] = Json::array();
        for (std::size_t i = 0; i < dataset.teams.size(); ++i)
            json["teams"].push_back(
                toJson(dataset, query::storyOf(subject.careers, static_cast<model::TeamIndex>(i), subject.asOf)));
    }
    if (subject.company)
        json["company"] = figuresToJson(dataset, *subject.company, subject.window);
    if (subject.isRetention)
        json["retention"] =
            subject.cohorts.empty() ? Json(nullptr) : retentionToJson(dataset, subject.cohorts, subject.zero);
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

// What follows is English in every locale, like the other commands' output: programs and scripts read it.

std::string oneLine(const std::string& text) {
    return ui::oneLine(text).toStdString();
}

std::string nameOf(const model::Dataset& dataset, std::optional<model::CompanyIndex> company) {
    return company ? oneLine(dataset.companies[*company].name) : "not known";
}

void printTeam(const model::Dataset& dataset, const query::TeamStory& story) {
    const model::Team& team = dataset.teams[story.team];
    std::cout << '\n'
              << oneLine(team.name) << " (" << oneLine(team.key) << "): " << story.members.size() << " members, "
              << story.left;
    if (story.cameBack > 0)
        std::cout << " no longer at " << nameOf(dataset, team.company) << ", " << story.stayed << " there, of them "
                  << story.cameBack << " left and came back";
    else
        std::cout << " left, " << story.stayed << " stayed at " << nameOf(dataset, team.company);
    if (story.notYet > 0)
        std::cout << ", " << story.notYet << " not there yet as far as is known";
    std::cout << '\n';
    for (const query::Destination& destination : story.destinations)
        std::cout << "  " << nameOf(dataset, destination.company) << ": " << destination.now << " there now, "
                  << destination.first << " first went there\n";
}

void printMember(const model::Dataset& dataset, const query::MemberStory& member) {
    std::cout << "  " << oneLine(dataset.people[member.person].name);
    if (member.standing == Standing::left)
        std::cout << ": left (" << (member.leftOn.isUndated() ? "date not known" : member.leftOn.iso())
                  << "), first to " << nameOf(dataset, member.firstAfter);
    else
        std::cout << (member.cameBack                       ? ": left and came back"
                      : member.standing == Standing::stayed ? ": stayed"
                                                            : ": not there yet as far as is known");
    std::cout << (member.now ? ", now at " + nameOf(dataset, member.now) : ", now not known where") << '\n';
}

std::string number(const Json& value, const char* format = "%.4g") {
    if (value.is_null())
        return "-";
    char text[32];
    std::snprintf(text, sizeof text, format, value.get<double>());
    return text;
}

/// Days, which are whole or half, as they are.
std::string days(const Json& value) {
    return number(value, "%.10g");
}

/// Of a cohort or of how long people stayed at a company: who cannot be followed for want of a day to begin with.
void printUndated(const Json& told) {
    if (told["joining_not_dated"] == 0)
        return;
    std::cout << "  left out, the day they joined is not known: " << told["joining_not_dated"] << ", of whom "
              << told["joining_not_dated_left"] << " had left"
              << (told["leavers_left_out"] == true ? ": the figures show staying as longer than it was\n" : "\n");
}

/// Why the left out are so, and what that does to the figures.
void printLeftOut(const Json& cohort) {
    printUndated(cohort);
    const Json& people = cohort["people"];
    for (const auto& [standing, why] :
         {std::pair{"not_there", "not known to have been there then"}, std::pair{"joined_later", "came later"}}) {
        const auto count = std::count_if(people.begin(), people.end(), [standing = standing](const Json& one) {
            return one["standing"] == standing;
        });
        if (count > 0)
            std::cout << "  left out, " << why << ": " << count << '\n';
    }
}

/// Followed up to the median.
std::size_t atRiskAtMedian(const Json& cohort) {
    for (const Json& step : cohort["table"])
        if (!cohort["median"]["days"].is_null() && step["days"] >= cohort["median"]["days"])
            return step["at_risk"];
    return 0;
}

/// " (read off there)", of a median that rests on few; "" otherwise.
std::string fewAtRisk(const Json& median, std::size_t atRisk) {
    return median.is_null() || atRisk >= query::kFewAtRisk
               ? std::string()
               : " (read off where only " + std::to_string(atRisk) + " were followed)";
}

void printRetention(const Json& told) {
    std::cout << "\nretention from " << oneLine(told["zero"].get<std::string>());
    if (!told["zero_day"].is_null() && told["zero_day"] != told["zero"])
        std::cout << " (" << told["zero_day"].get<std::string>() << ')';
    std::cout << " until " << told["until"].get<std::string>() << '\n';
    for (const Json& cohort : told["cohorts"]) {
        std::cout << oneLine(cohort["key"].get<std::string>()) << ": n " << cohort["n"] << ", left " << cohort["left"]
                  << " (who came back, too), left out " << cohort["left_out"] << ", median days "
                  << days(cohort["median"]["days"]) << fewAtRisk(cohort["median"]["days"], atRiskAtMedian(cohort))
                  << '\n';
        printLeftOut(cohort);
        std::cout << "  days  at risk  left  survival  95 % from  to\n";
        for (const Json& step : cohort["table"])
            if (step["left"] != 0)
                std::cout << "  " << days(step["days"]) << "  " << step["at_risk"] << "  " << step["left"] << "  "
                          << number(step["survival"]) << "  " << number(step["lower"]) << "  " << number(step["upper"])
                          << '\n';
    }
    if (const Json& test = told["log_rank"]; !test.is_null())
        std::cout << "log-rank: chi-square " << number(test["chi_square"]) << ", degrees of freedom "
                  << test["degrees_of_freedom"] << ", p " << number(test["p"]) << '\n';
    else if (told["no_log_rank"] == "shared_people")
        std::cout << "log-rank: no test, the cohorts share people\n";
    else if (!told["no_log_rank"].is_null())
        std::cout << "log-rank: no test, nobody left while people of both were there\n";
}

/// How many of those who left had stayed how long.
void printStays(const Json& tenure) {
    std::string line;
    for (const Json& one : tenure["stays"]) {
        const std::string from = one["from_years"].dump();
        line += line.empty() ? "" : ", ";
        line += one["to_years"].is_null() ? from + " and more" : from + " to " + one["to_years"].dump();
        line += ": " + one["left"].dump();
    }
    std::cout << "  left after so many years (the last of each two not included): " << line
              << "; on a day not dated: " << tenure["left_not_dated"]
              << "; not known to have left: " << tenure["not_known_to_have_left"] << '\n';
}

void printFigures(const model::Dataset& dataset, const Json& told) {
    std::cout << '\n'
              << oneLine(told["name"].get<std::string>()) << " (" << oneLine(told["key"].get<std::string>()) << ')';
    for (const char* limit : {"from", "to"})
        if (!told[limit].is_null())
            std::cout << ' ' << limit << ' ' << told[limit].get<std::string>();
    const auto counted = [&told](const char* what) {
        const std::size_t undated = told[what]["undated_left_out"];
        return told[what]["count"].dump() + (undated > 0 ? " + " + std::to_string(undated) + " undated" : "");
    };
    std::cout << ": " << counted("arrivals") << " came, " << counted("departures") << " left, net " << told["net"]
              << "; " << told["boomerangs"].size() << " of the " << told["leavers"]
              << " who had left at least once came back, " << told["founders"].size() << " of the " << told["people"]
              << " who had been there founded a company while there or directly after, " << told["are_there"]
              << " are there; median stay in days " << days(told["tenure"]["median"]["days"]) << " (n "
              << told["tenure"]["n"] << ')'
              << fewAtRisk(told["tenure"]["median"]["days"], told["tenure"]["median_at_risk"]) << '\n';
    printUndated(told["tenure"]);
    printStays(told["tenure"]);
    for (const Json& pair : told["pairs"]) {
        const auto company =
            pair["company"].is_null()
                ? std::nullopt
                : model::find<model::CompanyIndex>(dataset.companies, pair["company"].get<std::string>());
        std::cout << "  " << nameOf(dataset, company) << ": " << pair["came"] << " came, " << pair["went"] << " went\n";
    }
}

void printText(const Subject& subject) {
    const model::Dataset& dataset = subject.dataset;
    if (subject.asOf)
        std::cout << "as of: " << base::Date(*subject.asOf).iso() << '\n';
    std::cout << "people: " << dataset.people.size() << '\n'
              << "companies: " << dataset.companies.size() << '\n'
              << "moves: " << movesHappened(subject, isAnyMove) << '\n'
              << "disputed moves: " << movesHappened(subject, isDisputed) << '\n'
              << "undated moves: " << movesHappened(subject, isUndated) << '\n'
              << "steps: " << subject.steps.steps << '\n'
              << "undated steps: " << subject.steps.undated << '\n'
              << "sources: " << dataset.sources.size() << '\n';
    if (subject.rowsLeftOut > 0)
        std::cout << "rows left out: " << subject.rowsLeftOut << '\n';
    if (subject.team) {
        const auto story = query::storyOf(subject.careers, *subject.team, subject.asOf);
        printTeam(dataset, story);
        std::cout << '\n';
        for (const query::MemberStory& member : story.members)
            printMember(dataset, member);
    }
    if (subject.company)
        printFigures(dataset, figuresToJson(dataset, *subject.company, subject.window));
    if (!subject.cohorts.empty())
        printRetention(retentionToJson(dataset, subject.cohorts, subject.zero));
    else if (subject.isRetention)
        std::cout << "\nretention: nothing is dated\n";
    if (subject.team || subject.company || !subject.cohorts.empty())
        return;
    for (std::size_t i = 0; i < dataset.teams.size(); ++i)
        printTeam(dataset, query::storyOf(subject.careers, static_cast<model::TeamIndex>(i), subject.asOf));
}

ExitCode failUnknown(const std::string& key, std::string known) {
    base::Error error;
    error.code = base::ErrorCode::unknownEntity;
    error.value = key;
    error.detail = std::move(known);
    return fail(ExitCode::usage, error);
}

ExitCode stats(const StatsOptions& options) {
    const auto opened = store::open(options.file);
    if (!opened)
        return fail(ExitCode::cannotRead, opened.error());
    const model::Dataset& dataset = *opened.value().dataset;
    const auto asOf = options.asOf.empty() ? query::lastKnownDay(dataset) : asOfIn(dataset, "--as-of", options.asOf);
    const query::Careers careers(dataset);
    Subject subject{.dataset = dataset,
                    .careers = careers,
                    .rowsLeftOut = opened.value().report.leftOut.size(),
                    .steps = {},
                    .asOf = asOf,
                    .team = {},
                    .company = {},
                    .isRetention = options.isRetention,
                    .cohorts = {},
                    .zero = {},
                    .window = {}};
    if (!options.team.empty()) {
        subject.team = model::find<model::TeamIndex>(dataset.teams, options.team);
        if (!subject.team)
            return failUnknown(options.team, someKeys(dataset.teams.rows()));
    }
    std::vector<model::CompanyIndex> companies;
    for (const std::string& key : options.companies) {
        const auto company = model::find<model::CompanyIndex>(dataset.companies, key);
        if (!company)
            return failUnknown(key, someKeys(dataset.companies.rows()));
        companies.push_back(*company);
    }
    if (companies.size() == 1)
        subject.company = companies.front();
    const auto from = base::Date::parse(options.from); // checked when it was given
    subject.window = {from.value().firstDay(),
                      options.to.empty() ? asOf.value_or(base::kLastDay) : *parseAsOf(options.to)};
    if (options.isRetention) {
        subject.zero = options.zero.empty() ? session::zeroOf(dataset, options.team) : options.zero;
        if (subject.zero.empty())
            subject.zero = "joining";
        const auto zero = parseZero(dataset, subject.zero);
        if (!zero)
            return failUnknown(options.zero, someKeys(dataset.products.rows()));
        if (subject.team && asOf)
            subject.cohorts.push_back({"team", options.team, {*subject.team, zero->day, asOf}});
        for (const model::CompanyIndex company : companies)
            if (asOf)
                subject.cohorts.push_back({"company", dataset.companies[company].key, {company, zero->day, asOf}});
    }
    if (options.flows.isAsked) {
        printFlows(opened.value().dataset, asOf, subject.team, options.flows,
                   options.isJson ? StatsForm::json : StatsForm::text);
    } else {
        subject.steps = query::countSteps(careers, asOf);
        options.isJson ? printJson(subject) : printText(subject);
    }
    return ExitCode::done;
}

} // namespace

void addStats(const CommandContext& context) {
    CLI::App* command = context.cli.add_subcommand("stats", "Count people, companies and moves, and tell each team");
    const auto options = std::make_shared<StatsOptions>();
    command->add_option("FILE", options->file, "A Whither file")->required()->check(problemOfName);
    command->add_option("--team", options->team, "Key of the team to tell, member by member")->check(problemOfName);
    command
        ->add_option("--as-of", options->asOf,
                     "Year, month or day up to whose end to count (default: all that is dated)")
        ->check(problemOfDay);
    auto* company = command
                        ->add_option("--company", options->companies,
                                     "Key of the company to tell the figures of; with --retention it may be repeated")
                        ->allow_extra_args(false)
                        ->check(problemOfName);
    command->add_option("--from", options->from, "First day of --company or --flows (default: the beginning)")
        ->check(problemOfDay);
    command->add_option("--to", options->to, "Last day of --company or --flows (default: that of --as-of)")
        ->check(problemOfDay);
    CLI::Option* retention =
        command->add_flag("--retention", options->isRetention, "Tell how long those of --team and --company stayed");
    command
        ->add_option("--zero", options->zero,
                     "From when their time counts: joining, a day, or the key of a product: its release (default: as "
                     "the window, from the first release of the team's company if its month is known, else joining)")
        ->check(problemOfName)
        ->needs(retention);
    command->add_flag("--json", options->isJson, "Write JSON");
    addFlowOptions(*command, options->flows);
    command->get_option("--flows")->excludes(company)->excludes(retention);
    command->callback([context, options] {
        if (options->isRetention && options->team.empty() && options->companies.empty())
            throw CLI::RequiredError("--team or --company");
        if (!(options->from.empty() && options->to.empty()) && options->companies.empty() && !options->flows.isAsked)
            throw CLI::RequiredError("--company or --flows");
        if (options->companies.size() > 1 && !options->isRetention)
            throw CLI::ValidationError("--company", "figures are of one company: run the command once for each, or say "
                                                    "--retention to compare how long people stayed");
        options->flows.from = options->from;
        options->flows.to = options->to;
        context.result = stats(*options);
    });
}

} // namespace whither::app
