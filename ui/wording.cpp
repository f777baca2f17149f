#include "ui/wording.h"

#include "ui/feedback/error_text.h"

#include <QDate>

#include <unicode/locid.h>

namespace whither::ui {

namespace {

QDate qDate(const base::CalendarDate& date) {
    return {date.year, date.month == 0 ? 1 : static_cast<int>(date.month),
            date.day == 0 ? 1 : static_cast<int>(date.day)};
}

/// "12,345"
QString number(std::size_t value) {
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(value));
}

/// %1 stands for the person, %2 for the company that the move is told by, %3 for the other one.
QString moveSentence(model::MoveKind kind, bool hasFrom, bool hasTo) {
    using model::MoveKind;
    if (!hasTo)
        return kind == MoveKind::retired ? TranslatedWording::tr("%1 retired from %2")
                                         : TranslatedWording::tr("%1 left %2");
    switch (kind) {
    case MoveKind::moved:
    case MoveKind::left:
    case MoveKind::retired:
        return hasFrom ? TranslatedWording::tr("%1 moved from %3 to %2") : TranslatedWording::tr("%1 joined %2");
    case MoveKind::joined:
        return hasFrom ? TranslatedWording::tr("%1 joined %2 from %3") : TranslatedWording::tr("%1 joined %2");
    case MoveKind::founded:
        return hasFrom ? TranslatedWording::tr("%1 went from %3 to found %2") : TranslatedWording::tr("%1 founded %2");
    case MoveKind::cofounded:
        return hasFrom ? TranslatedWording::tr("%1 went from %3 to co-found %2")
                       : TranslatedWording::tr("%1 co-founded %2");
    case MoveKind::returned:
        return hasFrom ? TranslatedWording::tr("%1 returned from %3 to %2")
                       : TranslatedWording::tr("%1 returned to %2");
    case MoveKind::acquired:
        return hasFrom ? TranslatedWording::tr("%1 came from %3 to %2 by an acquisition")
                       : TranslatedWording::tr("%1 came to %2 by an acquisition");
    }
    Q_UNREACHABLE();
}

/// %1 stands for the subject, %2 for the object.
QString relationSentence(model::RelationKind kind) {
    using model::RelationKind;
    switch (kind) {
    case RelationKind::investedIn:
        return TranslatedWording::tr("%1 invested in %2");
    case RelationKind::suppliesComputeTo:
        return TranslatedWording::tr("%1 supplies compute to %2");
    case RelationKind::acquired:
        return TranslatedWording::tr("%1 acquired %2");
    case RelationKind::licensedFrom:
        return TranslatedWording::tr("%1 licensed from %2");
    case RelationKind::partnerOf:
        return TranslatedWording::tr("%1 is a partner of %2");
    case RelationKind::competesWith:
        return TranslatedWording::tr("%1 competes with %2");
    }
    Q_UNREACHABLE();
}

} // namespace

// Only two languages are spoken; a third locale would put its month names into English sentences.
TranslatedWording::TranslatedWording()
    : m_locale(QLocale().language() == QLocale::Chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale::c()) {}

QString TranslatedWording::calendar(const base::CalendarDate& date, Length length) const {
    const QDate day = qDate(date);
    if (date.month == 0)
        return m_locale.toString(day, tr("yyyy", "date format, year; Chinese: yyyy年"));
    if (date.day == 0)
        return m_locale.toString(day, length == Length::brief
                                          ? tr("MMM yyyy", "date format, short month; Chinese: yyyy年M月")
                                          : tr("MMMM yyyy", "date format, month; Chinese: yyyy年M月"));
    return m_locale.toString(day, length == Length::brief
                                      ? tr("d MMM yyyy", "date format, short day; Chinese: yyyy年M月d日")
                                      : tr("d MMMM yyyy", "date format, day; Chinese: yyyy年M月d日"));
}

