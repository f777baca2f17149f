#include "core/session/view_action.h"
#include "ui/application.h"
#include "ui/canvas/fonts.h"
#include "ui/theme.h"
#include "ui/view_store.h"
#include "ui/widgets/entity_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrapped_text.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace whither;

namespace {

/// Rows of pixels, from the top, in which something is drawn.
int drawnHeight(const ui::WrappedText& text, int width) {
    QImage image(2000, 2000, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    text.draw(painter, {0, 0}, width);
    painter.end();
    int lowest = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) != 0)
                lowest = y + 1;
    return lowest;
}

} // namespace

class WidgetsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }

    void aWrappedTextIsAsHighAsAFreshOneAtEveryWidth_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("one word") << QStringLiteral("Meta");
        QTest::newRow("sentence") << QStringLiteral("Exits ran from early 2023 to early 2025; over half were out by "
                                                    "autumn 2023");
        QTest::newRow("long word") << QString(300, QLatin1Char('w'));
        QTest::newRow("Chinese") << QStringLiteral("谁离开了 Meta 的 Llama 团队，去了哪里，以及我们如何知道");
        QTest::newRow("Arabic") << QString::fromUtf8("مرحبا بالعالم مرحبا بالعالم مرحبا بالعالم");
        QTest::newRow("blanks") << QStringLiteral("a          b          c          ");
    }
    void aWrappedTextIsAsHighAsAFreshOneAtEveryWidth() {
        QFETCH(QString, text);
        for (const int lines : {ui::WrappedText::kAllLines, 2}) {
            const ui::WrappedText kept(text, ui::fontOf(ui::TextRole::body), lines);
            for (int width = 400; width >= 40; width -= 7) {
                const ui::WrappedText fresh(text, ui::fontOf(ui::TextRole::body), lines);
                QCOMPARE(kept.height(width), fresh.height(width));
                QCOMPARE(kept.isCut(width), fresh.isCut(width));
                QVERIFY2(!kept.isCut(width) || lines == 2, "only two lines are ever cut");
            }
            for (int width = 40; width <= 400; width += 11)
                QCOMPARE(kept.height(width),
                         ui::WrappedText(text, ui::fontOf(ui::TextRole::body), lines).height(width));
            // Letters of another font may reach out by a pixel.
            QVERIFY(drawnHeight(kept, 90) <= kept.height(90) + 1);
        }
    }

    void whatDoesNotFitIsCutWithAnEllipsis() {
        const QString text = QStringLiteral("General Catalyst invested in Mistral AI (EUR 600,000,000), 11 Jun 2024");
        const ui::WrappedText two(text, ui::fontOf(ui::TextRole::body), 2);
        QVERIFY(!two.isCut(300));
        QVERIFY(two.isCut(100));
        QCOMPARE(two.height(100), two.height(300));
        QVERIFY(drawnHeight(two, 100) <= two.height(100));
        QCOMPARE(ui::WrappedText().height(100), 0);
    }

    void arabicLettersAreJoined() {
        if (QFontDatabase::families(QFontDatabase::Arabic).isEmpty())
            QSKIP("no Arabic font is installed");
        ui::applyTheme(scene::Theme::light);
        const QString word = QStringLiteral("محمد");
        QStringList letters;
        for (const QChar letter : word)
            letters << letter;
        const QString apart = letters.join(QChar(0x200C));
        const auto drawn = [](const QString& text, const QFont& font) {
            QImage image(1200, 300, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setFont(font);
            painter.drawText(QPointF(10, 200), text);
            return std::pair(image, QFontMetricsF(painter.font()).horizontalAdvance(text));
        };
        const QFont picture = ui::pictureFont(scene::FontRole::personName);
        for (const QFont& font : {QApplication::font(), picture})
            QVERIFY(drawn(word, font).first != drawn(apart, font).first);
        // As wide as it was measured.
        QCOMPARE(drawn(word, picture).second, QFontMetricsF(picture).horizontalAdvance(word));
        const auto wrapped = [](const QString& text) {
            QImage image(200, 60, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            ui::WrappedText(text, ui::fontOf(ui::TextRole::body)).draw(painter, {0, 0}, 200);
            return image;
        };
        QVERIFY(wrapped(word) != wrapped(apart));
    }

    void aLabelBreaksAWordThatIsWiderThanIt() {
        ui::Label label(QString(120, QLatin1Char('w')), ui::TextRole::title, QStringLiteral("label"));
        const int one = label.heightForWidth(10'000);
        QVERIFY(label.heightForWidth(220) >= 4 * one);
        label.setPlainText(QStringLiteral("short"));
        QCOMPARE(label.heightForWidth(220), one);
    }

    void aRowTakesTwoLinesAndThenCutsAndTellsAllInATip() {
        ui::ViewStore store;
        ui::EntityRowText text;
        text.title = QStringLiteral("<b>Andreessen Horowitz</b> invested in Mistral AI (EUR 385,000,000), Dec 2023");
        text.subtitle = QStringLiteral("Whole round, led with Lightspeed; value about 2 billion");
        ui::EntityRow row(store, {model::EntityKind::relation, "a"}, text);
        QVERIFY(row.hasHeightForWidth());
        const int flat = row.heightForWidth(2000);
        QVERIFY(row.heightForWidth(290) > flat);
        QVERIFY(row.heightForWidth(290) < 2 * flat);
        QCOMPARE(row.heightForWidth(120), row.heightForWidth(130));
        QCOMPARE(row.accessibleName(), text.title + QStringLiteral(", ") + text.subtitle);
        row.resize(120, row.heightForWidth(120));
        QVERIFY(row.toolTip().isEmpty());
        QCOMPARE(row.toolTipText(), text.title + QLatin1Char('\n') + text.subtitle);
        row.resize(2000, flat);
        QVERIFY(row.toolTipText().isEmpty());
    }

    void aDayBeyondWhatTheDataTellsIsTakenAsTheLast() {
        const auto day = [](int year, unsigned month, unsigned of) {
            return base::Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of}};
        };
        ui::ViewStore store;
        session::ViewState view;
        view.filter.asOf = day(2025, 5, 26);
        store.open(view);
        store.dispatch(session::SetAsOf{day(2026, 11, 1)});
        QVERIFY(store.view().filter.asOf == day(2025, 5, 31));
        store.dispatch(session::SetAsOf{day(2024, 2, 1)});
        QVERIFY(store.view().filter.asOf == day(2024, 2, 1));
        store.dispatch(session::SetAsOf{});
        QVERIFY(!store.view().filter.asOf);
    }
};

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
