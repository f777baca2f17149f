#include "ui/actions.h"

#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <iterator>
#include <utility>

namespace whither::ui {

namespace {

struct Row {
    Command command;
    const char* name; ///< object name
    const char* text;
    const char* keys; ///< the first is the one that menus tell
    const char* tip;
};

constexpr Row kRows[] = {
    {Command::open, "open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "Ctrl+O",
     QT_TRANSLATE_NOOP("Actions", "Open a Whither file")},
    {Command::openLlama, "openLlama", QT_TRANSLATE_NOOP("Actions", "Who &left Meta's Llama team"), "",
     QT_TRANSLATE_NOOP("Actions", "The fourteen authors of the LLaMA paper and where they went")},
    {Command::openAiTalent, "openAiTalent", QT_TRANSLATE_NOOP("Actions", "AI talent &moves"), "",
     QT_TRANSLATE_NOOP("Actions", "Moves across the field of artificial intelligence")},
    {Command::openBoth, "openBoth", QT_TRANSLATE_NOOP("Actions", "&Both, merged"), "",
     QT_TRANSLATE_NOOP("Actions", "Both data sets in one graph")},
    {Command::exportImage, "exportImage", QT_TRANSLATE_NOOP("Actions", "&Export image…"), "Ctrl+E",
     QT_TRANSLATE_NOOP("Actions", "Write the picture as PNG, SVG, PDF, JPEG or WebP")},
    {Command::exportFilm, "exportFilm", QT_TRANSLATE_NOOP("Actions", "Export &film…"), "Ctrl+Shift+E",
     QT_TRANSLATE_NOOP("Actions", "Write the picture as of many days: a film, numbered pictures, or all on one page")},
    {Command::copyImage, "copyImage", QT_TRANSLATE_NOOP("Actions", "&Copy image"), "Ctrl+Shift+C",
     QT_TRANSLATE_NOOP("Actions", "Copy the picture to the clipboard")},
    {Command::print, "print", QT_TRANSLATE_NOOP("Actions", "&Print…"), "Ctrl+P",
     QT_TRANSLATE_NOOP("Actions", "Print the picture")},
    {Command::quit, "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q",
     QT_TRANSLATE_NOOP("Actions", "Close the window")},
    {Command::find, "find", QT_TRANSLATE_NOOP("Actions", "&Find…"), "Ctrl+K",
     QT_TRANSLATE_NOOP("Actions", "Search people and companies")},
    {Command::nextPart, "nextPart", QT_TRANSLATE_NOOP("Actions", "Ne&xt part of the window"), "F6",
     QT_TRANSLATE_NOOP("Actions",
                       "Give the keyboard to the filters, the picture, the details and the time bar in turn")},
    {Command::partBefore, "partBefore", QT_TRANSLATE_NOOP("Actions", "Previo&us part of the window"), "Shift+F6",
     QT_TRANSLATE_NOOP("Actions", "The same, the other way round")},
    {Command::back, "back", QT_TRANSLATE_NOOP("Actions", "&Back"), "Alt+Left; Ctrl+Z",
     QT_TRANSLATE_NOOP("Actions", "Take back the last change of selection, filter, day, view or pins")},
    {Command::forward, "forward", QT_TRANSLATE_NOOP("Actions", "F&orward"), "Alt+Right; Ctrl+Shift+Z; Ctrl+Y",
     QT_TRANSLATE_NOOP("Actions", "Do again what was taken back")},
    {Command::selectShown, "selectShown", QT_TRANSLATE_NOOP("Actions", "Select &all that is in the window"), "Ctrl+A",
     QT_TRANSLATE_NOOP("Actions",
                       "Select every node that the window shows; Shift or Ctrl and the mouse select a part")},
    {Command::clearSelection, "clearSelection", QT_TRANSLATE_NOOP("Actions", "C&lear selection"), "Esc",
     QT_TRANSLATE_NOOP("Actions", "Select nothing; then leave the neighbourhood")},
    {Command::graphView, "graphView", QT_TRANSLATE_NOOP("Actions", "&Graph"), "Alt+1",
     QT_TRANSLATE_NOOP("Actions", "People, companies and the moves between them")},
    {Command::sankeyView, "sankeyView", QT_TRANSLATE_NOOP("Actions", "&Flow"), "Alt+2",
     QT_TRANSLATE_NOOP("Actions", "Who came from where and went where, as ribbons")},
    {Command::matrixView, "matrixView", QT_TRANSLATE_NOOP("Actions", "&Matrix"), "Alt+3",
     QT_TRANSLATE_NOOP("Actions", "Who came from where and went where, as numbers")},
    {Command::careersView, "careersView", QT_TRANSLATE_NOOP("Actions", "&Careers"), "Alt+4",
     QT_TRANSLATE_NOOP("Actions", "One line for each person, coloured by employer")},
    {Command::retentionView, "retentionView", QT_TRANSLATE_NOOP("Actions", "&Retention"), "Alt+5",
     QT_TRANSLATE_NOOP("Actions", "How long people stayed")},
    {Command::cardView, "cardView", QT_TRANSLATE_NOOP("Actions", "Co&hort"), "Alt+6",
     QT_TRANSLATE_NOOP("Actions", "What became of each of them, on one page")},
    {Command::zoomIn, "zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "Ctrl++",
     QT_TRANSLATE_NOOP("Actions", "Come closer")},
    {Command::zoomOut, "zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "Ctrl+-",
     QT_TRANSLATE_NOOP("Actions", "Go farther")},
    {Command::fit, "fit", QT_TRANSLATE_NOOP("Actions", "Fit the &whole graph"), "Ctrl+0",
     QT_TRANSLATE_NOOP("Actions", "Show all of the picture")},
    {Command::zoomToSelection, "zoomToSelection", QT_TRANSLATE_NOOP("Actions", "Go to the &selection"), "Ctrl+G",
     QT_TRANSLATE_NOOP("Actions", "Show the selected nodes from near (Z on the canvas)")},
    {Command::overviewMap, "overviewMap", QT_TRANSLATE_NOOP("Actions", "O&verview map"), "Ctrl+M",
     QT_TRANSLATE_NOOP("Actions", "Show the whole graph small, in a corner, while the window shows a part of it")},
    {Command::arrangeOverview, "arrangeOverview", QT_TRANSLATE_NOOP("Actions", "&Overview: distances tell"), "Ctrl+1",
     QT_TRANSLATE_NOOP("Actions", "Arrange the graph so that what is far apart in it is far apart in the picture")},
    {Command::arrangeBalanced, "arrangeBalanced", QT_TRANSLATE_NOOP("Actions", "&Balanced"), "Ctrl+2",
     QT_TRANSLATE_NOOP("Actions", "Arrange the graph with something of both: overview and clusters")},
    {Command::arrangeClusters, "arrangeClusters", QT_TRANSLATE_NOOP("Actions", "&Clusters: groups apart"), "Ctrl+3",
     QT_TRANSLATE_NOOP("Actions", "Arrange the graph so that groups stand apart and few lines cross")},
    {Command::themeSystem, "themeSystem", QT_TRANSLATE_NOOP("Actions", "As the &desktop"), "",
     QT_TRANSLATE_NOOP("Actions", "Light or dark as the desktop is")},
    {Command::themeLight, "themeLight", QT_TRANSLATE_NOOP("Actions", "&Light"), "",
     QT_TRANSLATE_NOOP("Actions", "Dark text on light ground")},
    {Command::themeDark, "themeDark", QT_TRANSLATE_NOOP("Actions", "Dar&k"), "",
     QT_TRANSLATE_NOOP("Actions", "Light text on dark ground")},
    {Command::english, "english", "&English", "", QT_TRANSLATE_NOOP("Actions", "English from the next start on")},
    {Command::chinese, "chinese", "&简体中文", "", QT_TRANSLATE_NOOP("Actions", "Chinese from the next start on")},
    {Command::showTime, "showTime", QT_TRANSLATE_NOOP("Actions", "&Time bar"), "Ctrl+B",
     QT_TRANSLATE_NOOP("Actions", "Show the moves over time below the picture")},
    {Command::play, "play", QT_TRANSLATE_NOOP("Actions", "&Play"), "Space",
     QT_TRANSLATE_NOOP("Actions", "Let time pass from the day shown on, or stand still again")},
    {Command::moveBefore, "moveBefore", QT_TRANSLATE_NOOP("Actions", "To the move &before"), "Ctrl+,",
     QT_TRANSLATE_NOOP("Actions", "Show the day of the move before")},
    {Command::moveAfter, "moveAfter", QT_TRANSLATE_NOOP("Actions", "To the &next move"), "Ctrl+.",
     QT_TRANSLATE_NOOP("Actions", "Show the day of the next move")},
    {Command::compare, "compare", QT_TRANSLATE_NOOP("Actions", "Compare with another da&y…"), "Ctrl+D",
     QT_TRANSLATE_NOOP("Actions", "Who arrived, who left, who moved and who stayed between two days")},
    {Command::endComparison, "endComparison", QT_TRANSLATE_NOOP("Actions", "En&d the comparison"), "Ctrl+Shift+D",
     QT_TRANSLATE_NOOP("Actions", "Show the one day alone again")},
    {Command::pauseLayout, "pauseLayout", QT_TRANSLATE_NOOP("Actions", "&Pause the layout"), "Ctrl+L",
     QT_TRANSLATE_NOOP("Actions", "Keep every node where it is")},
    {Command::pin, "pin", QT_TRANSLATE_NOOP("Actions", "P&in or unpin the selection"), "Ctrl+Shift+P",
     QT_TRANSLATE_NOOP("Actions", "Hold the selected nodes where they are, or let them go (P on the canvas)")},
    {Command::unpinAll, "unpinAll", QT_TRANSLATE_NOOP("Actions", "&Unpin all"), "",
     QT_TRANSLATE_NOOP("Actions", "Let go of every node that is held where it was put")},
    {Command::neighbourhood, "neighbourhood", QT_TRANSLATE_NOOP("Actions", "Show the &neighbourhood"), "Ctrl+Return",
     QT_TRANSLATE_NOOP("Actions", "Only what is tied to the selection (F on the canvas)")},
    {Command::everything, "everything", QT_TRANSLATE_NOOP("Actions", "Show &everything"), "Ctrl+Backspace",
     QT_TRANSLATE_NOOP("Actions", "The whole graph again")},
    {Command::path, "path", QT_TRANSLATE_NOOP("Actions", "Shortest pa&th between two"), "Ctrl+T",
     QT_TRANSLATE_NOOP("Actions", "Select the way from one selected node to the other")},
    {Command::shortcuts, "shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "F1",
     QT_TRANSLATE_NOOP("Actions", "All keys")},
    {Command::dataFormat, "dataFormat", QT_TRANSLATE_NOOP("Actions", "&Data format"), "",
     QT_TRANSLATE_NOOP("Actions", "How to make a file of one's own")},
    {Command::about, "about", QT_TRANSLATE_NOOP("Actions", "&About Whither"), "",
     QT_TRANSLATE_NOOP("Actions", "Version and licence")},
};

constexpr std::pair<Command, layout::Character> kArrangements[] = {
    {Command::arrangeOverview, layout::Character::overview},
    {Command::arrangeBalanced, layout::Character::balanced},
    {Command::arrangeClusters, layout::Character::clusters},
};

QString told(const char* text) {
    return QCoreApplication::translate("Actions", text);
}

bool isNode(const model::EntityId& id) {
    return id.kind != model::EntityKind::move && id.kind != model::EntityKind::relation;
}

} // namespace

Actions::Actions(ViewStore& store, QObject* parent) : QObject(parent), m_store(store) {
    for (const Row& row : kRows)
        add(row.command);
    for (const auto command : {Command::themeSystem, Command::themeLight, Command::themeDark, Command::english,
                               Command::chinese, Command::pauseLayout, Command::overviewMap, Command::showTime})
        action(command)->setCheckable(true);
    action(Command::showTime)->setChecked(true);
    for (const auto command : {Command::play, Command::moveBefore, Command::moveAfter})
        action(command)->setEnabled(false); // until there are moves to go to
    action(Command::overviewMap)->setChecked(true);
    auto* themes = new QActionGroup(this);
    for (const auto command : {Command::themeSystem, Command::themeLight, Command::themeDark})
        themes->addAction(action(command));
    auto* arrangements = new QActionGroup(this);
    for (const auto& [command, character] : kArrangements) {
        action(command)->setCheckable(true);
        arrangements->addAction(action(command));
    }
    auto* modes = new QActionGroup(this);
    for (const auto& [command, mode] : kModes) {
        action(command)->setCheckable(true);
        modes->addAction(action(command));
    }
    auto* languages = new QActionGroup(this);
    for (const auto command : {Command::english, Command::chinese})
        languages->addAction(action(command));
    action(Command::quit)->setMenuRole(QAction::QuitRole);
    action(Command::about)->setMenuRole(QAction::AboutRole);
    connect(&m_store, &ViewStore::changed, this, &Actions::update);
    update();
}

void Actions::add(Command command) {
    const Row& row = *std::find_if(std::begin(kRows), std::end(kRows),
                                   [command](const Row& candidate) { return candidate.command == command; });
    auto* action = new QAction(told(row.text), this);
    action->setObjectName(QLatin1String(row.name));
    action->setShortcuts(QKeySequence::listFromString(QLatin1String(row.keys)));
    QString tip = told(row.tip);
    if (!action->shortcut().isEmpty())
        tip += QStringLiteral(" (%1)").arg(keysOf(*action));
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this, [this, command] { run(command); });
    m_actions.emplace(command, action);
}

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QCoreApplication::translate("Actions", ", ", "between keys"));
}

