#include "core/scene/svg_writer.h"
#include "tests/gui/window_test.h"
#include "tests/support/label_overlaps.h"
#include "tests/support/story.h"
#include "ui/canvas/canvas_pointer.h"
#include "ui/canvas/fonts.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/picture_export.h"
#include "ui/graph_pipeline.h"
#include "ui/scene_maker.h"

#include <QAccessible>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPointingDevice>
#include <QRegularExpression>
#include <QSet>
#include <QToolButton>
#include <QXmlStreamReader>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>

using namespace whither;
using namespace whither::tests;
using model::EntityId;
using model::EntityKind;

namespace {

constexpr double kPageMargin = 24; // of a page without title, legend and lines

/// What an SVG file says of one thing.
struct SvgGroup {
    QString title;
    std::vector<double> circle; ///< cx, cy, r of the last, which is the node's disk
    std::vector<double> path;   ///< numbers of the first
};

std::map<QString, SvgGroup> groupsOf(const QByteArray& svg) {
    std::map<QString, SvgGroup> groups;
    QXmlStreamReader xml(svg);
    std::vector<QString> open;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == QLatin1String("g"))
            open.pop_back();
        if (!xml.isStartElement())
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == QLatin1String("g"))
            open.push_back(attributes.value(QLatin1String("id")).toString());
        if (open.empty() || open.back().isEmpty())
            continue;
        SvgGroup& group = groups[open.back()];
        if (xml.name() == QLatin1String("title")) {
            group.title = xml.readElementText();
        } else if (xml.name() == QLatin1String("circle")) {
            group.circle.clear();
            for (const auto* name : {"cx", "cy", "r"})
                group.circle.push_back(attributes.value(QLatin1String(name)).toDouble());
        } else if (xml.name() == QLatin1String("path") && group.path.empty()) {
            static const QRegularExpression kNumber(QStringLiteral("-?[0-9.]+"));
            auto numbers = kNumber.globalMatch(attributes.value(QLatin1String("d")).toString());
            while (numbers.hasNext())
                group.path.push_back(numbers.next().captured().toDouble());
        }
    }
    if (xml.hasError())
        qFatal("not well-formed: %s", qPrintable(xml.errorString()));
    return groups;
}

} // namespace

class CanvasTest : public WindowTest {
    Q_OBJECT

