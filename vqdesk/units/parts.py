"""The units inside one text, each where it stands, and another name put in the place of some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.tracking.unit_lists import unit_spans, without_brackets

if TYPE_CHECKING:
    from collections.abc import Collection

# What is left out with a unit that would stand twice: signs, a joining word, a number of a list.
_BETWEEN = re.compile(r"\s*[;,+&/]?\s*(?:(?:và|&)\s+)?(?:[-–•*+]\s*|[0-9]{1,2}[.)]\s+)?", re.IGNORECASE)
_ENDS = " .;,)\n"


class UnitPart(NamedTuple):
    """A unit in a text: characters from `start` to before `end`; the name, its blanks made one.

    `stop`: where what stands in brackets behind it ends.
    """

    start: int
    end: int
    name: str
    stop: int


class Renamed(NamedTuple):
    """A text with another name of a unit in it, and what became of a unit that would stand twice.

    `dropped`: how many times it was left out; `stays`: whether it stands twice, as there are words around it.
    """

    text: str
    places: int
    dropped: int
    stays: bool


def unit_parts(text: str, known: tuple[str, ...]) -> list[UnitPart]:
    """Return the units of a text as `split_units` parts them, without brackets behind a name."""
    parts = []
    for start, stop in unit_spans(text, known):
        name = text[start:stop]
        bare = name if _line(name) in known else without_brackets(name).rstrip() or name
        parts.append(UnitPart(start, start + len(bare), _line(bare), stop))
    return parts


def rename(text: str, spellings: Collection[str], keep: str, known: tuple[str, ...]) -> Renamed | None:
    """Return a text with `keep` where one of the spellings is one of its units; None where none is.

    All else stays to the letter. Where the unit would stand twice the first is kept, in its place, and a
    later one is left out with the sign before it, unless words are around it.
    """
    parts = unit_parts(text, known)
    changed = [at for at, part in enumerate(parts) if part.name in spellings and part.name != keep]
    if not changed:
        return None
    same = sorted({*changed, *(at for at, part in enumerate(parts) if part.name == keep)})
    surplus = len(same) - max(1, len(same) - len(changed))
    # What was written anew goes before what had stood there.
    later = sorted(same[1:], key=lambda at: (at not in changed, -at))
    dropped = [at for at in later if _can_go(text, parts, at)][:surplus]
    made, end = [], len(text)
    for at in reversed(same):
        part = parts[at]
        if at in dropped:
            made.append(text[part.end : end])
            end = parts[at - 1].stop
        elif at in changed:
            made += [text[part.end : end], keep]
            end = part.start
    made.append(text[:end])
    return Renamed("".join(reversed(made)), len(changed), len(dropped), len(dropped) < surplus)


def _can_go(text: str, parts: list[UnitPart], at: int) -> bool:
    """Tell whether nothing but signs stands between a unit and its neighbours."""
    part, before = parts[at], text[parts[at - 1].stop : parts[at].start]
    behind = text[part.end : parts[at + 1].start if at + 1 < len(parts) else len(text)]
    is_last = not behind.strip(_ENDS)
    return bool(_BETWEEN.fullmatch(before)) and (is_last or bool(_BETWEEN.fullmatch(behind)))


def _line(text: str) -> str:
    return " ".join(text.split())
