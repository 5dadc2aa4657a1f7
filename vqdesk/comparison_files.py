"""The way out for comparisons: written beside their place, read back, and moved into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.exporting import placed
from vqdesk.importing import UnknownEnding

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.comparing import Comparison

ENDINGS = (".docx", ".xlsx")


def export_comparison(comparison: Comparison, out: Path) -> None:
    """Write a comparison to a file by its ending (`.docx`, `.xlsx`), all of it or nothing.

    Raises UnknownEnding, Refused (folder.*, file.folder, file.locked, file.long_name, disk.full,
    file.changed_readback); then what was at `out` is as it was.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownEnding(out.name)
    with placed(out) as stream:
        # Each writer brings its own libraries: what is not asked for is not loaded.
        if ending == ".docx":
            from vqdesk.formats import comparison_word

            comparison_word.write(comparison, stream, out.name)
        else:
            from vqdesk.formats import comparison_excel

            comparison_excel.write(comparison, stream, out.name)
