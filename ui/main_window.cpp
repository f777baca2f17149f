#include "ui/main_window.h"

#include "ui/application.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/help_dialogs.h"
#include "ui/feedback/error_text.h"
#include "ui/feedback/feedback_strip.h"
#include "ui/feedback/progress_text.h"
#include "ui/graph_pipeline.h"
#include "ui/jobs/index_job.h"
#include "ui/jobs/when_finished.h"
#include "ui/panels/details_panel.h"
#include "ui/panels/left_panel.h"
#include "ui/panels/search_box.h"
#include "ui/panels/time_bar.h"
#include "ui/panels/time_track.h"
#include "ui/panels/window_header.h"
#include "ui/picture_commands.h"
#include "ui/settings.h"
#include "ui/window_parts.h"

#include <QAction>
#include <QCloseEvent>
#include <QDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QThreadPool>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace whither::ui {

namespace {

constexpr int kLeftWidth = 256;
constexpr int kRightWidth = 320;
constexpr int kLeastPicture = 420; ///< so that a chart need not be scrolled sideways
/// Of the window, at most, so that a small one leaves room for the picture.
constexpr double kLeftShare = 0.22;
constexpr double kRightShare = 0.28;
/// Most files open faster; saying that they are being opened would only flicker.
constexpr std::chrono::milliseconds kSlowOpening{250};

} // namespace

MainWindow::MainWindow(const WindowOptions& options, QWidget* parent)
    : QMainWindow(parent), m_options(options), m_actions(new Actions(m_store, this)), m_job(new LoadJob(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(QStringLiteral("Whither"));
    setAcceptDrops(true);
    const scene::Theme theme = themeOf(m_options.theme, m_options.desktopTheme);
    applyTheme(theme);
    m_store.dispatch(session::SetTheme{theme});
    m_store.dispatch(session::SetCharacter{m_options.character});

    m_actions->fill(*menuBar());
    auto* centre = new QWidget(this);
    centre->setObjectName(QStringLiteral("windowBody"));
    centre->setAccessibleName(QStringLiteral("Whither"));
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new WindowHeader(m_store, m_words, *m_actions, centre);
    m_search = &header->search();
    column->addWidget(header);
    m_splitter = new QSplitter(Qt::Horizontal, centre);
    m_splitter->setObjectName(QStringLiteral("panels"));
    m_splitter->setAccessibleName(tr("Panels"));
    m_splitter->setHandleWidth(1);
    m_details = new DetailsPanel(m_store, m_words, m_actions->action(Command::back),
                                 m_actions->action(Command::forward), m_splitter);
    m_left = new LeftPanel(m_store, m_words, m_splitter);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(makeCentre());
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    column->addWidget(m_splitter, 1);
    setCentralWidget(centre);
    // With its frame it must fit on the screen.
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - QSize(16, 48)));
    restoreGeometry(Settings::windowGeometry());
    const int left = std::min(kLeftWidth, static_cast<int>(width() * kLeftShare));
    const int right = std::min(kRightWidth, static_cast<int>(width() * kRightShare));
    m_splitter->setSizes({left, width() - left - right, right});
    m_splitter->restoreState(Settings::panelSizes());

    m_time = new TimeBar(m_store, m_words, *m_actions, *m_pipeline, *m_canvas, centre);
    column->addWidget(m_time);
    connect(header, &WindowHeader::dayTaken, m_time, &TimeBar::takeKeyboard);
    for (auto* part : std::initializer_list<QWidget*>{header, m_left, m_details, m_time})
        part->setEnabled(false); // there is nothing yet that they could do something with
    connect(m_pipeline, &GraphPipeline::filtered, this, [this] {
        m_left->tell(m_pipeline->data(), m_pipeline->visible());
        m_details->show(m_pipeline->data(), m_pipeline->visible());
    });
    connect(m_charts, &ChartPanel::cohortsTold, m_details, &DetailsPanel::showCohorts);
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (has(change, session::Change::theme) && !has(change, session::Change::filter) && m_pipeline->data())
            m_left->tell(m_pipeline->data(), m_pipeline->visible());
        // What a tip or a remark was about is not looked at any more.
        if (has(change, session::Change::history)) {
            QToolTip::hideText();
            m_strip->forget();
        }
    });
    connect(m_pipeline, &GraphPipeline::pathMissing, this, [this] {
        m_strip->remark(tr("Nothing in the picture ties these two together. Show more kinds of things, or everyone."));
    });
    connect(m_actions, &Actions::requested, this, &MainWindow::run);
    connect(m_job, &LoadJob::loaded, this, &MainWindow::takeData);
    connect(m_job, &LoadJob::failed, this, &MainWindow::takeFailure);
    m_slowOpening.setParent(this);
    m_slowOpening.setObjectName(QStringLiteral("slowOpening"));
    m_slowOpening.setSingleShot(true);
    connect(&m_slowOpening, &QTimer::timeout, this, [this] {
        m_isOpeningSlow = true;
        show();
        tellProgress(m_job->progress());
    });
    connect(m_job, &LoadJob::progressed, this, [this](base::Progress::State state) {
        // What else was said meanwhile is to be read.
        if (m_isOpeningSlow && (m_strip->isHidden() || m_strip->isFollowing()))
            tellProgress(state);
    });
    connect(m_strip, &FeedbackStrip::cancelled, this, &MainWindow::giveUpOpening);
    // Once there is nothing else to do: the search can wait, the first frame cannot.
    connect(m_canvas, &GraphCanvas::appeared, this,
            [this] { QTimer::singleShot(0, this, &MainWindow::makeSearchable); });
    connect(m_search, &SearchBox::finished, this, &MainWindow::focusPicture);
    connect(m_search, &SearchBox::found, m_canvas, &GraphCanvas::goTo);
    connect(m_left, &LeftPanel::teamChosen, this, &MainWindow::focusPicture);

    m_actions
        ->action(m_options.theme == ThemeChoice::system  ? Command::themeSystem
                 : m_options.theme == ThemeChoice::light ? Command::themeLight
                                                         : Command::themeDark)
        ->setChecked(true);
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    m_actions->action(isChinese ? Command::chinese : Command::english)->setChecked(true);
    m_canvas->setMessage(tr("Nothing is open. Open a file with Ctrl+O, or a sample from the File menu."));
    showTitle();
}

