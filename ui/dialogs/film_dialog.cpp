#include "ui/dialogs/film_dialog.h"

#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/picture_preview.h"
#include "ui/feedback/error_text.h"
#include "ui/jobs/latest_job.h"
#include "ui/widgets/label.h"
#include "ui/wording.h"

#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace whither::ui {

namespace {

constexpr int kControlsWidth = 320;

QDate toQt(base::Day day) {
    const std::chrono::year_month_day date(day);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

base::Day fromQt(QDate date) {
    return std::chrono::year(date.year()) / date.month() / date.day();
}

} // namespace

/// What can be made of the pictures.
struct FilmDialog::Kind {
    const char* name;
    SequenceForm form;
    PictureFormat picture; ///< of a frame or the page; of a film, the one whose limits it has
    std::optional<FilmFormat> film;
    const char* ending;
};

const FilmDialog::Kind FilmDialog::kKinds[] = {
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Film (animated WebP)"), SequenceForm::film, PictureFormat::webp,
     FilmFormat::webp, "webp"},
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Film (MP4)"), SequenceForm::film, PictureFormat::png,
     FilmFormat::mp4, "mp4"},
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Film (WebM)"), SequenceForm::film, PictureFormat::png,
     FilmFormat::webm, "webm"},
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Numbered pictures (PNG)"),
     SequenceForm::frames,
     PictureFormat::png,
     {},
     "png"},
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Numbered pictures (SVG)"),
     SequenceForm::frames,
     PictureFormat::svg,
     {},
     "svg"},
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Side by side on one page (PNG)"),
     SequenceForm::multiples,
     PictureFormat::png,
     {},
     "png"},
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Side by side on one page (SVG)"),
     SequenceForm::multiples,
     PictureFormat::svg,
     {},
     "svg"},
    {QT_TRANSLATE_NOOP("whither::ui::FilmDialog", "Side by side on one page (PDF)"),
     SequenceForm::multiples,
     PictureFormat::pdf,
     {},
     "pdf"},
};

