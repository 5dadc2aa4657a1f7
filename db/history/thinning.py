"""Old single steps of a report thinned to daily states: of a field and a day one step is left.

It begins with the text that the first of them began with and ends with the one that the last ended in: what
is left is undone and done again to the letter. Only steps that wrote one text of a task, a domain or the
report are thinned, of one person, with all of their undoing and redoing on the same day, and never beyond
what else was done to that text or to the whole report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from db.changes import REPLAYS, STATE_VERBS
from db.history.differences import LONGEST_CHAIN, Differences, Texts, worth_it
from db.history.undo import COLUMN_VERBS, REPLACED_WORDS, WORDS_EVERYWHERE
from db.mending import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.changes import Change
    from db.file.database import Database
    from db.history.differences import FieldKey

_VERBS = ("write_task", "write_domain", "write_report")
_INNER = (
    *_VERBS,
    *("add_task", "duplicate_task", "move_task", "delete_task", "renumber"),
    *("write_tasks", "move_tasks", "delete_tasks", "restore_task"),
    *("add_domain", "move_domain", "delete_domain"),
    *("add_acceptance", "delete_acceptance", "add_sign_off", "delete_sign_off"),
    *STATE_VERBS,
    *(REPLACED_WORDS, WORDS_EVERYWHERE),
    *COLUMN_VERBS,
)
"""Verbs within a report; beyond any other nothing is thinned: it is taken back with all that came after."""
_OTHERS = ("columns", "period", "organisation")
"""Fields that other texts may follow: each step of theirs stays."""
_PAGE = 1000
_THINNED = "history.thinned"
"""Under this key and the report's id the store keeps until when it was thinned."""


class _Entry(NamedTuple):
    id: int
    step: int
    verb: str
    who: str
    at: str
    record: str
    record_id: str
    field: str | None


@dataclass(slots=True)
class _Step:
    """A step's entries in one report: its own, and those of its undoing and redoing."""

    own: list[_Entry] = field(default_factory=list)
    replays: list[_Entry] = field(default_factory=list)

    @property
    def entries(self) -> list[_Entry]:
        return [*self.own, *self.replays]


@dataclass(slots=True)
class _Run:
    """Entries of one field that follow each other with nothing else done to it in between."""

    day: tuple[date | None, str]
    entries: list[_Entry] = field(default_factory=list)


@dataclass(slots=True)
class Thinned:
    """What thinning changes: entries and undo steps that go, and what others have in place of theirs."""

    entries: list[int] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    written: list[tuple[int, str | None, Texts]] = field(default_factory=list)
    """Entry, the moment that it has from now on, None: its own, and its texts."""


def thin(db: Database, report_id: str, before: date) -> int:
    """Thin, inside a transaction, a report's steps of days before one; return how many entries went."""
    thinned = _Thinning(db, report_id, before).plan()
    db.conn.executemany("DELETE FROM history WHERE id = ?", ((id_,) for id_ in thinned.entries))
    db.conn.executemany("DELETE FROM undo WHERE step = ?", ((step,) for step in thinned.steps))
    db.conn.executemany(
        'UPDATE history SET at = coalesce(?, at), "before" = ?, "after" = ?, base = ?, place = ?'
        " WHERE id = ?",
        ((at, *texts, id_) for id_, at, texts in thinned.written),
    )
    if thinned.entries:
        last = max(before, thinned_before(db, report_id) or before)
        db.execute(
            "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
            [f"{_THINNED}.{report_id}", last.isoformat()],
        )
        # Whoever has read the report with its history reads it again.
        db.execute("UPDATE revision SET number = number + 1 WHERE report_id = ?", [report_id])
    return len(thinned.entries)


def thinned_before(db: Database, report_id: str) -> date | None:
    """Return the day before which a report's steps were thinned; None where they never were."""
    rows = db.read("SELECT value FROM setting WHERE key = ?", [f"{_THINNED}.{report_id}"])
    try:
        return date.fromisoformat(rows[0][0]) if rows else None
    except (ValueError, TypeError):
        return None


def is_single(change: Change, before: date) -> bool:
    """Tell whether an entry is one of those that thinning takes, of a day before one."""
    try:
        day = datetime.fromisoformat(change.at).astimezone().date()
    except ValueError:
        return False
    return change.verb in (*_VERBS, *REPLAYS) and change.field not in (None, *_OTHERS) and day < before


