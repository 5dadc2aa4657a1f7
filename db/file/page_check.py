"""The pages of a store's file: whether they are sound, and whether indexes agree with their tables."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from db.file.refusals import error_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TABLES = (
    *("about", "device", "setting", "report", "domain", "task", "history"),
    *("acceptance", "sign_off", "state", "organisation", "unit", "style", "revision", "undo", "used_day"),
    *("_sqlite_migrations", "sqlite_schema"),
)
"""The tables that are checked one by one; those of the search come after them."""

SEARCH_TABLES = (
    "vocabulary",
    *(f"{kind}_index_{part}" for kind in ("task", "domain") for part in ("data", "idx", "config")),
)
SPACE = "freelist"
"""Stands for what belongs to no table: the pages that are free."""

ALL = (*TABLES, *SEARCH_TABLES, SPACE)

_OF_ROOT = re.compile(r"[Tt]ree (?:page )?(\d+)")
_OF_ENTRIES = re.compile(r"row \d+ |wrong # of entries in index |non-unique entry in index |rowid not at end")
_VALUE = re.compile(r"(?:NULL|[A-Z]+|non-[A-Z]+) value in ")
"""What `law` tells of more exactly: a value that its column may not hold."""
_UNUSED = re.compile(r"Page \d+(?: is|:) never used")
_ERROR = re.compile(r"error code[ =]\s*(\d+)")
_MOST = 100


class Unreachable(Exception):
    """The disk did not give the pages: nothing is known of them."""


def troubles(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    """Return what SQLite finds wrong with a table's pages and with its indexes; empty: nothing.

    `SPACE` asks for the free pages; then every page of the file is read. Raises Unreachable, and
    sqlite3.OperationalError where a progress handler interrupts.
    """
    what = f"quick_check({_MOST})" if table == SPACE else f"integrity_check('{table}')"
    try:
        found = [str(line) for (line,) in connection.execute(f"PRAGMA {what}")]
    except sqlite3.DatabaseError as error:
        if not _is_of_pages(error):
            raise
        return frozenset({f"error code={error.sqlite_errorcode}"})
    lines = [line for text in found for line in text.split("\n") if not _is_well(line)]
    _expect_given(lines)
    return frozenset(lines)


def _expect_given(lines: Iterable[str]) -> None:
    """Raise Unreachable where a line tells of a page that the disk did not give."""
    for line in lines:
        if (match := _ERROR.search(line)) and int(match[1]) & 0xFF == sqlite3.SQLITE_IOERR:
            raise Unreachable


def is_sound(connection: sqlite3.Connection, *, is_given: bool = False) -> bool:
    """Tell whether nothing at all is wrong with the pages of the file; raises as `troubles`.

    Unreachable only where `is_given`: then a page that the disk did not give is none that is wrong.
    """
    try:
        found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(1)")]
    except sqlite3.DatabaseError as error:
        if not _is_of_pages(error):
            raise
        return False
    if is_given:
        _expect_given(found)
    return found == ["ok"]


def _is_of_pages(error: sqlite3.Error) -> bool:
    return error_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def damaged(connection: sqlite3.Connection, tables: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the tables that have troubles, with them."""
    found = {table: troubles(connection, table) for table in tables}
    return {table: lines for table, lines in found.items() if lines}


def is_of_indexes(connection: sqlite3.Connection, lines: Iterable[str]) -> bool:
    """Tell whether lines speak of a table's indexes alone, as far as they tell; those can be made anew."""
    roots = {
        root for (root,) in connection.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index'")
    }
    return all(
        _OF_ENTRIES.match(line) or ((match := _OF_ROOT.search(line)) and int(match[1]) in roots)
        for line in lines
    )


def _is_well(line: str) -> bool:
    # "*** in database main ***" stands above the lines of a database.
    return line == "ok" or line.startswith("***") or bool(_VALUE.match(line) or _UNUSED.search(line))
