from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vqdesk.text.figures import format_number, join_number, parse_number, parse_percent

modest = settings(max_examples=200, deadline=None)

READ = [
    ("1.293,5", "1293.5"),
    ("795,81", "795.81"),
    ("23.900", "23900"),
    ("441.245.000", "441245000"),
    ("88,0", "88.0"),
    ("-1,5", "-1.5"),
    ("−1,5", "-1.5"),
    ("100", "100"),
    ("02", "2"),
    (" 88,0\u00a0", "88.0"),
    ("88.5", "88.5"),
    ("88.50", "88.50"),
    ("88.5000", "88.5000"),
    ("1234.5", "1234.5"),
    ("0.556", "0.556"),
    ("0,125", "0.125"),
]
NOT_READ = [
    "",
    " ",
    "-",
    ",5",
    "5,",
    "1.",
    "1.23.456",
    "1.2345,6",
    "1234.567",
    "1,234.5",
    "1,234,567",
    "1 293,5",
    "14/16",
    "2021 - 2025",
    "10/9/2024",
    "1e5",
    "NaN",
    "Infinity",
    "1_000",
    "٨٨",
    "८८,०",
    "²",
    "9" * 5000,
    "1" + ".000" * 2000,
    "0," + "0" * 5000,
    "Chưa có cơ sở triển khai",
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_vietnamese_number_is_read_with_its_decimals(text: str, value: str) -> None:
    assert str(parse_number(text)) == value


@pytest.mark.parametrize("text", NOT_READ)
def test_everything_else_is_no_number(text: str) -> None:
    assert parse_number(text) is None
    assert parse_percent(text) is None


@pytest.mark.parametrize(
    ("evaluation", "value"),
    [
        ("88,0%", "88.0"),
        ("100%", "100"),
        ("112,4 %", "112.4"),
        (" 79,0% \n", "79.0"),
        ("75,0", "75.0"),
        ("88.5%", "88.5"),
        # As a person reads it: what shows nothing is not there, and look-alikes are what they look like.
        ("\u200b64%", "64"),
        ("8\u00ad8,0\ufeff%\u200e", "88.0"),
        ("\uff18\uff18\uff05", "88"),
        ("100\u202f%", "100"),
        ("1OO%", "100"),
        ("l2,5", "12.5"),
    ],
)
def test_an_evaluation_that_is_one_number_is_a_percentage(evaluation: str, value: str) -> None:
    assert str(parse_percent(evaluation)) == value


@pytest.mark.parametrize(
    "evaluation",
    [
        "",
        "%",
        "O%",
        "l",
        "II",
        "\u200b",
        "Chưa có cơ sở triển khai",
        "Đạt 80%KH",
        "88%%",
        "%88",
        "88% KH",
        "88,0%.",
        "50% và 60%",
    ],
)
def test_a_sentence_is_no_percentage(evaluation: str) -> None:
    assert parse_percent(evaluation) is None


def test_a_per_cent_sign_belongs_to_percentages_alone() -> None:
    assert parse_number("88,0%") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1293.5", "1.293,5"),
        ("88.0", "88,0"),
        ("23900", "23.900"),
        ("441245000", "441.245.000"),
        ("-1.5", "-1,5"),
        ("1E+3", "1.000"),
        ("0.125", "0,125"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value: str, text: str) -> None:
    assert format_number(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_no_number_is_not_written(value: str) -> None:
    with pytest.raises(ValueError, match=value):
        format_number(Decimal(value))


@modest
@given(st.integers(-(10**24), 10**24), st.integers(0, 8))
def test_what_is_written_is_read_back_with_its_decimals(digits: int, decimals: int) -> None:
    value = Decimal(f"{digits}E-{decimals}")
    assert str(parse_number(format_number(value))) == str(value)
    assert parse_percent(format_number(value) + "%") == value


@modest
@given(st.text(max_size=50))
def test_no_text_breaks_the_reader(text: str) -> None:
    value = parse_percent(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("number", "text", "line"),
    [
        ("I", "Lĩnh vực kinh tế", "I. Lĩnh vực kinh tế"),
        (" II. ", "Văn hóa\nxã hội", "II. Văn hóa xã hội"),
        ("1)", "Thu ngân sách", "1) Thu ngân sách"),
        ("", "Thu ngân sách", "Thu ngân sách"),
        ("III", " ", "III"),
        ("", "", ""),
    ],
)
def test_a_number_stands_before_its_text_with_one_dot(number: str, text: str, line: str) -> None:
    assert join_number(number, text) == line
