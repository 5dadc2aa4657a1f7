"""Which table a row belongs to, told by its shape: how many values it has, of which types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.file.identity import APPLICATION_ID, SCHEMA
from db.file.migrations import bring_up, schema
from db.rows import KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from sqlite_utils import Database

    from db.salvage.cells import PageCell

KEPT_TABLES = (
    *("about", "device", "setting", "report", "domain", "task", "history"),
    *("acceptance", "sign_off", "state", "organisation", "unit", "style", "revision", "undo", "used_day"),
)
"""The tables whose rows are taken over, whatever their schema; the rest is made of them."""

WITH_ROWIDS = ("device", "domain", "task", "history", "undo")
"""Those of them whose rows have row ids; the others are kept as the rows of an index are."""

SCHEMA_TABLE, MIGRATIONS = "sqlite_schema", "_sqlite_migrations"

_SHORTEST = {"report": 7, "task": 13, "history": 13, "organisation": 9}
"""The values of rows that were written before their table got more columns."""

_ABOUT = frozenset({"kind", "device", "mark", "floor", "seeded", "index"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows of a table: its columns and their types (str, int), None among them where one may be null.

    `rowid` is the column that stands for the row id, stored as null; -1: the table has none and its rows lie
    in the pages of an index, their key first.
    """

    table: str
    columns: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]
    rowid: int = -1

    def row(self, cell: PageCell, values: Sequence[Any]) -> tuple[Any, ...] | None:
        """Return the row that a cell's values are; None where they are none of this table."""
        if not _SHORTEST.get(self.table, len(self.columns)) <= len(values) <= len(self.columns):
            return None
        if (cell.rowid is None) != (self.rowid < 0) and self.table != SCHEMA_TABLE:
            return None
        row = list(values)
        if self.rowid >= 0:
            if row[self.rowid] is not None:
                return None
            row[self.rowid] = cell.rowid
        if not all(isinstance(each, types) for each, types in zip(row, self.types, strict=False)):
            return None
        if self.table in ("about", "setting") and (row[0] in _ABOUT) != (self.table == "about"):
            return None
        if self.table == "used_day" and not _DAY.fullmatch(row[0]):
            return None
        if self.table == "undo" and row[1] not in (0, 1):
            return None
        if self.table == "history" and (not row[0] or row[7] not in KINDS):
            return None
        return tuple(row)


_TEXT, _NUMBER, _ANY = (str,), (int,), (str, type(None))
OF_SCHEMA = Shape(
    SCHEMA_TABLE, ("type", "name", "tbl_name", "rootpage", "sql"), (_TEXT, _TEXT, _TEXT, _NUMBER, _ANY)
)
OF_MIGRATIONS = Shape(
    MIGRATIONS, ("id", "migration_set", "name", "applied_at"), (_NUMBER, _TEXT, _TEXT, _TEXT), rowid=0
)


def make_schema(db: Database, version: int) -> None:
    """Lay out a new store's file by the schema of a version, without a row in it."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if version == SCHEMA:
        bring_up(db)
    else:
        later = [migration.name for migration in schema.pending(db)][version:]
        schema.apply(db, stop_before=later)
        db.execute(f"PRAGMA user_version = {version}")
    for table in ("about", "device"):
        db.execute(f"DELETE FROM {table}")


def shapes_of(connection: sqlite3.Connection) -> dict[str, Shape]:
    """Return the shapes of a store's tables, those of rows that are told by fewer marks last."""
    found = {}
    for table in KEPT_TABLES:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        if not columns:
            continue
        (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table]).fetchone()
        keys = [number for number, _, type_, _, _, key in columns if key and type_ == "INTEGER"]
        types = tuple(
            ((int,) if type_ == "INTEGER" else (str,)) + (() if is_needed else (type(None),))
            for _, _, type_, is_needed, _, _ in columns
        )
        rowid = -1 if "WITHOUT ROWID" in sql else keys[0]
        found[table] = Shape(table, tuple(column[1] for column in columns), types, rowid)
    return found
