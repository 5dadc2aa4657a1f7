"""The command `salvage`: what can still be read of a damaged store, into a fresh file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, argument, expect_ending, option
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from vqdesk.cli.frame.context import Call


def commands(call: Call) -> list[click.Command]:
    """Return the command `salvage`."""
    params = [argument(call, "FILE", type=Path), argument(call, "OUT", type=Path), option(call, "json")]
    return [StoreCommand(call, "salvage", _salvage, params)]


@click.pass_context
def _salvage(ctx: click.Context, file: Path, out: Path, json: bool, store: Path | None) -> None:
    from db.salvage.salvaging import salvage
    from vqdesk.backups.salvage_account import salvage_json, salvage_lines

    expect_ending(out, (".vqd",))
    lang = ctx.obj.lang
    found = salvage(file, out)
    if json:
        streams.write_out(write_json({"file": str(file), "out": str(out), **salvage_json(found)}))
        return
    tasks = sum(each.tasks for each in found.reports)
    head = say("salvage.done", lang, reports=len(found.reports), tasks=tasks, file=out)
    streams.write_out("\n".join([head, *salvage_lines(found, lang)]) + "\n")
