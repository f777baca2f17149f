#pragma once

#include "core/base/result.h"
#include "core/graph/talent_graph.h"
#include "core/model/load_report.h"
#include "core/query/career.h"
#include "core/scene/style.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <cstdint>
#include <memory>
#include <stop_token>

namespace whither::ui {

/// An open file and what is made of it once, for all to read. Immutable.
struct Loaded {
    QString path;
    QString sha256; ///< of the file's bytes, lower-case hexadecimal
    graph::TalentGraphPtr graph;
    scene::Palette palette;
    base::Table<model::PersonIndex, query::Career> careers;
    model::LoadReport report;

    Loaded(QString file, QString hash, graph::TalentGraphPtr talentGraph, model::LoadReport loadReport);
    [[nodiscard]] const model::Dataset& dataset() const { return graph->dataset(); }
};
using LoadedPtr = std::shared_ptr<const Loaded>;

/// Reads one file, blocking. Errors: those of store::open, and emptyData for a file without people. Any thread.
[[nodiscard]] base::Result<LoadedPtr> load(const QString& path, const std::stop_token& stop = {});

/// Opens files on a thread of its own. The latest wins: what was being opened before is given up without a word.
/// Lives on the GUI thread; going away, it cancels and waits.
class LoadJob : public QObject {
    Q_OBJECT
  public:
    explicit LoadJob(QObject* parent = nullptr);
    ~LoadJob() override;

    void open(const QString& path);
    /// Gives up what is being opened; nothing is emitted for it.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

  Q_SIGNALS:
    void loaded(whither::ui::LoadedPtr data);
    void failed(whither::base::Error error);

  private:
    void finish(std::uint64_t run, const base::Result<LoadedPtr>& result);

    QThreadPool m_thread;
    std::stop_source m_stop;
    std::uint64_t m_run = 0;
    bool m_isBusy = false;
};

} // namespace whither::ui
