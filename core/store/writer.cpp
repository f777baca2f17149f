#include "core/store/writer.h"

#include "core/model/words.h"
#include "core/store/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace whither::store {

namespace {

using base::Error;
using base::ErrorCode;

template <class Index> std::int64_t idOf(Index index) {
    return static_cast<std::int64_t>(base::raw(index)) + 1;
}

/// One INSERT that is used again and again; values in the order of the columns.
class Insert {
  public:
    Insert(const SQLite::Database& database, const std::string& tableAndColumns, int columns)
        : m_statement(database, "INSERT INTO " + tableAndColumns + " VALUES (?" + repeated(", ?", columns - 1) + ")") {}

    template <class... Values> void operator()(const Values&... values) {
        int column = 0;
        (bind(++column, values), ...);
        m_statement.exec();
        m_statement.reset();
        m_statement.clearBindings();
    }

  private:
    static std::string repeated(std::string_view text, int count) {
        std::string all;
        for (int i = 0; i < count; ++i)
            all += text;
        return all;
    }

    void bind(int column, std::int64_t value) { m_statement.bind(column, value); }
    /// What is not known is NULL.
    void bind(int column, const std::string& text) {
        if (!text.empty())
            m_statement.bind(column, text);
    }
    void bind(int column, std::string_view word) { m_statement.bind(column, std::string(word)); }
    void bind(int column, const base::Date& date) { bind(column, date.iso()); }
    void bind(int column, std::optional<double> value) {
        if (value)
            m_statement.bind(column, *value);
    }
    void bind(int column, std::optional<std::int64_t> id) {
        if (id)
            m_statement.bind(column, *id);
    }
    template <class Index> void bind(int column, std::optional<Index> index) {
        if (index)
            m_statement.bind(column, idOf(*index));
    }

    SQLite::Statement m_statement;
};

/// Puts a whole data set into an empty database. Row ids are positions in the data set, from 1; of moves, in the order
/// of rows.
class Filler {
  public:
    Filler(const SQLite::Database& database, const model::Dataset& data)
        : m_database(database), m_data(data),
          m_citation(database,
                     "citation (source, stance, claimed_date, claimed_to, move, team_member, stay, product, relation)",
                     9) {}

    void fill() {
        writeInfo();
        writeSources();
        writePeople();
        writeCompanies();
        writeTeams();
        writeMoves();
        writeStays();
        writeProducts();
        writeRelations();
        writeClaims();
    }

  private:
    using Id = std::optional<std::int64_t>;
    /// Exactly one is set.
    struct Fact {
        Id move{};
        Id teamMember{};
        Id stay{};
        Id product{};
        Id relation{};
    };

    void writeInfo() {
        if (!m_data.title.empty() || !m_data.titleZh.empty())
            Insert(m_database, "dataset (id, title, title_zh)", 3)(std::int64_t{1}, m_data.title, m_data.titleZh);
    }

    void writeSources() {
        Insert insert(m_database, "source (key, url, title, publisher, published, language)", 6);
        for (const model::Source& source : m_data.sources)
            insert(source.key, source.url, source.title, source.publisher, source.published, source.language);
    }

    void writePeople() {
        Insert insert(m_database, "person (key, name, name_zh, note, wikidata, homepage)", 6);
        Insert alias(m_database, "alias (person, name)", 2);
        std::int64_t id = 0;
        for (const model::Person& person : m_data.people) {
            ++id;
            insert(person.key, person.name, person.nameZh, person.note, person.wikidata, person.homepage);
            for (const std::string& name : person.aliases)
                alias(id, name);
        }
    }

    void writeCompanies() {
        Insert insert(m_database, "company (key, name, name_zh, kind, parent, founded, country, city, website, note)",
                      10);
        Insert alias(m_database, "alias (company, name)", 2);
        std::int64_t id = 0;
        for (const model::Company& company : m_data.companies) {
            ++id;
            insert(company.key, company.name, company.nameZh, model::word(company.kind), company.parent,
                   company.founded, company.country, company.city, company.website, company.note);
            for (const std::string& name : company.aliases)
                alias(id, name);
        }
    }

