"""F1 in a dialog: who has the guide shows it at the dialog's place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakMethod

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

HELP_KEY = "F1"
_answers: list[WeakMethod[Callable[[QWidget], None]]] = []


def answer_help(show: Callable[[QWidget], None]) -> None:
    """Have a method show help for a widget from now on, as long as its object lives."""
    _answers[:] = [WeakMethod(show)]


def ask_for_help(dialog: QWidget) -> None:
    """Have help shown for what has the focus in a dialog; before there is a window nobody can."""
    show = _answers[0]() if _answers else None
    focus = QApplication.focusWidget()
    if show is not None:
        show(focus if focus is not None and dialog.isAncestorOf(focus) else dialog)
