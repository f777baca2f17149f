#include "tests/gui/window_test.h"

#include <QDialog>
#include <QRegularExpression>
#include <QShortcut>
#include <QTableWidget>

#include <algorithm>
#include <chrono>

using namespace whither;
using namespace whither::tests;

/// The list of keys (F1) and going back.
class ShortcutsTest : public WindowTest {
    Q_OBJECT

    [[nodiscard]] QStringList keysThatAreNotListed() {
        trigger(ui::Command::shortcuts);
        auto* dialog = find<QDialog>("shortcutsDialog");
        const auto* table = dialog->findChild<QTableWidget*>();
        QStringList listed;
        for (int row = 0; row < table->rowCount(); ++row)
            listed << table->item(row, 1)->text();
        QStringList missing;
        const auto look = [&](const QKeySequence& key, const QString& of) {
            const QString text = key.toString(QKeySequence::NativeText);
            const bool isThere = std::any_of(listed.begin(), listed.end(), [&text](const QString& keys) {
                return keys.split(QRegularExpression(QStringLiteral(", |、"))).contains(text);
            });
            if (!key.isEmpty() && !isThere)
                missing << of + QLatin1Char(' ') + text;
        };
        for (const auto* action : m_window->findChildren<QAction*>())
            for (const QKeySequence& key : action->shortcuts())
                look(key, action->objectName());
        for (const auto* shortcut : m_window->findChildren<QShortcut*>())
            look(shortcut->key(), shortcut->objectName());
        for (int row = 0; row < table->rowCount(); ++row)
            if (const QString what = table->item(row, 0)->text();
                what.isEmpty() || what.contains(QLatin1Char('(')) || table->item(row, 1)->text().isEmpty())
                missing << QStringLiteral("row %1").arg(row);
        delete dialog;
        return missing;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void everyKeyOfACommandIsListed() { QCOMPARE(keysThatAreNotListed(), QStringList()); }

    void undoTakesBackFilterDayAndSelectionAndRedoDoesThemAgain() {
        const auto first = view();
        m_window->store().dispatch(session::ShowLayer{query::Layer::people, false});
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2024} / 1 / 1}});
        select(kMistral);
        const auto last = view();
        m_window->activateWindow();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(view().filter == first.filter);
        QVERIFY(selection().empty());
        QTRY_VERIFY(m_window->pipeline().isUpToDate());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(view().filter == last.filter);
        QCOMPARE(selection(), std::vector{kMistral});
    }

    void lettingGoOfAllPinsCanBeTakenBack() {
        select(kTimothee);
        trigger(ui::Command::pin);
        select(kMistral);
        trigger(ui::Command::pin);
        QCOMPARE(view().pins.size(), std::size_t{2});
        trigger(ui::Command::unpinAll);
        QVERIFY(view().pins.empty());
        QVERIFY(!m_window->actions().action(ui::Command::unpinAll)->isEnabled());
        trigger(ui::Command::back);
        QCOMPARE(view().pins.size(), std::size_t{2});
    }

    // Last: the language stays.
    void everyKeyOfACommandIsListedInChinese() {
        ui::prepareApplication(QStringLiteral("zh_CN"), QStringLiteral("test"));
        close();
        open();
        QCOMPARE(keysThatAreNotListed(), QStringList());
    }
};

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"
