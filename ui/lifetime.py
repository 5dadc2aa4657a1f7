"""From a window's start to its end: whether a report came to the screen, and whether all ended well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from vqdesk.system.run_mark import RunMark

PAINTED = 300  # milliseconds; by then the report is on the screen


class Lifetime(QObject):
    """Keep the mark of a window's run true.

    A good end is a window that was closed, and the end of the user's own session on the PC where all that
    was typed is stored: then nobody closes the window, the program is only told.
    """

    def __init__(self, application: QApplication, window: MainWindow, mark: RunMark) -> None:
        super().__init__(window)
        self._application, self._window, self._mark = application, window, mark
        self._painted = QTimer(self, singleShot=True, interval=PAINTED)
        self._painted.timeout.connect(self._on_painted)
        window.session.report_opened.connect(self._on_report_opened)
        application.commitDataRequest.connect(self._on_session_ends)
        application.aboutToQuit.connect(self._on_quit)

    @Slot(str)
    def _on_report_opened(self, report_id: str) -> None:
        if report_id:
            self._painted.start()

    @Slot()
    def _on_painted(self) -> None:
        """Note that the report is seen, and in the preview, where that is open, its first page."""
        paginator = self._window.preview.paginator
        if (
            self._window.preview.is_in_sight
            and paginator is not None
            and paginator.is_busy
            and not paginator.pages
        ):
            self._painted.start()
            return
        self._window.session.report_opened.disconnect(self._on_report_opened)
        self._mark.shown()

    @Slot()
    def _on_session_ends(self) -> None:
        """Store what is typed, while there is still time to say that it cannot be stored."""
        self._window.session.flush()

    @Slot()
    def _on_quit(self) -> None:
        self._painted.stop()
        self._application.aboutToQuit.disconnect(self._on_quit)
        # Of a window that was closed the clerk has been asked; of one that is there nobody was.
        if not self._window.isVisible() or self._window.session.flush():
            self._mark.end()
        self._window.session.unstored.drafts.stop()
