#pragma once

#include "core/base/result.h"
#include "ui/canvas/picture_export.h"
#include "ui/canvas/picture_request.h"
#include "ui/dialogs/form_parts.h"
#include "ui/jobs/load_job.h"
#include "ui/jobs/picture_job.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QImage>

#include <map>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace whither::ui {

class Label;
class PicturePreview;

/// Asks what of the picture goes into a file, and how, beside a preview of just that; then writes the file. Preview and
/// file are made from the same request, neither on the GUI thread.
class ExportDialog : public QDialog {
    Q_OBJECT
  public:
    /// Parts of the world that may be asked for instead of the whole.
    struct Areas {
        base::Rect seen;     ///< in the window
        base::Rect selected; ///< empty: nothing is selected
    };
    /// `request`: the picture as the window has it.
    ExportDialog(LoadedPtr loaded, PictureRequest request, const Areas& areas, QWidget* parent = nullptr);

    /// What the controls say now.
    [[nodiscard]] PictureRequest request() const;
    [[nodiscard]] PictureOptions options() const;
    /// The preview as it was made last; null before the first.
    [[nodiscard]] const QImage& preview() const;

    /// Starts to write the file; until that is over the dialog stays open. Closes the dialog when it is there; says
    /// what went wrong where it is not.
    void save(const QString& path);

  Q_SIGNALS:
    /// The preview is that of request().
    void previewed();
    void saved(const QString& path);

  public Q_SLOTS:
    void reject() override;

  private:
    enum class Area { view, whole, selection };

    [[nodiscard]] QWidget* makeControls();
    void addSizes(QFormLayout& form);
    void addParts(QFormLayout& form);

    void follow();
    void startPreview();
    void takePreview();
    void takeFile();
    void askWhere();
    /// Why what is chosen cannot be saved, if it cannot.
    void sayWhatIsWrong();
    void say(const QString& problem);

    LoadedPtr m_data;
    PictureRequest m_request;
    Areas m_areas;

    PicturePreview* m_preview = nullptr;
    QWidget* m_controls = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_area = nullptr;
    QComboBox* m_theme = nullptr;
    SizeFields m_size;
    QSpinBox* m_dpi = nullptr;
    Label* m_result = nullptr;
    QCheckBox* m_transparent = nullptr;
    QLineEdit* m_title = nullptr;
    std::map<PagePart, QCheckBox*> m_parts;
    Label* m_problem = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_cancel = nullptr;

    QFutureWatcher<Preview> m_previewJob;
    bool m_isPreviewStale = false; ///< something changed since the running job began
    bool m_canBeRead = true;       ///< what was previewed last
    QFutureWatcher<base::Result<void>> m_fileJob;
    QString m_path; ///< of the file being written
};

} // namespace whither::ui
