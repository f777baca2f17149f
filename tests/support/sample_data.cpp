#include "tests/support/sample_data.h"

#include "core/formats/csv_folder.h"
#include "tests/support/paths.h"

#include <stdexcept>

namespace whither::tests {

namespace {

model::DatasetPtr load(const char* name) {
    auto raw = formats::readCsvFolder(sourceDir() / "data" / name);
    if (!raw)
        throw std::runtime_error("cannot read " + raw.error().file);
    model::Checked checked = model::check(raw.value());
    if (!checked.report.isClean())
        throw std::runtime_error("left out a row of " + checked.report.leftOut.front().file);
    return std::make_shared<const model::Dataset>(std::move(checked.dataset));
}

} // namespace

const model::DatasetPtr& llamaData() {
    static const model::DatasetPtr data = load("llama");
    return data;
}

const model::DatasetPtr& aiTalentData() {
    static const model::DatasetPtr data = load("ai-talent");
    return data;
}

} // namespace whither::tests
