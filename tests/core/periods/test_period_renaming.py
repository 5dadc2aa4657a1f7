from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Period
from vqdesk.periods.period import find_period, period_name
from vqdesk.periods.renaming import rename_lines, rename_period

NINE = Period("9 tháng", 2024)
YEAR = Period("năm", 2024)
SPAN = Period("khác", 2024, None, "2024-03-01", "2024-04-15")
QUARTER = Period("quý", 2024, 3)
MONTH = Period("tháng", 2024, 9)


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("Kết quả 9 tháng năm 2024", NINE, YEAR, "Kết quả năm 2024"),
        ("KẾT QUẢ 9 THÁNG NĂM 2024", NINE, YEAR, "KẾT QUẢ NĂM 2024"),
        ("9 tháng đầu năm 2024", NINE, YEAR, "năm 2024"),
        ("9 tháng đầu năm 2024", NINE, Period("6 tháng", 2025), "6 tháng đầu năm 2025"),
        ("09 tháng/2024", NINE, Period("9 tháng", 2025), "09 tháng/2025"),
        ("Kết quả 9 tháng", NINE, YEAR, "Kết quả năm 2024"),
        ("Kết quả 9 tháng đầu năm", NINE, QUARTER, "Kết quả quý III"),
        ("tháng 9/2024", MONTH, Period("tháng", 2024, 10), "tháng 10/2024"),
        ("Tháng 09 năm 2024", MONTH, Period("tháng", 2025, 1), "Tháng 01 năm 2025"),
        ("quý III năm 2024", QUARTER, Period("quý", 2024, 4), "quý IV năm 2024"),
        ("Quý 3/2024", QUARTER, Period("quý", 2025, 1), "Quý 1/2025"),
        ("quý iii", QUARTER, Period("quý", 2024, 4), "quý iv"),
        ("Quý III năm 2024", QUARTER, NINE, "9 tháng năm 2024"),
        ("QUÝ III NĂM 2024", QUARTER, MONTH, "THÁNG 9 NĂM 2024"),
        ("Quý III năm 2024", QUARTER, YEAR, "Năm 2024"),
        ("năm 2024 (NĂM 2024)", YEAR, Period("6 tháng", 2025), "6 tháng năm 2025 (6 THÁNG NĂM 2025)"),
        (
            "6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2024",
            Period("6 tháng", 2024),
            NINE,
            "9 tháng đầu năm và nhiệm vụ 3 tháng cuối năm 2024",
        ),
        # The plan moves along.
        (
            "Kết quả tháng 9, nhiệm vụ trọng tâm tháng 10 năm 2024",
            MONTH,
            Period("tháng", 2024, 10),
            "Kết quả tháng 10, nhiệm vụ trọng tâm tháng 11 năm 2024",
        ),
        (
            "Kết quả tháng 12, nhiệm vụ tháng 01 năm 2025",
            Period("tháng", 2024, 12),
            Period("tháng", 2025, 1),
            "Kết quả tháng 1, nhiệm vụ tháng 02 năm 2025",
        ),
        (
            "Kết quả năm 2024, nhiệm vụ năm 2025",
            YEAR,
            Period("năm", 2025),
            "Kết quả năm 2025, nhiệm vụ năm 2026",
        ),
        (
            "Nhiệm vụ trọng tâm tháng 9 năm 2024",
            MONTH,
            Period("tháng", 2024, 10),
            "Nhiệm vụ trọng tâm tháng 10 năm 2024",
        ),
        # In words, and in other spellings.
        ("quý Ba năm 2024", QUARTER, Period("quý", 2024, 4), "quý Tư năm 2024"),
        ("THÁNG CHÍN NĂM 2024", MONTH, Period("tháng", 2024, 12), "THÁNG MƯỜI HAI NĂM 2024"),
        ("tháng chín năm 2024", MONTH, Period("tháng", 2024, 5), "tháng năm năm 2024"),
        ("Chín tháng đầu năm 2024", NINE, Period("6 tháng", 2025), "Sáu tháng đầu năm 2025"),
        ("quý III.2024", QUARTER, Period("quý", 2024, 4), "quý IV.2024"),
        ("tháng 9 (năm 2024)", MONTH, Period("tháng", 2025, 1), "tháng 1 (năm 2025)"),
        ("Tháng: 9; Năm: 2024", MONTH, Period("tháng", 2024, 10), "Tháng: 10; Năm: 2024"),
        ("Quý: Ba - Năm: 2024", QUARTER, Period("quý", 2025, 1), "Quý: Một - Năm: 2025"),
        ("T09/2024", MONTH, Period("tháng", 2024, 10), "T10/2024"),
        ("QUÝ lII NĂM 2O24", QUARTER, Period("quý", 2024, 4), "QUÝ IV NĂM 2024"),
        ("tháng O9/2024", MONTH, Period("tháng", 2025, 1), "tháng 01/2025"),
        (
            "lũy kế đến hết tháng 9 năm 2024",
            MONTH,
            Period("tháng", 2024, 10),
            "lũy kế đến hết tháng 10 năm 2024",
        ),
        ("từ 01/03/2024 đến hết 15/04/2024", SPAN, YEAR, "năm 2024"),
        ("Từ ngày 01/03/2024 đến ngày 15/04/2024", SPAN, QUARTER, "Quý III năm 2024"),
        ("năm 2024", YEAR, SPAN, "từ 01/03/2024 đến 15/04/2024"),
    ],
)
def test_every_spelling_becomes_the_new_period(text: str, old: Period, new: Period, expected: str) -> None:
    assert rename_period(text, old, new) == expected
    assert rename_period(unicodedata.normalize("NFD", text), old, new) == expected


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("ngày 27 tháng 9 năm 2024", MONTH),
        ("ngày ... tháng 9 năm 2024", MONTH),
        ("ngày 27 tháng 9", MONTH),
        ("tháng 8 năm 2024", MONTH),
        ("tháng 9/2023", MONTH),
        ("quý IV năm 2024, quý II", QUARTER),
        ("19 tháng năm 2024", NINE),
        ("9 tháng cuối năm 2024", NINE),
        ("9 tháng năm 2023", NINE),
        ("năm 2024", NINE),
        ("giai đoạn 2021 - 2024, từ năm 2024 đến năm 2025, đầu năm 2024", YEAR),
        ("năm 2024 - 2025", YEAR),
        ("9 tháng năm 2024", YEAR),
        ("từ 01/03/2024 đến 16/04/2024", SPAN),
        ("Biểu đánh giá", NINE),
        ("3 tháng đầu năm 2024", Period("quý", 2024, 1)),
    ],
)
def test_what_is_no_mention_stays(text: str, old: Period) -> None:
    assert rename_period(text, old, Period("năm", 2031)) == text


