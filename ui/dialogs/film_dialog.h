#pragma once

#include "core/base/result.h"
#include "ui/dialogs/form_parts.h"
#include "ui/jobs/film_job.h"
#include "ui/jobs/load_job.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QImage>

#include <optional>
#include <stop_token>
#include <vector>

class QDateEdit;
class QDoubleSpinBox;
class QProgressBar;
class QPushButton;
class QSlider;

namespace whither::ui {

class Label;
class LatestJob;
class PicturePreview;

/// Asks for which days the picture is made, and whether these become a film, a folder of pictures or one page, beside a
/// preview of any of them; then writes it, as `whither export --every` does. Neither preview nor file is made on the
/// GUI thread.
class FilmDialog : public QDialog {
    Q_OBJECT
  public:
    /// `request`: the picture as the window has it; whatever happens in the window after that changes nothing here.
    /// `range`: daysOf() it.
    FilmDialog(LoadedPtr loaded, PictureRequest request, const std::optional<DayRange>& range,
               QWidget* parent = nullptr);
    /// Ends what is being made and leaves no part of it; does not wait for that.
    ~FilmDialog() override;

    /// What the controls say now; no days when they contradict each other.
    [[nodiscard]] std::vector<base::Day> days() const;
    [[nodiscard]] SequenceFile file(const QString& path) const;
    /// The preview as it was made last; null before the first.
    [[nodiscard]] const QImage& preview() const;

    /// Starts to write the file or, for frames, into the folder; until that is over the dialog stays open. Closes the
    /// dialog when it is there; says what went wrong where it is not. Only when the controls do not contradict each
    /// other.
    void save(const QString& path);

  Q_SIGNALS:
    /// The preview is that of what the controls say.
    void previewed();
    void saved(const QString& path);
    /// What was being written was given up as asked; nothing of it is left.
    void stopped();

  public Q_SLOTS:
    /// Gives up what is being written; where nothing is, closes.
    void reject() override;

  private:
    struct Kind;
    static const Kind kKinds[];

    [[nodiscard]] QWidget* makeControls(const std::optional<DayRange>& range);
    void addKinds(QFormLayout& form);
    void addTime(QFormLayout& form, const std::optional<DayRange>& range);
    void addLook(QFormLayout& form);
    [[nodiscard]] QWidget* makePreviewColumn();
    [[nodiscard]] const Kind& kind() const;
    [[nodiscard]] SequenceRequest sequence() const;
    /// Why it cannot be written as it is; empty: it can.
    [[nodiscard]] QString problem() const;

    void follow();
    void showPreview();
    void takePreview(const PictureSequencePtr& made, const base::Result<QImage>& image);
    void takeFile();
    void askWhere();
    void setWriting(bool isWriting);
    void say(const QString& problem);

    LoadedPtr m_data;
    PictureRequest m_request;

    PicturePreview* m_preview = nullptr;
    QSlider* m_place = nullptr;
    Label* m_day = nullptr;
    QWidget* m_controls = nullptr;
    QComboBox* m_kind = nullptr;
    QDateEdit* m_from = nullptr;
    QDateEdit* m_to = nullptr;
    QComboBox* m_every = nullptr;
    QDoubleSpinBox* m_seconds = nullptr;
    Label* m_result = nullptr;
    SizeFields m_size;
    QComboBox* m_theme = nullptr;
    Label* m_problem = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_cancel = nullptr;

    std::stop_source m_closing; ///< of the preview
    std::stop_source m_stop;    ///< of what is being written
    PictureSequencePtr m_known; ///< that the preview showed last
    QFutureWatcher<base::Result<void>> m_job;
    QString m_path;                 ///< of what is being written; empty: nothing is
    LatestJob* m_drawing = nullptr; ///< the preview
};

} // namespace whither::ui
