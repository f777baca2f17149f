#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whither::model {

/// Texts one after the other in one piece of memory, for the millions of short ones that a large file holds.
class PackedTexts {
  public:
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    /// Valid until the next text is added.
    [[nodiscard]] std::string_view operator[](std::size_t place) const {
        const std::size_t begin = place == 0 ? 0 : m_ends[place - 1];
        return std::string_view(m_bytes).substr(begin, m_ends[place] - begin);
    }
    void add(std::string_view text) {
        extend(text);
        m_ends.push_back(m_bytes.size());
    }
    /// Adds to the text that the next add() or end() ends.
    void extend(std::string_view text) { m_bytes += text; }
    /// Gives back what was kept ready for more.
    void shrink() {
        m_bytes.shrink_to_fit();
        m_ends.shrink_to_fit();
    }
    /// The same as add() of nothing.
    void end() { m_ends.push_back(m_bytes.size()); }

  private:
    std::string m_bytes;
    std::vector<std::size_t> m_ends; ///< of each text, in m_bytes
};

} // namespace whither::model
