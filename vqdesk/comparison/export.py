"""The way out for comparisons: written beside their place, read back, and moved into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.comparison.comparison import issued_comparison
from vqdesk.exporting.atomic_file import place_file_of

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.comparison.comparison import Comparison

COMPARISON_ENDINGS = (".docx", ".xlsx")


def export_comparison(comparison: Comparison, out: Path) -> None:
    """Write a comparison to a file by its ending (`.docx`, `.xlsx`), all of it or nothing.

    A file may go to others: what is internal in either report is left out. Raises UnknownEnding, Refused
    (file.changed_readback and what `place_file` raises); then what was at `out` is as it was.
    """
    comparison = issued_comparison(comparison)
    with place_file_of(out, COMPARISON_ENDINGS) as (stream, ending):
        # Each writer brings its own libraries: what is not asked for is not loaded.
        if ending == ".docx":
            from vqdesk.comparison.word import write_docx

            write_docx(comparison, stream, out.name)
        else:
            from vqdesk.comparison.excel import write_xlsx

            write_xlsx(comparison, stream, out.name)
