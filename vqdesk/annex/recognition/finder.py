"""The annexes of a source: found by their shape, put together where pages cut them apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from db.errors import Refused
from db.limits import MOST_ANNEXES, MOST_LEFT_OUT
from db.records import TASK_FIELDS
from vqdesk.annex.recognition.columns.alignment import align_rows, are_uneven, find_column_starts
from vqdesk.annex.recognition.columns.header import Header, has_header, header_of
from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.letterhead import count_offices_below
from vqdesk.annex.recognition.open_questions.decision import decide_open
from vqdesk.annex.recognition.repeated_titles import find_repeated_titles
from vqdesk.annex.recognition.sections import (
    find_counted_runs,
    is_counted_line,
    is_first_section,
    is_section_line,
    section_line,
)
from vqdesk.annex.recognition.table_parts import heads_list, opens_annex_row, split_table, take_rows
from vqdesk.annex.recognition.titles import (
    find_far_titles,
    find_letter_titles,
    find_titles_top,
    is_attached_line,
    is_body,
    is_letterhead,
    is_signed,
    is_title,
    opens_annex,
    sheet_of,
    texts_of,
)
from vqdesk.annex.recognition.unclaimed import BlockEntries, UnclaimedBlocks
from vqdesk.annex.source.grid import Cell, Grid, Paragraph, Table, non_blank
from vqdesk.annex.source.legacy_remainder import convert_remainder
from vqdesk.columns.heads import results_head
from vqdesk.periods.period import read_period_titles
from vqdesk.periods.reading import PeriodRead
from vqdesk.system.gc_pause import pause_gc

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vqdesk.annex.source.grid import Source
    from vqdesk.annex.source.import_log import LogEntry

    Block = Paragraph | Table

_LEAST_HEADINGS = 4  # signatures and letterheads stand in tables of two or three cells
_LONGEST_HEADING = 60  # characters, where a table is known by its headings not to go on with another


@pause_gc()
def find_annexes(source: Source, named: Mapping[str, str] | None = None) -> tuple[Grid, ...]:
    """Return the annexes of a source in its order, each as a Grid with the paragraphs around it.

    An annex begins with a table whose header names the tasks and what became of them. A later table
    goes on with it where it is as wide or repeats the header, and no title stands between; a line
    between the parts that names a section becomes a row. Each Grid accounts for the whole source:
    what belongs to none or to another annex is in its account. `named` gives fields to headings by
    hand, as for `recognise`; a table with such a heading is always an annex.
    Raises Refused file.too_big.
    """
    names = named or {}
    source = convert_remainder(decide_open(source))
    blocks = [part for block in source.blocks for part in split_table(block, names)]
    again: list[LogEntry] = []
    for place, end, told in list(find_repeated_titles(blocks, lambda table: _annex_header(table, names))):
        if isinstance(table := blocks[place], Table):
            blocks[place] = take_rows(table, end, len(table.rows))
            again += told
    source = replace(source, account=(*source.account, *again)) if again else source
    found = list(islice(_annexes(blocks, names), MOST_ANNEXES + 1))
    if len(found) > MOST_ANNEXES or len(found) * len(blocks) > MOST_LEFT_OUT:
        raise Refused("file.too_big", name=source.name)
    copies = _copies(blocks, found)
    found = [annex for annex in found if annex.parts[0] not in copies]
    taken = {at for annex in found for at in annex.parts}
    headless = _without_header(blocks, found, taken | copies)
    untaken = BlockEntries(source, blocks, taken, headless, copies)
    return tuple(_grids(source, blocks, found, untaken))


@dataclass(slots=True)
class _Annex:
    """Which blocks an annex is made of: its tables, and the lines between them that name sections.

    `starts` tells for each table where its columns begin; `known` are the tasks of the first `looked` parts.
    """

    header: Header
    width: int
    parts: list[int]
    starts: list[tuple[int, ...]]
    sections: set[int] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    looked: int = 0


def _annexes(blocks: Sequence[Block], names: Mapping[str, str]) -> Iterator[_Annex]:
    current: _Annex | None = None
    between = _Between(blocks)
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            between.places.append(place)
            continue
        header = _annex_header(block, names)
        if block.rows and opens_annex_row(block.rows[0]):
            between.close()
        again = header or (_header_again(block, names, current) if current else None)
        if current and not between.part and _goes_on(current, blocks, block, again):
            current.sections.update(at for at in between.places if _names_section(blocks[at]))
            current.parts.append(place)
            current.starts.append(_starts(block, again, current))
        elif header:
            if current:
                yield current
            current = _Annex(header, _width(block), [place], [header.starts])
        else:
            continue  # a table of another kind: what stands around it may still be between two parts
        between = _Between(blocks)
    if current:
        yield current


class _Between:
    """The lines since the last table of an annex, each looked at once, whatever other tables stand there."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.places: list[int] = []
        self._blocks = blocks
        self._looked = 0
        self._part = False

    def close(self) -> None:
        """Let what comes next be no part of the annex: a table says so by a title of its own."""
        self._part = True

    @property
    def part(self) -> bool:
        """Tell whether one of the lines ends an annex or begins another."""
        new, self._looked = self.places[self._looked :], len(self.places)
        self._part = self._part or any(_parts(self._blocks[at]) for at in new)
        return self._part


