"""The commands that take reports in and out: `import` and `export`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from db.errors import Refused
from db.records import COLUMN_KEYS
from vqdesk.annex.layout.copies import COPIES, internal_columns
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, expect_ending, option
from vqdesk.cli.frame.selection import choose, domain_named, open_to_change, open_to_read, unit_named
from vqdesk.cli.profile.templates import chosen_template, describe_taken
from vqdesk.messages.catalogue import place, say
from vqdesk.periods.period import parse_period, period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.records import Draft, Period, Report
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.annex.layout.style import Form
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.cli.frame.context import Call
    from vqdesk.offices.names import Offices

_LONGEST = 60  # characters of an affected text that a plain account shows


def commands(call: Call) -> list[click.Command]:
    """Return the commands `import` and `export`."""
    organisation = option(call, "organisation", "NAME")
    importing = [
        argument(call, "FILE", type=Path),
        option(call, "period", "PERIOD", callback=_period),
        option(call, "annex", "ANNEX", callback=_annex),
        option(call, "column", "COLUMN", multiple=True, callback=_columns),
        option(call, "into", "REPORT"),
        option(call, "organisation", "NAME", told="import_organisation"),
        option(call, "keep_struck"),
        option(call, "dry_run"),
        option(call, "json"),
    ]
    exporting = [
        argument(call, "OUT", type=Path),
        option(call, "report", "REPORT"),
        organisation,
        option(call, "form", "FORM", type=click.Choice(["paper", "electronic"]), default="paper"),
        option(call, "numeral", "NUMERAL"),
        option(call, "unit", "UNIT", default=""),
        option(call, "domain", "DOMAIN", default=""),
        option(call, "copy", "COPY", told="export_copy", type=click.Choice(COPIES)),
        option(call, "template", "FILE", told="export_template", type=Path),
        option(call, "clean_template"),
    ]
    return [
        StoreCommand(call, "import", _import, importing),
        StoreCommand(call, "export", _export, exporting),
    ]


@click.pass_context
def _import(
    ctx: click.Context,
    file: Path,
    period: Period | None,
    annex: int | Literal["all"] | None,
    column: dict[str, str],
    into: str | None,
    organisation: str | None,
    keep_struck: bool,
    dry_run: bool,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.importing import file_import

    if into is not None and annex == "all":
        raise WrongUsage("usage.into_all")
    reading = partial(
        file_import.read_file, file, annex=annex, columns=column or None, keep_struck=keep_struck
    )
    if into is not None:
        found, target = _read_into(ctx, reading, into, organisation, period)
        found = _weigh_styles(ctx, found)
        kept = [("import.dry_run", target)] if dry_run else [_keep_into(ctx, found[0], target)]
    else:
        found = _weigh_styles(ctx, [_of_organisation(each, organisation) for each in reading(period=period)])
        kept = _try_all(ctx, found) if dry_run else _keep_all(ctx, found)
    lang = ctx.obj.lang
    if json:
        made = [_as_json(report_id, each, lang) for (_, report_id), each in zip(kept, found, strict=True)]
        streams.write_out(write_json(made if annex == "all" else made[0]))
    else:
        told = [_told(key, report_id, each, lang) for (key, report_id), each in zip(kept, found, strict=True)]
        streams.write_out("\n".join(told))


def _weigh_styles(ctx: click.Context, found: list[Recognised]) -> list[Recognised]:
    """Return what was read, the styles that it brings weighed against those of the store."""
    if all(each.style is None for each in found):
        return found
    from vqdesk.styles.brought_styles import weigh_style

    with open_to_read(ctx) as opened:
        return [weigh_style(opened, each) for each in found]


def _of_organisation(found: Recognised, organisation: str | None) -> Recognised:
    """Return what was read as the report of a named organisation, of the file's own where none is named."""
    if organisation is None or not organisation.strip():
        return found
    report = replace(found.draft.report, organisation=" ".join(organisation.split()))
    return replace(found, draft=found.draft.with_report(report))


