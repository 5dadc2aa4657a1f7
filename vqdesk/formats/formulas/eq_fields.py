r"""EQ fields of Word, which older files have for formulas, as one line of text that means the same.

`EQ \f(14;16)`: a switch, its options, and its elements in brackets; which sign parts the elements is the
matter of the PC on which it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.formats.formulas import line
from vqdesk.formats.formulas.line import Untold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EQ = re.compile(r"\s*EQ(?![^\W\d_])(.*)", re.IGNORECASE | re.DOTALL)
_FORMATS = re.compile(r"""\\\*\s*(?:"[^"]*"|\S+)\s*""")
_SWITCH = re.compile(r"\\\s*([abdfilorsx])(?![a-z])", re.IGNORECASE)
_OPTION = re.compile(
    r"\s*\\\s*(?:(?P<sign>lc|rc|bc|fc|vc)\s*\\?(?P<mark>.)"
    r"|(?P<name>al|ac|ar|ad|co|vs|hs|fo|ba|li|su|pr|in|ai|up|di|do|to|bo|le|ri)\s*(?P<count>-?\d*))",
    re.IGNORECASE | re.DOTALL,
)
_RAISING = re.compile(r"\s*(?=\\\s*(?:up|do)\b|\\\s*(?:up|do)\d)", re.IGNORECASE)
_WORDS = re.compile(r"[^\\(),;]+")
_DEEPEST = 20
_LONGEST = 10_000  # characters of a field's code
_MIRRORED = {"(": ")", "[": "]", "{": "}", "<": ">", "⟨": "⟩"}
_CIRCLES = "○◯〇"
_CIRCLED = range(1, 21)
_OVERLAID = {("=", "/"): "≠", ("<", "/"): "≮", (">", "/"): "≯", ("∈", "/"): "∉", ("o", "-"): "ø"}
_MARKS = "¯‾_^ˆ~˜→˙¨"
_SEPARATORS = ";,"


def is_formula_field(code: str) -> bool:
    """Tell whether a field's code, so far as it is known, is that of a formula."""
    return _EQ.match(code) is not None


def linearise_field(code: str) -> str:
    """Return what an EQ field shows, as a line; raises Untold where that cannot be told."""
    found = _EQ.match(code)
    if found is None or len(code) > _LONGEST:
        raise Untold
    return _Code(_FORMATS.sub("", found[1]).strip()).all()


def quoted(text: str) -> str:
    r"""Return a text as it is written inside of a code: with `\` before what would mean something there."""
    return re.sub(r"([\\,;()])", r"\\\1", text)


class _Raised(str):
    """What stands raised, or below the line."""

    __slots__ = ("down",)
    down: bool


