"""The measurements of an annex of today: fourteen columns beside six, out, in and summed up, by letter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bench.imports import STORE, WORD_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.clock import Clock

    from db.records import Draft

WIDE = "wide.vqd"
_ANNEXES = {STORE: (WORD_FILE, "annex.html", "book.xlsx"), WIDE: ("wide.docx", "wide.html", "wide.xlsx")}
"""What each report is written to: what an export must equal, and Word's is read in."""
_SHEETS = {STORE: "sheet.xlsx", WIDE: "wide-sheet.xlsx"}
"""The annex as Excel writes it, with the texts that cells share in a part of their own."""


def prepare(folder: Path, count: int) -> None:
    """Make the store with fourteen columns, and the files of both; what is there was made for the others."""
    from bench.wide_rows import wide_tasks

    from db.store.store import Store
    from vqdesk.exporting.file_export import export

    for stored, files in _ANNEXES.items():
        with Store.open(folder / stored) as store:
            if stored == WIDE:
                store.reports.add(wide_tasks(count))
            for file in files:
                if not (folder / file).exists():
                    export(store, store.reports.all()[0].id, folder / file)


def _exported(folder: Path, clock: Clock, *, stored: str, file: str) -> dict[str, object]:
    """Export a report as the program does."""
    from db.store.store import Store
    from vqdesk.exporting.file_export import export
    from vqdesk.formats.excel.writer import workbook  # noqa: F401 - else loaded within the clock
    from vqdesk.formats.html import writer  # noqa: F401 - else loaded within the clock
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


def _imported(folder: Path, clock: Clock, *, stored: str, file: str) -> dict[str, object]:
    """Read an annex."""
    from db.store.store import Store
    from vqdesk.annex.recognition import finder, recogniser
    from vqdesk.formats.excel.reader import workbook
    from vqdesk.formats.word.reader import document

    with Store.open(folder / stored) as store:
        draft = store.reports.draft(store.reports.all()[0].id)
    if file == _SHEETS[stored] and not (folder / file).exists():
        _write_sheet(draft, folder / file)
    read_source = workbook.read_source if file.endswith(".xlsx") else document.read_source
    data = (folder / file).read_bytes()
    with clock.running():
        (grid,) = finder.find_annexes(read_source(data, file))
        found = recogniser.recognise(grid)
    same = _texts(found.draft) == _texts(draft)
    return {"same": same, "cpu_per_character": clock.cpu / _characters(draft)}


def _summed(folder: Path, clock: Clock, *, stored: str) -> dict[str, object]:
    """Sum up a report; the one of six columns has neither deadlines nor statuses."""
    from db.store.store import Store
    from vqdesk.summary.stored import summarise_stored
    from vqdesk.text import citations  # noqa: F401 - else loaded within the clock

    with Store.open(folder / stored) as store:
        report_id = store.reports.all()[0].id
        with clock.running():
            found = summarise_stored(store, report_id)
        draft = store.reports.draft(report_id)
    tasks = sum(len(section.tasks) for section in draft.sections)
    same = found.count.total == tasks and found.count.late == len(found.late)
    return {"same": same, "cpu_per_character": clock.cpu / _characters(draft)}


def _write_sheet(draft: Draft, path: Path) -> None:
    """Write an annex as clerks have it in Excel: titles, a header, domains, tasks; numbers as numbers."""
    from xlsxwriter import Workbook

    report = draft.report
    lines = [*([line] for line in (*report.titles, report.attached_to))]
    lines.append([column.heading for column in report.columns])
    for section in draft.sections:
        lines.append([section.domain.numeral, section.domain.name])
        lines += [[getattr(task, column.field) for column in report.columns] for task in section.tasks]
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                if column == 0 and text.isdecimal():
                    sheet.write_number(row, column, int(text))
                elif text:
                    sheet.write_string(row, column, text)


def _texts(draft: Draft) -> list[list[str]]:
    fields = [column.field for column in draft.report.columns]
    return [
        [getattr(task, field) for field in fields] for section in draft.sections for task in section.tasks
    ]


def _characters(draft: Draft) -> int:
    return sum(len(text) for texts in _texts(draft) for text in texts)


JOBS: dict[str, Callable[[Path, Clock], dict[str, object]]] = {
    "export-six": partial(_exported, stored=STORE, file=WORD_FILE),
    "export-wide": partial(_exported, stored=WIDE, file="wide.docx"),
    "export-html-six": partial(_exported, stored=STORE, file="annex.html"),
    "export-html-wide": partial(_exported, stored=WIDE, file="wide.html"),
    "export-xlsx-six": partial(_exported, stored=STORE, file="book.xlsx"),
    "export-xlsx-wide": partial(_exported, stored=WIDE, file="wide.xlsx"),
    "import-six": partial(_imported, stored=STORE, file=WORD_FILE),
    "import-wide": partial(_imported, stored=WIDE, file="wide.docx"),
    "import-xlsx-six": partial(_imported, stored=STORE, file=_SHEETS[STORE]),
    "import-xlsx-wide": partial(_imported, stored=WIDE, file=_SHEETS[WIDE]),
    "summary-six": partial(_summed, stored=STORE),
    "summary-wide": partial(_summed, stored=WIDE),
}
"""Each job of fourteen columns stands behind the same with six."""
