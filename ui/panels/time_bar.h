#pragma once

#include "ui/actions.h"
#include "ui/panels/time_model.h"
#include "ui/player.h"
#include "ui/view_store.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QToolButton;

namespace whither::ui {

class DayPopup;
class LatestJob;
class TimeTrack;

/// The strip below the picture: moves over time, play, speed and comparison; and the caption in the picture that tells
/// what happens while it plays.
class TimeBar : public QWidget {
    Q_OBJECT
  public:
    /// All must outlive the bar, which is to be a child of the window that Space plays in.
    TimeBar(ViewStore& store, const TranslatedWording& words, const Actions& actions, GraphPipeline& pipeline,
            GraphCanvas& canvas, QWidget* parent = nullptr);
    ~TimeBar() override;

    /// Gives it the keyboard, so that Space plays; while it is hidden, the picture.
    void takeKeyboard();
    /// showTime, play, moveBefore, moveAfter, compare.
    void run(Command command);
    [[nodiscard]] Player& player() { return *m_player; }
    [[nodiscard]] TimeTrack& track() { return *m_track; }
    /// What the track shows is of the data, the team and the neighbourhood that the window shows.
    [[nodiscard]] bool isUpToDate() const;
    /// What the track shows; null while that is not up to date.
    [[nodiscard]] const query::Timeline* timeline() const;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void makeControls();
    void refresh();
    void take(const TimeModelPtr& model);
    void showPlaying();
    void tell(const QString& caption);
    void placeCaption();
    void makeWayToFirstMove();
    void offerFirstMove();
    void askForDay(const QString& text);
    void askForComparison();
    [[nodiscard]] base::Day offeredDay(const TimeModel& model) const;
    [[nodiscard]] QToolButton* makeCompareButton();

    ViewStore& m_store;
    const TranslatedWording& m_wording;
    TimeWords m_words;
    const Actions& m_actions;
    GraphPipeline& m_pipeline;
    GraphCanvas& m_canvas;
    LatestJob* m_job = nullptr;
    LoadedPtr m_data;                      ///< that the model is of or is being made of
    std::optional<query::Filter> m_filter; ///< the same; only what matters to a timeline
    QToolButton* m_play = nullptr;
    QComboBox* m_speed = nullptr;
    TimeTrack* m_track = nullptr;
    QLabel* m_undated = nullptr;
    QLabel* m_caption = nullptr;    ///< over the picture
    QToolButton* m_first = nullptr; ///< in the picture, while there is nobody yet: goes to the first move
    DayPopup* m_popup = nullptr;
    DayPopup* m_comparePopup = nullptr;
    Player* m_player = nullptr;
};

} // namespace whither::ui
