"""Headers of all shapes, headings by their words, and section rows that are counted otherwise."""

from __future__ import annotations

import pytest
from former_columns import headings_of

from db.records import Period
from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.recogniser import Recognised, recognise
from vqdesk.annex.source.grid import Cell, Grid

HEAD = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Văn bản", "Kết quả", "Tỷ lệ")
ROW = ("1", "Phòng Nội vụ", "Sắp xếp", "42/KH-UBND", "Đã xong", "100%")


def cells(row: int, *texts: str | tuple[str, int], down: int = 1) -> list[Cell]:
    """Return a row's cells; a text may come with the columns that it spans."""
    found, column = [], 0
    for each in texts:
        text, span = each if isinstance(each, tuple) else (each, 1)
        found.append(Cell(text, row, column, down, span))
        column += span
    return found


def read(*rows: list[Cell]) -> Recognised:
    return recognise(Grid(rows), period=Period("năm", 2024))


def only_task(found: Recognised) -> tuple[str, ...]:
    ((task,),) = [section.tasks for section in found.draft.sections]
    return (task.number, task.unit, task.content, task.documents, task.result, task.evaluation)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *(
            (heading, "unit")
            for heading in ("Người/đơn vị phụ trách", "Bộ phận chủ trì", "Đầu mối thực hiện")
        ),
        *((heading, "officer") for heading in ("Cán bộ phụ trách", "Người thực hiện")),
        ("Người chịu trách nhiệm", "leader"),
        *((heading, "assignment") for heading in ("Căn cứ", "Căn cứ, văn bản giao nhiệm vụ")),
        *(
            (heading, "result")
            for heading in ("Nội dung đã thực hiện", "Đã thực hiện", "Đã triển khai đến nay")
        ),
        *(
            (heading, "evaluation")
            for heading in ("Tiến độ (%)", "% đạt", "%", "(%)", "Kết quả đạt được (%)")
        ),
    ],
)
def test_headings_are_known_by_their_words(heading: str, field: str) -> None:
    report = read(cells(0, "Đầu việc", heading, "Tỷ lệ" if field == "unit" else "Đơn vị")).draft.report
    named = {column.key: column.heading for column in report.columns}
    assert (named["content"], named.get(field)) == ("Đầu việc", heading)


def test_a_header_whose_cells_all_reach_over_two_rows() -> None:
    found = read(cells(0, *HEAD, down=2), [], cells(2, *ROW))
    assert only_task(found) == ROW


def test_a_group_in_the_row_above_the_headings() -> None:
    top = [Cell("Kết quả năm 2024", 0, 3, 1, 3)]
    found = read(
        cells(0, ("KẾT QUẢ", 6)), [cell._replace(row=1) for cell in top], cells(2, *HEAD), cells(3, *ROW)
    )
    assert found.draft.report.titles == ("KẾT QUẢ",)
    assert headings_of(found.draft.report).results == "Kết quả năm 2024"
    assert only_task(found) == ROW


def test_the_result_is_found_under_a_heading_that_speaks_of_results() -> None:
    top = cells(0, "TT", "Nội dung nhiệm vụ", "Đơn vị", ("Kết quả thực hiện", 3))
    top = [cell._replace(row_span=2) if cell.column < 3 else cell for cell in top]
    low = [Cell("Văn bản", 1, 3), Cell("Nội dung, khối lượng", 1, 4), Cell("Tỷ lệ", 1, 5)]
    headings = headings_of(read(top, low, cells(2, *ROW)).draft.report)
    assert (headings.results, headings.result) == ("Kết quả thực hiện", "Nội dung, khối lượng")
    assert headings.extra == ()


def test_a_plan_under_such_a_heading_is_no_result() -> None:
    top = cells(0, "TT", "Nội dung nhiệm vụ", ("Kết quả", 2), "Đơn vị")
    top = [cell if cell.column == 2 else cell._replace(row_span=2) for cell in top]
    headings = headings_of(read(top, [Cell("Kế hoạch", 1, 2), Cell("Tỷ lệ", 1, 3)]).draft.report)
    assert (headings.result, headings.extra) == (None, ("Kế hoạch",))


def test_a_text_that_runs_under_the_deadline_s_heading_is_no_group_s() -> None:
    top = cells(0, "TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm")
    top.append(Cell("Thời hạn", 0, 4, 2, 2))
    below = [*cells(1, "1", "Phòng Nội vụ", "", ""), Cell("Trồng rừng theo kế hoạch được giao", 1, 4)]
    found = read(top, below)
    assert "Trồng rừng theo kế hoạch được giao" in str((found.draft, found.account))


@pytest.mark.parametrize("spans", [(2, 2, 2, 2, 2, 2), (1, 2, 2, 2, 1, 2)])
def test_a_row_of_a_task_is_no_second_row_of_a_header(spans: tuple[int, ...]) -> None:
    found = read(
        cells(0, *zip(HEAD, spans, strict=True)),
        cells(1, *zip(ROW, spans, strict=True)),
    )
    assert only_task(found) == ROW


@pytest.mark.parametrize(
    ("text", "numeral", "name"),
    [
        ("a) Kinh tế", "a)", "Kinh tế"),
        ("1. Kinh tế", "1.", "Kinh tế"),
        ("1.2. Kinh tế", "1.2.", "Kinh tế"),
        ("2/ Kinh tế", "2/", "Kinh tế"),
        ("Nhóm 1: Kinh tế", "Nhóm 1:", "Kinh tế"),
        ("Nhóm nhiệm vụ kinh tế", "", "Nhóm nhiệm vụ kinh tế"),
    ],
)
def test_texts_merged_across_that_are_counted(text: str, numeral: str, name: str) -> None:
    found = read(cells(0, *HEAD), cells(1, (text, 6)), cells(2, *ROW))
    (section,) = found.draft.sections
    assert (section.domain.numeral, section.domain.name) == (numeral, name)


