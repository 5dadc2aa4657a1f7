"""Numbers as Vietnamese offices write them: decimal comma, groups of three set off by dots."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

_HUNDREDTH = Decimal("0.01")

_LONGEST = 40  # characters; what is longer is no figure of a report
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_POINTED = re.compile(r"(?:[0-9]+\.(?![0-9]{3}$)|0\.)[0-9]+")
_MINUS = str.maketrans("−–", "--")
_MISTYPED = re.compile(r"(?=[OolI,.]*[0-9])[0-9OolI,.]+")
_DIGITS = str.maketrans("OolI", "0011")


def parse_number(text: str) -> Decimal | None:
    """Read a text that is one number; None for everything else.

    `1.293,5`, `795,81`, `-1,5`; a lone dot before exactly three digits sets off a group (`23.900`), any
    other lone dot is a decimal point (`88.5`, `0.556`). The number of decimals is kept. Space around is
    let pass; digits of other scripts and more than 40 characters are not.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    text = text.translate(_MINUS)
    sign = text[0] if text[0] in "+-" else ""
    digits = text[len(sign) :]
    if _GROUPED.fullmatch(digits) or _PLAIN.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif not _POINTED.fullmatch(digits):
        return None
    return Decimal(sign + digits)


def parse_percent(evaluation: str) -> Decimal | None:
    """Read an evaluation that as a whole is one number, with or without `%`; None for a sentence.

    `88,0%` gives Decimal("88.0"), `100` gives Decimal("100"). It is read as a person reads it: without signs
    that show nothing, full-width digits as digits, `1OO%` as 100.
    """
    if len(evaluation) > 4 * _LONGEST:
        return None
    number = seen(evaluation).text.strip().removesuffix("%").strip()
    if _MISTYPED.fullmatch(number):
        number = number.translate(_DIGITS)
    return parse_number(number)


def mean_of(values: Sequence[Decimal]) -> Decimal | None:
    """Return the mean with two decimals; None of no values.

    A number of forty digits is let through as an evaluation and has no hundredths left to round to.
    """
    mean = sum(values, Decimal(0)) / len(values) if values else None
    return mean if mean is None or abs(mean) >= 10**20 else mean.quantize(_HUNDREDTH)


def format_number(value: Decimal) -> str:
    """Write a finite number the Vietnamese way: `1.293,5`; every decimal that it holds is written.

    `parse_number` reads the same value back. Raises ValueError for an infinity or NaN.
    """
    if not value.is_finite():
        raise ValueError(value)
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def join_number(number: str, text: str) -> str:
    """Return a row's number and text on one line: `II. Lĩnh vực văn hóa`.

    A number that was typed with its own dot or bracket gets no second one.
    """
    number, text = (" ".join(part.split()) for part in (number, text))
    if not number or not text:
        return number or text
    return f"{number} {text}" if number[-1] in ".):-/" else f"{number}. {text}"
