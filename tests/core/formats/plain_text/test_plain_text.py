"""Tab-separated text becomes a grid: quotes, tags, spans, characters, and what is refused."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Refused
from db.limits import LARGEST_TEXT, LONGEST_CELL, MOST_COLUMNS, MOST_LINES, MOST_ROWS
from vqdesk.annex.recognition.columns.header import expand_flat_header
from vqdesk.annex.source.grid import Grid, Paragraph, Source, Table
from vqdesk.formats.plain_text.reader import read_source

REAL = Path(__file__).parents[3] / "data" / "van-quan-9-thang-2024.txt"
HEAD = "TT\tTên đơn vị\tNội dung\tKết quả\n"


def read_grid(data: bytes, name: str) -> Grid:
    """Return the source's one table with the paragraphs around it, the header's spans in place."""
    source = read_source(data, name)
    at = next((at for at, block in enumerate(source.blocks) if isinstance(block, Table)), len(source.blocks))
    rows = [row for block in source.blocks if isinstance(block, Table) for row in block.rows]
    before = [block for block in source.blocks[:at] if isinstance(block, Paragraph)]
    after = [block for block in source.blocks[at:] if isinstance(block, Paragraph)]
    return expand_flat_header(Grid(rows, before, after, source.account, name))


def grid_of(text: str, encoding: str = "utf-8") -> Grid:
    return read_grid(text.encode(encoding), "a.txt")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def noted(grid: Grid) -> list[tuple[str, str, str]]:
    return [(entry.where, entry.what, entry.action) for entry in grid.account]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file.empty"),
        (b"\xef\xbb\xbf", "file.empty"),
        (b" \r\n\t\r\n", "file.empty"),
        (b"TT\tT\x00\n", "file.not_text"),
        (b"\x89PNG\r\n\x1a\n\xff\xd8", "file.not_text"),
        (b"\xff\xfeT\x00T", "file.not_text"),
        ("TT\tTên đơn vị".encode("cp1258", "replace"), "file.not_text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read_grid(data, "a.txt")
    assert (refused.value.key, refused.value.values["name"]) == (key, "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_read_alike(encoding: str, line_end: str) -> None:
    text = "BIỂU\n\n" + HEAD + "\n1\tPhòng Nội vụ\tx\ty\nhết"
    grid = grid_of(text.replace("\n", line_end), encoding)
    assert [paragraph.text for paragraph in grid.before] == ["BIỂU"]
    assert texts(grid)[1] == ["1", "Phòng Nội vụ", "x", "y"]
    assert grid.rows[1][2].where == "line 5, column 3"
    assert [(paragraph.text, paragraph.where) for paragraph in grid.after] == [("hết", "line 6")]
    assert noted(grid) == []


def test_the_second_row_of_the_header_gives_the_first_its_spans() -> None:
    grid = read_grid(REAL.read_bytes(), "a.txt")
    upper, lower = grid.rows[:2]
    assert [(cell.column, cell.row_span, cell.column_span) for cell in upper] == [
        (0, 2, 1),
        (1, 2, 1),
        (2, 2, 1),
        (3, 1, 3),
    ]
    assert [cell.column for cell in lower] == [3, 4, 5]
    assert grid.at(1, 0) is upper[0]


def test_a_task_without_number_is_no_second_row_of_the_header() -> None:
    grid = grid_of(HEAD + "\tCông an\tx\ty\n")
    assert {cell.row_span for cell in grid.rows[0]} == {1}
    assert texts(grid)[1] == ["", "Công an", "x", "y"]


@pytest.mark.parametrize(
    ("cell", "text", "taken_off"),
    [
        ('"Chưa có cơ sở"', "Chưa có cơ sở", '""'),
        ('"* Về an ninh', "* Về an ninh", '"'),
        ('"* không có "xã trắng" nào', '* không có "xã trắng" nào', '"'),
        ('"không có "xã trắng" nào"', 'không có "xã trắng" nào', '""'),
        ('"gọi là "xã trắng""', 'gọi là "xã trắng"', '""'),
        ('"không có ""xã trắng"" nào"', 'không có "xã trắng" nào', '""""'),
        ('"Một cửa" và "Nước"', '"Một cửa" và "Nước"', ""),
        ('"Một cửa" của huyện', '"Một cửa" của huyện', ""),
        ('không có "xã trắng"', 'không có "xã trắng"', ""),
        ('dài 5"', 'dài 5"', ""),
        ('"', "", '"'),
        ('""', "", '""'),
        ("“Một cửa”", "“Một cửa”", ""),
    ],
)
def test_quotes_at_a_cells_edges_are_taken_off(cell: str, text: str, taken_off: str) -> None:
    grid = grid_of(f"{HEAD}1\ta\t{cell}\tz\n2\tb\tc\td\n")
    assert texts(grid)[1:] == [["1", "a", text, "z"], ["2", "b", "c", "d"]]
    assert noted(grid) == ([("line 2, column 3", taken_off, "skipped")] if taken_off else [])


