"""The style and the template that a file brings: taken where their organisation has none, else told."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.records import KeptStyle
from vqdesk.annex.layout.style import USUAL, style_from_json
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.offices.names import Offices
from vqdesk.styles.kept_styles import form_of, style_of, template_of, with_own
from vqdesk.styles.style_file import format_style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Organisation
    from db.store.store import Store
    from vqdesk.annex.recognition.recogniser import Recognised

_PLACE = "style"


def weigh_style(store: Store | None, found: Recognised) -> Recognised:
    """Return what was read with that of its style which its organisation in the store takes.

    The account tells what is left: the organisation has its own, or it cannot be used. None: a store that
    is not there yet.
    """
    if found.style is None:
        return found
    account = ImportLog(found.account)
    organisation = found.draft.report.organisation
    taken = KeptStyle("", _form(store, organisation, found.style.form, account))
    taken = replace(taken, template=_template(store, organisation, found.style.template, account))
    return replace(found, style=taken if taken.form or taken.template else None, account=account)


def choose_styles(store: Store, found: Iterable[Recognised]) -> list[tuple[Organisation, KeptStyle]]:
    """Return the organisations that take what files bring them, each with its style as it will be."""
    offices = Offices(store.registers.organisations())
    made: list[tuple[str, tuple[Organisation, KeptStyle]]] = []
    for each in found:
        organisation, style = each.draft.report.organisation, weigh_style(store, each).style
        # Reports of one file are of one organisation, as a rule.
        if style is not None and not any(offices.same(organisation, other) for other, _ in made):
            brought = with_own(store, organisation, style.form or None, style.template or None)
            made.append((organisation, brought))
    return [brought for _, brought in made]


def _form(store: Store | None, organisation: str, brought: str, account: ImportLog) -> str:
    try:
        style = style_from_json(json.loads(brought)) if brought else USUAL
    except (ValueError, RecursionError):
        account.add(_PLACE, brought, "skipped", "account.style_unread")
        return ""
    own = USUAL if store is None else style_of(store, organisation)
    if style in (USUAL, own):
        return ""
    if own != USUAL:
        account.add(_PLACE, format_style(style), "skipped", "account.style_left")
        return ""
    return form_of(style)


def _template(store: Store | None, organisation: str, brought: str, account: ImportLog) -> str:
    from vqdesk.formats.word.foreign.content import notices
    from vqdesk.formats.word.writer.template import TEMPLATE_NAME
    from vqdesk.styles.templates import find_foreign_content

    if not brought:
        return ""
    try:
        data = b64decode(brought, validate=True)
        foreign = find_foreign_content(data).foreign
    except (ValueError, Refused):
        account.add(_PLACE, TEMPLATE_NAME, "skipped", "account.template_unread")
        return ""
    own = None if store is None else template_of(store, organisation)
    if own == data:
        return ""
    if own is not None:
        account.add(_PLACE, TEMPLATE_NAME, "skipped", "account.template_left")
        return ""
    if foreign:
        parts = tuple(notices(foreign))
        account.add(_PLACE, TEMPLATE_NAME, "skipped", "account.template_foreign", parts=parts)
        return ""
    return brought
