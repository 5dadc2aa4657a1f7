"""The annex's columns: which there are, what stands in them, how wide they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from db.records import EXTRA
from vqdesk.annex.layout.copies import columns_of_copy
from vqdesk.annex.layout.style import USUAL, AnnexStyle
from vqdesk.annex.layout.widths import Wanted, fit_to_texts, page_for, share_out, size_for, wanted_width
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.columns.internal import marked_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from db.records import Column, Task
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.annex.layout.typography import Page
    from vqdesk.columns.catalogue import ColumnRole


@dataclass(frozen=True, slots=True)
class AnnexColumn:
    """One column on paper: the text that stands in it, its heading and group, width in whole mm."""

    field: str
    heading: str
    role: ColumnRole
    width: int
    group: str = ""


_SYMBOL = 29  # millimetres: at 12 points "42/KH-UBND", which no line may break, just fits into its column
_FEWEST = 4  # millimetres: so many columns that none has more are not fitted


def lay_out_columns(
    columns: Sequence[Column],
    style: AnnexStyle = USUAL,
    copy: Copy = "issued",
    sample: Sequence[Task] = (),
) -> tuple[AnnexColumn, ...]:
    """Return the columns that a copy shows, their widths adding up to what their page has for text.

    `sample` are some of the tasks, by whose texts the widths are fitted: the same ones, the same widths.
    """
    shown = columns_of_copy(columns, copy)
    page, size = page_and_size(columns, style, copy)
    texts = list(zip(*map(_texts_of(shown), sample), strict=True)) if sample and shown else [()] * len(shown)
    wanted = [wanted for _, wanted in _wanted(shown, style)]
    headings = list(map(marked_heading, shown))
    fitted = fit_to_texts(wanted, headings, texts, size)
    return tuple(
        AnnexColumn(column.field, heading, CATALOGUE[column.key].role, width, column.group)
        for column, heading, width in zip(shown, headings, share_out(fitted, page.text_width), strict=True)
    )


def page_and_size(
    columns: Sequence[Column], style: AnnexStyle = USUAL, copy: Copy = "issued"
) -> tuple[Page, int]:
    """Return the page on which a copy's columns stand, and how large their text is; no text changes them."""
    wanted = _wanted(columns_of_copy(columns, copy), style)
    page = page_for(wanted)
    return page, size_for(wanted, page, style.table_size)


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
    power = min(1.0, width / sum(column.width for column in columns))
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


def _wanted(columns: Iterable[Column], style: AnnexStyle) -> list[tuple[str, Wanted]]:
    found = []
    for column in columns:
        kind, asked = CATALOGUE[column.key], style.widths.get(column.field)
        wanted = wanted_width(column.key, kind.width, fixed=kind.fixed)
        found.append((column.key, wanted if asked is None else Wanted(asked, fixed=True, asked=True)))
    return found


def task_texts(columns: tuple[AnnexColumn, ...]) -> Callable[[Task], tuple[str, ...]]:
    """Return what gives a task's texts by column, "" where it has none; a long annex calls it often."""
    return _texts_of(columns)


def _texts_of(columns: Sequence[Column] | Sequence[AnnexColumn]) -> Callable[[Task], tuple[str, ...]]:
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
