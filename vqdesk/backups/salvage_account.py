"""What came of a salvage, told: as sentences for a person, and as JSON."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.salvage.telling import NAMED
from vqdesk.messages.catalogue import say, told
from vqdesk.messages.damage_places import field_words, part_words, place_words
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.backups.shelf import HeldReport
    from db.flaws import Flaw, Spot
    from db.salvage.telling import Salvaged

_INDEXES = ("_index", "_order", "_unit", "_report", "_step", "sqlite_autoindex", "vocabulary")
_MOST_PAGES = 200
_MOST_REPORTS = 6


def salvage_lines(found: Salvaged, lang: str) -> list[str]:
    """Return sentence by sentence what was salvaged and what was not, the reports first."""
    lines = [salvaged_report(each, lang) for each in found.reports]
    if found.binned:
        lines.append(say("salvage.binned", lang, count=found.binned))
    return [*lines, *loss_lines(found, lang)]


def salvaged_report(held: HeldReport, lang: str) -> str:
    """Return the sentence of a report that was salvaged."""
    return say("salvage.report", lang, report=_report(held, lang), tasks=held.tasks)


def held_reports(reports: Sequence[HeldReport], lang: str) -> str:
    """Return the sentence that tells which reports a backup holds, the first of many; "" for none."""
    told = [
        say("show.salvage.report", lang, report=_report(each, lang), tasks=each.tasks)
        for each in reports[:_MOST_REPORTS]
    ]
    told += ["…"] * (len(reports) > _MOST_REPORTS)
    return say("show.salvage.holds", lang, reports=tuple(told)) if told else ""


def loss_lines(found: Salvaged, lang: str) -> list[str]:
    """Return sentence by sentence what was not, or not as it was, salvaged."""
    return list(_losses(found, lang)) or [say("salvage.whole", lang)]


def _losses(found: Salvaged, lang: str) -> Iterator[str]:
    speak = partial(say, lang=lang)
    if found.was_cut_off:
        yield say("salvage.cut_off", lang)
    if not found.is_head_sound:
        yield say("salvage.head", lang)
    for key, spots in (
        ("salvage.lost", found.lost),
        ("salvage.stand_in", found.stand_ins),
        ("salvage.from_history", found.from_history),
    ):
        for spot in spots:
            yield say(key, lang, spot=_named(spot, lang))
    for spot, field in found.fields:
        yield say("salvage.field", lang, spot=_named(spot, lang), field=field_words(field, speak))
    yield from (told(flaw.notice(found.name), lang) for flaw in found.flaws)
    for table, count in found.missing.items():
        key = "salvage.missing_some" if count is None else "salvage.missing"
        yield say(key, lang, part=_part(table, lang), count=count)
    reports = {each.id: _report(each, lang) for each in found.reports}
    for report_id in found.without_undo:
        report = reports.get(report_id or "", report_id)
        yield say("salvage.without_undo", lang, report=report or say("show.salvage.registers", lang))
    counts = {
        "salvage.steps": found.steps_gone,
        "salvage.entries": found.entries_gone,
        "salvage.removed": found.removed,
        "salvage.doubtful": found.doubtful,
    }
    yield from (say(key, lang, count=number) for key, number in counts.items() if number)
    yield from _page_lines(found, lang)


def _page_lines(found: Salvaged, lang: str) -> Iterator[str]:
    if found.pages:
        yield say(
            "salvage.pages",
            lang,
            count=len(found.pages),
            all=found.page_count,
            pages=_pages(found.pages, lang),
        )
    if found.torn:
        yield say("salvage.torn", lang, pages=_pages(found.torn, lang))


def salvage_json(found: Salvaged) -> dict[str, object]:
    """Return what `salvage --json` prints, without the files' names."""
    return {
        "pages": found.page_count,
        "unreadable": [{"page": number, "table": table or None} for number, table in found.pages.items()],
        "torn": [{"page": number, "table": table} for number, table in found.torn.items()],
        "tables": {
            table: {"read": found.read.get(table, 0), "missing": found.missing.get(table, 0)}
            for table in dict.fromkeys((*found.read, *found.missing))
        },
        "reports": [
            {
                "report": each.id,
                "period": period_name(each.period),
                "organisation": each.organisation,
                "tasks": each.tasks,
            }
            for each in found.reports
        ],
        "binned": found.binned,
        "lost": [_spot_json(each) for each in found.lost],
        "from_history": [_spot_json(each) for each in found.from_history],
        "fields_from_history": [{**_spot_json(spot), "field": field} for spot, field in found.fields],
        "stand_ins": [_spot_json(each) for each in found.stand_ins],
        "differs": [_flaw_json(each) for each in found.flaws],
        "without_undo": list(found.without_undo),
        "steps_dropped": found.steps_gone,
        "entries_dropped": found.entries_gone,
        "removed": found.removed,
        "doubtful": found.doubtful,
        "head": found.is_head_sound,
        "whole": found.is_whole,
    }


def _spot_json(spot: Spot) -> dict[str, object]:
    return {
        "record": spot.record,
        "report": spot.report_id,
        "id": spot.id,
        "period": period_name(spot.period) if spot.period else None,
        "number": spot.number,
        "unit": spot.unit,
        "begins": spot.name,
    }


def _flaw_json(flaw: Flaw) -> dict[str, object]:
    spot = _spot_json(flaw.spot) if flaw.spot else {}
    return {"what": flaw.key.removeprefix("store."), **spot, "field": flaw.field, "part": flaw.part}


def _named(spot: Spot, lang: str) -> str:
    """Return how a person knows a record, a task with the begin of its content."""
    known = place_words(spot, partial(say, lang=lang))
    is_named = spot.name and spot.name not in known
    begin = spot.name + "…" * (len(spot.name) == NAMED)
    return f"{known}: “{begin}”" if is_named else known


def _report(held: HeldReport, lang: str) -> str:
    organisation = held.organisation or say("import.no_organisation", lang)
    return f"{period_name(held.period)}, {organisation}"


def _part(table: str, lang: str) -> str:
    if not table:
        return say("show.part.unknown", lang)
    is_search = any(mark in table for mark in _INDEXES)
    return part_words("search" if is_search else table, partial(say, lang=lang))


def _pages(pages: dict[int, str], lang: str) -> tuple[str, ...]:
    told = [
        say("show.salvage.page", lang, number=number, part=_part(table, lang))
        for number, table in pages.items()
    ]
    return (*told[:_MOST_PAGES], *["…"] * (len(told) > _MOST_PAGES))
