"""What differs between a backup and the store, report by report; and reports of a backup as new ones."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from db.errors import Refused
from db.ids import new_id
from db.rows import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.changes import Change
    from db.records import Draft, Report
    from db.store.store import Store

_ALL = 1 << 31

ReportStanding = Literal["new", "gone", "changed", "same"]
"""In the backup alone, in the store alone, in both and not equal, in both and equal."""


@dataclass(frozen=True, slots=True)
class ReportDifference:
    """How one report of the backup stands to the store's.

    `tasks` counts those of the backup (of a report that is gone: of the store); the others count tasks that a
    whole restore would bring, take away, and change.
    """

    report: Report
    standing: ReportStanding
    tasks: int
    added: int = 0
    removed: int = 0
    changed: int = 0


def differences_between(backup: Store, store: Store | None) -> list[ReportDifference]:
    """Return what a whole restore would change, the backup's reports first, in their order."""
    now = {report.id: report for report in store.reports.all()} if store else {}
    found = []
    for report in backup.reports.all():
        draft = backup.reports.draft(report.id)
        if store is None or report.id not in now:
            found.append(ReportDifference(report, "new", len(draft.tasks)))
        else:
            found.append(_difference(draft, store.reports.draft(report.id)))
    held = {each.report.id for each in found}
    for report in now.values():
        if store is not None and report.id not in held:
            tasks = len(store.reports.draft(report.id).tasks)
            found.append(ReportDifference(report, "gone", tasks))
    return found


def _difference(then: Draft, now: Draft) -> ReportDifference:
    before, after = ({task.id: task for task in draft.tasks} for draft in (then, now))
    counts = Counter(
        added=len(before.keys() - after.keys()),
        removed=len(after.keys() - before.keys()),
        changed=sum(before[each] != after[each] for each in before.keys() & after.keys()),
    )
    return ReportDifference(then.report, "same" if then == now else "changed", len(before), **counts)


def as_new(backup: Store, report_ids: Iterable[str]) -> list[tuple[Draft, list[Change]]]:
    """Return reports of a backup under new ids, each with its history; Refused report.unknown.

    Domains and tasks keep their ids, which hold within a report. The history comes as that of devices of its
    own: the entries that the store has already keep their names.
    """
    devices: dict[str, str] = {}
    made = []
    for report_id in dict.fromkeys(report_ids):
        if all(report.id != report_id for report in backup.reports.all()):
            raise Refused("report.unknown", report=report_id)
        new = new_id()
        changes = backup.history.changes(report_id, _ALL)[::-1]
        for change in changes:
            devices.setdefault(change.device, new_id())
        made.append(
            (
                _with_id(backup.reports.draft(report_id), new),
                [_moved(change, report_id, new, devices[change.device]) for change in changes],
            )
        )
    return made


def _with_id(draft: Draft, new: str) -> Draft:
    return draft.with_report(replace(draft.report, id=new))


def _moved(change: Change, former: str, new: str, device: str) -> Change:
    is_report = change.record == "report"
    before, after = change.before, change.after
    if change.field is None:
        before, after = (_row_moved(text, is_report, new) for text in (before, after))
    return replace(
        change,
        device=device,
        report_id=new,
        record_id=new if is_report and change.record_id == former else change.record_id,
        before=before,
        after=after,
    )


def _row_moved(text: str | None, is_report: bool, new: str) -> str | None:
    """Return a whole record's row with the report's new id; what is none stays as it is."""
    try:
        row = json.loads(text or "")
    except (ValueError, RecursionError):
        return text
    if not isinstance(row, dict):
        return text
    return json_text({**row, "id" if is_report else "report_id": new})