QAction* Actions::action(Command command) const {
    return m_actions.at(command);
}

void Actions::run(Command command) {
    const auto& view = m_store.view();
    for (const auto& [candidate, mode] : kModes)
        if (command == candidate)
            return m_store.dispatch(session::SetMode{mode});
    switch (command) {
    case Command::back:
        return m_store.dispatch(session::Back{});
    case Command::forward:
        return m_store.dispatch(session::Forward{});
    case Command::clearSelection:
        return m_store.dispatch(session::ClearSelection{});
    case Command::fit:
        return m_store.dispatch(session::FitAll{});
    case Command::arrangeOverview:
        return m_store.dispatch(session::SetCharacter{layout::Character::overview});
    case Command::arrangeBalanced:
        return m_store.dispatch(session::SetCharacter{layout::Character::balanced});
    case Command::arrangeClusters:
        return m_store.dispatch(session::SetCharacter{layout::Character::clusters});
    case Command::pauseLayout:
        return m_store.dispatch(session::RunLayout{!view.isLayoutRunning});
    case Command::unpinAll:
        return m_store.dispatch(session::UnpinAll{});
    case Command::neighbourhood:
        return m_store.dispatch(session::SetFocus{query::Filter::Focus{view.selection.back(), 1}});
    case Command::everything:
        return m_store.dispatch(session::SetFocus{});
    case Command::endComparison:
        return m_store.dispatch(session::CompareWith{});
    default:
        Q_EMIT requested(command);
    }
}

