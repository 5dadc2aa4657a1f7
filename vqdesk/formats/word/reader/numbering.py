"""The numbers that Word writes before paragraphs by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vqdesk.formats.word.names import VAL, W, is_on, parse_int, value
from vqdesk.text.numerals import HIGHEST_ROMAN, format_roman
from vqdesk.text.symbol_fonts import decode_symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vqdesk.formats.word.reader.styles import ListPlace

_PLACE = re.compile(r"%([1-9])")
_MOST_LEVELS = 9  # Word knows no more
_MOST_LETTERS = 30  # of one number
_LONGEST_TEXT = 100  # characters before and between numbers; Word itself writes up to thirty
_CUSTOM = re.compile("(0{1,9})1\\b")  # digits that are told by an example: 001, 002, 003, ...
_BULLET = "•"
_ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


_ENGLISH = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


class _Level(NamedTuple):
    start: int
    kind: str
    text: str
    font: str
    style: str
    restart: int | None  # the level, from 1, whose next number begins this one anew; 0 is none
    digits: bool  # all levels in its text are written in digits
    look: Any | None  # how its numbers look, where that is not as the paragraphs' ends


class ListLabel(NamedTuple):
    """A number as it is shown, its own run properties, and its kind where that is not known."""

    text: str = ""
    look: Any | None = None
    unknown: str = ""


_NO_LABEL = ListLabel()


class _List(NamedTuple):
    levels: Mapping[int, _Level]
    shared: str  # lists of one form count together
    starts: Mapping[int, int]


class Numbering:
    """The lists of a document; `label` counts on with every call, in the document's order."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        forms = {each.get(W + "abstractNumId", ""): each for each in root.iterfind(W + "abstractNum")}
        styled = {link: form for form in forms.values() if (link := value(form, "styleLink"))}
        known: dict[Any, dict[int, _Level]] = {None: {}}  # many lists are of one form
        for number in root.iterfind(W + "num"):
            shared = value(number, "abstractNumId") or ""
            form = forms.get(shared)
            form = styled.get(value(form, "numStyleLink") or "", form)
            if form not in known:
                known[form] = _levels(form)
            levels, starts = dict(known[form]), dict[int, int]()
            for override in number.iterfind(W + "lvlOverride"):
                levels |= _levels(override)
                start = value(override, "startOverride")
                if start is not None:
                    starts[parse_int(override.get(W + "ilvl"), 0)] = parse_int(start, 1)
            self._lists[number.get(W + "numId", "")] = _List(levels, shared, starts)

    def label(self, own: ListPlace | None, styled: ListPlace | None) -> ListLabel:
        """Return the number of the next paragraph at a place of a list; its text is "" where none is shown.

        `own` is what the paragraph says itself, `styled` what its style says.
        """
        list_id = (own and own.list_id) or (styled and styled.list_id)
        found = self._lists.get(list_id or "")
        if list_id is None or found is None:
            return _NO_LABEL
        at = _level_of(own, styled, found)
        if at not in found.levels:
            return _NO_LABEL
        return self._write_label(found, at, self._count(list_id, found, at))

    def _count(self, list_id: str, found: _List, at: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.shared, {})
        start = found.starts.get(at)
        if start is not None and (list_id, at) not in self._started:
            self._started.add((list_id, at))
            counts[at] = start
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = found.levels[at].start if start is None else start
        for below in [each for each in counts if each > at]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or at < restart:
                del counts[below]
        return counts

    def _write_label(self, found: _List, at: int, counts: Mapping[int, int]) -> ListLabel:
        level = found.levels[at]
        if level.kind == "bullet":
            text = "".join(decode_symbol(sign, level.font) or _BULLET for sign in level.text)
            return ListLabel(text, level.look)
        unknown = ""

        def number(match: re.Match[str]) -> str:
            nonlocal unknown
            place = int(match[1]) - 1
            meant = found.levels.get(place)
            # Only levels that count have a number to be shown.
            if meant is None or meant.kind in ("none", "bullet"):
                return ""
            kind = "decimal" if level.digits and meant.kind != "decimalZero" else meant.kind
            if not is_known(kind):
                unknown = kind
            return shown_number(counts.get(place, meant.start), kind)

        return ListLabel(_PLACE.sub(number, level.text).strip(), level.look, unknown)


def is_known(kind: str) -> bool:
    """Tell whether numbers of a kind of list are written here as Word writes them."""
    return kind == "decimal" or kind in _KINDS or _CUSTOM.match(kind) is not None


def shown_number(number: int, kind: str) -> str:
    """Return a number as a kind of list writes it; kinds that are not known here as digits.

    A kind may be an example: `001, 002, 003, ...`.
    """
    if example := _CUSTOM.match(kind):
        return str(number).zfill(len(example[0]))
    write = _KINDS.get(kind)
    return str(number) if write is None else write(number)


def _vietnamese(number: int) -> str:
    """Return a number in words, as far as lists count: `mười một`, `hai mươi mốt`, `hai mươi lăm`."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = ("", "mười", f"{_ONES[tens]} mươi")[min(tens, 2)]
    one = {1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}.get(ones, _ONES[ones])
    return f"{ten} {one}".strip()


def _roman(number: int) -> str:
    return format_roman(number) if 0 < number <= HIGHEST_ROMAN else str(number)


def _letters(number: int) -> str:
    # After Z come AA, BB, CC.
    if not 0 < number <= 26 * _MOST_LETTERS:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _footnote_sign(number: int) -> str:
    if not 0 < number <= 4 * _MOST_LETTERS:
        return str(number)
    return "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1)


def _circle(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _wide(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) if digit.isdigit() else digit for digit in str(number))


def _english(number: int) -> str:
    """Return a number in English words, as far as lists count."""
    if not 0 < number < 100:
        return str(number)
    if number < 20:
        return _ENGLISH[number].capitalize()
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}{f'-{_ENGLISH[ones]}' if ones else ''}".capitalize()


_KINDS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
    "vietnameseCounting": _vietnamese,
    "ordinal": _ordinal,
    "cardinalText": _english,
    "hex": lambda number: f"{number:X}",
    "chicago": _footnote_sign,
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
}


def _level_of(own: ListPlace | None, styled: ListPlace | None, found: _List) -> int:
    if own is not None and own.level is not None:
        return own.level
    if styled is None or (own is not None and own.list_id is not None):
        return 0
    if styled.level is not None:
        return styled.level
    return next((at for at, level in found.levels.items() if level.style == styled.style), 0)


def _levels(parent: Any) -> dict[int, _Level]:
    found = {parse_int(level.get(W + "ilvl"), 0): level for level in parent.iterfind(W + "lvl")}
    return {at: _level(level) for at, level in found.items() if at < _MOST_LEVELS}


def _kind(level: Any) -> str:
    """Return how a level's numbers are written; what Word knew late stands in a form of its own."""
    kind = value(level, "numFmt")
    if kind is None and (newer := next(level.iter(W + "numFmt"), None)) is not None:
        kind = newer.get(VAL)
        if kind == "custom":
            kind = newer.get(W + "format")
    return kind or "decimal"


def _level(level: Any) -> _Level:
    restart = value(level, "lvlRestart")
    return _Level(
        start=parse_int(value(level, "start"), 1),
        kind=_kind(level),
        text=(value(level, "lvlText") or "")[:_LONGEST_TEXT],
        font=value(level.find(W + "rPr"), "rFonts", W + "ascii") or "",
        style=value(level, "pStyle", VAL) or "",
        restart=None if restart is None else parse_int(restart, 0),
        digits=bool(is_on(level, "isLgl")),
        look=level.find(W + "rPr"),
    )
