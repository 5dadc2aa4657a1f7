"""Texts written over in many places of one report or of many, and put back where nobody wrote since."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from db.changes import REPLAYS, Changes
from db.errors import Refused
from db.file.mark import NothingToStore
from db.history.differences import Differences
from db.history.recorder import PAGE
from db.history.replays import ENTRY, Repeated
from db.history.undo import REPLACED_WORDS, WORDS_EVERYWHERE, Place, Replayed, Step
from db.mending import Damaged, make_readable
from db.rows import KINDS, json_text, value_of
from db.verbs.words.registered import register_unit, swap_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.access.recording import Recording
    from db.access.store_check import Health
    from db.access.transaction import Access
    from db.changes import Made
    from db.file.database import Database
    from db.history.recorder import Recorder
    from db.records import Unit
    from db.rows import Kind, Row

_TOLD = "words"
"""Under this key and the step's number the store keeps which words were replaced by which."""


@dataclass(frozen=True, slots=True)
class TextWrite:
    """A text of a record as it was seen, and as it is to be; as stored, None under a heading without one.

    `places`: at how many of it words were replaced.
    """

    report_id: str
    record: str
    record_id: str
    field: str
    before: str | None
    after: str | None
    places: int = 1


@dataclass(frozen=True, slots=True)
class ReplacedWords:
    """What was written, what was not because it had changed, why reports refused; the step, if any."""

    written: tuple[TextWrite, ...] = ()
    passed: tuple[TextWrite, ...] = ()
    refused: Mapping[str, Refused] = field(default_factory=dict)
    step: Step | None = None

    @property
    def places(self) -> int:
        """Return at how many places words were replaced."""
        return sum(each.places for each in self.written)


@dataclass(frozen=True, slots=True)
class WordsTold:
    """Which words a step replaced by which, at how many places of how many reports.

    `what`: "units" where they were spellings of a unit that became one.
    """

    words: str
    by: str
    places: int
    reports: int
    what: str = "words"


