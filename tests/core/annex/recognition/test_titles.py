"""What stands above the table: titles, the attached line, a letter's head, lines drawn with signs."""

from __future__ import annotations

import pytest

from db.records import Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.recognition.titles import is_attached_line, is_letterhead, read_titles
from vqdesk.annex.source.grid import Cell, Paragraph, Source, Table

HEAD = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Kết quả", "Tỷ lệ hoàn thành")
ROW = ("1", "Phòng Nội vụ", "Sắp xếp", "Đã xong", "100%")


def table(*rows: tuple[str, ...]) -> Table:
    return Table([[Cell(text, r, c) for c, text in enumerate(row)] for r, row in enumerate(rows)])


def read(*lines: str | Paragraph, then: tuple[Table | Paragraph, ...] = ()):
    """Recognise the one annex below some lines."""
    above = [
        line if isinstance(line, Paragraph) else Paragraph(line, f"paragraph {at}")
        for at, line in enumerate(lines)
    ]
    (grid,) = finder.find_annexes(Source([*above, table(HEAD, ROW), *then], (), "a.docx"))
    return recognise(grid, period=Period("năm", 2024))


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Báo cáo số 1/BC-UBND)",
        "( Ban hành kèm theo Quyết định số 2/QĐ-UBND)",
        "(Đính kèm Công văn số 55/UBND-VP)",
        "(Phụ lục II kèm theo Báo cáo số 1/BC-UBND)",
        "Kèm theo Báo cáo số 214/BC-UBND ngày 18/9/2025 của UBND xã Yên Phúc",
        "Ban hành kèm theo Quyết định số 12/QĐ-UBND",
    ],
)
def test_the_attached_line_is_known_with_and_without_brackets(line: str) -> None:
    assert is_attached_line(line)
    report = read("BIỂU", line, "Năm 2024").draft.report
    assert (report.titles, report.attached_to) == (("BIỂU", "Năm 2024"), line)


@pytest.mark.parametrize(
    "line", ["Kèm theo Báo cáo", "(Có biểu chi tiết kèm theo)", "PHỤ LỤC KÈM THEO BÁO CÁO"]
)
def test_other_lines_are_not_attached(line: str) -> None:
    assert not is_attached_line(line)


def test_an_attached_line_without_brackets_names_the_organisation_and_takes_no_other_line() -> None:
    found = read("Kèm theo Báo cáo số 1/BC của UBND xã X.", "Biểu (quý III)").draft.report
    assert (found.organisation, found.titles) == ("UBND xã X", ("Biểu (quý III)",))


def test_a_letters_head_in_paragraphs_is_no_title() -> None:
    head = (
        "UBND TỈNH LẠNG SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-SNV",
        "Lạng Sơn, ngày 05 tháng 12 năm 2025",
    )
    found = read(*head, "KẾT QUẢ NĂM 2025")
    assert found.draft.report.titles == ("KẾT QUẢ NĂM 2025",)
    assert [entry.what for entry in found.account] == list(head)


def test_place_and_date_below_the_titles_are_no_letters_head() -> None:
    titles = ("BIỂU ĐÁNH GIÁ", "Kết quả năm 2025", "Lạng Sơn, ngày 05 tháng 12 năm 2025")
    found = read(*titles)
    assert (found.draft.report.titles, list(found.account)) == (titles, [])
    alone = read("Lạng Sơn, ngày 05 tháng 12 năm 2025", "KẾT QUẢ NĂM 2025")
    assert alone.draft.report.titles == ("KẾT QUẢ NĂM 2025",)


@pytest.mark.parametrize("line", ["Kết quả đến ngày 15 tháng 9 năm 2025", "Số liệu: xem dưới", "BIỂU SỐ 3"])
def test_other_lines_are_no_letterhead(line: str) -> None:
    assert not is_letterhead(line)


@pytest.mark.parametrize("rule", ["____________", "-----o0o-----"[:5], "* * *"])
def test_a_line_that_is_drawn_with_signs_is_no_title(rule: str) -> None:
    found = read("BIỂU", rule)
    assert found.draft.report.titles == ("BIỂU",)
    assert [(entry.what, entry.why) for entry in found.account] == [(rule, "account.before_table")]


