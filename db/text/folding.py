"""Vietnamese text reduced to what a search compares: without marks, or with the tone apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from db.text.signs import as_read, without_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Huyền, hỏi, ngã, sắc, nặng: the dictionary's order."""

_BARRED = str.maketrans("đðɖ", "ddd")

_ETH = str.maketrans("ðɖ", "đđ")

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_KEPT_WORDS = 50_000
_LONGEST_KEPT = 40


def fold(text: str) -> str:
    """Return the text in small letters without any mark, `đ` as `d`.

    Composed and decomposed text fold alike, and what is folded stays as it is. Signs that show nothing
    go, and those that look like a letter or a digit are that (`db.text.signs`).
    """
    if text.isascii():
        return text.lower()
    # Nothing reaches over a space, and words that were folded before take a tenth of the time.
    return " ".join([_folded[word] for word in text.split(" ")])


def fold_name(name: str) -> str:
    """Return a name as names are compared: folded, one space between its words."""
    return " ".join(fold(name).split())


def office_key(name: str) -> str:
    """Return an organisation's name as such names are compared: `Uỷ ban` as `Ủy ban`, capitals as small ones.

    Other marks tell names apart. Signs that nobody sees and the breaks of lines count for nothing, an eth is
    a đ.
    """
    seen = "".join(character for character in name if unicodedata.category(character) != "Cf")
    return toned_words(_small(seen).translate(_ETH).split())


def tone_key(text: str) -> str:
    """Return the text in small letters with every word's tone as a digit at the word's end.

    `hoà` and `hòa` have one key; the marks of ă, â, ê, ô, ơ, ư and đ stay.
    """
    return " ".join([_keyed[word] for word in text.split(" ")])


def split_words(text: str) -> list[str]:
    """Return the words of a text in small letters, composed; everything else that is seen parts words."""
    return _WORD.findall(_small(text).replace("_", " "))


def split_tone(word: str) -> tuple[str, str]:
    """Return a word without its tone marks, composed, and the tones' digits."""
    if word.isascii():
        return word, ""
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in parts if char not in _TONES)
    return unicodedata.normalize("NFC", bare), "".join(_TONES[char] for char in parts if char in _TONES)


class _Words(dict[str, str]):
    """Remember what was made of each word; Vietnamese has few syllables and repeats them."""

    def __missing__(self, word: str) -> str:
        made = self.make(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _KEPT_WORDS:
                self.clear()
            self[word] = made
        return made

    def make(self, word: str) -> str:
        raise NotImplementedError


class _FoldedWords(_Words):
    def make(self, word: str) -> str:
        small = _small(word).translate(_BARRED)
        letters = (char for char in unicodedata.normalize("NFD", small) if unicodedata.category(char) != "Mn")
        # A letter may lose its capital form's only bar to the small form with its marks: lower again.
        return unicodedata.normalize("NFC", "".join(letters)).lower()


class _KeyedWords(_Words):
    def make(self, word: str) -> str:
        return _WORD.sub(lambda match: "".join(split_tone(match[0])), _small(word))


class _TonedWords(_Words):
    def make(self, word: str) -> str:
        base, tone = split_tone(word)
        return tone + base


_folded = _FoldedWords()
_keyed = _KeyedWords()
_toned = _TonedWords()


def folded_words(found: Iterable[str]) -> str:
    """Return the words that `words` found, folded, one space between them."""
    return " ".join([_folded[word] for word in found])


def toned_words(found: Iterable[str]) -> str:
    """Return the words that `words` found with the tone's digit in front, one space between them.

    In front, so that the beginning of a word can be looked for together with its tone.
    """
    return " ".join([_toned[word] for word in found])


def _small(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", as_read(without_unseen(text))).lower()
