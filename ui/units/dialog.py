"""The dialog of units: every spelling with its tasks, likely the same ones together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QHBoxLayout, QHeaderView, QWidget

from db.text.folding import fold
from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.session.registers import read_units
from ui.units.merge_dialog import MergeUnitsDialog
from ui.units.spellings_model import REGISTER, REPORTS, SPELLING, TASKS, SpellingsModel
from ui.units.unit_dialog import UnitDialog
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.replacing.telling import skipped_words
from vqdesk.units.register import unit_meant
from vqdesk.units.spellings import UnitSpellings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from db.verbs.words.replacing import ReplacedWords
    from ui.session.session import Session
    from vqdesk.units.spellings import UnitSpelling

ALL_SPELLINGS, ALIKE, UNKNOWN = "all", "alike", "unknown"


class UnitsDialog(Dialog):
    """List the spellings of units; those that are chosen become one, or the group that one is in.

    `merged` is what was done last, `said` what is told of it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Units"))
        self._session = session
        self._found = UnitSpellings((), {})
        self._groups: list[tuple[UnitSpelling, ...]] = []
        self._group_of: dict[str, tuple[UnitSpelling, ...]] = {}
        self.merged: ReplacedWords | None = None
        self.said = ""
        self.filter, self.which = LineEdit(), ComboBox()
        self.model = SpellingsModel(session.lang, self)
        self.table = WideTable()
        self.told = Label(wraps=True)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.merge_button = self.buttons.addButton(self.tr("&Merge..."), role)
        self.register_button = self.buttons.addButton(self.tr("In the &register..."), role)
        self.alike_button = self.buttons.addButton(self.tr("Choose those &alike"), role)
        self._lay_out()
        self._connect()
        self.read()
        self.table.setFocus()
        self.fit(1060, 560)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Name, with or without marks"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Find a unit"))
        self.which.setAccessibleName(self.tr("Which spellings are shown"))
        for text, kind in (
            (self.tr("All spellings"), ALL_SPELLINGS),
            (self.tr("Likely one unit"), ALIKE),
            (self.tr("Not in the register"), UNKNOWN),
        ):
            self.which.addItem(text, kind)
        label, above = Label(self.tr("&Find")), QHBoxLayout()
        label.setBuddy(self.filter)
        above.addWidget(label)
        above.addWidget(self.filter, 1)
        above.addWidget(self.which)
        self.column.addLayout(above)
        show_rows(self.table, self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(self.tr("Spellings of units"))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        for column in (TASKS, REPORTS):
            header.resizeSection(column, header.sectionSizeHint(column) + 2 * letter)
        header.resizeSection(REGISTER, 46 * letter)
        self.table.widen(SPELLING, 36 * letter)
        self.table.setMinimumHeight(8 * line)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.told)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._fill)
        self.which.currentIndexChanged.connect(self._fill)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        # Enter in the list is the default button's; activated, it would ask twice.
        self.merge_button.setDefault(True)
        self.table.doubleClicked.connect(self.merge)
        self.merge_button.clicked.connect(self.merge)
        self.alike_button.clicked.connect(self._choose_alike)
        self.register_button.clicked.connect(self.register)

    def is_touched(self) -> bool:
        """Tell that closing drops nothing: what is typed here only narrows the list."""
        return False

    def read(self) -> None:
        """Read the spellings anew, and show them."""
        found = read_units(self._session)
        if found is None:
            return
        self._found, self._groups = found, found.groups()
        self._group_of = {each.name: group for group in self._groups for each in group}
        if found.unread:
            lang, store = self._session.lang, self._session.store
            self.tell_trouble(" ".join(skipped_words(store, *each, lang) for each in found.unread.items()))
        self._fill()

    def chosen(self) -> list[UnitSpelling]:
        """Return the spellings that are chosen; of one that is alone, all that are likely the same."""
        ranges = self.table.selectionModel().selection().toList()
        rows = sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})
        chosen = [self.model.spelling(row) for row in rows]
        return self._alike(chosen[0]) if len(chosen) == 1 else chosen

    def merge(self) -> None:
        """Have the chosen spellings made one."""
        chosen = self.chosen()
        if len(chosen) < 2:
            return
        dialog = MergeUnitsDialog(self._session, chosen, self)
        dialog.look()
        dialog.exec()
        merged, said = dialog.merged, dialog.said
        dialog.deleteLater()
        if merged is not None:
            self.merged, self.said = merged, said
            self.read()
            self.told.setText(said)
        self.table.setFocus()

    def register(self) -> None:
        """Have the names of the chosen unit in the register edited."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        spelling = self.model.spelling(row)
        unit = unit_meant(self._session.store, spelling.name)
        dialog = UnitDialog(self._session, unit, self, is_new=not spelling.official)
        if dialog.exec():
            self.read()
            self._choose([spelling.name])
        dialog.deleteLater()
        self.table.setFocus()

    def _fill(self) -> None:
        wanted, words = self.which.currentData(), fold(self.filter.text()).split()
        rows: Sequence[UnitSpelling] = self._found.all
        if wanted == ALIKE:
            rows = [each for group in self._groups for each in group]
        elif wanted == UNKNOWN:
            rows = [each for each in rows if each.standing == "unknown"]
        self.model.show([each for each in rows if all(word in fold(each.name) for word in words)])
        if self.model.rowCount():
            self.table.selectRow(0)
        self._on_selection_changed()
        self._show_count()

    def _show_count(self) -> None:
        said = self.tr(
            "Spellings: {count}; groups that are likely one unit: {groups}. "
            "Hold Ctrl and click to choose several to merge."
        )
        self.told.setText(said.format(count=self.model.rowCount(), groups=len(self._groups)))

    def _alike(self, spelling: UnitSpelling) -> list[UnitSpelling]:
        return list(self._group_of.get(spelling.name, (spelling,)))

    def _choose_alike(self) -> None:
        """Choose the rows of all that are likely one unit with the chosen ones."""
        wanted = {each.name for each in self.chosen()}
        wanted |= {each.name for name in self.chosen() for each in self._alike(name)}
        self._choose(wanted)
        self.table.setFocus()

    def _choose(self, names: Collection[str]) -> None:
        selection = QItemSelection()
        for row in range(self.model.rowCount()):
            if self.model.spelling(row).name in names:
                selection.select(self.model.index(row, SPELLING), self.model.index(row, REGISTER))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(selection, flags)
        if selection.indexes():
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(selection.indexes()[0], keep)

    def _on_selection_changed(self) -> None:
        count, chosen = self._count_of_rows(), self.chosen()
        self.merge_button.setEnabled(len(chosen) > 1)
        self.register_button.setEnabled(count == 1)
        self.alike_button.setEnabled(any(each.name in self._group_of for each in chosen))

    def _count_of_rows(self) -> int:
        """Return how many rows are chosen; ranges are told at once, their cells are not."""
        return sum(each.height() for each in self.table.selectionModel().selection().toList())
