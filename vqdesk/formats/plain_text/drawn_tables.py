"""Tables drawn in text with `|`, as in Markdown and on terminals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.source.literal_markup import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.annex.source.import_log import ImportLog

_ROW = re.compile(r"[ ]*\|.*\|[ ]*")
_BORDER = re.compile(r"[|+][-=:+| ]*+")
_RULES = ("-", "=")
_BAR = re.compile(r"(?<!\\)\|")
_FRAMES = str.maketrans(
    {
        **dict.fromkeys("│┃║╎┆┊", "|"),
        **dict.fromkeys("─━╌┄┈", "-"),
        "═": "=",
        **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫┍┎┑┒┕┖┙┚┝┞┟┠┡┢┥┦┧┨┩┪", "+"),
    }
)
_GRID = 4  # borders; above and below a table and under its header there are three


class Drawn(NamedTuple):
    """A line of a drawn table as it stands in the file; `number` counts from 1."""

    text: str
    number: int

    @property
    def is_border(self) -> bool:
        """Tell whether the line has no cells but only a rule."""
        return _is_border(self.text)


class DrawnCell(NamedTuple):
    """A cell of a drawn table, without the spaces around its text."""

    text: str
    where: str


def normalise_frames(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text with those of its tables drawn with `|`, `-` and `+` alone.

    Frames of other signs become these; a row of a table gets the bar at its end that it may leave out.
    """
    shown: list[str] = []
    inside = False
    for line in lines:
        bare = line.translate(_FRAMES)
        open_end = bare.lstrip(" ").startswith("|") and not bare.rstrip(" ").endswith("|")
        if open_end and (inside or bare.count("|") > 2):
            bare += "|"
        inside = _is_part(bare)
        shown.append(bare if inside else line)
    return shown


def is_drawn(lines: Sequence[str]) -> bool:
    """Tell whether there is a table drawn in these lines: two rows of two cells, or one and a border."""
    drawn = [line for line in lines if _is_part(line)]
    rows = sum(len(_BAR.findall(line)) > 2 and not _is_border(line) for line in drawn)
    return bool(rows) and len(drawn) > 1


def parts(lines: Sequence[str]) -> Iterator[list[Drawn]]:
    """Go through a text: each table as its lines, every other line that is not blank by itself."""
    table: list[Drawn] = []
    for number, line in enumerate(lines, 1):
        if _is_part(line):
            table.append(Drawn(line, number))
            continue
        if table:
            yield table
            table = []
        if line.strip():
            yield [Drawn(line, number)]
    if table:
        yield table


def is_table(part: Sequence[Drawn]) -> bool:
    """Tell whether a part is a table, not a line of text."""
    return _is_part(part[0].text)


def rows(table: Sequence[Drawn], account: ImportLog) -> Iterator[list[DrawnCell]]:
    """Return the rows of a table; the signs that draw it are noted line by line.

    Between borders every line is a row, unless there is a border between all rows: then the lines
    between two are one row, whose cells go on from line to line.
    """
    grid = sum(line.is_border for line in table) >= _GRID
    lines: list[list[DrawnCell]] = []  # of the open row
    for line in table:
        border = line.is_border
        if lines and (border or not grid):
            yield _join_lines(lines)
            lines = []
        if border:
            account.add(f"line {line.number}", line.text.strip(), "skipped", "account.drawn")
        else:
            lines.append(_cells(line, account))
    if lines:
        yield _join_lines(lines)


def _is_part(line: str) -> bool:
    return bool(_ROW.fullmatch(line)) or _is_border(line)


def _is_border(line: str) -> bool:
    line = line.strip(" ")
    return line.endswith(("|", "+")) and any(map(line.__contains__, _RULES)) and bool(_BORDER.fullmatch(line))


def _cells(line: Drawn, account: ImportLog) -> list[DrawnCell]:
    pieces = _BAR.split(line.text.strip())[1:-1]
    account.add(f"line {line.number}", "|" * (len(pieces) + 1), "skipped", "account.drawn")
    cells = []
    for column, piece in enumerate(pieces, 1):
        where = f"line {line.number}, column {column}"
        if "\\|" in piece:
            account.add(where, "\\" * piece.count("\\|"), "skipped", "account.drawn")
        text = strip_tags(piece.replace("\\|", "|"), where, account)
        cells.append(DrawnCell(text.strip(" "), where))
    return cells


def _join_lines(lines: Sequence[Sequence[DrawnCell]]) -> list[DrawnCell]:
    """Return the lines of a row as its cells."""
    columns: list[list[DrawnCell]] = []
    for cells in lines:
        columns += [[] for _ in cells[len(columns) :]]
        for column, cell in zip(columns, cells, strict=False):
            column.append(cell)
    return [
        DrawnCell("\n".join(cell.text for cell in column if cell.text), column[0].where) for column in columns
    ]
