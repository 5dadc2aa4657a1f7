"""Files of odd shapes are read in time proportional to their size, or refused: steps are counted, no clock."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from handmade.docx import zipped
from handmade.excel_book import MAIN, book, inline, read, refused, rows, told, unzipped
from handmade.word_xml import docx, p, r, root, t, tbl, tc, tr
from lxml import etree
from steps import LINEAR, Counted, growth

from db.errors import Refused
from db.limits import DEEPEST_NESTING
from db.records import Period
from vqdesk.annex.recognition import finder, recogniser
from vqdesk.annex.recognition.columns.alignment import align_rows
from vqdesk.annex.recognition.columns.header import header_of
from vqdesk.annex.recognition.open_questions import decision
from vqdesk.annex.recognition.titles import find_letterhead_rows
from vqdesk.annex.source.grid import Cell, Grid, Paragraph, Source, Table
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.formats.excel import element_stream, references
from vqdesk.formats.excel.reader import sheet as excel_sheet
from vqdesk.formats.exchange import writer as exchange_writer
from vqdesk.formats.html import reader as html_reader
from vqdesk.formats.html import table as html_table
from vqdesk.formats.opc import parts
from vqdesk.formats.plain_text import drawn_tables
from vqdesk.formats.word.names import W
from vqdesk.formats.word.reader import body_stream, paragraphs
from vqdesk.formats.word.reader import document as word_reader
from vqdesk.text import strict_json

HEADINGS = ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Văn bản triển khai", "Kết quả", "Mức độ hoàn thành (%)")
TASK = ("1", "Ban A", "việc", "số 1", "xong", "100%")
PERIOD = Period("năm", 2024)


def row(texts: tuple[str, ...], place: int = 0, span: int = 1) -> list[Cell]:
    return [Cell(text, place, at * span, 1, span, f"hàng {place}, cột {at}") for at, text in enumerate(texts)]


def table(*lines: tuple[str, ...]) -> Table:
    return Table([row(texts, place) for place, texts in enumerate(lines)])


def too_big(work: Any) -> bool:
    with pytest.raises(Refused) as refusal:
        work()
    return refusal.value.key == "file.too_big"


# Excel


def test_what_was_read_of_a_sheet_is_empty_when_it_is_taken_out():
    # lxml takes the square of the nodes for a part of a tree that is taken out with all that is in it.
    shared = f'<sst xmlns="{MAIN}">' + ("<si>" + "<r><t>a</t></r>" * 50 + "</si>") * 3 + "</sst>"
    found = []
    for element in element_stream.elements([shared.encode()], {"sst": "si"}, (), "a"):
        assert len(element) == 50
        found.append(element)
    assert [len(element) for element in found] == [0, 0, 0]


def test_one_place_may_be_written_to_many_times(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(excel_sheet, "read_string", lambda _: Counted("ab"))
    Counted.copied = 0
    source = read(book(rows(f'<row r="1">{inline("A1", "ab") * 300}</row>')))
    assert source.blocks[0].rows[0][0].text == "\n".join(["ab"] * 300)
    assert Counted.copied < 3000
    monkeypatch.setattr(excel_sheet, "LONGEST_CELL", 800)
    assert refused(book(rows(f'<row r="1">{inline("A1", "ab") * 300}</row>'))) == "file.too_big"


def test_merged_cells_that_overlap_are_told_apart_by_a_row_once():
    def made(count: int) -> tuple[list[str], int]:
        side_by_side = [f"{column(at)}1:{column(at)}2" for at in range(1, count + 1)]
        return side_by_side + [f"{column(at)}2:{column(at)}3" for at in range(1, count + 1)], count

    def work(what: tuple[list[str], int]) -> object:
        return references.clipped(what[0], [1, 2, 3], what[1], "a")

    assert growth(made, work, 100) < LINEAR
    assert len(work(made(20))) == 20  # type: ignore[arg-type]


def column(number: int) -> str:
    first, last = divmod(number - 1, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def test_merged_cells_reach_into_so_many_rows_and_no_more(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(references, "MOST_HANGING", 100)
    lines = "".join(f'<row r="{n}">{inline(f"A{n}", "a")}</row>' for n in range(1, 52))
    merges = '<mergeCells><mergeCell ref="A1:A51"/><mergeCell ref="B1:B{0}"/></mergeCells>'
    lines = lines.replace("</row>", inline("B1", "b") + "</row>", 1)
    assert read(book(rows(lines, after=merges.format(51)))).blocks
    lines = lines.replace("</row>", inline("C1", "b") + "</row>", 1)
    more = merges.format(51).replace("</mergeCells>", '<mergeCell ref="C1:C2"/></mergeCells>')
    assert refused(book(rows(lines, after=more))) == "file.too_big"


def test_hidden_columns_are_told_in_one_pass():
    def made(size: int) -> bytes:
        lines = "".join(f'<row r="{n}">{inline(f"A{n}", "a")}</row>' for n in range(1, size + 1))
        return book(rows(lines, before=f'<cols><col min="1" max="{size}" hidden="1"/></cols>'))

    assert growth(made, read, 120) < LINEAR
    assert told(made(3)) == [("sheet 1, column 1", "a\na\na", "converted", "account.hidden_column")]


def test_what_fills_a_workbooks_styles_is_not_kept(monkeypatch: pytest.MonkeyPatch):
    # Workbooks that were copied together have tens of thousands of these.
    monkeypatch.setattr(parts, "MOST_KEPT", 1000)
    monkeypatch.setattr(element_stream, "MAX_XML_NODES_KEPT", 100_000)
    filling = "<cellStyleXfs>" + "<xf/>" * 100_000 + "</cellStyleXfs>"
    formats = '<fonts><font><name val="Wingdings"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>'
    styles = formats.replace("<cellXfs>", f"{filling}<cellXfs>")
    found = read(
        book(rows('<row r="1"><c r="A1" s="0" t="inlineStr"><is><t>\uf0fc</t></is></c></row>'), styles=styles)
    )
    assert found.blocks[0].rows[0][0].text == "✓"


@pytest.mark.parametrize(
    "styles",
    [
        "<cellXfs>" + "<xf/>" * 100_001 + "</cellXfs>",
        "<fonts>" + "<font/>" * 100_001 + "</fonts>",
        "<numFmts>"
        + "".join(f'<numFmt numFmtId="{n}" formatCode="0"/>' for n in range(200, 2201))
        + "</numFmts>",
    ],
    ids=["formats", "fonts", "codes"],
)
def test_more_styles_than_any_program_keeps_are_refused(styles: str):
    assert refused(book(rows(), styles=styles)) == "file.too_big"


def test_a_code_of_any_length_shows_a_number():
    code = f'<numFmts><numFmt numFmtId="200" formatCode="{"0.0#" * 240}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'
    found = read(book(rows('<row r="1"><c r="A1" s="0"><v>1.5</v></c></row>'), styles=code))
    assert len(found.blocks[0].rows[0][0].text) < 600


def test_a_sheet_is_not_read_more_often_than_there_are_parts():
    data = unzipped(book(rows()))
    sheet = '<sheet name="a" sheetId="1" r:id="rId1"/>'
    many = data["xl/workbook.xml"].replace("</sheets>", sheet * 1000 + "</sheets>")
    assert refused(zipped({**data, "xl/workbook.xml": many})) == "file.too_big"


def test_lists_of_the_same_tasks_are_compared_with_the_annex_looked_through_once():
    def made(size: int) -> bytes:
        tasks = "".join(
            f'<row r="{n}">{inline(f"A{n}", "1")}{inline(f"B{n}", f"việc {n}")}</row>' for n in range(2, size)
        )
        first = rows(f'<row r="1">{inline("A1", "TT")}{inline("B1", "Việc")}</row>', tasks)
        again = rows(
            f'<row r="1">{inline("A1", "Lĩnh vực")}{inline("B1", "TT")}{inline("C1", "Việc")}</row>',
            f'<row r="2">{inline("B2", "1")}{inline("C2", "việc 2")}</row>',
        )
        return book(first, *[again] * size)

    assert growth(made, read, 200) < LINEAR
    assert [why for *_, why in told(made(5))] == ["account.list_again"] * 5


# Word


def held(element: Any) -> int:
    """Return how many elements in one somebody holds but the tree."""
    lone = etree.fromstring("<a><b/></a>")
    usual = next(sys.getrefcount(each) for each in lone.iterdescendants())
    return sum(sys.getrefcount(each) > usual for each in element.iterdescendants())


def test_nothing_large_is_taken_out_while_something_in_it_is_held(monkeypatch: pytest.MonkeyPatch):
    # lxml takes the square of the nodes for it.
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('b')}</w:txbxContent></w:pict></w:r></w:p>"
    wrapped = f"<w:sdt><w:sdtContent>{p('c') * 3}</w:sdtContent></w:sdt>"
    empty = body_stream._empty  # noqa: SLF001
    seen: list[tuple[int, list[int]]] = []

    def watched(element: Any) -> None:
        whole = element.tag in (f"{W}p", f"{W}tbl")
        at = held(element) if whole else 0
        inside = [] if whole else [*element.iterdescendants()]
        empty(element)
        seen.append((at, [len(each) for each in inside]))

    monkeypatch.setattr(body_stream, "_empty", watched)
    found = word_reader.read_source(
        docx(box + wrapped + tbl(tr(tc(box), tc(p("d"), "<w:vMerge/>"))) + p("e")), "a"
    )
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["b", "c", "c", "c", "e"]
    assert len(seen) == 5  # with the properties of the section
    assert not any(at or any(left) for at, left in seen)


@pytest.mark.parametrize("around", ["{}", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"])
def test_paragraphs_that_join_are_put_together_once(monkeypatch: pytest.MonkeyPatch, around: str):
    monkeypatch.setattr(paragraphs.InlineReader, "_join_runs", lambda _: Counted("ab"))
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>ab</w:t></w:r></w:p>"
    Counted.copied = 0
    (block,) = word_reader.read_source(docx(around.format(gone * 300 + p("x"))), "a").blocks
    text = block.text if isinstance(block, Paragraph) else block.rows[0][0].text
    assert text == "ab" * 301
    assert Counted.copied < 3000


def test_many_lists_of_one_form_with_many_levels():
    def made(size: int) -> bytes:
        levels = '<w:lvl w:ilvl="0"><w:start w:val="7"/></w:lvl>' * size
        lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(size))
        form = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}'
        return docx(
            p("a", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            numbering=root("numbering", form),
        )

    assert growth(made, lambda data: word_reader.read_source(data, "a"), 100) < LINEAR


def test_levels_beyond_those_of_word_number_nothing():
    def made(size: int) -> bytes:
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:lvlRestart w:val="0"/><w:lvlText w:val="%1."/></w:lvl>'
            for n in range(size)
        )
        place = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
        form = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        return docx("".join(p("a", place.format(n)) for n in range(size)), numbering=root("numbering", form))

    assert growth(made, lambda data: word_reader.read_source(data, "a"), 100) < LINEAR


def test_what_lies_deep_is_not_climbed_out_of_again_and_again():
    def made(size: int) -> bytes:
        deep = "<w:smartTag>" * size + r("<w:tab/>" + t("a")) * (4 * size) + "</w:smartTag>" * size
        return docx(tbl(tr(tc(p(deep)))))

    assert growth(made, lambda data: word_reader.read_source(data, "a"), 60) < LINEAR


def test_an_insertion_in_another_is_told_once():
    nested = "<w:ins>" * 50 + r("abc") + "</w:ins>" * 50
    found = word_reader.read_source(docx(f"<w:p>{nested}</w:p>"), "a")
    assert [(entry.what, entry.why) for entry in found.account] == [("abc", "account.inserted")]


def test_what_lies_in_memory_at_once_has_a_limit(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(body_stream, "MOST_KEPT", 100_000)
    assert word_reader.read_source(docx(p("a") * 60_000), "a").blocks
    assert word_reader.read_source(docx(tbl(tr(tc("a")) * 40_000)), "a").blocks
    wrapped = docx(f"<w:sdt><w:sdtContent>{p('a') * 60_000}</w:sdtContent></w:sdt>")
    assert too_big(lambda: word_reader.read_source(wrapped, "a"))
    monkeypatch.setattr(parts, "MOST_KEPT", 1000)
    styles = root("styles", '<w:style w:styleId="a"/>' * 1000)
    assert too_big(lambda: word_reader.read_source(docx(p("a"), styles=styles), "a"))


# HTML


def test_tables_in_a_cell_do_not_look_at_the_rows_around_them_again():
    def made(size: int) -> str:
        wide = ("<tr>" + "<td>a b" * size) * 5
        inner = f"<table>{html_row(HEADINGS)}{html_row(TASK)}</table>" * size
        return f"<table>{wide}{html_row(HEADINGS)}<tr><td>{inner}</table>"

    work = lambda html: decision.decide_open(html_reader.read_copied_html(html, "a"))  # noqa: E731
    assert growth(made, work, 20) < LINEAR


def test_annexes_in_the_rows_of_a_layout_do_not_look_at_what_was_taken():
    def made(size: int) -> str:
        return "<table>" + f"<tr><td>a<table>{html_row(HEADINGS)}</table>" * size + "</table>"

    work = lambda html: decision.decide_open(html_reader.read_copied_html(html, "a"))  # noqa: E731
    assert growth(made, work, 800) < LINEAR
    blocks = work(made(3)).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table] * 3


def html_row(texts: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<td>{text}" for text in texts)


def test_a_label_of_many_pieces_is_put_together_once():
    lines = html_table.HtmlPage("a", ImportLog(), None).lines("a")
    for _ in range(300):
        lines.add_label("ab")
        lines.add_label(" c")
    # Pieces: a longer and longer text would be copied each time.
    assert len(lines._label) == 900  # noqa: SLF001
    lines.end_label()
    assert lines.take() == "ab c" * 300


def test_lists_of_choices_in_one_another_have_a_limit():
    choice = "<select><option>a</option>"
    assert html_reader.read_copied_html(choice * DEEPEST_NESTING, "a").blocks
    assert too_big(lambda: html_reader.read_copied_html(choice * (DEEPEST_NESTING + 1), "a"))


def test_cells_of_a_page_reach_into_so_many_rows_and_no_more(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(html_table, "MOST_HANGING", 200)
    html = "<table><tr>" + "<td rowspan=999>a" * 2 + "<tr><td>b" * 100
    assert html_reader.read_copied_html(html, "a").blocks
    assert too_big(lambda: html_reader.read_copied_html(html + "<tr><td>b", "a"))


# Text


def test_lines_drawn_with_any_signs_end():
    # What tries every pair of places in such a line would not end here before the tests are stopped.
    for line in ("|" + "-" * 500_000 + "x", "|" + "-+" * 250_000 + "x", "|a" + " " * 500_000 + "x|b|"):
        assert not drawn_tables.is_drawn([line])
        list(drawn_tables.rows([drawn_tables.Drawn(line, 1)], ImportLog()))


@pytest.mark.parametrize(
    ("line", "is_border"),
    [
        *(("|---|---|", True), ("+==+==+", True), (" | :-: | ", True), ("|-|", True)),
        *(
            ("||", False),
            ("|-", False),
            ("-|-|", False),
            ("| |", False),
            ("", False),
            ("|-a-|", False),
            ("|", False),
        ),
    ],
)
def test_a_border_is_a_rule_between_bars(line: str, is_border: bool):
    assert drawn_tables.Drawn(line, 1).is_border is is_border


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ("a <br> b", "a\nb"),
        ("a<br> <br>b", "a\n\nb"),
        ("a  <BR/>  b", "a\nb"),
        ("<br >", ""),
        ("a < b", "a < b"),
    ],
)
def test_breaks_take_the_spaces_around_them(piece: str, text: str):
    ((first, _),) = drawn_tables.rows([drawn_tables.Drawn(f"|{piece}|x|", 1)], ImportLog())
    assert first.text.strip() == text


def test_a_row_drawn_over_many_lines_is_put_together_once(monkeypatch: pytest.MonkeyPatch):
    made = []

    def counting(text: str, where: str) -> tuple[str, str]:
        made.append(len(text))
        return drawn(text, where)

    drawn = drawn_tables.DrawnCell
    monkeypatch.setattr(drawn_tables, "DrawnCell", counting)
    border = drawn_tables.Drawn("+--+--+", 1)
    lines = [border] * 4 + [drawn_tables.Drawn("|a|b|", 2)] * 300
    ((first, second),) = drawn_tables.rows(lines, ImportLog())
    assert (first.text, second.text) == ("\n".join("a" * 300), "\n".join("b" * 300))
    assert sum(made) < 3000


# JSON


def exchanged(**members: object) -> bytes:
    period = {"kind": "năm", "year": 2024}
    return json.dumps({"schema": "vqdesk.report/1", "period": period, **members}, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "members",
    [
        {"headings": {"extra": [f"cột {n}" for n in range(257)]}},
        {"titles": ["a"] * 257},
        {"domains": [{"tasks": [{"extra": {f"cột {n}": "a" for n in range(257)}}]}]},
        {"domains": [{"tasks": [{"result": "a" * 1_000_001}]}]},
        {"domains": [{}] * 50_001},
        {f"lạ {n}": n for n in range(100_001)},
    ],
    ids=["headings", "titles", "texts", "a text", "domains", "keys"],
)
def test_json_may_hold_no_more_than_other_files(members: dict[str, object]):
    assert too_big(lambda: exchange_writer.read_exchange(exchanged(**members), "a"))


def test_the_place_of_half_a_character_is_put_together_where_there_is_one(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(strict_json, "_printable", lambda key: asked.append(key) or key)
    deep = b'{"a":' * 50 + b"[" + b"1," * 1000 + b'{"b":"\\ud83d\\ude00"}]' + b"}" * 50
    strict_json.parse(deep, "a")
    assert not asked
    with pytest.raises(Refused) as refusal:
        strict_json.parse(b'{"a":[1,{"b":"\\ud83d"}]}', "a")
    assert refusal.value.values["where"] == "a[1].b"


def test_json_of_any_depth_is_written_piece_by_piece():
    pieces: list[str] = []
    value: object = "a" * 1000
    for _ in range(200):
        value = [value]
    strict_json._dump(value, pieces.append)  # noqa: SLF001
    assert max(map(len, pieces)) == 1002
    assert strict_json.dump({"a": [1, {"b": None}], "c": []}) == '{"a": [1, {"b": null}], "c": []}'


# Annexes in a source


def test_lines_among_other_tables_are_looked_at_once():
    def made(size: int) -> Source:
        others = [Paragraph("đoạn văn"), table(("a", "b"))] * size
        return Source([table(HEADINGS, TASK), *others], (), "a")

    assert growth(made, finder.find_annexes, 60) < LINEAR


def test_annexes_share_what_is_said_of_the_rest():
    own = [Paragraph("Biểu số 1"), table(HEADINGS, TASK)]
    long = Source([table(("x", "y")), *own, *own], (), "a")
    one, other = finder.find_annexes(long)
    assert one.account[0] is other.account[0]
    assert [entry.why for entry in one.account] == [
        *("account.outside", "account.outside", "account.other_annex")
    ]
    recognised = recogniser.recognise(one, period=PERIOD)
    assert next(iter(recognised.account)) is one.account[0]


def test_annexes_and_what_lies_around_them_have_a_limit(monkeypatch: pytest.MonkeyPatch):
    source = Source([Paragraph("Biểu số 1"), table(HEADINGS, TASK)] * 10, (), "a")
    monkeypatch.setattr(finder, "MOST_LEFT_OUT", 200)
    assert len(finder.find_annexes(source)) == 10
    monkeypatch.setattr(finder, "MOST_LEFT_OUT", 199)
    assert too_big(lambda: finder.find_annexes(source))


def test_a_header_with_many_groups_and_many_headings_below():
    def made(size: int) -> list[list[Cell]]:
        upper = row((*HEADINGS, *("x",) * size), 0, 2)
        return [upper, row(("y",) * (2 * len(upper)), 1)]

    assert growth(made, header_of, 60) < LINEAR


def test_cells_find_the_nearest_of_many_headings():
    def made(size: int) -> tuple[list[list[Cell]], tuple[int, ...]]:
        return [row(("a",) * size, place) for place in range(20)], tuple(range(0, 4 * size, 2))

    assert growth(made, lambda what: align_rows(*what), 60) < LINEAR


def test_texts_above_a_table_are_judged_once():
    place = "Xã A, ngày 1 tháng 2 năm 2024"

    def made(size: int) -> list[list[str]]:
        return [["chữ"] * size, [place] * size] * 3

    assert growth(made, find_letterhead_rows, 60) < LINEAR
    assert find_letterhead_rows([[], [place], ["a"], [place], ["Số: 12/BC-UBND"]]) == [1, 3, 4]
    assert find_letterhead_rows([["a"], [place], ["Số: 12/BC-UBND"], [place]]) == [2, 3]


def test_a_task_that_goes_on_over_many_rows_is_put_together_once(monkeypatch: pytest.MonkeyPatch):
    made = []
    replace = recogniser.replace
    monkeypatch.setattr(recogniser, "replace", lambda task, **texts: made.append(1) or replace(task, **texts))
    lines = [("", "", "", "", f"dòng {n}", "") for n in range(100)]
    ((section),) = recogniser.recognise(
        Grid(table(HEADINGS, TASK, *lines, TASK).rows), period=PERIOD
    ).draft.sections
    first, second = section.tasks
    assert first.result == "\n".join(["xong", *(f"dòng {n}" for n in range(100))])
    assert second.result == "xong"
    assert len(made) == 1


def test_what_a_merged_cell_repeats_has_a_limit(monkeypatch: pytest.MonkeyPatch):
    lines = [list(cells) for cells in table(HEADINGS, *[TASK] * 11).rows]
    lines[1][1] = lines[1][1]._replace(text="a" * 100, row_span=11)
    lines[2:] = [[cell for cell in cells if cell.column != 1] for cells in lines[2:]]
    monkeypatch.setattr(recogniser, "MOST_REPEATED", 1000)
    assert recogniser.recognise(Grid(lines), period=PERIOD)
    monkeypatch.setattr(recogniser, "MOST_REPEATED", 999)
    assert too_big(lambda: recogniser.recognise(Grid(lines), period=PERIOD))