MainWindow::~MainWindow() {
    // What a dialog is still making is not wanted any more.
    qDeleteAll(findChildren<QDialog*>(QString(), Qt::FindDirectChildrenOnly));
    // Pictures that are still being made use fonts, which the application takes along when it goes.
    QThreadPool::globalInstance()->waitForDone();
}

QWidget* MainWindow::makeCentre() {
    auto* holder = new QWidget(m_splitter);
    holder->setObjectName(QStringLiteral("canvasHolder"));
    holder->setAccessibleName(tr("Picture"));
    holder->setMinimumWidth(kLeastPicture);
    auto* cell = new QGridLayout(holder);
    cell->setContentsMargins(0, 0, 0, 0);
    m_canvas = new GraphCanvas(holder, m_options.renderer, m_options.motion);
    m_canvas->addButtons(m_actions->action(Command::pauseLayout), m_actions->action(Command::everything));
    cell->setSpacing(0);
    cell->setRowStretch(1, 1);
    cell->addWidget(m_canvas, 1, 0);
    m_pipeline = new GraphPipeline(m_store, *m_canvas, this);
    // In the place of the canvas, while a chart is looked at.
    m_charts = new ChartPanel(m_store, *m_pipeline, *m_canvas, holder);
    m_charts->addButtons(m_actions->action(Command::everything), m_actions->action(Command::graphView));
    cell->addWidget(m_charts, 1, 0);
    // Above the picture, so that a message hides nothing of it.
    m_strip = new FeedbackStrip(holder);
    cell->addWidget(m_strip, 0, 0);
    return holder;
}

