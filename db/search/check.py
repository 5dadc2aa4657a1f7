"""Whether the search index says of each row what the row says, word by word."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from db.file.salvage import is_of_the_file, pages
from db.mending import make_readable
from db.rows import KINDS
from db.search.index import index_columns
from db.search.tokens import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.file.database import Database
    from db.rows import Kind

    Words = dict[str, int]

_TERMS = 5
"""Words of the index that are read in one go."""

_ROWS = 25

_STEP, _ONE = 1_000_003, 1 << 40
"""How much a word counts at each place: sums of it tell any word that stands elsewhere."""

_TONE = "tone"


class IndexDiffers(Exception):
    """The index is not the rows'."""


def check_index(db: Database) -> Iterator[None]:
    """Compare the index with the rows, pausing now and then; IndexDiffers where they are not the same."""
    vocabulary: tuple[set[str], set[str]] = (set(), set())
    for kind in KINDS.values():
        if not kind.searched:
            continue
        wanted: Words = {}
        yield from _of_rows(db, kind, wanted, vocabulary)
        found: Words = {}
        yield from _of_index(db, kind, found)
        if found != wanted:
            raise IndexDiffers
    known = _read(db, "SELECT toned, word FROM vocabulary")
    for toned, words in enumerate(vocabulary):
        if words - {word for its, word in known if its == toned}:
            raise IndexDiffers
    yield None


def _of_rows(
    db: Database, kind: Kind, wanted: Words, vocabulary: tuple[set[str], set[str]]
) -> Iterator[None]:
    wording, toned = Wording(), index_columns(kind).index(_TONE)
    for page in pages(db, kind):
        for at, (docid, row) in enumerate(page):
            if at % _ROWS == 0:
                yield None
            entry = wording.entry(kind, docid, make_readable(kind, row))
            for column, text in enumerate(entry[1:]):
                place = (docid * 16 + column) * _STEP + _ONE
                # The words with their tones stand in any order.
                ordered = column != toned
                for offset, word in enumerate(filter(None, text.split(" "))):
                    wanted[word] = wanted.get(word, 0) + place + (offset if ordered else 0)
            for words, new in zip(vocabulary, wording.news(), strict=True):
                words |= new
        yield None


def _of_index(db: Database, kind: Kind, found: Words) -> Iterator[None]:
    table = f"{kind.name}_index"
    words = f"temp.{table}_words"
    db.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {words} USING fts5vocab('main', '{table}', 'instance')")
    cases = " ".join(f"WHEN '{name}' THEN {at}" for at, name in enumerate(index_columns(kind)))
    sql = (
        f"SELECT term, sum((doc * 16 + CASE col {cases} END) * {_STEP}"
        f" + CASE col WHEN '{_TONE}' THEN 0 ELSE \"offset\" END + {_ONE})"
        f" FROM {words} WHERE term > ? GROUP BY term ORDER BY term LIMIT {_TERMS}"
    )
    last: Any = ""
    while rows := _read(db, sql, [last]):
        found.update(rows)
        # A search goes straight to its word; that the words in their order are there does not tell.
        for word, _ in rows:
            if not _read(db, f"SELECT 1 FROM {words} WHERE term = ? LIMIT 1", [word]):
                raise IndexDiffers
        last = rows[-1][0]
        yield None


def _read(db: Database, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
    try:
        return db.read(sql, values)
    except sqlite3.DatabaseError as error:
        if not is_of_the_file(error):
            raise
        raise IndexDiffers from error
