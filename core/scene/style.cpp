#include "core/scene/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace whither::scene {

using base::Colour;

namespace {

constexpr int kShared = -1;

struct Hue {
    std::uint32_t onLight;
    std::uint32_t onDark;
};

/// Told apart in normal vision and in simulated protanopia and deuteranopia, with a contrast of 3 to the canvas; a test
/// measures both. The order decides which key prefers which hue.
constexpr std::array<Hue, 12> kHues{{
    {0x5894e3, 0xa0e8e0}, // sky
    {0xa53c7f, 0xe168a8}, // pink
    {0x1d3182, 0x4d66b5}, // navy
    {0x3ca281, 0x3bd094}, // green
    {0xd47c09, 0xdf8d50}, // orange
    {0x5f1136, 0xb24164}, // maroon
    {0x199fbb, 0x25c0d6}, // cyan
    {0x684fcb, 0x896fff}, // violet
    {0x2452fd, 0x6ea7fb}, // blue
    {0x8c5802, 0xd7b832}, // brown
    {0x424d22, 0xc2f587}, // olive
    {0xcd4456, 0xc56555}, // red
}};

constexpr ThemeColours kLight{
    .canvas = Colour::rgb(0xfbfbfa),
    .panel = Colour::rgb(0xffffff),
    .text = Colour::rgb(0x1f2430),
    .mutedText = Colour::rgb(0x6b7280),
    .line = Colour::rgb(0xd5d5d0),
    .selection = Colour::rgb(0x2f6fed),
    .disputed = Colour::rgb(0x7a5312),
    .otherCompany = Colour::rgb(0x7d8694),
    .arrived = Colour::rgb(0x13794b),
    .left = Colour::rgb(0xb42d2d),
};

constexpr ThemeColours kDark{
    .canvas = Colour::rgb(0x15181f),
    .panel = Colour::rgb(0x1c2029),
    .text = Colour::rgb(0xe8eaf0),
    .mutedText = Colour::rgb(0x9aa3b2),
    .line = Colour::rgb(0x353b47),
    .selection = Colour::rgb(0x6ea0ff),
    .disputed = Colour::rgb(0xf0c26a),
    .otherCompany = Colour::rgb(0x8891a0),
    .arrived = Colour::rgb(0x4fd08d),
    .left = Colour::rgb(0xff8a80),
};

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same everywhere, unlike std::hash.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}

/// The hue that the key of a group prefers.
std::size_t preferredHue(const std::string& key) {
    std::size_t sum = 0;
    for (const char c : key)
        sum = sum * 31 + static_cast<unsigned char>(c);
    return sum % kHues.size();
}

/// Relative luminance (WCAG 2.1).
double luminance(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

/// How many people moves tie to each company.
base::Table<model::CompanyIndex, std::uint32_t> peopleAt(const model::Dataset& dataset) {
    const auto eachTie = [&dataset](auto visit) {
        for (const auto& move : dataset.moves)
            for (const auto& company : {move.from, move.to})
                if (company)
                    visit(base::raw(*company), move.person);
    };
    // By company, one after the other; a person who comes again is known by the company that they were counted for.
    std::vector<std::uint32_t> next(dataset.companies.size() + 1, 0);
    eachTie([&](std::size_t company, model::PersonIndex) { ++next[company + 1]; });
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<model::PersonIndex> ties(next.back());
    eachTie([&](std::size_t company, model::PersonIndex person) { ties[next[company]++] = person; });
    base::Table<model::CompanyIndex, std::uint32_t> count;
    count.assign(dataset.companies.size(), 0);
    base::Table<model::PersonIndex, std::optional<model::CompanyIndex>> countedAt;
    countedAt.resize(dataset.people.size());
    std::size_t tie = 0;
    for (std::size_t i = 0; i < dataset.companies.size(); ++i)
        for (const auto company = static_cast<model::CompanyIndex>(i); tie < next[i]; ++tie)
            if (std::exchange(countedAt[ties[tie]], company) != company)
                ++count[company];
    return count;
}

} // namespace

const ThemeColours& coloursOf(Theme theme) {
    return theme == Theme::light ? kLight : kDark;
}

double companyRadius(const query::VisibleSet::Headcount& headcount) {
    const double people = std::max(headcount.ever, headcount.now);
    return std::clamp(kMetrics.onePersonRadius * std::sqrt(people), kMetrics.companyMinRadius,
                      kMetrics.companyMaxRadius);
}

