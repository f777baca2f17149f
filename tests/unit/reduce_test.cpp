#include "core/session/view_action.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>

namespace whither::tests {

namespace {

using namespace session;
using Ids = std::vector<model::EntityId>;

const model::EntityId kAda{model::EntityKind::person, "ada"};
const model::EntityId kBob{model::EntityKind::person, "bob"};
const model::EntityId kAcme{model::EntityKind::company, "acme"};
const query::Filter::Focus kAroundAcme{kAcme, 1};

Session after(std::initializer_list<ViewAction> actions) {
    Session session;
    for (const auto& action : actions)
        session = reduce(std::move(session), action).first;
    return session;
}

Change changeOf(const Session& session, const ViewAction& action) {
    return reduce(session, action).second;
}

} // namespace

TEST(Reduce, SelectingReplacesWhatWasSelected) {
    EXPECT_EQ(after({Select{kAda}, Select{kBob}}).view.selection, Ids{kBob});
    EXPECT_EQ(changeOf({}, Select{kAda}), Change::selection | Change::history);
}

TEST(Reduce, SelectingTheSameAgainChangesNothing) {
    const Session session = after({Select{kAda}});
    EXPECT_EQ(changeOf(session, Select{kAda}), Change::none);
    EXPECT_EQ(after({Select{kAda}, Select{kAda}}).history.back.size(), 1U);
}

TEST(Reduce, TogglingAddsAtTheEndAndTakesAway) {
    const auto toggle = [](const model::EntityId& id) { return Select{id, Select::Mode::toggle}; };
    EXPECT_EQ(after({Select{kAda}, toggle(kBob), toggle(kAcme)}).view.selection, (Ids{kAda, kBob, kAcme}));
    EXPECT_EQ(after({Select{kAda}, toggle(kBob), toggle(kAda)}).view.selection, Ids{kBob});
    EXPECT_EQ(after({toggle(kAda), toggle(kAda), toggle(kAda)}).view.selection, Ids{kAda});
}

TEST(Reduce, ManyAreSelectedAtOnceInOrderAndWithoutDoubles) {
    const Session session = after({Select{kBob}, SelectMany{{kAcme, kAda, kAcme}}});
    EXPECT_EQ(session.view.selection, (Ids{kAcme, kAda}));
    EXPECT_EQ(changeOf(session, SelectMany{{kAcme, kAda}}), Change::none);
    EXPECT_EQ(changeOf(session, Back{}), Change::selection | Change::history);
}

TEST(Reduce, ADayIsComparedWithAnotherOneUntilItIsNot) {
    const base::Day day{std::chrono::year{2023} / 2 / 28};
    const Session session = after({CompareWith{day}});
    EXPECT_EQ(session.view.filter.comparedWith, day);
    EXPECT_EQ(changeOf({}, CompareWith{day}), Change::filter | Change::history);
    EXPECT_EQ(changeOf(session, CompareWith{day}), Change::none);
    EXPECT_EQ(after({CompareWith{day}, SetAsOf{day}, SetFocus{kAroundAcme}}).view.filter.comparedWith, day);
    EXPECT_FALSE(after({CompareWith{day}, CompareWith{}}).view.filter.comparedWith);
}

TEST(Reduce, ClearingTakesTheSelectionFirstAndThenTheFocus) {
    Session session = after({SetFocus{kAroundAcme}, Select{kAda}});
    session = reduce(session, ClearSelection{}).first;
    EXPECT_TRUE(session.view.selection.empty());
    EXPECT_EQ(session.view.filter.focus, kAroundAcme);
    session = reduce(session, ClearSelection{}).first;
    EXPECT_FALSE(session.view.filter.focus);
    EXPECT_EQ(changeOf(session, ClearSelection{}), Change::none);
}

TEST(Reduce, LayersAreSwitchedOneByOne) {
    const Session session = after({ShowLayer{query::Layer::teams, true}, ShowLayer{query::Layer::people, false}});
    EXPECT_TRUE(session.view.filter.shows(query::Layer::teams));
    EXPECT_FALSE(session.view.filter.shows(query::Layer::people));
    EXPECT_TRUE(session.view.filter.shows(query::Layer::companies));
    EXPECT_EQ(changeOf(session, ShowLayer{query::Layer::teams, true}), Change::none);
    EXPECT_EQ(changeOf(session, ShowLayer{query::Layer::teams, false}), Change::filter | Change::history);
}

TEST(Reduce, AnotherTeamIsToldWholeAndFitted) {
    const Session session =
        after({SetFocus{kAroundAcme}, MoveCamera{{{5, 5}, 2, false}}, Select{kAda}, TellTeam{"authors"}});
    EXPECT_EQ(session.view.filter.team, "authors");
    EXPECT_FALSE(session.view.filter.focus);
    EXPECT_TRUE(session.view.camera.isFitted);
    EXPECT_EQ(session.view.selection, Ids{kAda});
    EXPECT_EQ(changeOf(session, TellTeam{"authors"}), Change::none);
}

TEST(Reduce, AnotherTeamBringsTheDayFromWhichItsStayingCounts) {
    const auto data =
        story("ada: joined a 2015\nbo: joined b 2015\nproduct old by a 2023-05-01\nproduct older by a 2022-03\n"
              "product coarse by b 2022\nproduct later by b 2023-01-05\nteam crew at a: ada\nteam others at b: bo");
    EXPECT_EQ(zeroOf(*data, "crew"), "older");
    EXPECT_EQ(zeroOf(*data, "others"), "") << "somewhere in a year is no day to count from";
    EXPECT_EQ(zeroOf(*data, ""), "");
    Session session = reduce({}, TellTeam{"crew", zeroOf(*data, "crew")}).first;
    EXPECT_EQ(session.view.chart.zero, "older");
    EXPECT_TRUE(has(changeOf(session, TellTeam{}), Change::chart)) << "everyone counts from joining";
    session = reduce(session, TellTeam{"others", zeroOf(*data, "others")}).first;
    EXPECT_EQ(session.view.chart.zero, "") << "from joining";
}

TEST(Reduce, AnotherTeamTakesThePlaceOfAChosenCohort) {
    ChartOptions chart;
    chart.cohort = {{"ada", "bob"}, "acme"};
    const Session session = after({SetChart{chart}});
    EXPECT_EQ(session.view.chart.cohort, chart.cohort);
    EXPECT_TRUE(has(changeOf(session, TellTeam{"authors"}), Change::chart));
    EXPECT_FALSE(reduce(session, TellTeam{"authors"}).first.view.chart.cohort);
    EXPECT_FALSE(has(changeOf({}, TellTeam{"authors"}), Change::chart));
}

TEST(Reduce, AsOfIsPartOfTheFilter) {
    const base::Day day{std::chrono::year{2025} / 5 / 31};
    const Session session = after({SetAsOf{day}});
    EXPECT_EQ(session.view.filter.asOf, day);
    EXPECT_EQ(changeOf(session, SetAsOf{}), Change::filter | Change::history);
    EXPECT_EQ(changeOf(session, SetAsOf{day}), Change::none);
}

TEST(Reduce, FocusFitsTheNeighbourhoodIntoTheWindow) {
    const Session session = after({MoveCamera{{{5, 5}, 2, false}}, SetFocus{kAroundAcme}});
    EXPECT_EQ(session.view.filter.focus, kAroundAcme);
    EXPECT_TRUE(session.view.camera.isFitted);
    EXPECT_EQ(changeOf({}, SetFocus{kAroundAcme}), Change::filter | Change::history);
}

TEST(Reduce, BackAndForwardWalkThroughSelectionAndFocus) {
    Session session = after({Select{kAda}, SetFocus{kAroundAcme}, Select{kBob}, Back{}});
    EXPECT_EQ(session.view.selection, Ids{kAda});
    EXPECT_EQ(session.view.filter.focus, kAroundAcme);
    session = reduce(session, Back{}).first;
    EXPECT_FALSE(session.view.filter.focus);
    session = reduce(session, Back{}).first;
    EXPECT_TRUE(session.view.selection.empty());
    EXPECT_EQ(changeOf(session, Back{}), Change::none);
    for (int i = 0; i < 3; ++i)
        session = reduce(session, Forward{}).first;
    EXPECT_EQ(session.view.selection, Ids{kBob});
    EXPECT_EQ(changeOf(session, Forward{}), Change::none);
}

TEST(Reduce, ANewStepForgetsWhatLayAhead) {
    const Session session = after({Select{kAda}, Select{kBob}, Back{}, Select{kAcme}});
    EXPECT_TRUE(session.history.forward.empty());
    EXPECT_EQ(after({Select{kAda}, Select{kBob}, Back{}, Select{kAcme}, Back{}}).view.selection, Ids{kAda});
}

TEST(Reduce, BackTakesBackFilterModeAndPinsOneByOne) {
    ChartOptions chart;
    chart.order = chart::CareerOrder::name;
    Session session = after({ShowLayer{query::Layer::people, false}, TellTeam{"authors"}, SetMode{Mode::careers},
                             SetChart{chart}, Pin{kAda, {1, 2}}, UnpinAll{}});
    const auto back = [&session] { return reduce(session, Back{}).first; };
    session = back();
    EXPECT_EQ(session.view.pins.size(), 1U);
    session = back();
    EXPECT_TRUE(session.view.pins.empty());
    EXPECT_EQ(session.view.chart.order, chart::CareerOrder::name);
    session = back();
    EXPECT_EQ(session.view.chart.order, ChartOptions().order);
    EXPECT_EQ(session.view.mode, Mode::careers);
    session = back();
    EXPECT_EQ(session.view.mode, Mode::graph);
    EXPECT_EQ(session.view.filter.team, "authors");
    EXPECT_TRUE(has(changeOf(session, Back{}), Change::filter));
    session = back();
    EXPECT_EQ(session.view.filter.team, "");
    EXPECT_FALSE(session.view.filter.shows(query::Layer::people));
    session = back();
    EXPECT_TRUE(session.view.filter.shows(query::Layer::people));
    EXPECT_TRUE(session.history.back.empty());
    for (int i = 0; i < 6; ++i)
        session = reduce(session, Forward{}).first;
    EXPECT_EQ(session.view.mode, Mode::careers);
    EXPECT_TRUE(session.view.pins.empty());
}

TEST(Reduce, DaysThatFollowEachOtherAreOneStepBack) {
    const auto day = [](int year) { return base::Day{std::chrono::year{year} / 1 / 1}; };
    Session session = after({SetAsOf{day(2020)}, SetAsOf{day(2021)}, SetFrom{day(2019)}, SetAsOf{day(2022)}});
    EXPECT_EQ(session.history.back.size(), 1U);
    session = reduce(session, Back{}).first;
    EXPECT_FALSE(session.view.filter.asOf);
    EXPECT_FALSE(session.view.filter.from);
    session = reduce(session, Forward{}).first;
    EXPECT_EQ(session.view.filter.asOf, day(2022));
    EXPECT_EQ(session.view.filter.from, day(2019));

    session = after({SetAsOf{day(2020)}, Select{kAda}, SetAsOf{day(2021)}, SetAsOf{day(2022)}, Back{}});
    EXPECT_EQ(session.view.filter.asOf, day(2020));
    EXPECT_EQ(session.view.selection, Ids{kAda});
    EXPECT_TRUE(after({SetAsOf{day(2020)}, SetAsOf{day(2021)}, SetAsOf{}}).history.back.empty())
        << "a hand that came back to where it began has done nothing";
    EXPECT_TRUE(after({Select{kAda}, Back{}, SetAsOf{day(2020)}}).history.forward.empty());
}

TEST(Reduce, BackLeavesThemeAndCameraAlone) {
    const Session session = after({Select{kAda}, SetTheme{scene::Theme::dark}, MoveCamera{{{5, 5}, 2, false}},
                                   ShowLayer{query::Layer::teams}, Back{}});
    EXPECT_EQ(session.view.selection, Ids{kAda});
    EXPECT_EQ(session.view.theme, scene::Theme::dark);
    EXPECT_EQ(session.view.camera.zoom, 2);
}

TEST(Reduce, HistoryIsBounded) {
    Session session;
    for (int i = 0; i < 1000; ++i)
        session = reduce(std::move(session), Select{{model::EntityKind::person, std::to_string(i)}}).first;
    EXPECT_EQ(session.history.back.size(), 200U);
    EXPECT_EQ(session.history.back.back().selection.front().key, "998");
}

TEST(Reduce, ACameraThatIsNoneIsRefused) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(changeOf({}, MoveCamera{{{0, 0}, 0, false}}), Change::none);
    EXPECT_EQ(changeOf({}, MoveCamera{{{0, 0}, -1, false}}), Change::none);
    EXPECT_EQ(changeOf({}, MoveCamera{{{0, 0}, infinity, false}}), Change::none);
    EXPECT_EQ(changeOf({}, MoveCamera{{{nan, 0}, 1, false}}), Change::none);
    EXPECT_EQ(changeOf({}, MoveCamera{{{1, 2}, 3, false}}), Change::camera);
    const Session moved = after({MoveCamera{{{1, 2}, 3, false}}});
    EXPECT_EQ(moved.view.camera.centre, (base::Point{1, 2}));
    EXPECT_EQ(changeOf(moved, FitAll{}), Change::camera);
    EXPECT_EQ(changeOf({}, FitAll{}), Change::none);
}

