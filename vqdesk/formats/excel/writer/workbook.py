"""Excel workbooks (XLSX) of the annex: written and compared; `excel` reads anybody's."""

from __future__ import annotations

from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO

from db.errors import Refused
from vqdesk.formats.excel.references import LAST_COLUMN
from vqdesk.formats.excel.writer import parts
from vqdesk.formats.excel.writer.cells import MOST_CHARACTERS, escape_codes
from vqdesk.formats.excel.writer.layout import ANNEX, Layout
from vqdesk.formats.excel.writer.readback import Element, read_sheet, read_texts
from vqdesk.formats.opc import package
from vqdesk.formats.opc.values import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.formats.excel.writer.layout import SheetRow
    from vqdesk.formats.opc.package import Package

__all__ = ["MOST_CHARACTERS", "MOST_EXCEL_COLUMNS", "compare", "write"]

MOST_EXCEL_COLUMNS = LAST_COLUMN - 1
"""Excel has no more; the list of tasks needs one for the domains."""

_IN_MEMORY = 1 << 20
_BLOCK = 1 << 17
_PIECE = 1 << 17


def write(table: AnnexTable, stream: BinaryIO) -> None:
    """Write an annex as XLSX, row by row: memory does not grow with the annex.

    The first sheet is the annex as it is printed, the second one the list of its tasks. Both refer to the
    same texts, which go into the file at once; what is little, the rows, waits in temporary files. The same
    annex is the same bytes. The table's rows are read once. Raises Refused excel.columns,
    excel.rows, excel.text for what Excel cannot hold.
    """
    if len(table.columns) > MOST_EXCEL_COLUMNS:
        raise Refused("excel.columns", count=len(table.columns), most=MOST_EXCEL_COLUMNS)
    layout = Layout(table)
    with (
        package.new_package(stream) as archive,
        ExitStack() as stack,
    ):
        sheets = [_Spool(stack) for _ in parts.SHEETS]
        merges = _Spool(stack)
        package.write_parts(archive, parts.workbook_parts(table))
        with archive.open(parts.STRINGS, "w") as texts:
            _write_rows(layout, texts, sheets, merges)
        for sheet, (part, rows) in enumerate(zip(parts.SHEET_PARTS, sheets, strict=True)):
            with archive.open(part, "w") as opened:
                opened.write(parts.sheet_start(layout, sheet).encode())
                rows.copy(opened)
                before, after = parts.sheet_end(layout, sheet)
                opened.write(f"{parts.ROWS_END}{before}".encode())
                if sheet == ANNEX and merges.count:
                    opened.write(f'<mergeCells count="{merges.count}">'.encode())
                    merges.copy(opened)
                    opened.write(b"</mergeCells>")
                opened.write(after.encode())
        package.write_parts(archive, parts.last_parts(layout))


def compare(table: AnnexTable, stream: BinaryIO, name: str) -> None:
    """Read an XLSX back and compare it with the annex that was to be written, cell by cell.

    The table's rows are read once more. Raises Refused file.changed_readback at the first
    difference in a sheet's cells, formats, merged cells or another part.
    """
    try:
        with package.open_package(stream, name) as opened:
            same = _is_same(table, opened, name)
    except Refused as refused:
        if refused.key.startswith("excel."):
            raise
        raise Refused("file.changed_readback", name=name) from refused
    if not same:
        raise Refused("file.changed_readback", name=name)


