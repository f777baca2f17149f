#include "ui/canvas/film_export.h"

#include "ui/canvas/picture_sequence.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include <webp/encode.h>
#include <webp/mux.h>

namespace whither::ui {

namespace {

struct FilmExport {
    Q_DECLARE_TR_FUNCTIONS(FilmExport)
};

constexpr int kLastTimes = 3; ///< as long as the others: the end of the story is what is looked at

QString ffmpeg() {
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

/// Makes the pictures one after the other and hands each to `take`, which returns a Result<void>.
template <class Take>
base::Result<void> eachPicture(const PictureSequence& sequence, const FilmProgress& progress, Take take) {
    for (std::size_t i = 0; i < sequence.days().size(); ++i) {
        if (progress.stop.stop_requested())
            return fileError(base::ErrorCode::cancelled, {});
        BOOST_OUTCOME_TRY(take(i, sequence.page(i)));
        if (progress.tell)
            progress.tell(i + 1);
    }
    return base::success();
}

using Encoder = std::unique_ptr<WebPAnimEncoder, decltype(&WebPAnimEncoderDelete)>;

base::Result<QByteArray> webp(const PictureSequence& sequence, const FilmOptions& options,
                              const FilmProgress& progress) {
    const int milliseconds = static_cast<int>(std::lround(options.secondsPerPicture * 1000));
    Encoder encoder(nullptr, WebPAnimEncoderDelete);
    WebPConfig config;
    WebPAnimEncoderOptions animation;
    if (WebPConfigInit(&config) == 0 || WebPAnimEncoderOptionsInit(&animation) == 0)
        return fileError(base::ErrorCode::cannotWrite, {}, QStringLiteral("libwebp: other version"));
    config.lossless = 1; // letters and thin lines
    config.quality = 40; // of no loss: how hard it tries to be small
    const auto problem = [&encoder] {
        return fileError(base::ErrorCode::cannotWrite, {}, QString::fromUtf8(WebPAnimEncoderGetError(encoder.get())));
    };
    int at = 0;
    BOOST_OUTCOME_TRY(
        eachPicture(sequence, progress, [&](std::size_t i, const scene::Page& page) -> base::Result<void> {
            BOOST_OUTCOME_TRY(drawn, render(page, options.scale));
            const QImage image = drawn.convertToFormat(QImage::Format_RGBA8888);
            if (!encoder)
                encoder.reset(WebPAnimEncoderNew(image.width(), image.height(), &animation));
            WebPPicture picture;
            if (!encoder || WebPPictureInit(&picture) == 0)
                return fileError(base::ErrorCode::cannotWrite, {}, QStringLiteral("libwebp"));
            picture.use_argb = 1;
            picture.width = image.width();
            picture.height = image.height();
            const bool isAdded =
                WebPPictureImportRGBA(&picture, image.constBits(), static_cast<int>(image.bytesPerLine())) != 0 &&
                WebPAnimEncoderAdd(encoder.get(), &picture, at, &config) != 0;
            WebPPictureFree(&picture);
            const bool isLast = i + 1 == sequence.days().size();
            at += isLast ? milliseconds * kLastTimes : milliseconds;
            if (!isAdded)
                return problem();
            return base::success();
        }));
    if (!encoder || WebPAnimEncoderAdd(encoder.get(), nullptr, at, nullptr) == 0)
        return problem();
    WebPData data;
    WebPDataInit(&data);
    if (WebPAnimEncoderAssemble(encoder.get(), &data) == 0)
        return problem();
    QByteArray bytes(reinterpret_cast<const char*>(data.bytes), static_cast<qsizetype>(data.size));
    WebPDataClear(&data);
    return bytes;
}

QStringList ffmpegArguments(const FilmOptions& options, const QString& out) {
    const double rate = 1 / options.secondsPerPicture;
    // The last one stays longer; each is repeated, as players are used to; H.264 and VP9 halve the colours of every two
    // pixels, so sides must be even, and players know no other colours.
    const QString filter = QStringLiteral("tpad=stop_mode=clone:stop=%1,fps=%2,pad=ceil(iw/2)*2:ceil(ih/2)*2")
                               .arg(kLastTimes - 1)
                               .arg(std::max(25.0, rate));
    QStringList arguments{QStringLiteral("-hide_banner"),
                          QStringLiteral("-loglevel"),
                          QStringLiteral("error"),
                          QStringLiteral("-f"),
                          QStringLiteral("image2pipe"),
                          QStringLiteral("-framerate"),
                          QString::number(rate),
                          QStringLiteral("-i"),
                          QStringLiteral("-"),
                          QStringLiteral("-vf"),
                          filter,
                          QStringLiteral("-pix_fmt"),
                          QStringLiteral("yuv420p")};
    if (options.format == FilmFormat::mp4)
        arguments << QStringLiteral("-c:v") << QStringLiteral("libx264") << QStringLiteral("-crf")
                  << QStringLiteral("18") << QStringLiteral("-movflags") << QStringLiteral("+faststart");
    else
        arguments << QStringLiteral("-c:v") << QStringLiteral("libvpx-vp9") << QStringLiteral("-crf")
                  << QStringLiteral("24") << QStringLiteral("-b:v") << QStringLiteral("0")
                  << QStringLiteral("-cpu-used") << QStringLiteral("4") << QStringLiteral("-row-mt")
                  << QStringLiteral("1");
    return arguments << QStringLiteral("-y") << out;
}

/// ffmpeg at work on one film. One thread.
class Ffmpeg {
  public:
    Ffmpeg(const QString& program, const QStringList& arguments, std::stop_token stop) : m_stop(std::move(stop)) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, arguments);
    }
    ~Ffmpeg() {
        m_process.kill();
        m_process.waitForFinished(-1);
    }

