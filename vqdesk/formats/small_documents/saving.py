"""What a library saves becomes a file that is the same each time and is read back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from db.errors import Refused
from vqdesk.formats.opc import package

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def saved_parts(save: Callable[[BinaryIO], object]) -> dict[str, bytes]:
    """Return the parts of the package that a library's function writes into a stream."""
    stream = BytesIO()
    save(stream)
    with package.open_package(stream, "") as opened:
        return {part: opened.read(part) for part in opened.parts}


def write_checked(parts: Mapping[str, bytes], stream: BinaryIO, name: str) -> None:
    """Write the parts of a package without the clock, and compare what is read back.

    The same parts are the same bytes. Raises Refused file.changed_readback naming the file where what is
    read back differs.
    """
    with package.new_package(stream) as archive:
        package.write_parts(archive, parts)
    with package.open_package(stream, name) as opened:
        if any(opened.read(part) != data for part, data in parts.items()):
            raise Refused("file.changed_readback", name=name)
