"""Struck-out text of Word files: paragraphs and rows without it, and how each place is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vqdesk.annex.source.import_log import ImportLog

    Run = tuple[str, str]


class Gap(NamedTuple):
    """Where a text was struck out of a paragraph: before which of its runs, and what it was."""

    before: int
    text: str


def close_gaps(runs: Sequence[Run], gaps: Iterable[Gap]) -> list[Run]:
    """Return a paragraph's runs, drawn together where texts were struck out of them.

    Where only one blank parted words on both sides one is left; where a struck text had the blank it stays.
    """
    drawn: list[Run] = []
    start = 0
    for at, struck in _together(gaps):
        drawn += runs[start:at]
        start = at
        left, right = drawn[-1][0] if drawn else "", _first(runs, at)
        if not right or right[0] == "\n":
            _cut_blanks(drawn)
        elif not left or left[-1] == "\n":
            start = _without_blanks(drawn, runs, at)
        elif left[-1] == " " == right[0]:
            drawn.append((right[1:], runs[at][1]))
            start = at + 1
        elif struck != struck.strip() and not (left[-1].isspace() or right[0].isspace()):
            drawn.append(("\n" if "\n" in struck else " ", ""))
        if drawn and drawn[-1][0].endswith("\n") and right.startswith("\n"):
            drawn[-1] = (drawn[-1][0][:-1], drawn[-1][1])
    return drawn + list(runs[start:])


def _together(gaps: Iterable[Gap]) -> list[Gap]:
    """Return the gaps, those at one place as one."""
    found: list[Gap] = []
    for gap in gaps:
        if found and found[-1].before == gap.before:
            found[-1] = Gap(gap.before, found[-1].text + gap.text)
        else:
            found.append(gap)
    return found


def _first(runs: Sequence[Run], at: int) -> str:
    return runs[at][0] if at < len(runs) else ""


def _cut_blanks(drawn: list[Run]) -> None:
    """Take off the blanks at the end."""
    if drawn:
        text, font = drawn[-1]
        drawn[-1] = (text.rstrip(" "), font)


def _without_blanks(drawn: list[Run], runs: Sequence[Run], at: int) -> int:
    """Add a run without the blanks at its start; return the place behind it."""
    text, font = runs[at]
    drawn.append((text.lstrip(" "), font))
    return at + 1


class Struck:
    """The struck-out texts of the cells that are read now: told once it is known how much of them is left.

    `hold` begins a cell, `release` gives what was struck in it; outside cells each is told at once.
    """

    def __init__(self, account: ImportLog) -> None:
        self._account = account
        self._held: list[list[str]] = []

    def hold(self) -> None:
        """Begin to collect."""
        self._held.append([])

    def release(self) -> str:
        """Return what was collected since the last `hold`, a line a paragraph."""
        return "\n".join(self._held.pop())

    def add(self, text: str, where: str) -> None:
        """Take a text that was struck out at a place."""
        if self._held:
            self._held[-1].append(text)
        else:
            self._account.add(where, text, "skipped", "account.struck")


class StruckRow:
    """What is struck out of one row of a table, and whether anything else is written in it."""

    def __init__(self) -> None:
        self.typed = False  # by hand, not by a list
        self._cells: list[tuple[str, str, bool]] = []

    def __bool__(self) -> bool:
        """Tell whether anything is."""
        return bool(self._cells)

    @property
    def is_whole(self) -> bool:
        """Tell whether the whole row is struck out."""
        return bool(self._cells) and not self.typed

    def add(self, where: str, text: str, *, whole: bool) -> None:
        """Take what is struck out of a cell; `whole` tells that nothing is left in it."""
        self._cells.append((where, text, whole))

    def tell(self, account: ImportLog, row: str, rest: Iterable[str]) -> None:
        """Account for it all: for a whole row with the `rest` that lists wrote in it, else cell by cell."""
        if self.is_whole:
            texts = (*rest, *(text for _, text, _ in self._cells))
            account.add(row, "\t".join(texts), "skipped", "account.struck_row")
        else:
            for where, text, whole in self._cells:
                kind = "account.struck_cell" if whole else "account.struck"
                account.add(where, text, "skipped", kind)
        self._cells = []