    /// Returns when ffmpeg has taken the bytes in.
    base::Result<void> feed(const QByteArray& bytes) {
        if (m_process.write(bytes) != bytes.size())
            return problem();
        while (m_process.bytesToWrite() > 0) {
            if (m_process.waitForBytesWritten(kBreath))
                continue;
            if (m_stop.stop_requested())
                return fileError(base::ErrorCode::cancelled, {});
            if (m_process.state() == QProcess::NotRunning || m_process.error() == QProcess::WriteError)
                return problem();
        }
        return base::success();
    }
    /// Returns when the film is complete.
    base::Result<void> finish() {
        m_process.closeWriteChannel();
        while (m_process.state() != QProcess::NotRunning)
            if (!m_process.waitForFinished(kBreath) && m_stop.stop_requested())
                return fileError(base::ErrorCode::cancelled, {});
        if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
            return problem();
        return base::success();
    }

  private:
    static constexpr int kBreath = 100; ///< milliseconds between two looks at the stop

    /// How it ended, and the end of what it said: the reason stands there.
    base::Error problem() {
        constexpr int kLastWords = 5000; // milliseconds that it may take to end when it no longer listens
        constexpr qsizetype kTold = 200;
        if (m_process.state() != QProcess::NotRunning)
            m_process.waitForFinished(kLastWords);
        const QString said = QString::fromUtf8(m_process.readAll()).simplified();
        QString how = m_process.error() == QProcess::FailedToStart ? m_process.errorString()
                      : m_process.exitStatus() == QProcess::CrashExit
                          ? FilmExport::tr("ffmpeg was killed or crashed")
                          : FilmExport::tr("ffmpeg ended with status %1").arg(m_process.exitCode());
        if (!said.isEmpty())
            how += QStringLiteral(": ") + (said.size() > kTold ? QChar(0x2026) + said.right(kTold) : said);
        return fileError(base::ErrorCode::cannotWrite, {}, how);
    }

    std::stop_token m_stop;
    QProcess m_process;
};

base::Result<QByteArray> video(const PictureSequence& sequence, const FilmOptions& options,
                               const FilmProgress& progress) {
    const QString program = ffmpeg();
    if (program.isEmpty())
        return fileError(base::ErrorCode::cannotWrite, {},
                         FilmExport::tr("ffmpeg is not installed; a .webp film needs none"));
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fileError(base::ErrorCode::cannotWrite, {}, folder.errorString());
    QFile film(
        folder.filePath(options.format == FilmFormat::mp4 ? QStringLiteral("film.mp4") : QStringLiteral("film.webm")));
    Ffmpeg encoder(program, ffmpegArguments(options, film.fileName()), progress.stop);
    BOOST_OUTCOME_TRY(eachPicture(sequence, progress, [&](std::size_t, const scene::Page& page) -> base::Result<void> {
        BOOST_OUTCOME_TRY(image, render(page, options.scale));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        constexpr int kFast = 90; // it is read once, at once
        if (!image.save(&buffer, "PNG", kFast))
            return fileError(base::ErrorCode::cannotWrite, {}, QStringLiteral("PNG"));
        return encoder.feed(bytes);
    }));
    BOOST_OUTCOME_TRY(encoder.finish());
    if (!film.open(QIODevice::ReadOnly))
        return fileError(base::ErrorCode::cannotWrite, {}, film.errorString());
    return film.readAll();
}

} // namespace

