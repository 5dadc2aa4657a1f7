"""The copy of unstored texts into a file that the clerk chooses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths

from db.errors import Refused
from ui.dialogs import message_box
from ui.dialogs.file_dialogs import file_to_write
from vqdesk.exporting.atomic_file import place_file
from vqdesk.messages.catalogue import sentence
from vqdesk.unsaved.kept_texts import format_kept_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session
    from vqdesk.unsaved.kept_texts import UnsavedText

_ENDING = ".txt"


def copy_to_file(parent: QWidget, session: Session, texts: Sequence[UnsavedText]) -> Path | None:
    """Ask for a file and write the texts into it, each under its name; None where that was not done."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title, name, text_files = (
        QCoreApplication.translate("UnsavedCopy", "Copy what is not stored"),
        QCoreApplication.translate("UnsavedCopy", "Not stored"),
        QCoreApplication.translate("UnsavedCopy", "Text files (*.txt)"),
    )
    chosen, _ = file_to_write(parent, title, Path(documents, name + _ENDING), [text_files])
    if chosen is None:
        return None
    out = chosen if chosen.suffix else chosen.with_suffix(_ENDING)
    try:
        with place_file(out) as stream:
            # The mark tells old Windows editors that it is UTF-8.
            stream.write(format_kept_texts(texts, session.lang).encode("utf-8-sig", "replace"))
    except Refused as refused:
        message_box.warn(parent, sentence(refused, session.lang))
        return None
    return out
