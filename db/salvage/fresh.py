"""The fresh store into which rows are put, and what was noted on the way."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.file.connection import uri
from db.file.database import Database
from db.file.identity import SCHEMA
from db.file.migrations import bring_up
from db.ids import is_id
from db.mending import Damaged
from db.rows import KINDS
from db.salvage.shapes import make_schema, shapes_of

if TYPE_CHECKING:
    from pathlib import Path

    from db.salvage.rows import FoundRow
    from db.salvage.shapes import Shape

RecordKey = tuple[str, str | None, str]
"""Kind of record, report id (of a report: its own), record id."""

_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -16000")
_NEEDED = {kind.name: ("report_id", "id") for kind in KINDS.values() if kind.in_report}
"""The columns of records within a report without which nobody knows which they are."""


@dataclass(slots=True)
class Noted:
    """What was noted while rows were put: how many, which row ids, and what of them could not be read.

    `twice` counts rows whose key another row had already; `cut` are the fields of records that could not be
    read whole; `unreadable` the entries of the history of which a text could not.
    """

    put: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    twice: Counter[str] = field(default_factory=Counter)
    doubtful: set[RecordKey] = field(default_factory=set)
    cut: dict[RecordKey, set[str]] = field(default_factory=dict)
    rowids: dict[str, set[int]] = field(default_factory=dict)
    unreadable: set[int] = field(default_factory=set)


class FreshStore:
    """Fill a new file, laid out by the schema of a version, with rows as they were found."""

    def __init__(self, path: Path, version: int) -> None:
        connection = sqlite3.connect(f"{uri(path)}?mode=rw", uri=True, isolation_level=None)
        self.db = Database(connection)
        self.noted = Noted()
        self._version = version
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        make_schema(self.db.utils, version)
        self.shapes = shapes_of(connection)
        self._sql: dict[tuple[str, int], str] = {}
        connection.execute("BEGIN")

    def put(self, row: FoundRow) -> None:
        """Put a row, unless it is there already, or nobody could tell which it is."""
        shape, table = row.shape, row.shape.table
        values = dict(zip(shape.columns, row.values, strict=False))
        damaged = {name for name, value in values.items() if isinstance(value, Damaged)}
        if not self._is_named(table, values) or (damaged and not self._is_told(table, damaged)):
            self.noted.lost[table] += 1
            return
        if not self._insert(shape, list(row.values)):
            self.noted.twice[table] += 1
            return
        self.noted.put[table] += 1
        if shape.rowid >= 0:
            self.noted.rowids.setdefault(table, set()).add(row.values[shape.rowid])
        if table == "history" and damaged & {"before", "after"}:
            self.noted.unreadable.add(values["id"])
        if table in KINDS:
            key = (table, values["id"] if table == "report" else values.get("report_id"), values["id"])
            if damaged:
                self.noted.cut[key] = {"columns" if name == "headings" else name for name in damaged}
            if row.is_doubtful:
                self.noted.doubtful.add(key)

    def _is_named(self, table: str, values: dict[str, Any]) -> bool:
        """Tell whether a row's ids are some; of what is said of other records the history tells the whole."""
        kind = KINDS.get(table)
        if kind is None or kind.searched or not kind.in_report:
            return True
        return all(is_id(str(values[name])) for name in _NEEDED[table])

    def _is_told(self, table: str, damaged: set[str]) -> bool:
        """Tell whether a row of which some columns cannot be read is worth more than none."""
        if table == "history":
            return damaged <= {"who", "before", "after"}
        if table == "undo":
            return True  # by its number the history tells the rest of a step
        return table in KINDS and not damaged & set(_NEEDED.get(table, ("id",)))

    def _insert(self, shape: Shape, values: list[Any]) -> bool:
        try:
            self.db.conn.execute(self._insertion(shape, len(values)), values)
        except sqlite3.IntegrityError:
            if shape.table not in ("domain", "task"):
                return False
            # The row id of another: only whoever finds rows by it needs it to be the same.
            values[shape.rowid] = None
            try:
                self.db.conn.execute(self._insertion(shape, len(values)), values)
            except sqlite3.IntegrityError:
                return False
        return True

    def _insertion(self, shape: Shape, count: int) -> str:
        key = shape.table, count
        if key not in self._sql:
            names = ", ".join(f'"{name}"' for name in shape.columns[:count])
            marks = ", ".join("?" * count)
            self._sql[key] = f"INSERT INTO {shape.table} ({names}) VALUES ({marks})"
        return self._sql[key]

    def bring_up(self) -> None:
        """Bring what was put to this program's schema."""
        self.db.conn.execute("COMMIT")
        if self._version < SCHEMA:
            bring_up(self.db.utils)

    def close(self) -> None:
        """Close the file."""
        self.db.let_go()
