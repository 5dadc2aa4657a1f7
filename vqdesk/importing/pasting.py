"""What is pasted into a field: the text as its program showed it, without its looks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.source.import_log import LogEntry

_LONGEST = 2_000_000  # characters of HTML: more is no cell's text, and nobody waits for it
_BULLETS = ("·", "o", "§", "•", "▪", "\uf0b7", "\uf0a7")


class PastedText(NamedTuple):
    """A text, and the name of the old encoding that some of it was in: it is of Unicode now."""

    text: str
    charset: str = ""


def read_pasted(html: str, plain: str) -> PastedText:
    """Return the text of what was copied, from its HTML or, where that says less, from its plain text.

    Of the HTML paragraphs, line breaks and the labels of lists stay as they are seen; words without a line's
    end are taken as they are, with the blanks around them. No letter that the plain text has is lost.
    """
    if not html.strip() or len(html) > _LONGEST:
        return PastedText(plain)
    from vqdesk.formats.html.reader import read_copied_text  # no field reads HTML at the start

    try:
        text, account = read_copied_text(html, "")
    except Refused:
        return PastedText(plain)
    charset = _charset(account)
    if not plain:
        return PastedText(text, charset)
    is_line = "\n" not in plain.rstrip("\r\n") and "\t" not in plain
    if not charset and (is_line or not _has_all(text, plain)):
        return PastedText(plain)
    return PastedText(text, charset)


def _charset(account: Sequence[LogEntry]) -> str:
    found = (str(entry.values["charset"]) for entry in account if entry.why == "account.legacy")
    return next(found, "")


def _has_all(text: str, plain: str) -> bool:
    """Tell whether a text has every letter and digit of the plain one, but for Word's bullets."""
    rest = (_without_bullet(line) for line in plain.splitlines())
    return not _letters(" ".join(rest)) - _letters(text)


def _without_bullet(line: str) -> str:
    sign, tab, rest = line.partition("\t")
    return rest if tab and sign.strip() in _BULLETS else line


def _letters(text: str) -> Counter[str]:
    """Count letters and digits, raised ones as any other."""
    return Counter(sign for sign in normalize("NFKC", text) if sign.isalnum())