def _annex_header(table: Table, names: Mapping[str, str]) -> Header | None:
    """Return the header of a table that is an annex's: it names tasks and how it stands with them."""
    if not has_header(table.rows, names):
        return None
    header = header_of(table.rows, names)
    if header is None:
        return None
    by_hand = {heading_key(name) for name in names}
    named = any(
        heading_key(cell.text) in by_hand for row in table.rows[header.first : header.end] for cell in row
    )
    return header if named or header.of_annex else None


def _header_again(table: Table, names: Mapping[str, str], annex: _Annex) -> Header | None:
    """Return the header of a table that repeats an annex's; what stands below it may tell another kind."""
    header = header_of(table.rows, names) if has_header(table.rows, names) else None
    return header if header and header.signatures & annex.header.signatures else None


def _parts(block: Block) -> bool:
    line = block.text if isinstance(block, Paragraph) else ""
    return opens_annex(line) or is_attached_line(line) or is_signed(line)


def _goes_on(annex: _Annex, blocks: Sequence[Block], table: Table, header: Header | None) -> bool:
    """Tell whether a table goes on with an annex; on another sheet it says so by the header."""
    last = blocks[annex.parts[-1]]
    if sheet_of(last) != sheet_of(table) and (
        header is None or _is_hidden(last) != table.hidden or _lists_again(annex, blocks, table, header)
    ):
        return False
    if header is not None:
        # The row that numbers the columns is not always repeated.
        ours, theirs = annex.header.signatures, header.signatures
        above = filter(None, map(non_blank, table.rows[: header.first]))
        return all(map(section_line, above)) and (theirs <= ours or ours <= theirs)
    if table.apart or _is_headed(table):
        return False  # by headings of a list of another kind
    headings = len(annex.header.starts)
    full = headings >= _LEAST_HEADINGS and headings == max(map(len, table.rows), default=0)
    return _width(table) == annex.width or full


def _is_headed(table: Table) -> bool:
    """Tell whether a table begins with a row of headings, which are short."""
    place = next((at for at, row in enumerate(table.rows) if non_blank(row)), 0)
    first = non_blank(table.rows[place]) if table.rows else []
    if any(len(cell.text) > _LONGEST_HEADING for cell in first):
        return False
    return has_header([first]) or (bool(first) and heads_list(table.rows, place))


def _is_hidden(block: Block) -> bool:
    return isinstance(block, Table) and block.hidden


