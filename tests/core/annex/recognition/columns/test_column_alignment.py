"""Tables of which somebody dragged the borders: every cell comes under its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handmade.word_xml import p, source, tbl, tc, tr
from hypothesis import given
from hypothesis import strategies as st

from db.records import Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.columns.alignment import align_rows
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.source.grid import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Kết quả", "Tỷ lệ")


def row(texts: Sequence[str], *spans: int) -> str:
    return tr(*(tc(text, f'<w:gridSpan w:val="{span}"/>') for text, span in zip(texts, spans, strict=True)))


def task(number: int) -> tuple[str, ...]:
    return (str(number), f"đơn vị {number}", f"việc {number}", f"đã làm {number}", f"{number}0%")


def tasks(body: str) -> list[tuple[str, ...]]:
    """Return the tasks of the one annex of a document."""
    (grid,) = finder.find_annexes(source(body))
    sections = recognise(grid, period=Period("năm", 2024)).draft.sections
    return [
        (task.number, task.unit, task.content, task.result, task.evaluation)
        for section in sections
        for task in section.tasks
    ]


def test_rows_whose_borders_were_dragged() -> None:
    body = tbl(
        row(HEAD, 2, 2, 2, 2, 2),
        row(("I", "Lĩnh vực kinh tế"), 1, 9),
        row(task(1), 1, 2, 2, 4, 1),
        row(task(2), 3, 2, 1, 1, 3),
        row(("3", "đơn vị 3", "việc 3"), 1, 3, 6),
    )
    (grid,) = finder.find_annexes(source(body))
    draft = recognise(grid, period=Period("năm", 2024)).draft
    assert [(each.domain.numeral, each.domain.name) for each in draft.sections] == [("I", "Lĩnh vực kinh tế")]
    assert tasks(body) == [task(1), task(2), ("3", "đơn vị 3", "việc 3", "", "")]


def test_a_unit_merged_over_rows_of_different_borders() -> None:
    first = tr(
        *(tc("1"), tc("đơn vị", '<w:vMerge w:val="restart"/>'), tc("việc 1"), tc("kết quả"), tc("50%")),
    )
    second = tr(
        tc("2"),
        tc("", "<w:vMerge/>"),
        *(
            tc(text, f'<w:gridSpan w:val="{span}"/>')
            for text, span in (("việc 2", 2), ("xong", 1), ("5%", 1))
        ),
    )
    found = tasks(tbl(row(HEAD, 1, 1, 1, 2, 1), first, second))
    assert [each[:3] for each in found] == [("1", "đơn vị", "việc 1"), ("2", "đơn vị", "việc 2")]
    assert [each[3:] for each in found] == [("kết quả", "50%"), ("xong", "5%")]


def test_each_page_has_a_grid_of_its_own() -> None:
    tables = (
        tbl(row(HEAD, 1, 1, 1, 1, 1), row(task(1), 1, 1, 1, 1, 1)),
        tbl(row(HEAD, 1, 2, 3, 1, 1), row(task(2), 1, 2, 3, 1, 1)),
        tbl(row(task(3), 2, 1, 1, 4, 2), row(task(4), 1, 2, 1, 4, 2)),
        tbl(row(("II", "Nội chính"), 1, 4), row(task(5), 1, 1, 1, 1, 1)),
    )
    assert tasks(p("").join(tables)) == [task(number) for number in range(1, 6)]


def test_two_cells_under_one_heading_stay_together() -> None:
    body = tbl(row(HEAD, 1, 1, 1, 2, 1), row((*task(1)[:3], "Đạt", "9 ha", "10%"), 1, 1, 1, 1, 1, 1))
    assert tasks(body) == [(*task(1)[:3], "Đạt\n9 ha", "10%")]


SPANS = st.lists(st.integers(1, 3), min_size=1, max_size=8)


@given(st.lists(SPANS, min_size=1, max_size=5), SPANS)
def test_no_cell_is_lost_or_comes_before_its_neighbour(rows: list[list[int]], headings: list[int]) -> None:
    cells = [
        [Cell(f"{r} {at}", r, sum(spans[:at]), 1, span) for at, span in enumerate(spans)]
        for r, spans in enumerate(rows)
    ]
    starts = [sum(headings[:at]) for at in range(len(headings))]
    found = align_rows(cells, starts)
    assert [[cell.text for cell in line] for line in found] == [
        [cell.text for cell in line] for line in cells
    ]
    for line in found:
        columns = [cell.column for cell in line]
        assert columns == sorted(columns)
        assert all(cell.column_span > 0 for cell in line)