class WordsReplacing:
    """Write over many texts at once, in one transaction, and put them back by name.

    In one report it is a step as any other. What is done by name is a step of no report: undo stops at it,
    and taken back it leaves what was written since.
    """

    def __init__(self, access: Access, health: Health, recording: Recording) -> None:
        self._access, self._health, self._recording = access, health, recording

    def replace(
        self,
        writes: Sequence[TextWrite],
        words: str,
        by: str,
        *,
        by_name: bool = False,
        what: str = "words",
        unit: Unit | None = None,
    ) -> Made[ReplacedWords]:
        """Write texts in which words were replaced, and keep which words they were.

        A text that is another than the one seen stays. A report that refuses (report.locked and the like) is
        passed over whole. In several reports it is done by name, in one where that is asked for. What is done
        by name may bring a `unit` into the register as well, or its other names.
        """
        reports = dict.fromkeys(each.report_id for each in writes)
        by_name = by_name or len(reports) > 1
        verb = WORDS_EVERYWHERE if by_name else REPLACED_WORDS
        done, changes = ReplacedWords(), Changes()
        with self._health.expecting_damage("store.damaged_record"), self._access.transaction():
            recorder = self._recording.recorder(verb)
            done = self._write(recorder, writes)
            if unit is not None:
                register_unit(recorder, self._access, unit)
            if not recorder.changed or recorder.step is None:
                raise NothingToStore
            only = next(iter(reports), "")
            place = Place("report", None, "") if by_name else Place("report", only, only)
            self._recording.finish(recorder, verb, place)
            for report_id in dict.fromkeys(each.report_id for each in done.written):
                self._recording.stack.drop_undone(report_id)
            written = len({each.report_id for each in done.written})
            self._keep(recorder.step, WordsTold(words, by, done.places, written, what))
            done = replace(done, step=self._recording.stack.step(recorder.step))
            changes = recorder.changes
        return changes.made(done)

    def told(self, step: int) -> WordsTold | None:
        """Return what a step replaced; None where nobody knows any more."""
        found = self._access.value("SELECT value FROM setting WHERE key = ?", [f"{_TOLD}.{step}"])
        try:
            return WordsTold(**json.loads(found)) if found else None
        except (ValueError, TypeError):
            return None

    def swap(self, step: Step, *, backward: bool) -> Replayed:
        """Put back what a step replaced, or replace it once more; a text that was written since stays.

        `Replayed.kept` are such texts, `refused` the reports that refused. ValueError where what was recorded
        is damaged.
        """
        replayed, done = Replayed(), ReplacedWords()
        kept: list[Place] = []
        with self._access.transaction():
            recorder = self._recording.replaying(step, backward=backward)
            entries = [each if backward else each.swapped() for each in self._entries(step.id)]
            done = self._write(recorder, [_written(each) for each in entries if each.report_id])
            of_register = [each.swapped() for each in entries if not each.report_id]
            kept = swap_units(recorder, self._access, of_register)
            if not recorder.changed:
                raise NothingToStore
            recorder.finish()
            self._recording.stack.mark(step.id, done=not backward)
            replayed = Replayed.of(recorder.changes, [step])
        kept += [Place(each.record, each.report_id, each.record_id, each.field) for each in done.passed]
        return replace(replayed, kept=tuple(kept), refused=tuple(done.refused.items()))

    def _keep(self, step: int, told: WordsTold) -> None:
        self._access.db.execute(
            "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
            [f"{_TOLD}.{step}", json_text(asdict(told))],
        )

    def _entries(self, step: int) -> Iterator[Repeated]:
        sql = f"SELECT {ENTRY} FROM history WHERE step = ? AND verb NOT IN {REPLAYS} ORDER BY id"
        differences = Differences(self._access.db)
        for row in self._access.db.read(sql, [step]):
            entry = Repeated.read(row, differences)
            if isinstance(entry.before, Damaged) or isinstance(entry.after, Damaged):
                raise ValueError("a text in the history does not decode")
            yield entry

    def _write(self, recorder: Recorder, writes: Iterable[TextWrite]) -> ReplacedWords:
        """Write what stands as it was seen, report by report."""
        written: list[TextWrite] = []
        passed: list[TextWrite] = []
        refused: dict[str, Refused] = {}
        groups: dict[tuple[str, str], list[TextWrite]] = {}
        for each in writes:
            groups.setdefault((each.report_id, each.record), []).append(each)
        for (report_id, record), group in groups.items():
            if report_id in refused:
                continue
            fitting = self._fitting(KINDS[record], report_id, group)
            changes = [(each.record_id, each.field, each.after) for each in fitting]
            try:
                recorder.update(KINDS[record], report_id, changes)
            except Refused as why:
                if not why.key.startswith("report."):
                    raise
                refused[report_id] = why
                continue
            written += fitting
            known = set(fitting)
            passed += [each for each in group if each not in known]
        return ReplacedWords(tuple(written), tuple(passed), refused)

    def _fitting(self, kind: Kind, report_id: str, writes: Sequence[TextWrite]) -> list[TextWrite]:
        """Return those whose text stands as it was seen."""
        rows: dict[str, Row] = {}
        ids = list(dict.fromkeys(each.record_id for each in writes))
        for start in range(0, len(ids), PAGE):
            page = ids[start : start + PAGE]
            where = f"id IN ({', '.join('?' * len(page))})"
            values = page
            if kind.in_report:
                where, values = f"report_id = ? AND {where}", [report_id, *page]
            sql = f"SELECT {', '.join(kind.columns)} FROM {kind.name} WHERE {where}"
            rows |= {row["id"]: make_readable(kind, row) for row in self._access.rows(sql, values)}
        return [
            each
            for each in writes
            if each.record_id in rows and value_of(rows[each.record_id], each.field) == each.before
        ]


def forget_gone_words(db: Database) -> None:
    """Forget, inside a transaction, what was replaced in reports alone that are gone for good."""
    gone = "NOT EXISTS (SELECT 1 FROM history WHERE step = {})"
    db.execute(f"DELETE FROM undo WHERE verb = '{WORDS_EVERYWHERE}' AND {gone.format('undo.step')}")
    number = f"CAST(substr(key, {len(_TOLD) + 2}) AS INTEGER)"
    db.execute(f"DELETE FROM setting WHERE key LIKE '{_TOLD}.%' AND {gone.format(number)}")


def _written(entry: Repeated) -> TextWrite:
    """Return what takes an entry back: it must stand as the entry left it."""
    place = entry.report_id or "", entry.record, entry.record_id, entry.field or ""
    return TextWrite(*place, entry.after, entry.before)
