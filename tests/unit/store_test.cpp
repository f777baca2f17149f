#include "core/store/checker.h"
#include "core/store/reader.h"
#include "core/store/schema.h"
#include "core/store/writer.h"
#include "tests/support/database.h"
#include "tests/support/paths.h"
#include "tests/support/sample_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <fstream>
#include <iterator>

namespace whither::store {
namespace {

using base::ErrorCode;
using model::CompanyIndex;
using model::MoveIndex;
using model::PersonIndex;
namespace fs = std::filesystem;

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

class Store : public testing::Test {
  protected:
    [[nodiscard]] const fs::path& folder() const { return m_folder.path(); }
    [[nodiscard]] fs::path file(const char* name = "data.whither") const { return folder() / name; }

  private:
    tests::TemporaryFolder m_folder;
};

TEST_F(Store, ReadsBackTheShippedDataAsItWasWritten) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        ASSERT_TRUE(write(*data, file(), Existing::replace));
        const auto opened = open(file());
        ASSERT_TRUE(opened) << opened.error().detail;
        EXPECT_TRUE(opened.value().report.isClean());
        EXPECT_EQ(*opened.value().dataset, *data);
        EXPECT_TRUE(problemsOf(file()).value().empty());
    }
}

TEST_F(Store, WritesTheSameBytesForTheSameData) {
    ASSERT_TRUE(write(*tests::aiTalentData(), file("a"), Existing::keep));
    ASSERT_TRUE(write(*tests::llamaData(), file("other"), Existing::keep));
    ASSERT_TRUE(write(*tests::aiTalentData(), file("b"), Existing::keep));
    EXPECT_EQ(bytesOf(file("a")), bytesOf(file("b")));
    EXPECT_NE(bytesOf(file("a")), bytesOf(file("other")));
}

TEST_F(Store, ReadsWhatAnotherProgramWroteBySchema) {
    tests::makeSmallDatabase(file());
    const auto opened = open(file());
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_TRUE(opened.value().report.isClean());
    const model::Dataset& data = *opened.value().dataset;
    EXPECT_EQ(data.title, "Small");
    EXPECT_EQ(data.titleZh, "小");
    const model::Person& ann = data.people[*model::find(data.people, "ann")];
    EXPECT_EQ(ann.nameZh.str(), "李安");
    EXPECT_THAT(ann.aliases, testing::ElementsAre("Annie", "A. Lee"));
    const auto company = [&data](const char* key) { return *model::find(data.companies, key); };
    EXPECT_EQ(data.companies[company("big-lab")].parent, company("big"));
    EXPECT_EQ(data.companies[company("new")].founded.iso(), "[2023-02..2023-05]");

    const model::Move& moved = data.moves[*model::find(data.moves, "ann-moved")];
    EXPECT_EQ(moved.date.iso(), "2023-06");
    EXPECT_EQ(moved.confidence, model::Confidence::disputed);
    ASSERT_EQ(moved.citations.size(), 2U);
    EXPECT_EQ(moved.citations[1].stance, model::Stance::contradicts);
    EXPECT_EQ(moved.citations[1].claimedDate.iso(), "2023-04");
    EXPECT_EQ(moved.citations[1].claimedTo, company("big"));
    const auto joined = model::find(data.moves, "move-3");
    ASSERT_TRUE(joined) << "a move without a key is called after its id";
    EXPECT_FALSE(data.moves[*joined].from);

    EXPECT_EQ(data.teams.rows()[0].members[1].citations.size(), 1U);
    EXPECT_EQ(data.stays.rows()[0].citations.size(), 2U);
    EXPECT_EQ(data.relations.rows()[0].amount, 0.1);
    EXPECT_EQ(data.claims[0].about, (model::EntityId{model::EntityKind::move, "ann-moved"}));
    EXPECT_EQ(data.claims[0].evidenceSources.size(), 1U);
    EXPECT_TRUE(problemsOf(file()).value().empty());
}

TEST_F(Store, OpensTheSeedThatTheFuzzerStartsFrom) {
    const fs::path seed = tests::sourceDir() / "tests" / "fuzz" / "corpus" / "database" / "small";
    EXPECT_TRUE(problemsOf(seed).value().empty());
}

TEST_F(Store, NeedsNoMoreThanTheContract) {
    tests::runSql(file(), R"sql(
        PRAGMA application_id = 1466463336; PRAGMA user_version = 1;
        CREATE TABLE Person (id INTEGER PRIMARY KEY, KEY TEXT UNIQUE NOT NULL, name TEXT NOT NULL);
        CREATE TABLE company (id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, name TEXT NOT NULL, founded);
        CREATE TABLE move (id INTEGER PRIMARY KEY, person, kind TEXT, from_company, to_company);
        INSERT INTO person VALUES (5, 'p', 'P');
        INSERT INTO company VALUES (9, 'c', 'C', 1999);
        INSERT INTO move VALUES (7, 5, 'joined', NULL, 9);
    )sql");
    const auto opened = open(file());
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_TRUE(opened.value().report.isClean());
    const model::Dataset& data = *opened.value().dataset;
    ASSERT_EQ(data.moves.size(), 1U);
    EXPECT_EQ(data.moves.rows()[0].key, "move-7");
    EXPECT_EQ(data.companies.rows()[0].founded.iso(), "1999");
}

