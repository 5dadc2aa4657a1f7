"""The chips over the tree: what can still be done, with how many tasks call for it; each filters by it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.looks.colours import colours
from ui.looks.sizes import CAPTION_SHARE, HAIR_SPACE, SMALL_SPACE, USUAL_SPACE
from ui.outline.filters.flow import FlowLayout
from ui.session.calls import TASK_FILTERS, TaskFilter
from ui.widgets.keyboard import is_menu_key
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

_STEPS = {
    **{Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1},
}


class Chip(QAbstractButton):
    """A filter's name with the number of its tasks; filled while it filters.

    Tab comes to one of the chips alone; the arrows go from chip to chip, the space bar turns one.
    """

    stepped = Signal(int)
    """The keys go to a neighbour: -1 before, 1 behind."""
    entered = Signal()
    """The keys are here."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self._name, self._told = name, told
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many tasks it has."""
        self.setText(f"{self._name} {count}")
        self.setAccessibleName(f"{self._name}: {count}")
        set_tip(self, self._told)
        self.updateGeometry()
        self.update()

    def _chip_font(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * CAPTION_SHARE)
        return small

    # Qt's own methods

    def sizeHint(self) -> QSize:
        """Return the room for the text, and for the sign that it filters."""
        metrics = QFontMetrics(self._chip_font())
        sign = metrics.horizontalAdvance("✓ ") if self.isChecked() else 0
        width = metrics.horizontalAdvance(self.text()) + sign + 2 * USUAL_SPACE + HAIR_SPACE
        return QSize(width, metrics.height() + 2 * SMALL_SPACE)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a part of the name is read."""
        return QSize(6 * USUAL_SPACE, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pill; where the keys are it has their ring, and one that filters a tick as well."""
        now, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keys = self.hasFocus()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(now.accent if has_keys or self.isChecked() else now.line, 2 if has_keys else 1))
        painter.setBrush(now.share if self.isChecked() else now.paper)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._chip_font())
        painter.setPen(now.on_share if self.isChecked() else now.text)
        said = f"✓ {self.text()}" if self.isChecked() else self.text()
        inner = box.adjusted(USUAL_SPACE - 1, 0, -USUAL_SPACE + 1, 0)
        text = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys are here."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour at an arrow; the other keys are Qt's and the bar's."""
        if is_menu_key(event):
            event.ignore()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the way back to the tree, as from the other controls here
        else:
            super().keyPressEvent(event)


class FilterChips(QWidget):
    """Show a chip for each filter that has tasks, or filters; `turned` tells which filter now."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = self._told()
        self.chips: dict[TaskFilter, Chip] = {name: Chip(*told[name]) for name in TASK_FILTERS}
        flow = FlowLayout(self, SMALL_SPACE)
        for chip in self.chips.values():
            flow.addWidget(chip)
            chip.clicked.connect(self.turned)
            chip.stepped.connect(partial(self._step, chip))
            chip.entered.connect(partial(self._come_here_by_tab, chip))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_counts({})

    def _told(self) -> dict[TaskFilter, tuple[str, str]]:
        return {
            "no_result": (self.tr("Without a result"), self.tr("Tasks of which no result is described yet")),
            "no_state": (self.tr("Not assessed"), self.tr("Tasks that do not say how far they are")),
            "late": (self.tr("Late"), self.tr("Tasks past their deadline, done or not")),
            "found": (self.tr("With findings"), self.tr("Tasks in which the check questions something")),
            "unchanged": (
                self.tr("Unchanged"),
                self.tr("Tasks that tell the same as in the period before: result, documents, assessment"),
            ),
            "soon": (self.tr("Due within 7 days"), self.tr("Tasks that are due within 7 days")),
            "unclear": (
                self.tr("Not clear in all six"),
                self.tr("Tasks that do not name person, work, time, responsibility, output and authority"),
            ),
        }

    @property
    def chosen(self) -> frozenset[TaskFilter]:
        """The filters that are turned on."""
        return frozenset(name for name, chip in self.chips.items() if chip.isChecked())

    def choose(self, filters: Collection[TaskFilter]) -> None:
        """Show which filters are on."""
        for name, chip in self.chips.items():
            chip.setChecked(name in filters)
        self._show_those_with_tasks()

    def show_counts(self, counts: Mapping[TaskFilter, int]) -> None:
        """Say of each filter how many tasks it has."""
        self._counts = counts
        for name, chip in self.chips.items():
            chip.show_count(counts.get(name, 0))
        self._show_those_with_tasks()

    def take_keys(self) -> bool:
        """Have the keys go to the first chip; tell whether there is one."""
        chip = next(iter(self._shown()), None)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return chip is not None

    def _shown(self) -> list[Chip]:
        return [chip for chip in self.chips.values() if not chip.isHidden()]

    def _show_those_with_tasks(self) -> None:
        for name, chip in self.chips.items():
            # One that has the keys does not go from under them.
            chip.setVisible(bool(self._counts.get(name)) or chip.isChecked() or chip.hasFocus())
        shown = self._shown()
        if shown and not any(chip.focusPolicy() & Qt.FocusPolicy.TabFocus for chip in shown):
            self._come_here_by_tab(shown[0])
        self.setVisible(bool(shown))
        self.updateGeometry()

    def _step(self, chip: Chip, step: int) -> None:
        shown = self._shown()
        shown[(shown.index(chip) + step) % len(shown)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _come_here_by_tab(self, chip: Chip) -> None:
        for each in self.chips.values():
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is chip else Qt.FocusPolicy.ClickFocus)
