"""The dialog in which whoever checked a report says so: its content, its form."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox

from db.errors import Refused
from db.records import SIGNED_PARTS
from ui.dialogs.dialog import Dialog
from ui.review.sign_box import SignBox
from vqdesk.checks.failures import failed_sentence
from vqdesk.checks.told import coverage_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from db.records import SignedPart
    from ui.findings.check_service import CheckService
    from ui.session.session import Session
    from vqdesk.review.sheet import SignedNote

SIGNER = "window.signer."
"""Under it and a part is kept who signed it last here."""


class SignDialog(Dialog):
    """Sign the open report off, part by part, or withdraw that; each is one step that undo takes back.

    Who signed, and of which texts, is told at once; whether these are still the same as soon as it is known.
    """

    def __init__(self, session: Session, service: CheckService, parent: QWidget | None = None) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Who checked the report"))
        self._session, self._service = session, service
        self._notes: dict[str, SignedNote] = {}
        self.add_text(
            self.tr(
                "Before a report is signed, whoever heads the drafting unit checks its content and somebody "
                "named its form (Decree 30/2020/NĐ-CP, Article 12). Who did is kept with the report and "
                "stands on the review sheet; it is not printed on the annex."
            )
        )
        self.told = self.add_text("")
        titles = {"content": self.tr("Content"), "form": self.tr("Form and layout")}
        self.boxes = {part: SignBox(titles[part], part, session.lang) for part in SIGNED_PARTS}
        for part, box in self.boxes.items():
            box.name.setText(session.store.settings.get(SIGNER + part) or "")
            box.signed.connect(partial(self._sign, part))
            box.asked.connect(self.make_room)
            box.withdrawn.connect(self._session.withdraw_sign_off)
            self.column.addWidget(box)
        self.column.addStretch(1)
        # Enter must sign nothing unasked.
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        # Who wrote a name and closes may believe to have signed.
        self.buttons.rejected.disconnect()
        self.buttons.rejected.connect(self.reject)
        service.signed.connect(self._on_signed)
        service.found.connect(self._tell)
        session.changed.connect(self._on_changed)
        self._tell()
        self._look()
        self.fit(760)

    @Slot()
    def _tell(self) -> None:
        """Say what the check found: whoever signs should know."""
        is_whole = self._service.is_whole
        self.told.setVisible(is_whole)
        if is_whole:
            counts = self._service.places.questioned().values()
            said = self.tr("Open: {errors} wrong, {doubts} doubtful.").format(
                errors=sum(errors for errors, _ in counts), doubts=sum(doubts for _, doubts in counts)
            )
            covered = coverage_sentence(self._service.coverage(), self._session.lang)
            failed = failed_sentence(self._service.failures(), self._session.lang)
            self.told.setText(f"{covered} {said} {failed}".rstrip())

    def _look(self) -> None:
        """Show who signed, and have it looked whether that still holds."""
        self._notes = {}
        self._show()
        self._service.look_at_signed()

    def _show(self) -> None:
        with suppress(Refused):  # whoever shows the report tells why
            found = {
                each.part: each for each in self._session.store.sign_offs.of(self._session.report_id or "")
            }
            for part, box in self.boxes.items():
                box.show_sign_off(found.get(part), self._notes.get(part))
            self.make_room()

    def _sign(self, part: SignedPart, name: str) -> None:
        if self._session.sign_off(part, name):
            self._session.keep_setting(SIGNER + part, " ".join(name.split()))
            self.boxes[part].name.setModified(False)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._session.report_id in changes.checked:
            self._look()

    @Slot(object)
    def _on_signed(self, notes: tuple[SignedNote, ...]) -> None:
        self._notes = {note.part: note for note in notes}
        self._show()
