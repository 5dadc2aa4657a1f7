"""The country's offices of today: the provinces and communes since 1 July 2025, and what each was made of.

The data are those of the package `vietnamadminunits` (its notice lies beside them); `build/country_pack.py`
makes the pack of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db.records import Organisation
from db.text.folding import folded_words, split_words
from vqdesk.offices import profiles
from vqdesk.offices.former_areas import FormerArea, WantedArea, read_area, read_former
from vqdesk.offices.name_key import name_key
from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CALLED, _SCATTERED = 1, 6
"""The rank of an office that is called as was typed, and of one where the words stand anywhere."""
_KINDS = ("xã", "phường", "đặc khu", "tỉnh", "thành phố")
_GROUP, _WITHIN, _NEXT = " 0g", " 0w", " 0n"
_MARKED = str.maketrans({";": _GROUP, ":": _WITHIN, ",": _NEXT})
_MARK = re.compile(" 0[gwn]")
"""Words that no name has, in the place of the signs between former areas while they are folded."""

_OFFICE, _OFFICE_WORDS = "UBND", " ubnd uy ban nhan dan"
_OFFICE_START = re.compile(r"^ (?:ubnd|uy ban nhan dan)(?= |$)")
_SHORT = {"tp": ("thanh", "pho"), "tx": ("thi", "xa"), "tt": ("thi", "tran"), "hcm": ("ho", "chi", "minh")}


@dataclass(frozen=True, slots=True)
class CountryOffice:
    """The People's Committee of a commune, or of a province, whose `province` is "".

    `area` is `xã Yên Phúc`, `made_of` `huyện Văn Quan: xã An Sơn, xã Yên Phúc; huyện ...`, with a district's
    province where that bears another name than the commune's; for a province the former provinces.
    """

    code: str
    area: str
    province: str
    made_of: str

    @property
    def kind(self) -> str:
        """Return what the area is: xã, phường, đặc khu, tỉnh, thành phố."""
        return next(kind for kind in _KINDS if self.area.startswith(f"{kind} "))

    @property
    def short_name(self) -> str:
        """Return the area's name without its kind: `Yên Phúc`."""
        return self.area.removeprefix(f"{self.kind} ")

    @property
    def name(self) -> str:
        """Return the office's name as reports write it: `UBND xã Yên Phúc`."""
        return f"{_OFFICE} {self.area}"

    @property
    def full_name(self) -> str:
        """Return the name that no other office has: a commune's with its province."""
        return f"{self.name}, {self.province}" if self.province else self.name

    @property
    def place(self) -> str:
        """Return the place in a document's date line: areas with a number in full (Decree 30/2020, II.4)."""
        is_numbered = any(character.isdecimal() for character in self.short_name)
        return self.area[0].upper() + self.area[1:] if is_numbered else self.short_name

    def former(self) -> list[FormerArea]:
        """Return the former communes, or provinces, that it was made of."""
        return read_former(self.made_of, self.province)

    def profile(self) -> Organisation:
        """Return the office's profile for the register; one that is shipped as a profile is that.

        A commune of a former one's name is another; a province of a former one's name goes on.
        """
        goes_on = not self.province and self.area in self.made_of.split(", ")
        made = Organisation(
            id=f"vn-{self.code}",
            name=self.name,
            short_name=self.area,
            parent=f"{_OFFICE} {self.province}" if self.province else "",
            level=self.kind,
            place=self.place,
            symbol=_OFFICE,
            valid_from=None if goes_on else profiles.FIRST_DAY,
        )
        shipped = profiles.shipped_organisations()
        return next((each for each in shipped if is_one_office(each, made)), made)


class _Words(NamedTuple):
    """An office's folded words, a blank before each: its name's, with `UBND`, with the province's, and all.

    `former` are those of what it was made of, with marks between the areas.
    """

    short: str
    area: str
    own: str
    placed: str
    former: str
    all: str


