"""How backups are told in the window: when, how large, of which one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from db.backups.names import read_name
from ui.session.record_names import shown_file_name
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from pathlib import Path

    from db.backups.shelf import Rehearsal

_MEGABYTE = 1024 * 1024


def moment_words(moment: str | datetime, lang: str, today: date | None = None) -> str:
    """Return a moment (ISO) by this PC's clock as one says it: `hôm nay 14:05`, `27/11/2026 09:10`."""
    at = (datetime.fromisoformat(moment) if isinstance(moment, str) else moment).astimezone()
    time, now = f"{at:%H:%M}", today or date.today()
    for key, day in (("today", now), ("yesterday", now - timedelta(days=1))):
        if at.date() == day:
            return say(f"show.backup_at.{key}", lang, time=time)
    return f"{at:%d/%m/%Y} {time}"


def size_words(size: int) -> str:
    """Return bytes as `1,3 MB`."""
    digits = 0 if size < _MEGABYTE else 1
    return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def rehearsal_words(rehearsal: Rehearsal | None, lang: str) -> str:
    """Return how a rehearsal came out, and when it was."""
    if rehearsal is None:
        return say("show.rehearsed.unknown", lang)
    return f"{say(f'show.rehearsed.{rehearsal.verdict}', lang)}, {moment_words(rehearsal.at, lang)}"


def backup_words(path: Path, lang: str) -> str:
    """Return how a backup is called: by its time where it is one of ours, else by its file."""
    name = read_name(path.name)
    if name is None:
        return say("show.backup.of_file", lang, name=shown_file_name(path))
    reason = say(f"show.backup_reason.{name.reason}", lang)
    return say("show.backup.of_moment", lang, moment=moment_words(name.made, lang), reason=reason)
