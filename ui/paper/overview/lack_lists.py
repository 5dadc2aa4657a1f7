"""Lists of what calls for work: how many tasks lack something, and the first of them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from ui.paper.measures import millimetres
from ui.paper.overview import plate
from ui.paper.overview.ink import pitch
from vqdesk.summary.overview_layout import lack_name, overview_said, task_name

if TYPE_CHECKING:
    from ui.paper.overview.ink import Ink
    from ui.paper.overview.letters import Letters
    from vqdesk.summary.overview import LackList, NamedTask, Overview

_INDENT = millimetres(4)
_FEW = 3
"""Names of a list that are worth more than longer names."""
_LONGEST = 400
"""Characters of a name that are looked at."""


class LackLists:
    """The lists under a heading, each with as many names as there is room for."""

    def __init__(self, letters: Letters, overview: Overview, width: float, room: float) -> None:
        self._letters, self._overview, self._width = letters, overview, width
        self._named = [0] * len(overview.lacks)
        for most in (2, 1):
            self._most_lines = most
            self._share_out(room)
            if all(named >= min(_FEW, len(lack.tasks)) for named, lack in self._lists):
                break

    @property
    def height(self) -> float:
        """Return how much room they take."""
        lines = sum(self._lines(named, lack) for named, lack in self._lists)
        heads = len(self._named) * (pitch(plate.STRONG) + plate.NARROW_GAP)
        note = 0 if self._overview.former else pitch(plate.TEXT)
        return pitch(plate.HEAD) + plate.NARROW_GAP + heads + lines * pitch(plate.SMALL_TEXT) + note

    @property
    def _lists(self) -> list[tuple[int, LackList]]:
        return list(zip(self._named, self._overview.lacks, strict=True))

    def _share_out(self, room: float) -> None:
        """Name one more task of each list in turn while there is room."""
        self._named, grows = [0] * len(self._named), True
        while grows:
            grows = False
            for at, lack in enumerate(self._overview.lacks):
                if self._named[at] < len(lack.tasks):
                    self._named[at] += 1
                    if self.height <= room:
                        grows = True
                    else:
                        self._named[at] -= 1

    def _lines(self, named: int, lack: LackList) -> int:
        if not named:
            return 0
        return sum(len(self._broken(task)) for task in lack.tasks[:named]) + (lack.count > named)

    def _broken(self, task: NamedTask) -> list[str]:
        # A narrative of any length may stand where a task's content should.
        text = task_name(task)[:_LONGEST]
        return self._letters.broken(text, plate.SMALL_TEXT, self._width - _INDENT, self._most_lines)

    def paint(self, ink: Ink, place: QPointF) -> None:
        """Paint them from a place on."""
        top = place.y()
        ink.write(overview_said("lacks"), QRectF(place.x(), top, self._width, pitch(plate.HEAD)), plate.HEAD)
        top += pitch(plate.HEAD) + plate.NARROW_GAP
        for at, lack in enumerate(self._overview.lacks):
            top = self._paint_list(ink, lack, self._named[at], QPointF(place.x(), top))
        if self._overview.former is None:
            box = QRectF(place.x(), top, self._width, pitch(plate.TEXT))
            said = overview_said("lack_stalled")
            ink.write(f"{said}: {overview_said('no_former')}", box, plate.TEXT, colour=plate.QUIET)

    def _paint_list(self, ink: Ink, lack: LackList, named: int, place: QPointF) -> float:
        head = QRectF(place.x(), place.y(), self._width, pitch(plate.STRONG))
        name, count = lack_name(lack), str(lack.count)
        wide = self._letters.width(count, plate.STRONG) + plate.NARROW_GAP
        ink.write(name, head.adjusted(0, 0, -wide, 0), plate.STRONG)
        ink.write(count, head, plate.STRONG, "right")
        ink.lead(head, "lack" if lack.count else "", lack.kind, f"{name}: {count}")
        top = head.bottom()
        for task in lack.tasks[:named]:
            lines = self._broken(task)
            high = len(lines) * pitch(plate.SMALL_TEXT)
            box = QRectF(place.x() + _INDENT, top, self._width - _INDENT, high)
            ink.write_lines(lines, box, plate.SMALL_TEXT)
            ink.lead(box, "task", task.id, task_name(task))
            top = box.bottom()
        if 0 < named < lack.count:
            others = overview_said("more_tasks", count=lack.count - named)
            box = QRectF(place.x() + _INDENT, top, self._width - _INDENT, pitch(plate.SMALL_TEXT))
            ink.write(others, box, plate.SMALL_TEXT)
            top = box.bottom()
        return top + plate.NARROW_GAP