@pytest.mark.parametrize(
    ("under", "result"),
    [
        (("Tháng 4/2026", "Tháng 5/2026"), "Tháng 5/2026"),
        (("Quý II/2026", "Quý I/2026"), "Quý II/2026"),
        (("Tháng 5", "Lũy kế từ đầu năm"), "Tháng 5"),
        (("Tháng trước", "Tháng này"), "Tháng này"),
        (("Kỳ trước", "Trong kỳ"), "Trong kỳ"),
        (("6 tháng đầu năm 2025", "6 tháng đầu năm 2026"), "6 tháng đầu năm 2026"),
        (("Quý I", "Năm 2026"), None),
        (("Tháng 1", "Tháng 2", "Tháng 3"), None),  # which of them is reported on nobody can tell here
        (("Tuần 1", "Tuần 2"), None),
    ],
)
def test_the_result_is_the_periods_that_is_reported_on(under: tuple[str, ...], result: str | None) -> None:
    texts = ("TT", "Nội dung nhiệm vụ", "Đơn vị")
    top = [Cell(text, 0, at, 2) for at, text in enumerate((*texts, *[""] * len(under), "Đánh giá"))]
    top[3:-1] = [Cell("Kết quả thực hiện", 0, 3, 1, len(under))]
    below = [Cell(text, 1, at) for at, text in enumerate(under, 3)]
    found = read(top, below, cells(2, "1", "Sắp xếp", "Văn phòng", *under, "100%"))
    assert headings_of(found.draft.report).result == result
    assert only_task(found)[4] == (result or "")


@pytest.mark.parametrize("numbers", ["(a) (b) (c) (1) (2) (3)", "a b c 1 2 3", "A B C 1 2 3", "a b c d đ e"])
def test_letters_number_columns_too(numbers: str) -> None:
    found = read(cells(0, *HEAD), cells(1, *numbers.split()), cells(2, *ROW))
    assert only_task(found) == ROW
    assert {entry.why for entry in found.account} == {"account.column_numbers"}


def test_a_row_of_ticks_numbers_no_columns() -> None:
    found = read(cells(0, *HEAD), cells(1, "1", "x", "x", "x", "x", "x"))
    assert only_task(found) == ("1", "x", "x", "x", "x", "x")


@pytest.mark.parametrize(
    "heading", ["Thôn, đơn vị", "Xã, đơn vị", "Ban, đơn vị", "Trường/đơn vị", "Thôn và đơn vị"]
)
def test_a_place_beside_the_unit_is_a_unit(heading: str) -> None:
    found = read(cells(0, "TT", "Nhiệm vụ", heading, "Kết quả"), cells(1, "1", "Sắp xếp", "Thôn A", "Xong"))
    assert only_task(found)[1] == "Thôn A"


@pytest.mark.parametrize(
    "heading", ["Phụ trách", "Phụ trách chính", "Tổ, bộ phận thực hiện", "Phòng/cá nhân phụ trách"]
)
def test_whoever_is_in_charge_is_the_unit(heading: str) -> None:
    found = read(cells(0, "TT", "Nhiệm vụ", heading, "Kết quả"), cells(1, "1", "Sắp xếp", "Tổ Toán", "Xong"))
    assert only_task(found)[1] == "Tổ Toán"


@pytest.mark.parametrize("other", ["Đơn vị chủ trì", "Phòng, ban"])
def test_the_unit_goes_before_whoever_is_in_charge(other: str) -> None:
    found = read(cells(0, "TT", "Nhiệm vụ", "Phụ trách", other, "Kết quả"), cells(1, "1", "x", "y", "z", "w"))
    assert (headings_of(found.draft.report).unit, headings_of(found.draft.report).extra) == (
        other,
        ("Phụ trách",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Cộng lĩnh vực I: 02 nhiệm vụ",
        "Cộng I (02 nhiệm vụ)",
        "Cộng mục A: 2",
        "Tổng số: 2",
        "Cộng nhóm 1: 2/3",
    ],
)
def test_a_sum_of_one_section_is_told_and_no_section(text: str) -> None:
    found = read(cells(0, *HEAD), cells(1, ("I. Kinh tế", 6)), cells(2, *ROW), cells(3, (text, 6)))
    assert [section.domain.name for section in found.draft.sections] == ["Kinh tế"]
    assert text in [entry.what for entry in found.account]


@pytest.mark.parametrize(
    "text", ["Công tác cán bộ", "CÔNG AN XÃ", "Cộng đồng và xã hội: 2 nhiệm vụ", "Công việc khác"]
)
def test_a_section_that_only_looks_like_a_sum_is_one(text: str) -> None:
    found = read(cells(0, *HEAD), cells(1, (text, 6)), cells(2, *ROW))
    assert [section.domain.name for section in found.draft.sections] == [text]


@pytest.mark.parametrize("text", ["Cộng lĩnh vực I", "Tổng cộng (I + II)", "Tổng cộng A", "Tổng I:"])
def test_a_sum_beside_its_figures_is_no_task(text: str) -> None:
    found = read(cells(0, *HEAD), cells(1, *ROW), cells(2, "", text, "", "", "2 nhiệm vụ", "50%"))
    assert only_task(found) == ROW
    assert [entry.what for entry in found.account] == [f"{text}2 nhiệm vụ50%"]


def test_only_the_beginning_of_a_long_text_is_folded() -> None:
    assert heading_key("Đ" * 1_000_000) == "d" * 1_000
