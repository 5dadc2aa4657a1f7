"""The way out for summaries: written beside their place, read back, and moved into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.exporting.atomic_file import place_file_of

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.summary.overview_word import OverviewPart
    from vqdesk.summary.summary import ReportSummary

SUMMARY_ENDINGS = (".docx", ".xlsx")


def export_summary(summary: ReportSummary, out: Path, part: OverviewPart | None = None) -> None:
    """Write a summary to a file by its ending (`.docx`, `.xlsx`), all of it or nothing.

    A Word file has the overview that is given, too.

    Raises UnknownEnding, Refused (file.changed_readback and what `place_file` raises); then what was at
    `out` is as it was.
    """
    with place_file_of(out, SUMMARY_ENDINGS) as (stream, ending):
        # Each writer brings its own libraries: what is not asked for is not loaded.
        if ending == ".docx":
            from vqdesk.summary.word import write_word

            write_word(summary, stream, out.name, part)
        else:
            from vqdesk.summary.excel import write_excel

            write_excel(summary, stream, out.name)
