#pragma once

#include "core/query/career.h"
#include "core/query/filter.h"

#include <memory>

namespace whither::query {

struct Telling;

/// Applies one filter after the other to one graph, and remembers what the last one told of everyone: of another day,
/// only those are told anew for whom something took effect in between, so that a playhead can be dragged through the
/// data. An instance belongs to one thread.
class Filtering {
  public:
    /// `careers` are of the graph's data. Both must outlive it.
    Filtering(const graph::TalentGraph& graph, const Careers& careers);
    ~Filtering();
    Filtering(const Filtering&) = delete;
    Filtering& operator=(const Filtering&) = delete;

    /// The same as query::apply().
    [[nodiscard]] VisibleSet apply(const Filter& filter);

  private:
    const graph::TalentGraph& m_graph;
    const Careers& m_careers;
    Filter m_before;                    ///< that m_telling is of
    std::unique_ptr<Telling> m_telling; ///< null before the first
};

} // namespace whither::query
