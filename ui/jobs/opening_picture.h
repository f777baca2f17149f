#pragma once

#include "core/base/progress.h"
#include "core/layout/force_layout.h"
#include "core/layout/picture_memory.h"
#include "core/query/filter.h"
#include "core/query/filtering.h"
#include "ui/jobs/load_job.h"

#include <memory>

namespace whither::ui {

/// The first picture of a large file, made beside the window while that still shows what was open before. Whoever gets
/// it may take the layout out of it.
struct OpeningPicture {
    query::Filter filter; ///< of the data's opening view
    layout::Character character = layout::Character::balanced;
    std::unique_ptr<query::Filtering> filtering; ///< of the data that the picture is of; ready for another day
    std::shared_ptr<const query::VisibleSet> visible;
    layout::PictureKey key{}; ///< of `visible`
    /// Null where it is large and soon made again.
    layout::LayoutInputPtr bodies;
    std::unique_ptr<layout::ForceLayout> layout; ///< placed
    layout::PositionsPtr positions;
    layout::TiesPtr ties; ///< of the layout
};

/// Null for a graph of at most kPicturedAtOnce nodes, whose picture takes no time worth telling, and where a stop was
/// asked for. Any thread.
[[nodiscard]] OpeningPicturePtr makeOpeningPicture(const Loaded& data, layout::Character character,
                                                   const base::Watch& watch);
inline constexpr std::size_t kPicturedAtOnce = 300;

} // namespace whither::ui