def periods() -> st.SearchStrategy[Period]:
    years = st.integers(2000, 2090)
    return st.one_of(
        st.builds(lambda year, month: Period("tháng", year, month), years, st.integers(1, 12)),
        st.builds(lambda year, quarter: Period("quý", year, quarter), years, st.integers(1, 4)),
        st.builds(Period, st.sampled_from(["6 tháng", "9 tháng", "năm"]), years),
    )


@given(old=periods(), new=periods(), upper=st.booleans())
def test_a_title_that_named_one_period_names_the_other(old: Period, new: Period, upper: bool) -> None:
    title = f"Kết quả thực hiện nhiệm vụ {period_name(old)}, UBND xã"
    title = title.upper() if upper else title
    there = rename_period(title, old, new)
    assert find_period(there) == new
    assert there.isupper() == upper
    assert find_period(rename_period(there, new, old)) == old


def test_a_period_over_two_lines_of_a_title_is_one() -> None:
    lines = ("KẾT QUẢ QUÝ III", "NĂM 2024", "Đến ngày 30/9/2024")
    renamed = rename_lines(lines, Period("quý", 2024, 3), Period("quý", 2025, 1))
    assert renamed == ("KẾT QUẢ QUÝ I", "NĂM 2025", "Đến ngày 30/9/2024")
    assert rename_lines((), Period("năm", 2024), Period("năm", 2025)) == ()
