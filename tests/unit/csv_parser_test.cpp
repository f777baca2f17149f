#include "core/formats/csv_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whither::formats {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::size_t> linesOf(const CsvText& text) {
    std::vector<std::size_t> lines;
    for (const CsvRecord& record : text.records)
        lines.push_back(record.line);
    return lines;
}

} // namespace

TEST(CsvParser, SplitsRecordsWhateverTheLineEnds) {
    for (const std::string end : {"\r\n", "\n", "\r"}) {
        const CsvText text = parseCsv("a,b" + end + "c,d" + end);
        ASSERT_EQ(text.records.size(), 2U);
        EXPECT_THAT(text.records[0].cells, ElementsAre("a", "b"));
        EXPECT_THAT(text.records[1].cells, ElementsAre("c", "d"));
        EXPECT_THAT(linesOf(text), ElementsAre(1, 2));
    }
}

TEST(CsvParser, TakesALastLineWithoutAnEnd) {
    const CsvText text = parseCsv("a,b\nc,\"d\"");
    ASSERT_EQ(text.records.size(), 2U);
    EXPECT_THAT(text.records[1].cells, ElementsAre("c", "d"));
}

TEST(CsvParser, KeepsBlanksCommasQuotesAndLineEndsOfACell) {
    const CsvText text = parseCsv("\xEF\xBB\xBF a ,\"b, \"\"c\"\"\r\nd\",,\n");
    ASSERT_EQ(text.records.size(), 1U);
    EXPECT_THAT(text.records[0].cells, ElementsAre(" a ", "b, \"c\"\r\nd", "", ""));
    EXPECT_THAT(text.badQuoting, IsEmpty());
}

TEST(CsvParser, CountsPhysicalLinesThroughCellsAndEmptyLines) {
    EXPECT_THAT(linesOf(parseCsv("a\n\n\r\n\"b\nb\r\nb\"\nc\n")), ElementsAre(1, 4, 7));
}

TEST(CsvParser, OneOpenQuoteCostsOneRecord) {
    const CsvText text = parseCsv("a,b\nc,\"d\ne,f\ng,\"h\"\ni,j\n");
    EXPECT_THAT(text.badQuoting, ElementsAre(2));
    EXPECT_THAT(linesOf(text), ElementsAre(1, 3, 4, 5));
    EXPECT_THAT(text.records[2].cells, ElementsAre("g", "h"));
}

TEST(CsvParser, AQuoteOpenToTheEndCostsOneRecord) {
    const CsvText text = parseCsv("a\n\"b\nc\nd");
    EXPECT_THAT(text.badQuoting, ElementsAre(2));
    EXPECT_THAT(linesOf(text), ElementsAre(1, 3, 4));
}

TEST(CsvParser, QuotesInsideABareCellOrAfterAQuotedOneAreWrong) {
    EXPECT_THAT(parseCsv("a\"b\n").badQuoting, ElementsAre(1));
    EXPECT_THAT(parseCsv("\"a\"b\n").badQuoting, ElementsAre(1));
    EXPECT_THAT(parseCsv("\"a\" ,b\n").badQuoting, ElementsAre(1));
}

TEST(CsvParser, TakesBytesThatAreNoText) {
    const CsvText text = parseCsv(std::string("a\0b,\xFF\n", 6));
    ASSERT_EQ(text.records.size(), 1U);
    EXPECT_THAT(text.records[0].cells, ElementsAre(std::string("a\0b", 3), "\xFF"));
}

TEST(CsvParser, NothingHoldsNoRecord) {
    EXPECT_THAT(parseCsv("").records, IsEmpty());
    EXPECT_THAT(parseCsv("\n\r\n").records, IsEmpty());
}

} // namespace whither::formats
