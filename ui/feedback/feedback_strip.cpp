#include "ui/feedback/feedback_strip.h"

#include "ui/widgets/label.h"

#include <QAccessible>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace whither::ui {

namespace {

constexpr std::chrono::seconds kMentioned{6};

} // namespace

FeedbackStrip::FeedbackStrip(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("feedbackStrip"));
    setAccessibleName(tr("Message"));
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(12, 7, 8, 7);
    m_message = new Label({}, TextRole::body, QStringLiteral("feedbackMessage"), this);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    across->addWidget(m_message, 1);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("feedbackProgress"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, 100);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(160, 8);
    across->addWidget(m_bar);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("feedbackCancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    across->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &FeedbackStrip::cancelled);
    m_more = new QPushButton(tr("Details"), this);
    m_more->setObjectName(QStringLiteral("feedbackDetails"));
    m_more->setAccessibleName(tr("Details of the message"));
    across->addWidget(m_more);
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("feedbackClose"));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close the message"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    across->addWidget(m_close);
    connect(m_more, &QPushButton::clicked, this, &FeedbackStrip::listDetails);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    m_leave.setParent(this);
    m_leave.setObjectName(QStringLiteral("feedbackLeave"));
    m_leave.setSingleShot(true);
    m_leave.setInterval(kMentioned);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void FeedbackStrip::say(const QString& message, const QStringList& details) {
    m_details = details;
    present(message, Kind::message);
    tellOfIt();
}

void FeedbackStrip::remark(const QString& message) {
    present(message, Kind::remark);
    tellOfIt();
}

void FeedbackStrip::forget() {
    if (m_kind == Kind::remark)
        hide();
}

void FeedbackStrip::present(const QString& message, Kind kind) {
    m_leave.stop();
    m_kind = kind;
    m_message->setPlainText(message);
    m_more->setVisible(kind == Kind::message && !m_details.isEmpty());
    m_close->setVisible(kind != Kind::progress);
    m_bar->setVisible(kind == Kind::progress);
    m_cancel->setVisible(kind == Kind::progress);
    setAccessibleDescription(m_message->text());
    show();
}

void FeedbackStrip::tellOfIt() {
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void FeedbackStrip::follow(const QString& message, double share) {
    const bool isNew = isHidden() || m_bar->isHidden();
    m_bar->setValue(static_cast<int>(100 * share));
    present(message, Kind::progress);
    // Said once: a reader that repeats every hundredth says nothing.
    if (isNew)
        tellOfIt();
}

bool FeedbackStrip::event(QEvent* event) {
    // Before the window's own use of the key.
    if (event->type() == QEvent::ShortcutOverride && isCancelKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void FeedbackStrip::keyPressEvent(QKeyEvent* event) {
    if (isCancelKey(*event))
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

bool FeedbackStrip::isCancelKey(const QKeyEvent& event) const {
    return event.key() == Qt::Key_Escape && !m_cancel->isHidden();
}

void FeedbackStrip::mention(const QString& message) {
    say(message);
    m_leave.start();
}

bool FeedbackStrip::isFollowing() const {
    return !isHidden() && !m_bar->isHidden();
}

QString FeedbackStrip::message() const {
    return m_message->text();
}

void FeedbackStrip::listDetails() {
    auto* dialog = new QDialog(window());
    dialog->setObjectName(QStringLiteral("feedbackDialog"));
    dialog->setAccessibleName(m_message->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Details"));
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(new Label(m_message->text(), TextRole::strong, QStringLiteral("feedbackDialogHead"), dialog));
    auto* list = new QPlainTextEdit(m_details.join(QLatin1Char('\n')), dialog);
    list->setObjectName(QStringLiteral("feedbackList"));
    list->setAccessibleName(tr("All lines"));
    list->setReadOnly(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(list, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->setObjectName(QStringLiteral("feedbackDialogButtons"));
    buttons->setAccessibleName(tr("Buttons"));
    auto* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("feedbackDialogClose"));
    close->setText(tr("Close"));
    close->setAccessibleName(close->text());
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    column->addWidget(buttons);
    dialog->resize(720, 420);
    dialog->open();
}

} // namespace whither::ui
