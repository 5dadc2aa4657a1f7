"""The command `offices`: the country's offices of today, and one of them put into the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from db.errors import Refused
from db.text.folding import fold_name
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, option
from vqdesk.cli.frame.selection import open_to_change
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.records import Unit
    from vqdesk.cli.frame.context import Call
    from vqdesk.offices.country import CountryOffice

_MOST_NAMED = 8


def commands(call: Call) -> list[click.Command]:
    """Return the command `offices`."""
    params = [
        argument(call, "TEXT", required=False),
        option(call, "province", "PROVINCE"),
        option(call, "add"),
        option(call, "unit", "UNIT", told="offered_unit", multiple=True),
        option(call, "json"),
    ]
    return [StoreCommand(call, "offices", _offices, params)]


@click.pass_context
def _offices(
    ctx: click.Context,
    text: str | None,
    province: str | None,
    add: bool,
    unit: Sequence[str],
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.offices.country import country

    if unit and not add:
        raise WrongUsage("usage.only_with", one="--unit", other="--add")
    area = _province_area(province) if province else ""
    found = country().find(text or "", area)
    lang = ctx.obj.lang
    if add:
        _add(ctx, _only(text or "", area), unit, json=json)
    elif json:
        streams.write_out(write_json([_as_data(each) for each in found]))
    else:
        streams.write_out("".join(map(_as_line, found)) or say("office.none", lang, text=text) + "\n")


def _province_area(name: str) -> str:
    """Return a province's name with its kind; it may be named without both, and without marks."""
    from vqdesk.offices.country import country

    wanted = fold_name(name)
    for each in country().provinces:
        if wanted in (fold_name(each.short_name), fold_name(each.area)):
            return each.area
    raise Refused("office.no_province", name=name)


def _only(text: str, province: str) -> CountryOffice:
    """Return the one office that is meant; Refused office.none, office.several."""
    from vqdesk.offices.country import country

    meant = country().meant(text, province)
    if not meant:
        raise Refused("office.none", text=text)
    if len(meant) > 1:
        raise Refused("office.several", names=tuple(f"“{each.full_name}”" for each in meant[:_MOST_NAMED]))
    return meant[0]


def _add(ctx: click.Context, office: CountryOffice, wanted: Sequence[str], *, json: bool) -> None:
    from vqdesk.offices.register import add_office

    units = _units(office, wanted)
    with open_to_change(ctx) as opened:
        before = {each.id for each in opened.registers.units()}
        profile = add_office(opened, office, units).record
        added = [each.name for each in opened.registers.units() if each.id not in before]
    if json:
        data = {"organisation": profile.name, "id": profile.id, "parent": profile.parent, "units": added}
        streams.write_out(write_json(data))
        return
    lang = ctx.obj.lang
    lines = [say("office.added", lang, organisation=office.full_name)]
    lines += [say("office.added_units", lang, names=added)] if added else []
    streams.write_out("\n".join(lines) + "\n")


def _units(office: CountryOffice, wanted: Sequence[str]) -> list[Unit]:
    """Return an office's usual departments and those of the offer that are named; Refused office.no_unit."""
    from vqdesk.offices.departments import departments_of

    known = departments_of(office)
    chosen = {fold_name(name): name for name in wanted}
    for each in known:
        chosen.pop(fold_name(each.unit.name), None)
    for name in chosen.values():
        offered = tuple(f"“{each.unit.name}”" for each in known)
        raise Refused("office.no_unit", unit=name, organisation=office.name, names=offered)
    named = {fold_name(name) for name in wanted}
    return [each.unit for each in known if each.usual or fold_name(each.unit.name) in named]


def _as_line(office: CountryOffice) -> str:
    return f"{office.name}\t{office.province}\t{office.made_of}\n"


def _as_data(office: CountryOffice) -> dict[str, object]:
    from vqdesk.offices.departments import departments_of

    profile, known = office.profile(), departments_of(office)
    return {
        "organisation": office.name,
        "province": office.province,
        "kind": office.kind,
        "short_name": office.short_name,
        "place": profile.place,
        "symbol": profile.symbol,
        "parent": profile.parent,
        "made_of": [former._asdict() for former in office.former()],
        "units": [each.unit.name for each in known if each.usual],
        "offered_units": [each.unit.name for each in known if not each.usual],
    }
