from __future__ import annotations

import pytest

from vqdesk.text.numerals import format_letters, format_roman


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")]
)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert format_roman(number) == numeral


@pytest.mark.parametrize(("number", "text"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")])
def test_letters_of_columns_and_lists(number: int, text: str) -> None:
    assert format_letters(number) == text
