"""The rows of a table whose pages are damaged: whatever can still be read of them."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from db.file.refusals import error_code
from db.mending import lenient

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.file.database import Database
    from db.rows import Kind, Row

    Numbered = tuple[int, Row]
    """A row with its docid, 0 where its table has none."""

SALVAGED_ROWS = 500
_BEYOND = 1000
"""Docids that are tried beyond the last one known: they are given one after the other."""


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that the file's pages are damaged."""
    return error_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT)


def is_sure(db: Database, error: sqlite3.Error) -> bool:
    """Tell whether an error says so and it was seen that it is not the disk that does not answer.

    Until then nothing may be read around the damage: less would be there, and nobody would be told.
    """
    return db.damage_is_sure and is_damage(error)


def is_of_the_file(error: sqlite3.Error) -> bool:
    """Tell whether what is in the file brought an error about, not the disk that it is on.

    FTS5 tells damage of its tables by whatever it stumbles over.
    """
    return is_damage(error) or error_code(error) in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)


def pages(db: Database, kind: Kind, report_id: str | None = None) -> Iterator[list[Numbered]]:
    """Yield all rows of a kind, or a report's, in pages and leniently decoded; no index is asked.

    Where the table's pages are damaged, the rows come that can still be read.
    """
    last = 0
    sql = f"SELECT {_columns(kind)} FROM {kind.name} NOT INDEXED"
    if kind.in_report and not kind.searched and report_id is not None:
        sql += " WHERE report_id = :report"
    elif kind.searched:
        where = " AND report_id = :report" if report_id is not None else ""
        sql += f" WHERE docid > :last{where} ORDER BY docid LIMIT {SALVAGED_ROWS}"
    while True:
        try:
            found = db.read(sql, {"last": last, "report": report_id})
        except sqlite3.Error as error:
            if not is_sure(db, error):
                raise
            yield _salvaged(db, kind, last, report_id)
            return
        yield [_numbered(kind, values) for values in found]
        if not kind.searched or len(found) < SALVAGED_ROWS:
            return
        last = found[-1][0]


def read_row(db: Database, kind: Kind, docid: int) -> Row | None:
    """Return the row of a docid, None where it cannot be read or is not there."""
    sql = f"SELECT {_columns(kind)} FROM {kind.name} NOT INDEXED WHERE docid = ?"
    try:
        found = db.read(sql, [docid])
    except sqlite3.Error as error:
        if not is_sure(db, error):
            raise
        with daring(db):
            found = until_damage(db, sql, [docid])
    return _numbered(kind, found[0])[1] if found else None


def _salvaged(db: Database, kind: Kind, after: int, report_id: str | None) -> list[Numbered]:
    with daring(db):
        found = _by_docid(db, kind, after) if kind.searched else _by_key(db, kind)
    rows = [_numbered(kind, values) for values in found]
    if report_id is None or not kind.in_report:
        return rows
    return [(docid, row) for docid, row in rows if row["report_id"] == report_id]


def _by_docid(db: Database, kind: Kind, after: int) -> list[tuple[Any, ...]]:
    known = {after}
    name = kind.name
    for source in (f"{name} NOT INDEXED", f"{name} INDEXED BY {name}_order"):
        for order in ("ASC", "DESC"):
            by = "docid" if "NOT" in source else "report_id"
            rows = until_damage(
                db, f"SELECT docid FROM {source} WHERE {by} IS NOT NULL ORDER BY {by} {order}"
            )
            known.update(docid for (docid,) in rows if isinstance(docid, int))
    # A docid that is damaged itself may be any number.
    last = max(known & set(range(after, after + 100 * _BEYOND + len(known))))
    found = []
    sql = f"SELECT {_columns(kind)} FROM {name} NOT INDEXED WHERE docid = ?"
    for docid in range(after + 1, last + _BEYOND):
        found += until_damage(db, sql, [docid])
    return found


def _by_key(db: Database, kind: Kind) -> list[tuple[Any, ...]]:
    found: dict[tuple[Any, ...], None] = {}
    for order in ("ASC", "DESC"):
        key = f"report_id {order}, id {order}" if kind.in_report else f"id {order}"
        sql = f"SELECT {_columns(kind)} FROM {kind.name} NOT INDEXED ORDER BY {key}"
        found.update(dict.fromkeys(until_damage(db, sql)))
    return list(found)


def until_damage(db: Database, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Return a query's rows up to the first that cannot be read."""
    found: list[tuple[Any, ...]] = []
    try:
        # One by one: what came before the damage stays.
        found.extend(db.conn.execute(sql, values))
    except sqlite3.Error as error:
        if not is_sure(db, error):
            raise
    return found


@contextmanager
def daring(db: Database) -> Iterator[None]:
    """In this block read pages of which only some cells are damaged, and texts that do not decode."""
    db.conn.execute("PRAGMA cell_size_check = OFF")
    db.conn.text_factory = lenient
    try:
        yield
    finally:
        db.conn.text_factory = str
        with suppress(sqlite3.Error):
            db.conn.execute("PRAGMA cell_size_check = ON")


def _columns(kind: Kind) -> str:
    return f"{'docid' if kind.searched else '0'}, {', '.join(kind.columns)}"


def _numbered(kind: Kind, values: tuple[Any, ...]) -> Numbered:
    return values[0], dict(zip(kind.columns, values[1:], strict=True))
