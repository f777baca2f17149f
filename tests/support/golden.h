#pragma once

#include <string>

namespace whither::tests {

/// Compares with tests/golden/NAME.svg and tells the first line that differs; writes the file instead, and skips the
/// test, when WHITHER_UPDATE_GOLDEN is set.
void expectGolden(const std::string& name, const std::string& svg);

} // namespace whither::tests