FilmDialog::FilmDialog(LoadedPtr loaded, PictureRequest request, const std::optional<DayRange>& range, QWidget* parent)
    : QDialog(parent), m_data(std::move(loaded)), m_request(std::move(request)) {
    setObjectName(QStringLiteral("filmDialog"));
    setWindowTitle(tr("Export film"));
    setAccessibleName(windowTitle());
    m_request.area = {};
    m_drawing = new LatestJob(this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 14);
    column->setSpacing(12);
    auto* across = new QHBoxLayout;
    across->setSpacing(16);
    across->addWidget(makePreviewColumn(), 1);
    m_controls = makeControls(range);
    across->addWidget(m_controls);
    column->addLayout(across, 1);
    m_problem = new Label({}, TextRole::body, QStringLiteral("filmProblem"), this);
    m_problem->hide();
    column->addWidget(m_problem);
    m_progress = named(new QProgressBar(this), "filmProgress", tr("How much is written"));
    m_progress->hide();
    column->addWidget(m_progress);

    auto* buttons = named(new QDialogButtonBox(QDialogButtonBox::Cancel, this), "filmButtons", tr("Buttons"));
    m_cancel = named(buttons->button(QDialogButtonBox::Cancel), "filmCancel", tr("Cancel"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon({});
    m_save = named(buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole), "filmSave", tr("Save"));
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &FilmDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &FilmDialog::askWhere);
    column->addWidget(buttons);

    connect(&m_job, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(&m_job, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_job, &QFutureWatcherBase::finished, this, &FilmDialog::takeFile);
    resizeWithinScreen(*this, {1120, 660});
    follow();
    m_place->setValue(m_place->maximum());
}

FilmDialog::~FilmDialog() {
    m_closing.request_stop();
    m_stop.request_stop();
    if (parent() == nullptr)
        return;
    // A page of large data takes a while even so: its job goes when that is over, and the window need not wait for it.
    m_drawing->setParent(parent());
    m_drawing->ask([job = m_drawing]() -> LatestJob::Report { return [job] { job->deleteLater(); }; });
}

QWidget* FilmDialog::makePreviewColumn() {
    auto* holder = named(new QWidget(this), "filmPreviewColumn", tr("Preview"));
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    m_preview = named(new PicturePreview(holder), "filmPreview", tr("Preview of one of the pictures"));
    connect(m_preview, &PicturePreview::resized, this, &FilmDialog::showPreview);
    column->addWidget(m_preview, 1);
    m_place = named(new QSlider(Qt::Horizontal, holder), "filmPlace", tr("Which of the pictures is shown"));
    connect(m_place, &QSlider::valueChanged, this, &FilmDialog::showPreview);
    column->addWidget(m_place);
    m_day = new Label({}, TextRole::muted, QStringLiteral("filmDay"), holder);
    column->addWidget(m_day);
    return holder;
}

QWidget* FilmDialog::makeControls(const std::optional<DayRange>& range) {
    auto* inside = named(new QWidget(this), "filmControls", tr("What goes into the film"));
    inside->setFixedWidth(kControlsWidth);
    auto* form = new QFormLayout(inside);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addKinds(*form);
    addTime(*form, range);
    addLook(*form);
    m_result = new Label({}, TextRole::muted, QStringLiteral("filmResult"));
    form->addRow(QString(), m_result);
    return inside;
}

void FilmDialog::addKinds(QFormLayout& form) {
    m_kind = named(new QComboBox, "filmKind", tr("Kind"));
    const QString reason = tr("MP4 and WebM need the program ffmpeg, which is not installed.");
    const auto disableLast = [this](const QString& why) {
        const int row = m_kind->count() - 1;
        m_kind->setItemData(row, why, Qt::ToolTipRole);
        qobject_cast<QStandardItemModel*>(m_kind->model())->item(row)->setEnabled(false);
    };
    bool lacksOne = false;
    for (const Kind& kind : kKinds) {
        m_kind->addItem(tr(kind.name));
        if (kind.form == SequenceForm::multiples && m_request.mode == session::Mode::card)
            disableLast(tr("A card lists people line by line, and has no room in a small picture."));
        if (!kind.film || canWrite(*kind.film))
            continue;
        lacksOne = true;
        disableLast(reason);
    }
    addRow(form, tr("&Kind"), m_kind);
    auto* lack = new Label(reason, TextRole::muted, QStringLiteral("filmLack"));
    form.addRow(QString(), lack);
    if (!lacksOne)
        lack->hide();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FilmDialog::follow);
}

void FilmDialog::addTime(QFormLayout& form, const std::optional<DayRange>& range) {
    const base::Day last =
        m_request.filter.asOf.value_or(range ? range->last : m_data->careers.lastKnownDay().value_or(base::kFirstDay));
    const auto day = [this](const char* name, const QString& what, base::Day value) {
        auto* box = named(new QDateEdit(toQt(value)), name, what);
        box->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        box->setCalendarPopup(true);
        box->setKeyboardTracking(false);
        connect(box, &QDateEdit::dateChanged, this, &FilmDialog::follow);
        return box;
    };
    m_from = day("filmFrom", tr("First day"), range ? range->first : last);
    // Of what a range leaves out there is nothing to see.
    if (m_request.filter.from && heedsFrom(m_request.mode))
        m_from->setMinimumDate(toQt(*m_request.filter.from));
    addRow(form, tr("&From"), m_from);
    m_to = day("filmTo", tr("Last day"), last);
    addRow(form, tr("&To"), m_to);

    m_every = named(new QComboBox, "filmEvery", tr("A picture of the end of every"));
    addChoice(*m_every, tr("Month"), Interval::month);
    addChoice(*m_every, tr("Quarter"), Interval::quarter);
    addChoice(*m_every, tr("Year"), Interval::year);
    connect(m_every, &QComboBox::currentIndexChanged, this, &FilmDialog::follow);
    addRow(form, tr("&Every"), m_every);

    m_seconds = named(new QDoubleSpinBox, "filmSeconds", tr("How long the film stands at each picture"));
    m_seconds->setRange(0.02, 60);
    m_seconds->setSingleStep(0.1);
    m_seconds->setValue(FilmOptions().secondsPerPicture);
    m_seconds->setSuffix(tr(" s a picture"));
    m_seconds->setKeyboardTracking(false);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &FilmDialog::follow);
    addRow(form, tr("&Pace"), m_seconds);
}

