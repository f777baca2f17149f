#include "core/store/checker.h"
#include "core/store/reader.h"
#include "tests/support/database.h"
#include "tests/support/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <random>

namespace whither::store {
namespace {

using base::ErrorCode;
namespace fs = std::filesystem;

class BadFile : public testing::Test {
  protected:
    [[nodiscard]] const fs::path& folder() const { return m_folder.path(); }
    [[nodiscard]] fs::path file() const { return folder() / "data.whither"; }

    /// A sound file, then changed by these statements.
    void make(const std::string& sql = {}) const {
        fs::remove(file());
        tests::makeSmallDatabase(file());
        tests::runSql(file(), sql);
    }
    void makeBytes(std::string_view bytes) const {
        std::ofstream(file(), std::ios::binary | std::ios::trunc)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    [[nodiscard]] std::string bytes() const {
        std::ifstream in(file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    [[nodiscard]] std::optional<ErrorCode> failure(const OpenOptions& options = {}) const {
        const auto opened = open(file(), options);
        return opened ? std::nullopt : std::optional(opened.error().code);
    }
    /// "table:row:column:value" of every row left out for `code`.
    [[nodiscard]] std::vector<std::string> leftOut(ErrorCode code) const {
        const auto opened = open(file());
        EXPECT_TRUE(opened) << opened.error().detail;
        std::vector<std::string> found;
        for (const base::Error& error : opened.value().report.leftOut)
            if (error.code == code)
                found.push_back(error.file + ':' + std::to_string(error.row) + ':' + error.column + ':' + error.value);
        return found;
    }

  private:
    tests::TemporaryFolder m_folder;
};

// The file as a whole.

TEST_F(BadFile, IsNotThere) {
    EXPECT_EQ(failure(), ErrorCode::notFound);
    EXPECT_EQ(open(file()).error().file, file().string());
}

TEST_F(BadFile, IsAFolder) {
    EXPECT_EQ(open(folder()).error().code, ErrorCode::isDirectory);
}

TEST_F(BadFile, IsAPipeOrADevice) {
    ASSERT_EQ(::mkfifo(file().c_str(), 0600), 0);
    EXPECT_EQ(failure(), ErrorCode::notADatabase);
    EXPECT_EQ(open("/dev/zero").error().code, ErrorCode::notADatabase);
    EXPECT_EQ(open("/dev/null").error().code, ErrorCode::notADatabase);
}

TEST_F(BadFile, MayNotBeRead) {
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may read everything";
    make();
    fs::permissions(file(), fs::perms::none);
    EXPECT_EQ(failure(), ErrorCode::permissionDenied);
}

TEST_F(BadFile, IsEmptyOrText) {
    makeBytes("");
    EXPECT_EQ(failure(), ErrorCode::notADatabase);
    makeBytes("key,name\r\nann,Ann\r\n");
    EXPECT_EQ(failure(), ErrorCode::notADatabase);
    makeBytes("SQLite format 3");
    EXPECT_EQ(failure(), ErrorCode::notADatabase);
}

TEST_F(BadFile, IsAnotherProgramsDatabase) {
    tests::runSql(file(), "CREATE TABLE person (id INTEGER PRIMARY KEY, key, name)");
    EXPECT_EQ(failure(), ErrorCode::notOurDatabase);
}

TEST_F(BadFile, IsOfANewerVersion) {
    make("PRAGMA user_version = 2");
    const auto opened = open(file());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::newerVersion);
    EXPECT_EQ(opened.error().value, "2");
}

TEST_F(BadFile, HasUnfinishedChangesBesideIt) {
    make();
    const fs::path log = file().string() + "-wal";
    const fs::path journal = file().string() + "-journal";
    std::ofstream{log};
    EXPECT_EQ(failure(), std::nullopt) << "an empty log holds nothing";
    std::ofstream(log) << "frames";
    EXPECT_EQ(failure(), ErrorCode::unfinishedChanges);
    fs::remove(log);
    std::ofstream(journal, std::ios::binary).write("\0\0\0\0", 4);
    EXPECT_EQ(failure(), std::nullopt) << "a journal that starts with 0 is finished";
    std::ofstream(journal, std::ios::binary) << "\xD9\xD5\x05\xF9";
    EXPECT_EQ(failure(), ErrorCode::unfinishedChanges);
}

TEST_F(BadFile, IsCutOffAnywhere) {
    make();
    const std::string whole = bytes();
    for (std::size_t size = 0; size < whole.size(); size += size < 200 ? 1 : 61) {
        makeBytes(std::string_view(whole).substr(0, size));
        const auto failed = failure();
        ASSERT_TRUE(failed) << size;
        ASSERT_THAT(*failed, testing::AnyOf(ErrorCode::notADatabase, ErrorCode::damagedDatabase)) << size;
    }
}

TEST_F(BadFile, HasFlippedBits) {
    make();
    const std::string whole = bytes();
    std::mt19937_64 random(20230224);
    int failed = 0;
    int reported = 0;
    for (int round = 0; round < 1000; ++round) {
        std::string flipped = whole;
        for (int flips = 1 + round % 5; flips > 0; --flips) {
            const auto bit = random() % (flipped.size() * 8);
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        }
        makeBytes(flipped);
        const auto opened = open(file());
        if (!opened) {
            ++failed;
            continue;
        }
        const model::Dataset& data = *opened.value().dataset;
        reported += opened.value().report.isClean() ? 0 : 1;
        for (const model::Move& move : data.moves)
            ASSERT_LT(base::raw(move.person), data.people.size());
        (void)problemsOf(file());
    }
    EXPECT_GT(failed, 0);
    EXPECT_GT(reported, 0);
}

// What must not run.

TEST_F(BadFile, HasAViewForATable) {
    make("DROP TABLE team_member; CREATE VIEW team_member AS WITH RECURSIVE bomb (n) AS (SELECT 1 UNION ALL "
         "SELECT n + 1 FROM bomb) SELECT n AS id, n AS team, n AS person FROM bomb");
    const auto opened = open(file());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::notOurDatabase);
    EXPECT_EQ(opened.error().detail, "team_member");
}

TEST_F(BadFile, HasAVirtualTableForATable) {
    make("DROP TABLE stay; CREATE VIRTUAL TABLE stay USING fts5 (id, person, company, as_of)");
    EXPECT_EQ(failure(), ErrorCode::notOurDatabase);
}

TEST_F(BadFile, HasAComputedColumn) {
    make("DROP TABLE stay; CREATE TABLE stay (id INTEGER PRIMARY KEY, person, company, "
         "as_of AS (hex(zeroblob(100000000))))");
    EXPECT_EQ(failure(), ErrorCode::notOurDatabase);
}

TEST_F(BadFile, HasTriggersAndViewsThatNobodyAsksFor) {
    make("CREATE TRIGGER boom AFTER INSERT ON person BEGIN DELETE FROM company; END;"
         "CREATE VIEW bomb AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c");
    EXPECT_EQ(failure(), std::nullopt);
    EXPECT_TRUE(problemsOf(file()).value().empty());
}

TEST_F(BadFile, HasAnIndexThatLies) {
    make("PRAGMA writable_schema = ON;"
         "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'company') "
         "WHERE name = 'sqlite_autoindex_person_1'");
    const auto opened = open(file());
    if (opened)
        EXPECT_EQ(opened.value().dataset->people.size(), 2U);
    else
        EXPECT_EQ(opened.error().code, ErrorCode::damagedDatabase);
}

TEST_F(BadFile, AsksForTooMuchWork) {
    make("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
         "INSERT INTO person (key, name) SELECT 'p' || i, 'P' FROM n");
    EXPECT_EQ(failure({.stop = {}, .workLimit = 100'000}), ErrorCode::takesTooLong);
    EXPECT_EQ(problemsOf(file(), {.stop = {}, .workLimit = 100'000}).error().code, ErrorCode::takesTooLong);
    EXPECT_EQ(failure(), std::nullopt);
}

TEST_F(BadFile, IsGivenUpOnRequest) {
    make();
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(failure({.stop = source.get_token()}), ErrorCode::cancelled);
}

// Tables and columns.

TEST_F(BadFile, LacksATableOrAColumn) {
    make("DROP TABLE move");
    EXPECT_EQ(failure(), ErrorCode::missingTable);
    EXPECT_EQ(open(file()).error().value, "move");
    make("ALTER TABLE person RENAME COLUMN name TO called");
    EXPECT_EQ(failure(), ErrorCode::missingColumn);
    EXPECT_EQ(open(file()).error().column, "name");
    EXPECT_EQ(open(file()).error().detail, "person");
}

// Rows.

constexpr char kLoose[] = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;";

TEST_F(BadFile, HasRowsThatReferToNothing) {
    make(std::string(kLoose) + "UPDATE move SET person = 99 WHERE id = 1; UPDATE move SET to_company = 98 WHERE id = 3;"
                               "INSERT INTO alias (id, person, name) VALUES (9, 97, 'Nobody');"
                               "INSERT INTO citation (id, source, move) VALUES (20, 96, 2);"
                               "INSERT INTO citation (id, source, stay) VALUES (21, 1, 95)");
    EXPECT_THAT(leftOut(ErrorCode::unknownReference),
                testing::UnorderedElementsAre("move:1:person:#99", "move:3:to_company:#98", "alias:9:person:#97",
                                              "move:2:sources:#96", "citation:21:stay:#95", "citation:2:move:ann-moved",
                                              "claim:1:about:move:ann-moved"));
    // The foreign key check finds the same rows and adds none.
    EXPECT_EQ(problemsOf(file()).value().size(),
              open(file()).value().report.leftOut.size() + 1 /* the citation whose source the row survived */);
}

TEST_F(BadFile, HasMovesWithNeitherEndAndImpossibleDates) {
    make(std::string(kLoose) + "UPDATE move SET from_company = NULL WHERE id = 2;"
                               "UPDATE move SET date = '2023-02-30' WHERE id = 1");
    EXPECT_THAT(leftOut(ErrorCode::neitherEnd), testing::ElementsAre("move:2::"));
    EXPECT_THAT(leftOut(ErrorCode::badDate), testing::ElementsAre("move:1:date:2023-02-30"));
}

TEST_F(BadFile, HasParentsInACycle) {
    make("UPDATE company SET parent = 2 WHERE id = 1");
    EXPECT_THAT(leftOut(ErrorCode::parentCycle),
                testing::UnorderedElementsAre("company:1:parent:big", "company:2:parent:big-lab"));
}

TEST_F(BadFile, HasKeysAndIdsTwice) {
    make("DROP TABLE product; CREATE TABLE product (id, key, name);"
         "INSERT INTO product VALUES (1, 'a', 'A'), (2, 'a', 'A again'), (2, 'b', 'B'), ('x', 'c', 'C'), (NULL, 'd', "
         "'D')");
    EXPECT_THAT(leftOut(ErrorCode::duplicateKey), testing::UnorderedElementsAre("product:2:key:a", "product:2:id:2"));
    EXPECT_THAT(leftOut(ErrorCode::badValue), testing::UnorderedElementsAre("product:0:id:x", "product:0:id:"));
}

TEST_F(BadFile, HasTextThatIsNoText) {
    make("DROP TABLE product; CREATE TABLE product (id INTEGER PRIMARY KEY, key, name, maker);"
         "INSERT INTO product VALUES (1, 'a', x'FF00', NULL), (2, 'b', CAST(x'4EC3' AS TEXT), NULL), "
         "(3, 'c', x'4F4B', NULL), (4, 'd', 12.5, 'big'), (5, 'e', char(0) || 'x', NULL)");
    EXPECT_THAT(leftOut(ErrorCode::badUtf8), testing::ElementsAre("product:1:name:", "product:2:name:"));
    EXPECT_THAT(leftOut(ErrorCode::unknownReference), testing::ElementsAre("product:4:maker:#big"));
    EXPECT_THAT(leftOut(ErrorCode::badValue), testing::ElementsAre(testing::StartsWith("product:5:name:")));
    EXPECT_TRUE(model::find(open(file()).value().dataset->products, "c"));
}

TEST_F(BadFile, HasCitationsAndAliasesOfTooManyThings) {
    make(std::string(kLoose) + "INSERT INTO alias (id, person, company, name) VALUES (8, 1, 1, 'Both');"
                               "INSERT INTO alias (id, name) VALUES (9, 'Neither');"
                               "INSERT INTO alias (id, person, name) VALUES (10, 1, 'A;B'), (11, 1, '');"
                               "INSERT INTO citation (id, source, move, product) VALUES (30, 2, 1, 1);"
                               "INSERT INTO citation (id, source, relation, stance) VALUES (31, 2, 1, 'contradicts');"
                               "INSERT INTO citation (id, source, move, stance) VALUES (32, 1, 1, 'doubts')");
    EXPECT_THAT(leftOut(ErrorCode::badValue),
                testing::UnorderedElementsAre("alias:8:company:1", "alias:10:name:A;B", "citation:30:product:1",
                                              "citation:31:stance:contradicts", "citation:32:stance:doubts"));
    EXPECT_THAT(leftOut(ErrorCode::missingValue), testing::UnorderedElementsAre("alias:9:person:", "alias:11:name:"));
}

TEST_F(BadFile, HasAliasesThatAreNoTextAndTheirPersonStays) {
    make("DROP TABLE alias; CREATE TABLE alias (id INTEGER PRIMARY KEY, name, person, company);"
         "INSERT INTO alias VALUES (1, x'FF', 1, NULL), (2, 'A' || char(0) || 'B', 1, NULL), (3, 'Annie', 1, NULL), "
         "(4, printf('%.*c', 2000000, 'x'), 1, NULL)");
    EXPECT_THAT(leftOut(ErrorCode::badUtf8), testing::ElementsAre("alias:1:name:"));
    EXPECT_THAT(leftOut(ErrorCode::badValue), testing::ElementsAre(std::string("alias:2:name:A\0B", 16),
                                                                   "alias:4:name:" + std::string(200, 'x') + "…"));
    const auto opened = open(file());
    ASSERT_EQ(opened.value().report.leftOut.size(), 3U);
    EXPECT_THAT(opened.value().dataset->people.rows()[0].aliases, testing::ElementsAre("Annie"));
    EXPECT_EQ(opened.value().dataset->moves.size(), 3U);
}

TEST_F(BadFile, HasASourceWhoseKeyIsNoTextAndWhatCitesItStays) {
    make(std::string(kLoose) + "UPDATE source SET key = CAST(x'FF' AS TEXT) WHERE id = 1;"
                               "UPDATE source SET key = 'a;b' WHERE id = 2");
    const auto opened = open(file());
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened.value().dataset->sources.empty());
    EXPECT_EQ(opened.value().dataset->moves.size(), 3U);
    EXPECT_EQ(opened.value().dataset->stays.size(), 1U);
    EXPECT_THAT(leftOut(ErrorCode::badUtf8), testing::ElementsAre("source:1:key:"));
    EXPECT_THAT(leftOut(ErrorCode::unknownReference), testing::Contains("move:1:sources:#1"));
}

TEST_F(BadFile, HasAliasesEnoughToFillAHugeCell) {
    // Each has its own row here, so the list may get longer than a cell.
    make("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) "
         "INSERT INTO alias (person, name) SELECT 1, printf('%d%.*c', i, 500000, 'x') FROM n");
    const auto opened = open(file());
    EXPECT_TRUE(opened.value().report.isClean());
    EXPECT_EQ(opened.value().dataset->people.rows()[0].aliases.size(), 6U);
}

TEST_F(BadFile, HasRowsThatNothingTakes) {
    make("DROP TABLE claim_evidence; CREATE TABLE claim_evidence (id INTEGER PRIMARY KEY, claim, source);"
         "INSERT INTO claim_evidence VALUES (1, 1, NULL), (2, 1, 1), (3, NULL, 1);"
         "DROP TABLE dataset; CREATE TABLE dataset (id INTEGER PRIMARY KEY, title, title_zh);"
         "INSERT INTO dataset VALUES (1, 'One', NULL), (2, 'Two', NULL)");
    EXPECT_THAT(leftOut(ErrorCode::missingValue),
                testing::UnorderedElementsAre("claim_evidence:1:source:", "claim_evidence:3:claim:"));
    EXPECT_THAT(leftOut(ErrorCode::badValue), testing::ElementsAre("dataset:2:title:Two"));
    EXPECT_EQ(open(file()).value().dataset->title, "One");
    make("UPDATE dataset SET title_zh = printf('%.*c', 2000000, 'x')");
    EXPECT_THAT(leftOut(ErrorCode::badValue),
                testing::ElementsAre("dataset:1:title_zh:" + std::string(200, 'x') + "…"));
    EXPECT_EQ(open(file()).value().dataset->title, "");
}

TEST_F(BadFile, HasNoName) {
    EXPECT_EQ(open("").error().code, ErrorCode::notFound);
}

TEST_F(BadFile, HasHugeCells) {
    make("INSERT INTO person (key, name) VALUES ('huge', printf('%.*c', 2000000, 'x'))");
    EXPECT_THAT(leftOut(ErrorCode::badValue), testing::ElementsAre("person:3:name:" + std::string(200, 'x') + "…"));
    EXPECT_EQ(open(file()).value().dataset->people.size(), 2U);
    make("INSERT INTO person (key, name) VALUES ('huge', printf('%.*c', 20000000, 'x'))");
    EXPECT_EQ(failure(), ErrorCode::damagedDatabase);
}

TEST_F(BadFile, HasNamesOfAnySortAndTheyStayAsTheyAre) {
    const std::string odd = "<b onclick=\"x\">&amp;</b> %1 \xE2\x80\xAE"
                            "abc\x01\x1B[31m\r\n\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB";
    std::string name;
    while (name.size() < 10'000)
        name += odd;
    std::string quoted;
    for (const char c : name)
        quoted += c == '\'' ? "''" : std::string(1, c);
    make("UPDATE person SET name = '" + quoted + "' WHERE id = 1");
    const auto opened = open(file());
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened.value().report.isClean());
    EXPECT_EQ(opened.value().dataset->people.rows()[0].name, name);
}

TEST_F(BadFile, IsInUtf16AndReadAllTheSame) {
    tests::runSql(file(), "PRAGMA encoding = 'UTF-16le'; PRAGMA application_id = 1466463336; PRAGMA user_version = 1;"
                          "CREATE TABLE person (id INTEGER PRIMARY KEY, key, name);"
                          "CREATE TABLE company (id INTEGER PRIMARY KEY, key, name);"
                          "CREATE TABLE move (id INTEGER PRIMARY KEY, person, kind, from_company, to_company);"
                          "INSERT INTO person VALUES (1, 'a', 'Timothée 谷歌')");
    const auto opened = open(file());
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened.value().dataset->people.rows()[0].name, "Timothée 谷歌");
}

} // namespace
} // namespace whither::store
