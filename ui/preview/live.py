"""The preview at the window's side: it follows the session, the place in it, and what is being typed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from db.errors import Refused, ReportChanged
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from ui.forms.record_form import RecordForm
    from ui.preview.paginator import Paginator
    from ui.preview.pane import PreviewPane
    from ui.session.session import Session
    from vqdesk.annex.layout.columns import AnnexColumn
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.annex.layout.table import AnnexTable

REFRESH_DELAY = 100
"""Milliseconds from a key to the preview's work: UniKey's backspaces and letters come closer together."""
_FEW = 20
"""Rows that are put in one by one; where more were written the whole annex is set anew."""


class LivePreview(QObject):
    """Keep the preview up to date; nothing of it is loaded before it is shown for the first time.

    `form` gives what is edited, None where nothing is. While the preview is out of sight it does nothing.
    """

    def __init__(self, session: Session, form: Callable[[], RecordForm | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._form = session, form
        self.pane: PreviewPane | None = None
        self.paginator: Paginator | None = None
        self._blocks: dict[tuple[str, str], int] = {}
        self._goes = True
        self._whole = QTimer(self, singleShot=True, interval=0)
        self._whole.timeout.connect(self.renew)
        self._typed = QTimer(self, singleShot=True, interval=REFRESH_DELAY)
        self._typed.setTimerType(Qt.TimerType.PreciseTimer)
        self._typed.timeout.connect(self._on_typed)

    @property
    def is_in_sight(self) -> bool:
        """Tell whether it can be seen: not while the window is closed, or another page is shown."""
        return self.pane is not None and self.pane.isVisible()

    def make(self) -> PreviewPane:
        """Make what shows the pages; it is done once."""
        from ui.preview.paginator import Paginator
        from ui.preview.pane import PreviewPane

        self.pane, self.paginator = PreviewPane(), Paginator(self)
        self._connect(self.pane, self.paginator)
        return self.pane

    def rest(self) -> None:
        """Renew nothing any more: the window closes."""
        for timer in (self._whole, self._typed):
            timer.stop()
        if self.paginator:
            self.paginator.rest()

    def _connect(self, pane: PreviewPane, paginator: Paginator) -> None:
        session = self._session
        paginator.changed.connect(self._show_pages)
        paginator.settled.connect(self._on_settled)
        paginator.refused.connect(self._on_refused)
        pane.view.block_chosen.connect(self._on_block_chosen)
        pane.internal_toggled.connect(self.renew_soon)
        pane.came.connect(self.renew_soon)
        session.report_opened.connect(self._on_report_opened)
        session.changed.connect(self._on_changed)
        session.place_changed.connect(self._on_place_changed)

    # Kept up to date

    def renew_soon(self) -> None:
        """Set the whole annex anew, once the window has dealt with what changed."""
        if self.is_in_sight:
            self._whole.start()

    def renew(self) -> None:
        """Set the whole annex anew, for its texts or its style have changed."""
        if not self.is_in_sight or self.paginator is None or self.pane is None:
            return
        if self._session.report_id is None:
            self.paginator.clear()
            self.pane.show_notice("")
        else:
            self.paginator.renew(self._table)

    def typed(self) -> None:
        """Take notice that a key came into the form."""
        if self.is_in_sight:
            self._typed.start()

    def _table(self) -> AnnexTable:
        """Lay the report out as it will be printed, with the report's own texts as they are being typed."""
        from vqdesk.exporting.file_export import kept_options, lay_out_report

        report_id = self._session.report_id or ""
        form, own_texts = self._form(), self._session.report()
        if own_texts and form and form.record_id == report_id and self._session.kind == "report":
            from vqdesk.unsaved.record_texts import with_texts

            own_texts = with_texts(own_texts, form.texts())
        options = replace(kept_options(self._session.store, report_id), copy=self._copy())
        return lay_out_report(self._session.store, report_id, options, own_texts=own_texts)

    def _copy(self) -> Copy:
        """Return which copy is to be shown; the leader's is offered where there is something internal."""
        if self.pane is None:
            return "issued"
        self.pane.offer_internal(self._session.has_internal)
        return "internal" if self.pane.internal.isChecked() else "issued"

    def _on_typed(self) -> None:
        if self._session.kind == "report":
            self.renew()
        else:
            self._put_typed()

    def _put_typed(self) -> None:
        """Put what stands in the form, stored or not, into its row."""
        form = self._form()
        if form is not None and form.record_id is not None:
            self._put(self._session.kind, form.record_id, form.texts())

    def _put(self, kind: str, record_id: str, texts: dict[str, str]) -> None:
        index = self._blocks.get((kind, record_id))
        paginator = self.paginator
        if index is None or paginator is None or paginator.composition is None or not paginator.is_whole:
            return
        columns = paginator.composition.table.columns
        if kind == "domain":
            paginator.renew_row(index, self._domain_texts(columns, record_id, texts))
        else:
            before = paginator.blocks[index].source[1]
            fields = [column.field for column in columns]
            put = tuple([texts.get(field, text) for field, text in zip(fields, before, strict=True)])
            paginator.renew_row(index, put)

    def _domain_texts(
        self, columns: tuple[AnnexColumn, ...], domain_id: str, texts: dict[str, str]
    ) -> tuple[str, ...]:
        from vqdesk.annex.layout.table import domain_cells

        domain = self._session.store.domains.get(self._session.report_id or "", domain_id)
        cells = domain_cells(columns, replace(domain, **texts))
        return tuple(["\n".join(cell.paragraphs) for cell in cells])

    # What the session tells

    def _on_report_opened(self) -> None:
        if self.paginator:
            self._blocks = {}
            self.paginator.clear()
        self.renew_soon()

    def _on_changed(self, changes: Changes) -> None:
        report_id = self._session.report_id
        tasks = [task_id for report, task_id in changes.tasks if report == report_id]
        has_domain = any(report == report_id for report, _ in changes.domains)
        has_look = report_id in changes.reports or "style" in changes.registers
        if report_id in changes.order or has_look or has_domain or len(tasks) > _FEW:
            self.renew_soon()
            return
        if tasks and self.is_in_sight:
            for task_id in tasks:
                self._put_stored(task_id)
            if self._has_other_widths():
                self.renew_soon()

    def _has_other_widths(self) -> bool:
        """Tell whether the stored texts want other widths than the pages have."""
        composition = self.paginator.composition if self.paginator else None
        with suppress(Refused, ReportChanged):  # whoever shows it tells, or reads again
            return composition is not None and self._table().columns != composition.table.columns
        return False

    def _put_stored(self, task_id: str) -> None:
        from vqdesk.unsaved.record_texts import texts_of_task

        form = self._form()
        if self.paginator and self.paginator.is_renewing:
            # It may have been read before; what stands in the form is put in when all is done.
            if form is None or form.record_id != task_id:
                self.paginator.renew_again()
        elif ("task", task_id) in self._blocks:
            with suppress(Refused):  # whoever shows it tells
                self._put("task", task_id, texts_of_task(self._session.task(task_id)))

    def _on_place_changed(self) -> None:
        self._goes = True
        if self.is_in_sight:
            self._mark()
            self._go_to_place()

    # What the paginator tells

    def _on_settled(self) -> None:
        """Learn which block is whose; what is typed and not stored yet stays in sight."""
        paginator = self.paginator
        if paginator is None:
            return
        domains = self._session.domains()
        # Tasks before any section have a domain without a row.
        if domains and not (domains[0].numeral or domains[0].name):
            del domains[0]
        ids = {
            "task": iter([row.id for row in self._session.outline()]),
            "domain": iter([domain.id for domain in domains]),
        }
        rows = ((index, block.kind) for index, block in enumerate(paginator.blocks) if block.in_table)
        self._blocks = {
            (kind, record_id): index for index, kind in rows if (record_id := next(ids[kind], None))
        }
        self._mark()
        self._put_typed()
        if self._goes:
            self._go_to_place()

    def _show_pages(self) -> None:
        if self.pane is None or self.paginator is None:
            return
        view = self.pane.view
        followed = view.mark is not None and view.is_in_sight(view.mark)
        self.pane.show_notice("")
        view.show_pages(self.paginator.composition, self.paginator.pages)
        if followed and view.mark is not None and not view.is_in_sight(view.mark):
            self._go_to_place()

    def _on_refused(self, refused: Refused) -> None:
        self._blocks = {}
        if self.pane:
            self.pane.view.show_pages(None, [])
            self.pane.show_notice(sentence(refused, self._session.lang))

    def _mark(self) -> None:
        if self.pane:
            kind, record_id = self._session.place()
            self.pane.view.mark = self._blocks.get((kind, record_id))
            self.pane.view.viewport().update()

    def _go_to_place(self) -> None:
        if self.pane is None or self.paginator is None:
            return
        index = self.pane.view.mark
        if index is None and self._session.kind == "report":
            self.pane.view.show_page(1)
            self._goes = not self.paginator.is_whole
        elif index is not None and (page := self.paginator.page_of(index)) is not None:
            self.pane.view.show_block(index, page)
            self._goes = False

    def _on_block_chosen(self, index: int) -> None:
        found = next((key for key, at in self._blocks.items() if at == index), None)
        self._session.go_to(*(found or ("report", self._session.report_id or "")))
