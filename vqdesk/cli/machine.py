"""The command that looks at the PC: `doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from db.errors import Refused
from vqdesk.cli import streams
from vqdesk.cli.choosing import store_named
from vqdesk.cli.grammar import Command, option

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.cli.call import Call


def commands(call: Call) -> list[click.Command]:
    """Return the command `doctor`."""
    return [Command(call, "doctor", _doctor, [option(call, "json")])]


@click.pass_context
def _doctor(ctx: click.Context, json: bool, store: Path | None) -> None:
    from vqdesk import places
    from vqdesk.doctor import examine

    # Where the data lie is told even where they cannot be written.
    found = examine(store_named(ctx) or places.store_place())
    lang = ctx.obj.lang
    streams.write(found.as_json(lang) if json else found.as_text(lang))
    if found.problems:
        raise Refused("doctor.found", count=len(found.problems))
