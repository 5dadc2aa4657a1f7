"""Import: a file is read into drafts with their import logs, and drafts are stored."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from db.backups.names import form_of_ending
from db.errors import Notice, Refused
from db.file.identity import SQLITE_HEAD
from db.records import Draft, KeptStyle, Section, Task
from vqdesk.annex.layout.style import USUAL
from vqdesk.annex.recognition.recogniser import (
    Recognised,
    has_task,
    only_plans,
    own_columns,
    recognise,
)
from vqdesk.annex.source.grid import non_blank
from vqdesk.annex.source.import_log import ImportLog, is_struck
from vqdesk.backups.first import back_up_first
from vqdesk.formats import readers
from vqdesk.formats.kinds import kind_of, lock_of
from vqdesk.formats.registry import format_of
from vqdesk.styles.brought_styles import choose_styles
from vqdesk.styles.kept_styles import form_of, look_up
from vqdesk.system.files import read_file_bytes
from vqdesk.system.gc_pause import pause_gc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from db.changes import Changes
    from db.records import Period
    from db.store.store import Store
    from vqdesk.annex.source.grid import Grid, Source
    from vqdesk.formats.kinds import FileKind
    from vqdesk.system.progress import Progress

_MOST_TITLES = 3  # first rows of a sheet that may be its title

PERIOD_OPEN = ("period.none", "period.doubtful")
"""Why an annex is refused of which a person must say the period."""


_NO_ANNEX = ("file.no_table", "file.other_table")


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex of a file; `title` is what a person calls it by, `hidden` that its sheet is not shown.

    A file of ours says itself what is what: then `ready` is there and no grid.
    """

    title: str
    grid: Grid | None = None
    ready: Recognised | None = None

    def own_columns(self, columns: Mapping[str, str]) -> dict[str, str]:
        """Return those of the columns named by hand that the annex has; a file of ours has none of them."""
        return {} if self.grid is None else own_columns(self.grid, columns)

    def has_task(self, columns: Mapping[str, str] | None = None) -> bool:
        """Tell whether there is a task in it; a report of ours may be a new one that has none yet."""
        return self.grid is None or has_task(self.grid, columns or {})

    @property
    def hidden(self) -> bool:
        """Tell whether the annex stands on a sheet that is not shown."""
        return self.grid is not None and self.grid.hidden

    @property
    def planned(self) -> bool:
        """Tell whether the annex only plans: a report in the same file goes before it."""
        return self.grid is not None and only_plans(self.grid)

    def recognise(
        self,
        *,
        period: Period | None = None,
        columns: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> Recognised:
        """Return the annex as it is understood; `period`, `columns`, `progress` as for `recognise`.

        A file of ours has its own period and headings, which stay. Where the attached line names no
        organisation, it is that of the document's head. Raises Refused period.none, column.unknown.
        """
        if self.ready is not None:
            return self.ready
        if self.grid is None:
            raise ValueError("an annex has a grid or is ready")
        return _headed(recognise(self.grid, period=period, columns=columns, progress=progress))


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read, its annexes found; nothing is stored.

    `has_struck` tells that text in it is struck out; `again` reads it once more, with that kept or not.
    """

    name: str
    annexes: tuple[Annex, ...]
    has_struck: bool = False
    keeps_struck: bool = False
    again: Callable[[bool], Incoming] | None = field(default=None, compare=False, repr=False)


def open_file(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    keep_struck: bool = False,
    progress: Progress | None = None,
) -> Incoming:
    """Read a file as what its content is, whatever its name ends with, and find its annexes.

    Nothing is stored. Struck-out text is left out and told, unless it shall be kept. Raises Refused file.*,
    kind.*, disk.unreachable and what the format refuses; whatever `progress` raises goes through.
    """
    if progress:
        progress(0, 1)
    _refuse_backup(path)
    if _is_store(path):
        found = _foreign(path)
    else:
        found = _opened(_content(path), path.name, columns, keep_struck=keep_struck)
    if progress:
        progress(1, 1)
    return replace(
        found,
        keeps_struck=keep_struck,
        again=lambda kept: open_file(path, columns=columns, keep_struck=kept),
    )


def open_clipboard(html: str, text: str, name: str, *, keep_struck: bool = False) -> Incoming:
    """Find the annexes in what another program has copied: its HTML, or its text where it gives none.

    `name` is what a person calls the clipboard. Raises Refused as `open_file` does.
    """
    source = _decide_open(readers.read_clipboard(html, text, name, keep_struck=keep_struck))
    return replace(
        _incoming(source, None),
        keeps_struck=keep_struck,
        again=lambda kept: open_clipboard(html, text, name, keep_struck=kept),
    )


def read_file(
    path: Path,
    *,
    period: Period | None = None,
    annex: int | Literal["all"] | None = None,
    columns: Mapping[str, str] | None = None,
    keep_struck: bool = False,
    progress: Progress | None = None,
) -> list[Recognised]:
    """Read the annexes that are meant: the one seen that has tasks, one by its number, or all with tasks.

    Where a report and plans stand in a file the report is the one.

    A column named by hand is a column of each annex that has it. Raises Refused annex.many where a file
    has several and none is named, annex.missing, annex.no_task, period.open_in where several are meant and
    some tell no period, column.unknown where none of those that are meant has it, and what `open_file` and
    `Annex.recognise` raise.
    """
    incoming = open_file(path, columns=columns, keep_struck=keep_struck, progress=progress)
    count, named = len(incoming.annexes), columns or {}
    if isinstance(annex, int) and not 1 <= annex <= count:
        raise Refused("annex.missing", name=incoming.name, count=count, annex=annex)
    meant = [incoming.annexes[annex - 1]] if isinstance(annex, int) else list(incoming.annexes)
    filled = [each for each in meant if each.has_task(named)]
    if annex is None:
        # What stands on a hidden sheet needs no choice.
        filled = [each for each in filled if not each.hidden] or filled
        # Nor does the plan that a report ends with.
        filled = [each for each in filled if not each.planned] or filled
    if annex is None and count > 1 and len(filled) != 1:
        raise Refused("annex.many", name=incoming.name, count=count)
    found = _recognised(incoming, filled or meant, named, period, progress)
    if not filled:
        raise Refused("annex.no_task", name=incoming.name)
    return found


def _recognised(
    incoming: Incoming,
    annexes: Sequence[Annex],
    named: Mapping[str, str],
    period: Period | None,
    progress: Progress | None,
) -> list[Recognised]:
    """Recognise annexes, each with those of the columns named by hand that it has.

    Of several those whose period is open are refused together (period.open_in), each by its number.
    """
    own = [each.own_columns(named) for each in annexes]
    strange = [heading for heading in named if not any(heading in known for known in own)]
    if strange and any(each.grid is not None for each in annexes):
        raise Refused("column.unknown", name=incoming.name, heading=strange[0])
    found, unclear = list[Recognised](), list[str]()
    for each, known in zip(annexes, own, strict=True):
        try:
            found.append(each.recognise(period=period, columns=known, progress=progress))
        except Refused as refused:
            if len(annexes) == 1 or refused.key not in PERIOD_OPEN:
                raise
            place = next(index for index, annex in enumerate(incoming.annexes, 1) if annex is each)
            unclear.append(f"{place} “{each.title}”")
    if unclear:
        raise Refused("period.open_in", name=incoming.name, annexes=tuple(unclear))
    return found


def store_draft(store: Store, draft: Draft, into: str | None = None, style: KeptStyle | None = None) -> str:
    """Store a draft in one step and return the id under which the report now stands.

    A report that is already there and equal stays untouched; one that differs raises Refused
    report.differs. With `into` the draft becomes the content of that report: domains and tasks keep
    the ids that they have there, as `matching.keep_sure_ids` finds them. The report's organisation takes the
    `style` where it has none. Raises Refused report.unknown where there is no such report.
    """
    if into is None:
        return store_all(store, [Recognised(draft, ImportLog(), style=style)])[0][0]
    from vqdesk.merge.matching import keep_sure_ids

    store.health.check()
    store.health.check_report(into)
    draft = keep_sure_ids(draft, store.reports.draft(into))
    replace_report(store, draft, style)
    return draft.report.id


def replace_report(store: Store, draft: Draft, style: KeptStyle | None = None) -> Changes:
    """Bring the stored report of a draft to it; its organisation takes the style where it has none.

    What is accepted in the draft is taken over where nobody accepted it here. Raises Refused report.locked,
    report.signed, also where nothing would change.
    """
    store.states.expect_open(draft.report.id)
    back_up_first(store, "import")
    styles = choose_styles(store, [Recognised(draft, ImportLog(), style=style)])
    return store.reports.replace(draft, styles) | store.acceptances.take(draft.report.id, draft.acceptances)


@pause_gc()
def store_all(
    store: Store, found: Sequence[Recognised], *, progress: Progress = lambda _done, _total: None
) -> tuple[list[str], Changes]:
    """Store new reports with the history that came with them, all or none; return their ids and what changed.

    A report that is already there and equal stays untouched but for what is accepted in the file alone, one
    that lies in the bin and is equal is taken out of it; where one differs nothing is stored and Refused
    report.differs, report.in_bin is raised.
    An organisation takes the style that came with its report where it has none. Whatever `progress` raises
    goes through.
    """
    known, removed = find_standing(store, found)
    ids = list(dict.fromkeys(each.draft.report.id for each in found))
    new = [each for each in found if each.draft.report.id not in known | removed]
    styles = choose_styles(store, (each for each in found if each.draft.report.id not in known))
    if new or removed:
        back_up_first(store, "import")
    with store.telling(progress):
        changes = store.reports.add_all([(each.draft, each.changes) for each in new], styles)
        for report_id in ids:
            if report_id in removed:
                changes |= store.bin.restore(report_id)
        for each in found:
            if each.draft.report.id in known | removed:
                changes |= store.acceptances.take(each.draft.report.id, each.draft.acceptances)
    return [each.draft.report.id for each in found], changes


def find_standing(store: Store, found: Sequence[Recognised]) -> tuple[set[str], set[str]]:
    """Return the ids of the reports that are there and of those in the bin, before something is stored.

    Raises Refused report.differs, report.in_bin where one of what was read is known and not equal.
    """
    store.health.check()
    known = {report.id for report in store.reports.all()}
    removed = {each.report.id for each in store.bin.all()} - known
    for each in found:
        report_id = each.draft.report.id
        store.health.check_report(report_id)
        if report_id in known and _bare(store.reports.draft(report_id)) != _bare(each.draft):
            raise Refused("report.differs", id=report_id)
        if report_id in removed and _bare(store.bin.draft(report_id)) != _bare(each.draft):
            raise Refused("report.in_bin", id=report_id)
    return known, removed


def _is_store(path: Path) -> bool:
    """Tell whether a file is a store by its first bytes, or by its name where these tell nothing else."""
    head = b""
    try:
        # A pipe would be waited for.
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as stream:
                head = stream.read(len(SQLITE_HEAD))
    except (OSError, ValueError):
        pass  # who reads it says what is wrong
    other = head.startswith((b"PK\x03\x04", b"{"))
    return head == SQLITE_HEAD or (path.suffix.lower() in format_of("store").endings and not other)


def _refuse_backup(path: Path) -> None:
    """Refuse (file.backup) a backup that is packed or protected: it is restored, not imported."""
    if form_of_ending(path.name) in ("packed", "protected") and path.is_file():
        raise Refused("file.backup", name=path.name)


def _content(path: Path) -> bytes:
    """Return a file's bytes; what Word keeps beside an open file is said where it cannot be read, too."""
    try:
        return read_file_bytes(path)
    except Refused as refused:
        locked = lock_of(path.name)
        if locked is None or refused.key not in ("file.held", "file.no_access", "file.empty"):
            raise
        raise Refused("file.lock", name=path.name, locked=locked) from refused


def _opened(data: bytes, name: str, columns: Mapping[str, str] | None, *, keep_struck: bool) -> Incoming:
    kind = kind_of(data, name)
    if read_draft := format_of(kind).read_draft:
        draft, account, style = read_draft(data, name)
        brought = KeptStyle("", form_of(style)) if style != USUAL else None
        return Incoming(name, (_ready(Recognised(draft, account, style=brought)),))
    source = _read(kind, data, name, keep_struck=keep_struck)
    try:
        return _incoming(source, columns)
    except Refused as refused:
        if refused.key not in _NO_ANNEX or keep_struck or not any(map(is_struck, source.account)):
            raise
        _incoming(_read(kind, data, name, keep_struck=True), columns)
        raise Refused("file.struck_table", name=name) from refused


def _read(kind: FileKind, data: bytes, name: str, *, keep_struck: bool) -> Source:
    """Read a container; what it and each file in it leave open is decided."""
    return _decide_open(readers.read_source(kind, data, name, keep_struck=keep_struck, decide=_decide_open))


def _decide_open(source: Source) -> Source:
    from vqdesk.annex.recognition.open_questions.decision import decide_open

    return decide_open(source)


def _incoming(source: Source, columns: Mapping[str, str] | None) -> Incoming:
    from vqdesk.annex.recognition.columns.other_tables import name_other_table
    from vqdesk.annex.recognition.finder import find_annexes

    grids = find_annexes(source, columns)
    if not grids and (kind := name_other_table(source)):
        raise Refused("file.other_table", name=source.name, kind=Notice(f"show.table.{kind}"))
    if not grids:
        raise Refused("file.no_table", name=source.name)
    return Incoming(
        source.name,
        tuple(Annex(_title(grid, index), grid) for index, grid in enumerate(grids, 1)),
        has_struck=any(map(is_struck, source.account)),
    )


def _title(grid: Grid, place: int) -> str:
    """Return an annex's first title lines; its place in the file where it has none."""
    lines = [paragraph.text.strip() for paragraph in grid.before if paragraph.text.strip()]
    if not lines and grid.sheet:
        above = (non_blank(row) for row in grid.rows[:_MOST_TITLES])
        lines = [grid.sheet, *(cells[0].text for cells in above if len(cells) == 1)]
    return " - ".join(lines[:2]) or f"{grid.name} ({place})"


def _headed(found: Recognised) -> Recognised:
    """Return an annex with the organisation that the document's head names, where nothing else names one."""
    from vqdesk.annex.recognition.letterhead import find_office
    from vqdesk.offices import profiles
    from vqdesk.offices.names import Offices

    report = found.draft.report
    office = None if report.organisation else find_office(found.account, report.titles)
    if office is None:
        return found
    account = ImportLog(found.account)
    if office.where == "titles":
        account.add(office.where, office.name, "converted", "account.office_title")
    else:
        account.add(office.where, office.name, "moved", "account.office")
    # A head is in capitals: a profile tells how the name is written elsewhere.
    official = (
        Offices(profiles.shipped_organisations()).official(office.name) if office.name.isupper() else None
    )
    draft = found.draft.with_report(replace(report, organisation=official or office.name))
    return replace(found, draft=draft, account=account)


def _foreign(path: Path) -> Incoming:
    from db.foreign.reports import read_foreign
    from vqdesk.offices.names import Offices

    found = read_foreign(path)
    offices, styles = Offices(found.organisations), {each.id: each for each in found.styles}
    annexes = [
        Recognised(
            *(each.draft, ImportLog()),
            changes=each.changes,
            style=look_up(styles.get, offices, each.draft.report.organisation),
        )
        for each in found.reports
    ]
    if not annexes:
        raise Refused("file.no_table", name=path.name)
    return Incoming(path.name, tuple(map(_ready, annexes)))


def _ready(found: Recognised) -> Annex:
    report = found.draft.report
    return Annex(" - ".join(report.titles[:2]) or report.id, ready=found)


def expect_file(path: Path) -> None:
    """Refuse (file.not_file) a folder: what its name ends with does not matter."""
    if os.path.isdir(path):
        raise Refused("file.not_file", name=path.name or str(path))


def _bare(draft: Draft) -> Draft:
    """Return the draft as it is exported: an empty text under an extra heading is none."""

    def bare(task: Task) -> Task:
        return replace(task, extra={heading: text for heading, text in task.extra.items() if text})

    return Draft(
        draft.report,
        tuple(Section(section.domain, tuple(map(bare, section.tasks))) for section in draft.sections),
    )
