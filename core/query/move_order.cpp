#include "core/query/move_order.h"

#include "core/query/career.h"
#include "core/query/order_list.h"
#include "core/query/overlap_index.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace whither::query {

namespace {

using model::CompanyIndex;
using model::Dataset;
using model::Move;
using model::MoveIndex;

bool isInternal(const Move& move) {
    return move.from && move.from == move.to;
}

bool leaves(const Move& move) {
    return move.from && !isInternal(move);
}

bool arrives(const Move& move) {
    return move.to && !isInternal(move);
}

/// A move's place by day and row among the dated moves of the person.
using Rank = std::size_t;

/// The moves of one direction that are still waiting, by company.
class Waiting {
  public:
    struct Entry {
        CompanyIndex company{};
        bool isBounded = false;
        Rank rank = 0;
        Days days;
    };

    Waiting(std::vector<Entry> entries, std::size_t ranks)
        : m_entries(inLine(std::move(entries))), m_places(ranks), m_index(daysOf(m_entries)) {
        for (std::size_t place = 0; place < m_entries.size(); ++place)
            m_places[m_entries[place].rank] = place;
    }

    /// The first of the company that can be on one of these days.
    [[nodiscard]] std::optional<Rank> first(CompanyIndex company, Days days) const {
        std::optional<Rank> found;
        for (const bool isBounded : {false, true}) {
            const auto [begin, end] =
                std::equal_range(m_entries.begin(), m_entries.end(), std::tuple{company, isBounded}, ByGroup{});
            const auto place = m_index.first(days, static_cast<std::size_t>(begin - m_entries.begin()),
                                             static_cast<std::size_t>(end - m_entries.begin()));
            if (place && (!found || m_entries[*place].rank < *found))
                found = m_entries[*place].rank;
        }
        return found;
    }

    /// The move waits no longer, if it ever did.
    void remove(Rank rank) {
        if (m_places[rank])
            m_index.remove(*m_places[rank]);
    }

  private:
    /// By company, calendar dates apart from bounded ones: ranks go by the first day of the former and by the last of
    /// the latter, and each sort alone can be searched fast.
    struct ByGroup {
        static auto group(const Entry& entry) { return std::tuple{entry.company, entry.isBounded}; }
        static auto group(const std::tuple<CompanyIndex, bool>& group) { return group; }
        template <class A, class B> bool operator()(const A& a, const B& b) const { return group(a) < group(b); }
    };

    /// `entries` come in the order of their ranks.
    static std::vector<Entry> inLine(std::vector<Entry> entries) {
        std::stable_sort(entries.begin(), entries.end(), ByGroup{});
        return entries;
    }
    static std::vector<Days> daysOf(const std::vector<Entry>& entries) {
        std::vector<Days> days;
        days.reserve(entries.size());
        for (const Entry& entry : entries)
            days.push_back(entry.days);
        return days;
    }

    std::vector<Entry> m_entries;
    std::vector<std::optional<std::size_t>> m_places; ///< by rank
    OverlapIndex m_index;
};

/// Moves with a date, by day.
std::vector<MoveIndex> byDay(const Dataset& dataset, const std::vector<MoveIndex>& dated) {
    using Key = std::tuple<base::Day, bool, std::uint32_t>;
    std::vector<std::pair<Key, MoveIndex>> line;
    line.reserve(dated.size());
    for (const MoveIndex index : dated) {
        const Move& move = dataset.moves[index];
        line.emplace_back(Key{move.date.effectiveDay(), !move.from, move.place}, index);
    }
    std::sort(line.begin(), line.end());
    std::vector<MoveIndex> moves;
    moves.reserve(line.size());
    for (const auto& [key, index] : line)
        moves.push_back(index);
    return moves;
}

/// Whether the dates of moves that stand by day leave no doubt about that.
bool areApart(const Dataset& dataset, const std::vector<MoveIndex>& moves) {
    for (std::size_t i = 1; i < moves.size(); ++i)
        if (dataset.moves[moves[i]].date.firstDay() <= dataset.moves[moves[i - 1]].date.lastDay())
            return false;
    return true;
}

/// Puts the dated moves of one person in order, keeping track of where the person is.
class DatedOrder {
  public:
    /// `byDay`: the moves as byDay() has them.
    DatedOrder(const Dataset& dataset, std::vector<MoveIndex> byDay)
        : m_dataset(dataset), m_moves(std::move(byDay)),
          m_arrivals(waiting([](const Move& move) { return arrives(move) && move.kind != model::MoveKind::returned; },
                             [](const Move& move) { return *move.to; }),
                     m_moves.size()),
          m_departures(waiting(leaves, [](const Move& move) { return *move.from; }), m_moves.size()),
          m_isTaken(m_moves.size(), 0), m_inQuestion(m_moves.size()), m_looksLeft(kLooksPerMove * m_moves.size()) {}

