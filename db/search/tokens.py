"""How the texts of a row become what the index is given: words folded, and words with their tones.

A text of usual Vietnamese is turned by a page of 256 codes, a byte a letter, a whole text at a time;
any other one word by word. Both ways give the same words.
"""

from __future__ import annotations

import codecs
import json
import unicodedata
from collections.abc import Sequence
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, Any

from db.records import EXTRA
from db.text.folding import fold, folded_words, split_words, toned_words

if TYPE_CHECKING:
    from db.rows import Kind, Row

_BREAK = " ¶ "
"""A word of its own between two texts of one column: a phrase does not run across it."""

_MOST_WORDS = 50_000
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNS = "\u00a0°±«»×–—‘’“”•…≤≥²³½"
_SPACE = ord(" ")
_END = "\0"  # of a field, where a row's fields are read all at once


def _page() -> str:
    """Return the page: ASCII at its own places, the Vietnamese letters and signs at the others."""
    letters = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES]
    others = [letter for letter in [*letters, "đ"] if not letter.isascii()]
    others += [letter.upper() for letter in others] + list(_SIGNS)
    page = [chr(code) for code in range(128)] + [""] * 128
    # bytes.split() splits at the codes 9 to 13 and 32; 0 stays, as codecs asks.
    for code in (*range(128, 256), *range(1, 9), *range(14, 32), 127):
        page[code] = others.pop(0) if others else "\ufffe"
    return "".join(page)


_PAGE = _page()
_CODES = codecs.charmap_build(_PAGE)
_FOLDED = bytes(ord(fold(sign)) if sign.isalnum() or sign == _END else _SPACE for sign in _PAGE)
_SMALL = bytes(_PAGE.index(sign.lower()) if sign.isalnum() else _SPACE for sign in _PAGE)


class _Toned(dict[bytes | str, str]):
    """What the index is given for each word with its tone, and the words that are new."""

    def __init__(self) -> None:
        self.new: list[str] = []

    def __missing__(self, word: bytes | str) -> str:
        text = word if isinstance(word, str) else codecs.charmap_decode(word, "strict", _PAGE)[0]
        self.new.append(text)
        made = self[word] = "" if is_digits(text) else text if text.isascii() else toned_words([text])
        return made


class _Spoken(dict[bytes, str]):
    """Remember each word with its tone, by its codes."""

    def __missing__(self, word: bytes) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        made = self[word] = toned_words([codecs.charmap_decode(word, "strict", _PAGE)[0]])
        return made


_spoken = _Spoken()


def folded_text(text: str) -> str:
    """Return a text's words folded, one space between them."""
    codes = _codes(text)
    if codes is None:
        return folded_words(split_words(text))
    return " ".join(codes.translate(_FOLDED).decode("latin-1").replace(_END, " ").split())


def toned_text(text: str) -> str:
    """Return a text's words with the tone's digit in front, one space between them."""
    codes = _codes(text)
    if codes is None:
        return toned_words(split_words(text))
    return " ".join([_spoken[word] for word in codes.translate(_SMALL).split()])


class Wording:
    """Turn rows into what the index is given: its fields folded, and its words with their tones.

    A number has no tone and stands in the fields as it is: it is not given twice.
    """

    def __init__(self) -> None:
        self._toned = _Toned()

    def entry(self, kind: Kind, docid: int, row: Row) -> list[Any]:
        """Return what FTS5 is given for a row."""
        folded, found = _by_codes(kind, row) or _by_words(kind, row)
        # In any order: each is looked for by itself. A dict, which keeps one, takes a third longer.
        toned = map(self._toned.__getitem__, set(found))
        return [docid, *folded, " ".join(toned), report_word(row["report_id"])]

    def news(self) -> tuple[set[str], set[str]]:
        """Return the words met for the first time since the last call: folded, and with their tones."""
        new, self._toned.new = self._toned.new, []
        if len(self._toned) > _MOST_WORDS:
            self._toned.clear()
        plain = set(filter(str.isascii, new))
        others = [word for word in new if word not in plain]
        spoken = filterfalse(is_digits, plain)
        return {*plain, *folded_words(others).split()}, {*spoken, *toned_words(others).split()}


def is_digits(word: str) -> bool:
    """Tell a word of digits alone, which has no other form: whoever finds it has found it exactly."""
    return word.isascii() and word.isdigit()


def report_word(report_id: str) -> str:
    """Return a report's id as one word of the index."""
    return report_id.replace("-", "·")


_Words = tuple[list[str], Sequence[bytes | str]]
"""A row's fields with their words folded, and all its words in small letters, as codes or as they are."""


def _codes(text: str) -> bytes | None:
    """Return a text in the codes of the page; None where not every sign is on it."""
    try:
        return codecs.charmap_encode(text, "strict", _CODES)[0]
    except UnicodeEncodeError:
        return None


def _by_codes(kind: Kind, row: Row) -> _Words | None:
    """Read a row's texts all at once; None where not every sign is on the page."""
    texts = [*_own(kind, row), *further_texts(kind, row).values()]
    codes = _codes(_END.join(texts))
    if codes is None:
        return None
    folded = codes.translate(_FOLDED).decode("latin-1").split(_END)
    # A text with an end of its own in it is read word by word.
    return (_fields(kind, folded), codes.translate(_SMALL).split()) if len(folded) == len(texts) else None


def _by_words(kind: Kind, row: Row) -> _Words:
    """Read a row's texts word by word."""
    words = [split_words(text) for text in (*_own(kind, row), *further_texts(kind, row).values())]
    return _fields(kind, [folded_words(each) for each in words]), list(chain.from_iterable(words))


def _own(kind: Kind, row: Row) -> list[str]:
    """Return the texts that have a column of their own in the index."""
    return [row[column] for column in kind.searched if column != "extra"]


def _fields(kind: Kind, folded: list[str]) -> list[str]:
    """Return what the index's columns are given: all texts beyond their number stand in the last one."""
    if "extra" not in kind.searched:
        return folded
    own = len(kind.searched) - 1
    return [*folded[:own], _BREAK.join(folded[own:])]


def further_texts(kind: Kind, row: Row) -> dict[str, str]:
    """Return by their fields the texts that share the index's column `extra`."""
    found = {name: row[name] for name in kind.later if row[name]}
    if row.get("extra", "{}") == "{}":
        return found
    return found | {EXTRA + heading: text for heading, text in json.loads(row["extra"]).items()}
