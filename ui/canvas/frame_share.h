#pragma once

#include <algorithm>
#include <cstddef>

namespace whither::ui {

/// How many things of a kind can be done within one frame: learned from how long they took, since that differs tenfold
/// between machines and fonts. Begins low, and at most doubles from one time to the next. A value.
class FrameShare {
  public:
    /// Milliseconds that they may take together.
    static constexpr double kMilliseconds = 6;
    static constexpr std::size_t kFirst = 40;
    static constexpr std::size_t kLeast = 4;
    static constexpr std::size_t kMost = 80;

    [[nodiscard]] std::size_t count() const { return m_count; }

    /// `done`: so many have been, within `milliseconds`. Where they were none, nothing is learned.
    void learn(std::size_t done, double milliseconds) {
        if (done == 0)
            return;
        const double fitting = kMilliseconds * static_cast<double>(done) / std::max(milliseconds, 0.01);
        m_count =
            std::clamp(static_cast<std::size_t>(std::min(fitting, 2.0 * static_cast<double>(m_count))), kLeast, kMost);
    }

  private:
    std::size_t m_count = kFirst;
};

} // namespace whither::ui
