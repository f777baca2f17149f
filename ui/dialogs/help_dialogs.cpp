#include "ui/dialogs/help_dialogs.h"

#include "ui/actions.h"
#include "ui/dialogs/form_parts.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace whither::ui {

namespace {

struct HelpDialogs {
    Q_DECLARE_TR_FUNCTIONS(HelpDialogs)
};

/// Keys of parts of the window; those of the whole window are its commands'.
constexpr std::pair<const char*, const char*> kOtherKeys[] = {
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: to the nearest node"), QT_TRANSLATE_NOOP("HelpDialogs", "Arrow keys")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: from node to node"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Page Up, Page Down")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: select the node; with Shift or Ctrl, add it"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Enter or Space")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: select the node's moves, one after the other"),
     QT_TRANSLATE_NOOP("HelpDialogs", "L, Shift+L")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: what can be done with the node"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Menu key, or right click")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: pin or unpin the node"),
     QT_TRANSLATE_NOOP("HelpDialogs", "P, or Alt and drag")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: show the node's neighbourhood"),
     QT_TRANSLATE_NOOP("HelpDialogs", "F, or double click")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: move the picture"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Shift+Arrow keys")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: come closer, go farther"),
     QT_TRANSLATE_NOOP("HelpDialogs", "+ or =, −")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: fit the whole graph"), QT_TRANSLATE_NOOP("HelpDialogs", "0 or Home")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: go to the selection"), QT_TRANSLATE_NOOP("HelpDialogs", "Z")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Canvas: select what a rectangle or a free line surrounds"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Shift or Ctrl, and drag")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Overview map: move the picture"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Arrow keys")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Chart: from one part to the next"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Arrow keys")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Chart: to the first part, to the last"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Home, End")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Chart: select who is in it; with Shift or Ctrl, add them"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Enter")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: to the move before, to the next"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Left, Right")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: by a month"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Ctrl+Left, Ctrl+Right")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: by a year"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Shift+Left, Shift+Right, or Page Up, Page Down")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: to the first day, to the last"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Home, End")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: to the event before, to the next"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Up, Down")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: type a date"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Digits, or double click")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: begin the range at the day shown"),
     QT_TRANSLATE_NOOP("HelpDialogs", "[")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: show all before it again"),
     QT_TRANSLATE_NOOP("HelpDialogs", "] or Delete")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: select who moves that day"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Enter")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: show a shorter or longer time"),
     QT_TRANSLATE_NOOP("HelpDialogs", "+ or =, −, or the wheel")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Time bar: show the whole time"), QT_TRANSLATE_NOOP("HelpDialogs", "0")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Search: choose among what was found"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Up, Down")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Search: select it; leave the search"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Enter; Esc")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Details: copy a figure or the address of a source"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Ctrl+C")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Details: what can be done with it"),
     QT_TRANSLATE_NOOP("HelpDialogs", "Menu key or Shift+F10")},
    {QT_TRANSLATE_NOOP("HelpDialogs", "Message: stop opening a file"), QT_TRANSLATE_NOOP("HelpDialogs", "Esc")},
};

/// A dialog with its title as a heading and a button that closes it.
QVBoxLayout* openDialog(const QString& title, const char* name, QWidget* parent, QSize size = {520, 360}) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QLatin1String(name));
    dialog->setAccessibleName(title);
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* outer = new QVBoxLayout(dialog);
    outer->setContentsMargins(20, 18, 20, 16);
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addWidget(new Label(title, TextRole::title, QStringLiteral("helpTitle"), dialog));
    outer->addLayout(column, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->setObjectName(QStringLiteral("helpButtons"));
    buttons->setAccessibleName(HelpDialogs::tr("Buttons"));
    auto* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("helpClose"));
    close->setText(HelpDialogs::tr("Close"));
    close->setIcon({});
    close->setAccessibleName(close->text());
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    outer->addWidget(buttons);
    resizeWithinScreen(*dialog, size);
    dialog->open();
    return column;
}

void addParagraphs(QVBoxLayout* column, const QStringList& paragraphs) {
    int number = 0;
    for (const QString& text : paragraphs) {
        auto* label = new Label(text, TextRole::body, QStringLiteral("helpText%1").arg(number++));
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    column->addStretch();
}

} // namespace

void showShortcuts(const Actions& actions, QWidget* parent) {
    std::vector<std::pair<QString, QString>> rows;
    for (const auto& [command, action] : actions.all())
        if (!action->shortcut().isEmpty())
            rows.emplace_back(withoutLetter(action->text()), keysOf(*action));
    for (const auto& [what, keys] : kOtherKeys)
        rows.emplace_back(HelpDialogs::tr(what), HelpDialogs::tr(keys));

    auto* column = openDialog(HelpDialogs::tr("Keyboard shortcuts"), "shortcutsDialog", parent, {780, 680});
    auto* table = new QTableWidget(static_cast<int>(rows.size()), 2);
    table->setObjectName(QStringLiteral("shortcutsTable"));
    table->setAccessibleName(HelpDialogs::tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({HelpDialogs::tr("What"), HelpDialogs::tr("Keys")});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    int row = 0;
    for (const auto& [what, keys] : rows) {
        table->setItem(row, 0, new QTableWidgetItem(what));
        table->setItem(row++, 1, new QTableWidgetItem(keys));
    }
    // What is longer than its column goes on in a line below.
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    column->addWidget(table, 1);
}

void showDataFormat(QWidget* parent) {
    addParagraphs(
        openDialog(HelpDialogs::tr("Data format"), "dataFormatDialog", parent),
        {HelpDialogs::tr("A Whither file is a SQLite database. It is made from a folder of CSV files, which any "
                         "spreadsheet can write: people, companies, moves, and, if there are any, sources, teams, "
                         "team_members, stays, products, relations and claims."),
         QStringLiteral("whither import FOLDER -o FILE.whither"),
         HelpDialogs::tr("Dates are as precise as known: 2023, 2023-06, 2023-06-14, or bounds such as "
                         "[..2025-05-26] for \"by 26 May 2025\"."),
         HelpDialogs::tr("Several folders are merged by their keys. Every row that is left out is named with its "
                         "file, line and reason. Opening a file never changes it.")});
}

void showAbout(QWidget* parent) {
    addParagraphs(openDialog(HelpDialogs::tr("About Whither"), "aboutDialog", parent),
                  {HelpDialogs::tr("Version %1").arg(QCoreApplication::applicationVersion()),
                   HelpDialogs::tr("Whither shows who went where in tech: people, companies, and the dated and sourced "
                                   "moves between them."),
                   HelpDialogs::tr("MIT licence. Built with Qt %1, Boost, SQLite and ICU; the Inter typeface is under "
                                   "the SIL Open Font License.")
                       .arg(QLatin1String(qVersion()))});
}

} // namespace whither::ui
