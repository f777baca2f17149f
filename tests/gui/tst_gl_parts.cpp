#include "ui/application.h"
#include "ui/canvas/frame_share.h"
#include "ui/canvas/gl_instances.h"
#include "ui/canvas/gl_surface.h"
#include "ui/canvas/text_atlas.h"

#include <QFontDatabase>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace whither;
using base::Colour;
using ui::FrameShare;
using ui::GlKind;
using ui::TextAtlas;
using ui::TextPlace;

namespace {

constexpr Colour kInk{10, 20, 30, 200};

scene::Text line(std::string text, double size = 12) {
    return {std::move(text), {3, 4}, scene::FontRole::personName, size, 0, kInk, scene::Text::Anchor::left, {}};
}

scene::Text haloed(scene::Text text) {
    text.halo = Colour::rgb(0xffffff);
    return text;
}

std::uint8_t texel(const TextAtlas& atlas, int page, QPoint at, int channel) {
    return atlas.texels(page)[2 * (at.y() * atlas.room().width + at.x()) + channel];
}

bool hasInk(const TextAtlas& atlas, int page, const QRect& texels, int channel) {
    for (int y = texels.top(); y <= texels.bottom(); ++y)
        for (int x = texels.left(); x <= texels.right(); ++x)
            if (texel(atlas, page, {x, y}, channel) > 0)
                return true;
    return false;
}

ui::GlInstances instances(std::vector<scene::Primitive> primitives, const char* id = "thing") {
    TextAtlas atlas;
    scene::DrawList list;
    list.groups.push_back({id, {}, std::move(primitives)});
    return ui::instancesOf(list, atlas, 1);
}

} // namespace

