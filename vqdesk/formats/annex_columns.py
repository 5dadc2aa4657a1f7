"""The annex's columns: which there are, what stands in them, how wide they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from vqdesk.formats.annex_look import TEXT_WIDTH
from vqdesk.formats.annex_style import LEAST_WIDTH, USUAL, AnnexStyle

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
        return key_of(self.field, self.heading)


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


def columns_of(headings: Headings, style: AnnexStyle = USUAL) -> tuple[Column, ...]:
    """Return the columns that have a heading and are not hidden, their widths adding up to TEXT_WIDTH."""
    named = [(field, getattr(headings, field), kind) for field, kind in _KINDS.items()]
    wanted = [(field, heading, kind) for field, heading, kind in named if heading is not None]
    wanted += [("extra", heading, _EXTRA) for heading in headings.extra]
    wanted = [column for column in wanted if key_of(column[0], column[1]) not in style.hidden]
    kinds = [_asked(kind, style.widths.get(key_of(field, heading))) for field, heading, kind in wanted]
    return tuple(
        Column(field, heading, kind.role, width, kind.under_results)
        for (field, heading, kind), width in zip(wanted, _widths(kinds), strict=True)
    )


def key_of(field: str, heading: str) -> str:
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
