"""Rows that are surely tasks: what is recognised is the same as without looking for them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import TASK_FIELDS, Period
from vqdesk.annex.recognition.columns.header import header_of
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.recognition.sure_tasks import SureTasks
from vqdesk.annex.source.grid import Cell, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

PERIOD = Period("năm", 2024)
HEADINGS = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Văn bản triển khai", "Kết quả", "Mức độ hoàn thành (%)")
NUMBERS = (
    *("1", "2", "03", "12", "2024", "1.", "１", "²", "1\n2", "I", "A", "-", "", " ", "\u200b1", "Tổng", "TT"),
    *("Nơi nhận:", "Ghi chú: x", "(1)", "a)"),
)
PLAN = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Thời hạn")
LONG = "Đã tổ chức trồng rừng và chăm sóc rừng tại các xã trên địa bàn theo kế hoạch được giao. "
TEXTS = (
    *(
        "",
        "",
        " ",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "80%",
        "Phòng Nội vụ",
        "Nguyễn Văn A",
        "TM. ỦY BAN NHÂN DÂN",
    ),
    *("CHỦ TỊCH", "5 nhiệm vụ", "Tổng cộng", "Lĩnh vực kinh tế", "I. Kinh tế", "TT", "Kết quả"),
    *(
        LONG,
        LONG * 2,
        LONG * 4,
        "…" * 130,
        ". " * 130,
        "Tổng cộng 5 nhiệm vụ, đạt 80%. " * 5,
        f"Tổng: {LONG * 2}",
    ),
)
OUTER = ("Phòng Nội vụ", "", "Việc", "1", "Lĩnh vực kinh tế", f"Lĩnh vực {LONG}", LONG)
LONG_ROW = ("7", "Phòng A", LONG * 2, "", LONG * 2, "80%")
SPANS = st.sampled_from([1] * 30 + [2, 3, 6])


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Return a table with a header, over which a heading may reach too far, and rows of all kinds."""
    rows = [_row(draw, 0, draw(st.sampled_from([HEADINGS, PLAN, (*HEADINGS, "TT"), HEADINGS[::-1]])))]
    if draw(st.booleans()):
        rows.append([_cell(str(at + 1), 1, at) for at in range(6)])
    for _ in range(draw(st.integers(1, 7))):
        number, unit = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(OUTER))
        texts = [draw(st.sampled_from(TEXTS)) for _ in range(4)]
        sparse = [text if draw(st.booleans()) else "" for text in (unit, *texts)]
        dots = [draw(st.sampled_from(("", "…" * 130, "-"))) for _ in range(5)]
        kinds = [
            (number, unit, *texts),
            (number, *sparse),
            ("5", *sparse),
            (number, *dots),
            LONG_ROW,
            HEADINGS,
        ]
        row = draw(st.sampled_from(kinds))
        rows.append(_row(draw, len(rows), row))
    return Grid(rows, (Paragraph("BIỂU 1"),), (), (), "tệp.docx")


def _row(draw: st.DrawFn, row: int, texts: Sequence[str]) -> list[Cell]:
    cells, column = [], 0
    for text in texts:
        span = draw(SPANS)
        cells.append(_cell(text, row, column, span)._replace(row_span=draw(SPANS)))
        column += span
    return cells


def _cell(text: str, row: int, column: int, span: int = 1) -> Cell:
    return Cell(text, row, column, 1, span, f"table 1, row {row + 1}, column {column + 1}")


def found(grid: Grid) -> object:
    """Return what is recognised, without the ids, which are new each time; or why nothing is."""
    try:
        known = recognise(grid, period=PERIOD)
    except Refused as refused:
        return refused.key
    sections = [
        (
            section.domain.numeral,
            section.domain.name,
            known.places.get(section.domain.id),
            [
                (*(getattr(task, field) for field in TASK_FIELDS), dict(task.extra), known.places[task.id])
                for task in section.tasks
            ],
        )
        for section in known.draft.sections
    ]
    return sections, list(known.account), headings_of(known.draft.report)


def found_plainly(grid: Grid) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SureTasks, "has", lambda *_: False)
        return found(grid)


@settings(max_examples=600, deadline=None)
@given(grids())
def test_sure_tasks_are_what_the_plain_way_finds(grid: Grid) -> None:
    assert found(grid) == found_plainly(grid)


def test_tasks_of_a_long_annex_are_surely_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[bool] = Counter()
    has = SureTasks.has

    def counted(self: SureTasks, row: int, cells: Sequence[Cell]) -> bool:
        is_sure = has(self, row, cells)
        asked[is_sure] += 1
        return is_sure

    monkeypatch.setattr(SureTasks, "has", counted)
    rows = [[_cell(text, 0, at) for at, text in enumerate(HEADINGS)]]
    rows += [
        [_cell(text, row, at) for at, text in enumerate((str(row), "Phòng A", "Việc", "", LONG * 2, "80%"))]
        for row in range(1, 20)
    ]
    known = recognise(Grid(rows, name="tệp.docx"), period=PERIOD)
    assert len(known.places) == 19
    assert asked == {True: 19}


def test_tasks_of_a_long_plan_are_surely_tasks() -> None:
    texts = ("Sửa 3 km đường", "Phòng Kinh tế", "Các thôn", "Biên bản", "30/9/2024")
    rows = [[_cell(text, 0, at) for at, text in enumerate(PLAN)]]
    rows += [[_cell(text, row, at) for at, text in enumerate((str(row), *texts))] for row in range(1, 20)]
    grid = Grid(rows, name="tệp.docx")
    header = header_of(rows)
    assert header is not None
    assert all(SureTasks(grid, header, 19).has(row, rows[row]) for row in range(1, 20))
