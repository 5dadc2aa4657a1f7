"""Texts in TCVN3 (ABC) and VNI: which encoding a text is in, and each word in Unicode."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from vqdesk.text.legacy.charsets import (
    TCVN3,
    VNI,
    Charset,
    charset_of_font,
    decode_charset,
    has_unicode_letters,
    is_suspicious,
    to_windows_1252,
)
from vqdesk.text.legacy.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "TCVN3",
    "VNI",
    "Charset",
    "Word",
    "charset_of_font",
    "decode_charset",
    "guess_charset",
    "has_unicode_letters",
    "is_suspicious",
    "read_words",
]

_LEAST_WORDS = 2  # one word alone may be of another language
_LEAST_SHARE = 0.6  # of the words that are no names or abbreviations must be Vietnamese afterwards
_LONGEST_KEPT = 40  # characters of a word that is remembered; longer ones do not come again
_LONGEST_WORD = 1_000  # characters; what is longer has marks piled up, or is no word
_TOKEN = re.compile(r"\s+|\S+")
_PART = re.compile("[^\\W\\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u00aa\u00ba\u00b5\u2070-\u209f]+")
_SIGNS = "\u00a1-\u00ac\u00ae\u00b5\u00b6\u00b8\u00b9\u00bb-\u00be"
_INSIDE = re.compile(f"(?<=[^\\W\\d_]|[§®])[{_SIGNS}·×÷](?=[^\\W\\d_])")
# One such word is enough: no other language has a sign between letters, a small letter before one with a
# mark as a capital, or these pairs of vowels (ï and ë behind vowels are French).
_TELLING = re.compile(
    f"(?<=[^\\W\\d_]|[§®])[{_SIGNS}](?=[^\\W\\d_])"
    "|(?<=[a-z])[ÈÉÊÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ](?=[a-z]|$)"
    "|(?<=\\w)(?:[aA][ùøûõâáàåãäêéèúü]|[eE][ùøûõâáàåãä]|[oO][ùøûõâåãä]|[uUyY][øû]|[öÖ][ùøûõï]|[ôÔ][ùøûõï])",
)
_FRENCH = re.compile("[A-Za-zïëÏË]*\\W*")
_OPENING, _ENDING = "«»©®§¶·µ¹¡¸", "«»©®§¶·µ¹"  # signs around a word
_CLOSING = re.compile(r"\w»(?!\w)")  # no word of TCVN3 ends in the letter that looks so
_LETTERS_ALONE = frozenset("«¤")  # ô and Ô are words
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # inside a word, or between two

TextState = Literal["right", "wrong", "empty"]
WordKind = Literal["plain", "gained", "either", "name", "right", "strange"]


class Word(NamedTuple):
    """A word or white space as it stands, how it reads in an old encoding, and what that tells.

    `plain`: nothing, it reads the same. `gained`: only the reading is Vietnamese. `either`: both may
    be. `name`: neither is, but it can only be of the encoding. `right`: it is Unicode and stays.
    `strange`: neither is Vietnamese.
    """

    text: str
    reading: str
    kind: WordKind


def guess_charset(text: str, likely: Charset | None = None) -> Charset | None:
    """Return the encoding in which a text becomes Vietnamese; None where it is right, or nobody can tell.

    Words that are Vietnamese as they stand do not count against it. One short word alone tells nothing,
    unless `likely` is what the text around it is in.
    """
    best: Charset | None = None
    most = (0, 0)
    for charset in (TCVN3, VNI):
        words = read_words(text, charset)
        gained = {word.text for word in words if word.kind == "gained"}
        lost = sum(word.kind in ("right", "strange") for word in words)
        if (len(gained), -lost) > most and _is_enough(words, gained, charset == likely):
            best, most = charset, (len(gained), -lost)
    return best


def read_words(text: str, charset: Charset) -> list[Word]:
    """Return the words of a text and the white space between them; together they are the text."""
    quoted = _CLOSING.search(text) is not None
    return [
        (_known_word if len(token) <= _LONGEST_KEPT else _word)(token, charset, quoted)
        for token in _TOKEN.findall(text)
    ]


def _is_enough(words: Sequence[Word], gained: set[str], likely: bool) -> bool:
    told = len(gained) >= _LEAST_WORDS or any(map(_tells, gained))
    told = told and not all(map(_FRENCH.fullmatch, gained))
    if not (told or (likely and gained)):
        return False
    states = [_state(word.reading) for word in words if word.kind not in ("right", "name")]
    good, bad = states.count("right"), states.count("wrong")
    return good >= (good + bad) * _LEAST_SHARE


def _tells(word: str) -> bool:
    """Tell whether one word is enough, or has several odd letters."""
    return _TELLING.search(word) is not None or sum(not char.isascii() for char in word) > 1


def _word(token: str, charset: Charset, quoted: bool) -> Word:
    if token.isascii() or token.isspace() or len(token) > _LONGEST_WORD:
        return Word(token, token, "plain")
    composed = unicodedata.normalize("NFC", token)
    before = _state(composed)
    if has_unicode_letters(composed):
        reading = _reading(to_windows_1252(token), charset, quoted)
        wrong = before == "wrong" and _state(_UNSEEN.sub("", composed)) != "right"
        if wrong and _state(reading) == "right" and is_suspicious(token):
            return Word(token, reading, "gained")
        return Word(token, token, "right")
    reading = _reading(token, charset, quoted)
    if reading == token:
        return Word(token, token, "plain")
    return Word(token, reading, _kind(token, before, _state(reading)))


_known_word = lru_cache(maxsize=16_384)(_word)


def _kind(token: str, before: TextState, after: TextState) -> WordKind:
    if after == "wrong":
        if before != "wrong":
            return "right"
        return "name" if _TELLING.search(token) else "strange"
    return "gained" if before == "wrong" and after == "right" else "either"


def _reading(token: str, charset: Charset, quoted: bool) -> str:
    """Return how a word reads; signs around it, such as quotes, stay where it is a word without them."""
    word = token.lstrip(_OPENING)
    before, word = token[: len(token) - len(word)], word.rstrip(_ENDING)
    behind = token[len(before) + len(word) :]
    if len(token) == 1 and not word:
        return decode_charset(token, charset) if token in _LETTERS_ALONE and not quoted else token
    whole = _in_one_case(decode_charset(token, charset), token)
    if _state(whole) == "right" and not (quoted and "«" in before):
        return whole
    if not word:
        return token
    core = _in_one_case(decode_charset(word, charset), word)
    return before + core + behind if _state(core) == "right" else whole


def _in_one_case(reading: str, token: str) -> str:
    """Return a reading in capitals where all letters were: TCVN3 has no capitals with tones."""
    plain = [char for char in token if char.isascii() and char.isalpha()]
    return reading.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else reading


def _state(text: str) -> TextState:
    """Tell whether all words in a text are Vietnamese; `empty` where it has none that tells."""
    if _INSIDE.search(text):
        return "wrong"
    states = {_part_state(part) for part in _PART.findall(text)}
    if "wrong" in states:
        return "wrong"
    return "right" if "right" in states else "empty"


def _part_state(part: str) -> TextState:
    """Tell whether letters are a syllable; single ones and abbreviations tell nothing."""
    if len(part) == 1:
        return "empty"
    if is_syllable(part):
        return "right" if part[1:].islower() or part.isupper() else "wrong"
    capitals = sum(map(str.isupper, part))
    return "empty" if capitals > 1 and part.replace("Đ", "D").isascii() else "wrong"
