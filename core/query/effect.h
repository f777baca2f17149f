#pragma once

#include "core/model/dataset.h"

namespace whither::query {

/// The first day on which something that nobody dates can have happened at a company: the effective day of its
/// founding (of one only known to lie after a day that day), or kFirstDay where the data does not know it.
[[nodiscard]] base::Day thereFrom(const model::Dataset& dataset, model::CompanyIndex company);

/// The day on which a row takes effect: the effective day of its date. What nobody dates counts as happened, but not
/// before the companies at its ends were founded. A date is believed against that of a founding.
[[nodiscard]] base::Day effectiveDay(const model::Dataset& dataset, const model::Move& move);
[[nodiscard]] base::Day effectiveDay(const model::Dataset& dataset, const model::Stay& stay);
[[nodiscard]] base::Day effectiveDay(const model::Dataset& dataset, const model::Relation& relation);

} // namespace whither::query
