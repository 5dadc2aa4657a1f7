"""What was done in the store, told; and taken back or done again, step by step or by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from db.changes import Change, expect_own
from db.errors import Refused
from db.file.mark import NothingToStore
from db.file.salvage import daring, until_damage
from db.history.differences import Differences
from db.history.replays import entries_of
from db.history.undo import DELETED, REPLACED, RESTORED, WORDS_EVERYWHERE, Replayed, Step
from db.mending import UNREADABLE
from db.records import NO_ORGANISATION
from db.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.store_check import Health
    from db.access.tidying import Tidying
    from db.access.transaction import Access
    from db.changes import Changes
    from db.history.task_past import PastTexts, TaskChange
    from db.rows import Row
    from db.verbs.bin import Bin
    from db.verbs.deeds import Deed
    from db.verbs.words.replacing import WordsReplacing

Way = Literal["remove", "revert", "restore", "again"]
"""How an act is answered: the report goes into the bin, goes back to what it was before, comes out of the
bin, or is brought once more to what the act had made of it."""

_CHANGES = (
    "SELECT history.id, device.id AS device, counter, step, verb, who, at, record, report_id, record_id,"
    ' field, "before", "after", base, place FROM history JOIN device ON device.number = history.device'
    " WHERE report_id = ? ORDER BY history.id DESC LIMIT ?"
)


class History:
    """Read what was done, take it back and do it again.

    Undo and redo go step by step through what was done in one report, and stop at what made, replaced,
    removed or restored all of it: that is taken back by name, and with it what was done in the report
    since; nothing of any other report. So is what was done to an organisation's style, and that an office
    came into the registers with its units. Each is one transaction.
    """

    def __init__(
        self,
        access: Access,
        careful: CarefulReading,
        recording: Recording,
        health: Health,
        bin: Bin,
        tidying: Tidying,
        *,
        words: WordsReplacing,
    ) -> None:
        self._access, self._careful, self._recording, self._health = access, careful, recording, health
        self._bin, self._tidying, self._words = bin, tidying, words

    # Told

    def changes(self, report_id: str, limit: int = 200) -> list[Change]:
        """Return a report's changes, the newest first, whether or not the history repeats their texts.

        Where pages are damaged, those before the damage; a row that names what is not there is left as it is.
        """
        rows = self._careful.read_or(None, lambda: self._access.rows(_CHANGES, [report_id, limit]))
        if rows is None:
            with self._access.reading() as db, daring(db):
                told = until_damage(db, _CHANGES, [report_id, limit])
        else:
            told = [tuple(row.values()) for row in rows]
        found: list[Change] = []
        differences = Differences(self._access.db)
        for *values, base, place in told:
            if len(found) >= limit:
                break
            found += reversed(self._written_out(differences, Change(*values), base, place))
        return found[:limit]

    def _written_out(
        self, differences: Differences, change: Change, base: int | None, place: int | None
    ) -> list[Change]:
        unknown = change if base is None else replace(change, before=UNREADABLE, after=UNREADABLE)
        try:
            with self._access.reading():
                return entries_of(differences, change, base, place)
        except (ValueError, TypeError):
            return [unknown]
        except Refused as refused:
            if refused.key != "store.damaged":
                raise
            return [unknown]

    def deeds(
        self,
        report_id: str | None = None,
        *,
        before: int | None = None,
        limit: int = 100,
        style_of: Sequence[str] = (),
    ) -> list[Deed]:
        """Return what was done in a report, or at all, the newest first, before an entry's number.

        The next page is `before` the last deed's `first`. Of a report, also what was done to the style of its
        organisation, `style_of` are its ids, and which offices came into the registers, which all reports
        share. Where pages are damaged, nothing.
        """
        found: list[Deed] = []
        at = before if before is not None else 1 << 62
        while len(found) < limit:
            start = at
            deed = self._careful.read_or(None, lambda start=start: self._deed(report_id, start, style_of))  # type: ignore[misc]
            if deed is None:
                break
            found.append(deed)
            at = deed.first
        return found

    def _deed(self, report_id: str | None, before: int, style_of: Sequence[str]) -> Deed | None:
        from db.verbs.deeds import deed_before  # a start asks for the next step alone

        with self._access.reading() as db:
            return deed_before(db, report_id, before, style_of)

    def of_task(
        self, report_id: str, task_id: str, *, before: int | None = None, limit: int = 100
    ) -> list[TaskChange]:
        """Return what was done to a task, the newest first, before an entry's number.

        Of `limit` entries, or few more. The next page is `before` the last change's `first`.
        Where pages are damaged, nothing.
        """
        from db.history.task_past import task_changes

        at = before if before is not None else 1 << 62

        def read() -> list[TaskChange]:
            with self._access.reading() as db:
                return task_changes(db, report_id, task_id, at, limit)

        return self._careful.read_or([], read)

    def texts_around(self, report_id: str, task_id: str, change: TaskChange) -> PastTexts:
        """Return how a task stood before and after a change; Refused (store.damaged_record)."""
        from db.history.task_past import texts_around

        try:
            with self._access.lock, self._access.reading() as db:
                row = self._access.rows(
                    f"SELECT {', '.join(KINDS['task'].columns)} FROM task WHERE report_id = ? AND id = ?",
                    [report_id, task_id],
                )
                return texts_around(db, row[0] if row else None, report_id, task_id, change)
        except (KeyError, ValueError, TypeError, RecursionError) as error:
            raise Refused("store.damaged_record", name=self._access.path.name) from error

    def named(
        self, report_id: str | None, record: str, ids: Iterable[str], step: int | None = None
    ) -> dict[str, Row]:
        """Return the rows that records are known by: as they are, or as they were before they went.

        A step that may have brought or taken them is looked at first.
        """
        kind, wanted = KINDS[record], list(dict.fromkeys(ids))
        nothing: dict[str, Row] = {}
        if not wanted:
            return nothing

        def read() -> dict[str, Row]:
            marks = ", ".join("?" * len(wanted))
            where, values = ("", []) if not kind.in_report else ("report_id = ? AND ", [report_id])
            rows = self._access.rows(
                f"SELECT {', '.join(kind.columns)} FROM {record} WHERE {where}id IN ({marks})",
                [*values, *wanted],
            )
            return {row["id"]: row for row in rows}

        def read_recorded() -> dict[str, Row]:
            from db.verbs.deeds import recorded_last

            with self._access.reading() as db:
                of_step = {} if step is None else recorded_last(db, report_id, record, gone, step)
                others = [each for each in gone if each not in of_step]
                return of_step | recorded_last(db, report_id, record, others)

        found = self._careful.read_or(nothing, read)
        gone = [each for each in wanted if each not in found]
        return found if not gone else found | self._careful.read_or(nothing, read_recorded)

    def add(self, report_id: str, changes: Sequence[Change]) -> Changes:
        """Take over what is not yet known of a stored report's history elsewhere; nothing to undo.

        What was thinned here stays away, also where the other PC has it still.
        """
        expect_own(report_id, changes)
        changes = self._without_thinned(report_id, changes)
        with self._access.transaction():
            self._access.record(KINDS["report"], None, report_id)
            recorder = self._recording.recorder("import")
            recorder.take_over(changes)
        return recorder.changes

    def _without_thinned(self, report_id: str, changes: Sequence[Change]) -> Sequence[Change]:
        """Leave out what thinning takes of the days that were thinned, from devices known further."""
        from db.history.thinning import is_single, thinned_before

        with self._access.reading() as db:
            day = thinned_before(db, report_id)
            sql = (
                "SELECT device.id, max(counter) FROM history JOIN device ON device.number = device"
                " WHERE report_id = ? GROUP BY device"
            )
            known = dict(db.read(sql, [report_id])) if day else {}
        if day is None:
            return changes
        return [
            each for each in changes if each.counter > known.get(each.device, 0) or not is_single(each, day)
        ]

    def thin(self, before: date) -> int:
        """Thin the single steps of days before one, at the latest today, to daily states.

        Of a field and a day one step is left; see `db.history.thinning`. Returns how many entries of the
        history went; the room that they took is `Tidying`'s to give back. It cannot be taken back. Raises
        Refused disk.no_room_to_tidy.
        """
        from db.history.thinning import thin

        with self._access.lock:
            self._tidying.expect_room()
            last = min(before, self._recording.now().astimezone().date())
            rows = self._access.rows("SELECT DISTINCT report_id FROM history WHERE report_id IS NOT NULL")
            gone = 0
            with self._health.expecting_damage("store.damaged_record"), self._access.transaction():
                recorder = self._recording.recorder("thin_history")
                for done, row in enumerate(rows, 1):
                    gone += thin(self._access.db, row["report_id"], last)
                    recorder.tell(done, len(rows))
                if not gone:
                    raise NothingToStore
                recorder.note(KINDS["report"], "")
                recorder.finish()
                self._tidying.note()
            return gone

    # Step by step

    def undo(self, report_id: str | None) -> Replayed:
        """Take a report's newest step back; None: the registers'.

        Nothing is done where there is none or an act on the whole report stands before
        it: see `undoable` and `take_back`. It never reaches into another report.
        """
        return self._recording.replay(report_id, backward=True)

    def redo(self, report_id: str | None) -> Replayed:
        """Do the step of a report that was undone last once more; nothing as with `undo`."""
        return self._recording.replay(report_id, backward=False)

    def undoable(self, report_id: str | None) -> Step | None:
        """Return what `undo` meets: the step that it takes back, or the act that it stops at (`is_whole`)."""
        step = self._recording.newest(report_id, done=True)
        if step is not None or report_id is None:
            return step
        # Of several reports that came with one act, older programs noted the first.
        with self._access.lock:
            is_there = self._access.value("SELECT 1 FROM report WHERE id = ?", [report_id])
            return self._careful.read_or(None, lambda: self._made_by(report_id)) if is_there else None

    def redoable(self, report_id: str | None) -> Step | None:
        """Return what `redo` meets, as `undoable` does."""
        return self._recording.newest(report_id, done=False)

    # By name

    def way_back(self, report_id: str | None, number: int) -> Way | None:
        """Return how an act, named by its step's number, can be answered now; None: not any more.

        It was done to a report, or with None to an organisation's style, the registers or, words that were
        replaced, to several reports.
        """
        with self._access.lock:
            if report_id is None:
                return self._way_in_registers(number)
            is_there = bool(self._access.value("SELECT 1 FROM report WHERE id = ?", [report_id]))
            with self._access.reading():
                step = self._recording.stack.step(number)
                later = self._recording.stack.from_on(report_id, number + 1, done=True)
                is_done = self._recording.stack.is_done(number)
            if not is_there:
                removed = self._bin.get(report_id)
                return "restore" if removed is not None and removed.step == number else None
            if any(each.is_making or each.verb == DELETED for each in later):
                return None
            if step is None:
                made = self._made_by(report_id)
                return "remove" if made is not None and made.id == number else None
            if step.verb == REPLACED:
                return "revert" if is_done else "again"
            return "remove" if step.verb == RESTORED or (step.is_making and is_done) else None

    def _way_in_registers(self, number: int) -> Way | None:
        with self._access.reading():
            step = self._recording.stack.step(number)
            is_done = self._recording.stack.is_done(number)
        if step is None or not step.is_whole:
            return None
        if step.verb == WORDS_EVERYWHERE:
            return "revert" if is_done else "again"
        if is_done:
            # Some of it may have gone since, a style with its organisation.
            is_there = all(self._has(*each) for each in self._touched(number))
            return "revert" if is_there else None
        own = step.record == "style" and step.record_id != NO_ORGANISATION
        return None if own and not self._has("organisation", step.record_id) else "again"

    def _has(self, record: str, record_id: str) -> bool:
        return bool(self._access.value(f"SELECT 1 FROM {KINDS[record].name} WHERE id = ?", [record_id]))

    def _touched(self, number: int) -> dict[tuple[str, str], bool]:
        """Return which records of the registers an act changed: kind and id, with True where it made them."""
        sql = (
            "SELECT record, record_id, max(field IS NULL) AS made FROM history"
            " WHERE step = ? AND verb NOT IN ('undo', 'redo') GROUP BY record, record_id"
        )
        return {
            (row["record"], row["record_id"]): bool(row["made"]) for row in self._access.rows(sql, [number])
        }

    def step(self, number: int) -> Step | None:
        """Return the step of a number; None where it is none any more."""
        with self._access.reading():
            return self._recording.stack.step(number)

    def since(self, report_id: str | None, number: int) -> list[Step]:
        """Return the steps that stand done after an act on its report, style or registers' records.

        The first done stands first.
        """
        return self._from_on(report_id, number, number + 1, done=True)

    def _from_on(self, report_id: str | None, number: int, first: int, *, done: bool) -> list[Step]:
        """Return the steps from a number on of what an act changed, the first done first."""
        with self._access.reading():
            steps = self._recording.stack.from_on(report_id, first, done=done)
        if report_id is not None:
            return steps
        if self._words_step(report_id, number) is not None:
            return []  # what was written since stays
        touched = self._touched(number)
        # A style goes and comes with its organisation.
        made = {
            ("style", each)
            for (record, each), is_made in touched.items()
            if record == "organisation" and is_made
        }
        return [each for each in steps if (each.record, each.record_id) in touched.keys() | made]

    def take_back(self, report_id: str | None, number: int) -> Replayed:
        """Take an act back, with all that was done to its report, or style, since, the last first.

        Words that were replaced by name are put back where nobody wrote since.
        Taken back, what made or restored the report puts it into the bin. Raises
        Refused act.gone where that cannot be done any more, store.damaged_undo.
        """
        with self._access.lock, self._health.expecting_damage("store.damaged_undo"):
            way = self.way_back(report_id, number)
            words = self._words_step(report_id, number)
            if words is not None and way == "revert":
                return self._words.swap(words, backward=True)
            if way == "revert":
                return self._revert(report_id, number)
            if report_id is None or way not in ("restore", "remove"):
                raise Refused("act.gone")
            if way == "restore":
                return Replayed.of(self._bin.restore(report_id))
            return Replayed.of(self._remove(report_id, number))

    def do_again(self, report_id: str | None, number: int, last: int | None = None) -> Replayed:
        """Do an act once more, and what was taken back with it up to the step `last`.

        Raises Refused act.gone where the report was changed since, store.damaged_undo.
        """
        with self._access.lock, self._health.expecting_damage("store.damaged_undo"):
            if self.way_back(report_id, number) != "again":
                raise Refused("act.gone")
            words = self._words_step(report_id, number)
            if words is not None:
                return self._words.swap(words, backward=False)
            undone = self._from_on(report_id, number, 0, done=False)
            steps = [each for each in undone if not each.is_making and each.id <= (last or number)]
            with self._access.transaction():
                return self._recording.play(steps, backward=False)

    def _words_step(self, report_id: str | None, number: int) -> Step | None:
        """Return the step of words that were replaced by name; None where the number is another's."""
        step = self.step(number) if report_id is None else None
        return step if step is not None and step.verb == WORDS_EVERYWHERE else None

    def _revert(self, report_id: str | None, number: int) -> Replayed:
        steps = self._from_on(report_id, number, number, done=True)[::-1]
        with self._access.transaction():
            replayed = self._recording.play(steps, backward=True)
            if report_id is not None:
                self._recording.stack.drop_restored(report_id, number)
        return replayed

    def _remove(self, report_id: str, number: int) -> Changes:
        with self._access.reading():
            step = self._recording.stack.step(number)
            newest = self._recording.stack.newest(report_id, done=True)
        is_last = step is not None and step.is_making and step == newest and self._is_all(report_id, number)
        if step is None or not is_last or not self._is_of_one_report(number):
            return self._bin.put(report_id)
        # Nothing was done since: that what made it is taken back costs the history a row.
        with self._access.transaction():
            return self._recording.play([step], backward=True)

    def _is_all(self, report_id: str, number: int) -> bool:
        """Tell whether a report's state is what its making left: changes of it are no steps."""
        sql = "SELECT 1 FROM history WHERE report_id = ? AND record = 'state' AND step <> ? LIMIT 1"
        return self._access.value(sql, [report_id, number]) is None

    def _is_of_one_report(self, number: int) -> bool:
        sql = "SELECT count(DISTINCT report_id) FROM history WHERE step = ?"
        return bool(self._access.value(sql, [number]) == 1)

    def _made_by(self, report_id: str) -> Step | None:
        """Return the step that brought a report, as the history tells it."""
        rows = self._access.rows(
            "SELECT step, verb FROM history WHERE report_id = ? AND record = 'report' AND field IS NULL"
            " AND \"before\" IS NULL AND step IS NOT NULL AND verb NOT IN ('undo', 'redo')"
            " ORDER BY id DESC LIMIT 1",
            [report_id],
        )
        return Step(rows[0]["step"], rows[0]["verb"], report_id, "report", report_id) if rows else None
