"""A floating table stands below the lines that the page shows above it."""

from __future__ import annotations

import pytest
from handmade.word_xml import p, shown, source, tc, tr

BREAK = p('<w:r><w:br w:type="page"/></w:r>')


def table(place: str = "") -> str:
    floating = f"<w:tblpPr {place}/>" if place else ""
    return f"<w:tbl><w:tblPr>{floating}</w:tblPr>{tr(tc('TT'), tc('Nội dung'))}</w:tbl>"


def at(anchor: str, high: int) -> str:
    return f'w:vertAnchor="{anchor}" w:tblpY="{high}"'


ROWS: list[object] = [["TT", "Nội dung"]]
PLACES = [
    ("", 0),
    (at("page", 3000), 3),
    ('w:tblpY="3000"', 3),  # of the page, where nothing is said
    (at("page", 1200), 0),
    (at("margin", 3000), 3),
    (at("margin", 700), 2),
    (at("text", 1), 0),
    (at("text", -300), 0),
    (at("text", 400), 1),
    (at("text", 1000), 3),
    ('w:vertAnchor="page" w:tblpYSpec="bottom"', 3),
    ('w:vertAnchor="page" w:tblpYSpec="center"', 3),
    ('w:vertAnchor="page" w:tblpYSpec="top"', 0),
    ('w:vertAnchor="text" w:tblpY="x"', 0),
]


@pytest.mark.parametrize(("place", "above"), PLACES)
def test_lines_behind_it_in_the_file(place: str, above: int) -> None:
    lines: list[object] = ["BIỂU", "năm 2026", "(Kèm theo)"]
    found = shown(source(table(place) + "".join(map(p, map(str, lines)))))
    assert found == [*lines[:above], ROWS, *lines[above:]]


def test_what_stands_before_it_already_takes_its_room() -> None:
    found = shown(source(p("1") + p() + p("3") + table(at("margin", 1300)) + p("4") + p("5")))
    assert found == ["1", "3", "4", ROWS, "5"]


def test_a_long_paragraph_takes_more_than_a_line() -> None:
    found = shown(source(table(at("margin", 900)) + p("dài " * 60) + p("5")))
    assert found == ["dài " * 60, ROWS, "5"]


@pytest.mark.parametrize(
    "end", [BREAK, p("x", "<w:pageBreakBefore/>"), p("<w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r>")]
)
def test_nothing_of_the_next_page_stands_above_it(end: str) -> None:
    found = shown(source(table(at("page", 9000)) + p("4") + end + p("5")))
    assert found[:2] == ["4", ROWS]


def test_a_table_that_follows_stands_behind_it() -> None:
    found = shown(source(table(at("page", 9000)) + table() + p("5")))
    assert found == [ROWS, ROWS, "5"]