QString TranslatedWording::text(const base::Date& date, Length length) const {
    if (date.isUndated())
        return {};
    if (const auto known = date.calendar())
        return calendar(*known, length);
    const auto earliest = date.earliest();
    const auto latest = date.latest();
    // In short, two bounds would read as a period; from the later one on it is certain.
    if (earliest && latest && length == Length::full)
        return tr("between %1 and %2", "a date between two bounds")
            .arg(calendar(*earliest, length), calendar(*latest, length));
    if (latest)
        return tr("by %1", "a date on or before").arg(calendar(*latest, length));
    return tr("after %1", "a date on or after").arg(calendar(*earliest, length));
}

QString TranslatedWording::withNotes(QString sentence, const base::Date& date, model::Confidence confidence) const {
    if (const QString when = dateInFull(date); !when.isEmpty())
        sentence = tr("%1, %2", "what happened, when").arg(sentence, when);
    if (confidence == model::Confidence::disputed)
        sentence = tr("%1 (disputed)").arg(sentence);
    return sentence;
}

std::string TranslatedWording::date(const base::Date& date) const {
    return text(date, Length::brief).toStdString();
}

std::string TranslatedWording::leftOn(const base::Date& date) const {
    return (date.isUndated() ? tr("left, undated") : tr("left %1", "when").arg(text(date, Length::brief)))
        .toStdString();
}

std::string TranslatedWording::joinedOn(const base::Date& date) const {
    return (date.isUndated() ? tr("joined, undated") : tr("joined %1", "when").arg(text(date, Length::brief)))
        .toStdString();
}

std::string TranslatedWording::day(base::Day day) const {
    return calendar(base::CalendarDate::of(day), Length::brief).toStdString();
}

std::string TranslatedWording::name(const std::string& name, const std::string& nameZh) const {
    return m_locale.language() == QLocale::Chinese && !nameZh.empty() ? nameZh : name;
}

std::string TranslatedWording::country(const std::string& code) const {
    if (code.empty())
        return tr("country not given").toStdString();
    // Qt names territories in English or in their own language only.
    const char* const language = QLocale().language() == QLocale::Chinese ? "zh_CN" : "en";
    std::string name;
    icu::UnicodeString shown;
    icu::Locale("und", code.c_str()).getDisplayCountry(language, shown).toUTF8String(name);
    return name.empty() ? code : name;
}

std::string TranslatedWording::companiesOfKind(model::CompanyKind kind) const {
    switch (kind) {
    case model::CompanyKind::company:
        return tr("Companies").toStdString();
    case model::CompanyKind::lab:
        return tr("Labs").toStdString();
    case model::CompanyKind::university:
        return tr("Universities").toStdString();
    case model::CompanyKind::nonprofit:
        return tr("Nonprofits").toStdString();
    case model::CompanyKind::government:
        return tr("Government").toStdString();
    }
    Q_UNREACHABLE();
}

std::string TranslatedWording::group(const model::Dataset& dataset, model::CompanyIndex company,
                                     query::FlowGrouping grouping) const {
    const query::FlowGroup group = query::groupOf(dataset, company, grouping);
    if (group.company)
        return name(dataset.companies[*group.company].name, dataset.companies[*group.company].nameZh);
    return grouping == query::FlowGrouping::country ? country(group.key)
                                                    : companiesOfKind(dataset.companies[company].kind);
}

std::string TranslatedWording::headcount(int now, int ever) const {
    // Of a range, fewer came or went in it than are there.
    if (now >= ever)
        return std::to_string(now);
    return tr("%1 of %2", "people there now, of those ever there")
        .arg(QString::number(now), QString::number(ever))
        .toStdString();
}

std::string TranslatedWording::headcountInFull(int now, int ever) const {
    if (now < ever)
        return tr("%1 of the %2 people shown are there on that day").arg(now).arg(ever).toStdString();
    return (now == 1 ? tr("1 person there on that day") : tr("%1 people there on that day").arg(now)).toStdString();
}

