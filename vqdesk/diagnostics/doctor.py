"""The check of the PC and the store: facts to send to support, and problems with what to do."""

from __future__ import annotations

import locale
import sys
import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from db.access.condition import SQLITE, condition
from db.backups.shelf import LONG_AWAY, Shelf
from db.errors import Notice, Refused
from db.flaws import Spot
from vqdesk.diagnostics import font_check, machine
from vqdesk.diagnostics.machine import shorten_home
from vqdesk.diagnostics.told_places import place_notice
from vqdesk.messages.catalogue import say, sentence, told
from vqdesk.system import paths
from vqdesk.system.crash_log import last_crash
from vqdesk.system.disk_places import find_places
from vqdesk.system.json_output import write_json
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.flaws import Flaw

_LEAST_FREE = 200_000_000
"""Bytes: a year's store, its copy and an annex on their way take a tenth of it."""

_MOST_FLAWS = 30
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is so: its name, its value for machines, and how a person is told it.

    `said` is the key of `show.value.<key>` with its values; without one the text itself is told.
    """

    name: str
    value: str | int | None  # bool is an int
    text: str = ""
    said: str = ""


@dataclass
class Findings:
    """What the check has found: facts in their order, and what is to be done."""

    facts: list[Fact] = field(default_factory=list)
    problems: list[Refused | Notice] = field(default_factory=list)

    def tell(self, name: str, value: str | int | None, text: str = "", *, said: str = "") -> None:
        """Add a fact."""
        self.facts.append(Fact(name, value, text or str(value), said))

    def complain(self, key: str, **values: object) -> None:
        """Add something to be done."""
        self.problems.append(Refused(key, **values))

    def as_text(self, lang: str) -> str:
        """Return what a person reads and sends: what is to be done first, then the facts, a line each."""
        lines = [say("show.check.title", lang), ""]
        if self.problems:
            lines.append(say("show.check.problems", lang, count=len(self.problems)))
            said = [_said(problem, lang) for problem in self.problems]
            lines += [f"{number}. {text}" for number, text in enumerate(said, 1)]
        else:
            lines.append(say("show.check.well", lang))
        lines.append("")
        lines += [f"{say(f'show.doctor.{fact.name}', lang)}: {_shown(fact, lang)}" for fact in self.facts]
        return "\n".join(lines) + "\n"

    def as_json(self, lang: str) -> str:
        """Return the same for machines; the problems' sentences are in the person's language."""
        problems = [{"key": each.key, "message": _said(each, lang)} for each in self.problems]
        facts = {fact.name: fact.value for fact in self.facts}
        form = {"ok": not problems, "problems": problems, "facts": facts}
        return write_json(form)


def run_checks(store: Path, *, now: datetime | None = None) -> Findings:
    """Look at the program, the PC and a store, without changing anything; a long store takes seconds.

    No report's text and no user's name goes in. The store may be open in this process while nobody
    writes to it.
    """
    found = Findings()
    _look_at_time(found, now or datetime.now().astimezone())
    _look_at_versions(found)
    _look_at_store(found, store)
    _look_at_backups(found, store, now or datetime.now().astimezone())
    _look_at_logs(found)
    _look_at_folders(found, store)
    _look_at_font(found)
    return found


def _look_at_time(found: Findings, now: datetime) -> None:
    iso = now.isoformat(timespec="seconds")
    found.tell("time", iso, f"{now:%d/%m/%Y %H:%M:%S} (UTC{iso[-6:]})")
    built = find_release().built
    # The build's day is told without its time zone.
    if built is not None and now.date() < built - timedelta(days=1):
        found.complain("doctor.clock", now=f"{now:%d/%m/%Y}", built=f"{built:%d/%m/%Y}")


def _look_at_versions(found: Findings) -> None:
    from lxml import etree

    this, system = find_release(), machine.system()
    found.tell("vqdesk", str(this), this.version)
    if this.commit:
        found.tell("commit", this.commit)
    if this.built is not None:
        found.tell("built", this.built.isoformat(), f"{this.built:%d/%m/%Y}")
    found.tell("python", sys.version.split()[0])
    qt = machine.qt_version()
    found.tell("qt", qt or None, qt, said="" if qt else "untold")
    found.tell("sqlite", SQLITE)
    found.tell("lxml", ".".join(map(str, etree.LXML_VERSION[:3])))
    found.tell("system", system)
    if machine.is_too_old(system):
        found.complain("doctor.old_system", system=system)
    names = sys.getfilesystemencoding()
    found.tell("encoding", f"{names}, {locale.getencoding()}, {getattr(sys.stdout, 'encoding', None)}")
    if names.lower() != "utf-8":
        found.complain("doctor.encoding", encoding=names)


def _look_at_store(found: Findings, store: Path) -> None:
    portable = paths.portable_folder()
    found.tell("portable", shorten_home(portable) if portable else None, said="" if portable else "no")
    is_found = condition(store)
    found.tell("store", shorten_home(store))
    _look_at_place(found, store)
    found.tell("store_state", is_found.state, said=is_found.state)
    if is_found.size is not None:
        found.tell("store_size", is_found.size, _size(is_found.size))
    if is_found.schema is not None:
        found.tell("store_schema", is_found.schema)
    if is_found.trouble is not None:
        found.problems.append(is_found.trouble)
    _tell_flaws(found, store.name, is_found.flaws)


def _look_at_backups(found: Findings, store: Path, now: datetime) -> None:
    """Tell when the newest sound backup was made and rehearsed, and how the second place stands."""
    shelf = Shelf(store)
    try:
        backups, last, elsewhere = shelf.all(), shelf.last(), shelf.elsewhere()
    except Refused as refused:
        found.complain(refused.key, **dict.fromkeys(refused.values, shorten_home(shelf.folder)))
        for name in ("backups", "backup", "rehearsed", "second_place"):
            found.tell(name, None, said="untold")
        return
    found.tell("backups", len(backups))
    rehearsal = last.known.rehearsal if last else None
    for name, moment in (
        ("backup", last.name.made if last else None),
        ("rehearsed", datetime.fromisoformat(rehearsal.at) if rehearsal else None),
    ):
        if moment is None:
            found.tell(name, None, said="none")
        else:
            found.tell(name, moment.isoformat(timespec="seconds"), f"{moment.astimezone():%d/%m/%Y %H:%M}")
    bad = tuple(each.path.name for each in backups if not each.is_sound)
    if bad:
        found.complain("backup.bad", names=bad)
    if elsewhere is None:
        found.tell("second_place", None, said="none")
        return
    folder = shorten_home(Path(elsewhere.folder))
    found.tell("second_place", folder)
    days = elsewhere.days_away(now)
    if days >= LONG_AWAY:
        found.complain("backup.second_away", folder=folder, days=days)


def _look_at_place(found: Findings, store: Path) -> None:
    """Tell where the store lies; what a stick is like is no trouble by itself."""
    places = find_places(store)
    first = places[0] if places else None
    found.tell(
        "store_place",
        first.kind if first else "own_disk",
        first.name if first else "",
        said=first.kind if first else "own_disk",
    )
    found.problems += [place_notice(each) for each in places if each.kind in ("network", "synced")]


def _tell_flaws(found: Findings, name: str, flaws: Sequence[Flaw]) -> None:
    """Tell what is wrong in the store, each once, without a report's text; of very many the first ones."""
    known = dict.fromkeys(replace(flaw, spot=_without_texts(flaw.spot)) for flaw in flaws)
    found.problems += [flaw.notice(name) for flaw in list(known)[:_MOST_FLAWS]]
    if len(known) > _MOST_FLAWS:
        found.problems.append(Notice("doctor.more_flaws", {"count": len(known) - _MOST_FLAWS}))