def _lists_again(annex: _Annex, blocks: Sequence[Block], table: Table, header: Header) -> bool:
    """Tell whether a table has most of an annex's tasks once more, as the sheet they were typed in has."""
    for at in annex.parts[annex.looked :]:
        if isinstance(block := blocks[at], Table):
            annex.known.update(_tasks(block.rows, annex.header))
    annex.looked = len(annex.parts)
    listed = _tasks(table.rows, header)
    return sum(task in annex.known for task in listed) * 2 > len(listed)


def _copies(blocks: Sequence[Block], found: Sequence[_Annex]) -> set[int]:
    """Return the places of sheets that have another sheet's tasks and results once more, and no period.

    They are what the annex was made from, and may have tasks that were left out of it. One that says
    anything else of the annex's tasks may be of another period.
    """
    told = [annex for annex in found if _tells_period(blocks, annex)]
    if not told or len(told) == len(found):
        return set()
    copies: set[int] = set()
    known_by: dict[tuple[str, ...], list[_Said]] = {}
    for annex in found:
        table = blocks[annex.parts[0]]
        if annex in told or not (isinstance(table, Table) and table.sheet):
            continue
        fields = tuple(name for name in TASK_FIELDS if name in annex.header.columns and name != "number")
        if fields not in known_by:
            known_by[fields] = [said for each in told for said in _said(blocks, each, fields)]
        known = known_by[fields]
        names, rows = {said.task for said in known}, {said.fields for said in known}
        texts = {text for said in known for text in said.texts}
        own = _said(blocks, annex, fields)
        again = [said for said in own if said.task in names]
        if len(again) * 2 > len(own) and all(said.fields in rows and texts >= said.texts for said in again):
            copies.update(annex.parts)
    return copies


class _Said(NamedTuple):
    """What a task's row says, without white space: what the task is, some fields, and all texts."""

    task: tuple[str, str]
    fields: tuple[str, ...]
    texts: frozenset[str]


def _said(blocks: Sequence[Block], annex: _Annex, fields: Sequence[str]) -> list[_Said]:
    found: list[_Said] = []
    for at in annex.parts:
        rows = block.rows if isinstance(block := blocks[at], Table) else ()
        for row in rows[annex.header.end :] if at == annex.parts[0] else rows:
            texts = {annex.header.field_at(cell.column): "".join(cell.text.split()) for cell in row}
            if texts.get("content"):
                task = texts["content"], texts.get("unit", "")
                every = frozenset("".join(cell.text.split()) for cell in non_blank(row))
                found.append(_Said(task, tuple(texts.get(field, "") for field in fields), every))
    return found


def _tells_period(blocks: Sequence[Block], annex: _Annex) -> bool:
    table = blocks[annex.parts[0]]
    if not (isinstance(table, Table) and table.sheet):
        return False
    above = (cell.text for row in table.rows[: annex.header.first] for cell in non_blank(row))
    columns = annex.header.annex_columns
    told = [column.heading for column in columns if column.key in ("result", "evaluation")]
    return any(read_period_titles(text) != PeriodRead() for text in (*above, results_head(columns), *told))


def _tasks(rows: Sequence[Sequence[Cell]], header: Header) -> list[str]:
    """Return the rows' contents, without white space; those of the units where nothing else tells tasks."""
    naming = "content" if "content" in header.columns else "unit"
    cells = (cell for row in rows for cell in row if header.field_at(cell.column) == naming)
    return [text for cell in cells if (text := "".join(cell.text.split()).casefold()) and cell.row]


def _starts(table: Table, header: Header | None, annex: _Annex) -> tuple[int, ...]:
    """Return where the columns of a later table begin: its own header tells, or a row that is full."""
    if header is None and _width(table) != annex.width:
        return find_column_starts(table.rows, len(annex.header.starts)) or annex.starts[-1]
    return (header or annex.header).starts


def _names_section(block: Block) -> bool:
    return isinstance(block, Paragraph) and (block.strong or is_section_line(block.text))


def _width(table: Table) -> int:
    return max((row[-1].column + row[-1].column_span for row in table.rows if row), default=0)


