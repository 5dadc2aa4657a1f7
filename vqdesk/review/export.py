"""The way out for review sheets: written beside their place, read back, and moved into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.exporting.atomic_file import place_file_of

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.review.sheet import ReviewSheet

REVIEW_ENDINGS = (".docx", ".xlsx")


def export_review(sheet: ReviewSheet, out: Path) -> None:
    """Write a review sheet to a file by its ending (`.docx`, `.xlsx`), all of it or nothing.

    Raises UnknownEnding, Refused (file.changed_readback and what `place_file` raises); then what was at
    `out` is as it was.
    """
    with place_file_of(out, REVIEW_ENDINGS) as (stream, ending):
        # Each writer brings its own libraries: what is not asked for is not loaded.
        if ending == ".docx":
            from vqdesk.review.word import write_review_docx

            write_review_docx(sheet, stream, out.name)
        else:
            from vqdesk.review.excel import write_review_xlsx

            write_review_xlsx(sheet, stream, out.name)
