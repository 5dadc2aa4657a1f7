"""What the check found, at the window's side: in the task that is shown, and in the whole report."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.errors import Refused
from ui.findings.found_places import ACCEPTED
from ui.findings.open_findings import task_ids
from ui.looks.sizes import USUAL_SPACE
from ui.side.findings_model import FoundGroup, FoundModel
from ui.side.two_lines import TwoLineList
from ui.widgets.choices import ComboBox
from ui.widgets.label import Caption, Label
from ui.widgets.tip import set_tip
from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.checks.told import SEVERITY_NAMES
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from db.records import Report
    from ui.findings.commands import FindingCommands
    from ui.findings.found_places import FoundPlace
    from ui.session.session import Session

_FOLLOWING = 300
"""Milliseconds after which the list follows what was found meanwhile."""
_MOST = 300
"""Places of the report that are listed of each kind; the whole list has all."""
_LETTERS = 8  # of the choice that are in sight at least


class FindingsPage(QWidget):
    """List what is open, or what somebody left so; a click leads to the place in its field.

    Out of sight it does nothing. The list of all, by rules and units, is a button away.
    """

    def __init__(self, session: Session, findings: FindingCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._findings, self._service = session, findings, findings.service
        self.kind = ComboBox()
        self.kind.setAccessibleName(self.tr("Which findings are shown"))
        self.all_button = QPushButton(self.tr("Choose..."))
        self.all_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self.all_button, self.tr("The list of all that was found, to be chosen from"))
        self.told = Caption(wraps=True)
        self.notice = Label(wraps=True)
        self.model = FoundModel(session, self)
        self.list = TwoLineList(self.model)
        self.list.setAccessibleName(self.tr("What was found in the task and in the report"))
        self._soon = QTimer(self, singleShot=True, interval=_FOLLOWING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lang = self._session.lang
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_LETTERS)
        for text, kinds in (
            (self.tr("Everything that is open"), SEVERITIES),
            *((say(SEVERITY_NAMES[each], lang), (each,)) for each in SEVERITIES),
            (self.tr("What was left so, with reasons"), (ACCEPTED,)),
        ):
            self.kind.addItem(text, kinds)
        above = QHBoxLayout()
        above.addWidget(self.kind, 1)
        above.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (USUAL_SPACE,))
        column.setSpacing(USUAL_SPACE)
        column.addLayout(above)
        column.addWidget(self.told)
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.look)
        self.kind.currentIndexChanged.connect(self.look)
        self.all_button.clicked.connect(self._findings.show_list)
        self.list.wanted.connect(self._on_wanted)
        for what in (self._service.found, self._service.begun, self._session.place_changed):
            what.connect(self._follow)
        self._session.report_opened.connect(self._follow)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Look now: out of sight nothing was followed."""
        super().showEvent(event)
        self.look()

    def _follow(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def look(self) -> None:
        """List what is found by now; what was chosen stays chosen."""
        if not self.isVisible():
            return
        try:
            tasks, report = task_ids(self._session), self._session.report()
        except Refused:  # whoever shows the report tells why
            tasks, report = [], None
        chosen = self.model.place(self.list.currentIndex().row())
        kinds, places = self.kind.currentData(), self._service.places
        here = [each for each in places.of(self._session.task_id or "").places if each.kind in kinds]
        counts, first = places.counts(tasks), places.first(tasks, _MOST)
        listed = list(chain.from_iterable(first.get(kind, ()) for kind in kinds))
        self._list(here, listed, {kind: counts[kind] for kind in kinds}, report)
        row = self.model.row_of(chosen)
        if row >= 0:
            with QSignalBlocker(self.list):
                self.list.setCurrentIndex(self.model.index(row))

    def _list(
        self, here: list[FoundPlace], listed: list[FoundPlace], counts: dict[str, int], report: Report | None
    ) -> None:
        count = sum(counts.values())
        more = count - len(listed)
        in_task = {kind: sum(each.kind == kind for each in here) for kind in counts}
        rest = self.tr("Not listed here: {count}").format(count=more) if more > 0 else ""
        self.model.show(
            (
                FoundGroup(self.tr("In this task: {count}").format(count=self._counted(in_task)), here),
                FoundGroup(
                    self.tr("In the whole report: {count}").format(count=self._counted(counts)), listed, rest
                ),
            ),
            report,
        )
        going_on = "" if self._service.is_whole else self.tr("The check is still going on.")
        self.told.setText(going_on)
        self.told.setVisible(bool(going_on))
        self.notice.setText(self.tr("Nothing is listed."))
        self.notice.setVisible(not count and not going_on)
        self.list.setVisible(bool(count))

    def _counted(self, counts: dict[str, int]) -> str:
        """Return a number, and of what it is made: the tree's numbers are those of the graver kinds alone."""
        if len(counts) == 1:
            return str(sum(counts.values()))
        names = {each: say(SEVERITY_NAMES[each], self._session.lang).lower() for each in SEVERITIES}
        parts = ", ".join(f"{counts[each]} {names[each]}" for each in SEVERITIES if counts[each])
        return f"{sum(counts.values())} ({parts})"

    def _on_wanted(self, index: QModelIndex) -> None:
        place = self.model.place(index.row())
        if place is not None:
            self._findings.go_to(place.task, place.finding)
