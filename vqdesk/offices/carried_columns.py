"""What an office takes along into a new period of its notes and further columns: asked once, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Period
from db.text.folding import fold_name
from vqdesk.offices.choices import keep_office_choice, office_choice
from vqdesk.periods.renaming import rename_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.records import Report
    from db.store.store import Store
    from vqdesk.periods.carry_over import Kept

_CHOICE = "carried_columns"
_SOME_PERIOD = Period("năm", 2000)


def remembered_columns(store: Store, report: Report, names: Iterable[str]) -> dict[str, Kept]:
    """Return what the office of a report chose for columns, by `note` or their heading, where it did.

    A heading that names the report's period is the same in another period.
    """
    kept = office_choice(store, report.organisation, _CHOICE)
    chosen = kept if isinstance(kept, dict) else {}
    found = ((name, chosen.get(_key(report, name))) for name in names)
    return {name: "copy" if each == "copy" else "empty" for name, each in found if each in ("copy", "empty")}


def remember_columns(store: Store, report: Report, columns: Mapping[str, Kept]) -> None:
    """Remember for the office of a report what was chosen for columns; other ones stay remembered."""
    kept = office_choice(store, report.organisation, _CHOICE)
    before = kept if isinstance(kept, dict) else {}
    chosen = {_key(report, name): each for name, each in columns.items()}
    if chosen and before | chosen != before:
        keep_office_choice(store, report.organisation, _CHOICE, before | chosen)


def _key(report: Report, name: str) -> str:
    return fold_name(rename_period(name, report.period, _SOME_PERIOD))