double lineScale(double zoom) {
    return std::clamp(zoom, 0.6, 1.5) / zoom;
}

double bundleWidth(std::uint32_t count) {
    return std::min(0.9 + 0.5 * std::log2(static_cast<double>(count)), 6.0);
}

double companyBadgeFont(double radius) {
    return std::clamp(radius * 0.5, 11.0, 17.0);
}

double flowWidth(std::uint32_t count) {
    return std::min(1.5 + 1.1 * std::log2(static_cast<double>(count)), 9.0);
}

double radiusOf(const graph::TalentGraph& graph, const query::VisibleSet& visible, graph::NodeIndex node) {
    const auto& row = graph.node(node);
    switch (row.kind) {
    case graph::NodeKind::person:
        return kMetrics.personRadius;
    case graph::NodeKind::company:
        return companyRadius(visible.countAt(std::get<model::CompanyIndex>(row.row)));
    case graph::NodeKind::team:
        return kMetrics.teamRadius;
    case graph::NodeKind::product:
        return kMetrics.productRadius;
    }
    return kMetrics.personRadius;
}

Palette::Palette(const model::Dataset& dataset) {
    m_slot.assign(dataset.companies.size(), kShared);
    const auto people = peopleAt(dataset);
    std::vector<model::CompanyIndex> ranked;
    for (auto company = model::CompanyIndex{}; base::raw(company) < dataset.companies.size();
         company = model::CompanyIndex{static_cast<std::uint32_t>(base::raw(company) + 1)})
        if (people[company] > 0)
            ranked.push_back(company);
    std::sort(ranked.begin(), ranked.end(), [&](auto a, auto b) {
        if (people[a] != people[b])
            return people[a] > people[b];
        return dataset.companies[a].key < dataset.companies[b].key;
    });
    ranked.resize(std::min(ranked.size(), kHues.size()));

    std::array<bool, kHues.size()> isTaken{};
    for (const auto company : ranked) {
        auto slot = static_cast<std::size_t>(hashOf(dataset.companies[company].key) % kHues.size());
        while (isTaken[slot])
            slot = (slot + 1) % kHues.size();
        isTaken[slot] = true;
        m_slot[company] = static_cast<int>(slot);
    }
}

Colour Palette::colour(std::optional<model::CompanyIndex> company, Theme theme) const {
    if (!company)
        return coloursOf(theme).mutedText;
    if (!isDistinct(*company))
        return coloursOf(theme).otherCompany;
    return hue(static_cast<std::size_t>(m_slot[*company]), theme);
}

Colour Palette::colour(model::CompanyIndex company, std::span<const model::CompanyIndex> parts, Theme theme) const {
    if (!isDistinct(company))
        for (const auto part : parts)
            if (isDistinct(part))
                return colour(part, theme);
    return colour(company, theme);
}

bool Palette::isDistinct(model::CompanyIndex company) const {
    return m_slot[company] != kShared;
}

std::size_t Palette::hueCount() {
    return kHues.size();
}

Colour Palette::hue(std::size_t slot, Theme theme) {
    return Colour::rgb(theme == Theme::light ? kHues[slot].onLight : kHues[slot].onDark);
}

std::vector<std::optional<std::size_t>> huesOf(std::span<const std::string> keys) {
    std::vector<std::optional<std::size_t>> hues;
    std::array<bool, kHues.size()> isTaken{};
    std::size_t taken = 0;
    for (const std::string& key : keys) {
        hues.emplace_back();
        if (key.empty() || taken == isTaken.size())
            continue;
        std::size_t hue = preferredHue(key);
        while (isTaken[hue])
            hue = (hue + 1) % isTaken.size();
        isTaken[hue] = true;
        ++taken;
        hues.back() = hue;
    }
    return hues;
}

double contrast(Colour a, Colour b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Colour textOn(Colour background) {
    constexpr auto kWhite = Colour::rgb(0xffffff);
    constexpr auto kBlack = Colour::rgb(0x10131a);
    constexpr double kEnough = 3;
    return contrast(kWhite, background) >= kEnough ? kWhite : kBlack;
}

Colour mixed(Colour a, Colour b, double share) {
    const auto channel = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue), channel(a.alpha, b.alpha)};
}

} // namespace whither::scene
