"""The dialog that makes several spellings of a unit one: the name kept, and each place before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QPushButton, QWidget

from db.errors import Refused
from ui.dialogs.dialog import Dialog
from ui.editors.office_box import OfficeBox
from ui.session.record_names import told_period
from ui.session.registers import find_units, merge_spellings
from ui.units.places_model import BECOMES, PLACE, WAS, UnitPlacesModel
from ui.widgets.keyboard import take_composed
from ui.widgets.label import Label
from ui.widgets.literal import literal
from ui.widgets.row_table import WideTable, show_rows
from ui.widgets.tip import set_tip
from vqdesk.messages.catalogue import sentence
from vqdesk.replacing.telling import skipped_words
from vqdesk.units.merging import UnitPlaces, plan_merge
from vqdesk.units.spellings import proposed_name
from vqdesk.units.telling import merged_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from db.verbs.words.replacing import ReplacedWords
    from ui.session.session import Session
    from vqdesk.units.merging import UnitMerge
    from vqdesk.units.spellings import UnitSpelling

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _TickedTable(WideTable):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the row by the space bar, whichever of its cells is the current one."""
        model = self.model()
        is_there = isinstance(model, UnitPlacesModel) and self.currentIndex().isValid()
        if event.key() == Qt.Key.Key_Space and is_there and isinstance(model, UnitPlacesModel):
            model.turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class MergeUnitsDialog(Dialog):
    """Choose the spelling that is kept, and see each place before and after; those that are ticked change.

    `merged` is what was done once the dialog was accepted, `said` what is told of it.
    """

    def __init__(
        self, session: Session, spellings: Sequence[UnitSpelling], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, self.tr("Merge spellings of a unit"), "")
        self._session, self._spellings = session, tuple(spellings)
        self._merge: UnitMerge | None = None
        self._found = UnitPlaces()
        self.merged: ReplacedWords | None = None
        self.said = ""
        self.names = self.add_text("")
        self.keep = OfficeBox()
        self.look_button = QPushButton(self.tr("See the &places"))
        self.remember = QCheckBox(self.tr("&Keep the other spellings in the register, as other names of it"))
        self.all_box = QCheckBox(self.tr("&All places"))
        self.told, self.locked, self.whole = (Label(wraps=True) for _ in range(3))
        self.model = UnitPlacesModel(session.lang, self)
        self.table = _TickedTable()
        self._lay_out()
        self._fill()
        self._connect()
        self.fit(1100, 600)

    def _lay_out(self) -> None:
        label, row = Label(self.tr("&Spelling kept")), QHBoxLayout()
        label.setBuddy(self.keep)
        self.keep.setAccessibleName(self.tr("Spelling kept"))
        self.look_button.setAutoDefault(False)
        row.addWidget(label)
        row.addWidget(self.keep, 1)
        row.addWidget(self.look_button)
        self.column.addLayout(row)
        set_tip(
            self.remember, self.tr("Forms and the summary by unit then know that they mean the same unit.")
        )
        self.column.addWidget(self.remember)
        above = QHBoxLayout()
        above.addWidget(self.all_box)
        above.addWidget(self.told, 1)
        self.column.addLayout(above)
        self.column.addWidget(self.locked)
        show_rows(self.table, self.model)
        self.table.setAccessibleName(self.tr("Places, each before and after; the space bar ticks one"))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.resizeSection(PLACE, 38 * letter)
        header.resizeSection(WAS, 28 * letter)
        self.table.widen(BECOMES, 30 * letter)
        self.table.setMinimumHeight(6 * line)
        self.column.addWidget(self.table, 1)
        self.whole.setMinimumHeight(2 * line)
        self.column.addWidget(self.whole)

    def _fill(self) -> None:
        names = [each.name for each in self._spellings]
        kept = proposed_name(self._spellings)
        self.names.setText(self.tr("To be merged: {names}").format(names=literal("; ".join(names))))
        self.keep.offer(list(dict.fromkeys([kept, *names])))
        self.keep.show_name(kept)
        self.remember.setChecked(any(each.official for each in self._spellings))
        self._forget()

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.look)
        self.keep.editTextChanged.connect(self._forget)
        self.keep.activated.connect(self.look)
        self.all_box.clicked.connect(lambda on: self.model.choose_all(chosen=on))
        self.model.ticked.connect(self._show_count)
        self.table.selectionModel().currentRowChanged.connect(lambda index: self._show_whole(index.row()))
        self.model.modelReset.connect(lambda: self._show_whole(-1))
        self.table.doubleClicked.connect(lambda index: self.model.turn(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the places by Enter in the line above."""
        if event.key() in _ENTER and self.focusWidget() in (self.keep, self.keep.lineEdit()):
            self.look()
        else:
            super().keyPressEvent(event)

    def look(self) -> None:
        """Show each place where a spelling stands; what is typed in the window is stored first."""
        take_composed()
        store, lang = self._session.store, self._session.lang
        try:
            merge = plan_merge(store, [each.name for each in self._spellings], self.keep.name())
        except Refused as refused:
            self.tell_trouble(sentence(refused, lang))
            self.keep.setFocus()
            return
        found = find_units(self._session, merge)
        if found is None:
            return
        self._merge, self._found = merge, found
        reports = {each: store.reports.get(each) for each in {place.report_id for place in found.places}}
        names = {each.id: told_period(store, each, lang) for each in reports.values()}
        self.model.show(found.places, reports, names)
        self.locked.setText(" ".join(skipped_words(store, *each, lang) for each in found.refused.items()))
        self.locked.setVisible(bool(found.refused))
        if found.places:
            self.table.selectRow(0)
            self.table.setFocus()
        self.make_room()

    def accept(self) -> None:
        """Merge what is ticked; the dialog stays open where that was refused."""
        if not self.accept_button.isEnabled() or self._merge is None:
            return
        done = merge_spellings(
            self._session, self._merge, self.model.chosen(), remember=self.remember.isChecked()
        )
        if done is not None:
            store, lang = self._session.store, self._session.lang
            self.merged = done
            self.said = merged_words(store, done, self._merge, self._found.refused, lang)
            super().accept()

    def _forget(self) -> None:
        """Show no places of another name than the one that stands above."""
        self._merge, self._found = None, UnitPlaces()
        self.locked.hide()
        self.model.show([], {}, {})
        self._show_count()

    def _show_whole(self, row: int) -> None:
        """Show all of a place's text, before and after, which has no room in its row."""
        texts = [str(self.model.index(row, column).data()) for column in (WAS, BECOMES)] if row >= 0 else []
        self.whole.setText(literal(" → ".join(texts)))

    def _show_count(self) -> None:
        total, chosen = self.model.total, sum(each.places for each in self.model.chosen())
        self.all_box.setEnabled(total > 0)
        state = Qt.CheckState.PartiallyChecked if 0 < chosen < total else Qt.CheckState.Unchecked
        self.all_box.setCheckState(Qt.CheckState.Checked if total and chosen == total else state)
        self.accept_button.setEnabled(chosen > 0)
        self.accept_button.setText(self.tr("&Merge {count} places").format(count=chosen))
        if self._merge is None:
            self.told.setText(self.tr("“See the places” shows each before anything is changed."))
        elif not total:
            self.told.setText(self.tr("No place is to be changed."))
        else:
            said = self.tr("Found: {total}; to become “{keep}”: {chosen}.")
            keep = literal(self._merge.keep)
            self.told.setText(said.format(total=total, keep=keep, chosen=chosen))
