#include "core/model/move_pairs.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

namespace whither::model {

namespace {

using Lines = std::vector<std::size_t>;

class Pairing {
  public:
    Pairing(std::span<const MoveLine> first, std::span<const MoveLine> second)
        : m_first(first), m_second(second), m_firstTaken(first.size(), 0), m_secondTaken(second.size(), 0) {}

    std::vector<MovePair> run() {
        pairKeys();
        std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::pair<Lines, Lines>> ways;
        for (std::size_t i = 0; i < m_first.size(); ++i)
            ways[{m_first[i].person, m_first[i].from, m_first[i].to}].first.push_back(i);
        for (std::size_t i = 0; i < m_second.size(); ++i)
            ways[{m_second[i].person, m_second[i].from, m_second[i].to}].second.push_back(i);
        for (auto& [way, lines] : ways) {
            sortFinestFirst(m_first, lines.first);
            sortFinestFirst(m_second, lines.second);
            pairAgreeing(lines.first, lines.second);
            pairContradicting(lines.first, lines.second);
        }
        std::sort(m_pairs.begin(), m_pairs.end(),
                  [](const MovePair& a, const MovePair& b) { return a.second < b.second; });
        return std::move(m_pairs);
    }

  private:
    /// The finest date picks its partner first; the undated come last.
    static void sortFinestFirst(std::span<const MoveLine> all, Lines& lines) {
        const auto rank = [all](std::size_t i) {
            const base::Date& date = all[i].date;
            return std::make_tuple(date.lastDay() - date.firstDay(), date.firstDay(), all[i].key);
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
    static base::Day::duration distance(const base::Date& a, const base::Date& b) {
        const auto gap = [](base::Day x, base::Day y) { return x < y ? y - x : x - y; };
        return gap(a.firstDay(), b.firstDay()) + gap(a.lastDay(), b.lastDay());
    }

    /// Gives `second` the nearest free line of `firsts` that `mayPair(first)` allows.
    template <class MayPair> void pairNearest(const Lines& firsts, std::size_t second, MayPair mayPair) {
        std::optional<std::size_t> nearest;
        for (const std::size_t first : firsts) {
            if (m_firstTaken[first] != 0 || !mayPair(first))
                continue;
            if (!nearest || distance(m_first[first].date, m_second[second].date) <
                                distance(m_first[*nearest].date, m_second[second].date))
                nearest = first;
        }
        if (nearest)
            pair(*nearest, second, false);
    }

    void pairAgreeing(const Lines& firsts, const Lines& seconds) {
        const auto round = [&](auto mayPair) {
            for (const std::size_t second : seconds)
                if (m_secondTaken[second] == 0)
                    pairNearest(firsts, second,
                                [&](std::size_t first) { return mayPair(m_first[first].date, m_second[second].date); });
        };
        round([](const base::Date& a, const base::Date& b) { return a == b; });
        round([](const base::Date& a, const base::Date& b) {
            return !a.isUndated() && !b.isUndated() && canBeSame(a, b);
        });
        round([](const base::Date& a, const base::Date& b) { return canBeSame(a, b); });
    }

    void pairContradicting(const Lines& firsts, const Lines& seconds) {
        const auto agreesWithNone = [](const MoveLine& line, std::span<const MoveLine> all, const Lines& others) {
            return std::none_of(others.begin(), others.end(),
                                [&](std::size_t other) { return canBeSame(line.date, all[other].date); });
        };
        Lines free;
        for (const std::size_t first : firsts)
            if (m_firstTaken[first] == 0 && m_first[first].kind != MoveKind::returned &&
                agreesWithNone(m_first[first], m_second, seconds))
                free.push_back(first);
        for (const std::size_t second : seconds)
            if (m_secondTaken[second] == 0 && m_second[second].kind != MoveKind::returned &&
                agreesWithNone(m_second[second], m_first, firsts))
                pairNearest(free, second, [](std::size_t) { return true; });
    }

    std::span<const MoveLine> m_first;
    std::span<const MoveLine> m_second;
    std::vector<char> m_firstTaken;
    std::vector<char> m_secondTaken;
    std::vector<MovePair> m_pairs;
};

} // namespace

std::vector<MovePair> pairMoves(std::span<const MoveLine> first, std::span<const MoveLine> second) {
    return Pairing(first, second).run();
}

} // namespace whither::model