void MainWindow::open(const QString& path) {
    m_opening = QFileInfo(path).fileName();
    m_isOpeningSlow = false;
    m_slowOpening.start(kSlowOpening);
    m_job->open(path, m_store.view().character);
}

void MainWindow::tellProgress(base::Progress::State state) {
    m_strip->follow(progressText(state, m_opening), shareOf(state));
}

void MainWindow::giveUpOpening() {
    m_slowOpening.stop();
    m_isOpeningSlow = false;
    m_job->cancel();
    m_strip->mention(tr("%1 was not opened.").arg(oneLine(m_opening.toStdString(), 80)));
    focusPicture();
}

void MainWindow::takeData(const LoadedPtr& loaded, const OpeningPicturePtr& picture) {
    m_slowOpening.stop();
    m_isOpeningSlow = false;
    // Shown first: what is placed and composed now is made for the canvas's real size, and is in the first frame.
    show();
    m_strip->hide();
    for (auto* part : std::initializer_list<QWidget*>{m_search->parentWidget(), m_left, m_details, m_time})
        part->setEnabled(true);
    m_search->setData(loaded);
    m_left->setData(loaded);
    m_pipeline->open(loaded, picture);
    QStringList remarks;
    if (const auto asked = std::exchange(m_options.asOf, std::nullopt)) {
        const auto last = m_store.lastKnownDay();
        const bool isTooLate = last && *asked > query::lastDayToShow(*last);
        session::ViewState view = m_store.view(); // how it opens: there is nothing to go back to
        view.filter.asOf = isTooLate ? last : asked;
        m_store.open(std::move(view));
        if (isTooLate)
            remarks << tr("Nothing is known after %1: that day is shown.").arg(m_words.longDay(*last));
    }
    m_actions->noteData();
    showTitle();
    focusPicture();
    const auto& problems = loaded->report.leftOut;
    if (!problems.empty())
        remarks << tr("%n problem(s) in this file. What breaks the rules of the data was left out.", nullptr,
                      static_cast<int>(problems.size()));
    if (!remarks.isEmpty())
        m_strip->say(remarks.join(TranslatedWording::betweenSentences()), sentences(problems));
    Q_EMIT answered();
}

void MainWindow::focusPicture() {
    (m_charts->isHidden() ? static_cast<QWidget*>(m_canvas) : &m_charts->view())->setFocus();
}

std::vector<WindowPart> MainWindow::parts() {
    const bool isGraph = m_charts->isHidden();
    return {{m_left, m_left->widget()},
            isGraph ? WindowPart{m_canvas, m_canvas} : WindowPart{m_charts, &m_charts->view()},
            {m_details, &m_details->rows()},
            {m_time, &m_time->track()}};
}

void MainWindow::makeSearchable() {
    if (m_search->isReady())
        return;
    const LoadedPtr shown = m_pipeline->data();
    whenFinished(makeSearchIndex(shown->graph), this, [this, shown](const SearchIndexPtr& index) {
        if (m_pipeline->data() == shown)
            m_search->setIndex(index);
    });
}

void MainWindow::takeFailure(const base::Error& error) {
    m_slowOpening.stop();
    m_isOpeningSlow = false;
    show();
    m_strip->say(sentence(error));
    Q_EMIT answered();
}

void MainWindow::tellOutcome(const base::Result<void>& outcome, const QString& success) {
    if (outcome)
        m_strip->mention(success);
    else
        m_strip->say(sentence(outcome.assume_error()));
}

void MainWindow::showTitle() {
    const auto& shown = m_pipeline->data();
    if (!shown) {
        setWindowTitle(QStringLiteral("Whither"));
        return;
    }
    const QString title = m_words.dataTitle(shown->dataset());
    setWindowTitle(
        QStringLiteral("%1 — Whither").arg(title.isEmpty() ? QFileInfo(shown->path).completeBaseName() : title));
}

