"""The office that a document's head names becomes the report's, in every container, and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handmade.word_xml import docx

from db.errors import Refused
from db.records import Period
from vqdesk.annex.recognition.letterhead import find_office, read_labelled_period
from vqdesk.annex.source.import_log import LogEntry
from vqdesk.importing.file_import import open_clipboard, open_file

if TYPE_CHECKING:
    from pathlib import Path

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TITLES = ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ quý I năm 2026")
ROWS = (
    ("TT", "Đơn vị", "Nội dung", "Kết quả", "Tỷ lệ"),
    ("1", "Phòng A", "Việc một", "Đã làm", "50%"),
    ("2", "Phòng B", "Việc hai", "Đang làm", "60%"),
)


def found(*lines: str, titles: tuple[str, ...] = TITLES) -> str | None:
    """Return the office of a head whose lines, or cells of one row, are these."""
    office = find_office([LogEntry("table 1", "\n".join(lines), "skipped", "account.outside")], titles)
    return office.name if office else None


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (("ỦY BAN NHÂN DÂN", f"XÃ VĂN QUAN\t{NATION}", MOTTO), "ỦY BAN NHÂN DÂN XÃ VĂN QUAN"),
        ((f"ỦY BAN NHÂN DÂN\nXÃ BẢN MẠ\n-------\t{NATION}\n{MOTTO}",), "ỦY BAN NHÂN DÂN XÃ BẢN MẠ"),
        ((f"UBND TỈNH LẠNG SƠN\nSỞ NỘI VỤ\t{NATION}",), "SỞ NỘI VỤ"),
        ((f"UBND TỈNH LẠNG SƠN\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\t{NATION}",), "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ((f"UBND HUYỆN NÀ SẦM\t{NATION}", f"PHÒNG NỘI VỤ\t{MOTTO}", "Số: 12/BC-PNV"), "PHÒNG NỘI VỤ"),
        ((f"UBND HUYỆN NÀ SẦM\nVĂN PHÒNG\t{NATION}",), "VĂN PHÒNG UBND HUYỆN NÀ SẦM"),
        (("ĐẢNG BỘ TỈNH LẠNG SƠN\nĐẢNG ỦY XÃ BẢN MẠ\t\nĐẢNG CỘNG SẢN VIỆT NAM",), "ĐẢNG ỦY XÃ BẢN MẠ"),
        ((f"UBND XÃ BẢN MẠ {NATION}", MOTTO), "UBND XÃ BẢN MẠ"),
        (("Kính gửi: UBND tỉnh", NATION, MOTTO), None),
        ((NATION, MOTTO, "Số: 5/BC-UBND"), None),
        (("UBND XÃ BẢN MẠ",), None),  # no head without the nation's name: a line of some text
        (("CÁC PHÒNG, BAN", NATION), None),
        (("CÔNG AN", NATION), None),
    ],
)
def test_the_lowest_office_of_a_head_is_the_author(lines: tuple[str, ...], office: str | None) -> None:
    assert found(*lines) == office


@pytest.mark.parametrize(
    ("titles", "office"),
    [
        (("UBND XÃ BẢN MẠ", *TITLES), "UBND XÃ BẢN MẠ"),
        (("SỞ NỘI VỤ", "BIỂU ĐÁNH GIÁ"), "SỞ NỘI VỤ"),
        (("BIỂU CỦA UBND XÃ BẢN MẠ",), None),
        (("UBND CÁC XÃ, THỊ TRẤN",), None),
        (("UBND xã báo cáo như sau",), None),
        (("BAN CHẤP HÀNH", "BIỂU"), None),
        (("SỐ LIỆU THỰC HIỆN",), None),
        (("BỔ SUNG NHIỆM VỤ",), None),
        (("PHONG TRÀO THI ĐUA",), None),
        (("BẢN TỔNG HỢP",), None),
        (("HỘI NGHỊ GIAO BAN",), None),
        (("PHÒNG, CHỐNG THIÊN TAI",), None),
        (("BỘ TIÊU CHÍ NÔNG THÔN MỚI",), None),
        (("QUÝ I NĂM 2026",), None),
        ((), None),
    ],
)
def test_the_line_above_the_titles_names_it_too(titles: tuple[str, ...], office: str | None) -> None:
    assert found(titles=titles) == office


def _paragraphs(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ("".join(f"<w:tc>{_paragraphs(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _html(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ("".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


HEAD = (("ỦY BAN NHÂN DÂN\nXÃ VĂN QUAN", f"{NATION}\n{MOTTO}"), ("Số: 12/BC-UBND", "Văn Quan, ngày 5/4/2026"))


def _word(folder: Path) -> Path:
    path = folder / "a.docx"
    path.write_bytes(docx(_table(HEAD) + _paragraphs("\n".join(TITLES)) + _table(ROWS)))
    return path


def _word_lines(folder: Path) -> Path:
    path = folder / "a.docx"
    head = f"UBND XÃ VĂN QUAN\n{NATION}\n{MOTTO}\n"
    path.write_bytes(docx(_paragraphs(head + "\n".join(TITLES)) + _table(ROWS)))
    return path


def _word_lines_below(folder: Path) -> Path:
    path = folder / "a.docx"
    head = f"{NATION}\n{MOTTO}\nUBND XÃ VĂN QUAN\nSố: 5/BC-UBND\n"
    path.write_bytes(docx(_paragraphs(head + "\n".join(TITLES)) + _table(ROWS)))
    return path


def _sheet_below(folder: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    for row in ([NATION], [MOTTO], [], ["UBND XÃ VĂN QUAN"], *([line] for line in TITLES), *map(list, ROWS)):
        book.active.append(row)
    path = folder / "a.xlsx"
    book.save(path)
    return path


def _page(folder: Path) -> Path:
    path = folder / "a.html"
    titles = "".join(f"<p>{line}</p>" for line in TITLES)
    path.write_text(f"<meta charset=utf-8>{_html(HEAD)}{titles}{_html(ROWS)}", encoding="utf-8")
    return path


def _plain(folder: Path) -> Path:
    path = folder / "a.txt"
    head = f"UBND XÃ VĂN QUAN\t{NATION}\nSố: 5/BC\t{MOTTO}\n"
    rows = "\n".join("\t".join(row) for row in ROWS)
    path.write_text("\n".join([head + "\n".join(TITLES), rows]), encoding="utf-8")
    return path


def _sheet(folder: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["UBND XÃ VĂN QUAN", None, None, NATION])
    sheet.append([None, None, None, MOTTO])
    for line in TITLES:
        sheet.append([line])
    for row in ROWS:
        sheet.append(list(row))
    path = folder / "a.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("make", [_word, _word_lines, _word_lines_below, _page, _plain, _sheet, _sheet_below])
def test_every_container_gives_its_office(make: object, tmp_path: Path) -> None:
    (annex,) = open_file(make(tmp_path)).annexes
    read = annex.recognise()
    # The profile tells how the name in capitals is written elsewhere.
    assert read.draft.report.organisation == "UBND xã Văn Quan"
    (told,) = [entry for entry in read.account if entry.why == "account.office"]
    assert told.action == "moved"
    assert told.what in ("UBND XÃ VĂN QUAN", "ỦY BAN NHÂN DÂN XÃ VĂN QUAN")
    assert read.draft.report.titles == TITLES


def test_an_office_among_the_titles_stays_a_title() -> None:
    lines = ["UBND XÃ BẢN MẠ", *TITLES, *("\t".join(row) for row in ROWS)]
    read = open_clipboard("", "\n".join(lines), "clipboard").annexes[0].recognise()
    assert (read.draft.report.organisation, read.draft.report.titles[0]) == ("UBND XÃ BẢN MẠ",) * 2
    assert [entry.action for entry in read.account if entry.why == "account.office_title"] == ["converted"]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("UBND xã Bản Mạ", "UBND xã Bản Mạ"),
        ("UBND PHƯỜNG TAM THANH", "UBND PHƯỜNG TAM THANH"),
        ("UBND xã Bản Mạ thực hiện", None),
        ("của UBND xã Bản Mạ", None),
    ],
)
def test_an_office_that_is_all_of_a_title_below_the_others(line: str, office: str | None) -> None:
    assert found(titles=(*TITLES, line)) == office


def test_the_attached_line_goes_before_the_head(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    attached = "(Kèm theo Báo cáo số 5/BC-UBND của UBND xã Tri Lễ)"
    path.write_bytes(docx(_table(HEAD) + _paragraphs("\n".join((*TITLES, attached))) + _table(ROWS)))
    read = open_file(path).annexes[0].recognise()
    assert read.draft.report.organisation == "UBND xã Tri Lễ"
    assert not [entry for entry in read.account if entry.why.startswith("account.office")]


# What else a head tells in cells

QUARTER = Period("quý", 2026, 1)
BESIDE = (("UBND XÃ BẢN MẠ\nVĂN PHÒNG", "\n".join(TITLES)),)


def _page_of(*tables: tuple[tuple[str, ...], ...]) -> str:
    return "".join(map(_html, tables)) + _html(ROWS)


@pytest.mark.parametrize("in_table", [False, True])
def test_titles_beside_an_office_are_titles(in_table: bool) -> None:
    head = (("UBND XÃ BẢN MẠ", "", "", TITLES[0], ""), ("VĂN PHÒNG", "", "", TITLES[1], ""))
    page = _html((*head, *ROWS)) if in_table else _page_of(BESIDE)
    read = open_clipboard(page, "", "clipboard").annexes[0].recognise()
    assert read.draft.report.titles == TITLES
    assert read.draft.report.period == QUARTER
    told = "\n".join(entry.what for entry in read.account)
    assert "UBND XÃ BẢN MẠ" in told
    assert "VĂN PHÒNG" in told


@pytest.mark.parametrize(
    "beside",
    [
        (("UBND XÃ BẢN MẠ", "Mẫu số 01"),),
        (("UBND XÃ BẢN MẠ", "ĐẢNG ỦY XÃ BẢN MẠ\nquý I năm 2026"),),
        (("Người lập", "Kết quả quý I năm 2026"),),
        (("UBND XÃ BẢN MẠ", f"{NATION}\n{MOTTO}"), ("Số: 1/BC", "Bản Mạ, ngày 1 tháng 4 năm 2026")),
    ],
)
def test_other_cells_beside_an_office_are_none(beside: tuple[tuple[str, ...], ...]) -> None:
    annex = open_clipboard(_page_of(beside), "", "clipboard").annexes[0]
    assert annex.recognise(period=QUARTER).draft.report.titles == ()


@pytest.mark.parametrize(
    ("rows", "titles", "period"),
    [
        ((("Kỳ báo cáo:", "Quý I năm 2026"),), ("BIỂU NHIỆM VỤ",), QUARTER),
        ((("Kỳ báo cáo", "Quý I/2026"),), ("NHIỆM VỤ TRỌNG TÂM NĂM 2026",), QUARTER),
        ((("Đơn vị:", "UBND xã A", "Kỳ: quý I/2026", "Người lập: B"),), ("BIỂU NHIỆM VỤ",), QUARTER),
        ((("Thời gian báo cáo:", "6 tháng năm 2026"),), ("BIỂU",), Period("6 tháng", 2026)),
        # The year beside a label of its own, or in the titles alone.
        ((("Tháng:", "3", "Năm:", "2026"),), ("BIỂU",), Period("tháng", 2026, 3)),
        ((("Quý", "I"), ("Năm", "2026")), ("BIỂU",), QUARTER),
        ((("Kỳ báo cáo:", "Quý I", "Năm:", "2026"),), ("BIỂU",), QUARTER),
        ((("Tháng:", "3"),), ("KẾT QUẢ NĂM 2026",), Period("tháng", 2026, 3)),
        # The titles go first; another year is not that of the report.
        ((("Kỳ báo cáo:", "Quý I năm 2026"),), ("KẾT QUẢ QUÝ II NĂM 2026",), Period("quý", 2026, 2)),
        ((("Kỳ báo cáo:", "Quý IV năm 2025"),), ("NHIỆM VỤ NĂM 2026",), Period("năm", 2026)),
        ((("Hạn nộp:", "tháng 5 năm 2026"),), ("NHIỆM VỤ NĂM 2026",), Period("năm", 2026)),
    ],
)
@pytest.mark.parametrize("in_table", [False, True])
def test_a_cell_beside_its_label_tells_the_period(
    rows: tuple[tuple[str, ...], ...], titles: tuple[str, ...], period: Period, in_table: bool
) -> None:
    lines = "".join(f"<p>{line}</p>" for line in titles)
    page = lines + _html((*rows, *ROWS)) if in_table else _html(rows) + lines + _html(ROWS)
    annex = open_clipboard(page, "", "clipboard").annexes[0]
    assert annex.recognise().draft.report.period == period


@pytest.mark.parametrize("rows", ["Tháng:\tNăm:\t2026", "Tháng:\t....\tNăm:\t2026", "Tháng: \nNăm: 2026"])
def test_a_label_without_its_part_leaves_the_year_open(rows: str) -> None:
    assert read_labelled_period(rows.split("\n")) == (None, (Period("năm", 2026),))


def test_two_periods_beside_labels_are_asked_about() -> None:
    rows = ("Kỳ báo cáo:\tQuý I năm 2026", "Kỳ đánh giá: tháng 3/2026")
    assert read_labelled_period(rows) == (None, (QUARTER, Period("tháng", 2026, 3)))
    page = _page_of((("Kỳ báo cáo:", "Quý I năm 2026"), ("Kỳ đánh giá:", "tháng 3/2026")))
    with pytest.raises(Refused, match=r"period\.doubtful"):
        open_clipboard(page, "", "clipboard").annexes[0].recognise()


@pytest.mark.parametrize("title", ["UBND XÃ VĂN QUAN NĂM 2026", "Công an xã báo cáo quý I năm 2026"])
def test_a_title_below_the_nations_name_that_begins_with_an_office_stays(tmp_path: Path, title: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(_paragraphs(f"{NATION}\n{MOTTO}\n{title}") + _table(ROWS)))
    (annex,) = open_file(path).annexes
    assert annex.recognise().draft.report.titles == (title,)