class Country:
    """Know all offices; get the one country from `country()`."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.offices = tuple(_offices(lines))
        self.provinces = tuple(office for office in self.offices if not office.province)

    @cached_property
    def _words(self) -> list[_Words]:
        """Return each office's words, made when they are first needed: the list itself is there sooner."""
        return list(_all_words(self.offices))

    def prepare(self) -> None:
        """Make ready what the first search needs, so that it is as quick as the others."""
        self._words  # noqa: B018

    def find(self, text: str, province: str = "") -> list[CountryOffice]:
        """Return the offices that a text may mean, the likeliest first, without a text all.

        Each of its words begins a word of the office's name with its province's, or of one former area's with
        what that lay in, with or without marks. `province` leaves those of a province, named as an area is.
        """
        starts, phrase = _typed(text)
        places = [
            at
            for at, each in enumerate(self.offices)
            if not province or province in (each.province, each.area)
        ]
        if not starts:
            return [self.offices[at] for at in places]
        small, after = text.strip().lower(), set(self.successors(text))
        found = []
        for at in places:
            office, words = self.offices[at], self._words[at]
            if office in after:
                found.append((0, False, at))
            elif all(start in words.all for start in starts):
                rank = _rank(words, starts, phrase)
                if rank < _SCATTERED or _is_in_one(words, starts):
                    found.append((rank, small not in office.full_name.lower(), at))
        return [self.offices[at] for _, _, at in sorted(found)]

    def meant(self, text: str, province: str = "") -> list[CountryOffice]:
        """Return the offices that are called just so, with or without marks and `UBND`; else all found."""
        found = self.find(text, province)
        named = [each for each in self.named(text) if each in found]
        _, phrase = _typed(text)
        words = dict(zip(self.offices, self._words, strict=True))
        called = [each for each in found if _rank(words[each], [], phrase) == _CALLED]
        toned = [each for each in called if text.strip().lower() in each.full_name.lower()]
        return named or toned or called or found

    def named(self, name: str) -> list[CountryOffice]:
        """Return the offices of exactly this name; `UBND`, marks' places and capitals make no difference."""
        wanted = read_area(name)
        return [] if wanted is None else [each for each in self._with(wanted) if _is_named(each, wanted)]

    def successors(self, name: str) -> tuple[CountryOffice, ...]:
        """Return the offices of today where one that ended on 30 June 2025 was; none where it stands."""
        return self._successors(" ".join(name.split()))

    @lru_cache(maxsize=64)  # noqa: B019 - there is one country, which stays
    def _successors(self, name: str) -> tuple[CountryOffice, ...]:
        wanted = read_area(name)
        if wanted is None:
            return ()
        near = list(self._with(wanted))
        if any(_is_named(office, wanted) for office in near):
            return ()
        return tuple(office for office in near if any(wanted.is_part(former) for former in office.former()))

    def _with(self, wanted: WantedArea) -> Iterator[CountryOffice]:
        """Yield the offices in whose names or former areas the wanted words stand: few of all."""
        phrase = f" {wanted.words} "
        for office, words in zip(self.offices, self._words, strict=True):
            if phrase in f"{words.all} ":
                yield office


@cache
def country() -> Country:
    """Return the country; the pack is read once, when it is first asked for."""
    return Country(resources.path("offices/communes.txt").read_text(encoding="utf-8").splitlines())


def is_one_office(one: Organisation, other: Organisation) -> bool:
    """Tell whether two profiles are one office's: of the same name, and under the same parent."""
    return (name_key(one.name), name_key(one.parent)) == (name_key(other.name), name_key(other.parent))


def _offices(lines: Iterable[str]) -> Iterator[CountryOffice]:
    province = ""
    for line in lines:
        code, area, made_of = line.split("\t")
        is_province = area.startswith(_KINDS[3:])
        province = area if is_province else province
        yield CountryOffice(code, area, "" if is_province else province, made_of)


def _all_words(offices: Iterable[CountryOffice]) -> Iterator[_Words]:
    """Yield each office's words; `offices` stand by provinces."""
    folded = cache(_folded)
    for office in offices:
        area, kind, province = _folded(office.area), folded(office.kind), folded(office.province)
        own = _OFFICE_WORDS + area
        former = _folded(office.made_of.translate(_MARKED))
        past = _MARK.sub("", former)
        yield _Words(area[len(kind) :], area, own, own + province, former, own + province + past)


def _folded(text: str) -> str:
    return f" {folded_words(split_words(text))}" if text else ""


def _typed(text: str) -> tuple[list[str], str]:
    """Return the folded words that are looked for, a blank before each, and all but `UBND` as they follow."""
    words = [part for word in split_words(text) for part in _SHORT.get(word, (folded_words([word]),))]
    starts = [f" {word}" for word in words]
    return starts, _OFFICE_START.sub("", "".join(starts))


def _rank(words: _Words, starts: list[str], phrase: str) -> int:
    """Return how likely an office is meant: by its very name, ..., by words scattered over its past."""
    if phrase in (words.short, words.area) or words.placed == _OFFICE_WORDS + phrase:
        return _CALLED
    if words.short.startswith(phrase):
        return 2
    if all(start in words.own for start in starts):
        return 3
    if f"{phrase} " in f"{words.all} ":
        return 4
    return 5 if all(start in words.placed for start in starts) else _SCATTERED


def _is_in_one(words: _Words, starts: list[str]) -> bool:
    """Tell whether the words stand in the office's name and that of one former area with what it lay in."""
    left = [start for start in starts if start not in words.placed]
    return len(left) < 2 or any(all(start in area for start in left) for area in _former_words(words.former))


def _former_words(former: str) -> Iterator[str]:
    """Yield the words of each former area, with its district and that one's province."""
    for group in former.split(_GROUP):
        district, _, communes = group.partition(_WITHIN)
        for commune in communes.split(_NEXT):
            yield district + commune


def _is_named(office: CountryOffice, wanted: WantedArea) -> bool:
    places = {name_key(office.province)}
    return name_key(office.area) == wanted.key and wanted.places <= places
