"""The choice of a ready list of columns, with what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.choices import ComboBox
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Column
    from vqdesk.columns.presets import Preset

    Offered = tuple[Preset, tuple[Column, ...]]


class PresetChoice(QWidget):
    """Choose one of several presets; the headings of the chosen one stand below it.

    What is offered are presets with the columns that each would bring.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.headings = ComboBox(), Label(wraps=True)
        self.box.setAccessibleName(self.tr("Columns"))
        self._offered: Sequence[Offered] = ()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.box)
        page.addWidget(self.headings)
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(self._on_chosen)

    def label(self, text: str) -> Label:
        """Return a label whose letter leads here."""
        label = Label(text)
        label.setBuddy(self.box)
        return label

    def offer(self, offered: Sequence[Offered]) -> None:
        """Offer these; the chosen one stays chosen."""
        chosen = self.preset()
        before = [preset for preset, _ in self._offered]
        self._offered = offered
        if before != [preset for preset, _ in offered]:
            with QSignalBlocker(self.box):
                self.box.clear()
                self.box.addItems([preset.name for preset, _ in offered])
                self.box.setCurrentIndex(max(0, self._place(chosen)))
        self._on_chosen()

    def preset(self) -> Preset | None:
        """Return the chosen preset."""
        at = self.box.currentIndex()
        return self._offered[at][0] if 0 <= at < len(self._offered) else None

    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the chosen one."""
        at = self.box.currentIndex()
        return self._offered[at][1] if 0 <= at < len(self._offered) else ()

    def choose(self, preset: Preset) -> None:
        """Choose one of those that are offered."""
        if self._place(preset) >= 0:
            self.box.setCurrentIndex(self._place(preset))

    def _place(self, wanted: Preset | None) -> int:
        return next((at for at, (preset, _) in enumerate(self._offered) if preset == wanted), -1)

    def _on_chosen(self) -> None:
        shown = [column for column in self.columns() if column.visibility != "hidden"]
        self.headings.setText(" | ".join(" ".join(column.heading.split()) for column in shown))
        self.changed.emit()
