#include "core/chart/careers_chart.h"
#include "core/chart/cohort_card_chart.h"
#include "core/chart/retention_chart.h"
#include "core/query/filter.h"
#include "core/query/team_story.h"
#include "core/scene/svg_writer.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/golden.h"
#include "tests/support/plain_chart_words.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace whither {
namespace {

std::string svgOf(const chart::Chart& drawn, scene::Theme theme, const std::string& title) {
    return scene::toSvg({drawn.size, scene::coloursOf(theme).canvas, title, drawn.list});
}

/// Teams of a data set from one time zero, drawn.
std::string retentionOf(const model::Dataset& data, const std::vector<const char*>& teams,
                        std::optional<base::Day> zero, scene::Theme theme,
                        const std::set<chart::RetentionLayer>& layers) {
    const auto careers = query::careersOf(data);
    std::vector<query::Cohort> cohorts;
    std::vector<query::Retention> retentions;
    for (const char* key : teams) {
        cohorts.push_back(query::cohortOf(data, careers, {tests::team(data, key), zero, {}}));
        retentions.push_back(query::retentionOf(cohorts.back()));
    }
    std::vector<chart::RetentionCurve> curves;
    for (std::size_t i = 0; i < teams.size(); ++i)
        curves.push_back({data.teams[tests::team(data, teams[i])].name, cohorts[i], retentions[i]});
    const tests::FixedMeasurer measurer;
    const tests::PlainRetentionWords words(data, zero ? "the paper (24 February 2023)" : "joining");
    const chart::RetentionInput input{.dataset = data,
                                      .careers = careers,
                                      .curves = curves,
                                      .logRank =
                                          teams.size() < 2 ? std::nullopt : std::optional(query::logRankOf(cohorts)),
                                      .layers = layers,
                                      .selection = {{model::EntityKind::person, "armand-joulin"}},
                                      .theme = theme,
                                      .measurer = measurer,
                                      .words = words};
    return svgOf(chart::drawRetention(input), theme, "Who stayed");
}

std::string careersOf(const model::Dataset& data, std::vector<model::PersonIndex> people, chart::CareerOrder order,
                      scene::Theme theme, const std::set<model::EntityId>& selection) {
    const auto careers = query::careersOf(data);
    const base::Day asOf = *query::lastKnownDay(data);
    people = chart::sorted(std::move(people), order, data, careers, asOf);
    const tests::FixedMeasurer measurer;
    const tests::PlainCareersWords words;
    const scene::Palette palette(data);
    const chart::CareersInput input{.dataset = data,
                                    .careers = careers,
                                    .people = people,
                                    .asOf = asOf,
                                    .selection = selection,
                                    .theme = theme,
                                    .palette = palette,
                                    .measurer = measurer,
                                    .words = words};
    return svgOf(chart::drawCareers(input), theme, "Careers");
}

constexpr auto kBounds = chart::RetentionLayer::bounds;
constexpr auto kSampling = chart::RetentionLayer::sampling;
constexpr auto kTurnbull = chart::RetentionLayer::turnbull;

TEST(GoldenChart, RetentionOfTheLlamaTeamAfterThePaperInLight) {
    tests::expectGolden("retention-llama-light", retentionOf(*tests::llamaData(), {"llama-authors"},
                                                             tests::day("2023-02-24"), scene::Theme::light, {kBounds}));
}

TEST(GoldenChart, RetentionWithEverythingInDark) {
    tests::expectGolden("retention-llama-dark",
                        retentionOf(*tests::llamaData(), {"llama-authors"}, tests::day("2023-02-24"),
                                    scene::Theme::dark, {kBounds, kSampling, kTurnbull}));
}

TEST(GoldenChart, RetentionOfSeveralTeamsFromJoining) {
    tests::expectGolden("retention-teams-light",
                        retentionOf(*tests::aiTalentData(), {"openai-founders", "transformer-authors", "xai-founders"},
                                    {}, scene::Theme::light, {kSampling}));
}

TEST(GoldenChart, CareersOfTheLlamaTeamInLight) {
    const auto& data = *tests::llamaData();
    tests::expectGolden("careers-llama-light",
                        careersOf(data, query::inPrintedOrder(data, tests::team(data, "llama-authors")),
                                  chart::CareerOrder::firstDeparture, scene::Theme::light, {}));
}

TEST(GoldenChart, CareersOfFoundersInDarkWithACompanySelected) {
    const auto& data = *tests::aiTalentData();
    tests::expectGolden("careers-founders-dark",
                        careersOf(data, query::inPrintedOrder(data, tests::team(data, "openai-founders")),
                                  chart::CareerOrder::employer, scene::Theme::dark,
                                  {{model::EntityKind::company, "anthropic"}}));
}

TEST(GoldenChart, CardOfTheLlamaTeam) {
    const auto data = tests::llamaData();
    const auto careers = query::careersOf(*data);
    auto rows = query::cohortCard(*data, careers, {tests::team(*data, "llama-authors"), tests::day("2023-02-24"), {}});
    query::sortByLeaving(rows, careers);
    const std::vector<chart::CardPart> parts{{chart::headOf("LLaMA paper authors", "Meta", rows), rows}};
    const tests::FixedMeasurer measurer;
    const tests::PlainCohortCardWords words(*data, careers);
    const scene::Palette palette(*data);
    const auto drawn = chart::drawCohortCard({.dataset = *data,
                                              .careers = careers,
                                              .parts = parts,
                                              .selection = {{model::EntityKind::person, "armand-joulin"}},
                                              .palette = palette,
                                              .measurer = measurer,
                                              .words = words});
    tests::expectGolden("card-llama-light", svgOf(drawn, scene::Theme::light, "What became of them"));
}

} // namespace
} // namespace whither
