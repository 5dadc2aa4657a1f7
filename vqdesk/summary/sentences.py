"""The sentences of a summary that a clerk pastes into the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.copies import internal_columns
from vqdesk.formats.small_documents.texts import FILE_LANG
from vqdesk.messages.catalogue import say
from vqdesk.summary.layout import day, format_rate

if TYPE_CHECKING:
    from decimal import Decimal

    from vqdesk.summary.summary import ReportSummary

_MOST_UNITS = 10
"""Of more units than this those are named that have the most late tasks."""


def sentences(summary: ReportSummary, lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return two or three sentences: what is done, what is late and whose it is, what cannot be told.

    Where the units are internal none is named.
    """
    said = [_whole(summary, lang), _late(summary, lang)]
    unknown = summary.count.groups["unknown"]
    if unknown:
        said.append(say("show.said.unknown", lang, unknown=unknown))
    return tuple(said)


def _whole(summary: ReportSummary, lang: str) -> str:
    count, rates = summary.count, summary.count.rates
    groups = count.groups
    unknown = groups["unknown"]
    done_parts = say(
        "show.said.done_parts",
        lang,
        in_time=_with_share(groups["done_in_time"], rates.in_time, lang),
        late=groups["done_late"],
    )
    open_parts = say("show.said.open_parts", lang, in_time=groups["open_in_time"], late=groups["open_late"])
    not_done = count.total - count.done - unknown
    return say(
        "show.said.total",
        lang,
        total=count.total,
        done=_with_share(count.done, rates.done, lang),
        done_parts=done_parts if count.done else "",
        open=not_done,
        open_parts=open_parts if not_done else "",
        unknown=say("show.said.unknown_part", lang, unknown=unknown) if unknown else "",
        day=day(summary),
    )


def _late(summary: ReportSummary, lang: str) -> str:
    count = summary.count
    if not count.late:
        return say("show.said.none_late", lang)
    figures = {
        "late": count.late,
        "share": format_rate(count.rates.late),
        "done": count.groups["done_late"],
        "open": count.groups["open_late"],
    }
    # The sentences go into the report itself.
    if any(column.key == "unit" for column in internal_columns(summary.report.columns)):
        return say("show.said.late_alone", lang, **figures)
    units = [each for each in summary.units if each.count.late]
    is_long = len(units) > _MOST_UNITS
    if is_long:
        units = sorted(units, key=lambda each: -each.count.late)[:_MOST_UNITS]
    named = [
        say("show.said.unit", lang, unit=each.name or say("show.said.no_unit", lang), count=each.count.late)
        for each in units
    ]
    return say(
        "show.said.late_most" if is_long else "show.said.late",
        lang,
        **figures,
        units=", ".join(named),
        shared=say("show.said.shared", lang) if any(len(each.units) > 1 for each in summary.late) else "",
    )


def _with_share(count: int, share: Decimal | None, lang: str) -> str:
    """Return a count with its share: `31 (77,5%)`; alone where it is a share of nothing."""
    if share is None:
        return str(count)
    return say("show.said.share", lang, count=count, share=format_rate(share))
