"""Trials of damage: bytes of the sample's store are flipped, or it is cut short; all damage must be told.

    python build/flips.py [--flips 3] [--cut 512] [--seed 1]

The long form of tests/core/scripts/test_flips.py.
Silent is what reads otherwise than it was while nobody tells.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.store.store import Store

PAGE = 4096
_QUERIES = ("duong", "ke hoach", "Phòng", "linh vuc", "88", "xã", "1")
_FILES = (".json", ".docx")
_SHOWN = 20


@dataclass
class Tally:
    """What came of all cases: counted by what was told, and those that must not be, with their places."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{count:7} {what}" for what, count in self.counts.most_common()]
        return "\n".join([*lines, f"{len(self.faults):7} faults", *self.faults[:_SHOWN]])


class Trial:
    """One store, sound at first, and a folder in which its damaged copies are opened."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "kho.vqd"
        with _opened(self._path) as store:
            store.reports.add(_sample())
        self.sound = self._path.read_bytes()
        with _opened(self._path) as store:
            self._content = _content(store, folder)
        self.tally = Tally()

    def run(self, damaged: Iterable[tuple[str, bytes]]) -> Tally:
        """Open each damaged copy and note what came of it."""
        for place, data in damaged:
            found = self._try(data)
            self.tally.counts[found] += 1
            if found.startswith(("silent", "unexpected")):
                self.tally.faults.append(f"{place}: {found}")
        return self.tally

    def _try(self, data: bytes) -> str:
        from db.errors import Refused

        for file in self._folder.iterdir():
            file.unlink()
        self._path.write_bytes(data)
        try:
            with _opened(self._path) as store:
                return self._judged(store)
        except Refused as refused:
            return f"refused {refused.key}"
        except Exception as error:  # whatever it is, the clerk would be told nothing
            return f"unexpected {type(error).__name__}"

    def _judged(self, store: Store) -> str:
        from db.errors import Refused

        told = set()
        try:
            is_same = _content(store, self._folder) == self._content
        except Refused as refused:
            is_same = False
            told.add(refused.key)
        store.health.check(depth="words")
        told |= {notice.key for notice in store.notices}
        if is_same:
            return "the same, told" if told else "the same"
        return f"told {', '.join(sorted(told))}" if told else "silent"


def flips(sound: bytes, per_page: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield copies with one byte flipped: so many in each page, most of them where something stands."""
    for start in range(0, len(sound), PAGE):
        filled = [index for index in range(start, start + PAGE) if sound[index]] or [start]
        for number in range(per_page):
            index = start + chance.randrange(PAGE) if number % 3 == 2 else chance.choice(filled)
            damaged = bytearray(sound)
            damaged[index] ^= 1 << chance.randrange(8) if number % 2 else chance.randrange(1, 256)
            yield f"byte {index}, page {index // PAGE + 1}, {damaged[index]:#x}", bytes(damaged)


def cuts(sound: bytes, step: int) -> Iterator[tuple[str, bytes]]:
    """Yield copies cut short, from nothing on."""
    for size in range(0, len(sound), step):
        yield f"cut to {size}", sound[:size]


def _opened(path: Path) -> Store:
    from vqdesk.first_store.store import open_store

    return open_store(path)


def _sample() -> object:
    from vqdesk.first_store.sample import sample_draft

    return sample_draft()


def _ids(store: Store) -> list[str]:
    return [report.id for report in store.reports.all()]


def _content(store: Store, folder: Path) -> dict[str, object]:
    """Return all that a clerk reads, and see that it can be shown and exported."""
    from vqdesk.exporting.file_export import export

    content: dict[str, object] = {
        "units": store.registers.units(),
        "organisations": store.registers.organisations(),
    }
    content["names"] = store.registers.unit_names()
    content["steps"] = [
        (store.history.undoable(each), store.history.redoable(each)) for each in (None, *_ids(store))
    ]
    content["bin"] = store.bin.all()
    for report in store.reports.all():
        draft = store.reports.draft(report.id)
        tasks = draft.tasks
        content[report.id] = draft
        content[f"{report.id} rows"] = store.tasks.outline(report.id)
        content[f"{report.id} saved"] = store.reports.saved_at(report.id)
        for task in tasks:
            assert store.tasks.get(report.id, task.id) == task
            store.tasks.saved_at(report.id, task.id)
        entries = store.history.changes(report.id)
        content[f"{report.id} history"] = [
            (each.record, each.record_id, each.field, each.before, each.after) for each in entries
        ]
        content[f"{report.id} found"] = [store.search.find(query) for query in _QUERIES]
        for ending in _FILES:
            export(store, report.id, folder / f"out{ending}")
        content[f"{report.id} file"] = (folder / "out.json").read_bytes()
    return content


def main(arguments: list[str]) -> int:
    """Try, print what came of it, and return 1 where anything was silent or unexpected."""
    parser = argparse.ArgumentParser(prog="flips", description="Damage the sample's store; minutes.")
    parser.add_argument("--flips", type=int, default=3, help="in each page")
    parser.add_argument("--cut", type=int, default=512, help="bytes from one truncation to the next")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    folder = Path(tempfile.mkdtemp(prefix="vqdesk-flips-"))
    try:
        trial = Trial(folder)
        trial.run(flips(trial.sound, chosen.flips, random.Random(chosen.seed)))
        tally = trial.run(cuts(trial.sound, chosen.cut))
    finally:
        shutil.rmtree(folder)
    print(tally)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
