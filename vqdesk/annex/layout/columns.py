"""The annex's columns: which there are, what stands in them, how wide they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from vqdesk.annex.layout.style import LEAST_WIDTH, USUAL, AnnexStyle
from vqdesk.annex.layout.typography import TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Headings, Task

_Role = Literal["number", "label", "narrative", "evaluation"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a task's field (or `extra`, by its heading), width in whole mm."""

    field: str
    heading: str
    role: _Role
    width: int
    under_results: bool = False

    @property
    def key(self) -> str:
        """Return what a style calls the column."""
        return column_key(self.field, self.heading)


@dataclass(frozen=True, slots=True)
class _Kind:
    role: _Role
    width: int
    fixed: bool = False
    under_results: bool = False


# The widths that the real annex wants at 12 points; together they are the text's width. TT and % hold
# short texts and stay as they are; the others share what columns left out or added give or take.
_KINDS = {
    "number": _Kind("number", 12, fixed=True),
    "unit": _Kind("label", 28),
    "content": _Kind("label", 42),
    "documents": _Kind("label", 38, under_results=True),
    "result": _Kind("narrative", 108, under_results=True),
    "evaluation": _Kind("evaluation", 24, fixed=True, under_results=True),
}
_EXTRA = _Kind("label", 26)
_SYMBOL = 29  # millimetres: at 12 points "42/KH-UBND", which no line may break, just fits into its column
_FEWEST = 4  # millimetres: so many columns that none has more are not fitted


def lay_out_columns(headings: Headings, style: AnnexStyle = USUAL) -> tuple[Column, ...]:
    """Return the columns that have a heading and are not hidden, their widths adding up to TEXT_WIDTH."""
    named = [(field, getattr(headings, field), kind) for field, kind in _KINDS.items()]
    wanted = [(field, heading, kind) for field, heading, kind in named if heading is not None]
    wanted += [("extra", heading, _EXTRA) for heading in headings.extra]
    wanted = [column for column in wanted if column_key(column[0], column[1]) not in style.hidden]
    kinds = [_asked(kind, style.widths.get(column_key(field, heading))) for field, heading, kind in wanted]
    return tuple(
        Column(field, heading, kind.role, width, kind.under_results)
        for (field, heading, kind), width in zip(wanted, _widths(kinds), strict=True)
    )


def fit_widths(columns: tuple[Column, ...], width: int) -> tuple[Column, ...]:
    """Return the columns for a text of another width in mm; on a narrow one the widest gives most.

    Short texts break as soon as their column is narrower than they are, so that TT and % keep their width.
    """
    kept = [column.width if column.role in ("number", "evaluation") else 0 for column in columns]
    if len(columns) * _FEWEST > width:
        return columns
    if sum(kept) > width / 2 or all(kept):
        kept = [0] * len(columns)
    # At the usual width every column has its own share, on half of it the roots of the shares.
    power = min(1.0, width / TEXT_WIDTH)
    shares = [0.0 if own else column.width**power for column, own in zip(columns, kept, strict=True)]
    edges = list(accumulate(shares, initial=0.0))
    places = [round((width - sum(kept)) * edge / edges[-1]) for edge in edges]
    widths = [own or end - start for own, (start, end) in zip(kept, pairwise(places), strict=True)]
    for index, column in enumerate(columns):
        widest = widths.index(max(widths))
        short = min(_SYMBOL, column.width) - widths[index]
        if column.field == "documents" and 0 < short < widths[widest] - _SYMBOL:
            widths[index], widths[widest] = widths[index] + short, widths[widest] - short
    return tuple(replace(column, width=own) for column, own in zip(columns, widths, strict=True))


def column_key(field: str, heading: str) -> str:
    """Return what a style calls a column: its field, a further one by `extra:` and its heading."""
    return f"extra:{heading}" if field == "extra" else field


def _asked(kind: _Kind, width: int | None) -> _Kind:
    return kind if width is None else replace(kind, width=width, fixed=True)


def task_texts(columns: tuple[Column, ...]) -> Callable[[Task], tuple[str, ...]]:
    """Return what gives a task's texts by column, "" where it has none; a long annex calls it often."""
    own = [column.field for column in columns if column.field != "extra"]
    # With two names at least, attrgetter gives a tuple; the pair is cut off again.
    own_texts = attrgetter(*own, "id", "id")
    headings = [column.heading for column in columns if column.field == "extra"]

    def texts(task: Task) -> tuple[str, ...]:
        found: tuple[str, ...] = own_texts(task)[:-2]
        return (*found, *[task.extra.get(heading, "") for heading in headings]) if headings else found

    return texts


def _widths(kinds: list[_Kind]) -> list[int]:
    """Share the text's width out in whole millimetres; widths that leave no room for the rest are scaled."""
    fixed = sum(kind.width for kind in kinds if kind.fixed)
    weights = sum(kind.width for kind in kinds if not kind.fixed)
    free = sum(not kind.fixed for kind in kinds)
    least = min(LEAST_WIDTH, TEXT_WIDTH // (2 * max(1, len(kinds))))
    if not weights or TEXT_WIDTH - fixed < free * least:
        kinds = [replace(kind, fixed=False) for kind in kinds]
        fixed, weights = 0, fixed + weights
    widths: list[int] = []
    passed = shared = 0
    for kind in kinds:
        if kind.fixed:
            widths.append(kind.width)
            continue
        # Cumulative rounding: the parts add up to the whole whatever their number.
        passed += kind.width
        edge = round((TEXT_WIDTH - fixed) * passed / weights)
        widths.append(edge - shared)
        shared = edge
    return widths
