"""The numbers that Word writes before paragraphs by itself."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from vqdesk.formats.word_names import W, value, whole
from vqdesk.formats.word_symbols import symbol

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_HIGHEST_ROMAN = 3999


class _Level(NamedTuple):
    start: int
    kind: str
    text: str
    font: str


class Numbering:
    """The lists of a document; `label` counts on with every call, in the document's order."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._shared: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {each.get(W + "abstractNumId"): each for each in root.iterfind(W + "abstractNum")}
        for number in root.iterfind(W + "num"):
            list_id = number.get(W + "numId")
            base = value(number, "abstractNumId") or ""
            levels = _levels(abstract.get(base))
            for override in number.iterfind(W + "lvlOverride"):
                at = whole(override.get(W + "ilvl"), 0)
                levels |= _levels(override)
                start = value(override, "startOverride")
                if start is not None:
                    self._starts.setdefault(list_id, {})[at] = whole(start, 1)
            self._levels[list_id] = levels
            self._shared[list_id] = base

    def label(self, list_id: str, at: int) -> str:
        """Return the next number of a list at a level; "" where it shows none."""
        levels = self._levels.get(list_id)
        if not levels or at not in levels:
            return ""
        counts = self._counts.setdefault(self._shared[list_id], {})
        level = levels[at]
        started = self._starts.get(list_id, {})
        if at in started:
            counts[at] = started.pop(at) - 1
        counts[at] = counts.get(at, level.start - 1) + 1
        for below in [each for each in counts if each > at]:
            del counts[below]
        if level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "".join(symbol(sign, level.font) or sign for sign in level.text)
        return _PLACE.sub(lambda match: self._shown(levels, counts, int(match[1]) - 1), level.text)

    def _shown(self, levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
        level = levels.get(at)
        if level is None:
            return ""
        return shown_number(counts.get(at, level.start), level.kind)


def shown_number(number: int, kind: str) -> str:
    """Return a number as a kind of list writes it; kinds that are not known here as digits."""
    if kind in ("upperRoman", "lowerRoman") and 0 < number <= _HIGHEST_ROMAN:
        text = ""
        for step, sign in _ROMAN:
            text, number = text + sign * (number // step), number % step
        return text if kind == "upperRoman" else text.lower()
    if kind in ("upperLetter", "lowerLetter") and 0 < number <= 26 * 30:
        # After Z come AA, BB, CC.
        text = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text if kind == "upperLetter" else text.lower()
    if kind == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _levels(parent: Any | None) -> dict[int, _Level]:
    if parent is None:
        return {}
    return {
        whole(level.get(W + "ilvl"), 0): _Level(
            whole(value(level, "start"), 1),
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            value(level.find(W + "rPr"), "rFonts", W + "ascii") or "",
        )
        for level in parent.iterfind(W + "lvl")
    }
