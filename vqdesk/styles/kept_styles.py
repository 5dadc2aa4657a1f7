"""Which style and which Word template an organisation's annexes have: kept in the store by its id."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.ids import new_id
from db.records import NO_ORGANISATION, KeptStyle, Organisation
from vqdesk.annex.layout.style import USUAL, AnnexStyle, style_from_json
from vqdesk.offices.names import Offices
from vqdesk.styles.style_file import format_style

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from db.store.store import Store


@dataclass(frozen=True, slots=True)
class Choice:
    """What a clerk chose: `numeral` for one report, all else for every annex of its organisation."""

    style: AnnexStyle
    numeral: str = ""
    template: bytes | None = None


def style_of(store: Store, organisation: str) -> AnnexStyle:
    """Return the style of an organisation, named as reports name it; the usual one where none is kept."""
    kept = _kept(store, organisation)
    return style_in(kept) if kept is not None else USUAL


def template_of(store: Store, organisation: str) -> bytes | None:
    """Return the DOCX that an organisation's annexes are written into; None where there is none."""
    kept = _kept(store, organisation)
    return template_in(kept) if kept is not None else None


def keep(
    store: Store, organisation: str, style: AnnexStyle | None = None, template: bytes | None = None
) -> Changes:
    """Keep a style, a template or both for an organisation in one step; b"" is no template any more.

    An organisation that the register does not know comes into it.
    """
    form = None if style is None or style == style_of(store, organisation) else form_of(style)
    # The file itself may be on a stick.
    coded = None if template is None else b64encode(template).decode()
    return store.registers.write_style(*with_own(store, organisation, form, coded))


def with_own(
    store: Store, organisation: str, form: str | None, template: str | None
) -> tuple[Organisation, KeptStyle]:
    """Return an organisation, and its style with another form or template; None: as it is."""
    office = _office(store, organisation)
    kept = store.registers.style(office.id) or KeptStyle(office.id)
    return office, KeptStyle(
        office.id,
        kept.form if form is None else form,
        kept.template if template is None else template,
    )


def style_in(kept: KeptStyle) -> AnnexStyle:
    """Return what a kept style means."""
    # Kept by another version, it may hold what this one does not know.
    try:
        return style_from_json(json.loads(kept.form)) if kept.form else USUAL
    except ValueError:
        return USUAL


def template_in(kept: KeptStyle) -> bytes | None:
    """Return the file of a kept template."""
    try:
        return b64decode(kept.template) if kept.template else None
    except ValueError:  # damaged: the check of the store tells of it
        return None


def form_of(style: AnnexStyle) -> str:
    """Return a style as it is kept."""
    return "" if style == USUAL else format_style(style)


def look_up(get: Callable[[str], KeptStyle | None], offices: Offices, organisation: str) -> KeptStyle | None:
    """Return the style of an organisation, whichever of its names a report goes by, from what `get` has."""
    return next(filter(None, map(get, _ids(offices, organisation))), None)


def style_ids(store: Store, organisation: str) -> list[str]:
    """Return the ids under which the style of an organisation may be kept."""
    return _ids(Offices(store.registers.organisations()), organisation)


def _ids(offices: Offices, organisation: str) -> list[str]:
    return offices.ids(organisation) if organisation.strip() else [NO_ORGANISATION]


def _kept(store: Store, organisation: str) -> KeptStyle | None:
    return look_up(store.registers.style, Offices(store.registers.organisations()), organisation)


def _office(store: Store, organisation: str) -> Organisation:
    """Return whose style it is: the profile that has one, else the first of that name, else a new one."""
    if not organisation.strip():
        return Organisation(NO_ORGANISATION, "")
    known = {each.id: each for each in store.registers.organisations()}
    offices = Offices(known.values())
    ids = offices.ids(organisation) or [new_id()]
    kept = look_up(store.registers.style, offices, organisation)
    own = kept.id if kept is not None else ids[0]
    return known.get(own) or Organisation(own, " ".join(organisation.split()))
