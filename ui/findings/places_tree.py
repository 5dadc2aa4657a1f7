"""Places of a report in groups that fold, and sentences that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.widgets.tip import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.findings.found_places import FoundPlace

_COLUMNS = 3
_WIDTHS = (30, 18)
"""Letters of the first columns; the last one has what is left."""
_LEAST, _MOST = 3, 9
"""Rows that are in sight at once."""
_FEW = 3
"""Rows below another that are in sight at first."""
_AIR = 6  # pixels of a row's height that its letters do not take
_LONGEST = 1_000
"""Characters of a cell: nobody sees more of it, and Qt measures them all."""
_PLACE, _TITLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class TreeRow(NamedTuple):
    """The cells of a row, or one sentence across all; where it leads to; what stands below it."""

    cells: tuple[str, ...]
    place: FoundPlace | None = None
    below: tuple[str, ...] = ()


class TreeGroup(NamedTuple):
    """Rows under a title; `is_open`: they are in sight at first.

    `total` is told with the title where there is one, `more` says that further ones are not listed.
    """

    title: str
    rows: Sequence[TreeRow]
    is_open: bool = True
    total: int = 0
    more: str = ""

    @property
    def told(self) -> str:
        """Return the title with the count."""
        return f"{self.title} ({self.total})" if self.total else self.title


class PlacesTree(QTreeWidget):
    """Show groups of rows; a click on a place, or Enter on it, tells that it is `chosen`.

    What is folded and where the choice is stays so while the same titles and rows are there.
    """

    chosen = Signal(object)
    """A `FoundPlace`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[TreeGroup] = []
        self._places: list[FoundPlace] = []
        self._folds: dict[str, bool] = {}
        self.setColumnCount(_COLUMNS)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self._height = self.fontMetrics().height() + _AIR
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)  # the first click does it
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_WIDTHS):
            self.header().resizeSection(column, letters * letter)
        self.header().setSectionResizeMode(_COLUMNS - 1, QHeaderView.ResizeMode.Stretch)
        self.itemClicked.connect(self._on_clicked)
        self.itemExpanded.connect(lambda item: self._keep_fold(item, is_open=True))
        self.itemCollapsed.connect(lambda item: self._keep_fold(item, is_open=False))

    def show_groups(self, groups: Sequence[TreeGroup]) -> None:
        """Show these groups, those without rows left out; what is shown already is not built anew."""
        groups = [group for group in groups if group.rows]
        before, self._groups = self._groups, groups
        if [_shape(group) for group in groups] == [_shape(group) for group in before]:
            for number, group in enumerate(groups):
                self._tell_count(self.topLevelItem(number), group)
            return
        at, self._places = self._place_of(self.currentItem()), []
        self.clear()
        for group in groups:
            self._add_group(group, at)
        self._take_height()

    def _tell_count(self, top: QTreeWidgetItem | None, group: TreeGroup) -> None:
        if top is not None:
            top.setText(0, group.told)
            if group.more:
                top.child(top.childCount() - 1).setText(0, group.more)

    def _add_group(self, group: TreeGroup, at: FoundPlace | None) -> None:
        top = _item(group.told)
        top.setData(0, _TITLE, group.title)
        top.setSizeHint(0, QSize(0, self._height))  # all are as high as the first
        self.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        font = QFont()
        font.setBold(True)
        top.setFont(0, font)
        for row in group.rows:
            item = _item(*row.cells)
            top.addChild(item)
            item.setFirstColumnSpanned(len(row.cells) == 1)
            for text in row.below:
                child = _item(text)
                item.addChild(child)
                child.setFirstColumnSpanned(True)
            item.setExpanded(len(row.below) <= _FEW)
            if row.place is not None:
                item.setData(0, _PLACE, len(self._places))
                self._places.append(row.place)
                if row.place == at:
                    self.setCurrentItem(item)
        if group.more:
            last = _item(group.more)
            top.addChild(last)
            last.setFirstColumnSpanned(True)
        top.setExpanded(self._folds.get(group.title, group.is_open))

    def _take_height(self) -> None:
        rows = sum(
            1 + (len(group.rows) if self._folds.get(group.title, group.is_open) else 0)
            for group in self._groups
        )
        most = self.screen().availableSize().height() // (4 * self._height)  # the rest is for others
        self.setMinimumHeight(max(_LEAST, min(rows, _MOST, most)) * self._height + 4)

    def _keep_fold(self, item: QTreeWidgetItem, *, is_open: bool) -> None:
        if item.parent() is None:
            self._folds[item.data(0, _TITLE)] = is_open

    def _place_of(self, item: QTreeWidgetItem | None) -> FoundPlace | None:
        number = item.data(0, _PLACE) if item is not None else None
        return self._places[number] if isinstance(number, int) else None

    @Slot(QTreeWidgetItem)
    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        place = self._place_of(item)
        if place is not None:
            self.chosen.emit(place)
        elif item.childCount():
            item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter to the place, and not on with the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._on_clicked(self.currentItem())
        else:
            super().keyPressEvent(event)


def _shape(group: TreeGroup) -> tuple[object, ...]:
    """Return what a group is built of: all but what is told of its count."""
    return group.title, group.rows, bool(group.more)


def _item(*texts: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([" ".join(text[:_LONGEST].split()) for text in texts])
    for column, text in enumerate(texts):
        item.setData(column, Qt.ItemDataRole.ToolTipRole, tip(text))
    return item
