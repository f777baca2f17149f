#pragma once

#include "core/scene/wording.h"

namespace whither::tests {

/// Plain English, without a translator.
class PlainWording : public scene::Wording {
  public:
    [[nodiscard]] std::string date(const base::Date& date) const override;
    [[nodiscard]] std::string leftOn(const base::Date& date) const override;
    [[nodiscard]] std::string joinedOn(const base::Date& date) const override;
    [[nodiscard]] std::string day(base::Day day) const override;
    [[nodiscard]] std::string name(const std::string& name, const std::string& nameZh) const override;
    [[nodiscard]] std::string group(const model::Dataset& dataset, model::CompanyIndex company,
                                    query::FlowGrouping grouping) const override;
    [[nodiscard]] std::string headcount(int now, int ever) const override;
    [[nodiscard]] std::string headcountInFull(int now, int ever) const override { return headcount(now, ever); }
    [[nodiscard]] std::string move(const model::Dataset& dataset, model::MoveIndex move) const override;
    [[nodiscard]] std::string relation(const model::Dataset& dataset, model::RelationIndex relation) const override;
    [[nodiscard]] std::string stay(const model::Dataset& dataset, const model::Stay& stay) const override;
    [[nodiscard]] std::string member(const model::Dataset& dataset, model::PersonIndex person,
                                     model::TeamIndex team) const override;
    [[nodiscard]] std::string standsFor(std::size_t people, std::size_t others) const override;
    [[nodiscard]] std::string bundle(const std::string& a, const std::string& b, std::size_t forth, std::size_t back,
                                     std::size_t ties) const override;
    [[nodiscard]] std::string flow(const std::string& from, const std::string& to, std::size_t there,
                                   std::size_t back) const override;
    [[nodiscard]] std::string flowCount(std::size_t there, std::size_t back) const override;
    [[nodiscard]] std::string flowsLeftOut(std::size_t pairs, std::size_t fewerThan) const override;
    [[nodiscard]] std::string stepsWithin(std::size_t steps) const override;
    [[nodiscard]] std::string linesLeftOut(std::size_t lines) const override;
    [[nodiscard]] std::string term(Term term) const override;
    [[nodiscard]] std::string asOf(base::Day day) const override;
    [[nodiscard]] std::string comparedWith(base::Day day) const override;
    [[nodiscard]] std::string compared(const model::Dataset& dataset, const query::Compared& compared) const override;
    [[nodiscard]] std::string comparison(base::Day with, const query::Comparison& comparison) const override;
    [[nodiscard]] std::string range(base::Day first, std::optional<base::Day> last) const override;
    [[nodiscard]] std::string counts(std::size_t people, std::size_t companies, std::size_t moves) const override;
    [[nodiscard]] std::string sourceLine(std::size_t sources, const std::string& dataTitle) const override;
};

} // namespace whither::tests