def _grids(
    source: Source, blocks: Sequence[Block], found: Sequence[_Annex], untaken: BlockEntries
) -> Iterator[Grid]:
    """Yield the annexes; what one lacks the first one of the document, or of its sheet, may have."""
    tops: dict[str, Grid | None] = {}
    counted = _counted_lines(blocks, found)
    for place, annex in enumerate(found):
        grid = _grid(source, blocks, found, place, untaken, counted)
        sheet = sheet_of(blocks[annex.parts[0]])
        if sheet not in tops:
            top = _document_top(source, blocks, annex.parts[0], sheet)
            grid = tops[sheet] = replace(grid, top=top)
        else:
            grid = replace(grid, top=tops[sheet])
        yield grid


def _document_top(source: Source, blocks: Sequence[Block], first: int, sheet: str) -> Grid | None:
    """Return the titles above a table of another kind with which a document, or a sheet, begins."""
    above = [block for block in blocks[:first] if sheet_of(block) == sheet]
    end = next((at for at, block in enumerate(above) if isinstance(block, Table)), 0)
    lines = [line for line in above[:end] if isinstance(line, Paragraph)]
    body = next((at for at, line in enumerate(lines) if is_body(line.text)), len(lines))
    titles = [line for line in lines[:body] if is_title(line.text) and not is_letterhead(line.text)]
    return Grid((), titles, name=source.name) if titles else None


def _grid(
    source: Source,
    blocks: Sequence[Block],
    found: Sequence[_Annex],
    number: int,
    untaken: BlockEntries,
    counted: Collection[int],
) -> Grid:
    annex = found[number]
    first, last = annex.parts[0], annex.parts[-1]
    top = _top(blocks, found[number - 1].parts[-1] + 1 if number else 0, annex)
    end = len(blocks)
    if number + 1 < len(found):
        end = _top(blocks, last + 1, found[number + 1])
    far = [] if number else find_far_titles(blocks, top, first)
    if not (number or far or annex.header.first):
        far = find_letter_titles(blocks, top, first)
    taken = {*far, *range(top, first), *annex.parts, *annex.sections}
    after = {at: block for at in range(last + 1, end) if isinstance(block := blocks[at], Paragraph)}
    leading = _leading_section(blocks, annex, top, counted)
    return Grid(
        _rows(blocks, annex, leading),
        [
            block
            for at in (*far, *range(top, first))
            if isinstance(block := blocks[at], Paragraph) and block is not leading
        ],
        list(after.values()),
        UnclaimedBlocks(untaken, taken | after.keys()),
        source.name,
        *_sheet_of(blocks[first]),
    )


def _without_header(blocks: Sequence[Block], found: Sequence[_Annex], taken: set[int]) -> set[int]:
    """Return the places of tables on sheets of their own that look like an annex's without its header."""
    widths = {annex.width for annex in found}
    sheets = {_sheet_of(blocks[annex.parts[0]])[0] for annex in found}
    return {
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Table) and block.sheet not in ("", *sheets)
        if at not in taken and _width(block) in widths
    }


def _sheet_of(block: Block) -> tuple[str, bool]:
    return (block.sheet, block.hidden) if isinstance(block, Table) else ("", False)


def _top(blocks: Sequence[Block], start: int, annex: _Annex) -> int:
    first = annex.parts[0]
    top = find_titles_top(blocks, start, first, in_table=bool(annex.header.first))
    # The nation's name may stand above the office's.
    head = blocks[top - 1] if top > start else None
    if isinstance(head, Paragraph) and is_letterhead(head.text):
        top += count_offices_below([line.text for line in blocks[top:first] if isinstance(line, Paragraph)])
    return top


def _counted_lines(blocks: Sequence[Block], found: Sequence[_Annex]) -> set[int]:
    """Return the places of lines above tables that name sections, for they count on from annex to annex."""
    lines = [at for annex in found for at in (_line_above(blocks, annex.parts[0]), *sorted(annex.sections))]
    texts = [block.text if at >= 0 and isinstance(block := blocks[at], Paragraph) else "" for at in lines]
    return {lines[at] for run in find_counted_runs(texts) for at in run}


