#include "ui/jobs/film_job.h"

#include <QtConcurrentRun>

#include <utility>

namespace whither::ui {

PictureSequencePtr sequenceOf(const SequenceRequest& request, const std::stop_token& stop) {
    if (request.known && request.known->days() == request.days)
        return std::make_shared<const PictureSequence>(
            request.known->with(request.picture.size, request.picture.theme));
    return std::make_shared<const PictureSequence>(request.picture, request.days, stop);
}

QFuture<base::Result<void>> writeSequence(SequenceRequest request, SequenceFile file, std::stop_token stop) {
    return QtConcurrent::run([request = std::move(request), file = std::move(file),
                              stop = std::move(stop)](QPromise<base::Result<void>>& promise) {
        promise.setProgressRange(0, static_cast<int>(request.days.size()));
        const auto sequence = sequenceOf(request, stop);
        const auto tell = [&promise](std::size_t done) { promise.setProgressValue(static_cast<int>(done)); };
        promise.addResult(writeSequence(*sequence, file, {.tell = tell, .stop = stop}));
    });
}

} // namespace whither::ui
