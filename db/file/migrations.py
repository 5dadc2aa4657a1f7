"""The store's schema, one function a version: append only, never change what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from db.ids import new_id

if TYPE_CHECKING:
    from sqlite_utils import Database

schema = Migrations("vqdesk")

_FIRST = """
CREATE TABLE about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE device (number INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, parent TEXT NOT NULL,
    level TEXT NOT NULL, place TEXT NOT NULL, symbol TEXT NOT NULL, valid_from TEXT, valid_to TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL, valid_from TEXT, valid_to TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    id TEXT NOT NULL PRIMARY KEY, made INTEGER NOT NULL, organisation TEXT NOT NULL, period TEXT NOT NULL,
    titles TEXT NOT NULL, attached_to TEXT NOT NULL, headings TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- RESTRICT, not CASCADE: what goes unrecorded could not be undone and would stay in the index.
CREATE TABLE domain (
    docid INTEGER NOT NULL PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE RESTRICT,
    id TEXT NOT NULL, rank TEXT NOT NULL, numeral TEXT NOT NULL, name TEXT NOT NULL,
    UNIQUE (report_id, id)
) STRICT;
CREATE INDEX domain_order ON domain (report_id, rank, id);
CREATE TABLE task (
    docid INTEGER NOT NULL PRIMARY KEY,
    report_id TEXT NOT NULL, id TEXT NOT NULL, domain_id TEXT NOT NULL, rank TEXT NOT NULL,
    number TEXT NOT NULL, unit TEXT NOT NULL, evaluation TEXT NOT NULL, changed TEXT NOT NULL,
    content TEXT NOT NULL, documents TEXT NOT NULL, result TEXT NOT NULL, extra TEXT NOT NULL,
    UNIQUE (report_id, id),
    FOREIGN KEY (report_id, domain_id) REFERENCES domain (report_id, id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX task_order ON task (report_id, domain_id, rank, id, number);
CREATE INDEX task_unit ON task (unit);

-- Outlives its report, so that no count comes twice when a deleted report comes back.
CREATE TABLE revision (
    report_id TEXT NOT NULL PRIMARY KEY, number INTEGER NOT NULL, changed TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    id INTEGER NOT NULL PRIMARY KEY, device INTEGER NOT NULL REFERENCES device (number) ON DELETE RESTRICT,
    counter INTEGER NOT NULL, step INTEGER, verb TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
    record TEXT NOT NULL, report_id TEXT, record_id TEXT NOT NULL, field TEXT,
    "before" TEXT, "after" TEXT,
    UNIQUE (device, counter)
) STRICT;
CREATE INDEX history_step ON history (step);
CREATE INDEX history_report ON history (report_id);
CREATE TABLE undo (
    step INTEGER NOT NULL PRIMARY KEY, done INTEGER NOT NULL, verb TEXT NOT NULL, report_id TEXT,
    record TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT
) STRICT;

-- Every word ever indexed, folded or with its tone: what the beginning of a word may stand for.
CREATE TABLE vocabulary (
    toned INTEGER NOT NULL, word TEXT NOT NULL, PRIMARY KEY (toned, word)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE task_index USING fts5(
    number, unit, content, documents, result, evaluation, extra, tone, report,
    content = '', columnsize = 0, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE domain_index USING fts5(
    name, tone, report, content = '', columnsize = 0, tokenize = 'ascii'
);
"""


@schema()
def first(db: Database) -> None:
    """Lay out reports, registers, history, undo stack and search index."""
    db.executescript(_FIRST)
    device = new_id()
    db.execute("INSERT INTO device (number, id) VALUES (1, ?)", [device])
    db.execute("INSERT INTO about (key, value) VALUES ('kind', 'store'), ('device', ?)", [device])
