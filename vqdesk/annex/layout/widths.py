"""How wide an annex's columns are, and on which page they stand: by what they hold, and by their texts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from vqdesk.annex.layout.letter_widths import BOLD, letter_width, longest_word
from vqdesk.annex.layout.style import LEAST_WIDTH
from vqdesk.annex.layout.typography import ACROSS, CELL_SIDE, LARGE, LARGEST, UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.layout.typography import Page

_MM_A_POINT = 25.4 / 72
_SIDES = 2 * CELL_SIDE * _MM_A_POINT
_SPARE = 0.5  # millimetres: no program measures letters as another one does
_LONGEST_WORD = 36  # millimetres that a word gets whole; what is longer is broken
_MOST_LETTERS = 2_000  # of a text that is measured
_FEW = 3  # lines that look no better in a wider column
_TALL = 8  # lines that are no reason to widen one beside narratives
_WIDEST = 108  # millimetres: the real annex's narrative
_NEEDED = {"content": 50, "result": 60}  # millimetres on the smallest page that has room for them
_NEEDED_ELSE = 26
_LEGIBLE = {"content": 30, "result": 40}  # millimetres: in less, reading is a labour
_LEGIBLE_ELSE = 18
_LEAST_SIZE = 8  # points: smaller letters nobody reads


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a column wants, in mm: its `usual` width, of which it keeps at least `least`.

    A `fixed` one keeps its usual width; the others share in its proportion what is left. A `short` one has
    texts of few lines, and no use for more than that. One that is `asked` for is an office's choice, and no
    text changes it.
    """

    usual: int
    fixed: bool = False
    least: int = 1
    asked: bool = False
    short: bool = False


def wanted_width(key: str, usual: int, *, fixed: bool) -> Wanted:
    """Return what a column of a key wants before its texts are known."""
    return Wanted(usual, fixed, _LEGIBLE.get(key, 1))


def page_for(columns: Sequence[tuple[str, Wanted]]) -> Page:
    """Return the page that columns need, each with its key.

    It is upright where all have room there, and one larger than A4 where they are too many for that.
    """
    needed = sum(
        each.usual if each.asked else _NEEDED.get(key, min(each.usual, _NEEDED_ELSE)) for key, each in columns
    )
    if needed <= UPRIGHT.text_width:
        return UPRIGHT
    return next((page for page in (ACROSS, LARGE) if _legible(columns) <= page.text_width), LARGEST)