std::string TranslatedWording::move(const model::Dataset& dataset, model::MoveIndex move) const {
    const model::Move& row = dataset.moves[move];
    const auto told = row.to ? row.to : row.from;
    const QString other = row.to && row.from ? companyName(dataset.companies[*row.from]) : QString();
    // In one step, so that a '%2' inside a name is not taken for a mark.
    const QString sentence = moveSentence(row.kind, row.from.has_value(), row.to.has_value());
    const QString person = personName(dataset.people[row.person]);
    const QString company = told ? companyName(dataset.companies[*told]) : QString();
    const QString line =
        sentence.contains(QLatin1String("%3")) ? sentence.arg(person, company, other) : sentence.arg(person, company);
    return withNotes(line, row.date, row.confidence).toStdString();
}

std::string TranslatedWording::relation(const model::Dataset& dataset, model::RelationIndex relation) const {
    const model::Relation& row = dataset.relations[relation];
    QString line = relationSentence(row.kind).arg(companyName(dataset.companies[row.subject]),
                                                  companyName(dataset.companies[row.object]));
    if (row.amount)
        line = tr("%1 (%2)", "relation, amount of money").arg(line, amount(*row.amount, row.currency));
    return withNotes(line, row.date, row.confidence).toStdString();
}

std::string TranslatedWording::stay(const model::Dataset& dataset, const model::Stay& stay) const {
    const QString line =
        tr("%1 was at %2").arg(personName(dataset.people[stay.person]), companyName(dataset.companies[stay.company]));
    return withNotes(line, stay.asOf, model::Confidence::confirmed).toStdString();
}

std::string TranslatedWording::member(const model::Dataset& dataset, model::PersonIndex person,
                                      model::TeamIndex team) const {
    return tr("%1, %2", "a person, a team")
        .arg(personName(dataset.people[person]), oneLine(dataset.teams[team].name))
        .toStdString();
}

std::string TranslatedWording::term(Term term) const {
    const auto text = [term] {
        switch (term) {
        case Term::left:
            return tr("left");
        case Term::joined:
            return tr("joined");
        case Term::stayed:
            return tr("stayed");
        case Term::disputed:
            return tr("disputed");
        case Term::unknownEnd:
            return tr("not known where to, or where from");
        case Term::colourIsEmployer:
            return tr("colour = employer on that day");
        case Term::sizeIsPeople:
            return tr("circle = people shown");
        case Term::nowOfEver:
            return tr("two numbers at a company: there on that day, of the people shown");
        case Term::otherCompanies:
            return tr("other companies");
        case Term::noEmployer:
            return tr("no known employer");
        case Term::madeBy:
            return tr("made by");
        case Term::partOf:
            return tr("part of");
        case Term::funding:
            return tr("funding and supply");
        case Term::listed:
            return tr("listed there");
        case Term::team:
            return tr("team");
        case Term::product:
            return tr("product");
        case Term::standsForOthers:
            return tr("a larger circle also stands for those not drawn around it");
        case Term::bundledLines:
            return tr("several lines as one");
        case Term::flows:
            return tr("number = steps (changes of employer); colour = where to");
        case Term::arrived:
            return tr("arrived", "in a comparison of two days");
        case Term::hasLeft:
            return tr("has left", "in a comparison of two days");
        case Term::hasMoved:
            return tr("has moved", "in a comparison of two days");
        case Term::hasStayed:
            return tr("has stayed", "in a comparison of two days");
        case Term::knownOnce:
            return tr("known on one day only", "in a comparison of two days");
        }
        Q_UNREACHABLE();
    }();
    return text.toStdString();
}

std::string TranslatedWording::standsFor(std::size_t people, std::size_t others) const {
    const QString persons = people == 1 ? tr("1 person") : tr("%1 people").arg(number(people));
    const QString rest = others == 1 ? tr("1 company") : tr("%1 companies").arg(number(others));
    if (others == 0)
        return tr("+ %1", "those that are not drawn by themselves").arg(persons).toStdString();
    if (people == 0)
        return tr("+ %1", "those that are not drawn by themselves").arg(rest).toStdString();
    return tr("+ %1, %2", "people and companies that are not drawn by themselves").arg(persons, rest).toStdString();
}

