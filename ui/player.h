#pragma once

#include "ui/canvas/canvas_options.h"
#include "ui/panels/time_model.h"
#include "ui/view_store.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace whither::ui {

class GraphCanvas;
class GraphPipeline;

/// Lets time pass: from the playhead (at the end: from the beginning) over the days on which something happens, each
/// as an ordinary change of the as-of day, shown in stages: removals, then moves, then arrivals. The next day comes
/// when the picture of the one before has come to rest and could be read, or is late; it never blocks. A camera that
/// fits the picture is put before all that the film will show, and stays there, unless something that had no place yet
/// arrives farther out; when it pauses it fits again. One that the person has moved stays where it is. Whoever else
/// changes the day, or drags in the picture, makes it pause. GUI thread.
class Player : public QObject {
    Q_OBJECT
  public:
    /// All must outlive the player.
    Player(ViewStore& store, GraphPipeline& pipeline, GraphCanvas& canvas, QObject* parent = nullptr);

    /// Null: nothing to play. Another timeline makes it pause.
    void setModel(TimeModelPtr model);
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    void play();
    void pause();
    void toggle();
    /// Times as fast as by itself; > 0.
    void setSpeed(double speed) { m_speed = speed; }

  Q_SIGNALS:
    void playingChanged();
    /// The picture is now of this day.
    void stepped(whither::base::Day day);

  private:
    void tick();
    void show(base::Day day);
    /// Around everything that the film shows and that has a place, and a little more, so that names find room.
    [[nodiscard]] base::Rect boundsOfFilm() const;
    /// Looks at all of m_film, or at what has come beside it as well.
    void frame();

    ViewStore& m_store;
    GraphPipeline& m_pipeline;
    GraphCanvas& m_canvas;
    TimeModelPtr m_model;
    QTimer m_timer;
    QElapsedTimer m_sinceStep;
    double m_speed = 1;
    std::optional<base::Day> m_day;          ///< that it has shown last
    std::optional<session::Camera> m_frozen; ///< instead of one that fits
    base::Rect m_film;                       ///< that m_frozen has before it, world units
};

} // namespace whither::ui
