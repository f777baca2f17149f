#pragma once

#include <memory>
#include <string>
#include <utility>

namespace whither::model {

/// A text that most rows of a table do not have: eight bytes where it is empty, a fourth of a string's. A value, read
/// as the string that it was made of.
class RareText {
  public:
    RareText() = default;
    RareText(std::string text)
        : m_text(text.empty() ? nullptr : std::make_unique<const std::string>(std::move(text))) {}
    RareText(const RareText& other) : RareText(other.str()) {}
    RareText(RareText&& other) noexcept = default;
    RareText& operator=(RareText other) noexcept {
        m_text = std::move(other.m_text);
        return *this;
    }
    ~RareText() = default;

    [[nodiscard]] bool empty() const { return !m_text; }
    /// Valid as long as this.
    [[nodiscard]] const std::string& str() const {
        static const std::string kNone;
        return m_text ? *m_text : kNone;
    }
    operator const std::string&() const { return str(); }

    friend bool operator==(const RareText& a, const RareText& b) { return a.str() == b.str(); }

  private:
    std::unique_ptr<const std::string> m_text;
};

} // namespace whither::model
