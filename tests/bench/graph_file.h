#pragma once

#include "core/base/geometry.h"
#include "tests/bench/talent_graph.h"

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace whither::bench {

/// What is wrong with a file: "NAME:LINE: what", or "NAME: what" where it is not about one line.
class FileError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// All throw FileError. Numbers stand apart by spaces or tabs; lines end with LF or CRLF.

/// An edge list: "nodes edges" on the first line, then "u v" on a line for each edge, counted from 0.
[[nodiscard]] MadeGraph readEdgeList(const std::string& file);
void writeEdgeList(const std::string& file, const MadeGraph& graph);

/// One line for each node: `person` (also `p` or `0`) or `company` (`c`, `1`).
[[nodiscard]] std::vector<graph::NodeKind> readKinds(const std::string& file, std::size_t nodes);
void writeKinds(const std::string& file, std::span<const graph::NodeKind> kinds);

/// "x y" on a line for each node, as short as reads back to the same numbers.
void writePoints(const std::string& file, std::span<const base::Point> points);

} // namespace whither::bench
