"""The bar that explains one finding, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout

from ui.editors.line_edit import LineEdit
from ui.findings.open_findings import explanation, said_of, severity_word
from ui.widgets.literal import literal
from ui.widgets.standing_bar import StandingBar

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from vqdesk.checks.frame.finding import Finding


_USUAL = 17  # letters for which Qt makes a line wide
_SHARE = 3  # of the bar's width a suggestion takes one part at most


class SuggestionField(LineEdit):
    """Take the words that are put in the text; Enter takes them, Escape leaves."""

    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape; every other key is Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FindingBar(StandingBar):
    """Explain a finding: the sentence with the computation, the suggestion, which may be edited before.

    Its buttons do what the window's keys do; the field alone takes the focus, and only when it is clicked.
    """

    taken = Signal()
    accepting = Signal()
    questioning = Signal()
    """An accepted place shall be questioned again."""
    shown = Signal(bool)
    """The bar came into sight; with False it went out of it."""
    went = Signal(bool)
    """To the next finding; with True back to the one before."""
    left = Signal(bool)
    """Nothing is explained any more; with True where the focus was in the bar."""

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.finding: Finding | None = None
        """Read-only: what is explained; None while the bar is hidden."""
        self.suggestion = SuggestionField()
        self.suggestion.setAccessibleName(self.tr("Suggestion"))
        self.suggestion.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.suggestion.setPalette(QPalette())  # not the bar's colours
        self._row.addWidget(self.suggestion)
        self.take_button = self.add_button("take", self.tr("Take it (Ctrl+F7)"), self.taken.emit)
        self.add_button("accept", self.tr("Leave it so... (Shift+F7)"), self.accepting.emit)
        self.add_button("again", self.tr("Question it again (Shift+F7)"), self.questioning.emit)
        self.add_button("next", self.tr("Next (Alt+F7)"), lambda: self.went.emit(False))
        self.add_button("close", self.tr("Close"), self.leave)
        self.suggestion.returnPressed.connect(self.taken)
        self.suggestion.escaped.connect(self.leave)

    def explain(self, finding: Finding, place: str, target: str = "", unseen: str = "") -> None:
        """Show a finding; `place` counts it, `target` is the field that its words are offered to.

        `unseen` tells where it is if no field shows that. An accepted one is told with its reason.
        """
        self.finding = finding
        remark, is_open = finding.remark, finding.accepted is None
        is_offered = is_open and (remark.suggestion is not None or remark.move is not None)
        offered = remark.move.text if remark.move and remark.suggestion is None else remark.suggestion
        self.suggestion.setText(offered or "")
        self.suggestion.setCursorPosition(0)
        self.suggestion.setVisible(is_offered)
        self.take_button.setVisible(is_offered)
        self.buttons["accept"].setVisible(is_open)
        self.buttons["again"].setVisible(not is_open)
        name = self.tr("Put into “{field}” (Ctrl+F7)").format(field=target)
        self.take_button.setText(literal(name) if target else self.tr("Take it (Ctrl+F7)"))
        self._turn()
        self._make_room()
        said = f"{severity_word(finding, self._lang)} ({place}): {explanation(finding, self._lang)}"
        self.say("calm", " ".join(filter(None, (said if is_open else said_of(finding, self._lang), unseen))))

    def _make_room(self) -> None:
        """Have a long suggestion be seen whole: wider, or on a line of its own where there is little room."""
        margins = self.suggestion.sizeHint().width() - _USUAL * self.fontMetrics().horizontalAdvance("x")
        wanted = self.suggestion.fontMetrics().horizontalAdvance(self.suggestion.text()) + margins
        is_narrow = self._layout.direction() == QBoxLayout.Direction.TopToBottom
        is_long = wanted > self.suggestion.sizeHint().width()
        self.suggestion.setMinimumWidth(0 if is_narrow else min(wanted, self.width() // _SHARE))
        line = self._layout if is_narrow and is_long else self._row
        if line.indexOf(self.suggestion) < 0:
            for each in (self._layout, self._row):
                each.removeWidget(self.suggestion)
            line.insertWidget(int(line is self._layout), self.suggestion)

    def _beside(self) -> int:
        return super()._beside() + (0 if self.suggestion.isHidden() else self.suggestion.sizeHint().width())

    def tell(self, sentence: str) -> None:
        """Say something else."""
        self.finding = None
        self.suggestion.hide()
        for name in ("take", "accept", "again"):
            self.buttons[name].hide()
        self.say("calm", sentence)

    def leave(self) -> None:
        """Hide the bar, and tell whether the focus was in it."""
        had_focus = self.suggestion.hasFocus()
        self.finding = None
        self.hide()
        self.left.emit(had_focus)

    def listen_for_escape(self, form: QWidget) -> None:
        """Be left by Escape wherever the focus is in a form, too; lists that are open take it first."""
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), form)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.setEnabled(self.isVisible())
        escape.activated.connect(self._on_escape)
        self.shown.connect(escape.setEnabled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room anew."""
        super().resizeEvent(event)
        self._make_room()

    def _on_escape(self) -> None:
        # Qt gives the key to the shortcut even where a list of names is open below the field.
        popup = QApplication.activePopupWidget()
        if popup is None:
            self.leave()
        else:
            popup.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell it."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell it."""
        super().hideEvent(event)
        self.shown.emit(False)
