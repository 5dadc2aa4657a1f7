"""The place at the window's right side: one of its pages is in sight, chosen by tabs and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDockWidget, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.side.head import SideHead

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMainWindow

    from ui.session.session import Session

OPEN, WIDTH, DOCKS = "window.side", "window.side_width", "window.docks"
_SHARE, _MOST = 0.36, 0.6
_LAID_OUT = 50
_DIGITS = 6  # of a width in dots


class SideDock(QObject):
    """Show one page at a time, or none; nothing of a page is made before it is shown for the first time.

    `pages` make them, by their keys and in the tabs' order. A page that is out of sight does nothing:
    each looks for itself whether it is visible. The last one and its width are kept for the next start.
    """

    about_to_show = Signal()
    """The room in the window is still divided as it was without it."""
    turned = Signal(str)
    """Another page came into sight: its key, "" where none is."""
    left = Signal()
    """Escape gives the keys back, and whoever had them is not there any more."""
    laid_out = Signal()
    """It has taken its room in the window."""

    def __init__(
        self, session: Session, window: QMainWindow, pages: Mapping[str, Callable[[], QWidget]]
    ) -> None:
        super().__init__(window)
        self._session, self._window, self._makers = session, window, dict(pages)
        self.dock: QDockWidget | None = None
        self.stack: QStackedWidget | None = None
        self.head: SideHead | None = None
        self._pages: dict[str, QWidget] = {}
        self._shown = ""
        self._told = ""
        self._came_from: QWidget | None = None
        self._width = 0
        """The width of the last time, until the window has its size and is divided."""
        self._room = QTimer(self, singleShot=True, interval=_LAID_OUT)
        self._room.timeout.connect(self._leave_room)

    # Shown and hidden

    @property
    def is_shown(self) -> bool:
        """Tell whether a page is shown."""
        return self.dock is not None and not self.dock.isHidden()

    @property
    def takes_room(self) -> bool:
        """Tell whether it stands beside the form, in the window."""
        return self.dock is not None and self.is_shown and not self.dock.isFloating()

    @property
    def shown(self) -> str:
        """The key of the page that is shown; "" where none is."""
        return self._shown if self.is_shown else ""

    def page(self, key: str) -> QWidget | None:
        """Return a page that was shown already."""
        return self._pages.get(key)

    def toggle(self, key: str) -> None:
        """Show a page, or hide it where it is shown."""
        if self.shown == key:
            self.hide()
        else:
            self.show(key)

    def show(self, key: str) -> None:
        """Show a page; the keys go on to wherever they went."""
        if not self.is_shown:
            self.about_to_show.emit()
        if self.dock is None:
            self._make()
        assert self.dock is not None
        assert self.stack is not None
        assert self.head is not None
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self.stack.addWidget(self._pages[key])
        self._shown = key
        self.stack.setCurrentWidget(self._pages[key])
        self.head.show_page(key)
        title = self.head.titles[key]
        self.dock.setWindowTitle(title)
        self.dock.show()
        self._tell()

    def hide(self) -> None:
        """Show none: the form has all the room."""
        if self.dock is not None:
            self.dock.hide()

    def take_focus(self) -> bool:
        """Have the keys go to the page that is shown; tell whether they do."""
        page, self._came_from = self._pages.get(self.shown), QApplication.focusWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.has_focus

    @property
    def has_focus(self) -> bool:
        """Tell whether the keys go to the side."""
        now = QApplication.focusWidget()
        return now is not None and self.dock is not None and self.dock.isAncestorOf(now)

    def _on_escape(self) -> None:
        """Give the keys back to whoever had them."""
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.left.emit()

    def leave_room(self) -> None:
        """Take no more than the usual share of a window that became small, once its parts are laid out."""
        self._room.start()

    def _leave_room(self) -> None:
        if self.dock and self.dock.isVisible() and not self.dock.isFloating():
            room = self._window.width()
            wanted = self._width or self.dock.width()
            self._width = 0
            if wanted > room * _MOST:
                wanted = round(room * _SHARE)
            if wanted != self.dock.width():
                self._window.resizeDocks([self.dock], [wanted], Qt.Orientation.Horizontal)
        QTimer.singleShot(1, self, self.laid_out.emit)

    def restore(self) -> None:
        """Show the page that was shown the last time."""
        key = self._session.store.settings.get(OPEN)
        if key in self._makers:
            self.show(key)

    def keep(self) -> None:
        """Keep for the next time which page is shown, where and how large."""
        self._room.stop()
        self._session.keep_setting(OPEN, self.shown)
        if self.dock:
            self._session.keep_setting(DOCKS, self._window.saveState().toBase64().toStdString())
            self._session.keep_setting(WIDTH, str(self._width or self.dock.width()))

    def _make(self) -> None:
        self.head, self.stack = SideHead(self._titles()), QStackedWidget()
        self.dock = dock = QDockWidget(self._window)
        dock.setObjectName("side")
        dock.setTitleBarWidget(self.head)
        dock.setWidget(self.stack)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        last = self._session.store.settings.get(WIDTH) or ""
        # The window may get its size later than its parts.
        self._width = int(last) if last.isdecimal() and len(last) < _DIGITS else 0
        kept = self._session.store.settings.get(DOCKS)
        if not kept or not self._window.restoreState(QByteArray.fromBase64(kept.encode())):
            width = round(self._window.width() * _SHARE)
            self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        self.head.chosen.connect(self._on_chosen)
        self.head.closed.connect(self.hide)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), dock)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape)
        dock.visibilityChanged.connect(self._tell)

    def _titles(self) -> dict[str, str]:
        titles = {
            "former": self.tr("Last period"),
            "task_history": self.tr("History"),
            "findings": self.tr("Findings"),
            "preview": self.tr("Preview"),
        }
        return {key: titles[key] for key in self._makers}

    def _on_chosen(self, key: str) -> None:
        if self.is_shown and key != self._shown:
            self.show(key)

    def _tell(self) -> None:
        if self.shown != self._told:
            self._told = self.shown
            self.turned.emit(self._told)
