"""The folded index over every text of tasks and every domain's name.

Each row is indexed twice: every field folded, and all words but numbers with their tones in the
column `tone`. The words are cut here and FTS5 only splits at spaces, so that index, query and the
look for the field that holds a hit cannot differ. The index keeps no text of its own: taking a row
out needs the very words that went in, and `WORDING` says by which rules they were made.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from db.file.salvage import is_of_the_file
from db.mending import make_readable
from db.rows import KINDS, Kind, Row
from db.search.tokens import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.file.database import Database

WORDING = "4"
"""Count up when folding or cutting changes: every store then makes its index anew."""

_MOST_BEGINNINGS = 400
_HASH_SIZE = 4 * 1024 * 1024
"""Bytes of an import's words that FTS5 gathers before it writes; with its own 1 MB it merges more."""


class Index:
    """The search index of one store; every change comes from `db.history.recorder.Recorder`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.begin()

    def begin(self) -> None:
        """Begin a transaction: what the former one told the vocabulary may never have been stored."""
        self._wording = Wording()

    def add(self, kind: Kind, rows: Iterable[tuple[int, Row]]) -> None:
        """Take rows with their docids into the index."""
        entries = [self._wording.entry(kind, docid, row) for docid, row in _rising(rows)]
        self._write(kind, ("rowid", *index_columns(kind)), entries)
        for toned, found in enumerate(self._wording.news()):
            heard = [(toned, word) for word in sorted(found)]
            self._db.conn.executemany("INSERT OR IGNORE INTO vocabulary (toned, word) VALUES (?, ?)", heard)

    def remove(self, kind: Kind, rows: Iterable[tuple[int, Row]]) -> None:
        """Take rows out of the index; they must be as they went in."""
        wording = Wording()
        entries = [["delete", *wording.entry(kind, docid, row)] for docid, row in _rising(rows)]
        self._write(kind, (f"{kind.name}_index", "rowid", *index_columns(kind)), entries)

    def rebuild(self) -> None:
        """Make the index anew from the tables."""
        self.begin()
        self._db.execute("DELETE FROM vocabulary")
        for kind in KINDS.values():
            if not kind.searched:
                continue
            try:
                self._clear(kind)
            except sqlite3.DatabaseError as error:
                # An error of the disk has taken the transaction back.
                if not is_of_the_file(error):
                    raise
                self._lay_out(kind)
                self._clear(kind)
            columns = ", ".join(kind.columns)
            last = 0
            while rows := self._db.read(
                f"SELECT docid, {columns} FROM {kind.name} WHERE docid > ? ORDER BY docid LIMIT 500", [last]
            ):
                named = ((row[0], dict(zip(kind.columns, row[1:], strict=True))) for row in rows)
                self.add(kind, ((docid, make_readable(kind, row)) for docid, row in named))
                last = rows[-1][0]

    def forget(self) -> None:
        """Take out, inside a transaction, what only rows that are gone had: words, and the notes of where.

        FTS5 keeps a deleted row's words until it merges what it wrote into one.
        """
        terms = []
        for kind in filter(lambda kind: kind.searched, KINDS.values()):
            index = f"{kind.name}_index"
            self._db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
            table = f"temp.{index}_terms"
            vocabulary = f"fts5vocab('main', '{index}', 'row')"
            self._db.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING {vocabulary}")
            terms.append(f"SELECT term FROM {table}")
        self._db.execute(f"DELETE FROM vocabulary WHERE word NOT IN ({' UNION ALL '.join(terms)})")

    def _clear(self, kind: Kind) -> None:
        command = f"INSERT INTO {kind.name}_index ({kind.name}_index, rank) VALUES (?, ?)"
        self._db.execute(command, ["hashsize", _HASH_SIZE])
        self._db.execute(command, ["delete-all", None])

    def _lay_out(self, kind: Kind) -> None:
        """Put down what FTS5 begins with where it cannot read its own tables any more."""
        index = f"{kind.name}_index"
        self._db.execute(
            f"CREATE VIRTUAL TABLE temp.{index}_new USING fts5(text, content = '', columnsize = 0)"
        )
        for part in ("data", "idx", "config"):
            self._db.execute(f"DELETE FROM {index}_{part}")
            self._db.execute(f"INSERT INTO {index}_{part} SELECT * FROM temp.{index}_new_{part}")
        self._db.execute(f"DROP TABLE temp.{index}_new")

    def words_from(self, beginning: str, *, toned: bool) -> list[str]:
        """Return the words that begin so, none where there are too many to list.

        FTS5's own search for beginnings reads every place of every such word, 150 ms for `d` in
        100,000 tasks; given the words, it stops at the first hits.
        """
        rows = self._db.read(
            "SELECT word FROM vocabulary WHERE toned = ? AND word >= ? AND word < ? LIMIT ?",
            [int(toned), beginning, beginning + "\U0010ffff", _MOST_BEGINNINGS + 1],
        )
        return [] if len(rows) > _MOST_BEGINNINGS else [row[0] for row in rows]

    def _write(self, kind: Kind, columns: tuple[str, ...], entries: list[list[Any]]) -> None:
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {kind.name}_index ({', '.join(columns)}) VALUES ({places})"
        self._db.conn.executemany(sql, entries)


def index_columns(kind: Kind) -> tuple[str, ...]:
    """Return the columns of a kind's index, in their order."""
    return (*kind.searched, "tone", "report")


def _rising(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    # Each docid below the former one makes FTS5 write out what it holds: twice the time.
    return sorted(rows, key=lambda entry: entry[0])
