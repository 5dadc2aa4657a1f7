"""Deeds at a desk whose faults are tried: backups, restores, exports, settings, drafts, commands."""

from __future__ import annotations

import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from days import day
from days.commands import WRITING, words
from days.desk import PASSWORD, Chance, Desk

from vqdesk.cli.commands import run_command
from vqdesk.cli.frame.context import Call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FROZEN = Path(__file__).resolve().parents[2] / "frozen"


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done at a desk, after what was done `before`; with `opens` the opening is a part of it."""

    name: str
    do: Callable[[Desk], object]
    before: Callable[[Desk], object] | None = None
    opens: bool = False
    tolerates: tuple[str, ...] = ()
    """How that begins which a trial finds and which is as it should be."""


def _act(name: str, *before: str) -> Deed:
    """Return an act of the day as a deed, after others."""
    acts = {act.name: act for act in day.ACTS}

    def first(desk: Desk) -> None:
        for each in before:
            acts[each].run(desk)

    return Deed(name, acts[name].run, first if before else None)


def _command(name: str, more: tuple[str, ...], number: int) -> Deed:
    def do(desk: Desk) -> None:
        told = io.StringIO()
        with redirect_stdout(told), redirect_stderr(told):
            code = run_command(words(desk, name, more), Call("vi", lambda *_: 0))
        if code:
            raise AssertionError(f"{name}: {told.getvalue()}")

    before = _chosen_second if more == ("--without-second",) else _locked if name == "unlock" else None
    return Deed(f"command {name} {number}", do, before, opens=True)


def _commands() -> Iterator[Deed]:
    for name, lines in WRITING.items():
        for number, more in enumerate(lines, 1):
            yield _command(name, more, number)


def _chosen_second(desk: Desk) -> None:
    desk.service.choose_second(desk.stick)


def _locked(desk: Desk) -> None:
    desk.store.states.lock(day.REPORT, "Đã gửi tỉnh")


def _of_schema(number: int) -> Deed:
    """Return the opening of a store of an older schema, which is backed up and brought up."""

    def before(desk: Desk) -> None:
        desk.close()
        shutil.copy(_FROZEN / f"schema-{number}.vqd", desk.path)

    # A disk may refuse the rest of the opening once the store is brought up: the next opening goes on.
    told = ("refused but stored",)
    if number == 1:
        # What schema 1 had to search by was cut otherwise: it is made anew, and this is told.
        told = (*told, "half done: Flaw(key='store.index_rebuilt'")
    return Deed(f"migration {number}", Desk.open, before, opens=True, tolerates=told)


def _without_store(desk: Desk) -> None:
    desk.close()
    desk.path.unlink()


def _purge(desk: Desk) -> None:
    desk.store.bin.purge(day.GONE)
    desk.store.tidying.tidy()


DEEDS: tuple[Deed, ...] = (
    # Nobody has told anything yet; what is begun anew has other ids.
    Deed("first start", Desk.open, _without_store, opens=True, tolerates=("half done: kho.vqd: ",)),
    *(_of_schema(number) for number in (1, 2, 3)),
    _act("backup"),
    # The second place may be away; it is told after a week.
    Deed("backup and copy", lambda desk: desk.service.make(), _chosen_second, tolerates=("lost: stick/",)),
    _act("second place"),
    _act("no second place", "second place"),
    *(_act(f"backup {name}") for name in ("b.vqd", "b.vqd.gz", "b.vqd.enc")),
    Deed("backup over another", lambda desk: desk.service.export(desk.incoming / "cũ.vqd.gz")),
    _act("restore reports"),
    *(_act(f"restore {name}") for name in ("cũ.vqd",)),
    Deed("restore packed", lambda desk: desk.service.restore(desk.incoming / "cũ.vqd.gz")),
    Deed(
        "restore protected",
        lambda desk: desk.service.restore(desk.incoming / "cũ.vqd.enc", password=PASSWORD),
    ),
    _act("undo the restore", "restore cũ.vqd"),
    _act("password"),
    _act("no password", "password"),
    _act("draft t3 2", "draft t3 1"),
    _act("leave t3", "draft t3 1"),
    _act("keep unsaved"),
    _act("nothing is unsaved", "keep unsaved"),
    *(_act(f"export {name}") for name in ("biểu.docx", "biểu.xlsx", "biểu.json", "biểu mới.html")),
    _act("import t6.json"),
    _act("import into"),
    Deed("purge", _purge),
    *_commands(),
)
NAMED_DEEDS = {deed.name: deed for deed in DEEDS}


def placed(desk: Desk, deed: Deed) -> None:
    """Make the desk what it is before a deed; the store is closed then."""
    day.prepare(desk)
    Chance.begin(0)
    desk.open()
    desk.service.make()
    if deed.before is not None:
        deed.before(desk)
    desk.close()


def done(desk: Desk, deed: Deed, watched: Callable[[], object], ended: Callable[[], object]) -> None:
    """Do a deed: `watched` is called before what is of it, `ended` right after it."""
    Chance.begin(1)
    try:
        if not deed.opens:
            desk.open()
        watched()
        deed.do(desk)
        ended()
    finally:
        desk.close()
