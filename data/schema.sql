-- The Whither file format, version 1.
--
-- A Whither file is one SQLite database made with exactly these statements. Whither itself only ever reads such a file
-- or writes a fresh one; it never changes one in place. To make one with another program, run this file through SQLite
-- 3.37 or newer and insert rows; only person, company and move are required, and of these only the columns id, key,
-- name, person, kind, from_company and to_company. `whither check FILE` names every row that breaks a rule.
--
-- Rules for all tables
--   * Text is UTF-8. NULL means "not known". A key is a lasting name such as 'mistral-ai', unique within its table; it
--     holds no ';'.
--   * Dates are ISO 8601 with the precision known ('2023', '2023-06', '2023-06-14') or, where sources only bound a
--     date, an ISO 8601-2 (EDTF) set of one interval: '[..2025-05-26]' by then, '[2023-02..2025-05-26]' between the
--     two, '[2024-01..]' from then on.
--   * The order of rows means nothing, but for the lists of one thing (its aliases, its citations) and the moves of one
--     person, which are read by ascending id: where neither dates nor sense tell, moves happened in that order.
--   * A text has at most 1 MiB (1048576 bytes) and no NUL.

PRAGMA application_id = 1466463336; -- the bytes 'Whth'
PRAGMA user_version = 1;
PRAGMA encoding = 'UTF-8';
PRAGMA foreign_keys = ON;

-- What the file as a whole is about. One row at most.
CREATE TABLE dataset (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    title    TEXT,
    title_zh TEXT
) STRICT;

-- A page or document that bears something out. Facts point here through `citation`.
CREATE TABLE source (
    id        INTEGER PRIMARY KEY,
    key       TEXT UNIQUE NOT NULL CHECK (key <> '' AND instr(key, ';') = 0),
    url       TEXT, -- opened only when it is http or https
    title     TEXT, -- in our own short words
    publisher TEXT,
    published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]*' OR published GLOB '[[]*..*]'),
    language  TEXT -- ISO 639-1
) STRICT;

-- Somebody who moves.
CREATE TABLE person (
    id       INTEGER PRIMARY KEY,
    key      TEXT UNIQUE NOT NULL CHECK (key <> '' AND instr(key, ';') = 0),
    name     TEXT NOT NULL CHECK (name <> ''),
    name_zh  TEXT,
    note     TEXT,
    wikidata TEXT, -- 'Q' and a number
    homepage TEXT
) STRICT;

-- An employer or an investor. `parent` is the company it is a part of; parents form no
-- cycle, and nothing has more than 64 of them above it.
CREATE TABLE company (
    id      INTEGER PRIMARY KEY,
    key     TEXT UNIQUE NOT NULL CHECK (key <> '' AND instr(key, ';') = 0),
    name    TEXT NOT NULL CHECK (name <> ''),
    name_zh TEXT,
    kind    TEXT CHECK (kind IN ('company', 'lab', 'university', 'nonprofit', 'government')), -- NULL: company
    parent  INTEGER REFERENCES company (id),
    founded TEXT CHECK (founded GLOB '[0-9][0-9][0-9][0-9]*' OR founded GLOB '[[]*..*]'),
    country TEXT, -- ISO 3166-1, two letters
    city    TEXT,
    website TEXT,
    note    TEXT,
    CHECK (parent <> id)
) STRICT;

-- Another name under which a person or a company is found.
CREATE TABLE alias (
    id      INTEGER PRIMARY KEY,
    person  INTEGER REFERENCES person (id),
    company INTEGER REFERENCES company (id),
    name    TEXT NOT NULL CHECK (name <> '' AND instr(name, ';') = 0),
    CHECK ((person IS NOT NULL) + (company IS NOT NULL) = 1)
) STRICT;
CREATE INDEX alias_of_person ON alias (person) WHERE person IS NOT NULL;
CREATE INDEX alias_of_company ON alias (company) WHERE company IS NOT NULL;

-- A group of people inside one company whose fate is told together, such as the authors of a paper.
CREATE TABLE team (
    id      INTEGER PRIMARY KEY,
    key     TEXT UNIQUE NOT NULL CHECK (key <> '' AND instr(key, ';') = 0),
    company INTEGER NOT NULL REFERENCES company (id),
    name    TEXT NOT NULL CHECK (name <> ''),
    note    TEXT
) STRICT;

-- Who is listed in a team, and at which place (the printed author order) or in which role.
CREATE TABLE team_member (
    id       INTEGER PRIMARY KEY,
    team     INTEGER NOT NULL REFERENCES team (id),
    person   INTEGER NOT NULL REFERENCES person (id),
    position TEXT,
    UNIQUE (team, person)
) STRICT;

-- One dated change of position. An end that is NULL is unknown or absent; one of the two must be there. `title` is the
-- role at the destination. confidence: confirmed (two independent sources, or the person's or the company's own word),
-- reported (one source, or several that repeat one), disputed (sources disagree; the row holds the best one).
CREATE TABLE move (
    id           INTEGER PRIMARY KEY,
    key          TEXT UNIQUE CHECK (key <> '' AND instr(key, ';') = 0), -- NULL: it is called 'move-' and its id
    person       INTEGER NOT NULL REFERENCES person (id),
    kind         TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'moved', 'founded', 'cofounded', 'returned',
                                               'acquired', 'retired')),
    from_company INTEGER REFERENCES company (id),
    to_company   INTEGER REFERENCES company (id),
    date         TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]*' OR date GLOB '[[]*..*]'), -- NULL: undated
    title        TEXT,
    note         TEXT,
    confidence   TEXT CHECK (confidence IN ('confirmed', 'reported', 'disputed')), -- NULL: reported
    CHECK (from_company IS NOT NULL OR to_company IS NOT NULL)
) STRICT;
CREATE INDEX move_of_person ON move (person);
CREATE INDEX move_from ON move (from_company) WHERE from_company IS NOT NULL;
CREATE INDEX move_to ON move (to_company) WHERE to_company IS NOT NULL;

