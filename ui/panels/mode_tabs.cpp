#include "ui/panels/mode_tabs.h"

#include "ui/actions.h"
#include "ui/charts/chart_maker.h"
#include "ui/view_store.h"

#include <QAction>
#include <QCoreApplication>
#include <QStyle>

namespace whither::ui {

namespace {

constexpr auto kNarrow = "isNarrow"; ///< a property that the style sheet knows

} // namespace

ModeTabs::ModeTabs(ViewStore& store, const Actions& actions, QWidget* parent) : QTabBar(parent), m_store(store) {
    setObjectName(QStringLiteral("modeTabs"));
    setAccessibleName(tr("Views"));
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true); // in a narrow window
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (const auto& [command, mode] : kModes) {
        const QAction* action = actions.action(command);
        const int tab = addTab(nameOf(mode));
        setTabToolTip(tab, action->toolTip());
        setTabData(tab, static_cast<int>(mode));
    }
    connect(this, &QTabBar::currentChanged, this,
            [this](int tab) { m_store.dispatch(session::SetMode{static_cast<session::Mode>(tabData(tab).toInt())}); });
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (has(change, session::Change::mode))
            update();
    });
    update();
}

void ModeTabs::setSpacing(Spacing spacing) {
    const bool isNarrow = spacing == Spacing::narrow;
    if (property(kNarrow).toBool() == isNarrow)
        return;
    setProperty(kNarrow, isNarrow);
    // What the style sheet says of it is asked for only then.
    style()->unpolish(this);
    style()->polish(this);
    // It keeps the sizes of its tabs until it hears of another style.
    QEvent restyled(QEvent::StyleChange);
    QCoreApplication::sendEvent(this, &restyled);
    updateGeometry();
}

void ModeTabs::showEvent(QShowEvent* event) {
    QTabBar::showEvent(event);
    updateGeometry(); // the style sheet has given the tabs their size only now
}

void ModeTabs::update() {
    for (int tab = 0; tab < count(); ++tab)
        if (tabData(tab).toInt() == static_cast<int>(m_store.view().mode))
            setCurrentIndex(tab);
}

} // namespace whither::ui