std::string TranslatedWording::bundle(const std::string& a, const std::string& b, std::size_t forth, std::size_t back,
                                      std::size_t ties) const {
    const QString ends = tr("%1 – %2", "the two ends of several lines").arg(oneLine(a), oneLine(b));
    QStringList parts;
    if (forth > 0)
        parts << tr("%1 moved there").arg(number(forth));
    if (back > 0)
        parts << tr("%1 moved back").arg(number(back));
    if (ties > 0)
        parts << tr("%1 other lines").arg(number(ties));
    return tr("%1: %2", "two ends, what is between them")
        .arg(ends, parts.join(tr(", ", "between parts of a list")))
        .toStdString();
}

std::string TranslatedWording::flow(const std::string& from, const std::string& to, std::size_t there,
                                    std::size_t back) const {
    const QString steps = there == 1 ? tr("1 step there") : tr("%1 steps there").arg(number(there));
    const QString net = there < back ? QChar(0x2212) + number(back - there) : number(there - back);
    return tr("%1 → %2: %3, %4 back, net %5", "one company, another, 5 steps there, steps back, the difference")
        .arg(oneLine(from), oneLine(to), steps, number(back), net)
        .toStdString();
}

std::string TranslatedWording::flowCount(std::size_t there, std::size_t back) const {
    if (back == 0 || there < back)
        return number(there).toStdString();
    const QString net = there == back ? QStringLiteral("0") : QLatin1Char('+') + number(there - back);
    return tr("%1, net %2", "steps there, and less those back").arg(number(there), net).toStdString();
}

std::string TranslatedWording::flowsLeftOut(std::size_t pairs, std::size_t fewerThan) const {
    const QString count = number(pairs);
    return (fewerThan == 2 ? tr("and %1 more pairs of companies, not drawn, with one step each").arg(count)
                           : tr("and %1 more pairs of companies, not drawn, with fewer than %2 steps each")
                                 .arg(count, number(fewerThan)))
        .toStdString();
}

std::string TranslatedWording::stepsWithin(std::size_t steps) const {
    return (steps == 1 ? tr("1 step within", "a group of companies")
                       : tr("%1 steps within", "groups of companies").arg(number(steps)))
        .toStdString();
}

std::string TranslatedWording::linesLeftOut(std::size_t lines) const {
    return tr("%1 weaker lines are not drawn").arg(number(lines)).toStdString();
}

std::string TranslatedWording::asOf(base::Day day) const {
    return tr("as of %1").arg(calendar(base::CalendarDate::of(day), Length::brief)).toStdString();
}

std::string TranslatedWording::comparedWith(base::Day day) const {
    return tr("compared with %1", "a day").arg(calendar(base::CalendarDate::of(day), Length::brief)).toStdString();
}

QString TranslatedWording::fromTo(const model::Dataset& dataset, const query::Compared& compared) const {
    const auto name = [&](const std::optional<model::CompanyIndex>& company) {
        return company ? companyName(dataset.companies[*company]) : QString::fromStdString(term(Term::noEmployer));
    };
    if (compared.before == compared.after)
        return name(compared.before);
    return tr("%1 → %2", "employer before, employer after").arg(name(compared.before), name(compared.after));
}

std::string TranslatedWording::compared(const model::Dataset& dataset, const query::Compared& compared) const {
    constexpr Term kTerms[] = {Term::arrived,   Term::hasLeft,   Term::hasMoved,
                               Term::hasStayed, Term::knownOnce, Term::knownOnce};
    return tr("%1: %2", "what became of somebody, where from and where to")
        .arg(QString::fromStdString(term(kTerms[static_cast<std::size_t>(compared.difference)])),
             fromTo(dataset, compared))
        .toStdString();
}

std::string TranslatedWording::comparison(base::Day with, const query::Comparison& comparison) const {
    QString told = tr("compared with %1: %2 arrived, %3 left, %4 moved, %5 stayed", "a day, numbers of people")
                       .arg(calendar(base::CalendarDate::of(with), Length::brief), number(comparison.arrived),
                            number(comparison.left), number(comparison.moved), number(comparison.stayed));
    if (const std::size_t once = comparison.unknownBefore + comparison.unknownAfter; once > 0)
        told = tr("%1, %2 known on one day only", "the others, a number of people").arg(told, number(once));
    return told.toStdString();
}

