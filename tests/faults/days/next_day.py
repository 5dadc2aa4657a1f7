"""What follows a kill: the store opens and is whole, its verbs work, backups verify, nothing piles up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from days.day import REPORT
from days.desk import PASSWORD, Chance
from days.observed import differences, observe
from trials.store_check import NEXT, told

from db.backups.backups import verify_file
from vqdesk.exporting.file_export import export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from days.desk import Desk
    from days.observed import Found

LATER = 200
"""Acts after a day: the clock of the next one."""


def go_on(
    desk: Desk,
    before: Found,
    after: Found,
    notices: list[str],
    *,
    committed: frozenset[str] = frozenset(),
    held: frozenset[str] = frozenset(),
    with_all: bool = True,
    opened_at: int = LATER,
) -> Iterator[str]:
    """Open the store, look at all there is, work on, close it; yield what is wrong.

    What is found may be as before an act or as after it, file by file; the store may also hold what was
    `committed` within it, and a backup what the store has `held`. `notices` hears what the clerk is
    told; `with_all` does what clears away what was left in every folder.
    """
    Chance.begin(opened_at)
    try:
        desk.open()
        Chance.begin(LATER)
        desk.store.health.check(depth="words")
        notices += [notice.key for notice in desk.store.notices]
        if desk.store.health.flaws:
            yield f"half done: {desk.store.health.flaws[0]}"
    except Exception as error:  # whatever it is, the clerk stands outside
        yield f"wedged: {told(error)}"
        return
    found = observe(desk)
    yield from differences(found, before, after, committed, held)
    try:
        yield from _write(desk)
        if with_all:
            yield from _work(desk)
        _close(desk)
    except Exception as error:  # as above
        yield f"wedged: the next verb: {told(error)}"
        return
    if with_all and (over := observe(desk).over):
        yield f"left over: {over}"
    if over := sorted(path.name for path in desk.root.iterdir() if path.is_file() and path != desk.path):
        yield f"left over: {over}"


def _close(desk: Desk) -> None:
    """Close the store; what helps to bring back what was typed goes with the opening after that is stored."""
    is_unsaved = desk.unsaved.holds_some()
    desk.unsaved.keep([])
    desk.close()
    if is_unsaved:
        desk.open()
        desk.close()


def _write(desk: Desk) -> Iterator[str]:
    """Write a text and take it back."""
    store = desk.store
    store.settings.keep(NEXT, "x")
    for report in store.reports.all()[:1]:
        task = next(store.tasks.of(report.id))
        store.tasks.write(report.id, task.id, "result", "Ngày hôm sau")
        if next(store.tasks.of(report.id)).result != "Ngày hôm sau":
            yield "wedged: the next verb stored nothing"
        store.history.undo(report.id)
        if next(store.tasks.of(report.id)).result != task.result:
            yield "wedged: undo gives something else"


def _work(desk: Desk) -> Iterator[str]:
    """Do a little of everything, each in the place where a killed process may have left something."""
    export(desk.store, REPORT, desk.out / "hôm sau.json")
    made = desk.service.make()
    desk.service.choose_password(None)
    desk.service.choose_second(desk.stick)
    desk.service.export(desk.stick / "hôm sau.vqd")
    for place in (desk.drafts, desk.unsaved):
        place.read()
    desk.drafts.keep([])
    if verify_file(made.path, password=PASSWORD, known=made.known).verdict != "sound":
        yield "lost: the next backup is none"
