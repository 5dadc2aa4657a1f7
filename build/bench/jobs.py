"""One measurement in a process of its own: `-m bench.jobs JOB FOLDER` prints one line of JSON.

Imports, and whatever a job has to make ready, lie outside the clock; the peak is the whole process's.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench import columns as bench_columns
from bench import excel as bench_excel
from bench import growth as bench_growth
from bench import imports as bench_imports
from bench import offices as bench_offices
from bench import pages as bench_pages
from bench.clock import Clock
from bench.imports import EXCEL_FILE, STORE, WORD_FILE
from bench.stores import large as bench_large
from bench.views import overview as bench_overview
from bench.views import side as bench_side
from bench.views import table as bench_table
from bench.views import tree as bench_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.store.store import Store

TEMPLATE, LONG = "template.docx", "long.vqd"


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[Store, str]]:
    from db.store.store import Store

    with Store.open(folder / STORE) as store:
        yield store, store.reports.all()[0].id


def prepare(folder: Path, _clock: Clock, count: int) -> dict[str, object]:
    """Make the store, its DOCX and docxtpl's template; return what the files are like."""
    from bench.rows import SEED, many_tasks, template_rows

    from db.store.store import Store
    from vqdesk.annex.layout.table import lay_out
    from vqdesk.exporting.file_export import export
    from vqdesk.formats.opc import package
    from vqdesk.formats.word.writer import document as word_writer
    from vqdesk.formats.word.writer.parts import DOCUMENT

    draft = many_tasks(count)
    with Store.open(folder / STORE) as store:
        store.reports.add(draft)
        export(store, draft.report.id, folder / WORD_FILE)
    bench_imports.write_excel(draft, folder / EXCEL_FILE)
    bench_excel.write_book(folder)
    bench_columns.prepare(folder, count)
    # Laid out as vqdesk's own document, so that both write the same one.
    with (folder / TEMPLATE).open("wb") as stream:
        word_writer.write(lay_out(draft.report, lambda: template_rows(draft.report)), stream)
    with zipfile.ZipFile(folder / WORD_FILE) as archive:
        xml = archive.getinfo(DOCUMENT)
    return {
        "tasks": count,
        "seed": SEED,
        "zip_level": package.LEVEL,
        "document_xml_bytes": xml.file_size,
        "document_xml_zipped_bytes": xml.compress_size,
        "store_bytes": (folder / STORE).stat().st_size,
    }


def prepare_long(folder: Path, _clock: Clock) -> dict[str, object]:
    """Make the store of 100,000 tasks."""
    from bench.rows import many_tasks

    from db.store.store import Store

    with Store.open(folder / LONG) as store:
        store.reports.add(many_tasks(100_000))
    return {}


def export_long(folder: Path, clock: Clock) -> dict[str, object]:
    """Export 100,000 tasks as the program does; what counts is the memory."""
    from db.store.store import Store
    from vqdesk.exporting.file_export import export as export_report

    out = folder / "long.docx"
    with Store.open(folder / LONG) as store, clock.running():
        export_report(store, store.reports.all()[0].id, out)
    return {"same": out.stat().st_size > (folder / WORD_FILE).stat().st_size}


def write(folder: Path, clock: Clock) -> dict[str, object]:
    """Write the DOCX from the store, without reading it back."""
    from vqdesk.exporting.file_export import lay_out_report
    from vqdesk.formats.word.writer import document as word_writer

    out = folder / "write.docx"
    with _opened(folder) as (store, report_id), clock.running(), out.open("w+b") as stream:
        word_writer.write(lay_out_report(store, report_id), stream)
    return {"same": _same_bytes(out, folder / WORD_FILE)}


def export(folder: Path, clock: Clock) -> dict[str, object]:
    """Export as the program does: written, read back and compared, synced and moved into place."""
    from vqdesk.exporting.file_export import export as export_report
    from vqdesk.formats.word.writer import document  # noqa: F401 - else loaded within the clock

    out = folder / "export.docx"
    out.unlink(missing_ok=True)
    with _opened(folder) as (store, report_id), clock.running():
        export_report(store, report_id, out)
    return {"same": _same_bytes(out, folder / WORD_FILE)}


def floor(folder: Path, clock: Clock) -> dict[str, object]:
    """Write the same XML as plain strings, from texts in memory, and zip it: little can be faster."""
    from bench import floor as bench_floor

    from vqdesk.exporting.file_export import lay_out_report
    from vqdesk.formats.word.writer.parts import DOCUMENT, document_parts

    with _opened(folder) as (store, report_id):
        table = lay_out_report(store, report_id)
        sides = document_parts(table.title, table.organisation, table.looks)
        # The words are shuffled, the line breaks are gone: every cell is one paragraph.
        rows = [[cell.paragraphs[0] for cell in row.cells] for row in table.rows]
    with zipfile.ZipFile(folder / WORD_FILE) as archive:
        xml = archive.read(DOCUMENT).decode()
    before, after = xml[: xml.index("<w:tr><w:tc>")], xml[xml.rindex("</w:tbl>") :]
    del xml
    out = folder / "floor.docx"
    with clock.running():
        bench_floor.write(out, sides, before, rows, after)
    return {"same": _same_bytes(out, folder / WORD_FILE)}