void Actions::noteData() {
    m_hasData = true;
    update();
}

void Actions::update() {
    const auto& [view, history] = m_store.session();
    const bool endsOnNode = !view.selection.empty() && isNode(view.selection.back());
    action(Command::back)->setEnabled(!history.back.empty());
    action(Command::forward)->setEnabled(!history.forward.empty());
    action(Command::clearSelection)->setEnabled(!view.selection.empty() || view.filter.focus.has_value());
    action(Command::everything)->setEnabled(view.filter.focus.has_value());
    action(Command::neighbourhood)->setEnabled(endsOnNode);
    action(Command::compare)->setEnabled(m_hasData);
    action(Command::endComparison)->setEnabled(view.filter.comparedWith.has_value());
    action(Command::pin)->setEnabled(endsOnNode);
    action(Command::unpinAll)->setEnabled(!view.pins.empty());
    action(Command::path)
        ->setEnabled(view.selection.size() == 2 && isNode(view.selection[0]) && isNode(view.selection[1]));
    action(Command::pauseLayout)->setChecked(!view.isLayoutRunning);
    for (const auto& [command, character] : kArrangements) {
        action(command)->setChecked(character == view.character);
        action(command)->setEnabled(m_hasData);
    }
    for (const auto& [command, mode] : kModes) {
        action(command)->setChecked(mode == view.mode);
        action(command)->setEnabled(m_hasData);
    }
    const bool isGraph = view.mode == session::Mode::graph;
    for (const auto command : {Command::exportImage, Command::exportFilm, Command::copyImage, Command::print,
                               Command::find, Command::nextPart, Command::partBefore})
        action(command)->setEnabled(m_hasData);
    for (const auto command : {Command::zoomIn, Command::zoomOut, Command::fit, Command::pauseLayout,
                               Command::selectShown, Command::overviewMap})
        action(command)->setEnabled(m_hasData && isGraph);
    action(Command::zoomToSelection)->setEnabled(m_hasData && isGraph && !view.selection.empty());
}

