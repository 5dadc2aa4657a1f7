"""A salvaged store put right, so that each record is once more what the history says of it.

A record that was lost and that the history knows comes back from there. Where the history itself lost
entries, undo is cut off: `db.salvage.beginnings`.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db import flaws
from db.file.salvage import pages
from db.flaws import Flaw, Spot
from db.history import law
from db.history.differences import Differences
from db.history.floors import Floor, keep_floor, reached
from db.ids import new_id
from db.mending import mended, unfit_fields
from db.rows import KINDS
from db.salvage.beginnings import Beginnings, is_moment, nameless_domain
from db.salvage.entries import UntoldEntries, apply, history_entries, meant
from db.search.index import WORDING, Index

if TYPE_CHECKING:
    from db.file.database import Database
    from db.rows import Kind, Row
    from db.salvage.entries import Missing
    from db.salvage.fresh import Noted, RecordKey

_KINDS = list(KINDS)
_LEAP = 100_000
"""Numbers that are left out where nobody can tell how many entries are lost."""


@dataclass(slots=True)
class Settled:
    """What was done: records and fields brought from the history, stand-ins, records taken out as others'.

    `without_undo`: reports of which undo begins anew; `entries_gone` could not be told, `steps_gone` not
    taken back exactly; `lost` records did not come back; `flaws` are what differed from the history.
    """

    from_history: dict[RecordKey, Row] = field(default_factory=dict)
    fields_from_history: dict[RecordKey, set[str]] = field(default_factory=dict)
    stand_ins: dict[RecordKey, Row] = field(default_factory=dict)
    removed: dict[RecordKey, Row] = field(default_factory=dict)
    without_undo: set[str | None] = field(default_factory=set)
    entries_gone: int = 0
    steps_gone: int = 0
    lost: dict[RecordKey, Flaw] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)


class Settling:
    """Put a salvaged store right, in one transaction; `damaged` are the tables that may have lost rows."""

    def __init__(self, db: Database, noted: Noted, damaged: set[str], missing: Missing) -> None:
        self._db, self._noted, self._damaged, self._missing = db, noted, damaged, missing
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self.settled = Settled()
        self._broken: set[str | None] = set(missing.reports.values())
        self._agrees = True
        """Nothing was found that the history does not say: then there is nothing to look for again."""

    def settle(self) -> Settled:
        """Do it."""
        self._db.execute("BEGIN")
        self._name_the_store()
        self._drop_untold()
        self._mend_moments()
        self._bring_records()
        self._mend_fields()
        self._stand_in()
        self._cut_off()
        self._count_revisions()
        self._keep_counters()
        Index(self._db).rebuild()
        self._db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('index', ?)", [WORDING])
        self._db.execute("COMMIT")
        self._take_flaws()
        return self.settled

    def _take_flaws(self) -> list[Flaw]:
        """Return what differs from the history, and note what was not noted yet."""
        if self._agrees and not (self._broken or self._noted.cut):
            return []
        found = [flaw for flaw in law.find_offences(self._db) if flaw]
        known = {flaw.same for flaw in self.settled.flaws}
        self.settled.flaws += [flaw for flaw in found if flaw.same not in known]
        return found

    # The store's own tables

    def _name_the_store(self) -> None:
        """See that the file says that it is a store, and of which device."""
        about = dict(self._db.read("SELECT key, value FROM about"))
        devices = dict(self._db.read("SELECT number, id FROM device"))
        device = about.get("device") or devices.get(1) or new_id()
        known = {"kind": "store", "device": device}
        for key, value in known.items():
            self._db.execute("INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)", [key, value])
        self._db.execute("DELETE FROM about WHERE key IN ('index', 'mark')")
        self._db.execute("DELETE FROM device WHERE number = 1 OR id = ?", [device])
        self._db.execute("INSERT INTO device (number, id) VALUES (1, ?)", [device])
        for (number,) in self._db.read(
            "SELECT DISTINCT device FROM history WHERE device NOT IN (SELECT number FROM device)"
        ):
            self._db.execute("INSERT INTO device (number, id) VALUES (?, ?)", [number, new_id()])

    def _keep_counters(self) -> None:
        """See that no number is given again that an entry had which is lost: other PCs may know it."""
        if self._missing.reports or self._missing.newest:
            entry, counter, revision = reached(self._db)
            lost = max(self._missing.reports, default=0)
            keep_floor(
                self._db, Floor(max(entry, lost) + _LEAP, max(counter, lost) + _LEAP, revision + _LEAP)
            )

    def _count_revisions(self) -> None:
        """Give each report a revision that no report ever had, where its own is lost or is another's."""
        highest = reached(self._db).revision
        last = dict(
            self._db.read(
                "SELECT report_id, max(at) FROM history WHERE report_id IS NOT NULL AND step IS NOT NULL"
                " GROUP BY report_id"
            )
        )
        known = dict(self._db.read("SELECT report_id, changed FROM revision"))
        for number, (report_id, at) in enumerate(last.items(), highest + 1):
            is_told = self._db.read(
                "SELECT 1 FROM history WHERE report_id = ? AND at = ? AND step IS NOT NULL LIMIT 1",
                [report_id, known.get(report_id)],
            )
            if report_id in self.settled.without_undo or not is_told:
                self._db.execute("INSERT OR REPLACE INTO revision VALUES (?, ?, ?)", [report_id, number, at])

    def _drop_untold(self) -> None:
        """Take out the entries of which nobody can tell what they changed."""
        untold = UntoldEntries(self._db, self._noted.unreadable, self._missing).settle()
        self._broken |= set(untold.values())
        for number in untold:
            self._db.execute("DELETE FROM history WHERE id = ?", [number])
        self.settled.entries_gone = len(untold)

    def _mend_moments(self) -> None:
        """Give entries of which the moment cannot be read that of the entry before."""
        last = self._now
        for entry in history_entries(self._db, "1"):
            change = entry.change
            if is_moment(change.at):
                last = change.at
                continue
            self._db.execute("UPDATE history SET at = ? WHERE id = ?", [last, change.id])
            spot = Spot(change.record, change.report_id, change.record_id)
            self.settled.flaws.append(Flaw(flaws.DAMAGED_HISTORY, spot))

    # Records that the history knows

    def _bring_records(self) -> None:
        """Bring back from the history what was lost, and the texts that could not be read whole."""
        lost, astray = self._offences()
        for report_id, keys in astray.items():
            if report_id not in self._broken and not self._missing.newest:
                for key in keys:
                    self._remove(key)
        for report_id, keys in lost.items():
            states = self._states(report_id)
            for key in sorted(keys, key=lambda each: (_KINDS.index(each[0]), each[2])):
                if key in states:
                    self._bring(key, states[key])

    def _offences(self) -> tuple[dict[str | None, set[RecordKey]], dict[str | None, set[RecordKey]]]:
        """Return, by report, the records that may come from the history, and those that it does not know."""
        lost: dict[str | None, set[RecordKey]] = defaultdict(set)
        astray: dict[str | None, set[RecordKey]] = defaultdict(set)
        for flaw in filter(None, law.find_offences(self._db)):
            self._agrees = False
            if flaw.spot is None:
                continue
            key = (flaw.spot.record, flaw.spot.report_id, flaw.spot.id)
            if flaw.key == flaws.RECORD_LOST and key[0] in self._damaged:
                lost[key[1]].add(key)
                self.settled.lost[key] = flaw
            elif flaw.key == flaws.RECORD_ASTRAY:
                astray[key[1]].add(key)
            elif flaw.key == flaws.DAMAGED_FIELD:
                self._noted.cut.setdefault(key, set()).add(flaw.field)
        for key in self._noted.cut:
            lost[key[1]].add(key)
        return lost, astray

    def _remove(self, key: RecordKey) -> None:
        """Take out a record that the whole history does not know: its id is another's, or it went."""
        if key not in self._noted.doubtful and key[0] not in self._damaged:
            return
        row = self._row(key)
        if row is not None:
            self.settled.removed[key] = row
            kind = KINDS[key[0]]
            self._db.execute(
                f"DELETE FROM {kind.name} WHERE {kind.where}", {"report_id": key[1], "id": key[2]}
            )

    def _bring(self, key: RecordKey, state: Row) -> None:
        kind = KINDS[key[0]]
        cut = self._noted.cut.get(key)
        row = self._row(key)
        if row is None:
            self._insert(kind, state)
            self.settled.from_history[key] = state
            self.settled.lost.pop(key, None)
            return
        if cut:
            told = {name: state[name] for name in cut - {"changed"}}
            self.settled.fields_from_history[key] = set(told)
            self._set(key, told | ({"changed": self._changed(key)} if "changed" in cut else {}))

    def _insert(self, kind: Kind, row: Row) -> None:
        values = [row[column] for column in kind.columns]
        if kind.searched:
            last = self._db.read(f"SELECT coalesce(max(docid), 0) FROM {kind.name}")[0][0]
            values.insert(0, last + 1)
        if kind.stamped:
            values.append(self._changed((kind.name, kind.report_of(row), row["id"])))
        self._db.execute(kind.insert_sql, values)

    def _changed(self, key: RecordKey) -> str:
        """Return when a record was changed last, as the history tells it."""
        record, report_id, record_id = key
        sql = (
            "SELECT at FROM history WHERE report_id IS ? AND record = ? AND record_id = ?"
            " AND step IS NOT NULL ORDER BY id DESC LIMIT 1"
        )
        told = self._db.read(sql, [report_id, record, record_id])
        return str(told[0][0]) if told else self._now

    def _set(self, key: RecordKey, fields: Row) -> None:
        """Set fields of a record, all at once: its ids may be among them."""
        kind = KINDS[key[0]]
        columns = ", ".join(f"{name} = :new_{name}" for name in fields)
        values = {f"new_{name}": value for name, value in fields.items()}
        sql = f"UPDATE {kind.name} SET {columns} WHERE {kind.where}"
        self._db.execute(sql, {**values, "report_id": key[1], "id": key[2]})

    def _mend_fields(self) -> None:
        """Have every field hold what can stand there; what cannot be read is U+FFFD."""
        for kind in KINDS.values():
            for page in pages(self._db, kind):
                for docid, row in page:
                    unfit = unfit_fields(kind, row)
                    if unfit:
                        fit = mended(kind, row, docid)
                        key = (kind.name, row.get("report_id"), row["id"])
                        self._set(key, {name: fit[name] for name in unfit})
                        self._broken.add(kind.report_of(row))

    def _row(self, key: RecordKey) -> Row | None:
        kind = KINDS[key[0]]
        sql = f"SELECT {', '.join(kind.columns)} FROM {kind.name} WHERE {kind.where}"
        rows = self._db.read(sql, {"report_id": key[1], "id": key[2]})
        return dict(zip(kind.columns, rows[0], strict=True)) if rows else None

    def _states(self, report_id: str | None) -> dict[RecordKey, Row]:
        """Return a report's records as the history leaves them, as far as it tells them whole."""
        found: dict[RecordKey, Row] = {}
        differences = Differences(self._db)
        for entry in history_entries(self._db, "report_id IS ? AND step IS NOT NULL", (report_id,)):
            with suppress(ValueError, TypeError, KeyError):
                for each in meant(differences, entry):
                    apply(found, each)
        return found

    def _stand_in(self) -> None:
        """Put a stand-in where a domain or a report is gone and its tasks are not."""
        sql = (
            "SELECT DISTINCT report_id, domain_id FROM task WHERE NOT EXISTS"
            " (SELECT 1 FROM domain WHERE report_id = task.report_id AND id = task.domain_id)"
        )
        for report_id, domain_id in self._db.read(sql):
            last = self._db.read("SELECT max(rank) FROM domain WHERE report_id = ?", [report_id])[0][0]
            self._add_stand_in("domain", nameless_domain(report_id, domain_id, f"{last or ''}z"))
        for (report_id,) in self._db.read(
            "SELECT report_id FROM (SELECT report_id FROM domain UNION SELECT report_id FROM acceptance"
            " UNION SELECT report_id FROM sign_off UNION SELECT report_id FROM state)"
            " WHERE report_id NOT IN (SELECT id FROM report)"
        ):
            nothing = dict.fromkeys(KINDS["report"].columns)
            made = self._db.read("SELECT coalesce(max(made), 0) + 1 FROM report")[0][0]
            row = mended(KINDS["report"], {**nothing, "id": report_id, "numeral": "", "attached_to": ""})
            self._add_stand_in("report", {**row, "made": made, "titles": "[]"})

    def _add_stand_in(self, record: str, row: Row) -> None:
        self._insert(KINDS[record], row)
        report_id = KINDS[record].report_of(row)
        self.settled.stand_ins[record, report_id, row["id"]] = row
        self._broken.add(report_id)

    # Undo

    def _cut_off(self) -> None:
        """Have undo end where it would not be exact any more."""
        beginnings = Beginnings(self._db, self._missing, self._now)
        self._broken |= beginnings.settle_steps()
        for flaw in self._take_flaws():
            if flaw.spot and flaw.spot.record in KINDS:
                self._broken.add(flaw.spot.report_id)
        beginnings.drop_steps()
        for report_id in sorted(self._broken, key=str):
            beginnings.begin_anew(report_id)
        self.settled.without_undo = self._broken
        self.settled.steps_gone = beginnings.steps_gone
