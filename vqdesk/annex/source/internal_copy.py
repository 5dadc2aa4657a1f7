"""What is told of a file that is the leader's copy: which of its columns are internal, or that none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.columns.internal import WATERMARK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Column
    from vqdesk.annex.source.import_log import ImportLog, LogEntry


def note_internal_copy(columns: Iterable[Column], account: ImportLog) -> None:
    """Tell of an annex whose pages are marked as internal which columns came in so.

    Where none did somebody took the marks off its headings: what was internal would be issued next.
    """
    mark = next(filter(_is_watermark, account), None)
    if mark is None:
        return
    internal = tuple(f"“{column.heading}”" for column in columns if column.visibility == "internal")
    account.withdraw(mark.where, mark.what)
    why = "account.internal_copy" if internal else "account.internal_copy_bare"
    account.add(mark.where, mark.what, "skipped", why, columns=internal)


def _is_watermark(entry: LogEntry) -> bool:
    """Tell what a container left out of the words that stand behind the leader's copy, once or again."""
    return (
        entry.action == "skipped"
        and WATERMARK in entry.what
        and not entry.what.replace(WATERMARK, "").strip()
    )
