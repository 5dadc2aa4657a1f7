"""Cells and paragraphs in old encodings: converted run by run, and noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.text.legacy import charset_of_font, decoded, guess, has_unicode_letters, is_suspicious

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.formats.account import Account
    from vqdesk.text.legacy import Charset

_LINES = re.compile(r"(\n)")
_WORDS = re.compile(r"(\s+)")


def converted(
    runs: Sequence[tuple[str, str]], where: str, account: Account, likely: Charset | None = None
) -> str:
    """Join runs (text, name of the font or "") into Unicode text.

    A run whose font is of an old encoding is converted, unless it has letters that only Unicode has;
    the other runs line by line, where they become Vietnamese by it; `likely` is the encoding of the text
    around them. What was converted is noted once.
    """
    pieces: list[str] = []
    changes: list[tuple[str, str, str]] = []
    guessed: list[str] = []
    for text, font in runs:
        charset = charset_of_font(font) if font else None
        if charset is None:
            guessed.append(text)
            continue
        pieces.append(_by_words("".join(guessed), changes, likely))
        guessed = []
        after = text if has_unicode_letters(text) else decoded(text, charset)
        if after != text:
            changes.append((text, after, charset.name))
        pieces.append(after)
    pieces.append(_by_words("".join(guessed), changes, likely))
    if changes:
        before, after, charset_name = (" ".join(texts) for texts in zip(*changes, strict=True))
        names = "/".join(dict.fromkeys(charset_name.split()))
        account.add(where, before, "converted", "account.legacy", charset=names, after=after)
    return "".join(pieces)


def _by_words(text: str, changes: list[tuple[str, str, str]], likely: Charset | None) -> str:
    """Convert what becomes Vietnamese, line by line; words with letters that only Unicode has stay."""
    if not text or not is_suspicious(text):
        return text
    return "".join(_line(line, changes, likely) for line in _LINES.split(text))


def _line(line: str, changes: list[tuple[str, str, str]], likely: Charset | None) -> str:
    charset = guess(line, likely)
    if charset is None:
        return line
    pieces = []
    for word in _WORDS.split(line):
        after = word if word.isspace() or has_unicode_letters(word) else decoded(word, charset)
        if after != word:
            changes.append((word, after, charset.name))
        pieces.append(after)
    return "".join(pieces)
