#pragma once

#include <string>

namespace whither::tests {

/// Expects `svg` to be tests/golden/NAME.svg; writes it instead when WHITHER_UPDATE_GOLDEN is set.
void expectGolden(const std::string& name, const std::string& svg);

} // namespace whither::tests
