"""What is open in a report, told before it goes out; it keeps nobody from exporting."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.errors import Refused
from ui.findings.found_places import ACCEPTED
from ui.findings.open_findings import explanation_accepted, switched_off, task_ids
from ui.findings.places_tree import PlacesTree, TreeGroup, TreeRow
from ui.widgets.label import Label
from vqdesk.checks.failures import failed_sentence
from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.checks.rule_words import off_sentence
from vqdesk.checks.told import SEVERITY_NAMES, coverage_sentence
from vqdesk.messages.catalogue import say
from vqdesk.text.figures import join_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.findings.check_service import CheckService
    from ui.findings.found_places import FoundPlace
    from ui.session.session import Session
    from vqdesk.review.sheet import SignedNote

_FOLLOWING = 300  # milliseconds after which it follows what was found meanwhile
_MOST = 50  # places of a group; the list of findings has all


class BeforeExport(QWidget):
    """Tell how many figures were checked and what is open; below, where some of it is grave, the places.

    A place that is chosen there is told by `wanted`. While the check runs it says how far it is, and it can
    be stopped; it goes on when this is hidden. Nothing is told before the check has begun.
    """

    wanted = Signal(object)
    """The clerk wants to go to a `FoundPlace`."""
    grew = Signal()
    """More may be told than before."""

    def __init__(self, session: Session, service: CheckService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._service = session, service
        self._tasks: frozenset[str] | None = None
        self._signed: tuple[SignedNote, ...] = ()
        self._is_folded: bool | None = None
        """What the clerk chose; None: what is open decides."""
        self.told = Label(wraps=True)
        self.stop_button, self.fold_button = QPushButton(), QPushButton()
        self.tree = PlacesTree()
        self.hint = Label(
            self.tr("Click a place, or press Enter on it: the export is left, and the window goes there."),
            wraps=True,
        )
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=_FOLLOWING)
        self._soon.timeout.connect(self._on_soon)
        self.stop_button.clicked.connect(self._on_stop_clicked)
        self.fold_button.clicked.connect(self._on_fold_clicked)
        self.tree.chosen.connect(self.wanted)
        service.begun.connect(self._soon.start)
        service.found.connect(self._follow)
        service.signed.connect(self._on_signed)
        for part in (self.told, self.stop_button, self.fold_button, self.tree, self.hint):
            part.hide()
        self._fill()

    @property
    def is_listed(self) -> bool:
        """Tell whether the places are listed."""
        return not self.tree.isHidden()

    def restrict(self, of: str, value: str) -> None:
        """Tell of the tasks of a `unit` as it is written, or of a `domain` by its id; "" for all."""
        rows = self._session.outline()
        own = (row.id for row in rows if value == (row.unit if of == "unit" else row.domain_id))
        self._tasks = frozenset(own) if of else None
        self._fill()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        for button in (self.stop_button, self.fold_button):
            button.setAutoDefault(False)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.tree.setAccessibleName(self.tr("What is open in the report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.tree, 1)
        column.addWidget(self.hint)

    # What is told

    @Slot()
    def _fill(self) -> None:
        if not self._service.has_begun:
            return
        if self.told.isHidden():
            self.told.show()
            self._ask_signed()
        tasks = task_ids(self._session)
        if self._tasks is not None:
            tasks = [each for each in tasks if each in self._tasks]
        found = self._service.places
        counts, places = found.counts(tasks), found.first(tasks, _MOST)
        is_broken = any(note.is_broken for note in self._signed)
        is_grave = bool(counts["error"] or counts["warning"] or is_broken)
        self.told.setText(" ".join(self._sentences(counts, is_broken=is_broken, is_grave=is_grave)))
        self.stop_button.setVisible(not self._service.is_whole)
        self.stop_button.setText(
            self.tr("Go on checking") if self._service.is_paused else self.tr("Stop checking")
        )
        is_folded = not is_grave if self._is_folded is None else self._is_folded
        is_there = bool(places or self._signed)
        self.fold_button.setVisible(is_there)
        self.fold_button.setText(self.tr("Show the places") if is_folded else self.tr("Hide the places"))
        signed, groups = [self._signed_group(is_open=is_broken)], list(self._groups(counts, places))
        self.tree.show_groups(signed + groups if is_broken else groups + signed)
        self.tree.setVisible(is_there and not is_folded)
        self.hint.setVisible(bool(places) and not is_folded)
        taller = QSizePolicy.Policy.Maximum if self.tree.isHidden() else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, taller)
        self.grew.emit()

    def _sentences(self, counts: Mapping[str, int], *, is_broken: bool, is_grave: bool) -> Iterator[str]:
        if self._service.is_whole:
            yield coverage_sentence(self._service.coverage(self._tasks), self._session.lang)
        else:
            yield self._how_far()
        if any(counts[each] for each in SEVERITIES):
            names = {
                "error": self.tr("{count} wrong"),
                "warning": self.tr("{count} doubtful"),
                "info": self.tr("{count} suggestions"),
            }
            said = [names[each].format(count=counts[each]) for each in SEVERITIES if counts[each]]
            yield self.tr("Open: {counts}.").format(counts=", ".join(said))
        elif self._service.is_whole:
            yield self.tr("Nothing is open.")
        if counts[ACCEPTED]:
            yield self.tr("Left so with a reason: {count}.").format(count=counts[ACCEPTED])
        if is_broken:
            yield self.tr("It was edited after it was signed off.")
        lang = self._session.lang
        notes = (
            off_sentence(switched_off(self._session), lang),
            failed_sentence(self._service.failures(), lang),
        )
        yield from filter(None, notes)
        if is_grave:
            yield self.tr("It can be exported all the same.")

    def _how_far(self) -> str:
        told = (
            self.tr("The check was stopped: {done} of {count} tasks are checked.")
            if self._service.is_paused
            else self.tr("The report is being checked: {done} of {count} tasks. You need not wait for it.")
        )
        results = self._service.results
        if self._tasks is None:
            return told.format(done=len(results), count=len(self._session.outline()))
        return told.format(done=sum(task in results for task in self._tasks), count=len(self._tasks))

    def _groups(
        self, counts: Mapping[str, int], places: Mapping[str, Sequence[FoundPlace]]
    ) -> Iterator[TreeGroup]:
        names = {each: say(SEVERITY_NAMES[each], self._session.lang) for each in SEVERITIES}
        for kind, name in [*names.items(), (ACCEPTED, self.tr("Left so, with a reason"))]:
            is_open = kind in ("error", "warning")
            yield self._group(name, counts[kind], places.get(kind, ()), is_open=is_open)

    def _group(self, name: str, count: int, places: Sequence[FoundPlace], *, is_open: bool) -> TreeGroup:
        rows = [TreeRow(self._cells(place), place) for place in places]
        more = self.tr("... and {count} more; the list of findings has them all.")
        left = count - len(rows)
        return TreeGroup(name, rows, is_open, count, more.format(count=left) if left else "")

    def _cells(self, place: FoundPlace) -> tuple[str, ...]:
        row = self._session.row(place.task)
        where = join_number(row.number, row.unit) if row else ""
        words = f"“{place.finding.text}”" if place.finding.text else ""
        return where, words, explanation_accepted(place.finding, self._session.lang)

    def _signed_group(self, *, is_open: bool) -> TreeGroup:
        rows = [TreeRow((note.lines[0],), below=note.lines[1:][:_MOST]) for note in self._signed]
        return TreeGroup(self.tr("Signed off"), rows, is_open)

    # What happens

    def _ask_signed(self) -> None:
        """Have it looked, where anybody signed the report off, whether it is still the same."""
        with suppress(Refused):
            if self._session.report_id and self._session.store.sign_offs.of(self._session.report_id):
                self._service.look_at_signed()

    @Slot(object)
    def _follow(self, _tasks: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _on_soon(self) -> None:
        if self.isVisible():
            self._fill()

    @Slot(object)
    def _on_signed(self, notes: tuple[SignedNote, ...]) -> None:
        self._signed = notes
        self._fill()

    @Slot()
    def _on_stop_clicked(self) -> None:
        if self._service.is_paused:
            self._service.go_on()
        else:
            self._service.pause()
        self._fill()

    @Slot()
    def _on_fold_clicked(self) -> None:
        self._is_folded = self.is_listed
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell soon what was found while it was hidden: it comes again where a file was refused."""
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have the check go on."""
        super().hideEvent(event)
        self._service.go_on()
