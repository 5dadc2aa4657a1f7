"""The list of all that the check found in the open report."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Slot
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QGridLayout, QHeaderView, QSizePolicy

from ui.dialogs.dialog import Dialog
from ui.findings.found_places import ACCEPTED, FOUND_KINDS
from ui.findings.list_model import FindingsModel
from ui.findings.open_findings import switched_off, task_ids
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.checks.failures import failed_sentence
from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.checks.rule_words import off_sentence, rule_family, rule_name
from vqdesk.checks.told import SEVERITY_NAMES, coverage_sentence
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from ui.findings.check_service import CheckService
    from ui.findings.found_places import FoundPlace
    from ui.session.session import Session
    from vqdesk.checks.frame.finding import Finding

_SAID = 3
_NAMED = 6  # rules that are off
_FOLLOWING = 300  # milliseconds after which the list follows what was found meanwhile
_LETTERS = 20  # of a choice that are in sight at least
_LINES = 8  # of text by which the table is high at least
_ALL = ""


class FindingsDialog(Dialog):
    """List findings, the gravest first, or those of one kind, subject, rule or unit; `chosen` is gone to.

    On top stands how many figures were checked. Accepted places are listed apart, with reason and name, and
    may be questioned again. The list follows the check.
    """

    def __init__(
        self,
        session: Session,
        service: CheckService,
        withdraw: Callable[[Finding], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("What the check found"))
        self._session, self._service, self._withdraw = session, service, withdraw
        self._off = switched_off(session)
        self.chosen: FoundPlace | None = None
        self._found: dict[str, list[FoundPlace]] = {}
        """By what they are: `FOUND_KINDS`."""
        self._rules: set[str] = set()
        self.model = FindingsModel(session, self)
        self.told = self.add_text("")
        self.kind, self.about, self.unit = ComboBox(), ComboBox(), ComboBox()
        self.table = WideTable()
        self._lay_out()
        self._fill_choices()
        for box in (self.kind, self.about, self.unit):
            box.currentIndexChanged.connect(self._show)
        self.table.doubleClicked.connect(self.go)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self._soon = QTimer(self, singleShot=True, interval=_FOLLOWING)
        self._soon.timeout.connect(self._fill)
        service.found.connect(self._follow)
        self._fill()
        self.table.setFocus()
        self.fit(1160, 600)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for name, box, row, column, columns in (
            (self.tr("&Show"), self.kind, 0, 0, 1),
            (self.tr("&About"), self.about, 0, 2, 1),
            (self.tr("&Unit"), self.unit, 1, 0, 3),
        ):
            label = Label(name)
            label.setBuddy(box)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
            grid.addWidget(label, row, column)
            grid.addWidget(box, row, column + 1, 1, columns)
            grid.setColumnStretch(column + 1, 1)
        self.column.addLayout(grid)
        self.table.setAccessibleName(self.windowTitle())
        show_rows(self.table, self.model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        letter = self.fontMetrics().averageCharWidth()
        for at, letters in ((0, 12), (1, 6), (2, 20), (4, 22), (5, 20)):
            header.resizeSection(at, letters * letter)
        self.table.widen(_SAID, 40 * letter)
        # On a small screen it gives way to what stands below: the whole explanation.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(_LINES * self.fontMetrics().height())
        self.column.addWidget(self.table, 1)
        self.said = self.add_text("")
        self.go_button = self._add_button(self.tr("&Go there"), self.go)
        self.go_button.setDefault(True)
        self.again_button = self._add_button(self.tr("&Question again"), self.question_again)

    def _add_button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: pressed())
        return button

    def _fill_choices(self) -> None:
        lang = self._session.lang
        for text, data in (
            (self.tr("Everything that is open"), _ALL),
            *((say(SEVERITY_NAMES[each], lang), each) for each in SEVERITIES),
            (self.tr("What was left so, with reasons"), ACCEPTED),
        ):
            self.kind.addItem(text, data)
        for text, data in (
            (self.tr("Everything"), _ALL),
            (self.tr("Figures"), "figures"),
            (self.tr("The task's row"), "row"),
            (self.tr("The period before"), "period"),
            (self.tr("References to documents"), "reference"),
            (self.tr("Names of units and places"), "name"),
            (self.tr("Words and signs"), "words"),
        ):
            self.about.addItem(text, data)
        self.unit.addItem(self.tr("All units"), _ALL)
        written = dict.fromkeys(row.unit for row in self._session.outline())
        for unit in dict.fromkeys(_plain(each) for each in written):
            if unit:
                self.unit.addItem(unit, unit)

    # What is shown

    def _fill(self) -> None:
        """List what is found by now."""
        places = self._service.places
        self._found, self._rules = places.by_kind(task_ids(self._session)), places.rules()
        self._found[ACCEPTED].sort(key=lambda each: FOUND_KINDS.index(each.finding.severity))
        self._offer_rules()
        self.told.setText(self._coverage())
        self._show()

    @Slot()
    def _show(self) -> None:
        """List what is wanted of it; what was chosen stays chosen."""
        at = self.table.currentIndex().row()
        self.model.show(self._wanted())
        if self.model.rowCount():
            self.table.selectRow(min(max(at, 0), self.model.rowCount() - 1))
        self._enable()

    def _offer_rules(self) -> None:
        """Offer each rule that found something, below what it is about; what is offered already stays."""
        with QSignalBlocker(self.about):
            for rule in sorted(self._rules, reverse=True):
                if self.about.findData(rule) < 0:
                    at = self.about.findData(rule_family(rule)) + 1
                    self.about.insertItem(at, f"    {rule_name(rule, self._session.lang)}", rule)

    def _coverage(self) -> str:
        said = coverage_sentence(self._service.coverage(), self._session.lang)
        open_ = sum(len(self._found[kind]) for kind in SEVERITIES)
        counts = self.tr("Open: {open}. Left so with a reason: {accepted}.")
        said += "\n" + counts.format(open=open_, accepted=len(self._found[ACCEPTED]))
        if not self._service.is_whole:
            said += " " + self.tr("The check is still going on.")
        lang = self._session.lang
        unlooked = off_sentence(self._off, lang, _NAMED), failed_sentence(self._service.failures(), lang)
        return "\n".join(filter(None, (said, *unlooked)))

    def _wanted(self) -> list[FoundPlace]:
        """Return what is of the chosen kind, subject and unit."""
        kind, about, unit = self.kind.currentData(), self.about.currentData(), self.unit.currentData()
        rows = list(
            chain.from_iterable(self._found[each] for each in (SEVERITIES if kind == _ALL else (kind,)))
        )
        if about != _ALL:
            rules = {rule for rule in self._rules if about in (rule, rule_family(rule))}
            rows = [place for place in rows if place.finding.rule in rules]
        if unit != _ALL:
            outline = self._session.outline()
            written = {each for each in {row.unit for row in outline} if _plain(each) == unit}
            own = {row.id for row in outline if row.unit in written}
            rows = [place for place in rows if place.task in own]
        return rows

    def _place(self) -> FoundPlace | None:
        at = self.table.currentIndex().row()
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    def _enable(self) -> None:
        place = self._place()
        self.go_button.setEnabled(place is not None)
        self.again_button.setEnabled(place is not None and place.finding.accepted is not None)
        self.said.setText(self.model.said(place) if place else self.tr("Nothing is listed."))

    @Slot(object)
    def _follow(self, _tasks: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    # What can be done

    @Slot()
    def go(self) -> None:
        """Close and go to the chosen finding."""
        self.chosen = self._place()
        if self.chosen is not None:
            self.accept()

    def question_again(self) -> None:
        """Have the chosen place be questioned again."""
        place = self._place()
        if place is not None:
            self._withdraw(place.finding)


def _plain(unit: str) -> str:
    return " ".join(unit.split())
