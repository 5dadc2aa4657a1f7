"""Texts that signs strike out, a stroke laid over each letter: left out and told in every container."""

from __future__ import annotations

import pytest

from db.records import Period
from vqdesk.annex.recognition.open_questions.decision import decide_open
from vqdesk.annex.source.grid import Paragraph, Source, Table
from vqdesk.annex.source.struck_signs import strip_struck_signs
from vqdesk.formats.readers import read_source
from vqdesk.importing.file_import import open_clipboard


def struck(text: str, stroke: str = "\u0336") -> str:
    return "".join(sign + stroke for sign in text)


def read(text: str, *, keep: bool = False) -> tuple[str, list[tuple[str, str]]]:
    source = strip_struck_signs(Source([Paragraph(text, "line 1")]), keep_struck=keep)
    (paragraph,) = source.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.text, [(entry.what, entry.why.removeprefix("account.")) for entry in source.account]


@pytest.mark.parametrize(
    ("text", "left", "gone"),
    [
        (f"Đã lập {struck('10')} 12 biên bản", "Đã lập 12 biên bản", "10"),
        (f"Đã lập {struck('10')}12 biên bản", "Đã lập 12 biên bản", "10"),
        (f"Đạt {struck('80%', chr(0x335))} 90%", "Đạt 90%", "80%"),
        (f"{struck('việc cũ')} việc mới", "việc mới", "việc cũ"),
        (f"{struck('tiến')} {struck('độ')} mới", "mới", "tiến độ"),
        (f"còn {struck('hai')}\n{struck('ba')} bốn", "còn\nbốn", "hai\nba"),
        (struck("tất cả"), "", "tất cả"),
    ],
)
def test_struck_signs_are_left_out_and_told(text: str, left: str, gone: str) -> None:
    assert read(text) == (left, [(gone, "struck")])


def test_they_stay_where_that_is_wanted() -> None:
    text = f"Đã lập {struck('10')} 12"
    assert read(text, keep=True) == (text, [("10", "struck_kept")])


@pytest.mark.parametrize("text", ["Đạt 12", "\u0336", "x\u0338", "a\u0304", "tiến độ"])
def test_other_texts_stay(text: str) -> None:
    assert read(text) == (text, [])


@pytest.mark.parametrize("kind", ["text", "html", "csv"])
def test_a_whole_cell_is_told_as_one(kind: str) -> None:
    cells = ["1", struck("bỏ"), f"{struck('2')}3"]
    made = {
        "text": "\t".join(cells),
        "csv": "a;b;c\n" + ";".join(cells),
        "html": "<table><tr><td>" + "<td>".join(cells) + "</table>",
    }
    source = decide_open(read_source(kind, made[kind].encode(), "a"))  # type: ignore[arg-type]
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[-1] if cell.text] == ["1", "3"]
    assert [(entry.what, entry.why) for entry in source.account][-2:] == [
        ("bỏ", "account.struck_cell"),
        ("2", "account.struck"),
    ]


@pytest.mark.parametrize("as_page", [True, False])
def test_what_was_copied_is_read_once_more_with_it(as_page: bool) -> None:
    rows = [("TT", "Đơn vị", "Nội dung", "Kết quả"), ("1", "Công an", "Tuần tra", f"{struck('10')} 12 đợt")]
    html = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in rows)
    text = "\n".join("\t".join(row) for row in rows)
    found = open_clipboard(f"<table>{html}</table>" if as_page else "", text, "clipboard")
    assert (found.has_struck, found.keeps_struck) == (True, False)
    assert found.again is not None
    kept = found.again(True)
    results = [
        each.annexes[0].recognise(period=Period("năm", 2024)).draft.sections[0].tasks[0].result
        for each in (found, kept)
    ]
    assert (results, kept.keeps_struck) == (["12 đợt", f"{struck('10')} 12 đợt"], True)