def test_a_cell_goes_on_over_line_ends_as_excel_writes_it() -> None:
    grid = grid_of(HEAD + '1\ta\t"một\nhai ""ba""\n\nbốn"\t"x\ny"\n2\tb\tc\td\n')
    assert texts(grid)[1:] == [["1", "a", 'một\nhai "ba"\n\nbốn', "x\ny"], ["2", "b", "c", "d"]]
    assert [cell.where for cell in grid.rows[1]] == [
        "line 2, column 1",
        "line 2, column 2",
        "line 2, column 3",
        "line 5, column 2",
    ]
    assert grid.rows[2][0].where == "line 7, column 1"


def test_a_header_whose_cells_have_line_breaks_is_read_too() -> None:
    grid = grid_of('TT\t"Tên\nđơn vị"\t"Nội\ndung"\n1\t"a\nb"\t"c\nd"\n')
    assert texts(grid) == [["TT", "Tên\nđơn vị", "Nội\ndung"], ["1", "a\nb", "c\nd"]]


@pytest.mark.parametrize(
    "row",
    [
        '1\ta\tb\t"mở mà không đóng\n2\tb\tc\t"Đủ"\n',
        '1\ta\tb\t"mở mà không đóng\n2"\tb\tc\td\n',
        '1\ta\t"mở mà không đóng\tx\n2\tb\tc"\td\n',
        '1\ta\tb\t"mở mà không đóng\nII Lĩnh vực "khác"\n2\tb\tc\td\n',
    ],
)
def test_a_quote_that_never_closes_swallows_no_row(row: str) -> None:
    grid = grid_of(HEAD + row)
    lines = row.strip("\n").split("\n")
    assert len(grid.rows) == 1 + len(lines)
    assert ["mở mà không đóng" in cell.text for cell in grid.rows[1]].count(True) == 1
    assert noted(grid)[0][1:] == ('"', "skipped")


@pytest.mark.parametrize(
    ("cell", "text", "taken_off"),
    [
        ("<p>một</p>", "một", "<p></p>"),
        ("<p>một</p><p>hai</p>", "một\nhai", "<p></p><p></p>"),
        ('<P class="x">một</P> <p>hai', "một\nhai", '<P class="x"></P><p>'),
        ("một<p>hai", "một\nhai", "<p>"),
        ("<p></p>", "", "<p></p>"),
        ('"<p>một</p>"', "một", "<p></p>"),
        ("a < b <pre> <b>", "a < b <pre> <b>", ""),
    ],
)
def test_paragraph_tags_are_taken_off(cell: str, text: str, taken_off: str) -> None:
    grid = grid_of(f"{HEAD}1\ta\t{cell}\tz\n")
    assert texts(grid)[1] == ["1", "a", text, "z"]
    converted = [what for _, what, action in noted(grid) if action == "converted"]
    assert converted == ([taken_off] if taken_off else [])


def test_characters_that_do_not_fit_are_accounted_for() -> None:
    grid = grid_of(HEAD + "1\ta\x07b\uffff\t\u00a0x\x0by\tthu\u1ea1\u0302t hoa\u0300\n")
    assert texts(grid)[1] == ["1", "ab", "\u00a0x\ny", "thu\u1eadt hoà"]
    assert noted(grid) == [
        ("line 2, column 2", "\x07\uffff", "skipped"),
        ("line 2, column 3", "\x0b", "converted"),
        ("line 2, column 4", "thu\u1ea1\u0302t hoa\u0300", "converted"),
    ]


