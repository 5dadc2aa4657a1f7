"""The commands that lead from one period to the next: `carry-over` and `compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vqdesk.cli import streams
from vqdesk.cli.choosing import changed, choose, stored
from vqdesk.cli.grammar import Command, WrongUsage, argument, option
from vqdesk.formats.json_out import written
from vqdesk.messages import say
from vqdesk.periods import parse_period, period_name

if TYPE_CHECKING:
    from db.records import Draft, Period
    from vqdesk.carrying import Kept
    from vqdesk.cli.call import Call


def commands(call: Call) -> list[click.Command]:
    """Return the commands `carry-over` and `compare`."""
    organisation = option(call, "organisation", "NAME")
    as_json = option(call, "json")
    kept: dict[str, Any] = {"type": click.Choice(["empty", "copy"]), "default": "empty"}
    carrying = [
        option(call, "to", "PERIOD", required=True, callback=_period),
        option(call, "report", "REPORT"),
        organisation,
        option(call, "result", "KEPT", **kept),
        option(call, "evaluation", "KEPT", **kept),
        option(call, "without_done"),
        as_json,
    ]
    comparing = [
        argument(call, "THEN"),
        argument(call, "NOW"),
        organisation,
        option(call, "out", "OUT", type=Path),
        as_json,
    ]
    return [
        Command(call, "carry-over", _carry_over, carrying),
        Command(call, "compare", _compare, comparing),
    ]


@click.pass_context
def _carry_over(
    ctx: click.Context,
    to: Period,
    report: str | None,
    organisation: str | None,
    result: Kept,
    evaluation: Kept,
    without_done: bool,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.carrying import VERB, carry_over

    with stored(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.check()
        source = opened.draft(chosen.id)
    made = carry_over(source, to, result=result, evaluation=evaluation, without_done=without_done)
    with changed(ctx) as opened:
        opened.add_report(made, verb=VERB)
    streams.write(written(_form(made)) if json else _told(made, ctx.obj.lang))


@click.pass_context
def _compare(
    ctx: click.Context,
    then: str,
    now: str,
    organisation: str | None,
    out: Path | None,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk import comparing, comparison_files

    if out is not None and out.suffix.lower() not in comparison_files.ENDINGS:
        raise WrongUsage("usage.ending", name=out.name, endings=comparison_files.ENDINGS)
    with stored(ctx) as opened:
        opened, earlier = choose(opened, then, organisation)
        opened, later = choose(opened, now, organisation)
        opened.check()
        drafts = opened.draft(earlier.id), opened.draft(later.id)
    found = comparing.compare(*drafts)
    if out is not None:
        comparison_files.export_comparison(found, out)
    if json:
        streams.write(written(comparing.as_json(found)))
    elif out is not None:
        streams.write(say("export.done", ctx.obj.lang, name=out) + "\n")
    else:
        from vqdesk.formats import comparison_text

        streams.write(comparison_text.write(found, ctx.obj.lang))


def _period(_ctx: click.Context, _param: click.Parameter, text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise WrongUsage("usage.period", text=text)
    return period


def _form(made: Draft) -> dict[str, object]:
    return {
        "report": made.report.id,
        "period": period_name(made.report.period),
        "organisation": made.report.organisation,
        "domains": len(made.sections),
        "tasks": sum(len(section.tasks) for section in made.sections),
    }


def _told(made: Draft, lang: str) -> str:
    form = _form(made)
    organisation = form["organisation"] or say("import.no_organisation", lang)
    values = {"period": form["period"], "domains": form["domains"], "tasks": form["tasks"]}
    return say("carried.done", lang, id=form["report"], organisation=organisation, **values) + "\n"
