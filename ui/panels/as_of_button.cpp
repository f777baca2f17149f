#include "ui/panels/as_of_button.h"

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
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (has(change, session::Change::filter))
            update();
    });
    update();
}

void AsOfButton::update() {
    const auto day = m_store.view().filter.asOf;
    setText(day ? QString::fromStdString(m_words.asOf(*day)) : tr("everything known"));
    setAccessibleName(tr("Day shown: %1").arg(text()));
}

} // namespace whither::ui
