#pragma once

#include "core/graph/talent_graph.h"
#include "core/query/filter.h"
#include "core/scene/scene.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/plain_wording.h"

namespace whither::tests {

/// A made-up data set that has everything a picture can show: every kind of edge, a disputed move and relation, ends
/// that nobody names, concurrent and parallel moves, a return, and names that try to do harm.
[[nodiscard]] graph::TalentGraphPtr smallStory();

/// All that a picture of one graph needs, kept alive together.
class Picture {
  public:
    Picture(graph::TalentGraphPtr graph, const query::Filter& filter);

    [[nodiscard]] const graph::TalentGraph& graph() const { return *m_graph; }
    [[nodiscard]] const query::VisibleSet& visible() const { return m_visible; }
    /// For the caller to fill and change.
    layout::Positions positions;
    /// Refers to this object.
    [[nodiscard]] scene::SceneInput input() const;

  private:
    graph::TalentGraphPtr m_graph;
    query::Careers m_careers;
    query::Filter m_filter;
    query::VisibleSet m_visible;
    scene::Palette m_palette;
    FixedMeasurer m_measurer;
    PlainWording m_wording;
};

/// Everything in the small story, on fixed places.
[[nodiscard]] Picture smallPicture();
/// A shipped data set as the program opens it, laid out; with other layers, if a filter says so.
[[nodiscard]] Picture laidOut(const model::DatasetPtr& dataset, query::Filter filter = {});
/// A filter that draws companies alone.
[[nodiscard]] query::Filter withoutPeople();

} // namespace whither::tests