    std::vector<MoveIndex> take() {
        std::vector<MoveIndex> order;
        order.reserve(m_moves.size());
        for (Rank first = 0; first < m_moves.size(); ++first) {
            while (m_isTaken[first] == 0) {
                if (m_question.empty())
                    ask(first);
                const Rank next = choose();
                order.push_back(m_moves[next]);
                take(next);
            }
        }
        return order;
    }

  private:
    [[nodiscard]] const Move& move(Rank rank) const { return m_dataset.moves[m_moves[rank]]; }
    [[nodiscard]] Days days(Rank rank) const { return {move(rank).date.firstDay(), move(rank).date.lastDay()}; }

    template <class Counts, class CompanyOf>
    [[nodiscard]] std::vector<Waiting::Entry> waiting(Counts counts, CompanyOf companyOf) const {
        std::vector<Waiting::Entry> entries;
        for (Rank rank = 0; rank < m_moves.size(); ++rank)
            if (counts(move(rank)))
                entries.push_back({companyOf(move(rank)), move(rank).date.isBounded(), rank, days(rank)});
        return entries;
    }

    /// The first that waits, unless its date is too coarse to tell that something which it needs came later, which may
    /// need something in turn. Of moves that need each other in a circle, the one asked about first.
    Rank choose() {
        for (;;) {
            const auto needed = prerequisite(m_question.back());
            if (!needed)
                return m_question.back();
            if (m_inQuestion[*needed])
                return *needed;
            ask(*needed);
        }
    }

    [[nodiscard]] std::optional<Rank> prerequisite(Rank rank) {
        if (m_looksLeft == 0)
            return {};
        --m_looksLeft;
        const Move& one = move(rank);
        if (leaves(one) && !m_at.contains(*one.from))
            if (const auto arrival = m_arrivals.first(*one.from, days(rank)))
                return arrival;
        if (one.kind == model::MoveKind::returned && one.to && (m_at.contains(*one.to) || !m_hasLeft.contains(*one.to)))
            return m_departures.first(*one.to, days(rank));
        return {};
    }

    void take(Rank rank) {
        if (m_inQuestion[rank])
            forgetFrom(*m_inQuestion[rank]);
        m_isTaken[rank] = 1;
        m_arrivals.remove(rank);
        m_departures.remove(rank);
        const Move& one = move(rank);
        if (one.from) {
            const bool wasAt = m_at.erase(*one.from) > 0;
            const bool isNews = m_hasLeft.insert(*one.from).second;
            if (wasAt || isNews)
                reconsider(*one.from);
        }
        if (one.to && m_at.insert(*one.to).second)
            reconsider(*one.to);
    }

    // What is in question: the first that waits, what that needs, what this needs in turn, and so on. It is kept from
    // one move to the next as far as the one taken did not change the answers, or else a chain of n moves would be
    // walked n times.

    void ask(Rank rank) {
        m_inQuestion[rank] = m_question.size();
        for (const CompanyIndex company : askedBy(rank))
            m_askers[company].push_back(m_question.size());
        m_question.push_back(rank);
    }

