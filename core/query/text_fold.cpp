#include "core/query/text_fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace whither::query {

namespace {

void require(UErrorCode status, const char* what) {
    if (U_SUCCESS(status))
        return;
    std::fprintf(stderr, "whither: ICU cannot provide %s: %s\n", what, u_errorName(status));
    std::abort();
}

std::unique_ptr<const icu::Transliterator> transliterator(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::Transliterator> made(
        icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, status));
    require(status, id);
    return made;
}

const icu::Normalizer2& caseFolding() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    require(status, "NFKC_Casefold");
    return *normalizer;
}

icu::UnicodeString fromUtf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

bool isSeparator(UChar32 c) {
    constexpr std::uint32_t separators = U_GC_Z_MASK | U_GC_P_MASK | U_GC_CC_MASK;
    return (U_GET_GC_MASK(c) & separators) != 0;
}

bool isBlank(UChar32 c) {
    constexpr std::uint32_t blanks = U_GC_Z_MASK | U_GC_CC_MASK;
    return (U_GET_GC_MASK(c) & blanks) != 0;
}

/// Runs of characters that `separates` accepts become one blank, none at either end.
template <class Separates> icu::UnicodeString words(const icu::UnicodeString& text, Separates separates) {
    icu::UnicodeString joined;
    bool isDue = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (separates(c)) {
            isDue = !joined.isEmpty();
            continue;
        }
        if (isDue)
            joined.append(static_cast<UChar32>(' '));
        isDue = false;
        joined.append(c);
    }
    return joined;
}

/// Chinese characters take three bytes or four, from U+2E80 on.
bool mayHoldHan(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE2; });
}

/// What the letters of European names fold to, each by itself, so that a million names need no transliteration.
class LatinLetters {
  public:
    /// `fold` takes a UnicodeString.
    template <class Fold> explicit LatinLetters(const Fold& fold) {
        for (UChar32 c = kFirst; c < kEnd; ++c) {
            if (u_isalpha(c) == 0)
                continue;
            const std::string folded = fold(icu::UnicodeString(c));
            // Some, like ŉ, are more than letters.
            icu::UnicodeString inside(u"a");
            inside.append(c).append(u'a');
            if (fold(inside) == "a" + folded + "a")
                m_folded[static_cast<std::size_t>(c - kFirst)] = folded;
        }
    }

    /// A text of these letters and ASCII, folded; empty for any other. `separates`: as for words().
    template <class Separates>
    [[nodiscard]] std::optional<std::string> words(std::string_view text, Separates separates) const {
        std::string joined;
        bool isDue = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto lead = static_cast<unsigned char>(text[i]);
            if (lead < 0x80 && separates(lead)) {
                isDue = !joined.empty();
                continue;
            }
            if (isDue)
                joined += ' ';
            isDue = false;
            if (lead < 0x80) {
                joined += static_cast<char>(u_tolower(lead));
                continue;
            }
            const std::string* letter = ++i < text.size() ? find(lead, static_cast<unsigned char>(text[i])) : nullptr;
            if (letter == nullptr)
                return {};
            joined += *letter;
        }
        return joined;
    }

  private:
    static constexpr UChar32 kFirst = 0x80;
    static constexpr UChar32 kEnd = 0x240;

    /// Of a character of two bytes.
    [[nodiscard]] const std::string* find(unsigned char lead, unsigned char trail) const {
        const UChar32 c = ((lead & 0x1F) << 6) | (trail & 0x3F);
        if ((lead & 0xE0U) != 0xC0U || (trail & 0xC0U) != 0x80U || c < kFirst || c >= kEnd)
            return nullptr;
        const std::string& folded = m_folded[static_cast<std::size_t>(c - kFirst)];
        return folded.empty() ? nullptr : &folded;
    }

    std::array<std::string, kEnd - kFirst> m_folded; ///< empty: not to be folded by itself
};

bool holdsHan(const icu::UnicodeString& text) {
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        if (uscript_hasScript(text.char32At(i), USCRIPT_HAN) != 0)
            return true;
    return false;
}

} // namespace

struct TextFold::Icu {
    const icu::Normalizer2& caseFold = caseFolding();
    std::unique_ptr<const icu::Transliterator> plain =
        transliterator("NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower");
    std::unique_ptr<const icu::Transliterator> pinyin = transliterator("Han-Latin");
    std::unique_ptr<const icu::Transliterator> namePinyin = transliterator("Han-Latin/Names");

    const LatinLetters latin{[this](const icu::UnicodeString& text) { return fold(text); }};

    [[nodiscard]] std::string fold(const icu::UnicodeString& text) const {
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString folded = caseFold.normalize(text, status);
        require(status, "NFKC_Casefold");
        plain->transliterate(folded);
        icu::UnicodeString result = words(folded, isSeparator);
        if (result.isEmpty())
            result = words(folded, isBlank);
        std::string utf8;
        result.toUTF8String(utf8);
        return utf8;
    }
};

TextFold::TextFold() : m_icu(std::make_unique<const Icu>()) {}

TextFold::~TextFold() = default;

std::string TextFold::operator()(std::string_view text) const {
    if (auto result = m_icu->latin.words(text, isSeparator))
        return result->empty() ? *m_icu->latin.words(text, isBlank) : *std::move(result);
    return m_icu->fold(fromUtf8(text));
}

std::optional<std::string> TextFold::pinyin(std::string_view text, Reading reading) const {
    if (!mayHoldHan(text))
        return {};
    icu::UnicodeString read = fromUtf8(text);
    if (!holdsHan(read))
        return {};
    (reading == Reading::personName ? m_icu->namePinyin : m_icu->pinyin)->transliterate(read);
    return m_icu->fold(read);
}

} // namespace whither::query