def test_a_bold_line_below_the_attached_one_names_the_first_section_where_others_do() -> None:
    second = (Paragraph("Nội chính", strong=True), table(HEAD, ("2", "Công an", "Tuần tra", "Xong", "")))
    found = read("BIỂU", "(Kèm theo Báo cáo số 1)", Paragraph("Kinh tế", strong=True), then=second)
    assert [section.domain.name for section in found.draft.sections] == ["Kinh tế", "Nội chính"]
    assert found.draft.report.titles == ("BIỂU",)


@pytest.mark.parametrize(
    "line",
    [
        "Kèm theo BC số 15/BC-UBND ngày 25/3/2026 của UBND xã",
        "[Kèm theo Báo cáo số 15/BC-UBND ngày 25/3/2026 của UBND xã]",
        "*(Kèm theo Báo cáo số 15/BC-UBND của UBND xã)*",
        "“Kèm theo các Báo cáo số 15/BC-UBND của UBND xã”.",
        "Phụ lục kèm theo Chỉ thị số 1/CT-UBND của UBND xã",
        "(Tài liệu kèm theo: Kết luận số 5-KL/HU của UBND xã)",
        "(Ban hành theo Quyết định số 15/QĐ-UBND của UBND xã)",
        "﹙Kèm theo Báo cáo số 15/BC-UBND của UBND xã﹚",
        "\u200b(Kèm\u00a0theo Báo cáo số 15/BC-UBND của\u200b UBND xã)",
    ],
)
def test_however_it_is_written_the_line_tells_whose_document_it_is(line: str) -> None:
    titles = read_titles(["BIỂU ĐÁNH GIÁ", line, "Tiến độ"])
    assert titles == (("BIỂU ĐÁNH GIÁ", "Tiến độ"), line, "UBND xã")


@pytest.mark.parametrize(
    "line", ["Theo dõi kết quả số 5", "Biểu kèm theo", "Kèm cặp trẻ số 5", "Phụ lục số 1"]
)
def test_what_is_no_attached_line(line: str) -> None:
    assert not is_attached_line(line)


@pytest.mark.parametrize(
    "said",
    [
        " thực hiện Kế hoạch số 3/KH-UBND của UBND tỉnh",
        ", thực hiện Kế hoạch số 3/KH-UBND ngày 1/1/2026 của UBND tỉnh",
        " theo Công văn số 12/SNV-VP của Sở Nội vụ",
        " trả lời Công văn 77/UBND-VP của UBND huyện",
        " thực hiện Nghị quyết của HĐND tỉnh",
        " về kết quả thực hiện nhiệm vụ của quý I",
        " về tiến độ nhiệm vụ của xã",
        " và Tờ trình số 16/TTr-BCĐ của Ban Chỉ đạo",
        " căn cứ Quyết định số 1/QĐ-UBND của Chủ tịch UBND tỉnh và Kế hoạch số 3 của Sở",
    ],
)
@pytest.mark.parametrize("document", ["Báo cáo số 15/BC-UBND ngày 25/3/2026", "BC số ..../BC-UBND"])
def test_whose_document_is_cited_is_not_the_reports_office(document: str, said: str) -> None:
    assert read_titles([f"(Kèm theo {document} của UBND xã A{said})"]).organisation == "UBND xã A"


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("(Kèm theo Báo cáo số 15/BC-UBND thực hiện Kế hoạch số 3/KH-UBND của UBND tỉnh)", ""),
        ("(Kèm theo Báo cáo của UBND xã A thực hiện Kế hoạch số 3/KH-UBND của UBND tỉnh)", "UBND xã A"),
        ("(Kèm theo Báo cáo của UBND xã A số 15/BC-UBND ngày 25/3/2026)", "UBND xã A"),
        ("(Kèm theo Báo cáo số 1 và Kế hoạch số 2/KH-UBND ngày 1/3/2026 của UBND xã A)", "UBND xã A"),
        (
            "(Kèm theo Báo cáo số 1/BC-BCĐ của Ban Chỉ đạo thực hiện Quy chế xã A)",
            "Ban Chỉ đạo thực hiện Quy chế xã A",
        ),
        ("(Kèm theo Báo cáo số 1/BC-BCĐ của Ban Chỉ đạo 389 của huyện A)", "Ban Chỉ đạo 389 của huyện A"),
    ],
)
def test_the_office_is_the_one_that_issues_the_report(line: str, office: str) -> None:
    assert read_titles([line]).organisation == office
