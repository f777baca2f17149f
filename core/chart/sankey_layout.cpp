#include "core/chart/sankey_layout.h"

#include "core/chart/sankey_order.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace whither::chart {

namespace {

/// Pixels for a size of 1 at which the fullest column just fits.
double scaleThatFits(const SankeyProblem& problem, const SankeyColumns& columns) {
    const auto heightAt = [&](const std::vector<std::size_t>& column, double scale) {
        double height = problem.gap * static_cast<double>(column.size() - 1);
        for (const std::size_t node : column)
            height += std::max(problem.nodes[node].size * scale, problem.nodes[node].minRoom);
        return height;
    };
    double scale = std::numeric_limits<double>::infinity();
    for (const auto& column : columns) {
        double size = 0;
        for (const std::size_t node : column)
            size += problem.nodes[node].size;
        if (size <= 0)
            continue;
        double low = 0;
        double high = problem.height / size;
        for (int halving = 0; halving < 60; ++halving) {
            const double middle = (low + high) / 2;
            (heightAt(column, middle) <= problem.height ? low : high) = middle;
        }
        scale = std::min(scale, low);
    }
    return scale < std::numeric_limits<double>::infinity() ? scale : 0;
}

} // namespace

SankeyLayout layOut(const SankeyProblem& problem) {
    const SankeyColumns columns = orderOf(problem);
    SankeyLayout layout;
    layout.scale = scaleThatFits(problem, columns);
    layout.bars.resize(problem.nodes.size());
    layout.ribbons.resize(problem.links.size());

    for (const auto& column : columns) {
        const auto roomOf = [&](std::size_t node) {
            return std::max(problem.nodes[node].size * layout.scale, problem.nodes[node].minRoom);
        };
        double rooms = 0;
        for (const std::size_t node : column)
            rooms += roomOf(node);
        const double gaps = static_cast<double>(column.size()) - 1;
        const double spare = gaps > 0 ? (problem.height - rooms) / gaps : 0;
        const double gap = std::clamp(spare, problem.gap, std::max(problem.gap, problem.maxGap));
        double top = std::max(0.0, (problem.height - rooms - gap * gaps) / 2);
        layout.order.emplace_back();
        for (const std::size_t node : column) {
            const double height = problem.nodes[node].size * layout.scale;
            layout.bars[node] = {top + (roomOf(node) - height) / 2, height};
            layout.order.back().push_back(problem.nodes[node].name);
            top += roomOf(node) + gap;
        }
    }

    // At both of its ends a ribbon stands in the order of the other ends, so that those of one bar do not cross.
    const auto middle = [&](std::size_t node) { return layout.bars[node].top + layout.bars[node].height / 2; };
    std::vector<std::size_t> links(problem.links.size());
    std::iota(links.begin(), links.end(), std::size_t{0});
    std::vector<double> next(problem.nodes.size());
    const auto stack = [&](auto own, auto other, auto place) {
        for (std::size_t i = 0; i < next.size(); ++i)
            next[i] = layout.bars[i].top;
        std::stable_sort(links.begin(), links.end(), [&](std::size_t a, std::size_t b) {
            return middle(other(problem.links[a])) < middle(other(problem.links[b]));
        });
        for (const std::size_t link : links) {
            place(layout.ribbons[link]) = next[own(problem.links[link])];
            layout.ribbons[link].thickness = problem.links[link].weight * layout.scale;
            next[own(problem.links[link])] += layout.ribbons[link].thickness;
        }
    };
    const auto from = [](const SankeyLink& link) { return link.from; };
    const auto to = [](const SankeyLink& link) { return link.to; };
    stack(from, to, [](SankeyLayout::Ribbon& ribbon) -> double& { return ribbon.from; });
    stack(to, from, [](SankeyLayout::Ribbon& ribbon) -> double& { return ribbon.to; });
    return layout;
}

} // namespace whither::chart
