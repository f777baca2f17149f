#include "core/scene/text.h"

#include "core/base/text.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace whither::scene {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;
/// More than any real cluster has (a flag of England: 7, a family emoji: up to 11).
constexpr int kMaxClusterLength = 16;
/// No label is wider than this many graphemes; a longer text is cut before anything is measured.
constexpr std::size_t kMaxGraphemes = 256;
/// Bytes: what is looked at of a line that is to be shortened. More than kMaxGraphemes of any script.
constexpr std::size_t kMaxLine = 64 * kMaxGraphemes;

icu::UnicodeString decoded(std::string_view text) {
    // Malformed bytes come out as U+FFFD.
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string encoded(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

bool isInvisible(UChar32 c) {
    switch (c) {
    case 0x00AD:
    case 0x061C:
    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
        return true;
    default:
        return false;
    }
}

bool isUnfit(UChar32 c) {
    if (c >= 0x202A && c <= 0x202E) // embeddings and overrides
        return true;
    if (c >= 0x2066 && c <= 0x2069) // isolates
        return true;
    const auto type = u_charType(c);
    return type == U_CONTROL_CHAR || type == U_SURROGATE || U_IS_UNICODE_NONCHAR(c);
}

bool extendsCluster(UChar32 c) {
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == 0x200D || c == 0x200C ||
           u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

/// Ends of the graphemes of `text`, at most `limit`.
std::vector<std::int32_t> graphemeEnds(const icu::UnicodeString& text, std::size_t limit) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    std::vector<std::int32_t> ends;
    if (U_FAILURE(status) != 0) {
        for (std::int32_t i = 0; i < text.length() && ends.size() < limit;)
            ends.push_back(i = text.moveIndex32(i, 1));
        return ends;
    }
    breaks->setText(text);
    for (auto end = breaks->next(); end != icu::BreakIterator::DONE && ends.size() < limit; end = breaks->next())
        ends.push_back(end);
    return ends;
}

icu::UnicodeString firstGrapheme(const icu::UnicodeString& text) {
    const auto ends = graphemeEnds(text, 1);
    return ends.empty() ? icu::UnicodeString() : icu::UnicodeString(text, 0, ends.front());
}

bool isEastAsian(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
        return true;
    default:
        return false;
    }
}

/// `word` from its first letter or digit on; empty when it has none.
icu::UnicodeString fromFirstLetter(const icu::UnicodeString& word) {
    for (std::int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1))
        if (u_isalnum(word.char32At(i)) != 0)
            return icu::UnicodeString(word, i);
    return {};
}

std::vector<icu::UnicodeString> words(const icu::UnicodeString& line) {
    std::vector<icu::UnicodeString> result;
    for (std::int32_t start = 0; start < line.length();) {
        auto end = line.indexOf(u' ', start);
        if (end < 0)
            end = line.length();
        auto word = fromFirstLetter(icu::UnicodeString(line, start, end - start));
        if (!word.isEmpty())
            result.push_back(std::move(word));
        start = end + 1;
    }
    return result;
}

/// Whether a line is all of a text, or its beginning, which may end inside of a grapheme.
enum class End { whole, cut };

/// The beginning of a line that fits into `limit` bytes with "…" at its end, cut between graphemes.
std::string shortened(const icu::UnicodeString& line, End end, std::size_t limit) {
    constexpr std::string_view kEllipsis = "…";
    auto ends = graphemeEnds(line, static_cast<std::size_t>(line.length()));
    if (end == End::cut && !ends.empty())
        ends.pop_back();
    std::size_t bytes = 0;
    std::int32_t fits = 0;
    std::int32_t at = 0;
    for (const std::int32_t next : ends) {
        for (; at < next; at = line.moveIndex32(at, 1))
            bytes += static_cast<std::size_t>(U8_LENGTH(line.char32At(at)));
        if (bytes + kEllipsis.size() > limit)
            break;
        fits = next;
    }
    return encoded(icu::UnicodeString(line, 0, fits).trim()) + std::string(kEllipsis);
}

