"""Words that may be right as they stand are read as all others of their source were."""

from __future__ import annotations

import pytest
from handmade.word_xml import p, source

from vqdesk.annex.source.grid import Cell, Source, Table
from vqdesk.annex.source.legacy_remainder import convert_remainder

TCVN3 = "Uû ban nh©n d©n huyÖn V¨n Quan"
VNI = "Uûy ban nhaân daân huyeän Vaên Quan"


def texts(found: Source) -> list[str]:
    return [block.text for block in found.blocks if not isinstance(block, Table)]


@pytest.mark.parametrize(
    ("around", "text", "right"),
    [(TCVN3, "Phô lôc", "Phụ lục"), (VNI, "PHUÏ LUÏC", "PHỤ LỤC")],
)
def test_a_title_that_tells_nothing_is_read_as_the_rest(around: str, text: str, right: str) -> None:
    found = convert_remainder(source(p(text) + p("TT") + p(around)))
    assert texts(found)[:2] == [right, "TT"]
    assert (found.account[-1].what, found.account[-1].values["after"]) == (text, right)


def test_cells_are_read_too() -> None:
    before = source(p(TCVN3))
    cells = [Cell("Phô lôc", 0, 0, where="table 1, row 1, column 1"), Cell("TT", 0, 1)]
    block = convert_remainder(Source([*before.blocks, Table([cells])], before.account, "a.docx")).blocks[-1]
    assert isinstance(block, Table)
    assert [cell.text for cell in block.rows[0]] == ["Phụ lục", "TT"]


@pytest.mark.parametrize("other", ["Ủy ban nhân dân", VNI])
def test_nothing_is_touched_beside_unicode_or_another_encoding(other: str) -> None:
    found = source(p("Phô lôc") + p(TCVN3) + p(other))
    assert convert_remainder(found) is found


def test_a_source_without_old_texts_stays() -> None:
    found = source(p("Phô lôc") + p("Ủy ban"))
    assert convert_remainder(found) is found
