"""The layout of the annex: columns, header, rows, and the attached line of an electronic annex."""

from __future__ import annotations

from dataclasses import replace

import pytest
from former_columns import Headings
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.former_headings import FORMER_KEYS
from db.records import TASK_FIELDS, Domain, Period, Report, Task
from vqdesk.annex.layout.columns import lay_out_columns, page_and_size
from vqdesk.annex.layout.style import LEAST_WIDTH, USUAL, AnnexStyle, Closing
from vqdesk.annex.layout.table import AnnexCell, AnnexRow, lay_out
from vqdesk.annex.layout.typography import SIGNATURE_ROOM, TEXT_WIDTH, text_styles
from vqdesk.text.attached_line import put_dots

SIX = Headings(
    number="TT",
    unit="Tên đơn vị",
    content="Nội dung",
    results="Kết quả",
    documents="Văn bản",
    result="Khối lượng",
    evaluation="Mức độ (%)",
)
DOMAIN = Domain("r", "d1", "I", "Lĩnh vực kinh tế")
TASK = Task("r", "d1", "t1", "1", "Phòng Nội vụ", "Làm\nxong", "42/KH-UBND", "Đã làm", "88,0%")


def report(headings: Headings = SIX, titles=("BIỂU", "Tiến độ"), attached_to="") -> Report:
    return Report("r", "UBND xã", Period("năm", 2024), titles, attached_to, headings.columns)


def table(*records, headings: Headings = SIX):
    return lay_out(report(headings), lambda: iter(records))


def texts(row: AnnexRow) -> list[str]:
    return ["\n".join(cell.paragraphs) for cell in row.cells]


# the attached line


@pytest.mark.parametrize(
    ("typed", "electronic"),
    [
        (
            "(Kèm theo Báo cáo số 759/BC -UBND, ngày 27/9/2024 của UBND huyện Văn Quan)",
            "(Kèm theo Báo cáo số ..../......, ngày .../.../...... của UBND huyện Văn Quan)",
        ),
        (
            "(Kèm theo Văn bản số 05/BC-UBND ngày 05 tháng 01 năm 2026 của UBND xã Yên Phúc)",
            "(Kèm theo Văn bản số ..../...... ngày ... tháng ... năm ...... của UBND xã Yên Phúc)",
        ),
        (
            "Báo cáo số      /BC-UBND ngày     tháng 9 năm 2024",
            "Báo cáo số ..../...... ngày ... tháng ... năm ......",
        ),
        ("Nghị quyết số 63-NQ/HU, ngày 25/12/2023", "Nghị quyết số ....-......, ngày .../.../......"),
        ("Số: 12/UBND-VX ngày 5-3-2024", "Số: ..../...... ngày ...-...-......"),
        ("Kế hoạch số 7 ngày 1/2/2024", "Kế hoạch số .... ngày .../.../......"),
        ("số 5/KH-BCĐ138 - Văn phòng", "số ..../...... - Văn phòng"),
        # What the report itself cites keeps its number and date.
        (
            "số 9/BC-UBND ngày 1/2/2024 về Kế hoạch số 28/KH-UBND ngày 29/01/2024",
            "số ..../...... ngày .../.../...... về Kế hoạch số 28/KH-UBND ngày 29/01/2024",
        ),
        ("(Kèm theo báo cáo số liệu của Phòng Nội vụ)", "(Kèm theo báo cáo số liệu của Phòng Nội vụ)"),
        ("", ""),
    ],
)
def test_an_electronic_annex_has_dots_for_number_symbol_and_date(typed, electronic):
    assert put_dots(typed) == electronic
    assert put_dots(electronic) == electronic


def test_only_the_electronic_form_has_dots():
    typed = "(Kèm theo Báo cáo số 1/BC-UBND, ngày 2/3/2024)"
    printed = report(attached_to=typed)
    assert lay_out(printed, lambda: iter(())).lines[-1] == (typed, "attached")
    assert lay_out(printed, lambda: iter(()), "electronic").lines[-1] == (put_dots(typed), "attached")


# titles


def test_titles_are_to_the_letter_one_paragraph_a_line():
    laid_out = lay_out(report(titles=("Biểu  Đánh giá\nphụ lục", "", "Tiến độ")), lambda: iter(()))
    assert [line.text for line in laid_out.lines] == ["Biểu  Đánh giá", "phụ lục", "Tiến độ"]


# columns


