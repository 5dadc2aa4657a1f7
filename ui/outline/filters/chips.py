"""The chips over the tree: what can still be done, with how many tasks call for it; each filters by it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.looks.sizes import SMALL_SPACE
from ui.session.calls import TASK_FILTERS, TaskFilter
from ui.widgets.chips.chip import Chip
from ui.widgets.chips.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class FilterChips(QWidget):
    """Show a chip for each filter that has tasks, or filters; `turned` tells that others filter now.

    Tab comes to one of the chips alone; the arrows go from chip to chip, the space bar turns one.
    """

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = self._told()
        self.chips: dict[TaskFilter, Chip] = {name: Chip(*told[name], turns=True) for name in TASK_FILTERS}
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
