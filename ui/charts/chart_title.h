#pragma once

#include "ui/canvas/picture_request.h"

#include <QString>

namespace whither::ui {

/// The chosen people of whom a chart tells, else the team whose story is told, or what the data says it is about; may
/// be empty.
[[nodiscard]] QString subjectOf(const PictureRequest& request);

/// What a chart answers, as its title: "Who stayed at Meta after LLaMA (24 February 2023)". Empty where people are
/// shown as a graph, which answers many things and is called by its subject.
[[nodiscard]] QString questionOf(const PictureRequest& request);

} // namespace whither::ui
