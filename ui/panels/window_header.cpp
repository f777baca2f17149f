#include "ui/panels/window_header.h"

#include "ui/actions.h"
#include "ui/panels/as_of_button.h"
#include "ui/panels/mode_tabs.h"
#include "ui/panels/search_box.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

namespace whither::ui {

WindowHeader::WindowHeader(ViewStore& store, const TranslatedWording& words, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_search(new SearchBox(store, words, this)), m_tabs(new ModeTabs(store, actions, this)) {
    setObjectName(QStringLiteral("header"));
    setAccessibleName(tr("Views, search and export"));
    setAttribute(Qt::WA_StyledBackground);
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(16, 10, 16, 10);
    across->setSpacing(14);
    m_search->setMinimumWidth(130);
    m_search->setMaximumWidth(500);
    m_search->setFixedHeight(34);
    across->addWidget(m_tabs);
    across->addStretch(1);
    across->addWidget(m_search, 2);
    across->addStretch(1);
    across->addWidget(makeRight(store, words, actions));
}

void WindowHeader::resizeEvent(QResizeEvent* event) {
    constexpr int kNarrow = 980;
    m_tabs->setSpacing(width() < kNarrow ? ModeTabs::Spacing::narrow : ModeTabs::Spacing::normal);
    QWidget::resizeEvent(event);
}

QWidget* WindowHeader::makeRight(ViewStore& store, const TranslatedWording& words, const Actions& actions) {
    auto* right = new QWidget(this);
    right->setObjectName(QStringLiteral("headerRight"));
    right->setAccessibleName(tr("Day shown and export"));
    auto* buttons = new QHBoxLayout(right);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(14);
    auto* asOf = new AsOfButton(store, words, right);
    connect(asOf, &AsOfButton::dayTaken, this, &WindowHeader::dayTaken);
    buttons->addWidget(asOf);
    const QAction* action = actions.action(Command::exportImage);
    auto* exportButton = new QPushButton(tr("Export image…"), right);
    exportButton->setObjectName(QStringLiteral("exportButton"));
    exportButton->setAccessibleName(tr("Export image"));
    exportButton->setToolTip(action->toolTip());
    exportButton->setEnabled(action->isEnabled());
    connect(exportButton, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, exportButton,
            [exportButton, action] { exportButton->setEnabled(action->isEnabled()); });
    buttons->addWidget(exportButton);
    return right;
}

} // namespace whither::ui
