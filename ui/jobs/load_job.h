#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/graph/talent_graph.h"
#include "core/layout/layout_input.h"
#include "core/model/load_report.h"
#include "core/query/career.h"
#include "core/scene/style.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <cstddef>
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
    query::Careers careers;
    model::LoadReport report;
    std::size_t undatedMoves = 0; ///< counted here, for no GUI thread walks through millions of rows

    Loaded(QString file, QString hash, graph::TalentGraphPtr talentGraph, model::LoadReport loadReport);
    [[nodiscard]] const model::Dataset& dataset() const { return graph->dataset(); }
};
using LoadedPtr = std::shared_ptr<const Loaded>;
struct OpeningPicture;
using OpeningPicturePtr = std::shared_ptr<OpeningPicture>;

/// Reads one file, blocking. Errors: those of store::open, and emptyData for a file without people. `progress` is
/// told how far it is; null: nobody wants to know. Any thread.
[[nodiscard]] base::Result<LoadedPtr> load(const QString& path, const std::stop_token& stop = {},
                                           base::Progress* progress = nullptr);

/// Opens files on a thread of its own. The latest wins: what was being opened before is given up without a word.
/// Lives on the GUI thread; going away, it cancels and waits.
class LoadJob : public QObject {
    Q_OBJECT
  public:
    explicit LoadJob(QObject* parent = nullptr);
    ~LoadJob() override;

    /// `character`: of the opening picture, which is made as well where that takes long.
    void open(const QString& path, layout::Character character = layout::Character::balanced);
    /// Gives up what is being opened; nothing is emitted for it.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// How far what is being opened is; only while busy.
    [[nodiscard]] base::Progress::State progress() const { return m_progress->now(); }

  Q_SIGNALS:
    /// `picture`: null for a small graph.
    void loaded(whither::ui::LoadedPtr data, whither::ui::OpeningPicturePtr picture);
    void failed(whither::base::Error error);
    /// How far it is: at once, and then every tenth of a second.
    void progressed(whither::base::Progress::State state);

  private:
    void finish(std::uint64_t run, const base::Result<LoadedPtr>& result, const OpeningPicturePtr& picture);

    QThreadPool m_thread;
    std::stop_source m_stop;
    std::shared_ptr<base::Progress> m_progress;
    QTimer m_tick;
    std::uint64_t m_run = 0;
    bool m_isBusy = false;
};

} // namespace whither::ui
