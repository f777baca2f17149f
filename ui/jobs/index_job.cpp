#include "ui/jobs/index_job.h"

#include <QtConcurrentRun>

#include <utility>

namespace whither::ui {

QFuture<SearchIndexPtr> makeSearchIndex(graph::TalentGraphPtr graph) {
    return QtConcurrent::run([graph = std::move(graph)]() -> SearchIndexPtr {
        return std::make_shared<const query::SearchIndex>(graph->datasetPtr());
    });
}

} // namespace whither::ui
