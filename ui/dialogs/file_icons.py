"""File icons and kinds for Qt's own file dialog, told from the files' names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtWidgets import QFileIconProvider

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class FileIcons(QFileIconProvider):
    """Tell icons and kinds by the files' names, and look into no file.

    Qt's own provider opens each file whose name does not tell its kind. The store is one, and by closing it
    again the process loses SQLite's lock (POSIX): a second window would be let in beside this one. The
    system's dialogs, on Windows, use none of this.
    """

    def icon(self, of: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        """Return the sign of a folder, a drive or a file."""
        if isinstance(of, QFileInfo):
            kinds = QFileIconProvider.IconType
            of = kinds.Drive if of.isRoot() else kinds.Folder if of.isDir() else kinds.File
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        """Return what stands in the dialog's column of kinds."""
        if info.isDir():
            return QCoreApplication.translate("FileIcons", "Folder")
        return info.suffix().upper()
