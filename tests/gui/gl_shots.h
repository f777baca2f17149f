#pragma once

#include "core/scene/draw_list.h"
#include "tests/support/sample_data.h"
#include "tests/support/small_story.h"
#include "ui/canvas/picture_painter.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <numbers>

namespace whither::tests {

using base::Point;

/// A picture and from where it is looked at; `ratio`: device pixels per logical one.
struct Shot {
    scene::DrawList list;
    base::Point centre;
    double zoom = 1;
    QColor background;
    QSize size{1001, 701};
    double ratio = 1;

    [[nodiscard]] QSize pixels() const { return (QSizeF(size) * ratio).toSize(); }
};

inline Shot shotOf(const scene::SceneInput& input) {
    Shot shot;
    const scene::Scene scene = scene::composeToFit(
        input, {static_cast<double>(shot.size.width()), static_cast<double>(shot.size.height())}, 1.6);
    shot.list = scene::draw(scene);
    shot.centre = scene.bounds.centre();
    shot.zoom = scene.zoom;
    shot.background = ui::toQt(scene::coloursOf(scene.theme).canvas);
    return shot;
}

/// Everything selected of which there is one kind each; one thing pinned.
inline Shot storyShot(scene::Theme theme) {
    const Picture picture = smallPicture();
    scene::SceneInput input = picture.input();
    input.theme = theme;
    input.selection = {{model::EntityKind::company, "acme"}, {model::EntityKind::move, "ada-1"}};
    input.pinned = {{model::EntityKind::person, "ada"}};
    return shotOf(input);
}

inline Shot llamaShot(scene::Theme theme) {
    const Picture picture = laidOut(llamaData());
    scene::SceneInput input = picture.input();
    input.theme = theme;
    return shotOf(input);
}

/// Text of many scripts and sizes over lines.
inline Shot textShot() {
    Shot shot;
    shot.background = QColor(0xf4, 0xf4, 0xf0);
    scene::DrawGroup group{"text", {}, {}};
    for (int i = 0; i < 40; ++i)
        group.primitives.emplace_back(scene::Curve{{-500, -350.0 + 18 * i},
                                                   {0, -350.0 + 18 * i},
                                                   {500, -350.0 + 18 * i},
                                                   {base::Colour::rgb(0x2a78b0), 1.4, {}, false}});
    constexpr const char* kLines[] = {
        "Ada Lovelace",     "杨立昆 · 人工智能", "Žofie Łukasińska-Đỗ",   "😀 Emoji 🚀 flag",      "محمد علي",
        "fi ffl AV To Wa.", "Z̷a̴l̵g̶o̸ ẫ́̂ marks",     "Company of Many Words", "東京 カタカナ 한국어"};
    double y = -320;
    for (int row = 0; y < 330; ++row) {
        double x = -490.37;
        const double size = 9 + 2.3 * row;
        for (int column = 0; x < 400; ++column) {
            const auto& line = kLines[static_cast<std::size_t>(row * 2 + column) % std::size(kLines)];
            scene::Text text{line,
                             {x, y},
                             column % 2 == 0 ? scene::FontRole::personName : scene::FontRole::companyName,
                             size,
                             0,
                             base::Colour::rgb(0x1b2024),
                             scene::Text::Anchor::left,
                             {}};
            if (column % 3 != 0)
                text.halo = base::Colour::rgb(0xf4f4f0);
            if (column % 4 == 3)
                text.colour = text.colour.withAlpha(110);
            group.primitives.emplace_back(std::move(text));
            x += size * 13.3;
        }
        y += size * 2.4 + 0.31;
    }
    shot.list.groups.push_back(std::move(group));
    return shot;
}

/// Shapes of many sizes, down to parts of a pixel.
inline Shot shapeShot() {
    Shot shot;
    shot.background = Qt::white;
    const auto ink = base::Colour::rgb(0x204060);
    const auto fill = base::Colour::rgb(0xd08020);
    scene::DrawGroup group{"shapes", {}, {}};
    for (int i = 0; i < 24; ++i) {
        const double x = -480 + 40.3 * i;
        const double size = 0.2 + 0.7 * i;
        const double width = 0.1 + 0.15 * i;
        group.primitives.emplace_back(scene::Disk{{x, -320}, size, fill, {}});
        group.primitives.emplace_back(
            scene::Disk{{x, -270}, size, fill.withAlpha(90), scene::Stroke{ink, width, {}, false}});
        group.primitives.emplace_back(
            scene::Disk{{x, -220}, size, {}, scene::Stroke{ink.withAlpha(120), width, {}, false}});
        scene::Polygon arrow{{{x, -170}, {x - size, -160 + size}, {x + size / 2, -160 + size}}, fill, {}};
        group.primitives.emplace_back(arrow);
        scene::Polygon hexagon{{}, fill.withAlpha(120), scene::Stroke{ink, width, {}, false}};
        for (int corner = 0; corner < 6; ++corner)
            hexagon.points.push_back({x + size * std::cos(corner * std::numbers::pi / 3),
                                      -110 + size * std::sin(corner * std::numbers::pi / 3)});
        group.primitives.emplace_back(hexagon);
        for (int kind = 0; kind < 4; ++kind) {
            scene::Curve curve{{x, -60.0 + 90 * kind},
                               {x + 30 - 3 * i, -20.0 + 90 * kind},
                               {x + 18, 10.0 + 90 * kind},
                               {ink, 0.4 + 0.12 * i, {}, kind % 2 == 1}};
            if (kind == 1)
                curve.stroke.dashes = {2.4, 4.4};
            if (kind == 2)
                curve.stroke.dashes = {10, 2, 2, 2};
            if (kind == 3)
                curve.stroke.dashes = {8, 4};
            group.primitives.emplace_back(std::move(curve));
        }
    }
    // A curve that turns back.
    group.primitives.emplace_back(scene::Curve{{-450, 330}, {600, 250}, {-440, 300}, {ink, 3, {}, false}});
    shot.list.groups.push_back(std::move(group));
    return shot;
}

inline QImage byPainter(const Shot& shot) {
    QImage image(shot.pixels(), QImage::Format_RGB32);
    image.fill(shot.background);
    QPainter painter(&image);
    painter.translate(image.width() / 2.0, image.height() / 2.0);
    painter.scale(shot.zoom * shot.ratio, shot.zoom * shot.ratio);
    painter.translate(-shot.centre.x, -shot.centre.y);
    ui::PicturePainter().draw(painter, shot.list);
    return image;
}

struct Difference {
    double share = 0; ///< of the pixels of which some colour is off by more than 48
    double mean = 0;  ///< over all colours of all pixels, of 255
};

inline Difference difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size())
        return {1, 255};
    qint64 far = 0;
    qint64 sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y);
            const QRgb other = b.pixel(x, y);
            const int red = std::abs(qRed(one) - qRed(other));
            const int green = std::abs(qGreen(one) - qGreen(other));
            const int blue = std::abs(qBlue(one) - qBlue(other));
            sum += red + green + blue;
            far += std::max({red, green, blue}) > 48 ? 1 : 0;
        }
    const double pixels = static_cast<double>(a.width()) * a.height();
    return {static_cast<double>(far) / pixels, static_cast<double>(sum) / pixels / 3};
}

} // namespace whither::tests