    void forgetFrom(std::size_t place) {
        while (m_question.size() > place) {
            for (const CompanyIndex company : askedBy(m_question.back()))
                m_askers[company].pop_back();
            m_inQuestion[m_question.back()].reset();
            m_question.pop_back();
        }
    }

    /// Whether the person is at the company, or has ever left it, is no longer what it was.
    void reconsider(CompanyIndex company) {
        const auto askers = m_askers.find(company);
        if (askers != m_askers.end() && !askers->second.empty())
            forgetFrom(askers->second.front() + 1);
    }

    /// Companies on which it depends what a move needs.
    [[nodiscard]] std::vector<CompanyIndex> askedBy(Rank rank) const {
        const Move& one = move(rank);
        std::vector<CompanyIndex> companies;
        if (leaves(one))
            companies.push_back(*one.from);
        if (one.kind == model::MoveKind::returned && one.to)
            companies.push_back(*one.to);
        return companies;
    }

    const Dataset& m_dataset;
    std::vector<MoveIndex> m_moves; ///< by rank
    Waiting m_arrivals;
    Waiting m_departures;
    std::vector<char> m_isTaken; ///< by rank
    std::set<CompanyIndex> m_at;
    std::set<CompanyIndex> m_hasLeft;
    std::vector<Rank> m_question;
    std::vector<std::optional<std::size_t>> m_inQuestion;      ///< by rank: the place in m_question
    std::map<CompanyIndex, std::vector<std::size_t>> m_askers; ///< ascending places in m_question
    std::size_t m_looksLeft;
};

/// Finds the places of undated moves among moves that are in order.
class UndatedOrder {
  public:
    /// `byPlace`: all moves of the person. `dated`: those of them with a date, in order.
    UndatedOrder(const Dataset& dataset, const std::vector<MoveIndex>& byPlace, const std::vector<MoveIndex>& dated)
        : m_dataset(dataset), m_moves(dated), m_line(dated.size(), byPlace.size()), m_states(byPlace.size()) {
        std::map<MoveIndex, Item> items;
        for (Item item = 0; item < dated.size(); ++item) {
            isInLine(item);
            items.emplace(dated[item], item);
        }
        for (const MoveIndex index : byPlace) {
            if (!items.emplace(index, m_moves.size()).second)
                continue;
            m_moves.push_back(index);
            if (bringsTo(move(m_moves.size() - 1)))
                m_companies[*move(m_moves.size() - 1).to].waiting.push_back(m_moves.size() - 1);
        }
        for (const MoveIndex index : byPlace) {
            const Item item = items.at(index);
            placeWithNeeds(item);
            m_before = item;
        }
    }

    [[nodiscard]] std::vector<MoveIndex> order() const {
        std::vector<MoveIndex> order;
        order.reserve(m_moves.size());
        for (const Item item : m_line.items())
            order.push_back(m_moves[item]);
        return order;
    }

  private:
    using Item = OrderList::Item;
    enum class State : std::uint8_t { waits, isNeeded, inLine };
    struct Company {
        std::optional<Item> firstArrival;
        std::optional<Item> firstDeparture;
        std::vector<Item> waiting;   ///< undated arrivals, by place
        std::size_t nextWaiting = 0; ///< those before it wait no longer
    };

    [[nodiscard]] const Move& move(Item item) const { return m_dataset.moves[m_moves[item]]; }
    /// A `returned` does not tell how the person first came there.
    static bool bringsTo(const Move& move) { return arrives(move) && move.kind != model::MoveKind::returned; }

    /// Whether the second of two things, if there are both, stands after the first.
    [[nodiscard]] bool isAfter(std::optional<Item> one, std::optional<Item> other) const {
        return other && (!one || m_line.isBefore(*one, *other));
    }