std::optional<FilmFormat> filmFormatOf(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("webp"))
        return FilmFormat::webp;
    if (suffix == QLatin1String("mp4"))
        return FilmFormat::mp4;
    if (suffix == QLatin1String("webm"))
        return FilmFormat::webm;
    return {};
}

bool canWrite(FilmFormat format) {
    return format == FilmFormat::webp || !ffmpeg().isEmpty();
}

base::Result<void> writeFilm(const PictureSequence& sequence, const QString& path, const FilmOptions& options,
                             const FilmProgress& progress) {
    BOOST_OUTCOME_TRY(bytes, options.format == FilmFormat::webp ? webp(sequence, options, progress)
                                                                : video(sequence, options, progress));
    return writeFile(path, bytes);
}

base::Result<void> writeFrames(const PictureSequence& sequence, const QString& folder, const PictureOptions& options,
                               const FilmProgress& progress) {
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return fileError(base::ErrorCode::notADirectory, folder);
    const bool isNew = !info.exists();
    if (!QDir().mkpath(folder))
        return fileError(base::ErrorCode::cannotWrite, folder);
    QStringList names;
    const auto written = [&]() -> base::Result<void> {
        // On the same disk, so that they only need new names in the end.
        const QTemporaryDir making(QDir(folder).filePath(QStringLiteral(".frames-XXXXXX")));
        if (!making.isValid())
            return fileError(base::ErrorCode::cannotWrite, folder, making.errorString());
        BOOST_OUTCOME_TRY(
            eachPicture(sequence, progress, [&](std::size_t i, const scene::Page& page) -> base::Result<void> {
                PictureOptions ofDay = options;
                ofDay.asOf = isoDay(sequence.days()[i]);
                BOOST_OUTCOME_TRY(bytes, encode(page, ofDay));
                names << QStringLiteral("%1-%2.%3")
                             .arg(i + 1, 4, 10, QLatin1Char('0'))
                             .arg(ofDay.asOf, ending(options.format));
                return writeFile(making.filePath(names.back()), bytes);
            }));
        for (const QString& name : names) {
            const QString target = QDir(folder).filePath(name);
            QFile::remove(target);
            if (QFile file(making.filePath(name)); !file.rename(target))
                return fileError(base::ErrorCode::cannotWrite, target, file.errorString());
        }
        return base::success();
    }();
    if (!written && isNew)
        QDir().rmdir(folder);
    return written;
}

base::Result<void> writeSequence(const PictureSequence& sequence, const SequenceFile& file,
                                 const FilmProgress& progress) {
    if (progress.stop.stop_requested())
        return fileError(base::ErrorCode::cancelled, {});
    switch (file.form) {
    case SequenceForm::film: {
        const auto format = filmFormatOf(file.path);
        if (!format) {
            auto error = fileError(base::ErrorCode::unknownFormat, {});
            error.value = QFileInfo(file.path).suffix().toStdString();
            return error;
        }
        return writeFilm(sequence, file.path, {*format, file.picture.scale, file.secondsPerPicture}, progress);
    }
    case SequenceForm::frames:
        return writeFrames(sequence, file.path, file.picture, progress);
    case SequenceForm::multiples: {
        BOOST_OUTCOME_TRY(bytes, encode(sequence.multiples(progress.stop), file.picture));
        if (progress.stop.stop_requested())
            return fileError(base::ErrorCode::cancelled, {});
        return writeFile(file.path, bytes);
    }
    }
    Q_UNREACHABLE();
}

} // namespace whither::ui
