"""The annexes of a source: found by their shape, put together where pages cut them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vqdesk.formats.account import Entry
from vqdesk.formats.grid import Cell, Grid, Paragraph, Table, row_text, shown
from vqdesk.formats.header import Header, has_header, header_of, key
from vqdesk.formats.sections import is_section_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vqdesk.formats.grid import Source

    Block = Paragraph | Table

_TITLE = re.compile(r"(phu luc|bieu( mau)?|mau)( so)?\b.*")
_ATTACHED = re.compile(r"\((ban hanh )?kem theo\b.*")
_SIGNED = re.compile(r"noi nhan\b.*|(tm|kt|tl|tuq|q) ?\. .*")
_MOST_TITLES = 12  # paragraphs above a table that may be its titles
_LONGEST_TITLE = 250  # characters; what is longer belongs to a letter
_LETTER_ENDS = (".", ";", ":", "./.")
_LETTER_STARTS = ("- ", "• ", "kinh gui")
_JUDGED = frozenset({"documents", "result", "evaluation"})


def find(source: Source, named: Mapping[str, str] | None = None) -> tuple[Grid, ...]:
    """Return the annexes of a source in its order, each as a Grid with the paragraphs around it.

    An annex begins with a table whose header names the tasks and what became of them. A later table
    goes on with it where it is as wide or repeats the header, and no title stands between; a line
    between the parts that names a section becomes a row. Each Grid accounts for the whole source:
    what belongs to none or to another annex is in its account. `named` gives fields to headings by
    hand, as for `recognise`; a table with such a heading is always an annex.
    """
    names = named or {}
    blocks = [part for block in source.blocks for part in _split(block, names)]
    found = list(_annexes(blocks, names))
    return tuple(_grid(source, blocks, found, place) for place in range(len(found)))


@dataclass(slots=True)
class _Annex:
    """Which blocks an annex is made of: its tables, and the lines between them that name sections."""

    header: Header
    width: int
    parts: list[int]
    sections: set[int] = field(default_factory=set)


def _annexes(blocks: Sequence[Block], names: Mapping[str, str]) -> Iterator[_Annex]:
    current: _Annex | None = None
    between: list[int] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            between.append(place)
            continue
        header = _annex_header(block, names)
        lines = [blocks[at] for at in between]
        if current and _goes_on(current, block, header, lines):
            current.sections.update(at for at in between if _names_section(blocks[at]))
            current.parts.append(place)
        elif header:
            if current:
                yield current
            current = _Annex(header, _width(block), [place])
        else:
            continue  # a table of another kind: what stands around it may still be between two parts
        between = []
    if current:
        yield current


def _annex_header(table: Table, names: Mapping[str, str]) -> Header | None:
    """Return the header of a table that is an annex's: it names tasks and how it stands with them."""
    if not has_header(table.rows, names):
        return None
    header = header_of(table.rows, names)
    if header is None:
        return None
    by_hand = {key(name) for name in names}
    named = any(key(cell.text) in by_hand for row in table.rows[header.first : header.end] for cell in row)
    return header if named or _is_annex({field for field in header.columns if field}) else None


def _is_annex(fields: set[str]) -> bool:
    """Tell an annex by its columns from plans, budgets and lists of documents, which have some of them."""
    if "content" in fields and "result" in fields:
        return True
    if "content" in fields and "evaluation" in fields and fields & {"unit", "documents"}:
        return True
    return "unit" in fields and len(fields & {"content", *_JUDGED}) > 1


def _goes_on(annex: _Annex, table: Table, header: Header | None, between: Iterable[Block]) -> bool:
    lines = [key(block.text) for block in between if isinstance(block, Paragraph)]
    if any(_TITLE.fullmatch(line) or _ATTACHED.fullmatch(line) or _SIGNED.fullmatch(line) for line in lines):
        return False
    if header is not None:
        return header.first == 0 and header.signatures == annex.header.signatures
    return _width(table) == annex.width


def _names_section(block: Block) -> bool:
    return isinstance(block, Paragraph) and (block.strong or is_section_line(block.text))


def _width(table: Table) -> int:
    return max((row[-1].column + row[-1].column_span for row in table.rows if row), default=0)


def _split(block: Block, names: Mapping[str, str]) -> Iterator[Block]:
    """Cut a table in which a second annex begins: a title in a row of its own, then a header again.

    A table with one text a row is no table but paragraphs.
    """
    if isinstance(block, Paragraph):
        yield block
        return
    if len(block.rows) <= _MOST_TITLES and all(len(shown(row)) < 2 for row in block.rows):
        # Titles, and texts in a frame, stand in tables of one column.
        yield from (Paragraph(cell.text, cell.where) for row in block.rows for cell in shown(row))
        return
    start, in_annex = 0, False
    for place, row in enumerate(block.rows):
        if not in_annex:
            in_annex = has_header([row], names)
        elif _opens_annex(row) and has_header(block.rows[place : place + _MOST_TITLES], names):
            yield _cut(block, start, place)
            start, in_annex = place, False
    yield block if not start else _cut(block, start, len(block.rows))


