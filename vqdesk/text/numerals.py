"""Numbers as lists and tables count: in Roman numerals, in letters."""

from __future__ import annotations

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
"""What a numeral is put together from, the greatest first."""

HIGHEST_ROMAN = 3999


def format_roman(number: int) -> str:
    """Return a number from 1 to HIGHEST_ROMAN as a Roman numeral."""
    text = ""
    for worth, character in ROMAN:
        text, number = text + character * (number // worth), number % worth
    return text


def format_letters(number: int) -> str:
    """Return a number from 1 in letters: A to Z, then AA, AB."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
