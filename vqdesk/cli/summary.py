"""The command `summary`: a report counted by unit and by domain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vqdesk.annex.layout.copies import COPIES
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, argument, day_of, expect_ending, option
from vqdesk.cli.frame.selection import choose, open_to_read
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from datetime import date

    from vqdesk.annex.layout.copies import Copy
    from vqdesk.cli.frame.context import Call


def commands(call: Call) -> list[click.Command]:
    """Return the command `summary`."""
    params = [
        argument(call, "REPORT", required=False),
        option(call, "organisation", "NAME"),
        option(call, "as_of", "DAY", callback=day_of),
        option(call, "copy", "COPY", told="summary_copy", type=click.Choice(COPIES)),
        option(call, "out", "OUT", told="summary_out", type=Path),
        option(call, "json"),
    ]
    return [StoreCommand(call, "summary", _summary, params)]


@click.pass_context
def _summary(
    ctx: click.Context,
    report: str | None,
    organisation: str | None,
    as_of: date | None,
    copy: Copy | None,
    out: Path | None,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.summary import export, overview_stored, stored
    from vqdesk.summary.copies import copy_of_summary
    from vqdesk.summary.overview import copy_of_overview
    from vqdesk.summary.overview_word import OverviewPart

    lang = ctx.obj.lang
    if out is not None:
        expect_ending(out, export.SUMMARY_ENDINGS)
    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.health.check()
        found = stored.summarise_stored(opened, chosen.id, as_of)
        overview = overview_stored.overview_stored(opened, chosen.id, as_of)
    # A file is for others unless it is said, as `export` has it.
    found = copy_of_summary(found, copy or ("issued" if out is not None else None))
    overview = copy_of_overview(overview, found.copy)
    if out is not None:
        export.export_summary(found, out, OverviewPart(overview))
    if json:
        from vqdesk.summary.json_form import summary_json

        streams.write_out(write_json(summary_json(found, overview)))
    elif out is not None:
        streams.write_out(say("export.done", lang, name=out) + "\n")
    else:
        from vqdesk.summary.plain_text import format_summary

        streams.write_out(format_summary(found, lang, overview))
