#pragma once

#include "core/layout/random.h"

#include <string>

namespace whither::bench {

/// A name as a file tells it; `zh` is empty for most.
struct MadeName {
    std::string name;
    std::string zh;
};

/// Mostly Latin letters with their accents, one in eight Chinese or Japanese, a few very long or with an emoji.
[[nodiscard]] MadeName personName(layout::Random& random);
[[nodiscard]] MadeName companyName(layout::Random& random);

} // namespace whither::bench
