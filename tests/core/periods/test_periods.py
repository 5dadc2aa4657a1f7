from __future__ import annotations

import datetime
import unicodedata

import pytest
from former_columns import Headings
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Period
from vqdesk.columns.presets import PRESETS
from vqdesk.offices.column_presets import titles_for
from vqdesk.periods.period import (
    default_columns,
    default_titles,
    find_period,
    next_period,
    parse_period,
    period_in_title,
    period_name,
)

modest = settings(max_examples=150, deadline=None)

NAMES = [
    ("tháng 9 năm 2024", Period("tháng", 2024, 9)),
    ("tháng 9/2024", Period("tháng", 2024, 9)),
    ("tháng 09/2024", Period("tháng", 2024, 9)),
    ("tháng 12 năm 2024", Period("tháng", 2024, 12)),
    ("quý III năm 2024", Period("quý", 2024, 3)),
    ("quý 3/2024", Period("quý", 2024, 3)),
    ("Quý IV/2024", Period("quý", 2024, 4)),
    ("quí I năm 2024", Period("quý", 2024, 1)),
    ("6 tháng năm 2024", Period("6 tháng", 2024)),
    ("6 tháng đầu năm 2024", Period("6 tháng", 2024)),
    ("06 tháng đầu năm 2024", Period("6 tháng", 2024)),
    ("9 tháng năm 2024", Period("9 tháng", 2024)),
    ("9 tháng đầu năm 2024", Period("9 tháng", 2024)),
    ("năm 2024", Period("năm", 2024)),
    ("  9  THÁNG\u00a0NĂM\n2024 ", Period("9 tháng", 2024)),
    ("QUÝ III NĂM 2024", Period("quý", 2024, 3)),
    ("từ 01/03/2024 đến 15/04/2024", Period("khác", 2024, None, "2024-03-01", "2024-04-15")),
    ("Từ ngày 15/12/2023 đến hết ngày 14/3/2024", Period("khác", 2024, None, "2023-12-15", "2024-03-14")),
]


@pytest.mark.parametrize(("text", "period"), NAMES)
def test_a_period_is_read_from_its_name(text: str, period: Period) -> None:
    assert parse_period(text) == period
    assert parse_period(unicodedata.normalize("NFD", text)) == period
    assert find_period(f"Tiến độ thực hiện nhiệm vụ {text}") == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "tháng 0 năm 2024",
        "tháng 13 năm 2024",
        "tháng 9",
        "quý V năm 2024",
        "quý 0/2024",
        "quý 5/2024",
        "quý IIII năm 2024",
        "16 tháng năm 2024",
        "năm 1899",
        "năm 3000",
        "năm 20244",
        "6 tháng cuối năm 2024",
        "9 tháng năm 2024 của huyện",
        "kỳ từ 01/03/2024 đến 15/04/2024",
        "giai đoạn 2021 - 2030",
        "từ 01/03/2024 đến 31/02/2024",
        "từ 15/04/2024 đến 01/03/2024",
    ],
)
def test_what_names_no_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024", Period("9 tháng", 2024)),
        ("TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM 9 THÁNG NĂM 2024", Period("9 tháng", 2024)),
        ("Kế hoạch năm 2024: kết quả 9 tháng đầu năm 2024", Period("9 tháng", 2024)),
        ("Chỉ tiêu năm 2023, kết quả quý III/2024", Period("quý", 2024, 3)),
        ("Kết quả tháng 9 năm 2024, nhiệm vụ tháng 10 năm 2024", Period("tháng", 2024, 9)),
        ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024", Period("6 tháng", 2024)),
        ("Kết quả quý II/2024; nhiệm vụ tháng 7 và 9 tháng năm 2024", Period("quý", 2024, 2)),
        ("9 tháng năm 2024 (từ 15/12/2023 đến 14/9/2024)", Period("9 tháng", 2024)),
        (
            "Nhiệm vụ năm 2024, từ ngày 01/3/2024 đến ngày 15/4/2024",
            Period("khác", 2024, None, "2024-03-01", "2024-04-15"),
        ),
        ("Quy hoạch giai đoạn 2021 - 2030, kết quả năm 2024", Period("năm", 2024)),
        ("Kết quả năm 2024 (ngày 27 tháng 9 năm 2023)", Period("năm", 2024)),
    ],
)
def test_the_most_specific_period_of_a_title_is_found(title: str, period: Period) -> None:
    assert find_period(title) == period


