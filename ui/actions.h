#pragma once

#include "core/session/view_state.h"

#include <QObject>
#include <QString>

#include <map>
#include <utility>

class QAction;
class QMenuBar;

namespace whither::ui {

class ViewStore;

/// Everything that a person can tell the program to do, by menu, button or key.
enum class Command {
    open,
    openLlama,
    openAiTalent,
    openBoth,
    exportImage,
    exportFilm,
    copyImage,
    print,
    quit,
    find,
    nextPart,
    partBefore,
    back,
    forward,
    selectShown,
    clearSelection,
    graphView,
    sankeyView,
    matrixView,
    careersView,
    retentionView,
    cardView,
    zoomIn,
    zoomOut,
    fit,
    zoomToSelection,
    overviewMap,
    arrangeOverview,
    arrangeBalanced,
    arrangeClusters,
    themeSystem,
    themeLight,
    themeDark,
    english,
    chinese,
    showTime,
    play,
    moveBefore,
    moveAfter,
    compare,
    endComparison,
    pauseLayout,
    pin,
    unpinAll,
    neighbourhood,
    everything,
    path,
    shortcuts,
    dataFormat,
    about,
};

/// The commands that choose a way of looking, in the order of their tabs.
inline constexpr std::pair<Command, session::Mode> kModes[] = {
    {Command::graphView, session::Mode::graph},         {Command::sankeyView, session::Mode::sankey},
    {Command::matrixView, session::Mode::matrix},       {Command::careersView, session::Mode::careers},
    {Command::retentionView, session::Mode::retention}, {Command::cardView, session::Mode::card}};

/// All keys of a command as they are told: "Alt+Left, Ctrl+Z".
[[nodiscard]] QString keysOf(const QAction& action);

/// Every command once: its name, text, key, what it does to the view and when it can be used. What is more than a
/// change of the view is requested from the owner.
class Actions : public QObject {
    Q_OBJECT
  public:
    Actions(ViewStore& store, QObject* parent);

    [[nodiscard]] QAction* action(Command command) const;
    /// The menus, and so the keys, in their order.
    void fill(QMenuBar& bar) const;
    [[nodiscard]] const std::map<Command, QAction*>& all() const { return m_actions; }

    /// There is something to search, export and print from now on.
    void noteData();

  Q_SIGNALS:
    void requested(whither::ui::Command command);

  private:
    void add(Command command);
    void run(Command command);
    void update();

    ViewStore& m_store;
    std::map<Command, QAction*> m_actions;
    bool m_hasData = false;
};

} // namespace whither::ui
