#pragma once

#include "core/base/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whither::base {

/// A day of the proleptic Gregorian calendar, years 0001 to 9999.
using Day = std::chrono::sys_days;

/// First and last day that a date can name; they stand for "no bound" where a plain Day is needed.
inline constexpr Day kFirstDay{std::chrono::year{1} / 1 / 1};
inline constexpr Day kLastDay{std::chrono::year{9999} / 12 / 31};

/// A year, a month or a day: what the calendar can name.
struct CalendarDate {
    int year = 1;       ///< 1 to 9999
    unsigned month = 0; ///< 1 to 12; 0: only the year is known
    unsigned day = 0;   ///< 1 to 31; 0: only the month is known

    [[nodiscard]] static CalendarDate of(Day day);
    [[nodiscard]] Day firstDay() const;
    [[nodiscard]] Day lastDay() const;
    /// ISO 8601: "2023", "2023-06", "2023-06-14".
    [[nodiscard]] std::string iso() const;

    friend auto operator<=>(const CalendarDate&, const CalendarDate&) = default;
};

/// Answer to "which of two dates is earlier" when dates are intervals.
enum class Order { before, after, cannotTell };

/// What is known about when something happened: nothing, a year, a month, a day, or bounds. It is an interval of days
/// and keeps the precision it was given, from the file to the picture.
///
/// Text form: ISO 8601 ("2023", "2023-06", "2023-06-14") or an ISO 8601-2 (EDTF) set of one interval
/// ("[..2025-05-26]", "[2023-02..2025-05-26]", "[2024-01..]"); "" is undated.
class Date {
  public:
    /// Undated.
    Date() = default;
    /// Precise to the year, month or day of `date`.
    explicit Date(CalendarDate date) : m_earliest(date), m_latest(date) {}
    /// Precise to the day.
    explicit Date(Day day) : Date(CalendarDate::of(day)) {}

    /// Errors: badDate with the text as value (not ISO, no such day, first bound after the last, no bound at all).
    [[nodiscard]] static Result<Date> parse(std::string_view text);
    /// At least one bound must be there and they must be in order; badDate otherwise.
    [[nodiscard]] static Result<Date> between(std::optional<CalendarDate> earliest, std::optional<CalendarDate> latest);

    [[nodiscard]] bool isUndated() const { return m_earliest.year == 0 && m_latest.year == 0; }
    /// Known only by bounds.
    [[nodiscard]] bool isBounded() const { return m_bounded; }
    /// The year, month or day; empty when undated or bounded.
    [[nodiscard]] std::optional<CalendarDate> calendar() const;
    /// Bounds as they were given. A calendar date is its own bounds.
    [[nodiscard]] std::optional<CalendarDate> earliest() const { return m_earliest.date(); }
    [[nodiscard]] std::optional<CalendarDate> latest() const { return m_latest.date(); }

    /// First and last possible day; kFirstDay and kLastDay where there is no bound.
    [[nodiscard]] Day firstDay() const;
    [[nodiscard]] Day lastDay() const;

    /// The day from which "as of" takes it as happened: a calendar date's first day, a bounded date's last (kLastDay
    /// when it has none), kFirstDay when undated.
    [[nodiscard]] Day effectiveDay() const;
    [[nodiscard]] bool hasHappenedBy(Day day) const { return effectiveDay() <= day; }

    [[nodiscard]] std::string iso() const;

    /// The same knowledge, written the same way; not the same day. For order use compare().
    friend bool operator==(const Date&, const Date&) = default;

  private:
    /// A calendar date, or none (year 0), in four bytes: a large data set holds millions.
    struct Bound {
        Bound() = default;
        Bound(const std::optional<CalendarDate>& date);
        [[nodiscard]] std::optional<CalendarDate> date() const;
        friend bool operator==(const Bound&, const Bound&) = default;

        std::uint16_t year = 0;
        std::uint8_t month = 0;
        std::uint8_t day = 0;
    };

    Bound m_earliest;
    Bound m_latest;
    bool m_bounded = false;
};

/// Before or after only if it holds for every day that either can be.
[[nodiscard]] Order compare(const Date& a, const Date& b);
/// Whether one day can be both.
[[nodiscard]] bool canBeSame(const Date& a, const Date& b);
/// The one that says more: the shorter interval; `a` when both say as much.
[[nodiscard]] const Date& finer(const Date& a, const Date& b);

} // namespace whither::base
