"""The law of the way out and in again by Excel: every text comes back, percentages as numbers."""

from __future__ import annotations

import io
import unicodedata
from decimal import Decimal

import openpyxl
import pytest
from former_columns import Headings, headings_of
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Domain, Period, Report, Task
from vqdesk.annex.layout.style import AnnexStyle
from vqdesk.annex.layout.table import lay_out
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.excel.reader.workbook import read_source
from vqdesk.formats.excel.writer import workbook as excel_writer
from vqdesk.formats.excel.writer.figures import share_of
from vqdesk.formats.opc.number_format.rendering import render_number

NAME = "a.xlsx"
HEADINGS = Headings("TT", "Đơn vị", "Nội dung", "Kết quả", "Văn bản", "Khối lượng", "Mức độ", ("Ghi chú",))

# What the store keeps of a text: NFC, and no control characters but line breaks and tabs.
SIGNS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\u2028\u2029")
ODD = st.sampled_from(
    ["\n", "\t", " ", "\u00a0", "\u2011", "\u00ad", "_x000D_", "_x005F_", "_x", "&", "<", "=", "+", "-", "@"]
)
PERCENT = st.from_regex(r"-?[0-9]{1,5}(\.[0-9]{3})?(,[0-9]{1,4})?( ?%)?", fullmatch=True)
TEXT = (st.lists(SIGNS | ODD, max_size=12).map("".join) | PERCENT).map(
    lambda text: unicodedata.normalize("NFC", text)
)
TASKS = st.lists(st.tuples(*[TEXT] * 7), min_size=1, max_size=6)


def written(table) -> bytes:
    stream = io.BytesIO()
    excel_writer.write(table, stream)
    excel_writer.compare(table, stream, NAME)
    return stream.getvalue()


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXT, TEXT, TASKS), max_size=3), st.sampled_from([12, 14]))
def test_what_goes_out_comes_in_cell_by_cell(domains, size):
    rows = []
    for number, (numeral, name, tasks) in enumerate(domains):
        rows.append(Domain("r", str(number), numeral, name))
        rows += [Task("r", str(number), "t", *texts[:6], extra={"Ghi chú": texts[6]}) for texts in tasks]
    report = Report("r", "UBND xã", Period("năm", 2024), ("BIỂU",), "", HEADINGS.columns)
    table = lay_out(report, lambda: iter(rows), style=AnnexStyle(table_size=size))
    data = written(table)
    assert written(table) == data
    # What of a text an import converts, because it looks like an old encoding, is told by the account.
    source = read_source(data, NAME)
    told = {entry.where for entry in source.account}
    found = {cell.where: cell.text for block in source.blocks for row in block.rows for cell in row}
    body = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    at = 3
    for row in table.rows:
        at += 1
        column = 1
        for cell in row.cells:
            text, where = "\n".join(cell.paragraphs), f"sheet 1, row {at}, column {column}"
            if text.strip() and where not in told:
                assert found[where] == text
            number = body.cell(at, column).value
            # A number wider than its column would be shown as ####; TT has room for four figures.
            if isinstance(number, int | float) or len(text) < 4:
                assert isinstance(number, int | float) == (share_of(text) is not None)
            column += cell.column_span


@given(PERCENT)
def test_a_number_is_shown_as_it_was_typed_or_is_none(text):
    share = share_of(text)
    if share:
        assert render_number(share.value, share.code) == text
        assert "e" not in share.value.lower()
        assert Decimal(share.value) * 100 == Decimal(text[:-1].replace(".", "").replace(",", "."))


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("88,0%", "0.88", "0.0%"),
        ("100%", "1", "0%"),
        ("112,4%", "1.124", "0.0%"),
        ("0%", "0", "0%"),
        ("0,05%", "0.0005", "0.00%"),
        ("1.293,5%", "12.935", "#,##0.0%"),
        ("1293,5%", "12.935", "0.0%"),
        ("-5%", "-0.05", "0%"),
        ("58,3%", "0.583", "0.0%"),
    ],
)
def test_a_percentage_is_a_number_with_the_decimals_that_were_typed(text, value, code):
    assert share_of(text) == (value, code)


@pytest.mark.parametrize(
    "text",
    [
        *("100 %", " 88%", "88%\n", "088%", "88.5%", "-0%", "+5%", "88", "88,%", "%", "1.29%", "1,5%%"),
        *("٥%", "1234567890123456%", "−5%", "đạt 88%", ""),
    ],
)
def test_what_no_number_shows_like_that_stays_a_text(text):
    assert share_of(text) is None


def test_a_percentage_wider_than_its_column_stays_a_text():
    """Excel would show `####`: numbers have no second line."""
    report = Report("r", "", Period("năm", 2024), ("BIỂU",), "", HEADINGS.columns)
    wide = "12.345.678,123456%"
    assert share_of(wide)
    table = lay_out(
        report, lambda: iter([Task("r", "d", "t", "1", evaluation=wide, extra={"Ghi chú": "5%"})])
    )
    sheet = openpyxl.load_workbook(io.BytesIO(written(table))).worksheets[0]
    assert [sheet.cell(4, 6).value, sheet.cell(4, 7).value] == [wide, 0.05]


def _texts(draft):
    return [
        (
            section.domain.numeral,
            section.domain.name,
            *(
                (t.number, t.unit, t.content, t.documents, t.result, t.evaluation, dict(t.extra))
                for t in section.tasks
            ),
        )
        for section in draft.sections
    ]


@pytest.mark.parametrize("size", [12, 14])
@pytest.mark.parametrize("custom", ["local", "decree"])
def test_the_sample_comes_back_whole_and_the_list_of_tasks_is_no_second_annex(size, custom):
    draft = sample_draft()
    rows = [record for section in draft.sections for record in (section.domain, *section.tasks)]
    table = lay_out(draft.report, lambda: iter(rows), style=AnnexStyle(custom, size))
    (grid,) = finder.find_annexes(read_source(written(table), NAME))
    found = recognise(grid)
    assert _texts(found.draft) == _texts(draft)
    assert headings_of(found.draft.report) == headings_of(draft.report)
    assert found.draft.report.attached_to == draft.report.attached_to
    assert [entry.why for entry in found.account] == ["account.list_again"]


def _list_changed(change) -> int:
    """Return how many annexes are found where a clerk has changed the list of tasks."""
    draft = sample_draft()
    rows = [record for section in draft.sections for record in (section.domain, *section.tasks)]
    book = openpyxl.load_workbook(io.BytesIO(written(lay_out(draft.report, lambda: iter(rows)))))
    change(book.worksheets[1])
    stream = io.BytesIO()
    book.save(stream)
    return len(finder.find_annexes(read_source(stream.getvalue(), NAME)))


def _sorted(sheet) -> None:
    rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows(min_row=2)]
    for at, row in enumerate(sorted(rows, key=str), 2):
        for column, (value, code) in enumerate(row, 1):
            sheet.cell(at, column).value = value
            sheet.cell(at, column).number_format = code


def test_the_list_may_be_sorted_or_shortened_but_no_changed_text_in_it_is_passed_over():
    assert _list_changed(_sorted) == 1
    assert _list_changed(lambda sheet: sheet.delete_rows(3, 4)) == 1
    assert _list_changed(lambda sheet: setattr(sheet["F5"], "value", "khác")) == 2
    assert _list_changed(lambda sheet: setattr(sheet["A5"], "value", "II. Lĩnh vực khác")) == 2
    assert _list_changed(lambda sheet: setattr(sheet["G2"], "value", 0.9)) == 2
