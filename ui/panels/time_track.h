#pragma once

#include "ui/panels/time_model.h"
#include "ui/view_store.h"

#include <QFont>
#include <QPalette>
#include <QPixmap>
#include <QWidget>

#include <optional>
#include <vector>

namespace whither::ui {

/// The time bar's picture: moves as marks, the playhead ("as of"), where the range begins, the day
/// that it is compared with, and events. Time runs from left to right in every language. What happens on it goes to the
/// store as actions; it shows what the store says.
class TimeTrack : public QWidget {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive the track.
    TimeTrack(ViewStore& store, const TranslatedWording& words, QWidget* parent = nullptr);

    /// Null: nothing to show. `today`: marked where it lies within what is shown.
    void setModel(TimeModelPtr model, base::Day today);
    [[nodiscard]] const TimeModelPtr& model() const { return m_model; }

    /// First and last day that the width shows.
    [[nodiscard]] base::Day firstShown() const { return m_first; }
    [[nodiscard]] base::Day lastShown() const { return m_last; }
    [[nodiscard]] double xOf(base::Day day) const; ///< pixels, of the day's beginning
    [[nodiscard]] base::Day dayAt(double x) const; ///< within what is shown
    [[nodiscard]] base::Day playhead() const;      ///< the last day when everything known is shown

    /// Where one or several steps stand, in pixels.
    struct Mark {
        QRectF box;
        std::optional<std::size_t> step; ///< the only one; empty: all of the bin and group
        std::size_t bin = 0;
        std::uint8_t group = 0;
        std::uint32_t count = 1;
        std::uint32_t selected = 0; ///< of them
        bool isSpan = false;        ///< its day is only bounded: it stands for all that it may be
    };
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }
    /// Words below the line of time, or above the marks.
    struct Label {
        QRectF box; ///< pixels
        QString text;
        QPalette::ColorRole colour = QPalette::Text;
        QFont::Weight weight = QFont::DemiBold;
        std::optional<std::size_t> event = {}; ///< in the timeline
        bool isEnd = false;                    ///< of the data
    };
    /// As painted last.
    [[nodiscard]] const std::vector<Label>& labels() const { return m_labels; }
    /// Of each event, in the timeline's order: the days that it may be of, where that is more than a line can tell;
    /// empty: it is a line. Pixels.
    [[nodiscard]] const std::vector<QRectF>& eventBars() const { return m_eventBars; }
    /// Where the line or the bar of an event (its place in the timeline) is to be hit.
    [[nodiscard]] QPointF placeOf(std::size_t event) const;
    /// The people whose steps a mark stands for.
    [[nodiscard]] session::SelectMany selectionOf(const Mark& mark) const;
    /// The last day that anything in the data is dated to, if it is shown.
    [[nodiscard]] std::optional<base::Day> endOfData() const;
    /// What a screen reader says.
    [[nodiscard]] QString said() const;

    [[nodiscard]] QSize sizeHint() const override { return {800, 134}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 134}; }

  public Q_SLOTS:
    void stepBack();    ///< to the day of the move before
    void stepForward(); ///< to that of the next
    void eventBefore(); ///< to the day of the event before
    void eventAfter();  ///< to that of the next
    void setAsOf(base::Day day);

  Q_SIGNALS:
    /// Somebody moves time by hand.
    void touched();
    /// A date is about to be typed; `text`: its first character, or empty.
    void dateWanted(const QString& text);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    enum class Handle { none, playhead, from, compared };
    /// The name of an event, and how it is written where there is little room.
    struct EventName {
        QString whole;
        QString brief;
        double wholeWidth = 0; ///< pixels
        double briefWidth = 0;
    };
    void follow(session::Change change);
    void show(base::Day first, base::Day last);
    /// Shows `factor` times as long a time; `at` keeps its place.
    void zoom(double factor, base::Day at);
    void rebin();
    /// Steps known to lie within one bin: those of each bin and group one after the other, as m_bins.counts has them.
    struct StepsByCell {
        std::vector<std::uint32_t> begins; ///< of each in `steps`, and the end of the last
        std::vector<std::uint32_t> steps;  ///< places in the timeline
    };
    [[nodiscard]] StepsByCell stepsByCell() const;
    void placeMarks();
    void placeSpans(double top);
    void placeEvents();
    void noteSelection();
    [[nodiscard]] bool isSelected(std::size_t step) const;
    void dragTo(double x);
    void say();
    [[nodiscard]] Handle handleAt(QPointF at) const;
    [[nodiscard]] const Mark* markAt(QPointF at) const;
    /// The event whose line, bar or name is there; null: none.
    [[nodiscard]] const query::TimeEvent* eventAt(QPointF at) const;
    [[nodiscard]] bool isAtEnd(QPointF at) const; ///< the mark of the end of the data, or its name
    [[nodiscard]] QString toolTipAt(QPointF at) const;
    [[nodiscard]] double lineY() const;
    [[nodiscard]] base::Day fromDay() const;
    [[nodiscard]] scene::Theme theme() const { return m_store.view().theme; }

    // time_track_picture.cpp
    void paintMarks();
    void paintMark(QPainter& painter, const Mark& mark) const;
    void paintEvents(QPainter& painter) const;
    void paintHandles(QPainter& painter) const;

    // time_track_labels.cpp
    void paintLabels(QPainter& painter);
    void placeLabels();
    void placeDays();
    void placeNames();
    void nameEvents();
    /// Of words so `wide`, from `left` on or where the bar has room for them; pixels.
    [[nodiscard]] QRectF labelBox(double left, double wide, double top) const;
    /// No other label than `own` is there, or too near.
    [[nodiscard]] bool isFree(const Label& label, const Label* own) const;

    ViewStore& m_store;
    TimeWords m_words;
    const TranslatedWording& m_wording;
    TimeModelPtr m_model;
    base::Day m_today{};
    base::Day m_first{};
    base::Day m_last{};
    base::Day m_end{}; ///< the last that may be shown
    query::TimeBins m_bins;
    std::vector<std::uint32_t> m_selected;       ///< steps, ascending
    std::vector<std::uint32_t> m_selectedCounts; ///< as m_bins.counts
    std::vector<Mark> m_marks;
    double m_density = 0; ///< height of the strip that stands for too many spans; 0: there is none
    QPixmap m_picture;    ///< of the marks; null: to be painted
    Handle m_held = Handle::none;
    std::vector<QRectF> m_eventBars;
    std::vector<Label> m_labels;          ///< empty: to be placed
    std::vector<EventName> m_eventNames;  ///< of the model, in the order of its events; empty: to be measured
    std::optional<std::size_t> m_pressed; ///< mark
    bool m_isEventPressed = false;
    QPointF m_pressedAt;
};

/// So that screen readers know the track as a slider over days. Once is enough; more does no harm.
void installTimeTrackAccessibility();

} // namespace whither::ui