def test_paragraphs_keep_their_quotes() -> None:
    grid = grid_of('"BIỂU\nĐÁNH GIÁ"\n' + HEAD + "1\ta\tb\tc\n")
    assert [paragraph.text for paragraph in grid.before] == ['"BIỂU', 'ĐÁNH GIÁ"']


def test_a_text_without_tabs_has_no_rows() -> None:
    grid = grid_of("Kính gửi\nUBND huyện")
    assert not grid.rows
    assert len(grid.before) == 2


WIDE = "TT\tTên đơn vị\tNội dung nhiệm vụ\tKết quả thực hiện\n"
DONE = "Đã hoàn thành việc rà soát, trình Ủy ban nhân dân huyện xem xét,"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        # A cell in the middle goes on, also over several lines.
        ("1\ta\tmột\nhai\nba\tz\n2\tb\tc\td\n", [["1", "a", "một\nhai\nba", "z"], ["2", "b", "c", "d"]]),
        # The last cell goes on where the row is whole already.
        (
            f"1\ta\tb\t{DONE}\nphê duyệt.\n2\tb\tc\td\n",
            [["1", "a", "b", f"{DONE}\nphê duyệt."], ["2", "b", "c", "d"]],
        ),
        ("1\ta\tb\tTrình\nđề án\n2\tb\tc\td\n", [["1", "a", "b", "Trình\nđề án"], ["2", "b", "c", "d"]]),
        # What names a section, a title or another row does not.
        *(
            (f"1\ta\tb\t{DONE}\n{line}\n2\tb\tc\td\n", [["1", "a", "b", DONE], [line], ["2", "b", "c", "d"]])
            for line in (
                "II Lĩnh vực xã hội",
                "Lĩnh vực xã hội",
                "B. Nhiệm vụ khác",
                "NHIỆM VỤ KHÁC",
                "Phụ lục 2",
                "(Kèm theo Báo cáo số 5)",
                "Tổng cộng",
                "III",
            )
        ),
        (
            "1\ta\tb\t85,5%\nCác nhiệm vụ khác\n2\tb\tc\td\n",
            [["1", "a", "b", "85,5%"], ["Các nhiệm vụ khác"], ["2", "b", "c", "d"]],
        ),
        (
            f"II\tLĩnh vực\t\t{DONE}\nphê duyệt\n2\tb\tc\td\n",
            [["II", "Lĩnh vực", "", DONE], ["phê duyệt"], ["2", "b", "c", "d"]],
        ),
    ],
)  # fmt: skip
def test_lines_that_were_wrapped_go_on_with_their_cell(body: str, rows: list[list[str]]) -> None:
    grid = grid_of(WIDE + body)
    assert texts(grid)[1:] == rows
    assert noted(grid) == []


LONG = "Đã hoàn thành việc rà soát, trình Ủy ban nhân dân huyện xem xét theo kế hoạch số"


@pytest.mark.parametrize(
    "narrative",
    [
        f"{LONG}\n12",
        f"{LONG}\n12 ngày 05/3/2024",
        "Họp ngày\n12",
        "Họp ngày 12\n5 2024",
        "Đã tuyên truyền đến người dân tại các xã với trên\n2.000\nlượt người tham dự",
        "Đã giải ngân\n12\ttỷ đồng",
        "Kết nối các cơ sở dữ liệu dùng chung với hệ\nI. thống thông tin",
        "Phân loại đơn vị hành chính: loại\nII có 5 xã, loại III có 7 xã",
        "Công nhận đô thị loại\nV",
        "Đã xong quý\nI. Đang làm quý II",
        "Triển khai nhiệm vụ trong các\nlĩnh vực y tế, giáo dục",
        "Đã làm các việc sau:\n1. Rà soát\n2. Trình duyệt\n3. Ban hành",
        "Đã làm các việc sau:\n- Rà soát\n- Trình duyệt",
        "Đã làm các việc sau:\n+ Rà soát\na) một\nb) hai",
    ],
)
def test_a_line_that_begins_as_a_row_does_goes_on_with_its_cell(narrative: str) -> None:
    grid = grid_of(f"{WIDE}1\ta\tb\t{narrative}\n2\tb\tc\td\n3\tb\tc\td\n")
    assert texts(grid)[1:] == [["1", "a", "b", narrative], ["2", "b", "c", "d"], ["3", "b", "c", "d"]]


