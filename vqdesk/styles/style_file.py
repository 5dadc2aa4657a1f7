"""A style as JSON: the form in which offices hand it on and the store keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.annex.layout.style import AnnexStyle, WrongStyle, style_as_json, style_from_json
from vqdesk.system.files import read_file_bytes
from vqdesk.system.json_output import write_json
from vqdesk.text import strict_json

if TYPE_CHECKING:
    from pathlib import Path


def read_style(path: Path) -> AnnexStyle:
    """Return the style that a JSON file holds; raises Refused as `from_bytes` does, and file.*."""
    return from_bytes(read_file_bytes(path), path.name)


def format_style(style: AnnexStyle) -> str:
    """Return a style as JSON; `from_bytes` is the way back."""
    return write_json(style_as_json(style))


def from_bytes(data: bytes, name: str) -> AnnexStyle:
    """Return the style of a JSON file; raises Refused json.value naming the item, and what JSON refuses."""
    try:
        return style_from_json(strict_json.parse(data, name))
    except WrongStyle as error:
        raise Refused("json.value", name=name, where=str(error)) from error
