#include "ui/panels/time_model.h"

#include "ui/theme.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <numeric>

namespace whither::ui {

namespace {

constexpr std::array kBinSizes{query::BinSize::month, query::BinSize::quarter, query::BinSize::year};
/// Spans of coarse dates beyond which only how many there are is shown.
constexpr std::size_t kMostSpans = 40;
constexpr std::size_t kToldInCaption = 3;
constexpr std::size_t kToldInTip = 8;

/// The shortest of the obvious signs that is not taken.
QString signFor(const QString& name, QSet<QString>& taken) {
    QString letters;
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            letters += c;
    if (letters.isEmpty())
        return {};
    const QString first = letters.left(1).toUpper();
    QStringList candidates{first};
    for (qsizetype i = 1; i < letters.size(); ++i)
        candidates << first + letters[i].toLower();
    for (const QString& candidate : candidates)
        if (!taken.contains(candidate)) {
            taken.insert(candidate);
            return candidate;
        }
    return first;
}

} // namespace

QColor TimeModel::colour(std::size_t group, scene::Theme theme) const {
    if (group == grouping.unknown)
        return toQColor(scene::coloursOf(theme).mutedText);
    const auto& company = groups[group].company;
    return toQColor(company ? data->palette.colour(company, theme) : scene::coloursOf(theme).otherCompany);
}

const query::TimeBins& TimeModel::binned(query::BinSize size) const {
    return bins[static_cast<std::size_t>(std::find(kBinSizes.begin(), kBinSizes.end(), size) - kBinSizes.begin())];
}

TimeModelPtr makeTimeModel(const LoadedPtr& data, const query::Filter& filter) {
    const TranslatedWording words;
    const model::Dataset& dataset = data->dataset();
    auto model = std::make_shared<TimeModel>();
    model->data = data;
    model->timeline = query::Timeline(*data->graph, data->careers, filter);
    base::Table<model::CompanyIndex, std::uint32_t> arrivals;
    arrivals.assign(dataset.companies.size(), 0);
    for (const query::TimeStep& step : model->timeline.steps())
        if (step.to)
            ++arrivals[*step.to];
    std::vector<model::CompanyIndex> named;
    for (std::size_t i = 0; i < dataset.companies.size(); ++i)
        if (const auto company = static_cast<model::CompanyIndex>(i);
            arrivals[company] > 0 && data->palette.isDistinct(company))
            named.push_back(company);
    std::stable_sort(named.begin(), named.end(), [&arrivals](auto a, auto b) { return arrivals[a] > arrivals[b]; });
    QSet<QString> taken;
    model->grouping.group.assign(dataset.companies.size(), static_cast<std::uint8_t>(named.size()));
    for (const auto company : named) {
        model->grouping.group[company] = static_cast<std::uint8_t>(model->groups.size());
        const QString name = words.companyName(dataset.companies[company]);
        model->groups.push_back({company, name, signFor(name, taken)});
    }
    model->groups.push_back({{}, TimeWords::tr("other companies"), {}});
    model->grouping.unknown = static_cast<std::uint8_t>(model->groups.size());
    model->groups.push_back({{}, TimeWords::tr("no next job known"), QStringLiteral("?")});
    model->grouping.groupCount = model->groups.size();
    for (std::size_t i = 0; i < kBinSizes.size(); ++i)
        model->bins[i] = query::bin(model->timeline, kBinSizes[i], model->grouping, kMostSpans);
    return model;
}

QString TimeWords::step(const model::Dataset& dataset, const query::TimeStep& step,
                        std::optional<base::Day> day) const {
    const QString person = m_words.personName(dataset.people[step.person]);
    const auto name = [&](model::CompanyIndex company) { return m_words.companyName(dataset.companies[company]); };
    const bool isKnown = step.to && (!day || step.known <= *day);
    if (!day && step.from && step.to && dataset.moves[step.arrival].date != step.date)
        return bothEnds(dataset, step);
    if (isKnown && step.from)
        return tr("%1, %2 → %3", "a person, from a company to another").arg(person, name(*step.from), name(*step.to));
    if (isKnown)
        return tr("%1 → %2", "a person, to a company").arg(person, name(*step.to));
    return step.from ? tr("%1 left %2").arg(person, name(*step.from)) : person;
}

QString TimeWords::bothEnds(const model::Dataset& dataset, const query::TimeStep& step) const {
    const QString person = m_words.personName(dataset.people[step.person]);
    const QString from = m_words.companyName(dataset.companies[*step.from]);
    const QString to = m_words.companyName(dataset.companies[*step.to]);
    const base::Date& arrival = dataset.moves[step.arrival].date;
    const QString when = m_words.longDate(arrival);
    return base::compare(arrival, step.date) == base::Order::before
               ? tr("%1 left %2; already at %3, %4", "a person, two companies, when").arg(person, from, to, when)
               : tr("%1 left %2; next %3, %4", "a person, two companies, when").arg(person, from, to, when);
}

QString TimeWords::list(const QStringList& parts, std::size_t all) const {
    const QString told = parts.join(tr("; ", "between steps"));
    const auto rest = static_cast<int>(all - static_cast<std::size_t>(parts.size()));
    return rest == 0 ? told : tr("%1; and %2 more", "steps, number of others").arg(told, QString::number(rest));
}

QString TimeWords::stepCount(std::size_t steps) {
    return steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps);
}

