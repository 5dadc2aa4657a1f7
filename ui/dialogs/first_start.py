"""The first start: nothing is there yet, so two ways to begin."""

from __future__ import annotations

from PySide6.QtWidgets import QCommandLinkButton, QWidget

from ui.dialogs.dialog import Dialog

SAMPLE, NEW, IMPORT = "sample", "new", "import"


class FirstStartDialog(Dialog):
    """Offer the sample report, a new one, or a file; `choice` is what was clicked, None for later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Welcome to vqdesk"))
        self.choice: str | None = None
        self.add_text(self.tr("There is no report yet. How do you want to begin?"))
        self.links = {
            SAMPLE: self._add_link(
                SAMPLE,
                self.tr("Open the sample report"),
                self.tr("A real annex of 13 tasks, to look around in. It can be deleted later."),
            ),
            NEW: self._add_link(
                NEW,
                self.tr("New report"),
                self.tr("Name the organisation and the period, then add the tasks."),
            ),
            IMPORT: self._add_link(
                IMPORT, self.tr("Import a file"), self.tr("Take over an annex that you already have.")
            ),
        }
        self.column.addStretch(1)
        self.links[SAMPLE].setDefault(True)
        self.links[SAMPLE].setFocus()
        self.fit(480)

    def _add_link(self, choice: str, text: str, hint: str) -> QCommandLinkButton:
        link = QCommandLinkButton(text, hint)
        link.clicked.connect(lambda: self._choose(choice))
        self.column.addWidget(link)
        return link

    def _choose(self, choice: str) -> None:
        self.choice = choice
        self.accept()