void MainWindow::run(Command command) {
    switch (command) {
    case Command::open:
        return askForFile();
    case Command::openLlama:
        return open(samplePath(QStringLiteral("llama")));
    case Command::openAiTalent:
        return open(samplePath(QStringLiteral("ai-talent")));
    case Command::openBoth:
        return open(samplePath(QStringLiteral("llama-and-ai-talent")));
    case Command::exportImage:
        return exportPicture(*m_pipeline, *m_canvas, this,
                             [this](const QString& path) { m_strip->mention(tr("Saved as %1.").arg(path)); });
    case Command::exportFilm:
        return exportFilm(*m_pipeline, *m_time, this,
                          [this](const QString& path) { m_strip->mention(tr("Saved as %1.").arg(path)); });
    case Command::copyImage:
        return copyPicture(*m_pipeline, this,
                           [this](const auto& done) { tellOutcome(done, tr("The picture is on the clipboard.")); });
    case Command::print:
        return printPicture(*m_pipeline, this, [this](const auto& done) {
            tellOutcome(done, tr("The picture has been sent to the printer."));
        });
    case Command::quit:
        return void(close());
    case Command::find:
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
        return;
    case Command::nextPart:
        return goToPart(parts(), PartStep::next);
    case Command::partBefore:
        return goToPart(parts(), PartStep::before);
    case Command::zoomIn:
        return m_canvas->zoomIn();
    case Command::zoomOut:
        return m_canvas->zoomOut();
    case Command::zoomToSelection:
        return m_canvas->zoomToSelection();
    case Command::selectShown:
        return m_canvas->selectShown();
    case Command::overviewMap:
        return m_canvas->showOverview(m_actions->action(command)->isChecked() ? GraphCanvas::Furniture::shown
                                                                              : GraphCanvas::Furniture::hidden);
    case Command::showTime:
    case Command::play:
    case Command::moveBefore:
    case Command::moveAfter:
    case Command::compare:
        return m_time->run(command);
    case Command::themeSystem:
        return chooseTheme(ThemeChoice::system);
    case Command::themeLight:
        return chooseTheme(ThemeChoice::light);
    case Command::themeDark:
        return chooseTheme(ThemeChoice::dark);
    case Command::english:
        return chooseLanguage(QStringLiteral("en"));
    case Command::chinese:
        return chooseLanguage(QStringLiteral("zh_CN"));
    case Command::pin:
        return m_pipeline->pinSelection();
    case Command::path:
        return m_pipeline->selectPath();
    case Command::shortcuts:
        return showShortcuts(*m_actions, this);
    case Command::dataFormat:
        return showDataFormat(this);
    case Command::about:
        return showAbout(this);
    default:
        Q_UNREACHABLE(); // Actions does the others itself.
    }
}

void MainWindow::askForFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open"), {},
                                                      tr("Whither files (*.whither *.db *.sqlite);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void MainWindow::chooseTheme(ThemeChoice choice) {
    Settings::setTheme(choice);
    const scene::Theme theme = themeOf(choice, m_options.desktopTheme);
    applyTheme(theme);
    m_store.dispatch(session::SetTheme{theme});
}

void MainWindow::chooseLanguage(const QString& language) {
    Settings::setLanguage(language);
    // Every language but Chinese is spoken as English.
    const auto isChinese = [](const QLocale& locale) { return locale.language() == QLocale::Chinese; };
    const bool isSpoken = isChinese(QLocale()) == isChinese(QLocale(language));
    m_strip->mention(isSpoken ? tr("Whither speaks this language already.")
                              : tr("The language changes when Whither starts the next time."));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Settings::setWindowGeometry(saveGeometry());
    Settings::setPanelSizes(m_splitter->saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    open(event->mimeData()->urls().front().toLocalFile());
}

} // namespace whither::ui
