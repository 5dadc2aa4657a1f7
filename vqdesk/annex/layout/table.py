"""The annex as it is laid out: titles, columns, header and rows, written once for every output."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import groupby, product
from typing import TYPE_CHECKING, Literal, NamedTuple

from db.errors import Refused
from db.records import Domain, Report, Task
from vqdesk.annex.layout.columns import AnnexColumn, lay_out_columns, page_and_size, task_texts
from vqdesk.annex.layout.style import USUAL, Closing
from vqdesk.annex.layout.typography import ACROSS, SIGNATURE_ROOM, text_styles
from vqdesk.columns.internal import WATERMARK
from vqdesk.text.attached_line import put_dots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vqdesk.annex.layout.copies import Copy
    from vqdesk.annex.layout.style import AnnexStyle, Form
    from vqdesk.annex.layout.typography import CellRole, LineRole, Page, TextStyles

_ANNEX = re.compile(r"\s*phụ\s+lục(\s+([IVXLC]+|\d+))?\s*", re.IGNORECASE)
_RECIPIENTS = "Nơi nhận:"


class AnnexCell(NamedTuple):
    """One cell: its paragraphs (at least one, maybe empty), what it serves for, how far it spans."""

    paragraphs: tuple[str, ...]
    role: CellRole
    column_span: int = 1
    row_span: int = 1


# Cell itself takes twice the time, and a long annex has a hundred thousand.
_CELL = partial(tuple.__new__, AnnexCell)

RowShape = tuple[tuple["CellRole", int, int], ...]
"""What each cell of a row serves for, and how many columns and rows it spans."""


class AnnexRow:
    """One row of the table; a cell that an earlier row's span covers is not in `cells`.

    `texts` are the cells' texts, a line a paragraph. All tasks' rows have one `shape`: a long annex has a
    hundred thousand cells, which are made where somebody asks for them.
    """

    __slots__ = ("kind", "shape", "texts")

    def __init__(self, kind: Literal["header", "domain", "task"], cells: Iterable[AnnexCell]) -> None:
        cells = tuple(cells)
        self.kind = kind
        self.texts = tuple(["\n".join(cell.paragraphs) for cell in cells])
        self.shape: RowShape = tuple([cell[1:] for cell in cells])

    @classmethod
    def of_task(cls, texts: tuple[str, ...], shape: RowShape) -> AnnexRow:
        """Return a task's row."""
        row = cls.__new__(cls)
        row.kind, row.texts, row.shape = "task", texts, shape
        return row

    @property
    def cells(self) -> tuple[AnnexCell, ...]:
        """Return the cells, from the left."""
        forms = zip(self.texts, self.shape, strict=True)
        return tuple([_CELL((_paragraphs(text), *form)) for text, form in forms])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AnnexRow) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Row({self.kind!r}, {self.cells!r})"

    def _all(self) -> tuple[object, ...]:
        return self.kind, self.texts, self.shape


class Line(NamedTuple):
    """One paragraph above or below the table, and what it serves for."""

    text: str
    role: LineRole


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """An annex ready to be written: all that a reader will see, and nothing of any container.

    `lines` stand above the table, `room` mm below the upper margin of page 1. `closing` are the block's
    left and right column below the table, None where there is no such block. `rows` is a re-iterable
    stream: every `iter()` reads the rows again, so that what was written can be compared with what was
    meant. `changed` is the ISO time of the report's last change, "" where it is not known. `watermark` is
    what stands behind the text of every page, "" on what is issued.
    """

    organisation: str
    lines: tuple[Line, ...]
    columns: tuple[AnnexColumn, ...]
    header: tuple[AnnexRow, ...]
    rows: Iterable[AnnexRow]
    looks: TextStyles
    room: int = 0
    closing: tuple[tuple[Line, ...], tuple[Line, ...]] | None = None
    changed: str = ""
    page: Page = ACROSS
    watermark: str = ""

    @property
    def title(self) -> str:
        """Return what the document is called in its properties."""
        return " ".join(line.text for line in self.lines if line.role != "attached")


def lay_out(
    report: Report,
    rows: Callable[[], Iterator[Domain | Task]],
    form: Form = "paper",
    style: AnnexStyle = USUAL,
    *,
    numeral: str = "",
    copy: Copy = "issued",
    sample: Sequence[Task] = (),
    changed: str = "",
) -> AnnexTable:
    """Lay a report out in a form and a style; `numeral` is the annex's where a report has several.

    `rows` gives domains and tasks in the annex's order, anew at each call; it is called only when
    the table's rows are read. `sample` are some of the tasks, to which the columns' widths are fitted.
    Raises Refused annex.no_columns where no column is shown.
    """
    columns = lay_out_columns(report.columns, style, copy, sample)
    page, size = page_and_size(report.columns, style, copy)
    if not columns:
        raise Refused("annex.no_columns", report=report.id)
    return AnnexTable(
        organisation=report.organisation,
        lines=(*_title_lines(report, style, numeral), *_attached_lines(report, form)),
        columns=columns,
        header=_header(columns),
        rows=_Rows(columns, rows),
        looks=text_styles(size, style.evaluation),
        room=SIGNATURE_ROOM if form == "electronic" and style.signature_room else 0,
        closing=_closing(style.closing) if style.closing and style.closing.shown else None,
        changed=changed,
        page=page,
        watermark=WATERMARK if copy == "internal" else "",
    )


