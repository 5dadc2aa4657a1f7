"""Web pages archived as one file (MHTML): what Word and Excel save so, and web systems export as .doc."""

from __future__ import annotations

import email
from typing import TYPE_CHECKING

from db.errors import Refused
from db.limits import LARGEST_TEXT, MOST_BOUNDARIES
from vqdesk.formats.html import reader as html_reader
from vqdesk.formats.html.css.stylesheet import last_link_part
from vqdesk.formats.html.encoding import decode_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from vqdesk.annex.source.grid import Source

_FRAMES = ("<frameset", "tabstrip")


def read_source(data: bytes, name: str, *, keep_struck: bool = False) -> Source:
    """Read the pages of an archive one behind the other; Excel makes a page of each sheet.

    Raises Refused as `html.reader.read_source` does.
    """
    if len(data) > LARGEST_TEXT or data.lower().count(b"boundary=") > MOST_BOUNDARIES:
        raise Refused("file.too_big", name=name)
    message = email.message_from_bytes(data)
    pages = list(_pages(message, name))
    if not pages:
        raise Refused("file.empty", name=name)
    return html_reader.read_copied_html(
        "\n".join(pages), name, keep_struck=keep_struck, linked=dict(_sheets(message))
    )


def _sheets(message: Message) -> Iterator[tuple[str, str]]:
    """Go through the style sheets of an archive: Excel keeps one for all its pages."""
    for part in message.walk():
        place = part.get("Content-Location") or part.get_filename() or ""
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/css" else None
        if isinstance(payload, bytes):
            yield last_link_part(place), payload.decode("utf-8", "replace")


def _pages(message: Message, name: str) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        payload = part.get_payload(decode=True)
        page = _page(payload, part.get_content_charset(), name) if isinstance(payload, bytes) else ""
        # Excel frames its sheets in pages that hold nothing themselves.
        if page and not any(sign in page[:20_000].lower() for sign in _FRAMES):
            yield page


def _page(data: bytes, charset: str | None, name: str) -> str:
    if not data.strip():
        return ""
    if charset and charset.startswith(("windows-", "cp", "iso-")):
        data = f'<meta charset="{charset}">'.encode() + data
    return decode_html(data, name)
