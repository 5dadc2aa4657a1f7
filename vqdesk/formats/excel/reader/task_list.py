"""The list of tasks that a workbook of ours holds beside the annex: the same texts once more."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from vqdesk.annex.source.grid import non_blank
from vqdesk.formats.excel.writer.layout import LIST_HEADING
from vqdesk.text.figures import join_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.annex.source.grid import Cell

    Rows = Sequence[Sequence[Cell]]
    _Texts = tuple[tuple[int, str], ...]


class ListedAnnex:
    """What a list of an annex's tasks may say; the annex is looked through once, whatever is asked of it."""

    def __init__(self, annex: Rows) -> None:
        self._annex = annex

    def repeated_by(self, rows: Rows) -> bool:
        """Tell whether rows are the list of the annex's tasks and say nothing that the annex does not say.

        Sorted and with rows taken out it is still that list; with one changed text it is not, so what a
        clerk has changed there is never passed over.
        """
        if len(rows) < 2 or not rows[0] or rows[0][0].text != LIST_HEADING:
            return False
        if any(cell.text not in self._texts for cell in non_blank(rows[0])[1:]):
            return False
        return all(_read_listed(row) in self._tasks for row in rows[1:])

    @cached_property
    def _texts(self) -> set[str]:
        return {cell.text for row in self._annex for cell in row}

    @cached_property
    def _tasks(self) -> set[tuple[str, _Texts]]:
        return set(_tasks(self._annex))


def _read_listed(row: Iterable[Cell]) -> tuple[str, _Texts]:
    """Return the domain and the texts of a row of the list, by the columns that they have in the annex."""
    cells = non_blank(row)
    domain = "".join(cell.text for cell in cells if not cell.column)
    return _bare(domain), tuple((cell.column - 1, cell.text) for cell in cells if cell.column)


def _tasks(annex: Rows) -> Iterator[tuple[str, _Texts]]:
    """Give the rows of an annex with each domain that they may stand in.

    A domain's name spans columns; in an annex of two columns it cannot be told from a task.
    """
    domain = perhaps = ""
    for row in annex:
        cells = non_blank(row)
        texts = tuple((cell.column, cell.text) for cell in cells)
        yield from ((each, texts) for each in {"", domain, perhaps})
        if len(cells) in (1, 2):
            perhaps = _bare(join_number(cells[0].text, cells[1].text) if len(cells) == 2 else cells[0].text)
            domain = perhaps if cells[-1].column_span > 1 else domain


def _bare(text: str) -> str:
    return " ".join(text.split())
