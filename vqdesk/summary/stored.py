"""A stored report summed up, by its office's own words and the units of the register."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.offices.status_words import status_words
from vqdesk.periods.period import period_name
from vqdesk.summary.summary import summarise
from vqdesk.system.gc_pause import pause_gc
from vqdesk.tracking.groups import day_asked, judge

if TYPE_CHECKING:
    from datetime import date

    from db.store.store import Store
    from vqdesk.summary.summary import ReportSummary


@pause_gc()
def summarise_stored(store: Store, report_id: str, as_of: date | None = None) -> ReportSummary:
    """Sum a report of the store up as of a day; without one as of its period's last.

    Refused: summary.no_day where neither tells one.
    """
    draft = store.reports.draft(report_id)
    period = draft.report.period
    day = as_of or day_asked(period)
    if day is None:
        raise Refused("summary.no_day", period=period_name(period))
    words = status_words(store, draft.report.organisation)
    judged = partial(judge, period=period, as_of=day, words=words)
    return summarise(draft, day, judged, store.registers.units())
