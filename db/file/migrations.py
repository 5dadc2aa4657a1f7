"""The store's schema, one function a version: append only, never change what is there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlite_utils.migrations import Migrations

from db.file import page_check
from db.file.identity import SCHEMA
from db.file.schema_check import schema_version
from db.file.turned_headings import offices_by_name, turn_headings
from db.ids import new_id
from db.mending import lenient
from db.text.folding import office_key

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


_STYLES = """
CREATE TABLE style (
    id TEXT NOT NULL PRIMARY KEY, form TEXT NOT NULL, template TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_STYLE, _TEMPLATE = "annex.style:", "annex.template:"
_OF_REPORT = "(SELECT value FROM setting WHERE key = 'annex.numeral:' || {id})"
_WHOLE_REPORT = """
UPDATE history SET "{side}" = json_insert("{side}", '$.numeral', coalesce({numeral}, ''))
WHERE record = 'report' AND field IS NULL AND "{side}" LIKE '{{%' AND json_valid("{side}")
"""
_BROUGHT = """
INSERT INTO history (id, device, counter, step, verb, who, at, record, record_id, "after")
SELECT (SELECT coalesce(max(id), 0) + 1 FROM history), 1,
    (SELECT coalesce(max(counter), 0) + 1 FROM history WHERE device = 1), :step, '{verb}', '', :at,
    '{kind}', id, json_object({fields}) FROM {kind} WHERE id = :id
"""
_ORGANISATION = ("name", "short_name", "parent", "level", "place", "symbol", "valid_from", "valid_to")


@schema()
def styles(db: Database) -> None:
    """Give each organisation's style a row, and a report its numeral: `_move_settings` fills them."""
    db.execute("ALTER TABLE report ADD COLUMN numeral TEXT NOT NULL DEFAULT ''")
    db.execute(_STYLES)


_LATER_TEXTS = (
    *("assignment", "coordinating", "leader", "officer", "output", "deadline"),
    *("status", "finished", "reason", "note", "first_deadline"),
)


@schema()
def columns(db: Database) -> None:
    """Let a report have any columns: `_turn_headings` turns its headings into them."""
    db.execute("ALTER TABLE report RENAME COLUMN headings TO columns")
    for name in _LATER_TEXTS:
        db.execute(f"ALTER TABLE task ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")


# `entry`: the number that the history's next entry had when the day began.
_USED_DAYS = """
CREATE TABLE used_day (day TEXT NOT NULL PRIMARY KEY, entry INTEGER NOT NULL) STRICT, WITHOUT ROWID
"""


@schema()
def differences(db: Database) -> None:
    """Let the history keep what an edit took out and put in, instead of the text twice; count used days."""
    for name in ("base", "place"):
        db.execute(f"ALTER TABLE history ADD COLUMN {name} INTEGER")
    db.execute(_USED_DAYS)


# WITHOUT ROWID and no further index: no row is like one of another table, so that salvage can tell them.
_CHECKED = """
CREATE TABLE acceptance (
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE RESTRICT,
    id TEXT NOT NULL, task_id TEXT NOT NULL, rule TEXT NOT NULL, field TEXT NOT NULL, words TEXT NOT NULL,
    lit TEXT NOT NULL, occurrence TEXT NOT NULL, lead TEXT NOT NULL, trail TEXT NOT NULL,
    why TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (report_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_off (
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE RESTRICT,
    id TEXT NOT NULL, part TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (report_id, id)
) STRICT, WITHOUT ROWID;
"""


@schema()
def checked(db: Database) -> None:
    """Keep which places of a report were accepted, why and by whom, and who signed it off."""
    for statement in _CHECKED.split(";\n")[:-1]:
        # Not a script: that would end the transaction.
        db.execute(statement)


# One row a report at most, each change a new one: the history has it whole, with its reason.
_STATES = """
CREATE TABLE state (
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE RESTRICT,
    id TEXT NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
    archived TEXT NOT NULL,
    PRIMARY KEY (report_id, id)
) STRICT, WITHOUT ROWID
"""


@schema()
def states(db: Database) -> None:
    """Keep whether a report is locked or signed, why, by whom and since when, and whether it is archived."""
    db.execute(_STATES)


@schema()
def office_aliases(db: Database) -> None:
    """Keep the other names of an organisation, as those of a unit are kept."""
    db.execute("ALTER TABLE organisation ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]'")


def bring_up(db: Database) -> None:
    """Bring a store to this program's schema, all of it or nothing.

    Raises `page_check.Unreachable`, and what SQLite raises.
    """
    version = schema_version(db.conn)
    # Looked at before the transaction: having met damage in one, SQLite ends it. What is damaged stays as
    # it is, for the rest is to be read.
    is_sound = version in (1, 2) and not any(_is_damaged(db, table) for table in _touched(version))
    with db.atomic():
        schema.apply(db)
        if is_sound and version == 1:
            _move_settings(db)
        if is_sound:
            turn_headings(db)
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def _touched(version: int) -> tuple[str, ...]:
    """Return the tables whose rows are brought up from a version."""
    return ("report", "organisation", "setting" if version == 1 else "style", "history")


def _move_settings(db: Database) -> None:
    """Move what was kept by typed names into the rows that it belongs to."""
    _move_numerals(db)
    db.conn.text_factory = lenient
    try:
        _move_styles(db)
    finally:
        db.conn.text_factory = str
    db.execute("DELETE FROM setting WHERE key LIKE 'annex.%'")


def _is_damaged(db: Database, table: str) -> bool:
    lines = page_check.troubles(db.conn, table)
    return bool(lines) and not page_check.is_of_indexes(db.conn, lines)


def _move_numerals(db: Database) -> None:
    numeral = _OF_REPORT.format(id="report.id")
    db.execute(f"UPDATE report SET numeral = {numeral} WHERE {numeral} IS NOT NULL")
    # Also where a report is in the bin: it comes back as the history has it.
    for side in ("before", "after"):
        db.execute(_WHOLE_REPORT.format(side=side, numeral=_OF_REPORT.format(id="history.record_id")))


def _move_styles(db: Database) -> None:
    kept = dict(db.execute("SELECT key, value FROM setting WHERE key LIKE 'annex.%' AND value <> ''"))
    names = {key.partition(":")[2] for key in kept if key.startswith((_STYLE, _TEMPLATE))}
    used = dict(db.execute("SELECT organisation, max(made) FROM report GROUP BY organisation"))
    offices = offices_by_name(db)
    found: dict[str, tuple[str, str]] = {}
    # Where several typed names are one organisation, what the latest report goes by stands.
    for name in sorted(names, key=lambda name: (used.get(name, 0), name)):
        office = offices.setdefault(office_key(name), "") or _new_office(db, name)
        offices[office_key(name)] = office
        form, template = found.get(office, ("", ""))
        found[office] = kept.get(_STYLE + name, form), kept.get(_TEMPLATE + name, template)
    for office, (form, template) in found.items():
        db.execute("INSERT INTO style (id, form, template) VALUES (?, ?, ?)", [office, form, template])
        _record(db, "write_style", "style", ("form", "template"), office)


def _new_office(db: Database, name: str) -> str:
    office = new_id()
    columns = ", ".join(_ORGANISATION[:6])
    values = [office, " ".join(name.split()), *[""] * 5]
    db.execute(f"INSERT INTO organisation (id, {columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    _record(db, "add_organisation", "organisation", _ORGANISATION, office)
    return office


def _record(db: Database, verb: str, kind: str, columns: tuple[str, ...], id_: str) -> None:
    """Write into the history that a record came: each is what the history says of it."""
    fields = ", ".join(f"'{column}', {column}" for column in ("id", *columns))
    number: Any = db.execute("SELECT coalesce(max(id), 0) + 1 FROM history").fetchone()[0]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"step": number, "at": at, "id": id_}
    db.execute(_BROUGHT.format(verb=verb, kind=kind, fields=fields), values)
