#include "core/query/career.h"
#include "tests/support/raw_builder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace whither::query {
namespace {

using model::CompanyIndex;
using model::Dataset;
using model::Move;
using model::MoveIndex;

/// What movesOf() promises, written down as plainly as it can be, whatever the time it takes.
class PlainOrder {
  public:
    explicit PlainOrder(const Dataset& dataset) : m_dataset(dataset) {
        for (std::size_t i = 0; i < dataset.moves.size(); ++i) {
            const auto index = static_cast<MoveIndex>(i);
            (row(index).date.isUndated() ? m_undated : m_waiting).push_back(index);
        }
        std::sort(m_undated.begin(), m_undated.end(),
                  [this](MoveIndex a, MoveIndex b) { return row(a).place < row(b).place; });
        std::sort(m_waiting.begin(), m_waiting.end(), [this](MoveIndex a, MoveIndex b) {
            const auto rank = [this](MoveIndex index) {
                return std::tuple{row(index).date.effectiveDay(), !row(index).from, row(index).place};
            };
            return rank(a) < rank(b);
        });
    }

    std::vector<MoveIndex> run() {
        while (!m_waiting.empty())
            take(choose());
        std::vector<MoveIndex> rows = m_order;
        rows.insert(rows.end(), m_undated.begin(), m_undated.end());
        std::sort(rows.begin(), rows.end(), [this](MoveIndex a, MoveIndex b) { return row(a).place < row(b).place; });
        for (const MoveIndex move : rows) {
            std::set<MoveIndex> asked;
            putInOrder(move, asked);
            m_before = move;
        }
        return m_order;
    }

  private:
    [[nodiscard]] const Move& row(MoveIndex index) const { return m_dataset.moves[index]; }
    static bool isInternal(const Move& move) { return move.from && move.from == move.to; }
    static bool leaves(const Move& move, CompanyIndex company) { return move.from == company && !isInternal(move); }
    static bool arrivesAt(const Move& move, CompanyIndex company) { return move.to == company && !isInternal(move); }

    void take(MoveIndex next) {
        if (row(next).from) {
            m_at.erase(*row(next).from);
            m_hasLeft.insert(*row(next).from);
        }
        if (row(next).to)
            m_at.insert(*row(next).to);
        m_order.push_back(next);
        m_waiting.erase(std::find(m_waiting.begin(), m_waiting.end(), next));
    }

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

    template <class Wanted> [[nodiscard]] std::optional<MoveIndex> firstBeside(const Move& move, Wanted wanted) const {
        for (const MoveIndex other : m_waiting)
            if (wanted(row(other)) && base::canBeSame(row(other).date, move.date))
                return other;
        return {};
    }

    [[nodiscard]] std::optional<MoveIndex> prerequisite(MoveIndex index) const {
        const Move& move = row(index);
        if (move.from && !isInternal(move) && !m_at.contains(*move.from))
            if (const auto arrival = firstBeside(move, [&](const Move& other) {
                    return arrivesAt(other, *move.from) && other.kind != model::MoveKind::returned;
                }))
                return arrival;
        if (move.kind == model::MoveKind::returned && move.to &&
            (m_at.contains(*move.to) || !m_hasLeft.contains(*move.to)))
            return firstBeside(move, [&](const Move& other) { return leaves(other, *move.to); });
        return {};
    }

    [[nodiscard]] bool isInOrder(MoveIndex move) const {
        return std::find(m_order.begin(), m_order.end(), move) != m_order.end();
    }
    /// Place of the first in order; past the last one: none.
    template <class Wanted> [[nodiscard]] std::size_t firstInOrder(Wanted wanted) const {
        return static_cast<std::size_t>(
            std::find_if(m_order.begin(), m_order.end(), [&](MoveIndex index) { return wanted(row(index)); }) -
            m_order.begin());
    }
    [[nodiscard]] std::size_t firstArrival(CompanyIndex company) const {
        return firstInOrder([&](const Move& move) { return bringsTo(move, company); });
    }
    static bool bringsTo(const Move& move, CompanyIndex company) {
        return arrivesAt(move, company) && move.kind != model::MoveKind::returned;
    }

