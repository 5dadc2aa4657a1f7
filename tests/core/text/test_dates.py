from __future__ import annotations

import datetime
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vqdesk.text.dates import find_dates, read_date_at

modest = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("text", "found", "iso"),
    [
        ("ký ngày 30/01/2024.", "ngày 30/01/2024", "2024-01-30"),
        ("đến 27/9/2024 của", "27/9/2024", "2024-09-27"),
        ("27-9-2024", "27-9-2024", "2024-09-27"),
        ("27.9.2024", "27.9.2024", "2024-09-27"),
        ("Ngày 25/02/2024, đã", "Ngày 25/02/2024", "2024-02-25"),
        ("NGÀY 05 THÁNG 01 NĂM 2026", "NGÀY 05 THÁNG 01 NĂM 2026", "2026-01-05"),
        (
            "Lạng Sơn, ngày 05 tháng 01 năm 2026",
            "ngày 05 tháng 01 năm 2026",
            "2026-01-05",
        ),
        ("ngày 29/02/2024", "ngày 29/02/2024", "2024-02-29"),
        ("ngày\u00a030/01/2024", "ngày\u00a030/01/2024", "2024-01-30"),
        ("ngày 25 / 3 / 2026", "ngày 25 / 3 / 2026", "2026-03-25"),
        ("ngày 25/ 3/ 2026", "ngày 25/ 3/ 2026", "2026-03-25"),
        ("25 - 3 - 2026", "25 - 3 - 2026", "2026-03-25"),
        ("ngày 1 tháng Hai năm 2026", "ngày 1 tháng Hai năm 2026", "2026-02-01"),
        ("ngày 5 THÁNG MƯỜI MỘT NĂM 2026", "ngày 5 THÁNG MƯỜI MỘT NĂM 2026", "2026-11-05"),
        ("ngày 5 tháng năm năm 2026", "ngày 5 tháng năm năm 2026", "2026-05-05"),
        ("ngày mồng 5 tháng 3 năm 2026", "ngày mồng 5 tháng 3 năm 2026", "2026-03-05"),
        ("ngày 25 tháng 3/2026", "ngày 25 tháng 3/2026", "2026-03-25"),
        ("ngày 25 tháng 3, năm 2026", "ngày 25 tháng 3, năm 2026", "2026-03-25"),
        ("1. 27/9/2024. 2. b", "27/9/2024", "2024-09-27"),
    ],
)
def test_a_date_is_found_where_it_stands(text: str, found: str, iso: str) -> None:
    (date,) = find_dates(text)
    assert date.text == found == text[date.start : date.end]
    assert date.date.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024",
        "ngày 29/02/2023",
        "32/01/2024",
        "01/13/2024",
        "00/01/2024",
        "30/01/24",
        "30/01/0024",
        "30/01/3024",
        "30/01/20245",
        "130/01/2024",
        "1/30/01/2024",
        "30/01-2024",
        "1.27.9.2024",
        "27.9.2024.1",
        "30/01/2024/KH-UBND",
        "14/16 xã",
        "tỷ lệ 3 / 4 - 2026",
        "mục 1. 2. 2026",
        "12 tháng ba âm lịch",
        "thôn 3 - 4 - 20261",
        "tháng 9 năm 2024",
        "giai đoạn 2021 - 2025",
        "ngày 31 tháng 02 năm 2024",
        "٣٠/٠١/٢٠٢٤",
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_decomposed_letters_are_read() -> None:
    text = unicodedata.normalize("NFD", "từ ngày 05 tháng 01 năm 2026 đến ngày 27/9/2026")
    assert [date.date.isoformat() for date in find_dates(text)] == ["2026-01-05", "2026-09-27"]
    assert all(date.text.startswith("nga") for date in find_dates(text))


def test_a_date_is_read_where_it_begins_and_nowhere_else() -> None:
    text = "KH, ngày 30/01/2024"
    date = read_date_at(text, 4)
    assert date is not None
    assert date.date == datetime.date(2024, 1, 30)
    assert read_date_at(text, 3) is None


@modest
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)))
def test_every_day_is_found_in_both_forms(day: datetime.date) -> None:
    text = f"{day.day}/{day.month}/{day.year}; ngày {day.day:02} tháng {day.month:02} năm {day.year}"
    assert [found.date for found in find_dates(text)] == [day, day]


@modest
@given(st.text("ngày tháng năm 0123456789/-.", max_size=60))
def test_dates_stand_in_order_without_overlap(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end
        assert found.text == text[found.start : found.end]
        end = found.end


@pytest.mark.parametrize("piece", ["1/1/", "ngày ", "1 tháng 1 năm ", "1.", "ngày   1   "])
def test_a_long_text_takes_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    find_dates(text)
    assert time.process_time() - start < 5
