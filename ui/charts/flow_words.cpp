#include "ui/charts/flow_words.h"

namespace whither::ui {

namespace {

int forPlural(std::size_t count) {
    constexpr std::size_t kMost = 1'000'000'000;
    return static_cast<int>(std::min(count, kMost));
}

QString signedNumber(std::ptrdiff_t number) {
    if (number == 0)
        return QStringLiteral("0");
    return (number > 0 ? QStringLiteral("+") : QStringLiteral("\u2212")) +
           QString::number(number < 0 ? -number : number);
}

} // namespace

std::string TranslatedFlowWords::company(const model::Company& company) const {
    return m_words.name(company.name, company.nameZh);
}

std::string TranslatedFlowWords::country(const std::string& code) const {
    return m_words.country(code);
}

std::string TranslatedFlowWords::kind(model::CompanyKind kind) const {
    return m_words.companiesOfKind(kind);
}

std::string TranslatedFlowWords::unnamed(const query::FlowGroup& group) const {
    switch (group.sort) {
    case query::FlowGroup::Sort::named:
        break;
    case query::FlowGroup::Sort::other:
        return tr("all others (%1)").arg(group.members).toStdString();
    case query::FlowGroup::Sort::unknown:
        return tr("origin not known").toStdString();
    case query::FlowGroup::Sort::noneKnown:
        return tr("no next job known").toStdString();
    }
    return {};
}

std::string TranslatedFlowWords::column(std::size_t column, std::size_t columns) const {
    if (columns == 2)
        return (column == 0 ? tr("FROM") : tr("TO")).toStdString();
    return (column == 0 ? tr("FIRST LEFT") : column == 1 ? tr("NEXT") : tr("THEN")).toStdString();
}

std::string TranslatedFlowWords::left(const query::FlowTotal& total) const {
    return (total.within > 0 ? tr("%1 left, %2 within").arg(total.left).arg(total.within)
                             : tr("%1 left, %2 came").arg(total.left).arg(total.came))
        .toStdString();
}

std::string TranslatedFlowWords::came(const query::FlowTotal& total) const {
    return tr("%1 came, net %2").arg(QString::number(total.came), signedNumber(total.net())).toStdString();
}

std::string TranslatedFlowWords::steps(std::size_t steps) const {
    return QString::number(steps).toStdString();
}

std::string TranslatedFlowWords::peopleAt(std::size_t people) const {
    return tr("%n people", nullptr, forPlural(people)).toStdString();
}

std::string TranslatedFlowWords::flow(const std::string& from, const std::string& to, std::size_t steps,
                                      std::size_t people, std::size_t back) const {
    // Names are put in last: they may look like a place for another.
    const QString count = tr("%n step(s)", nullptr, forPlural(steps));
    const QString who = tr("%n people", nullptr, forPlural(people));
    const QString text = back == 0 ? tr("%1 of %2", "steps, people").arg(count, who)
                                   : tr("%1 of %2, %3 the other way", "steps, people").arg(count, who).arg(back);
    return tr("%1 to %2: %3").arg(QString::fromStdString(from), QString::fromStdString(to), text).toStdString();
}

std::string TranslatedFlowWords::group(const std::string& name, const query::FlowTotal& total) const {
    const QString text = tr("%1 left, %2").arg(QString::number(total.left), QString::fromStdString(came(total)));
    return tr("%1: %2", "name, what is said of it").arg(QString::fromStdString(name), text).toStdString();
}

std::string TranslatedFlowWords::rowsAndColumns() const {
    return tr("FROM (rows) TO (columns)").toStdString();
}

std::string TranslatedFlowWords::total() const {
    return tr("all", "sum of a row or column").toStdString();
}

std::string TranslatedFlowWords::nothing() const {
    return tr("Nobody is known to have moved then").toStdString();
}

std::vector<std::string> TranslatedFlowWords::note(const chart::FlowNote& note) const {
    QString text =
        tr("n = %1 of %2", "steps, people")
            .arg(tr("%n step(s)", nullptr, forPlural(note.steps)), tr("%n people", nullptr, forPlural(note.people)));
    const auto day = [this](base::Day when) { return QString::fromStdString(m_words.day(when)); };
    if (note.from)
        text += tr(", from %1").arg(day(*note.from));
    if (note.to)
        text += tr(", to %1").arg(day(*note.to));
    if (note.asOf)
        text += tr(", as known by %1").arg(day(*note.asOf));
    if (note.length == chart::FlowNote::Length::count)
        return {text.toStdString()};
    if (note.length == chart::FlowNote::Length::brief) {
        text += note.stages > 2 ? tr("; the first employer left in that time, and where each went next.")
                                : tr("; every step counts, not only the last.");
        return {text.toStdString(), tr("A count is people seen in public sources, not staff turnover.").toStdString()};
    }
    text += note.stages > 2 ? tr("; the first employer left in that time, and where each went next")
                            : tr("; a step is a change of employer, however many moves (rows of the data) tell of "
                                 "it, and every step of each counts, not only the last");
    text += note.form == chart::FlowNote::Form::sankey
                ? tr("; ribbons are coloured by destination; grey: smaller, other or not known.")
                : tr("; rows and columns stand by size and keep that order while the date moves.");
    const QString gap = TranslatedWording::betweenSentences();
    if (note.grouping == query::FlowGrouping::country)
        text += gap + tr("Countries are those of the companies: an office abroad counts as its company’s country.");
    if (note.undatedLeftOut > 0)
        text += gap + tr("Left out: %n undated step(s).", nullptr, forPlural(note.undatedLeftOut));
    const QString counted = tr("A step counts on the day when all of it, leaving and arriving, had happened.") + gap +
                            tr("A count is people seen in public sources, not staff turnover.");
    return {text.toStdString(), counted.toStdString()};
}

} // namespace whither::ui
