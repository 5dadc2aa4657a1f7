"""The about dialog: what the program is, its version, and where it keeps things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont

from ui.dialogs.dialog import Dialog
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class AboutDialog(Dialog):
    """Show name, version with its commit, and the data file's place."""

    def __init__(self, parent: QWidget | None, store: Path) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("About vqdesk"))
        name = self.add_text(f"vqdesk {find_release().named(self.tr('build'))}")
        font = QFont()
        font.setBold(True)
        name.setFont(font)
        self.add_text(
            self.tr("Key tasks of communes and departments: kept, checked, and put out as the annex.")
        )
        self.add_text(self.tr("Data file: {path}").format(path=store)).setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.add_text(self.tr("MIT licence. Made with Qt {version} (LGPL 3).").format(version=qVersion()))
        self.add_text(
            self.tr(
                "Provinces and communes: data of vietnamadminunits, © 2025 Tran Ngoc Minh Hieu (MIT licence)."
            )
        )
        self.add_text(self.tr("Icons: Lucide, © Lucide Icons and Contributors (ISC licence)."))
        self.column.addStretch(1)
        self.fit(480)
