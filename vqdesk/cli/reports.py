"""The commands that only read: `reports` and `show`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from db.records import EXTRA, TASK_TEXTS, Draft, ReportState
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, argument, option
from vqdesk.cli.frame.selection import choose, of_organisation, open_to_read
from vqdesk.cli.states import state_data
from vqdesk.messages.catalogue import say
from vqdesk.periods.period import period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from db.records import Column, Report, Task
    from vqdesk.cli.frame.context import Call


_SHORT_NAMES = ("content", "documents", "result", "evaluation")


def commands(call: Call) -> list[click.Command]:
    """Return the commands `reports` and `show`."""
    organisation = option(call, "organisation", "NAME")
    as_json = option(call, "json")
    report = argument(call, "REPORT", required=False)
    return [
        StoreCommand(call, "reports", _reports, [organisation, option(call, "archived"), as_json]),
        StoreCommand(call, "show", _show, [report, organisation, as_json]),
    ]


@click.pass_context
def _reports(
    ctx: click.Context, organisation: str | None, archived: bool, json: bool, store: Path | None
) -> None:
    with open_to_read(ctx) as opened:
        found = [] if opened is None else of_organisation(opened.reports.all(), organisation)
        kept = {} if opened is None else opened.states.all()
    states = {each.id: kept.get(each.id, ReportState(each.id)) for each in found}
    listed = [each for each in found if bool(states[each.id].archived) is archived]
    lang = ctx.obj.lang
    if json:
        streams.write_out(_as_json(listed, states))
    elif listed:
        streams.write_out(_as_lines(listed, states, lang))
    else:
        key = "reports.none_archived" if archived else "reports.all_archived" if found else "reports.none"
        streams.write_out(say(key, lang) + "\n")


@click.pass_context
def _show(
    ctx: click.Context, report: str | None, organisation: str | None, json: bool, store: Path | None
) -> None:
    from vqdesk.styles.kept_styles import style_of

    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        draft = opened.reports.draft(chosen.id)
        style = style_of(opened, chosen.organisation)
    if json:
        from vqdesk.formats.exchange import writer as exchange_writer

        streams.write_out(exchange_writer.write(draft, style))
    else:
        streams.write_out(_as_text(draft, ctx.obj.lang))


def _as_json(reports: list[Report], states: Mapping[str, ReportState]) -> str:
    """Return the reports as the exchange form tells them, without headings and rows, and how they stand."""
    from vqdesk.formats.exchange import writer as exchange_writer

    found = [json.loads(exchange_writer.write(Draft(report, ()))) for report in reports]
    shown = ("id", "organisation", "period", "titles")
    return write_json([{key: data[key] for key in shown} | state_data(states[data["id"]]) for data in found])


def _as_lines(reports: list[Report], states: Mapping[str, ReportState], lang: str) -> str:
    return "".join(
        f"{report.id}\t{period_name(report.period)}\t{report.organisation}{_told(states[report.id], lang)}\n"
        for report in reports
    )


def _told(state: ReportState, lang: str) -> str:
    return f"\t{say(f'show.state.{state.state}', lang)}" if state.is_locked else ""


def _as_text(draft: Draft, lang: str) -> str:
    """Return a report as a person reads it on a screen; empty texts are left out."""
    report = draft.report
    lines = [line for line in (*report.titles, report.attached_to) if line]
    about = {
        "organisation": report.organisation,
        "period": period_name(report.period),
        "id": report.id,
    }
    lines += [f"{say(f'show.{key}', lang)}: {text}" for key, text in about.items() if text]
    for section in draft.sections:
        title = ". ".join(filter(None, (section.domain.numeral, section.domain.name)))
        lines += ["", title] if title else []
        for task in section.tasks:
            lines += ["", *_task_lines(task, report.columns, lang)]
    return "\n".join(lines) + "\n"


def _task_lines(task: Task, columns: Iterable[Column], lang: str) -> list[str]:
    """Return a task's texts in the columns' order, then those without a column; further columns come last."""
    first = ". ".join(filter(None, (task.number, task.unit))) or "-"
    fields = [*(column.field for column in columns), *TASK_TEXTS]
    fields += [EXTRA + heading for heading in task.extra]
    fields.sort(key=lambda field: field.startswith(EXTRA))
    texts = {field: task.text(field) for field in fields if field not in ("number", "unit")}
    return [first, *(f"   {_name(field, lang)}: {_indented(text)}" for field, text in texts.items() if text)]


def _name(field: str, lang: str) -> str:
    if field.startswith(EXTRA):
        return field.removeprefix(EXTRA)
    return say(f"show.{field}" if field in _SHORT_NAMES else f"show.field.{field}", lang)


def _indented(text: str) -> str:
    return text.replace("\n", "\n      ")
