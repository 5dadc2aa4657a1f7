"""Annexes that wait to be filled in, and columns that only one annex of a file has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from handmade.docx import word
from handmade.html_page import WEB, html
from handmade.plan import C, Para, Table
from handmade.xlsx import Book, Sheet

from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Run = Callable[..., Any]
    Blocks = Sequence[Para | Table]

TITLE = Para("BIỂU ĐÁNH GIÁ năm 2025", bold=True)
HEAD = "TT | Đơn vị | Nội dung nhiệm vụ | Kết quả | Mức độ hoàn thành (%)"
FILLED = (TITLE, Table([[C(text.strip()) for text in row.split("|")] for row in (HEAD, "1|A|x|y|80%")]))


def table(*rows: str) -> Table:
    """Return a table whose rows are written with bars."""
    return Table([[C(text.strip()) for text in row.split("|")] for row in rows])


def as_word(blocks: Blocks) -> bytes:
    return word(blocks)[0]


def as_excel(blocks: Blocks) -> bytes:
    book = Book()
    book.add(Sheet(blocks=blocks))
    return book.bytes()


def as_html(blocks: Blocks) -> bytes:
    return html(blocks, WEB).encode()


def as_text(blocks: Blocks) -> bytes:
    lines = []
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else [[block]]
        lines += ["\t".join(cell.text for cell in row) for row in rows]
    return "\n".join(lines).encode()


CONTAINERS = {".docx": as_word, ".xlsx": as_excel, ".html": as_html, ".txt": as_text}
BLANK = {
    "nothing": (HEAD,),
    "numbered columns": (HEAD, "(1) | (2) | (3) | (4) | (5)", " | | | | "),
    "numbers": (HEAD, "1 | | | | ", "2 | | | | ", "3. | | | | "),
    "dots only": (HEAD, "… | … | … | … | …", ". . . | ..... | ..... | ..... | _____"),
    "dots": (HEAD, "1 | … | … | … | …", "2 | ... | ... | ..... | -"),
    "sections": (HEAD, "I | Lĩnh vực kinh tế | | | ", "1 | | | | ", "II | Lĩnh vực văn hóa | | | "),
}


@pytest.mark.parametrize("ending", CONTAINERS)
@pytest.mark.parametrize("name", BLANK)
def test_an_annex_without_a_task_is_refused(run: Run, tmp_path: Path, name: str, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    file.write_bytes(CONTAINERS[ending]((TITLE, table(*BLANK[name]))))
    for words in ((), ("--annex", "1"), ("--annex", "all"), ("--column", "Đơn vị=unit")):
        done = run("import", file, "--period", "năm 2025", *words)
        assert (done.code, done.out, done.err) == (3, "", say("annex.no_task", "vi", name=file.name) + "\n")
    assert "Chưa có báo cáo nào" in run("reports").out + run("show").err


@pytest.mark.parametrize("ending", CONTAINERS)
def test_rows_with_nothing_but_a_number_are_told(run: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    rows = (
        HEAD,
        "1 | Phòng Nội vụ | Sắp xếp | Đã xong | 100%",
        "2 | Công an | | | ",
        "3 | | | | ",
        "4 | … | | | ",
    )
    file.write_bytes(CONTAINERS[ending]((TITLE, table(*rows))))
    told = json.loads(run("import", file, "--json").out)
    assert told["tasks"] == 2
    unfilled = say("account.unfilled", "vi")
    assert [entry["what"] for entry in told["account"] if entry["why"] == unfilled] == ["3", "4", "…"]


def two(blank: Blocks, filled: Blocks) -> Blocks:
    return (Para("PHỤ LỤC I", bold=True), *blank, Para("PHỤ LỤC II", bold=True), *filled)


def test_the_one_annex_that_has_tasks_needs_no_choice(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(as_word(two((TITLE, table(HEAD, "1 | | | | ")), FILLED)))
    for words in ((), ("--annex", "2")):
        told = json.loads(run("import", file, "--json", *words).out)
        assert told["tasks"] == 1
        assert any("PHỤ LỤC I" in entry["what"] for entry in told["account"])
    (told,) = json.loads(run("import", file, "--json", "--annex", "all").out)
    assert told["tasks"] == 1
    assert run("import", file, "--annex", "1").code == 3


def test_a_report_of_ours_may_have_no_task(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(
        '{"schema": "vqdesk.report/1", "period": {"kind": "năm", "year": 2025}}', encoding="utf-8"
    )
    assert run("import", file).code == 0


OPINION = (
    Para("PHỤ LỤC I", bold=True),
    table("TT | Nội dung nhiệm vụ | Kết quả | Ý kiến thôn", "1 | x | y | Tốt"),
)
OTHERS = (
    Para("PHỤ LỤC II", bold=True),
    table("TT | Nội dung nhiệm vụ | Kết quả | Ý kiến xã", "1 | z | w | Khá"),
)


@pytest.mark.parametrize("ending", CONTAINERS)
def test_a_column_named_by_hand_is_that_of_the_annex_that_has_it(
    run: Run, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"a{ending}"
    file.write_bytes(CONTAINERS[ending]((*OPINION, *OTHERS)))

    def texts(*columns: str) -> list[tuple[str, dict[str, str]]]:
        words = [word for column in columns for word in ("--column", column)]
        done = run("import", file, "--period", "năm 2025", "--annex", "all", "--json", *words)
        assert done.code == 0, done.err
        forms = [json.loads(run("show", told["report"], "--json").out) for told in json.loads(done.out)]
        tasks = [form["domains"][0]["tasks"][0] for form in forms]
        return [(task["evaluation"], task.get("extra", {})) for task in tasks]

    assert texts("Ý kiến thôn=evaluation") == [("Tốt", {}), ("", {"Ý kiến xã": "Khá"})]
    assert texts("Ý kiến thôn=evaluation", "Ý kiến xã=evaluation") == [("Tốt", {}), ("Khá", {})]


def test_a_column_that_no_annex_has_is_refused_by_name(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(as_word((*OPINION, *OTHERS)))
    given = ("--period", "năm 2025", "--column", "Ý kiến thôn=evaluation")
    for words, heading in (
        (("--annex", "all", "--column", "Ý kiến huyện=extra"), "Ý kiến huyện"),
        (("--annex", "2"), "Ý kiến thôn"),
    ):
        done = run("import", file, *given, *words)
        sentence = say("column.unknown", "vi", name=file.name, heading=heading)
        assert (done.code, done.out, done.err) == (3, "", sentence + "\n")
    assert "Chưa có báo cáo nào" in run("show").err
