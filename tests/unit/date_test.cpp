#include "core/base/date.h"
#include "core/base/date_span.h"

#include <gtest/gtest.h>

namespace whither::base {
namespace {

using namespace std::chrono_literals;

Date date(const char* text) {
    auto parsed = Date::parse(text);
    EXPECT_TRUE(parsed) << text;
    return parsed ? parsed.value() : Date{};
}

Day day(const char* text) {
    return date(text).firstDay();
}

TEST(Date, MonthPrecisionCoversTheWholeMonth) {
    EXPECT_EQ(date("2024-02").firstDay(), day("2024-02-01"));
    EXPECT_EQ(date("2024-02").lastDay(), day("2024-02-29"));
}

TEST(Date, YearPrecisionCoversTheWholeYear) {
    EXPECT_EQ(date("2023").firstDay(), day("2023-01-01"));
    EXPECT_EQ(date("2023").lastDay(), day("2023-12-31"));
}

TEST(Date, WritesWhatItRead) {
    for (const char* text : {"", "2023", "2023-06", "2023-06-14", "[..2025-05-26]", "[2023-02..2025-05-26]",
                             "[2024-01..]", "0001", "9999-12-31"})
        EXPECT_EQ(date(text).iso(), text);
}

TEST(Date, RefusesWhatIsNoDate) {
    for (const char* text :
         {"2023-13", "2023-02-29", "2023-00", "2023-6", "23", "June 2023", "2023-06-14T00:00", "[..]", "[2023..2022]",
          "[2023]", "[2023-01..", "0000", " 2023", "2023 ", "-2023", "[..2023-02-30]"}) {
        const auto parsed = Date::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, ErrorCode::badDate);
        EXPECT_EQ(parsed.error().value, text);
    }
}

TEST(Date, ACalendarDateTakesEffectOnItsFirstDayABoundedOneOnItsLast) {
    EXPECT_EQ(date("2023-06").effectiveDay(), day("2023-06-01"));
    EXPECT_EQ(date("[2023-02..2025-05-26]").effectiveDay(), day("2025-05-26"));
    EXPECT_EQ(date("[..2024-02]").effectiveDay(), day("2024-02-29"));
    EXPECT_FALSE(date("[2024-01..]").hasHappenedBy(day("2999-01-01")));
    EXPECT_TRUE(Date{}.hasHappenedBy(kFirstDay));
}

TEST(Date, ComparesThreeValued) {
    EXPECT_EQ(compare(date("2023-05"), date("2023-06")), Order::before);
    EXPECT_EQ(compare(date("2024"), date("2023-06-14")), Order::after);
    EXPECT_EQ(compare(date("2023"), date("2023-06")), Order::cannotTell);
    EXPECT_EQ(compare(date("[..2025-05-26]"), date("2026")), Order::before);
    EXPECT_EQ(compare(Date{}, date("2026")), Order::cannotTell);
}

TEST(Date, TheFinerOfTwoIsTheShorterInterval) {
    EXPECT_EQ(finer(date("2023"), date("2023-04")).iso(), "2023-04");
    EXPECT_EQ(finer(date("2023-04-01"), date("2023-04")).iso(), "2023-04-01");
    EXPECT_EQ(finer(Date{}, date("[..2023]")).iso(), "[..2023]");
}

DateSpan span(const char* start, const char* end) {
    return {.start = date(start), .end = date(end)};
}

TEST(DateSpan, OverlapIsYesOnlyForEveryChoiceOfDays) {
    EXPECT_EQ(overlap(span("2018", "2023-06"), span("2020", "2022")), Certainty::yes);
    EXPECT_EQ(overlap(span("2018", "2021"), span("2021", "2023")), Certainty::possibly);
    EXPECT_EQ(overlap(span("2018", "2020"), span("2021", "2023")), Certainty::no);
}

TEST(DateSpan, AnOpenEndLasts) {
    EXPECT_EQ(overlap({date("2018"), {}}, {date("2024-08"), {}}), Certainty::yes);
    EXPECT_EQ(overlap({date("2018"), Date{}}, {date("2024-08"), {}}), Certainty::possibly);
    EXPECT_EQ(covers({date("2018"), {}}, day("2020-01-01")), Certainty::yes);
    EXPECT_EQ(covers({date("2018"), {}}, day("2018-06-01")), Certainty::possibly);
    EXPECT_EQ(covers({date("2018"), {}}, day("2017-12-31")), Certainty::no);
}

} // namespace
} // namespace whither::base
