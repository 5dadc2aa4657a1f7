"""Acts on whole reports, taken back and done again by name: Ctrl+Z stops at them."""

from __future__ import annotations

from typing import Literal

from db.errors import Refused
from db.history.undo import DELETED, REPLACED, RESTORED, Step
from db.verbs.bin import Bin

Way = Literal["remove", "revert", "restore", "again"]
"""How an act is answered: the report goes into the bin, goes back to what it was before, comes out of the
bin, or is brought once more to what the act had made of it."""


class WholeActs(Bin):
    """Take back what made, replaced, removed or restored a report; each is one transaction.

    What was done in the report since goes with it, and nothing of any other report.
    """

    def undoable(self, report_id: str | None) -> Step | None:
        """Return what `undo` meets: the step that it takes back, or the act that it stops at (`is_whole`)."""
        step = super().undoable(report_id)
        if step is not None or report_id is None:
            return step
        # Of several reports that came with one act, older programs noted the first.
        with self._lock:
            is_there = self._value("SELECT 1 FROM report WHERE id = ?", [report_id])
            return self._carefully_or(None, lambda: self._made_by(report_id)) if is_there else None

    def way_back(self, report_id: str, number: int) -> Way | None:
        """Return how a report's act, named by its step's number, can be answered now; None: not any more."""
        with self._lock:
            is_there = bool(self._value("SELECT 1 FROM report WHERE id = ?", [report_id]))
            with self._reading():
                step = self._stack.step(number)
                later = self._stack.from_on(report_id, number + 1, done=True)
                is_done = self._stack.is_done(number)
            if not is_there:
                removed = self.binned(report_id)
                return "restore" if removed is not None and removed.step == number else None
            if any(each.is_making or each.verb == DELETED for each in later):
                return None
            if step is None:
                made = self._made_by(report_id)
                return "remove" if made is not None and made.id == number else None
            if step.verb == REPLACED:
                return "revert" if is_done else "again"
            return "remove" if step.verb == RESTORED or (step.is_making and is_done) else None

    def since(self, report_id: str, number: int) -> list[Step]:
        """Return the steps of a report that stand done after an act, the first done first."""
        with self._reading():
            return self._stack.from_on(report_id, number + 1, done=True)

    def take_back(self, report_id: str, number: int) -> list[Step]:
        """Take an act back, with all that was done in its report since; return the steps, the last first.

        Taken back, what made or restored the report puts it into the bin. Raises Refused act.gone where
        that cannot be done any more, store.damaged_undo.
        """
        with self._lock, self._expecting_damage("store.damaged_undo"):
            way = self.way_back(report_id, number)
            if way == "restore":
                self.restore(report_id)
            elif way == "remove":
                self._remove(report_id, number)
            elif way == "revert":
                return self._revert(report_id, number)
            else:
                raise Refused("act.gone")
            return []

    def do_again(self, report_id: str, number: int, last: int | None = None) -> list[Step]:
        """Do an act once more, and what was taken back with it up to the step `last`; return the steps.

        Raises Refused act.gone where the report was changed since, store.damaged_undo.
        """
        with self._lock, self._expecting_damage("store.damaged_undo"):
            if self.way_back(report_id, number) != "again":
                raise Refused("act.gone")
            with self._reading():
                undone = self._stack.from_on(report_id, 0, done=False)
            steps = [each for each in undone if not each.is_making and each.id <= (last or number)]
            with self._transaction():
                for step in steps:
                    self._play(step, backward=False)
            return steps

    def _revert(self, report_id: str, number: int) -> list[Step]:
        with self._reading():
            steps = self._stack.from_on(report_id, number, done=True)[::-1]
        with self._transaction():
            for step in steps:
                self._play(step, backward=True)
            self._stack.drop_restored(report_id, number)
        return steps

    def _remove(self, report_id: str, number: int) -> None:
        with self._reading():
            step = self._stack.step(number)
            newest = self._stack.newest(report_id, done=True)
        if step is None or not step.is_making or step != newest or not self._is_of_one_report(number):
            self.delete_report(report_id)
            return
        # Nothing was done since: that what made it is taken back costs the history a row.
        with self._transaction():
            self._play(step, backward=True)

    def _is_of_one_report(self, number: int) -> bool:
        sql = "SELECT count(DISTINCT report_id) FROM history WHERE step = ?"
        return bool(self._value(sql, [number]) == 1)

    def _made_by(self, report_id: str) -> Step | None:
        """Return the step that brought a report, as the history tells it."""
        rows = self._rows(
            "SELECT step, verb FROM history WHERE report_id = ? AND record = 'report' AND field IS NULL"
            " AND \"before\" IS NULL AND step IS NOT NULL AND verb NOT IN ('undo', 'redo')"
            " ORDER BY id DESC LIMIT 1",
            [report_id],
        )
        return Step(rows[0]["step"], rows[0]["verb"], report_id, "report", report_id) if rows else None
