#pragma once

namespace whither::bench {

/// What this process has taken so far.
struct ProcessCost {
    double wall = 0;        ///< seconds, from any beginning
    double cpu = 0;         ///< seconds of all its threads
    double peakMiB = 0;     ///< the most memory that was ever resident
    double residentMiB = 0; ///< what is now

    [[nodiscard]] static ProcessCost now();
};

} // namespace whither::bench
