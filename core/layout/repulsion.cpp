#include "core/layout/repulsion.h"

#include "core/layout/force_kernels.h"

#include <boost/sort/spreadsort/integer_sort.hpp>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace whither::layout {

namespace {

constexpr std::uint32_t kLeafSize = 16; ///< points of a cell that is not divided
/// A cell counts as one point where its size is less than so many times its distance.
constexpr float kOpening = 1.6F;
constexpr std::size_t kGroupsAtOnce = 32;
constexpr std::size_t kSortedAtOnce = 20'000; ///< points that are not shared between two threads

/// Every second bit of a number of 16 bits.
std::uint32_t spread(std::uint32_t bits) {
    bits = (bits | (bits << 8U)) & 0x00ff00ffU;
    bits = (bits | (bits << 4U)) & 0x0f0f0f0fU;
    bits = (bits | (bits << 2U)) & 0x33333333U;
    return (bits | (bits << 1U)) & 0x55555555U;
}

struct Box {
    float left = std::numeric_limits<float>::max();
    float top = std::numeric_limits<float>::max();
    float right = std::numeric_limits<float>::lowest();
    float bottom = std::numeric_limits<float>::lowest();

    void add(float x, float y) {
        left = std::min(left, x);
        top = std::min(top, y);
        right = std::max(right, x);
        bottom = std::max(bottom, y);
    }
    void add(const Box& other) {
        add(other.left, other.top);
        add(other.right, other.bottom);
    }
    [[nodiscard]] float size() const { return std::max(right - left, bottom - top); }
};

Box boxOf(const Plane& points) {
    Box box;
    for (std::size_t i = 0; i < points.size(); ++i)
        box.add(points.x[i], points.y[i]);
    return box;
}

/// Code in the upper, index in the lower half; ascending.
std::vector<std::uint64_t> sortedCodes(const Plane& points) {
    const Box box = boxOf(points);
    const float size = box.size();
    const float scale = size > 0 ? 65535.0F / size : 0.0F;
    std::vector<std::uint64_t> codes(points.size());
    const auto sortPart = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto x = static_cast<std::uint32_t>((points.x[i] - box.left) * scale);
            const auto y = static_cast<std::uint32_t>((points.y[i] - box.top) * scale);
            codes[i] = (std::uint64_t{spread(x) | (spread(y) << 1U)} << 32U) | i;
        }
        boost::sort::spreadsort::integer_sort(codes.begin() + static_cast<std::ptrdiff_t>(begin),
                                              codes.begin() + static_cast<std::ptrdiff_t>(end));
    };
    if (points.size() < kSortedAtOnce) {
        sortPart(0, points.size());
        return codes;
    }
    const std::size_t half = points.size() / 2;
    tbb::parallel_invoke([&] { sortPart(0, half); }, [&] { sortPart(half, points.size()); });
    std::inplace_merge(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(half), codes.end());
    return codes;
}

} // namespace

std::vector<std::uint32_t> mortonOrder(const Plane& points) {
    const std::vector<std::uint64_t> codes = sortedCodes(points);
    std::vector<std::uint32_t> order(codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i)
        order[i] = static_cast<std::uint32_t>(codes[i]);
    return order;
}

void Repulsion::sort(const Plane& points, std::span<const float> masses) {
    const std::vector<std::uint64_t> codes = sortedCodes(points);
    const std::size_t count = codes.size();
    const std::size_t padded = (count + kLanes - 1) / kLanes * kLanes;
    m_order.resize(count);
    m_codes.resize(count);
    m_mass.resize(padded);
    m_points.x.resize(padded);
    m_points.y.resize(padded);
    for (std::size_t i = 0; i < count; ++i) {
        const auto point = static_cast<std::uint32_t>(codes[i]);
        m_order[i] = point;
        m_codes[i] = static_cast<std::uint32_t>(codes[i] >> 32U);
        m_mass[i] = masses[point];
        m_points.x[i] = points.x[point];
        m_points.y[i] = points.y[point];
    }
    for (std::size_t i = count; i < padded; ++i) {
        m_mass[i] = 0;
        m_points.x[i] = m_points.x[count - 1];
        m_points.y[i] = m_points.y[count - 1];
    }
    m_cells.clear();
    build(0, static_cast<std::uint32_t>(count), 30);
}

