"""The columns that a header has: what each holds, under which heads it stands, who may see it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from db.records import EXTRA, TASK_FIELDS, Column
from vqdesk.annex.recognition.columns.annex_kind import is_annex
from vqdesk.annex.recognition.columns.choices import FIRST_DEADLINE, KeyChoice, choose_fields
from vqdesk.annex.recognition.columns.headings import (
    Leaf,
    find_known_field,
    find_reported,
    heading_key,
)
from vqdesk.annex.recognition.columns.title_words import told_by_titles
from vqdesk.annex.source.grid import non_blank
from vqdesk.columns.internal import is_internal, without_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vqdesk.annex.source.grid import Cell, Grid
    from vqdesk.annex.source.import_log import ImportLog

COLUMN_FIELDS = (*TASK_FIELDS, FIRST_DEADLINE)
"""What a column of a file may hold: a text of a task, or its first deadline; all others are extras."""

_SAMPLE = 20  # rows below a heading that tell what it is of
# What tells a result only under a heading that says so: elsewhere it may be a plan's.
_DONE = re.compile(
    r"(tom tat |mo ta )?(noi dung|so luong|so lieu|thuc hien|cu the|chi tiet|dien giai|thuyet minh)\b.*"
)
_NAMED_FIRST = re.compile(r".*\b(ban dau|lan dau|goc|cu)\b.*")
_OWN = KeyChoice(None)


class HeaderColumns:
    """Read the columns off a header's cells: the lowest over a column is its heading, those above its heads.

    `fields` gives for each column of the grid what it holds, None where no heading tells; `texts` the
    headings themselves, `names` such that no two are the same; `choices` why each is what it is; `starts`
    where another heading begins; `of_annex` tells whether they are an annex's.
    """

    def __init__(
        self,
        grid: Grid,
        rows: range,
        names: Mapping[str, str],
        is_numbering: Callable[[Sequence[Cell]], bool],
        counts: Callable[[Sequence[Sequence[Cell]]], bool],
    ) -> None:
        above = [cell.text for row in grid.rows[: rows.start] for cell in non_blank(row)]
        self._titles = told_by_titles([*(line.text for line in grid.before), *above])
        written = [cell for row in grid.rows[rows.start : rows.stop] for cell in non_blank(row)]
        cells = [cell._replace(text=without_mark(cell.text)) for cell in written]
        self._marked = {cell: own.text for cell, own in zip(cells, written, strict=True) if cell != own}
        below = grid.rows[rows.stop : rows.stop + _SAMPLE]
        covers = _covers(cells)
        leaves = [cover[-1] if cover else None for cover in covers]
        self._cells = cells
        # A heading may reach farther than the head above it.
        self._covers = {cover[-1]: cover for cover in sorted(filter(None, covers), key=len)}
        self._covers = {leaf: self._covers[leaf] for leaf in dict.fromkeys(leaves) if leaf is not None}
        filled = [row for row in map(non_blank, below) if len(row) > 1 and not is_numbering(row)]
        words = [
            Leaf(tuple(cell.text for cell in cover), _texts_below(leaf, filled))
            for leaf, cover in self._covers.items()
        ]
        self._names = self._own_names()
        self._given, self._choices = self._assigned(words, names)
        self._find_under_heads(covers)
        self.of_annex = is_annex(words, [*self._given.values()])
        fields = [None if leaf is None else self._given[leaf] for leaf in leaves]
        self._nameless = leaves[0] is None and "number" not in fields and counts(below)
        self.fields = ("number", *fields[1:]) if self._nameless else tuple(fields)
        self.texts = tuple("" if leaf is None else leaf.text for leaf in leaves)
        self.names = tuple("" if leaf is None else self._names[leaf] for leaf in leaves)
        self.choices = tuple(_OWN if leaf is None else self._choices.get(leaf, _OWN) for leaf in leaves)
        self.starts = tuple(
            index for index, leaf in enumerate(leaves) if not index or leaf is not leaves[index - 1]
        )

    def annex_columns(self) -> tuple[Column, ...]:
        """Return the report's columns in the order of their headings; a moved deadline's two are one."""
        found = [Column("number", "")] if self._nameless else []
        found += [self._column(cell, field) for cell, field in self._given.items() if field != FIRST_DEADLINE]
        return tuple(found)

    def note(self, account: ImportLog) -> None:
        """Note the headings that the report has no place for, and what was decided by more than words."""
        told = {cell for cover in self._covers.values() for cell in cover}
        for cell in self._cells:
            if cell not in told:
                account.add(cell.where, cell.text, "skipped", "account.heading")
        kept = {text for column in self.annex_columns() for text in (column.heading, column.group)}
        for cell, text in self._marked.items():
            account.add(cell.where, text, "converted", "account.internal_mark", after=cell.text)
        for cell, field in self._given.items():
            choice = self._choices.get(cell, _OWN)
            if field in (FIRST_DEADLINE, "deadline") and cell.text not in kept:
                account.add(cell.where, cell.text, "joined", "account.first_deadline")
            elif choice.why == "merged":
                account.add(cell.where, cell.text, "converted", "account.heading_merged")

    def _own_names(self) -> dict[Cell, str]:
        """Return a name for each heading that no other has: with the head above it, or counted."""
        found: dict[Cell, str] = {}
        keys = Counter(heading_key(cell.text) for cell in self._covers)
        names = _FreeNames(heading_key)
        for cell, cover in self._covers.items():
            name = cell.text
            if keys[heading_key(name)] > 1 and self._has_head(cover):
                name = f"{cover[-2].text} {name}"
            found[cell] = names.take(name)
        return found

    def _assigned(
        self, words: Sequence[Leaf], names: Mapping[str, str]
    ) -> tuple[dict[Cell, str], dict[Cell, KeyChoice]]:
        """Give every heading its field: the one that a person named, else the one that its words tell."""
        by_hand = [self._by_hand(cell, names) for cell in self._covers]
        known = choose_fields(words, {field for field in by_hand if field}, self._titles)
        given: dict[Cell, str] = {}
        choices: dict[Cell, KeyChoice] = {}
        taken: set[str] = set()
        extras = _FreeNames(str)
        for cell, hand, choice in zip(self._covers, by_hand, known, strict=True):
            field = hand or choice.field
            if field not in COLUMN_FIELDS or field in taken:
                field = EXTRA + self._extra(cell, extras)
            given[cell] = field
            taken.add(field)
            choices[cell] = KeyChoice(hand, "hand") if hand else choice
        return given, choices

    def _by_hand(self, cell: Cell, names: Mapping[str, str]) -> str | None:
        """Return the field that a person named for a heading, by its own name or as it is written."""
        called = (self._names[cell], cell.text, self._marked.get(cell, cell.text))
        return next((names[key] for key in map(heading_key, called) if key in names), None)

    def _has_head(self, cover: Sequence[Cell]) -> bool:
        """Tell whether a head stands above a heading: one that heads a column by itself is none."""
        return len(cover) > 1 and cover[-2] not in self._covers

    def _extra(self, cell: Cell, names: _FreeNames) -> str:
        """Return the name of an extra column: of two with one heading the group before it, then a number."""
        cover = self._covers[cell]
        if cell.text in names and self._has_head(cover):
            return names.take(f"{cover[-2].text} {cell.text}")
        return names.take(cell.text)

    def _column(self, cell: Cell, field: str) -> Column:
        heads = [head.text for head in self._covers[cell][:-1] if head not in self._given]
        heading, key, own = cell.text, field, [cell]
        if field.startswith(EXTRA):
            heading, key = field.removeprefix(EXTRA), "extra"
        if field == "deadline" and FIRST_DEADLINE in self._given.values():
            heading, heads = self._deadline(cell, heads)
            own += [each for each, given in self._given.items() if given == FIRST_DEADLINE]
        internal = any(map(self._says_internal, own)) or any(map(is_internal, heads))
        return Column(key, heading, " / ".join(heads), "internal" if internal else "shown")

    def _says_internal(self, cell: Cell) -> bool:
        return cell in self._marked or is_internal(cell.text)

    def _deadline(self, cell: Cell, heads: list[str]) -> tuple[str, list[str]]:
        """Return the heading for deadlines of which some were moved, and the heads above it."""
        first = next(each for each, field in self._given.items() if field == FIRST_DEADLINE)
        one = heads and len(self._covers[first]) > 1 and self._covers[first][-2] is self._covers[cell][-2]
        if one:
            return heads[-1], heads[:-1]
        plain = _NAMED_FIRST.fullmatch(heading_key(first.text)) is None
        return (first.text if plain else cell.text), heads

    def _find_under_heads(self, covers: Sequence[Sequence[Cell]]) -> None:
        """Where no heading is the result's or evaluation's, take one of those under a heading that is."""
        heads = dict.fromkeys((cover[-1], cover[-2]) for cover in covers if len(cover) > 1)
        for key in [each for each in ("result", "evaluation") if each not in self._given.values()]:
            leaves = [
                leaf
                for leaf, group in heads
                if self._given[leaf] not in COLUMN_FIELDS and _speaks_of(key, group.text)
            ]
            done = (leaf for leaf in leaves if key == "result" and _DONE.fullmatch(heading_key(leaf.text)))
            found = next(done, None)
            if found is None and (at := find_reported([leaf.text for leaf in leaves])) is not None:
                found = leaves[at]
            if found is not None:
                self._given[found], self._choices[found] = key, KeyChoice(key, "beside")


class _FreeNames:
    """Names of which none is given twice: a later one gets a number. `key` tells which are the same."""

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()

    def __contains__(self, name: str) -> bool:
        return self._key(name) in self._taken

    def take(self, name: str) -> str:
        """Return the name, with the next number where it is taken."""
        made = name
        while made in self:
            self._counts[name] += 1
            made = f"{name} ({self._counts[name] + 1})"
        self._taken.add(self._key(made))
        return made


def _speaks_of(key: str, text: str) -> bool:
    known = find_known_field(text)
    return known is not None and known.field == key


def _texts_below(heading: Cell, below: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """Return what the first rows below the header show in a heading's column."""
    return tuple(cell.text for row in below for cell in row if cell.column == heading.column)


def _covers(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return for each column the headings over it, from above."""
    covers: dict[int, list[Cell]] = {}
    for cell in cells:
        for column in range(cell.column, cell.column + cell.column_span):
            covers.setdefault(column, []).append(cell)
    return [covers.get(column, []) for column in range(max(covers) + 1)]
