#include "core/query/company_groups.h"

#include "core/model/words.h"

#include <map>
#include <utility>

namespace whither::query {

using model::CompanyIndex;

namespace {

CompanyIndex topmost(const model::Dataset& dataset, CompanyIndex company) {
    while (const auto& parent = dataset.companies[company].parent)
        company = *parent;
    return company;
}

} // namespace

FlowGroup groupOf(const model::Dataset& dataset, CompanyIndex company, FlowGrouping grouping) {
    FlowGroup group;
    switch (grouping) {
    case FlowGrouping::company:
    case FlowGrouping::parent:
        group.company = grouping == FlowGrouping::parent ? topmost(dataset, company) : company;
        group.key = dataset.companies[*group.company].key;
        break;
    case FlowGrouping::country:
        group.key = dataset.companies[company].country;
        break;
    case FlowGrouping::kind:
        group.key = model::word(dataset.companies[company].kind);
        break;
    }
    return group;
}

CompanyGroups groupsOf(const model::Dataset& dataset, FlowGrouping grouping) {
    std::map<std::string, std::uint32_t> places;
    std::vector<FlowGroup> ofCompany;
    for (std::size_t company = 0; company < dataset.companies.size(); ++company)
        ofCompany.push_back(groupOf(dataset, static_cast<CompanyIndex>(company), grouping));
    for (const FlowGroup& group : ofCompany)
        places.try_emplace(group.key);
    CompanyGroups result;
    result.groups.resize(places.size());
    std::uint32_t next = 0;
    for (auto& [key, place] : places)
        place = next++;
    for (FlowGroup& group : ofCompany) {
        const std::uint32_t place = places.at(group.key);
        result.placeOf.add(place);
        result.groups[place] = std::move(group);
    }
    return result;
}

} // namespace whither::query
