#include "tests/bench/talent_data.h"

#include "core/layout/random.h"
#include "tests/bench/talent_graph.h"
#include "tests/bench/talent_names.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whither::bench {

namespace {

using base::CalendarDate;
using base::Date;
using base::Day;
using layout::Random;
using model::CompanyIndex;
using model::PersonIndex;
using std::chrono::days;

constexpr Day kFirst{std::chrono::year{1996} / 1 / 1};
constexpr Day kToday{std::chrono::year{2025} / 11 / 1};

// Shares of all moves.
constexpr double kCited = 0.1;
constexpr double kDisputed = 0.01;
constexpr double kUndated = 0.01;
constexpr double kBounded = 0.04;
constexpr double kToTheYear = 0.2;
constexpr double kToTheMonth = 0.45;
/// Of people with one employer, those who left it for a place that nobody names.
constexpr double kLeftForNowhere = 0.08;
constexpr double kHasParent = 0.02; ///< of companies

/// "person-0000123": keys in the order of the rows.
std::string numbered(std::string_view what, std::size_t number) {
    std::string digits = std::to_string(number);
    return std::string(what) + '-' + std::string(7 - std::min<std::size_t>(digits.size(), 7), '0') + digits;
}

class Collector {
  public:
    Collector(const MadeGraph& made, std::uint64_t seed)
        : m_made(made), m_random(seed ^ 0x7a1e47),
          m_people(
              static_cast<std::size_t>(std::count(made.kinds.begin(), made.kinds.end(), graph::NodeKind::person))) {}

    model::DatasetPtr collect() {
        m_data.title = "Made talent moves";
        m_data.titleZh = "虚构的人才流动";
        addSources();
        addCompanies();
        auto edge = m_made.edges.begin();
        while (edge != m_made.edges.end()) {
            const auto next = std::find_if(edge, m_made.edges.end(),
                                           [person = edge->first](const auto& other) { return other.first != person; });
            std::vector<CompanyIndex> employers;
            for (; edge != next; ++edge)
                employers.push_back(static_cast<CompanyIndex>(edge->second - m_people));
            addPerson(employers);
        }
        return std::make_shared<const model::Dataset>(std::move(m_data));
    }

