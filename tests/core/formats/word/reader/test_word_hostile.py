"""Word files that mean harm: refused in one sentence, or taken in, and neither slow nor large."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from handmade.word_xml import docx, p, r, root, t, tbl, tc, tr

from db import limits
from db.errors import Refused
from vqdesk.annex.source.grid import Table
from vqdesk.formats.word.reader import open_table
from vqdesk.formats.word.reader.document import read_source

ROOT = Path(__file__).resolve().parents[5]
WIDE = "2147483647"


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + p("a") + "</w:tc></w:tr></w:tbl>" * depth


def around(tag: str, depth: int) -> str:
    return p(f"<w:{tag}>" * depth + r("a") + f"</w:{tag}>" * depth)


REFUSED = {
    "a span of all columns": (tbl(tr(tc("a", f'<w:gridSpan w:val="{WIDE}"/>'))), "file.too_big"),
    "a span of 5,000 digits": (tbl(tr(tc("a", f'<w:gridSpan w:val="{"9" * 5000}"/>'))), "file.too_big"),
    "many wide cells": (tbl(tr(*[tc("a", '<w:gridSpan w:val="100"/>')] * 3)), "file.too_big"),
    "many cells in a row": (tbl(tr(*[tc("a")] * 300)), "file.too_big"),
    "a row far to the right": (
        tbl(tr(tc("a"), properties='<w:gridBefore w:val="999999999"/>')),
        "file.too_big",
    ),
    "a long cell": (tbl(tr(tc("a" * (limits.LONGEST_CELL + 1)))), "file.too_big"),
    "a long cell of many runs": (
        tbl(tr(tc(p(r("<w:tab/>" + t("a" * 1000)) * 1001)))),
        "file.too_big",
    ),
    "a long paragraph": (p("a" * (limits.LONGEST_CELL + 1)), "file.too_big"),
    "tables in tables": (nested(limits.DEEPEST_NESTING + 1), "file.too_big"),
    "3,000 tables in tables": (nested(3000), "file.too_big"),
    "200,000 tags in tags": (around("smartTag", 200_000), "file.too_big"),
    "many paragraphs": (p("a") * (limits.MOST_PARAGRAPHS + 2), "file.too_big"),
    "many attributes": (
        (f"<w:p {' '.join(f'a{n}=_' for n in range(99))}/>".replace("_", '""')) * 45_000,
        "file.too_big",
    ),
    "many rows": (tbl(tr(tc("a")) * (limits.MOST_ROWS + 1)), "file.too_big"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_beyond_measure_is_refused(name: str):
    body, key = REFUSED[name]
    with pytest.raises(Refused) as refused:
        read_source(docx(body), "tệp.docx")
    assert (refused.value.key, refused.value.values) == (key, {"name": "tệp.docx"})


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(open_table, "MOST_CELLS", 10)
    read_source(docx(tbl(tr(tc("a")) * 10)), "tệp.docx")
    with pytest.raises(Refused) as refused:
        read_source(docx(tbl(tr(tc("a")) * 11)), "tệp.docx")
    assert refused.value.key == "file.too_big"


TAKEN = {
    "tables in tables": (nested(limits.DEEPEST_NESTING), 1),
    "tags in tags": (around("smartTag", 200), 1),
    "insertions in insertions": (around("ins", 200), 1),
    "controls in controls": (p("<w:sdt><w:sdtContent>" * 120 + r("a") + "</w:sdtContent></w:sdt>" * 120), 1),
    "boxes in boxes": (
        p("<w:r><w:pict><w:txbxContent><w:p>" * 60 + r("a") + "</w:p></w:txbxContent></w:pict></w:r>" * 60),
        1,
    ),
    "tables in boxes in tables": (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:pict><w:txbxContent>" * 30
        + p("a")
        + "</w:txbxContent></w:pict></w:r></w:p></w:tc></w:tr></w:tbl>" * 30,
        1,
    ),
    "rows that show nothing": (tbl(tr(tc("a")) + tr(tc()) * (limits.MOST_ROWS + 1)), 1),
    "insertions one by one": (p(f"<w:ins>{r('a')}</w:ins>" * 60_000), 1),
    "open fields": (p(r('<w:fldChar w:fldCharType="begin"/>') * 60_000 + r("a") * 20_000) + p("b"), 1),
    "pieces of a code": (
        p(r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>aaaaaaaa</w:instrText>") * 60_000)
        + p("b"),
        1,
    ),
    "small tables in a cell": (tbl(tr(tc("x"), tc(tbl(tr(tc("a"))) * 20_000 + p()))), 1),
    "small tables in the cells of a table that lays out": (
        tbl(*[tr(tc("tên"), tc(tbl(tr(tc("a"))) * 500 + p()))] * 40),
        1,
    ),
    "merged cells": (tbl(tr(tc("a", '<w:vMerge w:val="restart"/>')) + tr(tc("", "<w:vMerge/>")) * 40_000), 1),
    "a style of itself": (p("a", '<w:pStyle w:val="S"/>'), 1),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_only_strange_is_taken_in_quickly(name: str):
    body, blocks = TAKEN[name]
    style = root("styles", '<w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="S"/></w:style>')
    data = docx(body, styles=style)
    start = time.process_time()
    found = read_source(data, "tệp.docx")
    assert len(found.blocks) == blocks
    assert time.process_time() - start < 10


def test_the_rows_that_show_something_count():
    found = read_source(docx(tbl(tr(tc("a")) + tr(tc()) * 3)), "tệp.docx")
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 4


WORST = """
import sys, zipfile
sys.path[:0] = sys.argv[1:]
from bench.clock import peak_memory  # a process's own: the highest mark of its parent's survives elsewhere
from handmade.word_xml import docx
from db.errors import Refused
from vqdesk.formats.word.reader.document import read_source
def p(text): return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
body = {
    "marks": "<w:p/>" * 7_900_000,
    "insertions": "<w:p>" + "<w:ins><w:r><w:t>a</w:t></w:r></w:ins>" * 490_000 + "</w:p>",
    "attributes": ("<w:p " + " ".join(f'a{n}=""' for n in range(1000)) + "/>") * 3900,
    "cells": "<w:tbl>" + ("<w:tr>" + ("<w:tc>" + p("a") + "</w:tc>") * 20 + "</w:tr>") * 39_000 + "</w:tbl>",
}[KIND]
data = docx(body, zipfile.ZIP_STORED)  # else it is refused for what it would unpack to
del body
try:
    read_source(data, "a.docx")
except Refused as refused:
    print(refused.key)
else:
    print('read')
print(peak_memory() // 1024 ** 2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix tells the most memory of a process")
@pytest.mark.parametrize("kind", ["marks", "insertions", "attributes", "cells"])
def test_the_largest_files_that_pass_stay_below_the_limit_of_memory(kind: str):
    script = f"KIND = {kind!r}{WORST}"
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT), str(ROOT / "tests/layouts"), str(ROOT / "build")],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    how, megabytes = done.stdout.split()
    assert how == "read"  # the largest that is not refused
    assert int(megabytes) < 1000
