#include "core/query/company_figures.h"

#include "core/query/cohort.h"
#include "core/query/flows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace whither::query {

namespace {

using model::CompanyIndex;
using model::Dataset;
using model::MoveIndex;
using model::PersonIndex;

bool isIn(const Window& window, base::Day day) {
    return window.from <= day && day <= window.to;
}

/// An undated date takes effect on the first day that there is, and so only in windows without another beginning.
bool tookEffectIn(const Window& window, const base::Date& date) {
    return isIn(window, date.effectiveDay());
}

WindowCount countIn(const Dataset& dataset, const Window& window, const std::vector<MoveIndex>& moves) {
    WindowCount result;
    for (const MoveIndex move : moves) {
        const base::Date& date = dataset.moves[move].date;
        result.count += tookEffectIn(window, date) ? 1 : 0;
        result.undatedLeftOut += date.isUndated() && !tookEffectIn(window, date) ? 1 : 0;
        result.least += !date.isUndated() && isIn(window, date.firstDay()) && isIn(window, date.lastDay()) ? 1 : 0;
        result.most += date.firstDay() <= window.to && date.lastDay() >= window.from ? 1 : 0;
    }
    return result;
}

std::vector<PairFigures> pairsOf(const Dataset& dataset, const Window& window, const CompanyFlows& flows) {
    std::map<std::optional<CompanyIndex>, PairFigures> byCompany;
    const auto add = [&](const std::vector<FlowEnd>& ends, std::vector<MoveIndex> PairFigures::*side) {
        for (const FlowEnd& end : ends)
            for (const MoveIndex move : end.moves)
                if (tookEffectIn(window, dataset.moves[move].date))
                    (byCompany[end.company].*side).push_back(move);
    };
    add(flows.cameFrom, &PairFigures::came);
    add(flows.wentTo, &PairFigures::went);
    std::vector<PairFigures> pairs;
    for (auto& [company, pair] : byCompany) {
        pair.company = company;
        pairs.push_back(std::move(pair));
    }
    // Companies are sorted by key, and so is the map.
    std::stable_sort(pairs.begin(), pairs.end(), [](const PairFigures& a, const PairFigures& b) {
        return std::tuple{!a.company, b.came.size() + b.went.size()} <
               std::tuple{!b.company, a.came.size() + a.went.size()};
    });
    return pairs;
}

/// Which of the classes of StayCounts a stay of so many days belongs to.
std::size_t classOf(double days) {
    constexpr double kYear = 365.2425;
    // No calendar has fewer days from a day to the same one of that many years later.
    const auto isReached = [days](int years) { return days >= std::floor(years * kYear); };
    return static_cast<std::size_t>(std::count_if(kStayYears.begin(), kStayYears.end(), isReached));
}

void addStay(StayCounts& stays, const Followed& member, const Spell& spell) {
    if (member.standing != Followed::Standing::left)
        return;
    if (spell.span.start.isUndated() || !spell.span.end || spell.span.end->isUndated())
        ++stays.undated;
    else
        ++stays.left[classOf(member.middle.time)];
}

TenureFigures tenureOf(const Dataset& dataset, const base::Table<PersonIndex, Career>& careers, CompanyIndex company,
                       base::Day until) {
    const Cohort cohort = cohortOf(dataset, careers, {.who = company, .zero = {}, .asOf = until});
    TenureFigures tenure;
    tenure.people = cohort.members.size();
    std::vector<Observation> observations;
    observations.reserve(cohort.members.size());
    for (const Followed& member : cohort.members) {
        observations.push_back(member.middle);
        tenure.left += member.standing == Followed::Standing::left ? 1 : 0;
        addStay(tenure.stays, member, careers[member.person].spells[member.spell]);
    }
    tenure.notDated = undatedJoinings(cohort);
    const SurvivalCurve curve = kaplanMeier(observations);
    tenure.quartiles = {quantileOf(curve, 0.25), quantileOf(curve, 0.5), quantileOf(curve, 0.75)};
    if (const auto& median = tenure.quartiles[1].time)
        tenure.medianAtRisk = curve.atRiskAt(*median);
    return tenure;
}

class Person {
  public:
    Person(const Dataset& dataset, const Career& career, CompanyIndex company, const Window& window)
        : m_dataset(dataset), m_career(career), m_company(company), m_window(window) {
        for (std::size_t i = 0; i < career.spells.size(); ++i)
            if (career.spells[i].company == company)
                m_here.push_back(i);
    }

