"""What stands in a window, for the walks: its texts, its keys, what may have the focus."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QFileSystemModel,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTabBar,
    QTabWidget,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QAbstractItemModel

_MNEMONIC = re.compile(r"(?<!&)&(?!&)(\w)")
_SAID = (
    *("windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription"),
    *("text", "title", "placeholderText", "prefix", "suffix", "specialValueText", "iconText"),
)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_PLACES = "sidebar"
"""Qt's list of folders, which have names of their own."""
_TOP = QModelIndex()
_ROWS = 30
"""Rows of a list that are looked at: those below say nothing else."""


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text of a window, seen or told, with the kind of what has it."""
    for part in (window, *window.findChildren(QObject)):
        if isinstance(part, QWidget | QAction):
            yield from ((type(part).__name__, text) for text in _texts_of(part) if text)


def _texts_of(part: QWidget | QAction) -> Iterator[str]:
    if isinstance(part, QLineEdit):
        yield from (part.placeholderText(), part.accessibleName(), part.toolTip())
        return  # what is typed is the clerk's
    for name in _SAID:
        method = getattr(part, name, None)
        said = method() if callable(method) else None
        if isinstance(said, str):
            yield said
    if isinstance(part, QComboBox):
        yield from (part.itemText(at) for at in range(part.count()))
    elif isinstance(part, QTabBar):
        for at in range(part.count()):
            yield from (part.tabText(at), part.tabToolTip(at))
    elif isinstance(part, QAbstractItemView) and part.model() is not None and part.objectName() != _PLACES:
        yield from _texts_in(part.model())


def _texts_in(model: QAbstractItemModel) -> Iterator[str]:
    # A list has one column, and its method is Qt's own.
    count = 1 if isinstance(model, QAbstractListModel) else model.columnCount(_TOP)
    for column in range(count):
        for role in _ROLES:
            yield _as_text(model.headerData(column, Qt.Orientation.Horizontal, role))
            if isinstance(model, QFileSystemModel):
                continue  # what lies in a folder
            for row in range(min(model.rowCount(_TOP), _ROWS)):
                index = model.index(row, column)
                yield _as_text(index.data(role))
                yield from (_as_text(model.index(at, 0, index).data(role)) for at in range(_below(index)))


def _below(index: object) -> int:
    return min(index.model().rowCount(index), _ROWS) if index.column() == 0 else 0


def _as_text(data: object) -> str:
    return data if isinstance(data, str) else ""


# Keys


def clashes(window: QWidget) -> list[str]:
    """Return the letters that stand for two things at once, with these, as the window is shown now."""
    return _twice(_keyed(window))


def clashes_in_menu(menu: QMenu) -> list[str]:
    """Return the letters that stand for two entries of a menu, or of one that it opens."""
    found = _twice(action.text() for action in menu.actions() if not action.isSeparator())
    for action in menu.actions():
        if isinstance(action.menu(), QMenu):
            found += clashes_in_menu(action.menu())
    return found


def _keyed(window: QWidget) -> Iterator[str]:
    if isinstance(window, QMainWindow):
        yield from (action.text() for action in window.menuBar().actions())
    for part in window.findChildren(QWidget):
        if not part.isVisible() or part.window() is not window:
            continue
        if (isinstance(part, QLabel) and part.buddy() is not None) or isinstance(part, QAbstractButton):
            yield part.text()
        elif isinstance(part, QGroupBox):
            yield part.title()
        elif isinstance(part, QTabBar):
            yield from (part.tabText(at) for at in range(part.count()) if part.isTabVisible(at))


def _twice(said: Iterable[str]) -> list[str]:
    by_letter = Counter(found[1].lower() for text in said if (found := _MNEMONIC.search(text)))
    return [letter for letter, count in by_letter.items() if count > 1]


# Parts


def pages(window: QWidget) -> Iterator[None]:
    """Show one page of each of a window's tabs after another."""
    yield
    for tabs in window.findChildren(QTabWidget):
        for page in filter(tabs.isTabVisible, range(tabs.count())):
            tabs.setCurrentIndex(page)
            yield


def focusable(window: QWidget) -> Iterator[QWidget]:
    """Yield what may have the focus as the window is shown now: parts of a field go with it."""
    for part in window.findChildren(QWidget):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible() and not _is_part(part):
            yield part


def _is_part(part: QWidget) -> bool:
    above = part.parentWidget()
    is_viewport = isinstance(above, QAbstractScrollArea) and part is above.viewport()
    return is_viewport or part.focusProxy() is not None or isinstance(above, QAbstractSpinBox)
