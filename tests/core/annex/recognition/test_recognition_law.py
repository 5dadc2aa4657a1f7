"""The law of recognition: whatever cells a table has, nothing but a refusal is raised, no text is lost."""

from __future__ import annotations

import contextlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import TASK_FIELDS, Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.columns.header import has_header
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.source.grid import Cell, Grid, Paragraph, Source, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LAW_EXAMPLES = 100
PERIOD = Period("năm", 2024)
HEADINGS = (
    *("TT", "Đơn vị", "Nội dung nhiệm vụ", "Văn bản triển khai", "Kết quả", "Mức độ hoàn thành (%)"),
    *("Ghi chú", "", "Thời hạn", "Kết quả năm trước", "ĐVT", "Khối lượng", "Mức độ ưu tiên"),
)
TEXTS = (
    *("", "", "", "1", "2.", "1.1", "I", "II. Kinh tế", "A", "Lĩnh vực kinh tế", "I. Lĩnh vực kinh tế"),
    *("Phòng Nội vụ", "Sửa 4 km đường", "hỏi lại", "80%", "120", "(1)", "(2)", "(3)", "…", "-", " "),
    *("Tổng cộng", "Cộng:", "Ghi chú: x", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(*) chú thích"),
    *(
        "PHỤ LỤC II",
        "BIỂU 1",
        "(Kèm theo Báo cáo số 1/BC-UBND của UBND xã X)",
        "- gạch đầu dòng",
        "Quý I/2024",
    ),
    *(
        "Nội dung",
        "Kết quả",
        "TT",
        "Đơn vị",
        "Bằng chữ: một",
        "Kính gửi: UBND xã",
        "Hà Nội, ngày 1 tháng 2 năm 2024",
    ),
)
# Words of which each has its own letters: which of them is missing is seen even where others come twice.
NAMES = st.one_of(
    st.just(""), st.integers(0, 4000).map(lambda number: " " + chr(0x4E00 + number)), st.just("\nhai dòng")
)
SPANS = st.sampled_from([1, 1, 1, 1, 1, 2, 3, 7])


@st.composite
def tables(draw: st.DrawFn, *, headed: bool) -> list[list[Cell]]:
    """Return rows of cells: a header over one to three rows, gaps, cells that reach over others' places."""
    width = draw(st.integers(1, 8))
    rows: list[list[Cell]] = []
    for _ in range(draw(st.integers(0, 2))):
        rows.append(_row(draw, len(rows), width, TEXTS))
    if headed:
        for _ in range(draw(st.integers(1, 3))):
            rows.append(_row(draw, len(rows), width, HEADINGS))
    for _ in range(draw(st.integers(0, 7))):
        rows.append(_row(draw, len(rows), width + 1, TEXTS))
    return rows


def _row(draw: st.DrawFn, row: int, width: int, texts: Sequence[str]) -> list[Cell]:
    cells, column = [], 0
    while column < width:
        span = draw(SPANS)
        if draw(st.integers(0, 9)):  # now and then the source has no cell there
            where = f"table 1, row {row + 1}, column {column + 1}"
            text = draw(st.sampled_from(texts)) + (draw(NAMES) if texts is TEXTS else "")
            cells.append(Cell(text, row, column, draw(SPANS), span, where))
        column += span
    return cells


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def kept_of(grid: Grid) -> Counter[str] | None:
    """Count the letters of a report and of what the account names as left out; None where it is refused."""
    found = None
    with contextlib.suppress(Refused):
        found = recognise(grid, period=PERIOD)
    if found is None:
        assert not has_header(grid.rows)
        return None
    draft, account = found.draft, found.account
    report = draft.report
    groups = [column.group for column in report.columns]
    texts = [*report.titles, report.attached_to, *groups, *(column.heading for column in report.columns)]
    for section in draft.sections:
        texts += [section.domain.numeral, section.domain.name]
        for task in section.tasks:
            texts += [*(getattr(task, field) for field in TASK_FIELDS), *task.extra.values()]
    off = [entry.what for entry in account if entry.why not in ("account.joined", "account.continued")]
    return letters([*texts, *off])


@settings(max_examples=LAW_EXAMPLES, deadline=None)
@given(tables(headed=True))
def test_no_cell_of_any_grid_is_lost(rows: list[list[Cell]]) -> None:
    grid = Grid(rows)
    kept = kept_of(grid)
    assert kept is None or letters(cell.text for cell in grid.cells()) <= kept


def cut(draw: st.DrawFn) -> Table:
    """Return a part of an annex as pages cut it: its header, a few of its rows, or both."""
    head = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Kết quả", "Ghi chú")
    body = ("1", "Phòng Nội vụ", "Sửa đường", "Đã xong", "")
    made = [head] * draw(st.integers(0, 1)) + [body] * draw(st.integers(0, 2))
    names = [draw(NAMES) if row is body else "" for row in made]
    return Table(
        [
            [Cell(text + (name if column == 3 else ""), at, column) for column, text in enumerate(row)]
            for at, (row, name) in enumerate(zip(made, names, strict=True))
        ]
    )


SECTIONS = ("I. Lĩnh vực kinh tế", "II. Văn hóa", "Lĩnh vực nội chính", "1. Y tế")
BLOCKS = st.one_of(
    st.sampled_from(SECTIONS).map(lambda text: Paragraph(text, "paragraph 2", strong=len(text) % 2 == 0)),
    st.composite(cut)(),
    st.composite(cut)(),
    st.sampled_from(TEXTS).map(lambda text: Paragraph(text, "paragraph 1", strong=len(text) % 2 == 0)),
    tables(headed=True).map(Table),
    tables(headed=False).map(Table),
)


@settings(max_examples=LAW_EXAMPLES, deadline=None)
@given(st.lists(BLOCKS, max_size=7))
def test_no_text_of_any_source_is_lost(blocks: list[Paragraph | Table]) -> None:
    """Every annex of a source accounts for the whole source."""
    blocks = [
        replace(block, where=f"paragraph {at}") if isinstance(block, Paragraph) else block
        for at, block in enumerate(blocks, 1)
    ]  # as in a file: no two stand at one place
    texts = [
        text
        for block in blocks
        for text in (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell.text for row in block.rows for cell in row]
        )
    ]
    for grid in finder.find_annexes(Source(blocks, (), "a.docx")):
        kept = kept_of(grid)
        assert kept is None or letters(texts) <= kept
