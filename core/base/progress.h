#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stop_token>

namespace whither::base {

/// What is done between a file and its picture, in this order.
enum class Stage : std::uint8_t { reading, checking, building, placing };

/// How far a long piece of work has come: the worker writes, any thread may read.
class Progress {
  public:
    struct State {
        Stage stage = Stage::reading;
        double fraction = 0; ///< of that stage, in [0, 1]
    };

    /// `fraction`: values outside [0, 1] are taken as the nearest within it.
    void report(Stage stage, double fraction) noexcept {
        // Both in one word, so that no reader sees the one without the other.
        m_state.store((static_cast<std::uint32_t>(stage) << 24U) |
                          static_cast<std::uint32_t>(std::clamp(fraction, 0.0, 1.0) * kWhole),
                      std::memory_order_relaxed);
    }
    [[nodiscard]] State now() const noexcept {
        const std::uint32_t state = m_state.load(std::memory_order_relaxed);
        return {static_cast<Stage>(state >> 24U), (state & 0xFFFFFFU) / kWhole};
    }

  private:
    static constexpr double kWhole = 1U << 20U;

    std::atomic<std::uint32_t> m_state{0};
};

/// What a long piece of work heeds and tells on its way.
struct Watch {
    std::stop_token stop;
    Progress* progress = nullptr; ///< outlives the work; null: nobody wants to know
    double from = 0;              ///< what the work's beginning and end are of the stage
    double to = 1;

    void report(Stage stage, double fraction) const {
        if (progress != nullptr)
            progress->report(stage, from + fraction * (to - from));
    }
    [[nodiscard]] bool isStopped() const { return stop.stop_requested(); }
    /// For a part of the work: between these two shares of it.
    [[nodiscard]] Watch part(double begin, double end) const {
        return {stop, progress, from + begin * (to - from), from + end * (to - from)};
    }
};

} // namespace whither::base
