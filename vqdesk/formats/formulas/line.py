"""Formulas as one line of text that means the same: `14/16`, `(a+b)/c`, `√16`, `x²`, `CO₂`.

Operands come as linear text already, the innermost first; brackets are added only where the line would
mean something else without them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "[công thức]"
"""What stands in a report's text where a formula could not be told."""

EMPTY = "□"
"""What Word itself shows where a part of a formula is empty."""


class Untold(Exception):
    """Say that a formula cannot be told in a line."""


_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_ON_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UP_IN_TEXT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_STROKES = ("/", "⁄")
_DOWN_IN_TEXT = re.compile(r"[/⁄]? ?[0-9]+\s*")
_ALL_RAISED = re.compile(r"[-+−]?[0-9]+|[ni]|[-+−]")
_ALL_LOWERED = re.compile(r"[-+−]?[0-9]+")
_OPENING, _CLOSING = "([{⟨⌈⌊", ")]}⟩⌉⌋"
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_PRIMES = re.compile("[′″‴'°]+")
_SCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋"
_FIGURES = r"\d(?:[., \u00a0\u202f]?\d)*"
_WORD = rf"(?:{_FIGURES}|[^\W\d_{_SCRIPT}]+\d*)"
_PLAIN = re.compile(rf"{_WORD}|{EMPTY}")
_RAISABLE = re.compile(rf"{_WORD}(?:[₀-₉]+|[′″‴'°])*|{EMPTY}")
_MEASURED = re.compile(rf"{_FIGURES}[ \u00a0]?(?:[cdkm]?m|ha)")  # it is the unit that is raised
_NUMBER = re.compile(rf"{_FIGURES}[ \u00a0]?%?")
_SINGLE = re.compile(rf"[√∛∜]?{_WORD}(?:[{_SCRIPT}]+|[′″‴'%°])*|{EMPTY}")
_TERM = re.compile(rf"[-−+]?{_WORD}(?:[{_SCRIPT}]+|[′″‴'%°]|[·×*]{_WORD})*")
_FRACTION = re.compile(rf"(?:{_SINGLE.pattern})/(?:{_SINGLE.pattern})")
_BEGINS_FRACTION = re.compile(rf"(?:{_SINGLE.pattern})/")
_ENDS_LOOSE = re.compile(r".*[/√∛∜^_][^\W_.,]+", re.DOTALL)
# At these an operand that stands beside another sign falls apart.
_PARTING = frozenset("+-−–±∓=≠<>≤≥≈≡,;:/÷·×*∙⋅| \u00a0\u2009\t\n")
_SUMS = _PARTING - frozenset("·×*∙⋅")


def fraction(above: str, below: str) -> str:
    """Return `14/16`; a sum, a product below and whatever else falls apart gets brackets: `(a+b)/(2·c)`."""
    above, below = above.strip() or EMPTY, below.strip() or EMPTY
    if not _TERM.fullmatch(above) and _parted(above, _SUMS):
        above = f"({above})"
    return f"{above}/{_single(below)}"


def closed_fraction(before: Sequence[str], lowered: str) -> tuple[int, str] | None:
    """Return a fraction that a text makes by raised and lowered figures, and of how many texts before it is.

    `²⁄₃` is written so without a formula; the raised ones have become characters, the lowered have not:
    "¹⁴", "/", "16" are `14/16`. None where the texts make none.
    """
    below = lowered.strip()
    if not _DOWN_IN_TEXT.fullmatch(below):
        return None
    has_stroke = below.startswith(_STROKES)
    taken = 1 if has_stroke else 2
    if len(before) < taken or not (has_stroke or before[-1].strip() in _STROKES):
        return None
    above = before[-taken].strip()
    if not _UP_IN_TEXT.fullmatch(above):
        return None
    figures = above.translate(_ON_LINE)
    left = before[-taken - 1] if len(before) > taken else ""
    return taken, f"{gap_between(left, figures)}{figures}/{lowered.lstrip('/⁄ ')}"


def stacked(above: str, below: str) -> str:
    """Return what stands above something else without a bar, as in binomials: `n; k`."""
    return f"{above.strip()}; {below.strip()}"


def root(content: str, degree: str = "") -> str:
    """Return `√16`, `∛(a+b)`, `ⁿ√x`; a degree that cannot be raised stands in brackets: `√[m+1](x)`."""
    content, degree = content.strip() or EMPTY, degree.strip()
    inner = content if _PLAIN.fullmatch(content) else _bracketed(content)
    if degree in _ROOTS:
        return _ROOTS[degree] + inner
    if _ALL_RAISED.fullmatch(degree):
        return f"{degree.translate(_RAISED)}√{inner}"
    return f"√[{degree}]{_bracketed(content)}"


