"""The PDF: all of the report, in embedded fonts, the same bytes every time."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings
from handmade import truths
from PySide6.QtGui import QPdfWriter

from db.errors import Refused, ReportChanged
from db.records import Column, Domain, Report, Task
from ui.paper.pdf import write_pdf
from vqdesk.annex.layout.style import USUAL, AnnexStyle, Closing
from vqdesk.annex.layout.table import lay_out
from vqdesk.first_store.sample import sample_draft
from vqdesk.periods.period import default_columns, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from vqdesk.annex.layout.table import AnnexTable

ROOT = Path(__file__).parents[3]
CLOSING = Closing(
    ("- Như trên;", "- Lưu: VT."), "Ngày 30 tháng 10 năm 2024", ("TM. ỦY BAN", "CHỦ TỊCH"), "Nguyễn Văn Ả"
)
needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not there"
)


def sample(style: AnnexStyle = USUAL, form: str = "paper") -> AnnexTable:
    draft = sample_draft()

    def rows() -> Iterator[Domain | Task]:
        for section in draft.sections:
            yield section.domain
            yield from section.tasks

    return lay_out(draft.report, rows, form, style, changed="2024-09-27T08:30:00.5+00:00")


def forty(style: AnnexStyle = USUAL, form: str = "paper") -> AnnexTable:
    truth = truths.FORTY
    period = parse_period("tháng 10 năm 2024")
    assert period is not None
    columns = (*default_columns(period), Column("extra", "Ghi chú"))
    report = Report("r", truth.organisation, period, truth.titles, truth.attached, columns)

    def rows() -> Iterator[Domain | Task]:
        for at, domain in enumerate(truth.domains):
            yield Domain("r", str(at), domain.numeral, domain.name)
            for place, task in enumerate(domain.tasks):
                texts = (task.number, task.unit, task.content, task.documents, task.result, task.evaluation)
                yield Task("r", str(at), f"{at}-{place}", *texts, {"Ghi chú": task.note})

    return lay_out(report, rows, form, style, numeral="I")


def pdf(table: AnnexTable) -> bytes:
    stream = io.BytesIO()
    write_pdf(table, stream, "annex.pdf", None)
    return stream.getvalue()


def text_of(data: bytes, *words: str) -> str:
    call = ["pdftotext", *words, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(call, input=data, capture_output=True, check=True).stdout.decode()


def bare(text: str) -> str:
    return "".join(text.split())


def texts(table: AnnexTable) -> Iterator[str]:
    yield from (line.text for line in table.lines)
    for row in table.rows:
        yield from (paragraph for cell in row.cells for paragraph in cell.paragraphs)
    for column in table.closing or ():
        yield from (line.text for line in column)


TABLES = {
    "sample": sample,
    "electronic": lambda: sample(form="electronic"),
    "decree": lambda: sample(AnnexStyle(custom="decree", table_size=14, evaluation="right", closing=CLOSING)),
    "forty": forty,
    "forty-decree": lambda: forty(AnnexStyle(custom="decree", table_size=14, closing=CLOSING), "electronic"),
    "hidden": lambda: forty(AnnexStyle(hidden=frozenset({"number", "documents"}))),
}


@needs_pdftotext
@pytest.mark.parametrize("name", TABLES)
def test_the_text_of_the_pdf_is_the_report(qapp: QApplication, name: str) -> None:
    table = TABLES[name]()
    data = pdf(table)
    pages = text_of(data, "-raw").split("\f")[:-1]
    header = [paragraph for row in table.header for cell in row.cells for paragraph in cell.paragraphs]
    there = Counter(bare("".join(pages)))
    meant = Counter(bare("".join(texts(table))))
    for number, page in enumerate(pages, 1):
        if bare("".join(header)) in bare(page):
            meant.update(bare("".join(header)))
        if number > 1:
            assert page.split()[0] == str(number)
            meant.update(str(number))
    assert there == meant
    # All letters are there; in order too, but for the rows that go on overleaf.
    found = bare("".join(pages))
    assert sum(bare(text) in found for text in texts(table)) > 0.8 * len(list(texts(table)))


@needs_pdftotext
def test_no_ligature_and_no_lost_letter(qapp: QApplication) -> None:
    text = "office fluffy ffi – “số” … °C m² ½ Ằ ỗ Ự ỵ đ Đ"
    table = lay_out(
        Report("r", "", sample_draft().report.period, (text,), "", Headings(content="Nội dung").columns),
        lambda: iter([]),
    )
    assert text in text_of(pdf(table))


def test_fonts_are_embedded(qapp: QApplication) -> None:
    data = pdf(sample())
    names = set(re.findall(rb"/FontName /(\S+)", data))
    assert len(names) == 3
    assert all(b"Serif" in name or b"Times" in name for name in names)
    assert data.count(b"/FontFile2") == 3


def test_properties_tell_title_organisation_language_and_the_last_change(qapp: QApplication) -> None:
    data = pdf(sample())
    title = sample().title.encode("utf-16-be").hex().upper().encode()
    assert b"/Title <FEFF%s>" % title in data
    assert b"/Author <FEFF%s>" % "UBND huyện Văn Quan".encode("utf-16-be").hex().upper().encode() in data
    assert data.count(b"(D:20240927083000Z)") == 2
    assert b"/Lang (vi-VN)" in data
    assert "<dc:language><rdf:Bag><rdf:li>vi-VN" in data.decode("latin-1")
    assert b"2024-09-27T08:30:00Z" in data
    assert b"(D:19800101000000Z)" in pdf(forty())


def test_every_part_lies_where_the_table_says(qapp: QApplication) -> None:
    data = pdf(forty())
    start = int(data.split(b"startxref\n")[-1].split()[0])
    assert data[start : start + 4] == b"xref"
    entries = re.findall(rb"(\d{10}) \d{5} n", data[start:])
    numbers = [
        number
        for number, kind in enumerate(re.findall(rb"\d{10} \d{5} ([nf])", data[start:]))
        if kind == b"n"
    ]
    for number, offset in zip(numbers, entries, strict=True):
        assert data[int(offset) :].startswith(b"%d 0 obj" % number)


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    store, written = tmp_path / "clerk.vqd", []
    base = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}

    def run(*words: object, **more: str) -> None:
        call = [sys.executable, "-m", "vqdesk", *map(str, words), "--store", str(store)]
        done = subprocess.run(call, cwd=ROOT, env={**base, **more}, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")

    run("import", ROOT / "resources" / "sample.json")
    for number, zone in enumerate(("UTC", "Asia/Ho_Chi_Minh", "America/New_York")):
        out = tmp_path / f"{number}.pdf"
        run("export", out, TZ=zone, PYTHONHASHSEED=str(number))
        written.append(out.read_bytes())
    assert written[0] == written[1] == written[2]
    assert written[0].startswith(b"%PDF-1.")


def test_another_thread_writes_it_too(qapp: QApplication) -> None:
    made: list[bytes] = []
    thread = threading.Thread(target=lambda: made.append(pdf(sample())))
    thread.start()
    thread.join()
    assert made == [pdf(sample())]


# What goes wrong


def test_headings_that_leave_no_room_are_refused(qapp: QApplication) -> None:
    headings = Headings(number="TT", content="Nội dung " * 400)
    table = lay_out(Report("r", "", sample_draft().report.period, (), "", headings.columns), lambda: iter([]))
    with pytest.raises(Refused, match=r"annex\.header_high"):
        pdf(table)


def test_a_report_that_changes_meanwhile_is_told(qapp: QApplication) -> None:
    def rows() -> Iterator[Domain | Task]:
        yield Task("r", "d", "t", content="một")
        raise ReportChanged

    draft = sample_draft()
    with pytest.raises(ReportChanged):
        pdf(lay_out(draft.report, rows))
    assert pdf(sample())


def test_a_full_disk_is_an_error(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, _data: bytes) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_pdf(sample(), Full(), "annex.pdf", None)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is not there")
def test_a_full_folder_for_temporary_files_is_an_error(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import QFile

    monkeypatch.setattr(
        "ui.paper.pdf.QFile",
        type("Full", (QFile,), {"__init__": lambda self, _: QFile.__init__(self, "/dev/full")}),
    )
    with pytest.raises(Refused) as refused:
        pdf(sample())
    assert refused.value.key == "temp.full"


def test_qt_still_names_the_parts_that_are_written_anew(qapp: QApplication, tmp_path: Path) -> None:
    # Another Qt may write them otherwise: then `ui.paper.pdf_finish` is to be looked at.
    assert hasattr(QPdfWriter, "setDocumentXmpMetadata")
    assert pdf(sample()).count(b"/Type /Catalog") == 1


def test_nothing_in_it_can_be_clicked_or_acts() -> None:
    address = 'https://evil.invalid/ file:///etc/passwd mailto:a@evil.invalid =HYPERLINK("x")'
    draft = sample_draft()
    report = replace(draft.report, titles=(address,), attached_to=address)
    task = replace(draft.sections[0].tasks[0], content=address, result=address)
    rows = (draft.sections[0].domain, task)
    stream = io.BytesIO()
    write_pdf(lay_out(report, lambda: iter(rows), "paper", USUAL), stream, "a.pdf", None)
    data = stream.getvalue()
    assert data.startswith(b"%PDF")
    found = re.findall(rb"/(?:URI|Launch|JavaScript|GoToR|EmbeddedFile|Link|Annot|OpenAction|AA)\b", data)
    assert found == []
