"""The annex's columns: which there are, what stands in them, how wide they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Headings, Task

TEXT_WIDTH = 252
"""Width of the text in mm: A4 across (297) less the margins of 30 left and 15 right."""

Alignment = Literal["left", "centre", "justified"]
_Role = Literal["number", "label", "narrative", "evaluation"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a task's field (or `extra`, by its heading), width in whole mm, alignment."""

    field: str
    heading: str
    role: _Role
    width: int
    alignment: Alignment
    under_results: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    role: _Role
    width: int
    alignment: Alignment
    fixed: bool = False
    under_results: bool = False


# The widths that the real annex wants at 12 points; together they are the text's width. TT and % hold
# short texts and stay as they are; the others share what columns left out or added give or take.
_KINDS = {
    "number": _Kind("number", 12, "centre", fixed=True),
    "unit": _Kind("label", 28, "left"),
    "content": _Kind("label", 42, "left"),
    "documents": _Kind("label", 38, "left", under_results=True),
    "result": _Kind("narrative", 108, "justified", under_results=True),
    "evaluation": _Kind("evaluation", 24, "centre", fixed=True, under_results=True),
}
_EXTRA = _Kind("label", 26, "left")


def columns_of(headings: Headings) -> tuple[Column, ...]:
    """Return the columns that have a heading, in the annex's order, their widths adding up to TEXT_WIDTH."""
    named = [(field, getattr(headings, field), kind) for field, kind in _KINDS.items()]
    wanted = [(field, heading, kind) for field, heading, kind in named if heading is not None]
    wanted += [("extra", heading, _EXTRA) for heading in headings.extra]
    widths = _widths([kind for _, _, kind in wanted])
    return tuple(
        Column(field, heading, kind.role, width, kind.alignment, kind.under_results)
        for (field, heading, kind), width in zip(wanted, widths, strict=True)
    )


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
    """Share the text's width out in whole millimetres."""
    fixed = sum(kind.width for kind in kinds if kind.fixed)
    weights = sum(kind.width for kind in kinds if not kind.fixed)
    if not weights:
        kinds = [replace(kind, fixed=False) for kind in kinds]
        fixed, weights = 0, fixed
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
