"""How a store's file grows by what is done in it, next to the size of the texts themselves."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bench.clock import Clock

EDITS = 1_000
MOST_BYTES = 3_000_000
"""What a thousand edits of a narrative of 5,000 characters may add to the store's file."""

_TIMES = 5
_PUT = ("đã ", "x", "nhiệm vụ mới giao ")
_SENTENCE = "Ủy ban nhân dân huyện đã chỉ đạo các phòng, ban triển khai thực hiện nhiệm vụ được giao. "


def measure_growth(folder: Path, clock: Clock) -> dict[str, object]:
    """Return by how many bytes a store grows: by edits of a long text, an import, its undo and redo.

    `thinned` is what the edits still take when each day has one; the texts' own sizes stand beside.
    """
    with clock.running():
        edits, is_exact = _edits(folder / "edits.vqd")
        return {**edits, **_import(folder / "import.vqd"), "same": is_exact}


def _edits(path: Path) -> tuple[dict[str, int], bool]:
    from datetime import UTC, date, datetime

    from bench.rows import many_tasks

    from db.store.store import Store

    chance = random.Random(EDITS)
    text = (_SENTENCE * 60)[:5_000]
    draft = many_tasks(40)
    report_id, task_id = draft.report.id, draft.sections[0].tasks[0].id
    with Store.open(path, now=lambda: datetime(2024, 9, 27, 8, tzinfo=UTC)) as store:
        store.reports.add(draft)
        store.tasks.write(report_id, task_id, "result", text)
        texts, before = [text], path.stat().st_size
        for number in range(EDITS):
            at = chance.randrange(len(text))
            put, taken = f"{number} {chance.choice(_PUT)}", 4 + len(chance.choice(_PUT))
            text = text[:at] + put + text[at + taken :]
            store.tasks.write(report_id, task_id, "result", text)
            texts.append(text)
        after = path.stat().st_size
        found = [text]
        for _ in range(EDITS):
            store.history.undo(report_id)
            found.append(store.tasks.get(report_id, task_id).result)
        while store.history.redo(report_id).step:
            pass
    with Store.open(path) as store:
        store.history.thin(date(2024, 9, 29))
        store.tidying.tidy()
        thinned = path.stat().st_size
    grown = {"text": len(text.encode()), "edits": after - before, "thinned": max(thinned - before, 0)}
    return grown, found == texts[::-1]


def _import(path: Path) -> dict[str, int]:
    from bench.rows import many_tasks

    from db.former_headings import FORMER_KEYS
    from db.store.store import Store

    draft = many_tasks(1_000)
    tasks = draft.tasks
    texts = sum(len(getattr(task, field).encode()) for task in tasks for field in FORMER_KEYS)
    with Store.open(path) as store:
        sizes = [path.stat().st_size]
        store.reports.add(draft)
        sizes.append(path.stat().st_size)
        for _ in range(_TIMES):
            act = store.history.undoable(draft.report.id)
            if act is not None:
                store.history.take_back(draft.report.id, act.id)
            store.bin.restore(draft.report.id)
        sizes.append(path.stat().st_size)
        store.reports.delete(draft.report.id)
        store.bin.purge(draft.report.id)
        store.tidying.tidy()
        sizes.append(path.stat().st_size)
    begun, imported, replayed, purged = sizes
    return {
        "texts": texts,
        "import": imported - begun,
        "replays": replayed - imported,
        "purged": max(purged - begun, 0),
    }


def lines_of(part: dict[str, int]) -> list[str]:
    """Return what was measured as lines of the table."""
    said = "met" if part["edits"] <= MOST_BYTES else "MISSED"
    rows = (
        (
            f"{EDITS:,} edits of 5,000 characters",
            "edits",
            "text",
            f"at most {MOST_BYTES / 1e6:.0f} MB  {said}",
        ),
        ("the same, thinned to one a day", "thinned", "text", ""),
        ("import of 1,000 tasks", "import", "texts", ""),
        (f"its undo and redo, {_TIMES} times", "replays", "texts", ""),
        ("the same report removed for good", "purged", "texts", ""),
    )
    lines = ["How the store's file grows, in MB and in sizes of the texts themselves"]
    for name, key, of, limit in rows:
        size, own = part[key], part[of]
        lines.append(f"  {name:44}{size / 1e6:9.2f}{size / own:9.2f}  {limit}".rstrip())
    return lines
