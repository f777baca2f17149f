#pragma once

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

namespace whither::ui {

/// Deletes what takes longer to give up than a frame has time for: the GUI thread leaves it to another. For
/// std::shared_ptr. Any thread.
template <class T> void giveUp(const T* large) {
    const auto* application = QCoreApplication::instance();
    if (application != nullptr && QThread::currentThread() == application->thread() && !QCoreApplication::closingDown())
        QThreadPool::globalInstance()->start([large] { delete large; });
    else
        delete large;
}

} // namespace whither::ui
