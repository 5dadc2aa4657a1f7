"""The style dialog: how an organisation's annexes look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QSizePolicy

from ui.dialogs.dialog import Dialog
from ui.session.recent_folders import EXPORT_FOLDER, load_folder
from ui.style.closing_page import ClosingPage
from ui.style.columns_page import ColumnsPage
from ui.style.look_page import LookPage
from ui.style.preview import StylePreview
from ui.style.template_page import TemplatePage
from ui.widgets.choices import Tabs
from vqdesk.annex.layout.style import USUAL, AnnexStyle, WrongStyle, style_as_json, style_from_json
from vqdesk.styles import kept_styles
from vqdesk.styles.kept_styles import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import Report
    from ui.session.session import Session


_LEAST = 1100
_WIDE = QSize(1240, 640)


class StyleDialog(Dialog):
    """Change the style of a report's organisation; `choice()` is the answer.

    Nothing is stored here. All of it is for every annex of the organisation but the numeral, which is the
    report's own.
    """

    def __init__(self, session: Session, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("How the annex looks"))
        self.accept_button.setText(self.tr("Keep"))
        store, organisation = session.store, report.organisation
        self._lang = session.lang
        self._style = kept_styles.style_of(store, organisation)
        self.look = LookPage()
        self.columns = ColumnsPage(report)
        self.closing = ClosingPage()
        folder = load_folder(store, EXPORT_FOLDER)
        kept = kept_styles.template_of(store, organisation)
        self.template = TemplatePage(kept, folder, session.lang, previewed=self._has_room())
        self.usual = self.buttons.addButton(self.tr("Usual style"), QDialogButtonBox.ButtonRole.ResetRole)
        self.preview = StylePreview(session, report, self._shown) if self._has_room() else None
        self._lay_out(organisation)
        self._show(self._style, report.numeral)
        self._at_first = self._answers()
        self.usual.clicked.connect(self._on_usual_clicked)
        if self.preview is None:
            self.fit(640, 500)
            return
        for page in (self.look, self.columns, self.closing):
            page.changed.connect(self.preview.renew_soon)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.preview.renew_soon()
        self.fit(_WIDE.width(), _WIDE.height())

    def choice(self) -> Choice:
        """Return what is to be kept; raises WrongStyle where a line is too long."""
        style = self.closing.applied(self.columns.applied(self.look.applied(self._style)))
        return Choice(style_from_json(style_as_json(style)), self.look.numeral(), self.template.template)

    def is_touched(self) -> bool:
        """Tell whether anything is chosen otherwise than it is kept, or was typed."""
        self.columns.commit()
        return self._answers() != self._at_first or super().is_touched()

    def accept(self) -> None:
        """Close where what is chosen can be kept, else say in one sentence what to change."""
        self.columns.commit()
        try:
            self.choice()
        except WrongStyle as wrong:
            self.tabs.setCurrentWidget(self.closing)
            said = self.tr("A line of the closing block is too long: write it shorter.")
            self.closing.refuse(str(wrong).removeprefix("closing."), said)
            return
        super().accept()

    def _answers(self) -> tuple[object, ...]:
        style = self.closing.applied(self.columns.applied(self.look.applied(self._style)))
        return style, self.look.numeral(), self.template.template

    def _lay_out(self, organisation: str) -> None:
        if organisation:
            text = self.tr("For all annexes of {organisation}; the numeral is this report's own.")
            self.add_text(text.format(organisation=organisation))
        self.tabs = Tabs()
        self.tabs.addTab(self.look, self.tr("Look"))
        self.tabs.addTab(self.columns, self.tr("Columns"))
        self.tabs.addTab(self.closing, self.tr("Closing block"))
        self.tabs.addTab(self.template, self.tr("Word template"))
        halves = QHBoxLayout()
        halves.addWidget(self.tabs)
        if self.preview is not None:
            self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            halves.addWidget(self.preview, 1)
        self.column.addLayout(halves)

    def _has_room(self) -> bool:
        """Tell whether the screen is wide enough for the annex beside its settings."""
        return self.screen().availableSize().width() >= _LEAST

    def _on_tab_changed(self) -> None:
        """Show what the tab is about: the closing block stands on the last page."""
        if self.preview is None:
            return
        if self.tabs.currentWidget() is self.closing:
            self.preview.show_end()
        else:
            self.preview.show_beginning()

    def _shown(self) -> Choice | None:
        """Return what the preview shows, None where it cannot be kept."""
        try:
            return self.choice()
        except WrongStyle:
            return None

    def _show(self, style: AnnexStyle, numeral: str) -> None:
        self.look.show_style(style, numeral)
        self.columns.show_style(style)
        self.closing.show_style(style)

    def _on_usual_clicked(self) -> None:
        self._show(USUAL, "")
