"""Where the printed pages of a sheet end, as far as rows of known heights tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.typography import ACROSS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.layout.typography import Page

_POINTS_A_MM = 72 / 25.4
_MOST_BREAKS = 1_000
"""Excel takes 1,026 breaks of a person's own in a sheet."""


class Pages:
    """Follow the rows down the pages; `breaks` are the rows behind which a page must end.

    That is where a domain's row would stand alone at a page's foot, or the closing block be cut: there a
    typist puts a break. Everywhere else pages end by themselves. `full` are the points that a page has for
    rows below the header.
    """

    def __init__(self, page: Page = ACROSS) -> None:
        self.breaks: list[int] = []
        self._whole = self.full = self._left = page.text_height * _POINTS_A_MM
        self._held_row = 0
        self._held = self._held_first = 0.0

    def repeat(self, heights: Sequence[float]) -> None:
        """Take the header's rows, which stand on every page."""
        self.add(0, heights)
        self.full = max(0.0, self._whole - sum(heights))

    def add(self, row: int, heights: Sequence[float], *, holds: bool = False) -> None:
        """Take rows that begin with `row`; what `holds` must not stand at a page's foot without the next."""
        if holds:
            if not self._held_row:
                self._held_row, self._held_first = row, heights[0]
            self._held += sum(heights)
            return
        if self._held_row:
            if self._held_first <= self._left < self._held + heights[0] <= self.full:
                self._break()
            self._take(self._held)
            self._held_row, self._held = 0, 0.0
        for height in heights:
            self._take(height)

    def _break(self) -> None:
        if len(self.breaks) < _MOST_BREAKS:
            self.breaks.append(self._held_row - 1)
            self._left = self.full

    def _take(self, height: float) -> None:
        if height > self._left:
            self._left = self.full
        self._left -= height