@pytest.mark.parametrize(
    "title",
    [
        "",
        "BIỂU ĐÁNH GIÁ",
        "Quy hoạch giai đoạn 2021 - 2030",
        "Chương trình giai đoạn năm 2021 - 2025",
        "Chương trình năm 2021 đến năm 2025",
        "Chương trình từ năm 2021 đến năm 2025",
        "Nhiệm vụ 6 tháng cuối năm 2024",
        "(Kèm theo Báo cáo số 759/BC -UBND, ngày 27/9/2024 của UBND huyện Văn Quan)",
        "Lạng Sơn, ngày 27 tháng 9 năm 2024",
        "Lạng Sơn, ngày 31 tháng 02 năm 2024",
        "Lạng Sơn, ngày     tháng 9 năm 2024",
        "(Kèm theo Báo cáo số .../BC-UBND ngày ... tháng ... năm 2024 của UBND huyện)",
        "Kết quả 16 tháng năm 2024",
        "Năm học 2023 - 2024",
    ],
)
def test_a_title_without_a_period(title: str) -> None:
    assert find_period(title) is None


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period("9 tháng", 2024), "9 tháng năm 2024"),
        (Period("6 tháng", 2024), "6 tháng năm 2024"),
        (Period("tháng", 2024, 9), "tháng 9 năm 2024"),
        (Period("quý", 2024, 3), "quý III năm 2024"),
        (Period("năm", 2024), "năm 2024"),
        (Period("khác", 2024, None, "2024-03-01", "2024-04-15"), "từ 01/03/2024 đến 15/04/2024"),
        (Period("khác", 2024, None, None, "2024-04-15"), "đến 15/04/2024"),
        (Period("khác", 2024), "kỳ khác năm 2024"),
        (Period("khác", None, None, "bao giờ"), "từ bao giờ"),
        (Period("khác"), ""),
    ],
)
def test_a_period_has_a_name_of_its_own(period: Period, name: str) -> None:
    assert period_name(period) == name


years = st.integers(1900, 2999)
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31))
periods = st.one_of(
    st.builds(Period, st.sampled_from(["6 tháng", "9 tháng", "năm"]), years),
    st.builds(Period, st.just("tháng"), years, st.integers(1, 12)),
    st.builds(Period, st.just("quý"), years, st.integers(1, 4)),
    st.builds(Period, st.just("khác"), years),
    st.tuples(days, days)
    .map(sorted)
    .map(lambda d: Period("khác", d[1].year, None, d[0].isoformat(), d[1].isoformat())),
)


@modest
@given(periods)
def test_a_name_is_read_back(period: Period) -> None:
    assert parse_period(period_name(period)) == period
    if period.kind != "khác" or period.end:
        assert find_period(default_titles(period)[1]) == period
        for preset in PRESETS:
            assert find_period("\n".join(titles_for(preset, period))) == period


def test_titles_leave_open_what_part_of_a_year_another_period_is() -> None:
    assert period_in_title(Period("khác", 2024)) == "... năm 2024"
    assert default_titles(Period("khác", 2024))[1].endswith("trọng tâm ... năm 2024")
    assert period_in_title(Period("năm", 2024)) == "năm 2024"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Period("năm", 2024), Period("khác", 2024), False),
        (Period("năm", 2024), Period("năm", 2024, None, "2024-01-01"), True),
        (Period("khác", 2024), Period("khác", 2024), True),
        (Period("khác", 2024), Period("khác", 2024, None, "2024-03-01"), False),
        (Period("khác", None, None, "2024-03-01"), Period("khác", 2024, None, "2024-03-01"), True),
        (Period("tháng", 2024, 9), Period("tháng", 2024, 8), False),
        (Period("khác"), Period("khác"), False),
    ],
)
def test_two_periods_are_one_span_or_not(one: Period, other: Period, same: bool) -> None:
    assert one.is_same(other) is other.is_same(one) is same


@modest
@given(st.text("tháng quýIV6 9nămđầutừđến 2024/-", max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    parse_period(text)
    find_period(text)


def test_the_annex_is_called_after_its_period() -> None:
    period = Period("9 tháng", 2024)
    assert default_titles(period) == (
        "BIỂU ĐÁNH GIÁ",
        "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024",
    )
    assert (
        default_columns(period)
        == Headings(
            number="TT",
            unit="Tên đơn vị",
            content="Nội dung nhiệm vụ trọng tâm",
            results="Tóm tắt kết quả triển khai thực hiện 9 tháng năm 2024",
            documents="Tên loại văn bản triển khai",
            result="Khối lượng nhiệm vụ triển khai",
            evaluation="Đánh giá mức độ hoàn thành (%)",
        ).columns
    )


@pytest.mark.parametrize(
    ("period", "following"),
    [
        (Period("tháng", 2024, 9), Period("tháng", 2024, 10)),
        (Period("tháng", 2024, 12), Period("tháng", 2025, 1)),
        (Period("quý", 2024, 3), Period("quý", 2024, 4)),
        (Period("quý", 2024, 4), Period("quý", 2025, 1)),
        (Period("6 tháng", 2024), Period("9 tháng", 2024)),
        (Period("9 tháng", 2024, None, "2024-01-01", "2024-09-14"), Period("năm", 2024)),
        (Period("năm", 2024), Period("năm", 2025)),
        (Period("tháng", None, 12), Period("tháng", None, 1)),
        (Period("khác", 2024, None, "2024-03-01", "2024-04-15"), Period("khác", 2024)),
    ],
)
def test_the_period_that_follows(period: Period, following: Period) -> None:
    assert next_period(period) == following
