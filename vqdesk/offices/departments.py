"""The departments of a commune's People's Committee, and the units beside it, as the register takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Unit
from db.text.folding import fold
from vqdesk.offices import profiles
from vqdesk.offices.country import country

if TYPE_CHECKING:
    from vqdesk.offices.country import CountryOffice


@dataclass(frozen=True, slots=True)
class Department:
    """A unit of an office; the `usual` ones every office of its kind has, the others are an offer."""

    unit: Unit
    usual: bool


def departments_of(office: CountryOffice) -> list[Department]:
    """Return the departments and units of an office of this kind; of a province none are known."""
    return [
        Department(_unit(record, office.kind), record["usual"])
        for record in profiles.department_records()
        if office.kind in record["kinds"]
    ]


def units_of_office(name: str) -> tuple[Unit, ...]:
    """Return the units that an office of this name has or may have; none where it is no commune's."""
    offices = country().named(name)
    return tuple(each.unit for each in departments_of(offices[0])) if offices else ()


def _unit(record: profiles.Record, kind: str) -> Unit:
    name, aliases = record["name"].format(kind=kind), [each.format(kind=kind) for each in record["aliases"]]
    # What bears its kind in its name is another unit in each.
    ending = "" if name == record["name"] else "-" + "-".join(fold(kind).split())
    return Unit(f"vn-{record['id']}{ending}", name, tuple(aliases), valid_from=profiles.FIRST_DAY)