void FilmDialog::addLook(QFormLayout& form) {
    m_size = addSizeFields(form, "film", m_request.size, 1, [this] { follow(); });
    m_theme = named(new QComboBox, "filmTheme", tr("Theme"));
    addChoice(*m_theme, tr("Light"), scene::Theme::light);
    addChoice(*m_theme, tr("Dark"), scene::Theme::dark);
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(m_request.theme)));
    connect(m_theme, &QComboBox::currentIndexChanged, this, &FilmDialog::follow);
    addRow(form, tr("The&me"), m_theme);
}

const FilmDialog::Kind& FilmDialog::kind() const {
    return kKinds[m_kind->currentIndex()];
}

std::vector<base::Day> FilmDialog::days() const {
    return daysEvery(chosen<Interval>(*m_every), fromQt(m_from->date()), fromQt(m_to->date()));
}

SequenceFile FilmDialog::file(const QString& path) const {
    SequenceFile file;
    file.form = kind().form;
    file.path = path;
    file.picture.format = kind().picture;
    file.picture.scale = m_size.scale->value();
    file.picture.asOf = isoDay(fromQt(m_to->date()));
    file.picture.from = heedsFrom(m_request.mode) ? isoDay(m_request.filter.from) : QString();
    file.picture.dataHash = m_data->sha256;
    file.secondsPerPicture = m_seconds->value();
    return file;
}

SequenceRequest FilmDialog::sequence() const {
    SequenceRequest request{m_request, days(), m_known};
    request.picture.size = m_size.size();
    request.picture.theme = chosen<scene::Theme>(*m_theme);
    return request;
}

const QImage& FilmDialog::preview() const {
    return m_preview->image();
}

QString FilmDialog::problem() const {
    const auto days = this->days();
    if (days.empty())
        return tr("The first day is after the last.");
    if (days.size() > kMostPictures)
        return tr("These are %L1 pictures, more than %L2. Choose fewer days, or longer steps.")
            .arg(days.size())
            .arg(kMostPictures);
    const base::Size asked = m_size.size();
    const auto error =
        tooLarge(kind().form == SequenceForm::multiples ? PictureSequence::sizeOfMultiples(asked, days.size()) : asked,
                 file({}).picture);
    return error ? sentence(*error) : QString();
}

/// Something was changed: what depends on it is enabled, said and shown.
void FilmDialog::follow() {
    m_size.scale->setEnabled(!isVector(kind().picture));
    m_seconds->setEnabled(kind().form == SequenceForm::film);
    m_place->setEnabled(kind().form != SequenceForm::multiples);
    const QString wrong = problem();
    say(wrong);
    m_save->setEnabled(wrong.isEmpty());
    if (!wrong.isEmpty())
        return;
    const auto count = static_cast<int>(days().size());
    // The last one stays three times as long.
    const base::Size page = PictureSequence::sizeOfMultiples(m_size.size(), days().size());
    m_result->setPlainText(
        kind().form == SequenceForm::film
            ? tr("Pictures: %L1, in %L2 s").arg(count).arg((count + 2) * m_seconds->value(), 0, 'f', 1)
        : kind().form == SequenceForm::multiples
            ? tr("Pictures: %L1, on a page of %2 × %3").arg(count).arg(page.width).arg(page.height)
            : tr("Pictures: %L1").arg(count));
    const bool showsLast = m_place->value() == m_place->maximum();
    m_place->setMaximum(count - 1);
    if (showsLast)
        m_place->setValue(count - 1);
    showPreview();
}