    void writeTeams() {
        Insert insert(m_database, "team (key, company, name, note)", 4);
        Insert insertMember(m_database, "team_member (team, person, position)", 3);
        std::int64_t id = 0;
        std::int64_t memberId = 0;
        for (const model::Team& team : m_data.teams) {
            ++id;
            insert(team.key, idOf(team.company), team.name, team.note);
            for (const model::TeamMember& member : team.members) {
                ++memberId;
                insertMember(id, idOf(member.person), member.position);
                cite(member.citations, {.teamMember = memberId});
            }
        }
    }

    void writeMoves() {
        Insert insert(m_database, "move (key, person, kind, from_company, to_company, date, title, note, confidence)",
                      9);
        m_moveIds.resize(m_data.moves.size());
        std::int64_t id = 0;
        for (const model::MoveIndex index : model::inRowOrder(m_data)) {
            m_moveIds[index] = ++id;
            const model::Move& move = m_data.moves[index];
            insert(move.key, idOf(move.person), model::word(move.kind), move.from, move.to, move.date, move.title,
                   move.note, model::word(move.confidence));
            cite(move.citations, {.move = id});
        }
    }

    void writeStays() {
        Insert insert(m_database, "stay (person, company, as_of)", 3);
        std::int64_t id = 0;
        for (const model::Stay& stay : m_data.stays) {
            ++id;
            insert(idOf(stay.person), idOf(stay.company), stay.asOf);
            cite(stay.citations, {.stay = id});
        }
    }

    void writeProducts() {
        Insert insert(m_database, "product (key, name, maker, kind, released, note)", 6);
        std::int64_t id = 0;
        for (const model::Product& product : m_data.products) {
            ++id;
            insert(product.key, product.name, product.maker, model::word(product.kind), product.released, product.note);
            cite(product.citations, {.product = id});
        }
    }

    void writeRelations() {
        Insert insert(m_database, "relation (key, subject, kind, object, date, amount, currency, note, confidence)", 9);
        std::int64_t id = 0;
        for (const model::Relation& relation : m_data.relations) {
            ++id;
            insert(relation.key, idOf(relation.subject), model::word(relation.kind), idOf(relation.object),
                   relation.date, relation.amount, relation.currency, relation.note, model::word(relation.confidence));
            cite(relation.citations, {.relation = id});
        }
    }

    void writeClaims() {
        Insert insertEvidence(m_database, "claim_evidence (claim, source)", 2);
        std::int64_t id = 0;
        for (const model::Claim& claim : m_data.claims) {
            ++id;
            // The columns are called like the kinds.
            const std::string about(model::name(claim.about.kind));
            Insert(m_database, "claim (key, " + about + ", claim, source, verdict, evidence)", 6)(
                claim.key, rowOf(claim.about), claim.text, claim.source, model::word(claim.verdict), claim.evidence);
            for (const model::SourceIndex source : claim.evidenceSources)
                insertEvidence(id, idOf(source));
        }
    }

    Id rowOf(const model::EntityId& entity) const {
        const auto id = [&entity](const auto& table) -> Id {
            if (const auto found = model::find(table, entity.key))
                return idOf(*found);
            return {};
        };
        switch (entity.kind) {
        case model::EntityKind::person:
            return id(m_data.people);
        case model::EntityKind::company:
            return id(m_data.companies);
        case model::EntityKind::team:
            return id(m_data.teams);
        case model::EntityKind::move:
            if (const auto found = model::find(m_data.moves, entity.key))
                return m_moveIds[*found];
            return {};
        case model::EntityKind::product:
            return id(m_data.products);
        case model::EntityKind::relation:
            return id(m_data.relations);
        }
        return {};
    }

    void cite(const model::Citations& citations, const Fact& fact) {
        for (const model::Citation& citation : citations)
            m_citation(idOf(citation.source), model::word(citation.stance), citation.claimedDate, citation.claimedTo,
                       fact.move, fact.teamMember, fact.stay, fact.product, fact.relation);
    }

