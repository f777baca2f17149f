#pragma once

#include "core/scene/node_text.h"
#include "core/scene/scene.h"

#include <map>
#include <string>

namespace whither::scene {

[[nodiscard]] LineKind lineKind(graph::EdgeKind kind);

/// The words at the lines of one picture.
class EdgeText {
  public:
    EdgeText(const SceneInput& input, const NodeText& nodes) : m_input(input), m_nodes(nodes) {}

    /// "move:KEY/joins", the far end added where one thing has several such edges; no other line of the picture has it.
    [[nodiscard]] std::string name(graph::EdgeIndex edge);
    /// One clean line.
    [[nodiscard]] std::string description(graph::EdgeIndex edge) const;

    [[nodiscard]] std::string name(const LevelOfDetail::Bundle& bundle) const;
    [[nodiscard]] std::string description(const LevelOfDetail::Bundle& bundle) const;

    /// Of the way from a to b: "flow:a/b", by company key.
    [[nodiscard]] std::string nameOfFlow(const LevelOfDetail::Bundle& flow) const;
    [[nodiscard]] std::string descriptionOfFlow(const LevelOfDetail::Bundle& flow) const;

  private:
    const SceneInput& m_input;
    const NodeText& m_nodes;
    std::map<std::string, int> m_taken;
};

} // namespace whither::scene
