"""Marks under words: drawn over an editor's text, which they never touch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from ui.looks.colours import colours
from ui.looks.shades import readable_colour
from ui.widgets.keyboard import unit_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QTextLayout, QTextLine

    from ui.editors.hidden_characters import Marked
    from ui.looks.colours import Colours

    Finder = Callable[[str], Iterable[tuple[int, int]]]
    MarkKind = Literal["error", "warning", "info", "accepted", "held"]

_ROLES: dict[MarkKind, Callable[[Colours], QColor]] = {
    "error": lambda of: of.wrong,
    "warning": lambda of: of.doubtful,
    "info": lambda of: of.note,
    "accepted": lambda of: of.quiet,
    "held": lambda of: of.right,
}
_LINE, _DOTS = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine
_SEE_THROUGH = 90
_WAVE = 2.0  # dots of a wave's height, twice that is half its length
_MOST_KEPT = 64  # paragraphs in sight, more or less
_MOST_LINES = 2  # waves below each other; in more nobody would see any


@dataclass(frozen=True, slots=True)
class TextMark:
    """A marked place in characters of a text, with what is said of it and the places that show why.

    `source` is whatever the one who marks wants back.
    """

    start: int
    end: int
    kind: MarkKind
    said: str = ""
    lit: tuple[tuple[int, int], ...] = ()
    source: object = None


class TextMarks:
    """Hold the marks of one text, in their order, and keep them where their words are while it is edited.

    What an edit touches is marked no more.
    """

    def __init__(self) -> None:
        self.all: list[TextMark] = []
        self.lit: list[tuple[int, int]] = []
        self.pointed_at: list[tuple[int, int]] = []
        """What is lit besides, while the mouse rests where it tells why."""
        self.find: Finder | None = None
        """Tells where a text has the words that are looked for."""
        self._kept: dict[str, list[tuple[int, int]]] = {}
        self._text = ""

    def show(self, marks: Iterable[TextMark], text: str) -> None:
        """Mark these places of a text; what is lit stays where the text is the same."""
        if text != self._text:
            self.lit, self.pointed_at = [], []
        self.all = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._text = text

    @property
    def text(self) -> str:
        """The text as it was told last. Read-only."""
        return self._text

    def is_plain(self, units: int) -> bool:
        """Tell whether Qt counts the text's characters as Python does; `units`: how many it counts."""
        return len(self._text) == units

    def seek(self, find: Finder | None) -> None:
        """Light up what this finds in a text, until something else is looked for."""
        self.find, self._kept = find, {}

    def found_in(self, paragraph: str) -> list[tuple[int, int]]:
        """Return where a paragraph has what is looked for."""
        if self.find is None or not paragraph:
            return []
        if paragraph not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[paragraph] = list(self.find(paragraph))
        return self._kept[paragraph]

    def light(self, places: Iterable[tuple[int, int]]) -> None:
        """Light these places up, and none besides."""
        self.lit = list(places)

    def at(self, place: int) -> list[TextMark]:
        """Return the marks that a character's place lies in or ends, the gravest first."""
        return sorted((mark for mark in self.all if mark.start <= place <= mark.end), key=_gravity)

    def follow(self, text: str) -> None:
        """Move with the words to where they stand in another text."""
        before, self._text = self._text, text
        if before == text:
            return
        self.lit, self.pointed_at = [], []
        if self.all:
            start, end = _changed_stretch(before, text)
            by = len(text) - len(before)
            moved = (_moved(mark, start, end, by) for mark in self.all)
            self.all = [mark for mark in moved if mark is not None]


def _gravity(mark: TextMark) -> int:
    return list(_ROLES).index(mark.kind)


def _moved(mark: TextMark, start: int, end: int, by: int) -> TextMark | None:
    """Return a mark after the stretch from start to end was replaced; None where that touches it."""
    if mark.end < start:
        return mark
    if mark.start <= end:
        return None
    lit = (_moved_place(place, start, end, by) for place in mark.lit)
    return replace(
        mark, start=mark.start + by, end=mark.end + by, lit=tuple(each for each in lit if each is not None)
    )


def _moved_place(place: tuple[int, int], start: int, end: int, by: int) -> tuple[int, int] | None:
    if place[1] <= start:
        return place
    return (place[0] + by, place[1] + by) if place[0] >= end else None


def _changed_stretch(before: str, now: str) -> tuple[int, int]:
    """Return which stretch of the text before is another now."""
    most = min(len(before), len(now))
    start = _alike(most, lambda count: before[:count] == now[:count])
    end = _alike(most - start, lambda count: before[len(before) - count :] == now[len(now) - count :])
    return start, len(before) - end


