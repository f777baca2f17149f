#include "core/model/move_pairs.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>

namespace whither::model {

namespace {

using Lines = std::vector<std::size_t>;

/// A date as days, worked out once: each may be compared with all of the other side.
struct Dates {
    base::Day first;
    base::Day last;
    bool isUndated = false;

    [[nodiscard]] bool meets(const Dates& other) const { return first <= other.last && other.first <= last; }
};

std::vector<Dates> datesOf(std::span<const MoveLine> lines) {
    std::vector<Dates> dates;
    dates.reserve(lines.size());
    for (const MoveLine& line : lines)
        dates.push_back({line.date.firstDay(), line.date.lastDay(), line.date.isUndated()});
    return dates;
}

/// Tells whether any of several dates can be the same as another, in O(log n).
class Meetings {
  public:
    Meetings(const std::vector<Dates>& dates, const Lines& lines) {
        for (const std::size_t line : lines) {
            m_firsts.push_back(dates[line].first);
            m_lasts.push_back(dates[line].last);
        }
        std::sort(m_firsts.begin(), m_firsts.end());
        std::sort(m_lasts.begin(), m_lasts.end());
    }

    [[nodiscard]] bool any(const Dates& date) const {
        // Those that begin in time, but for those that ended before.
        const auto begun = std::upper_bound(m_firsts.begin(), m_firsts.end(), date.last) - m_firsts.begin();
        const auto over = std::lower_bound(m_lasts.begin(), m_lasts.end(), date.first) - m_lasts.begin();
        return begun > over;
    }

  private:
    std::vector<base::Day> m_firsts;
    std::vector<base::Day> m_lasts;
};

class Pairing {
  public:
    Pairing(std::span<const MoveLine> first, std::span<const MoveLine> second)
        : m_first(first), m_second(second), m_firstDates(datesOf(first)), m_secondDates(datesOf(second)),
          m_firstTaken(first.size(), 0), m_secondTaken(second.size(), 0) {}

    std::vector<MovePair> run() {
        pairKeys();
        std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::pair<Lines, Lines>> ways;
        for (std::size_t i = 0; i < m_first.size(); ++i)
            ways[{m_first[i].person, m_first[i].from, m_first[i].to}].first.push_back(i);
        for (std::size_t i = 0; i < m_second.size(); ++i)
            ways[{m_second[i].person, m_second[i].from, m_second[i].to}].second.push_back(i);
        for (auto& [way, lines] : ways) {
            sortFinestFirst(m_first, m_firstDates, lines.first);
            sortFinestFirst(m_second, m_secondDates, lines.second);
            pairAgreeing(lines.first, lines.second);
            pairContradicting(lines.first, lines.second);
        }
        std::sort(m_pairs.begin(), m_pairs.end(),
                  [](const MovePair& a, const MovePair& b) { return a.second < b.second; });
        return std::move(m_pairs);
    }

  private:
    /// The finest date picks its partner first; the undated come last.
    static void sortFinestFirst(std::span<const MoveLine> all, const std::vector<Dates>& dates, Lines& lines) {
        const auto rank = [all, &dates](std::size_t i) {
            return std::make_tuple(dates[i].last - dates[i].first, dates[i].first, all[i].key);
        };
        std::sort(lines.begin(), lines.end(), [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    }

    void pair(std::size_t first, std::size_t second, bool sameKey) {
        m_firstTaken[first] = 1;
        m_secondTaken[second] = 1;
        m_pairs.push_back({.first = first,
                           .second = second,
                           .sameKey = sameKey,
                           .datesAgree = canBeSame(m_first[first].date, m_second[second].date)});
    }

    void pairKeys() {
        std::map<std::string_view, std::size_t> byKey;
        for (std::size_t i = 0; i < m_first.size(); ++i)
            byKey.emplace(m_first[i].key, i);
        for (std::size_t i = 0; i < m_second.size(); ++i) {
            const auto found = byKey.find(m_second[i].key);
            if (found != byKey.end() && m_first[found->second].person == m_second[i].person)
                pair(found->second, i, true);
        }
    }

    /// How far two dates are from being the same interval.
    static base::Day::duration distance(const Dates& a, const Dates& b) {
        const auto gap = [](base::Day x, base::Day y) { return x < y ? y - x : x - y; };
        return gap(a.first, b.first) + gap(a.last, b.last);
    }

    /// Gives `second` the nearest free line of `firsts` that `mayPair(first)` allows.
    template <class MayPair> void pairNearest(const Lines& firsts, std::size_t second, MayPair mayPair) {
        std::optional<std::size_t> nearest;
        base::Day::duration least{};
        for (const std::size_t first : firsts) {
            if (m_firstTaken[first] != 0 || !mayPair(first))
                continue;
            const auto away = distance(m_firstDates[first], m_secondDates[second]);
            if (!nearest || away < least) {
                nearest = first;
                least = away;
            }
        }
        if (nearest)
            pair(*nearest, second, false);
    }

    void pairEqual(const Lines& firsts, const Lines& seconds) {
        std::map<std::string, Lines> byDate; // the next to be given away stands last
        for (auto first = firsts.rbegin(); first != firsts.rend(); ++first)
            if (m_firstTaken[*first] == 0)
                byDate[m_first[*first].date.iso()].push_back(*first);
        for (const std::size_t second : seconds) {
            if (m_secondTaken[second] != 0)
                continue;
            const auto equal = byDate.find(m_second[second].date.iso());
            if (equal == byDate.end() || equal->second.empty())
                continue;
            pair(equal->second.back(), second, false);
            equal->second.pop_back();
        }
    }

    void pairAgreeing(const Lines& firsts, const Lines& seconds) {
        const auto round = [&](auto mayPair) {
            for (const std::size_t second : seconds)
                if (m_secondTaken[second] == 0)
                    pairNearest(firsts, second,
                                [&](std::size_t first) { return mayPair(m_firstDates[first], m_secondDates[second]); });
        };
        pairEqual(firsts, seconds);
        round([](const Dates& a, const Dates& b) { return !a.isUndated && !b.isUndated && a.meets(b); });
        round([](const Dates& a, const Dates& b) { return a.meets(b); });
    }

    void pairContradicting(const Lines& firsts, const Lines& seconds) {
        const Meetings withSeconds(m_secondDates, seconds);
        const Meetings withFirsts(m_firstDates, firsts);
        Lines free;
        for (const std::size_t first : firsts)
            if (m_firstTaken[first] == 0 && m_first[first].kind != MoveKind::returned &&
                !withSeconds.any(m_firstDates[first]))
                free.push_back(first);
        for (const std::size_t second : seconds)
            if (m_secondTaken[second] == 0 && m_second[second].kind != MoveKind::returned &&
                !withFirsts.any(m_secondDates[second]))
                pairNearest(free, second, [](std::size_t) { return true; });
    }

    std::span<const MoveLine> m_first;
    std::span<const MoveLine> m_second;
    std::vector<Dates> m_firstDates;
    std::vector<Dates> m_secondDates;
    std::vector<char> m_firstTaken;
    std::vector<char> m_secondTaken;
    std::vector<MovePair> m_pairs;
};

} // namespace

std::vector<MovePair> pairMoves(std::span<const MoveLine> first, std::span<const MoveLine> second) {
    return Pairing(first, second).run();
}

} // namespace whither::model
