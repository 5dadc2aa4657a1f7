"""The annex's columns: which there are, what stands in them, how wide they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from db.records import EXTRA
from vqdesk.annex.layout.style import LEAST_WIDTH, USUAL, AnnexStyle
from vqdesk.annex.layout.typography import TEXT_WIDTH
from vqdesk.columns.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.records import Column, Task
    from vqdesk.columns.catalogue import Role


@dataclass(frozen=True, slots=True)
class AnnexColumn:
    """One column on paper: the text that stands in it, its heading and group, width in whole mm."""

    field: str
    heading: str
    role: Role
    width: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Width:
    millimetres: int
    fixed: bool


_SYMBOL = 29  # millimetres: at 12 points "42/KH-UBND", which no line may break, just fits into its column
_FEWEST = 4  # millimetres: so many columns that none has more are not fitted


def lay_out_columns(columns: Iterable[Column], style: AnnexStyle = USUAL) -> tuple[AnnexColumn, ...]:
    """Return the columns that are shown, their widths adding up to TEXT_WIDTH."""
    shown = [column for column in columns if column.visibility == "shown"]
    widths = _widths([_asked_width(column, style) for column in shown])
    return tuple(
        AnnexColumn(column.field, column.heading, CATALOGUE[column.key].role, width, column.group)
        for column, width in zip(shown, widths, strict=True)
    )


def fit_widths(columns: tuple[AnnexColumn, ...], width: int) -> tuple[AnnexColumn, ...]:
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


def _asked_width(column: Column, style: AnnexStyle) -> _Width:
    kind, asked = CATALOGUE[column.key], style.widths.get(column.field)
    return _Width(kind.width, kind.fixed) if asked is None else _Width(asked, fixed=True)


def task_texts(columns: tuple[AnnexColumn, ...]) -> Callable[[Task], tuple[str, ...]]:
    """Return what gives a task's texts by column, "" where it has none; a long annex calls it often."""
    fields = [column.field for column in columns]
    own = [field for field in fields if not field.startswith(EXTRA)]
    # With two names at least, attrgetter gives a tuple; the pair is cut off again.
    own_texts = attrgetter(*own, "id", "id")
    headings = [field.removeprefix(EXTRA) for field in fields if field.startswith(EXTRA)]
    if not headings:
        return lambda task: own_texts(task)[:-2]
    places = [fields.index(field) for field in own] + [fields.index(EXTRA + each) for each in headings]
    in_order = itemgetter(*[places.index(at) for at in range(len(fields))], 0)

    def texts(task: Task) -> tuple[str, ...]:
        found = (*own_texts(task)[:-2], *[task.extra.get(heading, "") for heading in headings])
        ordered: tuple[str, ...] = in_order(found)[:-1]
        return ordered

    return texts


def _widths(kinds: list[_Width]) -> list[int]:
    """Share the text's width out in whole millimetres; widths that leave no room for the rest are scaled."""
    fixed = sum(kind.millimetres for kind in kinds if kind.fixed)
    weights = sum(kind.millimetres for kind in kinds if not kind.fixed)
    free = sum(not kind.fixed for kind in kinds)
    least = min(LEAST_WIDTH, TEXT_WIDTH // (2 * max(1, len(kinds))))
    if not weights or TEXT_WIDTH - fixed < free * least:
        kinds = [replace(kind, fixed=False) for kind in kinds]
        fixed, weights = 0, fixed + weights
    widths: list[int] = []
    passed = shared = 0
    for kind in kinds:
        if kind.fixed:
            widths.append(kind.millimetres)
            continue
        # Cumulative rounding: the parts add up to the whole whatever their number.
        passed += kind.millimetres
        edge = round((TEXT_WIDTH - fixed) * passed / weights)
        widths.append(edge - shared)
        shared = edge
    return widths