  private:
    void addSources() {
        for (std::size_t i = 0; i < m_made.nodes / 100 + 1; ++i)
            m_data.sources.add({.key = numbered("source", i),
                                .url = "https://news.example/" + std::to_string(i),
                                .title = "Who went where, part " + std::to_string(i + 1),
                                .publisher = "The Example",
                                .published = Date(kFirst + days{m_random.below(10'000)}),
                                .language = "en"});
    }

    void addCompanies() {
        using enum model::CompanyKind;
        constexpr std::array kKinds{company, company, company,    company,   company,   company,
                                    company, lab,     university, nonprofit, government};
        const std::size_t count = m_made.nodes - m_people;
        for (std::size_t i = 0; i < count; ++i) {
            MadeName name = companyName(m_random);
            std::optional<CompanyIndex> parent;
            if (i > 0 && m_random.unit() < kHasParent)
                parent = static_cast<CompanyIndex>(m_random.below(static_cast<std::uint32_t>(i)));
            // One level of parents, as in most of the real ones.
            if (parent && m_data.companies[*parent].parent)
                parent.reset();
            m_data.companies.add({.key = numbered("company", i),
                                  .name = std::move(name.name),
                                  .nameZh = std::move(name.zh),
                                  .aliases = {},
                                  .kind = kKinds[m_random.below(kKinds.size())],
                                  .parent = parent,
                                  .founded = {},
                                  .country = {},
                                  .city = {},
                                  .website = {},
                                  .note = {}});
        }
        m_isFounded.assign(count, 0);
    }

    /// The first employer is left for the last; those in between began as second jobs and are kept.
    void addPerson(const std::vector<CompanyIndex>& employers) {
        const auto person = m_data.people.next();
        MadeName name = personName(m_random);
        m_data.people.add({.key = numbered("person", base::raw(person)),
                           .name = std::move(name.name),
                           .nameZh = std::move(name.zh),
                           .aliases = {},
                           .note = {},
                           .wikidata = {},
                           .homepage = {}});
        const double age = static_cast<double>(base::raw(person)) / static_cast<double>(m_people);
        Day day = kFirst + days{static_cast<int>(age * 6000) + static_cast<int>(m_random.below(700))};
        const auto first = employers.front();
        addMove(person, {}, first, day, beginning(first));
        if (employers.size() == 1) {
            if (m_random.unit() < kLeftForNowhere)
                addMove(person, first, {}, later(day),
                        m_random.unit() < 0.2 ? model::MoveKind::retired : model::MoveKind::left);
            return;
        }
        for (std::size_t i = 1; i + 1 < employers.size(); ++i) {
            day = later(day);
            addMove(person, {}, employers[i], day, beginning(employers[i]));
            // Else the next one would be taken for the end of this.
            if (i + 2 < employers.size())
                m_data.stays.add({.person = person, .company = employers[i], .asOf = Date(kToday), .citations = {}});
        }
        addMove(person, first, employers.back(), later(day), model::MoveKind::moved);
    }

    model::MoveKind beginning(CompanyIndex company) {
        using enum model::MoveKind;
        if (m_isFounded[base::raw(company)]++ > 0)
            return joined;
        return m_random.unit() < 0.5 ? founded : cofounded;
    }

    Day later(Day day) { return std::min(day + days{300 + static_cast<int>(m_random.below(900))}, kToday); }

    void addMove(PersonIndex person, std::optional<CompanyIndex> from, std::optional<CompanyIndex> to, Day day,
                 model::MoveKind kind) {
        constexpr std::array<std::string_view, 6> kTitles{"",         "Research Scientist", "Engineer",
                                                          "Director", "Vice President",     "Chief Technology Officer"};
        model::Move move{.key = numbered("move", m_data.moves.size()),
                         .person = person,
                         .kind = kind,
                         .from = from,
                         .to = to,
                         .date = dateOf(day),
                         .title = std::string(to ? kTitles[m_random.below(kTitles.size())] : std::string_view{}),
                         .note = {},
                         .confidence = model::Confidence::reported,
                         .citations = {}};
        const bool isDisputed = m_random.unit() < kDisputed;
        if (isDisputed || m_random.unit() < kCited)
            cite(move, model::Stance::supports);
        if (isDisputed) {
            move.confidence = model::Confidence::disputed;
            cite(move, model::Stance::contradicts);
        } else if (m_random.unit() < 0.3) {
            move.confidence = model::Confidence::confirmed;
        }
        m_data.moves.add(std::move(move));
    }

    void cite(model::Move& move, model::Stance stance) {
        const auto sources = static_cast<std::uint32_t>(m_data.sources.size());
        move.citations.push_back({.source = static_cast<model::SourceIndex>(m_random.below(sources)),
                                  .stance = stance,
                                  .claimedDate = {},
                                  .claimedTo = {}});
    }

    Date dateOf(Day day) {
        CalendarDate date = CalendarDate::of(day);
        double u = m_random.unit();
        if (u < kUndated)
            return {};
        u -= kUndated;
        if (u < kBounded)
            return Date::between(u < kBounded / 2 ? std::optional(CalendarDate::of(day - days{200})) : std::nullopt,
                                 date)
                .value();
        u -= kBounded;
        if (u < kToTheYear)
            date.month = date.day = 0;
        else if (u < kToTheYear + kToTheMonth)
            date.day = 0;
        return Date(date);
    }

    const MadeGraph& m_made;
    Random m_random;
    std::size_t m_people;
    std::vector<std::uint32_t> m_isFounded; ///< by company: people so far
    model::Dataset m_data;
};

} // namespace

model::DatasetPtr makeTalentData(std::size_t nodes, std::uint64_t seed, std::optional<double> employers) {
    const MadeGraph made = makeTalentGraph(nodes, seed, employers);
    return Collector(made, seed).collect();
}

} // namespace whither::bench
