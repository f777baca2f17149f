#include "core/formats/csv_folder.h"
#include "tests/support/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>

namespace whither::formats {

namespace {

using base::ErrorCode;
using model::RawTable;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr char kPeople[] = "key,name,name_zh,aliases,note,wikidata,homepage\n";
constexpr char kCompanies[] = "key,name,name_zh,aliases,kind,parent,founded,country,city,website,note\n";

class CsvFolder : public testing::Test {
  protected:
    void SetUp() override {
        write("people.csv", kPeople);
        write("companies.csv", kCompanies);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
    }
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return m_folder.path() / name; }
    [[nodiscard]] base::Result<model::RawTables> read() const { return readCsvFolder(m_folder.path()); }
    [[nodiscard]] base::Error failure() const {
        auto read = readCsvFolder(m_folder.path());
        EXPECT_FALSE(read);
        return read ? base::Error{} : read.error();
    }

  private:
    tests::TemporaryFolder m_folder;
};

} // namespace

TEST_F(CsvFolder, TakesColumnsInAnyOrderAndNamesTheLineOfEachRow) {
    write("people.csv", "\xEF\xBB\xBFname,key,note,aliases,name_zh,homepage,wikidata\r\nAnn,ann,\"a\r\nb\",,安,,\r\n"
                        "\r\nBob,bob,,,,,Q1\r\n");
    const auto raw = read();
    ASSERT_TRUE(raw);
    const auto& people = raw.value()[RawTable::people];
    ASSERT_EQ(people.size(), 2U);
    EXPECT_THAT(people[0].cells, ElementsAre("ann", "Ann", "安", "", "a\r\nb", "", ""));
    EXPECT_THAT(people[1].cells, ElementsAre("bob", "Bob", "", "", "", "Q1", ""));
    EXPECT_EQ(people[0].row, 2U);
    EXPECT_EQ(people[1].row, 5U);
    EXPECT_EQ(raw.value().place(RawTable::people), path("people.csv").string());
    EXPECT_THAT(raw.value()[RawTable::moves], IsEmpty()) << "a table without a file is empty";
}

TEST_F(CsvFolder, CountsARowThatCannotBeReadAsLeftOut) {
    write("people.csv", std::string(kPeople) + "ann,Ann,,,,,\nbob,Bob\ncy,\"Cy,,,,,\ndan,Dan,,,,,\n");
    const auto raw = read();
    ASSERT_TRUE(raw);
    const model::Checked checked = check(raw.value());
    EXPECT_EQ(checked.dataset.people.size(), 2U);
    EXPECT_THAT(
        checked.report.leftOut,
        ElementsAre(testing::AllOf(Field("code", &base::Error::code, ErrorCode::wrongCellCount),
                                   Field("row", &base::Error::row, 3U), Field("value", &base::Error::value, "2"),
                                   Field("file", &base::Error::file, path("people.csv").string())),
                    testing::AllOf(Field("code", &base::Error::code, ErrorCode::badQuoting),
                                   Field("row", &base::Error::row, 4U))));
    EXPECT_EQ(checked.report.counts.at(1),
              (model::RowCount{.table = "people", .in = 4, .out = 2, .merged = 0, .leftOut = 2, .added = 0}));
}

TEST_F(CsvFolder, ReadsTheTitleInBothLanguages) {
    write("dataset.csv", "title,title_zh\nA story,故事\n");
    const auto raw = read();
    ASSERT_TRUE(raw);
    EXPECT_EQ(raw.value().title, "A story");
    EXPECT_EQ(raw.value().titleZh, "故事");
}

TEST_F(CsvFolder, NeedsPeopleAndCompanies) {
    std::filesystem::remove(path("companies.csv"));
    EXPECT_EQ(failure().code, ErrorCode::missingTable);
    EXPECT_EQ(failure().value, "companies.csv");
}

TEST_F(CsvFolder, NamesAColumnThatIsMissingUnknownOrTwiceThere) {
    write("people.csv", "key,name,name_zh,aliases,note,wikidata\n");
    EXPECT_EQ(failure().code, ErrorCode::missingColumn);
    EXPECT_EQ(failure().column, "homepage");
    write("people.csv", "key,name,name_zh,aliases,note,wikidata,homepage,age\n");
    EXPECT_EQ(failure().code, ErrorCode::unknownColumn);
    EXPECT_EQ(failure().column, "age");
    write("people.csv", "key,name,name,name_zh,aliases,note,wikidata,homepage\n");
    EXPECT_EQ(failure().code, ErrorCode::duplicateColumn);
    EXPECT_EQ(failure().column, "name");
    write("people.csv", "");
    EXPECT_EQ(failure().code, ErrorCode::missingColumn);
    write("people.csv", "\"key,name\nann\n");
    EXPECT_EQ(failure().code, ErrorCode::badQuoting);
}

TEST_F(CsvFolder, NamesEveryRowOfDatasetCsvThatItDoesNotTake) {
    write("dataset.csv", "title,title_zh\nOne,一\nTwo,\nThree\n");
    const auto raw = read();
    ASSERT_TRUE(raw);
    EXPECT_EQ(raw.value().title, "One");
    const std::string file = path("dataset.csv").string();
    EXPECT_THAT(raw.value().leftOut, ElementsAre(base::Error{ErrorCode::badValue, file, 3, "title", "Two", ""},
                                                 base::Error{ErrorCode::wrongCellCount, file, 4, "", "1", "2"}));
    EXPECT_EQ(check(raw.value()).report.leftOut.size(), 2U);
}

TEST_F(CsvFolder, TellsWhyItCannotBeRead) {
    EXPECT_EQ(readCsvFolder(path("gone")).error().code, ErrorCode::notFound);
    EXPECT_EQ(readCsvFolder(path("people.csv")).error().code, ErrorCode::notADirectory);
    EXPECT_EQ(readCsvFolder(path("people.csv") / "x").error().code, ErrorCode::notFound);
}

TEST_F(CsvFolder, DoesNotWaitForAPipe) {
    ASSERT_EQ(mkfifo(path("moves.csv").c_str(), 0600), 0);
    EXPECT_EQ(failure().code, ErrorCode::cannotRead);
    EXPECT_EQ(failure().file, path("moves.csv").string());
}

TEST_F(CsvFolder, AFolderInPlaceOfAFileCannotBeRead) {
    std::filesystem::create_directory(path("moves.csv"));
    EXPECT_EQ(failure().code, ErrorCode::cannotRead);
}

} // namespace whither::formats
