#include "ui/panels/day_popup.h"

#include "ui/panels/day_text.h"
#include "ui/view_store.h"
#include "ui/widgets/label.h"
#include "ui/wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace whither::ui {

DayPopup::DayPopup(ViewStore& store, Purpose purpose, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_store(store), m_purpose(purpose) {
    const bool compares = purpose == Purpose::compare;
    setObjectName(compares ? QStringLiteral("comparePopup") : QStringLiteral("asOfPopup"));
    setAccessibleName(compares ? tr("Day to compare with") : tr("Day shown"));
    const auto named = [compares](const char* part) {
        return QLatin1String(compares ? "compare" : "asOf") + QLatin1String(part);
    };
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    auto* hint = new Label(
        compares ? tr("Who arrived, left, moved and stayed between the day shown and the end of a year, month or day: "
                      "2023, 2023-02 or 2023-02-28")
                 : tr("What had happened by the end of a year, month or day: 2025, 2025-05 or 2025-05-31"),
        TextRole::muted, named("Hint"), this);
    column->addWidget(hint);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(named("Edit"));
    m_edit->setAccessibleName(tr("Year, month or day"));
    m_edit->installEventFilter(this);
    column->addWidget(m_edit);
    auto* problem = new Label({}, TextRole::muted, named("Problem"), this);
    problem->setForegroundRole(QPalette::WindowText);
    problem->hide();
    m_problem = problem;
    column->addWidget(problem);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const QString& text, const QString& name) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAccessibleName(text);
        buttons->addWidget(button);
        return button;
    };
    m_none = compares ? add(tr("Stop comparing"), QStringLiteral("compareNone"))
                      : add(tr("Everything known"), QStringLiteral("asOfEverything"));
    auto* show = compares ? add(tr("Compare"), QStringLiteral("compareShow"))
                          : add(tr("Show that day"), QStringLiteral("asOfShow"));
    show->setDefault(true);
    column->addLayout(buttons);
    setFixedWidth(330);

    connect(m_edit, &QLineEdit::returnPressed, this, &DayPopup::apply);
    connect(m_edit, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(show, &QPushButton::clicked, this, &DayPopup::apply);
    connect(m_none, &QPushButton::clicked, this, [this] { take({}); });
}

void DayPopup::ask(QPoint at, Side side, const QString& text) {
    const auto& filter = m_store.view().filter;
    const auto& day = m_purpose == Purpose::compare ? filter.comparedWith : filter.asOf;
    m_edit->setText(!text.isEmpty() ? text
                    : day           ? QString::fromStdString(base::CalendarDate::of(*day).iso())
                                    : QString());
    if (text.isEmpty() || m_purpose == Purpose::compare) // what is offered can be typed over
        m_edit->selectAll();
    m_problem->hide();
    if (m_purpose == Purpose::compare)
        m_none->setVisible(day.has_value()); // there is nothing to stop else
    m_at = at;
    m_side = side;
    place();
    QFrame::show();
    m_edit->setFocus();
}

void DayPopup::place() {
    adjustSize();
    QPoint corner = m_side == Side::above ? m_at - QPoint(width() / 2, height() + 4) : m_at - QPoint(width(), -4);
    const QRect screen = parentWidget()->screen()->availableGeometry();
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(corner);
}

bool DayPopup::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && leaveFor(*static_cast<QKeyEvent*>(event)))
        return true;
    return QFrame::eventFilter(watched, event);
}

void DayPopup::keyPressEvent(QKeyEvent* event) {
    if (!leaveFor(*event))
        QFrame::keyPressEvent(event);
}

/// A popup takes the keys from the window that it belongs to. What is none of an editor's is still meant for that.
bool DayPopup::leaveFor(const QKeyEvent& event) {
    if ((event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0)
        return false;
    const QKeySequence keys(event.keyCombination());
    for (const auto own : {QKeySequence::Undo, QKeySequence::Redo, QKeySequence::Cut, QKeySequence::Copy,
                           QKeySequence::Paste, QKeySequence::SelectAll})
        if (QKeySequence::keyBindings(own).contains(keys))
            return false;
    const auto actions = parentWidget()->window()->findChildren<QAction*>();
    const auto meant = std::find_if(actions.begin(), actions.end(), [&keys](const QAction* action) {
        return action->isEnabled() && action->shortcuts().contains(keys);
    });
    if (meant == actions.end())
        return false;
    hide();
    if (*meant != m_opener)
        QMetaObject::invokeMethod(*meant, &QAction::trigger, Qt::QueuedConnection);
    return true;
}

void DayPopup::apply() {
    const auto day = dayFromText(m_edit->text());
    if (!day)
        return tell(tr("This is no date. Write 2025, 2025-05, 2025-05-31 or 31 May 2025."));
    const auto last = m_store.lastKnownDay();
    const bool isTooLate = last && *day > query::lastDayToShow(*last);
    const auto chosen = isTooLate ? last : day;
    const auto known = isTooLate ? QString::fromStdString(base::CalendarDate::of(*last).iso()) : QString();
    const auto& filter = m_store.view().filter;
    const bool compares = m_purpose == Purpose::compare;
    if (chosen == (compares ? filter.asOf : filter.comparedWith)) {
        QString remark = compares ? tr("That is the day shown. Compare it with another.")
                                  : tr("That is the day compared with. Show another.");
        if (isTooLate)
            remark.prepend(tr("Nothing is known after %1.").arg(known) + TranslatedWording::betweenSentences());
        return tell(remark);
    }
    take(chosen);
    if (isTooLate) {
        m_edit->setText(known);
        tell(tr("Nothing is known after %1: that day is taken.").arg(known));
        QFrame::show();
        m_edit->setFocus();
    }
}

void DayPopup::tell(const QString& remark) {
    m_problem->setText(remark);
    m_problem->setAccessibleName(remark);
    m_problem->show();
    place(); // upwards, over nothing that lies below
}

void DayPopup::take(std::optional<base::Day> day) {
    hide();
    if (m_purpose == Purpose::show) {
        m_store.dispatch(session::SetAsOf{day});
    } else {
        m_store.dispatch(session::CompareWith{day});
        // Without a selection the panel has the list.
        if (day && !m_store.view().selection.empty())
            m_store.dispatch(session::ClearSelection{});
    }
    Q_EMIT taken();
}

} // namespace whither::ui
