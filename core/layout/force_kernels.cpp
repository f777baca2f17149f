#include "core/layout/force_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/layout/force_kernels.cpp"
#include <hwy/foreach_target.h> // compiles this file once for each kind of processor

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace whither::layout::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Keeps the pull of coincident points finite; far below any distance that is drawn.
constexpr float kCoincident = 1e-12F;

template <class D, class V> V pullOverLength(D d, Attraction attraction, V square) {
    switch (attraction) {
    case Attraction::cubed:
        return square;
    case Attraction::squared:
        return hn::Sqrt(square);
    case Attraction::linear:
        break;
    case Attraction::threeQuarters:
        return hn::Div(hn::Set(d, 1.0F), hn::Sqrt(hn::Sqrt(hn::Sqrt(hn::Add(square, hn::Set(d, kCoincident))))));
    case Attraction::quarter: {
        const auto root = hn::Sqrt(hn::Sqrt(hn::Add(square, hn::Set(d, kCoincident))));
        return hn::Div(hn::Set(d, 1.0F), hn::Mul(root, hn::Sqrt(root)));
    }
    }
    return hn::Set(d, 1.0F);
}

void pull(Attraction attraction, const float* squares, float* weights, std::size_t count) {
    const hn::ScalableTag<float> d;
    const std::size_t width = hn::Lanes(d);
    std::size_t i = 0;
    for (; i + width <= count; i += width)
        hn::StoreU(hn::Mul(hn::LoadU(d, weights + i), pullOverLength(d, attraction, hn::LoadU(d, squares + i))), d,
                   weights + i);
    const hn::CappedTag<float, 1> one;
    for (; i < count; ++i)
        hn::StoreU(hn::Mul(hn::LoadU(one, weights + i), pullOverLength(one, attraction, hn::LoadU(one, squares + i))),
                   one, weights + i);
}

void repel(const Sources& sources, float softening, const float* x, const float* y, float* fx, float* fy) {
    const hn::ScalableTag<float> d;
    const auto soft = hn::Set(d, softening);
    const std::size_t width = hn::Lanes(d);
    // Two vectors at a time hide the division's latency where a vector is narrower than kLanes.
    for (std::size_t lane = 0; lane < kLanes; lane += 2 * width) {
        const bool hasSecond = lane + width < kLanes;
        const std::size_t second = hasSecond ? lane + width : lane;
        const auto x1 = hn::LoadU(d, x + lane);
        const auto y1 = hn::LoadU(d, y + lane);
        const auto x2 = hn::LoadU(d, x + second);
        const auto y2 = hn::LoadU(d, y + second);
        auto fx1 = hn::LoadU(d, fx + lane);
        auto fy1 = hn::LoadU(d, fy + lane);
        auto fx2 = hn::LoadU(d, fx + second);
        auto fy2 = hn::LoadU(d, fy + second);
        for (std::size_t i = 0; i < sources.count; ++i) {
            const auto sx = hn::Set(d, sources.x[i]);
            const auto sy = hn::Set(d, sources.y[i]);
            const auto mass = hn::Set(d, sources.mass[i]);
            const auto dx1 = hn::Sub(x1, sx);
            const auto dy1 = hn::Sub(y1, sy);
            const auto push1 = hn::Div(mass, hn::Add(hn::Add(hn::Mul(dx1, dx1), hn::Mul(dy1, dy1)), soft));
            fx1 = hn::Add(fx1, hn::Mul(dx1, push1));
            fy1 = hn::Add(fy1, hn::Mul(dy1, push1));
            if (hasSecond) {
                const auto dx2 = hn::Sub(x2, sx);
                const auto dy2 = hn::Sub(y2, sy);
                const auto push2 = hn::Div(mass, hn::Add(hn::Add(hn::Mul(dx2, dx2), hn::Mul(dy2, dy2)), soft));
                fx2 = hn::Add(fx2, hn::Mul(dx2, push2));
                fy2 = hn::Add(fy2, hn::Mul(dy2, push2));
            }
        }
        hn::StoreU(fx1, d, fx + lane);
        hn::StoreU(fy1, d, fy + lane);
        if (hasSecond) {
            hn::StoreU(fx2, d, fx + second);
            hn::StoreU(fy2, d, fy + second);
        }
    }
}

} // namespace whither::layout::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace whither::layout {

HWY_EXPORT(pull);
HWY_EXPORT(repel);

double exponentOf(Attraction attraction) {
    switch (attraction) {
    case Attraction::cubed:
        return 3;
    case Attraction::squared:
        return 2;
    case Attraction::linear:
        break;
    case Attraction::threeQuarters:
        return 0.75;
    case Attraction::quarter:
        return 0.25;
    }
    return 1;
}

void pull(Attraction attraction, const float* squares, float* weights, std::size_t count) {
    HWY_DYNAMIC_DISPATCH(pull)(attraction, squares, weights, count);
}

void repel(const Sources& sources, float softening, const float* x, const float* y, float* fx, float* fy) {
    HWY_DYNAMIC_DISPATCH(repel)(sources, softening, x, y, fx, fy);
}

} // namespace whither::layout
#endif
