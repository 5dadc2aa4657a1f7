"""Whatever way a Word file holds a text that somebody sees: it is in the report, or it is told."""

from __future__ import annotations

import pytest
import word_visible as ways
from handmade.word_xml import p, root, shown, source, tbl, tc, tr
from word_visible import TEXT, Way

BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
PLACES = {
    "the body": lambda inner: {"body": inner},
    "a cell": lambda inner: {"body": tbl(tr(tc("1"), f"<w:tc>{inner}<w:p/></w:tc>"), tr(tc("2"), tc("b")))},
    "a table in a cell": lambda inner: {
        "body": tbl(tr(tc(tbl(tr(f"<w:tc>{inner}<w:p/></w:tc>", tc("b"))) + p())))
    },
    "a box": lambda inner: {"body": p(BOX.format(inner))},
    "a box in a cell": lambda inner: {"body": tbl(tr(tc(p(BOX.format(inner))), tc("b")))},
    "a header": lambda inner: {"body": p("a"), "header1": root("hdr", inner)},
    "a footer": lambda inner: {"body": p("a"), "footer1": root("ftr", inner)},
    "a footnote": lambda inner: {
        "body": p("a"),
        "footnotes": root("footnotes", f"<w:footnote>{inner}</w:footnote>"),
    },
    "an endnote": lambda inner: {
        "body": p("a"),
        "endnotes": root("endnotes", f"<w:endnote>{inner}</w:endnote>"),
    },
    "a comment": lambda inner: {
        "body": p("a"),
        "comments": root("comments", f"<w:comment>{inner}</w:comment>"),
    },
}
"""17.2, 17.4, 17.10, 17.11, 17.13.4, part 4 19.1.2.22."""


def flat(blocks: object) -> str:
    return "\n".join(map(flat, blocks)) if isinstance(blocks, list) else str(blocks)


def seen(parts: dict[str, str]) -> str:
    """Return all that a person finds: the texts and what the account says of the others."""
    found = source(**parts)
    return "\n".join([flat(shown(found)), *(entry.what for entry in found.account)])


def names(way: Way) -> str:
    return way.name


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", ways.RUN_CONTENT, ids=names)
def test_of_a_run(way: Way, place: str) -> None:
    assert TEXT in seen(PLACES[place](p(f"<w:r>{way.xml}</w:r>")))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", ways.PARAGRAPH_CONTENT, ids=names)
def test_of_a_paragraph(way: Way, place: str) -> None:
    assert TEXT in seen(PLACES[place](p(way.xml)))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", ways.BLOCK_CONTENT, ids=names)
def test_of_a_body_or_cell(way: Way, place: str) -> None:
    assert TEXT in seen(PLACES[place](way.xml))


@pytest.mark.parametrize(
    ("elements", "table"),
    [
        (ways.RUN_ELEMENTS, ways.RUN_CONTENT),
        (ways.PARAGRAPH_ELEMENTS, ways.PARAGRAPH_CONTENT),
        (ways.BLOCK_ELEMENTS, ways.BLOCK_CONTENT),
    ],
    ids=["run", "paragraph", "block"],
)
def test_the_tables_have_all_that_the_standard_lists(
    elements: tuple[str, ...], table: tuple[Way, ...]
) -> None:
    covered = " ".join(way.xml for way in table)
    missing = [name for name in elements if f"<w:{name}" not in covered and f"<m:{name}" not in covered]
    assert [name for name in missing if name not in ways.SILENT] == []


@pytest.mark.parametrize("name", ways.SILENT)
def test_what_holds_no_text_shows_none_and_hides_none(name: str) -> None:
    assert seen({"body": p(f"<w:r><w:t>{TEXT}</w:t><w:{name}/></w:r>")}) == TEXT


@pytest.mark.parametrize("place", ["the body", "a cell", "a box", "a box in a cell"])
@pytest.mark.parametrize("way", ways.LINKED_PARTS, ids=names)
def test_of_what_a_drawing_shows(way: Way, place: str) -> None:
    kind, part = ("diagram", "diagramData") if way.name.startswith("dgm") else ("chart", "chart")
    assert TEXT in seen({**PLACES[place](p(ways.linked(kind, "r0"))), part: way.xml})
