"""What a sheet does not show as it is stored: hidden, not printed, or otherwise by a condition."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from db.limits import MOST_COLUMNS
from vqdesk.formats.excel.element_stream import local_name
from vqdesk.formats.excel.reader.styles import changes, hides_numbers, strikes_cell
from vqdesk.formats.excel.references import LAST_COLUMN, area, parse_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.formats.excel.reader.styles import CellStyles

    Texts = Mapping[int, Mapping[int, str]]
    Area = tuple[int, int, int, int]

_MOST_LOOKED = 1_000_000  # cells that the areas of conditions are looked through for
_MOST_PRINTED = 100  # areas of a sheet, each a page of its own
_ON = ("1", "true")
_OFF = ("0", "false")


class Unseen:
    """Collect what one sheet hides, and tell it; `where` is the sheet's place for the account.

    What is hidden stays in the report, but for numbers whose format shows nothing.
    """

    def __init__(self, where: str, account: ImportLog, styles: CellStyles) -> None:
        self._where = where
        self._account = account
        self._styles = styles
        self.hides_zeros = False
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._named: set[int] = set()
        self._rows_hide = self._columns_hide = False
        self._numbers: dict[int, list[str]] = {}
        self._looks: list[tuple[str, str]] = []

    # What the sheet says

    def row(self, row: Any, number: int) -> None:
        """Take a row's own properties."""
        height = row.get("ht")
        if row.get("hidden") in _ON or is_zero(height) or (self._rows_hide and height is None):
            self._rows.add(number)

    def column(self, column: Any) -> None:
        """Take the properties of a stretch of columns."""
        first = parse_index(column.get("min"), LAST_COLUMN, 1)
        columns = range(first, min(parse_index(column.get("max"), LAST_COLUMN, first), MOST_COLUMNS) + 1)
        self._named.update(columns)
        if column.get("hidden") in _ON or is_zero(column.get("width")):
            self._columns.update(columns)

    def defaults(self, element: Any) -> None:
        """Take what holds for rows and columns that say nothing of themselves."""
        self._rows_hide = element.get("zeroHeight") in _ON
        self._columns_hide = is_zero(element.get("defaultColWidth"))

    def view(self, element: Any) -> None:
        """Take how the sheet is looked at: it may show no zeros."""
        self.hides_zeros = self.hides_zeros or element.get("showZeros") in _OFF

    def number(self, column: int, text: str) -> None:
        """Take a number that its format does not show."""
        self._numbers.setdefault(column, []).append(text)

    def look(self, areas: str, why: str) -> None:
        """Take areas whose texts may be struck out or hidden by something that is not looked at."""
        self._looks.append((areas, why))

    def conditions(self, element: Any) -> None:
        """Take the looks that cells may have by a condition: those that strike texts out or hide them."""
        for each in element.iter():
            if local_name(str(each.tag)) != "conditionalFormatting":
                continue
            areas = each.get("sqref") or " ".join(part.text or "" for part in each.iterfind("{*}sqref"))
            for why in dict.fromkeys(why for rule in each.iterfind("{*}cfRule") if (why := self._rule(rule))):
                self.look(areas, why)

    def _rule(self, rule: Any) -> str:
        place, own = rule.get("dxfId", ""), list(rule.iterfind("{*}dxf"))
        if place in self._styles.striking or any(map(strikes_cell, own)):
            return "account.struck_if"
        bare = any(each.get("showValue") in _OFF for each in rule)
        if bare or place in self._styles.hiding or any(map(hides_numbers, own)):
            return "account.hidden_if"
        return "account.format_if" if place in self._styles.changing or any(map(changes, own)) else ""

    # What there is to tell

    def tell(self, texts: Texts, numbers: Sequence[int], width: int, printed: Sequence[Area]) -> None:
        """Tell all of it; `texts` are by row and column, `numbers` the rows that show something."""
        for column, lines in sorted(self._numbers.items()):
            self._add(f"column {column}", lines, "skipped", "account.hidden_number")
        self._tell_rows(texts, [number for number in numbers if number in self._rows], "account.hidden_row")
        hidden = self._columns
        if self._columns_hide:
            hidden = hidden | (set(range(1, width + 1)) - self._named)
        if hidden:
            self._tell_columns(texts, numbers, hidden, "account.hidden_column")
        if printed:
            self._tell_unprinted(texts, numbers, width, printed)
        self._tell_looks(texts, numbers)

    def _tell_rows(self, texts: Texts, numbers: Iterable[int], why: str) -> None:
        for number in numbers:
            line = "\t".join(text for _, text in sorted(texts[number].items()) if text.strip())
            if line:
                self._account.add(f"{self._where}, row {number}", line, "converted", why)

    def _tell_columns(self, texts: Texts, numbers: Iterable[int], hidden: set[int], why: str) -> None:
        found: dict[int, list[str]] = {}
        for row in numbers:
            for column, text in texts[row].items():
                if column in hidden and text.strip():
                    found.setdefault(column, []).append(text)
        for column, lines in sorted(found.items()):
            self._add(f"column {column}", lines, "converted", why)

    def _tell_unprinted(
        self, texts: Texts, numbers: Sequence[int], width: int, printed: Sequence[Area]
    ) -> None:
        """Tell what stands beside and below the area that is printed; of several areas what is in none."""
        outside = {
            column for column in range(1, width + 1) if not any(a[1] <= column <= a[3] for a in printed)
        }
        rows = [row for row in numbers if any(a[0] <= row <= a[2] for a in printed)]
        inside = set(rows)
        self._tell_columns(texts, rows, outside, "account.not_printed")
        self._tell_rows(texts, (row for row in numbers if row not in inside), "account.not_printed")

    def _tell_looks(self, texts: Texts, numbers: Sequence[int]) -> None:
        """Tell the cells of such areas by column, at the first of them, each once whatever rules it has."""
        left = _MOST_LOOKED
        found: dict[tuple[str, int], dict[int, str]] = {}
        for areas, why in dict.fromkeys(self._looks):
            for row, first, last in _rows_of(areas, numbers):
                left -= 1 + len(texts[row])
                if left < 0:
                    break
                for column, text in texts[row].items():
                    if first <= column <= last and text.strip():
                        found.setdefault((why, column), {})[row] = text
            if left < 0:
                self._add(areas[:100], [areas], "converted", why)
                break
        for (why, column), cells in sorted(found.items()):
            row, lines = min(cells), [text for _, text in sorted(cells.items())]
            self._add(f"row {row}, column {column}", lines, "converted", why)

    def _add(self, place: str, lines: Iterable[str], action: Any, why: str) -> None:
        self._account.add(f"{self._where}, {place}", "\n".join(lines), action, why)


def printed_areas(formula: str) -> list[Area]:
    """Return the areas of a name `_xlnm.Print_Area`; none where it computes them."""
    found = []
    for part in _without_names(formula).split(","):
        each = area(part.rpartition("!")[2].strip())
        if each is None:
            return []
        found.append(each)
    return found if len(found) <= _MOST_PRINTED else []


def _without_names(formula: str) -> str:
    """Take off the sheets' quoted names, which may have commas."""
    return "".join(formula.split("'")[::2])


def _rows_of(areas: str, numbers: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the shown rows of areas, each with its first and last column."""
    for reference in areas.split():
        if found := area(reference):
            top, left, bottom, right = found
            for row in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
                yield row, left, right


def is_zero(size: str | None) -> bool:
    """Tell whether a height or width is there and is nothing."""
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False
