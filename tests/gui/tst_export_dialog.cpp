#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/feedback/feedback_strip.h"
#include "ui/graph_pipeline.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPdfWriter>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

#include <cstdlib>
#include <set>

using namespace whither;
using namespace whither::tests;

class ExportDialogTest : public WindowTest {
    Q_OBJECT

    QPointer<ui::ExportDialog> m_dialog;

    template <class T> [[nodiscard]] T* control(const char* name) const {
        auto* found = m_dialog->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    void ask() {
        trigger(ui::Command::exportImage);
        m_dialog = m_window->findChild<ui::ExportDialog*>();
        QVERIFY(m_dialog);
        QVERIFY(m_dialog->isVisible());
    }
    void choose(const char* box, const QString& text) const {
        auto* combo = control<QComboBox>(box);
        const int index = combo->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        combo->setCurrentIndex(index);
    }
    void waitForPreview() const {
        QSignalSpy previewed(m_dialog, &ui::ExportDialog::previewed);
        QVERIFY(previewed.wait(20'000));
    }
    [[nodiscard]] QByteArray saved(const char* name) const {
        QSignalSpy done(m_dialog, &ui::ExportDialog::saved);
        m_dialog->save(path(name));
        if (!done.wait(20'000))
            qFatal("%s was not saved", name);
        QFile file(path(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s is not there", name);
        return file.readAll();
    }

    [[nodiscard]] static bool isSamePicture(const QByteArray& a, const QByteArray& b) {
        constexpr int kRounding = 10;
        const QImage left = QImage::fromData(a).convertToFormat(QImage::Format_RGB32);
        const QImage right = QImage::fromData(b).convertToFormat(QImage::Format_RGB32);
        if (left.isNull() || left.size() != right.size())
            return false;
        for (int y = 0; y < left.height(); ++y)
            for (int x = 0; x < left.width(); ++x) {
                const QColor one = left.pixelColor(x, y);
                const QColor two = right.pixelColor(x, y);
                if (std::abs(one.red() - two.red()) > kRounding || std::abs(one.green() - two.green()) > kRounding ||
                    std::abs(one.blue() - two.blue()) > kRounding)
                    return false;
            }
        return true;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void aPreviewIsThereAndFollows() {
        ask();
        waitForPreview();
        const QImage light = m_dialog->preview();
        QVERIFY(!light.isNull());
        QVERIFY(light.pixelColor(2, 2).lightness() > 200);
        choose("exportTheme", QStringLiteral("Dark"));
        waitForPreview();
        QVERIFY(m_dialog->preview().pixelColor(2, 2).lightness() < 80);
        control<QCheckBox>("exportTransparent")->setChecked(true);
        waitForPreview();
        QCOMPARE(m_dialog->preview().pixelColor(2, 2).alpha(), 0);
    }

    void aPageTooSmallToBeReadIsNotSaved() {
        trigger(ui::Command::cardView);
        ask();
        waitForPreview();
        QVERIFY(control<QPushButton>("exportSave")->isEnabled());
        const auto setSize = [this](int width, int height) {
            control<QSpinBox>("exportWidth")->setValue(width);
            control<QSpinBox>("exportHeight")->setValue(height);
        };
        setSize(200, 120);
        QTRY_VERIFY(!control<QPushButton>("exportSave")->isEnabled());
        QVERIFY(control<QLabel>("exportProblem")->text().contains(QStringLiteral("600 × 400")));
        setSize(1440, 900);
        QTRY_VERIFY(control<QPushButton>("exportSave")->isEnabled());
        QVERIFY(control<QLabel>("exportProblem")->text().isEmpty());
    }

    void everyControlChangesTheRequest() {
        ask();
        QCOMPARE(m_dialog->request().parts, ui::kAllPageParts);
        for (const auto* name : {"exportHasTitle", "exportLegend", "exportAsOf", "exportCounts", "exportSources"}) {
            const auto before = m_dialog->request().parts.size();
            control<QCheckBox>(name)->click();
            QCOMPARE(m_dialog->request().parts.size(), before - 1);
        }
        QVERIFY(!control<QLineEdit>("exportTitle")->isEnabled());
        control<QCheckBox>("exportHasTitle")->click();
        control<QLineEdit>("exportTitle")->setText(QStringLiteral("Out of Meta"));
        QCOMPARE(m_dialog->request().title, QStringLiteral("Out of Meta"));
        control<QSpinBox>("exportWidth")->setValue(800);
        control<QSpinBox>("exportHeight")->setValue(600);
        QCOMPARE(m_dialog->request().size.width, 800.0);
        QCOMPARE(m_dialog->request().size.height, 600.0);
        control<QDoubleSpinBox>("exportScale")->setValue(3);
        control<QSpinBox>("exportDpi")->setValue(300);
        QCOMPARE(m_dialog->options().scale, 3.0);
        QCOMPARE(m_dialog->options().dpi, 300);
        QVERIFY(control<QLabel>("exportResult")->text().contains(QStringLiteral("2,400 × 1,800")));
        QVERIFY(m_dialog->request().area.isEmpty());
        choose("exportArea", QStringLiteral("What the window shows"));
        QCOMPARE(m_dialog->request().area.width, m_window->canvas().visibleArea().width);
        choose("exportTheme", QStringLiteral("Dark"));
        QCOMPARE(m_dialog->request().theme, scene::Theme::dark);
    }

    void onlyASelectionCanBeTheArea() {
        ask();
        QCOMPARE(control<QComboBox>("exportArea")->findText(QStringLiteral("Selection and its neighbours")), -1);
        m_dialog->reject();
        select(kTimothee);
        QTRY_VERIFY(!m_dialog);
        ask();
        choose("exportArea", QStringLiteral("Selection and its neighbours"));
        const auto request = m_dialog->request();
        QVERIFY(!request.area.isEmpty());
        const auto& nodes = m_window->canvas().scene()->nodes;
        std::size_t inside = 0;
        for (const auto& node : nodes) {
            inside += request.area.contains(node.centre);
            if (node.id == kTimothee)
                QVERIFY(request.area.contains(node.centre));
        }
        QVERIFY(inside < nodes.size());
    }

    void aChartHasNoAreaAndNoLegendToChoose() {
        ask();
        QVERIFY(control<QComboBox>("exportArea")->isVisible());
        QVERIFY(control<QCheckBox>("exportLegend")->isVisible());
        m_dialog->reject();
        trigger(ui::Command::retentionView);
        QTRY_VERIFY(!m_dialog);
        ask();
        for (const char* name : {"exportArea", "exportAreaLabel", "exportLegend"})
            QVERIFY2(!control<QWidget>(name)->isVisible(), name);
        for (const char* name : {"exportAsOf", "exportAsOfLabel", "exportCounts", "exportSources"})
            QVERIFY2(control<QWidget>(name)->isVisible(), name);
        QVERIFY(m_dialog->request().area.isEmpty());
    }

    void aFileIsCalledByItsData_data() {
        QTest::addColumn<session::Mode>("mode");
        QTest::addColumn<QString>("name");
        QTest::newRow("graph") << session::Mode::graph << "llama";
        QTest::newRow("flow") << session::Mode::sankey << "llama-flow";
        QTest::newRow("matrix") << session::Mode::matrix << "llama-matrix";
        QTest::newRow("careers") << session::Mode::careers << "llama-careers";
        QTest::newRow("retention") << session::Mode::retention << "llama-retention";
        QTest::newRow("cohort") << session::Mode::card << "llama-cohort";
    }
    void aFileIsCalledByItsData() {
        QFETCH(session::Mode, mode);
        QTEST(ui::proposedName(path("llama.whither"), mode), "name");
    }

    void theFileIsWhatTheDialogSays() {
        for (const auto format : {"PNG", "SVG", "JPEG"}) {
            ask();
            choose("exportFormat", QLatin1String(format));
            control<QSpinBox>("exportWidth")->setValue(700);
            control<QLineEdit>("exportTitle")->setText(QStringLiteral("Mine"));
            const QByteArray expected = ui::encode(ui::makePage(m_dialog->request()), m_dialog->options()).value();
            QVERIFY(expected.size() > 10'000);
            const QByteArray written = saved(format);
            // Another thread may round the edge of a letter another way.
            QVERIFY2(written == expected || isSamePicture(written, expected), format);
            QTRY_VERIFY(!m_dialog);
        }
    }

    void theCopiedPictureIsPixelsAndSvg() {
        QGuiApplication::clipboard()->clear();
        trigger(ui::Command::copyImage);
        const auto* data = QGuiApplication::clipboard()->mimeData();
        QTRY_VERIFY((data = QGuiApplication::clipboard()->mimeData()) != nullptr && data->hasImage());
        QCOMPARE(data->imageData().value<QImage>().size(), QSize(2880, 1800));
        QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("person-timothee-lacroix"));
        QVERIFY(!find<ui::FeedbackStrip>("feedbackStrip")->isHidden());
    }

    void whatIsBeingWrittenIsNotLeftAlone() {
        ask();
        QSignalSpy done(m_dialog, &ui::ExportDialog::saved);
        m_dialog->save(path("whole.png"));
        m_dialog->reject();
        QVERIFY(m_dialog && m_dialog->isVisible());
        QVERIFY(!control<QPushButton>("exportCancel")->isEnabled());
        QVERIFY(done.wait(20'000));
        QVERIFY(QFile::exists(path("whole.png")));
        QVERIFY(find<ui::FeedbackStrip>("feedbackStrip")->message().contains(path("whole.png")));
    }

    void printingSaysWhetherItWorked() {
        const auto page = ui::makePage(m_window->pipeline().request());
        QPdfWriter paper(path("print.pdf"));
        QVERIFY(ui::print(page, paper));
        QFile file(path("print.pdf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF"));
        QPdfWriter nowhere(path("no/such/folder/print.pdf"));
        QVERIFY(!ui::print(page, nowhere));
    }

    void vectorsHaveNoPixelsAndJpegNoTransparency() {
        ask();
        choose("exportFormat", QStringLiteral("SVG"));
        QVERIFY(!control<QDoubleSpinBox>("exportScale")->isEnabled());
        QVERIFY(!control<QSpinBox>("exportDpi")->isEnabled());
        control<QCheckBox>("exportTransparent")->setChecked(true);
        QCOMPARE(m_dialog->request().background, ui::PictureRequest::Background::transparent);
        choose("exportFormat", QStringLiteral("JPEG"));
        QVERIFY(!control<QCheckBox>("exportTransparent")->isEnabled());
        QCOMPARE(m_dialog->request().background, ui::PictureRequest::Background::filled);
    }

    void aPictureTooLargeIsSaidBeforeItIsMade() {
        ask();
        control<QSpinBox>("exportWidth")->setValue(20'000);
        control<QDoubleSpinBox>("exportScale")->setValue(4);
        QVERIFY(control<QLabel>("exportProblem")->isVisible());
        QVERIFY(!control<QPushButton>("exportSave")->isEnabled());
        control<QDoubleSpinBox>("exportScale")->setValue(1);
        QVERIFY(!control<QLabel>("exportProblem")->isVisible());
        QVERIFY(control<QPushButton>("exportSave")->isEnabled());
    }

    void whatCannotBeWrittenIsSaidAndTheDialogStays() {
        ask();
        m_dialog->save(path("no/such/folder.png"));
        QTRY_VERIFY(control<QLabel>("exportProblem")->isVisible());
        QVERIFY(control<QLabel>("exportProblem")->text().contains(QStringLiteral("no/such")));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(control<QPushButton>("exportSave")->isEnabled());
    }

    void theKeyboardReachesEveryControl() {
        ask();
        std::set<QString> reached;
        const QWidget* first = control<QComboBox>("exportFormat");
        for (const QWidget* at = first; reached.empty() || at != first; at = at->nextInFocusChain())
            if ((at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisibleTo(m_dialog) && at->isEnabledTo(m_dialog))
                reached.insert(at->objectName());
        for (const auto* name :
             {"exportFormat", "exportArea", "exportWidth", "exportHeight", "exportScale", "exportDpi", "exportTheme",
              "exportTransparent", "exportHasTitle", "exportTitle", "exportLegend", "exportAsOf", "exportCounts",
              "exportSources", "exportSave", "exportCancel"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }

    void everythingHasAName() {
        ask();
        for (const auto* widget : m_dialog->findChildren<QWidget*>()) {
            if (!widget->isVisibleTo(m_dialog) || widget->objectName().startsWith(QLatin1String("qt_")) ||
                widget->parentWidget()->objectName().startsWith(QLatin1String("qt_")))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(ExportDialogTest)
#include "tst_export_dialog.moc"
