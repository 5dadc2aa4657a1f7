"""The choices of the last export: the kind of file and the form, and for each report its part."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.errors import Refused

if TYPE_CHECKING:
    from db.store.store import Store
    from vqdesk.annex.layout.style import Form

Of = Literal["", "unit", "domain"]

KIND, FORM, PART = "window.export_kind", "window.export_form", "window.export_part."


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The ending of the file, the form, and what goes out: a unit's or a domain's tasks, "" for all.

    `value` is the unit as it is written, or the domain's id.
    """

    ending: str = ".docx"
    form: Form = "paper"
    of: Of = ""
    value: str = ""


def load_choice(store: Store, report_id: str) -> ExportChoice:
    """Return what was chosen last; a part is remembered for its own report alone."""
    of, value = _part(store.settings.get(PART + report_id) or "")
    form: Form = "electronic" if store.settings.get(FORM) == "electronic" else "paper"
    return ExportChoice(store.settings.get(KIND) or ".docx", form, of, value)


def keep_choice(store: Store, report_id: str, choice: ExportChoice) -> None:
    """Keep what was chosen; where nothing can be kept it is not remembered, and nothing else."""
    with suppress(Refused):
        store.settings.keep(KIND, choice.ending)
        store.settings.keep(FORM, choice.form)
        store.settings.keep(PART + report_id, json.dumps([choice.of, choice.value]))


def _part(kept: str) -> tuple[Of, str]:
    try:
        of, value = json.loads(kept)
    except (ValueError, TypeError):
        return "", ""
    if of in ("unit", "domain") and isinstance(value, str):
        return of, value
    return "", ""
