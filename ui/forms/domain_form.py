"""The form of one domain: a section of the annex."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from db.errors import Refused
from ui.editors.line_editor import LineEditor
from ui.forms.domain.tasks import DomainTasks
from ui.forms.record_form import RecordForm
from vqdesk.text.figures import join_number
from vqdesk.unsaved.record_texts import texts_of_domain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from ui.session.session import Session


class DomainForm(RecordForm):
    """Edit a domain's numeral and name, both may be empty; below stands how its tasks are."""

    record = "domain"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        numeral = self.add_field("numeral", self.tr("N&umeral"), LineEditor(most=1))
        numeral.fix_width(16)
        self.page.addWidget(numeral)
        self.page.addWidget(self.add_field("name", self.tr("Name of the &domain"), LineEditor()))
        self.tasks = DomainTasks(session)
        self.page.addWidget(self.tasks, 1)
        session.changed.connect(self._on_changed)

    def show_domain(self, domain_id: str) -> None:
        """Show a domain of the open report; what was typed before is stored first."""
        self.load(domain_id, self._texts(domain_id))
        self.tasks.show_domain(domain_id)

    def write_field(self, record_id: str, name: str, text: str, edit: str) -> bool:
        """Store a domain's numeral or name."""
        return self.session.write_domain(record_id, name, text, edit)

    def _texts(self, domain_id: str) -> dict[str, str]:
        return texts_of_domain(self.session.store.domains.get(self.session.report_id or "", domain_id))

    def place_name(self, texts: Mapping[str, str]) -> str:
        """Return numeral and name."""
        return join_number(texts["numeral"], texts["name"])

    def _on_changed(self, changes: Changes) -> None:
        if (self.session.report_id, self.record_id) in changes.domains and self.record_id:
            with suppress(Refused):  # gone by the same verb
                self.refresh(self._texts(self.record_id))
