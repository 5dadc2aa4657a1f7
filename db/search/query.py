"""What a query finds in the folded index: rows, and the field of each that holds the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import filterfalse
from typing import TYPE_CHECKING, Any

from db.mending import make_readable, make_text
from db.rows import KINDS, Kind, Row
from db.search.tokens import folded_text, further_texts, is_digits, report_word, toned_text
from db.text.folding import folded_words, split_words, toned_words
from db.text.signs import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.file.database import Database
    from db.search.index import Index

_MOST_WORDS = 48
_TO_THE_END = rf"(?:[\w\u0300-\u036f]|{UNSEEN.pattern})*"
_WORD = re.compile(rf"\w{_TO_THE_END}")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a query was found; `exact`: with the letters and tones as typed in the query."""

    report_id: str
    record: str
    record_id: str
    field: str
    exact: bool


class Query:
    """What somebody looks for: every part must be found, the last one may be a beginning.

    A part is what stands between spaces; `42/KH-UBND` is a phrase of three words.
    """

    def __init__(self, text: str) -> None:
        self._parts: list[list[str]] = []
        room = _MOST_WORDS
        for chunk in text.split():
            if found := split_words(chunk)[:room]:
                self._parts.append(found)
                room -= len(found)
            if not room:
                break
        self._folded = [f" {folded_words(part)}" for part in self._parts]
        self._toned = [f" {toned_words(part)}" for part in self._parts]
        # Only where a letter was typed with a mark does exactness rank.
        self.has_marks = any(folded_words(part) != " ".join(part) for part in self._parts)

    def __bool__(self) -> bool:
        return bool(self._parts)

    def match(self, index: Index, kind: Kind, report_id: str | None, *, exact: bool) -> str:
        """Return the index's expression; `exact` asks for the words with their tones as well."""
        folded = [part.split() for part in self._folded]
        expression = _within(kind.searched, _all_of(folded, index, toned=False))
        if exact:
            expression += f" AND {_within(('tone',), self._spoken(index))}"
        if report_id is not None:
            expression += f" AND {_within(('report',), _quoted([report_word(report_id)]))}"
        return expression

    def _spoken(self, index: Index) -> str:
        """Return the expression for the words with their tones; a number at the end leaves none open."""
        found = [word for part in self._parts for word in part]
        spoken = [[word] for word in toned_words(filterfalse(is_digits, found)).split()]
        if is_digits(found[-1]):
            return " AND ".join(map(_quoted, spoken))
        return _all_of(spoken, index, toned=True)

    def place(self, kind: Kind, row: Row) -> tuple[str, bool] | None:
        """Return the field that answers best, the first of equals, and whether the hit is exact.

        None where no field has a word of the query.
        """
        best, best_score = kind.searched[0], (0, 0)
        exactly: set[int] = set()
        for name, text in _fields(kind, row):
            folded = self._found(self._folded, folded_text(text))
            if not folded:
                continue
            toned = self._found(self._toned, toned_text(text)) & folded
            exactly |= toned
            if (score := (len(toned), len(folded))) > best_score:
                best, best_score = name, score
            if len(toned if self.has_marks else folded) == len(self._parts):
                break
        return (best, len(exactly) == len(self._parts)) if any(best_score) else None

    def words_in(self, text: str) -> list[tuple[int, int]]:
        """Return where a text has words of the query: characters from, to before; in order.

        Where a part stands with its tones as typed, it is found there alone.
        """
        said = [(match.span(), word) for match in _WORD.finditer(text) for word in split_words(match[0])]
        found: set[tuple[int, int]] = set()
        for part in self._parts:
            is_open = part is self._parts[-1]
            folded = _stretches(said, part, folded_words, is_open=is_open)
            toned = _stretches(said, part, toned_words, is_open=is_open) if self.has_marks else []
            for first, last in [each for each in toned if each in folded] or folded:
                found.add((said[first][0][0], said[last][0][1]))
        return sorted(found)

    def _found(self, phrases: list[str], text: str) -> set[int]:
        text = f" {text} "
        last = len(phrases) - 1
        return {at for at, phrase in enumerate(phrases) if (phrase if at == last else f"{phrase} ") in text}


