#include "tests/support/plain_chart_words.h"

#include <algorithm>
#include <cstdio>

namespace whither::tests {

namespace {

std::string number(double value, const char* format) {
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

} // namespace

std::string PlainRetentionWords::shareAxis() const {
    return "share still there";
}
std::string PlainRetentionWords::timeAxis() const {
    return "months after " + m_zero;
}
std::string PlainRetentionWords::percent(int percent) const {
    return std::to_string(percent) + " %";
}
std::string PlainRetentionWords::atRisk() const {
    return "AT RISK";
}
std::string PlainRetentionWords::count(std::size_t least, std::size_t most) const {
    return least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
}
std::string PlainRetentionWords::notSeenToLeave(std::size_t remaining, std::size_t all) const {
    return std::to_string(remaining) + " of " + std::to_string(all) + " had not left when last known";
}

std::string PlainRetentionWords::remain(std::size_t remaining, std::size_t all) const {
    return std::to_string(remaining) + " of " + std::to_string(all) + " remain";
}

std::string PlainRetentionWords::term(Term term) const {
    switch (term) {
    case Term::middle:
        return "estimate";
    case Term::bounds:
        return "dates allow";
    case Term::sampling:
        return "95 %";
    case Term::turnbull:
        return "Turnbull";
    case Term::censored:
        return "censored";
    }
    return {};
}

std::string PlainRetentionWords::step(const Step& step) const {
    std::string text = step.name + (step.name.empty() ? "" : ": ") + "after " + number(step.months, "%.1f") +
                       " months, " + number(100 * step.share, "%.0f") + " % remain:";
    constexpr std::size_t kNamed = 5;
    for (std::size_t i = 0; i < std::min(step.people.size(), kNamed); ++i)
        text += " " + m_dataset.people[step.people[i]].name + ";";
    if (step.people.size() > kNamed)
        text += " and others";
    return text;
}

std::string PlainRetentionWords::fewFollowed(std::size_t fewerThan) const {
    return "Thin and dotted: fewer than " + std::to_string(fewerThan) + " were still followed.";
}

std::string PlainRetentionWords::note(const chart::RetentionCurve& curve) const {
    std::size_t left = 0;
    for (const query::Followed& one : curve.cohort.members)
        left += one.standing == query::Followed::Standing::left ? 1 : 0;
    const auto all = curve.cohort.members.size();
    return curve.name + ": n = " + std::to_string(all) + ", " + std::to_string(left) + " departures, " +
           std::to_string(all - left) + " censored on " + base::Date(curve.cohort.until).iso() +
           ". Solid: middle of each known interval. Band: what the dates of the sources allow. Kaplan–Meier.";
}

std::string PlainRetentionWords::logRank(const query::LogRank& test) const {
    return "Log-rank test: chi-square " + number(test.chiSquare, "%.2f") + " on " +
           std::to_string(test.degreesOfFreedom) + " df, p = " + number(test.p, "%.3f");
}

std::string PlainRetentionWords::fraction(std::size_t remaining, std::size_t all) const {
    return std::to_string(remaining) + "/" + std::to_string(all) + ": of " + std::to_string(all) + " people " +
           std::to_string(remaining) + " had not left.";
}

std::string PlainRetentionWords::named(const std::string& name, const std::string& text) const {
    return name + ": " + text;
}

std::string PlainRetentionWords::size(std::size_t people) const {
    return "n = " + std::to_string(people);
}

std::string PlainRetentionWords::axes() const {
    return "Upwards: " + shareAxis() + ". To the right: " + timeAxis() + ".";
}

std::string PlainRetentionWords::method() const {
    return "Kaplan–Meier.";
}

std::string PlainRetentionWords::noLogRank(query::NoLogRank why) const {
    return why == query::NoLogRank::sharedPeople ? "No log-rank test: people are shared" : "No log-rank test: nothing";
}

std::string PlainCareersWords::name(const std::string& name, const std::string& /*nameZh*/) const {
    return name;
}
std::string PlainCareersWords::spell(const model::Dataset& dataset, model::PersonIndex person,
                                     const query::Spell& spell) const {
    return dataset.people[person].name + " at " + dataset.companies[spell.company].name + ", " +
           spell.span.start.iso() + " – " + (spell.span.end ? spell.span.end->iso() : "");
}
std::string PlainCareersWords::noBar(const model::Dataset& dataset, std::optional<model::CompanyIndex> left) const {
    return left ? "left " + dataset.companies[*left].name + ", date not known" : "no job known by then";
}
std::string PlainCareersWords::year(int year) const {
    return std::to_string(year);
}
std::string PlainCareersWords::asOf(base::Day day) const {
    return "as of " + base::Date(day).iso();
}
std::string PlainCareersWords::term(Term term) const {
    switch (term) {
    case Term::known:
        return "there";
    case Term::coarse:
        return "there on some days that the dates allow";
    case Term::open:
        return "since when is not known";
    case Term::openEnded:
        return "end not known";
    }
    return {};
}

std::string PlainCohortCardWords::head(const chart::CardHead& head) const {
    return "cohort of " + std::to_string(head.people) + " · " + head.where + " · " + std::to_string(head.left) +
           " left" + (head.cameBack > 0 ? ", " + std::to_string(head.cameBack) + " of them came back" : "") + ", " +
           std::to_string(head.stayed) + " stayed";
}
std::string PlainCohortCardWords::column(Column column) const {
    constexpr const char* kColumns[] = {"PERSON", "THERE", "NEXT", "HOW"};
    return kColumns[static_cast<std::size_t>(column)];
}
std::string PlainCohortCardWords::person(model::PersonIndex person) const {
    return m_dataset.people[person].name;
}
std::string PlainCohortCardWords::standing(const query::CardRow& row) const {
    if (!row.spell)
        return "not known to have been there";
    return row.hasLeft ? "left " + m_careers[row.person].spells[*row.spell].span.end->iso() : "stayed";
}
std::string PlainCohortCardWords::next(const query::CardRow& row) const {
    const auto company = chart::companyOf(row, m_careers[row.person]);
    return company ? m_dataset.companies[*company].name : "not known";
}
std::string PlainCohortCardWords::more(const query::CardRow& row) const {
    std::string text;
    if (row.gap)
        text += "gap " + std::to_string(row.gap->least) + " to " + std::to_string(row.gap->most) + " days";
    for (const query::Lead& lead : row.leads)
        text +=
            (lead.certainty == base::Certainty::yes ? " · followed " : " · possibly followed ") + person(lead.person);
    for (const query::CardRow::Return& back : row.returns)
        text += back.hasLeft ? " · came back, left again" : " · came back";
    return text;
}
std::string PlainCohortCardWords::row(const query::CardRow& row) const {
    return person(row.person) + ": " + standing(row) + ", " + next(row) + "; " + more(row);
}
std::string PlainCohortCardWords::note() const {
    return "Followed: somebody who had been at another company at the same time came there within 18 months before.";
}
std::string PlainCohortCardWords::cut(std::size_t listed, std::size_t all) const {
    return std::to_string(listed) + " of " + std::to_string(all) + " people are listed";
}

} // namespace whither::tests
