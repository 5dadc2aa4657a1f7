"""A store that is damaged page by page, and what a salvage of it must bring back.

What must come back is found in the sound store: each row with the pages that it lies in. An entry of the
history that only says what differs lies in the pages of what it builds upon as well, and one that names what
it repeats in those of that.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from db.access.condition import condition
from db.errors import Refused
from db.records import AcceptedPlace, KeptStyle
from db.salvage.cells import PageFile
from db.salvage.rows import RowReader
from db.salvage.salvaging import salvage
from db.salvage.shapes import shapes_of
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.records import Draft
    from db.salvage.telling import Salvaged

TABLES = {
    **{"report": 1, "domain": 2, "task": 2, "history": 1, "unit": 1, "organisation": 1},
    **{"style": 1, "setting": 1, "used_day": 1, "acceptance": 2, "sign_off": 2, "state": 2},
}
"""The tables of which every row must come back, with the columns of their keys."""

_SPAN = re.compile(r"\[(\d+),(\d+),\d+\]")
_TEXT = "Ủy ban nhân dân xã đã chỉ đạo các phòng, ban triển khai thực hiện nhiệm vụ được giao. "
_STEP, _BASE = 3, 13

Damage = tuple[str, bytes, frozenset[int]]
"""What was done, the file's bytes then, and the pages that were touched."""


