#include "ui/panels/time_track.h"

#include <QAccessibleWidget>

#include <chrono>

namespace whither::ui {

namespace {

int numberOf(base::Day day) {
    return static_cast<int>(day.time_since_epoch().count());
}

/// A slider over days, counted from 1970; its text says what a day has.
class TrackInterface final : public QAccessibleWidget, public QAccessibleValueInterface {
  public:
    explicit TrackInterface(TimeTrack* track) : QAccessibleWidget(track, QAccessible::Slider), m_track(*track) {}

    [[nodiscard]] void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Value ? m_track.said() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QVariant currentValue() const override { return numberOf(m_track.playhead()); }
    void setCurrentValue(const QVariant& value) override {
        m_track.setAsOf(base::Day{std::chrono::days{value.toInt()}});
    }
    [[nodiscard]] QVariant maximumValue() const override { return numberOf(m_track.lastShown()); }
    [[nodiscard]] QVariant minimumValue() const override { return numberOf(m_track.firstShown()); }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

  private:
    TimeTrack& m_track;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* track = qobject_cast<TimeTrack*>(object);
    return track == nullptr ? nullptr : new TrackInterface(track);
}

} // namespace

void installTimeTrackAccessibility() {
    QAccessible::installFactory(makeInterface);
}

} // namespace whither::ui