def test_the_six_columns_have_the_narrative_widest_and_tt_narrowest():
    columns = lay_out_columns(SIX.columns)
    widths = {column.field: column.width for column in columns}
    assert list(widths) == ["number", "unit", "content", "documents", "result", "evaluation"]
    assert sum(widths.values()) == TEXT_WIDTH == 297 - 30 - 15
    assert max(widths, key=widths.get) == "result"
    assert min(widths, key=widths.get) == "number"
    assert [text_styles()[column.role].alignment for column in columns] == [
        "centre",
        "left",
        "left",
        "left",
        "justified",
        "centre",
    ]


def test_a_missing_column_gives_its_width_to_the_others():
    widths = {column.field: column.width for column in lay_out_columns(replace(SIX, documents=None).columns)}
    assert sum(widths.values()) == TEXT_WIDTH
    assert (widths["number"], widths["evaluation"]) == (12, 24)
    assert widths["result"] > 108


def test_columns_beyond_the_six_stand_last_in_their_order():
    columns = lay_out_columns(replace(SIX, extra=("Ghi chú", "Người ký")).columns)
    assert [column.heading for column in columns[-2:]] == ["Ghi chú", "Người ký"]
    assert sum(column.width for column in columns) == TEXT_WIDTH


def test_an_annex_without_any_heading_is_refused():
    with pytest.raises(Refused) as refused:
        table(headings=Headings(results="Kết quả"))
    assert refused.value.key == "annex.no_columns"


some_heading = st.none() | st.just("Tiêu đề")


@given(
    st.builds(
        Headings,
        *[some_heading] * 7,
        extra=st.lists(st.text(max_size=4), max_size=57, unique=True).map(tuple),
    )
)
@settings(deadline=None, max_examples=60)
def test_any_columns_fill_the_text_s_width(headings):
    widths = [column.width for column in lay_out_columns(headings.columns)]
    assert not widths or sum(widths) == page_and_size(headings.columns)[0].text_width
    assert all(width > 0 for width in widths)


# header


def test_the_header_spans_two_rows_and_three_columns():
    assert [
        [(texts(row)[place], cell.column_span, cell.row_span) for place, cell in enumerate(row.cells)]
        for row in table().header
    ] == [
        [("TT", 1, 2), ("Tên đơn vị", 1, 2), ("Nội dung", 1, 2), ("Kết quả", 3, 1)],
        [("Văn bản", 1, 1), ("Khối lượng", 1, 1), ("Mức độ (%)", 1, 1)],
    ]


def test_the_common_head_spans_what_is_there_of_the_three():
    upper, lower = table(headings=replace(SIX, documents=None, extra=("Ghi chú",))).header
    assert [cell.column_span for cell in upper.cells] == [1, 1, 1, 2, 1]
    assert texts(upper)[-1] == "Ghi chú"
    assert upper.cells[-1].row_span == 2
    assert texts(lower) == ["Khối lượng", "Mức độ (%)"]


@pytest.mark.parametrize(
    "headings",
    [replace(SIX, results=None), replace(SIX, documents=None, result=None, evaluation=None)],
    ids=["no common head", "nothing under it"],
)
def test_without_a_common_head_the_header_is_one_row(headings):
    (row,) = table(headings=headings).header
    assert {(cell.column_span, cell.row_span) for cell in row.cells} == {(1, 1)}
    assert texts(row) == [column.heading for column in lay_out_columns(headings.columns)]


# rows


def test_a_domain_has_its_numeral_under_tt_and_its_name_across_the_rest():
    (row,) = table(DOMAIN).rows
    assert row == AnnexRow(
        "domain", (AnnexCell(("I",), "numeral"), AnnexCell(("Lĩnh vực kinh tế",), "domain", column_span=5))
    )


@pytest.mark.parametrize(
    ("domain", "line"),
    [(DOMAIN, "I Lĩnh vực kinh tế"), (replace(DOMAIN, numeral=""), "Lĩnh vực kinh tế")],
)
def test_a_domain_is_one_cell_where_there_is_no_tt(domain, line):
    (row,) = table(domain, headings=replace(SIX, number=None)).rows
    assert row.cells == (AnnexCell((line,), "domain", column_span=5),)


def test_tasks_before_any_section_have_no_domain_s_row():
    nameless = replace(DOMAIN, numeral="", name="")
    assert [row.kind for row in table(nameless, TASK, DOMAIN, TASK).rows] == ["task", "domain", "task"]
    # Later the row stays: its tasks must not look as if they were the section's before it.
    assert [row.kind for row in table(DOMAIN, TASK, nameless, TASK).rows] == ["domain", "task"] * 2


def test_a_task_s_texts_stand_in_their_columns_paragraph_by_paragraph():
    (row,) = table(TASK).rows
    assert row.cells[2].paragraphs == ("Làm", "xong")
    assert texts(row) == ["1", "Phòng Nội vụ", "Làm\nxong", "42/KH-UBND", "Đã làm", "88,0%"]


