"""The command `replace`: words found in reports, and others put in their place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, option
from vqdesk.cli.frame.refusals import complain_of_skipped
from vqdesk.cli.frame.selection import choose, of_organisation, open_to_change, open_to_read
from vqdesk.messages.catalogue import say, sentence
from vqdesk.periods.period import period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from db.errors import Refused
    from db.records import Report
    from db.store.store import Store
    from vqdesk.cli.frame.context import Call
    from vqdesk.replacing.found_texts import FoundText
    from vqdesk.text.finding import SoughtWords

_REFUSED = 3


def commands(call: Call) -> list[click.Command]:
    """Return the command `replace`."""
    params = [
        argument(call, "FIND"),
        argument(call, "WITH"),
        option(call, "report", "REPORT", told="replace_report", multiple=True),
        option(call, "all", told="replace_all"),
        option(call, "organisation", "NAME"),
        option(call, "match_case"),
        option(call, "whole_words"),
        option(call, "ignore_marks"),
        option(call, "dry_run"),
        option(call, "json"),
    ]
    return [StoreCommand(call, "replace", _replace, params)]


@click.pass_context
def _replace(ctx: click.Context, /, **given: Any) -> int | None:
    from vqdesk.text.finding import SoughtWords

    words = SoughtWords(given["find"], given["match_case"], given["whole_words"], given["ignore_marks"])
    if not words:
        raise WrongUsage("usage.nothing_to_find")
    if given["all"] and given["report"]:
        raise WrongUsage("usage.either", one="--all", other="--report")
    opening: AbstractContextManager[Store | None]
    opening = open_to_read(ctx) if given["dry_run"] else open_to_change(ctx)
    with opening as opened:
        reports = _reports(opened, given["report"], given["organisation"], every=given["all"])
        return _act(ctx, opened, reports, words, given) if opened is not None else None


def _reports(
    store: Store | None, wanted: Sequence[str], organisation: str | None, *, every: bool
) -> dict[str, Report]:
    """Return the reports that are meant, the latest where none is named."""
    if every and store is not None:
        found = of_organisation(store.reports.all(), organisation)
        if found:
            return {each.id: each for each in found}
    named: list[str | None] = [*wanted] or [None]
    chosen = [choose(store, each, organisation)[1] for each in named]
    return {each.id: each for each in chosen}


def _act(
    ctx: click.Context,
    store: Store,
    reports: Mapping[str, Report],
    sought: SoughtWords,
    given: Mapping[str, Any],
) -> int | None:
    from vqdesk.replacing.found_texts import find_texts, replace_found

    found = find_texts(store, list(reports), sought)
    refused, written = dict(found.unread), set[tuple[str, str, str]]()
    if found.texts and not given["dry_run"]:
        chosen = [(each, each.places) for each in found.texts]
        done = replace_found(store, chosen, given["find"], given["with"]).record
        refused |= done.refused
        written = {(each.report_id, each.record_id, each.field) for each in done.written}
    else:
        written = {(each.report_id, each.record_id, each.field) for each in found.texts}
    texts = [each for each in found.texts if (each.report_id, each.record_id, each.field) in written]
    lang = ctx.obj.lang
    if given["json"]:
        streams.write_out(write_json(_as_data(given, texts, refused, lang)))
    else:
        _tell(given, texts, reports, lang)
    complain_of_skipped(store, refused, lang)
    return _REFUSED if refused else None


def _tell(
    given: Mapping[str, Any], texts: Sequence[FoundText], reports: Mapping[str, Report], lang: str
) -> None:
    from vqdesk.text.finding import sentence_around

    lines = []
    for each in texts:
        report, label = reports[each.report_id], _label(each, reports[each.report_id], lang)
        for place in each.places:
            before, found, behind = sentence_around(each.text, place)
            lines.append(f"{period_name(report.period)}\t{label}\t{before}[{found}]{behind}\n")
    places, count = len(lines), len({each.report_id for each in texts})
    if not places:
        lines.append(say("replace.nothing", lang, words=given["find"]) + "\n")
    else:
        key = "replace.would" if given["dry_run"] else "replace.done"
        told = say(key, lang, words=given["find"], by=given["with"], places=places, reports=count)
        lines.append(told + "\n")
    streams.write_out("".join(lines))


def _label(found: FoundText, report: Report, lang: str) -> str:
    from vqdesk.messages.damage_places import field_words
    from vqdesk.messages.deed_names import record_words

    row = {"number": found.number, "name": found.name}
    field = field_words(found.field, partial(say, lang=lang), report.columns)
    return f"{record_words(found.record, row, lang)}\t{field}"


def _as_data(
    given: Mapping[str, Any], texts: Sequence[FoundText], refused: Mapping[str, Refused], lang: str
) -> dict[str, object]:
    hits = [
        {
            "report": each.report_id,
            "record": each.record,
            "id": each.record_id,
            "number": each.number,
            "field": each.field,
            "start": place.start,
            "end": place.end,
            "text": each.text[place.start : place.end],
        }
        for each in texts
        for place in each.places
    ]
    return {
        "find": given["find"],
        "with": given["with"],
        "replaced": not given["dry_run"] and bool(hits),
        "places": len(hits),
        "reports": len({each.report_id for each in texts}),
        "hits": hits,
        "refused": [
            {"report": each, "why": sentence(why, lang, commands=True)} for each, why in refused.items()
        ],
    }
