"""File dialogs: which file to open and where to write one, never larger than the screen."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.dialogs.dialog import ROOM
from ui.dialogs.native_dialogs import tame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_ENDING = re.compile(r"\*\.(\w+(?:\.\w+)?)")


def file_to_open(parent: QWidget, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
    """Ask for a file that is there; None where the question is cancelled, or a folder was given."""
    dialog = _dialog(parent, title, folder, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    chosen = _answer(dialog)
    return None if chosen is None or os.path.isdir(chosen) else chosen


def file_to_write(
    parent: QWidget, title: str, proposed: Path, filters: Sequence[str], *, confirm: bool = True
) -> tuple[Path | None, str]:
    """Ask where a file shall go; the path as typed, or None, and the filter that was chosen with it.

    With `confirm` a file that is there already is asked about.
    """
    dialog = _dialog(parent, title, proposed.parent, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not confirm)
    dialog.selectFile(proposed.name)
    # So that what is asked about is the file that will be written.
    dialog.filterSelected.connect(lambda chosen: _complete(dialog, chosen))
    _complete(dialog, dialog.selectedNameFilter())
    return _answer(dialog), dialog.selectedNameFilter()


def folder_to_use(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder that is there; None where the question is cancelled."""
    dialog = _dialog(parent, title, folder, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def with_ending(path: Path, name_filter: str, endings: Sequence[str]) -> Path:
    """Return a path as it was typed where it has one of the endings, else with the filter's."""
    if path.suffix.lower() in endings:
        return path
    found = _ENDING.search(name_filter)
    return path.with_name(f"{path.name}.{found[1]}") if found else path


def _dialog(parent: QWidget, title: str, folder: Path, filters: Sequence[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), ";;".join(filters))
    tame(dialog)
    # Qt's own dialog takes more height than a small screen has at 200 %; the system's is left alone.
    dialog.resize(dialog.sizeHint().boundedTo(dialog.screen().availableSize() * ROOM))
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _complete(dialog: QFileDialog, name_filter: str) -> None:
    """Have names that are typed without an ending get the filter's."""
    found = _ENDING.search(name_filter)
    dialog.setDefaultSuffix(found[1] if found else "")