def _keep_all(ctx: click.Context, found: list[Recognised]) -> list[tuple[str, str]]:
    """Store reports; return for each the key of what to say, and its id.

    That a report of the same period and organisation was there already is said, and so is an organisation
    that had ended.
    """
    from vqdesk.importing.file_import import store_all
    from vqdesk.offices.names import Offices

    with open_to_change(ctx) as opened:
        before = opened.reports.all()
        said = {each.report.id: "import.from_bin" for each in opened.bin.all()}
        said |= dict.fromkeys([report.id for report in before], "import.same")
        revisions = {report.id: opened.reports.revision(report.id) for report in before}
        ids, _ = store_all(opened, found)
        # What is accepted in the file alone makes a change in a report that is the same.
        said |= {
            key: "import.accepted" for key, was in revisions.items() if was != opened.reports.revision(key)
        }
        offices = Offices(opened.registers.organisations())
    _tell_found(found, before, offices, ctx.obj.lang)
    return [(said.get(report_id, "import.done"), report_id) for report_id in ids]


def _try_all(ctx: click.Context, found: list[Recognised]) -> list[tuple[str, str]]:
    """Say, and refuse, what storing reports would; return for each the key of what to say, and its id."""
    from vqdesk.importing import file_import
    from vqdesk.offices import profiles
    from vqdesk.offices.names import Offices

    known, removed, before, registered = (
        set[str](),
        set[str](),
        list["Report"](),
        profiles.shipped_organisations(),
    )
    with open_to_read(ctx) as opened:
        if opened is not None:
            known, removed = file_import.find_standing(opened, found)
            before, registered = opened.reports.all(), opened.registers.organisations()
    _tell_found(found, before, Offices(registered), ctx.obj.lang, key="report.twin_to_be")
    said = dict.fromkeys(removed, "import.dry_from_bin") | dict.fromkeys(known, "import.same")
    ids = [each.draft.report.id for each in found]
    return [(said.get(report_id, "import.dry_run"), report_id) for report_id in ids]


def _tell_found(
    found: list[Recognised], before: list[Report], offices: Offices, lang: str, key: str = "report.twin"
) -> None:
    """Say of each report that was not there before what a person would be asked about it."""
    known = {report.id for report in before}
    for each in found:
        report = each.draft.report
        if report.id not in known:
            tell_doubts(report, offices.twins(before, report), offices, lang, key)


def tell_doubts(
    report: Report, twins: list[Report], offices: Offices, lang: str, key: str = "report.twin"
) -> None:
    """Say on standard error what a person would be asked about a new report: its twins, its office."""
    from vqdesk.offices.other_names import told_standing

    tell_twins(twins, lang, key)
    if known := told_standing(offices, report.organisation, lang):
        streams.complain(known)
    doubt = offices.doubt(report.organisation, report.period)
    if doubt is not None:
        streams.complain(say(f"office.told_{doubt.why}", lang, **doubt.values()))


def tell_twins(twins: list[Report], lang: str, key: str = "report.twin") -> None:
    """Say on standard error that a report of the same period and organisation was there already."""
    for twin in twins[:1]:
        values = {"organisation": twin.organisation or say("import.no_organisation", lang), "id": twin.id}
        streams.complain(say(key, lang, period=period_name(twin.period), **values))


def _read_into(
    ctx: click.Context,
    reading: Callable[..., list[Recognised]],
    into: str,
    organisation: str | None,
    period: Period | None,
) -> tuple[list[Recognised], str]:
    """Read a file as the content of a stored report, whose period and organisation stay; return its id too.

    Refused into.* where the file tells another period or organisation, unless the report's period was named.
    """
    from vqdesk.importing import targets
    from vqdesk.importing.file_import import PERIOD_OPEN
    from vqdesk.offices.names import Offices

    with open_to_read(ctx) as opened:
        opened, target = choose(opened, into, organisation)
        opened.states.expect_open(target.id)
        offices, old = Offices(opened.registers.organisations()), opened.reports.draft(target.id)
    named, own = period is not None, period_name(target.period)
    if period is not None and own and not period.is_same(target.period):
        told = {"period": own, "told_period": period_name(period)}
        raise Refused("into.named", id=target.id, **told)
    try:
        found = reading(period=None if own else period)
    except Refused as refused:
        # The report that is named is one of those between which the titles leave it open.
        settled = named or own in cast("tuple[str, ...]", refused.values.get("periods", ()))
        if not own or refused.key not in PERIOD_OPEN or (refused.key == "period.doubtful" and not settled):
            raise
        found = reading(period=target.period)
    for each in found if not named else ():
        apart = targets.compare_with_target(each.draft.report, target, offices)
        targets.expect_no_difference(apart, target, ctx.params["file"].name)
    brought = (targets.bring_into(each, target, offices) for each in found)
    return [targets.match_surely(each, old) for each in brought], target.id