def _without_texts(spot: Spot | None) -> Spot | None:
    if spot is None:
        return None
    number = spot.number if spot.number.isdigit() and len(spot.number) < _LONGEST_NUMBER else ""
    return Spot(spot.record, spot.report_id, spot.id, period=spot.period, number=number)


def _look_at_logs(found: Findings) -> None:
    crash = paths.crash_file()
    when = last_crash(crash)
    found.tell("log", shorten_home(paths.log_file()))
    if when is None:
        found.tell("crash", None, said="none")
    else:
        found.tell("crash", shorten_home(crash))
        found.complain("doctor.crashed", when=f"{when:%d/%m/%Y %H:%M}", log=shorten_home(crash))


def _look_at_folders(found: Findings, store: Path) -> None:
    folders: Mapping[str, Path | None] = {
        "store": store.absolute().parent,
        "log": paths.log_file().parent,
        "temp": _temp_folder(),
    }
    seen: set[Path | None] = set()
    for name, folder in folders.items():
        writable = folder is not None and machine.can_write(folder)
        found.tell(f"{name}_folder", writable, said="writable" if writable else "not_writable")
        if not writable and folder not in seen:
            beside = folder is not None and folder == paths.portable_folder()
            key = "portable.read_only" if beside else "doctor.folder"
            found.complain(key, folder=shorten_home(folder) if folder else "TEMP")
        seen.add(folder)
    _look_at_space(found, {name: folders[name] for name in ("store", "temp")})


def _look_at_space(found: Findings, folders: Mapping[str, Path | None]) -> None:
    told: set[int] = set()
    for name, folder in folders.items():
        free = None if folder is None else machine.free_bytes(folder)
        found.tell(f"{name}_free", free, "" if free is None else _size(free), said="untold" * (free is None))
        if free is not None and folder is not None and free < _LEAST_FREE and free not in told:
            found.complain("doctor.space", folder=shorten_home(folder), free=_size(free))
            told.add(free)


def _temp_folder() -> Path | None:
    try:
        return Path(tempfile.gettempdir())
    except OSError:  # nowhere on this PC can a temporary file be made
        return None


def _look_at_font(found: Findings) -> None:
    font = font_check.document_font()
    if font is None:
        found.tell("font", None, said="none")
        found.complain("doctor.no_font")
        return
    found.tell(
        "font",
        f"{font.family} {font.revision}",
        said="poor_font" if font.missing else "whole_font",
    )
    if font.missing:
        found.complain("doctor.poor_font", family=font.family, count=len(font.missing))


def _said(problem: Refused | Notice, lang: str) -> str:
    return told(problem, lang) if isinstance(problem, Notice) else sentence(problem, lang)


def _size(count: int) -> str:
    """Return bytes as a person reads them, without a decimal mark that two languages write differently."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6)):
        if count >= 10 * factor:
            return f"{count // factor} {unit}"
    return f"{-(-count // 1000)} KB"


def _shown(fact: Fact, lang: str) -> str:
    return say(f"show.value.{fact.said}", lang, font=fact.text) if fact.said else fact.text
