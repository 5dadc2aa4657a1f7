"""The page of the first start: which office, which period, from which file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ui.dialogs.dialog import Dialog
from ui.editors.office_box import OfficeBox
from ui.editors.period_editor import PeriodEditor
from ui.importing.commands import first_file
from ui.looks.sizes import PART_SPACE, SMALL_SPACE, USUAL_SPACE
from ui.offices.button import OfficeButton
from ui.reports.doubts import ReportDoubts
from ui.session.record_names import shown_file_name
from ui.widgets.label import Caption, Label, PartName
from vqdesk.first_store.blank import blank_report
from vqdesk.offices.register import ChosenOffices
from vqdesk.periods.due import period_due

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from db.records import Draft, Period, Unit
    from ui.session.session import Session
    from vqdesk.offices.country import CountryOffice

    Way = Literal["file", "blank", "sample", "backups", "bin"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """What was answered: `period` is None where the proposed one, `proposed`, was left as it was."""

    organisation: str
    period: Period | None
    way: Way
    file: Path | None
    proposed: Period | None = None


class FirstStartDialog(Dialog):
    """Ask three questions, each of which may be left as it is; Enter goes from one to the next.

    `answers()` is what was answered. The file is asked for by `choose_file` or dropped. Where `removed`
    reports lie in the bin, that is offered, too; it and the backups need no answers.
    """

    def __init__(
        self,
        session: Session,
        choose_file: Callable[[QWidget], Path | None],
        parent: QWidget | None = None,
        removed: int = 0,
    ) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Welcome to vqdesk"))
        self.accept_button.setText(self.tr("&Begin"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Later"))
        self._session, self._choose = session, choose_file
        self._file: Path | None = None
        self._elsewhere: Way | None = None
        self._period_chosen = False
        self.organisation = OfficeBox()
        self.office_button = OfficeButton(self.organisation.name)
        self.chosen = ChosenOffices(session.store)
        self.period = PeriodEditor()
        self.period.set_period(period_due(session.standings.today()))
        self.doubts = ReportDoubts(session, self.chosen)
        self.ways: dict[Way, QRadioButton] = {
            "file": QRadioButton(self.tr("A &file that you have, from Word or Excel")),
            "blank": QRadioButton(self.tr("An &empty report")),
            "sample": QRadioButton(self.tr("The &sample report, to look around in")),
        }
        self.file_button = QPushButton(self.tr("Ch&oose..."))
        self.file_label = Caption(wraps=True)
        self.links: dict[Way, QPushButton] = {}
        self._lay_out(removed)
        self._connect()
        self._judge()
        self.setAcceptDrops(True)
        self.fit(620)

    def answers(self) -> FirstAnswers:
        """Return what was answered."""
        self.period.commit()
        checked = [way for way, button in self.ways.items() if button.isChecked()]
        way: Way = self._elsewhere or checked[0]
        shown, file = self.period.period(), self._file if way == "file" else None
        chosen = shown if self._period_chosen else None
        return FirstAnswers(self.organisation.name(), chosen, way, file, None if chosen else shown)

    def draft(self) -> Draft:
        """Return the empty report as it is to be stored."""
        self.period.commit()
        return blank_report(self._session.store, self.organisation.name(), self.period.period())

    def take_file(self, path: Path) -> None:
        """Begin with this file."""
        self._file = path
        self.ways["file"].setChecked(True)
        self.file_label.setText(shown_file_name(path))
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Layout

    def _lay_out(self, removed: int) -> None:
        self.column.setSpacing(USUAL_SPACE)
        self.add_text(
            self.tr(
                "Three questions; Enter goes to the next one. Each may be left as it is, and all can be "
                "changed later."
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.organisation, 1)
        row.addWidget(self.office_button)
        self._add_question(self.tr("1. &Whose report is it?"), self.organisation, row)
        period = QHBoxLayout()
        period.addWidget(self.period)
        self.period.hide_days()
        self._add_question(self.tr("2. Which &period does it cover?"), self.period.kind, period)
        self.column.addWidget(self.doubts)
        self._add_question(self.tr("3. What does it begin with?"), self.ways["blank"], self._ways())
        self.column.addStretch(1)
        self.column.addLayout(self._links(removed))

    def _add_question(self, text: str, field: QWidget, answer: QHBoxLayout | QVBoxLayout) -> None:
        head = PartName(text)
        head.setBuddy(field)
        self.column.addSpacing(USUAL_SPACE)
        self.column.addWidget(head)
        self.column.addLayout(answer)

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SMALL_SPACE)
        self.ways["blank"].setChecked(True)
        self.file_button.setAutoDefault(False)
        self.file_button.setAccessibleName(self.tr("Choose the file"))
        row = QHBoxLayout()
        row.addWidget(self.ways["file"])
        row.addWidget(self.file_button)
        row.addStretch(1)
        column.addLayout(row)
        self.file_label.setText(self.tr("It may also be dropped here."))
        self.file_label.setContentsMargins(PART_SPACE, 0, 0, 0)
        column.addWidget(self.file_label)
        column.addWidget(self.ways["blank"])
        column.addWidget(self.ways["sample"])
        return column

    def _links(self, removed: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Or get back:")))
        texts: dict[Way, str] = {"backups": self.tr("From a bac&kup...")}
        if removed:
            texts["bin"] = self.tr("From the b&in ({count})...").format(count=removed)
        for way, text in texts.items():
            button = self.links[way] = QPushButton(text)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.period.changed.connect(self._on_period_chosen)
        self.organisation.editTextChanged.connect(self._judge)
        self.doubts.changed.connect(self._judge)
        self.doubts.open_wanted.connect(self._on_open_wanted)
        for offer in (self.office_button.chosen, self.doubts.office_chosen):
            offer.connect(self._on_office_chosen)
        for button in self.ways.values():
            button.toggled.connect(self._judge)
        self.file_button.clicked.connect(self._on_choose)
        for way, link in self.links.items():
            link.clicked.connect(lambda _checked=False, way=way: self._go_elsewhere(way))

    # What the clerk does

    def accept(self) -> None:
        """Close, once a file is chosen where one is wanted and nothing speaks against an empty report."""
        if self.ways["file"].isChecked() and self._file is None:
            self._on_choose()
            return
        self.period.commit()
        if self._is_clear():
            super().accept()

    def reject(self) -> None:
        """Close without an answer."""
        self._elsewhere = None
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next question with Enter; from the last one, begin."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        following = self._following() if event.key() in _ENTER and plain else None
        if following is None:
            super().keyPressEvent(event)
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _following(self) -> QWidget | None:
        """Return the field of the question after that in which the keys are; None after the last."""
        at = self.focusWidget()
        if at is None or isinstance(at, QPushButton):
            return None
        if at is self.organisation or self.organisation.isAncestorOf(at):
            return self.period.kind
        if self.period.isAncestorOf(at):
            return next(button for button in self.ways.values() if button.isChecked())
        return None

    def _on_choose(self) -> None:
        path = self._choose(self)
        if path is not None:
            self.take_file(path)

    def _go_elsewhere(self, way: Way) -> None:
        self._elsewhere = way
        super().accept()

    def _on_open_wanted(self, report_id: str) -> None:
        self._session.open_report(report_id)
        self._leave()

    def _on_period_chosen(self) -> None:
        self._period_chosen = True
        self._judge()

    def _on_office_chosen(self, office: CountryOffice, units: Sequence[Unit]) -> None:
        name = self.chosen.choose(office, units)
        self.doubts.renew()
        self.organisation.setEditText(name)

    def _judge(self) -> None:
        self.organisation.offer(self.doubts.offices.in_period(self.period.period()))
        self.doubts.show_report(self.draft().report)
        if not self.ways["blank"].isChecked():
            self.doubts.hide()  # of a file that is asked where it is shown
        self.make_room()
        self.accept_button.setEnabled(self._is_clear())

    def _is_clear(self) -> bool:
        return not self.ways["blank"].isChecked() or self.doubts.is_clear()

    # Qt's own methods

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the page."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin with a dropped file."""
        event.acceptProposedAction()
        path = first_file(event.mimeData().urls())
        if path is not None:
            self.take_file(path)
