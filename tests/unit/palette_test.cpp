#include "core/scene/style.h"
#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace whither {
namespace {

using base::Colour;
using scene::Palette;
using scene::Theme;

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

Triple linear(Colour colour) {
    const auto one = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {one(colour.red), one(colour.green), one(colour.blue)};
}

Triple product(const Matrix& m, const Triple& v) {
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row)
        result[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
    return result;
}

// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
// severity 1.0, in linear RGB.
constexpr Matrix kNormal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

/// CIELAB under D65.
Triple lab(Triple rgb) {
    constexpr Matrix kToXyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    for (double& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    auto xyz = product(kToXyz, rgb);
    const Triple white{0.95047, 1, 1.08883};
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz[i] / white[i];
        xyz[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double difference(Colour a, Colour b, const Matrix& vision) {
    const auto x = lab(product(vision, linear(a)));
    const auto y = lab(product(vision, linear(b)));
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

TEST(Palette, EveryTwoHuesDifferForColourBlindEyesToo) {
    constexpr double kClearlyDifferent = 20; // CIE76; about 2.3 is just noticeable
    for (const auto theme : {Theme::light, Theme::dark})
        for (const auto& vision : {kNormal, kProtanopia, kDeuteranopia})
            for (std::size_t a = 0; a < Palette::hueCount(); ++a)
                for (std::size_t b = 0; b < a; ++b)
                    EXPECT_GE(difference(Palette::hue(a, theme), Palette::hue(b, theme), vision), kClearlyDifferent)
                        << "slots " << a << " and " << b;
}

TEST(Palette, EveryHueStandsOutFromTheCanvas) {
    for (const auto theme : {Theme::light, Theme::dark}) {
        const auto& colours = scene::coloursOf(theme);
        for (std::size_t slot = 0; slot < Palette::hueCount(); ++slot)
            EXPECT_GE(scene::contrast(Palette::hue(slot, theme), colours.canvas), 3) << "slot " << slot;
        EXPECT_GE(scene::contrast(colours.otherCompany, colours.canvas), 3);
        EXPECT_GE(scene::contrast(colours.disputed, colours.canvas), 3);
        EXPECT_GE(scene::contrast(colours.selection, colours.canvas), 3);
    }
}

TEST(Palette, TextReadsOnCanvasPanelAndEveryDisk) {
    for (const auto theme : {Theme::light, Theme::dark}) {
        const auto& colours = scene::coloursOf(theme);
        for (const auto background : {colours.canvas, colours.panel}) {
            EXPECT_GE(scene::contrast(colours.text, background), 7);
            EXPECT_GE(scene::contrast(colours.mutedText, background), 4.5);
        }
        for (std::size_t slot = 0; slot < Palette::hueCount(); ++slot) {
            const auto hue = Palette::hue(slot, theme);
            EXPECT_GE(scene::contrast(scene::textOn(hue), hue), 3) << "slot " << slot;
        }
    }
    EXPECT_NEAR(scene::contrast(Colour::rgb(0), Colour::rgb(0xffffff)), 21, 1e-9);
}

model::Dataset withMoves(const std::vector<std::pair<std::string, int>>& companies) {
    model::Dataset dataset;
    for (const auto& [key, people] : companies) {
        model::Company company;
        company.key = key;
        const auto index = dataset.companies.add(company);
        for (int i = 0; i < people; ++i) {
            model::Move move;
            move.person = dataset.people.add({});
            move.to = index;
            dataset.moves.add(move);
        }
    }
    return dataset;
}

TEST(Palette, TheBiggestCompaniesGetEachAHueOfTheirOwn) {
    std::vector<std::pair<std::string, int>> companies;
    for (int i = 0; i < 30; ++i)
        companies.emplace_back("company-" + std::to_string(i), i);
    const auto dataset = withMoves(companies);
    const Palette palette(dataset);
    std::set<std::array<int, 3>> colours;
    for (std::uint32_t i = 0; i < 30; ++i) {
        const model::CompanyIndex company{i};
        EXPECT_EQ(palette.isDistinct(company), i >= 30 - Palette::hueCount()) << i;
        const auto colour = palette.colour(company, Theme::light);
        if (palette.isDistinct(company))
            colours.insert({colour.red, colour.green, colour.blue});
        else
            EXPECT_EQ(colour, scene::coloursOf(Theme::light).otherCompany);
    }
    EXPECT_EQ(colours.size(), Palette::hueCount());
    EXPECT_EQ(palette.colour({}, Theme::dark), scene::coloursOf(Theme::dark).mutedText);
}

TEST(Palette, ACompanyKeepsItsHueWhenASmallerOneIsAdded) {
    const auto before = withMoves({{"meta", 14}, {"mistral-ai", 5}});
    const auto after = withMoves({{"meta", 15}, {"mistral-ai", 6}, {"zeta", 1}, {"yotta", 2}});
    for (const auto company : {model::CompanyIndex{0}, model::CompanyIndex{1}})
        EXPECT_EQ(Palette(before).colour(company, Theme::light), Palette(after).colour(company, Theme::light));
}

TEST(Palette, MetaIsTheSameBlueInBothShippedDataSets) {
    std::vector<Colour> seen;
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        const Palette palette(*data);
        for (std::uint32_t i = 0; i < data->companies.size(); ++i)
            if (data->companies[model::CompanyIndex{i}].key == "meta")
                seen.push_back(palette.colour(model::CompanyIndex{i}, Theme::light));
    }
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0], seen[1]);
    EXPECT_GT(seen[0].blue, 200);
    EXPECT_LT(seen[0].red, 100);
}

TEST(Style, AreaOfACompanyFollowsThePeopleShown) {
    const double four = scene::companyRadius({4, 4});
    const double sixteen = scene::companyRadius({0, 16});
    EXPECT_NEAR(sixteen, 2 * four, 1e-9);
    EXPECT_EQ(scene::companyRadius({0, 0}), scene::kMetrics.companyMinRadius);
    EXPECT_EQ(scene::companyRadius({100000, 100000}), scene::kMetrics.companyMaxRadius);
}

} // namespace
} // namespace whither
