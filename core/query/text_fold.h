#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace whither::query {

/// Reduces text to what matters for finding it: case, accents and width are folded (NFKC case folding, Latin-ASCII),
/// and runs of blanks, punctuation and control characters become one blank, unless nothing else is there.
/// Costly to make, cheap to use; any thread may use it.
class TextFold {
  public:
    /// Ends the program when ICU's data is not installed.
    TextFold();
    ~TextFold();
    TextFold(const TextFold&) = delete;
    TextFold& operator=(const TextFold&) = delete;

    /// Folding what was folded changes nothing. Bytes that are not UTF-8 become U+FFFD.
    [[nodiscard]] std::string operator()(std::string_view text) const;

    /// How the Chinese characters of a text are read where a surname has a reading of its own.
    enum class Reading { common, personName };
    /// The text folded, with a pinyin syllable and a blank for each Chinese character ("gu ge"); empty when it holds
    /// none.
    [[nodiscard]] std::optional<std::string> pinyin(std::string_view text, Reading reading) const;

  private:
    struct Icu;
    std::unique_ptr<const Icu> m_icu;
};

} // namespace whither::query