def _line_above(blocks: Sequence[Block], table: int) -> int:
    """Return the place of the line right above a table; -1 where there is none."""
    for at in range(table - 1, -1, -1):
        if isinstance(blocks[at], Table):
            break
        if texts_of([blocks[at]]):
            return at
    return -1


def _leading_section(
    blocks: Sequence[Block], annex: _Annex, top: int, counted: Collection[int]
) -> Paragraph | None:
    """Return the line right above the first table that names its section, as the lines between do."""
    place = _line_above(blocks, annex.parts[0])
    line = blocks[place]
    if place < top or not isinstance(line, Paragraph) or opens_annex(line.text):
        return None
    if place in counted:
        return line
    if not annex.sections:
        rows = (row for at in annex.parts if isinstance(table := blocks[at], Table) for row in table.rows)
        return line if is_first_section(line.text, rows) else None
    # Below the line that says to what the annex is attached stands no title any more.
    above = blocks[place - 1] if place > top else None
    if texts_of(blocks[top:place]) and line.strong and not is_title(line.text) and _are_names(blocks, annex):
        return line
    attached = isinstance(above, Paragraph) and any(map(is_attached_line, above.text.split("\n")))
    named = line.strong and (is_counted_line(line.text) or attached)
    return line if named or is_section_line(line.text) else None


def _are_names(blocks: Sequence[Block], annex: _Annex) -> bool:
    """Tell whether the sections between an annex's tables are names without numerals: an office's each."""
    lines = [block.text for at in annex.sections if isinstance(block := blocks[at], Paragraph)]
    return not any(is_section_line(line) or is_counted_line(line) for line in lines)


def _rows(blocks: Sequence[Block], annex: _Annex, leading: Paragraph | None) -> Sequence[Sequence[Cell]]:
    """Return the rows of all parts; a line that names a section is a row with one cell across."""
    tables = _tables(blocks, annex)
    if len(tables) == 1 and leading is None:
        return tables[annex.parts[0]]
    width = max(row[-1].column + row[-1].column_span for rows in tables.values() for row in rows if row)
    rows: list[Sequence[Cell]] = []
    for at in sorted({*annex.parts, *annex.sections}):
        block = blocks[at]
        if isinstance(block, Paragraph):
            rows.append([_across(block, len(rows), width)])
            continue
        # The first table may end with its header: the section stands below that all the same.
        below = annex.header.end if leading and at == annex.parts[0] else len(tables[at])
        rows += _moved(tables[at][:below], len(rows))
        if leading and at == annex.parts[0]:
            rows.append([_across(leading, len(rows), width)])
        rows += _moved(tables[at][below:], len(rows))
    return rows


def _moved(rows: Sequence[Sequence[Cell]], start: int) -> Iterator[list[Cell]]:
    """Yield rows of a table as rows from another place on; no cell reaches out of them."""
    end = start + len(rows)
    for place, row in enumerate(rows, start):
        yield [cell._replace(row=place, row_span=min(cell.row_span, end - place)) for cell in row]


def _tables(blocks: Sequence[Block], annex: _Annex) -> dict[int, Sequence[Sequence[Cell]]]:
    """Return the rows of an annex's tables; with one column a heading where borders were dragged.

    Tables that a page has cut apart often have grids of their own.
    """
    found = {at: block.rows for at in annex.parts if isinstance(block := blocks[at], Table)}
    starts = dict(zip(annex.parts, annex.starts, strict=True))
    finer = len(annex.header.starts) < len(annex.header.columns)
    if len(set(starts.values())) > 1 or (finer and any(are_uneven(found[at], starts[at]) for at in found)):
        return {at: align_rows(rows, starts[at]) for at, rows in found.items()}
    return found


def _across(line: Paragraph, row: int, width: int) -> Cell:
    return Cell(line.text, row, 0, 1, width, line.where)