/// The common case, told without a conversion: nothing but ASCII and the letters of European names (U+00C0 to U+023F),
/// which cleaning leaves as they are.
bool isCleanLatin(std::string_view text) {
    const auto byteAt = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    char before = ' ';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (byteAt(i) >= 0xC3 && byteAt(i) <= 0xC8 && i + 1 < text.size() && (byteAt(i + 1) & 0xC0U) == 0x80U)
            ++i;
        else if (c < ' ' || c > '~' || (c == ' ' && before == ' '))
            return false;
        before = c;
    }
    return text.empty() || before != ' ';
}

} // namespace

std::string cleanLine(std::string_view text, std::size_t limit) {
    const auto begin = base::beginning(text, limit);
    const auto end = begin.size() < text.size() ? End::cut : End::whole;
    if (end == End::whole && isCleanLatin(text))
        return std::string(text);
    const auto source = decoded(begin);
    icu::UnicodeString line;
    bool needsSpace = false;
    int clusterLength = 0;
    for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        auto c = source.char32At(i);
        if (u_isUWhiteSpace(c) != 0) {
            needsSpace = !line.isEmpty();
            continue;
        }
        if (isInvisible(c))
            continue;
        if (isUnfit(c))
            c = kReplacement;
        clusterLength = extendsCluster(c) ? clusterLength + 1 : 0;
        if (clusterLength > kMaxClusterLength)
            continue;
        if (needsSpace)
            line.append(u' ');
        needsSpace = false;
        line.append(c);
    }
    if (end == End::cut)
        return shortened(line, end, limit);
    auto result = encoded(line);
    return result.size() <= limit ? result : shortened(line, end, limit);
}

std::size_t nextBreak(std::string_view line, std::size_t from) {
    const auto byteAt = [line](std::size_t at) { return static_cast<unsigned char>(line[at]); };
    // By the first byte of a character of three: U+4000 to U+DFFF, ideographs and Hangul.
    const auto isIdeograph = [&](std::size_t at) { return byteAt(at) >= 0xE4 && byteAt(at) <= 0xED; };
    // U+3000 to U+3FFF and from U+F000 on: among them all wide punctuation. Of that, only what opens may begin a line.
    const auto isWidePunctuation = [&](std::size_t at) { return byteAt(at) == 0xE3 || byteAt(at) == 0xEF; };
    std::size_t before = from; // the beginning of the character before `at`
    for (std::size_t at = from + 1; at < line.size(); ++at) {
        if ((byteAt(at) & 0xC0U) == 0x80)
            continue; // within a character
        if (line[at] == ' ' || isIdeograph(at) || (isIdeograph(before) && byteAt(at) >= 0x40 && !isWidePunctuation(at)))
            return at;
        before = at;
    }
    return line.size();
}

std::string elide(std::string_view line, FontRole role, double size, double maxWidth, const TextMeasurer& measurer) {
    // No letter is four times narrower than the limit allows for; a huge text is not measured whole.
    if (line.size() <= 4 * kMaxGraphemes && measurer.width(line, role, size) <= maxWidth)
        return std::string(line);
    const auto text = decoded(base::beginning(line, kMaxLine));
    const auto ends = graphemeEnds(text, kMaxGraphemes);
    const auto cutAfter = [&](std::size_t count) {
        auto start = icu::UnicodeString(text, 0, count == 0 ? 0 : ends[count - 1]);
        return encoded(start.trim()) + "…";
    };
    std::size_t fits = 0;
    for (std::size_t low = 1, high = ends.size(); low <= high;) {
        const auto middle = low + (high - low) / 2;
        if (measurer.width(cutAfter(middle), role, size) <= maxWidth) {
            fits = middle;
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return cutAfter(fits);
}

std::string initials(std::string_view name) {
    const auto line = decoded(cleanLine(name));
    const auto all = words(line);
    if (all.empty())
        return line.isEmpty() ? "?" : encoded(firstGrapheme(line));
    auto result = firstGrapheme(all.front());
    if (all.size() > 1 && !isEastAsian(result.char32At(0)))
        result += firstGrapheme(all.back());
    return encoded(result.toUpper(icu::Locale::getRoot()));
}

} // namespace whither::scene
