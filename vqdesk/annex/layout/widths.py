"""How wide an annex's columns are, and on which page they stand: by what they hold, and by their texts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
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
_ENOUGH = 5  # texts, to tell what a column's are like
_MOST_LETTERS = 2_000  # of a text that is measured
_TALL = 8  # lines that are no reason to widen a column
_WIDEST = 108  # millimetres: the real annex's narrative
_NEEDED = {"content": 50, "result": 60}  # millimetres on the smallest page that has room for them
_NEEDED_ELSE = 26
_LEGIBLE = 15  # millimetres: with less, hardly a word stands whole


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a column wants, in mm: its `usual` width, of which it keeps at least `least`.

    A `fixed` one keeps its usual width; the others share in its proportion what is left. One that is `asked`
    for is an office's choice, and no text changes it.
    """

    usual: int
    fixed: bool = False
    least: int = 1
    asked: bool = False


def page_for(usual: Sequence[tuple[str, int, bool]]) -> Page:
    """Return the page that columns need: upright where all have room there, one larger than A4 for many.

    `usual` has each one's key, its width and whether the office asks for just this width.
    """
    needed = sum(
        width if asked else _NEEDED.get(key, min(width, _NEEDED_ELSE)) for key, width, asked in usual
    )
    if needed <= UPRIGHT.text_width:
        return UPRIGHT
    least = sum(width if asked else min(width, _LEGIBLE) for _, width, asked in usual)
    return next((page for page in (ACROSS, LARGE) if least <= page.text_width), LARGEST)


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
    """Share a page's width out in whole millimetres, all of it, and to each column at least one."""
    fixed = sum(column.usual for column in columns if column.fixed)
    free = [column for column in columns if not column.fixed]
    least = min(LEAST_WIDTH, room // (2 * max(1, len(columns))))
    if not free or room - fixed < len(free) * least:
        return _in_proportion([column.usual for column in columns], room)
    shared = iter(_share_free(free, room - fixed))
    return [column.usual if column.fixed else next(shared) for column in columns]


def _share_free(columns: Sequence[Wanted], room: int) -> list[int]:
    """Share a width out among columns of which none gets less than its least, if all have room for that."""
    if sum(column.least for column in columns) >= room:
        return _in_proportion([column.least for column in columns], room)
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
    if len(weights) > room:
        raise ValueError(f"{len(weights)} columns in {room} mm")
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
    least = min(_millimetres(max([longest_word(heading) * BOLD, *words]), size), _LONGEST_WORD)
    if not column.fixed:
        return replace(column, least=least)
    return column if column.asked else replace(column, usual=max(column.usual, least))


def _narrow(column: Wanted, texts: Sequence[str], size: float) -> Wanted:
    """Return what a column wants whose texts all stand in one line, where it is less than usual."""
    told = [text for text in texts if text]
    if column.fixed or len(told) < _ENOUGH or any("\n" in text for text in told):
        return column
    longest = max(_millimetres(_length(text), size) for text in told)
    wanted = max(longest, column.least, LEAST_WIDTH)
    return replace(column, usual=wanted, fixed=True) if wanted < column.usual else column


def _heighten(columns: Sequence[Wanted], texts: Sequence[Sequence[str]], size: float) -> list[Wanted]:
    """Return what columns want, those far higher than the narratives beside them as wide as that takes."""
    lines = [_lines(column, own, size) for column, own in zip(columns, texts, strict=True)]
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
    if len(told) < _ENOUGH or column.usual <= _SIDES:
        return 0
    return sum(map(_length, told)) * size * _MM_A_POINT / 1000 / len(told) / (column.usual - _SIDES)


def _length(text: str) -> float:
    return sum(map(letter_width, text[:_MOST_LETTERS]))


def _millimetres(letters: float, size: float) -> int:
    """Return the width of a column for a line so wide, in thousandths of its letters' size."""
    return math.ceil(letters * size * _MM_A_POINT / 1000 + _SIDES + _SPARE)