/// What of the OpenGL renderer needs no OpenGL; run where there is none.
class GlPartsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }

    void instancesKeepTheOrder() {
        const scene::Stroke dotted{kInk, 1.5, {2.4, 4.4}, true};
        const auto made =
            instances({scene::Disk{{1, 2}, 3, kInk, {}}, scene::Curve{{0, 0}, {5, 8}, {10, 0}, dotted}, line("Ada"),
                       scene::Polygon{{{0, 0}, {4, 0}, {0, 4}}, {}, dotted}, scene::Disk{{9, 9}, 1, {}, {}}});
        std::vector<GlKind> kinds;
        for (const auto& each : made.all)
            kinds.push_back(each.kind);
        QCOMPARE(kinds, (std::vector{GlKind::disk, GlKind::curve, GlKind::ink, GlKind::polygon, GlKind::disk}));
        QCOMPARE(made.leftOut, 0U);
        QCOMPARE(made.bend, 4.0);
        const auto& disk = made.all[0];
        QVERIFY(disk.points[0] == 1 && disk.points[1] == 2 && disk.radius == 3 && disk.fill == kInk);
        QVERIFY(disk.stroke.alpha == 0 && disk.strokeWidth == 0);
        const auto& curve = made.all[1];
        QVERIFY(curve.strokeWidth == 1.5F && curve.detail[0] == 2.4F && curve.detail[1] == 4.4F);
        QVERIFY(curve.detail[2] == 0 && curve.hasRoundCaps == 1 && curve.fill.alpha == 0);
        QCOMPARE(made.all[3].corners, 3);
        QCOMPARE(made.all[3].stroke, kInk);
    }

    void nothingIsDrawnOfNothing() {
        const auto made = instances({line(""), line("   "), line("Ada", 0), scene::Polygon{}});
        QVERIFY(made.all.empty());
        QCOMPARE(made.leftOut, 0U);
    }

    void whatCannotBeDrawnIsCounted() {
        scene::Polygon polygon{{}, kInk, {}};
        for (int i = 0; i < 7; ++i)
            polygon.points.push_back({static_cast<double>(i), static_cast<double>(i * i)});
        const auto made = instances({polygon});
        QVERIFY(made.all.empty());
        QCOMPARE(made.leftOut, 1U);
    }

    void groupsTellWhetherTheSameThingsAreDrawn() {
        const scene::Disk disk{{1, 2}, 3, kInk, {}};
        const scene::Disk elsewhere{{7, 2}, 4, {}, {}};
        QCOMPARE(instances({disk}).groups, instances({elsewhere}).groups);
        QVERIFY(instances({disk}).groups != instances({disk, disk}).groups);
        QVERIFY(instances({disk}).groups != instances({disk}, "other").groups);
        QVERIFY(instances({disk}).groups != instances({scene::Curve{}}).groups);
    }

    void aTextStandsOnItsBaseline() {
        const auto made = instances({line("Ada")});
        const auto& points = made.all.front().points;
        QVERIFY(points[0] < 3 && points[0] > 0);                          // some margin on the left
        QVERIFY(points[1] < 4 - 8 && points[3] > 4 && points[3] < 4 + 4); // capitals above, no descender
        QCOMPARE(points[4], 3.0F);
        QCOMPARE(points[5], 4.0F);
        QCOMPARE(made.all.front().fill, kInk);
    }

    void aLineIsRasterisedOnce() {
        TextAtlas atlas;
        atlas.beginPicture();
        const auto first = atlas.place(line("Ada Lovelace"), 12);
        auto other = line("Ada Lovelace");
        other.colour = Colour::rgb(0xff0000);
        atlas.beginPicture();
        const auto second = atlas.place(other, 12);
        QVERIFY(first && second);
        QCOMPARE(second->texels, first->texels);
        QCOMPARE(atlas.linesRasterised(), 1U);
        QCOMPARE(atlas.takeChanges().size(), 1U);
        QVERIFY(atlas.takeChanges().empty());
        atlas.markAllChanged();
        QCOMPARE(atlas.takeChanges().size(), 1U);
    }

    void zoomingDoesNotFloodIt() {
        TextAtlas atlas;
        for (double zoom = 1; zoom < 2; zoom += 0.001) {
            atlas.beginPicture();
            QVERIFY(atlas.place(line("Ada Lovelace"), 12 * zoom));
        }
        QVERIFY(atlas.linesRasterised() <= 12 * 8 + 1);
        QCOMPARE(atlas.pageCount(), 1);
        const auto huge = atlas.place(line("Ada"), 2000);
        QVERIFY(huge && huge->pixels() <= 128);
        const auto tiny = atlas.place(line("Ada"), 0.01);
        QVERIFY(tiny && tiny->pixels() >= 1);
    }

    void everyLineHasItsMargin_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"Ada", "jgfÅ|", "杨立昆", "محمد علي", "Z̷a̴l̵g̶o̸", "ẫ́̂", "😀🚀", "한국어", "f", "\uFFFD"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void everyLineHasItsMargin() {
        QFETCH(QString, text);
        for (const double size : {9.0, 12.0, 13.75, 24.0, 61.0, 100.0})
            for (const bool hasHalo : {false, true}) {
                TextAtlas atlas;
                auto asked = line(text.toStdString(), size);
                const auto place = atlas.place(hasHalo ? haloed(asked) : asked, size);
                QVERIFY(place);
                const QRect inner = place->texels.adjusted(1, 1, -1, -1);
                const QRect all = place->texels;
                for (const int channel : {0, 1}) {
                    QVERIFY(!hasInk(atlas, 0, QRect(all.topLeft(), QSize(all.width(), 1)), channel));
                    QVERIFY(!hasInk(atlas, 0, QRect(all.bottomLeft(), QSize(all.width(), 1)), channel));
                    QVERIFY(!hasInk(atlas, 0, QRect(all.topLeft(), QSize(1, all.height())), channel));
                    QVERIFY(!hasInk(atlas, 0, QRect(all.topRight(), QSize(1, all.height())), channel));
                }
                QVERIFY(hasInk(atlas, 0, inner, 0));
                QVERIFY(place->content == TextPlace::Content::colours || hasInk(atlas, 0, inner, 1) == hasHalo);
            }
    }

    void colouredLettersKeepTheirColours() {
        if (!QFontDatabase::hasFamily(QStringLiteral("Noto Color Emoji")))
            QSKIP("no font with coloured letters is installed");
        TextAtlas atlas;
        for (const double size : {12.0, 30.0, 80.0}) {
            const auto place = atlas.place(line("a\U0001F680", size), size); // a rocket, half red
            QVERIFY(place);
            QCOMPARE(place->content, TextPlace::Content::colours);
            int red = 0;
            for (int y = place->texels.top(); y <= place->texels.bottom(); ++y)
                for (int x = place->texels.left(); x <= place->texels.right(); ++x) {
                    const int blueRow = y + place->texels.height();
                    const bool isRed = texel(atlas, place->page, {x, y}, 0) > 150 &&
                                       texel(atlas, place->page, {x, y}, 1) < 110 &&
                                       texel(atlas, place->page, {x, blueRow}, 0) < 110 &&
                                       texel(atlas, place->page, {x, blueRow}, 1) > 240;
                    red += isRed ? 1 : 0;
                }
            QVERIFY(red > size / 2);
            // Colours are a part of it.
            auto other = line("a\U0001F680", size);
            other.colour = Colour::rgb(0xff0000);
            QVERIFY(atlas.place(other, size)->texels != place->texels);
        }
    }

    void linesBeyondTheLimitComeWithTheNextPictures() {
        TextAtlas atlas;
        atlas.limitNew(2);
        const auto placed = [&atlas] {
            atlas.beginPicture();
            int count = 0;
            for (const char* name : {"Ada", "Bob", "Cy", "Dee", "Eve"})
                count += atlas.place(line(name), 12) ? 1 : 0;
            return count;
        };
        QCOMPARE(placed(), 2);
        QVERIFY(atlas.isUnfinished());
        QCOMPARE(placed(), 4);
        QVERIFY(atlas.isUnfinished());
        QCOMPARE(placed(), 5);
        QVERIFY(!atlas.isUnfinished());
        QCOMPARE(atlas.linesRasterised(), std::size_t{5});
    }

    void linesOfAFrameAreAsManyAsItHasTimeFor() {
        FrameShare share;
        const std::size_t first = share.count();
        share.learn(0, 50);
        QCOMPARE(share.count(), first);
        share.learn(first, 2.0 * static_cast<double>(first));
        QCOMPARE(share.count(), FrameShare::kLeast);
        share.learn(4, 4); // 1 ms each
        QCOMPARE(share.count(), std::size_t{6});
        share.learn(6, 0.1);
        QCOMPARE(share.count(), std::size_t{12});
        for (int frame = 0; frame < 10; ++frame)
            share.learn(share.count(), 0);
        QCOMPARE(share.count(), FrameShare::kMost);
    }

    void linesDoNotOverlap() {
        TextAtlas atlas({512, 128, 2, 9});
        atlas.beginPicture();
        std::vector<TextPlace> places;
        for (int i = 0; i < 60; ++i) {
            const auto place = atlas.place(line("Name " + std::to_string(i), 8 + i % 7), 8 + i % 7);
            QVERIFY(place);
            for (const auto& other : places)
                QVERIFY(other.page != place->page || !other.texels.intersects(place->texels));
            QVERIFY(QRect(0, 0, 512, 128).contains(place->texels));
            places.push_back(*place);
        }
        QVERIFY(atlas.pageCount() > 1);
    }

    void whatWasNotUsedGivesWay() {
        TextAtlas atlas({512, 128, 1, 2});
        const auto use = [&](const std::string& name) { return atlas.place(line(name), 12).has_value(); };
        for (int picture = 0; picture < 50; ++picture) {
            atlas.beginPicture();
            QVERIFY(use("Always here"));
            for (int i = 0; i < 6; ++i)
                QVERIFY(use("Now " + std::to_string(picture) + " " + std::to_string(i)));
        }
        QCOMPARE(atlas.pageCount(), 1);
        const auto before = atlas.linesRasterised();
        QCOMPARE(before, 301U); // what is always here was rasterised once
        QVERIFY(use("Now 10 0"));
        QCOMPARE(atlas.linesRasterised(), before + 1);
    }

    void otherHeightsTakeWholePages() {
        TextAtlas atlas({512, 128, 1, 1});
        for (const double size : {12.0, 60.0, 9.0, 100.0, 12.0}) {
            atlas.beginPicture();
            QVERIFY(atlas.place(line("Abc"), size));
        }
        QCOMPARE(atlas.pageCount(), 1);
    }

    void aPictureLargerThanItAllIsLeftOutInPart() {
        TextAtlas atlas({512, 64, 1, 2});
        atlas.beginPicture();
        int placed = 0;
        for (int i = 0; i < 100; ++i)
            placed += atlas.place(line("Name " + std::to_string(i)), 12) ? 1 : 0;
        QVERIFY(placed > 5);
        QVERIFY(placed < 100);
        QCOMPARE(atlas.pageCount(), 2);
    }

    void aLineLongerThanAPageIsMadeSmaller() {
        TextAtlas atlas({512, 128, 1, 2});
        const auto place = atlas.place(line(std::string(100, 'W')), 20);
        QVERIFY(place);
        QVERIFY(place->pixels() < 20);
        QVERIFY(place->texels.width() > 400);
    }

    void probingFindsThatThereIsNoOpenGl() {
        const auto support = ui::probeOpenGl();
        QCOMPARE(support.kind, ui::OpenGlSupport::Kind::none);
        QVERIFY(support.renderer.isEmpty());
    }
};

QTEST_MAIN(GlPartsTest)
#include "tst_gl_parts.moc"
