#include "core/store/checker.h"

#include "core/store/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace whither::store {

namespace {

using base::Error;
using base::ErrorCode;

std::vector<Error> damages(const SQLite::Database& database, const std::filesystem::path& file) {
    std::vector<Error> problems;
    SQLite::Statement statement(database, "PRAGMA main.integrity_check(1000)");
    while (statement.executeStep()) {
        std::string said = statement.getColumn(0).getString();
        if (said == "ok")
            continue;
        Error error;
        error.code = ErrorCode::damagedDatabase;
        error.file = file.string();
        error.detail = std::move(said);
        problems.push_back(std::move(error));
    }
    return problems;
}

std::vector<Error> danglingIds(const SQLite::Database& database) {
    std::vector<Error> problems;
    SQLite::Statement statement(database, "PRAGMA main.foreign_key_check");
    while (statement.executeStep()) {
        Error error;
        error.code = ErrorCode::unknownReference;
        error.file = statement.getColumn(0).getString();
        error.row = static_cast<std::size_t>(std::max(std::int64_t{0}, statement.getColumn(1).getInt64()));
        error.value = statement.getColumn(2).getString();
        problems.push_back(std::move(error));
    }
    return problems;
}

} // namespace

base::Result<std::vector<Error>> problemsOf(const std::filesystem::path& file, const OpenOptions& options) {
    BOOST_OUTCOME_TRY(opened, open(file, options));
    std::vector<Error> problems = std::move(opened.report.leftOut);
    if (opened.dataset->people.empty()) {
        Error error;
        error.code = ErrorCode::emptyData;
        error.file = file.string();
        problems.push_back(std::move(error));
    }

    BOOST_OUTCOME_TRY(connection, connect(file, options));
    try {
        std::vector<Error> found = damages(connection.database, file);
        std::set<std::pair<std::string, std::size_t>> named;
        for (const Error& problem : problems)
            named.emplace(problem.file, problem.row);
        for (Error& error : danglingIds(connection.database))
            if (!named.contains({error.file, error.row}))
                found.push_back(std::move(error));
        problems.insert(problems.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    } catch (const SQLite::Exception& exception) {
        return errorFrom(exception, *connection.guard, file);
    }
    return problems;
}

} // namespace whither::store
