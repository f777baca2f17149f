#include "ui/canvas/film_export.h"

#include "ui/canvas/picture_sequence.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>
#include <memory>

#include <webp/encode.h>
#include <webp/mux.h>

namespace whither::ui {

namespace {

struct FilmExport {
    Q_DECLARE_TR_FUNCTIONS(FilmExport)
};

constexpr double kLastTimes = 3; ///< as long as the others: the end of the story is what is looked at

base::Error failure(base::ErrorCode code, const QString& file, const QString& detail = {}) {
    base::Error error;
    error.code = code;
    error.file = file.toStdString();
    error.detail = detail.toStdString();
    return error;
}

QString ffmpeg() {
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

/// Makes the pictures one after the other and hands each to `take`, which returns a Result<void>.
template <class Take>
base::Result<void> eachPicture(const PictureSequence& sequence, const FilmProgress& progress, Take take) {
    for (std::size_t i = 0; i < sequence.days().size(); ++i) {
        if (progress.stop.stop_requested())
            return failure(base::ErrorCode::cancelled, {});
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
        return failure(base::ErrorCode::cannotWrite, {}, QStringLiteral("libwebp: other version"));
    config.lossless = 1; // letters and thin lines
    config.quality = 40; // of no loss: how hard it tries to be small
    const auto problem = [&encoder] {
        return failure(base::ErrorCode::cannotWrite, {}, QString::fromUtf8(WebPAnimEncoderGetError(encoder.get())));
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
                return failure(base::ErrorCode::cannotWrite, {}, QStringLiteral("libwebp"));
            picture.use_argb = 1;
            picture.width = image.width();
            picture.height = image.height();
            const bool isAdded =
                WebPPictureImportRGBA(&picture, image.constBits(), static_cast<int>(image.bytesPerLine())) != 0 &&
                WebPAnimEncoderAdd(encoder.get(), &picture, at, &config) != 0;
            WebPPictureFree(&picture);
            const bool isLast = i + 1 == sequence.days().size();
            at += isLast ? static_cast<int>(milliseconds * kLastTimes) : milliseconds;
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
    // H.264 and VP9 halve the colours of every two pixels, so sides must be even; players know no other colours.
    QStringList arguments{QStringLiteral("-hide_banner"),
                          QStringLiteral("-loglevel"),
                          QStringLiteral("error"),
                          QStringLiteral("-f"),
                          QStringLiteral("image2pipe"),
                          QStringLiteral("-framerate"),
                          QString::number(1 / options.secondsPerPicture),
                          QStringLiteral("-i"),
                          QStringLiteral("-"),
                          QStringLiteral("-vf"),
                          QStringLiteral("tpad=stop_mode=clone:stop=2,pad=ceil(iw/2)*2:ceil(ih/2)*2"),
                          QStringLiteral("-pix_fmt"),
                          QStringLiteral("yuv420p"),
                          QStringLiteral("-r"),
                          QStringLiteral("25")};
    if (options.format == FilmFormat::mp4)
        arguments << QStringLiteral("-c:v") << QStringLiteral("libx264") << QStringLiteral("-crf")
                  << QStringLiteral("18") << QStringLiteral("-movflags") << QStringLiteral("+faststart");
    else
        arguments << QStringLiteral("-c:v") << QStringLiteral("libvpx-vp9") << QStringLiteral("-crf")
                  << QStringLiteral("24") << QStringLiteral("-b:v") << QStringLiteral("0");
    return arguments << QStringLiteral("-y") << out;
}

base::Result<QByteArray> video(const PictureSequence& sequence, const FilmOptions& options,
                               const FilmProgress& progress) {
    const QString program = ffmpeg();
    if (program.isEmpty())
        return failure(base::ErrorCode::cannotWrite, {},
                       FilmExport::tr("ffmpeg is not installed; a .webp film needs none"));
    const QTemporaryDir folder;
    const QString out =
        folder.filePath(options.format == FilmFormat::mp4 ? QStringLiteral("film.mp4") : QStringLiteral("film.webm"));
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, ffmpegArguments(options, out));
    const auto problem = [&process] {
        process.waitForFinished(-1);
        const QString said = QString::fromUtf8(process.readAll()).simplified();
        return failure(base::ErrorCode::cannotWrite, {}, said.isEmpty() ? process.errorString() : said);
    };
    if (!process.waitForStarted(-1))
        return failure(base::ErrorCode::cannotWrite, {}, process.errorString());
    const auto written =
        eachPicture(sequence, progress, [&](std::size_t, const scene::Page& page) -> base::Result<void> {
            BOOST_OUTCOME_TRY(image, render(page, options.scale));
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            if (!image.save(&buffer, "PNG") || process.write(buffer.data()) != buffer.size())
                return problem();
            while (process.bytesToWrite() > 0)
                if (!process.waitForBytesWritten(-1))
                    return problem();
            return base::success();
        });
    if (!written) {
        process.kill();
        process.waitForFinished(-1);
        return written.assume_error();
    }
    process.closeWriteChannel();
    process.waitForFinished(-1);
    QFile file(out);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || !file.open(QIODevice::ReadOnly))
        return problem();
    return file.readAll();
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
        return failure(base::ErrorCode::notADirectory, folder);
    if (!QDir().mkpath(folder))
        return failure(base::ErrorCode::cannotWrite, folder);
    return eachPicture(sequence, progress, [&](std::size_t i, const scene::Page& page) -> base::Result<void> {
        const QString day = QString::fromStdString(base::CalendarDate::of(sequence.days()[i]).iso());
        PictureOptions ofDay = options;
        ofDay.asOf = day;
        BOOST_OUTCOME_TRY(bytes, encode(page, ofDay));
        return writeFile(QStringLiteral("%1/%2-%3.%4")
                             .arg(folder)
                             .arg(i + 1, 4, 10, QLatin1Char('0'))
                             .arg(day, ending(options.format)),
                         bytes);
    });
}

} // namespace whither::ui
