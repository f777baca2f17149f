#include "ui/jobs/load_job.h"

#include "core/store/reader.h"
#include "ui/jobs/give_up.h"
#include "ui/jobs/opening_picture.h"

#include <QFile>

#include <openssl/evp.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <utility>

namespace whither::ui {

namespace {

constexpr std::chrono::milliseconds kTick{100};

/// Empty when the file cannot be read; then reading the data tells why.
QString hashOf(const QString& path, const std::stop_token& stop) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // QCryptographicHash takes seven times as long, as long as all other reading on a second core.
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    bool isRead = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    constexpr qint64 kBlock = 1 << 20;
    while (isRead && !file.atEnd() && !stop.stop_requested()) {
        const QByteArray block = file.read(kBlock);
        isRead = EVP_DigestUpdate(context.get(), block.constData(), static_cast<std::size_t>(block.size())) == 1;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!isRead || EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1)
        return {};
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char*>(digest.data()), static_cast<qsizetype>(size)).toHex());
}

} // namespace

Loaded::Loaded(QString file, QString hash, graph::TalentGraphPtr talentGraph, model::LoadReport loadReport)
    : path(std::move(file)), sha256(std::move(hash)), graph(std::move(talentGraph)), palette(graph->dataset()),
      careers(graph->dataset()), report(std::move(loadReport)) {
    const auto& moves = dataset().moves;
    undatedMoves = static_cast<std::size_t>(
        std::count_if(moves.begin(), moves.end(), [](const model::Move& move) { return move.date.isUndated(); }));
}

base::Result<LoadedPtr> load(const QString& path, const std::stop_token& stop, base::Progress* progress) {
    const std::filesystem::path file = QFile::encodeName(path).toStdString();
    store::OpenOptions options;
    options.stop = stop;
    options.progress = progress;
    // Beside reading: where there is a second core it takes no time of its own.
    // A file that is refused is not hashed to its end first: the future's destructor would wait for that.
    std::stop_source refused;
    auto hash = std::async(std::launch::async, [&path, token = refused.get_token()] { return hashOf(path, token); });
    const std::stop_callback stopped(stop, [&refused] { refused.request_stop(); });
    const auto giveUpHash = qScopeGuard([&refused] { refused.request_stop(); });
    BOOST_OUTCOME_TRY(opened, store::open(file, options));
    if (opened.dataset->people.empty()) {
        base::Error error;
        error.code = base::ErrorCode::emptyData;
        error.file = path.toStdString();
        return error;
    }
    auto graph = graph::TalentGraph::build(std::move(opened.dataset), {stop, progress});
    if (!graph) {
        base::Error error;
        error.code = base::ErrorCode::cancelled;
        error.file = path.toStdString();
        return error;
    }
    LoadedPtr loaded(new Loaded(path, hash.get(), std::move(graph), std::move(opened.report)), giveUp<Loaded>);
#ifdef __GLIBC__
    // What each thread has read rows with; placing needs most memory of all.
    malloc_trim(0);
#endif
    return loaded;
}

LoadJob::LoadJob(QObject* parent) : QObject(parent) {
    m_thread.setMaxThreadCount(1);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] { Q_EMIT progressed(m_progress->now()); });
}

LoadJob::~LoadJob() {
    cancel();
    m_thread.waitForDone();
}

void LoadJob::cancel() {
    m_stop.request_stop();
    ++m_run;
    m_isBusy = false;
    m_tick.stop();
}

void LoadJob::open(const QString& path, layout::Character character) {
    cancel();
    m_stop = {};
    m_isBusy = true;
    m_progress = std::make_shared<base::Progress>();
    m_tick.start();
    m_thread.start([this, path, character, run = m_run, stop = m_stop.get_token(), progress = m_progress] {
        auto result = load(path, stop, progress.get());
        OpeningPicturePtr picture;
        if (result)
            picture = makeOpeningPicture(*result.assume_value(), character, {stop, progress.get()});
        QMetaObject::invokeMethod(
            this,
            [this, run, result = std::move(result), picture = std::move(picture)] { finish(run, result, picture); },
            Qt::QueuedConnection);
    });
    Q_EMIT progressed(m_progress->now());
}

void LoadJob::finish(std::uint64_t run, const base::Result<LoadedPtr>& result, const OpeningPicturePtr& picture) {
    if (run != m_run)
        return;
    m_isBusy = false;
    m_tick.stop();
    if (result)
        Q_EMIT loaded(result.assume_value(), picture);
    else
        Q_EMIT failed(result.assume_error());
}

} // namespace whither::ui
