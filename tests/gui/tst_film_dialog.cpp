#include "tests/gui/window_test.h"
#include "ui/dialogs/film_dialog.h"
#include "ui/feedback/feedback_strip.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImageReader>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

#include <set>

using namespace whither;
using namespace whither::tests;

class FilmDialogTest : public WindowTest {
    Q_OBJECT

    QPointer<ui::FilmDialog> m_dialog;

    template <class T> [[nodiscard]] T* control(const char* name) const {
        auto* found = m_dialog->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    void ask() {
        trigger(ui::Command::exportFilm);
        m_dialog = m_window->findChild<ui::FilmDialog*>();
        QVERIFY(m_dialog);
        QVERIFY(m_dialog->isVisible());
    }
    void choose(const char* box, const QString& text) const {
        auto* combo = control<QComboBox>(box);
        const int index = combo->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        combo->setCurrentIndex(index);
    }
    /// A picture a year, small.
    void askForLittle() {
        ask();
        choose("filmEvery", QStringLiteral("Year"));
        control<QSpinBox>("filmWidth")->setValue(480);
        control<QSpinBox>("filmHeight")->setValue(300);
    }
    void waitForPreview() const {
        QSignalSpy previewed(m_dialog, &ui::FilmDialog::previewed);
        QVERIFY(previewed.wait(20'000));
    }
    void save(const QString& where) const {
        QSignalSpy done(m_dialog, &ui::FilmDialog::saved);
        m_dialog->save(where);
        QVERIFY(done.wait(60'000));
    }
    /// Cancels once the first picture is made.
    void saveAndCancel(const QString& where) const {
        QSignalSpy made(control<QProgressBar>("filmProgress"), &QProgressBar::valueChanged);
        QSignalSpy stopped(m_dialog, &ui::FilmDialog::stopped);
        m_dialog->save(where);
        QVERIFY(made.wait(20'000));
        QVERIFY(control<QProgressBar>("filmProgress")->isVisible());
        control<QPushButton>("filmCancel")->click();
        QVERIFY(m_dialog && m_dialog->isVisible());
        QVERIFY(stopped.wait(20'000));
    }
    [[nodiscard]] QStringList inFolder(const char* name) const {
        return QDir(path(name)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void itBeginsWithTheFirstMoveAndEndsWithTheDayShown() {
        ask();
        QCOMPARE(control<QDateEdit>("filmTo")->date(), QDate(2025, 5, 26));
        QVERIFY(control<QDateEdit>("filmFrom")->date() < QDate(2023, 3, 1));
        const auto days = m_dialog->days();
        QCOMPARE(days.back(), *view().filter.asOf);
        QVERIFY(days.size() > 24);
        control<QDateEdit>("filmFrom")->setDate(QDate(2024, 1, 1));
        QCOMPARE(m_dialog->days().size(), 17U);
        choose("filmEvery", QStringLiteral("Quarter"));
        QCOMPARE(m_dialog->days().size(), 6U);
        QVERIFY(control<QLabel>("filmResult")->text().contains(QLatin1Char('6')));
    }

    void thePreviewIsAnyOfThePictures() {
        askForLittle();
        waitForPreview();
        auto* place = control<QSlider>("filmPlace");
        QCOMPARE(place->value(), place->maximum());
        // As large as it is shown, or else it would be blurred.
        const auto* shown = control<QWidget>("filmPreview");
        QTRY_VERIFY(m_dialog->preview().width() >= shown->width() - 2 ||
                    m_dialog->preview().height() >= shown->height() - 2);
        const QImage last = m_dialog->preview();
        place->setValue(0);
        waitForPreview();
        QVERIFY(!m_dialog->preview().isNull());
        QVERIFY(m_dialog->preview() != last);
        QVERIFY(control<QLabel>("filmDay")->text().contains(QStringLiteral("(1 of ")));
        choose("filmTheme", QStringLiteral("Dark"));
        waitForPreview();
        QVERIFY(m_dialog->preview().pixelColor(2, 2).lightness() < 80);
    }

    void aFilmIsWrittenToTheEnd() {
        askForLittle();
        const auto days = m_dialog->days();
        save(path("film.webp"));
        QTRY_VERIFY(!m_dialog);
        QImageReader reader(path("film.webp"));
        QCOMPARE(reader.imageCount(), static_cast<int>(days.size()));
        QCOMPARE(reader.read().size(), QSize(480, 300));
        QVERIFY(find<ui::FeedbackStrip>("feedbackStrip")->message().contains(path("film.webp")));
    }

    void picturesGoIntoAFolder() {
        askForLittle();
        choose("filmKind", QStringLiteral("Numbered pictures (SVG)"));
        QVERIFY(!control<QDoubleSpinBox>("filmSeconds")->isEnabled());
        QVERIFY(!control<QDoubleSpinBox>("filmScale")->isEnabled());
        const auto days = m_dialog->days();
        save(path("frames"));
        const QStringList names = inFolder("frames");
        QCOMPARE(names.size(), static_cast<qsizetype>(days.size()));
        QVERIFY(names.front().startsWith(QStringLiteral("0001-")));
        QVERIFY(names.back().endsWith(QStringLiteral("-2025-05-26.svg")));
    }

    void allStandOnOnePage() {
        askForLittle();
        choose("filmKind", QStringLiteral("Side by side on one page (PNG)"));
        QVERIFY(!control<QSlider>("filmPlace")->isEnabled());
        // So large that one can read them, and it is said beforehand.
        QVERIFY(control<QLabel>("filmResult")->text().contains(QStringLiteral("720 × 450")));
        save(path("page.png"));
        QCOMPARE(QImage(path("page.png")).size(), QSize(720, 450));
    }

    void aChartBecomesAFilmToo() {
        trigger(ui::Command::sankeyView);
        askForLittle();
        choose("filmKind", QStringLiteral("Numbered pictures (PNG)"));
        save(path("charts"));
        QVERIFY(inFolder("charts").size() > 2);
    }

    void cancelLeavesNothing() {
        ask();
        saveAndCancel(path("stopped.webp"));
        QVERIFY(!QFile::exists(path("stopped.webp")));
        choose("filmKind", QStringLiteral("Numbered pictures (PNG)"));
        saveAndCancel(path("stopped"));
        QVERIFY(!QDir(path("stopped")).exists());
        QVERIFY(control<QLabel>("filmProblem")->isVisible());
        QVERIFY(!control<QProgressBar>("filmProgress")->isVisible());
        QVERIFY(control<QPushButton>("filmSave")->isEnabled());
        m_dialog->reject();
        QTRY_VERIFY(!m_dialog);
    }

    void closingTheWindowEndsTheFilm() {
        ask();
        QSignalSpy made(control<QProgressBar>("filmProgress"), &QProgressBar::valueChanged);
        m_dialog->save(path("closed.webp"));
        QVERIFY(made.wait(20'000));
        close();
        QVERIFY(!QFile::exists(path("closed.webp")));
    }

    void whatCannotBeWrittenIsSaidAndTheDialogStays() {
        askForLittle();
        m_dialog->save(path("no/such/film.webp"));
        QTRY_VERIFY_WITH_TIMEOUT(control<QLabel>("filmProblem")->isVisible(), 20'000);
        QVERIFY(control<QLabel>("filmProblem")->text().contains(QStringLiteral("no/such")));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(control<QPushButton>("filmSave")->isEnabled());
    }

    void contradictionsAreSaidBeforeAnythingIsMade() {
        ask();
        control<QDateEdit>("filmTo")->setDate(QDate(2001, 1, 1));
        QVERIFY(control<QLabel>("filmProblem")->isVisible());
        QVERIFY(!control<QPushButton>("filmSave")->isEnabled());
        control<QDateEdit>("filmTo")->setDate(QDate(2025, 5, 26));
        QVERIFY(control<QPushButton>("filmSave")->isEnabled());
        control<QDateEdit>("filmFrom")->setDate(QDate(1753, 1, 1));
        QVERIFY(control<QDateEdit>("filmFrom")->date() == QDate(1753, 1, 1));
        control<QSpinBox>("filmWidth")->setValue(30'000);
        QVERIFY(!control<QPushButton>("filmSave")->isEnabled());
    }

    void aRangeIsTheLimitOfTheFilm() {
        m_window->store().dispatch(session::SetFrom{*view().filter.asOf - std::chrono::days{365}});
        ask();
        QVERIFY(control<QDateEdit>("filmFrom")->minimumDate() == QDate(2024, 5, 26));
        QVERIFY(control<QDateEdit>("filmFrom")->date() >= QDate(2024, 5, 26));
    }

    void whatNeedsFfmpegSaysSo() {
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(path("")));
        ask();
        qputenv("PATH", before);
        const auto* kinds = control<QComboBox>("filmKind");
        for (const auto* name : {"Film (MP4)", "Film (WebM)"}) {
            const auto index = kinds->model()->index(kinds->findText(QLatin1String(name)), 0);
            QVERIFY((index.flags() & Qt::ItemIsEnabled) == 0);
            QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("ffmpeg")));
        }
        QVERIFY(control<QLabel>("filmLack")->isVisible());
    }

    void theKeyboardReachesEveryControl() {
        ask();
        std::set<QString> reached;
        const QWidget* first = control<QComboBox>("filmKind");
        for (const QWidget* at = first; reached.empty() || at != first; at = at->nextInFocusChain())
            if ((at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisibleTo(m_dialog) && at->isEnabledTo(m_dialog))
                reached.insert(at->objectName());
        for (const auto* name : {"filmKind", "filmFrom", "filmTo", "filmEvery", "filmSeconds", "filmWidth",
                                 "filmHeight", "filmScale", "filmTheme", "filmPlace", "filmSave", "filmCancel"})
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

QTEST_MAIN(FilmDialogTest)
#include "tst_film_dialog.moc"