    [[nodiscard]] ui::GraphCanvas& canvas() const { return m_window->canvas(); }
    [[nodiscard]] const scene::Scene& scene() const { return *canvas().scene(); }
    [[nodiscard]] const scene::SceneNode& node(const EntityId& id) const {
        for (const auto& each : scene().nodes)
            if (each.id == id)
                return each;
        qFatal("no node %s", id.text().c_str());
    }
    [[nodiscard]] QPoint at(const EntityId& id) const { return canvas().toWindow(node(id).centre).toPoint(); }
    [[nodiscard]] std::vector<EntityId> authors() const {
        std::vector<EntityId> people;
        for (const auto& each : scene().nodes)
            if (each.kind == graph::NodeKind::person)
                people.push_back(each.id);
        return people;
    }
    void click(const EntityId& id, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mouseClick(&canvas(), Qt::LeftButton, modifiers, at(id));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(&canvas(), key, modifiers); }
    /// A corner of the picture where nothing is.
    [[nodiscard]] QPoint emptySpot() const { return {3, 3}; }
    void dragTo(const EntityId& id, QPoint to, Qt::KeyboardModifiers modifiers = {}) const {
        const QPoint from = at(id);
        QTest::mousePress(&canvas(), Qt::LeftButton, modifiers, from);
        QTest::mouseMove(&canvas(), (from + to) / 2);
        QTest::mouseMove(&canvas(), to);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, modifiers, to);
    }
    /// The picture alone, as the window shows it, and the request for a file of just that.
    [[nodiscard]] ui::PictureRequest bareRequest() const {
        ui::PictureRequest request = m_window->pipeline().request();
        request.size = {canvas().width() + 2 * kPageMargin, canvas().height() + 2 * kPageMargin};
        request.area = canvas().visibleArea();
        request.parts.clear();
        return request;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void labelsOverlapNothing_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440x900") << QSize(1440, 900);
        QTest::newRow("1920x1080") << QSize(1920, 1080);
    }
    void labelsOverlapNothing() {
        QFETCH(QSize, size);
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        const auto overlaps = labelOverlaps(scene());
        QVERIFY2(overlaps.empty(), overlaps.empty() ? "" : overlaps.front().c_str());
        QCOMPARE(scene().labelsLeftOut, 0U);
        QCOMPARE(scene().labels.size(), scene().nodes.size());
        for (const auto& a : scene().nodes)
            for (const auto& b : scene().nodes)
                QVERIFY(a.id == b.id || length(a.centre - b.centre) >= a.radius + b.radius);
    }

    void aSmallWindowKeepsTheGraphLargeAndTheNamesInside() {
        for (const QSize size : {QSize(1024, 700), QSize(760, 560)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            const base::Size room = canvas().fitRoom();
            const double zoom = canvas().camera().zoom;
            const base::Rect& graph = scene().graphBounds;
            QVERIFY(std::max(graph.width * zoom / room.width, graph.height * zoom / room.height) > 0.7);
            QVERIFY(labelOverlaps(scene()).empty());
            for (const auto& label : scene().labels)
                QVERIFY2(QRectF(canvas().rect()).contains(canvas().toWindow(label.box)), label.name.c_str());
        }
        // And it grows with the window again.
        const double small = canvas().camera().zoom;
        m_window->resize(1440, 900);
        QTRY_VERIFY(canvas().camera().zoom > 2 * small);
        QCOMPARE(scene().zoom, canvas().camera().zoom);
    }

    void theFileGivesTheSamePictureInEveryWindowAndOnEveryPage() {
        std::map<EntityId, base::Point> places;
        for (const auto& each : scene().nodes)
            places[each.id] = each.centre;
        QVERIFY(places.size() > 20);
        m_window = std::make_unique<ui::MainWindow>();
        m_window->resize(1000, 640);
        open(path("llama.whither"));
        for (const auto& each : scene().nodes)
            QCOMPARE(each.centre, places.at(each.id));

        const auto shown = m_window->pipeline().request();
        const auto page = ui::requestFor(shown.graph, shown.palette, shown.filter, {600, 900});
        for (const auto node : page.visible->nodes)
            QCOMPARE(*(*page.positions)[node], places.at(shown.graph->idOf(node)));
    }

    void aWindowThatOpensWithACharacterShowsThePictureOfItsFile() {
        for (const auto character : {layout::Character::overview, layout::Character::clusters}) {
            ui::WindowOptions options;
            options.character = character;
            m_window = std::make_unique<ui::MainWindow>(options);
            open(path("llama.whither"));
            const auto shown = m_window->pipeline().request();
            const auto page =
                ui::requestFor(shown.graph, shown.palette, shown.filter, shown.size, {.character = character});
            for (const auto& each : scene().nodes)
                QCOMPARE(each.centre, *(*page.positions)[each.node]);
        }
    }

    void everyAuthorCanBeClicked() {
        const auto people = authors();
        QCOMPARE(people.size(), 14U);
        for (const auto& person : people) {
            click(person);
            QCOMPARE(selection(), std::vector{person});
            QVERIFY(node(person).isSelected);
        }
    }

    void shiftAddsAndTakesAway() {
        click(kTimothee);
        click(kMistral, Qt::ShiftModifier);
        QCOMPARE(selection(), (std::vector{kTimothee, kMistral}));
        click(kTimothee, Qt::ShiftModifier);
        QCOMPARE(selection(), std::vector{kMistral});
    }

    void aClickOnNothingAndEscapeClear() {
        click(kTimothee);
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, emptySpot());
        QVERIFY(selection().empty());
        click(kTimothee);
        press(Qt::Key_Escape);
        QVERIFY(selection().empty());
    }

    void aClickOnALineSelectsItsMove() {
        const auto& edges = scene().edges;
        const auto line = std::find_if(edges.begin(), edges.end(), [](const auto& edge) {
            return edge.id.kind == EntityKind::move && edge.kind == scene::LineKind::joined;
        });
        QVERIFY(line != edges.end());
        const EntityId move = line->id;
        const base::Point middle = line->from * 0.25 + line->control * 0.5 + line->to * 0.25;
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, canvas().toWindow(middle).toPoint());
        QCOMPARE(selection(), std::vector{move});
    }

    void aDoubleClickShowsTheNeighbourhood() {
        const auto before = scene().nodes.size();
        QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, at(kMistral));
        QVERIFY(view().filter.focus.has_value());
        QCOMPARE(view().filter.focus->entity, kMistral);
        QVERIFY(scene().nodes.size() < before);
        QVERIFY(canvas().rect().contains(at(kMistral)));
    }

    void aNeighbourhoodHasAButtonThatLeadsOut() {
        auto* button = find<QToolButton>("everythingButton");
        QVERIFY(!button->isVisible());
        canvas().setKeyboardNode(kMistral);
        press(Qt::Key_F);
        QVERIFY(button->isVisible());
        QVERIFY(!button->accessibleName().isEmpty());
        button->click();
        QVERIFY(!view().filter.focus.has_value());
        QVERIFY(!button->isVisible());
    }

    void whoComesBackFromANeighbourhoodFindsThePictureAsItWas() {
        open(write("ai-talent.whither", *aiTalentData()));
        std::map<EntityId, base::Point> places;
        const EntityId person{EntityKind::person, "mira-murati"};
        QTRY_VERIFY(canvas().scene() && scene().nodes.size() > 300);
        for (const auto& each : scene().nodes)
            places[each.id] = each.centre;
        m_window->store().dispatch(session::SetFocus{query::Filter::Focus{person, 1}});
        QTRY_VERIFY(scene().nodes.size() < 20);
        QTRY_VERIFY(canvas().camera().zoom > 0.7);
        QVERIFY(canvas().camera().zoom <= ui::GraphCanvas::kMaxFittedZoom);
        trigger(ui::Command::everything);
        QTRY_VERIFY(canvas().scene() && scene().nodes.size() > 300);
        for (const auto& each : scene().nodes)
            QCOMPARE(each.centre, places.at(each.id));
    }

    void chineseLettersStandOnTheirLine() {
        // The same line once as pixels of letters and once as outlines, which know nothing of a line's height.
        scene::Page page;
        page.size = {300, 80};
        page.background = base::Colour::rgb(0xffffff);
        page.list.groups.push_back(
            {"text",
             {},
             {scene::Text{"模型", {20, 60}, scene::FontRole::title, 40, 80, base::Colour::rgb(0), {}, {}}}});
        const QImage letters = ui::render(page, 1).value();
        QImage outlines(letters.size(), QImage::Format_RGB32);
        outlines.fill(Qt::white);
        QPainter painter(&outlines);
        QPainterPath path;
        QFont font = ui::pictureFont(scene::FontRole::title);
        font.setPixelSize(40);
        path.addText(20, 60, font, QStringLiteral("模型"));
        painter.fillPath(path, Qt::black);
        painter.end();
        const auto top = [](const QImage& image) {
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qGray(image.pixel(x, y)) < 128)
                        return y;
            return -1;
        };
        QVERIFY(top(outlines) > 0);
        QVERIFY2(std::abs(top(letters) - top(outlines)) <= 1,
                 qPrintable(QStringLiteral("%1, %2").arg(top(letters)).arg(top(outlines))));
    }

    void aButtonPausesTheLayout() {
        auto* button = find<QToolButton>("pauseButton");
        QVERIFY(button->isVisible());
        const QString running = button->text();
        button->click();
        QVERIFY(!view().isLayoutRunning);
        QVERIFY(button->isChecked());
        QVERIFY(button->text() != running);
        trigger(ui::Command::pauseLayout);
        QVERIFY(view().isLayoutRunning);
        QVERIFY(!button->isChecked());
        QCOMPARE(button->text(), running);
    }

    void lettersWithCtrlAreNoKeysOfTheCanvas() {
        click(kMistral);
        const base::Rect seen = canvas().visibleArea();
        const auto before = view();
        for (const auto key : {Qt::Key_F, Qt::Key_Home})
            press(key, Qt::ControlModifier);
        QVERIFY(canvas().visibleArea() == seen);
        QVERIFY(view() == before);
    }

    void theMovesOfANodeAreSelectedByKeyOneAfterTheOther() {
        canvas().setKeyboardNode(kTimothee);
        std::vector<EntityId> met;
        for (int step = 0; step < 10; ++step) {
            press(Qt::Key_L);
            QCOMPARE(selection().size(), 1U);
            QCOMPARE(selection()[0].kind, EntityKind::move);
            if (!met.empty() && selection()[0] == met.front())
                break;
            met.push_back(selection()[0]);
        }
        QVERIFY2(met.size() >= 2, "he left, and he founded");
        QCOMPARE(selection()[0], met.front());
        press(Qt::Key_L, Qt::ShiftModifier);
        QCOMPARE(selection()[0], met.back());
    }

    void anotherButtonDoesNotEndADrag() {
        QSignalSpy ended(&canvas(), &ui::GraphCanvas::dragEnded);
        const QPoint from = at(kMistral);
        const QPoint to = from + QPoint(-60, 40);
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&canvas(), to);
        QTest::mousePress(&canvas(), Qt::MiddleButton, {}, to);
        QTest::mouseRelease(&canvas(), Qt::MiddleButton, {}, to);
        QCOMPARE(ended.count(), 0);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
        QCOMPARE(ended.count(), 1);
    }

    void aRectangleAndALassoSelectWhatTheySurround() {
        const QPoint timothee = at(kTimothee);
        QTest::mousePress(&canvas(), Qt::LeftButton, Qt::ShiftModifier, emptySpot());
        QTest::mouseMove(&canvas(), {canvas().width() / 2, canvas().height() / 2});
        QTest::mouseMove(&canvas(), {canvas().width() - 3, canvas().height() - 3});
        QCOMPARE(canvas().pointer().outline().boundingRect().topLeft(), QPointF(emptySpot()));
        QTest::mouseRelease(&canvas(), Qt::LeftButton, Qt::ShiftModifier,
                            {canvas().width() - 3, canvas().height() - 3});
        QCOMPARE(selection().size(), scene().nodes.size());
        QVERIFY(canvas().pointer().outline().isEmpty());

        press(Qt::Key_Escape);
        QVERIFY(selection().empty());
        // Begun on a node it does not drag it.
        const base::Point before = canvas().nodeAt(kTimothee)->centre;
        QTest::mousePress(&canvas(), Qt::LeftButton, Qt::ShiftModifier, timothee);
        QTest::mouseMove(&canvas(), timothee + QPoint(20, 20));
        QTest::mouseRelease(&canvas(), Qt::LeftButton, Qt::ShiftModifier, timothee + QPoint(20, 20));
        QCOMPARE(canvas().nodeAt(kTimothee)->centre, before);
        press(Qt::Key_Escape);
        // Begun on the ground beside the node, led around it.
        constexpr int kAround = 30;
        const QPoint start = timothee + QPoint(-kAround, -kAround);
        QVERIFY(!canvas().hitAt(start));
        QTest::mousePress(&canvas(), Qt::LeftButton, Qt::ControlModifier, start);
        for (const QPoint corner : {QPoint(kAround, -kAround), QPoint(kAround, kAround), QPoint(-kAround, kAround)})
            QTest::mouseMove(&canvas(), timothee + corner);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, Qt::ControlModifier, timothee + QPoint(-kAround, kAround));
        QVERIFY(std::find(selection().begin(), selection().end(), kTimothee) != selection().end());
        QVERIFY(selection().size() < scene().nodes.size());
    }

    void theCameraGoesToTheSelection() {
        trigger(ui::Command::selectShown);
        QCOMPARE(selection().size(), scene().nodes.size());
        select(kTimothee);
        const double before = canvas().camera().zoom;
        trigger(ui::Command::zoomToSelection);
        QVERIFY(canvas().camera().zoom > before);
        QVERIFY(length(canvas().camera().centre - node(kTimothee).centre) < 1);
        QVERIFY(!view().camera.isFitted);
    }

    void theOverviewMapShowsWhereOneIsAndTakesOneThere() {
        auto* map = find<QWidget>("overviewMap");
        QVERIFY2(!map->isVisible(), "all of the graph is in the window");
        for (int i = 0; i < 8; ++i)
            canvas().zoomIn();
        QVERIFY(map->isVisible());
        QVERIFY(!map->accessibleName().isEmpty());
        const base::Rect bounds = scene().graphBounds;
        QTest::mouseClick(map, Qt::LeftButton, {}, {8, 8});
        QVERIFY(canvas().camera().centre.x < bounds.centre().x && canvas().camera().centre.y < bounds.centre().y);
        const base::Point there = canvas().camera().centre;
        QTest::keyClick(map, Qt::Key_Right);
        QVERIFY(canvas().camera().centre.x > there.x);
        trigger(ui::Command::overviewMap);
        QVERIFY(!map->isVisible());
        trigger(ui::Command::overviewMap);
        QVERIFY(map->isVisible());
        canvas().fit();
        QVERIFY(!map->isVisible());
    }

    void namesAtRestAreThoseOfAPictureThatWasNeverMoved() {
        const auto isAsFresh = [this] {
            ui::SceneRequest request;
            request.picture = m_window->pipeline().request();
            request.camera = canvas().camera();
            request.fitRoom = canvas().fitRoom();
            ui::SceneMaker maker;
            const auto fresh = maker.make(request).scene;
            const auto& labels = canvas().scene()->labels;
            return std::equal(labels.begin(), labels.end(), fresh->labels.begin(), fresh->labels.end(),
                              [](const scene::SceneLabel& a, const scene::SceneLabel& b) {
                                  return a.name == b.name && a.box == b.box;
                              });
        };
        for (int i = 0; i < 6; ++i)
            canvas().zoomIn();
        for (int i = 0; i < 7; ++i)
            canvas().zoomOut();
        canvas().pan({60, 30});
        QTRY_VERIFY(m_window->pipeline().isAtRest());
        QVERIFY(isAsFresh());
        for (const int year : {2023, 2024, 2026})
            m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{year} / 1 / 1}});
        canvas().fit();
        QTRY_VERIFY(m_window->pipeline().isAtRest());
        QVERIFY(isAsFresh());
    }

    void theLegendAndTheMapHideWhatIsBeneathThem() {
        canvas().moveTo(canvas().camera().centre, canvas().camera().zoom * 3);
        const auto* map = find<QWidget>("overviewMap");
        QVERIFY(map->isVisible());
        const auto grounds = [](QWidget& widget, QPoint at) {
            QSet<QRgb> seen;
            for (const auto beneath : {Qt::red, Qt::green}) {
                QImage image(widget.size(), QImage::Format_RGB32);
                image.fill(beneath);
                QPainter painter(&image);
                widget.render(&painter, {}, {}, QWidget::DrawChildren);
                painter.end();
                seen.insert(image.pixel(at));
            }
            return seen;
        };
        auto* overlay = find<QWidget>("canvasOverlay");
        const QPoint corner = canvas().legendArea().topLeft().toPoint();
        QCOMPARE(grounds(*overlay, corner - QPoint(3, 3)).size(), 1);
        QCOMPARE(grounds(*overlay, corner - QPoint(0, 30)).size(), 2);
        QCOMPARE(grounds(*find<QWidget>("overviewMap"), {3, 3}).size(), 1);
    }

    void whatIsUnderARestingPointerGoesWithTheThing() {
        const QPoint at = canvas().toWindow(node(kTimothee).centre).toPoint();
        QTest::mouseMove(&canvas(), at - QPoint(2, 0));
        QTest::mouseMove(&canvas(), at);
        QVERIFY(canvas().hoveredNode() != nullptr);
        canvas().pan({0, -150});
        QVERIFY(canvas().hoveredNode() == nullptr || canvas().hoveredNode()->id != kTimothee);
        canvas().pan({0, 150});
        QVERIFY(canvas().hoveredNode() != nullptr);
        trigger(ui::Command::matrixView);
        QVERIFY(canvas().hoveredNode() == nullptr);
    }

    void panningAndHoveringMakeNoScene() {
        QTRY_VERIFY(m_window->pipeline().isAtRest());
        const auto before = m_window->pipeline().work();
        for (int i = 0; i < 20; ++i)
            canvas().pan({7, 3});
        for (int x = 0; x < canvas().width(); x += 9)
            QTest::mouseMove(&canvas(), {x, canvas().height() / 2});
        QCOMPARE(m_window->pipeline().work().scenes, before.scenes);
        QCOMPARE(m_window->pipeline().work().labelLayouts, before.labelLayouts);
        QCOMPARE(m_window->pipeline().work().filters, before.filters);
    }

    void eachChangeMakesOneSceneAndPlacesNamesOnce() {
        canvas().zoomIn(); // a camera that follows nothing
        QTRY_VERIFY(m_window->pipeline().isUpToDate());
        const auto work = [this] { return m_window->pipeline().work(); };
        const auto countsOne = [&work](const auto& change) {
            const auto before = work();
            change();
            QCOMPARE(work().scenes, before.scenes + 1);
            QCOMPARE(work().labelLayouts, before.labelLayouts + 1);
        };
        countsOne([this] { select(kTimothee); });
        countsOne([this] { canvas().zoomIn(); });
        countsOne([this] { m_window->store().dispatch(session::SetTheme{scene::Theme::dark}); });
        const auto filters = m_window->pipeline().work().filters;
        m_window->store().dispatch(session::ShowLayer{query::Layer::teams, true});
        QCOMPARE(m_window->pipeline().work().filters, filters + 1);
    }

    void aGroupOfCompaniesIsSelectedAsAWhole() {
        m_window->store().dispatch(session::ShowLayer{query::Layer::people, false});
        m_window->store().dispatch(session::SetGrouping{query::FlowGrouping::country});
        const auto group = [this]() -> const scene::SceneNode* {
            for (const auto& node : scene().nodes)
                if (node.name == "United States")
                    return &node;
            return nullptr;
        };
        QTRY_VERIFY(m_window->pipeline().isUpToDate() && canvas().surface().isExact() && group() != nullptr);
        const auto companies = group()->selects;
        QVERIFY(companies.size() > 1);
        const model::EntityId id = group()->id;
        click(id, Qt::NoModifier);
        QCOMPARE(selection(), companies);
        QTRY_VERIFY(group()->isSelected);
        press(Qt::Key_Escape);
        QVERIFY(selection().empty());
        canvas().setKeyboardNode(id);
        press(Qt::Key_Return);
        QCOMPARE(selection(), companies);
    }

    void aLargerPictureIsDrawnBesideAndMovedMeanwhile() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        const auto isExact = [this] {
            return canvas().scene() && canvas().scene()->nodes.size() > 300 && m_window->pipeline().isUpToDate() &&
                   canvas().surface().isExact();
        };
        QTRY_VERIFY(isExact());
        canvas().zoomIn();
        QTRY_VERIFY(isExact());
        const auto scenes = m_window->pipeline().work().scenes;
        const auto drawings = canvas().surface().work().drawings;
        canvas().pan({-40, 25});
        // A frame has a margin: there is nothing to draw.
        QVERIFY(isExact());
        QCOMPARE(canvas().surface().work().drawings, drawings);
        QCOMPARE(m_window->pipeline().work().scenes, scenes);
        QImage shown = canvas().grab().toImage();
        QVERIFY(!shown.isNull());
        canvas().pan({-canvas().width() * 0.4, 0});
        QTRY_VERIFY(isExact());
        QVERIFY(canvas().surface().work().drawings > drawings);
    }

    void twoFingersZoomAtThePlaceBetweenThem() {
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        const QPoint between(400, 300);
        const base::Point under = canvas().toWorld(between);
        const double before = canvas().camera().zoom;
        const QPoint apart(40, 0);
        QTest::touchEvent(&canvas(), screen.get()).press(0, between - apart).press(1, between + apart);
        for (int step = 1; step <= 8; ++step) {
            const QPoint farther(40 + 10 * step, 0);
            QTest::touchEvent(&canvas(), screen.get()).move(0, between - farther).move(1, between + farther);
        }
        QTest::touchEvent(&canvas(), screen.get()).release(0, between - 3 * apart).release(1, between + 3 * apart);
        QVERIFY(canvas().camera().zoom > before * 1.8);
        QVERIFY(length(canvas().toWorld(between) - under) * canvas().camera().zoom < 4);
    }

    void aTouchpadZoomsAtThePointer() {
        const QPointF at(500, 250);
        const base::Point under = canvas().toWorld(at);
        const double before = canvas().camera().zoom;
        QNativeGestureEvent gesture(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                    canvas().mapToGlobal(at), 0.5, {});
        QApplication::sendEvent(&canvas(), &gesture);
        QVERIFY(qAbs(canvas().camera().zoom / before - 1.5) < 1e-6);
        QVERIFY(length(canvas().toWorld(at) - under) < 1e-6);
    }

    void oneGetsBackFromAPlaceWhereNothingIs() {
        // So many that only the part that is seen is composed.
        std::string many;
        for (int i = 0; i < 2'100; ++i)
            many += "p" + std::to_string(i) + ": moved c" + std::to_string(i % 60) + "->c" +
                    std::to_string(i % 7 + 60) + " 2020\n";
        open(write("many.whither", *tests::story(many)));
        const auto isThere = [this] {
            return canvas().scene() && !canvas().scene()->nodes.empty() && m_window->pipeline().isUpToDate();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 30'000);
        canvas().moveTo({canvas().scene()->graphBounds.right() + 1e5, 0}, 1);
        QTRY_VERIFY(canvas().scene()->nodes.empty());
        QVERIFY(canvas().hasNodes());
        QVERIFY(m_window->findChild<QToolButton*>("fitButton")->isVisible());
        QTest::mouseClick(m_window->findChild<QToolButton*>("fitButton"), Qt::LeftButton);
        QTRY_VERIFY(isThere());
    }

    void aPathLightsUpItsOwnLinesOnly() {
        const EntityId anthropic{EntityKind::company, "anthropic"};
        m_window->store().dispatch(session::SelectMany{{kMistral, anthropic}});
        trigger(ui::Command::path);
        for (const auto& edge : scene().edges) {
            const bool isOnWay = std::find(selection().begin(), selection().end(), edge.id) != selection().end();
            QCOMPARE(!edge.isFaded, isOnWay);
        }
    }

    void aDraggedNodeFollowsAndPullsItsNeighbours() {
        const base::Point before = node(kTimothee).centre;
        const base::Point mistral = node(kMistral).centre;
        const QPoint to(canvas().width() / 8, canvas().height() / 8);
        const base::Point wanted = canvas().toWorld(to);
        const QPoint from = at(kMistral);
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&canvas(), (from + to) / 2);
        QTest::mouseMove(&canvas(), to);
        QTRY_VERIFY(length(node(kMistral).centre - wanted) < 2);
        QVERIFY(length(mistral - wanted) > 50);
        QTRY_VERIFY(length(node(kTimothee).centre - before) > 10);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
        QVERIFY2(selection().empty(), "a drag is no click");
    }

    void whatIsDroppedWithAltStays() {
        const QPoint to(canvas().width() / 8, canvas().height() / 8);
        const base::Point wanted = canvas().toWorld(to);
        dragTo(kMistral, to, Qt::AltModifier);
        QTRY_VERIFY(node(kMistral).isPinned && length(node(kMistral).centre - wanted) < 2);
    }

    void aPausedLayoutMovesOnlyWhatIsDragged() {
        trigger(ui::Command::pauseLayout);
        const base::Point before = node(kTimothee).centre;
        const base::Point mistral = node(kMistral).centre;
        dragTo(kMistral, {canvas().width() / 8, canvas().height() / 8});
        QTRY_VERIFY(length(node(kMistral).centre - mistral) > 50);
        QVERIFY(length(node(kTimothee).centre - before) < 1e-9);
    }

    void theKeyboardReachesEveryNode() {
        canvas().setFocus();
        std::set<EntityId> reached;
        for (std::size_t i = 0; i < scene().nodes.size(); ++i) {
            press(Qt::Key_PageDown);
            reached.insert(*canvas().keyboardNode());
        }
        QCOMPARE(reached.size(), scene().nodes.size());
        press(Qt::Key_Return);
        QCOMPARE(selection(), std::vector{*canvas().keyboardNode()});
        press(Qt::Key_PageUp);
        press(Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(selection().size(), 2U);
        press(Qt::Key_P);
        QVERIFY(view().pins.contains(*canvas().keyboardNode()));
    }

    void arrowsGoThatWay() {
        canvas().setFocus();
        canvas().setKeyboardNode(kMeta);
        press(Qt::Key_Right);
        QVERIFY(*canvas().keyboardNode() != kMeta);
        QVERIFY(node(*canvas().keyboardNode()).centre.x > node(kMeta).centre.x);
        canvas().setKeyboardNode(kMeta);
        press(Qt::Key_Up);
        QVERIFY(node(*canvas().keyboardNode()).centre.y < node(kMeta).centre.y);
    }

    void keysAndButtonsZoom() {
        const double fitted = canvas().camera().zoom;
        press(Qt::Key_Plus);
        QVERIFY(canvas().camera().zoom > fitted);
        press(Qt::Key_0);
        QVERIFY(std::abs(canvas().camera().zoom / fitted - 1) < 0.01);
        m_window->findChild<QToolButton*>(QStringLiteral("zoomOutButton"))->click();
        QVERIFY(canvas().camera().zoom < fitted);
        QVERIFY(!view().camera.isFitted);
        m_window->findChild<QToolButton*>(QStringLiteral("fitButton"))->click();
        QVERIFY(view().camera.isFitted);
    }

    void everyNodeIsThereForAScreenReader() {
        auto* list = QAccessible::queryAccessibleInterface(&canvas());
        QVERIFY(list != nullptr);
        QCOMPARE(list->role(), QAccessible::List);
        QVERIFY(list->childCount() >= static_cast<int>(scene().nodes.size()));
        for (int i = 0; i < static_cast<int>(scene().nodes.size()); ++i) {
            auto* item = list->child(i);
            QVERIFY(item != nullptr);
            const auto& shown = scene().nodes[static_cast<std::size_t>(i)];
            QCOMPARE(item->text(QAccessible::Name), QString::fromStdString(shown.name));
            QVERIFY(!item->text(QAccessible::Description).isEmpty());
            QVERIFY(item->rect().contains(canvas().mapToGlobal(at(shown.id))));
        }
        for (int i = 0; i < list->childCount(); ++i)
            if (auto* item = list->child(i); item->text(QAccessible::Name) == QStringLiteral("Mistral AI")) {
                item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
                break;
            }
        QCOMPARE(selection(), std::vector{kMistral});
    }

    void thePictureOfTheScreenIsThatOfTheFile() {
        click(kTimothee);
        canvas().setFurniture(ui::GraphCanvas::Furniture::hidden);
        QTRY_VERIFY(m_window->pipeline().isAtRest());
        const QImage screen = canvas().grab().toImage().convertToFormat(QImage::Format_RGB32);
        ui::PictureOptions options;
        options.scale = screen.devicePixelRatio();
        const auto bytes = ui::encode(ui::makePage(bareRequest()), options);
        QVERIFY(bytes);
        const QImage whole = QImage::fromData(bytes.assume_value()).convertToFormat(QImage::Format_RGB32);
        const int margin = qRound(kPageMargin * options.scale);
        const QImage file = whole.copy(margin, margin, screen.width(), screen.height());
        qint64 differing = 0;
        qint64 drawn = 0;
        const QRgb ground = screen.pixel(1, 1);
        for (int y = 0; y < screen.height(); ++y)
            for (int x = 0; x < screen.width(); ++x) {
                const QRgb a = screen.pixel(x, y);
                const QRgb b = file.pixel(x, y);
                drawn += a != ground;
                differing += std::abs(qRed(a) - qRed(b)) > 16 || std::abs(qGreen(a) - qGreen(b)) > 16 ||
                             std::abs(qBlue(a) - qBlue(b)) > 16;
            }
        qInfo("%lld of %lld drawn pixels differ", static_cast<long long>(differing), static_cast<long long>(drawn));
        QVERIFY(drawn > 10'000);
        QVERIFY(differing * 1000 < drawn);
    }

    void theSvgHasTheGeometryOfTheScene() {
        ui::PictureOptions options;
        options.format = ui::PictureFormat::svg;
        const auto request = bareRequest();
        const auto bytes = ui::encode(ui::makePage(request), options);
        QVERIFY(bytes);
        QCOMPARE(ui::encode(ui::makePage(request), options).value(), bytes.assume_value());
        const auto groups = groupsOf(bytes.assume_value());
        const auto group = [&](const std::string& id) {
            const auto found = groups.find(QString::fromStdString(scene::svgId(id)));
            return found == groups.end() ? SvgGroup() : found->second;
        };
        const double zoom = canvas().camera().zoom;
        const base::Point corner{request.area.x, request.area.y};
        const auto onPage = [&](base::Point p) { return (p - corner) * zoom + base::Point{kPageMargin, kPageMargin}; };
        constexpr double kTolerance = 0.01;
        for (const auto& each : scene().nodes) {
            const auto svg = group(each.id.text());
            QVERIFY2(!svg.title.isEmpty(), each.id.text().c_str());
            QCOMPARE(svg.circle.size(), 3U);
            const base::Point centre = onPage(each.centre);
            QVERIFY(length(base::Point{svg.circle[0], svg.circle[1]} - centre) < kTolerance);
            QVERIFY2(std::abs(svg.circle[2] - each.radius * zoom) < 2, "but for its border");
        }
        for (const auto& each : scene().edges) {
            const auto svg = group(each.name);
            QVERIFY2(!svg.title.isEmpty(), each.name.c_str());
            QVERIFY(svg.path.size() >= 6);
            QVERIFY(length(base::Point{svg.path[0], svg.path[1]} - onPage(each.from)) < kTolerance);
            // The line stops inside its arrowhead, whose point is on the scene's end.
            QVERIFY(length(base::Point{svg.path[4], svg.path[5]} - onPage(each.to)) < 12 * zoom);
        }
    }

    void aPngSaysWhatItShows() {
        auto request = m_window->pipeline().request();
        ui::PictureOptions options;
        options.asOf = ui::isoDay(request.filter.asOf);
        options.dataHash = m_window->pipeline().data()->sha256;
        const auto bytes = ui::encode(ui::makePage(request), options);
        QVERIFY(bytes);
        const QImage image = QImage::fromData(bytes.assume_value());
        QCOMPARE(image.size(), QSize(1440, 900));
        QCOMPARE(image.text(QStringLiteral("Title")), ui::defaultTitle(request));
        QCOMPARE(image.text(QStringLiteral("As of")), QStringLiteral("2025-05-26"));
        static const QRegularExpression kHash(QStringLiteral("^sha256:[0-9a-f]{64}$"));
        QVERIFY(kHash.match(image.text(QStringLiteral("Data"))).hasMatch());
    }
};

QTEST_MAIN(CanvasTest)
#include "tst_canvas.moc"
