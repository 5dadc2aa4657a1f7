"""What lies in cells besides text: tables, with the paragraphs around them, and the lines that they make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.annex.source.grid import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vqdesk.annex.source.grid import Cell

    Block = Paragraph | Table


def join_contents(blocks: Iterable[Block]) -> str:
    """Return what the contents of a cell are as its text, without blank lines at the ends."""
    return trim_blank_lines("\n".join(line for block in blocks for line in lines_of(block)))


def lines_of(block: Block) -> Iterator[str]:
    """Return a paragraph as it is, a table as a line for each row that shows something."""
    if isinstance(block, Paragraph):
        yield block.text
        return
    for row in block.rows:
        line = "\t".join(cell.text.replace("\n", " ") for cell in row).rstrip("\t")
        if line.strip():
            yield line


def change_texts(
    table: Table,
    change: Callable[[Sequence[Cell]], Sequence[Cell]],
    change_blocks: Callable[[Sequence[Block]], Sequence[Block]],
) -> Table:
    """Return a table with other texts: `change` gives a row's cells, `change_blocks` what lies in a cell."""
    if not table.contents:
        return replace(table, rows=[change(row) for row in table.rows])
    contents = {where: tuple(change_blocks(blocks)) for where, blocks in table.contents.items()}
    rows = [
        [
            cell._replace(text=join_contents(contents[cell.where]))
            if cell.where in contents
            else change([cell])[0]
            for cell in row
        ]
        for row in table.rows
    ]
    return replace(table, rows=rows, contents=contents)


def move_block(block: Block, place: Callable[[str], str]) -> Block:
    """Return a block with other places: `place` gives the new one."""
    if isinstance(block, Paragraph):
        return replace(block, where=place(block.where))
    return replace(
        block,
        rows=[[cell._replace(where=place(cell.where)) for cell in row] for row in block.rows],
        contents={
            place(where): tuple(move_block(inner, place) for inner in blocks)
            for where, blocks in block.contents.items()
        },
    )


def trim_blank_lines(text: str) -> str:
    """Cut the blank lines at the start and the end of a text."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end])
