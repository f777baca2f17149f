#include "ui/dialogs/export_dialog.h"

#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/picture_preview.h"
#include "ui/feedback/error_text.h"
#include "ui/widgets/label.h"
#include "ui/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace whither::ui {

namespace {

constexpr int kControlsWidth = 320;
/// As sharp as most screens and papers show.
constexpr double kUsualScale = 2;

QString nameOf(PictureFormat format) {
    switch (format) {
    case PictureFormat::png:
        return QStringLiteral("PNG");
    case PictureFormat::svg:
        return QStringLiteral("SVG");
    case PictureFormat::pdf:
        return QStringLiteral("PDF");
    case PictureFormat::jpeg:
        return QStringLiteral("JPEG");
    case PictureFormat::webp:
        return QStringLiteral("WebP");
    }
    Q_UNREACHABLE();
}

} // namespace

ExportDialog::ExportDialog(LoadedPtr loaded, PictureRequest request, const Areas& areas, QWidget* parent)
    : QDialog(parent), m_data(std::move(loaded)), m_request(std::move(request)), m_areas(areas) {
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export image"));
    setAccessibleName(windowTitle());

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 14);
    column->setSpacing(12);
    auto* across = new QHBoxLayout;
    across->setSpacing(16);
    m_preview = named(new PicturePreview(this), "exportPreview", tr("Preview of the picture"));
    connect(m_preview, &PicturePreview::resized, this, &ExportDialog::startPreview);
    across->addWidget(m_preview, 1);
    m_controls = makeControls();
    across->addWidget(m_controls);
    column->addLayout(across, 1);
    m_problem = new Label({}, TextRole::body, QStringLiteral("exportProblem"), this);
    m_problem->hide();
    column->addWidget(m_problem);

    auto* buttons = named(new QDialogButtonBox(QDialogButtonBox::Cancel, this), "exportButtons", tr("Buttons"));
    m_cancel = named(buttons->button(QDialogButtonBox::Cancel), "exportCancel", tr("Cancel"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon({});
    m_save = named(buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole), "exportSave", tr("Save"));
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::askWhere);
    column->addWidget(buttons);

    connect(&m_previewJob, &QFutureWatcherBase::finished, this, &ExportDialog::takePreview);
    connect(&m_fileJob, &QFutureWatcherBase::finished, this, &ExportDialog::takeFile);
    resizeWithinScreen(*this, {1120, 660});
    follow();
}

QWidget* ExportDialog::makeControls() {
    auto* inside = named(new QWidget, "exportControls", tr("What goes into the file"));
    auto* form = new QFormLayout(inside);
    form->setContentsMargins(0, 0, 8, 0);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    m_format = named(new QComboBox, "exportFormat", tr("Format"));
    for (const auto format : writableFormats())
        addChoice(*m_format, nameOf(format), format);
    addRow(*form, tr("&Format"), m_format);

    m_area = named(new QComboBox, "exportArea", tr("Area"));
    addChoice(*m_area, tr("Whole graph"), Area::whole);
    addChoice(*m_area, tr("What the window shows"), Area::view);
    if (!m_areas.selected.isEmpty())
        addChoice(*m_area, tr("Selection and its neighbours"), Area::selection);
    addRow(*form, tr("&Area"), m_area);
    // A chart is always shown whole, and has its legend in itself.
    form->setRowVisible(m_area, needsPositions(m_request.mode));

    addSizes(*form);

    m_theme = named(new QComboBox, "exportTheme", tr("Theme"));
    addChoice(*m_theme, tr("Light"), scene::Theme::light);
    addChoice(*m_theme, tr("Dark"), scene::Theme::dark);
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(m_request.theme)));
    addRow(*form, tr("T&heme"), m_theme);

    addParts(*form);

    for (auto* box : {m_format, m_area, m_theme})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
    auto* scroll = named(new QScrollArea(this), "exportScroll", tr("What goes into the file"));
    named(scroll->viewport(), "exportViewport", tr("What goes into the file"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kControlsWidth);
    scroll->setWidget(inside);
    return scroll;
}

void ExportDialog::addSizes(QFormLayout& form) {
    m_size = addSizeFields(form, "export", m_request.size, kUsualScale, [this] { follow(); });
    m_dpi = named(new QSpinBox, "exportDpi", tr("Resolution, in dots per inch"));
    m_dpi->setRange(0, 100'000);
    m_dpi->setSpecialValueText(tr("by the scale"));
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setKeyboardTracking(false);
    connect(m_dpi, &QSpinBox::valueChanged, this, &ExportDialog::follow);
    addRow(form, tr("&Resolution"), m_dpi);

    m_result = new Label({}, TextRole::muted, QStringLiteral("exportResult"));
    form.addRow(QString(), m_result);
}

void ExportDialog::addParts(QFormLayout& form) {
    const auto check = [this](const char* name, const QString& text, bool isOn) {
        auto* box = named(new QCheckBox(text), name, withoutLetter(text));
        box->setChecked(isOn);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::follow);
        return box;
    };
    m_transparent = check("exportTransparent", tr("Trans&parent"), false);
    addRow(form, tr("Background"), m_transparent);

    m_parts[PagePart::title] = check("exportHasTitle", tr("&Title"), true);
    m_title = named(new QLineEdit, "exportTitle", tr("Text of the title"));
    m_title->setPlaceholderText(defaultTitle(m_request));
    m_title->setMaxLength(200);
    connect(m_title, &QLineEdit::textChanged, this, &ExportDialog::follow);
    form.addRow(m_parts[PagePart::title], m_title);
    m_parts[PagePart::legend] = check("exportLegend", tr("&Legend"), true);
    m_parts[PagePart::asOf] = check("exportAsOf", tr("&Day shown"), true);
    m_parts[PagePart::counts] = check("exportCounts", tr("C&ounts"), true);
    m_parts[PagePart::sourceLine] = check("exportSources", tr("So&urces"), true);
    m_parts[PagePart::asOf]->setEnabled(!timeShown(m_request.filter, m_request.mode, TranslatedWording()).isEmpty());
    addRow(form, tr("Also show"), m_parts[PagePart::asOf]);
    for (const auto part : {PagePart::counts, PagePart::sourceLine, PagePart::legend})
        form.addRow(QString(), m_parts[part]);
    form.setRowVisible(m_parts[PagePart::legend], needsPositions(m_request.mode));
}

