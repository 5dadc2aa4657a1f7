"""The style dialog's preview: the annex in the style that is being chosen, on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.preview.live import REFRESH_DELAY
from ui.preview.paginator import Paginator
from ui.preview.pane import PreviewPane
from vqdesk.exporting.file_export import ExportOptions, lay_out_report
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from db.errors import Refused
    from db.records import Report
    from ui.session.session import Session
    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.styles.kept_styles import Choice


class StylePreview(PreviewPane):
    """Show a stored report as it would be; `chosen` gives the style each time it is needed.

    A template's own page is Word's: the preview has the usual one.
    """

    def __init__(self, session: Session, report: Report, chosen: Callable[[], Choice | None]) -> None:
        super().__init__()
        self._session, self._report, self._chosen = session, report, chosen
        self._paginator = Paginator(self)
        self._paginator.changed.connect(self._on_changed)
        self._paginator.refused.connect(self._on_refused)
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_DELAY)
        self._soon.timeout.connect(self.renew)

    def renew_soon(self) -> None:
        """Show what is chosen as soon as the clerk pauses."""
        self._soon.start()

    def renew(self) -> None:
        """Show what is chosen; what cannot be kept is not shown."""
        choice, report = self._chosen(), self._report
        if choice is None:
            return
        options = ExportOptions(style=choice.style, numeral=choice.numeral)
        self._paginator.renew(
            lambda: lay_out_report(self._session.store, report.id, options, own_texts=report)
        )

    def table(self) -> AnnexTable | None:
        """Return the annex that is shown, None where none is yet."""
        composition = self._paginator.composition
        return composition.table if composition else None

    def show_end(self) -> None:
        """Go to the last page."""
        self.view.show_page(len(self._paginator.pages))

    def show_beginning(self) -> None:
        """Go to the first page."""
        self.view.show_page(1)

    def hideEvent(self, event: QHideEvent) -> None:
        """Work no more once the dialog is closed, and hold no pages."""
        super().hideEvent(event)
        self._soon.stop()
        self._paginator.clear()

    def _on_changed(self) -> None:
        self.show_notice("")
        self.view.show_pages(self._paginator.composition, self._paginator.pages)

    def _on_refused(self, refused: Refused) -> None:
        self.view.show_pages(None, [])
        self.show_notice(sentence(refused, self._session.lang))
