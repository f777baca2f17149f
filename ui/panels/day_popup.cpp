#include "ui/panels/day_popup.h"

#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace whither::ui {

std::optional<base::Day> dayFromText(const QString& text) {
    const auto date = base::Date::parse(text.trimmed().toStdString());
    if (!date || !date.assume_value().calendar())
        return {};
    return date.assume_value().calendar()->lastDay();
}

DayPopup::DayPopup(ViewStore& store, QWidget* parent) : QFrame(parent, Qt::Popup), m_store(store) {
    setObjectName(QStringLiteral("asOfPopup"));
    setAccessibleName(tr("Day shown"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    auto* hint = new Label(tr("What had happened by the end of a year, month or day: 2025, 2025-05 or 2025-05-31"),
                           TextRole::muted, QStringLiteral("asOfHint"), this);
    column->addWidget(hint);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(QStringLiteral("asOfEdit"));
    m_edit->setAccessibleName(tr("Year, month or day"));
    m_edit->setMaxLength(10);
    column->addWidget(m_edit);
    auto* problem = new Label({}, TextRole::muted, QStringLiteral("asOfProblem"), this);
    problem->setForegroundRole(QPalette::WindowText);
    problem->setText(tr("This is no date. Write 2025, 2025-05 or 2025-05-31."));
    problem->setAccessibleName(problem->text());
    problem->hide();
    m_problem = problem;
    column->addWidget(problem);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const QString& text, const char* name) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        buttons->addWidget(button);
        return button;
    };
    auto* everything = add(tr("Everything known"), "asOfEverything");
    auto* show = add(tr("Show that day"), "asOfShow");
    show->setDefault(true);
    column->addLayout(buttons);
    setFixedWidth(330);

    connect(m_edit, &QLineEdit::returnPressed, this, &DayPopup::apply);
    connect(m_edit, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(show, &QPushButton::clicked, this, &DayPopup::apply);
    connect(everything, &QPushButton::clicked, this, [this] {
        hide();
        m_store.dispatch(session::SetAsOf{});
    });
}

void DayPopup::ask(QPoint at, Side side, const QString& text) {
    const auto day = m_store.view().filter.asOf;
    m_edit->setText(!text.isEmpty() ? text
                    : day           ? QString::fromStdString(base::CalendarDate::of(*day).iso())
                                    : QString());
    if (text.isEmpty())
        m_edit->selectAll();
    m_problem->hide();
    adjustSize();
    QPoint corner = side == Side::above ? at - QPoint(width() / 2, height() + 4) : at - QPoint(width(), -4);
    const QRect screen = parentWidget()->screen()->availableGeometry();
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(corner);
    QFrame::show();
    m_edit->setFocus();
}

void DayPopup::apply() {
    const auto day = dayFromText(m_edit->text());
    if (!day) {
        m_problem->show();
        adjustSize();
        return;
    }
    hide();
    m_store.dispatch(session::SetAsOf{day});
}

} // namespace whither::ui
