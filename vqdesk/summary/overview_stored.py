"""The overview of a stored report, beside the one before it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.offices.names import Offices
from vqdesk.offices.status_words import status_words
from vqdesk.periods.period import period_name
from vqdesk.summary.overview import take_overview
from vqdesk.system.gc_pause import pause_gc
from vqdesk.tracking.groups import day_asked, judge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.records import Report, Task
    from db.store.store import Store
    from vqdesk.summary.overview import Overview

_LOOKED_AT = 50  # tasks: among so many of a carried report one was there before


@pause_gc()
def overview_stored(store: Store, report_id: str, as_of: date | None = None) -> Overview:
    """Take the figures of a report of the store as of a day; without one as of its period's last.

    Refused: summary.no_day where neither tells one.
    """
    draft = store.reports.draft(report_id)
    period = draft.report.period
    day = as_of or day_asked(period)
    if day is None:
        raise Refused("summary.no_day", period=period_name(period))
    before = _report_before(store, draft.report, draft.tasks)
    former = store.reports.draft(before.id) if before else None
    words = status_words(store, draft.report.organisation)
    judged = partial(judge, period=period, as_of=day, words=words)
    return take_overview(draft, former, day, judged, store.registers.units())


def _report_before(store: Store, report: Report, tasks: Sequence[Task]) -> Report | None:
    """Return the report that this was carried over from, else its office's latest of an earlier period."""
    found = (store.tasks.former(report.id, task.id) for task in tasks[:_LOOKED_AT])
    carried = next((each[0] for each in found if each is not None), None)
    if carried is not None:
        return carried
    offices, last = Offices(store.registers.organisations()), report.period.last_day
    return next(
        (
            other
            for other in store.reports.all()
            if other.id != report.id
            and offices.same(other.organisation, report.organisation)
            and "" < other.period.last_day < last
            and not other.period.is_same(report.period)
        ),
        None,
    )
