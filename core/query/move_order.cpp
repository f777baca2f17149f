#include "core/query/move_order.h"

#include "core/query/career.h"

#include <algorithm>
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

bool leaves(const Move& move, CompanyIndex company) {
    return move.from == company && !isInternal(move);
}

bool arrivesAt(const Move& move, CompanyIndex company) {
    return move.to == company && !isInternal(move);
}

/// Puts the dated moves of one person in order, keeping track of where the person is.
class DatedOrder {
  public:
    DatedOrder(const Dataset& dataset, std::vector<MoveIndex> dated) : m_dataset(dataset), m_waiting(std::move(dated)) {
        std::sort(m_waiting.begin(), m_waiting.end(), [&](MoveIndex a, MoveIndex b) {
            const auto rank = [&](MoveIndex index) {
                const Move& move = m_dataset.moves[index];
                return std::tuple{move.date.effectiveDay(), !move.from, std::string_view{move.key}};
            };
            return rank(a) < rank(b);
        });
    }

    std::vector<MoveIndex> take() {
        std::vector<MoveIndex> order;
        order.reserve(m_waiting.size());
        while (!m_waiting.empty()) {
            const MoveIndex next = choose();
            const Move& move = m_dataset.moves[next];
            if (move.from) {
                m_at.erase(*move.from);
                m_hasLeft.insert(*move.from);
            }
            if (move.to)
                m_at.insert(*move.to);
            order.push_back(next);
            m_waiting.erase(std::find(m_waiting.begin(), m_waiting.end(), next));
        }
        return order;
    }

  private:
    /// The first that waits, unless its date is too coarse to tell that something which it needs came later.
    [[nodiscard]] MoveIndex choose() const {
        std::set<MoveIndex> asked;
        MoveIndex next = m_waiting.front();
        while (asked.insert(next).second) {
            const auto needed = prerequisite(next);
            if (!needed)
                break;
            next = *needed;
        }
        return next;
    }

    [[nodiscard]] std::optional<MoveIndex> prerequisite(MoveIndex index) const {
        const Move& move = m_dataset.moves[index];
        const auto find = [&](auto wanted) -> std::optional<MoveIndex> {
            for (const MoveIndex other : m_waiting)
                if (other != index && wanted(m_dataset.moves[other]) &&
                    base::canBeSame(m_dataset.moves[other].date, move.date))
                    return other;
            return {};
        };
        if (move.from && !isInternal(move) && !m_at.contains(*move.from))
            if (const auto arrival = find([&](const Move& other) {
                    return arrivesAt(other, *move.from) && other.kind != model::MoveKind::returned;
                }))
                return arrival;
        if (move.kind == model::MoveKind::returned && move.to &&
            (m_at.contains(*move.to) || !m_hasLeft.contains(*move.to)))
            return find([&](const Move& other) { return leaves(other, *move.to); });
        return {};
    }

    const Dataset& m_dataset;
    std::vector<MoveIndex> m_waiting;
    std::set<CompanyIndex> m_at;
    std::set<CompanyIndex> m_hasLeft;
};

/// Where an undated move belongs among moves already in order; empty: nothing says.
std::optional<std::size_t> placeOf(const Dataset& dataset, const std::vector<MoveIndex>& order, const Move& move) {
    if (move.from)
        for (std::size_t i = order.size(); i > 0; --i)
            if (arrivesAt(dataset.moves[order[i - 1]], *move.from))
                return i;
    if (move.to)
        for (std::size_t i = 0; i < order.size(); ++i)
            if (leaves(dataset.moves[order[i]], *move.to))
                return i;
    return {};
}

} // namespace

std::vector<MoveIndex> inOrder(const Dataset& dataset, const std::vector<MoveIndex>& moves) {
    std::vector<MoveIndex> dated;
    std::vector<MoveIndex> undated;
    for (const MoveIndex move : moves)
        (dataset.moves[move].date.isUndated() ? undated : dated).push_back(move);
    std::sort(undated.begin(), undated.end(),
              [&](MoveIndex a, MoveIndex b) { return dataset.moves[a].key < dataset.moves[b].key; });

    std::vector<MoveIndex> order = DatedOrder(dataset, std::move(dated)).take();
    // One undated move can be what places another, so go round until none finds a place.
    for (bool placed = true; placed;) {
        placed = false;
        std::vector<MoveIndex> left;
        for (const MoveIndex move : undated) {
            if (const auto place = placeOf(dataset, order, dataset.moves[move])) {
                order.insert(order.begin() + static_cast<std::ptrdiff_t>(*place), move);
                placed = true;
            } else {
                left.push_back(move);
            }
        }
        undated = std::move(left);
    }
    order.insert(order.end(), undated.begin(), undated.end());
    return order;
}

std::vector<MoveIndex> movesOf(const Dataset& dataset, model::PersonIndex person) {
    std::vector<MoveIndex> moves;
    for (std::size_t i = 0; i < dataset.moves.size(); ++i)
        if (dataset.moves[static_cast<MoveIndex>(i)].person == person)
            moves.push_back(static_cast<MoveIndex>(i));
    return inOrder(dataset, moves);
}

} // namespace whither::query