def _opens_annex(row: Sequence[Cell]) -> bool:
    cells = shown(row)
    return len(cells) == 1 and len(cells[0].text) < _LONGEST_TITLE and _opens(cells[0].text)


def _cut(table: Table, start: int, end: int) -> Table:
    return Table([[cell._replace(row=cell.row - start) for cell in row] for row in table.rows[start:end]])


def _grid(source: Source, blocks: Sequence[Block], found: Sequence[_Annex], number: int) -> Grid:
    annex = found[number]
    first, last = annex.parts[0], annex.parts[-1]
    top = _top(blocks, found[number - 1].parts[-1] + 1 if number else 0, first)
    end = found[number + 1].parts[0] if number + 1 < len(found) else len(blocks)
    if number + 1 < len(found):
        end = _top(blocks, last + 1, end)
    taken = {*range(top, first), *annex.parts, *annex.sections}
    others = {at for each in found if each is not annex for at in each.parts}
    after = [at for at in range(last + 1, end) if isinstance(blocks[at], Paragraph)]
    leading = _leading_section(blocks, annex, top)
    account = list(source.account)
    for at, block in enumerate(blocks):
        if at not in taken and at not in after:
            account += _left_out(block, "account.other_annex" if at in others else "account.outside")
    return Grid(
        _rows(blocks, annex, leading),
        [block for block in blocks[top:first] if isinstance(block, Paragraph) and block is not leading],
        [block for at in after if isinstance(block := blocks[at], Paragraph)],
        account,
        source.name,
    )


def _top(blocks: Sequence[Block], start: int, table: int) -> int:
    """Return where the titles above a table begin: below other tables, letters and signatures."""
    top, above = table, start > 0
    for place in range(table - 1, start - 1, -1):
        block = blocks[place]
        if isinstance(block, Table) or _is_letter(block.text) or table - place > _MOST_TITLES:
            above = True
            break
        top = place
    titles = [
        at for at in range(top, table) if isinstance(block := blocks[at], Paragraph) and _opens(block.text)
    ]
    if not titles:
        return top
    sentences = any(
        _ends_sentence(block.text) for block in blocks[top : titles[0]] if isinstance(block, Paragraph)
    )
    return titles[0] if above or sentences else top


def _opens(text: str) -> bool:
    return bool(_TITLE.fullmatch(key(text)))


def _is_letter(text: str) -> bool:
    line = key(text)
    return len(text) > _LONGEST_TITLE or bool(_SIGNED.fullmatch(line)) or line.startswith(_LETTER_STARTS)


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(_LETTER_ENDS)


def _leading_section(blocks: Sequence[Block], annex: _Annex, top: int) -> Paragraph | None:
    """Return the line right above the first table that names its section, as the lines between do."""
    place = annex.parts[0] - 1
    block = blocks[place] if annex.sections and place >= top else None
    if isinstance(block, Paragraph) and is_section_line(block.text) and not _opens(block.text):
        return block
    return None


def _rows(blocks: Sequence[Block], annex: _Annex, leading: Paragraph | None) -> Sequence[Sequence[Cell]]:
    """Return the rows of all parts; a line that names a section is a row with one cell across."""
    first = blocks[annex.parts[0]]
    if len(annex.parts) == 1 and isinstance(first, Table):
        return first.rows
    rows: list[Sequence[Cell]] = []
    for at in sorted({*annex.parts, *annex.sections}):
        block = blocks[at]
        if isinstance(block, Paragraph):
            rows.append([_across(block, len(rows), annex.width)])
            continue
        for place, row in enumerate(block.rows):
            if leading and at == annex.parts[0] and place == annex.header.end:
                rows.append([_across(leading, len(rows), annex.width)])
            rows.append([cell._replace(row=len(rows)) for cell in row])
    return rows


def _across(line: Paragraph, row: int, width: int) -> Cell:
    return Cell(line.text, row, 0, 1, width, line.where)


def _left_out(block: Block, why: str) -> Iterator[Entry]:
    if isinstance(block, Paragraph):
        if block.text.strip():
            yield Entry(block.where, block.text, "skipped", why)
        return
    text = "\n".join(filter(None, map(row_text, block.rows)))
    if text:
        where = next(cell.where for row in block.rows for cell in shown(row))
        yield Entry(where.partition(", row")[0], text, "skipped", why)