def _stretches(
    said: list[tuple[tuple[int, int], str]],
    part: list[str],
    key: Callable[[list[str]], str],
    *,
    is_open: bool,
) -> list[tuple[int, int]]:
    """Return the first and the last word of each place where a text's words are those of a part."""
    keys = [key([word]) for _, word in said]
    *start, end = (key([word]) for word in part)
    count = len(start)
    return [
        (at - count, at)
        for at, word in enumerate(keys)
        if (word.startswith(end) if is_open else word == end) and keys[max(at - count, 0) : at] == start
    ]


def _all_of(parts: list[list[str]], index: Index, *, toned: bool) -> str:
    """Return the expression for all parts, each a phrase, the last word of all a beginning."""
    *others, (*start, beginning) = parts
    known = index.words_from(beginning, toned=toned)
    ends = " OR ".join(_quoted([*start, word]) for word in known) or _quoted([*start, beginning]) + " *"
    return " AND ".join([*map(_quoted, others), f"({ends})"])


def _within(columns: tuple[str, ...], expression: str) -> str:
    return f"{{{' '.join(columns)}}} : ({expression})"


def _quoted(phrase: list[str]) -> str:
    return f'"{" ".join(phrase)}"'


def _fields(kind: Kind, row: Row) -> Iterator[tuple[str, str]]:
    for column in kind.searched:
        if column != "extra":
            yield column, row[column]
        else:
            yield from further_texts(kind, row).items()


def run_query(db: Database, index: Index, text: str, report_id: str | None, limit: int) -> list[Hit]:
    """Return what a query finds, in order.

    Exact hits come first where the query has marks; else the newest report, in the annex's order.
    """
    query = Query(text)
    if not query or limit <= 0:
        return []
    hits: list[tuple[tuple[Any, ...], Hit]] = []
    for kind in (KINDS["domain"], KINDS["task"]):
        docids: dict[int, None] = {}
        for exact in (True, False):
            if len(docids) < limit and (query.has_marks or not exact):
                match = query.match(index, kind, report_id, exact=exact)
                docids.update(dict.fromkeys(_docids(db, kind, match, report_id, limit)))
        hits.extend(_judged(db, kind, query, list(docids)))
    hits.sort(key=lambda entry: entry[0])
    return [hit for _, hit in hits[:limit]]


def _docids(db: Database, kind: Kind, match: str, report_id: str | None, limit: int) -> list[int]:
    table = f"{kind.name}_index"
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
    values: list[Any] = [match]
    if report_id is not None:
        # The index takes `a` and `A` for one; ids do not.
        sql += f" AND EXISTS (SELECT 1 FROM {kind.name} WHERE docid = {table}.rowid AND report_id = ?)"
        values.append(report_id)
    sql += " ORDER BY rowid DESC LIMIT ?"
    return [row[0] for row in db.execute(sql, [*values, limit])]


_DOMAIN_PLACE = """
SELECT domain.*, report.made, domain.rank AS domain_rank, domain.id AS in_domain, '' AS task_rank
FROM domain JOIN report ON report.id = domain.report_id WHERE docid IN ({places})
"""
_TASK_PLACE = """
SELECT task.*, report.made, domain.rank AS domain_rank, domain.id AS in_domain, task.rank AS task_rank
FROM task JOIN report ON report.id = task.report_id
JOIN domain ON domain.report_id = task.report_id AND domain.id = task.domain_id WHERE task.docid IN ({places})
"""


def _judged(
    db: Database, kind: Kind, query: Query, docids: list[int]
) -> Iterator[tuple[tuple[Any, ...], Hit]]:
    """Yield hits with the key that puts them in order."""
    place = _DOMAIN_PLACE if kind.name == "domain" else _TASK_PLACE
    for start in range(0, len(docids), 500):
        page = docids[start : start + 500]
        rows, columns = db.read_named(place.format(places=", ".join("?" * len(page))), page)
        for values in rows:
            stored = dict(zip(columns, values, strict=True))
            row = stored | make_readable(kind, {column: stored[column] for column in kind.columns})
            found = query.place(kind, row)
            if found is None and row == stored:
                continue  # the words of a text that was damaged when it was written over
            name, exact = found or (kind.searched[0], False)
            place_in = ("domain_rank", "in_domain", "task_rank", "id")
            rank = tuple(make_text(row[column]) for column in place_in)
            worse = query.has_marks and not exact
            made = row["made"] if isinstance(row["made"], int) else 0
            yield (worse, -made, *rank), Hit(row["report_id"], kind.name, row["id"], name, exact)
