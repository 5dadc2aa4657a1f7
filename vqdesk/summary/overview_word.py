"""The overview in a summary's Word file: its picture where there is one, and its figures in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.layout.table import AnnexCell, AnnexRow
from vqdesk.annex.layout.typography import ACROSS
from vqdesk.summary import overview_layout as told
from vqdesk.summary.layout import NOTHING, summary_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vqdesk.annex.layout.typography import CellRole
    from vqdesk.formats.small_documents.word import WordDocument
    from vqdesk.summary.layout import By
    from vqdesk.summary.overview import Overview

# In millimetres.
_LINE_WIDTHS = (92, 26, 28, 26, 40, 40)
_COUNT_WIDTHS = (200, 52)
_LACK_WIDTHS = (70, 22, 160)
_PICTURE_SHARE = 0.93
"""Of the text's width: as high as the page has room for below nothing."""
_NUMBERS: list[CellRole] = ["number"] * (len(_LINE_WIDTHS) - 1)
_TOTALS: list[CellRole] = ["numeral"] * len(_NUMBERS)


class OverviewPart(NamedTuple):
    """What a summary's file has of an overview: its figures, and the picture of them, None for no picture."""

    overview: Overview
    picture: bytes | None = None


def add_overview(document: WordDocument, part: OverviewPart) -> None:
    """Add an overview to a Word file."""
    overview = part.overview
    if part.picture is not None:
        width = ACROSS.text_width * _PICTURE_SHARE
        document.add_picture(part.picture, width, told.told_picture(overview))
    _add_lines(document, overview, "domains")
    if overview.units:
        _add_lines(document, overview, "units")
    for note in (told.overview_said("key"), told.told_former(overview), *told.overview_notes(overview)):
        document.add_line(note if note.endswith(".") else f"{note}.", "label")
    _begin(document, "due")
    table = document.add_table(
        _COUNT_WIDTHS, _header((told.overview_said("due"), told.overview_said("tasks"))), keeps_rows=True
    )
    for name, count in told.due_rows(overview):
        table.add_row((name, str(count)), ("label", "number"))
    _add_lacks(document, overview)


def _add_lines(document: WordDocument, overview: Overview, by: By) -> None:
    _begin(document, by)
    table = document.add_table(_LINE_WIDTHS, _header(told.overview_headings(by)), keeps_rows=True)
    for at, row in enumerate(told.overview_rows(overview, by)):
        table.add_row(row, ("label", *_NUMBERS) if at else ("domain", *_TOTALS))


def _add_lacks(document: WordDocument, overview: Overview) -> None:
    _begin(document, "lacks")
    headings = (told.overview_said("lacks"), told.overview_said("tasks"), summary_heading("task"))
    table = document.add_table(_LACK_WIDTHS, _header(headings), keeps_rows=True)
    for lack in overview.lacks:
        named = "\n".join(told.named_tasks(lack, told.MOST_NAMED))
        table.add_row((told.lack_name(lack), str(lack.count), named), ("label", "number", "label"))
    if overview.former is None:
        said = told.overview_said("lack_stalled")
        table.add_row((said, NOTHING, told.overview_said("no_former")), ("label", "number", "label"))


def _begin(document: WordDocument, name: str) -> None:
    document.add_line("", "label")
    document.add_line(told.overview_said(name), "subtitle")


def _header(headings: Iterable[str]) -> Sequence[AnnexRow]:
    return (AnnexRow("header", [AnnexCell((text,), "heading") for text in headings]),)
