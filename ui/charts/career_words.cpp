#include "ui/charts/career_words.h"

#include "core/query/company_figures.h"

#include <algorithm>
#include <iterator>

namespace whither::ui {

namespace {

QString decimal(double value, int digits) {
    return QLocale().toString(value, 'f', digits);
}

/// One after the other; empty ones are none.
QString sentences(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(TranslatedWording::betweenSentences());
}

} // namespace

std::string TranslatedRetentionWords::shareAxis() const {
    return (m_where.isEmpty() ? tr("share still there") : tr("share still at %1").arg(m_where)).toStdString();
}

std::string TranslatedRetentionWords::timeAxis() const {
    return (m_zero.isEmpty() ? tr("months after joining") : tr("months after %1").arg(m_zero)).toStdString();
}

std::string TranslatedRetentionWords::percent(int percent) const {
    return tr("%1 %").arg(percent).toStdString();
}

std::string TranslatedRetentionWords::atRisk() const {
    return tr("AT RISK").toStdString();
}

std::string TranslatedRetentionWords::count(std::size_t least, std::size_t most) const {
    const QString first = QString::number(least);
    return (least == most ? first : first + QChar(0x2013) + QString::number(most)).toStdString();
}

std::string TranslatedRetentionWords::remain(std::size_t remaining, std::size_t all) const {
    return tr("%1 of %2 remain").arg(remaining).arg(all).toStdString();
}

std::string TranslatedRetentionWords::notSeenToLeave(std::size_t remaining, std::size_t all) const {
    return tr("%1 of %2 had not left when last known").arg(remaining).arg(all).toStdString();
}

std::string TranslatedRetentionWords::term(Term term) const {
    switch (term) {
    case Term::middle:
        return tr("estimate").toStdString();
    case Term::bounds:
        return tr("what the dates allow").toStdString();
    case Term::sampling:
        return tr("95 % band").toStdString();
    case Term::turnbull:
        return tr("Turnbull's estimate").toStdString();
    case Term::censored:
        return tr("not known to have left by the end").toStdString();
    }
    Q_UNREACHABLE();
}

std::string TranslatedRetentionWords::step(const Step& step) const {
    constexpr std::size_t kNamed = 5;
    QStringList names;
    for (std::size_t i = 0; i < std::min(step.people.size(), kNamed); ++i)
        names << m_words.personName(m_dataset.people[step.people[i]]);
    QString who = names.join(tr(", ", "between names"));
    if (step.people.size() > kNamed)
        who = tr("%1 and %2 more").arg(who, QString::number(step.people.size() - kNamed));
    const QString text =
        tr("Left after %1 months, %2 % remain: %3").arg(decimal(step.months, 1), decimal(100 * step.share, 0), who);
    return (step.name.empty() ? text : tr("%1: %2").arg(QString::fromStdString(step.name), text)).toStdString();
}

std::string TranslatedRetentionWords::fewFollowed(std::size_t fewerThan) const {
    return tr("Thin and dotted: fewer than %1 were still followed.").arg(fewerThan).toStdString();
}

QString TranslatedRetentionWords::halfLeft(const query::Retention& retention) {
    if (!retention.median.time)
        return {};
    const QString months = decimal(*retention.median.time / chart::kMonth, 1);
    if (retention.medianAtRisk >= query::kFewAtRisk)
        return tr("Half had left after %1 months.").arg(months);
    return tr("Half had left after %1 months, read off where only %2 were followed.", "number, people")
        .arg(months, QString::number(retention.medianAtRisk));
}

QString TranslatedRetentionWords::undated(const query::Cohort& cohort) {
    const query::UndatedJoinings undated = query::undatedJoinings(cohort);
    if (undated.people == 0)
        return {};
    const QString people = QString::number(undated.people);
    const QString left = QString::number(undated.left);
    return undated.leftMoreOften
               ? tr("Left out because the day they joined is not known: %1; of these %2 had left, so the curve shows "
                    "staying as longer than it was.",
                    "people, of them")
                     .arg(people, left)
               : tr("Left out because the day they joined is not known: %1; of these %2 had left.", "people, of them")
                     .arg(people, left);
}

std::string TranslatedRetentionWords::note(const chart::RetentionCurve& curve) const {
    const auto& members = curve.cohort.members;
    const auto left = std::count_if(members.begin(), members.end(), [](const query::Followed& one) {
        return one.standing == query::Followed::Standing::left;
    });
    const auto all = static_cast<qsizetype>(members.size());
    if (all == 0) {
        const QString none = tr("%1: no curve, for there is nobody to follow.").arg(QString::fromStdString(curve.name));
        const QString hint = m_zero.isEmpty() ? QString() : tr("Let time count from joining to see who came later.");
        return sentences({none, followed(curve.cohort), hint}).toStdString();
    }
    const QString text =
        tr("%1: n = %2, %3 left, %4 not known to have left by %5 (censored).", "name, people, of them, of them, day")
            .arg(QString::fromStdString(curve.name), QString::number(all), QString::number(left),
                 QString::number(all - left), m_words.longDay(curve.cohort.until));
    return sentences({text, halfLeft(curve.retention), followed(curve.cohort),
                      tr("Kaplan–Meier with each date in the middle of what is known.")})
        .toStdString();
}

QString TranslatedRetentionWords::followed(const query::Cohort& cohort) const {
    if (cohort.leftOut.empty())
        return {};
    using Why = query::Cohort::LeftOut::Why;
    const auto count = [&cohort](Why why) {
        return QString::number(std::count_if(cohort.leftOut.begin(), cohort.leftOut.end(),
                                             [why](const query::Cohort::LeftOut& one) { return one.why == why; }));
    };
    const QString from = m_zero.isEmpty() ? tr("the day on which they joined") : m_zero;
    QString text = tr("The curve follows %1 of the %2 people from %3", "people, people, time zero")
                       .arg(QString::number(cohort.members.size()),
                            QString::number(cohort.members.size() + cohort.leftOut.size()), from);
    const QString none = QStringLiteral("0");
    if (const QString people = count(Why::notThere); people != none)
        text += tr("; not known to have been there then: %1", "people").arg(people);
    if (const QString people = count(Why::joinedLater); people != none)
        text += tr("; came later: %1", "people").arg(people);
    return sentences({text + tr(".", "end of a sentence"), undated(cohort)});
}

std::string TranslatedRetentionWords::logRank(const query::LogRank& test) const {
    constexpr double kLeast = 0.001; // with the digits that are written
    const QString p = test.p < kLeast ? tr("p < %1").arg(decimal(kLeast, 3)) : tr("p = %1").arg(decimal(test.p, 3));
    return tr("Log-rank test: χ² = %1, %2 degree(s) of freedom, %3", "number, number, p")
        .arg(decimal(test.chiSquare, 2), QString::number(test.degreesOfFreedom), p)
        .toStdString();
}

std::string TranslatedRetentionWords::noLogRank(query::NoLogRank why) const {
    switch (why) {
    case query::NoLogRank::sharedPeople:
        return tr("No log-rank test: the cohorts share people.").toStdString();
    case query::NoLogRank::nothingToCompare:
        return tr("No log-rank test: nobody left while people of two cohorts were there.").toStdString();
    }
    Q_UNREACHABLE();
}

std::string TranslatedRetentionWords::fraction(std::size_t remaining, std::size_t all) const {
    return tr("%1/%2: of %2 people %1 had not left when last known.").arg(remaining).arg(all).toStdString();
}

std::string TranslatedRetentionWords::named(const std::string& name, const std::string& text) const {
    return tr("%1: %2").arg(QString::fromStdString(name), QString::fromStdString(text)).toStdString();
}

std::string TranslatedRetentionWords::size(std::size_t people) const {
    return tr("n = %1").arg(people).toStdString();
}

std::string TranslatedRetentionWords::axes() const {
    return tr("Upwards: %1; to the right: %2.", "names of the axes")
        .arg(QString::fromStdString(shareAxis()), QString::fromStdString(timeAxis()))
        .toStdString();
}

QString TranslatedRetentionWords::zeroAhead() const {
    return tr("Time zero, %1, lies ahead", "event or day").arg(m_zero);
}

std::string TranslatedRetentionWords::method() const {
    return tr("Kaplan–Meier with each date in the middle of what is known.").toStdString();
}

FigureText TranslatedRetentionWords::figure(const chart::RetentionCurve& curve) const {
    const auto& steps = curve.retention.middle.steps;
    if (steps.empty())
        return {};
    const double end = chart::toldUntil(curve.retention.middle);
    const query::SurvivalStep& last =
        *std::prev(std::upper_bound(steps.begin(), steps.end(), end,
                                    [](double time, const query::SurvivalStep& step) { return time < step.time; }));
    const auto& members = curve.cohort.members;
    const auto left = std::count_if(members.begin(), members.end(), [](const query::Followed& one) {
        return one.standing == query::Followed::Standing::left;
    });
    const QString size = QString::number(members.size());
    const QString gone = QString::number(left);
    const QString zero = m_zero.isEmpty() ? tr("joining") : m_zero;
    const QString months = decimal(last.time / chart::kMonth, 1);
    const auto percentOf = [](double share) { return decimal(100 * share, 0); };
    const QString until = m_words.longDay(curve.cohort.until);
    QString half = halfLeft(curve.retention);
    if (half.isEmpty())
        half = tr("Fewer than half had left by then.");

    FigureText text;
    text.title = tr("Still there after %1 months").arg(months);
    text.value = tr("%1 %").arg(percentOf(last.survival));
    text.note =
        sentences({tr("n = %1, %2 left, time zero: %3.", "people, of them, event").arg(size, gone, zero), half});
    if (members.size() < query::kFewPeople)
        text.weight = FigureText::Weight::thin;
    text.definition =
        tr("Share that had not left by %1: Kaplan–Meier with each date in the middle of what is known; who "
           "was not known to have left by then is censored.")
            .arg(until);
    if (end < steps.back().time)
        text.definition = sentences(
            {text.definition, tr("After that time fewer than %1 were still followed.").arg(query::kFewAtRisk)});
    QString still = tr("%1 % were still there after %2 months").arg(percentOf(last.survival), months);
    if (last.band)
        still += tr(" (95 % limits: %1 % and %2 %)").arg(percentOf(last.band->lower), percentOf(last.band->upper));
    text.sentence =
        sentences({tr("%1 (n = %2, time zero: %3): %4 left %5 by %6.", "cohort, people, event, people, company, day")
                       .arg(QString::fromStdString(curve.name), size, zero, gone, m_where, until),
                   half, still + tr(".", "end of a sentence"), undated(curve.cohort),
                   tr("Kaplan–Meier with each date in the middle of what is known."),
                   tr("Source: data set “%1”, as of %2.").arg(m_words.dataTitle(m_dataset), until)});
    return text;
}

std::string TranslatedCareersWords::name(const std::string& name, const std::string& nameZh) const {
    return m_words.name(name, nameZh);
}

std::string TranslatedCareersWords::spell(const model::Dataset& dataset, model::PersonIndex person,
                                          const query::Spell& spell) const {
    const QString who = m_words.personName(dataset.people[person]);
    const QString where = m_words.companyName(dataset.companies[spell.company]);
    const QString when = m_words.span(spell.span);
    return (when.isEmpty() ? tr("%1 at %2").arg(who, where) : tr("%1 at %2, %3").arg(who, where, when)).toStdString();
}

std::string TranslatedCareersWords::noBar(const model::Dataset& dataset,
                                          std::optional<model::CompanyIndex> left) const {
    return (left ? tr("left %1, date not known").arg(m_words.companyName(dataset.companies[*left]))
                 : tr("no job known by then"))
        .toStdString();
}

std::string TranslatedCareersWords::year(int year) const {
    return QString::number(year).toStdString();
}

std::string TranslatedCareersWords::asOf(base::Day day) const {
    return m_words.asOf(day);
}

std::string TranslatedCareersWords::term(Term term) const {
    switch (term) {
    case Term::known:
        return tr("there").toStdString();
    case Term::coarse:
        return tr("perhaps there: the dates are known only roughly").toStdString();
    case Term::open:
        return tr("nobody says since when").toStdString();
    case Term::openEnded:
        return tr("left, nobody says when").toStdString();
    }
    Q_UNREACHABLE();
}

} // namespace whither::ui
