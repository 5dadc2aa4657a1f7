"""The Word file part by part: against golden XML, and against what the decree asks of it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from former_columns import Headings, headings_of
from lxml import etree

from db.errors import Refused
from db.records import Domain, Period, Report, Task
from vqdesk.annex.layout.table import lay_out
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.writer import document as word_writer

GOLDEN = Path(__file__).parents[4] / "data" / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def small_report() -> tuple[Report, list[Domain | Task]]:
    """Return a report in which every kind of row, text and sign occurs once."""
    headings = Headings(
        "TT", "Tên đơn vị", "Nội dung", "Kết quả", "Văn bản", "Khối lượng", "Mức độ (%)", extra=("Ghi chú",)
    )
    report = Report(
        "r",
        "UBND xã A & B",
        Period("năm", 2024),
        ("BIỂU ĐÁNH GIÁ", "Năm 2024"),
        "(Kèm theo <x>)",
        headings.columns,
    )
    return report, [
        Domain("r", "d1", "I", "Lĩnh vực kinh tế"),
        Task(
            "r",
            "d1",
            "t1",
            number="1",
            unit="Phòng A & B",
            content="Đoạn một\nđoạn\thai",
            documents="42/KH-UBND\u00a0ngày 30/01/2024",
            result='< 5 m² & "xã trắng" ]]>',
            evaluation="88,0%",
            extra={"Ghi chú": "  giữ  khoảng trắng "},
        ),
        Domain("r", "d2", "II", "Lĩnh vực khác"),
        Task("r", "d2", "t2", unit="Công an"),
    ]


def written(report: Report, rows: list[Domain | Task]) -> bytes:
    stream = io.BytesIO()
    word_writer.write(lay_out(report, lambda: iter(rows)), stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def sample() -> dict[str, bytes]:
    """Return the parts of the sample's annex."""
    draft = sample_draft()
    rows: list[Domain | Task] = []
    for section in draft.sections:
        rows += [section.domain, *section.tasks]
    return parts_of(written(draft.report, rows))


@pytest.fixture
def body(sample: dict[str, bytes]) -> etree._Element:
    """Return the body of the sample's document."""
    return etree.fromstring(sample["word/document.xml"])[0]


