#include "core/query/move_order.h"

#include "core/query/career.h"
#include "core/query/order_list.h"
#include "core/query/overlap_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
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

/// A move's place by day and key among the dated moves of the person.
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

/// Puts the dated moves of one person in order, keeping track of where the person is.
class DatedOrder {
  public:
    DatedOrder(const Dataset& dataset, const std::vector<MoveIndex>& dated)
        : m_dataset(dataset), m_moves(byDay(dataset, dated)),
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
    static std::vector<MoveIndex> byDay(const Dataset& dataset, const std::vector<MoveIndex>& dated) {
        using Key = std::tuple<base::Day, bool, std::string_view>;
        std::vector<std::pair<Key, MoveIndex>> line;
        line.reserve(dated.size());
        for (const MoveIndex index : dated) {
            const Move& move = dataset.moves[index];
            line.emplace_back(Key{move.date.effectiveDay(), !move.from, move.key}, index);
        }
        std::sort(line.begin(), line.end());
        std::vector<MoveIndex> moves;
        moves.reserve(line.size());
        for (const auto& [key, index] : line)
            moves.push_back(index);
        return moves;
    }

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
    /// `undated` is sorted by key.
    UndatedOrder(const Dataset& dataset, const std::vector<MoveIndex>& dated, const std::vector<MoveIndex>& undated)
        : m_dataset(dataset), m_moves(dated), m_line(dated.size(), dated.size() + undated.size()),
          m_isReady(dated.size() + undated.size(), 0) {
        m_moves.insert(m_moves.end(), undated.begin(), undated.end());
        for (Item item = dated.size(); item < m_moves.size(); ++item) {
            if (move(item).from)
                m_companies[*move(item).from].hopingToArrive.push_back(item);
            if (move(item).to)
                m_companies[*move(item).to].hopingToLeave.push_back(item);
        }
        for (Item item = 0; item < dated.size(); ++item)
            isInLine(item);
    }

    std::vector<MoveIndex> run() {
        // One undated move can be what places another: one with a later key in the same round, else in the next.
        while (!m_nextRound.empty()) {
            m_round.swap(m_nextRound);
            while (!m_round.empty()) {
                const Item item = *m_round.begin();
                m_round.erase(m_round.begin());
                m_current = item;
                place(item);
                isInLine(item);
            }
            m_current.reset();
        }
        std::vector<MoveIndex> order;
        order.reserve(m_moves.size());
        std::vector<char> isPlaced(m_moves.size(), 0);
        for (const Item item : m_line.items()) {
            order.push_back(m_moves[item]);
            isPlaced[item] = 1;
        }
        for (Item item = 0; item < m_moves.size(); ++item)
            if (isPlaced[item] == 0)
                order.push_back(m_moves[item]);
        return order;
    }

  private:
    using Item = OrderList::Item;
    struct Company {
        std::optional<Item> lastArrival;
        std::optional<Item> firstDeparture;
        std::vector<Item> hopingToArrive; ///< undated moves that leave it
        std::vector<Item> hopingToLeave;  ///< undated moves that arrive there
    };

    [[nodiscard]] const Move& move(Item item) const { return m_dataset.moves[m_moves[item]]; }

    void place(Item item) {
        const Move& one = move(item);
        if (one.from && m_companies[*one.from].lastArrival)
            m_line.putAfter(item, *m_companies[*one.from].lastArrival);
        else
            m_line.putBefore(item, *m_companies[*one.to].firstDeparture);
    }

    void isInLine(Item item) {
        const Move& one = move(item);
        if (arrives(one)) {
            Company& to = m_companies[*one.to];
            if (!to.lastArrival)
                isReady(to.hopingToArrive);
            if (!to.lastArrival || m_line.isBefore(*to.lastArrival, item))
                to.lastArrival = item;
        }
        if (leaves(one)) {
            Company& from = m_companies[*one.from];
            if (!from.firstDeparture)
                isReady(from.hopingToLeave);
            if (!from.firstDeparture || m_line.isBefore(item, *from.firstDeparture))
                from.firstDeparture = item;
        }
    }

    void isReady(const std::vector<Item>& items) {
        for (const Item item : items) {
            if (m_isReady[item] != 0)
                continue;
            m_isReady[item] = 1;
            (m_current && item > *m_current ? m_round : m_nextRound).insert(item);
        }
    }

    const Dataset& m_dataset;
    std::vector<MoveIndex> m_moves; ///< the dated in order, then the undated by key
    OrderList m_line;
    std::map<CompanyIndex, Company> m_companies;
    std::vector<char> m_isReady; ///< by item: something in line says where it belongs
    std::set<Item> m_round;
    std::set<Item> m_nextRound;
    std::optional<Item> m_current;
};

} // namespace

std::vector<MoveIndex> inOrder(const Dataset& dataset, const std::vector<MoveIndex>& moves) {
    if (moves.size() < 2)
        return moves;
    std::vector<MoveIndex> dated;
    std::vector<MoveIndex> undated;
    for (const MoveIndex move : moves)
        (dataset.moves[move].date.isUndated() ? undated : dated).push_back(move);
    std::sort(undated.begin(), undated.end(),
              [&](MoveIndex a, MoveIndex b) { return dataset.moves[a].key < dataset.moves[b].key; });
    const std::vector<MoveIndex> order = DatedOrder(dataset, dated).take();
    return undated.empty() ? order : UndatedOrder(dataset, order, undated).run();
}

std::vector<MoveIndex> movesOf(const Dataset& dataset, model::PersonIndex person) {
    std::vector<MoveIndex> moves;
    for (std::size_t i = 0; i < dataset.moves.size(); ++i)
        if (dataset.moves[static_cast<MoveIndex>(i)].person == person)
            moves.push_back(static_cast<MoveIndex>(i));
    return inOrder(dataset, moves);
}

} // namespace whither::query