-- Somebody was (still) at a company on that date.
CREATE TABLE stay (
    id      INTEGER PRIMARY KEY,
    person  INTEGER NOT NULL REFERENCES person (id),
    company INTEGER NOT NULL REFERENCES company (id),
    as_of   TEXT NOT NULL CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]*' OR as_of GLOB '[[]*..*]'),
    UNIQUE (person, company, as_of)
) STRICT;

-- Something a company made.
CREATE TABLE product (
    id       INTEGER PRIMARY KEY,
    key      TEXT UNIQUE NOT NULL CHECK (key <> '' AND instr(key, ';') = 0),
    name     TEXT NOT NULL CHECK (name <> ''),
    maker    INTEGER REFERENCES company (id),
    kind     TEXT NOT NULL CHECK (kind IN ('model', 'paper', 'product')),
    released TEXT CHECK (released GLOB '[0-9][0-9][0-9][0-9]*' OR released GLOB '[[]*..*]'),
    note     TEXT
) STRICT;

-- Something between two companies. For a funding round `subject` is the lead investor, `object` the company that got
-- the money, and `amount` the whole round where the note says so.
CREATE TABLE relation (
    id         INTEGER PRIMARY KEY,
    key        TEXT UNIQUE NOT NULL CHECK (key <> '' AND instr(key, ';') = 0),
    subject    INTEGER NOT NULL REFERENCES company (id),
    kind       TEXT NOT NULL CHECK (kind IN ('invested_in', 'supplies_compute_to', 'acquired', 'licensed_from',
                                             'partner_of', 'competes_with')),
    object     INTEGER NOT NULL REFERENCES company (id),
    date       TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]*' OR date GLOB '[[]*..*]'),
    amount     REAL CHECK (amount >= 0), -- in `currency`
    currency   TEXT,                     -- ISO 4217
    note       TEXT,
    confidence TEXT CHECK (confidence IN ('confirmed', 'reported', 'disputed')) -- as in move
) STRICT;

-- One source's word on one fact: the one of move, team_member, stay, product and relation that is set. On a move a
-- source may contradict, and may name another date or another destination than the row's; it may then stand here twice.
CREATE TABLE citation (
    id           INTEGER PRIMARY KEY,
    source       INTEGER NOT NULL REFERENCES source (id),
    move         INTEGER REFERENCES move (id),
    team_member  INTEGER REFERENCES team_member (id),
    stay         INTEGER REFERENCES stay (id),
    product      INTEGER REFERENCES product (id),
    relation     INTEGER REFERENCES relation (id),
    stance       TEXT NOT NULL DEFAULT 'supports' CHECK (stance IN ('supports', 'contradicts')),
    claimed_date TEXT CHECK (claimed_date GLOB '[0-9][0-9][0-9][0-9]*' OR claimed_date GLOB '[[]*..*]'),
    claimed_to   INTEGER REFERENCES company (id),
    CHECK ((move IS NOT NULL) + (team_member IS NOT NULL) + (stay IS NOT NULL) + (product IS NOT NULL) +
           (relation IS NOT NULL) = 1),
    CHECK (move IS NOT NULL OR (stance = 'supports' AND claimed_date IS NULL AND claimed_to IS NULL))
) STRICT;
CREATE INDEX citation_of_move ON citation (move, source) WHERE move IS NOT NULL;
CREATE UNIQUE INDEX citation_of_team_member ON citation (team_member, source) WHERE team_member IS NOT NULL;
CREATE UNIQUE INDEX citation_of_stay ON citation (stay, source) WHERE stay IS NOT NULL;
CREATE UNIQUE INDEX citation_of_product ON citation (product, source) WHERE product IS NOT NULL;
CREATE UNIQUE INDEX citation_of_relation ON citation (relation, source) WHERE relation IS NOT NULL;

-- A statement about the one of person, company, team, move, product and relation that is set; `source` is who makes
-- it. verdict: supported or contradicted by the evidence, or unconfirmed (none was found, or it was not looked up).
CREATE TABLE claim (
    id       INTEGER PRIMARY KEY,
    key      TEXT UNIQUE NOT NULL CHECK (key <> '' AND instr(key, ';') = 0),
    person   INTEGER REFERENCES person (id),
    company  INTEGER REFERENCES company (id),
    team     INTEGER REFERENCES team (id),
    move     INTEGER REFERENCES move (id),
    product  INTEGER REFERENCES product (id),
    relation INTEGER REFERENCES relation (id),
    claim    TEXT NOT NULL CHECK (claim <> ''), -- the statement, in our own words
    source   INTEGER REFERENCES source (id),
    verdict  TEXT NOT NULL CHECK (verdict IN ('supported', 'contradicted', 'unconfirmed')),
    evidence TEXT, -- what was found, in our own words
    CHECK ((person IS NOT NULL) + (company IS NOT NULL) + (team IS NOT NULL) + (move IS NOT NULL) +
           (product IS NOT NULL) + (relation IS NOT NULL) = 1)
) STRICT;

-- The sources of a claim's evidence.
CREATE TABLE claim_evidence (
    id     INTEGER PRIMARY KEY,
    claim  INTEGER NOT NULL REFERENCES claim (id),
    source INTEGER NOT NULL REFERENCES source (id),
    UNIQUE (claim, source)
) STRICT;
