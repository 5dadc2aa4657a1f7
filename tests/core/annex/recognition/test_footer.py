"""What stands in a table and is no task: totals, notes, signatures, the head of a letter, a cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of

from db.records import Draft, Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.source.grid import Cell, Grid, Paragraph, Source, Table

if TYPE_CHECKING:
    from vqdesk.annex.source.import_log import ImportLog

HEAD = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Văn bản", "Kết quả", "Tỷ lệ")
ONE = ("1", "Phòng Nội vụ", "Sắp xếp", "42/KH-UBND", "Đã xong", "100%")
TWO = ("2", "Công an", "Tuần tra", "", "Đang làm", "80%")
UNNUMBERED = ("", "Công an", "Giữ gìn", "", "Đang làm", "")
ATTACHED = "(Kèm theo Báo cáo số 1/BC-UBND, ngày 12 tháng 6 năm 2025)"


def table(*rows: tuple[str, ...] | list[Cell], sheet: int = 0) -> Table:
    """Return a table; a row of one text spans the table, empty cells are left out as Excel does."""
    where = f"sheet {sheet}" if sheet else "table 1"
    made = []
    for at, row in enumerate(rows):
        if isinstance(row, list):
            made.append([cell._replace(row=at, where=f"{where}, {at + 1}, {cell.column}") for cell in row])
            continue
        span = len(HEAD) if len(row) == 1 else 1
        made.append(
            [
                Cell(text, at, column, 1, span, f"{where}, row {at + 1}, column {column + 1}")
                for column, text in enumerate(row)
                if text
            ]
        )
    return Table(made)


def read(*blocks: Table | Paragraph) -> tuple[Draft, ImportLog]:
    (grid,) = finder.find_annexes(Source(blocks, (), "a.xlsx"))
    return recognised(grid)


def recognised(grid: Grid) -> tuple[Draft, ImportLog]:
    found = recognise(grid, period=Period("năm", 2024))
    return found.draft, found.account


def contents(draft: Draft) -> list[tuple[str, list[str]]]:
    return [(section.domain.name, [task.content for task in section.tasks]) for section in draft.sections]


def skipped(account: ImportLog) -> list[tuple[str, str]]:
    return [(entry.what, entry.why) for entry in account if entry.action == "skipped"]


@pytest.mark.parametrize(
    "row",
    [
        ("", "Tổng cộng", "", "", "", "90%"),
        ("Tổng số", "", "", "", "2 nhiệm vụ", ""),
        ("TỔNG CỘNG (I+II):", "", "", "", "", "90%"),
        ("", "", "Cộng", "", "2", ""),
        ("Tổng số nhiệm vụ: 2; hoàn thành: 1",),
        ("", "Cộng lĩnh vực kinh tế", "", "", "2 nhiệm vụ", "75%"),
        ("Cộng lĩnh vực I", "", "", "", "2", ""),
        ("", "Tổng cộng: 12 nhiệm vụ", "", "", "", ""),
        ("", "TỔNG SỐ", "", "", "02/02 nhiệm vụ hoàn thành", "75%"),
        ("", "", "Tổng hợp: 2 nhiệm vụ", "", "", "75%"),
        ("-", "Tổng cộng", "", "", "2", ""),
        ("III", "TỔNG CỘNG", "", "", "2", "75%"),
        ("", "Tỷ lệ hoàn thành lĩnh vực I", "", "", "", "75%"),
        ("", "", "Tổng số tiêu chí đạt: 5/8", "", "", ""),
        ("", "Tổng số xã đạt chuẩn nông thôn mới: 9", "", "", "", ""),
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_a_row_that_sums_up_is_neither_a_task_nor_a_domain(row: tuple[str, ...], above: bool) -> None:
    body = (row, ONE, TWO) if above else (ONE, TWO, row)
    draft, account = read(table(HEAD, *body))
    assert contents(draft) == [("", ["Sắp xếp", "Tuần tra"])]
    assert skipped(account) == [(text, "account.row") for text in row if text]


@pytest.mark.parametrize(
    "row",
    [
        ("1", "", "Tổng số lao động có việc làm", "", "120", ""),
        ("", "Công đoàn xã", "Tổng kết năm", "", "Xong", ""),
        ("", "Hội Nông dân", "Cộng tác với Hội LHPN", "", "Xong", ""),
        ("", "Công an xã", "Cộng tác viên", "", "3", ""),
        ("", "Công an phường", "Tuần tra", "", "3", "80%"),
        ("", "", "Tổng khối lượng đất đào", "", "120", "80%"),
        ("", "", "Tổng số xã đạt chuẩn", "", "5", ""),
        ("", "Công an xã", "Tổng số vụ việc: 5", "", "Đã xử lý", ""),
    ],
)
def test_tasks_that_begin_with_a_sum_stay(row: tuple[str, ...]) -> None:
    assert contents(read(table(HEAD, row))[0]) == [("", [row[2]])]


@pytest.mark.parametrize(
    "told",
    [
        ("", "", "02 nhiệm vụ", "75%"),
        ("", "02", "", "75%"),
        ("02 nhiệm vụ", "", "", ""),
        ("", "", "Hoàn thành 1/2 nhiệm vụ, đang thực hiện 1 nhiệm vụ", ""),
        ("", "", "Cộng: 3", "đạt 80%"),
        ("Tổng: 02 NV", "01 văn bản", "Hoàn thành 01/02", "Chưa hoàn thành"),
    ],
)
@pytest.mark.parametrize(
    ("label", "domain"),
    [
        (("I", "Kinh tế"), ("I", "Kinh tế")),
        (("A", "KINH TẾ"), ("A", "KINH TẾ")),
        (("1", "Lĩnh vực kinh tế"), ("1", "Lĩnh vực kinh tế")),
        (("II. Kinh tế", ""), ("II.", "Kinh tế")),
        (("", "I. Kinh tế"), ("I.", "Kinh tế")),
        (("", "Phòng Kinh tế"), ("", "Phòng Kinh tế")),
        (("Phòng Kinh tế", ""), ("", "Phòng Kinh tế")),
    ],
)
def test_a_section_may_count_its_tasks(
    told: tuple[str, ...], label: tuple[str, str], domain: tuple[str, str]
) -> None:
    draft, account = read(table(HEAD, (*label, *told), ONE, TWO))
    (section,) = draft.sections
    assert (section.domain.numeral, section.domain.name) == domain
    assert [task.content for task in section.tasks] == ["Sắp xếp", "Tuần tra"]
    assert skipped(account) == [(text, "account.row") for text in told if text]


@pytest.mark.parametrize(
    "row",
    [
        ("II", "Công an", "Giữ gìn", "", "5/8", "80%"),
        ("", "Công an", "Giữ gìn", "", "80%", "80%"),
        ("", "", "Thu ngân sách", "", "80%", ""),
        ("I", "Kinh tế", "", "", "5/8 xã đạt", "80%"),
        ("", "", "Tỷ lệ hộ nghèo", "", "5/8", "75%"),
    ],
)
def test_figures_are_a_tasks_result(row: tuple[str, ...]) -> None:
    (section,) = read(table(HEAD, ONE, row, TWO))[0].sections
    assert [task.result for task in section.tasks] == ["Đã xong", row[4], "Đang làm"]


@pytest.mark.parametrize(
    "foot",
    [
        [("", "Người lập biểu", "", "", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", ""), ("", "Hà", "", "", "Tú", "")],
        [("", "", "", "", "Điềm He, ngày 15 tháng 9 năm 2025", ""), ("", "", "", "", "CHỦ TỊCH", "")],
        [("", "", "", "Ngày ... tháng ... năm 2025", "", ""), ("", "KT. CHỦ TỊCH", "", "", "", "")],
        [("Ghi chú: số liệu tính đến ngày 10/9/2025",)],
        [("Nguồn: Văn phòng HĐND và UBND",), ("Nơi nhận:", "", "", "", "CHỦ TỊCH", "")],
        [("", "Người lập biểu: Vi Thị Hà", "", "", "CHÁNH VĂN PHÒNG: Lê Tú", "")],
        [("", "", "", "", "Điềm He, ngày 15 tháng 9 năm 2025\nHIỆU TRƯỞNG\n(Đã ký)\n\nLê Anh Tú", "")],
        [("", "KẾ TOÁN", "Nơi nhận:\n- Như trên", "", "KT. TRẠM TRƯỞNG\nPHÓ TRẠM TRƯỞNG", "")],
        [("", "", "", "", "T/M BAN THƯỜNG VỤ", ""), ("", "", "", "", "PHÓ BÍ THƯ", "")],
        [("CHÁNH VĂN PHÒNG",), ("", "", "", "", "Nguyễn Văn An", "")],
    ],
)
def test_the_foot_is_no_task(foot: list[tuple[str, ...]]) -> None:
    draft, account = read(table(HEAD, ONE, TWO, UNNUMBERED, *foot))
    assert contents(draft) == [("", ["Sắp xếp", "Tuần tra", "Giữ gìn"])]
    assert draft.sections[0].tasks[-1].result == "Đang làm"
    assert skipped(account) == [(text, "account.after_table") for row in foot for text in row if text]


@pytest.mark.parametrize(
    "content", ["Kỳ họp thứ 12 của HĐND", "Chủ tịch UBND xã " + "đối thoại với dân " * 5]
)
def test_a_content_alone_may_begin_as_a_signature_does(content: str) -> None:
    draft, _ = read(table(HEAD, ONE, ("", "", content, "", "", "")))
    assert contents(draft) == [("", ["Sắp xếp", content])]


@pytest.mark.parametrize(
    "signature",
    [
        *("CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng", "Hiệu trưởng", "BÍ THƯ ĐẢNG ỦY", "Phó Bí thư Chi bộ"),
        *(
            "Trạm trưởng",
            "TRƯỞNG TRẠM",
            "CHỈ HUY TRƯỞNG",
            "Chính trị viên",
            "TRƯỞNG CÔNG AN XÃ",
            "Trưởng ban",
        ),
        *("Trưởng phòng Nội vụ", "Giám đốc", "Thủ trưởng đơn vị", "Q. CHỦ TỊCH", "TUQ. Chủ tịch"),
        *("Người tổng hợp", "KẾ TOÁN", "VĂN THƯ", "(Ký tên, đóng dấu)", "(Ký, ghi rõ họ tên)", "(Đã ký)"),
    ],
)
@pytest.mark.parametrize("column", [1, 3, 4, None])
def test_a_signature_alone_is_no_part_of_the_task_above(signature: str, column: int | None) -> None:
    row = tuple(signature if at == column else "" for at in range(6)) if column else (signature,)
    draft, account = read(table(HEAD, ONE, TWO, row))
    assert [(task.documents, task.result) for task in draft.sections[-1].tasks] == [
        ("42/KH-UBND", "Đã xong"),
        ("", "Đang làm"),
    ]
    assert skipped(account) == [(signature, "account.after_table")]


@pytest.mark.parametrize(
    "text",
    [
        *("Chủ tịch UBND xã đã chỉ đạo", "Trưởng phòng Kinh tế báo cáo UBND xã", "Ký 3 hợp đồng"),
        *("Bí thư Chi bộ các thôn cùng vào cuộc", "Giám đốc Trung tâm\nđược giao chủ trì", "Kế toán đã chi"),
    ],
)
def test_a_result_may_go_on_with_who_signs(text: str) -> None:
    draft, _ = read(table(HEAD, ONE, TWO, ("", "", "", "", text, "")))
    assert draft.sections[0].tasks[-1].result == f"Đang làm\n{text}"


def test_an_office_that_signs_may_head_tasks_without_numbers() -> None:
    office = "Chủ tịch UBND xã Tân Đoàn"
    task = ("", "Phòng Nội vụ", "Tiếp dân", "", "Tiếp 12 lượt", "")
    assert contents(read(table(HEAD, ONE, (office,), task))[0]) == [("", ["Sắp xếp"]), (office, ["Tiếp dân"])]


def test_an_office_that_signs_may_be_a_unit() -> None:
    chief = ("", "Chủ tịch UBND xã", "Tiếp dân", "", "Xong", "")
    note = ("Ghi chú: nhiệm vụ bổ sung",)
    draft, _ = read(table(HEAD, ONE, note, chief, TWO))
    assert contents(draft) == [("", ["Sắp xếp"]), (note[0], ["Tiếp dân", "Tuần tra"])]


def test_the_foot_is_known_where_tasks_have_no_numbers() -> None:
    draft, _ = read(
        table(
            HEAD[1:], ONE[1:], TWO[1:], ("Người lập biểu", "", "", "Thủ trưởng đơn vị", ""), ("Hà", "", "Tú")
        )
    )
    assert contents(draft) == [("", ["Sắp xếp", "Tuần tra"])]


def test_a_name_may_stand_right_behind_its_numeral() -> None:
    head = ("TT", "Văn bản giao nhiệm vụ", "Nhiệm vụ", "Đơn vị", "Kết quả")
    draft, _ = read(
        table(
            head,
            ("I", "Lĩnh vực kinh tế", "", "", ""),
            ("1", "42/KH-UBND", "Sắp xếp", "Phòng Nội vụ", "Xong"),
            ("", "II. Nội chính", "", "", ""),
            ("2", "43/KH-UBND", "Tuần tra", "Công an", "Xong"),
        )
    )
    assert contents(draft) == [("Lĩnh vực kinh tế", ["Sắp xếp"]), ("Nội chính", ["Tuần tra"])]


def test_a_header_over_two_rows_needs_no_empty_cells() -> None:
    upper = ("TT", "Đơn vị", "Nội dung", "Tóm tắt kết quả", "", "")
    lower = ("", "", "", "Tên văn bản", "Khối lượng", "Đánh giá")
    headings = headings_of(read(table(upper, lower, ONE))[0].report)
    assert (headings.results, headings.documents) == ("Tóm tắt kết quả", "Tên văn bản")
    assert (headings.result, headings.evaluation) == ("Khối lượng", "Đánh giá")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_title_merged_over_some_columns_is_no_heading(at: int) -> None:
    title = [Cell("Kết quả thực hiện nhiệm vụ năm 2024", 0, at, 1, 4)]
    report = read(table(title, HEAD, ONE))[0].report
    assert (report.titles, headings_of(report).results) == (("Kết quả thực hiện nhiệm vụ năm 2024",), None)


def test_a_narrative_below_merged_cells_is_the_same_task() -> None:
    merged = [Cell(text, 0, column, 2) for column, text in enumerate(ONE) if column not in (3, 4)]
    first = sorted([*merged, Cell("1/KH-UBND", 0, 3), Cell("Đợt 1", 0, 4)], key=lambda cell: cell.column)
    draft, account = read(table(HEAD, first, [Cell("2/KH-UBND", 0, 3), Cell("Đợt 2", 0, 4)], TWO))
    task = draft.sections[0].tasks[0]
    assert (task.documents, task.result) == ("1/KH-UBND\n2/KH-UBND", "Đợt 1\nĐợt 2")
    assert contents(draft) == [("", ["Sắp xếp", "Tuần tra"])]
    assert [entry.what for entry in account if entry.action == "joined"] == ["2/KH-UBND", "Đợt 2"]


def test_each_evaluation_below_a_merged_content_is_a_task() -> None:
    first = [Cell(text, 0, column, 2 if column < 3 else 1) for column, text in enumerate(ONE)]
    draft, _ = read(table(HEAD, first, [Cell("Đợt 2", 0, 4), Cell("50%", 0, 5)]))
    assert [(task.content, task.evaluation) for task in draft.sections[0].tasks] == [
        ("Sắp xếp", "100%"),
        ("Sắp xếp", "50%"),
    ]


def test_the_head_of_a_letter_in_the_table_is_no_title() -> None:
    letter = ("UBND XÃ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", "")
    motto = ("", "", "", "Độc lập - Tự do - Hạnh phúc", "", "")
    draft, account = read(table(letter, motto, ("BIỂU TỔNG HỢP",), (ATTACHED,), HEAD, ONE))
    assert draft.report.titles == ("BIỂU TỔNG HỢP",)
    assert draft.report.attached_to == ATTACHED
    assert skipped(account) == [(text, "account.before_table") for text in (*letter, *motto) if text]


def test_a_sheet_with_titles_takes_none_of_the_cover() -> None:
    cover = Table([[Cell("BÁO CÁO", 0, 0, where="sheet 1, row 1, column 1")]])
    draft, account = read(cover, table(("BIỂU TỔNG HỢP",), HEAD, ONE, sheet=2))
    assert draft.report.titles == ("BIỂU TỔNG HỢP",)
    assert skipped(account) == [("BÁO CÁO", "account.outside")]
    assert read(cover, table(HEAD, ONE, sheet=2))[0].report.titles == ("BÁO CÁO",)


def test_the_nations_motto_ends_a_letters_head() -> None:
    lines = ["UBND XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "TIẾN ĐỘ"]
    made = [Paragraph(line, f"paragraph {place}") for place, line in enumerate(lines, 1)]
    draft, account = read(*made, table(HEAD, ONE))
    assert draft.report.titles == ("TIẾN ĐỘ",)
    assert skipped(account) == [(line, "account.outside") for line in lines[:3]]


@pytest.mark.parametrize(
    "remark",
    ["Nhận xét: các phòng đã cố gắng", "Nguyên nhân chậm tiến độ: thiếu vốn", "Các đơn vị đã rà soát xong."],
)
def test_a_sentence_across_the_table_below_its_last_task_is_no_domain(remark: str) -> None:
    draft, account = read(table(HEAD, ONE, TWO, (remark,)))
    assert contents(draft) == [("", ["Sắp xếp", "Tuần tra"])]
    assert skipped(account) == [(remark, "account.after_table")]


@pytest.mark.parametrize(
    ("name", "below"),
    [
        ("Phòng Nội vụ: 5 nhiệm vụ", (UNNUMBERED,)),
        ("CÔNG TÁC KHÁC.", ()),
        ("Lĩnh vực khác: quốc phòng", ()),
        ("Nhiệm vụ khác:", ()),
    ],
)
def test_a_name_across_the_table_below_its_last_number_is_a_domain(
    name: str, below: tuple[tuple[str, ...], ...]
) -> None:
    draft, _ = read(table(HEAD, ONE, (name,), *below))
    assert contents(draft) == [("", ["Sắp xếp"]), (name, ["Giữ gìn"] * len(below))]


@pytest.mark.parametrize(
    ("text", "why"), [("Ghi chú: xem biểu 2", "after_table"), ("...", "unfilled"), ("6 (cũ)", "unfilled")]
)
def test_a_note_in_the_column_of_the_numbers_is_told_as_one(text: str, why: str) -> None:
    draft, account = read(table(HEAD, ONE, TWO, (text, "")))
    assert contents(draft) == [("", ["Sắp xếp", "Tuần tra"])]
    assert skipped(account) == [(text, f"account.{why}")]