def _keep_into(ctx: click.Context, found: Recognised, into: str) -> tuple[str, str]:
    """Bring a stored report to what was read; return the key of what to say, and the report's id."""
    from vqdesk.importing.file_import import store_draft

    with open_to_change(ctx) as opened:
        before = opened.reports.revision(into)
        store_draft(opened, found.draft, into, found.style)
        return ("import.same" if before == opened.reports.revision(into) else "import.done"), into


@click.pass_context
def _export(
    ctx: click.Context,
    out: Path,
    report: str | None,
    organisation: str | None,
    form: Form,
    numeral: str | None,
    unit: str,
    domain: str,
    copy: Copy | None,
    template: Path | None,
    clean_template: bool,
    store: Path | None,
) -> None:
    from vqdesk.exporting import file_export
    from vqdesk.formats.registry import written_as

    call: Call = ctx.obj
    expect_ending(out, file_export.endings(call.writers))
    found = written_as(out.suffix)
    if template is not None and not (found and found.takes_template):
        raise WrongUsage("usage.template")
    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        options = replace(file_export.kept_options(opened, chosen.id), form=form, copy=copy)
        if numeral is not None:
            options = replace(options, numeral=numeral)
        if unit:
            options = replace(options, unit=unit_named(opened, chosen.id, unit))
        if domain:
            options = replace(options, domain=domain_named(opened, chosen.id, domain).id)
        taken: list[str] = []
        if template is not None or (clean_template and options.template is not None):
            own, taken = chosen_template(template, options.template, call.lang, clean=clean_template)
            options = replace(options, template=own)
        is_whole = found is not None and found.write_draft is not None
        if form == "electronic" and not is_whole:
            tell_left_over(chosen.attached_to, call.lang)
        internal = internal_columns(chosen.columns)
        if internal and is_whole and copy is None:
            names = tuple(f"“{column.heading}”" for column in internal)
            streams.complain(say("export.whole", call.lang, columns=names))
        file_export.export(opened, chosen.id, out, options, writers=call.writers)
    streams.write_out(say("export.done", call.lang, name=out) + "\n" + describe_taken(taken, call.lang))


def tell_left_over(attached_to: str, lang: str) -> None:
    """Say on standard error what of the attached line still looks like a number or a date, with its dots."""
    from vqdesk.text.attached_line import find_left_over

    if texts := find_left_over(attached_to):
        streams.complain(say("attached.left", lang, texts=tuple(f"“{text}”" for text in texts)))


def _period(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Period | None:
    if text is None:
        return None
    period = parse_period(text)
    if period is None:
        raise WrongUsage("usage.period", text=text)
    return period


def _columns(_ctx: click.Context, _param: click.Parameter, texts: Iterable[str]) -> dict[str, str]:
    columns = {}
    for text in texts:
        heading, equals, field = text.rpartition("=")
        if not (heading.strip() and equals) or field not in COLUMN_KEYS:
            raise WrongUsage("usage.column", text=text, fields=COLUMN_KEYS)
        columns[heading] = field
    return columns


def _annex(ctx: click.Context, param: click.Parameter, text: str | None) -> int | Literal["all"] | None:
    if text is None:
        return None
    if text == "all":
        return "all"
    if not (text.isascii() and text.isdigit() and int(text)):
        raise click.BadParameter("", ctx, param)
    return int(text)


def _as_json(report_id: str, found: Recognised, lang: str) -> dict[str, object]:
    return {
        "report": report_id,
        "domains": len(found.draft.sections),
        "tasks": _tasks(found.draft),
        "account": found.account.as_json(lang),
    }


def _told(key: str, report_id: str, found: Recognised, lang: str) -> str:
    """Return what an import did as a person reads it."""
    report, account = found.draft.report, found.account
    values = {
        "period": period_name(report.period),
        "organisation": report.organisation or say("import.no_organisation", lang),
        "id": report_id,
        "domains": len(found.draft.sections),
        "tasks": _tasks(found.draft),
    }
    lines = [say(key, lang, **values), say("import.account" if len(account) else "import.no_account", lang)]
    for entry in account:
        text = " ".join(entry.what.split())
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        why = say(entry.why, lang, **entry.values)
        lines.append(f"  {place(entry.where, lang)}: {say(f'action.{entry.action}', lang)} “{text}”: {why}")
    return "\n".join(lines) + "\n"


def _tasks(draft: Draft) -> int:
    return sum(len(section.tasks) for section in draft.sections)
