"""The measurements of an annex of today: fourteen columns beside six, out, in and summed up, by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.imports import STORE, WORD_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from bench.clock import Clock

    from db.records import Draft

WIDE, WIDE_FILE = "wide.vqd", "wide.docx"


def prepare(folder: Path, count: int) -> None:
    """Make the store and the Word file with fourteen columns; those with six are made for the others."""
    from bench.wide_rows import wide_tasks

    from db.store.store import Store
    from vqdesk.exporting.file_export import export

    with Store.open(folder / WIDE) as store:
        store.reports.add(wide_tasks(count))
        export(store, store.reports.all()[0].id, folder / WIDE_FILE)


def export_six(folder: Path, clock: Clock) -> dict[str, object]:
    """Export the report that the others export."""
    return _exported(folder, STORE, WORD_FILE, clock)


def export_fourteen(folder: Path, clock: Clock) -> dict[str, object]:
    """Export the report with fourteen columns."""
    return _exported(folder, WIDE, WIDE_FILE, clock)


def import_six(folder: Path, clock: Clock) -> dict[str, object]:
    """Read the annex that the others read."""
    return _imported(folder, STORE, WORD_FILE, clock)


def import_fourteen(folder: Path, clock: Clock) -> dict[str, object]:
    """Read the annex with fourteen columns."""
    return _imported(folder, WIDE, WIDE_FILE, clock)


def summary_six(folder: Path, clock: Clock) -> dict[str, object]:
    """Sum up the report that the others export."""
    return _summed(folder / STORE, clock)


def summary_fourteen(folder: Path, clock: Clock) -> dict[str, object]:
    """Sum up the report with deadlines and statuses."""
    return _summed(folder / WIDE, clock)


def _exported(folder: Path, stored: str, file: str, clock: Clock) -> dict[str, object]:
    from db.store.store import Store
    from vqdesk.exporting.file_export import export
    from vqdesk.formats.word.writer import document  # noqa: F401 - else loaded within the clock

    out = folder / f"again-{file}"
    out.unlink(missing_ok=True)
    with Store.open(folder / stored) as store:
        report_id = store.reports.all()[0].id
        with clock.running():
            export(store, report_id, out)
        draft = store.reports.draft(report_id)
    same = out.read_bytes() == (folder / file).read_bytes()
    return {"same": same, "cpu_per_character": clock.cpu / _characters(draft)}


def _imported(folder: Path, stored: str, file: str, clock: Clock) -> dict[str, object]:
    from db.store.store import Store
    from vqdesk.annex.recognition import finder, recogniser
    from vqdesk.formats.word.reader.document import read_source

    data = (folder / file).read_bytes()
    with clock.running():
        (grid,) = finder.find_annexes(read_source(data, file))
        found = recogniser.recognise(grid)
    with Store.open(folder / stored) as store:
        draft = store.reports.draft(store.reports.all()[0].id)
    same = _texts(found.draft) == _texts(draft)
    return {"same": same, "cpu_per_character": clock.cpu / _characters(draft)}


def _summed(path: Path, clock: Clock) -> dict[str, object]:
    from db.store.store import Store
    from vqdesk.summary.stored import summarise_stored
    from vqdesk.text import citations  # noqa: F401 - else loaded within the clock

    with Store.open(path) as store:
        report_id = store.reports.all()[0].id
        with clock.running():
            found = summarise_stored(store, report_id)
        draft = store.reports.draft(report_id)
    tasks = sum(len(section.tasks) for section in draft.sections)
    same = found.count.total == tasks and found.count.late == len(found.late)
    return {"same": same, "cpu_per_character": clock.cpu / _characters(draft)}


def _texts(draft: Draft) -> list[list[str]]:
    fields = [column.field for column in draft.report.columns]
    return [
        [getattr(task, field) for field in fields] for section in draft.sections for task in section.tasks
    ]


def _characters(draft: Draft) -> int:
    return sum(len(text) for texts in _texts(draft) for text in texts)
