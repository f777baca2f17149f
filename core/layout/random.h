#pragma once

#include <cstdint>

namespace whither::layout {

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same numbers on
/// every platform, unlike the distributions of the standard library.
class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    /// In [0, 1).
    [[nodiscard]] double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    /// In [0, bound); bound > 0. The bias is below 2^-32 for the sizes used here.
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
    }

  private:
    std::uint64_t m_state;
};

} // namespace whither::layout
