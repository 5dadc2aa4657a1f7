"""Which period a title reports on: the report's before the plan's, words as figures, doubts asked."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from former_columns import Headings
from steps import LINEAR, growth

from db.errors import Refused
from db.records import Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.recognition.titles import Titles, read_titles_period
from vqdesk.formats.plain_text import reader as text_reader
from vqdesk.periods.period import parse_period, period_name, read_period_titles

MARCH, APRIL, FIRST = Period("tháng", 2026, 3), Period("tháng", 2026, 4), Period("quý", 2026, 1)
YEAR = Period("năm", 2026)


def days(start: str, end: str) -> Period:
    return Period("khác", int(end[:4]), None, start, end)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        # The plan stands behind, or before.
        ("Kết quả công tác tháng 3, nhiệm vụ trọng tâm tháng 4 năm 2026", MARCH),
        ("Kết quả thực hiện nhiệm vụ quý I, nhiệm vụ trọng tâm quý II năm 2026", FIRST),
        ("Nhiệm vụ trọng tâm tháng 4 và kết quả thực hiện tháng 3 năm 2026", MARCH),
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM, PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2026", Period("6 tháng", 2026)),
        ("9 tháng đầu năm 2026 và nhiệm vụ quý IV", Period("9 tháng", 2026)),
        ("Kết quả năm 2025, nhiệm vụ năm 2026", Period("năm", 2025)),
        ("Kết quả thực hiện nhiệm vụ năm 2025, phương hướng quý I/2026", Period("năm", 2025)),
        ("Kết quả quý I năm 2026, ước thực hiện 6 tháng đầu năm", FIRST),
        ("Báo cáo kết quả tháng 3 và công tác trọng tâm tháng 4 năm 2026", MARCH),
        ("Kế hoạch năm 2026, tiến độ tháng 3", MARCH),
        ("Nhiệm vụ trọng tâm tháng 3 năm 2026", MARCH),
        # The plan's year is not the report's.
        ("Kết quả tháng 12, nhiệm vụ tháng 01 năm 2027", Period("tháng", 2026, 12)),
        ("Kết quả quý IV, phương hướng quý I/2027", Period("quý", 2026, 4)),
        ("Kết quả tháng 12, nhiệm vụ năm 2027", Period("tháng", 2026, 12)),
        ("Kết quả 9 tháng và ước thực hiện cả năm 2026", Period("9 tháng", 2026)),
        ("Kết quả tháng 3 năm 2026 (lũy kế 3 tháng đầu năm)", MARCH),
        # Words are figures.
        ("Kết quả tháng I0/2026", Period("tháng", 2026, 10)),
        ("Kết quả tháng thứ ba năm 2026", MARCH),
        ("Kết quả tháng thứ 3 năm 2026", MARCH),
        ("KẾT QUẢ QUÝ I ( NĂM 2026 )", FIRST),
        ("Kết quả quý I (2026)", FIRST),
        ("Kết quả quý Hai/2026", Period("quý", 2026, 2)),
        ("Quý thứ tư năm 2026", Period("quý", 2026, 4)),
        ("Kết quả tháng Ba năm 2026", MARCH),
        ("KẾT QUẢ THÁNG MƯỜI HAI NĂM 2026", Period("tháng", 2026, 12)),
        ("tháng Giêng năm 2026", Period("tháng", 2026, 1)),
        ("tháng Chạp/2026", Period("tháng", 2026, 12)),
        ("tháng năm năm 2026", Period("tháng", 2026, 5)),
        ("Kết quả sáu tháng đầu năm, nhiệm vụ sáu tháng cuối năm 2026", Period("6 tháng", 2026)),
        ("Kết quả chín tháng năm 2026", Period("9 tháng", 2026)),
        # Spellings.
        ("Kết quả 03/2026", MARCH),
        ("Kết quả T3/2026", MARCH),
        ("Kết quả tháng 03.2026", MARCH),
        ("Kết quả tháng3/2026", MARCH),
        ("Kết quả tháng\u200b 3\u00a0năm 2O26", MARCH),
        ("Quý I.2026", FIRST),
        ("Kết quả quý Ⅰ năm 2026", FIRST),
        ("Báo cáo quý I (năm 2026)", FIRST),
        ("Kết quả tháng 3, năm 2026", MARCH),
        ("Kết quả từ tháng 1 đến tháng 9 năm 2026", Period("9 tháng", 2026)),
        ("Kết quả 12 tháng năm 2026", YEAR),
        # Days.
        ("Kết quả từ ngày 15/2 đến 14/3/2026", days("2026-02-15", "2026-03-14")),
        ("Kết quả từ ngày 15/12 đến ngày 14/3/2026", days("2025-12-15", "2026-03-14")),
        ("Kết quả từ 15 tháng 02 đến hết ngày 14 tháng 3 năm 2026", days("2026-02-15", "2026-03-14")),
        ("Báo cáo tuần 12 (từ ngày 16/3/2026 đến ngày 22/3/2026)", days("2026-03-16", "2026-03-22")),
        ("Kết quả 8 tháng năm 2026", days("2026-01-01", "2026-08-31")),
        ("Kết quả 6 tháng cuối năm 2026", days("2026-07-01", "2026-12-31")),
        # What is compared with, or cited.
        ("Kết quả tháng 3 năm 2026 (cùng kỳ tháng 3 năm 2025)", MARCH),
        ("Kết quả năm 2026 so với năm 2025", YEAR),
        ("Thực hiện Nghị quyết số 05/2026/NQ-HĐND quý I năm 2026", FIRST),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 15/4/2026, kết quả quý I năm 2026", FIRST),
        ("Lĩnh vực quý hiếm, tháng ba năm 2026", MARCH),
        ("Kết quả tháng 3 năm 2026, lũy kế từ đầu năm đến hết tháng 3 năm 2026", MARCH),
        ("Phụ lục 3 Tháng: 3, Năm: 2026", MARCH),
        ("Mẫu số 09/2025, quý I năm 2026", FIRST),
    ],
)
def test_the_reporting_period_is_found(title: str, period: Period) -> None:
    assert read_period_titles(title) == (period, ())
    assert read_period_titles(title.upper()) == (period, ())
    assert read_period_titles(unicodedata.normalize("NFD", title)) == (period, ())


@pytest.mark.parametrize(
    ("title", "periods"),
    [
        ("Kết quả tháng 3 và quý I/2026", (MARCH, FIRST)),
        ("Kết quả tháng 3, quý I; phương hướng, nhiệm vụ quý II năm 2026", (MARCH, FIRST)),
        ("Báo cáo tháng 9, 9 tháng năm 2026", (Period("tháng", 2026, 9), Period("9 tháng", 2026))),
        ("Kết quả tháng 12 và năm 2026", (Period("tháng", 2026, 12), YEAR)),
        ("Kết quả tháng 3, 4 năm 2026", (MARCH, APRIL)),
        ("Kết quả tuần 12, tháng 3 năm 2026", (days("2026-03-16", "2026-03-22"), MARCH)),
        ("Kết quả 15 ngày đầu tháng 3 năm 2026", (MARCH,)),
        ("Kết quả đến hết tháng 9 năm 2026", (Period("tháng", 2026, 9), Period("9 tháng", 2026))),
        ("Kết quả 3 tháng đầu năm 2026", (FIRST, days("2026-01-01", "2026-03-31"))),
        ("Phương hướng tháng 4 năm 2026", (APRIL,)),
        # What no calendar has is not the year.
        ("Kết quả tháng 13 năm 2026", (YEAR,)),
        ("Kết quả 3 quý năm 2026", (YEAR,)),
        ("Kết quả quý 5, năm 2026", (YEAR,)),
        ("Kết quả học kỳ I năm 2026", (YEAR,)),
        ("Kết quả tháng 3, nhiệm vụ năm 2026", (MARCH, Period("tháng", 2025, 3))),
    ],
)
def test_what_is_doubtful_is_asked(title: str, periods: tuple[Period, ...]) -> None:
    assert read_period_titles(title) == (None, periods)


@pytest.mark.parametrize(
    "title",
    [
        "Năm học 2025 - 2026",
        "Kết quả tháng 3",
        "tháng ba ngày",
        "Thôn 5, tổ 3/2",
        "Tuần lễ",
        "Số 9/2025",
        "quý vị",
        "hai tháng",
    ],
)
def test_a_title_without_a_period(title: str) -> None:
    assert read_period_titles(title) == (None, ())


@pytest.mark.parametrize(
    ("title", "dated", "period"),
    [
        ("Kết quả tháng 3, nhiệm vụ tháng 4", "2026-03-25", MARCH),
        ("Kết quả tháng 12", "2027-01-05", Period("tháng", 2026, 12)),
        ("Kết quả quý I", "2026-04-02", FIRST),
        ("Kết quả sáu tháng đầu năm", "2026-06-10", Period("6 tháng", 2026)),
    ],
)
def test_a_year_that_is_not_told_is_the_documents(title: str, dated: str, period: Period) -> None:
    assert read_period_titles(title, datetime.date.fromisoformat(dated)) == (period, ())


def test_a_year_far_from_the_date_is_asked() -> None:
    periods = (Period("tháng", 2026, 9), Period("tháng", 2025, 9))
    assert read_period_titles("Kết quả tháng 9", datetime.date(2026, 3, 1)) == (None, periods)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("quý hai năm 2026", Period("quý", 2026, 2)),
        ("Tháng Ba/2026", MARCH),
        ("sáu tháng đầu năm 2026", Period("6 tháng", 2026)),
        ("quý I.2026", FIRST),
        ("cả năm 2026", YEAR),
        ("tháng\u200b 3/2026", MARCH),
    ],
)
def test_words_name_a_period_on_the_command_line(text: str, period: Period) -> None:
    assert parse_period(text) == period


def test_titles_of_several_lines_are_read_as_one() -> None:
    lines = ("BIỂU TỔNG HỢP KẾT QUẢ THÁNG 3", "VÀ NHIỆM VỤ TRỌNG TÂM THÁNG 4/2026")
    assert read_titles_period(Titles(lines, "", ""), Headings().columns).period == MARCH
    assert read_titles_period(Titles(("QUÝ I", "NĂM 2026"), "", ""), Headings().columns).period == FIRST


def test_the_year_comes_from_the_attached_line_or_a_letters_head() -> None:
    attached = Titles(("Kết quả quý I",), "(Kèm theo Báo cáo số 5/BC-UBND ngày 25/3/2026)", "")
    assert read_titles_period(attached, Headings().columns).period == FIRST
    head = ["5/BC ngày 1/1/2020 của ai", "Bản Mới, ngày 25 tháng 3 năm 2026"]
    assert read_titles_period(Titles(("Kết quả quý I",), "", ""), Headings().columns, head).period == FIRST


def test_a_heading_of_a_part_of_the_titles_year_leaves_it_open() -> None:
    titles = Titles(("Kết quả thực hiện nhiệm vụ năm 2026",), "", "")
    assert read_titles_period(
        titles, Headings(result="KL", results="Kết quả quý I năm 2026").columns
    ).doubtful == (
        FIRST,
        YEAR,
    )
    assert read_titles_period(titles, Headings(result="KL", results="Kết quả").columns).period == YEAR


def test_titles_without_a_year_take_it_from_the_heading() -> None:
    titles = Titles(("Kết quả thực hiện tháng 3",), "", "")
    assert (
        read_titles_period(titles, Headings(result="KL", results="Kết quả năm 2026").columns).period == MARCH
    )
    assert read_titles_period(
        titles, Headings(result="KL", results="Kết quả quý I năm 2026").columns
    ).doubtful == (
        MARCH,
        FIRST,
    )
    dated = titles._replace(attached_to="(Kèm theo Báo cáo số 5/BC-UBND ngày 25/3/2026)")
    assert read_titles_period(dated, Headings(result="KL", results="Kết quả").columns).period == MARCH
    assert read_titles_period(titles, Headings(result="KL", results="Kết quả").columns) == (None, ())


def test_a_file_whose_period_is_doubtful_is_refused_by_names() -> None:
    text = "Kết quả tháng 3 và quý I/2026\nTT\tTên đơn vị\tNội dung\tKết quả\n1\tA\tB\tC\n"
    (grid,) = finder.find_annexes(text_reader.read_source(text.encode(), "a.txt"))
    with pytest.raises(Refused) as refused:
        recognise(grid)
    names = tuple(map(period_name, (MARCH, FIRST)))
    assert (refused.value.key, refused.value.values["periods"]) == ("period.doubtful", names)
    assert recognise(grid, period=MARCH).draft.report.period == MARCH


@pytest.mark.parametrize("piece", ["tháng 3 và ", "từ ngày 1/2 đến ", "quý hai ", "ngày 1/2/2026 ", "năm "])
def test_titles_of_any_length_are_read_soon(piece: str) -> None:
    assert growth(lambda size: piece * size, read_period_titles, 60) < LINEAR


@pytest.mark.parametrize(
    ("title", "quarter"),
    [
        *(("KẾT QUẢ QUÝ lI NĂM 2O26", 2), ("Kết quả quý Il/2026", 2), ("Quý 1I năm 2026", 2)),
        *(("Quý IIl năm 2026", 3), ("Quý 1V năm 2026", 4), ("Quý l năm 2026", 1), ("Quý 1 năm 2026", 1)),
    ],
)
def test_a_quarter_is_read_through_what_was_typed_for_its_strokes(title: str, quarter: int) -> None:
    assert read_period_titles(title).period == Period("quý", 2026, quarter)


@pytest.mark.parametrize(
    "title",
    [
        *("Kết quả tháng ... năm 2026", "Kết quả quý … năm 2026", "Kết quả tháng....., năm 2026"),
        *("Kết quả quý V năm 2026", "Kết quả tháng 13 năm 2026", "Kết quả tháng lO năm 2026"),
        *("Kết quả đợt 1 năm 2026", "Học kỳ I năm 2026", "Kết quả quý 11 năm 2026"),
    ],
)
def test_a_part_of_a_year_that_cannot_be_read_makes_no_whole_year(title: str) -> None:
    assert read_period_titles(title) == (None, (YEAR,))


@pytest.mark.parametrize("between", [" và ", ", ", " - ", "+", " và quý ", " & ", "–"])
def test_two_quarters_side_by_side_are_asked_about(between: str) -> None:
    title = f"Kết quả quý I{between}II năm 2026"
    assert read_period_titles(title) == (None, (FIRST, Period("quý", 2026, 2)))


@pytest.mark.parametrize(
    "title",
    [
        "Kết quả quý I và nhiệm vụ quý II năm 2026",
        "Kết quả quý I-2026",
    ],
)
def test_a_quarter_that_stands_alone_is_not(title: str) -> None:
    assert read_period_titles(title).period == FIRST


@pytest.mark.parametrize(
    ("title", "name"),
    [
        # A form's labels.
        *(("Tháng: 9; Năm: 2025", "tháng 9"), ("Tháng : 9 / Năm : 2025", "tháng 9")),
        *(("Kỳ báo cáo: Quý III; Năm: 2025", "quý III"), ("Quý: 3 - Năm 2025", "quý III")),
        *(
            ("Năm: 2025; Tháng: 9", "tháng 9"),
            ("Tháng:9-Năm:2025", "tháng 9"),
            ("Tháng 9. Năm 2025", "tháng 9"),
        ),
        *(("Kỳ: 9 tháng | Năm báo cáo: 2025", "9 tháng"), ("Tháng báo cáo: 9, năm: 2025", "tháng 9")),
        *(("Tháng: Chín; Năm: 2025", "tháng 9"), ("Quý: Ba; Năm: 2025", "quý III")),
        # Marks that are wrong or missing, spaces within a numeral, letters for figures.
        *(
            ("9 thảng năm 2025", "9 tháng"),
            ("chín thảng đầu năm 2025", "9 tháng"),
            ("Quỷ III năm 2025", "quý III"),
        ),
        *(("6 thang dau nam 2025", "6 tháng"), ("Bao cao thang 9 nam 2025", "tháng 9")),
        *(("KẾT QUẢ QUY III NAM 2025", "quý III"), ("qui 3 nam 2025", "quý III"), ("quí 3/2025", "quý III")),
        *(("9 tháng đâu năm 2025", "9 tháng"), ("9 tháng đầu nằm 2025", "9 tháng")),
        *(("Quý I I năm 2025", "quý II"), ("QUÝ I I I NĂM 2025", "quý III"), ("quý I V/2025", "quý IV")),
        *(("tháng O9 năm 2O25", "tháng 9"), ("Quý: III/2025", "quý III")),
        # Short.
        *(("T09.2025", "tháng 9"), ("9T/2025", "9 tháng"), ("6T đầu năm 2025", "6 tháng")),
        *(("Q3/2025", "quý III"), ("Q.III/2025", "quý III"), ("T9 năm 2025", "tháng 9")),
    ],
)
def test_a_period_is_read_as_forms_and_hurried_hands_write_it(title: str, name: str) -> None:
    period = parse_period(f"{name} năm 2025")
    for form in (title, title.upper(), unicodedata.normalize("NFD", title), f"Kết quả công tác {title}"):
        assert read_period_titles(form) == (period, ())


def test_small_letters_are_the_strokes_of_a_quarter() -> None:
    assert (
        read_period_titles("KẾT QUẢ QUÝ lll NĂM 2025").period
        == read_period_titles("QUÝ: lll; NĂM: 2025").period
        == Period("quý", 2025, 3)
    )


@pytest.mark.parametrize(
    "title",
    [
        # Not filled in.
        *("Tháng: ; Năm: 2025", "Quý: ......; Năm: 2025", "Quý Năm 2025", "Tháng: Năm: 2025"),
        # Half a numeral or a figure.
        *("Quý I I, kế hoạch năm 2025", "Quý I II năm 2025", "Quý I I", "tháng 1 2 năm 2025"),
        *("1 2 tháng năm 2025", "tháng 0 9 năm 2025"),
        # Misspelt so that nobody can tell.
        *(
            "9 thg năm 2025",
            "9 thág năm 2025",
            "tháng chính năm 2025",
            "Quỹ III năm 2025",
            "Quý ||| năm 2025",
        ),
        *("Tháng (9) năm 2025", "Quý “III” năm 2025", "Kết quả tháng IX năm 2025"),
        # A year of two figures beside the plan's.
        *(
            "tháng 9/25, kế hoạch năm 2025",
            "quý III/25 (năm 2025)",
            "9 tháng/25 của năm 2025",
            "T9/25, năm 2025",
        ),
    ],
)
def test_what_is_half_a_period_is_never_the_whole_year(title: str) -> None:
    assert read_period_titles(title).period is None
    assert read_period_titles(title.upper()).period is None


@pytest.mark.parametrize(
    "title",
    [
        *("Kết quả 13 nhiệm vụ năm 2025", "Kết quả 12 tổ năm 2025", "Kết quả kỳ họp thứ 3 năm 2025"),
        *("Kết quả năm 2025 so với cùng kỳ năm 2024", "Kết quả nhiệm kỳ 2020 - 2025, năm 2025"),
    ],
)
def test_other_figures_leave_the_year_sure(title: str) -> None:
    assert read_period_titles(title).period == Period("năm", 2025)


def test_a_number_at_a_lines_end_is_none_of_the_next() -> None:
    lines = ("BIỂU SỐ 1", "9 THÁNG NĂM 2026")
    assert read_titles_period(Titles(lines, "", ""), Headings().columns).period == Period("9 tháng", 2026)


def test_half_a_year_is_not_the_year() -> None:
    assert read_period_titles("Kết quả nửa năm 2026").period is None
