"""What stands above the annex's table: titles, the line that says what it is attached to, its period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.formats.header import key
from vqdesk.periods import find_period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Headings, Period

_ATTACHED = re.compile(r"\((ban hanh )?kem theo\b.*")
_OF = re.compile(r"\bcủa\s", re.IGNORECASE)
_LONGEST_ATTACHED = 4  # lines; a bracket that stays open takes only its own line


class Titles(NamedTuple):
    """The lines above a table, to the letter; `attached_to` and `organisation` are "" where none tells."""

    lines: tuple[str, ...]
    attached_to: str
    organisation: str


def read_titles(texts: Iterable[str]) -> Titles:
    """Read the paragraphs before a table; the organisation is whose document the attached line names."""
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    first = next((place for place, line in enumerate(lines) if _ATTACHED.match(key(line))), None)
    if first is None:
        return Titles(tuple(lines), "", "")
    end = first + 1
    for place in range(first, min(first + _LONGEST_ATTACHED, len(lines))):
        if lines[place].rstrip(" .\u00a0").endswith(")"):
            end = place + 1
            break
    attached = "\n".join(lines[first:end])
    return Titles((*lines[:first], *lines[end:]), attached, _issuer(attached))


def _issuer(attached: str) -> str:
    """Return what stands between the last `của` and the closing bracket."""
    inside, bracket, _ = attached.rpartition(")")
    places = [match.end() for match in _OF.finditer(inside)] if bracket else []
    return " ".join(inside[places[-1] :].split()) if places else ""


def period_of(titles: Titles, headings: Headings) -> Period | None:
    """Find the period in the titles, one by one or over their ends, then in the results' heading.

    A month, a quarter or several months go before a whole year: `Quý III` may stand a line above its year.
    """
    found = [find_period(line) for line in (*titles.lines, " ".join(titles.lines))]
    periods = [period for period in found if period]
    parts = [period for period in periods if period.kind != "năm"]
    return next(iter(parts + periods), None) or find_period(headings.results or "")
