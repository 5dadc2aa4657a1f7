"""The toolbar's menu of reports: the latest ones, then all of them and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from db.errors import Refused
from ui.session.record_names import told_name
from ui.widgets.keyboard import take_composed
from ui.widgets.literal import literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session

MOST_RECENT = 8


class RecentReportsMenu(QMenu):
    """List the latest periods' reports, the open one ticked; one that is chosen is opened.

    `below` are the commands that stand under them.
    """

    def __init__(self, session: Session, below: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._below = session, tuple(below)
        self._group: QActionGroup | None = None
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._on_triggered)

    def fill(self) -> None:
        """List what is there now."""
        self.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        try:
            states = self._session.store.states.all()
            listed = [
                each
                for each in self._session.store.reports.all()
                if each.id == self._session.report_id or each.id not in states or not states[each.id].archived
            ]
            reports = listed[:MOST_RECENT]
        except Refused:
            reports = []  # the list of all tells why
        for report in reports:
            name = told_name(self._session.store, report, self._session.lang)
            action = self._group.addAction(literal(name) or self.tr("(report without a name)"))
            action.setData(report.id)
            action.setCheckable(True)
            action.setChecked(report.id == self._session.report_id)
            self.addAction(action)
        self.addSeparator()
        self.addActions(list(self._below))

    def _on_triggered(self, action: QAction) -> None:
        chosen = action.data()
        if isinstance(chosen, str) and chosen and chosen != self._session.report_id:
            take_composed()
            self._session.flush()
            self._session.open_report(chosen)
