"""How wide texts are and where their lines break, measured once for all sizes of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from ui.paper.fonts import Fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from vqdesk.annex.layout.typography import TextStyle


class Letters:
    """The fonts of a page and what was measured in them; of one thread. Raises what `Fonts` raises."""

    def __init__(self) -> None:
        self._fonts = Fonts()
        self._metrics: dict[TextStyle, QFontMetricsF] = {}
        self._cut: dict[tuple[str, TextStyle, float], str] = {}
        self._broken: dict[tuple[str, TextStyle, float, int], list[str]] = {}

    def font(self, style: TextStyle) -> QFont:
        """Return the font of a kind of text."""
        return self._fonts.of(style)

    def width(self, text: str, style: TextStyle) -> float:
        """Return how wide a text is on one line."""
        return self._metrics_of(style).horizontalAdvance(text)

    def cut(self, text: str, style: TextStyle, width: float) -> str:
        """Return a text on one line; what has no room is cut off with dots."""
        key = (text, style, width)
        if key not in self._cut:
            line = " ".join(text.split())
            self._cut[key] = self._metrics_of(style).elidedText(line, Qt.TextElideMode.ElideRight, width)
        return self._cut[key]

    def broken(self, text: str, style: TextStyle, width: float, most: int) -> list[str]:
        """Return a text in at most so many lines; the last is cut off with dots where there is more."""
        key = (text, style, width, most)
        if key not in self._broken:
            lines = self._break(text.split(), style, width, most)
            self._broken[key] = [self.cut(line, style, width) for line in lines]
        return self._broken[key]

    def _break(self, words: list[str], style: TextStyle, width: float, most: int) -> list[str]:
        metrics, lines = self._metrics_of(style), [""]
        for at, word in enumerate(words):
            longer = f"{lines[-1]} {word}".lstrip()
            if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
                lines[-1] = longer
            elif len(lines) < most:
                lines.append(word)
            else:
                lines[-1] = " ".join((lines[-1], *words[at:]))
                break
        return lines

    def _metrics_of(self, style: TextStyle) -> QFontMetricsF:
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(self.font(style))
        return self._metrics[style]