std::string TranslatedWording::range(base::Day first, std::optional<base::Day> last) const {
    const base::Date start(first);
    return (last ? tr("%1 – %2", "from, until").arg(text(start, Length::brief), text(base::Date(*last), Length::brief))
                 : from(start))
        .toStdString();
}

std::string TranslatedWording::counts(std::size_t people, std::size_t companies, std::size_t moves) const {
    return counts({people, people}, {companies, companies}, {moves, moves}).toStdString();
}

QString TranslatedWording::counts(Part people, Part companies, Part moves) const {
    const auto text = [](Part part) {
        return part.shown == part.all ? number(part.all)
                                      : tr("%1 of %2", "so many, of all").arg(number(part.shown), number(part.all));
    };
    const QString persons = people.all == 1 ? tr("1 person") : tr("%1 people").arg(text(people));
    const QString firms = companies.all == 1 ? tr("1 company") : tr("%1 companies").arg(text(companies));
    const QString rows = moves.all == 1 ? tr("1 move") : tr("%1 moves").arg(text(moves));
    return tr("%1 · %2 · %3", "people, companies, moves").arg(persons, firms, rows);
}

QString TranslatedWording::shown(const query::VisibleSet& visible, const model::Dataset& dataset) const {
    if (!visible.groups.empty())
        return tr("in the graph: %1 steps between %2 groups of companies, by %3 of %4 people; %5 more within groups",
                  "numbers")
            .arg(number(visible.flowSteps), number(visible.nodes.size()), number(visible.flowPeople),
                 number(visible.personCount), number(visible.stepsWithin));
    if (!visible.flows.empty()) {
        // What the arrows' numbers add up to: a row can tell one step or two, and who is in no arrow is not drawn.
        return tr("in the graph: %1 steps between %2 companies, by %3 of %4 people", "numbers")
            .arg(number(visible.flowSteps), number(visible.companyCount), number(visible.flowPeople),
                 number(visible.personCount));
    }
    return tr("in the graph: %1", "people, companies, moves")
        .arg(counts({visible.personCount, dataset.people.size()}, {visible.companyCount, dataset.companies.size()},
                    {visible.moveCount, dataset.moves.size()}));
}

QString TranslatedWording::centreOf(const model::Dataset& dataset, const query::Filter& filter) const {
    const model::EntityId& entity = filter.focus->entity;
    if (const auto person = model::find(dataset.people, entity.key); person && entity.kind == model::EntityKind::person)
        return personName(dataset.people[*person]);
    if (const auto company = model::find(dataset.companies, entity.key);
        company && entity.kind == model::EntityKind::company) {
        return oneLine(group(dataset, *company, filter.drawsFlows() ? filter.grouping : query::FlowGrouping::company));
    }
    return oneLine(entity.key);
}

QString TranslatedWording::around(const model::Dataset& dataset, const query::Filter& filter) const {
    const QString centre = centreOf(dataset, filter);
    const int depth = filter.focus->depth;
    return depth == 1 ? tr("only what is tied to %1").arg(centre)
                      : tr("only what is within %1 steps of %2").arg(number(static_cast<std::size_t>(depth)), centre);
}

std::string TranslatedWording::sourceLine(std::size_t sources, const std::string& dataTitle) const {
    const QString count = sources == 1 ? tr("1 source") : tr("%1 sources").arg(number(sources));
    if (dataTitle.empty())
        return tr("Data: %1", "number of sources").arg(count).toStdString();
    return tr("Data: %1, %2", "title of the data, number of sources").arg(oneLine(dataTitle), count).toStdString();
}

QString TranslatedWording::betweenSentences() {
    return QLocale().language() == QLocale::Chinese ? QString() : QStringLiteral(" ");
}

