"""How records and files are called on the screen, on one line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from db.text.readable import readable
from vqdesk.messages.catalogue import say
from vqdesk.periods.duplicate import COPIED
from vqdesk.periods.period import period_name
from vqdesk.text.figures import join_number

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Domain, Period, Report
    from db.store.store import Store


def domain_name(domain: Domain) -> str:
    """Return numeral and name: `II. Lĩnh vực văn hóa`; "" where it has neither."""
    return join_number(domain.numeral, domain.name)


def told_name(store: Store, report: Report, lang: str) -> str:
    """Return period and organisation: `Năm 2024 - UBND huyện Văn Quan`; "" where it has neither.

    A copy is told from its original by since when it is one.
    """
    lines = (" ".join(part.split()) for part in (told_title(store, report, lang), report.organisation))
    return " - ".join(line for line in lines if line)


def told_title(store: Store, report: Report, lang: str) -> str:
    """Return a stored report's period as a line begins with it, of a copy with since when it is one."""
    return " ".join(filter(None, (period_title(report.period), _copied(store, report, lang))))


def told_period(store: Store, report: Report, lang: str) -> str:
    """Return a stored report's period within a sentence, of a copy with since when it is one."""
    return " ".join(filter(None, (period_name(report.period), _copied(store, report, lang))))


def _copied(store: Store, report: Report, lang: str) -> str:
    made = store.reports.made_at(report.id, COPIED)
    return f"({say('show.copied.at', lang, moment=format_moment(made))})" if made else ""


def period_title(period: Period) -> str:
    """Return a period's name as a line begins with it: `Năm 2024`."""
    name = period_name(period)
    return name[:1].upper() + name[1:]


def shown_file_name(path: Path) -> str:
    """Return a file's name; a byte that is no letter, and what would turn the text round, as an escape."""
    return readable(path.name)


def shown_path(path: Path) -> str:
    """Return a path as `shown_file_name` does."""
    return readable(str(path))


def format_moment(moment: str | None) -> str:
    """Return an ISO time as day and time of this PC's clock; "" for none."""
    if not moment:
        return ""
    return datetime.fromisoformat(moment).astimezone().strftime("%d/%m/%Y %H:%M")
