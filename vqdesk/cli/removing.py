"""The command that takes a report away: `remove`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vqdesk.cli import streams
from vqdesk.cli.choosing import choose, stored
from vqdesk.cli.grammar import Command, argument, option
from vqdesk.formats.json_out import written
from vqdesk.messages import say
from vqdesk.periods import period_name

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.cli.call import Call


def commands(call: Call) -> list[click.Command]:
    """Return the command `remove`."""
    words = [argument(call, "REPORT"), option(call, "organisation", "NAME"), option(call, "json")]
    return [Command(call, "remove", _remove, words)]


@click.pass_context
def _remove(
    ctx: click.Context, report: str, organisation: str | None, json: bool, store: Path | None
) -> None:
    # Not a word of the report but its name is read: it may be what makes the window stop.
    with stored(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.delete_report(chosen.id)
    period = period_name(chosen.period)
    if json:
        form = {"report": chosen.id, "period": period, "organisation": chosen.organisation}
        streams.write(written(form))
        return
    lang = ctx.obj.lang
    named = chosen.organisation or say("import.no_organisation", lang)
    streams.write(say("removed.done", lang, period=period, organisation=named, id=chosen.id) + "\n")