@dataclass
class Tally:
    """What came of all cases: rows by what became of them, and what must not be."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def make_store(path: Path, drafts: Sequence[Draft], page: int, edits: int) -> None:
    """Make a store with history, undone steps, a report in the bin and registers; its pages have a size."""
    clock = iter(range(10_000))
    start = datetime(2024, 9, 27, 8, 30, tzinfo=UTC)
    with Store.open(path, who="lan", now=lambda: start + timedelta(minutes=next(clock))) as store:
        for draft in drafts:
            store.reports.add(draft)
        first, second, binned = (draft.report.id for draft in drafts)
        for number in range(edits):
            report = second if number % 3 == 0 else first
            task = store.tasks.get(report, f"t{number % 4 + 1}")
            store.tasks.write(report, task.id, "result", f"{task.result}{_TEXT}{number}")
        for number in range(edits // 3):
            text = store.tasks.get(first, "t1").result
            store.tasks.write(first, "t1", "result", f"{text[:40]} {number} {text[40:]}")
        for number in range(1, 4):
            place = AcceptedPlace(f"t{number}", "row.missing", "evaluation", "", lead=_TEXT[:40])
            store.acceptances.accept(first, place, f"{_TEXT}{number}")
        store.sign_offs.sign(first, "content", "0" * 64)
        store.sign_offs.sign(second, "form", "1" * 64)
        store.states.lock(first, _TEXT, signed=True)
        store.states.unlock(first, "Nhầm")
        store.tasks.delete(first, "t2")
        store.tasks.move(second, "t1", domain_id="d2", before=None)
        for report in (second, second, first):
            store.history.undo(report)
        store.history.redo(first)
        store.reports.delete(binned)
        store.settings.keep("window.geometry", "có dấu")
        store.registers.add_unit("Phòng Nội vụ")
        organisation = store.registers.add_organisation("UBND huyện Văn Quan").record
        store.registers.write_style(organisation, KeptStyle(organisation.id, "{}", ""))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {page}")
    connection.execute("VACUUM")
    connection.close()


class DamagedPages:
    """One store, sound at first, and a folder in which copies of it are damaged and salvaged."""

    def __init__(self, path: Path, page: int) -> None:
        self._folder, self.page = path.parent, page
        self.sound = path.read_bytes()
        self.pages = len(self.sound) // page
        self._content = _content(path)
        self._where = dict(self._places())
        if set(self._where) != {
            (table, row) for table, rows in self._content.items() for row in rows.values()
        }:
            raise AssertionError("the rows of the sound store are not those that SQLite reads")
        self._states = self._undone(self.sound)
        self.tally = Tally()

    # Damage

    def flips(self, seed: int, *, at_head: bool = False) -> Iterator[Damage]:
        """Yield copies with one byte flipped: one in each page, where something stands or in its head."""
        chance = random.Random(seed)
        for number in range(1, self.pages + 1):
            start = (number - 1) * self.page
            filled = [at for at in range(start, start + self.page) if self.sound[at]] or [start]
            head = start + chance.randrange(12) + 100 * (number == 1)
            at = head if at_head else chance.choice(filled)
            data = bytearray(self.sound)
            data[at] ^= chance.randrange(1, 256)
            yield f"byte {at - start} of page {number} is {data[at]:#x}", bytes(data), frozenset({number})

    def blanks(self) -> Iterator[Damage]:
        """Yield copies of which one page each is zero."""
        for number in range(1, self.pages + 1):
            data = bytearray(self.sound)
            data[(number - 1) * self.page : number * self.page] = bytes(self.page)
            yield f"page {number} is zero", bytes(data), frozenset({number})

    def cuts(self) -> Iterator[Damage]:
        """Yield copies that are cut short at each page."""
        for count in range(1, self.pages):
            gone = frozenset(range(count + 1, self.pages + 1))
            yield f"cut behind page {count}", self.sound[: count * self.page], gone

    def without_header(self) -> Damage:
        """Return a copy of which the first 100 bytes are zero."""
        return "no header", bytes(100) + self.sound[100:], frozenset()

    # Judged

    def run(self, damages: Iterator[Damage], *, with_undo: bool = True) -> Tally:
        """Salvage each copy and note what is not as it must be."""
        for what, data, touched in damages:
            self._try(what, data, touched, with_undo=with_undo)
        return self.tally

    def _try(self, what: str, data: bytes, touched: frozenset[int], *, with_undo: bool) -> None:
        damaged, out = self._folder / "damaged.vqd", self._folder / "out.vqd"
        for file in self._folder.glob("*"):
            if file.is_file():
                file.unlink()
        damaged.write_bytes(data)
        faults = self.tally.faults
        try:
            found = salvage(damaged, out)
        except Refused as refused:
            if self._must_come_back(touched):
                faults.append(f"{what}: {refused.key}")
            return
        if damaged.read_bytes() != data or len(list(self._folder.glob("*"))) != 2:
            faults.append(f"{what}: the damaged file was changed, or something was left")
        content = _content(out)
        faults += [f"{what}: lost {table} {row[:4]}" for table, row in self._missing(content, touched)]
        if found.is_whole and _checkable(content) != _checkable(self._content):
            faults.append(f"{what}: not told")
        faults += [f"{what}: {table} lost rows untold" for table in self._untold(content, found)]
        state = condition(out)
        if state.state != "sound":
            faults.append(f"{what}: {state.trouble or state.flaws[:2]}")
        if with_undo:
            faults += [f"{what}: {each}" for each in self._wrongly_undone(out, found)]

    def _must_come_back(self, touched: frozenset[int]) -> bool:
        ours = ("report", "domain", "task", "history")
        return any(table in ours and not pages & touched for (table, _), pages in self._where.items())

    def _missing(
        self, content: dict[str, dict[Any, Any]], touched: frozenset[int]
    ) -> Iterator[tuple[str, Any]]:
        for (table, row), pages in self._where.items():
            there = content[table].get(row[: TABLES[table]])
            self.tally.counts["touched" if pages & touched else "untouched"] += 1
            if pages & touched:
                self.tally.counts["back all the same"] += there == row
            elif not _is_same(table, there, row):
                yield table, row

    def _untold(self, content: dict[str, dict[Any, Any]], found: Salvaged) -> set[str]:
        """Return the tables that lost rows of which nothing was said."""
        lost = {table for table, row in self._where if row[: TABLES[table]] not in content[table]}
        told = {*found.missing, *(spot.record for spot in found.lost)}
        told |= {flaw.spot.record for flaw in found.flaws if flaw.spot}
        # A letter of a setting's name makes it another setting; nothing says that there was one.
        return lost - told - ({"history"} if found.entries_gone else set()) - {"setting"}

    def _wrongly_undone(self, out: Path, found: Salvaged) -> Iterator[str]:
        for report_id, states in self._undone(out.read_bytes()).items():
            known = self._states.get(report_id)
            if known is None:
                # That it was removed stood in what is lost: it is told to come from the history.
                if all(spot.report_id != report_id for spot in found.from_history):
                    yield f"{report_id} came back where it was not"
                continue
            # What a letter that went wrong has changed is told, and is no state of before.
            if states[0] != known[0] and not found.is_whole:
                continue
            self.tally.counts["undone"] += len(states) - 1
            if states != known[: len(states)]:
                yield f"undo of {report_id} is not exact"

    def _undone(self, data: bytes) -> dict[str, list[Draft]]:
        """Return each report's states, undone step by step; of what is in the bin as it comes out."""
        path = self._folder / "undone.vqd"
        path.write_bytes(data)
        found = {}
        with Store.open(path) as store:
            for removed in store.bin.all():
                store.bin.restore(removed.report.id)
                found[f"bin {removed.report.id}"] = [store.reports.draft(removed.report.id)]
                store.reports.delete(removed.report.id)
            for report in store.reports.all():
                states = found.setdefault(report.id, [store.reports.draft(report.id)])
                while store.history.undo(report.id):
                    states.append(store.reports.draft(report.id))
        path.unlink()
        return found

    # The rows of the sound store

    def _places(self) -> Iterator[tuple[tuple[str, Any], frozenset[int]]]:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(self.sound)
        shapes = shapes_of(connection)
        connection.close()
        own: dict[int, frozenset[int]] = {}
        for found in RowReader(PageFile(self.sound), shapes, lambda _done, _total: None).rows():
            table, columns = found.shape.table, found.shape.columns
            if table not in TABLES:
                continue
            rest = ("",) * len(columns) if table != "history" else (None,) * len(columns)
            row = (*found.values, *rest[len(found.values) :])
            pages = frozenset(found.pages)
            if table == "history":
                pages = own[row[0]] = pages | self._built_upon(row, own)
            yield (table, row[1:] if "docid" in columns else row), pages

    def _built_upon(self, row: tuple[Any, ...], own: dict[int, frozenset[int]]) -> frozenset[int]:
        spans = [found for text in row[11:13] if text and (found := _SPAN.fullmatch(text))]
        named = {number for span in spans for number in range(int(span[1]), int(span[2]) + 1)}
        named |= {row[_BASE]} - {None}
        return frozenset().union(*(own.get(number, frozenset()) for number in named))