    void addTo(CompanyFigures& figures) const {
        for (std::size_t i = 1; i < m_here.size(); ++i)
            if (tookEffectIn(m_window, m_career.spells[m_here[i]].span.start))
                figures.boomerangs.push_back({m_career.person, m_here[i - 1], m_here[i]});
        const auto isHere = [&](auto hasHappened) {
            return std::any_of(m_here.begin(), m_here.end(),
                               [&](std::size_t here) { return hasHappened(m_career.spells[here]); });
        };
        figures.people += isHere([&](const Spell& spell) { return hasBegun(spell, m_window.to); }) ? 1 : 0;
        figures.leavers += isHere([&](const Spell& spell) { return isOver(spell, m_window.to); }) ? 1 : 0;
        figures.areThere += isHere([&](const Spell& spell) { return isOn(spell, m_window.to); }) ? 1 : 0;
        if (m_here.empty())
            return;
        const auto after = spellsAfter(m_dataset, m_career, {});
        for (std::size_t i = 0; i < m_career.spells.size(); ++i) {
            const auto founding = foundingOf(m_career.spells[i]);
            if (founding && isFromHere(i, m_dataset.moves[*founding].date.effectiveDay(), after))
                figures.founders.push_back({m_career.person, *founding});
        }
    }

  private:
    /// The move in the window by which the person founded the company of a spell.
    [[nodiscard]] std::optional<MoveIndex> foundingOf(const Spell& spell) const {
        if (spell.company == m_company)
            return {};
        for (const MoveIndex arrival : spell.arrivals) {
            const model::Move& move = m_dataset.moves[arrival];
            if ((move.kind == model::MoveKind::founded || move.kind == model::MoveKind::cofounded) &&
                tookEffectIn(m_window, move.date))
                return arrival;
        }
        return {};
    }

    [[nodiscard]] bool isFromHere(std::size_t founded, base::Day day,
                                  const std::vector<std::optional<std::size_t>>& after) const {
        return std::any_of(m_here.begin(), m_here.end(), [&](std::size_t here) {
            return isOn(m_career.spells[here], day) || (m_career.spells[here].countsUntil && after[here] == founded);
        });
    }

    const Dataset& m_dataset;
    const Career& m_career;
    CompanyIndex m_company;
    const Window& m_window;
    std::vector<std::size_t> m_here;
};

} // namespace

std::optional<double> PairFigures::ratio() const {
    if (went.empty())
        return {};
    return static_cast<double>(came.size()) / static_cast<double>(went.size());
}

CompanyFigures figuresOf(const Careers& careers, CompanyIndex company, const Window& window) {
    const Dataset& dataset = careers.dataset();
    const CompanyFlows flows = flowsOf(careers, company, {});
    // Nobody else can add to what follows.
    base::Table<PersonIndex, Career> here;
    here.resize(careers.size());
    for (const PersonIndex person : careers.peopleAt(company))
        here[person] = careers[person];
    CompanyFigures figures;
    figures.arrivals = countIn(dataset, window, flows.came);
    figures.departures = countIn(dataset, window, flows.left);
    figures.pairs = pairsOf(dataset, window, flows);
    figures.tenure = tenureOf(dataset, here, company, window.to);
    for (const Career& career : here)
        Person(dataset, career, company, window).addTo(figures);
    return figures;
}

} // namespace whither::query
