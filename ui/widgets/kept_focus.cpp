#include "ui/widgets/kept_focus.h"

#include <QWidget>

#include <algorithm>

namespace whither::ui {

namespace {

QList<QWidget*> rowsOf(const QWidget& page) {
    QList<QWidget*> rows = page.findChildren<QWidget*>();
    rows.removeIf([&page](const QWidget* row) {
        return (row->focusPolicy() & Qt::TabFocus) == 0 || !row->isEnabled() || !row->isVisibleTo(&page);
    });
    return rows;
}

} // namespace

QWidget* firstRow(const QWidget& page) {
    const auto rows = rowsOf(page);
    return rows.empty() ? nullptr : rows.front();
}

std::optional<KeptFocus> focusIn(const QWidget& page) {
    const QWidget* focus = page.window()->focusWidget();
    if (focus == nullptr || !page.isAncestorOf(focus))
        return {};
    KeptFocus kept;
    kept.name = focus->objectName();
    for (const QWidget* row : rowsOf(page)) {
        if (row == focus)
            break;
        ++kept.place;
        kept.before += row->objectName() == kept.name ? 1 : 0;
    }
    return kept;
}

QWidget* rowAt(const QWidget& page, const KeptFocus& kept) {
    const auto rows = rowsOf(page);
    QWidget* found = nullptr;
    int before = 0;
    for (QWidget* row : rows)
        if (row->objectName() == kept.name) {
            found = row;
            if (before++ == kept.before)
                break;
        }
    if (found != nullptr || rows.empty())
        return found;
    return rows[std::min<qsizetype>(kept.place, rows.size() - 1)];
}

} // namespace whither::ui
