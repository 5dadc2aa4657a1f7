"""The command `other-names`: the names of offices, and what one is also called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from db.errors import Refused
from db.records import Organisation
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, option
from vqdesk.cli.frame.selection import open_to_change, open_to_read
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vqdesk.cli.frame.context import Call
    from vqdesk.offices.other_names import OfficeName


def commands(call: Call) -> list[click.Command]:
    """Return the command `other-names`."""
    params = [
        argument(call, "OFFICE", required=False),
        option(call, "add", "NAME", told="office_name_add", multiple=True),
        option(call, "drop", "NAME", told="office_name_drop", multiple=True),
        option(call, "json"),
    ]
    return [StoreCommand(call, "other-names", _office_names, params)]


@click.pass_context
def _office_names(
    ctx: click.Context,
    office: str | None,
    add: Sequence[str],
    drop: Sequence[str],
    json: bool,
    store: Path | None,
) -> None:
    if office is not None:
        _tell_office(_named(ctx, office, add, drop), ctx.obj.lang, json=json)
    elif add or drop:
        raise WrongUsage("usage.only_with", one="--add" if add else "--drop", other="OFFICE")
    else:
        _list(ctx, json=json)


def _list(ctx: click.Context, *, json: bool) -> None:
    from vqdesk.offices.other_names import read_office_names

    lang = ctx.obj.lang
    with open_to_read(ctx) as opened:
        found = read_office_names(opened) if opened is not None else []
    if json:
        streams.write_out(write_json([_name_data(each) for each in found]))
    else:
        streams.write_out("".join(_line(each, lang) for each in found) or say("office.no_names", lang) + "\n")


def _named(ctx: click.Context, name: str, add: Sequence[str], drop: Sequence[str]) -> Organisation:
    """Return the office that is meant, once it is called as was wanted; Refused office.not_other_name."""
    from vqdesk.offices.name_key import name_key
    from vqdesk.offices.other_names import keep_other_names, office_meant

    if not add and not drop:
        with open_to_read(ctx) as opened:
            return Organisation("", name) if opened is None else office_meant(opened, name)
    with open_to_change(ctx) as opened:
        office = office_meant(opened, name)
        names = {name_key(each): each for each in office.aliases}
        for each in drop:
            if names.pop(name_key(each), None) is None:
                raise Refused("office.not_other_name", organisation=office.name, name=each)
        return keep_other_names(opened, office, [*names.values(), *add]).record


def _tell_office(office: Organisation, lang: str, *, json: bool) -> None:
    if json:
        data = {"organisation": office.name, "other_names": list(office.aliases)}
        streams.write_out(write_json(data))
        return
    key = "office.kept_names" if office.aliases else "office.kept_no_names"
    streams.write_out(say(key, lang, organisation=office.name, names=office.aliases) + "\n")


def _line(each: OfficeName, lang: str) -> str:
    known = say(f"show.office_known.{each.standing}", lang, names=each.offices)
    counts = say("show.office_place.counts", lang, reports=each.reports)
    return f"{each.name}\t{counts}\t{known}\n"


def _name_data(each: OfficeName) -> dict[str, object]:
    return {
        "name": each.name,
        "reports": each.reports,
        "standing": each.standing,
        "organisations": list(each.offices),
    }
