"""Task tables of 2025 and 2026: each column under its key, in every container, and no character lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from annexes.compared import missing
from handmade.html_page import WEB, html
from today.tables import BY_TITLES, TABLES
from today.written_tables import ENDINGS, blocks_of, file_of, read_as, right_of

from db.records import Period
from vqdesk.formats.exchange.writer import write
from vqdesk.importing.file_import import open_clipboard, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_comes_in_with_each_column_under_its_key(
    run: Run, tmp_path: Path, name: str, ending: str
) -> None:
    data, seen = file_of(TABLES[name], ending)
    file = tmp_path / f"biểu{ending}"
    file.write_bytes(data)
    done = run("import", file, "--json")
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    shown = json.loads(run("show", told["report"], "--json").out)
    assert read_as(shown) == right_of(TABLES[name])
    assert missing(seen, [shown], [entry["what"] for entry in told["account"]]) == ""


@pytest.mark.parametrize("name", [name for name in TABLES if name not in BY_TITLES])
def test_a_table_that_was_copied_comes_in_too(name: str) -> None:
    copied = html(blocks_of(TABLES[name])[1:], WEB)
    (annex,) = open_clipboard(copied, "", "clipboard").annexes
    draft = annex.recognise(period=Period("năm", 2026)).draft
    assert read_as(json.loads(write(draft))) == right_of(TABLES[name])


def test_figures_of_a_broken_line_below_the_content_make_no_count_of_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = (
        "Văn bản\tNội dung nhiệm vụ\tTT\tKhối lượng thực hiện\tMức độ hoàn thành (%)",
        "28/KH-UBND\tSắp xếp đơn vị\t1\tĐã trình\t50%",
        *("\tRà soát đất đai\ncủa các thôn\t2\t\t", "\tTập huấn\ncho cán bộ\t3\t\t"),
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    (found,) = read_file(file, period=Period("năm", 2026))
    assert [column.key for column in found.draft.report.columns][:3] == ["documents", "content", "number"]
