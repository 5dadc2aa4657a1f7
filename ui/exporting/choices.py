"""The choices of an office's last export: the kind of file, the form, the part and the folder."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from db.errors import Refused
from db.text.folding import fold
from ui.session.recent_folders import EXPORT_FOLDER, keep_folder, load_folder

if TYPE_CHECKING:
    from pathlib import Path

    from db.store.store import Store
    from vqdesk.annex.layout.style import Form

Of = Literal["", "unit", "domain"]

LAST = "window.export"
"""What was chosen last for whichever office; for one office there stands its name behind it."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The ending of the file, the form, and what goes out: a unit's or a domain's tasks, "" for all.

    `value` is the unit as it is written, or the domain's id, which stay from period to period. A `folder` of
    "" is the one to which a file went last.
    """

    ending: str = ".docx"
    form: Form = "paper"
    of: Of = ""
    value: str = ""
    folder: str = ""


def load_choice(store: Store, organisation: str) -> ExportChoice:
    """Return what was chosen last for an office.

    For one of which nothing was written yet: kind and form of the last export of all, and the whole report.
    """
    own = _read(store.settings.get(_key(organisation)))
    if own is not None:
        return own
    last = _read(store.settings.get(LAST)) or ExportChoice()
    return ExportChoice(last.ending, last.form)


def load_export_folder(store: Store, choice: ExportChoice) -> str:
    """Return the folder of a choice while it is there, else that to which a file went last."""
    if choice.folder and os.path.isdir(choice.folder):
        return choice.folder
    return str(load_folder(store, EXPORT_FOLDER))


def keep_choice(store: Store, organisation: str, choice: ExportChoice, folder: Path) -> None:
    """Keep what was chosen for an office; what cannot be kept is not remembered, and nothing else."""
    keep_folder(store, EXPORT_FOLDER, folder)
    with suppress(Refused, UnicodeError):  # a folder's name need not be text
        kept = json.dumps(asdict(choice) | {"folder": str(folder)}, ensure_ascii=False)
        kept.encode()
        for key in (LAST, _key(organisation)):
            store.settings.keep(key, kept)


def _key(organisation: str) -> str:
    return f"{LAST}.{' '.join(fold(organisation).split())}"


def _read(kept: str | None) -> ExportChoice | None:
    try:
        choice = ExportChoice(**json.loads(kept or ""))
    except (ValueError, TypeError):
        return None
    is_text = all(isinstance(each, str) for each in (choice.ending, choice.value, choice.folder))
    is_known = choice.form in ("paper", "electronic") and choice.of in ("", "unit", "domain")
    return choice if is_text and is_known else None