    const SQLite::Database& m_database;
    const model::Dataset& m_data;
    base::Table<model::MoveIndex, std::int64_t> m_moveIds; ///< once moves are written
    Insert m_citation;
};

void fill(SQLite::Database& database, const model::Dataset& dataset) {
    // Nobody else sees the draft, it is thrown away on any failure, and it is put on the disk once, as a whole.
    database.exec("PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA journal_mode = OFF;"
                  "PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON");
    SQLite::Transaction transaction(database);
    database.exec(std::string(kSchema));
    // A company may stand before its parent.
    database.exec("PRAGMA defer_foreign_keys = ON");
    Filler(database, dataset).fill();
    transaction.commit();
}

Error failure(ErrorCode code, const std::filesystem::path& file, std::string detail = {}) {
    Error error;
    error.code = code;
    error.file = file.string();
    error.detail = std::move(detail);
    return error;
}

Error systemFailure(const std::filesystem::path& file) {
    return failure(ErrorCode::cannotWrite, file, std::system_category().message(errno));
}

/// An empty file of a name of its own beside `target`, removed with the object unless it became the target.
class Draft {
  public:
    explicit Draft(const std::filesystem::path& target) {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            m_path = target.parent_path() /
                     (".whither-" + std::to_string(::getpid()) + '-' + std::to_string(attempt) + ".part");
            m_descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (m_descriptor >= 0 || errno != EEXIST)
                return;
        }
    }
    ~Draft() {
        if (m_descriptor < 0)
            return;
        ::close(m_descriptor);
        if (!m_isPublished)
            ::unlink(m_path.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// On the disk, then under the target's name. False with errno set when that fails.
    [[nodiscard]] bool publish(const std::filesystem::path& target, Existing existing) {
        if (::fsync(m_descriptor) != 0)
            return false;
        struct stat status {};
        if (existing == Existing::replace && ::stat(target.c_str(), &status) == 0 &&
            ::fchmod(m_descriptor, status.st_mode & 07777U) != 0)
            return false;
        if (!rename(target, existing))
            return false;
        m_isPublished = true;
        // The name itself is on the disk only when the folder is. Some file systems cannot do that; no harm.
        if (const int folder = ::open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
            ::fsync(folder);
            ::close(folder);
        }
        return true;
    }

  private:
    bool rename(const std::filesystem::path& target, Existing existing) const {
        if (existing == Existing::replace)
            return ::rename(m_path.c_str(), target.c_str()) == 0;
        // A file that came while this one was being written is not lost.
        if (::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0)
            return true;
        // Not every file system has it; that the name was free has been checked.
        return errno == EINVAL && ::rename(m_path.c_str(), target.c_str()) == 0;
    }

    std::filesystem::path m_path;
    int m_descriptor = -1;
    bool m_isPublished = false;
};

} // namespace

base::Result<void> write(const model::Dataset& dataset, const std::filesystem::path& file, Existing existing) {
    namespace fs = std::filesystem;
    std::error_code error;
    // Where a symbolic link points; also absolute, so that SQLite takes no name for a URI.
    const fs::path absolute = fs::absolute(file, error);
    const fs::path target = error ? fs::path() : fs::weakly_canonical(absolute, error);
    if (error)
        return failure(ErrorCode::cannotWrite, file, error.message());
    const fs::file_status status = fs::status(target, error);
    if (fs::is_directory(status))
        return failure(ErrorCode::isDirectory, file);
    if (fs::exists(status) && existing == Existing::keep)
        return failure(ErrorCode::targetExists, file);
    if (fs::exists(status) && !fs::is_regular_file(status))
        return failure(ErrorCode::cannotWrite, file);
    if (!fs::is_directory(target.parent_path(), error))
        return failure(ErrorCode::notFound, file.parent_path());

    Draft draft(target);
    if (!draft.isOpen())
        return systemFailure(file);
    try {
        SQLite::Database database(draft.path().string(), SQLite::OPEN_READWRITE);
        fill(database, dataset);
    } catch (const SQLite::Exception& exception) {
        return failure(ErrorCode::cannotWrite, file, exception.what());
    }
    if (draft.publish(target, existing))
        return base::success();
    return errno == EEXIST ? failure(ErrorCode::targetExists, file) : systemFailure(file);
}

} // namespace whither::store
