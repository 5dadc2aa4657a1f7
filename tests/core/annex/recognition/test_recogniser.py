"""Recognition: the real annex to the letter, the shapes that annexes have, and no character lost."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from former_columns import FORMER_KEYS, headings_of
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import TASK_FIELDS, Column, Draft, Period
from db.text.signs import UNSEEN
from vqdesk.annex.recognition import finder, recogniser
from vqdesk.annex.source.grid import Cell, Grid, Paragraph
from vqdesk.formats.plain_text import reader as text_reader

if TYPE_CHECKING:
    from vqdesk.annex.source.import_log import ImportLog

DATA = Path(__file__).parents[3] / "data"
REAL = (DATA / "van-quan-9-thang-2024.txt").read_bytes()
PERIOD = Period("năm", 2024)
HEAD = "TT\tTên đơn vị\tNội dung\tVăn bản\tKết quả thực hiện\tTỷ lệ hoàn thành\n"


def read_grid(data: bytes, name: str, columns: dict[str, str] | None = None) -> Grid:
    """Return the one annex of a text."""
    grids = finder.find_annexes(text_reader.read_source(data, name), columns)
    if not grids:
        raise Refused("file.no_table", name=name)
    (grid,) = grids
    return grid


def recognise(grid: Grid, **named: object) -> tuple[Draft, ImportLog]:
    found = recogniser.recognise(grid, **named)  # type: ignore[arg-type]
    return found.draft, found.account


def read(text: str | bytes, **named: object) -> tuple[Draft, ImportLog]:
    data = text if isinstance(text, bytes) else text.encode()
    grid = read_grid(data, "a.txt", named.get("columns"))  # type: ignore[arg-type]
    return recognise(grid, **{"period": PERIOD, **named})


def tasks(draft: Draft) -> list[tuple[str, ...]]:
    return [
        tuple(getattr(task, field) for field in FORMER_KEYS)
        for section in draft.sections
        for task in section.tasks
    ]


def domains(draft: Draft) -> list[tuple[str, str, int]]:
    return [(s.domain.numeral, s.domain.name, len(s.tasks)) for s in draft.sections]


def skipped(account: ImportLog) -> list[tuple[str, str, str]]:
    return [(entry.where, entry.what, entry.why) for entry in account]


# The account law, computed from the bytes of the source and from nothing that the reader made of them.


def letters(*texts: str) -> Counter[str]:
    """Count what is not white space; decomposed, so that composing letters changes no count."""
    whole = "".join(unicodedata.normalize("NFD", text) for text in texts)
    return Counter(character for character in whole if not character.isspace())


def own_heading(column: Column, columns: tuple[Column, ...]) -> str:
    """Return a heading as the file has it: a later extra of the same has its head before it, or a number."""
    if column.key != "extra":
        return column.heading
    head = column.group.split(" / ")[-1]
    heading = column.heading.removeprefix(f"{head} ") if head else column.heading
    plain = re.sub(r" \([0-9]+\)$", "", heading)
    # A number that the file itself has stands behind no other column's heading.
    others = {each.heading for each in columns if each is not column}
    return plain if others & {plain, f"{head} {plain}"} else heading


def letters_of_report(draft: Draft) -> Counter[str]:
    report = draft.report
    groups = dict.fromkeys(column.group for column in report.columns)
    headings = (own_heading(each, report.columns) for each in report.columns)
    texts = [*report.titles, report.attached_to, *groups, *headings]
    for section in draft.sections:
        texts += [section.domain.numeral, section.domain.name]
        for task in section.tasks:
            texts += [getattr(task, field) for field in TASK_FIELDS]
            texts += task.extra.values()
    return letters(*texts)


def assert_nothing_is_lost(source: bytes, draft: Draft, account: ImportLog) -> None:
    """The source's characters are the report's and the account's: none is missing, none is made up."""
    text = source.decode("utf-16" if source[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    in_report_too = {"account.joined", "account.continued", "account.nfc", "account.break"}
    in_report_too |= {"account.unseen", "account.turning", "account.top"}
    off = [entry.what for entry in account if entry.why not in in_report_too]
    # A sign that shows nothing, between a section's numeral and its name or alone in a cell, is no letter.
    source_letters, found = letters(text), letters_of_report(draft) + letters(*off)
    missing = source_letters - found
    # Titles that another annex has, too, may stand in its table.
    shared = letters(*(entry.what for entry in account if entry.why == "account.top"))
    assert not found - source_letters - shared
    assert all(UNSEEN.fullmatch(sign) for sign in missing)
    lines = text.replace("\r\n", "\n").split("\n")
    for entry in account:
        if entry.why in ("account.outside", "account.other_annex"):
            continue  # a table whole, told at its first cell
        line, _, column = entry.where.removeprefix("line ").partition(", column ")
        place = lines[int(line) - 1]
        cells = place.split("\t")
        cell = cells[int(column) - 1] if column else place
        # The last cell of a line may go on in the lines below.
        below = lines[int(line) :] if column == str(len(cells)) else []
        assert letters(entry.what) <= letters(cell, *below), entry


def test_the_real_annex_is_read_to_the_letter() -> None:
    wanted = json.loads((DATA / "van-quan-9-thang-2024.json").read_text(encoding="utf-8"))
    draft, _ = recognise(read_grid(REAL, "a.txt"))
    report = draft.report
    period = {"kind": report.period.kind, "ordinal": report.period.ordinal, "year": report.period.year}
    headings = {field: getattr(headings_of(report), field) for field in ("results", *FORMER_KEYS)}
    assert headings_of(report).extra == ()
    assert {
        "organisation": report.organisation,
        "period": period | {"from": report.period.start, "to": report.period.end},
        "titles": list(report.titles),
        "attached_to": report.attached_to,
        "headings": headings,
        "domains": [
            {
                "numeral": section.domain.numeral,
                "name": section.domain.name,
                "tasks": [{field: getattr(task, field) for field in FORMER_KEYS} for task in section.tasks],
            }
            for section in draft.sections
        ],
    } == {key: value for key, value in wanted.items() if key != "schema"}
    assert [len(section.tasks) for section in draft.sections] == [5, 4, 3, 1]
    assert not any(task.extra for section in draft.sections for task in section.tasks)


def test_the_real_annex_accounts_for_every_tag_and_stray_quote() -> None:
    _, account = recognise(read_grid(REAL, "a.txt"))
    assert [(entry.where, entry.what, entry.action) for entry in account] == [
        ("line 16, column 6", '""', "skipped"),
        ("line 21, column 5", "<p></p>", "converted"),
        ("line 22, column 5", "<p></p>", "converted"),
        ("line 27, column 5", '"', "skipped"),
        ("line 29, column 5", "<p></p>", "converted"),
        ("line 31, column 5", "<p></p>", "converted"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_nothing_of_the_real_annex_is_lost(encoding: str, form: str) -> None:
    source = unicodedata.normalize(form, REAL.decode()).replace("\n", "\r\n").encode(encoding)
    draft, account = recognise(read_grid(source, "a.txt"))
    assert_nothing_is_lost(source, draft, account)
    assert len(tasks(draft)) == 13


SIGNS = st.sampled_from(
    [
        *("TT", "I", "II.", "A", "Phần thứ nhất", "Lĩnh vực ", "1", "2.1", "88,0%", "Phòng ", "Nơi nhận:"),
        *('"', '""', "<p>", "</p>", "<p", " ", "\u00a0", "(", ")", "(Kèm theo", " của X)", "Ghi chú", "\x07"),
        *("\x0b", "\u2028", "\uffff", "a\u0302\u0301", "\u1ec7", "\u212b", "x", "ọ", "\U0001f600", "\ufeff"),
        *("Nội dung", "Kết quả", "(1)"),
    ]
)
TEXTS = st.lists(SIGNS, max_size=5).map("".join)
ROWS = st.one_of(
    st.lists(TEXTS, max_size=9).map("\t".join),
    st.tuples(st.sampled_from(["1", "12", ""]), *[TEXTS] * 5).map("\t".join),
    st.tuples(st.sampled_from(["I", "II. Lĩnh vực", "A", "Phần thứ hai"]), TEXTS).map("\t\t".join),
    st.tuples(st.just("3"), st.just('"dòng một\ndòng ""hai"""'), TEXTS).map("\t".join),
    st.sampled_from(["", HEAD.strip("\n"), "(1)\t(2)\t(3)\t(4)\t(5)\t(6)"]),
)
GROUPED = "TT\tTên đơn vị\tNội dung\t\tKết quả thực hiện\tTỷ lệ hoàn thành\n"
HEADERS = st.sampled_from(
    [
        HEAD,
        HEAD.replace("\n", "\tGhi chú\tGhi chú\n"),
        HEAD.replace("Văn bản", ""),
        "STT\tCơ quan chủ trì\tNhiệm vụ\tKết quả\t\t\tThời gian\t\n"
        "\t\t\tVăn bản\tKhối lượng\tĐánh giá\tTừ\tĐến\n",
        "Nội dung\tKết quả\n",
    ]
)


@settings(max_examples=200, deadline=None)
@example(before=[], header=GROUPED, rows=["\t\tTT\tLĩnh vực (1)"], after=[], encoding="utf-8")
@given(
    before=st.lists(TEXTS, max_size=3),
    header=HEADERS,
    rows=st.lists(ROWS, max_size=8),
    after=st.lists(TEXTS, max_size=2),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_nothing_of_any_annex_is_lost(
    before: list[str], header: str, rows: list[str], after: list[str], encoding: str
) -> None:
    source = "\n".join([*before, header + "\n".join(rows), *after]).encode(encoding)
    try:
        grids = finder.find_annexes(text_reader.read_source(source, "a.txt"))
        found = [recognise(grid, period=PERIOD) for grid in grids]
        if not found:
            raise Refused("file.no_table", name="a.txt")
    except Refused as refused:
        # Rows below may turn the one heading of results into a group over others: then it is no annex.
        assume(refused.key != "file.no_table")
        raise
    # Headings of an annex in other words below the first begin another one.
    for draft, account in found:
        assert_nothing_is_lost(source, draft, account)
        assert len({(entry.where, entry.action, entry.why) for entry in account}) == len(account)


def test_a_table_is_needed() -> None:
    for text in ("Kính gửi UBND huyện\n", "a\tb\tc\n1\t2\t3\n", "TT\tGhi chú\n"):
        with pytest.raises(Refused) as refused:
            read(text)
        assert (refused.value.key, refused.value.values) == ("file.no_table", {"name": "a.txt"})


def test_a_period_is_needed() -> None:
    with pytest.raises(Refused) as refused:
        read("BIỂU\n" + HEAD, period=None)
    assert (refused.value.key, refused.value.values) == ("period.none", {"name": "a.txt"})


@pytest.mark.parametrize(
    ("titles", "results", "period"),
    [
        ("Tiến độ 9 tháng năm 2024", "6 tháng năm 2023", Period("9 tháng", 2024)),
        ("Tiến độ quý\nIII năm 2024", "Kết quả", Period("quý", 2024, 3)),
        ("BIỂU", "Kết quả tháng 9 năm 2024", Period("tháng", 2024, 9)),
    ],
)
def test_the_period_is_in_the_titles_or_in_the_results_heading(
    titles: str, results: str, period: Period
) -> None:
    head = f"TT\tĐơn vị\tNội dung\t{results}\t\n\t\t\tKhối lượng\tĐánh giá\n"
    draft, _ = read(f"{titles}\n{head}", period=None)
    assert draft.report.period == period
    assert read(f"{titles}\n{head}")[0].report.period == PERIOD


@pytest.mark.parametrize(
    ("lines", "attached", "organisation"),
    [
        ("(Kèm theo Báo cáo số 1/BC của UBND xã X)", "(Kèm theo Báo cáo số 1/BC của UBND xã X)", "UBND xã X"),
        ("(KÈM THEO văn bản của UBND của xã  X).", "(KÈM THEO văn bản của UBND của xã  X).", "xã X"),
        *(
            (f"(Kèm theo Báo cáo số 1/BC-UBND của {office}{more})",) * 2 + (office,)
            for office, more in (
                ("UBND xã X", ", thực hiện Nghị quyết số 05/2026/NQ-HĐND"),
                ("UBND xã X", " ngày 25/3/2026"),
                ("UBND xã X", ", ngày 25 tháng 3 năm 2026"),
                ("UBND xã X", " về việc rà soát hộ nghèo"),
                ("UBND xã X", " về kết quả quý I; triển khai quý II"),
                ("Sở Văn hóa, Thể thao và Du lịch", " ngày .../3/2026"),
                ("Ban Chỉ đạo thực hiện Quy chế dân chủ", ""),
                ("Ban Chỉ đạo ngày Chủ nhật xanh", ""),
            )
        ),
        ("(Ban hành kèm theo Quyết định 1)", "(Ban hành kèm theo Quyết định 1)", ""),
        ("(Kèm theo Báo cáo\ncủa UBND xã X)\nhết", "(Kèm theo Báo cáo\ncủa UBND xã X)", "UBND xã X"),
        ("(Kèm theo Báo cáo\nBIỂU", "(Kèm theo Báo cáo", ""),
        ("Kèm theo Báo cáo", "", ""),
    ],
)
def test_the_attached_line_names_the_organisation(lines: str, attached: str, organisation: str) -> None:
    report = read(f"BIỂU\n{lines}\n{HEAD}")[0].report
    assert (report.attached_to, report.organisation) == (attached, organisation)
    assert report.titles[0] == "BIỂU"


@pytest.mark.parametrize(
    ("row", "numeral", "name"),
    [
        ("I\tLĩnh vực kinh tế\t\t\t\t", "I", "Lĩnh vực kinh tế"),
        ("II Lĩnh vực văn hoá\t\t\t\t\t", "II", "Lĩnh vực văn hoá"),
        ("II Lĩnh vực văn hoá", "II", "Lĩnh vực văn hoá"),
        ("IV. Xây dựng Đảng\t\t\t\t\t", "IV.", "Xây dựng Đảng"),
        ("XIV\t\tXây dựng Đảng\t\t\t", "XIV", "Xây dựng Đảng"),
        ("A\tKINH TẾ\t\t\t\t", "A", "KINH TẾ"),
        ("B - KINH TẾ\t\t\t\t\t", "B -", "KINH TẾ"),
        ("Phần thứ nhất\tKinh tế\t\t\t\t", "Phần thứ nhất", "Kinh tế"),
        ("PHẦN THỨ HAI: KINH TẾ\t\t\t\t\t", "PHẦN THỨ HAI:", "KINH TẾ"),
        ("Phần II\t\t\t\t\t", "Phần II", ""),
        ("1\tLĩnh vực kinh tế\t\t\t\t", "1", "Lĩnh vực kinh tế"),
        ("\tLĩnh vực kinh tế\t\t\t\t", "", "Lĩnh vực kinh tế"),
        ("LĨNH VỰC KINH TẾ\t\t\t\t\t", "", "LĨNH VỰC KINH TẾ"),
        ("III\t\t\t\t\t", "III", ""),
    ],
)
def test_section_rows(row: str, numeral: str, name: str) -> None:
    draft, account = read(f"{HEAD}{row}\n1\tPhòng Nội vụ\tx\t\t\t\n")
    assert domains(draft) == [(numeral, name, 1)]
    assert not len(account)


def test_a_text_merged_across_is_a_section() -> None:
    head = [Cell(text, 0, column) for column, text in enumerate(HEAD.strip().split("\t"))]
    merged = Cell("Các xã, thị trấn", 1, 0, column_span=6)
    numbered = [Cell("Mục một", 2, 0), Cell("Các phòng", 2, 1, column_span=5)]
    unnumbered = [Cell("", 3, 0), Cell("Các ban", 3, 1, column_span=5)]
    draft, account = recognise(Grid([head, [merged], numbered, unnumbered]), period=PERIOD)
    assert domains(draft) == [("", "Các xã, thị trấn", 0), ("Mục một", "Các phòng", 0), ("", "Các ban", 0)]
    assert not len(account)


@pytest.mark.parametrize(
    "row",
    [
        ("", "Công an", "", "", "", ""),
        ("", "", "Giảm tội phạm", "", "", ""),
        ("7", "", "", "", "x", ""),
        ("8", "Phòng Nội vụ", "", "", "", ""),
        ("8", "", "", "", "", "0%"),
        ("1.2", "A", "x", "", "", ""),
        ("-", "Phòng Nội vụ", "", "", "", "80%"),
        ("I", "Phòng Nội vụ", "x", "", "y", "100%"),
        ("Bổ sung", "Phòng Nội vụ", "x", "", "", ""),
        ("3 ", " Phòng Nội vụ", "x\u00a0", "", "y  z", "100% "),
    ],
)
def test_task_rows_are_kept_to_the_letter(row: tuple[str, ...]) -> None:
    draft, account = read(HEAD + "\t".join(row))
    assert tasks(draft) == [row]
    assert domains(draft) == [("", "", 1)]
    assert not len(account)


def test_what_fits_nothing_is_in_the_account() -> None:
    rows = [
        "1\tPhòng Nội vụ\tx\t\t\t\tthừa",
        "II\tLĩnh vực kinh tế\t\t\t\t90%",
        "\t\t\t\tđoạn lẻ\t",
        "Tổng\t\t\t\t\t88%",
        "Nơi nhận:\tCHỦ TỊCH",
        "\tNguyễn Văn A\tký",
    ]
    draft, account = read("UBND HUYỆN\tCỘNG HÒA\n" + HEAD + "\n".join(rows) + "\nhết")
    assert len(tasks(draft)) == 1
    assert skipped(account) == [
        ("line 1, column 1", "UBND HUYỆN", "account.before_table"),
        ("line 1, column 2", "CỘNG HÒA", "account.before_table"),
        ("line 3, column 7", "thừa", "account.no_column"),
        ("line 4, column 6", "90%", "account.row"),
        ("line 5, column 5", "đoạn lẻ", "account.row"),
        ("line 6, column 1", "Tổng", "account.row"),
        ("line 6, column 6", "88%", "account.row"),
        ("line 7, column 1", "Nơi nhận:", "account.after_table"),
        ("line 7, column 2", "CHỦ TỊCH", "account.after_table"),
        ("line 8, column 2", "Nguyễn Văn A", "account.after_table"),
        ("line 8, column 3", "ký", "account.after_table"),
        ("line 9", "hết", "account.after_table"),
    ]


def test_a_repeated_header_is_taken_once() -> None:
    row = "1\tPhòng Nội vụ\tx\t\t\t\n"
    draft, account = read(HEAD + row + HEAD.upper() + row)
    assert len(tasks(draft)) == 2
    assert [entry.why for entry in account] == ["account.header_again"] * 6
    both, _ = read(HEAD + "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\n" + row + "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\n" + row)
    assert len(tasks(both)) == 2


@pytest.mark.parametrize(
    "last", ["(6)=(5)/(4)", "(6) = (5):(4)x100%", "6=5/4", "[6] = [5]/[4]", "(6=5/4)", "(6)", "6"]
)
@pytest.mark.parametrize("again", [False, True])
def test_a_row_that_numbers_and_reckons_the_columns_is_no_task(last: str, again: bool) -> None:
    row = "1\tPhòng Nội vụ\tx\t\t\t\n"
    numbers = "\t".join([*(f"({at})" for at in range(1, 6)), last]) + "\n"
    draft, account = read(HEAD + (row if again else "") + numbers + row)
    assert len(tasks(draft)) == 1 + again
    assert {entry.why for entry in account} == {"account.column_numbers"}


def test_a_merged_cell_belongs_to_each_of_its_rows() -> None:
    head = [Cell(text, 0, column) for column, text in enumerate(HEAD.strip().split("\t"))]
    first = [Cell("1", 1, 0), Cell("Phòng Nội vụ", 1, 1, row_span=2), Cell("x", 1, 2)]
    second = [Cell("2", 2, 0), Cell("y", 2, 2)]
    draft, account = recognise(Grid([head, first, second]), period=PERIOD)
    assert [task[:3] for task in tasks(draft)] == [("1", "Phòng Nội vụ", "x"), ("2", "Phòng Nội vụ", "y")]
    assert not len(account)


def test_a_row_that_a_merged_cell_reaches_into_is_no_section() -> None:
    head = [Cell(text, 0, column) for column, text in enumerate(HEAD.strip().split("\t"))]
    rows = [[Cell("1", 1, 0), Cell("Phòng Nội vụ", 1, 1, row_span=2)], [Cell("A. x", 2, 2)]]
    draft, _ = recognise(Grid([head, *rows]), period=PERIOD)
    assert [task[:3] for task in tasks(draft)] == [("1", "Phòng Nội vụ", ""), ("", "Phòng Nội vụ", "A. x")]


STRAYS = {
    # What stands in the row below a task, beside the merged cells of `down`; which of it the task takes.
    "beside a merged result": ({4}, {7: "hỏi lại"}, {}),
    "beside merged labels": ({0, 1, 2}, {7: "hỏi lại"}, {}),
    "beside a merged evaluation": ({5}, {7: "hỏi lại"}, {}),
    "beside all that is merged": ({0, 1, 2, 3, 4, 5}, {7: "hỏi lại"}, {}),
    "beside the rest of a result": (set(), {4: "nốt", 7: "hỏi lại"}, {"result": "nốt"}),
    "beside the rest under merged labels": ({0, 1, 2}, {4: "nốt", 7: "hỏi lại"}, {"result": "nốt"}),
    "beside documents and a result": (set(), {3: "a", 4: "b", 7: "c"}, {"documents": "a", "result": "b"}),
    "the rest of an evaluation": (set(), {4: "nốt", 5: "80%"}, {"result": "nốt", "evaluation": "80%"}),
    "the rest of a note": (set(), {4: "nốt", 6: "chờ"}, {"result": "nốt", "note": "chờ"}),
    "a sum": (set(), {4: "1.200", 5: "80%"}, {}),
}


@pytest.mark.parametrize("name", STRAYS)
def test_a_stray_text_beside_merged_cells_is_told(name: str) -> None:
    down, stray, taken = STRAYS[name]
    head = [Cell(text, 0, column) for column, text in enumerate([*HEAD.strip().split("\t"), "Ghi chú"])]
    own = ["1", *(f"chữ {column}" for column in range(1, 7))]
    task = [Cell(text, 1, column, 2 if column in down else 1) for column, text in enumerate(own)]
    below = [Cell(text, 2, column, where=f"column {column}") for column, text in stray.items()]
    draft, account = recognise(Grid([head, task, below]), period=PERIOD)
    ((made,),) = [section.tasks for section in draft.sections]
    texts = {field: text for field in TASK_FIELDS if (text := getattr(made, field))}
    wanted = dict(
        zip(["number", "unit", "content", "documents", "result", "evaluation", "note"], own, strict=True)
    )
    assert texts == wanted | {field: f"{wanted[field]}\n{text}" for field, text in taken.items()}
    assert sorted(entry.what for entry in account) == sorted(stray.values())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *((heading, "number") for heading in ("TT", "STT", "Số TT", "Số thứ tự", "S.T.T")),
        *((heading, "unit") for heading in ("ĐƠN VỊ", "Đơn vị thực hiện", "Cơ quan chủ trì", "Phòng, ban")),
        *((heading, "extra") for heading in ("Đơn vị tính", "Cơ quan phối hợp", "Ghi chú", "Thời hạn")),
        *(
            (heading, "documents")
            for heading in ("Văn bản triển khai", "Số, ký hiệu văn bản", "Loại văn bản")
        ),
        *((heading, "result") for heading in ("Khối lượng", "Kết quả\nthực hiện", "Tình hình thực hiện")),
        *((heading, "evaluation") for heading in ("Mức độ hoàn thành", "Tỉ lệ (%)", "Kết quả đánh giá")),
    ],
)
def test_headings_are_known_by_their_words(heading: str, field: str) -> None:
    head = [Cell("Nhiệm vụ", 0, 0), Cell(heading, 0, 1), Cell("Tỷ lệ" if field == "unit" else "Đơn vị", 0, 2)]
    headings = headings_of(recognise(Grid([head]), period=PERIOD)[0].report)
    assert headings.content == "Nhiệm vụ"
    assert (headings.extra == (heading,)) if field == "extra" else getattr(headings, field) == heading


def test_headings_that_are_absent_are_none() -> None:
    headings = headings_of(read("Nội dung\tKết quả\nx\tĐã xong\n")[0].report)
    assert (headings.content, headings.result) == ("Nội dung", "Kết quả")
    assert (headings.number, headings.unit, headings.results, headings.evaluation) == (None,) * 4


def test_other_columns_are_extra() -> None:
    head = HEAD.strip("\n") + "\tGhi chú \tThời hạn\tGhi chú \n"
    draft, account = read(head + "1\ta\tx\t\t\t\tmột\thai\tba\n2\tb\ty\t\t\t\t\t\t\n")
    named = [(column.key, column.heading) for column in draft.report.columns[6:]]
    assert named == [("note", "Ghi chú "), ("deadline", "Thời hạn"), ("extra", "Ghi chú ")]
    first, second = draft.sections[0].tasks
    assert (first.note, first.deadline, first.extra) == ("một", "hai", {"Ghi chú ": "ba"})
    assert (second.note, second.extra) == ("", {})
    assert skipped(account) == []


def test_columns_can_be_named_by_hand() -> None:
    text = "Số\tAi làm\tLàm gì\tKết quả\n1\tPhòng Nội vụ\tx\ty\n"
    with pytest.raises(Refused):
        read(text)
    draft, _ = read(text, columns={"ai  LÀM": "unit", "Làm gì": "content", "Kết quả": "extra"})
    assert tasks(draft) == [("", "Phòng Nội vụ", "x", "", "", "")]
    assert headings_of(draft.report).extra == ("Số", "Kết quả")
    with pytest.raises(Refused) as refused:
        read(HEAD, columns={"Ghi chú": "result"})
    assert (refused.value.key, refused.value.values["heading"]) == ("column.unknown", "Ghi chú")
    with pytest.raises(ValueError, match="wrong"):
        read(HEAD, columns={"TT": "wrong"})


def test_paragraphs_come_from_any_container() -> None:
    head = [Cell(text, 0, column) for column, text in enumerate(HEAD.strip().split("\t"))]
    grid = Grid([head], [Paragraph("BIỂU\n\nTiến độ năm 2024", "paragraph 1")], [Paragraph(" ", "")])
    draft, account = recognise(grid)
    assert draft.report.titles == ("BIỂU", "Tiến độ năm 2024")
    assert draft.report.period == PERIOD
    assert not len(account)


def test_progress_may_stop_the_reading() -> None:
    class StopError(Exception):
        pass

    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 1_000:
            raise StopError

    with pytest.raises(StopError):
        read(HEAD + "1\ta\tx\t\t\t\n" * 2_000, progress=progress)
    assert seen == [(500, 2_001), (1_000, 2_001)]
