#include "ui/canvas/canvas_buttons.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QToolButton>

namespace whither::ui {

namespace {

constexpr int kGap = 4;
/// Pixels that they leave to the legend in one row, or else they stand in two.
constexpr int kRoomBeside = 280;

} // namespace

CanvasButtons::CanvasButtons(GraphCanvas& canvas) : QObject(&canvas), m_canvas(canvas) {
    m_zoomIn = add("zoomInButton", QStringLiteral("+"), tr("Zoom in"));
    connect(m_zoomIn, &QToolButton::clicked, &canvas, &GraphCanvas::zoomIn);
    m_zoomOut = add("zoomOutButton", QStringLiteral("\u2212"), tr("Zoom out"));
    connect(m_zoomOut, &QToolButton::clicked, &canvas, &GraphCanvas::zoomOut);
    m_fit = add("fitButton", tr("Fit", "button: show the whole graph"), tr("Show the whole graph"));
    connect(m_fit, &QToolButton::clicked, &canvas, &GraphCanvas::fit);
    m_pause = add("pauseButton", {}, {});
    m_pause->setCheckable(true);
    m_everything = add("everythingButton", {}, {});
}

QToolButton* CanvasButtons::add(const char* name, const QString& text, const QString& what) {
    auto* button = new QToolButton(&m_canvas);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setAccessibleName(what);
    button->setToolTip(what);
    // The theme gives it a ground: what is drawn beneath must not show through its letters.
    button->setProperty("onPicture", true);
    return button;
}

void CanvasButtons::follow(QAction* pause, QAction* everything) {
    const auto follow = [this, pause, everything] { update(pause, everything); };
    connect(pause, &QAction::changed, this, follow);
    connect(everything, &QAction::changed, this, follow);
    // The action checks the button, never the button itself.
    connect(m_pause, &QToolButton::clicked, pause, [this, pause] {
        m_pause->setChecked(pause->isChecked());
        pause->trigger();
    });
    connect(m_everything, &QToolButton::clicked, everything, &QAction::trigger);
    follow();
}

void CanvasButtons::update(const QAction* pause, const QAction* everything) {
    m_pause->setEnabled(pause->isEnabled());
    m_pause->setChecked(pause->isChecked());
    m_pause->setText(pause->isChecked() ? tr("Paused", "button: the layout stands still")
                                        : tr("Pause", "button: keep every node where it is"));
    m_pause->setAccessibleName(withoutLetter(pause->text()));
    m_pause->setToolTip(pause->toolTip());
    m_everything->setEnabled(everything->isEnabled());
    m_everything->setText(QStringLiteral("\u2039 ") + withoutLetter(everything->text()));
    m_everything->setAccessibleName(withoutLetter(everything->text()));
    m_everything->setToolTip(everything->toolTip());
    m_canvas.placeFurniture();
}

void CanvasButtons::place(Shown shown) {
    const bool isShown = shown == Shown::all;
    const int right = m_canvas.width() - GraphCanvas::kPadding;
    m_left = right + kGap;
    m_height = m_fit->height();
    for (QToolButton* button : {m_fit, m_zoomOut, m_zoomIn, m_pause}) { // from the corner on
        button->adjustSize();
        button->setVisible(isShown && m_canvas.hasNodes() && !button->text().isEmpty());
        const int y = m_canvas.height() - GraphCanvas::kPadding - button->height();
        const int left = m_left - kGap - button->width();
        if (button == m_pause && left < GraphCanvas::kPadding + kRoomBeside) {
            button->resize(right - m_left, button->height());
            button->move(m_left, y - kGap - m_fit->height());
            m_height += kGap + button->height();
        } else {
            button->move(left, y);
            m_left = left;
        }
    }
    m_everything->adjustSize();
    m_everything->move(GraphCanvas::kPadding, GraphCanvas::kPadding);
    m_everything->setVisible(isShown && m_everything->isEnabled() && !m_everything->text().isEmpty());
}

} // namespace whither::ui