void Actions::fill(QMenuBar& bar) const {
    const auto menu = [](auto& parent, const QString& title, const char* name) {
        QMenu* made = parent.addMenu(title);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(withoutLetter(title));
        made->setToolTipsVisible(true);
        return made;
    };
    const auto add = [this](QMenu* into, std::initializer_list<Command> commands) {
        for (const auto command : commands)
            into->addAction(action(command));
    };
    bar.setObjectName(QStringLiteral("menuBar"));
    bar.setAccessibleName(tr("Menus"));
    QMenu* file = menu(bar, tr("&File"), "fileMenu");
    add(file, {Command::open});
    add(menu(*file, tr("Open &sample"), "sampleMenu"), {Command::openLlama, Command::openAiTalent, Command::openBoth});
    file->addSeparator();
    add(file, {Command::exportImage, Command::exportFilm, Command::print});
    file->addSeparator();
    add(file, {Command::quit});

    QMenu* edit = menu(bar, tr("&Edit"), "editMenu");
    add(edit, {Command::back, Command::forward});
    edit->addSeparator();
    add(edit, {Command::copyImage});
    edit->addSeparator();
    add(edit, {Command::find, Command::selectShown, Command::clearSelection});

    QMenu* view = menu(bar, tr("&View"), "viewMenu");
    for (const auto& [command, mode] : kModes)
        view->addAction(action(command));
    view->addSeparator();
    add(view, {Command::showTime, Command::play, Command::moveBefore, Command::moveAfter, Command::compare,
               Command::endComparison});
    view->addSeparator();
    add(view, {Command::zoomIn, Command::zoomOut, Command::fit, Command::zoomToSelection, Command::overviewMap});
    view->addSeparator();
    add(view, {Command::nextPart, Command::partBefore});
    view->addSeparator();
    add(menu(*view, tr("&Arrangement"), "arrangementMenu"),
        {Command::arrangeOverview, Command::arrangeBalanced, Command::arrangeClusters});
    view->addSeparator();
    add(menu(*view, tr("Th&eme"), "themeMenu"), {Command::themeSystem, Command::themeLight, Command::themeDark});
    add(menu(*view, tr("&Language"), "languageMenu"), {Command::english, Command::chinese});

    QMenu* graph = menu(bar, tr("&Graph"), "graphMenu");
    add(graph, {Command::pauseLayout, Command::pin, Command::unpinAll});
    graph->addSeparator();
    add(graph, {Command::neighbourhood, Command::everything, Command::path});

    add(menu(bar, tr("&Help"), "helpMenu"), {Command::shortcuts, Command::dataFormat, Command::about});
}

} // namespace whither::ui
