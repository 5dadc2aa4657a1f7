"""The guide's contents beside the page, or the places where words were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from db.text.folding import fold
from ui.widgets.tip import tip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.guide.pages import GuidePage, PagePart

_PART = Qt.ItemDataRole.UserRole


class ContentsTree(QTreeWidget):
    """List the pages with their parts, all of them or those that have the words; one is chosen at a time."""

    chosen = Signal(str, str)
    """A page's name and the link's name of its part."""

    def __init__(self, pages: Sequence[GuidePage]) -> None:
        super().__init__()
        self._pages = pages
        self._is_search = False
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Contents of the guide"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(self.indentation() * 3 // 4)
        self.show_found("")
        self.currentItemChanged.connect(self._on_current_changed)

    def show_found(self, words: str) -> int:
        """List the parts that have all the words, "" for all parts; return how many they are."""
        sought = fold(words).split()
        self._is_search = bool(sought)
        self.blockSignals(True)
        self.clear()
        count = 0
        for page in self._pages:
            found = [part for part in page.parts if _has(part, sought)]
            if found:
                count += len(found)
                self._add(page, found, is_open=self._is_search)
        self.blockSignals(False)
        return count

    def _add(self, page: GuidePage, found: list[PagePart], *, is_open: bool) -> None:
        above = QTreeWidgetItem([page.title])
        above.setData(0, Qt.ItemDataRole.ToolTipRole, tip(page.title))
        above.setData(0, _PART, page.parts[0])
        self.addTopLevelItem(above)
        for part in found:
            if part is not page.parts[0]:
                item = QTreeWidgetItem(above, [part.heading])
                item.setData(0, Qt.ItemDataRole.ToolTipRole, tip(part.heading))
                item.setData(0, _PART, part)
        above.setExpanded(is_open)

    def first_found(self) -> PagePart | None:
        """Return the first part of the list."""
        above = self.topLevelItem(0)
        if above is None:
            return None
        part: PagePart = (above.child(0) or above).data(0, _PART)
        return part

    def show_current(self, page: str, anchor: str) -> None:
        """Mark the part that is shown; that tells nobody."""
        items = list(self._items())
        wanted = [item for item in items if item.data(0, _PART).page == page]
        named = [item for item in wanted if item.data(0, _PART).anchor == anchor]
        self.blockSignals(True)
        for item in (named or wanted)[:1]:
            above = item.parent() or item
            if not self._is_search:
                self.collapseAll()
            above.setExpanded(True)
            self.setCurrentItem(item)
            self.scrollToItem(item)
        self.blockSignals(False)
        self.viewport().update()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.topLevelItemCount()):
            above = self.topLevelItem(at)
            if above is not None:
                yield above
                yield from (above.child(below) for below in range(above.childCount()))

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            part: PagePart = item.data(0, _PART)
            self.chosen.emit(part.page, part.anchor)


def _has(part: PagePart, sought: list[str]) -> bool:
    said = fold(f"{part.heading} {part.words}")
    return all(word in said for word in sought)