TEST_F(Store, OpeningLeavesTheFolderAsItWas) {
    tests::makeSmallDatabase(file());
    // The header of a file in write-ahead mode; an ordinary connection would make -wal and -shm files beside it.
    std::fstream header(file(), std::ios::in | std::ios::out | std::ios::binary);
    header.seekp(18).write("\2\2", 2);
    header.close();
    fs::permissions(file(), fs::perms::owner_read);
    fs::permissions(folder(), fs::perms::owner_read | fs::perms::owner_exec);
    const std::string before = bytesOf(file());
    const auto changed = fs::last_write_time(file());
    const auto folderChanged = fs::last_write_time(folder());

    EXPECT_TRUE(open(file()));
    EXPECT_TRUE(problemsOf(file()).value().empty());

    EXPECT_THAT(namesIn(folder()), testing::ElementsAre("data.whither"));
    EXPECT_EQ(bytesOf(file()), before);
    EXPECT_EQ(fs::last_write_time(file()), changed);
    EXPECT_EQ(fs::last_write_time(folder()), folderChanged);
    fs::permissions(folder(), fs::perms::owner_all);
}

TEST_F(Store, OpensFilesOfAnyName) {
    tests::makeSmallDatabase(file());
    for (const char* name :
         {"a b", "100%", "%41", "what?mode=memory", "#1", "日本", "a&immutable=0", "quote'\"", "\xFF\x01"}) {
        fs::copy_file(file(), folder() / name);
        EXPECT_TRUE(open(folder() / name)) << name;
    }
}

TEST_F(Store, FollowsASymbolicLinkBothWays) {
    fs::create_directory(folder() / "real");
    const fs::path real = folder() / "real" / "data";
    ASSERT_TRUE(write(*tests::llamaData(), real, Existing::keep));
    fs::create_symlink(real, file("link"));
    EXPECT_EQ(*open(file("link")).value().dataset, *tests::llamaData());
    ASSERT_TRUE(write(*tests::aiTalentData(), file("link"), Existing::replace));
    EXPECT_TRUE(fs::is_symlink(file("link")));
    EXPECT_EQ(*open(real).value().dataset, *tests::aiTalentData());
}

TEST_F(Store, KeepsAnExistingFileUnlessToldToReplaceIt) {
    std::ofstream(file()) << "precious";
    const auto kept = write(*tests::llamaData(), file(), Existing::keep);
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, ErrorCode::targetExists);
    EXPECT_EQ(bytesOf(file()), "precious");

    fs::permissions(file(), fs::perms::owner_read | fs::perms::owner_write);
    ASSERT_TRUE(write(*tests::llamaData(), file(), Existing::replace));
    EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_TRUE(open(file()));
    EXPECT_THAT(namesIn(folder()), testing::ElementsAre("data.whither"));
}

TEST_F(Store, LeavesNothingBehindWhenWritingFails) {
    std::ofstream(file()) << "precious";
    model::Dataset nameless = *tests::llamaData();
    nameless.people[PersonIndex{3}].name.clear();
    const auto failed = write(nameless, file(), Existing::replace);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::cannotWrite);
    EXPECT_THAT(failed.error().detail, testing::HasSubstr("constraint failed: person.name"));
    EXPECT_EQ(bytesOf(file()), "precious");
    EXPECT_THAT(namesIn(folder()), testing::ElementsAre("data.whither"));
}

TEST_F(Store, SaysWhyItCannotWrite) {
    EXPECT_EQ(write({}, folder() / "none" / "data", Existing::keep).error().code, ErrorCode::notFound);
    EXPECT_EQ(write({}, folder(), Existing::replace).error().code, ErrorCode::isDirectory);
    ASSERT_EQ(::mkfifo(file("fifo").c_str(), 0600), 0);
    EXPECT_EQ(write({}, file("fifo"), Existing::replace).error().code, ErrorCode::cannotWrite);
    EXPECT_TRUE(fs::is_fifo(file("fifo")));
    EXPECT_EQ(write({}, "", Existing::keep).error().code, ErrorCode::cannotWrite);
    EXPECT_EQ(write({}, "/proc/whither", Existing::keep).error().code, ErrorCode::cannotWrite);
}

TEST_F(Store, OpensAFileWithoutPeopleAndTheCheckSaysSo) {
    ASSERT_TRUE(write({}, file(), Existing::keep));
    const auto opened = open(file());
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened.value().dataset->people.empty());
    const auto problems = problemsOf(file());
    ASSERT_EQ(problems.value().size(), 1U);
    EXPECT_EQ(problems.value()[0].code, ErrorCode::emptyData);
}

TEST_F(Store, CheckNamesWhatOnlySqliteCanSee) {
    tests::makeSmallDatabase(file());
    tests::runSql(file(), "CREATE TABLE extra (id INTEGER PRIMARY KEY, person REFERENCES person (id));"
                          "INSERT INTO extra VALUES (4, 77);"
                          // The index now claims to be of another column, so that rows are missing from it.
                          "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
                          "'CREATE INDEX move_of_person ON move (id)' WHERE name = 'move_of_person'");
    ASSERT_TRUE(open(file()));
    EXPECT_TRUE(open(file()).value().report.isClean());
    const auto found = problemsOf(file());
    ASSERT_TRUE(found);
    const auto has = [&found](ErrorCode code, const std::string& table, std::size_t row) {
        return std::any_of(found.value().begin(), found.value().end(), [&](const base::Error& error) {
            return error.code == code && error.file == table && error.row == row;
        });
    };
    EXPECT_TRUE(has(ErrorCode::unknownReference, "extra", 4));
    EXPECT_TRUE(has(ErrorCode::damagedDatabase, file().string(), 0));
}

} // namespace
} // namespace whither::store
