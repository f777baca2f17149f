#pragma once

#include "core/base/result.h"
#include "ui/canvas/film_export.h"
#include "ui/canvas/picture_sequence.h"

#include <QFuture>

#include <memory>
#include <stop_token>
#include <vector>

namespace whither::ui {

using PictureSequencePtr = std::shared_ptr<const PictureSequence>;

/// Which pictures a sequence is to have.
struct SequenceRequest {
    PictureRequest picture;
    std::vector<base::Day> days; ///< ascending, at least one
    /// Made before of the same picture, whatever its days, size and theme were; null: none.
    PictureSequencePtr known;
};

/// Of `known` where that has the same days, else placed anew; see PictureSequence about `stop`. Any thread.
[[nodiscard]] PictureSequencePtr sequenceOf(const SequenceRequest& request, const std::stop_token& stop = {});

/// Makes and writes it on a thread of Qt's pool, from values alone. The future's progress is the number of pictures
/// done. Errors: those of writeSequence().
[[nodiscard]] QFuture<base::Result<void>> writeSequence(SequenceRequest request, SequenceFile file,
                                                        std::stop_token stop);

} // namespace whither::ui
