"""The claim beside a store: who has it open, on which PC, since when.

SQLite's lock alone tells whether a store is in use; a claim only tells by whom. It is written by whoever
has the lock and taken away before the lock is given back: one that is found while the lock is free was left
by a program that never came to its end.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.disk.writable import private_file
from db.errors import Notice, Refused
from db.limits import LONGEST_NAME
from db.text.clock import format_clock
from db.text.readable import readable

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST = 4096  # bytes of a claim; one is far shorter
_KEYS = ("user", "pc", "since", "space", "process")


@dataclass(frozen=True, slots=True)
class Claim:
    """Who opened a store: the user, the PC, the ISO time, and the process by its number in its space."""

    user: str
    pc: str
    since: str
    space: str
    process: int

    @property
    def is_of_this_pc(self) -> bool:
        """Tell whether the process is, or was, one of this PC's."""
        return (self.pc, self.space) == (_pc_name(), _process_space())

    @property
    def is_own(self) -> bool:
        """Tell whether it is this process's."""
        return self.is_of_this_pc and self.process == os.getpid()

    @property
    def is_left(self) -> bool:
        """Tell whether the process is known to be no more; of another PC's nobody can tell."""
        from db.disk.temporary import is_alive  # loads more than a usual start needs

        return self.is_of_this_pc and not is_alive(self.process)

    @property
    def values(self) -> dict[str, str]:
        """What a sentence tells of it: `user`, `pc` and `since`, by the clock and calendar of this PC."""
        return {"user": self.user or "?", "pc": self.pc or "?", "since": format_clock(self.since) or "?"}


def claim_file(path: Path) -> Path:
    """Return where the claim on a store lies."""
    return path.with_name(path.name + "-holder")


def find_claim(path: Path) -> Claim | None:
    """Return the claim on a store; None where there is none, or none that can be read."""
    try:
        with claim_file(path).open("rb") as stream:
            found = json.loads(stream.read(_LONGEST))
        if not isinstance(found, dict) or set(found) != set(_KEYS) or type(found["process"]) is not int:
            return None
        user, pc, since, space = (str(found[key])[:LONGEST_NAME] for key in _KEYS[:-1])
        return Claim(readable(user), readable(pc), since, space, found["process"])
    except (OSError, ValueError, RecursionError):
        return None


def claim(path: Path) -> Claim | None:
    """Write the claim on a store whose lock this process holds; return one that another has left, else None.

    Where it cannot be written nobody is told who holds the store, and nothing else.
    """
    left = find_claim(path)
    mine = {
        "user": user_name(),
        "pc": _pc_name(),
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        "space": _process_space(),
        "process": os.getpid(),
    }
    with suppress(OSError), private_file(claim_file(path)) as stream:
        stream.write(json.dumps(mine).encode("ascii"))
    return None if left is None or left.is_own else left


def give_up(path: Path) -> None:
    """Take this process's claim on a store away, before its lock is given back."""
    found = find_claim(path)
    if found is not None and found.is_own:
        with suppress(OSError):
            claim_file(path).unlink(missing_ok=True)


def find_holder(path: Path) -> Claim | None:
    """Return who has a store open that is in use; None where nobody can tell.

    A program without claims may hold it, and the claim be one that was left.
    """
    found = find_claim(path)
    return None if found is None or found.is_left else found


def locked_refusal(path: Path) -> Refused:
    """Return what a person is told of a store that is in use, by whom as far as that is known."""
    found = find_holder(path)
    if found is None:
        return Refused("store.locked", name=path.name)
    if found.is_of_this_pc and found.user == user_name():
        return Refused("store.held_here", name=path.name, since=found.values["since"])
    return Refused("store.held", name=path.name, **found.values)


def left_notice(path: Path, left: Claim) -> Notice:
    """Return what is told of a program that never gave a store back."""
    return Notice("store.left_open", {"name": path.name, **left.values})


def user_name() -> str:
    """Return the name of the PC's user as it can be kept, empty where the system does not tell it."""
    try:
        import getpass  # whoever only reads needs nobody's name

        return readable(getpass.getuser())[:LONGEST_NAME]
    except (OSError, KeyError, ImportError):
        return ""


def _pc_name() -> str:
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return readable(name)[:LONGEST_NAME]


def _process_space() -> str:
    """Return within what process numbers count: on Linux one namespace, elsewhere the PC."""
    with suppress(OSError):
        return os.readlink("/proc/self/ns/pid")
    return ""