def power(base: str, up: str) -> str:
    """Return `x²`, `(a+b)²`, `e^x`, `2^(n+1)`; primes and degrees follow their base as they are."""
    base, up = base.strip(), up.strip()
    if not up:
        return base
    if _PRIMES.fullmatch(up):
        return base + up
    if up == "*":
        return f"{base}*"
    # Some programs hang the power on the closing bracket alone.
    if base and base not in _CLOSING and not (_RAISABLE.fullmatch(base) or _MEASURED.fullmatch(base)):
        base = _bracketed(base)
    if _ALL_RAISED.fullmatch(up):
        return base + up.translate(_RAISED)
    return f"{base}^{_single(up)}"


def sub(base: str, down: str) -> str:
    """Return `CO₂`, `x₁`, `x_max`, `x_(i+1)`."""
    base, down = base.strip(), down.strip()
    if not down:
        return base
    if _ALL_LOWERED.fullmatch(down):
        return base + down.translate(_LOWERED)
    return f"{base}_{_single(down)}"


def sub_power(base: str, down: str, up: str) -> str:
    """Return a base with both a lower and an upper index: `x₁²`, `x_i^n`."""
    lowered = sub(base, down)
    up = up.strip()
    if not up:
        return lowered
    return lowered + (up.translate(_RAISED) if _ALL_RAISED.fullmatch(up) else f"^{_single(up)}")


def limits(sign: str, low: str, high: str = "") -> str:
    """Return a sign with its limits, of a sum, an integral or `lim`: `∑_(i=1)^n`, `lim_(x→0)`."""
    lowered = sub(sign, low) if not low.strip().isdigit() else f"{sign.strip()}_{low.strip()}"
    return f"{lowered}^{_single(high.strip())}" if high.strip() else lowered


def over(base: str, mark: str) -> str:
    """Return a base under a mark: one letter carries it (`x̄`), more stand in brackets with it behind."""
    base, mark = base.strip(), mark.strip()
    combining = _MARKS.get(mark)
    if combining is None:
        return f"{base}^{_single(mark)}" if mark else base
    return base + combining if len(base) == 1 else _bracketed(base) + f"[{mark}]"


def fenced(parts: Sequence[str], opening: str = "(", closing: str = ")", between: str = ", ") -> str:
    """Return the parts between their brackets, which are never doubled: the file has set them itself."""
    return opening + between.join(part.strip() for part in parts) + closing


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return a matrix or equations below one another: cells parted by `, `, rows by `; `."""
    return "; ".join(", ".join(cell.strip() for cell in row) for row in rows)


def row(pieces: Iterable[str]) -> str:
    """Return pieces that stand beside one another, kept apart where they would read as something else.

    `2` and `1/2` are `2 1/2`, never `21/2`; `1/2` and `x` are `(1/2)x`.
    """
    shown: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if shown:
            shown[-1:] = _kept_apart(shown[-1], piece)
        shown.append(piece)
    return "".join(shown)


def gap_between(before: str, formula: str) -> str:
    """Return what parts two texts of which one is a formula: a space where `2` and `1/2` would meet."""
    touching = before[-1:].isalnum() and formula[:1].isalnum()
    return " " if touching and formula[0] not in _SCRIPT else ""


def _kept_apart(left: str, right: str) -> list[str]:
    """Return what stands before a piece, so that neither becomes another."""
    touching = left[-1].isalnum() and right[0].isalnum()
    if _FRACTION.fullmatch(left) and (right[0] in "√∛∜([{" or (touching and not right[0].isdigit())):
        return [f"({left})"]
    if touching and (_ENDS_LOOSE.fullmatch(left) or _BEGINS_FRACTION.match(right)):
        return [left, " "]
    return [left]


def _single(text: str) -> str:
    """Return an operand that holds together by itself, in brackets where it would not."""
    if _SINGLE.fullmatch(text) or _NUMBER.fullmatch(text) or (text and _is_bracketed(text)):
        return text
    return f"({text})"


def _bracketed(text: str) -> str:
    return text if text and text[0] == "(" and _is_bracketed(text) else f"({text})"


def _is_bracketed(text: str) -> bool:
    """Tell whether one pair of brackets holds the whole text."""
    if text[0] not in _OPENING:
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if not depth:
            return place == len(text) - 1
    return False


def _parted(text: str, signs: frozenset[str]) -> bool:
    """Tell whether one of the signs stands outside all brackets."""
    depth = 0
    for sign in text:
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth <= 0 and sign in signs:
            return True
    return False


_MARKS = {
    "¯": "\u0304", "‾": "\u0304", "_": "\u0304", "\u0304": "\u0304", "\u0305": "\u0304", "―": "\u0304",
    "^": "\u0302", "ˆ": "\u0302", "\u0302": "\u0302", "~": "\u0303", "˜": "\u0303", "\u0303": "\u0303",
    "→": "\u20d7", "\u20d7": "\u20d7", "˙": "\u0307", "\u0307": "\u0307",
    "¨": "\u0308", "\u0308": "\u0308",
}  # fmt: skip