def _is_same(table: str, there: Any, row: Any) -> bool:
    """Tell whether a row came back; the history's may have lost its step, and have its texts whole."""
    if there == row or there is None or table != "history":
        return bool(there == row)
    kept = (*there[:_STEP], *there[_STEP + 1 : 11]) == (*row[:_STEP], *row[_STEP + 1 : 11])
    is_short = row[4] in ("undo", "redo") and row[10] is None
    return kept or is_short


def _checkable(content: dict[str, dict[Any, Any]]) -> dict[str, object]:
    """Return what stands twice in a store; of a letter of the rest nobody can tell whether it went wrong."""
    history = {key: (*row[:4], *row[6:]) for key, row in content["history"].items()}
    for key, row in content["history"].items():
        # What a short row repeats tells which records it is of; the one that it names is read by nobody.
        if any(text and _SPAN.fullmatch(text) for text in row[11:13]):
            history[key] = (*row[:4], *row[6:9], *row[10:])
    return {**content, "history": history, "setting": None, "used_day": None}


def _content(path: Path) -> dict[str, dict[Any, Any]]:
    connection = sqlite3.connect(path)
    found: dict[str, dict[Any, Any]] = {}
    for table, key in TABLES.items():
        columns = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
        names = ", ".join(f'"{name}"' for name in columns if name != "docid")
        found[table] = {row[:key]: row for row in connection.execute(f"SELECT {names} FROM {table}")}
    connection.close()
    return found