def test_extra_texts_are_found_by_their_heading():
    task = replace(TASK, extra={"Ghi chú": "xem lại"})
    (row,) = table(task, headings=replace(SIX, extra=("Người ký", "Ghi chú"))).rows
    assert texts(row)[-2:] == ["", "xem lại"]


def test_rows_are_read_again_each_time_and_not_before():
    calls = []

    def rows():
        calls.append(1)
        yield DOMAIN
        yield TASK

    laid_out = lay_out(report(), rows)
    assert calls == []
    assert list(laid_out.rows) == list(laid_out.rows)
    assert len(calls) == 2


# styles


def lines(style=USUAL, form="paper", numeral="", **of) -> list[tuple[str, str]]:
    return list(lay_out(report(**of), lambda: iter(()), form, style, numeral=numeral).lines)


def test_titles_stay_as_typed_in_the_local_custom():
    assert lines() == [("BIỂU", "title"), ("Tiến độ", "subtitle")]
    assert lines(numeral="II")[0] == ("Phụ lục II", "annex")


def test_the_decree_has_its_own_line_and_titles_in_capitals():
    decree = AnnexStyle("decree")
    assert lines(decree) == [("Phụ lục", "annex"), ("BIỂU", "title"), ("TIẾN ĐỘ", "title")]
    assert lines(decree, numeral="I")[0] == ("Phụ lục I", "annex")


@pytest.mark.parametrize("typed", ["Phụ lục II", "PHỤ LỤC", "phụ lục 3"])
def test_a_typed_line_of_the_annex_is_not_said_twice(typed):
    for style in (USUAL, AnnexStyle("decree")):
        assert lines(style, numeral="I", titles=(typed, "Biểu"))[0] == (typed, "annex")


def test_only_the_electronic_form_keeps_room_for_the_signature():
    assert lay_out(report(), lambda: iter(())).room == 0
    assert lay_out(report(), lambda: iter(()), "electronic").room == SIGNATURE_ROOM
    bare = AnnexStyle(signature_room=False)
    assert lay_out(report(), lambda: iter(()), "electronic", bare).room == 0


def test_the_closing_block_leaves_out_what_is_empty():
    whole = Closing(("- Lưu: VT.",), "ngày 1", ("CHỦ TỊCH",), "Nguyễn Văn An")
    laid_out = lay_out(report(), lambda: iter(()), style=AnnexStyle(closing=whole))
    assert laid_out.closing == (
        (("Nơi nhận:", "recipients"), ("- Lưu: VT.", "recipient")),
        (("ngày 1", "date"), ("CHỦ TỊCH", "authority"), ("Nguyễn Văn An", "signer")),
    )
    assert lay_out(report(), lambda: iter(()), style=AnnexStyle(closing=Closing())).closing == ((), ())
    kept = AnnexStyle(closing=replace(whole, shown=False))
    assert lay_out(report(), lambda: iter(()), style=kept).closing is None
    assert lay_out(report(), lambda: iter(())).closing is None


def test_hidden_columns_are_not_in_the_annex():
    of = replace(SIX, extra=("Ghi chú", "Người ký"))
    columns = lay_out_columns(of.hiding("documents", "extra:Ghi chú"))
    assert [column.heading for column in columns][-2:] == ["Mức độ (%)", "Người ký"]
    with pytest.raises(Refused) as refused:
        lay_out(replace(report(), columns=SIX.hiding(*TASK_FIELDS)), lambda: iter(()))
    assert refused.value.key == "annex.no_columns"


def test_asked_widths_are_kept_and_the_others_share_the_rest():
    widths = {
        each.field: each.width
        for each in lay_out_columns(SIX.columns, AnnexStyle(widths={"unit": 40, "number": 10}))
    }
    assert (widths["unit"], widths["number"], widths["evaluation"]) == (40, 10, 24)
    assert sum(widths.values()) == TEXT_WIDTH


@given(
    st.dictionaries(st.sampled_from(TASK_FIELDS), st.integers(LEAST_WIDTH, TEXT_WIDTH)),
    st.frozensets(st.sampled_from(FORMER_KEYS), max_size=5),
)
@settings(deadline=None)
def test_whatever_is_asked_for_fills_the_text_s_width(widths, hidden):
    columns, style = SIX.hiding(*hidden), AnnexStyle(widths=widths)
    found = [column.width for column in lay_out_columns(columns, style)]
    assert sum(found) == page_and_size(columns, style)[0].text_width
    assert min(found) > 0
