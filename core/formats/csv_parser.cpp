#include "core/formats/csv_parser.h"

#include <csv.h>
#include <new>
#include <utility>

namespace whither::formats {

namespace {

/// libcsv with its callbacks tied to one record.
class RecordParser {
  public:
    RecordParser() { start(); }
    ~RecordParser() { csv_free(&m_parser); }
    RecordParser(const RecordParser&) = delete;
    RecordParser& operator=(const RecordParser&) = delete;

    /// Takes one physical line with its end; false when its quotes are wrong.
    [[nodiscard]] bool take(std::string_view line) {
        return wasFine(csv_parse(&m_parser, line.data(), line.size(), onCell, onRecord, this) == line.size());
    }
    /// There is no further line; false when a quote is still open.
    [[nodiscard]] bool finish() { return wasFine(csv_fini(&m_parser, onCell, onRecord, this) == 0); }

    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// The cells of the complete record; the next one can start.
    [[nodiscard]] std::vector<std::string> takeCells() {
        m_complete = false;
        return std::exchange(m_cells, {});
    }
    /// Forgets everything taken so far.
    void restart() {
        csv_free(&m_parser);
        start();
    }

  private:
    void start() {
        if (csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
            throw std::bad_alloc();
        // Blanks belong to the cell.
        csv_set_space_func(&m_parser, [](unsigned char) { return 0; });
        m_cells.clear();
        m_complete = false;
    }

    [[nodiscard]] bool wasFine(bool isWhole) {
        if (!isWhole && csv_error(&m_parser) == CSV_ENOMEM)
            throw std::bad_alloc();
        return isWhole;
    }

    static void onCell(void* text, std::size_t size, void* self) {
        auto& cell = static_cast<RecordParser*>(self)->m_cells.emplace_back();
        if (size != 0)
            cell.assign(static_cast<const char*>(text), size);
    }
    static void onRecord(int /*lineEnd*/, void* self) { static_cast<RecordParser*>(self)->m_complete = true; }

    csv_parser m_parser{};
    std::vector<std::string> m_cells;
    bool m_complete = false;
};

/// One past the line end that follows `at`.
std::size_t nextLine(std::string_view bytes, std::size_t at) {
    const auto end = bytes.find_first_of("\r\n", at);
    if (end == std::string_view::npos)
        return bytes.size();
    return bytes.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
}

bool isEmptyLine(std::string_view line) {
    return line.front() == '\r' || line.front() == '\n';
}

} // namespace

CsvText parseCsv(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());

    CsvText text;
    RecordParser parser;
    std::size_t at = 0;
    std::size_t line = 0;
    bool isOpen = false;
    std::size_t recordLine = 0;      // on which the open record started
    std::size_t afterRecordLine = 0; // where the next physical line starts
    while (at < bytes.size()) {
        const std::size_t end = nextLine(bytes, at);
        const std::string_view taken = bytes.substr(at, end - at);
        ++line;
        at = end;
        if (!isOpen) {
            if (isEmptyLine(taken))
                continue;
            isOpen = true;
            recordLine = line;
            afterRecordLine = end;
        }
        bool isFine = parser.take(taken);
        if (isFine && !parser.isComplete() && at == bytes.size())
            isFine = parser.finish();
        if (!isFine) {
            // Going back costs at most one more look at each byte: a record that stays open past its first line ends
            // at the next line with an odd number of quotes, and only such a line can leave a record open.
            text.badQuoting.push_back(recordLine);
            parser.restart();
            at = afterRecordLine;
            line = recordLine;
            isOpen = false;
        } else if (parser.isComplete()) {
            text.records.push_back({recordLine, parser.takeCells()});
            isOpen = false;
        }
    }
    return text;
}

} // namespace whither::formats