def test_a_cell_in_the_middle_is_cut_before_a_number_too() -> None:
    grid = grid_of(f"{WIDE}1\ta\tThực hiện Kế hoạch số\n12\tĐã xong\n2\tb\tc\td\n")
    assert texts(grid)[1:] == [["1", "a", "Thực hiện Kế hoạch số\n12", "Đã xong"], ["2", "b", "c", "d"]]


@pytest.mark.parametrize(
    ("above", "line", "below"),
    [
        ("1\ta\tb\tĐã xong", "2", "3\tb\tc\td"),  # a row of which nothing else is filled in
        ("1\ta\tb\tĐã xong", "2.", "3\tb\tc\td"),
        ("3\ta\tb\tHọp định kỳ", "II. Lĩnh vực xã hội", "4\tb\tc\td"),
        ("3\ta\tb\tHọp hằng quý", "II", "4\tb\tc\td"),
        ("3\ta\tb\tĐã xong", "B. Văn hóa", "1\tb\tc\td"),
        ("3\ta\tb\tĐã xong", "Các nhiệm vụ khác", "4\tb\tc\td"),
        ("9\ta\tb\tĐã xong", "1.\tb\tc\td", "2\tb\tc\td"),  # numbers begin anew
        ("1\ta\tb\tĐã xong", "1.1\tb\tc\td", "1.2\tb\tc\td"),
    ],
)
def test_what_stands_in_its_turn_is_a_row_of_its_own(above: str, line: str, below: str) -> None:
    grid = grid_of(f"{WIDE}I\tKinh tế\t\t\n{above}\n{line}\n{below}\n")
    assert texts(grid)[2:] == [above.split("\t"), line.split("\t"), below.split("\t")]


def test_paragraphs_below_the_table_are_not_swallowed() -> None:
    grid = grid_of(f"{WIDE}1\ta\tb\t{DONE}\nphê duyệt\nNơi nhận:\n- Như trên;\n")
    assert texts(grid)[1:] == [["1", "a", "b", DONE]]
    assert [paragraph.text for paragraph in grid.after] == ["phê duyệt", "Nơi nhận:", "- Như trên;"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding: str) -> None:
    assert texts(grid_of(WIDE + "1\tPhòng Nội vụ\tx\ty\n", encoding))[1] == ["1", "Phòng Nội vụ", "x", "y"]


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_refused(encoding: str) -> None:
    with pytest.raises(Refused) as refused:
        grid_of(WIDE, encoding)
    assert refused.value.key == "file.not_text"


def toned(letter: str) -> str:
    """Return a letter as Windows-1258 writes it: with its hook or hat, the tone behind it."""
    signs = unicodedata.normalize("NFD", letter)
    tones = "".join(sign for sign in signs if sign in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in tones)) + tones


def test_windows_1258_is_decoded() -> None:
    text = "TT\tTên đơn vị\tNội dung nhiệm vụ\n1\tPhòng Nội vụ\tRà soát hộ nghèo ở xã\n"
    grid = read_grid("".join(map(toned, text)).encode("cp1258"), "a.txt")
    assert texts(grid) == [line.split("\t") for line in text.splitlines()]
    assert noted(grid) == []


@pytest.mark.parametrize(
    "data",
    [
        "TT\tÌ Ò ì ò Þ\n".encode("cp1252"),
        "T\xeat\tR\xe9sum\xe9 d\xe9j\xe0 vu \xe0 No\xebl\n".encode("latin-1"),
        bytes(range(128, 256)) * 4,
    ],
)
def test_bytes_that_become_no_vietnamese_are_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_grid(data, "a.txt")
    assert refused.value.key == "file.not_text"


def test_tcvn3_bytes_become_unicode() -> None:
    data = "TT\t§¬n vÞ\tNhiÖm vô träng t©m\n1\tUBND huyÖn\t§· thùc hiÖn\n".encode("cp1252")
    assert texts(read_grid(data, "a.txt")) == [
        ["TT", "Đơn vị", "Nhiệm vụ trọng tâm"],
        ["1", "UBND huyện", "Đã thực hiện"],
    ]


