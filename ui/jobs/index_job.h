#pragma once

#include "core/graph/talent_graph.h"
#include "core/query/search_index.h"

#include <QFuture>

#include <memory>

namespace whither::ui {

using SearchIndexPtr = std::shared_ptr<const query::SearchIndex>;

/// The search index of a graph's data, made on a thread of Qt's pool. It takes longer than all else that opening a file
/// needs (ICU reads its rules for Chinese first), so it is not a part of that.
[[nodiscard]] QFuture<SearchIndexPtr> makeSearchIndex(graph::TalentGraphPtr graph);

} // namespace whither::ui
