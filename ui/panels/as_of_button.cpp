#include "ui/panels/as_of_button.h"

#include "ui/canvas/picture_request.h"
#include "ui/panels/day_popup.h"
#include "ui/view_store.h"
#include "ui/wording.h"

namespace whither::ui {

AsOfButton::AsOfButton(ViewStore& store, const TranslatedWording& words, QWidget* parent)
    : QPushButton(parent), m_store(store), m_words(words), m_popup(new DayPopup(store, DayPopup::Purpose::show, this)) {
    setObjectName(QStringLiteral("asOfButton"));
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Show another day"));
    connect(this, &QPushButton::clicked, this,
            [this] { m_popup->ask(mapToGlobal(QPoint(width(), height())), DayPopup::Side::below); });
    connect(m_popup, &DayPopup::taken, this, &AsOfButton::dayTaken);
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (has(change, session::Change::filter) || has(change, session::Change::mode))
            update();
    });
    update();
}

void AsOfButton::update() {
    const QString time = timeShown(m_store.view().filter, m_store.view().mode, m_words);
    setText(time.isEmpty() ? tr("everything known") : time);
    setAccessibleName(tr("Day shown: %1").arg(text()));
}

} // namespace whither::ui
