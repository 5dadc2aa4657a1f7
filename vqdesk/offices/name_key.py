"""A name as the names of offices are compared: marks and abbreviations that mean the same are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from db.text.folding import office_key
from vqdesk.offices import profiles

_DOTTED = re.compile(r"(?<=\w)\.(?=\w|\s|$)")


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return a name as names are compared, its usual abbreviations spoken in full."""
    words = office_key(_DOTTED.sub("", name))
    for short, long in _abbreviations():
        words = re.sub(rf"(?<!\S){re.escape(short)}(?!\S)", long, words)
    return words


@cache
def _abbreviations() -> tuple[tuple[str, str], ...]:
    return tuple(
        (office_key(short), office_key(long)) for short, long in profiles.organisation_abbreviations().items()
    )
