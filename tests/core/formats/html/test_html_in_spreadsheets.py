"""What a spreadsheet makes of our pages: every text stays that text, and nothing can be clicked."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from former_columns import Headings

from db.records import Domain, Period, Report, Task
from db.store.store import Store
from vqdesk.annex.layout.style import AnnexStyle, Closing
from vqdesk.annex.layout.table import lay_out
from vqdesk.exporting.clipboard import format_as_text, format_for_clipboard
from vqdesk.exporting.file_export import ExportOptions
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.excel.writer import workbook as excel_writer
from vqdesk.formats.html import writer as html_writer
from vqdesk.importing.file_import import open_clipboard

if TYPE_CHECKING:
    from vqdesk.annex.layout.table import AnnexTable

VALUES = (
    *("=1+1", '=HYPERLINK("https://x.invalid/";"bấm")', '=WEBSERVICE("https://x.invalid/")', "=A1", "= 5"),
    *("@SUM(1)", "+1", "-1", "-x", "+84 25", "-2+3", "1.10", "05", "007", "1,5", "1.234,5", "50%", "1E5"),
    *(
        "1e-3",
        "0x1F",
        "1/2",
        "3-4",
        "27/9/2024",
        "2024-01-30",
        "12:30",
        "1 1/2",
        "TRUE",
        "FALSE",
        "(5)",
        "5 $",
    ),
    *("Jan 5", "May 2024", "5 tháng 9", "'05", "'=1+1", "\t=1+1", "1\t2", " 05", "05 ", "#N/A", "1.000.000"),
    *("https://x.invalid/", "file:///etc/passwd", "an@x.invalid", "\\\\x.invalid\\c", "a  b   c", "=1+1\n05"),
    *("05\n=1+1", "<a href='https://x.invalid/'>=1</a>", "=cmd|' /C calc'!A0", "＝1+1", "१", "½", "٣", "−5"),
    *("9" * 20, "=" + "1+" * 200 + "1", "Phụ lục II", "NĂM 2024", "BIỂU ĐÁNH GIÁ"),
)


def annex(value: str) -> AnnexTable:
    """Return an annex of which every text is this value."""
    headings = Headings(value, value, value, value, value, value, value, (value,)).columns
    report = Report("r", value, Period("năm", 2024), (value, value), value, headings)
    rows = (
        Domain("r", "d", value, value),
        Task("r", "d", "t", value, value, value, value, value, value, {value: value}),
    )
    closing = Closing((value,), value.replace("\n", " "), (value,), value.replace("\n", " "))
    return lay_out(report, lambda: iter(rows), "paper", AnnexStyle(closing=closing))


def page(table: AnnexTable) -> str:
    return "".join(html_writer.document(table))


class Places(HTMLParser):
    """Note the elements that a spreadsheet makes cells of, and all attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[dict[str, str | None]] = []
        self.lines: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self._in_line = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag in ("td", "th"):
            self.cells.append(dict(attrs))
        elif tag == "table":
            assert dict(attrs)["x:str"] == ""
        elif tag == "p":
            self._in_line = True
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self._in_line:
            self.lines[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in_line = self._in_line and tag != "p"


@pytest.mark.parametrize("value", VALUES)
def test_every_cell_is_said_to_be_text(value: str) -> None:
    html = page(annex(value))
    places = Places(html)
    assert len(places.cells) > 16
    for cell in places.cells:
        assert cell["sdnum"] == "1033;0;@"
        assert cell.get("class") is None or re.search(
            rf'^\.{cell["class"]} {{ .*mso-number-format:"\\@";', html, re.MULTILINE
        )
    assert re.search(r'^td, th { mso-number-format:"\\@"; }', html, re.MULTILINE)


@pytest.mark.parametrize("value", VALUES)
def test_a_line_that_could_be_a_value_is_a_cell(value: str) -> None:
    lines = [line for line in Places(page(annex(value))).lines if line.strip()]
    # Of the closing block there is a line of the style's own.
    lines = [line for line in lines if not line.startswith("Nơi nhận")]
    assert (lines == []) == (value not in ("BIỂU ĐÁNH GIÁ", "Phụ lục II", "a  b   c"))


def test_the_usual_titles_are_paragraphs() -> None:
    draft = sample_draft()
    lines = Places(page(lay_out(draft.report, lambda: iter(()), "paper", AnnexStyle()))).lines
    assert lines == [*draft.report.titles, draft.report.attached_to]


@pytest.mark.parametrize("value", VALUES)
def test_nothing_can_be_clicked_or_is_fetched(value: str) -> None:
    for tag, name, _ in Places(page(annex(value))).attributes:
        assert tag not in ("a", "img", "link", "object", "iframe", "script", "base", "form")
        assert name not in ("href", "src", "action", "background", "data", "formaction")


@pytest.mark.parametrize("value", VALUES)
def test_a_page_is_read_back_cell_by_cell(value: str) -> None:
    stream = io.BytesIO()
    html_writer.write(annex(value), stream)
    stream.seek(0)
    html_writer.compare(annex(value), stream, "a.html")


def test_lines_of_a_cell_stay_in_one_cell() -> None:
    html = page(annex("một\nhai"))
    breaks = re.findall(r"<br[^>]*>", html)
    assert set(breaks) == {'<br style="mso-data-placement:same-cell"/>'}
    assert "br { mso-data-placement:same-cell; }" in html


def test_titles_that_are_cells_come_in_again() -> None:
    report = sample_draft().report
    titles = ("BIỂU ĐÁNH GIÁ", "Năm 2024")
    rows = [row for section in sample_draft().sections for row in (section.domain, *section.tasks)]
    table = lay_out(
        Report(report.id, "", Period("năm", 2024), titles, report.attached_to, report.columns),
        lambda: iter(rows),
        "paper",
        AnnexStyle(),
    )
    (found,) = open_clipboard(page(table), "", "clipboard").annexes
    draft = found.recognise(period=Period("năm", 2024)).draft  # the sample's headings tell of nine months
    assert draft.report.titles == titles
    assert draft.report.attached_to == report.attached_to
    assert [len(section.tasks) for section in draft.sections] == [
        len(section.tasks) for section in sample_draft().sections
    ]


# The clipboard


@pytest.mark.parametrize("whole", [True, False])
def test_the_clipboard_has_the_same_page(tmp_path: Path, whole: bool) -> None:
    with Store.open(tmp_path / "a.vqd") as store:
        store.reports.add(sample_draft())
        html, _ = format_for_clipboard(store, sample_draft().report.id, ExportOptions(), whole=whole)
    cells = Places(html).cells
    assert cells
    assert all(cell["sdnum"] == "1033;0;@" for cell in cells)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'),
        (" =1+1", "' =1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+HYPERLINK(1)", "'+HYPERLINK(1)"),
        ("-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"),
        ("\t=1+1", '"\'\t=1+1"'),
        ("- Đã làm 5 việc", "- Đã làm 5 việc"),
        ("-Đã làm (5 việc)", "-Đã làm (5 việc)"),
        ("+ 5 xã", "+ 5 xã"),
        ("-5,2%", "-5,2%"),
        ("05", "05"),
        ("1.10", "1.10"),
        ("'05", "'05"),
    ],
)
def test_as_text_no_formula_is_left(text: str, copy: str) -> None:
    rows = format_as_text(annex(text)).split("\n")
    line = next(line for line in rows if line.count(copy) > 6)
    assert line.replace(copy, "").strip("\t") == ""


