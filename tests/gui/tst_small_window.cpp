#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"

#include <QDialog>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QToolButton>

#include <chrono>

using namespace whither;
using namespace whither::tests;

/// The window on a screen of 900 x 600.
class SmallWindowTest : public WindowTest {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        open();
        m_window->resize(900, 600);
    }
    void cleanup() { close(); }

    void nothingInTheLeftPanelIsCut_data() {
        QTest::addColumn<ui::Command>("view");
        for (const auto& [command, mode] : ui::kModes)
            QTest::addRow("%d", static_cast<int>(mode)) << command;
    }
    void nothingInTheLeftPanelIsCut() {
        QFETCH(ui::Command, view);
        m_window->store().dispatch(session::SetFrom{base::Day{std::chrono::year{2023} / 9 / 1}});
        session::ChartOptions chart = this->view().chart;
        chart.cohort = session::ChosenCohort{{"timothee-lacroix", "thibaut-lavril"}, "meta"};
        m_window->store().dispatch(session::SetChart{chart});
        trigger(view);
        const auto* area = find<QScrollArea>("storyScroll");
        const auto isWhole = [area] {
            for (const auto* widget : area->widget()->findChildren<QWidget*>())
                if (widget->isVisible() &&
                    widget->mapTo(area->viewport(), QPoint(widget->width(), 0)).x() > area->viewport()->width())
                    return false;
            return true;
        };
        QTRY_VERIFY(isWhole());
        QCOMPARE(m_window->width(), 900);
        QVERIFY(m_window->canvas().minimumSizeHint().width() <= 300);
    }

    void legendAndButtonsLeaveMostOfTheHeightToThePicture() {
        const auto& canvas = m_window->canvas();
        QTRY_VERIFY(!canvas.legend().list.groups.empty());
        QTRY_VERIFY2(canvas.fitRoom().height >= 0.6 * canvas.height(),
                     qPrintable(QStringLiteral("%1 of %2").arg(canvas.fitRoom().height).arg(canvas.height())));
        for (const char* name : {"fitButton", "zoomOutButton", "zoomInButton", "pauseButton"}) {
            const auto* button = find<QToolButton>(name);
            QVERIFY(canvas.rect().contains(button->geometry()));
            QVERIFY(!canvas.legendArea().intersects(button->geometry()));
        }
    }

    void dialogsFitOnASmallScreen_data() {
        QTest::addColumn<ui::Command>("command");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("button");
        QTest::newRow("image") << ui::Command::exportImage << "exportDialog"
                               << "exportSave";
        QTest::newRow("film") << ui::Command::exportFilm << "filmDialog"
                              << "filmSave";
        QTest::newRow("keys") << ui::Command::shortcuts << "shortcutsDialog"
                              << "helpClose";
    }
    void dialogsFitOnASmallScreen() {
        QFETCH(ui::Command, command);
        QFETCH(QString, name);
        QFETCH(QString, button);
        trigger(command);
        auto* dialog = m_window->findChild<QDialog*>(name);
        QVERIFY(dialog != nullptr);
        const QSize screen = dialog->screen()->availableSize();
        QVERIFY(dialog->width() <= screen.width() && dialog->height() <= screen.height());
        // As a screen of 600 pixels would make it.
        dialog->resize(860, 540);
        QCOMPARE(dialog->size(), QSize(860, 540));
        const auto* pushed = dialog->findChild<QPushButton*>(button);
        QTRY_VERIFY(dialog->rect().contains(QRect(pushed->mapTo(dialog, QPoint()), pushed->size())));
    }
};

QTEST_MAIN(SmallWindowTest)
#include "tst_small_window.moc"
