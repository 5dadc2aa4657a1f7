"""The places that the reports of an office may name: all of its province, of today and of before."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from vqdesk.checks.frame.places import NO_PLACES, KnownPlace, KnownPlaces
from vqdesk.offices.country import country
from vqdesk.offices.name_key import name_key
from vqdesk.offices.profiles import LAST_FORMER_DAY
from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.records import Organisation
    from vqdesk.offices.country import CountryOffice
    from vqdesk.offices.former_areas import FormerArea

_KINDS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh")


def places_around(organisation: str, known: Iterable[Organisation]) -> KnownPlaces:
    """Return the places of an office's province; none where nobody can tell in which it lies.

    `known` are the profiles of the register: their parents tell the province, of other names the country.
    """
    key = name_key(organisation)
    parents = {
        name_key(each.parent) for each in known if key in (name_key(each.name), name_key(each.short_name))
    }
    found = [each for each in country().provinces if name_key(each.name) in parents | {key}]
    if not found and organisation:
        offices = country().named(organisation) or list(country().successors(organisation))
        areas = {office.province or office.area for office in offices}
        found = [each for each in country().provinces if each.area in areas]
    return _places_of(found[0].area) if len(found) == 1 else NO_PLACES


@lru_cache(maxsize=4)
def _places_of(province: str) -> KnownPlaces:
    offices = [each for each in country().offices if each.province == province]
    today = {each.area for each in offices}
    became: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for area, ended, now in (*_ended(offices), *_earlier(province)):
        if area not in today and now not in became[area, ended]:
            became[area, ended].append(now)
    former = (_place(area, ended, tuple(now)) for (area, ended), now in became.items() if now)
    places = (*(_place(area) for area in (province, *sorted(today))), *former)
    return KnownPlaces(places, _everywhere())


def _ended(offices: Iterable[CountryOffice]) -> Iterator[tuple[str, str, str]]:
    """Yield the communes and districts that ended with the two levels, and what each became part of."""
    for office in offices:
        for area in office.former():
            for name in _own_names(area):
                yield name, LAST_FORMER_DAY, office.area


def _own_names(area: FormerArea) -> list[str]:
    return [name for name in (area.commune, area.district) if name]


def _earlier(province: str) -> Iterator[tuple[str, str, str]]:
    """Yield the communes that had ended before, as far as the shipped list knows them."""
    for row in _earlier_rows():
        if row["province"] == province:
            yield row["area"], row["valid_to"], row["now"]


def _place(area: str, ended: str | None = None, now: tuple[str, ...] = ()) -> KnownPlace:
    kind = next(kind for kind in _KINDS if area.startswith(f"{kind} "))
    return KnownPlace(kind, area.removeprefix(f"{kind} "), ended, now)


@cache
def _everywhere() -> str:
    return "\n".join(f"{each.area}, {each.made_of}" for each in country().offices)


@cache
def _earlier_rows() -> list[dict[str, str]]:
    with resources.path("offices/earlier_communes.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
