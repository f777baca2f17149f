#include "tests/bench/talent_graph.h"

#include "core/layout/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace whither::bench {

namespace {

using layout::Random;

constexpr std::uint32_t kMostEmployers = 8;
constexpr double kOneEmployer = 0.45; ///< share of people who never move
// What a person who moves goes by; else the weights of the companies of the own region and industry.
constexpr double kFollows = 0.12;  ///< to where the last one who left went
constexpr double kAnywhere = 0.06; ///< to any company
constexpr double kNearby = 0.14;   ///< within the region or within the industry
constexpr double kSpinsOff = 0.85; ///< share of founders who stay in their region and industry
constexpr double kIsland = 0.002;  ///< share of people with one employer who may found it: a component of its own

struct Shape {
    std::uint32_t people = 0;
    std::uint32_t companies = 0;
    double goesOn = 0; ///< chance of one more employer for those who have two or more
    std::uint32_t regions = 1;
    std::uint32_t industries = 1;
};

Shape shapeOf(std::size_t nodes, std::optional<double> employers) {
    const auto size = static_cast<double>(std::max<std::size_t>(nodes, 4));
    // Small data sets are young: companies have few people yet, and people few employers.
    const double youth = std::clamp((6 - std::log10(size)) / 4, 0.0, 1.0);
    const double companies = 0.1 + 0.18 * youth * youth;
    const double edges = 1.93 - 0.56 * youth * youth;
    Shape shape;
    shape.companies = std::max(1U, static_cast<std::uint32_t>(std::lround(companies * size)));
    shape.people = static_cast<std::uint32_t>(std::max(size, 4.0)) - shape.companies;
    // Those who move have 2 + q + q^2 + ... employers on average; q by halving the interval.
    const double wished = (employers.value_or(edges / (1 - companies)) - 1) / (1 - kOneEmployer);
    double low = 0;
    double high = 1;
    for (int step = 0; step < 40; ++step) {
        const double q = (low + high) / 2;
        double sum = 0;
        for (std::uint32_t k = 2; k <= kMostEmployers; ++k)
            sum = 1 + q * sum;
        (sum < wished ? low : high) = q;
    }
    shape.goesOn = low;
    shape.regions = shape.industries = static_cast<std::uint32_t>(std::lround(std::pow(size, 0.2)));
    return shape;
}

/// Companies with their pull, in the order of their founding; drawn in proportion to it.
class Pool {
  public:
    void add(std::uint32_t company, double pull) {
        m_companies.push_back(company);
        m_sums.push_back((m_sums.empty() ? 0 : m_sums.back()) + pull);
    }
    [[nodiscard]] std::optional<std::uint32_t> draw(Random& random) const {
        if (m_companies.empty())
            return std::nullopt;
        const auto found = std::upper_bound(m_sums.begin(), m_sums.end(), random.unit() * m_sums.back());
        return m_companies[std::min(static_cast<std::size_t>(found - m_sums.begin()), m_companies.size() - 1)];
    }

  private:
    std::vector<std::uint32_t> m_companies;
    std::vector<double> m_sums;
};

/// The labour market as time goes by.
class Market {
  public:
    Market(const Shape& shape, std::uint64_t seed)
        : m_shape(shape), m_random(seed), m_regions(shape.regions), m_industries(shape.industries),
          m_groups(std::size_t{shape.regions} * shape.industries) {}

    MadeGraph play() {
        const auto people = m_shape.people;
        const std::vector<std::uint8_t> wished = careerLengths();
        m_first.assign(people + 1, 0);
        for (std::uint32_t person = 0; person < people; ++person)
            m_first[person + 1] = m_first[person] + wished[person];
        m_careers.resize(m_first[people]);
        m_lengths.assign(people, 0);
        const auto seeds = std::clamp<std::uint32_t>(static_cast<std::uint32_t>(m_groups.size()), 1,
                                                     std::max(1U, m_shape.companies / 4));
        for (std::uint32_t i = 0; i < std::min(seeds, people); ++i)
            found(i % static_cast<std::uint32_t>(m_groups.size()));
        // A day is the first day of one person; the others of the day are those whose next move is due.
        const std::uint32_t gap = people / 12 + 1;
        for (std::uint32_t day = 0; day < people + gap * (kMostEmployers - 1); ++day) {
            m_due = std::min(m_shape.companies,
                             seeds + static_cast<std::uint32_t>(std::uint64_t{day} * m_shape.companies / people));
            for (std::uint32_t step = 0; step < kMostEmployers && step * gap <= day; ++step) {
                const std::uint32_t person = day - step * gap;
                if (person >= people)
                    continue;
                if (step == 0)
                    start(person);
                else if (step < m_first[person + 1] - m_first[person])
                    move(person);
            }
        }
        return graph();
    }

  private:
    /// As many of each length as its chance tells, shuffled: small graphs come near the wished number of edges, too.
    std::vector<std::uint8_t> careerLengths() {
        std::vector<std::uint8_t> lengths(m_shape.people);
        std::uint8_t length = 1;
        double above = 1 - kOneEmployer; // share of people with more employers than `length`
        for (std::uint32_t i = 0; i < m_shape.people; ++i) {
            while (length < kMostEmployers && (i + 0.5) / m_shape.people > 1 - above) {
                ++length;
                above *= m_shape.goesOn;
            }
            lengths[i] = length;
        }
        for (std::uint32_t i = m_shape.people; i > 1; --i)
            std::swap(lengths[i - 1], lengths[m_random.below(i)]);
        return lengths;
    }