TEST(Reduce, PinsHoldMoveAndGo) {
    Session session = after({Pin{kAda, {1, 2}}, Pin{kAda, {3, 4}}});
    ASSERT_EQ(session.view.pins.size(), 1U);
    EXPECT_EQ(session.view.pins.at(kAda), (base::Point{3, 4}));
    EXPECT_EQ(changeOf(session, Pin{kAda, {3, 4}}), Change::none);
    EXPECT_EQ(changeOf(session, Pin{kAda, {std::numeric_limits<double>::infinity(), 0}}), Change::none);
    EXPECT_EQ(changeOf(session, Unpin{kAda}), Change::pins | Change::history);
    EXPECT_EQ(changeOf(session, Unpin{kBob}), Change::none);
    EXPECT_TRUE(after({Pin{kAda, {1, 2}}, Unpin{kAda}}).view.pins.empty());
}

TEST(Reduce, AnotherCharacterIsAnotherArrangementSeenWhole) {
    using layout::Character;
    EXPECT_EQ(ViewState().character, Character::balanced);
    EXPECT_EQ(changeOf({}, SetCharacter{Character::balanced}), Change::none);
    EXPECT_EQ(changeOf({}, SetCharacter{Character::clusters}), Change::character);
    const Session session = after({Pin{kAda, {1, 2}}, MoveCamera{{{5, 5}, 2, false}}});
    EXPECT_EQ(changeOf(session, SetCharacter{Character::overview}), Change::character | Change::camera);
    const auto view = reduce(session, SetCharacter{Character::overview}).first.view;
    EXPECT_EQ(view.character, Character::overview);
    EXPECT_TRUE(view.camera.isFitted);
    EXPECT_EQ(view.pins, session.view.pins);
}

TEST(Reduce, BackLeavesTheCharacterAlone) {
    const Session session = after({Select{kAda}, SetCharacter{layout::Character::clusters}});
    EXPECT_EQ(session.history.back.size(), 1U);
    EXPECT_EQ(reduce(session, Back{}).first.view.character, layout::Character::clusters);
    EXPECT_EQ(after({Select{kAda}, Back{}, SetCharacter{layout::Character::clusters}}).history.forward.size(), 1U);
}

TEST(Reduce, LayoutAndThemeAreSwitched) {
    EXPECT_EQ(changeOf({}, RunLayout{false}), Change::layout);
    EXPECT_EQ(changeOf({}, RunLayout{true}), Change::none);
    EXPECT_FALSE(after({RunLayout{false}}).view.isLayoutRunning);
    EXPECT_EQ(changeOf({}, SetTheme{scene::Theme::dark}), Change::theme);
    EXPECT_EQ(changeOf({}, SetTheme{scene::Theme::light}), Change::none);
}

} // namespace whither::tests
