"""Qt's own dialogs, for files and printers: names are said to the letter, no file is looked into."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.dialogs.file_icons import FileIcons
from ui.widgets.choices import keep_wheel_off

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def tame(dialog: QDialog) -> None:
    """Keep a dialog, and the boxes and dialogs that it opens in turn, from taking a name for markup.

    A file's name may look like it: `<img src=x.png>.docx` is one on Linux. No file is opened to tell its
    kind. The wheel changes none of its boxes.
    """
    if isinstance(dialog, QFileDialog):
        dialog.setIconProvider(_icons())
    keep_wheel_off(dialog)
    watching = _Watch(dialog)
    # What is opened belongs to the dialog or to a part of it.
    for part in (dialog, *dialog.findChildren(QWidget)):
        part.installEventFilter(watching)


class _Watch(QObject):
    """See each window that a dialog opens before it is laid out."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tame what was opened."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QMessageBox):
                child.setTextFormat(Qt.TextFormat.PlainText)
            elif isinstance(child, QFileDialog):
                tame(child)
        return False


@cache
def _icons() -> FileIcons:
    """Return what no dialog owns, and each uses while it is there."""
    return FileIcons()