QString TimeWords::undated(const query::Timeline& timeline) {
    return timeline.undatedCount() == 0 ? QString() : tr("%1 undated", "steps").arg(stepCount(timeline.undatedCount()));
}

QString TimeWords::sum(const query::Timeline& timeline) {
    const std::size_t undated = timeline.undatedCount();
    const std::size_t twice = timeline.markedTwice();
    const std::size_t dated = timeline.steps().size() - twice;
    // In lines, which a tool tip does not make of a plain text.
    QString text = tr("A step is a change of employer, however many moves (rows of the data) tell of it.");
    text += QLatin1Char('\n');
    text += tr("These are %1: %2 with a date stand in the bar", "465 steps, number of them")
                .arg(stepCount(dated + undated), QString::number(dated));
    if (twice > 0)
        text += tr(", %1 of them twice, when they left and when they joined", "number of steps").arg(twice);
    if (undated > 0)
        text += tr("; %1 have no known day and count as happened at any time", "number of steps").arg(undated);
    return text + tr(".", "end of a sentence");
}

QString TimeWords::caption(const TimeModel& model, base::Day day) const {
    const auto steps = model.timeline.stepsOn(day);
    const auto arrivals = model.timeline.arrivalsOn(day);
    const std::size_t all = steps.size() + arrivals.size();
    if (all == 0)
        return {};
    QStringList parts;
    for (std::size_t i = 0; i < std::min(all, kToldInCaption); ++i) {
        const query::TimeStep& told = i < steps.size() ? steps[i] : arrivals[i - steps.size()];
        parts << step(model.dataset(), told, day);
    }
    const base::Date& date = (steps.empty() ? arrivals : steps)[0].date;
    return tr("%1: %2", "when, what happened").arg(QString::fromStdString(m_words.date(date)), list(parts, all));
}

QString TimeWords::period(const query::TimeBins& bins, std::size_t bin) const {
    const auto month = bins.firstMonth + static_cast<std::int32_t>(bin) * static_cast<std::int32_t>(bins.size);
    base::CalendarDate date = base::CalendarDate::of(query::firstDayOfMonth(month));
    date.day = 0;
    if (bins.size == query::BinSize::quarter)
        return tr("quarter %1 of %2").arg((date.month - 1) / 3 + 1).arg(date.year);
    if (bins.size == query::BinSize::year)
        date.month = 0;
    return QString::fromStdString(m_words.date(base::Date(date)));
}

QString TimeWords::bin(const TimeModel& model, const query::TimeBins& bins, std::size_t bin,
                       std::optional<std::uint8_t> group) const {
    const auto steps = query::stepsIn(model.timeline, bins, bin, model.grouping, group);
    QStringList parts;
    for (std::size_t i = 0; i < std::min(steps.size(), kToldInTip); ++i)
        parts << step(model.dataset(), model.timeline.steps()[steps[i]], {});
    const QString count = stepCount(steps.size());
    const QString head = group ? tr("%1: %2, %3", "when, how many steps, where to")
                                     .arg(period(bins, bin), count, model.groups[*group].name)
                               : tr("%1: %2", "when, what happened").arg(period(bins, bin), count);
    return head + QLatin1Char('\n') + list(parts, steps.size());
}

QString TimeWords::endOfData(base::Day day) const {
    return tr("the data ends on %1").arg(m_words.longDay(day));
}

QString TimeWords::playhead(const TimeModel& model, const query::TimeBins& bins, std::optional<base::Day> day) const {
    if (!day)
        return tr("everything known");
    const QString asOf = QString::fromStdString(m_words.asOf(*day));
    if (bins.count == 0 || *day < model.timeline.firstDay() || *day > model.timeline.lastDay())
        return asOf;
    const std::size_t bin = bins.binOf(query::monthsOf(*day, *day).first);
    const std::uint32_t count = bins.total(bin);
    return tr("%1; %2: %3", "as of a day; a month, how many steps").arg(asOf, period(bins, bin), stepCount(count));
}

} // namespace whither::ui
