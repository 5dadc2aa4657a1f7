"""The formulas of a sheet, as far as the result that the file holds may be missing, wrong or old."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vqdesk.formats.excel.references import LAST_ROW, area, column_of, row_number
from vqdesk.text.numerals import format_letters

if TYPE_CHECKING:
    from vqdesk.annex.source.import_log import ImportLog

_MOST_MOVED = 1_000_000  # characters of shared formulas of a sheet that are told as they read in their cells
_MOST_FILLED = 100_000  # cells of all array formulas of a sheet that are looked after
_PREFIX = re.compile(r"_xl(?:fn|ws|pm|udf)\.")
_QUOTED = re.compile(r'"[^"]*"')
# What has another result each day, or each time; INDIRECT and OFFSET only follow their cells.
_CHANGING = re.compile(r"\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\s*\(", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\[[0-9]{1,9}\][^\[\]\"!]{0,255}!"
)  # [1]Sheet1!A1: a number names the other workbook
_REFERENCE = re.compile(
    r"\"[^\"]*\"|'[^']*'!?|(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?![\w(.])", re.IGNORECASE
)
_ON = ("1", "true")


def recalculates(workbook: Any) -> bool:
    """Tell whether a workbook wants its formulas computed when it is opened: no result in it counts.

    `workbook` is the root of its part (ECMA-376 part 1, 18.2.2).
    """
    for each in workbook.iterfind("{*}calcPr"):
        wanted = any(each.get(name) in _ON for name in ("fullCalcOnLoad", "forceFullCalc"))
        if wanted or each.get("calcCompleted") in ("0", "false"):
            return True
    return False


class Formula(NamedTuple):
    """A cell's formula as the file has it, and how many rows and columns further it is to be read."""

    text: str
    rows: int = 0
    columns: int = 0


class Formulas:
    """Tell the formulas of one sheet whose results are missing, errors, or perhaps no longer right.

    `where` is the sheet's place for the account; `recalculates` as the function of this name tells. The
    account has them as Excel shows them, `=A1+B1`.
    """

    def __init__(self, where: str, account: ImportLog, *, recalculates: bool) -> None:
        self._where = where
        self._account = account
        self._recalculates = recalculates
        self._shared: dict[str, tuple[str, int, int]] = {}
        self._arrays: list[tuple[Formula, tuple[int, int, int, int]]] = []
        self._valued: set[tuple[int, int]] = set()
        self._filled = self._move = 0
        self.has_arrays = False
        """Whether cells have to be told that have a value: an array formula should fill some."""

    def read(self, element: Any, row: int, column: int) -> Formula:
        """Return a cell's formula; one that several share is remembered for them."""
        text = element.text or ""
        kind, shared = element.get("t"), element.get("si", "")
        if kind == "shared":
            if text:
                self._shared[shared] = (text, row, column)
            elif shared in self._shared:
                text, from_row, from_column = self._shared[shared]
                return Formula(text, row - from_row, column - from_column)
        elif kind in ("array", "dataTable"):
            self._remember(Formula(text), element.get("ref", ""))
        return Formula(text)

    def tell(self, formula: Formula, kind: str, value: str, row: int, column: int) -> None:
        """Tell a formula where that is due: `kind` is the cell's type, `value` what it shows."""
        if not value and (kind != "str" or self._recalculates):
            # A formula may give an empty text on purpose: then the type says that it is one.
            self._add(formula, row, column, "skipped", "account.formula")
        elif kind == "e":
            self._add(formula, row, column, "converted", "account.error", after=value)
        elif self._recalculates or _is_passing(formula.text):
            self._add(formula, row, column, "converted", "account.formula_old", after=value)

    def tell_missing(self, formula: Formula, row: int, column: int) -> None:
        """Tell a formula without any result."""
        self._add(formula, row, column, "skipped", "account.formula")

    def has_value(self, row: int, column: int) -> None:
        """Take that a cell has a value, be it an empty text, where any has to be told."""
        if self.has_arrays:
            self._valued.add((row, column))

    def tell_arrays(self) -> None:
        """Tell the cells that an array formula should fill and that have no value."""
        for formula, (top, left, bottom, right) in self._arrays:
            cells = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            for row, column in cells:
                if (row, column) != (top, left) and (row, column) not in self._valued:
                    self._add(formula, row, column, "skipped", "account.formula")

    def _remember(self, formula: Formula, reference: str) -> None:
        found = area(reference)
        if found is None:
            return
        top, left, bottom, right = found
        size = (bottom - top + 1) * (right - left + 1)
        if size > 1 and self._filled + size <= _MOST_FILLED:
            self._filled += size
            self._arrays.append((formula, found))
            self.has_arrays = True

    def _add(self, formula: Formula, row: int, column: int, action: Any, why: str, **values: object) -> None:
        text = formula.text
        if (formula.rows or formula.columns) and self._move < _MOST_MOVED:
            self._move += len(text)
            text = _move(*formula)
        where = f"{self._where}, row {row}, column {column}"
        self._account.add(where, f"={_PREFIX.sub('', text)}", action, why, **values)


@lru_cache(maxsize=1024)
def _is_passing(formula: str) -> bool:
    """Tell whether a formula's result is another one tomorrow, or comes from another file."""
    if "(" not in formula and "]" not in formula:
        return False
    bare = _QUOTED.sub("", formula)
    return bool(_CHANGING.search(bare) or _ELSEWHERE.search(bare))


def _move(formula: str, rows: int, columns: int) -> str:
    """Return a shared formula as it reads so many rows and columns further (ECMA-376 part 1, 18.3.1.40)."""

    def moved(match: re.Match[str]) -> str:
        if match[4] is None:
            return match[0]
        column, row = column_of(match[2]), row_number(f"A{match[4]}")
        column += 0 if match[1] else columns
        row += 0 if match[3] else rows
        if column < 1 or not 0 < row <= LAST_ROW:
            return "#REF!"
        return f"{match[1]}{format_letters(column)}{match[3]}{row}"

    return _REFERENCE.sub(moved, formula)
