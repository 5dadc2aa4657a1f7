"""One sheet of a workbook as rows of cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from vqdesk.formats.excel_shown import shown
from vqdesk.formats.excel_strings import MAIN, Text, text_of, unescaped, whole
from vqdesk.formats.grid import Cell
from vqdesk.formats.leftovers import fitted
from vqdesk.formats.legacy_text import converted
from vqdesk.formats.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from vqdesk.text.legacy import is_suspicious

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.formats.account import Account
    from vqdesk.formats.excel_strings import Strings
    from vqdesk.formats.excel_styles import CellStyles

_ROW, _CELL, _VALUE, _INLINE = MAIN + "row", MAIN + "c", MAIN + "v", MAIN + "is"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_Span = tuple[int, int, int, int]  # first row, first column, last row, last column, from 1


class Sheet:
    """Read one sheet; `where` is its place for the account."""

    def __init__(
        self,
        root: Any,
        where: str,
        strings: Strings,
        styles: CellStyles,
        account: Account,
        name: str,
        *,
        since_1904: bool,
    ) -> None:
        self._root = root
        self._where = where
        self._strings = strings
        self._styles = styles
        self._account = account
        self._name = name
        self._since_1904 = since_1904

    def rows(self) -> list[list[Cell]]:
        """Return the rows that show something; empty ones take no place, whatever range is declared.

        A merged cell spans the shown rows that it covers, and no more columns than are in use.
        """
        texts = dict(self._texts())
        used = {row: cells for row, cells in texts.items() if any(text.strip() for text in cells.values())}
        if not used:
            return []
        width = max(column for cells in used.values() for column, text in cells.items() if text.strip())
        spans = self._spans(used, width)
        numbers = sorted(used)
        rows = [self._row(at, numbers, used[row], spans.get(row, {})) for at, row in enumerate(numbers)]
        self._tell_hidden(used)
        return rows

    def _row(self, at: int, numbers: list[int], texts: dict[int, str], spans: dict[int, _Span]) -> list[Cell]:
        where = f"{self._where}, row {numbers[at]}, column "
        cells = []
        for column in sorted({*texts, *spans}):
            row_span = column_span = 1
            if span := spans.get(column):
                row_span = bisect_right(numbers, span[2]) - at
                column_span = span[3] - span[1] + 1
            text = texts.get(column, "")
            cells.append(Cell(text, at, column - 1, row_span, column_span, where + str(column)))
        return cells

    # Cells

    def _texts(self) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield what each row shows by column, both from 1."""
        number = count = shown_rows = 0
        for row in self._root.iter(_ROW):
            number = whole(row.get("r"), number + 1)
            if not len(row):
                continue
            column = 0
            cells: dict[int, str] = {}
            for cell in row:
                if cell.tag != _CELL:
                    continue
                column = _column(cell.get("r")) or column + 1
                text = self._cell(cell, number, column)
                if text:
                    if column > MOST_COLUMNS:
                        raise Refused("file.too_big", name=self._name)
                    cells[column] = text
                    count += 1
            shown_rows += bool(cells)
            if count > MOST_CELLS or shown_rows > MOST_ROWS:
                raise Refused("file.too_big", name=self._name)
            if cells:
                yield number, cells

    def _cell(self, cell: Any, row: int, column: int) -> str:
        """Return what a cell shows."""
        kind = cell.get("t", "n")
        found = Text("")
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            found = Text("") if inline is None else text_of(inline)
        else:
            value = next((child.text for child in cell if child.tag == _VALUE), None)
            if value is None:
                return ""
            if kind == "s":
                found = self._strings[whole(value.strip(), -1)]
            elif kind == "n":
                code = self._styles[cell.get("s")].code
                return shown(value.strip(), code, since_1904=self._since_1904)
            elif kind == "b":
                return "TRUE" if value.strip() == "1" else "FALSE"
            else:
                found = Text(unescaped(value))
        return self._text(found, cell, row, column) if found.shown else ""

    def _text(self, found: Text, cell: Any, row: int, column: int) -> str:
        text = found.shown
        if len(text) > LONGEST_CELL:
            raise Refused("file.too_big", name=self._name)
        old_font = self._styles[cell.get("s")].old_font
        if text.isascii() and text.isprintable() and not (old_font or found.runs):
            return text
        where = f"{self._where}, row {row}, column {column}"
        if found.raised:
            self._account.add(where, found.raised, "converted", "account.raised")
        if found.runs or old_font or is_suspicious(text):
            runs = [(piece, font or old_font) for piece, font in found.runs or ((text, ""),)]
            text = converted(runs, where, self._account)
        return fitted(text, where, self._account)

    # Merged and hidden

    def _spans(self, used: dict[int, dict[int, str]], width: int) -> dict[int, dict[int, _Span]]:
        """Return the merged cells by their first row and column, cut to what is in use."""
        last = max(used)
        spans: dict[int, dict[int, _Span]] = {}
        count = 0
        for each in self._root.iter(MAIN + "mergeCell"):
            found = _range(each.get("ref", ""))
            if found is None or count > MOST_CELLS:
                continue
            top, left, bottom, right = found
            cut = (top, left, min(bottom, last), min(right, max(width, left)))
            # A merge whose first row shows nothing has no cell.
            if top in used and cut[3] >= left:
                count += left not in spans.setdefault(top, {})
                spans[top][left] = cut
        return spans

    def _tell_hidden(self, used: dict[int, dict[int, str]]) -> None:
        for row in self._root.iter(_ROW):
            number = whole(row.get("r"), 0)
            if number in used and (row.get("hidden") in ("1", "true") or row.get("ht") == "0"):
                text = "\t".join(used[number][column] for column in sorted(used[number]))
                where = f"{self._where}, row {number}"
                self._account.add(where, text, "converted", "account.hidden_row")
        for column in self._root.iter(MAIN + "col"):
            if column.get("hidden") in ("1", "true") or column.get("width") == "0":
                self._tell_columns(used, whole(column.get("min"), 1), whole(column.get("max"), 1))

    def _tell_columns(self, used: dict[int, dict[int, str]], first: int, last: int) -> None:
        for column in range(first, min(last, MOST_COLUMNS) + 1):
            texts = [used[row][column] for row in sorted(used) if used[row].get(column, "").strip()]
            if texts:
                where = f"{self._where}, column {column}"
                self._account.add(where, "\n".join(texts), "converted", "account.hidden_column")


def _column(place: str | None) -> int | None:
    """Return the column of a place such as `AB12`, from 1."""
    match = _PLACE.fullmatch(place or "")
    if match is None:
        return None
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number


def _range(text: str) -> _Span | None:
    first, _, last = text.partition(":")
    ends = [(_PLACE.fullmatch(place), _column(place)) for place in (first, last or first)]
    (top, left), (bottom, right) = ends
    if top is None or bottom is None or left is None or right is None:
        return None
    found = (int(top[2]), left, int(bottom[2]), right)
    return found if 0 < found[0] <= found[2] and left <= right else None