class _Spool:
    """What is written now and comes later into the file."""

    def __init__(self, stack: ExitStack) -> None:
        self.count = 0
        self._pieces: list[str] = []
        self._size = 0
        self._file: IO[bytes] = stack.enter_context(SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115

    def add(self, piece: str) -> None:
        """Keep a piece."""
        self.count += 1
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size > _PIECE:
            self._flush()

    def copy(self, target: IO[bytes]) -> None:
        """Write all that was kept."""
        self._flush()
        self._file.seek(0)
        while block := self._file.read(_BLOCK):
            target.write(block)

    def lines(self) -> Iterator[str]:
        """Give all that was kept line by line."""
        self._flush()
        self._file.seek(0)
        for line in self._file:
            yield line.decode().rstrip("\n")

    def _flush(self) -> None:
        self._file.write("".join(self._pieces).encode())
        self._pieces.clear()
        self._size = 0


def _write_rows(layout: Layout, texts: IO[bytes], sheets: list[_Spool], merges: _Spool) -> None:
    pieces = [parts.STRINGS_START]
    size = 0
    for row in layout.rows():
        sheets[row.sheet].add(_row(row))
        for merge in row.merges:
            merges.add(f'<mergeCell ref="{merge}"/>')
        for text in row.texts:
            pieces += ('<si><t xml:space="preserve">', _escape_text(text), "</t></si>")
            size += len(text)
        if size > _PIECE:
            texts.write("".join(pieces).encode())
            pieces.clear()
            size = 0
    texts.write("".join([*pieces, parts.STRINGS_END]).encode())


def _row(row: SheetRow) -> str:
    number = row.number
    fixed = ' customHeight="1"' if row.fixed else ""
    cells = [
        f'<c r="{column}{number}" s="{looks}" t="s"><v>{value}</v></c>'
        if kind == "s"
        else f'<c r="{column}{number}" s="{looks}"><v>{value}</v></c>'
        if kind
        else f'<c r="{column}{number}" s="{looks}"/>'
        for column, looks, kind, value in row.cells
    ]
    return f'<row r="{number}" ht="{row.height:g}"{fixed}>{"".join(cells)}</row>'


def _escape_text(text: str) -> str:
    """Return a text as a shared one holds it; what Excel would read as a coded character is coded."""
    # Searches for one sign take a quarter of the time of one search for several.
    text = escape_codes(text)
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        return escaped(text)
    return text


def _is_same(table: AnnexTable, opened: Package, name: str) -> bool:
    layout = Layout(table)
    sides = parts.workbook_parts(table)
    known = {*sides, parts.STRINGS, *parts.SHEET_PARTS, *parts.last_parts(layout)}
    if set(opened.parts) != known or not _have(opened, sides):
        return False
    sheets = [read_sheet(opened.blocks(part), name) for part in parts.SHEET_PARTS]
    texts = read_texts(opened.blocks(parts.STRINGS), name)
    with ExitStack() as stack:
        merges = _Spool(stack)
        same = (
            all(_follow(sheet, _start(layout, place)) for place, sheet in enumerate(sheets))
            and _are_same_rows(layout, sheets, texts, merges)
            and next(texts, None) is None
            and all(_ends(sheet, layout, place, merges) for place, sheet in enumerate(sheets))
        )
    return same and _have(opened, parts.last_parts(layout))


def _have(opened: Package, contents: dict[str, bytes]) -> bool:
    return all(opened.read(part) == content for part, content in contents.items())


def _are_same_rows(
    layout: Layout, sheets: list[Iterator[bytes | Element]], texts: Iterator[str], merges: _Spool
) -> bool:
    for row in layout.rows():
        if next(sheets[row.sheet], None) != _row(row).encode():
            return False
        if not _follow(texts, row.texts):
            return False
        for merge in row.merges:
            merges.add(f"{merge}\n")
    return True


def _start(layout: Layout, sheet: int) -> list[bytes | Element]:
    return _elements(f"{parts.sheet_start(layout, sheet)}{parts.ROWS_END}</worksheet>")


def _ends(found: Iterator[object], layout: Layout, sheet: int, merges: _Spool) -> bool:
    """Tell whether what follows a sheet's rows is what should, and no more."""
    before, after = parts.sheet_end(layout, sheet)
    merged = merges.count if sheet == ANNEX else 0
    if merged:
        before += f'<mergeCells count="{merged}"/>'
    same = _follow(found, _elements(f"{parts.BARE_START}{before}</worksheet>")[1:])
    if merged:
        same = same and _follow(found, (Element("mergeCell", ("ref", ref)) for ref in merges.lines()))
    return same and _follow(found, _elements(f"{parts.BARE_START}{after}")[1:]) and next(found, None) is None


def _elements(xml: str) -> list[bytes | Element]:
    return list(read_sheet([xml.encode()], ""))


def _follow(found: Iterator[object], wanted: Iterable[object]) -> bool:
    return all(next(found, None) == each for each in wanted)
