"""The choice of a ready list of columns, with what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.choices import ComboBox
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.records import Column
    from vqdesk.columns.presets import Preset


class PresetChoice(QWidget):
    """Choose one of several presets; the headings of the chosen one stand below it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.headings = ComboBox(), Label(wraps=True)
        self.box.setAccessibleName(self.tr("Columns"))
        self._presets: Sequence[Preset] = ()
        self._columns_of: Callable[[Preset], Sequence[Column]] = lambda preset: preset.columns
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.box)
        page.addWidget(self.headings)
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(self._on_chosen)

    def offer(self, presets: Sequence[Preset], columns_of: Callable[[Preset], Sequence[Column]]) -> None:
        """Offer these presets, and what columns each would bring; the chosen one stays chosen."""
        chosen = self.preset()
        self._columns_of = columns_of
        if list(presets) != list(self._presets):
            self._presets = presets
            with QSignalBlocker(self.box):
                self.box.clear()
                self.box.addItems([preset.name for preset in presets])
                self.box.setCurrentIndex(max(0, _place(presets, chosen)))
        self._on_chosen()

    def preset(self) -> Preset | None:
        """Return the chosen preset."""
        at = self.box.currentIndex()
        return self._presets[at] if 0 <= at < len(self._presets) else None

    def choose(self, preset: Preset) -> None:
        """Choose one of those that are offered."""
        place = _place(self._presets, preset)
        if place >= 0:
            self.box.setCurrentIndex(place)

    def _on_chosen(self) -> None:
        preset = self.preset()
        columns = self._columns_of(preset) if preset else ()
        shown = [" ".join(column.heading.split()) for column in columns if column.visibility != "hidden"]
        self.headings.setText(" | ".join(shown))
        self.changed.emit()


def _place(presets: Sequence[Preset], wanted: Preset | None) -> int:
    return next((at for at, preset in enumerate(presets) if preset == wanted), -1)
