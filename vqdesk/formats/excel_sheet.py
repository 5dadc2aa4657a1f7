"""One sheet of a workbook as rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from vqdesk.formats.excel_code import GENERAL
from vqdesk.formats.excel_places import LAST_COLUMN, LAST_ROW, clipped, column_of, row_of, whole
from vqdesk.formats.excel_shown import shown, shown_text
from vqdesk.formats.excel_stream import elements, local
from vqdesk.formats.excel_strings import Text, checked, settled, text_of, unescaped
from vqdesk.formats.excel_times import serial
from vqdesk.formats.grid import Cell
from vqdesk.formats.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_MARKS, MOST_ROWS, MOST_TOLD
from vqdesk.text.legacy import guess, has_unicode_letters, is_suspicious

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vqdesk.formats.account import Account
    from vqdesk.formats.excel_places import Merge
    from vqdesk.formats.excel_strings import Strings
    from vqdesk.formats.excel_styles import CellStyle, CellStyles

_OTHERS = ("sheetFormatPr", "col", "mergeCell", "headerFooter")
_SAMPLE = 20_000  # characters that are enough to tell an encoding
_ON = ("1", "true")
_PLAIN_DIGITS = 11  # General shows whole numbers of so many digits as they are stored


class Book(NamedTuple):
    """What the sheets of a workbook share; `name` is what the person calls the file."""

    strings: Strings
    styles: CellStyles
    account: Account
    name: str
    since_1904: bool = False


class Sheet:
    """Read one sheet from its XML; `where` is its place for the account.

    `rows` are the rows that show something: empty ones take no place, whatever range is declared. A
    merged cell spans the shown rows that it covers, and no more columns than are in use. `margins` is
    what stands in the margins of its printed pages, with Excel's codes: whether it is below, and the text.
    """

    def __init__(self, book: Book, where: str, blocks: Iterable[bytes]) -> None:
        self._book = book
        self._where = where
        self._texts: dict[int, dict[int, str]] = {}
        self._odd: dict[tuple[int, int], tuple[Text, str]] = {}
        self._again: dict[tuple[int, int], list[str]] = {}  # texts that a file puts at one place
        self._number = self._lines = self._columns = self._cells = self._shown = 0
        self._merges: list[str] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._seen_columns: set[int] = set()
        self._rows_hide = self._columns_hide = False
        self.margins: list[tuple[bool, str]] = []
        for element in elements(blocks, {"sheetData": "row"}, _OTHERS, book.name):
            if local(element.tag) == "row":
                self._read_row(element)
            else:
                self._read_other(element)
        self._settle()
        self.rows = self._rows()

    def _read_other(self, element: Any) -> None:
        tag = local(element.tag)
        if tag == "mergeCell":
            self._merges.append(element.get("ref", ""))
        elif tag == "col":
            self._columns += 1
            if self._columns > LAST_COLUMN:
                raise Refused("file.too_big", name=self._book.name)
            first = whole(element.get("min"), LAST_COLUMN, 1)
            columns = range(first, min(whole(element.get("max"), LAST_COLUMN, first), MOST_COLUMNS) + 1)
            self._seen_columns.update(columns)
            if element.get("hidden") in _ON or _is_zero(element.get("width")):
                self._hidden_columns.update(columns)
        elif tag == "sheetFormatPr":
            self._rows_hide = element.get("zeroHeight") in _ON
            self._columns_hide = _is_zero(element.get("defaultColWidth"))
        else:
            texts = [(local(each.tag).endswith("Footer"), each.text or "") for each in element]
            self.margins += [margin for margin in texts if margin[1].strip()]

    # Cells

    def _read_row(self, row: Any) -> None:
        count = len(row)
        place = row[0].get("r") if count else None
        self._lines += 1
        if self._lines > LAST_ROW:
            raise Refused("file.too_big", name=self._book.name)
        self._number = whole(row.get("r"), LAST_ROW) or max(row_of(place), self._number + 1)
        if not count:
            return
        self._cells += count
        known = self._texts.get(self._number, {})
        texts = dict(known)
        self._read_cells(row, texts)
        if texts:
            self._shown += len(texts) - len(known)
            self._texts[self._number] = texts
        if len(self._texts) > MOST_ROWS or self._shown > MOST_CELLS or self._cells > MOST_MARKS:
            raise Refused("file.too_big", name=self._book.name)
        height = row.get("ht")
        if row.get("hidden") in _ON or _is_zero(height) or (self._rows_hide and height is None):
            self._hidden_rows.add(self._number)

    def _read_cells(self, row: Any, texts: dict[int, str]) -> None:
        """Read what a row shows by column, from 1; of texts at one place the first, the others for later."""
        tag = row.tag[:-3] + "c"
        column = 0
        for cell in row:
            if cell.tag != tag:
                continue
            column = column_of(cell.get("r")) or column + 1
            if not len(cell):
                continue
            text = self._text(cell, column)
            if text:
                if column > MOST_COLUMNS or len(text) > LONGEST_CELL:
                    raise Refused("file.too_big", name=self._book.name)
                if column in texts:
                    # Put together at last, for there may be many.
                    self._again.setdefault((self._number, column), [texts[column]]).append(text)
                else:
                    texts[column] = text

    def _text(self, cell: Any, column: int) -> str:
        """Return what a cell shows; a text to which something must be done first is remembered."""
        kind = cell.get("t", "n")
        style = self._book.styles[cell.get("s")]
        value = cell[-1]
        if kind != "inlineStr" and not value.tag.endswith("}v"):
            value = next((child for child in cell if local(str(child.tag)) == "v"), None)
            if value is None:
                self._tell_formula(cell, column)
                return ""
        if kind == "n":
            return self._number_text((value.text or "").strip(), style)
        found = self._found(kind, value, cell, style)
        if style.changes_texts:
            found = self._formatted(found, style, column)
        elif style.font and isinstance(found, str):
            found = Text(((found, ""),))
        if isinstance(found, str):
            return found
        if found.shown:
            self._odd[self._number, column] = (found, style.font)
        return found.shown

    def _number_text(self, value: str, style: CellStyle) -> str:
        if style.code == GENERAL and value.isdigit() and len(value) <= _PLAIN_DIGITS and value[0] != "0":
            return value
        return shown(value, style.code, since_1904=self._book.since_1904) if value else ""

    def _found(self, kind: str, value: Any, cell: Any, style: CellStyle) -> str | Text:
        """Return the text of a cell that is no number."""
        if kind == "inlineStr":
            if not value.tag.endswith("}is"):
                value = next((child for child in cell if local(str(child.tag)) == "is"), None)
            return "" if value is None else text_of(value)
        text = value.text or ""
        if kind == "s":
            return self._book.strings[text.strip()] if text.strip() else ""
        if kind == "b":
            return "TRUE" if text.strip() in _ON else "FALSE"
        days = serial(text.strip()) if kind == "d" else None
        if days is None:
            return checked(unescaped(text))
        days -= 1462 if self._book.since_1904 else 0
        code = "dd/mm/yyyy" if style.code == GENERAL else style.code
        return shown(f"{days:f}", code, since_1904=self._book.since_1904)

    def _formatted(self, found: str | Text, style: CellStyle, column: int) -> str | Text:
        """Return a text as the number format shows it; one that it hides is told."""
        text = found if isinstance(found, str) else found.shown
        changed = shown_text(text, style.code)
        if text.strip() and not changed:
            self._tell_hidden_text(self._number, column, text)
        raised = "" if isinstance(found, str) else found.raised
        return Text(((changed, style.font),), raised) if changed else ""

    def _tell_formula(self, cell: Any, column: int) -> None:
        formula = next((child for child in cell if local(str(child.tag)) == "f"), None)
        if formula is not None:
            where = f"{self._where}, row {self._number}, column {column}"
            self._book.account.add(where, f"={formula.text or ''}", "skipped", "account.formula")

    def _tell_hidden_text(self, row: int, column: int, text: str) -> None:
        where = f"{self._where}, row {row}, column {column}"
        self._book.account.add(where, text, "skipped", "account.hidden_text")
        self._limit_account()

    def _limit_account(self) -> None:
        if len(self._book.account) > MOST_TOLD:
            raise Refused("file.too_big", name=self._book.name)

    # All cells

    def _settle(self) -> None:
        """Convert the texts to which something must be done; a whole sheet in an old encoding by it."""
        self._join()
        all_texts = [text for texts in self._texts.values() for text in texts.values()] if self._odd else []
        sample = "\n".join(found.shown for found, _ in self._odd.values())[:_SAMPLE]
        old = is_suspicious(sample) and not any(map(has_unicode_letters, all_texts))
        likely = guess(sample) if old else None
        if likely is not None:
            for row, texts in self._texts.items():
                for column, text in texts.items():
                    if not text.isascii():
                        self._odd.setdefault((row, column), (Text(((text, ""),)), ""))
        for (row, column), (found, font) in self._odd.items():
            where = f"{self._where}, row {row}, column {column}"
            self._texts[row][column] = settled(found, font, where, self._book.account, likely)
            self._limit_account()

    def _join(self) -> None:
        """Put the texts at one place below each other."""
        for (row, column), pieces in self._again.items():
            text = "\n".join(pieces)
            if len(text) > LONGEST_CELL:
                raise Refused("file.too_big", name=self._book.name)
            self._texts[row][column] = text
            self._odd[row, column] = (Text(((text, ""),)), "")

    def _rows(self) -> list[list[Cell]]:
        texts = self._texts
        numbers = [row for row in sorted(texts) if any(text.strip() for text in texts[row].values())]
        if not numbers:
            return []
        width = max(
            column for row in numbers for column, text in texts[row].items() if text and not text.isspace()
        )
        begins: dict[int, dict[int, Merge]] = {}
        for merge in clipped(self._merges, numbers, width, self._book.name):
            begins.setdefault(merge.top if merge.begins else -1, {})[merge.left] = merge
            self._cover(merge, numbers)
        rows = [self._row(at, row, begins.get(at)) for at, row in enumerate(numbers)]
        self._tell_hidden(numbers, width)
        return rows

    def _cover(self, merge: Merge, numbers: list[int]) -> None:
        """Take off the texts that a merged cell hides, and tell them."""
        columns = range(merge.left, merge.right + 1)
        for at in range(merge.top, merge.bottom + 1):
            texts = self._texts[numbers[at]]
            covered = columns if len(columns) < len(texts) else [each for each in texts if each in columns]
            for column in covered:
                if column in texts and not (merge.begins and (at, column) == (merge.top, merge.left)):
                    text = texts.pop(column)
                    if text.strip():
                        self._tell_hidden_text(numbers[at], column, text)

    def _row(self, at: int, number: int, merges: dict[int, Merge] | None) -> list[Cell]:
        where = f"{self._where}, row {number}, column "
        texts = self._texts[number]
        if not merges:
            return [
                Cell(texts[column], at, column - 1, 1, 1, where + str(column)) for column in sorted(texts)
            ]
        cells = []
        for column in sorted({*texts, *merges}):
            merge = merges.get(column)
            down, across = (merge.bottom - merge.top + 1, merge.right - merge.left + 1) if merge else (1, 1)
            cells.append(Cell(texts.get(column, ""), at, column - 1, down, across, where + str(column)))
        return cells

    # Hidden rows and columns

    def _tell_hidden(self, numbers: list[int], width: int) -> None:
        account = self._book.account
        for number in numbers if self._hidden_rows else ():
            if number in self._hidden_rows:
                texts = self._texts[number]
                line = "\t".join(texts[column] for column in sorted(texts) if texts[column].strip())
                if line:
                    account.add(f"{self._where}, row {number}", line, "converted", "account.hidden_row")
        hidden = self._hidden_columns
        if self._columns_hide:
            hidden = hidden | (set(range(1, width + 1)) - self._seen_columns)
        found: dict[int, list[str]] = {}
        for row in numbers if hidden else ():
            for column, text in self._texts[row].items():
                if column in hidden and text.strip():
                    found.setdefault(column, []).append(text)
        for column, lines in sorted(found.items()):
            where = f"{self._where}, column {column}"
            account.add(where, "\n".join(lines), "converted", "account.hidden_column")


def _is_zero(size: str | None) -> bool:
    """Tell whether a height or width is there and is nothing."""
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False
