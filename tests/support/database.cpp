#include "tests/support/database.h"

#include "core/store/schema.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace whither::tests {

void runSql(const std::filesystem::path& file, const std::string& sql) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(std::filesystem::absolute(file).c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
    // A test's file need not survive a power cut.
    const std::string all = "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;" + sql;
    if (code != SQLITE_OK || sqlite3_exec(opened, all.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(opened));
}

void makeSmallDatabase(const std::filesystem::path& file) {
    runSql(file, "PRAGMA page_size = 512;" + std::string(store::kSchema) + R"sql(
        INSERT INTO dataset VALUES (1, 'Small', '小');
        INSERT INTO source (key, url, published) VALUES ('post', 'https://example.org/post', '2023-06-14'),
                                                        ('rumour', NULL, NULL);
        INSERT INTO person (key, name, name_zh) VALUES ('ann', 'Ann Lee', '李安'), ('bob', 'Bob', NULL);
        INSERT INTO company (key, name, kind, parent, founded) VALUES
            ('big', 'Big', NULL, NULL, '1999'), ('big-lab', 'Big Lab', 'lab', 1, NULL), ('new', 'New', 'company', NULL,
             '[2023-02..2023-05]');
        INSERT INTO alias (person, company, name) VALUES (1, NULL, 'Annie'), (NULL, 1, 'Big Inc'), (1, NULL, 'A. Lee');
        INSERT INTO team (key, company, name) VALUES ('authors', 2, 'Authors');
        INSERT INTO team_member (team, person, position) VALUES (1, 1, '1'), (1, 2, '2');
        INSERT INTO move (key, person, kind, from_company, to_company, date, confidence) VALUES
            ('ann-moved', 1, 'moved', 2, 3, '2023-06', 'disputed'), ('bob-left', 2, 'left', 2, NULL, NULL, NULL),
            (NULL, 2, 'joined', NULL, 3, '[2024-01..]', 'confirmed');
        INSERT INTO stay (person, company, as_of) VALUES (2, 2, '2023-01-01');
        INSERT INTO product (key, name, maker, kind) VALUES ('llm', 'LLM', 3, 'model');
        INSERT INTO relation (key, subject, kind, object, amount, currency) VALUES
            ('round', 1, 'invested_in', 3, 0.1, 'EUR');
        INSERT INTO citation (source, move, stance, claimed_date, claimed_to) VALUES
            (1, 1, 'supports', NULL, NULL), (2, 1, 'contradicts', '2023-04', 1);
        INSERT INTO citation (source, team_member) VALUES (1, 2);
        INSERT INTO citation (source, stay) VALUES (2, 1), (1, 1);
        INSERT INTO citation (source, product) VALUES (1, 1);
        INSERT INTO citation (source, relation) VALUES (1, 1);
        INSERT INTO claim (key, move, claim, source, verdict) VALUES ('when', 1, 'She left in April', 2, 'contradicted');
        INSERT INTO claim_evidence (claim, source) VALUES (1, 1);
    )sql");
}

} // namespace whither::tests