    void placeWithNeeds(Item wanted) {
        std::vector<Item> needs{wanted};
        while (!needs.empty()) {
            const Item item = needs.back();
            if (m_states[item] != State::inLine) {
                m_states[item] = State::isNeeded;
                if (const auto need = arrivalNeeded(item)) {
                    needs.push_back(*need);
                    continue;
                }
                place(item);
                isInLine(item);
            }
            needs.pop_back();
        }
    }

    /// What brings the person to where the move leaves from, if nothing in line does. Of moves that need each other in
    /// a circle the one asked about first needs nothing.
    std::optional<Item> arrivalNeeded(Item item) {
        if (!leaves(move(item)))
            return {};
        Company& from = m_companies[*move(item).from];
        if (from.firstArrival)
            return {};
        while (from.nextWaiting < from.waiting.size() && m_states[from.waiting[from.nextWaiting]] != State::waits)
            ++from.nextWaiting;
        if (from.nextWaiting == from.waiting.size())
            return {};
        return from.waiting[from.nextWaiting];
    }

    void place(Item item) {
        const Move& one = move(item);
        const auto arrivalAtFrom = leaves(one) ? m_companies[*one.from].firstArrival : std::nullopt;
        if (isAfter(m_before, arrivalAtFrom)) {
            m_line.putAfter(item, *arrivalAtFrom);
            return;
        }
        if (bringsTo(one)) {
            const Company& to = m_companies[*one.to];
            const bool isLeftBefore = m_before && to.firstDeparture && !isAfter(m_before, to.firstDeparture);
            const bool cameBefore = to.firstArrival && !isAfter(to.firstDeparture, to.firstArrival);
            if (isLeftBefore && !cameBefore && isAfter(arrivalAtFrom, to.firstDeparture)) {
                m_line.putBefore(item, *to.firstDeparture);
                return;
            }
        }
        if (m_before)
            m_line.putAfter(item, *m_before);
        else
            m_line.putFirst(item);
    }

    void isInLine(Item item) {
        m_states[item] = State::inLine;
        const Move& one = move(item);
        const auto keepFirst = [&](std::optional<Item>& first) {
            if (!first || m_line.isBefore(item, *first))
                first = item;
        };
        if (bringsTo(one))
            keepFirst(m_companies[*one.to].firstArrival);
        if (leaves(one))
            keepFirst(m_companies[*one.from].firstDeparture);
    }

    const Dataset& m_dataset;
    std::vector<MoveIndex> m_moves; ///< the dated in order, then the undated by place
    OrderList m_line;
    std::vector<State> m_states; ///< by item
    std::map<CompanyIndex, Company> m_companies;
    std::optional<Item> m_before; ///< the last by place that was looked at
};

} // namespace

std::vector<MoveIndex> inOrder(const Dataset& dataset, const std::vector<MoveIndex>& moves) {
    if (moves.size() < 2)
        return moves;
    std::vector<MoveIndex> dated;
    std::copy_if(moves.begin(), moves.end(), std::back_inserter(dated),
                 [&](MoveIndex move) { return !dataset.moves[move].date.isUndated(); });
    std::vector<MoveIndex> order = byDay(dataset, dated);
    if (!areApart(dataset, order))
        order = DatedOrder(dataset, std::move(order)).take();
    if (order.size() == moves.size())
        return order;
    std::vector<MoveIndex> byPlace = moves;
    std::sort(byPlace.begin(), byPlace.end(), [&](MoveIndex a, MoveIndex b) {
        return std::tie(dataset.moves[a].place, a) < std::tie(dataset.moves[b].place, b);
    });
    return UndatedOrder(dataset, byPlace, order).order();
}

std::vector<MoveIndex> movesOf(const Dataset& dataset, model::PersonIndex person) {
    std::vector<MoveIndex> moves;
    for (std::size_t i = 0; i < dataset.moves.size(); ++i)
        if (dataset.moves[static_cast<MoveIndex>(i)].person == person)
            moves.push_back(static_cast<MoveIndex>(i));
    return inOrder(dataset, moves);
}

} // namespace whither::query
