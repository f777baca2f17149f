#include "ui/dialogs/help_dialogs.h"

#include "ui/actions.h"
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

/// A dialog with its title as a heading and a button that closes it.
QVBoxLayout* openDialog(const QString& title, const char* name, QWidget* parent) {
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
    close->setAccessibleName(close->text());
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    outer->addWidget(buttons);
    dialog->resize(520, 360);
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
            rows.emplace_back(action->text().remove(QLatin1Char('&')),
                              action->shortcut().toString(QKeySequence::NativeText));
    rows.emplace_back(HelpDialogs::tr("Canvas: to the nearest node"), HelpDialogs::tr("Arrow keys"));
    rows.emplace_back(HelpDialogs::tr("Canvas: from node to node"), HelpDialogs::tr("Page Up, Page Down"));
    rows.emplace_back(HelpDialogs::tr("Canvas: select the node; with Shift, add it"),
                      HelpDialogs::tr("Enter or Space"));
    rows.emplace_back(HelpDialogs::tr("Canvas: select the node's moves, one after the other"),
                      QStringLiteral("L, Shift+L"));
    rows.emplace_back(HelpDialogs::tr("Canvas: move the picture"), HelpDialogs::tr("Shift+Arrow keys"));
    rows.emplace_back(HelpDialogs::tr("Canvas: zoom, fit"), QStringLiteral("+  −  0"));
    rows.emplace_back(HelpDialogs::tr("Canvas: go to the selection"), QStringLiteral("Z"));
    rows.emplace_back(HelpDialogs::tr("Canvas: select what a rectangle or a free line surrounds"),
                      HelpDialogs::tr("Shift or Ctrl, and drag"));
    rows.emplace_back(HelpDialogs::tr("Time bar: to the move before, to the next"), HelpDialogs::tr("Left, Right"));
    rows.emplace_back(HelpDialogs::tr("Time bar: by a month"), HelpDialogs::tr("Ctrl+Left, Ctrl+Right"));
    rows.emplace_back(HelpDialogs::tr("Time bar: by a year"), HelpDialogs::tr("Shift+Left, Shift+Right"));
    rows.emplace_back(HelpDialogs::tr("Time bar: to the first day, to the last"), HelpDialogs::tr("Home, End"));
    rows.emplace_back(HelpDialogs::tr("Time bar: to the event before, to the next"), HelpDialogs::tr("Up, Down"));
    rows.emplace_back(HelpDialogs::tr("Time bar: type a date"), HelpDialogs::tr("Digits"));
    rows.emplace_back(HelpDialogs::tr("Time bar: begin the range at the day shown; show all before it again"),
                      QStringLiteral("[  ]"));
    rows.emplace_back(HelpDialogs::tr("Time bar: select who moves that day"), HelpDialogs::tr("Enter"));
    rows.emplace_back(HelpDialogs::tr("Canvas: pin or unpin the node"), QStringLiteral("P"));
    rows.emplace_back(HelpDialogs::tr("Canvas: show the node's neighbourhood"), QStringLiteral("F"));

    auto* column = openDialog(HelpDialogs::tr("Keyboard shortcuts"), "shortcutsDialog", parent);
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
    column->addWidget(table, 1);
    column->parentWidget()->resize(560, 560);
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
