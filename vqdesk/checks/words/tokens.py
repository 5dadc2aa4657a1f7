"""A text as its words: in small letters, with the signs between them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.frame.subject import EVALUATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject

_TOKEN = re.compile(r"\w+|[^\w \t\u00a0]")
_ALSO_READ = ("assignment", EVALUATION)


class Tokens(NamedTuple):
    """A text, the same in small letters and as long, and its words and signs, line ends among them.

    `is_shouted`: all its letters are capitals.
    """

    text: str
    low: str
    words: list[str]
    is_shouted: bool

    def places(self) -> list[tuple[int, int]]:
        """Return where each of the words and signs stands."""
        return [match.span() for match in _TOKEN.finditer(self.low)]


def worded(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the fields of a task in which somebody wrote sentences, with their texts."""
    for field in (*subject.narratives, *_ALSO_READ):
        if text := subject.text(field):
            yield field, text


def tokens_of(subject: Subject) -> Iterator[tuple[str, Tokens]]:
    """Yield the fields of a task in which somebody wrote sentences, with their words."""
    for field, text in worded(subject):
        yield field, read_tokens(text)


@lru_cache(maxsize=64)  # the fields of the tasks that a rule sees in turn
def read_tokens(text: str) -> Tokens:
    """Return a text's words; several rules ask for the same."""
    low = small_letters(text)
    return Tokens(text, low, _TOKEN.findall(low), text.isupper())


def small_letters(text: str) -> str:
    """Return a text in small letters, each where it stood."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)
