#include "ui/application.h"
#include "ui/feedback/error_text.h"
#include "ui/feedback/feedback_strip.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <set>
#include <vector>

using namespace whither;

class FeedbackTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }

    void everyErrorHasASentenceOfItsOwn() {
        std::set<QString> sentences;
        const int last = static_cast<int>(base::kLastErrorCode);
        for (int code = 0; code <= last; ++code) {
            base::Error error;
            error.code = static_cast<base::ErrorCode>(code);
            error.value = "the value";
            error.column = "the column";
            const QString sentence = ui::sentence(error);
            QVERIFY2(sentence.endsWith(QLatin1Char('.')) || sentence.contains(QLatin1String(". ")),
                     qPrintable(sentence));
            QVERIFY2(!sentence.contains(QLatin1Char('%')), qPrintable(sentence));
            sentences.insert(sentence);
        }
        QCOMPARE(static_cast<int>(sentences.size()), last + 1);
    }

    void theSentenceNamesThePlaceAndTheValue() {
        const base::Error error{base::ErrorCode::badDate, "moves.csv", 12, "date", "%2 June", {}};
        const QString sentence = ui::sentence(error);
        QVERIFY2(sentence.startsWith(QLatin1String("moves.csv:12: date: ")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QLatin1String("'%2 June'")), qPrintable(sentence));
    }

    void aWebAddressIsNoFile() {
        const auto told = [](const char* file) {
            return ui::sentence({base::ErrorCode::notFound, file, 0, {}, {}, {}});
        };
        for (const char* file : {"https://example.org/llama.whither", "/home/ada/https:/example.org/llama.whither"})
            QVERIFY2(told(file).endsWith(QLatin1String("web addresses. Download it first, then open the file.")), file);
        for (const char* file : {"/home/ada/https", "x.whither", "/tmp/nothttps:/x"})
            QVERIFY2(told(file).contains(QLatin1String("There is no such file")), file);
    }

    void theSentenceNamesWhatWouldBeRight() {
        const auto told = [](base::ErrorCode code, const char* column, const char* value, const char* right) {
            return ui::sentence({code, {}, 0, column, value, right});
        };
        QCOMPARE(told(base::ErrorCode::badValue, "kind", "flew", "joined, left"),
                 QStringLiteral("kind: 'flew' is not allowed for 'kind'. Write one of these: joined, left."));
        QCOMPARE(told(base::ErrorCode::wrongCellCount, "", "2", "10"),
                 QStringLiteral("The row has 2 cells, but the first row has 10. Check commas and quotes."));
        QCOMPARE(told(base::ErrorCode::unknownFormat, "-o", "gif", "png, svg"),
                 QStringLiteral("-o: The ending 'gif' is no format that Whither writes. It writes png, svg."));
        QCOMPARE(told(base::ErrorCode::unknownEntity, "--team", "nope", "crew"),
                 QStringLiteral("--team: 'nope' is not in this file. There are, for example: crew."));
    }

    void ofManyProblemsAThousandAreToldAndTheOthersCounted() {
        base::Error error;
        error.code = base::ErrorCode::badDate;
        QCOMPARE(ui::sentences({}), QStringList());
        QCOMPARE(ui::sentences({error, error}), QStringList({ui::sentence(error), ui::sentence(error)}));
        QCOMPARE(ui::sentences(std::vector<base::Error>(1000, error)).size(), 1000);
        const QStringList lines = ui::sentences(std::vector<base::Error>(200'000, error));
        QCOMPARE(lines.size(), 1001);
        QCOMPARE(lines.last(), QStringLiteral("and 199000 more"));
    }

    void aMentionGoesAwayByItselfAndAComplaintStays() {
        QWidget window;
        ui::FeedbackStrip strip(&window);
        auto* leave = strip.findChild<QTimer*>(QStringLiteral("feedbackLeave"));
        QVERIFY(leave != nullptr);
        strip.mention(QStringLiteral("Saved."));
        QVERIFY(leave->isActive());
        leave->setInterval(0);
        QTRY_VERIFY(strip.isHidden());
        strip.mention(QStringLiteral("Saved."));
        strip.say(QStringLiteral("That went wrong."));
        QVERIFY(!leave->isActive());
        QVERIFY(!strip.isHidden());
    }

    void whatIsFollowedShowsItsShareAndCanBeCancelled() {
        QWidget window;
        ui::FeedbackStrip strip(&window);
        window.show();
        auto* bar = strip.findChild<QProgressBar*>(QStringLiteral("feedbackProgress"));
        auto* cancel = strip.findChild<QPushButton*>(QStringLiteral("feedbackCancel"));
        QVERIFY(bar != nullptr && cancel != nullptr);
        QSignalSpy cancelled(&strip, &ui::FeedbackStrip::cancelled);
        strip.follow(QStringLiteral("Reading…"), 0.4);
        QVERIFY(strip.isVisible() && bar->isVisible() && cancel->isVisible());
        QCOMPARE(bar->value(), 40);
        QVERIFY(cancel->focusPolicy() & Qt::TabFocus);
        QVERIFY(!cancel->accessibleName().isEmpty());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        QTest::keyClick(cancel, Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 2);
        QTest::keyClick(cancel, Qt::Key_Space);
        QCOMPARE(cancelled.count(), 3);

        strip.say(QStringLiteral("That went wrong."));
        QVERIFY(bar->isHidden() && cancel->isHidden());
        QTest::keyClick(&strip, Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 3);
    }

    void untrustedTextIsMadeFitForOneLine() {
        QCOMPARE(ui::oneLine("a\nb\u202Ec\x1b[0m"), QStringLiteral("a b\uFFFDc\uFFFD[0m"));
        // As in the picture: what is not seen goes, and what joins stays.
        QCOMPARE(ui::oneLine("\u200Bzero\uFEFF wi\u00ADdth"), QStringLiteral("zero width"));
        QCOMPARE(ui::oneLine("👩\u200D💻"), QStringLiteral("👩\u200D💻"));
        const QString cut = ui::oneLine(std::string(10'000, 'x'), 50);
        QCOMPARE(cut.size(), 51);
        QVERIFY(cut.endsWith(QChar(0x2026)));
    }

    void aLetterOfTwoUnitsIsNeverCutInHalf() {
        for (int limit = 1; limit < 8; ++limit) {
            const QString cut = ui::oneLine("🦙🦙🦙🦙🦙", limit);
            QVERIFY(cut.isValidUtf16());
        }
    }

    void theStripSaysItsMessageAsPlainTextAndListsAllDetails() {
        QWidget window;
        ui::FeedbackStrip strip(&window);
        QVERIFY(strip.isHidden());
        QStringList lines;
        for (int i = 0; i < 300; ++i)
            lines << QStringLiteral("<b>row %1</b>").arg(i);
        strip.say(QStringLiteral("<i>300 rows</i>"), lines);
        QVERIFY(!strip.isHidden());
        QCOMPARE(strip.message(), QStringLiteral("<i>300 rows</i>"));
        for (const auto* label : strip.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        strip.findChild<QPushButton*>(QStringLiteral("feedbackDetails"))->click();
        const auto* list = window.findChild<QPlainTextEdit*>(QStringLiteral("feedbackList"));
        QVERIFY(list != nullptr);
        QCOMPARE(list->toPlainText().split(QLatin1Char('\n')), lines);
    }

    void withoutDetailsThereIsNoButtonForThem() {
        QWidget window;
        ui::FeedbackStrip strip(&window);
        strip.say(QStringLiteral("one"), {QStringLiteral("line")});
        strip.say(QStringLiteral("two"));
        QVERIFY(strip.findChild<QPushButton*>(QStringLiteral("feedbackDetails"))->isHidden());
        QCOMPARE(strip.message(), QStringLiteral("two"));
    }
};

QTEST_MAIN(FeedbackTest)
#include "tst_feedback.moc"
