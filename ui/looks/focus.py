"""Where the keys go: a ring around the editor, and what is chosen elsewhere is grey."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from ui.looks.palette import lively_choice

_RINGED = (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractScrollArea, QCheckBox, QRadioButton)


class FocusSign(QObject):
    """Show where the keys go, in every window of the application.

    Qt's own frame is put around an editor when it gets the focus: nothing of it is drawn by Python.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.ring: QFocusFrame | None = None
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QAbstractItemView) and isValid(old):
            old.setPalette(QPalette())
        if isinstance(new, QAbstractItemView):
            new.setPalette(lively_choice(self._application.palette()))
        if isinstance(new, _RINGED):
            self._show_around(new)
        elif self.ring is not None and isValid(self.ring):
            self.ring.setWidget(None)  # type: ignore[arg-type]  # the stubs know no None here

    def _show_around(self, editor: QWidget) -> None:
        ring = self.ring
        if ring is None or not isValid(ring):  # it goes with the window that it was shown in last
            ring = self.ring = QFocusFrame()
        ring.setWidget(editor)

    def follow_colours(self) -> None:
        """Take the colours of the application's palette."""
        view = self._application.focusWidget()
        if isinstance(view, QAbstractItemView):
            view.setPalette(lively_choice(self._application.palette()))