MARKDOWN = """# Tiến độ

| TT | Nội dung nhiệm vụ | Kết quả |
|---:|:------------------|---------|
| 1  | Rà soát a\\|b      | Xong<br>Đã trình |
| 2  | Đo đạc            |         |

Nơi nhận
"""
TERMINAL = """+----+-------------------+---------+
| TT | Nội dung nhiệm vụ | Kết quả |
+----+-------------------+---------+
|  1 | Rà soát           | Xong    |
|  2 | Đo đạc            |         |
+----+-------------------+---------+
"""
GRID = """+----+----------+
| TT | Nội dung |
|    | nhiệm vụ |
+====+==========+
| 1  | Rà soát  |
+----+----------+
| 2  | Đo       |
|    | đạc      |
+----+----------+
"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            MARKDOWN,
            [
                ["TT", "Nội dung nhiệm vụ", "Kết quả"],
                ["1", "Rà soát a|b", "Xong\nĐã trình"],
                ["2", "Đo đạc", ""],
            ],
        ),
        (TERMINAL, [["TT", "Nội dung nhiệm vụ", "Kết quả"], ["1", "Rà soát", "Xong"], ["2", "Đo đạc", ""]]),
        (GRID, [["TT", "Nội dung\nnhiệm vụ"], ["1", "Rà soát"], ["2", "Đo\nđạc"]]),
    ],
)
def test_drawn_tables_are_read(text: str, rows: list[list[str]]) -> None:
    source = read_source(text.encode(), "a.txt")
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == rows
    shown = "".join(
        block.text
        if isinstance(block, Paragraph)
        else "".join(cell.text for row in block.rows for cell in row)
        for block in source.blocks
    )
    told = shown + "".join(entry.what for entry in source.account)
    assert Counter("".join(text.split())) == Counter("".join(told.split()))


def test_drawn_tables_have_their_places_and_paragraphs() -> None:
    source = read_source(MARKDOWN.encode(), "a.txt")
    first, table, last = source.blocks
    assert (first, last) == (Paragraph("# Tiến độ", "line 1"), Paragraph("Nơi nhận", "line 8"))
    assert isinstance(table, Table)
    assert table.rows[1][2].where == "line 5, column 3"
    assert noted_by(source)[0] == ("line 3", "||||", "account.drawn")


@pytest.mark.parametrize("text", ["a | b\nc | d\n", "|x|\n|y|\n", "một\n---\nhai\n", "a|\n"])
def test_bars_alone_make_no_table(text: str) -> None:
    source = read_source(text.encode(), "a.txt")
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == text.split("\n")[:-1]


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\n" + "x\n" * (MOST_LINES + 1),
        "a\tb\n" * (MOST_ROWS + 1),
        "a" + "\t" * MOST_COLUMNS,
        "a\t" + "b" * (LONGEST_CELL + 1),
        "| a | b |\n" * (MOST_ROWS + 1),
        "| a | b |\n|" + "a|" * (MOST_COLUMNS + 1),
        "a" * (LARGEST_TEXT + 1),
    ],
)  # fmt: skip
def test_more_than_any_annex_has_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        grid_of(text)
    assert refused.value.key == "file.too_big"


@given(st.text(st.sampled_from('\t\n|+-= "<p>aIIđ1.\\ô'), max_size=80))
def test_no_character_of_a_text_is_lost(text: str) -> None:
    try:
        source = read_source(text.encode(), "a.txt")
    except Refused as refused:
        key = refused.key
        source = Source(())
    else:
        key = ""
    shown = [
        block.text
        if isinstance(block, Paragraph)
        else "".join(cell.text for row in block.rows for cell in row)
        for block in source.blocks
    ]
    told = Counter("".join([*shown, *(entry.what for entry in source.account)]))
    missing = Counter("".join(text.split())) - told
    assert not missing or (key == "file.empty" and not text.strip())


def noted_by(source: Source) -> list[tuple[str, str, str]]:
    return [(entry.where, entry.what, entry.why) for entry in source.account]


def test_titles_are_centred_by_spaces() -> None:
    grid = grid_of("          BIỂU ĐÁNH GIÁ \n" + HEAD + "1\tPhòng Nội vụ\tx\ty\n")
    assert [paragraph.text for paragraph in grid.before] == ["BIỂU ĐÁNH GIÁ"]