class _Code:
    """Read a code from its start to its end."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._at = self._depth = 0

    def all(self) -> str:
        """Return the whole as a line."""
        pieces = self._pieces()
        if self._at < len(self._code):  # a bracket that none has opened
            raise Untold
        return _shown(pieces)

    def _pieces(self) -> list[str]:
        """Return texts, signs that part them, and what switches gave, up to a closing bracket."""
        pieces: list[str] = []
        opened = 0
        code = self._code
        while self._at < len(code):
            if words := _WORDS.match(code, self._at):
                pieces.append(words[0])
                self._at = words.end()
                continue
            sign = code[self._at]
            if sign == "\\":
                again = bool(pieces) and isinstance(pieces[-1], _Raised)
                pieces.append(self._switched(again=again))
                continue
            if sign == ")" and not opened:
                break
            opened += (sign == "(") - (sign == ")")
            self._at += 1
            pieces.append(sign if opened or sign not in _SEPARATORS else _Sign(sign))
        return pieces

    def _switched(self, *, again: bool) -> str:
        """Return what a switch gives, or the sign behind a stroke; `again` behind what is raised."""
        if again and _RAISING.match(self._code, self._at):
            return self.raised(self._options())
        found = _SWITCH.match(self._code, self._at)
        if found is None:
            text = self._code[self._at + 1 : self._at + 2]
            if text.isalpha():
                raise Untold
            self._at += 2
            return text
        self._at = found.end()
        if self._depth == _DEEPEST:
            raise Untold
        self._depth += 1
        text = _SWITCHES[found[1].lower()](self, self._options())
        self._depth -= 1
        return text

    def _options(self) -> dict[str, str]:
        options: dict[str, str] = {}
        while found := _OPTION.match(self._code, self._at):
            if found["sign"]:
                options[found["sign"].lower()] = found["mark"]
            else:
                options[found["name"].lower()] = found["count"]
            self._at = found.end()
        return options

    def _elements(self, *counts: int) -> list[str]:
        """Return the elements in brackets, parted by the sign that gives one of the counts."""
        while self._code[self._at : self._at + 1].isspace():
            self._at += 1
        if self._code[self._at : self._at + 1] != "(":
            raise Untold
        self._at += 1
        pieces = self._pieces()
        if self._at >= len(self._code):
            raise Untold
        self._at += 1
        ways = [_parted(pieces, sign) for sign in _SEPARATORS]
        if not counts:
            return ways[0] if len(ways[0]) > 1 else ways[1]
        fitting = [way for count in counts for way in ways if len(way) == count]
        if counts == (1,):
            return [_shown(pieces)]
        if not fitting:
            raise Untold
        return fitting[0]

    # Switches

    def array(self, options: dict[str, str]) -> str:
        elements = self._elements()
        columns = max(1, int(options.get("co") or 1))
        return line.table([elements[at : at + columns] for at in range(0, len(elements), columns)])

    def bracketed(self, options: dict[str, str]) -> str:
        both = options.get("bc")
        opening = options.get("lc") or both or ("" if "rc" in options else "(")
        closing = options.get("rc") or (_MIRRORED.get(both, both) if both else None)
        if closing is None:
            closing = "" if "lc" in options else ")"
        return line.fenced(self._elements(1), opening, closing)

    def moved(self, _options: dict[str, str]) -> str:
        self._elements(1)
        return " "

    def fraction(self, _options: dict[str, str]) -> str:
        above, below = self._elements(2)
        return line.fraction(above, below)

    def integral(self, options: dict[str, str]) -> str:
        sign = "∑" if "su" in options else "∏" if "pr" in options else "∫"
        low, high, content = self._elements(3)
        sign = options.get("fc") or options.get("vc") or sign
        return line.row([line.limits(sign, low, high), content])

    def listed(self, _options: dict[str, str]) -> str:
        return ", ".join(part.strip() for part in self._elements())

    def overlaid(self, _options: dict[str, str]) -> str:
        parts = [part.strip() for part in self._elements()]
        if len(parts) == 1:
            return parts[0]
        first, second = parts if len(parts) == 2 else ("", "")
        if first in _CIRCLES and first:
            number = int(second) if second.isdecimal() and len(second) < 3 else 0
            return chr(0x2460 + number - 1) if number in _CIRCLED else f"({second})"
        if second and second in _MARKS:
            return line.over(first, second)
        if (first, second) not in _OVERLAID:
            raise Untold
        return _OVERLAID[first, second]

    def root(self, _options: dict[str, str]) -> str:
        *degree, content = self._elements(2, 1)
        return line.root(content, degree[0] if degree else "")

    def raised(self, options: dict[str, str]) -> str:
        text = _Raised("; ".join(part.strip() for part in self._elements()))
        text.down = "do" in options
        return text

    def boxed(self, _options: dict[str, str]) -> str:
        return self._elements(1)[0]


class _Sign(str):
    """What may part elements."""

    __slots__ = ()


_SWITCHES: dict[str, Callable[[_Code, dict[str, str]], str]] = {
    "a": _Code.array,
    "b": _Code.bracketed,
    "d": _Code.moved,
    "f": _Code.fraction,
    "i": _Code.integral,
    "l": _Code.listed,
    "o": _Code.overlaid,
    "r": _Code.root,
    "s": _Code.raised,
    "x": _Code.boxed,
}


def _parted(pieces: Sequence[str], sign: str) -> list[str]:
    """Return the elements that a sign parts."""
    parts: list[list[str]] = [[]]
    for piece in pieces:
        if type(piece) is _Sign and piece == sign:
            parts.append([])
        else:
            parts[-1].append(piece)
    return [_shown(part) for part in parts]


def _shown(pieces: Sequence[str]) -> str:
    """Return pieces as a line: one raised, a stroke and one below it make a fraction."""
    told: list[str] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if not isinstance(piece, _Raised):
            told.append(str(piece))
            at += 1
            continue
        text, length = _raised(piece, *(*pieces[at + 1 : at + 3], "", "")[:2])
        told.append(text)
        at += length
    return line.row(told)


def _raised(piece: _Raised, second: str, third: str) -> tuple[str, int]:
    """Return what one raised piece and those behind it make, and of how many it is made."""
    if not piece.down and second.strip() in ("/", "⁄") and isinstance(third, _Raised) and third.down:
        return line.fraction(piece, third), 3
    if isinstance(second, _Raised) and second.down != piece.down:
        low, high = (piece, second) if piece.down else (second, piece)
        return line.sub_power("", low, high), 2
    return line.sub("", piece) if piece.down else line.power("", piece), 1
