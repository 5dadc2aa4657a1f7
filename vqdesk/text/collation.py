"""The order of Vietnamese words, the same on every platform."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from db.text.signs import without_unseen

SortKey = tuple[
    tuple[tuple[int, int, str], ...], tuple[int, ...], tuple[int, ...], str
]  # primary, tones, case, the text itself

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_SPACE, _SIGN, _NUMBER, _LETTER, _FOREIGN = range(5)
_PIECE = re.compile(r"[0-9]+|.", re.DOTALL)


def sort_key(text: str) -> SortKey:
    """Return the key by which a text is sorted: letters first, then tones, then case.

    Letters go a ă â b c d đ e ê ... o ô ơ ... u ư; tones ngang huyền hỏi ngã sắc nặng; small letters
    before capitals; spaces before signs before digits before letters. Digits 0-9 in a row count as one
    number; signs that show nothing part none. Two keys are equal only where the texts are the same in NFC.
    """
    text = unicodedata.normalize("NFC", text)
    primary: list[tuple[int, int, str]] = []
    tones: list[int] = []
    cases: list[int] = []
    for piece in _PIECE.findall(without_unseen(text)):
        weight, tone, case = _number(piece) if "0" <= piece[0] <= "9" else _weights(piece)
        if weight is not None:
            primary.append(weight)
            tones.append(tone)
            cases.append(case)
    return tuple(primary), tuple(tones), tuple(cases), text


def _number(digits: str) -> tuple[tuple[int, int, str], int, int]:
    # Compared by length and digits: int() refuses more than 4,300 of them.
    value = digits.lstrip("0")
    return (_NUMBER, len(value), value), 0, 0


@lru_cache(maxsize=4096)
def _weights(character: str) -> tuple[tuple[int, int, str] | None, int, int]:
    """Return the primary weight (None: the character has none), the tone and the case."""
    if character.isspace():
        return (_SPACE, 0, ""), 0, 0
    kind = unicodedata.category(character)[0]
    if kind == "M":
        return None, 0, 0
    if kind not in "LN":
        return (_SIGN, ord(character), ""), 0, 0
    marks = unicodedata.normalize("NFD", character.lower())
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    bare = "".join(mark for mark in marks if mark not in _TONES)
    letter = unicodedata.normalize("NFC", bare)
    rank = _RANKS.get(letter, _RANKS.get(marks[0]))
    case = int(character != character.lower())
    if rank is None:
        return (_FOREIGN, 0, letter), tone, case
    return (_LETTER, rank, ""), tone, case
