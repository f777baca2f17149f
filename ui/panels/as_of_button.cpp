#include "ui/panels/as_of_button.h"

#include "ui/view_store.h"
#include "ui/widgets/label.h"
#include "ui/wording.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace whither::ui {

std::optional<base::Day> dayFromText(const QString& text) {
    const auto date = base::Date::parse(text.trimmed().toStdString());
    if (!date || !date.assume_value().calendar())
        return {};
    return date.assume_value().calendar()->lastDay();
}

AsOfButton::AsOfButton(ViewStore& store, const TranslatedWording& words, QWidget* parent)
    : QPushButton(parent), m_store(store), m_words(words) {
    setObjectName(QStringLiteral("asOfButton"));
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Show another day"));

    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setObjectName(QStringLiteral("asOfPopup"));
    m_popup->setAccessibleName(tr("Day shown"));
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    auto* hint = new Label(tr("What had happened by the end of a year, month or day: 2025, 2025-05 or 2025-05-31"),
                           TextRole::muted, QStringLiteral("asOfHint"), m_popup);
    column->addWidget(hint);
    m_edit = new QLineEdit(m_popup);
    m_edit->setObjectName(QStringLiteral("asOfEdit"));
    m_edit->setAccessibleName(tr("Year, month or day"));
    m_edit->setMaxLength(10);
    column->addWidget(m_edit);
    auto* problem = new Label({}, TextRole::muted, QStringLiteral("asOfProblem"), m_popup);
    problem->setForegroundRole(QPalette::WindowText);
    problem->setText(tr("This is no date. Write 2025, 2025-05 or 2025-05-31."));
    problem->setAccessibleName(problem->text());
    problem->hide();
    m_problem = problem;
    column->addWidget(problem);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const QString& text, const char* name) {
        auto* button = new QPushButton(text, m_popup);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        buttons->addWidget(button);
        return button;
    };
    auto* everything = add(tr("Everything known"), "asOfEverything");
    auto* show = add(tr("Show that day"), "asOfShow");
    show->setDefault(true);
    column->addLayout(buttons);
    m_popup->setFixedWidth(330);

    connect(this, &QPushButton::clicked, this, &AsOfButton::ask);
    connect(m_edit, &QLineEdit::returnPressed, this, &AsOfButton::apply);
    connect(m_edit, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(show, &QPushButton::clicked, this, &AsOfButton::apply);
    connect(everything, &QPushButton::clicked, this, [this] {
        m_popup->hide();
        m_store.dispatch(session::SetAsOf{});
    });
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

void AsOfButton::ask() {
    const auto day = m_store.view().filter.asOf;
    m_edit->setText(day ? QString::fromStdString(base::CalendarDate::of(*day).iso()) : QString());
    m_edit->selectAll();
    m_problem->hide();
    m_popup->adjustSize();
    m_popup->move(mapToGlobal(QPoint(width() - m_popup->width(), height() + 4)));
    m_popup->show();
    m_edit->setFocus();
}

void AsOfButton::apply() {
    const auto day = dayFromText(m_edit->text());
    if (!day) {
        m_problem->show();
        m_popup->adjustSize();
        return;
    }
    m_popup->hide();
    m_store.dispatch(session::SetAsOf{day});
}

} // namespace whither::ui