def docxtpl(folder: Path, clock: Clock) -> dict[str, object]:
    r"""Fill docxtpl's template with the same rows from the same store and save it, nothing read back.

    The rows go in as a stream, which is the least memory that docxtpl needs; `\a` is its paragraph.
    """
    from bench.rows import records
    from docx.opc import phys_pkg
    from docxtpl import DocxTemplate

    from db.records import TASK_FIELDS, Domain, Task
    from vqdesk.formats.opc import package

    # python-docx names no level and so gets zlib's own, 6: here it is said, so that it stays the same.
    phys_pkg.ZipFile = partial(zipfile.ZipFile, compresslevel=package.LEVEL)

    def paragraphs(record: Domain | Task) -> Domain | Task:
        if isinstance(record, Domain):
            return record
        long = {field: text for field in TASK_FIELDS if "\n" in (text := getattr(record, field))}
        return (
            replace(record, **{f: text.replace("\n", "\a") for f, text in long.items()}) if long else record
        )

    out = folder / "docxtpl.docx"
    with _opened(folder) as (store, report_id), clock.running():
        template = DocxTemplate(folder / TEMPLATE)
        rows = ((is_domain, paragraphs(record)) for is_domain, record in records(store, report_id))
        template.render({"rows": rows}, autoescape=True)
        template.save(out)
    return {"same": _texts(out) == _texts(folder / WORD_FILE)}


def lxml(folder: Path, clock: Clock) -> dict[str, object]:
    """Unzip the same file's document and parse it with lxml into a tree, nothing more."""
    from lxml import etree

    data = (folder / WORD_FILE).read_bytes()
    with clock.running():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("word/document.xml")
        root = etree.fromstring(xml, etree.XMLParser(huge_tree=True))
    return {"same": len(root) == 1}


def _same_bytes(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _texts(path: Path) -> list[list[str]]:
    from vqdesk.annex.recognition import finder
    from vqdesk.formats.word.reader import document as word_reader

    (grid,) = finder.find_annexes(word_reader.read_source(path.read_bytes(), path.name))
    return [[cell.text for cell in row] for row in grid.rows]


JOBS: dict[str, Callable[[Path, Clock], dict[str, object]]] = {
    "growth": bench_growth.measure_growth,
    "write": write,
    "export": export,
    "floor": floor,
    "docxtpl": docxtpl,
    "lxml": lxml,
    "xlsx-write": bench_excel.write,
    "xlsx-export": bench_excel.export,
    "xlsxwriter": bench_excel.xlsxwriter,
    "import": bench_imports.import_word,
    "import-store": bench_imports.import_and_store,
    "import-excel": bench_imports.import_excel,
    "openpyxl": bench_imports.openpyxl,
    **bench_columns.JOBS,
    "export-long": export_long,
    "prepare-long": prepare_long,
    "offices": bench_offices.find,
    "offices-floor": bench_offices.scan,
    "pdf": bench_pages.pdf,
    "soffice": bench_pages.soffice,
    "preview": bench_pages.preview,
    **bench_table.JOBS,
    **bench_overview.JOBS,
    **bench_side.JOBS,
    "backup": bench_large.backup,
    "backup-floor": bench_large.backup_floor,
    "rehearse": bench_large.rehearse,
    "rehearse-floor": bench_large.rehearse_floor,
    "restore": bench_large.restore,
    "restore-floor": bench_large.restore_floor,
    "salvage": bench_large.salvage,
    "salvage-floor": bench_large.salvage_floor,
    "hold": bench_large.hold,
    "tree": bench_tree.tree,
    "tree-60": partial(bench_tree.tree, count=60),
    "prepare-1000": partial(prepare, count=1_000),
    "prepare-10000": partial(prepare, count=10_000),
}


def main(job: str, folder: str) -> None:
    """Run one job in its folder and print what it took."""
    clock = Clock()
    name, _, size = job.partition("large-")
    if size and not name:
        facts = bench_large.make(Path(folder), clock, int(size))
    else:
        facts = JOBS[job](Path(folder), clock)
    print(json.dumps({"seconds": clock.seconds, "cpu": clock.cpu, "peak_bytes": clock.peak, **facts}))


if __name__ == "__main__":
    main(*sys.argv[1:])
