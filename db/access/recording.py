"""One verb, recorded: its transaction, its entries in the history, its undo step; and steps played back."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.changes import Changes
from db.disk.claim import user_name
from db.file.mark import NothingToStore
from db.history.recorder import Recorder, Stamp
from db.history.undo import Place, Replayed, Step, UndoStack, play

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from db.access.store_check import Health
    from db.access.transaction import Access


class Recording:
    """Run verbs: each is one transaction, recorded in the history, and one undo step of its report.

    `who` is recorded (None: the PC's user), `now` tells the time.
    """

    def __init__(
        self, access: Access, health: Health, who: str | None, now: Callable[[], datetime] | None
    ) -> None:
        self.stack = UndoStack(access.db)
        self._access = access
        self._health = health
        self._who = who
        self._now = now or (lambda: datetime.now(UTC))
        # The edit that the newest step belongs to; forgotten at a restart, so that no token meets its like.
        self._edit: tuple[str, int] | None = None
        self._known: dict[tuple[str | None, bool], Step | None] = {}
        self._known_at = 0

    @contextmanager
    def verb(self, name: str, place: Place, *, edit: str | None = None) -> Iterator[Recorder]:
        """Run one verb: one transaction, one undo step, or nothing at all where nothing changed.

        Saves with one `edit` token are one step. Refused store.damaged_record where it meets damage.
        """
        with self._health.expecting_damage("store.damaged_record"), self._access.lock:
            edited: tuple[str, int] | None = None
            with self._access.transaction():
                newest = self.stack.newest(place.report_id, done=True)
                former = newest if edit is not None and self._belongs(newest, name, place, edit) else None
                step = former.id if former else None
                recorder = self._recorder(self._stamp(name), step=step, moves_on=former is not None)
                yield recorder
                settled = self._finish(recorder, name, place, former)
                if edit is not None and recorder.step is not None and not settled:
                    edited = (edit, recorder.step)
            if recorder.changed:
                self._edit = edited

    @contextmanager
    def besides_steps(self, verb: str) -> Iterator[Recorder]:
        """Run a verb that is no undo step: one transaction with its entries, or nothing at all."""
        with self._health.expecting_damage("store.damaged_record"), self._access.transaction():
            recorder = self.recorder(verb)
            yield recorder
            if not recorder.changed:
                raise NothingToStore
            recorder.finish()

    def recorder(self, verb: str) -> Recorder:
        """Return a recorder for entries side by side, inside a transaction; `finish` makes a step of them."""
        self._edit = None
        return self._recorder(self._stamp(verb))

    def finish(self, recorder: Recorder, verb: str, place: Place) -> None:
        """End one of the steps of a transaction."""
        self._finish(recorder, verb, place)

    def replay(self, report_id: str | None, *, backward: bool) -> Replayed:
        """Take a report's newest step back, or do the one that was undone last once more.

        Nothing is done where there is none or an act on the whole report stands before it.
        """
        replayed = Replayed()
        with self._health.expecting_damage("store.damaged_undo"), self._access.transaction():
            step = self.stack.newest(report_id, done=backward)
            if step is None or step.is_whole:
                raise NothingToStore
            replayed = self.play([step], backward=backward)
        return replayed

    def play(self, steps: Sequence[Step], *, backward: bool) -> Replayed:
        """Take steps back or do them once more, inside a transaction."""
        changes = Changes()
        for step in steps:
            changes |= self._play(step, backward=backward)
        return Replayed.of(changes, steps)

    def _play(self, step: Step, *, backward: bool) -> Changes:
        recorder = self.replaying(step, backward=backward)
        play(self._access.db, recorder, step.id, backward=backward)
        recorder.finish()
        self.stack.mark(step.id, done=not backward)
        return recorder.changes

    def replaying(self, step: Step, *, backward: bool) -> Recorder:
        """Return a recorder for what takes a step back, or does it once more, inside a transaction."""
        self._edit = None
        return self._recorder(self._stamp("undo" if backward else "redo"), step=step.id)

    def newest(self, report_id: str | None, *, done: bool) -> Step | None:
        """Return what undo (done) or redo (not done) meets next; see `UndoStack.newest`."""
        with self._access.lock:
            # Asked several times after each change, of a stack that has grown over years.
            if self._known_at != self._access.written:
                self._known.clear()
            key = (report_id, done)
            if key not in self._known:
                with self._access.reading():
                    self._known[key] = self.stack.newest(report_id, done=done)
                self._known_at = self._access.written
            return self._known[key]

    @property
    def who(self) -> str:
        """Return whose name goes into the history."""
        return user_name() if self._who is None else self._who

    def now(self) -> datetime:
        """Return the time in UTC."""
        return self._now().astimezone(UTC)

    def _recorder(self, stamp: Stamp, *, step: int | None = None, moves_on: bool = False) -> Recorder:
        access = self._access
        return Recorder(
            access.db, access.index, stamp, step=step, moves_on=moves_on, progress=access.progress
        )

    def _finish(self, recorder: Recorder, name: str, place: Place, former: Step | None = None) -> bool:
        """End a verb inside its transaction; tell whether the step that it went on with is gone by that."""
        if not recorder.changed or recorder.step is None:
            raise NothingToStore
        recorder.finish()
        self.stack.drop_undone(place.report_id)
        if former is not None:
            return self.stack.settle(former, place.field)
        self.stack.push(recorder.step, name, place)
        return False

    def _belongs(self, step: Step | None, name: str, place: Place, edit: str) -> bool:
        """Tell whether a save goes on with the newest step."""
        return (
            step is not None
            and self._edit == (edit, step.id)
            and (step.verb, step.record, step.report_id, step.record_id)
            == (name, place.record, place.report_id, place.record_id)
        )

    def _stamp(self, verb: str) -> Stamp:
        return Stamp(verb, self.who, self.now().isoformat(timespec="seconds"))
