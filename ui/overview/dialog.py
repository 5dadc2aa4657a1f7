"""The dialog that shows the open report's overview, saves it as a picture or PDF, and prints it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy

from ui.dialogs.dialog import Dialog
from ui.dialogs.file_dialogs import file_to_write, with_ending
from ui.dialogs.written_message import tell_written
from ui.looks.icons import icon, icon_side
from ui.overview.paper_copy import print_page
from ui.overview.view import OverviewView
from ui.paper.overview.files import OVERVIEW_ENDINGS, export_overview
from ui.paper.overview.page import OverviewPage
from ui.preview.page_tool import page_tool
from ui.runtime.task_runner import TaskRunner
from ui.session.recent_folders import EXPORT_FOLDER, keep_folder, load_folder
from ui.session.record_names import shown_file_name, shown_path
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.timers import soon
from vqdesk.annex.layout.copies import internal_columns
from vqdesk.exporting.file_names import plain_name
from vqdesk.periods.period import format_day, period_name
from vqdesk.summary.overview import copy_of_overview
from vqdesk.summary.overview_stored import overview_stored
from vqdesk.tracking.groups import day_asked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from db.records import Report
    from ui.paper.overview.ink import PageSpot
    from ui.session.session import Session
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.system.progress import Progress

_LEAST_HIGH = 200


class OverviewDialog(Dialog):
    """Show a report's overview as of its period's last day or today: what is stored, beside what was before.

    The page is as others may have it, unless the leader's copy is asked for. `spot_chosen` is what the clerk
    wants to go to.
    """

    def __init__(self, session: Session, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Overview for the leader"))
        self._session, self._report = session, report
        self.page: OverviewPage | None = None
        self.spot_chosen: PageSpot | None = None
        self.runner = TaskRunner(session, self)
        self.when, self.view, self.zoom = ComboBox(), OverviewView(), Label()
        self.leader = QCheckBox(self.tr("&Leader's copy: it quotes internal columns and says so"))
        self.leader.setVisible(bool(internal_columns(report.columns)))
        self._fill_days()
        self._make_buttons()
        self._lay_out()
        self.when.currentIndexChanged.connect(self._take)
        self.leader.toggled.connect(self._take)
        self.view.chosen.connect(self._on_chosen)
        self.view.zoomed.connect(self._on_zoomed)
        self._take()
        self.fit(1180, 760)

    # Layout

    def _fill_days(self) -> None:
        end, today = day_asked(self._report.period), date.today()
        if end is not None:
            self.when.addItem(self.tr("The period's end ({day})").format(day=_told(end)), end)
        self.when.addItem(self.tr("Today ({day})").format(day=_told(today)), today)
        # What is due later is not late yet: a period that still runs is looked at as the tree does.
        self.when.setCurrentIndex(int(end is not None and today < end))
        self.when.setAccessibleName(self.tr("As of which day"))

    def _make_buttons(self) -> None:
        role = self.buttons.ButtonRole.ActionRole
        self.png_button = self.buttons.addButton(self.tr("Save as a picture (P&NG)..."), role)
        self.pdf_button = self.buttons.addButton(self.tr("Save as P&DF..."), role)
        self.print_button = self.buttons.addButton(self.tr("&Print..."), role)
        for button in self.buttons.buttons():
            assert isinstance(button, QPushButton)
            button.setAutoDefault(False)
        self.png_button.clicked.connect(lambda: self._ask_file(".png"))
        self.pdf_button.clicked.connect(lambda: self._ask_file(".pdf"))
        self.print_button.clicked.connect(self._on_print_clicked)
        self.smaller = page_tool(self.tr("Smaller (Ctrl+wheel)"), self.view.zoom_out)
        self.larger = page_tool(self.tr("Larger (Ctrl+wheel)"), self.view.zoom_in)
        self.whole = page_tool(self.tr("Show the whole page (0)"), self.view.fit_page)
        self._draw_icons()

    def _draw_icons(self) -> None:
        pictures = ((self.smaller, "zoom_out"), (self.larger, "zoom_in"), (self.whole, "fit_width"))
        for button, meaning in pictures:
            button.setIcon(icon(meaning))
            button.setIconSize(QSize(icon_side(), icon_side()))

    def _lay_out(self) -> None:
        row, label = QHBoxLayout(), Label(self.tr("&As of"))
        label.setBuddy(self.when)
        row.addWidget(label)
        row.addWidget(self.when)
        row.addWidget(self.leader)
        row.addStretch(1)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 %"))
        for widget in (self.smaller, self.zoom, self.larger, self.whole):
            row.addWidget(widget)
        self.column.addLayout(row)
        # It takes what is left; what it would like to have must not make the body scroll.
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.view.setMinimumHeight(_LEAST_HIGH)
        self.column.addWidget(self.view, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow other colours and another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "whole"):
            self._draw_icons()

    # The figures

    def _take(self) -> None:
        # What was asked for before is never in sight under what is asked for now.
        self._show(None)
        store, report_id, (day, copy) = self._session.store, self._report.id, self._asked()

        def lay_out(_progress: Progress) -> OverviewPage:
            return OverviewPage(copy_of_overview(overview_stored(store, report_id, day), copy))

        self.runner.start(self.tr("Counting..."), lay_out, self._on_laid_out)

    def _asked(self) -> tuple[date, Copy]:
        """Return which day and copy are wanted: for others, unless the leader's is asked for."""
        return self.when.currentData(), "internal" if self.leader.isChecked() else "issued"

    def _on_laid_out(self, page: OverviewPage) -> None:
        if (page.overview.as_of, page.overview.copy) == self._asked():
            self._show(page)
        else:
            # Something else was chosen meanwhile; the runner is free once this has returned.
            soon(self, self._take)

    def _show(self, page: OverviewPage | None) -> None:
        self.page = page
        self.view.show_page(page)
        for button in (self.png_button, self.pdf_button, self.print_button):
            button.setEnabled(page is not None)

    def _on_zoomed(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")

    # What is done with it

    def _on_chosen(self, spot: PageSpot) -> None:
        self.spot_chosen = spot
        self.accept()

    def _ask_file(self, ending: str) -> None:
        picture, pdf = self.tr("Picture (*.png)"), self.tr("PDF document (*.pdf)")
        filters = [picture, pdf] if ending == ".png" else [pdf, picture]
        name = plain_name(self.tr("Overview of {period}").format(period=period_name(self._report.period)))
        folder = load_folder(self._session.store, EXPORT_FOLDER)
        proposed = folder / f"{name}{ending}"
        chosen, kind = file_to_write(self, self.tr("Save the overview"), proposed, filters)
        if chosen:
            keep_folder(self._session.store, EXPORT_FOLDER, chosen.parent)
            self.export_to(with_ending(chosen, kind, OVERVIEW_ENDINGS))

    def export_to(self, path: Path) -> None:
        """Write the page that is shown into a file, by its ending."""
        if self.page is not None:
            overview = self.page.overview
            self.runner.start(
                self.tr("Writing “{name}”...").format(name=shown_file_name(path)),
                lambda _: export_overview(overview, path),
                lambda _: tell_written(
                    self, self.tr("The overview was written to “{path}”.").format(path=shown_path(path)), path
                ),
            )

    def _on_print_clicked(self) -> None:
        if self.page is not None:
            print_page(self.page, self)

    def is_touched(self) -> bool:
        """Tell that closing drops nothing."""
        return False

    def done(self, result: int) -> None:
        """Close; what is still running stops first."""
        self.runner.stop()
        super().done(result)


def _told(day: date) -> str:
    return format_day(day.isoformat())
