"""What a window says: the texts of all its parts in sight, as the record beside a picture has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from ui.widgets.literal import without_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QAbstractItemModel

_MOST_ROWS = 12
"""Rows of a table or tree: how many more can be seen depends on the letters' height."""
_LONGEST = 120
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")


def words_of(window: QWidget) -> list[str]:
    """Return the texts of a shown window in its parts' order; times of day are `…`."""
    return [line for text in (window.windowTitle(), *_texts(window)) for line in _lines(text)]


def _lines(text: str) -> Iterator[str]:
    line = _CLOCK.sub("…", " ".join(without_key(text).split()))[:_LONGEST].rstrip()
    if line:
        yield line


def _texts(widget: QWidget) -> Iterator[str]:
    for kind, texts in _KINDS.items():
        if isinstance(widget, kind):
            yield from texts(widget)
            if issubclass(kind, QAbstractItemView | QComboBox):
                return  # what lies in it are its own parts
            break
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _texts(child)


def _of_field(field: QLineEdit) -> Iterator[str]:
    yield field.text() or field.placeholderText()


def _of_view(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    yield from _of_headings(view, model)
    rows = list(_rows(view, model, QModelIndex()))
    # A list's model keeps from others how many columns it has.
    count = model.columnCount() if isinstance(view, QTableView | QTreeView) else 1
    for index in rows[:_MOST_ROWS]:
        cells = (index.siblingAtColumn(column) for column in range(count))
        yield " | ".join(str(said) for cell in cells if (said := cell.data(Qt.ItemDataRole.DisplayRole)))


def _of_headings(view: QAbstractItemView, model: QAbstractItemModel) -> Iterator[str]:
    is_headed = isinstance(view, QTableView) and view.horizontalHeader().isVisible()
    if is_headed or (isinstance(view, QTreeView) and not view.isHeaderHidden()):
        columns = range(model.columnCount())
        yield " | ".join(str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)


def _rows(view: QAbstractItemView, model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        index = model.index(row, 0, parent)
        yield index
        if isinstance(view, QTreeView) and view.isExpanded(index):
            yield from _rows(view, model, index)


_KINDS: dict[type[QWidget], Callable[[QWidget], Iterator[str]]] = {
    QLabel: lambda label: iter((label.text(),)),
    QAbstractButton: lambda button: iter((button.text(),)),
    QLineEdit: _of_field,
    QPlainTextEdit: lambda text: iter((text.toPlainText(),)),
    QComboBox: lambda box: iter((box.currentText(),)),
    QGroupBox: lambda box: iter((box.title(),)),
    QTabBar: lambda bar: (bar.tabText(at) for at in range(bar.count()) if bar.isTabVisible(at)),
    QMenuBar: lambda bar: (action.text() for action in bar.actions()),
    QAbstractItemView: _of_view,
}