PictureRequest ExportDialog::request() const {
    PictureRequest request = m_request;
    request.size = m_size.size();
    request.theme = chosen<scene::Theme>(*m_theme);
    request.title = m_title->text();
    for (const auto& [part, box] : m_parts)
        if (!box->isChecked())
            request.parts.erase(part);
    if (m_transparent->isEnabled() && m_transparent->isChecked())
        request.background = PictureRequest::Background::transparent;
    switch (chosen<Area>(*m_area)) {
    case Area::view:
        request.area = m_areas.seen;
        break;
    case Area::whole:
        request.area = {};
        break;
    case Area::selection:
        request.area = m_areas.selected;
        break;
    }
    return request;
}

PictureOptions ExportDialog::options() const {
    PictureOptions options;
    options.format = chosen<PictureFormat>(*m_format);
    options.scale = m_size.scale->value();
    options.dpi = m_dpi->value();
    options.asOf = isoDay(m_request.filter.asOf);
    options.from = heedsFrom(m_request.mode) ? isoDay(m_request.filter.from) : QString();
    options.dataHash = m_data->sha256;
    return options;
}

const QImage& ExportDialog::preview() const {
    return m_preview->image();
}

/// Something was changed: what depends on it is enabled, said and shown.
void ExportDialog::follow() {
    const auto format = chosen<PictureFormat>(*m_format);
    m_size.scale->setEnabled(!isVector(format));
    m_dpi->setEnabled(!isVector(format));
    m_transparent->setEnabled(canBeTransparent(format));
    m_title->setEnabled(m_parts[PagePart::title]->isChecked());
    const PictureRequest now = request();
    const QSize pixels = pixelsOf(now.size, m_size.scale->value());
    m_result->setPlainText(isVector(format) ? tr("Sharp at any size")
                                            : tr("%L1 × %L2 pixels").arg(pixels.width()).arg(pixels.height()));
    sayWhatIsWrong();
    startPreview();
}

void ExportDialog::sayWhatIsWrong() {
    const auto error = tooLarge(m_size.size(), options());
    const QString problem = error         ? sentence(*error)
                            : m_canBeRead ? QString()
                                          : tr("The page is too small for what it is to show: make it 600 × 400 or "
                                               "larger.");
    say(problem);
    m_save->setEnabled(problem.isEmpty());
}

void ExportDialog::startPreview() {
    if (m_previewJob.isRunning()) {
        m_isPreviewStale = true;
        return;
    }
    m_isPreviewStale = false;
    m_previewJob.setFuture(makePreview(request(), QSizeF(m_preview->size()) * devicePixelRatioF()));
}

void ExportDialog::takePreview() {
    const Preview made = m_previewJob.result();
    if (made.image)
        m_preview->setImage(made.image.assume_value());
    if (m_isPreviewStale) {
        startPreview();
        return;
    }
    // While a file is written everything is shut.
    if (std::exchange(m_canBeRead, made.canBeRead) != made.canBeRead && !m_fileJob.isRunning())
        sayWhatIsWrong();
    Q_EMIT previewed();
}

void ExportDialog::askWhere() {
    const QString format = ending(chosen<PictureFormat>(*m_format));
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save the picture"),
        QDir::home().filePath(proposedName(m_data->path, m_request.mode) + QLatin1Char('.') + format),
        QStringLiteral("%1 (*.%2)").arg(m_format->currentText(), format));
    if (path.isEmpty() || !m_save->isEnabled()) // the preview of a page that nobody can read came meanwhile
        return;
    if (formatOf(path) != chosen<PictureFormat>(*m_format)) {
        path += QLatin1Char('.') + format;
        // The file dialog asked about another name.
        if (QFileInfo::exists(path)) {
            say(tr("There is already a file %1. Choose another name.").arg(path));
            return;
        }
    }
    save(path);
}

void ExportDialog::save(const QString& path) {
    m_path = path;
    m_controls->setEnabled(false);
    m_save->setEnabled(false);
    m_cancel->setEnabled(false);
    m_fileJob.setFuture(writePicture(request(), options(), path));
}

void ExportDialog::takeFile() {
    m_controls->setEnabled(true);
    m_save->setEnabled(true);
    m_cancel->setEnabled(true);
    const auto written = m_fileJob.result();
    if (!written) {
        say(sentence(written.assume_error()));
        return;
    }
    Q_EMIT saved(m_path);
    accept();
}

void ExportDialog::reject() {
    if (!m_fileJob.isRunning())
        QDialog::reject();
}

void ExportDialog::say(const QString& problem) {
    m_problem->setPlainText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace whither::ui
