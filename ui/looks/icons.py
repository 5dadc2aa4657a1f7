"""The window's icons: pictures of one family, each of which means one thing, in the colour of the text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap

from ui.looks.colours import colours
from vqdesk.system import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

PICTURES: dict[str, str] = {
    "about": "info",
    "add_domain": "folder-plus",
    "add_task": "plus",
    "backups": "archive-restore",
    "carry_over": "calendar-plus",
    "check": "monitor-check",
    "close": "x",
    "compare": "columns-2",
    "copy_rows": "copy",
    "delete": "trash-2",
    "duplicate": "copy-plus",
    "export": "file-output",
    "filter": "list-filter",
    "find": "search",
    "former": "calendar-arrow-down",
    "findings": "list-checks",
    "fit_width": "move-horizontal",
    "import": "file-input",
    "list": "panel-left",
    "move_down": "arrow-down",
    "move_up": "arrow-up",
    "new_report": "file-plus",
    "page_down": "chevron-down",
    "page_up": "chevron-up",
    "paste_annex": "clipboard-paste",
    "preview": "eye",
    "print": "printer",
    "question": "circle-question-mark",
    "redo": "redo-2",
    "rename": "pencil",
    "renumber": "list-ordered",
    "reports": "files",
    "style": "layout-template",
    "summary": "chart-column",
    "task_history": "history",
    "undo": "undo-2",
    "warning": "triangle-alert",
    "zoom_in": "zoom-in",
    "zoom_out": "zoom-out",
}
"""The picture in `resources/icons` of what each means, a command by its key."""
SIDE = 96
"""Dots of a shipped picture's side: it is made smaller for the screen."""


def icon_side() -> int:
    """Return the dots of an icon's side beside the text of now, on the grid."""
    points = QGuiApplication.font().pointSizeF()
    return 16 if points < 11 else 20 if points < 14 else 24


def icon(meaning: str, colour: QColor | None = None) -> QIcon:
    """Return the picture of what something means, in a colour, else the text's; sharp on every screen.

    Whoever shows it asks again when the palette or the font changes.
    """
    now = colours()
    made, side = QIcon(), icon_side()
    drawn = ((QIcon.Mode.Normal, colour or now.text), (QIcon.Mode.Disabled, now.faded))
    for scale in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        for mode, drawn_in in drawn:
            made.addPixmap(picture(meaning, round(side * scale), drawn_in), mode)
    return made


def picture(meaning: str, side: int, colour: QColor) -> QPixmap:
    """Return what something means as a picture of `side` dots of the screen."""
    drawn = _shipped(PICTURES[meaning]).scaled(side, side, mode=Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), colour)
    painter.end()
    return QPixmap.fromImage(drawn)


def sign(meaning: str, widget: QWidget) -> QPixmap:
    """Return a large picture for a widget that asks, warns or tells, as sharp as its screen."""
    now, scale = colours(), widget.devicePixelRatioF()
    made = picture(
        meaning, round(2 * icon_side() * scale), now.doubtful if meaning == "warning" else now.accent
    )
    made.setDevicePixelRatio(scale)
    return made


@cache
def _shipped(name: str) -> QImage:
    loaded = QImage(str(resources.path(f"icons/{name}.png")))
    return loaded.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
