"""The dialog in which an office's words for the status of a task are edited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from db.text.folding import fold
from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.tip import set_tip
from vqdesk.tracking.status_words import DEFAULT, MEANINGS, StatusWord, StatusWords

if TYPE_CHECKING:
    from vqdesk.tracking.status_words import Meaning

_NAME, _MEANING = 18, 17  # letters of the least width; all fit beside each other on 683 dots
_BETWEEN = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of one word."""

    name: LineEdit
    meaning: ComboBox
    synonyms: LineEdit
    remove: QPushButton

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.meaning, self.synonyms, self.remove

    def word(self) -> StatusWord | None:
        """Return what is written; None for a row without a name."""
        name = " ".join(self.name.text().split())
        others = [" ".join(part.split()) for part in _BETWEEN.split(self.synonyms.text())]
        return StatusWord(name, self.meaning.currentData(), tuple(filter(None, others))) if name else None


class StatusWordsDialog(Dialog):
    """Edit the words, what each means, and the others that mean the same; `words` returns them.

    A row without a name is left out. One word in two places is said and not taken.
    """

    def __init__(self, words: StatusWords, organisation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Status words"), self.tr("Keep"))
        self.rows: list[_Row] = []
        about = self.tr("The words for a task's status in the reports of {organisation}.")
        self.add_text(
            about.format(organisation=organisation) if organisation else self.tr("Words for a status.")
        )
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)
        for column, text in enumerate(
            (self.tr("Status"), self.tr("Means"), self.tr("Other words for it, with ; between them"))
        ):
            self._grid.addWidget(Label(text, wraps=True), 0, column)
        self.column.addLayout(self._grid)
        self.doubt = Label(wraps=True)
        self.doubt.hide()
        self.column.addWidget(self.doubt)
        self.column.addLayout(self._below())
        self.column.addStretch(1)
        self._show(words)
        self.fit(900)

    def _below(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.add = QPushButton(self.tr("&Add a status"))
        self.usual = QPushButton(self.tr("Take the &usual list"))
        for button, pressed in ((self.add, self._on_add_clicked), (self.usual, self._on_usual_clicked)):
            button.setAutoDefault(False)
            button.clicked.connect(pressed)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def words(self) -> StatusWords:
        """Return the list as it is written; the usual one where nothing is."""
        words = tuple(filter(None, (row.word() for row in self.rows)))
        return StatusWords(words) if words else DEFAULT

    def accept(self) -> None:
        """Take the list, unless a word stands in it twice."""
        twice = self._twice()
        if not twice:
            super().accept()
            return
        self.doubt.setText(
            self.tr("“{word}” stands in the list twice; which of them is meant?").format(word=twice)
        )
        self.doubt.show()
        self.make_room()

    def _twice(self) -> str:
        seen: set[str] = set()
        for word in self.words().words:
            for text in dict.fromkeys(map(fold, (word.name, *word.synonyms))):
                if text in seen:
                    return next(each for each in (word.name, *word.synonyms) if fold(each) == text)
                seen.add(text)
        return ""

    # Rows

    def _show(self, words: StatusWords) -> None:
        for row in self.rows:
            self._drop(row)
        self.rows = []
        for word in words.words:
            self._append(word)

    def _append(self, word: StatusWord) -> _Row:
        remove = QPushButton(self.tr("Remove"))
        remove.setAutoDefault(False)
        set_tip(remove, self.tr("Take this status off the list; the tasks' texts stay"))
        row = _Row(LineEdit(word.name), _meanings(self._meaning_names(), word.meaning), LineEdit(), remove)
        row.synonyms.setText("; ".join(word.synonyms))
        for line in (row.name, row.synonyms):
            line.setCursorPosition(0)
        letter = self.fontMetrics().averageCharWidth()
        row.name.setMinimumWidth(_NAME * letter)
        remove.setMaximumWidth(self.fontMetrics().horizontalAdvance(remove.text()) + 4 * letter)
        row.name.setAccessibleName(self.tr("Status"))
        row.meaning.setAccessibleName(self.tr("Means"))
        row.synonyms.setAccessibleName(self.tr("Other words for it, with ; between them"))
        remove.clicked.connect(partial(self._on_remove_clicked, row))
        place = self._grid.rowCount()
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, place, column)
            widget.setVisible(True)  # at once, so that it can have the focus
        self.rows.append(row)
        return row

    def _drop(self, row: _Row) -> None:
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.setParent(None)
            widget.deleteLater()

    def _meaning_names(self) -> dict[Meaning, str]:
        return {
            "done": self.tr("done"),
            "done_in_time": self.tr("done in time"),
            "done_late": self.tr("done late"),
            "open": self.tr("not done"),
            "open_in_time": self.tr("not done, in time"),
            "open_late": self.tr("not done, late"),
            "not_due": self.tr("not due yet"),
            "paused": self.tr("paused"),
            "awaiting": self.tr("awaiting approval"),
        }

    def _on_add_clicked(self) -> None:
        row = self._append(StatusWord("", "open"))
        self._after_change()
        row.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove_clicked(self, row: _Row) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._drop(row)
        self._after_change()
        near = self.rows[min(at, len(self.rows) - 1)].name if self.rows else self.add
        near.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_usual_clicked(self) -> None:
        self._show(DEFAULT)
        self._after_change()

    def _after_change(self) -> None:
        self.doubt.hide()
        self.make_room()
        self.order_tabs()


def _meanings(names: dict[Meaning, str], chosen: Meaning) -> ComboBox:
    box = ComboBox()
    box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_MEANING)
    for meaning in MEANINGS:
        box.addItem(names[meaning], meaning)
    box.setCurrentIndex(MEANINGS.index(chosen))
    return box
