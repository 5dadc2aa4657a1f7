"""Numbers and percentages as Excel keeps them: a number and a format that together show what was typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vqdesk.formats.opc.number_format.rendering import render_number
from vqdesk.text.figures import parse_percent

_WHOLE = re.compile(r"-?[0-9]+(?:\.[0-9]{3})*(?:,([0-9]+))?%?")
_MOST_DIGITS = 15
"""Excel keeps no more of a number."""


class Figure(NamedTuple):
    """A number as XML holds it, and the code of the format that shows it as typed."""

    value: str
    code: str


def share_of(text: str) -> Figure | None:
    """Return the number of a text that is a percentage; None where Excel would show another text.

    `88,0%` is 0.88 shown by `0.0%`; `1.293,5%` is shown in groups. `088%`, `88.5%`, `100 %` and `-0%`
    stay texts: no number is shown like this in Vietnam.
    """
    return figure_of(text) if text.endswith("%") else None


@lru_cache(maxsize=4096)
def figure_of(text: str) -> Figure | None:
    """Return the number of a text that is one or a percentage; None where Excel would show another text."""
    match = _WHOLE.fullmatch(text)
    value = parse_percent(text) if match else None
    if match is None or value is None or len(value.as_tuple().digits) > _MOST_DIGITS:
        return None
    decimals = "." + "0" * len(match[1]) if match[1] else ""
    sign = "%" if text.endswith("%") else ""
    code = f"{'#,##0' if '.' in text else '0'}{decimals}{sign}"
    number = f"{value.scaleb(-2) if sign else value:f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return Figure(number, code) if render_number(number, code) == text else None
