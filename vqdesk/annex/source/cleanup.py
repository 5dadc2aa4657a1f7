"""Texts of cells made fit for a report: without Excel's quotes or characters that XML cannot hold."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from db.text.characters import fit, without_piles

if TYPE_CHECKING:
    from vqdesk.annex.source.import_log import ImportLog

EXCEL_CELL = re.compile(r'"(?:[^"\t]|"")*+"(?=[\t\n]|\Z)')
"""A cell as Excel quotes it: quotes inside are doubled, and the closing one ends the cell."""

_BREAKS = "\r\u000b\u2028\u2029"
_BEFORE_OPENING = "([{“‘/-–"


def strip_quotes(text: str, where: str, account: ImportLog) -> str:
    """Take off the `"` around a whole cell and one that opens a cell and never closes.

    The doubled quotes inside a cell that Excel quoted become single. All other quotes stay: those of
    `"A" và "B"`, and the inner ones of `"gọi là "xã trắng""`.
    """
    bare = text.strip()
    if not bare.startswith('"'):
        return text
    if EXCEL_CELL.fullmatch(bare):
        inner = bare[1:-1].replace('""', '"')
    else:
        closing = _closing(bare)
        if closing not in (None, len(bare) - 1):
            return text
        inner = bare[1:closing]
    account.add(where, '"' * (text.count('"') - inner.count('"')), "skipped", "account.quote")
    return text.replace(bare, inner, 1)


def make_storable(text: str, where: str, account: ImportLog) -> str:
    r"""Return the text as a report may hold it: NFC, every break `\n`, nothing that XML 1.0 cannot hold."""
    fit_text, _ = fit(text)
    if fit_text == text:
        return text
    text, piled = without_piles(text)
    if piled:
        account.add(where, piled, "skipped", "account.character")
    gone = {character for character in set(text) if not fit(character)[0]}
    for kept, action, why in (
        (gone, "skipped", "account.character"),
        (set(_BREAKS), "converted", "account.break"),
    ):
        if what := "".join(_shown(character) for character in text if character in kept):
            account.add(where, what, action, why)  # type: ignore[arg-type]
    decomposed = _not_nfc("".join(character for character in text if character not in gone))
    if decomposed:
        account.add(where, decomposed, "converted", "account.nfc")
    return fit_text


def _closing(cell: str) -> int | None:
    """Return where the quote is closed that opens the cell; None where it never is.

    A quote after a space or a bracket that has a text behind it opens one more.
    """
    depth, opened = 1, 0
    for match in re.finditer('"', cell[1:]):
        place = match.start() + 1
        before, behind = cell[place - 1], cell[place + 1 : place + 2]
        opens = before.isspace() or before in _BEFORE_OPENING or opened == place - 1
        if opens and behind.strip():
            depth, opened = depth + 1, place
        else:
            depth -= 1
        if not depth:
            return place
    return None


def _not_nfc(text: str) -> str:
    """Return the words that are not in NFC; no mark joins what a space parts."""
    words = re.findall(r"\s+|\S+", text)
    return " ".join(word for word in words if not unicodedata.is_normalized("NFC", word))


def _shown(character: str) -> str:
    # A lone surrogate could not be printed.
    return f"\\u{ord(character):04x}" if "\ud800" <= character <= "\udfff" else character
