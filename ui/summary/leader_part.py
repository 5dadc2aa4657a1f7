"""What the window gives to a summary's Word file beside its tables: the overview with its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.summary.overview import copy_of_overview
from vqdesk.summary.overview_stored import overview_stored
from vqdesk.summary.overview_word import OverviewPart

if TYPE_CHECKING:
    from db.store.store import Store
    from vqdesk.summary.summary import ReportSummary


def overview_part(store: Store, summary: ReportSummary) -> OverviewPart:
    """Return the overview of a summary's report, day and copy, with its picture; for any thread."""
    from ui.paper.overview.files import overview_png  # what most who look at a summary do not need

    overview = copy_of_overview(overview_stored(store, summary.report.id, summary.as_of), summary.copy)
    return OverviewPart(overview, overview_png(overview, with_margins=False))
