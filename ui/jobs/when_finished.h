#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace whither::ui {

/// Calls `take` with the result on the thread of `context`, unless the context goes away first.
/// (QFuture::then(context, ...) of Qt 6.4 calls into a context that is gone.)
template <class Result, class Take> void whenFinished(const QFuture<Result>& future, QObject* context, Take take) {
    auto* watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, take = std::move(take)] {
        watcher->deleteLater();
        take(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace whither::ui
