"""The question whether a file may go beside one that another program holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.dialogs import message_box
from ui.session.record_names import shown_file_name
from ui.widgets.literal import literal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_MOST_NAMES = 1000


def ask_other_name(parent: QWidget, said: str, path: Path) -> Path | None:
    """Say why a file was not written and offer a free name beside it; None where that is not wanted."""
    other = _free_name(path)
    offer = QCoreApplication.translate("Written", "Write it as “{name}”")
    if message_box.ask(parent, said, offer.format(name=literal(shown_file_name(other)))):
        return other
    return None


def _free_name(path: Path) -> Path:
    """Return a name like the file's that is not taken: `bieu (2).docx`."""
    names = (path.with_name(f"{path.stem} ({count}){path.suffix}") for count in range(2, _MOST_NAMES))
    return next((name for name in names if not os.path.lexists(name)), path)