void FilmDialog::showPreview() {
    if (!problem().isEmpty())
        return;
    const auto request = sequence();
    const auto place = std::min(static_cast<std::size_t>(m_place->value()), request.days.size() - 1);
    const bool isOnePage = kind().form == SequenceForm::multiples;
    m_day->setPlainText(isOnePage ? tr("All of them")
                                  : tr("%1 (%2 of %3)", "day, which picture, of how many")
                                        .arg(TranslatedWording().longDay(request.days[place]),
                                             QString::number(place + 1), QString::number(request.days.size())));
    const QSizeF room = QSizeF(m_preview->size()) * devicePixelRatioF();
    m_drawing->ask(
        [self = QPointer(this), request, place, isOnePage, room, stop = m_closing.get_token()]() -> LatestJob::Report {
            auto made = sequenceOf(request, stop);
            if (stop.stop_requested())
                return [] {};
            const auto& size = request.picture.size;
            const scene::Page page = isOnePage ? made->multiples(stop) : made->page(place);
            if (stop.stop_requested())
                return [] {};
            auto image = ui::render(page, std::min(room.width() / size.width, room.height() / size.height));
            return [self, made = std::move(made), image = std::move(image)] {
                if (self)
                    self->takePreview(made, image);
            };
        });
}

void FilmDialog::takePreview(const PictureSequencePtr& made, const base::Result<QImage>& image) {
    m_known = made;
    if (image)
        m_preview->setImage(image.assume_value());
    if (!m_drawing->isBusy())
        Q_EMIT previewed();
}

void FilmDialog::askWhere() {
    if (kind().form == SequenceForm::frames) {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("An empty folder for the pictures"), QDir::homePath());
        if (folder.isEmpty())
            return;
        if (!QDir(folder).isEmpty())
            return say(tr("There is already something in %1. Choose an empty folder, or make one.").arg(folder));
        return save(folder);
    }
    const QString ending = QLatin1String(kind().ending);
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save the film"),
        QDir::home().filePath(proposedName(m_data->path, m_request.mode) + QLatin1Char('.') + ending),
        QStringLiteral("%1 (*.%2)").arg(m_kind->currentText(), ending));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().toLower() != ending) {
        path += QLatin1Char('.') + ending;
        // The file dialog asked about another name.
        if (QFileInfo::exists(path))
            return say(tr("There is already a file %1. Choose another name.").arg(path));
    }
    save(path);
}

void FilmDialog::save(const QString& path) {
    m_path = path;
    m_stop = std::stop_source();
    say({});
    m_progress->setFormat(tr("Picture %v of %m"));
    m_progress->reset();
    setWriting(true);
    m_job.setFuture(writeSequence(sequence(), file(path), m_stop.get_token()));
}

void FilmDialog::setWriting(bool isWriting) {
    m_controls->setEnabled(!isWriting);
    m_save->setEnabled(!isWriting);
    m_progress->setVisible(isWriting);
    m_cancel->setEnabled(true);
    if (isWriting)
        m_cancel->setFocus();
}

void FilmDialog::takeFile() {
    setWriting(false);
    const QString path = std::exchange(m_path, {});
    const auto written = m_job.result();
    if (written) {
        Q_EMIT saved(path);
        accept();
    } else if (written.assume_error().code == base::ErrorCode::cancelled) {
        say(tr("Stopped. Nothing was written."));
        Q_EMIT stopped();
    } else {
        say(sentence(written.assume_error()));
    }
}

void FilmDialog::reject() {
    if (m_path.isEmpty())
        return QDialog::reject();
    m_stop.request_stop();
    m_cancel->setEnabled(false);
}

void FilmDialog::say(const QString& problem) {
    m_problem->setPlainText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace whither::ui
