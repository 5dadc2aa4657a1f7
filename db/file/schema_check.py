"""What a store's schema may hold: ours, to the word; and what is done about a stranger's triggers and views.

A trigger runs at the next write, a view or an index in the middle of a read, with whatever whoever put it
there has thought of. Of a file from elsewhere any such thing is refused (`db.foreign.quarantine`); in the
clerk's own store it is taken off, so that the store opens.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from db.file.identity import FINGERPRINT, SCHEMA
from db.file.refusals import error_code

if TYPE_CHECKING:
    from collections.abc import Iterable

SchemaEntry = tuple[str, str, str, str | None]
"""Type, name, table and SQL of what a schema holds."""

# SQLite goes by the SQL, whatever the type says.
_TABLE = re.compile(r"CREATE (VIRTUAL )?TABLE\b", re.IGNORECASE)
_INDEX = re.compile(r"CREATE (UNIQUE )?INDEX\b", re.IGNORECASE)
_MALFORMED = "malformed database schema"
_MOST_NAMES, _LONGEST_NAME = 5, 60
_ENABLE_TRIGGER, _ENABLE_VIEW = 1003, 1015
"""SQLite's `SQLITE_DBCONFIG_*`, which Python 3.11 does not name."""


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the version of a file's schema; 0 where it has none yet."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def entries(connection: sqlite3.Connection, most: int = -1) -> set[SchemaEntry]:
    """Return what a schema holds, at most so many of it, its SQL on one line."""
    return {entry for _, entry in _numbered(connection, most)}


def _numbered(connection: sqlite3.Connection, most: int = -1) -> list[tuple[int, SchemaEntry]]:
    sql = "SELECT rowid, type, name, tbl_name, sql FROM sqlite_schema LIMIT ?"
    return [
        (number, (str(type_), str(name), str(table), None if sql is None else " ".join(str(sql).split())))
        for number, type_, name, table, sql in connection.execute(sql, [most])
    ]


@cache
def schema_of(version: int) -> frozenset[SchemaEntry]:
    """Return what the schema of a version holds."""
    # Loads sqlite-utils, which a start with a schema of this program's does not need.
    from sqlite_utils import Database

    from db.file.migrations import schema

    made = Database(memory=True, execute_plugins=False)
    try:
        later = [migration.name for migration in schema.pending(made)][version:]
        schema.apply(made, stop_before=later)
        return frozenset(entries(made.conn))
    finally:
        made.conn.close()


def fingerprint(found: Iterable[SchemaEntry]) -> str:
    """Return what tells a schema from any other."""
    return sha256("\n".join(sorted(map(repr, found))).encode("utf-8", "backslashreplace")).hexdigest()


def has_all_of_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether nothing is missing of what a store's schema must hold, and no word of it is another.

    Tables that SQLite and sqlite-utils make for themselves are told by their names alone: the versions of
    these differ.
    """
    version = schema_version(connection)
    found = entries(connection)
    if version == SCHEMA and fingerprint(found) == FINGERPRINT:
        return True
    missing = schema_of(version) - found
    names = {entry[:3] for entry in found}
    return all(_is_of_others(entry) and entry[:3] in names for entry in missing)


def _is_of_others(entry: SchemaEntry) -> bool:
    return entry[0] == "table" and (entry[2].startswith("_") or "_index_" in entry[2])


def never_run(connection: sqlite3.Connection) -> None:
    """Switch triggers and views off, where this Python can: no statement of ours needs them.

    SQL in a schema that nobody can parse is passed by, until `take_off_foreign` was there: it would keep
    the store from opening.
    """
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        # Only then: in this mode SQLite also takes a file that was cut short for a whole one.
        if str(error).startswith(_MALFORMED):
            connection.execute("PRAGMA writable_schema = ON")
    if switch := getattr(connection, "setconfig", None):  # from Python 3.12
        switch(_ENABLE_TRIGGER, False)
        switch(_ENABLE_VIEW, False)


def take_off_foreign(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Take what runs by itself and is not ours out of a store's schema; return its names, shortened.

    Tables stay, whosever they are: they do nothing, and may hold somebody's work. All of it is one
    transaction of its own. Where the disk is full, what would run is forbidden to, as long as the store is
    open.
    """
    try:
        version = schema_version(connection)
        if not 1 <= version <= SCHEMA:
            return ()
        found = entries(connection)
        if version == SCHEMA and fingerprint(found) == FINGERPRINT:
            return ()
        ours = schema_of(version)
        tables = {name for type_, name, _, _ in ours if type_ == "table"}
        foreign = {entry for entry in found - ours if _runs(entry, tables)}
        if not foreign or not _take_off(connection, foreign, version):
            return ()
    finally:
        connection.execute("PRAGMA writable_schema = RESET")
    names = sorted(name[:_LONGEST_NAME] for _, name, _, _ in foreign)
    return tuple(names[:_MOST_NAMES] + ["…"] * (len(names) > _MOST_NAMES))


def _runs(entry: SchemaEntry, tables: set[str]) -> bool:
    """Tell whether what is not ours does something by itself; `tables` are ours."""
    _, _, table, sql = entry
    if sql is None or _TABLE.match(sql):
        return False
    return not _INDEX.match(sql) or table in tables


def _take_off(connection: sqlite3.Connection, foreign: set[SchemaEntry], version: int) -> bool:
    """Take entries off a schema; tell whether there was room on the disk for that."""
    connection.execute("PRAGMA writable_schema = ON")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # The first page is the first in the journal, which tells that the two belong together.
        connection.execute(f"PRAGMA user_version = {version}")
        numbered = _numbered(connection)
        named = Counter(entry[1] for _, entry in numbered)
        for number, entry in numbered:
            if entry in foreign and _INDEX.match(entry[3] or "") and named[entry[1]] == 1:
                connection.execute('DROP INDEX "{}"'.format(entry[1].replace('"', '""')))
            elif entry in foreign:
                # By its number: it may have taken the name of something of ours.
                connection.execute("DELETE FROM sqlite_schema WHERE rowid = ?", [number])
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if error_code(error) != sqlite3.SQLITE_FULL:
            raise
        connection.set_authorizer(_nothing_of_others)
        return False
    return True


def _nothing_of_others(_action: int, *about: str | None) -> int:
    """Forbid whatever a trigger or a view does: its name comes last."""
    return sqlite3.SQLITE_OK if about[-1] is None else sqlite3.SQLITE_DENY
