#include "app/cohort_options.h"

#include "app/option_values.h"

#include "core/query/cohort.h"
#include "core/query/name_match.h"
#include "ui/feedback/error_text.h"

#include <QFile>

#include <set>
#include <utility>

namespace whither::app {

namespace {

/// Lines of a list that are told to be wrong; more would say no more.
constexpr qsizetype kMostProblems = 10;
/// Namesakes that are named.
constexpr std::size_t kNamesakes = 4;

Failure unknownCompany(const model::Dataset& dataset, const std::string& key) {
    base::Error error;
    error.code = base::ErrorCode::unknownEntity;
    error.column = "--company";
    error.value = key;
    error.detail = someKeys(dataset.companies.rows());
    return {ExitCode::usage, ui::sentence(error)};
}

/// Why a name is nobody's; `match` is not of one person.
QString problemOf(const model::Dataset& dataset, const query::NameMatch& match) {
    const QString name = ui::oneLine(match.name, 80);
    if (match.people.empty())
        return QStringLiteral("nobody is called '%1'; write a name as the file has it, or a key").arg(name);
    QStringList keys;
    for (std::size_t i = 0; i < std::min(match.people.size(), kNamesakes); ++i)
        keys << ui::oneLine(dataset.people[match.people[i]].key, 60);
    return QStringLiteral("%1 people are called '%2'; write the key of one: %3")
        .arg(QString::number(match.people.size()), name, keys.join(QStringLiteral(", ")));
}

struct Names {
    std::vector<model::PersonIndex> people; ///< each once, in the order of the list
    QStringList problems;
};

Names namesIn(QByteArray list, const QString& path, const model::Dataset& dataset) {
    if (list.startsWith("\xEF\xBB\xBF"))
        list.remove(0, 3);
    const query::NameMatcher matcher(dataset);
    Names names;
    std::set<model::PersonIndex> known;
    int number = 0;
    for (const QByteArray& line : list.split('\n')) {
        ++number;
        for (const query::NameMatch& match : matcher.match(line.toStdString()))
            if (match.people.size() != 1)
                names.problems
                    << QStringLiteral("%1:%2: %3").arg(path, QString::number(number), problemOf(dataset, match));
            else if (known.insert(match.people.front()).second)
                names.people.push_back(match.people.front());
    }
    return names;
}

std::optional<Failure> choosePeople(const CohortOptions& options, std::optional<model::CompanyIndex> company,
                                    const ui::Loaded& data, ui::PictureRequest& request) {
    const model::Dataset& dataset = data.dataset();
    const QString path = ui::oneLine(options.people);
    QFile file(QFile::decodeName(options.people.c_str()));
    if (!file.open(QIODevice::ReadOnly))
        return Failure{ExitCode::cannotRead, QStringLiteral("--people: %1: %2").arg(path, file.errorString())};
    auto [people, problems] = namesIn(file.readAll(), path, dataset);
    if (problems.size() > kMostProblems) {
        const auto more = problems.size() - kMostProblems;
        problems.resize(kMostProblems);
        problems << QStringLiteral("and %1 more names of nobody").arg(more);
    }
    if (!problems.isEmpty())
        return Failure{ExitCode::usage, problems.join(QLatin1Char('\n'))};
    if (people.empty())
        return Failure{ExitCode::usage,
                       QStringLiteral("%1: holds no names; write names or keys, one a line").arg(path)};
    if (request.mode == session::Mode::careers) {
        if (people.size() == 1)
            return Failure{ExitCode::usage,
                           QStringLiteral("--people: careers are of two people or more; of one, say --focus %1 "
                                          "--depth 0")
                               .arg(ui::oneLine(dataset.people[people.front()].key))};
        for (const model::PersonIndex person : people)
            request.selection.insert({model::EntityKind::person, dataset.people[person].key});
        return {};
    }
    if (!company) {
        const auto employers = query::employersOf(data.careers, people);
        if (employers.empty())
            return Failure{ExitCode::usage, QStringLiteral("--people: nothing tells where any of them was; say "
                                                           "--company, the one that they left or stayed at")};
        company = employers.front();
    }
    session::ChosenCohort cohort{{}, dataset.companies[*company].key};
    for (const model::PersonIndex person : people)
        cohort.people.push_back(dataset.people[person].key);
    request.chart.cohort = std::move(cohort);
    return {};
}

} // namespace

void addCohortOptions(CLI::App& command, CohortOptions& options) {
    command
        .add_option("--company", options.companies,
                    "Of whom careers, retention and card tell: who was ever at this company (key); may be repeated. "
                    "With --people the company that they left or stayed at")
        ->allow_extra_args(false)
        ->check(problemOfName);
    command
        .add_option("--people", options.people,
                    "Of whom careers, retention and card tell: a file with names or keys, one a line")
        ->check(problemOfName);
}

QString problemOf(const CohortOptions& options, session::Mode mode) {
    if (options.companies.empty() && options.people.empty())
        return {};
    const char* option = options.people.empty() ? "--company" : "--people";
    if (mode != session::Mode::careers && mode != session::Mode::retention && mode != session::Mode::card)
        return QStringLiteral("%1: goes with --view careers, retention or card").arg(QLatin1String(option));
    if (options.people.empty() || options.companies.empty())
        return {};
    if (mode == session::Mode::careers)
        return QStringLiteral("--company: careers with --people tell of those alone; leave one of the two out");
    if (options.companies.size() > 1)
        return QStringLiteral("--company: with --people it is the one that they left or stayed at; name one");
    return {};
}

std::optional<Failure> choose(const CohortOptions& options, const ui::Loaded& data, ui::PictureRequest& request) {
    const model::Dataset& dataset = data.dataset();
    std::optional<model::CompanyIndex> last;
    for (const std::string& key : options.companies) {
        last = model::find(dataset.companies, key);
        if (!last)
            return unknownCompany(dataset, key);
        if (options.people.empty())
            request.selection.insert({model::EntityKind::company, key});
    }
    return options.people.empty() ? std::nullopt : choosePeople(options, last, data, request);
}

} // namespace whither::app
