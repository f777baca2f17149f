#include "ui/charts/cohorts.h"

#include "ui/feedback/error_text.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace whither::ui {

namespace {

struct Cohorts {
    Q_DECLARE_TR_FUNCTIONS(Cohorts)
};

/// So many curves that one can still tell apart.
constexpr std::size_t kMostCohorts = 4;

/// The product whose release time counts from.
const model::Product* zeroOf(const PictureRequest& request) {
    const auto& products = request.graph->dataset().products;
    const auto found = request.chart.zeroDay ? std::nullopt : model::find(products, request.chart.zero);
    return found && query::zeroOf(products[*found]) ? &products[*found] : nullptr;
}

/// Empty: none are chosen, or the data does not hold the company.
std::optional<query::ChosenPeople> chosenPeople(const PictureRequest& request) {
    const model::Dataset& dataset = request.graph->dataset();
    const auto& chosen = request.chart.cohort;
    const auto company = chosen ? model::find(dataset.companies, chosen->company) : std::nullopt;
    if (!company)
        return {};
    query::ChosenPeople people{{}, *company};
    for (const std::string& key : chosen->people)
        if (const auto person = model::find(dataset.people, key))
            people.people.push_back(*person);
    return people;
}

/// Where most people are or were.
std::vector<model::CompanyIndex> largestCompanies(const PictureRequest& request) {
    const query::VisibleSet& visible = request.lastOfSequence ? *request.lastOfSequence->visible : *request.visible;
    std::vector<model::CompanyIndex> companies;
    for (std::size_t i = 0; i < request.graph->dataset().companies.size(); ++i)
        companies.push_back(static_cast<model::CompanyIndex>(i));
    const std::size_t most = std::min<std::size_t>(2, companies.size());
    std::partial_sort(companies.begin(), companies.begin() + static_cast<std::ptrdiff_t>(most), companies.end(),
                      [&visible](model::CompanyIndex a, model::CompanyIndex b) {
                          const auto ever = [&visible](model::CompanyIndex company) {
                              return visible.headcount[company].ever;
                          };
                          return ever(a) != ever(b) ? ever(a) > ever(b) : a < b;
                      });
    companies.resize(most);
    return companies;
}

QString notDrawn(const QStringList& names) {
    if (names.isEmpty())
        return {};
    constexpr qsizetype kNamed = 5;
    QString listed = names.mid(0, kNamed).join(Cohorts::tr(", ", "between names"));
    if (names.size() > kNamed)
        listed = Cohorts::tr("%1 and others").arg(listed);
    return Cohorts::tr("And %1 more, not drawn: %2", "cohorts, names").arg(QString::number(names.size()), listed);
}

} // namespace

QString chosenPeopleName() {
    return Cohorts::tr("Chosen people");
}

base::Day lastDayOf(const PictureRequest& request) {
    const auto last = request.careers->lastKnownDay();
    if (!last)
        return request.filter.asOf.value_or(base::kLastDay);
    return std::min(request.filter.asOf.value_or(*last), query::lastDayToShow(*last));
}

QString zeroTold(const PictureRequest& request, const TranslatedWording& words) {
    if (request.chart.zeroDay)
        return words.longDay(*request.chart.zeroDay);
    const model::Product* product = zeroOf(request);
    if (product == nullptr)
        return {};
    return Cohorts::tr("%1 (%2)", "product, day").arg(oneLine(product->name), words.longDate(product->released));
}

QString zeroAssumed(const PictureRequest& request, const TranslatedWording& words) {
    const model::Product* product = zeroOf(request);
    if (product == nullptr || product->released.firstDay() == product->released.lastDay())
        return {};
    return Cohorts::tr("When %1 came out is known no better than %2: time counts from %3.", "product, date, day")
        .arg(oneLine(product->name), words.longDate(product->released), words.longDay(*query::zeroOf(*product)));
}

ToldCohorts cohortsTold(const PictureRequest& request, const TranslatedWording& words) {
    const model::Dataset& dataset = request.graph->dataset();
    const model::Product* product = zeroOf(request);
    const auto zero = product == nullptr ? request.chart.zeroDay : query::zeroOf(*product);
    std::vector<ToldCohort> told;
    QStringList leftOut;
    const auto nameOf = [&](model::CompanyIndex company) { return words.companyName(dataset.companies[company]); };
    const auto add = [&](decltype(query::CohortSpec::who) who, const QString& name, model::CompanyIndex company) {
        told.push_back({{std::move(who), zero, lastDayOf(request)}, name, nameOf(company)});
    };
    if (auto chosen = chosenPeople(request)) {
        const model::CompanyIndex company = chosen->company;
        add(std::move(*chosen), chosenPeopleName(), company);
    } else if (const auto team = model::find(dataset.teams, request.filter.team)) {
        add(*team, oneLine(dataset.teams[*team].name), dataset.teams[*team].company);
    }
    for (const auto& id : request.selection)
        if (const auto node = request.graph->find(id))
            if (const auto* company = std::get_if<model::CompanyIndex>(&request.graph->node(*node).row)) {
                if (told.size() < kMostCohorts)
                    add(*company, nameOf(*company), *company);
                else
                    leftOut << nameOf(*company);
            }
    if (told.empty())
        for (const model::CompanyIndex company : largestCompanies(request))
            add(company, nameOf(company), company);
    return {std::move(told), notDrawn(leftOut)};
}

} // namespace whither::ui
