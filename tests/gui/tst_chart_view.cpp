#include "ui/application.h"
#include "ui/charts/chart_view.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace whither;

namespace {

const model::EntityId kAda{model::EntityKind::person, "ada"};
const model::EntityId kBob{model::EntityKind::person, "bob"};

std::vector<base::Point> box(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

/// Two boxes that overlap: Bob's lies above Ada's.
ui::DrawnChart twoBoxes() {
    auto chart = std::make_shared<chart::Chart>();
    chart->size = {200, 100};
    chart->targets = {{"Ada", box(10, 10, 100, 50), {kAda}}, {"Bob <b>&", box(80, 10, 100, 50), {kBob}}};
    QImage image(200, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    return {chart, image};
}

} // namespace

/// What a person does with a chart, whatever chart it is.
class ChartViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ui::ChartView> m_view;
    std::vector<std::vector<model::EntityId>> m_chosen;
    Qt::KeyboardModifiers m_modifiers;

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }
    void init() {
        m_view = std::make_unique<ui::ChartView>();
        m_view->resize(200, 100);
        m_chosen.clear();
        connect(m_view.get(), &ui::ChartView::chosen, this,
                [this](const std::vector<model::EntityId>& ids, Qt::KeyboardModifiers modifiers) {
                    m_chosen.push_back(ids);
                    m_modifiers = modifiers;
                });
        m_view->show(twoBoxes());
        m_view->QWidget::show();
        m_view->activateWindow();
        QTRY_VERIFY(m_view->isActiveWindow());
    }
    void cleanup() { m_view.reset(); }

    void aClickChoosesWhatLiesOnTop() {
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {20, 20});
        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, {90, 20});
        QCOMPARE(m_chosen.size(), 2U);
        QCOMPARE(m_chosen[0].front(), kAda);
        QCOMPARE(m_chosen[1].front(), kBob);
        QCOMPARE(m_modifiers, Qt::KeyboardModifiers(Qt::ShiftModifier));
    }

    void aClickBesideAllChoosesNothing() {
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {20, 90});
        QCOMPARE(m_chosen.size(), 1U);
        QVERIFY(m_chosen.front().empty());
    }

    void theArrowKeysWalkAndEnterChooses() {
        m_view->setFocus(Qt::TabFocusReason);
        QCOMPARE(m_view->keyboardTarget(), std::optional<std::size_t>(0));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_chosen.back().front(), kBob);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_chosen.back().front(), kAda);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->keyboardTarget(), std::optional<std::size_t>(1));
    }

    void theKeyboardStaysAtTheSameThingInTheNextChart() {
        m_view->setKeyboardTarget(1);
        auto next = std::make_shared<chart::Chart>(*twoBoxes().chart);
        std::swap(next->targets[0], next->targets[1]);
        m_view->show({next, twoBoxes().image});
        QCOMPARE(m_view->keyboardTarget(), std::optional<std::size_t>(0));
        next = std::make_shared<chart::Chart>(*next);
        next->targets.clear();
        m_view->show({next, twoBoxes().image});
        QVERIFY(!m_view->keyboardTarget());
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(!m_view->keyboardTarget());
    }

    void aScreenReaderFindsEachTarget() {
        auto* chart = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(chart != nullptr);
        QCOMPARE(chart->role(), QAccessible::List);
        QCOMPARE(chart->childCount(), 2);
        auto* bob = chart->child(1);
        QCOMPARE(bob->text(QAccessible::Name), QStringLiteral("Bob <b>&"));
        const QPoint inBob = m_view->mapToGlobal(QPoint(150, 30));
        QCOMPARE(chart->childAt(inBob.x(), inBob.y()), bob);
        QVERIFY(bob->rect().contains(inBob));
        QCOMPARE(chart->indexOfChild(bob), 1);
        bob->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(m_chosen.back().front(), kBob);
        m_view->show({});
        QCOMPARE(chart->childCount(), 0);
        QVERIFY(!bob->isValid());
    }
};

QTEST_MAIN(ChartViewTest)
#include "tst_chart_view.moc"
