#include "ui/charts/card_words.h"

#include "core/chart/retention_chart.h"
#include "ui/feedback/error_text.h"

#include <cmath>

namespace whither::ui {

namespace {

/// Followed people who are named.
constexpr std::size_t kNamed = 2;

/// "31 days", "5 months"; `days` not negative.
QString length(int days) {
    constexpr int kManyDays = 62;
    if (days < kManyDays)
        return TranslatedCardWords::tr("%n day(s)", nullptr, days);
    return TranslatedCardWords::tr("%n month(s)", nullptr, static_cast<int>(std::lround(days / chart::kMonth)));
}

QString lengths(int least, int most) {
    const QString shortest = length(least);
    const QString longest = length(most);
    return shortest == longest ? shortest
                               : TranslatedCardWords::tr("%1 to %2", "two lengths of time").arg(shortest, longest);
}

QString told(const query::CardRow::Gap& gap) {
    if (gap.least == 0 && gap.most == 0)
        return TranslatedCardWords::tr("without a gap");
    if (gap.least == 0)
        return TranslatedCardWords::tr("gap: up to %1").arg(length(gap.most));
    if (gap.least > 0)
        return TranslatedCardWords::tr("gap: %1").arg(lengths(gap.least, gap.most));
    if (gap.most < 0)
        return TranslatedCardWords::tr("began %1 before leaving").arg(lengths(-gap.most, -gap.least));
    if (gap.most == 0)
        return TranslatedCardWords::tr("began up to %1 before leaving").arg(length(-gap.least));
    return TranslatedCardWords::tr("began between %1 before and %2 after leaving", "lengths of time")
        .arg(length(-gap.least), length(gap.most));
}

} // namespace

std::string TranslatedCardWords::head(const chart::CardHead& head) const {
    const QString people = QString::number(head.people);
    const QString where = QString::fromStdString(head.where);
    const QString left = QString::number(head.left);
    const QString stayed = QString::number(head.stayed);
    QString text = head.cameBack == 0
                       ? tr("cohort of %1 · %2 · %3 left, %4 stayed", "people, company, of them, of them")
                             .arg(people, where, left, stayed)
                       : tr("cohort of %1 · %2 · %3 left (%4 of them came back), %5 never left",
                            "people, company, of them, of those, of all")
                             .arg(people, where, left, QString::number(head.cameBack), stayed);
    if (const auto others = head.people - head.left - head.stayed; others > 0)
        text = tr("%1, %2 not known there").arg(text, QString::number(others));
    return text.toStdString();
}

std::string TranslatedCardWords::column(Column column) const {
    switch (column) {
    case Column::person:
        return tr("PERSON").toStdString();
    case Column::standing:
        return tr("STAYED OR LEFT").toStdString();
    case Column::next:
        return tr("WHERE TO").toStdString();
    case Column::more:
        return tr("GAP, WHOM THEY FOLLOWED, RETURN").toStdString();
    }
    Q_UNREACHABLE();
}

std::string TranslatedCardWords::person(model::PersonIndex person) const {
    return m_words.personName(m_dataset.people[person]).toStdString();
}

std::string TranslatedCardWords::standing(const query::CardRow& row) const {
    if (!row.spell)
        return tr("not known to have been there").toStdString();
    if (!row.hasLeft)
        return tr("stayed, as of %1").arg(QString::fromStdString(m_words.day(m_asOf))).toStdString();
    const base::Date& end = *m_careers[row.person].spells[*row.spell].span.end;
    return (end.isUndated() ? tr("left, date not known") : tr("left %1").arg(m_words.dateInFull(end))).toStdString();
}

std::string TranslatedCardWords::next(const query::CardRow& row) const {
    if (const auto company = chart::companyOf(row, m_careers[row.person]))
        return m_words.companyName(m_dataset.companies[*company]).toStdString();
    return (row.hasLeft ? tr("not known where") : QStringLiteral("–")).toStdString();
}

std::string TranslatedCardWords::more(const query::CardRow& row) const {
    QStringList parts;
    if (row.gap)
        parts << told(*row.gap);
    else if (row.next)
        parts << tr("gap not known");
    for (const auto certainty : {base::Certainty::yes, base::Certainty::possibly}) {
        QStringList names;
        std::size_t others = 0;
        for (const query::Lead& lead : row.leads)
            if (lead.certainty == certainty && static_cast<std::size_t>(names.size()) < kNamed)
                names << QString::fromStdString(person(lead.person));
            else if (lead.certainty == certainty)
                ++others;
        if (names.isEmpty())
            continue;
        QString who = names.join(tr(", ", "between names"));
        if (others > 0)
            who = tr("%1 and %2 more").arg(who, QString::number(others));
        parts << (certainty == base::Certainty::yes ? tr("followed %1") : tr("possibly followed %1")).arg(who);
    }
    for (const query::CardRow::Return& back : row.returns)
        parts << comingBack(back, m_careers[row.person]);
    return parts.join(QStringLiteral(" · ")).toStdString();
}

QString TranslatedCardWords::comingBack(const query::CardRow::Return& back, const query::Career& career) const {
    const auto text = [this](const base::Date& date) { return m_words.dateInFull(date); };
    const query::Spell& spell = career.spells[back.spell];
    const base::Date& start = spell.span.start;
    QString told = start.isUndated() ? tr("came back, date not known") : tr("came back %1").arg(text(start));
    if (!back.hasLeft)
        return told;
    const base::Date& end = *spell.span.end;
    told = end.isUndated() ? tr("%1, left again, date not known", "came back when").arg(told)
                           : tr("%1, left again %2", "came back when, a date").arg(told, text(end));
    if (!back.next)
        return told;
    return tr("%1 for %2", "came back and left again, a company")
        .arg(told, m_words.companyName(m_dataset.companies[career.spells[*back.next].company]));
}

std::string TranslatedCardWords::row(const query::CardRow& row) const {
    const auto text = [](const std::string& part) { return QString::fromStdString(part); };
    QString told = tr("%1: %2, %3", "person, stayed or left when, where to")
                       .arg(text(person(row.person)), text(standing(row)), text(next(row)));
    if (const auto rest = more(row); !rest.empty())
        told += QStringLiteral(" · ") + text(rest);
    return told.toStdString();
}

std::string TranslatedCardWords::note() const {
    return tr("Gap: from leaving to the beginning of the next job, at least and at most by what the dates allow. "
              "Followed: somebody who had been at another company at the same time had begun there within 18 months "
              "before; possibly: on some of the days that the dates allow. Who may have come in either order, or "
              "founded it together, does not follow.")
        .toStdString();
}

std::string TranslatedCardWords::cut(std::size_t listed, std::size_t all) const {
    return tr("%L1 of %L2 people are listed, those who left first").arg(listed).arg(all).toStdString();
}

} // namespace whither::ui
