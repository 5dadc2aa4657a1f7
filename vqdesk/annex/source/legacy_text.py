"""Cells and paragraphs in TCVN3 or VNI: converted to Unicode run by run, and noted."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.text.legacy.conversion import (
    charset_of_font,
    decode_charset,
    guess_charset,
    has_unicode_letters,
    is_suspicious,
    read_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.text.legacy.conversion import Charset, Word

_LINES = re.compile(r"(\n)")
_LEAST_CAPITALS = 5  # letters without marks, all capitals, that a line in capitals has at least


class _Change(NamedTuple):
    before: str
    after: str
    charset: str


def convert_runs(
    runs: Sequence[tuple[str, str]], where: str, account: ImportLog, likely: Charset | None = None
) -> str:
    """Join runs (text, name of the font or "") into Unicode text.

    A run whose font is of an old encoding is converted, unless it has letters that only Unicode has or
    would lose its words by it; the other runs line by line, where they become Vietnamese by it. `likely`
    is the encoding of a source that has no other: then one short word is enough. What was converted is
    noted once.
    """
    pieces: list[str] = []
    changes: list[_Change] = []
    for charset, group in groupby(runs, _charset):
        # A letter and its mark may stand in two runs.
        text = "".join(run for run, _ in group)
        if charset is None:
            pieces += (_guessed(line, changes, likely) for line in _LINES.split(text))
            continue
        after = text if _is_right(text, charset) else decode_charset(text, charset)
        if after != text:
            changes.append(_Change(text, after, charset.name))
        pieces.append(after)
    if changes:
        names = "/".join(dict.fromkeys(change.charset for change in changes))
        before, after = (" ".join(texts) for texts in list(zip(*changes, strict=True))[:2])
        account.add(where, before, "converted", "account.legacy", charset=names, after=after)
    return "".join(pieces)


def _charset(run: tuple[str, str]) -> Charset | None:
    text, font = run
    return charset_of_font(font) if font and not has_unicode_letters(text) else None


def _is_right(text: str, charset: Charset) -> bool:
    """Tell whether words of a text are Vietnamese only as they stand: the font is a leftover."""
    kinds = {word.kind for word in read_words(text, charset._replace(capitals=False))}
    return "right" in kinds and "gained" not in kinds


def _guessed(line: str, changes: list[_Change], likely: Charset | None) -> str:
    """Convert the words of a line that become Vietnamese by it, and what stands among them."""
    if line.isascii() or not (likely or is_suspicious(line)):
        return line
    charset = guess_charset(line, likely) or likely
    if charset is None:
        return line
    words = read_words(line, charset)
    in_capitals = _is_in_capitals(line)
    pieces = []
    for old, stretch in groupby(
        zip(words, _are_old(words, charset == likely), strict=True), lambda pair: pair[1]
    ):
        group = [word for word, _ in stretch]
        before = "".join(word.text for word in group)
        after = "".join(word.reading for word in group) if old else before
        after = after.upper() if old and in_capitals else after
        if after != before:
            changes.append(_Change(before.strip(), after.strip(), charset.name))
        pieces.append(after)
    return "".join(pieces)


def _is_in_capitals(line: str) -> bool:
    """Tell whether a line is all in capitals: TCVN3 has none with tones, and its short words tell nothing."""
    plain = [char for char in line if char.isascii() and char.isalpha()]
    return len(plain) >= _LEAST_CAPITALS and all(map(str.isupper, plain))


def _are_old(words: Sequence[Word], likely: bool) -> list[bool]:
    """Tell of each word whether it is to be read in the old encoding.

    A word that may be either is what the words around it are; beside words of Unicode it stays.
    """
    mixed = any(word.kind == "right" for word in words)
    if not likely and not any(word.kind == "gained" for word in words):
        return [False] * len(words)
    before, behind = list(_neighbours(words)), list(_neighbours(words[::-1]))[::-1]
    return [
        _is_old(word, {left, right} - {""}, mixed)
        for word, left, right in zip(words, before, behind, strict=True)
    ]


def _is_old(word: Word, around: set[str], mixed: bool) -> bool:
    if word.kind in ("plain", "either", "name"):
        return not mixed or around == {"gained"}
    return word.kind == "gained"


def _neighbours(words: Sequence[Word]) -> Iterator[str]:
    """Yield for each word the kind of the last one before it that tells something."""
    last = ""
    for word in words:
        yield last
        if word.kind in ("gained", "right"):
            last = word.kind
