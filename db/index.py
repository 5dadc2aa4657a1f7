"""The folded index over every text of tasks and every domain's name.

Each row is indexed twice: every field folded, and all words with their tones in the column `tone`.
The words are cut here and FTS5 only splits at spaces, so that index, query and the look for the
field that holds a hit cannot differ. The index keeps no text of its own: taking a row out needs
the very words that went in, and `WORDING` says by which rules they were made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.folding import folded_words, toned_words, words
from db.rows import KINDS, Kind, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

WORDING = "1"
"""Count up when folding or cutting changes: every store then makes its index anew."""

_BREAK = " ¶ "
"""A word of its own between two extra columns: a phrase does not run across it."""

_MOST_BEGINNINGS = 400


class Index:
    """The search index of one store; every change comes from `db.history.Recorder`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, kind: Kind, rows: Iterable[tuple[int, Row]]) -> None:
        """Take rows with their docids into the index."""
        spoken: set[str] = set()
        entries = [_entry(kind, docid, row, spoken) for docid, row in _rising(rows)]
        self._write(kind, ("rowid", *_columns(kind)), entries)
        for toned, made in enumerate((folded_words(spoken), toned_words(spoken))):
            heard = [(toned, word) for word in set(made.split())]
            self._db.conn.executemany("INSERT OR IGNORE INTO vocabulary (toned, word) VALUES (?, ?)", heard)

    def remove(self, kind: Kind, rows: Iterable[tuple[int, Row]]) -> None:
        """Take rows out of the index; they must be as they went in."""
        entries = [["delete", *_entry(kind, docid, row, set())] for docid, row in _rising(rows)]
        self._write(kind, (f"{kind.name}_index", "rowid", *_columns(kind)), entries)

    def rebuild(self) -> None:
        """Make the index anew from the tables."""
        self._db.execute("DELETE FROM vocabulary")
        for kind in KINDS.values():
            if not kind.searched:
                continue
            self._db.execute(f"INSERT INTO {kind.name}_index ({kind.name}_index) VALUES ('delete-all')")
            columns = ", ".join(kind.columns)
            last = 0
            while rows := self._db.execute(
                f"SELECT docid, {columns} FROM {kind.name} WHERE docid > ? ORDER BY docid LIMIT 500", [last]
            ).fetchall():
                self.add(kind, ((row[0], dict(zip(kind.columns, row[1:], strict=True))) for row in rows))
                last = rows[-1][0]

    def words_from(self, beginning: str, *, toned: bool) -> list[str]:
        """Return the words that begin so, none where there are too many to list.

        FTS5's own search for beginnings reads every place of every such word, 150 ms for `d` in
        100,000 tasks; given the words, it stops at the first hits.
        """
        rows = self._db.execute(
            "SELECT word FROM vocabulary WHERE toned = ? AND word >= ? AND word < ? LIMIT ?",
            [int(toned), beginning, beginning + "\U0010ffff", _MOST_BEGINNINGS + 1],
        ).fetchall()
        return [] if len(rows) > _MOST_BEGINNINGS else [row[0] for row in rows]

    def _write(self, kind: Kind, columns: tuple[str, ...], entries: list[list[Any]]) -> None:
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {kind.name}_index ({', '.join(columns)}) VALUES ({places})"
        self._db.conn.executemany(sql, entries)


def report_word(report_id: str) -> str:
    """Return a report's id as one word of the index."""
    return report_id.replace("-", "·")


def _columns(kind: Kind) -> tuple[str, ...]:
    return (*kind.searched, "tone", "report")


def _rising(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    # Each docid below the former one makes FTS5 write out what it holds: twice the time.
    return sorted(rows, key=lambda entry: entry[0])


def _entry(kind: Kind, docid: int, row: Row, spoken: set[str]) -> list[Any]:
    """Return what FTS5 is given for a row, and add the row's words to `spoken`."""
    entry: list[Any] = [docid]
    own: set[str] = set()
    for column in kind.searched:
        texts = [words(text) for text in _texts(row, column)]
        own.update(*texts)
        entry.append(_BREAK.join(folded_words(found) for found in texts))
    spoken |= own
    # In a fixed order, so that an index made anew is the same.
    return [*entry, toned_words(sorted(own)), report_word(row["report_id"])]


def _texts(row: Row, column: str) -> list[str]:
    if column != "extra":
        return [row[column]]
    return [] if row["extra"] == "{}" else list(json.loads(row["extra"]).values())
