"""The message after a file was written: where it is, and that it can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from ui.dialogs import message_box

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def tell_written(parent: QWidget, said: str, path: Path) -> None:
    """Say that a file was written; open it or its folder where the clerk wants that."""
    file = QCoreApplication.translate("Written", "Open the file")
    folder = QCoreApplication.translate("Written", "Open the folder")
    chosen = message_box.tell_and_offer(parent, said, file, folder)
    if chosen >= 0:
        target = path if chosen == 0 else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