# Excel's own form


@pytest.mark.parametrize("value", [value for value in VALUES if value.strip()])
def test_a_workbook_has_texts_and_shares_alone(value: str) -> None:
    stream = io.BytesIO()
    excel_writer.write(annex(value), stream)
    book = openpyxl.load_workbook(stream)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.hyperlink is None and cell.data_type in ("s", "n") for cell in cells)
    for cell in cells:
        if cell.data_type == "s" and str(cell.value)[0] in "=+-@":
            assert cell.quotePrefix
        if cell.data_type == "n":  # an evaluation that is one number
            assert re.fullmatch(r"[\d.,]+\s*%?|\d+", value)


# With the other office program

SOFFICE = shutil.which("soffice")
PROGRAM = Path(SOFFICE or "").resolve().parent
FILTERS = ("HTML (StarCalc)", "calc_HTML_WebQuery")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], list[Any]]:
    """Let LibreOffice Calc open a page for each value by each of its ways; return the cells by both."""
    folder = tmp_path_factory.mktemp("calc")
    for place, value in enumerate(VALUES):
        (folder / f"{place}.html").write_text(page(annex(value)), encoding="utf-8")
    found = {}
    for way in FILTERS:
        out = folder / way
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        call = ["soffice", profile, "--headless", f"--infilter={way}", "--convert-to", "xlsx"]
        files = [str(folder / f"{place}.html") for place in range(len(VALUES))]
        subprocess.run([*call, "--outdir", str(out), *files], check=True, capture_output=True, timeout=300)
        for place in range(len(VALUES)):
            book = openpyxl.load_workbook(out / f"{place}.xlsx")
            rows = [row for sheet in book for row in sheet.iter_rows()]
            found[way, place] = [cell for row in rows for cell in row if cell.value is not None]
    return found


@pytest.mark.skipif(SOFFICE is None, reason="soffice is not there")
@pytest.mark.skipif(not (PROGRAM / "libsclo.so").exists(), reason="LibreOffice Calc is not there")
@pytest.mark.parametrize("way", FILTERS)
@pytest.mark.parametrize("place", range(len(VALUES)), ids=VALUES)
def test_calc_shows_every_text_as_it_was(
    opened: dict[tuple[str, int], list[Any]], way: str, place: int
) -> None:
    cells = opened[way, place]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    found = Counter(bare(cell.value) for cell in cells)
    value = bare(VALUES[place])
    if "\n" not in value or way == FILTERS[0]:
        # Headings and texts of 7 columns, the results' common heading, a domain.
        assert found[value] >= 8 + 7 + 2
    if way == FILTERS[1]:  # makes rows of lines
        value = value.replace("\n", "")
    assert set("".join(found)) - set("Nơi nhận:\n") <= set(value)


def bare(text: str) -> str:
    """Return a text without what no cell of Calc holds: white space at its ends, and tabs."""
    return text.replace("\t", " ").strip()
