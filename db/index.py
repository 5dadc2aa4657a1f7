"""The folded index over every text of tasks and every domain's name.

Each row is indexed twice: every field folded, and all words with their tones in the column `tone`.
The words are cut here and FTS5 only splits at spaces, so that index, query and the look for the
field that holds a hit cannot differ. The index keeps no text of its own: taking a row out needs
the very words that went in, and `WORDING` says by which rules they were made.
"""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from db.folding import folded_words, toned_words, words
from db.rows import KINDS, Kind, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlite_utils import Database

WORDING = "1"
"""Count up when folding or cutting changes: every store then makes its index anew."""

_BREAK = " ¶ "
"""A word of its own between two extra columns: a phrase does not run across it."""

_MOST_BEGINNINGS = 400
_MOST_PIECES = 50_000


class _Pieces(dict[str, str]):
    """What the index is given for each piece of text between spaces; texts repeat their pieces."""

    def __init__(self, reword: Callable[[Iterable[str]], str]) -> None:
        self._reword = reword
        self._told = 0

    def __missing__(self, piece: str) -> str:
        made = self[piece] = self._reword(words(piece))
        return made

    def news(self) -> set[str]:
        """Return the words of the pieces that came since the last call."""
        found = set(" ".join(islice(self.values(), self._told, None)).split())
        if len(self) > _MOST_PIECES:
            self.clear()
        self._told = len(self)
        return found


class _Wording:
    """The texts of rows as the index is given them: every field folded, all words with their tones."""

    def __init__(self) -> None:
        self.folded = _Pieces(folded_words)
        self.toned = _Pieces(toned_words)

    def entry(self, kind: Kind, docid: int, row: Row) -> list[Any]:
        """Return what FTS5 is given for a row."""
        entry: list[Any] = [docid]
        fold = self.folded.__getitem__
        pieces: list[list[str]] = []
        for column in kind.searched:
            texts = [text.split() for text in _texts(row, column)]
            pieces += texts
            # A piece without a word leaves two spaces, which FTS5 takes for one.
            entry.append(_BREAK.join([" ".join(map(fold, text)) for text in texts]))
        # In the order of the texts, so that an index made anew is the same.
        toned = map(self.toned.__getitem__, dict.fromkeys(chain.from_iterable(pieces)))
        return [*entry, " ".join(toned), report_word(row["report_id"])]


class Index:
    """The search index of one store; every change comes from `db.history.Recorder`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.begin()

    def begin(self) -> None:
        """Begin a transaction: what the former one told the vocabulary may never have been stored."""
        self._wording = _Wording()

    def add(self, kind: Kind, rows: Iterable[tuple[int, Row]]) -> None:
        """Take rows with their docids into the index."""
        entries = [self._wording.entry(kind, docid, row) for docid, row in _rising(rows)]
        self._write(kind, ("rowid", *_columns(kind)), entries)
        for toned, pieces in enumerate((self._wording.folded, self._wording.toned)):
            heard = [(toned, word) for word in pieces.news()]
            self._db.conn.executemany("INSERT OR IGNORE INTO vocabulary (toned, word) VALUES (?, ?)", heard)

    def remove(self, kind: Kind, rows: Iterable[tuple[int, Row]]) -> None:
        """Take rows out of the index; they must be as they went in."""
        wording = _Wording()
        entries = [["delete", *wording.entry(kind, docid, row)] for docid, row in _rising(rows)]
        self._write(kind, (f"{kind.name}_index", "rowid", *_columns(kind)), entries)

    def rebuild(self) -> None:
        """Make the index anew from the tables."""
        self.begin()
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


def _texts(row: Row, column: str) -> list[str]:
    if column != "extra":
        return [row[column]]
    return [] if row["extra"] == "{}" else list(json.loads(row["extra"]).values())
