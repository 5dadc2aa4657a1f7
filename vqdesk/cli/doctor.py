"""The command `doctor`, which checks the PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from db.errors import Refused
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, option
from vqdesk.cli.frame.selection import store_named

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.cli.frame.context import Call


def commands(call: Call) -> list[click.Command]:
    """Return the command `doctor`."""
    return [StoreCommand(call, "doctor", _doctor, [option(call, "json")])]


@click.pass_context
def _doctor(ctx: click.Context, json: bool, store: Path | None) -> None:
    from vqdesk.diagnostics.doctor import run_checks
    from vqdesk.system import paths

    # Where the data lie is told even where they cannot be written.
    found = run_checks(store_named(ctx) or paths.store_place())
    lang = ctx.obj.lang
    streams.write_out(found.as_json(lang) if json else found.as_text(lang))
    if found.problems:
        raise Refused("doctor.found", count=len(found.problems))