def size_for(columns: Sequence[tuple[str, Wanted]], page: Page, size: int) -> int:
    """Return the size in points of a table's text: smaller than asked only where no page is large enough."""
    needed = _legible(columns)
    return size if needed <= page.text_width else max(_LEAST_SIZE, size * page.text_width // needed)


def _legible(columns: Sequence[tuple[str, Wanted]]) -> int:
    return sum(_LEGIBLE.get(key, min(each.usual, _LEGIBLE_ELSE)) for key, each in columns)


def fit_to_texts(
    columns: Sequence[Wanted], headings: Sequence[str], texts: Sequence[Sequence[str]], size: float
) -> list[Wanted]:
    """Return what columns want by their headings and some of their texts, a sequence for each column.

    No word is broken that need not be. A column whose texts all stand in one line takes no more than that,
    and one whose texts are far higher than the narratives beside it gets more. `size` in points.
    """
    wanted = [
        _narrow(_whole_words(column, heading, own, size), own, size)
        for column, heading, own in zip(columns, headings, texts, strict=True)
    ]
    return _heighten(wanted, texts, size)


def share_out(columns: Sequence[Wanted], room: int) -> list[int]:
    """Share a page's width out in whole millimetres, all of it, and to each column at least one.

    Where columns cannot have what they want, fixed ones give too, down to their least; last of all those that
    an office asks for.
    """
    for fixed, enough in (
        ([column.usual if column.fixed or column.short else 0 for column in columns], attrgetter("usual")),
        ([column.usual if column.fixed else 0 for column in columns], attrgetter("least")),
        ([column.usual if column.asked else 0 for column in columns], attrgetter("least")),
    ):
        free = [column for column, own in zip(columns, fixed, strict=True) if not own]
        left = room - sum(fixed)
        if free and left >= sum(map(enough, free)):
            shared = iter(_share_free(free, left))
            return [own or next(shared) for own in fixed]
    if free and left >= len(free) * min(LEAST_WIDTH, room // (2 * len(columns))):
        shared = iter(_in_proportion([column.least for column in free], left))
        return [own or next(shared) for own in fixed]
    return _in_proportion([column.usual for column in columns], room)


def _share_free(columns: Sequence[Wanted], room: int) -> list[int]:
    """Share a width out in proportion to what is usual, but to none less than its least."""
    kept: dict[int, int] = {}
    while True:
        rest = [index for index in range(len(columns)) if index not in kept]
        left, weights = room - sum(kept.values()), sum(columns[index].usual for index in rest)
        short = {
            index: columns[index].least
            for index in rest
            if columns[index].least * weights > left * columns[index].usual
        }
        if not short:
            break
        kept |= short
    shared = iter(_in_proportion([columns[index].usual for index in rest], left))
    return [kept[index] if index in kept else next(shared) for index in range(len(columns))]


def _in_proportion(weights: Sequence[int], room: int) -> list[int]:
    """Share a width out; the parts add up to the whole whatever their number."""
    if len(weights) > room:  # none is written: no program holds so many
        return [1] * len(weights)
    whole = sum(weights) or 1
    edges = [0]
    passed = 0
    for index, weight in enumerate(weights):
        passed += weight
        # Each column gets a millimetre, and leaves one for each that follows.
        edge = max(round(room * passed / whole), edges[-1] + 1)
        edges.append(min(edge, room - (len(weights) - index - 1)))
    return [end - start for start, end in pairwise(edges)]


def _whole_words(column: Wanted, heading: str, texts: Sequence[str], size: float) -> Wanted:
    """Return what a column wants so that none of its words is broken."""
    words = [longest_word(text[:_MOST_LETTERS]) for text in texts]
    widest = min(_millimetres(max([longest_word(heading) * BOLD, *words]), size), _LONGEST_WORD)
    least = max(column.least, widest)
    usual = max(column.usual, least) if column.fixed and not column.asked else column.usual
    return replace(column, usual=usual, least=least)


def _narrow(column: Wanted, texts: Sequence[str], size: float) -> Wanted:
    """Return what a column wants whose texts all stand in one line, where it is less than usual."""
    told = [text for text in texts if text]
    if column.fixed or not told or any("\n" in text for text in told):
        return column
    longest = max(_millimetres(_length(text), size) for text in told)
    wanted = max(longest, column.least, LEAST_WIDTH)
    return replace(column, usual=wanted, fixed=True) if wanted < column.usual else column


def _heighten(columns: Sequence[Wanted], texts: Sequence[Sequence[str]], size: float) -> list[Wanted]:
    """Return what columns want, those far higher than the narratives beside them as wide as that takes."""
    lines = [_lines(column, own, size) for column, own in zip(columns, texts, strict=True)]
    columns = [replace(column, short=0 < own <= _FEW) for column, own in zip(columns, lines, strict=True)]
    tall = max([_TALL, *[own for column, own in zip(columns, lines, strict=True) if column.usual >= _WIDEST]])
    return [
        replace(column, usual=min(_WIDEST, round(column.usual * own / tall)))
        if own > tall and not column.fixed and column.usual < _WIDEST
        else column
        for column, own in zip(columns, lines, strict=True)
    ]


def _lines(column: Wanted, texts: Sequence[str], size: float) -> float:
    """Return how many lines a text of a column takes on the average at its usual width, about."""
    told = [text for text in texts if text]
    if not told or column.usual <= _SIDES:
        return 0
    return sum(map(_length, told)) * size * _MM_A_POINT / 1000 / len(told) / (column.usual - _SIDES)


def _length(text: str) -> float:
    return sum(map(letter_width, text[:_MOST_LETTERS]))


def _millimetres(letters: float, size: float) -> int:
    """Return the width of a column for a line so wide, in thousandths of its letters' size."""
    return math.ceil(letters * size * _MM_A_POINT / 1000 + _SIDES + _SPARE)
