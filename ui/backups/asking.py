"""A backup that may have a password: what is done with it is tried again with each one that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from db.errors import Refused
from vqdesk.messages.catalogue import say, sentence
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_Result = TypeVar("_Result")


def with_password(
    parent: QWidget, path: Path, lang: str, attempt: Callable[[str | None], _Result]
) -> tuple[str | None, _Result]:
    """Do something with a backup; return its password, None where it needs none, and what came of it.

    The password is asked for where it is needed, and again where it is wrong. Raises Cancelled where the
    person has none, and whatever else `attempt` raises.
    """
    password: str | None = None
    while True:
        try:
            return password, attempt(password)
        except Refused as refused:
            if refused.key == "backup.password_needed":
                said = say("backup.ask_password", lang, name=path.name)
            elif refused.key == "backup.password_wrong":
                said = sentence(refused, lang)
            else:
                raise
        password = _ask(parent, said)


def _ask(parent: QWidget, said: str) -> str:
    from ui.backups.password_dialog import PasswordDialog

    dialog = PasswordDialog(parent, said)
    answer = dialog.password() if dialog.exec() else None
    dialog.deleteLater()
    if answer is None:
        raise Cancelled
    return answer