    void putInOrder(MoveIndex index, std::set<MoveIndex>& asked) {
        if (isInOrder(index))
            return;
        asked.insert(index);
        const Move& move = row(index);
        const bool isLeaving = move.from && leaves(move, *move.from);
        for (const MoveIndex other : m_undated)
            if (isLeaving && firstArrival(*move.from) == m_order.size() && !asked.contains(other) &&
                bringsTo(row(other), *move.from))
                putInOrder(other, asked);
        m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(placeOf(move)), index);
    }

    [[nodiscard]] std::size_t placeOf(const Move& move) const {
        const std::size_t none = m_order.size();
        std::size_t byRow = 0;
        while (m_before && byRow < none && m_order[byRow] != *m_before)
            ++byRow;
        byRow += m_before ? 1 : 0;
        const std::size_t came = move.from && leaves(move, *move.from) ? firstArrival(*move.from) : none;
        if (came != none && came >= byRow)
            return came + 1;
        if (move.to && bringsTo(move, *move.to)) {
            const std::size_t left = firstInOrder([&](const Move& other) { return leaves(other, *move.to); });
            const std::size_t cameThere = firstArrival(*move.to);
            if (left < byRow && (cameThere == none || cameThere > left) && (came == none || came < left))
                return left;
        }
        return byRow;
    }

    const Dataset& m_dataset;
    std::vector<MoveIndex> m_waiting;
    std::vector<MoveIndex> m_undated;
    std::vector<MoveIndex> m_order;
    std::set<CompanyIndex> m_at;
    std::set<CompanyIndex> m_hasLeft;
    std::optional<MoveIndex> m_before; ///< the last row that was looked at
};

/// Evenly from [low, high), in the first cases as in the last.
int anyNumber(int low, int high) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high));
}

std::string anyOf(const std::vector<std::string>& pool) {
    return pool[static_cast<std::size_t>(anyNumber(0, static_cast<int>(pool.size())))];
}

Dataset onePersonsMoves(const std::vector<std::string>& companies, const std::vector<std::string>& dates) {
    tests::RawBuilder raw;
    raw.person("ann");
    for (const std::string& company : companies)
        raw.company(company);
    const int moves = anyNumber(0, 24);
    for (int i = 0; i < moves; ++i) {
        const bool namesOrigin = anyNumber(0, 4) != 0;
        const bool namesDestination = !namesOrigin || anyNumber(0, 4) != 0;
        raw.add(model::RawTable::moves,
                {{"key", std::to_string(anyNumber(0, 1000)) + "-" + std::to_string(i)},
                 {"person", "ann"},
                 {"kind", anyOf({"joined", "moved", "left", "returned", "returned", "founded"})},
                 {"from_company", namesOrigin ? anyOf(companies) : ""},
                 {"to_company", namesDestination ? anyOf(companies) : ""},
                 {"date", anyOf(dates)}});
    }
    return model::check(raw.raw()).dataset;
}

void expectThePlainOrder(const Dataset& dataset) {
    RC_ASSERT(movesOf(dataset, model::PersonIndex{}) == PlainOrder(dataset).run());
}

} // namespace

RC_GTEST_PROP(MoveOrder, IsTheOneThatItsRulesDescribe, ()) {
    expectThePlainOrder(
        onePersonsMoves({"a", "b", "c", "d"}, {"", "2018", "2019", "2019-06", "2019-06-14", "2019-06-15", "2020",
                                               "[..2019-12]", "[2019-03..]", "[2019..2020-03-01]", "[..2018-06]"}));
}

RC_GTEST_PROP(MoveOrder, IsTheOneThatItsRulesDescribeOnOneDay, ()) {
    expectThePlainOrder(onePersonsMoves({"a", "b", "c", "d", "e", "f", "g"}, {"2020"}));
}

RC_GTEST_PROP(MoveOrder, IsTheOneThatItsRulesDescribeWithoutDates, ()) {
    expectThePlainOrder(onePersonsMoves({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}, {"", "", "", "2020"}));
}

} // namespace whither::query
