#pragma once

#include "core/chart/chart.h"

#include <QColor>
#include <QImage>
#include <QWidget>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace whither::ui {

/// A chart and its picture at the resolution of a device.
struct DrawnChart {
    std::shared_ptr<const chart::Chart> chart;
    QImage image;
};

/// Shows a chart; its targets can be pointed at, clicked, walked through with the arrow keys and read by a screen
/// reader. Decides nothing: what is clicked is told.
class ChartView : public QWidget {
    Q_OBJECT
  public:
    explicit ChartView(QWidget* parent = nullptr);

    /// Null chart: nothing yet.
    void show(DrawnChart drawn);
    [[nodiscard]] const std::shared_ptr<const chart::Chart>& chart() const { return m_drawn.chart; }
    /// Empty without a chart.
    [[nodiscard]] const std::vector<chart::Target>& targets() const;
    /// Place of the target that the keyboard is at.
    [[nodiscard]] std::optional<std::size_t> keyboardTarget() const;
    void setKeyboardTarget(std::size_t target);
    /// As if it had been clicked; with Shift in `modifiers` it adds to what is selected.
    void activate(std::size_t target, Qt::KeyboardModifiers modifiers);
    /// Behind the chart, and of the ring around what is pointed at.
    void setColours(const QColor& ground, const QColor& ring) {
        m_ground = ground;
        m_ring = ring;
    }

    [[nodiscard]] QSize sizeHint() const override;

  Q_SIGNALS:
    /// Of what was clicked; empty: beside all targets.
    void chosen(const std::vector<whither::model::EntityId>& ids, Qt::KeyboardModifiers modifiers);
    void keyboardTargetChanged(std::size_t target);
    void chartChanged();

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] std::optional<std::size_t> targetAt(QPointF at) const;
    void hover(std::optional<std::size_t> target);

    DrawnChart m_drawn;
    QColor m_ground{Qt::white};
    QColor m_ring{Qt::blue};
    std::optional<std::size_t> m_hovered;
    std::optional<std::size_t> m_keyboard;
};

/// Lets screen readers see the targets of every ChartView.
void installChartAccessibility();

} // namespace whither::ui