    /// Pareto distributed with exponent 8/7, by square roots alone because they are exact on every platform. Cut off
    /// where one company would have more than a few percent of all people.
    double drawPull() {
        const double most = std::max(30.0, m_shape.companies / 10.0);
        for (;;) {
            const double u = 1 - m_random.unit();
            const double half = std::sqrt(u);
            const double quarter = std::sqrt(half);
            if (const double pull = 1 / (half * quarter * std::sqrt(quarter)); pull <= most)
                return pull;
        }
    }

    std::uint32_t found(std::uint32_t group) {
        const auto company = static_cast<std::uint32_t>(m_groupOf.size());
        const double pull = drawPull();
        m_groupOf.push_back(group);
        m_lastLeftFor.emplace_back();
        m_all.add(company, pull);
        m_groups[group].add(company, pull);
        m_regions[group / m_shape.industries].add(company, pull);
        m_industries[group % m_shape.industries].add(company, pull);
        return company;
    }

    bool isFoundingDue() const { return m_groupOf.size() < m_due; }

    void join(std::uint32_t person, std::uint32_t company) {
        m_careers[m_first[person] + m_lengths[person]++] = company;
    }

    void start(std::uint32_t person) {
        const bool isOnly = m_first[person + 1] - m_first[person] == 1;
        if (isOnly && isFoundingDue() && m_random.unit() < kIsland) {
            join(person, found(m_random.below(static_cast<std::uint32_t>(m_groups.size()))));
            return;
        }
        // The companies that are there at the beginning have their first people.
        join(person, person < m_groupOf.size() ? person : *m_all.draw(m_random));
    }

    void move(std::uint32_t person) {
        if (m_lengths[person] == 0)
            return;
        const std::uint32_t from = m_careers[m_first[person] + m_lengths[person] - 1];
        if (isFoundingDue()) {
            const std::uint32_t group = m_random.unit() < kSpinsOff
                                            ? m_groupOf[from]
                                            : m_random.below(static_cast<std::uint32_t>(m_groups.size()));
            const std::uint32_t company = found(group);
            m_lastLeftFor[from] = company;
            join(person, company);
            return;
        }
        for (int attempt = 0; attempt < 12; ++attempt) {
            // Who has been everywhere nearby looks further.
            const std::uint32_t to = attempt < 6 ? destination(from) : *m_all.draw(m_random);
            if (!hasWorkedAt(person, to)) {
                m_lastLeftFor[from] = to;
                join(person, to);
                return;
            }
        }
    }

    std::uint32_t destination(std::uint32_t from) {
        const std::uint32_t group = m_groupOf[from];
        double u = m_random.unit();
        if (u < kFollows && m_lastLeftFor[from])
            return *m_lastLeftFor[from];
        u -= kFollows;
        if (u < kAnywhere)
            return *m_all.draw(m_random);
        u -= kAnywhere;
        if (u < kNearby / 2)
            return *m_regions[group / m_shape.industries].draw(m_random);
        if (u < kNearby)
            return *m_industries[group % m_shape.industries].draw(m_random);
        return *m_groups[group].draw(m_random);
    }

    bool hasWorkedAt(std::uint32_t person, std::uint32_t company) const {
        const auto begin = m_careers.begin() + m_first[person];
        const auto end = begin + m_lengths[person];
        return std::find(begin, end, company) != end;
    }

    MadeGraph graph() const {
        MadeGraph made;
        made.nodes = m_shape.people + m_groupOf.size();
        made.edges.reserve(m_careers.size());
        for (std::uint32_t person = 0; person < m_shape.people; ++person)
            for (std::uint32_t k = 0; k < m_lengths[person]; ++k)
                made.edges.emplace_back(person, m_shape.people + m_careers[m_first[person] + k]);
        made.kinds.assign(made.nodes, graph::NodeKind::company);
        std::fill_n(made.kinds.begin(), m_shape.people, graph::NodeKind::person);
        return made;
    }

    Shape m_shape;
    Random m_random;
    std::vector<std::uint32_t> m_first; ///< by person: where the career begins in m_careers
    std::vector<std::uint32_t> m_careers;
    std::vector<std::uint8_t> m_lengths;                     ///< by person: employers so far
    std::vector<std::uint32_t> m_groupOf;                    ///< by company: region and industry
    std::vector<std::optional<std::uint32_t>> m_lastLeftFor; ///< by company
    Pool m_all;
    std::vector<Pool> m_regions;
    std::vector<Pool> m_industries;
    std::vector<Pool> m_groups;
    std::uint32_t m_due = 0; ///< companies that should be there by now
};

} // namespace

MadeGraph makeTalentGraph(std::size_t nodes, std::uint64_t seed, std::optional<double> employers) {
    return Market(shapeOf(nodes, employers), seed).play();
}

} // namespace whither::bench
