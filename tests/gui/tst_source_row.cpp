#include "ui/application.h"
#include "ui/panels/day_text.h"
#include "ui/widgets/source_row.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace whither;

class SourceRowTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }

    void onlyPlainWebAddressesCanBeOpened_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("opens");
        const auto row = [](const char* name, const QByteArray& address, bool opens) {
            QTest::newRow(name) << address << opens;
        };
        row("https", "https://example.org/a?b=c#d", true);
        row("http", "http://example.org", true);
        row("upper case scheme", "HTTPS://example.org/", true);
        row("port", "https://example.org:8443/", true);
        row("encoded", "https://example.org/%E2%82%AC", true);
        row("empty", "", false);
        row("no scheme", "example.org", false);
        row("javascript", "javascript:alert(1)", false);
        row("javascript with host", "javascript://example.org/%0aalert(1)", false);
        row("file", "file:///etc/passwd", false);
        row("data", "data:text/html,<b>x</b>", false);
        row("smb", "smb://example.org/share", false);
        row("mail", "mailto:a@example.org", false);
        row("user", "https://user@example.org/", false);
        row("user and password", "https://bank.example:x@evil.example/", false);
        row("empty user", "https://@example.org/", false);
        row("new line", "https://example.org/\nb", false);
        row("tab", "https://exa\tmple.org/", false);
        row("zero", QByteArray("https://example.org/\0b", 22), false);
        row("delete", "https://example.org/\x7f", false);
        row("leading space", " https://example.org/", false);
        row("trailing space", "https://example.org/ ", false);
        row("backslash", "https://example.org\\@evil.example/", false);
        row("no host", "https:///path", false);
        row("only scheme", "https:", false);
        row("bad percent", "https://example.org/%zz", false);
        row("bad port", "https://example.org:99999999/", false);
        row("quote", "https://example.org/\"x", false);
        row("angle brackets", "https://example.org/<script>", false);
        row("too long", "https://example.org/" + QByteArray(3000, 'a'), false);
    }
    void onlyPlainWebAddressesCanBeOpened() {
        QFETCH(QByteArray, address);
        QFETCH(bool, opens);
        QCOMPARE(ui::openableUrl(address.toStdString()).has_value(), opens);
        ui::SourceRow source({QStringLiteral("title"), {}, address.toStdString()}, QStringLiteral("source"));
        source.resize(300, 80);
        QSignalSpy opened(&source, &ui::SourceRow::opened);
        QTest::mouseClick(&source, Qt::LeftButton);
        QCOMPARE(opened.count(), opens ? 1 : 0);
        // Its address can be copied by keyboard, whether or not it can be opened.
        QCOMPARE(source.focusPolicy(), Qt::StrongFocus);
        QTest::keyClick(&source, Qt::Key_Space);
        QCOMPARE(opened.count(), opens ? 2 : 0);
    }

    void theAddressShownIsTheOneThatIsOpened() {
        // The second letter is Cyrillic: what is shown must not look like another host.
        ui::SourceRow source({{}, {}, "https://e\u0445ample.org/a b"}, QStringLiteral("source"));
        QVERIFY(!source.url());
        ui::SourceRow lookAlike({{}, {}, "https://e\u0445ample.org/"}, QStringLiteral("source"));
        if (lookAlike.url())
            QVERIFY2(lookAlike.shownAddress().startsWith(QLatin1String("https://xn--")),
                     qPrintable(lookAlike.shownAddress()));
        const std::string address = "https://example.org/" + std::string(900, 'a');
        ui::SourceRow longOne({{}, {}, address}, QStringLiteral("source"));
        QCOMPARE(longOne.shownAddress().toStdString(), address);
        ui::SourceRow shortOne({{}, {}, "https://example.org/"}, QStringLiteral("source"));
        QVERIFY2(longOne.heightForWidth(250) > 5 * shortOne.heightForWidth(250), "the whole address is drawn");
    }

    void theKeyboardOpensToo() {
        ui::SourceRow source({QStringLiteral("title"), {}, "https://example.org/"}, QStringLiteral("source"));
        QSignalSpy opened(&source, &ui::SourceRow::opened);
        source.show();
        source.setFocus();
        QTest::keyClick(&source, Qt::Key_Space);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().toUrl(), QUrl(QStringLiteral("https://example.org/")));
    }

    void theKeyboardCopiesAnAddressThatCannotBeOpened() {
        ui::SourceRow source({QStringLiteral("title"), {}, "ftp://example.org/a"}, QStringLiteral("source"));
        source.show();
        source.setFocus();
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&source, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ftp://example.org/a"));
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&source, Qt::Key_F10, Qt::ShiftModifier);
        auto* menu = source.findChild<QMenu*>(QStringLiteral("sourceMenu"));
        QVERIFY(menu != nullptr && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ftp://example.org/a"));
        QContextMenuEvent byMenuKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(&source, &byMenuKey);
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QApplication::activePopupWidget()->close();
    }

    void aDayIsTheLastOneThatTheTextNames() {
        using std::chrono::year;
        const auto day = [](int y, unsigned m, unsigned d) {
            return base::Day(year(y) / static_cast<int>(m) / static_cast<int>(d));
        };
        QCOMPARE(ui::dayFromText(QStringLiteral("2025")), std::optional(day(2025, 12, 31)));
        QCOMPARE(ui::dayFromText(QStringLiteral("2024-02")), std::optional(day(2024, 2, 29)));
        QCOMPARE(ui::dayFromText(QStringLiteral(" 2025-05-31 ")), std::optional(day(2025, 5, 31)));
        for (const char* text : {"31 May 2025", "31 may 2025", "May 31, 2025", "2025年5月31日", "2025 年 5 月 31 日"})
            QCOMPARE(ui::dayFromText(QString::fromUtf8(text)), std::optional(day(2025, 5, 31)));
        for (const char* text : {"Jun 2023", "June 2023", "2023年6月", "２０２３年６月"})
            QCOMPARE(ui::dayFromText(QString::fromUtf8(text)), std::optional(day(2023, 6, 30)));
        QCOMPARE(ui::dayFromText(QStringLiteral("2023年")), std::optional(day(2023, 12, 31)));
        for (const char* text :
             {"31 Foo 2025", "31 Ma 2025", "31 Feb 2025", "2025年13月", "2025年0月", "2025年00月", "2025年5月32日"})
            QVERIFY2(!ui::dayFromText(QString::fromUtf8(text)), text);
        for (const char* text : {"", "today", "2025-13", "2025-02-30", "[..2025]", "31.5.2025"})
            QVERIFY2(!ui::dayFromText(QLatin1String(text)), text);
    }
};

QTEST_MAIN(SourceRowTest)
#include "tst_source_row.moc"
