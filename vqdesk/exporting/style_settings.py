"""Which style an organisation's annexes have: kept in the store, by the organisation's name."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.annex.layout.style import USUAL, AnnexStyle, WrongStyle, as_form, from_form
from vqdesk.system.files import file_bytes
from vqdesk.system.json_output import write_json
from vqdesk.text import strict_json

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Report
    from db.store.store import Store
    from vqdesk.formats.word.foreign.content import Foreign

_STYLE, _NUMERAL, _TEMPLATE = "annex.style:", "annex.numeral:", "annex.template:"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a clerk chose: `numeral` for one report, all else for every annex of its organisation."""

    style: AnnexStyle
    numeral: str = ""
    template: bytes | None = None


def keep(store: Store, report: Report, choice: Choice) -> None:
    """Keep what was chosen for a report and its organisation."""
    keep_style(store, report.organisation, choice.style)
    keep_numeral(store, report.id, choice.numeral)
    keep_template(store, report.organisation, choice.template)


def style_of(store: Store, organisation: str) -> AnnexStyle:
    """Return the kept style of an organisation; the usual one where none is kept."""
    kept = store.settings.get(_STYLE + organisation)
    # Kept by another version, it may hold what this one does not know.
    try:
        return from_form(json.loads(kept)) if kept else USUAL
    except ValueError:
        return USUAL


def keep_style(store: Store, organisation: str, style: AnnexStyle) -> None:
    """Keep the style of an organisation's annexes."""
    store.settings.keep(_STYLE + organisation, format_style(style))


def numeral_of(store: Store, report_id: str) -> str:
    """Return which annex of its document a report is: `I`, `II`; "" where it is the only one."""
    return store.settings.get(_NUMERAL + report_id) or ""


def keep_numeral(store: Store, report_id: str, numeral: str) -> None:
    """Keep which annex of its document a report is."""
    store.settings.keep(_NUMERAL + report_id, numeral)


def template_of(store: Store, organisation: str) -> bytes | None:
    """Return the DOCX that an organisation's annexes are written into; None where there is none."""
    kept = store.settings.get(_TEMPLATE + organisation)
    return b64decode(kept) if kept else None


def keep_template(store: Store, organisation: str, template: bytes | None) -> None:
    """Keep a DOCX for an organisation's annexes, or none any more: the file itself may be on a stick."""
    store.settings.keep(_TEMPLATE + organisation, b64encode(template).decode() if template else "")


@dataclass(frozen=True, slots=True)
class Examined:
    """A template, what of it comes from elsewhere or acts by itself, and the template without that."""

    data: bytes
    foreign: tuple[Foreign, ...]
    own: bytes


def find_foreign_content(data: bytes, name: str = "") -> Examined:
    """Return what is foreign in a DOCX; raises Refused template.*, file.* where it is no template without."""
    from vqdesk.formats.word.foreign import content as foreign_content
    from vqdesk.formats.word.writer.template import TEMPLATE_NAME, Template

    name = name or TEMPLATE_NAME
    try:
        Template(data, name)
    except Refused as refused:
        if refused.key != "template.foreign":
            raise
    foreign = tuple(foreign_content.found(data, name))
    own = foreign_content.strip_foreign(data, name) if foreign else data
    if foreign:
        Template(own, name)
    return Examined(data, foreign, own)


def read_template(path: Path) -> Examined:
    """Return a DOCX that annexes can be written into; raises Refused template.*, file.* where it is none."""
    return find_foreign_content(file_bytes(path), path.name)


def refuse_foreign(examined: Examined, name: str) -> None:
    """Raise Refused template.foreign where something foreign is in a template that was chosen."""
    from vqdesk.formats.word.foreign.content import notices

    if examined.foreign:
        raise Refused("template.foreign", name=name, what=notices(examined.foreign))


def read_style(path: Path) -> AnnexStyle:
    """Return the style that a JSON file holds; raises Refused as `from_bytes` does, and file.*."""
    return from_bytes(file_bytes(path), path.name)


def format_style(style: AnnexStyle) -> str:
    """Return a style as JSON, the form in which offices hand it on; `from_bytes` is the way back."""
    return write_json(as_form(style))


def from_bytes(data: bytes, name: str) -> AnnexStyle:
    """Return the style of a JSON file; raises Refused json.value naming the item, and what JSON refuses."""
    try:
        return from_form(strict_json.parse(data, name))
    except WrongStyle as error:
        raise Refused("json.value", name=name, where=str(error)) from error
