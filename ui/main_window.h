#pragma once

#include "ui/actions.h"
#include "ui/canvas/canvas_options.h"
#include "ui/jobs/load_job.h"
#include "ui/theme.h"
#include "ui/view_store.h"
#include "ui/wording.h"

#include <QMainWindow>
#include <QString>
#include <QTimer>

#include <optional>
#include <vector>

class QSplitter;

namespace whither::ui {

class ChartPanel;
class DetailsPanel;
class FeedbackStrip;
class GraphCanvas;
class GraphPipeline;
class LeftPanel;
class SearchBox;
class TimeBar;
struct WindowPart;

/// What the command line says about how the window opens.
struct WindowOptions {
    ThemeChoice theme = ThemeChoice::system;
    /// The theme that `system` stands for.
    scene::Theme desktopTheme = scene::Theme::light;
    layout::Character character = layout::Character::balanced;
    Renderer renderer = Renderer::painter;
    Motion motion = Motion::reduced;
    /// Instead of the data's own opening day.
    std::optional<base::Day> asOf;
};

/// Puts the parts side by side and wires them; knows nothing of graphs.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    explicit MainWindow(const WindowOptions& options = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Starts to open a file; what is open stays until it is there. The window shows itself with the first result, or
    /// when that takes long.
    void open(const QString& path);

    [[nodiscard]] ViewStore& store() { return m_store; }
    [[nodiscard]] Actions& actions() { return *m_actions; }
    [[nodiscard]] GraphPipeline& pipeline() { return *m_pipeline; }
    [[nodiscard]] GraphCanvas& canvas() { return *m_canvas; }
    [[nodiscard]] ChartPanel& charts() { return *m_charts; }

  Q_SIGNALS:
    /// A file is open, or could not be opened; the window is on the screen.
    void answered();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeCentre();
    void takeData(const LoadedPtr& loaded, const OpeningPicturePtr& picture);
    void tellProgress(base::Progress::State state);
    void giveUpOpening();
    void takeFailure(const base::Error& error);
    void focusPicture();
    [[nodiscard]] std::vector<WindowPart> parts();
    void makeSearchable();
    void run(Command command);
    void askForFile();
    void chooseTheme(ThemeChoice choice);
    void chooseLanguage(const QString& language);
    void showTitle();
    void tellOutcome(const base::Result<void>& outcome, const QString& success);

    WindowOptions m_options;
    TranslatedWording m_words;
    ViewStore m_store;
    Actions* m_actions = nullptr;
    LoadJob* m_job = nullptr;
    QTimer m_slowOpening;
    QString m_opening;            ///< name of the file
    bool m_isOpeningSlow = false; ///< so slow that the strip tells of it
    GraphCanvas* m_canvas = nullptr;
    GraphPipeline* m_pipeline = nullptr;
    ChartPanel* m_charts = nullptr;
    LeftPanel* m_left = nullptr;
    DetailsPanel* m_details = nullptr;
    SearchBox* m_search = nullptr;
    FeedbackStrip* m_strip = nullptr;
    QSplitter* m_splitter = nullptr;
    TimeBar* m_time = nullptr;
};

} // namespace whither::ui
