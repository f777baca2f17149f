#include "core/base/date.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace whither::base {

namespace {

namespace chrono = std::chrono;

Error badDate(std::string_view text) {
    return {.code = ErrorCode::badDate, .file = {}, .row = 0, .column = {}, .value = std::string(text), .detail = {}};
}

/// Exactly `text.size()` digits.
std::optional<int> digits(std::string_view text) {
    if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<CalendarDate> parseCalendar(std::string_view text) {
    const bool shape = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                       (text.size() == 10 && text[4] == '-' && text[7] == '-');
    if (!shape)
        return {};
    const auto year = digits(text.substr(0, 4));
    if (!year || *year < 1)
        return {};
    CalendarDate date{.year = *year};
    if (text.size() >= 7) {
        const auto month = digits(text.substr(5, 2));
        if (!month || *month < 1 || *month > 12)
            return {};
        date.month = static_cast<unsigned>(*month);
    }
    if (text.size() == 10) {
        const auto day = digits(text.substr(8, 2));
        if (!day)
            return {};
        date.day = static_cast<unsigned>(*day);
        if (!chrono::year_month_day{chrono::year{date.year}, chrono::month{date.month}, chrono::day{date.day}}.ok())
            return {};
    }
    return date;
}

} // namespace

CalendarDate CalendarDate::of(Day day) {
    const chrono::year_month_day ymd{day};
    return {.year = int{ymd.year()}, .month = unsigned{ymd.month()}, .day = unsigned{ymd.day()}};
}

Day CalendarDate::firstDay() const {
    return Day{chrono::year{year} / chrono::month{std::max(month, 1U)} / chrono::day{std::max(day, 1U)}};
}

Day CalendarDate::lastDay() const {
    if (day != 0)
        return firstDay();
    return Day{chrono::year{year} / chrono::month{month == 0 ? 12U : month} / chrono::last};
}

std::string CalendarDate::iso() const {
    char text[16];
    int length = std::snprintf(text, sizeof text, "%04d", year);
    if (month != 0)
        length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), "-%02u", month);
    if (day != 0)
        std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), "-%02u", day);
    return text;
}

Date::Bound::Bound(const std::optional<CalendarDate>& date) {
    if (!date)
        return;
    year = static_cast<std::uint16_t>(date->year);
    month = static_cast<std::uint8_t>(date->month);
    day = static_cast<std::uint8_t>(date->day);
}

std::optional<CalendarDate> Date::Bound::date() const {
    return year == 0 ? std::nullopt : std::optional{CalendarDate{.year = year, .month = month, .day = day}};
}

Result<Date> Date::parse(std::string_view text) {
    if (text.empty())
        return Date{};
    if (text.front() != '[') {
        if (const auto date = parseCalendar(text))
            return Date{*date};
        return badDate(text);
    }
    const auto dots = text.find("..");
    if (text.back() != ']' || dots == std::string_view::npos)
        return badDate(text);
    const auto from = text.substr(1, dots - 1);
    const auto to = text.substr(dots + 2, text.size() - dots - 3);
    const auto earliest = parseCalendar(from);
    const auto latest = parseCalendar(to);
    if ((!from.empty() && !earliest) || (!to.empty() && !latest))
        return badDate(text);
    auto date = between(earliest, latest);
    if (!date)
        return badDate(text);
    return date;
}

Result<Date> Date::between(std::optional<CalendarDate> earliest, std::optional<CalendarDate> latest) {
    Date date;
    date.m_earliest = earliest;
    date.m_latest = latest;
    date.m_bounded = true;
    if (date.isUndated() || date.firstDay() > date.lastDay())
        return badDate(date.iso());
    return date;
}

std::optional<CalendarDate> Date::calendar() const {
    return m_bounded ? std::nullopt : earliest();
}

Day Date::firstDay() const {
    const auto date = earliest();
    return date ? date->firstDay() : kFirstDay;
}

Day Date::lastDay() const {
    const auto date = latest();
    return date ? date->lastDay() : kLastDay;
}

Day Date::effectiveDay() const {
    return m_bounded ? lastDay() : firstDay();
}

std::string Date::iso() const {
    const auto text = [](const std::optional<CalendarDate>& date) { return date ? date->iso() : std::string{}; };
    return m_bounded ? "[" + text(earliest()) + ".." + text(latest()) + "]" : text(earliest());
}

Order compare(const Date& a, const Date& b) {
    if (a.lastDay() < b.firstDay())
        return Order::before;
    if (b.lastDay() < a.firstDay())
        return Order::after;
    return Order::cannotTell;
}

bool canBeSame(const Date& a, const Date& b) {
    return compare(a, b) == Order::cannotTell;
}

const Date& finer(const Date& a, const Date& b) {
    return b.lastDay() - b.firstDay() < a.lastDay() - a.firstDay() ? b : a;
}

} // namespace whither::base
