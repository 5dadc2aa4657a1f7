"""Areas by their names: the one that an office's name tells, and those that offices of today were made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from db.text.folding import folded_words, split_words
from vqdesk.offices.name_key import name_key

_KINDS = ("thị trấn", "thành phố", "đặc khu", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã")
_TONE = re.compile(r"(?<!\S)[1-5]+(?=[^\W\d])")  # in front of a key's word
_BRACKETS = re.compile(r"[,;()]")
_OFFICES = ("", "UBND", "HĐND", "HĐND và UBND", "Văn phòng HĐND và UBND", "Văn phòng UBND")
"""What may stand before an area's name and ended with it; other offices there went on."""


class FormerArea(NamedTuple):
    """A former commune with its district and province, or a former province alone.

    `commune` is "" where a district had none.
    """

    commune: str
    district: str
    province: str


@dataclass(frozen=True, slots=True)
class WantedArea:
    """An area that an office's name tells: its folded words, its key, the keys of larger areas beside it."""

    words: str
    key: str
    places: frozenset[str]

    def is_part(self, area: FormerArea) -> bool:
        """Tell whether a former area is this one, or a commune of this district."""
        names = [name_key(name) for name in area if name]
        # A province's communes are told by the province that it went into.
        own = names[:-1] if area.district else names
        return self.key in own and self.places <= set(names[own.index(self.key) + 1 :])


def read_area(name: str) -> WantedArea | None:
    """Return the area of a People's Committee or Council; None where a name tells none or another office."""
    key = name_key(_BRACKETS.sub(" ", name))
    starts = [found.start() for found in _kinds().finditer(key)]
    if not starts or key[: starts[0]].strip() not in _office_keys():
        return None
    ends = [*starts[1:], len(key)]
    own, *places = (
        key[start:end].strip().removesuffix(f" {name_key('UBND')}")
        for start, end in zip(starts, ends, strict=True)
    )
    if _kinds().fullmatch(own):
        return None  # a kind without a name
    return WantedArea(folded_words(split_words(_TONE.sub("", own))), own, frozenset(places))


def read_former(made_of: str, province: str) -> list[FormerArea]:
    """Return the former areas of an office; `province` is its own, "" of a province."""
    if not province:
        return [FormerArea("", "", name) for name in made_of.split(", ")]
    found = []
    for group in made_of.split("; "):
        place, _, communes = group.partition(": ")
        district, _, elsewhere = place.partition(", ")
        found += [FormerArea(name, district, elsewhere or province) for name in communes.split(", ")]
    return found


@cache
def _kinds() -> re.Pattern[str]:
    kinds = "|".join(re.escape(name_key(kind)) for kind in _KINDS)
    return re.compile(rf"(?<!\S)(?:{kinds})(?!\S)")


@cache
def _office_keys() -> frozenset[str]:
    return frozenset(name_key(office) for office in _OFFICES)
