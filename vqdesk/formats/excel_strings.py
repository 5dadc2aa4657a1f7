"""The texts of a workbook's cells, with the fonts of their runs."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from vqdesk.formats.excel_stream import elements, local
from vqdesk.formats.leftovers import fitted
from vqdesk.formats.legacy_text import converted
from vqdesk.formats.limits import MOST_CELLS
from vqdesk.formats.word_symbols import symbol
from vqdesk.text.characters import raised_digits
from vqdesk.text.legacy import is_suspicious

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.formats.account import Account
    from vqdesk.text.legacy import Charset

SYMBOL_FONTS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Text(NamedTuple):
    """A text that is not taken as it stands: its runs with their fonts, and the digits that are raised."""

    runs: tuple[tuple[str, str], ...]
    raised: str = ""

    @property
    def shown(self) -> str:
        """Return the text itself."""
        return "".join(text for text, _ in self.runs)


class Strings:
    """The shared texts by their place."""

    def __init__(self, blocks: Iterable[bytes] | None, name: str) -> None:
        self._name = name
        self._texts: list[str | Text] = []
        for element in elements(blocks, {"sst": "si"}, (), name) if blocks is not None else ():
            if len(self._texts) > MOST_CELLS:
                raise Refused("file.too_big", name=name)
            self._texts.append(text_of(element))

    def __getitem__(self, place: str) -> str | Text:
        """Return a text; Refused file.unreadable where there is none: a text would be missing."""
        number = int(place) if len(place) < 9 and place.isascii() and place.isdigit() else -1
        if not 0 <= number < len(self._texts):
            raise Refused("file.unreadable", name=self._name)
        return self._texts[number]


def checked(text: str) -> str | Text:
    """Return a text as it is where nothing has to be done to it, as nearly all are."""
    plain = text.isprintable() or text.replace("\n", " ").isprintable()
    if plain and not text.isascii():
        plain = unicodedata.is_normalized("NFC", text) and not is_suspicious(text)
    return text if plain else Text(((text, ""),))


def text_of(element: Any) -> str | Text:
    """Return the text of a shared or inline string; what only helps to pronounce it is left out."""
    if len(element) == 1:
        only = element[0]
        if not len(only) and only.tag.endswith("}t"):
            return checked(unescaped(only.text or ""))
    runs, raised = [], ""
    for text, font, is_raised in _runs(element):
        digits = raised_digits(text) if is_raised else None
        if digits:
            raised += text
            text = digits
        runs.append((text, font))
    if raised or any(font for _, font in runs):
        return Text(tuple(runs), raised)
    return checked("".join(text for text, _ in runs))


def unescaped(text: str) -> str:
    """Return a text with the characters that Excel writes as `_x000D_`."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATES.search(text):
        # Two of them are one character.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def settled(found: Text, font: str, where: str, account: Account, likely: Charset | None = None) -> str:
    """Return a text as a report holds it and note what was changed; `font` is that of runs without one.

    `likely` is the encoding of a workbook that has no other.
    """
    if found.raised:
        account.add(where, found.raised, "converted", "account.raised")
    runs = [(_without_symbols(text, own or font, where, account), own or font) for text, own in found.runs]
    return fitted(converted(runs, where, account, likely), where, account)


def _without_symbols(text: str, font: str, where: str, account: Account) -> str:
    if font.casefold() not in SYMBOL_FONTS:
        return text
    pieces = []
    for sign in text:
        known = symbol(sign, font)
        if known is None:
            account.add(where, sign, "skipped", "account.unknown_symbol", font=font)
        elif known != sign:
            account.add(where, sign, "converted", "account.symbol", after=known)
        pieces.append(known or "")
    return "".join(pieces)


def _runs(element: Any) -> Iterator[tuple[str, str, bool]]:
    for child in element:
        tag = local(child.tag) if isinstance(child.tag, str) else ""
        if tag == "t":
            yield unescaped(child.text or ""), "", False
        elif tag == "r":
            font, raised = "", False
            for part in child.iter():
                kind = local(part.tag) if isinstance(part.tag, str) else ""
                if kind == "rFont":
                    font = part.get("val", "")
                elif kind == "vertAlign":
                    raised = part.get("val") == "superscript"
                elif kind == "t":
                    yield unescaped(part.text or ""), font, raised
