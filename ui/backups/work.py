"""Long work on backups from a dialog: it can be stopped, and what was refused is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from db.errors import Refused
from ui.dialogs import message_box
from vqdesk.backups.stopping import stopped_by
from vqdesk.messages.catalogue import say, sentence
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session
    from vqdesk.system.progress import Progress

_Result = TypeVar("_Result")


class BackupWork:
    """Do what takes long in another thread, over a dialog; None comes back of what was stopped or refused."""

    def __init__(self, session: Session, dialog: QWidget) -> None:
        self._session, self._dialog = session, dialog

    def run(self, text: str, work: Callable[[threading.Event], _Result]) -> _Result | None:
        """Do something that ends early once its event is set; `text` says what is done."""

        def run(progress: Progress) -> _Result:
            with stopped_by(progress) as stop:
                return work(stop)

        return self._unless_refused(lambda: self._session.at_length(text, run))

    def look_into(
        self, path: Path, text: str, look: Callable[[str | None], _Result]
    ) -> tuple[str | None, _Result] | None:
        """Return what a look into a backup gave, with its password, None where it needs none.

        The password is asked for where it is needed, and again where it is wrong.
        """

        def attempt(password: str | None) -> _Result:
            def run(progress: Progress) -> _Result:
                found = look(password)
                progress(0, 0)  # of what was stopped meanwhile nothing is told
                return found

            return self._session.at_length(text, run)

        return self._unless_refused(
            lambda: with_password(self._dialog, path.name, self._session.lang, attempt)
        )

    def _unless_refused(self, work: Callable[[], _Result]) -> _Result | None:
        try:
            return work()
        except Refused as refused:
            message_box.warn(self._dialog, sentence(refused, self._session.lang))
        except Cancelled:
            pass
        return None


def with_password(
    parent: QWidget | None, name: str, lang: str, attempt: Callable[[str | None], _Result]
) -> tuple[str | None, _Result]:
    """Return what an attempt at a backup of a name gave, and its password, None where it needs none.

    The password is asked for where it is needed, and again where it is wrong. Raises Refused, and Cancelled
    where nobody tells it.
    """
    password: str | None = None
    while True:
        try:
            return password, attempt(password)
        except Refused as refused:
            if refused.key == "backup.password_needed":
                said = say("backup.ask_password", lang, name=name)
            elif refused.key == "backup.password_wrong":
                said = sentence(refused, lang)
            else:
                raise
        password = _ask_password(parent, said)


def _ask_password(parent: QWidget | None, said: str) -> str:
    from ui.backups.password_dialog import PasswordDialog

    dialog = PasswordDialog(parent, said)
    answer = dialog.password() if dialog.exec() else None
    dialog.deleteLater()
    if answer is None:
        raise Cancelled
    return answer
