"""The measurements of the way in; importing is measured with the file's bytes already read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.former_headings import FORMER_KEYS

if TYPE_CHECKING:
    from pathlib import Path

    from bench.clock import Clock

    from db.records import Draft
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.annex.source.grid import Source

STORE, WORD_FILE, EXCEL_FILE = "store.vqd", "annex.docx", "annex.xlsx"


def write_excel(draft: Draft, path: Path) -> None:
    """Write an annex as clerks have it in Excel: titles, a header, domains, tasks; numbers as numbers."""
    from openpyxl import Workbook

    report = draft.report
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in (*report.titles, report.attached_to):
        sheet.append([line])
    sheet.append([column.heading for column in report.columns])
    for section in draft.sections:
        sheet.append([section.domain.numeral, section.domain.name])
        for task in section.tasks:
            number, *texts = (getattr(task, column.field) for column in report.columns)
            sheet.append([int(number) if number.isdecimal() else number, *texts])
    book.save(path)


def import_word(folder: Path, clock: Clock) -> dict[str, object]:
    """Read the DOCX's bytes into a draft with its account."""
    from vqdesk.annex.recognition import (
        finder,  # noqa: F401 - loaded outside the clock
        recogniser,  # noqa: F401 - loaded outside the clock
    )
    from vqdesk.formats.word.reader.document import read_source

    data = (folder / WORD_FILE).read_bytes()
    with clock.running():
        found = _recognised(read_source(data, WORD_FILE))
    return {"same": _texts(found.draft) == _stored_texts(folder)}


def import_and_store(folder: Path, clock: Clock) -> dict[str, object]:
    """Read the DOCX's bytes and store the draft, with its history and search index, on the disk."""
    from db.store.store import Store
    from vqdesk.annex.recognition import (
        finder,  # noqa: F401 - loaded outside the clock
        recogniser,  # noqa: F401 - loaded outside the clock
    )
    from vqdesk.formats.word.reader.document import read_source
    from vqdesk.importing.file_import import store_all

    data = (folder / WORD_FILE).read_bytes()
    path = folder / "import.vqd"
    path.unlink(missing_ok=True)
    with Store.open(path) as store:
        with clock.running():
            found = _recognised(read_source(data, WORD_FILE))
            (report_id,), _ = store_all(store, [found])
        texts = _texts(store.reports.draft(report_id))
        records = 1 + len(found.draft.sections) + sum(len(each.tasks) for each in found.draft.sections)
        recorded = len(store.history.changes(report_id, limit=2 * records))
        task = found.draft.sections[-1].tasks[-1]
        hits = store.search.find(task.content, report_id=report_id, limit=records)
    same = texts == _stored_texts(folder) and recorded == records
    return {"same": same and task.id in {hit.record_id for hit in hits}}


def import_excel(folder: Path, clock: Clock) -> dict[str, object]:
    """Read the XLSX's bytes into a draft with its account."""
    from vqdesk.annex.recognition import (
        finder,  # noqa: F401 - loaded outside the clock
        recogniser,  # noqa: F401 - loaded outside the clock
    )
    from vqdesk.formats.excel.reader.workbook import read_source

    data = (folder / EXCEL_FILE).read_bytes()
    with clock.running():
        found = _recognised(read_source(data, EXCEL_FILE))
    return {"same": _texts(found.draft) == _stored_texts(folder)}


def openpyxl(folder: Path, clock: Clock) -> dict[str, object]:
    """Read the same cells' values with openpyxl's read_only mode, nothing more."""
    from openpyxl import load_workbook

    with (folder / EXCEL_FILE).open("rb") as stream, clock.running():
        book = load_workbook(stream, read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
    # Title lines have one cell, domains two; the first of the others is the header.
    found = [tuple("" if value is None else str(value) for value in row) for row in rows if any(row[2:])]
    return {"same": found[1:] == [task for _, tasks in _stored_texts(folder) for task in tasks]}


def _recognised(source: Source) -> Recognised:
    """Go the way that every imported file goes once it is read."""
    from vqdesk.annex.recognition import finder, recogniser

    (grid,) = finder.find_annexes(source)
    return recogniser.recognise(grid)


_Texts = list[tuple[tuple[str, str], list[tuple[str, ...]]]]


def _stored_texts(folder: Path) -> _Texts:
    from db.store.store import Store

    with Store.open(folder / STORE) as store:
        return _texts(store.reports.draft(store.reports.all()[0].id))


def _texts(draft: Draft) -> _Texts:
    """Return every text of a draft's domains and tasks, in order; ids are made anew at each import."""
    return [
        (
            (section.domain.numeral, section.domain.name),
            [tuple(getattr(task, field) for field in FORMER_KEYS) for task in section.tasks],
        )
        for section in draft.sections
    ]
