"""Annexes found by their shape in a source, and every character of the source accounted for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Refused
from db.records import Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.source.grid import Cell, Grid, Paragraph, Source, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEAD = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Văn bản", "Kết quả", "Tỷ lệ hoàn thành")
ROW = ("1", "Phòng Nội vụ", "Sắp xếp", "42/KH-UBND", "Đã xong", "100%")
OTHER = ("2", "Công an", "Tuần tra", "", "Đang làm", "80%")


def table(*rows: Iterable[str], number: int = 1) -> Table:
    def where(row: int, column: int) -> str:
        return f"table {number}, row {row + 1}, column {column + 1}"

    return Table(
        [
            [Cell(text, r, c, where=where(r, c)) for c, text in enumerate(row)]
            for r, row in enumerate(map(tuple, rows))
        ]
    )


def source(*blocks: str | Table) -> Source:
    made = [
        Paragraph(block, f"paragraph {place}") if isinstance(block, str) else block
        for place, block in enumerate(blocks, 1)
    ]
    return Source(made, (), "a.docx")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def before(grid: Grid) -> list[str]:
    return [paragraph.text for paragraph in grid.before]


def contents(grid: Grid) -> list[tuple[str, list[str]]]:
    draft = recognise(grid, period=Period("năm", 2024)).draft
    return [(section.domain.name, [task.content for task in section.tasks]) for section in draft.sections]


def test_one_table_keeps_all_lines_above_it_as_titles() -> None:
    (grid,) = finder.find_annexes(source("UBND HUYỆN", "BIỂU ĐÁNH GIÁ", table(HEAD, ROW), "Nơi nhận:"))
    assert before(grid) == ["UBND HUYỆN", "BIỂU ĐÁNH GIÁ"]
    assert texts(grid) == [list(HEAD), list(ROW)]
    assert [line.text for line in grid.after] == ["Nơi nhận:"]


def test_tables_cut_by_pages_are_one_annex() -> None:
    again = table(HEAD, OTHER, number=2)
    bare = table(("3", "Huyện đội", "Tuyển quân", "", "Xong", ""), number=3)
    (grid,) = finder.find_annexes(source(table(HEAD, ROW), "", again, bare))
    assert contents(grid) == [("", ["Sắp xếp", "Tuần tra", "Tuyển quân"])]
    assert [[cell.row for cell in row] for row in grid.rows] == [[place] * 6 for place in range(5)]


def test_lines_between_and_above_the_parts_name_sections() -> None:
    (grid,) = finder.find_annexes(
        source(
            "BIỂU ĐÁNH GIÁ",
            "I. Lĩnh vực kinh tế",
            table(HEAD, ROW),
            "II. Lĩnh vực nội chính",
            table(HEAD, OTHER, number=2),
        )
    )
    assert contents(grid) == [("Lĩnh vực kinh tế", ["Sắp xếp"]), ("Lĩnh vực nội chính", ["Tuần tra"])]
    assert before(grid) == ["BIỂU ĐÁNH GIÁ"]


@pytest.mark.parametrize("rows", [(HEAD,), (HEAD, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)")), (HEAD, ROW)])
def test_a_section_above_a_first_table_that_ends_with_its_header(rows: Sequence[Sequence[str]]) -> None:
    (grid,) = finder.find_annexes(
        source("I. Lĩnh vực kinh tế", table(*rows), "II. Lĩnh vực nội chính", table(HEAD, OTHER, number=2))
    )
    kept = ["Sắp xếp"] if ROW in rows else []
    assert contents(grid) == [("Lĩnh vực kinh tế", kept), ("Lĩnh vực nội chính", ["Tuần tra"])]


@pytest.mark.parametrize("title", ["PHỤ LỤC II", "Biểu số 2", "(Kèm theo Báo cáo số 2/BC-UBND)"])
def test_a_title_between_begins_another_annex(title: str) -> None:
    grids = finder.find_annexes(source("PHỤ LỤC I", table(HEAD, ROW), title, table(HEAD, OTHER, number=2)))
    assert [contents(grid) for grid in grids] == [[("", ["Sắp xếp"])], [("", ["Tuần tra"])]]
    assert [before(grid) for grid in grids] == [["PHỤ LỤC I"], [title]]
    other = [(entry.where, entry.why) for entry in grids[0].account]
    assert other == [("paragraph 3", "account.outside"), ("table 2", "account.other_annex")]


def test_a_second_annex_inside_one_table_is_cut_off() -> None:
    one = table(("BIỂU SỐ 1", "", ""), HEAD, ROW, ("BIỂU SỐ 2", "", ""), HEAD, OTHER)
    grids = finder.find_annexes(source(one))
    assert [contents(grid) for grid in grids] == [[("", ["Sắp xếp"])], [("", ["Tuần tra"])]]


def test_a_letter_around_the_annex_stays_outside() -> None:
    letter = "Thực hiện chỉ đạo của Tỉnh ủy, Ủy ban nhân dân huyện báo cáo kết quả như sau: " * 4
    signature = table(("Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"), number=2)
    (grid,) = finder.find_annexes(
        source(
            table(("UBND HUYỆN", "CỘNG HÒA"), number=1),
            letter,
            signature,
            "PHỤ LỤC",
            "Nhiệm vụ trọng tâm năm 2024",
            table(HEAD, ROW, number=3),
            table(("Chỉ tiêu", "Số tiền"), ("Thu", "23.900"), number=4),
        )
    )
    assert before(grid) == ["PHỤ LỤC", "Nhiệm vụ trọng tâm năm 2024"]
    assert texts(grid) == [list(HEAD), list(ROW)]
    assert [entry.where for entry in grid.account] == ["table 1", "paragraph 2", "table 2", "table 4"]
    assert {entry.why for entry in grid.account} == {"account.outside"}


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "Nội dung công việc", "Khối lượng", "Đơn giá"),
        ("Thời gian", "Cơ quan công tác", "Chức vụ"),
        ("TT", "Thành phần thể thức", "Cỡ chữ", "Kiểu chữ"),
        ("Đơn vị", "Tỷ lệ"),
    ],
)
def test_other_tables_are_no_annex(head: Sequence[str]) -> None:
    assert finder.find_annexes(source("Năm 2024", table(head, ["x"] * len(head)))) == ()


def test_a_heading_named_by_hand_makes_an_annex() -> None:
    head = ("TT", "Phòng làm", "Việc")
    named = {"Phòng làm": "unit", "Việc": "content"}
    (grid,) = finder.find_annexes(source(table(head, ("1", "A", "b"))), named)
    assert texts(grid)[0] == list(head)


def test_more_annexes_than_any_file_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "MOST_ANNEXES", 2)
    one = ("PHỤ LỤC I", table(HEAD, ROW))
    assert len(finder.find_annexes(source(*one * 2))) == 2
    with pytest.raises(Refused) as refused:
        finder.find_annexes(source(*one * 3))
    assert refused.value.key == "file.too_big"


def test_a_list_of_votes_is_no_annex() -> None:
    votes = table(("TT", "Nội dung", "Kết quả biểu quyết"), ("1", "Thông qua", "12/12"))
    assert not finder.find_annexes(source(votes))
    assert finder.find_annexes(source(table(("TT", "Nội dung", "Kết quả"), ("1", "Tuần tra", "Đã xong"))))


LINES = st.sampled_from(
    ["", "PHỤ LỤC I", "BIỂU SỐ 2", "I. Lĩnh vực kinh tế", "Nơi nhận:", "câu. " * 60, "(Kèm theo Báo cáo)"]
)
ROWS = st.sampled_from(
    [
        HEAD,
        ROW,
        OTHER,
        ("I", "Lĩnh vực"),
        ("PHỤ LỤC II",),
        ("Thu", "Chi"),
        ("",) * 6,
        ("", "", "", "", "z", ""),
    ]
)
TABLES = st.lists(ROWS, max_size=6).map(lambda rows: table(*rows))


@given(st.lists(st.one_of(LINES, TABLES, st.just(table(HEAD, ROW))), max_size=8))
def test_every_annex_accounts_for_the_whole_source(blocks: list[str | Table]) -> None:
    whole = Counter[str]()
    for block in blocks:
        cells = [block] if isinstance(block, str) else [cell.text for row in block.rows for cell in row]
        whole.update("".join("".join(cells).split()))
    for grid in finder.find_annexes(source(*blocks)):
        parts = [cell.text for cell in grid.cells()]
        parts += [line.text for line in (*grid.before, *grid.after)] + [entry.what for entry in grid.account]
        assert Counter("".join("".join(parts).split())) == whole


@pytest.mark.parametrize(
    ("before", "titles"),
    [
        (("BÁO CÁO", "Kết quả tháng 11 năm 2026", "Kính gửi: UBND tỉnh"), 2),
        (
            (
                "BÁO CÁO",
                "Kết quả tháng 11 năm 2026",
                "",
                "-----",
                "Thực hiện Công văn số 9, UBND xã báo cáo:",
            ),
            2,
        ),
        (("BÁO CÁO TÌNH HÌNH THÁNG 11 NĂM 2026", "Kính gửi: UBND tỉnh"), 1),
    ],
)
def test_a_table_in_a_reports_text_has_the_reports_title(before: tuple[str, ...], titles: int) -> None:
    text = ("I. KẾT QUẢ", "Trong tháng, xã đã tập trung chỉ đạo thực hiện các nhiệm vụ sau:")
    (grid,) = finder.find_annexes(source(*before, *text, table(HEAD, ROW), "II. PHƯƠNG HƯỚNG"))
    report = recognise(grid).draft.report
    assert report.titles == before[:titles]
    assert report.period == Period("tháng", 2026, 11)


def test_a_table_with_a_title_of_its_own_does_not_have_the_letters() -> None:
    before = (
        "BÁO CÁO",
        "Kết quả quý III năm 2026",
        "Xã đã tập trung chỉ đạo thực hiện các nhiệm vụ sau đây:",
    )
    (grid,) = finder.find_annexes(source(*before, "I. KẾT QUẢ", "BIỂU THÁNG 9 NĂM 2026", table(HEAD, ROW)))
    assert recognise(grid).draft.report.titles == ("BIỂU THÁNG 9 NĂM 2026",)