def _title_lines(report: Report, style: AnnexStyle, numeral: str) -> Iterator[Line]:
    """Return the titles; the decree wants "Phụ lục" on a line of its own and the title in capitals.

    Decree 30/2020/NĐ-CP, Appendix I; a title that says it already is taken for that line.
    """
    titles = [line for title in report.titles for line in title.split("\n") if line]
    if titles and _ANNEX.fullmatch(titles[0]):
        yield Line(titles.pop(0), "annex")
    elif numeral or style.custom == "decree":
        yield Line(f"Phụ lục {numeral}".rstrip(), "annex")
    for index, title in enumerate(titles):
        if style.custom == "decree":
            yield Line(title.upper(), "title")
        else:
            yield Line(title, "subtitle" if index else "title")


def _attached_lines(report: Report, form: Form) -> Iterator[Line]:
    attached_to = put_dots(report.attached_to) if form == "electronic" else report.attached_to
    return (Line(text, "attached") for text in attached_to.split("\n") if attached_to)


def _closing(closing: Closing) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the closing block: whom the annex goes to at the left, who signs at the right."""
    left = [Line(text, "recipient") for text in closing.recipients]
    if left:
        left.insert(0, Line(_RECIPIENTS, "recipients"))
    right = [Line(closing.date, "date")] if closing.date else []
    right += [Line(text, "authority") for text in closing.authority]
    if closing.signer:
        right.append(Line(closing.signer, "signer"))
    return tuple(left), tuple(right)


def cell_places(rows: Iterable[AnnexRow]) -> Iterator[tuple[int, int, AnnexCell]]:
    """Yield each cell with its row and its column, from 0; what spans down from above is passed."""
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (index, column) in taken:
                column += 1
            until = column + cell.column_span
            if cell.row_span > 1:
                taken.update(product(range(index + 1, index + cell.row_span), range(column, until)))
            yield index, column, cell
            column = until


class _Rows:
    """The body's rows, read again at every iteration."""

    def __init__(self, columns: tuple[AnnexColumn, ...], rows: Callable[[], Iterator[Domain | Task]]) -> None:
        self._columns = columns
        self._rows = rows

    def __iter__(self) -> Iterator[AnnexRow]:
        columns = self._columns
        texts_of, shape = task_texts(columns), tuple([(column.role, 1, 1) for column in columns])
        first = True
        for record in self._rows():
            if isinstance(record, Task):
                yield AnnexRow.of_task(texts_of(record), shape)
            # Tasks that stand before any section have a domain without numeral and name: no row of its own.
            elif record.numeral or record.name or not first:
                yield AnnexRow("domain", domain_cells(columns, record))
            first = False


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if "\n" in text else (text,)


def domain_cells(columns: tuple[AnnexColumn, ...], domain: Domain) -> tuple[AnnexCell, ...]:
    """Put a domain's numeral under TT and its name across the rest; one cell where there is no TT."""
    if columns[0].field == "number" and len(columns) > 1:
        numeral = AnnexCell(_paragraphs(domain.numeral), "numeral")
        return numeral, AnnexCell(_paragraphs(domain.name), "domain", column_span=len(columns) - 1)
    line = " ".join(part for part in (domain.numeral, domain.name) if part)
    return (AnnexCell(_paragraphs(line), "domain", column_span=len(columns)),)


def _header(columns: tuple[AnnexColumn, ...]) -> tuple[AnnexRow, ...]:
    """Return one row, or two where a common head stands over neighbours of one group."""
    if not any(column.group for column in columns):
        return (AnnexRow("header", tuple(_heading(column.heading) for column in columns)),)
    upper: list[AnnexCell] = []
    lower: list[AnnexCell] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        under = list(members)
        if group:
            upper.append(_heading(group, column_span=len(under)))
            lower += [_heading(column.heading) for column in under]
        else:
            upper += [_heading(column.heading, row_span=2) for column in under]
    return AnnexRow("header", tuple(upper)), AnnexRow("header", tuple(lower))


def _heading(text: str, *, column_span: int = 1, row_span: int = 1) -> AnnexCell:
    return AnnexCell(_paragraphs(text), "heading", column_span, row_span)