def _alike(most: int, is_so: Callable[[int], bool]) -> int:
    """Return the largest count up to `most` that it is so for; it is so for all that are smaller."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if is_so(middle):
            least = middle
        else:
            most = middle - 1
    return least


# Drawing


def draw_found(editor: Marked, marks: TextMarks) -> int:
    """Light up the words that are looked for, in the paragraphs in sight; return how many places."""
    if marks.find is None:
        return 0
    painter, colour = _lighting(editor)
    drawn = 0
    for block, rect in editor.blocks_in_sight():
        text = block.text()
        for start, end in marks.found_in(text):
            for place in _in_block(block.layout(), rect, unit_at(text, start), unit_at(text, end)):
                painter.fillRect(place, colour)
            drawn += 1
    painter.end()
    return drawn


def _lighting(editor: Marked) -> tuple[QPainter, QColor]:
    """Return what lights words up: dark letters stay as dark, and light ones as light, as they can."""
    painter, colour = QPainter(editor.viewport()), QColor(colours().lit)
    colour.setAlpha(_SEE_THROUGH)
    if (
        editor.palette().color(QPalette.ColorRole.Base).lightness()
        > editor.palette().text().color().lightness()
    ):
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    return painter, colour


def draw_lit(editor: Marked, marks: TextMarks) -> None:
    """Light up what is lit, where it is in sight."""
    lit = dict.fromkeys((*marks.lit, *marks.pointed_at))
    if not lit:
        return
    (painter, colour), sight = _lighting(editor), _Sight(editor, marks)
    for start, end in lit:
        for rect in sight.rects(start, end):
            painter.fillRect(rect, colour)
    painter.end()


def draw_marks(editor: Marked, marks: TextMarks) -> int:
    """Draw each mark that is in sight; return how many were drawn."""
    if not marks.all:
        return 0
    painter, sight = QPainter(editor.viewport()), _Sight(editor, marks)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    behind = editor.palette().color(QPalette.ColorRole.Base)
    seen = [(mark, rects) for mark in marks.all if (rects := sight.rects(mark.start, mark.end))]
    seen.sort(key=lambda each: _gravity(each[0]))
    drawn: list[TextMark] = []
    for mark, rects in seen:
        colour = readable_colour(_ROLES[mark.kind](colours()), behind)
        painter.setPen(QPen(colour, 1.2, _DOTS if mark.kind == "accepted" else _LINE))
        if mark.kind == "held":
            painter.drawPolyline(_tick(rects[-1]))
        elif mark.kind == "accepted":
            painter.drawLines([QLineF(rect.bottomLeft(), rect.bottomRight()) for rect in rects])
        else:
            # What a graver mark lies on has its own below that.
            lines = sum(other.start < mark.end and mark.start < other.end for other in drawn)
            for rect in rects:
                painter.drawPolyline(_wave(rect.translated(0, (_WAVE + 1) * min(lines, _MOST_LINES - 1))))
        drawn.append(mark)
    painter.end()
    return len(drawn)


class _Sight:
    """Which part of an editor's text is in sight, and where its characters are drawn."""

    def __init__(self, editor: Marked, marks: TextMarks) -> None:
        viewport = editor.viewport()
        self._blocks = editor.blocks_in_sight()
        self._first, self._last = 0, editor.document().characterCount()
        if not any(block.layout().preeditAreaText() for block, _ in self._blocks):
            # A long paragraph is in sight by a few lines. Qt counts a word that is being composed with it.
            corner = QPoint(viewport.width(), viewport.height())
            self._first = editor.cursorForPosition(QPoint(0, 0)).position()
            self._last = editor.cursorForPosition(corner).position()
        self._text = "" if marks.is_plain(editor.document().characterCount() - 1) else marks.text

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of a stretch on the viewport, one a line; none where it is out of sight.

        While an input method composes a word within it there is none either.
        """
        if self._text:
            start, end = unit_at(self._text, start), unit_at(self._text, end)
        if end < self._first or start > self._last:
            return []
        found: list[QRectF] = []
        for block, rect in self._blocks:
            at, length = block.position(), block.length() - 1
            if at <= end and start <= at + length:
                found += _in_block(block.layout(), rect, max(start - at, 0), min(end - at, length))
        return found


def _in_block(layout: QTextLayout, around: QRectF, start: int, end: int) -> Iterator[QRectF]:
    """Yield the rectangles of a stretch of a paragraph, in its characters as Qt counts them."""
    composed, at = len(layout.preeditAreaText()), layout.preeditAreaPosition()
    if composed and start < at < end:
        return
    if composed and at <= start:
        start, end = start + composed, end + composed
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = cursor_x(line, first), cursor_x(line, last)
            yield QRectF(around.left() + left, around.top() + line.y(), right - left, line.height())


def cursor_x(line: QTextLine, place: int) -> float:
    """Return where a line has the cursor; PySide6 tells with it what it was asked, the stubs say object."""
    found = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _wave(rect: QRectF) -> QPolygonF:
    foot = rect.bottom() - 1
    count = max(int(rect.width() / _WAVE), 2)
    points = (
        QPointF(rect.left() + at * rect.width() / count, foot - (_WAVE if at % 2 else 0))
        for at in range(count + 1)
    )
    return QPolygonF(list(points))


def _tick(rect: QRectF) -> QPolygonF:
    """Return a tick at the end of a line's stretch, below its letters."""
    right, foot = rect.right(), rect.bottom() + 1
    return QPolygonF([QPointF(right - 6, foot - 2), QPointF(right - 4, foot), QPointF(right, foot - 4)])