/// `shift`: of the two bits of the code by which the points are divided.
void Repulsion::build(std::uint32_t begin, std::uint32_t end, unsigned shift) {
    const std::size_t cell = m_cells.size();
    m_cells.push_back({});
    m_cells[cell].begin = begin;
    m_cells[cell].end = end;
    m_cells[cell].isLeaf = end - begin <= kLeafSize;
    if (!m_cells[cell].isLeaf) {
        // Divide where the codes first differ; equal ones in the middle.
        const std::uint32_t differ = m_codes[begin] ^ m_codes[end - 1];
        if (differ == 0) {
            const std::uint32_t middle = begin + (end - begin) / 2;
            build(begin, middle, 0);
            build(middle, end, 0);
        } else {
            while (differ >> shift == 0)
                shift -= 2;
            for (std::uint32_t from = begin; from < end;) {
                const std::uint32_t quarter = m_codes[from] >> shift;
                const auto to = static_cast<std::uint32_t>(
                    std::partition_point(m_codes.begin() + from, m_codes.begin() + end,
                                         [&](std::uint32_t code) { return code >> shift == quarter; }) -
                    m_codes.begin());
                build(from, to, shift > 0 ? shift - 2 : 0);
                from = to;
            }
        }
    }
    m_cells[cell].skip = static_cast<std::uint32_t>(m_cells.size());
}

void Repulsion::refit() {
    std::vector<Box> boxes(m_cells.size());
    for (std::size_t c = m_cells.size(); c-- > 0;) {
        Cell& cell = m_cells[c];
        float mass = 0;
        float x = 0;
        float y = 0;
        if (cell.isLeaf) {
            for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
                mass += m_mass[i];
                x += m_mass[i] * m_points.x[i];
                y += m_mass[i] * m_points.y[i];
                boxes[c].add(m_points.x[i], m_points.y[i]);
            }
        } else {
            for (std::size_t part = c + 1; part < cell.skip; part = m_cells[part].skip) {
                mass += m_cells[part].mass;
                x += m_cells[part].mass * m_cells[part].x;
                y += m_cells[part].mass * m_cells[part].y;
                boxes[c].add(boxes[part]);
            }
        }
        cell.mass = mass;
        cell.x = x / mass;
        cell.y = y / mass;
        cell.size = boxes[c].size();
    }
    m_softening = boxes[0].size() * boxes[0].size() * 1e-14F + std::numeric_limits<float>::min();
}

void Repulsion::forces(const Plane& points, std::span<const float> masses, Plane& forces) {
    sort(points, masses);
    refit();
    const std::size_t groups = m_points.size() / kLanes;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, groups, kGroupsAtOnce),
                      [&](const tbb::blocked_range<std::size_t>& range) { push(range.begin(), range.end(), forces); });
}

void Repulsion::push(std::size_t firstGroup, std::size_t endGroup, Plane& forces) const {
    std::vector<float> x;
    std::vector<float> y;
    std::vector<float> mass;
    std::size_t listed = 0;
    const auto reserve = [&](std::size_t more) {
        if (listed + more > x.size()) {
            const std::size_t room = 2 * (listed + more) + 256;
            x.resize(room);
            y.resize(room);
            mass.resize(room);
        }
    };
    for (std::size_t group = firstGroup; group < endGroup; ++group) {
        const std::size_t begin = group * kLanes;
        Box box;
        for (std::size_t i = begin; i < begin + kLanes; ++i)
            box.add(m_points.x[i], m_points.y[i]);

        listed = 0;
        for (std::size_t c = 0; c < m_cells.size();) {
            const Cell& cell = m_cells[c];
            const float dx = std::max({box.left - cell.x, cell.x - box.right, 0.0F});
            const float dy = std::max({box.top - cell.y, cell.y - box.bottom, 0.0F});
            if (cell.size * cell.size <= kOpening * kOpening * (dx * dx + dy * dy)) {
                reserve(1);
                x[listed] = cell.x;
                y[listed] = cell.y;
                mass[listed++] = cell.mass;
                c = cell.skip;
            } else if (cell.isLeaf) {
                const std::size_t more = cell.end - cell.begin;
                reserve(more);
                std::copy_n(m_points.x.begin() + cell.begin, more, x.begin() + static_cast<std::ptrdiff_t>(listed));
                std::copy_n(m_points.y.begin() + cell.begin, more, y.begin() + static_cast<std::ptrdiff_t>(listed));
                std::copy_n(m_mass.begin() + cell.begin, more, mass.begin() + static_cast<std::ptrdiff_t>(listed));
                listed += more;
                c = cell.skip;
            } else {
                ++c;
            }
        }

        std::array<float, kLanes> fx{};
        std::array<float, kLanes> fy{};
        repel({x.data(), y.data(), mass.data(), listed}, m_softening, &m_points.x[begin], &m_points.y[begin], fx.data(),
              fy.data());
        for (std::size_t i = begin; i < std::min(begin + kLanes, m_order.size()); ++i) {
            forces.x[m_order[i]] = fx[i - begin];
            forces.y[m_order[i]] = fy[i - begin];
        }
    }
}

} // namespace whither::layout
