"""The size of the window's text: chosen in the menu or by Ctrl and the wheel, remembered with the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.looks.looks import Looks
from ui.looks.sizes import TEXT_POINTS, text_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.store.store import Store
    from ui.session.session import Session

KEPT_SIZE = "window.text_size"
_NOTCH = 120  # of a wheel


def kept_size(store: Store) -> int:
    """Return the size of text in points that was chosen the last time, else the usual one."""
    kept = store.settings.get(KEPT_SIZE) or ""
    return text_size(int(kept)) if kept.isdecimal() and len(kept) < 3 else TEXT_POINTS


def write_as_kept(store: Store) -> None:
    """Write in the size that was chosen the last time; sooner than there is a window it costs nothing."""
    _looks().write_in(kept_size(store))


class TextSizeCommands(QObject):
    """Make the text of the whole window larger or smaller by a point.

    Ctrl and the wheel do the same, but over what has its own use for them.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._keeps_wheel: Callable[[], QWidget | None] = lambda: None
        self._turned = 0

    def enlarge(self) -> None:
        """Write everything larger."""
        self._write_in(_looks().text_size + 1)

    def reduce(self) -> None:
        """Write everything smaller."""
        self._write_in(_looks().text_size - 1)

    def reset(self) -> None:
        """Write everything in the usual size."""
        self._write_in(TEXT_POINTS)

    def watch_wheel(self, keeps_wheel: Callable[[], QWidget | None]) -> None:
        """Follow the wheel with Ctrl over the window, which is shown; one part of it zooms its page."""
        self._keeps_wheel = keeps_wheel
        handle = self._window.windowHandle()
        if handle is not None:
            # What lies under the mouse would scroll: the window's frame is asked before it is.
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel's turns with Ctrl, a point a notch."""
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._is_kept(event):
            return False
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self._write_in(_looks().text_size + notches)
        event.accept()
        return True

    def _is_kept(self, event: QWheelEvent) -> bool:
        part = self._keeps_wheel()
        if part is None or not part.isVisible():
            return False
        return part.rect().contains(part.mapFrom(self._window, event.position().toPoint()))

    def _write_in(self, size: int) -> None:
        looks = _looks()
        before = looks.text_size
        looks.write_in(size)
        if looks.text_size != before:
            self._session.keep_setting(KEPT_SIZE, str(looks.text_size))


def _looks() -> Looks:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Looks.of(application)
