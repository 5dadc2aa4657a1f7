"""The command that replaces words, and what is told once it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.notices.bars import NoticeBars
    from ui.session.session import Session


class ReplaceCommands(QObject):
    """Show the dialog of find and replace; `ask_back` takes back by name what was done in several reports."""

    def __init__(
        self,
        session: Session,
        bars: NoticeBars,
        ask_back: Callable[[str | None, int], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._bars, self._ask_back, self._window = session, bars, ask_back, window

    def show(self) -> None:
        """Have words found and replaced; the bar tells what was done, with its undo."""
        from ui.replacing.dialog import ReplaceDialog
        from vqdesk.replacing.telling import replaced_words

        if not self._session.flush_first():
            return
        dialog = ReplaceDialog(self._session, self._window)
        dialog.exec()
        done, by = dialog.replaced, dialog.by_field.text()
        words = dialog.find_field.text()
        dialog.deleteLater()
        if done is None:
            return
        said = replaced_words(self._session.store, done, words, by, self._session.lang)
        if done.step is None:
            self._bars.tell_done(said, kind="calm")
        elif done.step.is_whole:
            self._bars.tell_done(said, undo=partial(self._ask_back, None, done.step.id), asks=True)
        else:
            self._bars.tell_done(said, undo=self._session.undo)
