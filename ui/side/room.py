"""How tree, form and the place at the side share the window's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.looks.icons import icon, icon_side
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QSplitter

    from ui.side.dock import SideDock

_FOR_ALL = 150
"""Letters of a window's width from which tree, form and side stand beside each other."""
_ANY_WIDTH = 16_777_215  # Qt's own QWIDGETSIZE_MAX


class TreeFold(QWidget):
    """Hold the tree with what stands over it; folded, a button in its place brings it back."""

    wanted = Signal()
    """The tree is to be there again."""

    def __init__(self, tree: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.button.setAccessibleName(self.tr("Show the list of tasks"))
        set_tip(self.button, self.tr("Show the list of tasks (F6); the side is closed for it"))
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(tree)
        self.setFocusProxy(tree)
        self._draw_icon()
        self.button.clicked.connect(self.wanted)

    @property
    def is_folded(self) -> bool:
        """Tell whether the tree gave way."""
        return self._tree.isHidden()

    def fold(self, *, folded: bool) -> None:
        """Put the button in the tree's place, or the tree there again."""
        self._tree.setHidden(folded)
        self.button.setVisible(folded)
        self.setMaximumWidth(self.button.sizeHint().width() if folded else _ANY_WIDTH)

    def changeEvent(self, event: QEvent) -> None:
        """Follow other colours and another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        self.button.setIcon(icon("list"))
        self.button.setIconSize(QSize(icon_side(), icon_side()))


class SideRoom(QObject):
    """Leave the form most of what the side leaves; without it the tree has again what it had before.

    In a narrow window the tree gives way while the side is there, and the side where the tree is wanted.
    """

    def __init__(self, splitter: QSplitter, side: SideDock, window: QMainWindow) -> None:
        super().__init__(side)
        self._splitter, self._side, self._window = splitter, side, window
        self.tree: TreeFold | None = None
        self._divides, self._tree_width = False, 0
        self._was_shown, self._window_width = False, 0
        side.about_to_show.connect(self._on_about_to_show)
        side.turned.connect(self._on_turned)
        side.laid_out.connect(self._on_laid_out)

    def hold(self, tree: QWidget) -> TreeFold:
        """Return what stands in the splitter for the tree."""
        self.tree = TreeFold(tree)
        self.tree.wanted.connect(self.give_tree)
        return self.tree

    def with_tree(self, act: Callable[[], object]) -> Callable[[], None]:
        """Return what has the tree be there before it does something with it."""

        def do() -> None:
            self._unfold()
            act()

        return do

    def leave_form(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Have the keys go to the tree, or to what stands for it."""
        tree = self.tree
        if tree is not None:
            target = tree.button if tree.is_folded else tree.focusProxy() or tree
            target.setFocus(reason)

    def give_tree(self) -> None:
        """Have the tree be there, with the keys; where there is no room for both the side is closed."""
        self._unfold()
        self.leave_form(Qt.FocusReason.ShortcutFocusReason)

    def _unfold(self) -> None:
        if self.tree is not None and self.tree.is_folded:
            self.tree.fold(folded=False)
            self._side.hide()

    def _on_about_to_show(self) -> None:
        self._tree_width = self._splitter.sizes()[0]
        self._window_width = self._window.width()

    def _on_turned(self, key: str) -> None:
        if bool(key) != self._was_shown:
            self._was_shown = bool(key)
            self._divides = True
        self._side.leave_room()

    def _on_laid_out(self) -> None:
        """Divide what is left, once for each time that the side or the tree came or went."""
        self._fold_or_not()
        if 0 < self._window_width < self._window.width():
            # With all three it grew for a moment, maybe beyond the screen.
            self._window.resize(self._window_width, self._window.height())
        self._window_width = 0
        if not self._divides:
            return
        self._divides = False
        left, right = self._splitter.sizes()
        if self.tree is not None and self.tree.is_folded:
            wanted = self.tree.maximumWidth()
        elif self._side.is_shown:
            wanted = min(max(left, self._tree_width), (left + right) * 2 // 5)
        else:
            wanted = max(left, min(self._tree_width, (left + right) // 2))
        self._splitter.setSizes([wanted, left + right - wanted])

    def _fold_or_not(self) -> None:
        """Have the tree give way to the side in a narrow window, and be there again in a wide one."""
        if self.tree is None:
            return
        is_narrow = self._window.width() < _FOR_ALL * self._window.fontMetrics().averageCharWidth()
        folded = is_narrow and self._side.takes_room
        if folded != self.tree.is_folded:
            had_focus = self.tree.isAncestorOf(self._window.focusWidget() or self._window)
            self.tree.fold(folded=folded)
            self._divides = True
            if had_focus:
                self.leave_form()
