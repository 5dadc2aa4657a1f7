"""Word and Excel file of a review sheet show every finding, what was accepted, signed off and not read."""

from __future__ import annotations

import errno
import os
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import pytest
from openpyxl import load_workbook

from db.errors import Refused
from db.records import Acceptance, AcceptedPlace, Column, Period, Report
from vqdesk.checks.checker import check_report, coverage_of
from vqdesk.checks.frame.subject import Subject
from vqdesk.columns.internal import WATERMARK
from vqdesk.formats.opc import package
from vqdesk.review import layout
from vqdesk.review.export import REVIEW_ENDINGS, export_review
from vqdesk.review.sheet import ReviewSheet, SignedNote, place_findings
from vqdesk.system.files import UnknownEnding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WRONG = "Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%. Huyện phần đầu đạt chỉ tiêu."
UNREAD = f"Tổng số {'1' * 400} hộ; đơn giá 3/4."
REPORT = Report("r", "UBND xã  Yên Phúc", Period("quý", 2026, 3), (), "", ())
SIGNED = (
    SignedNote(
        "content",
        ("Lan đã kiểm tra nội dung; cần kiểm tra lại:", "Nhiệm vụ 1: sửa “Kết quả”"),
        is_broken=True,
    ),
)


def subject(number: str, text: str, **texts: str) -> Subject:
    return Subject(f"t{number}", number, {"unit": "Phòng Nội vụ", "result": text, **texts})


def review(subjects: Sequence[Subject], report: Report | None = REPORT, **more: Any) -> ReviewSheet:
    found = place_findings(check_report(subjects), subjects)
    values: dict[str, Any] = {"at": "2026-09-30T01:00:00+00:00", "release": "0.1.0", "report": report}
    return ReviewSheet(tuple(found), tuple(subjects), coverage_of(subjects), **(values | more))


def accepted(sheet: ReviewSheet, at: int, reason: str) -> ReviewSheet:
    placed = sheet.found[at]
    place = AcceptedPlace(placed.finding.task, placed.finding.rule, "result", placed.finding.text)
    word = Acceptance("r", "a", place, reason, "Nguyễn Thị Lan", "2026-09-29T02:00:00+00:00")
    changed = placed._replace(finding=replace(placed.finding, accepted=word))
    return replace(sheet, found=(*sheet.found[:at], changed, *sheet.found[at + 1 :]))


@pytest.fixture(scope="module")
def sheet() -> ReviewSheet:
    subjects = [
        subject("1", WRONG),
        subject("2", "79/965 đơn, chiếm 8,1%."),
        subject("3", WRONG),
        subject("4", UNREAD),
    ]
    found = review(subjects, signed=SIGNED)
    at = next(at for at, each in enumerate(found.found) if each.finding.task == "t3")
    return accepted(found, at, "Theo biểu của Phòng Tài chính")