def style_of(paragraph: etree._Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def text_of(element: etree._Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/header1.xml", "docProps/core.xml", "docProps/app.xml"]
)
def test_each_part_is_as_agreed(part: str) -> None:
    found = parts_of(written(*small_report()))[part]
    golden = (GOLDEN / Path(part).name).read_bytes()
    assert etree.tostring(etree.fromstring(found), method="c14n") == etree.tostring(
        etree.fromstring(golden), method="c14n"
    )


def test_titles_stand_above_the_table(body: etree._Element) -> None:
    above = [each for each in body if each.tag == f"{W}p"][:3]
    report = sample_draft().report
    assert [text_of(each) for each in above] == [*report.titles, report.attached_to]
    assert [style_of(each) for each in above] == ["TenBieu", "TenPhu", "KemTheo"]


def test_header_is_two_rows_with_real_spans_on_every_page(body: etree._Element) -> None:
    rows = body.find(f"{W}tbl").findall(f"{W}tr")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert repeated == [True, True] + [False] * (len(rows) - 2)
    assert len(rows) == 2 + 4 + 13

    def shape(row: etree._Element) -> list[tuple[str, str | None, str | None]]:
        cells = []
        for cell in row.findall(f"{W}tc"):
            span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
            cells.append(
                (
                    text_of(cell),
                    None if span is None else span.get(f"{W}val"),
                    None if merge is None else merge.get(f"{W}val"),
                )
            )
        return cells

    headings = headings_of(sample_draft().report)
    assert shape(rows[0]) == [
        (headings.number, None, "restart"),
        (headings.unit, None, "restart"),
        (headings.content, None, "restart"),
        (headings.results, "3", None),
    ]
    assert shape(rows[1]) == [
        ("", None, "continue"),
        ("", None, "continue"),
        ("", None, "continue"),
        (headings.documents, None, None),
        (headings.result, None, None),
        (headings.evaluation, None, None),
    ]
    assert shape(rows[2]) == [("I", None, None), ("Lĩnh vực kinh tế", "5", None)]


def test_widths_add_up_and_suit_the_text(body: etree._Element) -> None:
    table = body.find(f"{W}tbl")
    assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
    grid = [int(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    assert sum(grid) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == 16838 - 1701 - 851
    number, *_, narrative, evaluation = grid
    assert number == min(grid)
    assert narrative == max(grid)
    assert evaluation < narrative / 3
    for row in table.findall(f"{W}tr"):
        column = 0
        for cell in row.findall(f"{W}tc"):
            span, width = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}tcW")
            after = column + (1 if span is None else int(span.get(f"{W}val")))
            # A cell that says nothing has the grid's width.
            assert width is None or int(width.get(f"{W}w")) == sum(grid[column:after])
            column = after
        assert column == len(grid)


def test_paragraphs_stay_paragraphs_and_tabs_tabs() -> None:
    root = etree.fromstring(parts_of(written(*small_report()))["word/document.xml"])
    cell = root[0].find(f"{W}tbl").findall(f"{W}tr")[3].findall(f"{W}tc")[2]
    first, second = cell.findall(f"{W}p")
    assert text_of(first) == "Đoạn một"
    assert [each.tag for each in second.find(f"{W}r")] == [f"{W}t", f"{W}tab", f"{W}t"]


def test_python_docx_opens_it() -> None:
    document = docx.Document(io.BytesIO(written(*small_report())))
    table = document.tables[0]
    assert len(table.columns) == 7
    assert table.cell(3, 5).text == "88,0%"
    assert table.cell(0, 4).text == "Kết quả"
    assert document.core_properties.author == "UBND xã A & B"
    assert document.core_properties.title == "BIỂU ĐÁNH GIÁ Năm 2024"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("88,0%", "88%"),
        ("Đoạn một", "Đoạn  một"),
        ("\u00a0", " "),
        ("<w:tab/>", " "),
        ('<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="2"/>'),
        ("Năm 2024", "Năm 2025"),
        ('<w:t xml:space="preserve">Công an</w:t>', ""),
    ],
)
def test_a_planted_difference_is_found(old: str, new: str) -> None:
    report, rows = small_report()
    parts = parts_of(written(report, rows))
    changed = parts["word/document.xml"].decode().replace(old, new, 1)
    assert changed != parts["word/document.xml"].decode()
    parts["word/document.xml"] = changed.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    table = lay_out(report, lambda: iter(rows))
    with pytest.raises(Refused) as caught:
        word_writer.compare(table, stream, "annex.docx")
    assert caught.value.key == "file.changed_readback"


def test_what_was_written_is_found_equal() -> None:
    report, rows = small_report()
    word_writer.compare(lay_out(report, lambda: iter(rows)), io.BytesIO(written(report, rows)), "annex.docx")


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None or shutil.which("pdftotext") is None, reason="soffice and pdftotext")
def test_libreoffice_shows_every_word(tmp_path: Path) -> None:
    draft = sample_draft()
    rows: list[Domain | Task] = []
    for section in draft.sections:
        rows += [section.domain, *section.tasks]
    (tmp_path / "annex.docx").write_bytes(written(draft.report, rows))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*call, str(tmp_path / "annex.docx")], check=True, capture_output=True, timeout=300)
    call = ["pdftotext", "-layout", str(tmp_path / "annex.pdf"), "-"]
    shown = subprocess.run(call, check=True, capture_output=True, timeout=60).stdout.decode()
    first, *others = shown.rstrip("\f").split("\f")
    assert first.split()[0] == "BIỂU"
    assert [page.split()[0] for page in others] == [str(number) for number in range(2, len(others) + 2)]
    assert all("Tên đơn vị" in page and "(%)" in page for page in (first, *others))
    assert others[-1].split()[-1] == "định."  # the annex's last word: no empty page after it
    # Cells stand beside each other in the PDF's text: words are counted, not sentences.
    there = Counter(re.findall(r"\w+", shown))
    wanted = Counter(
        found
        for task in rows
        if isinstance(task, Task)
        for text in (task.unit, task.content, task.documents, task.result, task.evaluation)
        for found in re.findall(r"\w+", text)
    )
    assert wanted - there == Counter()
