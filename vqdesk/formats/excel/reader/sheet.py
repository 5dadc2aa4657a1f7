"""One sheet of a workbook as rows of cells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from db.limits import (
    LONGEST_CELL,
    MAX_XML_NODES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TOLD,
)
from vqdesk.annex.source.grid import Cell
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.formats.excel.element_stream import SPACES, elements, local_name
from vqdesk.formats.excel.reader.bare_rows import part_rows
from vqdesk.formats.excel.reader.formulas import Formulas
from vqdesk.formats.excel.reader.hidden import Unseen
from vqdesk.formats.excel.references import LAST_COLUMN, LAST_ROW, clipped, column_of, parse_index, row_number
from vqdesk.formats.excel.strings import (
    Run,
    SharedString,
    keep_if_plain,
    parted,
    read_string,
    to_report_text,
    unescaped,
)
from vqdesk.formats.opc.number_format.codes import GENERAL
from vqdesk.formats.opc.number_format.dates import read_iso_date
from vqdesk.formats.opc.number_format.rendering import render_number, shown_text
from vqdesk.text.legacy.conversion import guess_charset, has_unicode_letters, is_suspicious

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vqdesk.formats.excel.reader.bare_rows import BareRow
    from vqdesk.formats.excel.reader.formulas import Formula
    from vqdesk.formats.excel.reader.rich_values import RichValue, RichValues
    from vqdesk.formats.excel.reader.styles import CellStyle, CellStyles
    from vqdesk.formats.excel.references import Merge
    from vqdesk.formats.excel.strings import Strings

_OTHERS = (
    *("sheetFormatPr", "sheetView", "col", "mergeCell", "headerFooter"),
    *("conditionalFormatting", "extLst"),
)
# What holds the value of a cell of a type.
_VALUES = {
    kind: tuple(space + tag for space in SPACES)
    for kind, tag in (("n", "v"), ("s", "v"), ("inlineStr", "is"))
}
_CELL = partial(tuple.__new__, Cell)  # Cell itself takes twice the time
_SAMPLE = 20_000  # characters that are enough to tell an encoding
_ON = ("1", "true")
_NO_ROW = b"<a/>"  # behind it, the row before is known to be whole
_PLAIN_DIGITS = 11  # General shows whole numbers of so many digits as they are stored


class Book(NamedTuple):
    """What the sheets of a workbook share; `name` is what the person calls the file.

    `recalculates` tells that its formulas are to be computed when it is opened, `keep_struck` that text
    that is struck out is wanted.
    """

    strings: Strings
    styles: CellStyles
    account: ImportLog
    name: str
    since_1904: bool = False
    recalculates: bool = False
    keep_struck: bool = False
    rich: RichValues | None = None


class SheetReader:
    """Read one sheet from its XML; `where` is its place for the account.

    `rows` are the rows that show something: empty ones take no place, whatever range is declared. A
    merged cell spans the shown rows that it covers, and no more columns than are in use. `margins` is
    what stands in the margins of its printed pages, with Excel's codes: whether it is below, and the text.
    `fractions` tells for each row, by its number, in which column, from 1, its first number with a comma is.
    `struck` are areas that a table's style strikes out; `printed` those that come on paper, else all does.
    """

    def __init__(
        self,
        book: Book,
        where: str,
        blocks: Iterable[bytes],
        *,
        struck: Sequence[str] = (),
        printed: Sequence[tuple[int, int, int, int]] = (),
    ) -> None:
        self._book = book
        self._plain = book.styles.plain
        self._bare_styles = {(place or "").encode(): book.styles[place] for place in self._plain}
        self._where = where
        self._texts: dict[int, dict[int, str]] = {}
        self._odd: dict[tuple[int, int], tuple[SharedString, str]] = {}
        self._again: dict[tuple[int, int], list[str]] = {}  # texts that a file puts at one place
        self._struck: dict[int, dict[int, tuple[str, bool]]] = {}  # by row and column; whether it is all
        self._far: dict[int, list[str]] = {}
        self._number = self._lines = self._columns = self._cells = self._shown = 0
        self._merges: list[str] = []
        self._formulas = Formulas(where, book.account, recalculates=book.recalculates)
        self._unseen = Unseen(where, book.account, book.styles)
        self._printed = printed
        for areas in struck:
            self._unseen.look(areas, "account.struck_if")
        self.fractions: dict[int, int] = {}
        self.margins: list[tuple[bool, str]] = []
        for element in elements(self._unread(blocks), {"sheetData": "row"}, _OTHERS, book.name):
            if local_name(element.tag) == "row":
                self._read_row(element)
            else:
                self._read_other(element)
        self._formulas.tell_arrays()
        self._settle()
        self.rows = self._rows()
        self._tell_struck()

    def _read_other(self, element: Any) -> None:
        tag = local_name(element.tag)
        if tag == "mergeCell":
            self._merges.append(element.get("ref", ""))
        elif tag == "col":
            self._columns += 1
            if self._columns > LAST_COLUMN:
                raise Refused("file.too_big", name=self._book.name)
            self._unseen.column(element)
        elif tag == "sheetFormatPr":
            self._unseen.defaults(element)
        elif tag == "sheetView":
            self._unseen.view(element)
        elif tag == "headerFooter":
            texts = [(local_name(each.tag).endswith("Footer"), each.text or "") for each in element]
            self.margins += [margin for margin in texts if margin[1].strip()]
        elif tag == "conditionalFormatting" or local_name(element.getparent().tag) == "worksheet":
            # Newer conditions stand in the extensions of a sheet; cells have such, too.
            self._unseen.conditions(element)

    # Cells

    def _unread(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """Give what a parser has to read; bare rows are read at once, if nothing has to be done to a text."""
        is_parsed = False
        for piece, row in part_rows(blocks):
            if row is not None and is_parsed:
                yield _NO_ROW
            is_parsed = row is None or not self._read_bare(row)
            if is_parsed:
                yield piece

    def _read_bare(self, row: BareRow) -> bool:
        """Read a row, or return False where something has to be done to one of its texts."""
        found: list[str] = []
        for _, style, kind, value in row.cells:
            text = self._book.strings[value.decode()] if value and kind == b"s" else ""
            if not isinstance(text, str) or (value and style not in self._bare_styles):
                return False
            found.append(text)
        self._take_row(row.number, len(row.cells), self._bare_texts(row, found))
        return True

    def _bare_texts(self, row: BareRow, found: list[str]) -> Iterator[tuple[int, str]]:
        """Give what each cell shows with its column; `found` are the shared texts."""
        column = 0
        for (letters, style, kind, value), text in zip(row.cells, found, strict=True):
            column = column_of(letters.decode()) or column + 1
            if not value:
                continue
            if self._formulas.has_arrays:
                self._formulas.has_value(self._number, column)
            if kind != b"s":
                text = self._number_text(value.decode(), self._bare_styles[style], column)
            if text:
                yield column, text

    def _read_row(self, row: Any) -> None:
        count = len(row)
        place = row[0].get("r") if count else None
        number = parse_index(row.get("r"), LAST_ROW) or max(row_number(place), self._number + 1)
        self._take_row(number, count, self._cell_texts(row))
        if count:
            self._unseen.row(row, number)

    def _take_row(self, number: int, count: int, shown: Iterable[tuple[int, str]]) -> None:
        """Keep what a row of so many cells shows by column, from 1; of texts at one place all, for later."""
        self._lines += 1
        if self._lines > LAST_ROW:
            raise Refused("file.too_big", name=self._book.name)
        self._number = number
        if not count:
            return
        self._cells += count
        known = self._texts.get(number, {})
        texts = dict(known)
        for column, text in shown:
            if len(text) > LONGEST_CELL:
                raise Refused("file.too_big", name=self._book.name)
            if column > MOST_COLUMNS:
                self._take_far(column, text)
            elif column in texts:
                # Put together at last, for there may be many.
                self._again.setdefault((number, column), [texts[column]]).append(text)
            else:
                texts[column] = text
        if texts:
            self._shown += len(texts) - len(known)
            self._texts[number] = texts
        if len(self._texts) > MOST_ROWS or self._shown > MOST_CELLS or self._cells > MAX_XML_NODES:
            raise Refused("file.too_big", name=self._book.name)

    def _cell_texts(self, row: Any) -> Iterator[tuple[int, str]]:
        """Give what each cell shows that shows something, with its column."""
        tag = row.tag[:-3] + "c"
        column = 0
        for cell in row:
            if cell.tag != tag:
                continue
            column = column_of(cell.get("r")) or column + 1
            count = len(cell)
            if not count:
                continue
            text = self._plain_text(cell, column) if count == 1 else None
            if text is None:
                text = self._text(cell, column)
            if text:
                yield column, text

    def _take_far(self, column: int, text: str) -> None:
        """Keep the text of a cell to the right of all columns that an annex may have, to be told by row."""
        self._shown += 1
        self._far.setdefault(self._number, [str(column)]).append(text)
        self._odd.pop((self._number, column), None)

    def _plain_text(self, cell: Any, column: int) -> str | None:
        """Return what a cell shows that holds a value alone to which nothing has to be done; else None.

        Nearly all are such.
        """
        kind, style, value = cell.get("t", "n"), cell.get("s"), cell[0]
        if value.tag not in _VALUES.get(kind, ()) or style not in self._plain:
            return None
        if kind == "n":
            found: object = self._number_text((value.text or "").strip(), self._book.styles[style], column)
        elif kind == "s":
            place = value.text or ""
            found = self._book.strings[place] if place.isdigit() else None
        else:
            found = read_string(value)
        if not isinstance(found, str):
            return None
        if self._formulas.has_arrays:
            self._formulas.has_value(self._number, column)
        return found

    def _text(self, cell: Any, column: int) -> str:
        """Return what a cell shows; a text to which something must be done first is remembered."""
        kind = cell.get("t", "n")
        style = self._book.styles[cell.get("s")]
        value, formula = self._parts(cell, column, kind)
        if value is None or (formula and kind == "n" and self._is_never_computed(value)):
            if formula is not None:
                self._formulas.tell_missing(formula, self._number, column)
            return ""
        rich = self._book.rich.get(cell.get("vm")) if kind == "e" and self._book.rich else None
        if rich is not None:
            return self._rich_text(rich, column)
        if kind == "n":
            found: str | SharedString = self._number_text((value.text or "").strip(), style, column)
        else:
            found = self._found(kind, value, style)
        if formula is not None:
            after = found if isinstance(found, str) else found.shown
            self._formulas.tell(formula, kind, after, self._number, column)
        elif kind == "e" and found:
            self._tell(column, str(found), "converted", "account.error", after=str(found))
        if kind != "n":
            found = self._apply_format(found, style, column)
        return self._take_text(found, cell, style, column)

    def _take_text(self, found: str | SharedString, cell: Any, style: CellStyle, column: int) -> str:
        """Return what is taken of a text; what must be done to it is done when the whole sheet is known."""
        if style.struck or not isinstance(found, str):
            found = self._without_struck(found, style, column)
        if isinstance(found, str):
            return found
        if found.ruby and _ON[0] in (cell.get("ph"), cell.getparent().get("ph")):
            self._tell(column, found.ruby, "skipped", "account.ruby")
        if found.is_plain and not style.font and isinstance(plain := keep_if_plain(found.shown), str):
            return plain
        if found.shown:
            self._odd[self._number, column] = (found, style.font)
        return found.shown

    def _is_never_computed(self, value: Any) -> bool:
        """Tell whether a number is the zero that programs write which leave the computing to Excel.

        A figure that is missing, and told, is better than a false one.
        """
        return self._book.recalculates and not (value.text or "").strip(" +-0.")

    def _rich_text(self, rich: RichValue, column: int) -> str:
        """Return what a cell shows in the place of the error that it holds; a picture is told."""
        text = to_report_text(SharedString.of(rich.text), "", "", ImportLog())
        if not rich.is_picture:
            return text
        self._tell(column, text, "skipped", "account.picture")
        return ""

    def _parts(self, cell: Any, column: int, kind: str) -> tuple[Any, Formula | None]:
        """Return the element with a cell's value and its formula, each None where there is none."""
        found = {local_name(child.tag): child for child in cell if isinstance(child.tag, str)}
        element = found.get("f")
        formula = None if element is None else self._formulas.read(element, self._number, column)
        value = found.get("is" if kind == "inlineStr" else "v")
        if value is not None:
            self._formulas.has_value(self._number, column)
        return value, formula

    def _number_text(self, value: str, style: CellStyle, column: int) -> str:
        if style.code == GENERAL and value.isdigit() and len(value) <= _PLAIN_DIGITS and value[0] != "0":
            return value
        if not value:
            return ""
        text = render_number(value, style.code, since_1904=self._book.since_1904)
        if not text or (self._unseen.hides_zeros and not value.strip("+-0.")):
            self._unseen.number(column, render_number(value, GENERAL))
            return ""
        if "," in text:
            self.fractions.setdefault(self._number, column)
        return text

    def _found(self, kind: str, value: Any, style: CellStyle) -> str | SharedString:
        """Return the text of a cell that is no number."""
        if kind == "inlineStr":
            return read_string(value)
        text = value.text or ""
        if kind == "s":
            return self._book.strings[text.strip()] if text.strip() else ""
        if kind == "b":
            return _truth(text.strip(), style)
        moment = read_iso_date(text.strip()) if kind == "d" else None
        if moment is None:
            return keep_if_plain(unescaped(text))
        days = moment.days - (1462 if self._book.since_1904 and moment.is_day else 0)
        code = moment.code if style.code == GENERAL else style.code
        return render_number(f"{days:f}", code, since_1904=self._book.since_1904)

    def _apply_format(self, found: str | SharedString, style: CellStyle, column: int) -> str | SharedString:
        """Return a text as its number format and its font show it; one that the format hides is told."""
        if not style.changes_texts:
            return SharedString.of(found) if style.font and isinstance(found, str) else found
        plain = found if isinstance(found, str) else found.shown
        after = shown_text(plain, style.code)
        if after == plain:
            return found
        if not after and plain.strip():
            self._tell(column, plain, "skipped", "account.hidden_text")
        return SharedString.of(after)

    def _without_struck(self, found: str | SharedString, style: CellStyle, column: int) -> str | SharedString:
        """Return a text without what is struck out in it, which is told when the whole row is known."""
        kept, gone = parted(found, struck=style.struck)
        if not gone:
            return found
        if style.font or is_suspicious(gone):
            gone = to_report_text(SharedString((Run(gone, style.font),)), style.font, "", ImportLog())
        shown_text = kept if isinstance(kept, str) else kept.shown
        self._struck.setdefault(self._number, {})[column] = (gone, not shown_text.strip())
        return found if self._book.keep_struck else kept

    def _tell(self, column: int, text: str, action: Any, why: str, **values: object) -> None:
        where = f"{self._where}, row {self._number}, column {column}"
        self._book.account.add(where, text, action, why, **values)
        self._limit_account()

    def _tell_struck(self) -> None:
        """Tell what is struck out: a row of which nothing else is there at once, else cell by cell."""
        account = self._book.account
        for row, cells in sorted(self._struck.items()):
            left = any(text.strip() for text in self._texts.get(row, {}).values())
            if not left and len(cells) > 1:
                line = "\t".join(text for _, (text, _) in sorted(cells.items()))
                account.add(f"{self._where}, row {row}", line, "skipped", "account.struck_row")
                continue
            for column, (text, is_all) in sorted(cells.items()):
                where = f"{self._where}, row {row}, column {column}"
                if self._book.keep_struck:
                    account.add(where, text, "converted", "account.struck_kept")
                else:
                    why = "account.struck_cell" if is_all else "account.struck"
                    account.add(where, text, "skipped", why)
            self._limit_account()

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
        for number, (first, *far) in self._far.items():
            where = f"{self._where}, row {number}, column {first}"
            text = to_report_text(SharedString.of("\t".join(far)), "", where, ImportLog())
            self._book.account.add(where, text, "skipped", "account.far_cell")
            self._limit_account()
        all_texts = [text for texts in self._texts.values() for text in texts.values()] if self._odd else []
        sample = "\n".join(found.shown for found, _ in self._odd.values())[:_SAMPLE]
        old = is_suspicious(sample) and not any(map(has_unicode_letters, all_texts))
        likely = guess_charset(sample) if old else None
        if likely is not None:
            for row, texts in self._texts.items():
                for column, text in texts.items():
                    if not text.isascii():
                        self._odd.setdefault((row, column), (SharedString.of(text), ""))
        for (row, column), (found, font) in self._odd.items():
            where = f"{self._where}, row {row}, column {column}"
            self._texts[row][column] = to_report_text(found, font, where, self._book.account, likely)
            self._limit_account()

    def _join(self) -> None:
        """Put the texts at one place below each other."""
        for (row, column), pieces in self._again.items():
            text = "\n".join(pieces)
            if len(text) > LONGEST_CELL:
                raise Refused("file.too_big", name=self._book.name)
            self._texts[row][column] = text
            self._odd[row, column] = (SharedString.of(text), "")

    def _rows(self) -> list[list[Cell]]:
        texts = self._texts
        numbers = [row for row in sorted(texts) if any(text.strip() for text in texts[row].values())]
        if not numbers:
            self._unseen.tell(texts, (), 0, ())
            return []
        width = max([_last_column(texts[row]) for row in numbers])
        begins: dict[int, dict[int, Merge]] = {}
        for merge in clipped(self._merges, numbers, width, self._book.name):
            begins.setdefault(merge.top if merge.begins else -1, {})[merge.left] = merge
            self._cover(merge, numbers)
        rows = [self._row(at, row, begins.get(at)) for at, row in enumerate(numbers)]
        self._unseen.tell(texts, numbers, width, self._printed)
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
                _CELL((texts[column], at, column - 1, 1, 1, where + str(column))) for column in sorted(texts)
            ]
        cells = []
        for column in sorted({*texts, *merges}):
            merge = merges.get(column)
            down, across = (merge.bottom - merge.top + 1, merge.right - merge.left + 1) if merge else (1, 1)
            cells.append(_CELL((texts.get(column, ""), at, column - 1, down, across, where + str(column))))
        return cells


def _last_column(texts: Mapping[int, str]) -> int:
    """Return the last column of a row that shows something."""
    # As nearly all: the last one of all.
    last = max(texts)
    return last if texts[last].strip() else max(column for column, text in texts.items() if text.strip())


def _truth(value: str, style: CellStyle) -> str:
    """Return a value that is true or false as Excel shows it: as a box where the cell is one to be ticked."""
    if not value:
        return ""
    if style.is_box:
        return "☑" if value in _ON else "☐"
    return "TRUE" if value in _ON else "FALSE"
