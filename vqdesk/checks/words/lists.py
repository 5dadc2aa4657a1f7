"""The lists of words: phrases that get confused, words that are doubled by mistake."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.words.tokens import Tokens

_REACH = 40  # characters beside a phrase in which the words are looked for that tell what it means
_WORD = re.compile(r"[0-9]+|[^\W\d]+|[^\w \t\u00a0]")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words that must, or must not, stand right before or after a phrase; none where a list is empty.

    Each is in small letters, `0` any number, `$` the text's end.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    def let(self, low: str, start: int, end: int) -> bool:
        """Tell whether the words around `low[start:end]` are such that the phrase is wrong there."""
        cut = max(0, start - _REACH)
        left = _plain(low[cut:start]) if cut == 0 else _plain(low[cut:start]).partition(" ")[2]
        right = _plain(low[end : end + _REACH]) or "$ "
        left = f" {left}"
        if any(left.endswith(f" {word} ") for word in self.not_before):
            return False
        if any(right.startswith(f"{word} ") for word in self.not_after):
            return False
        if self.before and not any(left.endswith(f" {word} ") for word in self.before):
            return False
        return not self.after or any(right.startswith(f"{word} ") for word in self.after)


@dataclass(frozen=True, slots=True)
class Confused:
    """A phrase that is wrong in Vietnamese, or nearly always, and the one that is meant by it."""

    phrase: str
    proposal: str
    around: Neighbours
    fires: tuple[str, ...]
    silent: tuple[str, ...]

    def places(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Yield where the phrase stands and is wrong."""
        for match in _pattern(self.phrase).finditer(tokens.low):
            if self.around.let(tokens.low, *match.span()):
                yield match.span()


@cache
def confused_phrases() -> tuple[Confused, ...]:
    """Return the phrases of the shipped list, in its order."""
    return tuple(
        Confused(
            row["phrase"],
            row["proposal"],
            _neighbours(row),
            _several(row["fires"]) or (row["phrase"],),
            _several(row["silent"]),
        )
        for row in _rows("confused")
    )


@cache
def doubled_words() -> dict[str, Neighbours]:
    """Return the words that never follow themselves, and where one that looks so is another's part."""
    return {row["word"]: _neighbours(row) for row in _rows("doubled")}


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    words = "[ \u00a0]+".join(phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _rows(name: str) -> list[dict[str, str]]:
    with resources.path(f"words/{name}.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def _neighbours(row: dict[str, str]) -> Neighbours:
    return Neighbours(*(_several(row[name]) for name in ("before", "after", "not_before", "not_after")))


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _plain(low: str) -> str:
    """Return words with one space behind each, every number as 0."""
    words = ("0" if word.isdecimal() else word for word in _WORD.findall(low))
    return "".join(f"{word} " for word in words)
