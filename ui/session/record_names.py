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


def report_name(report: Report) -> str:
    """Return period and organisation: `Năm 2024 - UBND huyện Văn Quan`; "" where it has neither."""
    parts = (" ".join(text.split()) for text in (period_title(report.period), report.organisation))
    return " - ".join(part for part in parts if part)


def copy_words(store: Store, report_id: str, lang: str) -> str:
    """Return that a report is a copy of one of the same name, and since when; "" where it is none."""
    made = store.reports.made_at(report_id, COPIED)
    return say("show.copied.at", lang, moment=format_moment(made)) if made else ""


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
