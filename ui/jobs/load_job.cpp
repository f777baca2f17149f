#include "ui/jobs/load_job.h"

#include "core/store/reader.h"

#include <QCryptographicHash>
#include <QFile>

#include <filesystem>
#include <utility>

namespace whither::ui {

namespace {

/// Empty when the file cannot be read; then reading the data tells why.
QString hashOf(const QString& path, const std::stop_token& stop) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    constexpr qint64 kBlock = 1 << 20;
    while (!file.atEnd() && !stop.stop_requested())
        hash.addData(file.read(kBlock));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

Loaded::Loaded(QString file, QString hash, graph::TalentGraphPtr talentGraph, model::LoadReport loadReport)
    : path(std::move(file)), sha256(std::move(hash)), graph(std::move(talentGraph)), palette(graph->dataset()),
      careers(query::careersOf(graph->dataset())), report(std::move(loadReport)) {}

base::Result<LoadedPtr> load(const QString& path, const std::stop_token& stop) {
    const std::filesystem::path file = QFile::encodeName(path).toStdString();
    store::OpenOptions options;
    options.stop = stop;
    BOOST_OUTCOME_TRY(opened, store::open(file, options));
    if (opened.dataset->people.empty()) {
        base::Error error;
        error.code = base::ErrorCode::emptyData;
        error.file = path.toStdString();
        return error;
    }
    return std::make_shared<const Loaded>(path, hashOf(path, stop), graph::TalentGraph::build(opened.dataset),
                                          std::move(opened.report));
}

LoadJob::LoadJob(QObject* parent) : QObject(parent) {
    m_thread.setMaxThreadCount(1);
}

LoadJob::~LoadJob() {
    cancel();
    m_thread.waitForDone();
}

void LoadJob::cancel() {
    m_stop.request_stop();
    ++m_run;
    m_isBusy = false;
}

void LoadJob::open(const QString& path) {
    cancel();
    m_stop = {};
    m_isBusy = true;
    m_thread.start([this, path, run = m_run, stop = m_stop.get_token()] {
        auto result = load(path, stop);
        QMetaObject::invokeMethod(
            this, [this, run, result = std::move(result)] { finish(run, result); }, Qt::QueuedConnection);
    });
}

void LoadJob::finish(std::uint64_t run, const base::Result<LoadedPtr>& result) {
    if (run != m_run)
        return;
    m_isBusy = false;
    if (result)
        Q_EMIT loaded(result.assume_value());
    else
        Q_EMIT failed(result.assume_error());
}

} // namespace whither::ui