QString TranslatedWording::dateInFull(const base::Date& date) const {
    const auto earliest = date.earliest();
    const auto latest = date.latest();
    if (!date.isBounded() || !earliest || !latest)
        return text(date, Length::brief);
    return tr("between %1 and %2", "a date between two bounds")
        .arg(calendar(*earliest, Length::brief), calendar(*latest, Length::brief));
}

QString TranslatedWording::longDate(const base::Date& date) const {
    return date.isUndated() ? tr("undated") : text(date, Length::full);
}

QString TranslatedWording::longDay(base::Day day) const {
    return calendar(base::CalendarDate::of(day), Length::full);
}

QString TranslatedWording::span(const base::DateSpan& span) const {
    const QString start = text(span.start, Length::brief);
    if (!span.end)
        return start.isEmpty() ? QString() : tr("%1 – today", "since when").arg(start);
    const QString end = text(*span.end, Length::brief);
    if (start.isEmpty())
        return end.isEmpty() ? QString() : until(*span.end);
    return end.isEmpty() ? from(span.start) : tr("%1 – %2", "from, until").arg(start, end);
}

QString TranslatedWording::from(const base::Date& start) const {
    if (start.isBounded() && start.latest())
        return tr("from %1 at the latest").arg(calendar(*start.latest(), Length::brief));
    if (start.isBounded())
        return tr("from %1 at the earliest").arg(calendar(*start.earliest(), Length::brief));
    return tr("from %1").arg(text(start, Length::brief));
}

QString TranslatedWording::until(const base::Date& end) const {
    if (end.isBounded() && end.latest())
        return tr("until %1 at the latest").arg(calendar(*end.latest(), Length::brief));
    if (end.isBounded())
        return tr("until %1 at the earliest").arg(calendar(*end.earliest(), Length::brief));
    return tr("until %1").arg(text(end, Length::brief));
}

QString TranslatedWording::dataTitle(const model::Dataset& dataset) const {
    return oneLine(name(dataset.title, dataset.titleZh));
}

QString TranslatedWording::personName(const model::Person& person) const {
    return oneLine(name(person.name, person.nameZh));
}

QString TranslatedWording::companyName(const model::Company& company) const {
    return oneLine(name(company.name, company.nameZh));
}

QString TranslatedWording::confidence(model::Confidence confidence) const {
    switch (confidence) {
    case model::Confidence::confirmed:
        return tr("confirmed");
    case model::Confidence::reported:
        return tr("reported");
    case model::Confidence::disputed:
        return tr("disputed");
    }
    Q_UNREACHABLE();
}

QString TranslatedWording::productKind(model::ProductKind kind) const {
    switch (kind) {
    case model::ProductKind::model:
        return tr("model");
    case model::ProductKind::paper:
        return tr("paper");
    case model::ProductKind::product:
        return tr("product");
    }
    Q_UNREACHABLE();
}

QString TranslatedWording::companyKind(model::CompanyKind kind) const {
    switch (kind) {
    case model::CompanyKind::company:
        return tr("company");
    case model::CompanyKind::lab:
        return tr("lab");
    case model::CompanyKind::university:
        return tr("university");
    case model::CompanyKind::nonprofit:
        return tr("nonprofit");
    case model::CompanyKind::government:
        return tr("government");
    }
    Q_UNREACHABLE();
}

QString TranslatedWording::verdict(model::Verdict verdict) const {
    switch (verdict) {
    case model::Verdict::supported:
        return tr("supported");
    case model::Verdict::contradicted:
        return tr("contradicted");
    case model::Verdict::unconfirmed:
        return tr("not confirmed");
    }
    Q_UNREACHABLE();
}

QString TranslatedWording::amount(double amount, const std::string& currency) const {
    QLocale locale = m_locale.language() == QLocale::C ? QLocale(QLocale::English) : m_locale;
    const QString figure = locale.toString(amount, 'f', 0);
    return currency.empty() ? figure : tr("%1 %2", "currency, amount").arg(oneLine(currency), figure);
}

} // namespace whither::ui
