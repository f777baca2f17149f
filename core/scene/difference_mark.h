#pragma once

#include "core/query/comparison.h"
#include "core/scene/draw_list.h"
#include "core/scene/style.h"

namespace whither::scene {

/// The mark of what became of a person between two days, told by its shape and its sign, not by colour alone: a disk
/// with a plus arrived, a square with a minus left, a diamond with an arrow moved, a ring with two bars stayed,
/// a ring with a dot is known on one of the days only.
/// `reach`: from its centre to its border, in the units of `centre`. `presence`: 0 to 1.
void addDifference(DrawGroup& group, query::Difference difference, base::Point centre, double reach,
                   const ThemeColours& colours, double presence);

} // namespace whither::scene