class _Thinning:
    def __init__(self, db: Database, report_id: str, before: date) -> None:
        self._db, self._report_id, self._before = db, report_id, before
        self._differences = Differences(db)
        self._entries = list(_read_entries(db, report_id))
        self._steps: dict[int, _Step] = defaultdict(_Step)
        self._own: dict[FieldKey, list[int]] = defaultdict(list)
        self._newest: dict[tuple[str, str], int] = {}
        for entry in self._entries:
            step = self._steps[entry.step]
            (step.replays if entry.verb in REPLAYS else step.own).append(entry)
            if entry.verb not in REPLAYS and entry.field is not None:
                self._own[self._key(entry)].append(entry.id)
        for entry in self._entries:
            # A short entry stands for several: of which records tells the step that it repeats.
            for each in self._steps[entry.step].own if entry.verb in REPLAYS else [entry]:
                self._newest[each.record, each.record_id] = entry.id
        rows = db.read("SELECT step, done FROM undo WHERE report_id = ?", [report_id])
        self._done = {step: bool(done) for step, done in rows}

    def _key(self, entry: _Entry) -> FieldKey:
        return entry.record, self._report_id, entry.record_id, entry.field

    def plan(self) -> Thinned:
        """Return what is to be changed; what is damaged of it stays as it is."""
        thinned = Thinned()
        by_key: dict[FieldKey, list[_Run]] = defaultdict(list)
        for run in self._runs():
            if len(run.entries) > 1:
                by_key[self._key(self._steps[run.entries[0].step].own[0])].append(run)
        for key, runs in by_key.items():
            try:
                self._thin_field(key, runs, thinned)
            except ValueError:
                continue
        return thinned

    # Which entries

    def _runs(self) -> list[_Run]:
        free = {number for number, step in self._steps.items() if self._is_free(number, step)}
        while True:
            runs = self._runs_of(free)
            places: dict[int, set[int]] = defaultdict(set)
            for at, run in enumerate(runs):
                for entry in run.entries:
                    places[entry.step].add(at)
            torn = {step for step, found in places.items() if len(found) > 1}
            if not torn:
                return runs
            free -= torn

    def _is_free(self, number: int, step: _Step) -> bool:
        if len(step.own) != 1 or not self._done.get(number, True):
            return False
        (own,) = step.own
        if own.verb not in _VERBS or own.field is None or own.field in _OTHERS:
            return False
        days = {_day(entry) for entry in step.entries}
        day = next(iter(days))[0]
        return len(days) == 1 and day is not None and day < self._before

    def _runs_of(self, free: set[int]) -> list[_Run]:
        """Return the runs of the steps that may be thinned, as all others part them."""
        runs: list[_Run] = []
        open_: dict[tuple[str, str], dict[str | None, _Run]] = defaultdict(dict)
        for entry in self._entries:
            own = self._steps[entry.step].own
            if entry.step not in free:
                if not own or own[0].verb not in _INNER:
                    open_.clear()
                for each in own if entry.verb in REPLAYS else [entry]:
                    fields = open_[each.record, each.record_id]
                    if each.field is None:
                        fields.clear()
                    fields.pop(each.field, None)
                continue
            fields = open_[own[0].record, own[0].record_id]
            run = fields.get(own[0].field)
            if run is None or run.day != _day(entry):
                run = fields[own[0].field] = _Run(_day(entry))
                runs.append(run)
            run.entries.append(entry)
        return runs

    # What becomes of them

    def _thin_field(self, key: FieldKey, runs: list[_Run], thinned: Thinned) -> None:
        """Add to what is thinned what becomes of a field's runs; ValueError where a text cannot be told."""
        texts = dict(self._texts(key, self._own[key]))
        gone: set[int] = set()
        steps: list[int] = []
        merged: dict[int, tuple[str, tuple[Any, Any]]] = {}
        for run in runs:
            first, last = self._ends(run, texts)
            kept = self._kept(run)
            is_nothing = first == last
            gone |= {entry.id for entry in run.entries} - {kept.id}
            steps += [
                step
                for step in {entry.step for entry in run.entries}
                if step in self._done and (is_nothing or step != kept.step)
            ]
            if is_nothing and not self._is_newest(run.entries[-1].id, key):
                gone.add(kept.id)
            else:
                merged[kept.id] = run.entries[-1].at, (first, last)
        thinned.written += self._written(
            key, [id_ for id_ in self._own[key] if id_ not in gone], texts, merged
        )
        thinned.entries += sorted(gone)
        thinned.steps += sorted(steps)

    def _is_newest(self, id_: int, key: FieldKey) -> bool:
        """Tell whether by its moment a record, or the report, says when it was changed last."""
        return id_ in (self._newest[key[0], key[2]], self._entries[-1].id)

    def _kept(self, run: _Run) -> _Entry:
        """Return the entry that stays: of the last step that stands done, else of the last."""
        own = [entry for entry in run.entries if entry.verb not in REPLAYS]
        return next((entry for entry in reversed(own) if self._done.get(entry.step)), own[-1])

    def _ends(self, run: _Run, texts: dict[int, tuple[Any, Any]]) -> tuple[Any, Any]:
        """Return the texts that a run begins with and ends in; ValueError where it does not hang together."""
        found = [self._told(entry, texts) for entry in run.entries]
        if any(end != begin for (_, end), (begin, _) in pairwise(found)):
            raise ValueError("entries that do not follow from each other")
        return found[0][0], found[-1][1]

    def _told(self, entry: _Entry, texts: dict[int, tuple[Any, Any]]) -> tuple[Any, Any]:
        if entry.verb not in REPLAYS:
            return texts[entry.id]
        if entry.field is not None:
            own = self._stored(entry.id)
            if own.base is not None:
                raise ValueError("an entry that repeats another is told whole")
            return own.before, own.after
        before, after = texts[self._steps[entry.step].own[0].id]
        return (after, before) if entry.verb == REPLAYS[0] else (before, after)

    def _texts(self, key: FieldKey, ids: Sequence[int]) -> Iterator[tuple[int, tuple[Any, Any]]]:
        for id_ in ids:
            yield id_, self._differences.whole(key, id_, self._stored(id_))

    def _stored(self, id_: int) -> Texts:
        rows = self._db.read('SELECT "before", "after", base, place FROM history WHERE id = ?', [id_])
        texts = Texts(*rows[0])
        if isinstance(texts.before, Damaged) or isinstance(texts.after, Damaged):
            raise ValueError("a text in the history does not decode")
        return texts

    def _written(
        self,
        key: FieldKey,
        ids: Iterable[int],
        texts: dict[int, tuple[Any, Any]],
        merged: dict[int, tuple[str, tuple[Any, Any]]],
    ) -> Iterator[tuple[int, str | None, Texts]]:
        """Yield what a field's entries that stay have from now on, where that is not what they had."""
        ending: dict[Any, int] = {}
        ends: dict[int, Any] = {}
        depths: dict[int, int] = {}
        for id_ in ids:
            stored = self._stored(id_)
            at, (before, after) = merged.get(id_, (None, texts[id_]))
            made = Texts(before, after)
            if id_ in merged or stored.base is not None:
                base = ending.get(before)
                if stored.base in ends and ends[stored.base] == before:
                    base = stored.base
                if base is not None and depths[base] < LONGEST_CHAIN:
                    made = worth_it(before, after, base)
            depths[id_] = 0 if made.base is None else depths[made.base] + 1
            ends[id_] = after
            ending[after] = id_
            if made != stored or at is not None:
                yield id_, at, made


def _read_entries(db: Database, report_id: str) -> Iterator[_Entry]:
    sql = (
        "SELECT id, step, verb, who, at, record, record_id, field FROM history"
        f" WHERE report_id = ? AND step IS NOT NULL AND id > ? ORDER BY id LIMIT {_PAGE}"
    )
    last = 0
    while rows := db.read(sql, [report_id, last]):
        yield from (_Entry(*row) for row in rows)
        last = rows[-1][0]


def _day(entry: _Entry) -> tuple[date | None, str]:
    try:
        return datetime.fromisoformat(entry.at).astimezone().date(), entry.who
    except ValueError:
        return None, entry.who
