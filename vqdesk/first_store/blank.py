"""An empty report in the right frame: titles and columns as its office has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.ids import new_id
from db.records import Draft, Report
from vqdesk.columns.edits import hide_columns
from vqdesk.offices.column_presets import columns_for, presets_of, titles_for
from vqdesk.styles.kept_styles import style_of

if TYPE_CHECKING:
    from db.records import Period
    from db.store.store import Store


def blank_report(store: Store, organisation: str, period: Period) -> Draft:
    """Return a report without domains and tasks; nothing is stored by that.

    Its columns are those of the first preset that its office may choose, but for what its style hides.
    """
    preset = presets_of(store, organisation)[0]
    columns = hide_columns(columns_for(preset, period), style_of(store, organisation).hidden)
    return Draft(Report(new_id(), organisation, period, titles_for(preset, period), "", columns), ())
