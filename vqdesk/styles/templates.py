"""Word templates on their way in: examined for what comes from elsewhere or acts by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.system.files import read_file_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.formats.word.foreign.content import Foreign


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
    return find_foreign_content(read_file_bytes(path), path.name)


def refuse_foreign(examined: Examined, name: str) -> None:
    """Raise Refused template.foreign where something foreign is in a template that was chosen."""
    from vqdesk.formats.word.foreign.content import notices

    if examined.foreign:
        raise Refused("template.foreign", name=name, what=notices(examined.foreign))
