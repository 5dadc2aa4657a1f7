"""The account law: whatever an annex says and however it is laid out, each character is told of."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from handmade import html_page as markup
from handmade import marks
from handmade.docx import Pen, Style, word
from handmade.plan import HEADINGS, OTHER_HEADINGS, Plan, Table, flat, laid_out
from handmade.truths import EXTRAS, FIELDS, Domain, Task, Truth
from handmade.xlsx import Book, Sheet, formulas, numbers
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Period
from vqdesk.formats.exchange import writer as exchange_writer
from vqdesk.importing import file_import

PERIOD = Period("9 tháng", 2024)
WORDS = (
    "Kế hoạch số 42/KH-UBND ngày 30/01/2024",
    "Đạt 88,0% so với cùng kỳ",
    "Lĩnh vực kinh tế",
    "II. Lĩnh vực văn hoá - xã hội",
    "TT",
    "Tên đơn vị",
    "Nội dung nhiệm vụ trọng tâm",
    "Nơi nhận: như trên",
    "Phòng Kinh tế",
    "Biểu số 2",
    "1.",
    "100%",
    "972,5m²",
    '"xã trắng"',
    "<p>",
    "&amp;",
    "U\u00fb ban nh\u00a9n d\u00a9n",
    "(1)",
)
CHARACTERS = st.characters(categories=("L", "N", "P", "S"))
TEXTS = st.one_of(
    st.just(""),
    st.sampled_from(WORDS),
    st.text(CHARACTERS, max_size=12),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(CHARACTERS, max_size=8)), max_size=4).map("\n".join),
    st.lists(st.sampled_from(WORDS), max_size=3).map(" \u00a0".join),
    st.sampled_from(WORDS).map(lambda text: unicodedata.normalize("NFD", text)),
)
LINES = TEXTS.map(lambda text: " ".join(text.split()))
UNITS = st.one_of(st.sampled_from(("Phòng Nội vụ", "Công an", "")), TEXTS)
STYLES = st.sampled_from(
    (
        {},
        {"cell": marks.tracked},
        {"cell": marks.controls},
        {"cell": marks.tags_and_links},
        {"cell": marks.fields},
        {"cell": marks.specials},
        {"cell": marks.scattered},
        {"cell": marks.alternate},
        {"cell": marks.mark_deleted},
        {"row": marks.deleted_row},
        {
            "row": marks.control_around_row,
            "tc": marks.control_around_cell,
            "table": marks.control_around_table,
        },
        {"para": marks.in_box},
        {"para": marks.in_vml_box, "strict": True},
        "notes",
    )
)
DIALECTS = st.sampled_from((markup.WORD, markup.EXCEL, markup.LIBRE, markup.WEB))


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Return a task of any texts."""
    number = draw(st.one_of(st.integers(1, 60).map(str), LINES))
    texts = {name: draw(TEXTS) for name in (*FIELDS[2:], *EXTRAS)}
    return Task(number, draw(UNITS), **texts)


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Return an annex that has one honest task at least."""
    sure = Task("1", "Phòng Nội vụ", "Sắp xếp đơn vị hành chính", "28/KH-UBND", "Đã trình đề án", "50%")
    names = draw(
        st.lists(st.tuples(st.sampled_from(("I", "II", "A", "Phần thứ ba")), LINES), min_size=1, max_size=3)
    )
    domains = [Domain(numeral, name, tuple(draw(st.lists(tasks(), max_size=4)))) for numeral, name in names]
    domains[0] = Domain("I", "Lĩnh vực kinh tế", (sure, *domains[0].tasks))
    titles = tuple(draw(st.lists(LINES, max_size=3)))
    return Truth(titles, draw(LINES), "", {}, "Tóm tắt kết quả 9 tháng năm 2024", tuple(domains))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return any layout."""
    headers = draw(st.sampled_from((1, 2)))
    columns = list(FIELDS)
    if headers == 1:
        columns = [*draw(st.permutations(FIELDS)), *draw(st.sampled_from(((), ("note",), EXTRAS)))]
        for gone in draw(st.lists(st.sampled_from(("number", "documents", "unit")), max_size=2, unique=True)):
            columns.remove(gone)
    return Plan(
        tuple(columns),
        draw(st.sampled_from((HEADINGS, OTHER_HEADINGS, {**OTHER_HEADINGS, "note": ""}))),
        headers,
        draw(st.booleans()),
        draw(st.sampled_from(("merged", "two", "two-merged", "one", "para", "none"))),
        draw(st.sampled_from(("{numeral}", "{numeral}."))),
        draw(st.sampled_from((" ", ": "))),
        draw(st.sampled_from(((), ("unit",), ("unit", "documents")))),
        draw(st.sampled_from((0, 0, 2, 3))),
        draw(st.booleans()),
    )


@settings(max_examples=60)
@given(truths(), plans(), STYLES)
def test_no_character_of_a_word_file_is_lost(truth: Truth, plan: Plan, how):
    if how == "notes":
        notes = marks.Notes()
        how = {"cell": notes.cell, "parts": notes.parts}
    check(*word(laid_out(truth, plan), Style(**how)), ".docx")


@settings(max_examples=40)
@given(truths(), plans(), st.sampled_from((numbers, formulas, None)), st.booleans())
def test_no_character_of_an_excel_file_is_lost(truth: Truth, plan: Plan, value, hidden):
    book = Book()
    sheet = Sheet(blocks=laid_out(truth, plan), hidden_rows=(4, 7) if hidden else (), first_column=hidden)
    sheet.value = value or sheet.value
    book.add(sheet)
    check(book.bytes(), book.seen, ".xlsx")


@settings(max_examples=40)
@given(truths(), plans(), DIALECTS)
def test_no_character_of_a_web_page_is_lost(truth: Truth, plan: Plan, dialect: markup.Dialect):
    pen = Pen()
    text = markup.html(laid_out(truth, plan), dialect, pen)
    check(text.encode(), "".join(pen.seen), ".html")


@settings(max_examples=40)
@given(truths(), plans(), st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
def test_no_character_of_a_text_file_is_lost(truth: Truth, plan: Plan, encoding: str):
    lines = []
    for block in laid_out(truth, plan):
        if not isinstance(block, Table):
            lines.append(block.text)
            continue
        for row, line in enumerate(flat(block.rows)):
            cells = [cell.text if began == row else "" for cell, _, began in line]
            lines.append("\t".join(cells))
    text = "\n".join(lines)
    check(text.encode(encoding), text, ".txt")


def check(data: bytes, seen: str, ending: str) -> None:
    """Read a file; what is seen must be in the report or in the account."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"biểu{ending}")
        path.write_bytes(data)
        annexes = file_import.read_file(path, period=PERIOD, annex="all")
    # A cell may look like the title of another annex: each one accounts for the whole file.
    for found in annexes:
        form = json.loads(exchange_writer.write(found.draft))
        kept = letters("".join(texts(form))) + letters("".join(entry.what for entry in found.account))
        assert "".join((letters(seen) - kept).elements()) == ""


def letters(text: str) -> Counter[str]:
    """Count the characters that are no white space, marks apart: so no neighbour changes the count."""
    return Counter("".join(unicodedata.normalize("NFD", text).split()))


def texts(form: object) -> list[str]:
    """Return the texts of a report, all that an import does not make by itself."""
    if isinstance(form, dict):
        made = ("id", "citations", "percent", "schema", "period", "organisation")
        return [text for key, value in form.items() if key not in made for text in texts(value)]
    if isinstance(form, list):
        return [text for one in form for text in texts(one)]
    return [form] if isinstance(form, str) else []
