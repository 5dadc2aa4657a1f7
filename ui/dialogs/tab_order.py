"""The tab order of a dialog: as it is read, from the top to the buttons at the foot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QTabWidget,
    QWidget,
)

from ui.widgets.passage import PassageView

if TYPE_CHECKING:
    from collections.abc import Iterator


def put_in_order(*parts: QWidget) -> list[QWidget]:
    """Have Tab go through all that takes the focus in these parts, in their layouts' order; return it."""
    order = [widget for part in parts for widget in _stops(part)]
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)
    return order


def first_input(order: list[QWidget]) -> QWidget | None:
    """Return what a person fills in first: no button, no tab, no text that is only read; None without one."""
    for widget in order:
        if isinstance(widget, QPushButton | QTabBar) or not widget.isEnabled() or widget.isHidden():
            continue
        if isinstance(widget, QPlainTextEdit | PassageView) and widget.isReadOnly():
            continue
        return _chosen(widget, order)
    return None


def _chosen(widget: QWidget, order: list[QWidget]) -> QWidget:
    """Return of choices that exclude each other the one that is made."""
    if not (isinstance(widget, QAbstractButton) and widget.autoExclusive()):
        return widget
    chosen = (
        each
        for each in order
        if isinstance(each, QAbstractButton)
        and each.autoExclusive()
        and each.isChecked()
        and each.parent() is widget.parent()
    )
    return next(chosen, widget)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
        for index in range(widget.count()):
            yield from _stops(widget.widget(index))
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QSplitter):
        for index in range(widget.count()):
            yield from _stops(widget.widget(index))
    elif isinstance(widget, QScrollArea):
        if widget.widget() is not None:
            yield from _stops(widget.widget())
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    indices = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        # PySide6's stubs call the tuple an object.
        indices.sort(key=lambda index: layout.getItemPosition(index)[:2])  # type: ignore[index]
    for item in filter(None, map(layout.itemAt, indices)):
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
