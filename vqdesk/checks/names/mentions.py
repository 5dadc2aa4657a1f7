"""Mentions of places in a text: known names, and names that are nearly one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db.text.folding import fold, tone_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.places import KnownPlace, KnownPlaces

_CAPITALS = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{_CAPITALS}][^\W\d_]*"
_RUN = re.compile(rf"(?<!\w){_WORD}(?:[ \u00a0]{_WORD}){{1,5}}+(?!\w)")
_KIND = re.compile(
    r"(?<!\w)(?P<kind>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"
    r"[ \u00a0]?(?:[:(][ \u00a0]?)?(?:\(?gồm[ \u00a0]?:?[ \u00a0]?)?\Z",
    re.IGNORECASE,
)
_BLANK = "[ \u00a0]"
_NEXT = re.compile(
    rf"{_BLANK}?(?:[,;]|{_BLANK}và|{_BLANK}?[-–]){_BLANK}(?:và{_BLANK})?(?:(?:xã|phường|thị trấn){_BLANK})?"
)
_OTHER_PLACE = re.compile(
    rf",?{_BLANK}(?:huyện|thị xã|thành phố|quận|tỉnh){_BLANK}(?P<name>{_WORD}{_BLANK}{_WORD})"
)
_REACH = 24  # characters before a name in which its kind stands
_LEVELS = {"xã": 1, "phường": 1, "thị trấn": 1, "đặc khu": 1, "huyện": 2, "quận": 2, "thị xã": 2, "tỉnh": 3}
_CITY = "thành phố"  # of a province, or one


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that a text names, at `start:end`, as one of `kind` or, in a list, of its first name's kind.

    `places` are those that bear the name, or would without the slip; `exact` where they bear it.
    """

    start: int
    end: int
    typed: str
    kind: str
    places: tuple[KnownPlace, ...]
    exact: bool


class Gazetteer(NamedTuple):
    """KnownPlaces by their folded names, then by their names with tones."""

    by_fold: dict[str, dict[str, list[KnownPlace]]]
    longest: int


class _Found(NamedTuple):
    start: int
    end: int
    key: str
    toned: str
    kind: str


@lru_cache(maxsize=4096)
def with_tones(name: str) -> str:
    """Return a name or a word as such are compared: in small letters, `hoà` as `hòa`; they repeat."""
    return tone_key(name)


@lru_cache(maxsize=4)
def gazetteer(places: KnownPlaces) -> Gazetteer:
    """Return the index of a report's places."""
    by_fold: defaultdict[str, dict[str, list[KnownPlace]]] = defaultdict(dict)
    for place in places.all:
        if " " in place.name and place.name.replace(" ", "").isalpha():
            by_fold[fold(place.name)].setdefault(with_tones(place.name), []).append(place)
    longest = max((len(name.split()) for name in by_fold), default=0)
    return Gazetteer(dict(by_fold), longest)


@lru_cache(maxsize=64)
def place_mentions(text: str, places: KnownPlaces) -> tuple[PlaceMention, ...]:
    """Return the places that a text names behind their kind, or in a list with such or with known ones.

    A name of one syllable is none: too much else is called so. Two rules ask for the same.
    """
    return tuple(_mentions(text, gazetteer(places))) if places.all else ()


def _mentions(text: str, index: Gazetteer) -> Iterator[PlaceMention]:
    chain: list[_Found] = []
    for found in _names(text, index):
        if chain and not _NEXT.fullmatch(text, chain[-1].end, found.start):
            yield from _chained(text, chain, index)
            chain = []
        chain.append(found)
    yield from _chained(text, chain, index)


def _names(text: str, index: Gazetteer) -> Iterator[_Found]:
    """Yield the names of places, right or nearly, from runs of words with capitals."""
    for run in _RUN.finditer(text):
        words = list(re.finditer(r"\S+", run[0].replace("\u00a0", " ")))
        at = 0
        while at < len(words) - 1:
            start = run.start() + words[at].start()
            kind = _KIND.search(text, max(0, start - _REACH), start)
            for count in range(min(index.longest, len(words) - at), 1, -1):
                end = run.start() + words[at + count - 1].end()
                typed = text[start:end].replace("\u00a0", " ")
                key = fold(typed)
                if key in index.by_fold or (kind and at + count == len(words)):
                    yield _Found(start, end, key, with_tones(typed), kind["kind"].lower() if kind else "")
                    at += count - 1
                    break
            at += 1


def _chained(text: str, chain: list[_Found], index: Gazetteer) -> Iterator[PlaceMention]:
    """Yield the mentions of a list; where neither a kind nor a right name tells that it is one, none."""
    if not any(each.kind or each.toned in index.by_fold.get(each.key, {}) for each in chain):
        return
    kind = ""
    for each in chain:
        kind = each.kind or kind
        known = index.by_fold.get(each.key, {})
        if each.toned in known:
            places, exact = known[each.toned], True
        else:
            places, exact = [place for same in known.values() for place in same], False
        fitting = tuple(place for place in places if is_of_kind(place, kind))
        if exact or not _lies_elsewhere(text, each.end, index):
            yield PlaceMention(each.start, each.end, text[each.start : each.end], kind, fitting, exact)


def is_of_kind(place: KnownPlace, kind: str) -> bool:
    """Tell whether a place may be meant by a kind: a `phường` typed `xã` is a commune all the same."""
    if not kind:
        return _LEVELS.get(place.kind) == 1
    if _CITY in (kind, place.kind):
        return kind == place.kind or {kind, place.kind} <= {_CITY, "thị xã", "huyện"}
    return _LEVELS[kind] == _LEVELS[place.kind]


def _lies_elsewhere(text: str, end: int, index: Gazetteer) -> bool:
    """Tell whether a name is followed by a larger place that is none of ours."""
    found = _OTHER_PLACE.match(text, end)
    return found is not None and fold(found["name"]) not in index.by_fold
