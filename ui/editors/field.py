"""A labelled editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.editors.legacy_offer import LegacyOffer
from ui.looks.sizes import HAIR_SPACE, USUAL_SPACE
from ui.widgets.label import Caption
from ui.widgets.literal import literal, without_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from ui.editors.text_editor import TextEditor

_KEY = re.compile(r"(?<!&)&([^&])")


def with_mnemonic(heading: str, label: str) -> str:
    """Return the annex's heading as a label, with the key of our own label.

    The letter is underlined where the heading has it, at a word's beginning if it can be, and set behind
    in brackets where it has not.
    """
    key = _KEY.search(label)
    marked = literal(heading)
    if key is None:
        return marked
    letter = re.escape(key[1])
    match = re.search(rf"\b{letter}", marked, re.IGNORECASE) or re.search(letter, marked, re.IGNORECASE)
    if match is None:
        return f"{marked} (&{key[1].upper()})"
    return f"{marked[: match.start()]}&{marked[match.start() :]}"


class Field(QWidget):
    """Show an editor under its label; below it, when there are, what its text says, a notice, an offer."""

    def __init__(self, label: str, editor: TextEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._own_label = label
        self._letters = 0
        self._below: list[QWidget] = []
        self.label = Caption(label, wraps=True)
        self.label.setBuddy(editor)
        self.said, self.notice = Caption(wraps=True), Caption(wraps=True)
        self.said.hide()
        self.notice.hide()
        editor.noticed.connect(self._on_noticed)
        self.offer = LegacyOffer()
        self.offer.look_after(editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(HAIR_SPACE, 0, HAIR_SPACE, HAIR_SPACE)  # room for the ring
        layout.setSpacing(HAIR_SPACE)
        self._head = QHBoxLayout()
        self._head.setSpacing(USUAL_SPACE)
        self._head.addWidget(self.label, 1, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(self._head)
        for widget in (editor, self.said, self.notice, self.offer):
            layout.addWidget(widget)
        if editor.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed:
            layout.addStretch()
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        else:
            layout.setStretchFactor(editor, 1)
        self.set_heading(None)

    def set_heading(self, heading: str | None, mark: str = "") -> None:
        """Name the field as the annex does, None or empty: by its own label; a mark stands behind."""
        label = with_mnemonic(heading, self._own_label) if heading else self._own_label
        behind = f" [{mark}]" if mark else ""
        self.label.setText(label + literal(behind))
        self.editor.setAccessibleName((heading or without_key(self._own_label)) + behind)

    def put_over_head(self, widget: QWidget) -> None:
        """Have a widget stand over the label, as wide as the editor."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout) and layout.indexOf(widget) < 0:
            layout.insertWidget(0, widget)

    def read_across(self, across: bool, *, narrow: bool = False) -> None:
        """Have label and editor stand in one line, without `narrow` also what stands below; or all apart.

        In a line it is a part of another field, which has room for the ring at the left.
        """
        layout, align = self.layout(), Qt.AlignmentFlag
        if not isinstance(layout, QVBoxLayout):
            return
        left, top, below = (0, HAIR_SPACE, USUAL_SPACE) if across else (HAIR_SPACE, 0, HAIR_SPACE)
        right = 0 if across and not narrow else HAIR_SPACE
        layout.setContentsMargins(left, top, right, below)
        self._head.setAlignment(self.label, align.AlignVCenter if across else align.AlignBottom)
        self._head.setStretchFactor(self.label, 0 if across else 1)
        for widget, is_beside, share in (
            (self.editor, across, 2),
            *((each, across and not narrow, 1) for each in self._below),
        ):
            self._head.removeWidget(widget)
            layout.removeWidget(widget)
            if is_beside:
                self._head.addWidget(widget, share, align.AlignVCenter)
            else:
                layout.insertWidget(layout.indexOf(self.said), widget)

    def put_beside(self, button: QPushButton) -> None:
        """Have a button stand beside the editor, as high as it."""
        layout, row = self.layout(), QHBoxLayout()
        if isinstance(layout, QVBoxLayout):
            at = layout.indexOf(self.editor)
            row.setSpacing(USUAL_SPACE)
            row.addWidget(self.editor, 1)
            row.addWidget(button)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
            layout.insertLayout(at, row)

    def put_below(self, widget: QWidget) -> None:
        """Have a widget stand right below the editor."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.editor) + 1, widget)
            self._below.insert(0, widget)

    def fix_width(self, letters: int) -> None:
        """Be as wide as so many letters, also of another font."""
        self._letters = letters
        self.setFixedWidth(letters * self.fontMetrics().averageCharWidth())

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._letters:
            self.fix_width(self._letters)

    def say(self, sentence: str) -> None:
        """Say something of the text below it; "" says nothing."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _on_noticed(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