def lines_of(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def rows_of(path: Path, sheet: str) -> list[list[str]]:
    rows = [[cell.value or "" for cell in row] for row in load_workbook(path)[sheet].iter_rows()]
    return rows[next(at for at, row in enumerate(rows) if row[1]) :]


def text_of(value: object) -> str:
    return value if isinstance(value, str) else "".join(piece.text for piece in value)


def test_word_tells_all_in_its_order(sheet: ReviewSheet, tmp_path: Path) -> None:
    out = tmp_path / "phiếu.docx"
    export_review(sheet, out)
    lines = lines_of(out)
    assert lines[:3] == ["PHIẾU RÀ SOÁT BÁO CÁO TRƯỚC KHI KÝ", "Quý III năm 2026", "UBND xã Yên Phúc"]
    assert lines[3].endswith("30/09/2026 bằng chương trình vqdesk, bản 0.1.0")
    assert lines[4] == layout.covered(sheet)
    assert lines[4].startswith("Đã kiểm ")
    assert lines[5] == "Còn 1 chỗ sai, 2 chỗ nghi vấn, 2 góp ý; 1 chỗ đã được chấp nhận."
    at = lines.index("Xác nhận kiểm tra")
    assert lines[at + 1 : at + 4] == [
        "Lan đã kiểm tra nội dung; cần kiểm tra lại:",
        "- Nhiệm vụ 1: sửa “Kết quả”",
        "Chưa có ai xác nhận đã kiểm tra thể thức.",
    ]
    strong = [each.text for each in docx.Document(str(out)).paragraphs if each.style.font.bold]
    assert lines[at + 1] in strong
    assert lines[at + 2] not in strong
    titles = [line for line in lines if line.partition(".")[0] in ("I", "II", "III", "IV", "V")]
    assert titles == [
        "I. Chỗ sai (1)",
        "II. Chỗ nghi vấn, cần xem lại (2)",
        "III. Góp ý về cách ghi (2)",
        "IV. Chỗ đã được chấp nhận để nguyên (1)",
        f"V. Số không tự tính lại được, cần người đối chiếu ({sheet.coverage.unread})",
    ]


def test_a_finding_has_its_sentence_with_the_words_in_doubt_marked(
    sheet: ReviewSheet, tmp_path: Path
) -> None:
    export_review(sheet, tmp_path / "a.docx")
    wrong, *_, kept, unread = docx.Document(str(tmp_path / "a.docx")).tables
    number, unit, column, sentence, told, proposal = wrong.rows[1].cells
    assert (number.text, unit.text, column.text) == ("1", "Phòng Nội vụ", "Kết quả thực hiện")
    assert sentence.text == "Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%."
    runs = [run for run in sentence.paragraphs[0].runs if run.bold]
    assert [(run.text, bool(run.underline)) for run in runs] == [
        ("965", False),
        ("886", False),
        ("98,1%", True),
    ]
    assert told.text.startswith("886 / 965 = 91,8%\nTrong văn bản ghi 98,1%")
    assert proposal.text == "Sửa “98,1%” thành “91,8%”"
    *_, reason, by = kept.rows[1].cells
    assert reason.text == "Theo biểu của Phòng Tài chính"
    assert by.text.startswith("Nguyễn Thị Lan, ")
    assert "29/09/2026" in by.text
    assert "1" * 200 in unread.rows[1].cells[-1].text


def test_what_is_found_in_one_sentence_is_one_row_of_word_and_each_is_told(tmp_path: Path) -> None:
    sentence = "Huyện phần đầu sau khi sát nhập song tiếp tục lập quy hoạch, đạt 886/965 hồ sơ (98,1%)."
    other = "Xã phần đầu đạt chuẩn."
    found = review([subject("1", f"{sentence} {other}"), subject("2", sentence)])
    export_review(found, tmp_path / "a.docx")
    export_review(found, tmp_path / "a.xlsx")
    doubtful = docx.Document(str(tmp_path / "a.docx")).tables[1].rows[1:]
    assert [(row.cells[0].text, row.cells[3].text) for row in doubtful] == [
        ("1", sentence),
        ("1", other),
        ("2", sentence),
    ]
    marked = [run.text for run in doubtful[0].cells[3].paragraphs[0].runs if run.underline]
    assert marked == ["phần đầu", "sát nhập", "song"]
    assert doubtful[0].cells[4].text.splitlines() == [
        "(1) “phần đầu” thường là gõ nhầm của “phấn đấu”.",
        "(2) “sát nhập” thường là gõ nhầm của “sáp nhập”.",
        "(3) “song” thường là gõ nhầm của “xong”.",
    ]
    assert doubtful[0].cells[5].text.splitlines() == [
        "(1) Sửa “phần đầu” thành “phấn đấu”",
        "(2) Sửa “sát nhập” thành “sáp nhập”",
        "(3) Sửa “song” thành “xong”",
    ]
    assert doubtful[1].cells[5].text == "Sửa “phần đầu” thành “phấn đấu”"
    assert len([row for row in rows_of(tmp_path / "a.xlsx", "Phát hiện") if row[0] == "Nghi vấn"]) == 7


def test_a_sentence_with_very_much_in_it_is_told_in_several_rows(tmp_path: Path) -> None:
    found = review([subject("1", "Việc sát nhập, " * 14 + "xong.")])
    export_review(found, tmp_path / "a.docx")
    rows = docx.Document(str(tmp_path / "a.docx")).tables[0].rows[1:]
    assert [len(row.cells[5].text.splitlines()) for row in rows] == [6, 6, 2]
    marked = [[run for run in row.cells[3].paragraphs[0].runs if run.underline] for row in rows]
    assert [len(runs) for runs in marked] == [6, 6, 2]


def test_the_same_words_elsewhere_are_a_row_of_their_own(tmp_path: Path) -> None:
    found = review([subject("1", "Đã sát nhập xong.\nĐã sát nhập xong.")])
    export_review(found, tmp_path / "a.docx")
    rows = docx.Document(str(tmp_path / "a.docx")).tables[0].rows[1:]
    assert [row.cells[5].text for row in rows] == ["Sửa “sát nhập” thành “sáp nhập”"] * 2


def test_no_row_is_torn_and_headings_stand_on_every_page(sheet: ReviewSheet, tmp_path: Path) -> None:
    export_review(sheet, tmp_path / "a.docx")
    body = docx.Document(str(tmp_path / "a.docx")).element.body
    rows = body.xpath(".//w:tr")
    assert body.xpath(".//w:tr[w:trPr/w:cantSplit]") == rows
    assert len(body.xpath(".//w:tr[w:trPr/w:tblHeader]")) == len(body.xpath("w:tbl"))


def test_excel_gives_the_same_texts_back(sheet: ReviewSheet, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    export_review(sheet, out)
    book = load_workbook(out)
    assert book.sheetnames == ["Tổng hợp", "Phát hiện", "Đã chấp nhận", "Không đọc được"]
    parts = {part.name: part for part in layout.sheet_parts(sheet)}
    headings, *rows = rows_of(out, "Phát hiện")
    assert headings == ["Mức", *layout.column_headings(sheet, parts["error"].columns)]
    words = {"error": "Sai", "warning": "Nghi vấn", "info": "Góp ý"}
    assert rows == [[words[name], *map(text_of, row)] for name in words for row in parts[name].rows]
    for tab, name in (("Đã chấp nhận", "accepted"), ("Không đọc được", "unread")):
        assert rows_of(out, tab)[1:] == [list(map(text_of, row)) for row in parts[name].rows]
    first = [row[0].value for row in book["Tổng hợp"].iter_rows()]
    assert layout.covered(sheet) in first
    assert {text for text, _ in layout.signed_lines(sheet)} < set(first)
    for page in book.worksheets:
        assert (page.page_setup.orientation, page.page_setup.fitToWidth) == ("landscape", 1)
        assert (page.print_title_rows is None) == (page.title == "Tổng hợp")


def test_the_words_in_doubt_are_marked_in_excel_too(sheet: ReviewSheet, tmp_path: Path) -> None:
    export_review(sheet, tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx", rich_text=True)["Phát hiện"]
    rich = next(cell.value for row in page.iter_rows() for cell in row if "98,1%" in str(cell.value))
    marked = [(str(piece), piece.font.u) for piece in rich if getattr(piece, "font", None) and piece.font.b]
    assert marked == [("965", None), ("886", None), ("98,1%", "single")]


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    odd = subject("=1+1", f"=HYPERLINK(A1) {WRONG}", unit="+cmd|' /C calc'!A0", content="@SUM(1)")
    wrong = [subject("-1", "\t=2 phần đầu đạt 90%.", unit="-Phòng"), odd]
    out = tmp_path / "a.xlsx"
    export_review(accepted(review(wrong), 0, "=1+2"), out)
    cells = [cell for page in load_workbook(out) for row in page.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if str(cell.value)[0] in "=+-@\t"]
    assert len(risky) > 4
    assert all(cell.quotePrefix for cell in risky)


def test_what_stays_inside_is_said_to(tmp_path: Path) -> None:
    inside = replace(REPORT, columns=(Column("result", "Kết quả", visibility="internal"),))
    outside = replace(REPORT, columns=(Column("note", "Ghi chú", visibility="internal"),))
    for report, is_marked in ((inside, True), (outside, True), (REPORT, False), (None, False)):
        sheet = review([subject("1", WRONG)], report)
        for ending in REVIEW_ENDINGS:
            export_review(sheet, tmp_path / f"a{ending}")
        firsts = {lines_of(tmp_path / "a.docx")[0]}
        firsts |= {page["A1"].value for page in load_workbook(tmp_path / "a.xlsx")}
        assert (firsts == {WATERMARK}) == is_marked
        assert (WATERMARK in firsts) == is_marked


def test_of_many_edits_since_a_sign_off_the_first_are_told() -> None:
    note = SignedNote("form", ("Lan đã kiểm tra thể thức:", *(f"Nhiệm vụ {number}" for number in range(100))))
    told = [text for text, _ in layout.signed_lines(review([], signed=(note,)))]
    assert told[0] == "Lan đã kiểm tra thể thức:"
    assert told[1:31] == [f"- Nhiệm vụ {number}" for number in range(30)]
    assert told[31:] == ["… và 70 chỗ khác.", "Chưa có ai xác nhận đã kiểm tra nội dung."]


def test_a_sheet_that_leaves_something_out_says_so(tmp_path: Path) -> None:
    whole = review([subject("1", WRONG)])
    partial = replace(whole, rules=("share", "row.mean"), least="error")
    out = tmp_path / "a.docx"
    export_review(partial, out)
    told = " ".join(lines_of(out))
    assert "các quy tắc: share, row.mean." in told
    assert "từ mức “Sai” trở lên" in told
    export_review(whole, out)
    assert "Phiếu chỉ nêu" not in " ".join(lines_of(out))


@pytest.mark.parametrize("ending", REVIEW_ENDINGS)
def test_a_report_without_findings_goes_out_too(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a{ending}"
    export_review(review([]), out)
    if ending == ".docx":
        lines = lines_of(out)
        assert lines.count("Không có.") == 5
        assert "Chưa có ai xác nhận đã kiểm tra nội dung." in lines
    else:
        assert load_workbook(out).sheetnames == ["Tổng hợp", "Phát hiện"]


def test_a_task_without_a_number_is_known_by_its_first_words(tmp_path: Path) -> None:
    content = "Giảm tội phạm hình sự từ ba đến năm phần trăm so với năm trước"
    export_review(review([subject("", WRONG, content=content)]), tmp_path / "a.docx")
    (number, unit, *_) = docx.Document(str(tmp_path / "a.docx")).tables[0].rows[1].cells
    assert number.text == ""
    assert unit.text.startswith("Phòng Nội vụ\n(Giảm tội phạm hình sự từ ba đến")
    assert unit.text.endswith(" …)")


@pytest.mark.parametrize("ending", REVIEW_ENDINGS)
def test_five_thousand_findings_go_out_and_more_are_told(tmp_path: Path, ending: str) -> None:
    one = review([subject("1", WRONG)])
    placed = next(each for each in one.found if each.finding.severity == "error")
    many = replace(one, found=(placed,) * 5_003)
    out = tmp_path / f"a{ending}"
    start = time.perf_counter()
    export_review(many, out)
    assert time.perf_counter() - start < 30
    if ending == ".docx":
        lines = lines_of(out)
        assert "I. Chỗ sai (5003)" in lines
        note = "Còn 3 chỗ khác không ghi vào phiếu này; hãy sửa bớt rồi kiểm tra lại."
        assert note in lines
        (table,) = docx.Document(str(out)).element.body.xpath("w:tbl")
        assert len(table.xpath("w:tr")) == 5_001
    else:
        page = load_workbook(out)["Phát hiện"]
        assert "Còn 3 chỗ khác" in page.cell(page.max_row, 1).value


def test_signs_that_no_file_holds_do_no_harm(tmp_path: Path) -> None:
    text = f"A\x01\u200b\ufffe {WRONG} \ud800 hết"
    for ending in REVIEW_ENDINGS:
        export_review(review([subject("\x02", text, unit="\ud83d")]), tmp_path / f"a{ending}")
    assert "98,1%" in str(rows_of(tmp_path / "a.xlsx", "Phát hiện"))


@pytest.mark.parametrize("ending", REVIEW_ENDINGS)
def test_the_same_sheet_is_the_same_bytes(sheet: ReviewSheet, tmp_path: Path, ending: str) -> None:
    one, other = tmp_path / f"một{ending}", tmp_path / f"hai{ending}"
    export_review(sheet, one)
    export_review(sheet, other)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("ending", REVIEW_ENDINGS)
@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "disk.full"), (errno.EACCES, "folder.read_only"), (errno.EBUSY, "file.locked")],
)
def test_errors_of_the_disk_leave_the_old_file(
    sheet: ReviewSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, number: int, key: str
) -> None:
    out = tmp_path / f"a{ending}"
    out.write_bytes(b"before")

    def fail(_handle: int) -> None:
        raise OSError(number, "planted")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused) as caught:
        export_review(sheet, out)
    assert caught.value.key == key
    assert out.read_bytes() == b"before"
    assert os.listdir(tmp_path) == [out.name]


@pytest.mark.parametrize("ending", REVIEW_ENDINGS)
def test_a_file_that_reads_back_otherwise_is_refused(
    sheet: ReviewSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(package.Package, "read", lambda *_: b"other")
    with pytest.raises(Refused) as caught:
        export_review(sheet, tmp_path / f"a{ending}")
    assert caught.value.key == "file.changed_readback"
    assert os.listdir(tmp_path) == []


def test_another_ending_and_a_folder_of_the_name_are_refused(sheet: ReviewSheet, tmp_path: Path) -> None:
    with pytest.raises(UnknownEnding):
        export_review(sheet, tmp_path / "a.pdf")
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(Refused) as caught:
        export_review(sheet, tmp_path / "a.docx")
    assert caught.value.key == "file.folder"
    assert os.listdir(tmp_path) == ["a.docx"]
