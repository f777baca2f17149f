#pragma once

#include "core/model/dataset.h"

namespace whither::tests {

/// The shipped folders, read and checked once per process. Throws if a row had to be left out.
[[nodiscard]] const model::DatasetPtr& llamaData();
[[nodiscard]] const model::DatasetPtr& aiTalentData();

} // namespace whither::tests
