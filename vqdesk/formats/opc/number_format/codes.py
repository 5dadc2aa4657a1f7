"""The codes of number formats, read into sections and parts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

GENERAL = "General"
_CURRENCY = '#,##0 "₫"'
_ACCOUNT = '_-* #,##0\\ {0}_-;\\-* #,##0\\ {0}_-;_-* "-"\\ {0}_-;_-@_-'
_ACCOUNT_2 = '_-* #,##0.00\\ {0}_-;\\-* #,##0.00\\ {0}_-;_-* "-"??\\ {0}_-;_-@_-'
# The formats that a file names by number alone (ECMA-376 part 1, 18.8.30); those that follow Windows are as
# Windows in Vietnamese has them.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: _CURRENCY, 6: _CURRENCY, 7: '#,##0.00 "₫"', 8: '#,##0.00 "₫"',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "dd/mm/yyyy"),
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: _ACCOUNT.format("_₫"), 42: _ACCOUNT.format('"₫"'),
    43: _ACCOUNT_2.format("_₫"), 44: _ACCOUNT_2.format('"₫"'),
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<half>AM/PM|A/P)|(?P<exponent>E[+-])|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<at>@)|(?P<next>;)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_TIMES = frozenset({"date", "elapsed", "half"})
_WORDS = {"quoted": "text", "escaped": "text", "other": "text"}
_USUAL = ((">", Decimal(0)), ("<", Decimal(0)))  # where others have conditions
_LONGEST_CODE = 255  # characters; Excel takes no more

MOST_CODES = 2_000
"""Number formats of a workbook; Excel takes 250 beside its own ones. All are remembered as they are read."""


class CodePart(NamedTuple):
    """A part of a section.

    `kind` is text, digit, point, comma, percent, exponent, slash, general, at, date, half or elapsed.
    """

    kind: str
    text: str


class CodeSection(NamedTuple):
    """What one kind of value is shown by; `condition` is an operator and a limit."""

    parts: tuple[CodePart, ...]
    condition: tuple[str, Decimal] | None
    is_time: bool
    english: bool

    def has(self, kind: str) -> bool:
        """Tell whether a part of this kind is there."""
        return any(part.kind == kind for part in self.parts)


def format_code(number: int, custom: dict[int, str]) -> str:
    """Return the code of a number format by its id; General where nobody knows it."""
    return custom.get(number) or _BUILT_IN.get(number) or GENERAL


@lru_cache(maxsize=MOST_CODES + 100)
def sections_of(code: str) -> tuple[CodeSection, ...]:
    """Return the sections of a code, which semicolons part; there is always one."""
    found: list[list[re.Match[str]]] = [[]]
    for match in _PIECE.finditer(code[:_LONGEST_CODE]):
        if match.lastgroup == "next":
            found.append([])
        else:
            found[-1].append(match)
    return tuple(map(_section, found))


def for_number(code: str, value: Decimal) -> tuple[CodeSection, bool]:
    """Return the section that shows a number, and whether a minus stands before negative ones."""
    sections = sections_of(code)[:3]
    if any(section.condition for section in sections):
        section = next(
            (each for at, each in enumerate(sections[:-1]) if _holds(each.condition or _USUAL[at], value)),
            sections[-1],
        )
        below = section.condition is not None and section.condition[0] in ("<", "<=")
        return section, not (below and section.condition is not None and section.condition[1] <= 0)
    if value < 0 and len(sections) > 1:
        return sections[1], False
    return sections[2 if value == 0 and len(sections) > 2 else 0], True


def for_text(code: str) -> CodeSection | None:
    """Return the section that shows texts; None where they are shown as they are."""
    if "@" not in code and code.count(";") < 3:
        return None
    sections = sections_of(code)
    if len(sections) > 3:
        return sections[3]
    return sections[-1] if sections[-1].has("at") else None


def _section(matches: list[re.Match[str]]) -> CodeSection:
    parts: list[CodePart] = []
    condition, english = None, False
    for match in matches:
        kind, text = str(match.lastgroup), match[match.lastgroup or 0]
        if kind != "bracket":
            if kind != "fill":
                parts.append(
                    CodePart("text", " ") if kind == "room" else CodePart(_WORDS.get(kind, kind), text)
                )
        elif _ELAPSED.fullmatch(text):
            parts.append(CodePart("elapsed", text.lower()))
        elif text.startswith("$"):
            sign, _, language = text[1:].partition("-")
            english = english or language[-2:] == "09"
            parts.append(CodePart("text", sign))
        elif found := _CONDITION.fullmatch(text):
            condition = (found[1], Decimal(found[2]))
    is_time = any(part.kind in _TIMES for part in parts)
    return CodeSection(tuple(map(_in_time, parts)) if is_time else tuple(parts), condition, is_time, english)


def _in_time(part: CodePart) -> CodePart:
    """Leave what shows digits elsewhere as text."""
    return part if part.kind in _TIMES else CodePart("text", part.text)


def _holds(condition: tuple[str, Decimal] | None, value: Decimal) -> bool:
    if condition is None:
        return True
    sign, limit = condition
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[sign]  # fmt: skip
