#pragma once

#include "core/base/result.h"
#include "ui/canvas/picture_export.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>

namespace whither::ui {

class PictureSequence;

enum class FilmFormat {
    webp, ///< an animated picture, by libwebp
    mp4,  ///< H.264, by ffmpeg where it is installed
    webm, ///< VP9, by ffmpeg where it is installed
};
/// By the ending of a file's name; empty when it is none of ours. (A .webp may also be one picture.)
[[nodiscard]] std::optional<FilmFormat> filmFormatOf(const QString& path);
/// Whether this installation can write it.
[[nodiscard]] bool canWrite(FilmFormat format);

struct FilmOptions {
    FilmFormat format = FilmFormat::webp;
    double scale = 1;               ///< pixels of the film per pixel of the page, > 0
    double secondsPerPicture = 0.8; ///< > 0; the last one stays three times as long
};

/// What a writer of many pictures tells and asks while it works. Both may be left empty.
struct FilmProgress {
    std::function<void(std::size_t done)> tell; ///< after each picture, on the writer's thread
    std::stop_token stop;                       ///< asked before each picture, and while ffmpeg works
};

/// The file appears whole or not at all. Any thread; ffmpeg runs beside it. Errors: pictureTooLarge, cancelled, those
/// of writeFile(), cannotWrite with what the library, or ffmpeg as it ended, said.
[[nodiscard]] base::Result<void> writeFilm(const PictureSequence& sequence, const QString& path,
                                           const FilmOptions& options, const FilmProgress& progress = {});

/// Each picture as a file of its own, "0001-2023-02-28.png", in a folder that is made when it is not there. None
/// appears before all are complete; where one cannot get its name then, those before it stay. What is in the folder
/// stays, but for files of these names. Errors: as writeFilm().
[[nodiscard]] base::Result<void> writeFrames(const PictureSequence& sequence, const QString& folder,
                                             const PictureOptions& options, const FilmProgress& progress = {});

/// What becomes of the pictures of a sequence.
enum class SequenceForm {
    film,     ///< one file that moves, of the format that its name ends with
    frames,   ///< a folder with a file for each
    multiples ///< all of them side by side on one page
};
struct SequenceFile {
    SequenceForm form = SequenceForm::film;
    QString path;           ///< of the file, or the folder
    PictureOptions picture; ///< of a film: its scale alone
    double secondsPerPicture = FilmOptions().secondsPerPicture;
};
/// What the command line and the window both do. Errors: as writeFilm(); of a film unknownFormat as well.
[[nodiscard]] base::Result<void> writeSequence(const PictureSequence& sequence, const SequenceFile& file,
                                               const FilmProgress& progress = {});

} // namespace whither::ui
