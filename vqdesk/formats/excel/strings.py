"""The texts of a workbook's cells, with the fonts of their runs."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from db.limits import MOST_CELLS
from db.text.characters import LONE_SURROGATE, raised_digits
from vqdesk.annex.source.cleanup import make_storable
from vqdesk.annex.source.legacy_text import convert_runs
from vqdesk.formats.excel.element_stream import elements, local_name
from vqdesk.formats.formulas.line import closed_fraction
from vqdesk.text.legacy.conversion import is_suspicious
from vqdesk.text.symbol_fonts import decode_symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.text.legacy.conversion import Charset

SYMBOL_FONTS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Run(NamedTuple):
    """A stretch of a text: its font, and the digits in it that were raised.

    `struck` is None where the cell's own font tells whether it is struck out.
    """

    text: str
    font: str = ""
    raised: str = ""
    struck: bool | None = None
    lowered: bool = False


class SharedString(NamedTuple):
    """A text that is not taken as it stands; `ruby` helps to pronounce it, where the cell shows that."""

    runs: tuple[Run, ...]
    ruby: str = ""

    @property
    def shown(self) -> str:
        """Return the text itself."""
        return "".join(run.text for run in self.runs)

    @classmethod
    def of(cls, text: str) -> SharedString:
        """Return a text of one run without a font."""
        return cls((Run(text),))

    @property
    def is_plain(self) -> bool:
        """Tell whether its runs say nothing that a plain text does not."""
        return not any(run.font or run.raised for run in self.runs)


class Strings:
    """The shared texts by their place."""

    def __init__(self, blocks: Iterable[bytes] | None, name: str) -> None:
        self._name = name
        self._texts: list[str | SharedString] = []
        for element in elements(blocks, {"sst": "si"}, (), name) if blocks is not None else ():
            if len(self._texts) > MOST_CELLS:
                raise Refused("file.too_big", name=name)
            self._texts.append(read_string(element))

    def __getitem__(self, place: str) -> str | SharedString:
        """Return a text; Refused file.unreadable where there is none: a text would be missing."""
        number = int(place) if len(place) < 9 and place.isascii() and place.isdigit() else -1
        if not 0 <= number < len(self._texts):
            raise Refused("file.unreadable", name=self._name)
        return self._texts[number]


def keep_if_plain(text: str) -> str | SharedString:
    """Return a text as it is where nothing has to be done to it, as nearly all are."""
    plain = text.isprintable() or text.replace("\n", " ").isprintable()
    if plain and not text.isascii():
        plain = unicodedata.is_normalized("NFC", text) and not is_suspicious(text)
    return text if plain else SharedString.of(text)


def read_string(element: Any) -> str | SharedString:
    """Return the text of a shared or inline string; what only helps to pronounce it is left out."""
    if len(element) == 1:
        only = element[0]
        if not len(only) and only.tag.endswith("}t"):
            return keep_if_plain(unescaped(only.text or ""))
    runs = tuple(with_fractions(map(_with_digits, _runs(element))))
    ruby = "".join(_ruby(element))
    if ruby or any(run.raised or run.font or run.struck is not None for run in runs):
        return SharedString(runs, ruby)
    return keep_if_plain("".join(run.text for run in runs))


def parted(found: str | SharedString, *, struck: bool) -> tuple[str | SharedString, str]:
    """Return a text without what is struck out, and that; `struck` tells of the cell's own font.

    A space alone that is struck out stays: it parts the words around it.
    """
    if isinstance(found, str):
        return ("", found) if struck and found.strip() else (found, "")
    kept: list[Run] = []
    gone: list[str] = []
    for is_struck, group in groupby(found.runs, lambda run: struck if run.struck is None else run.struck):
        runs = list(group)
        text = "".join(run.text for run in runs)
        if is_struck and text.strip():
            gone.append(text)
        else:
            kept += runs
    return (SharedString(tuple(kept), found.ruby), "\n".join(gone)) if gone else (found, "")


def unescaped(text: str) -> str:
    """Return a text with the characters that Excel writes as `_x000D_`."""
    if "_" not in text or "_x" not in text:  # one sign is looked for ten times as fast as two
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if LONE_SURROGATE.search(text):
        # Two of them are one character.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def to_report_text(
    found: SharedString, font: str, where: str, account: ImportLog, likely: Charset | None = None
) -> str:
    """Return a text as a report holds it and note what was changed; `font` is that of runs without one.

    `likely` is the encoding of a workbook that has no other.
    """
    if raised := "".join(run.raised for run in found.runs):
        account.add(where, raised, "converted", "account.raised")
    runs = [
        (_without_symbols(run.text, run.font or font, where, account), run.font or font) for run in found.runs
    ]
    return make_storable(convert_runs(runs, where, account, likely), where, account)


def _without_symbols(text: str, font: str, where: str, account: ImportLog) -> str:
    if font.casefold() not in SYMBOL_FONTS:
        return text
    pieces = []
    for sign in text:
        known = decode_symbol(sign, font)
        if known is None:
            account.add(where, sign, "skipped", "account.unknown_symbol", font=font)
        elif known != sign:
            account.add(where, sign, "converted", "account.symbol", after=known)
        pieces.append(known or "")
    return "".join(pieces)


def _runs(element: Any) -> Iterator[Run]:
    """Yield a string's runs; those whose digits are raised have their text there, too."""
    for child in element:
        tag = local_name(child.tag) if isinstance(child.tag, str) else ""
        if tag == "t":
            yield Run(unescaped(child.text or ""))
        elif tag == "r":
            font, place, struck = "", "", None
            for part in child.iter():
                kind = local_name(part.tag) if isinstance(part.tag, str) else ""
                if kind == "rPr":
                    struck = False  # a run with a look of its own takes nothing from the cell's
                elif kind == "rFont":
                    font = part.get("val", "")
                elif kind == "strike":
                    struck = is_switched_on(part)
                elif kind == "vertAlign":
                    place = part.get("val", "")
                elif kind == "t":
                    text = unescaped(part.text or "")
                    raised = text if place == "superscript" else ""
                    yield Run(text, font, raised, struck, lowered=place == "subscript")


def _ruby(element: Any) -> Iterator[str]:
    for each in element.iterchildren("{*}rPh"):
        yield from (part.text or "" for part in each.iterchildren("{*}t"))


def is_switched_on(element: Any) -> bool:
    """Tell whether a property that is there is on: without a value it is."""
    return element.get("val", "1") in ("1", "true", "on")


def _with_digits(run: Run) -> Run:
    digits = raised_digits(run.text) if run.raised else None
    return run._replace(text=digits) if digits else run._replace(raised="")


def with_fractions(runs: Iterable[Run]) -> list[Run]:
    """Return runs, raised figures over lowered ones on the line: `14/16`; what they were is told."""
    made: list[Run] = []
    for run in runs:
        fraction = closed_fraction([each.text for each in made[-3:]], run.text) if run.lowered else None
        if fraction and all(bool(each.struck) == bool(run.struck) for each in made[-fraction[0] :]):
            taken, text = fraction
            raised = made[-taken].raised
            del made[-taken:]
            made.append(run._replace(text=text, raised=raised))
        else:
            made.append(run)
    return made
