#include "ui/window_parts.h"

#include "ui/widgets/kept_focus.h"

#include <QWidget>

#include <algorithm>
#include <iterator>

namespace whither::ui {

namespace {

bool takesKeys(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() && widget.isVisible();
}

void enter(QWidget& entry) {
    QWidget* last = entry.focusWidget();
    QWidget* target = takesKeys(entry) ? &entry : last != nullptr && takesKeys(*last) ? last : firstRow(entry);
    (target != nullptr ? target : &entry)->setFocus(Qt::ShortcutFocusReason);
}

} // namespace

void goToPart(const std::vector<WindowPart>& parts, PartStep step) {
    std::vector<WindowPart> there;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(there), [](const WindowPart& part) {
        // One behind another in tabs is visible, but outside the window.
        const QWidget& window = *part.whole->window();
        return part.whole->isVisible() &&
               window.rect().intersects({part.whole->mapTo(&window, QPoint()), part.whole->size()});
    });
    if (there.empty())
        return;
    const QWidget* focus = there.front().whole->window()->focusWidget();
    const auto at = std::find_if(there.begin(), there.end(), [focus](const WindowPart& part) {
        return part.whole == focus || (focus != nullptr && part.whole->isAncestorOf(focus));
    });
    const std::size_t count = there.size();
    const auto place = static_cast<std::size_t>(at - there.begin());
    const bool isNext = step == PartStep::next;
    const std::size_t to = at == there.end() ? (isNext ? 0 : count - 1) : (place + (isNext ? 1 : count - 1)) % count;
    enter(*there[to].entry);
}

} // namespace whither::ui
