"""Pages: nothing is lost, nothing overflows, and what belongs together stays together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.paper.lines import ParagraphLines
from ui.paper.pager import Block, Pager, PaperPage, block_height

TALL, HEADER, PITCH = 240, 40, 5


def paragraphs(most: int) -> st.SearchStrategy[tuple[ParagraphLines, ...]]:
    return st.lists(
        st.integers(1, most).map(lambda count: ParagraphLines(count, PITCH)), min_size=1, max_size=4
    ).map(tuple)


def rows() -> st.SearchStrategy[Block]:
    cells = st.tuples(paragraphs(2), paragraphs(9), paragraphs(60))
    tasks = cells.map(lambda found: Block("task", found, padding=2))
    domains = st.just(Block("domain", ((ParagraphLines(1, PITCH),), (ParagraphLines(1, PITCH),)), padding=2))
    return st.one_of(tasks, tasks, domains)


@st.composite
def annexes(draw: st.DrawFn) -> list[Block]:
    """Return titles, rows with never more than three domains in a row, and maybe a closing block."""
    body = draw(st.lists(rows(), max_size=25))
    kept = [
        block
        for at, block in enumerate(body)
        if {each.kind for each in body[max(at - 3, 0) : at + 1]} != {"domain"}
    ]
    titles = Block("lines", ((ParagraphLines(2, PITCH, 0, 3), ParagraphLines(1, PITCH, 1, 8)),))
    closing = Block("closing", ((ParagraphLines(5, PITCH),), (ParagraphLines(8, PITCH, 9),)), gap=6)
    return [titles, *kept, *([closing] if draw(st.booleans()) else [])]


def laid(blocks: list[Block], room: int = 0) -> list[PaperPage]:
    return list(Pager(TALL, HEADER, room).pages(iter(blocks)))


@given(blocks=annexes(), room=st.integers(0, 60))
def test_every_line_stands_once_and_in_order(blocks: list[Block], room: int) -> None:
    passed = [list(block.start) for block in blocks]
    for page in laid(blocks, room):
        for piece in page.pieces:
            assert piece.block is blocks[piece.block_index]
            assert list(piece.first) == passed[piece.block_index]
            passed[piece.block_index] = list(piece.last)
    assert passed == [list(block.end) for block in blocks]


@given(blocks=annexes(), room=st.integers(0, 60))
def test_no_page_is_overfull_and_nothing_overlaps(blocks: list[Block], room: int) -> None:
    pages = laid(blocks, room)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        at = room if page.number == 1 else 0
        if page.header is not None:
            assert page.header >= (at if page.number == 1 else 0)
        for piece in page.pieces:
            assert piece.top >= at
            if piece.block.in_table:
                assert page.header is not None
                assert piece.top >= page.header + HEADER
            at = piece.top + block_height(piece.block, piece.first, piece.last)
            at = at if piece.block.kind == "lines" else piece.top + piece.height
        assert at <= TALL


@given(blocks=annexes())
def test_the_header_stands_above_the_rows_of_every_page(blocks: list[Block]) -> None:
    for page in laid(blocks):
        in_table = [piece for piece in page.pieces if piece.block.in_table]
        assert (page.header is not None) == bool(in_table)
        if in_table:
            assert page.header == in_table[0].top - HEADER


@given(blocks=annexes())
def test_a_domain_is_never_last_on_a_page(blocks: list[Block]) -> None:
    pages = laid(blocks)
    for page, following in pairwise(pages):
        last = page.pieces[-1]
        if last.block.kind == "domain":
            # Behind the last domains there is nothing that they could stay with.
            assert {blocks[at].kind for at in range(last.block_index + 1, len(blocks))} <= {"closing"}
            assert following.pieces[0].block.kind == "closing"


@given(blocks=annexes())
def test_the_closing_block_is_whole(blocks: list[Block]) -> None:
    pieces = [piece for page in laid(blocks) for piece in page.pieces if piece.block.kind == "closing"]
    assert all(piece.first == piece.block.start and piece.last == piece.block.end for piece in pieces)
    assert len(pieces) == sum(block.kind == "closing" for block in blocks)


@given(blocks=annexes())
def test_no_line_of_a_paragraph_is_left_alone(blocks: list[Block]) -> None:
    for page in laid(blocks):
        for piece in page.pieces:
            for cell, last in zip(piece.block.cells, piece.last, strict=True):
                at = 0
                for lines in cell:
                    passed = last - at
                    if 0 < passed < lines.number:
                        assert passed >= 2
                        assert lines.number - passed >= 2
                    at += lines.number


@given(blocks=annexes(), data=st.data())
def test_pages_can_be_made_from_any_page_on(blocks: list[Block], data: st.DataObject) -> None:
    pages = laid(blocks)
    page = data.draw(st.sampled_from(pages))
    if page.number > 1:
        index, _ = page.start
        again = list(Pager(TALL, HEADER).pages(iter(blocks[index:]), page.start, page.number))
        assert again == pages[page.number - 1 :]


def task(*counts: int) -> Block:
    return Block("task", tuple((ParagraphLines(count, PITCH),) for count in counts), padding=0)


def on_pages(blocks: list[Block]) -> list[list[tuple[int, tuple[int, ...], tuple[int, ...]]]]:
    return [[(piece.block_index, piece.first, piece.last) for piece in page.pieces] for page in laid(blocks)]


def test_a_small_row_goes_overleaf_as_a_whole() -> None:
    assert on_pages([task(1, 36), task(1, 6)]) == [[(0, (0, 0), (1, 36))], [(1, (0, 0), (1, 6))]]


def test_a_big_row_is_broken_between_its_lines() -> None:
    assert on_pages([task(1, 30), task(1, 20)]) == [
        [(0, (0, 0), (1, 30)), (1, (0, 0), (1, 10))],
        [(1, (1, 10), (1, 20))],
    ]


def test_a_row_higher_than_a_page_fills_the_pages() -> None:
    assert on_pages([task(1, 100)]) == [
        [(0, (0, 0), (1, 40))],
        [(0, (1, 40), (1, 80))],
        [(0, (1, 80), (1, 100))],
    ]


@pytest.mark.parametrize(("before", "moved"), [((26, 6, 6), 2), ((20, 30), None)])
def test_who_signs_does_not_stand_alone(before: tuple[int, ...], moved: int | None) -> None:
    closing = Block("closing", ((ParagraphLines(10, PITCH),),))
    *_, last = laid([*(task(1, count) for count in before), closing])
    first, *_ = last.pieces
    assert first.block.kind == "task"
    if moved is not None:
        assert (first.block_index, first.first) == (moved, (0, 0))
    else:  # of a big row two lines come along
        assert first.first[1] > 2


def test_an_annex_without_rows_has_its_header() -> None:
    (page,) = laid([Block("lines", ((ParagraphLines(1, PITCH),),)), Block("task", (), ())])
    assert page.header == PITCH


@pytest.mark.parametrize(("pitch", "lines"), [(150, 3), (300, 2)])
def test_a_line_that_hardly_fits_a_page_stands_on_its_own(pitch: int, lines: int) -> None:
    """However high a line is, each stands once, and the pages come to an end."""
    high = Block("task", ((ParagraphLines(lines, pitch),),), padding=0)
    pages = laid([high])
    assert [piece.last[0] for page in pages for piece in page.pieces] == list(range(1, lines + 1))
