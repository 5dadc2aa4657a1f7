"""The check of a store after a fault: it opens, holds what was told, takes the next verb, leaves nothing."""

from __future__ import annotations

import re
import traceback
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from trials.case import nothing_by_chance, opened
from trials.disk_model import snapshot
from trials.store_content import content_of
from trials.verbs import FILE

from db.disk import temporary
from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trials.case import Bench
    from trials.disk_model import Image
    from trials.tally import Tally

    from db.store.store import Store

NEXT = "faults.next"
"""The setting that the next verb keeps; no content's hash counts it."""

_PLACE = re.compile(r"\S*/vqdesk-faults-\w*/")


def told(error: BaseException) -> str:
    """Return an error in a word, and where it came from if it was none of ours."""
    if isinstance(error, Refused):
        return error.key
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/db/" in frame.filename]
    where = f"{Path(frames[-1].filename).name} {frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} {_PLACE.sub('', str(error))} at {where}"


class Check:
    """Judge images of a bench's folder; the same image is judged once."""

    def __init__(self, bench: Bench, tally: Tally) -> None:
        self._bench = bench
        self._tally = tally
        self._known: dict[bytes, tuple[str, str]] = {}

    def image(self, image: Image, states: Sequence[str], allowed: Sequence[str], where: str) -> str:
        """Open what an image holds, count what is found and return its content's hash, empty where none."""
        content, found = self._opened(image)
        if not found and content not in allowed:
            found = "lost: an older state" if content in states else "half done: of no state"
        self._tally.add(found, where)
        return content

    def _opened(self, image: Image) -> tuple[str, str]:
        mark = sha256(repr(sorted(image.items())).encode()).digest()
        if mark not in self._known:
            self._bench.place(image)
            self._known[mark] = self._open()
        return self._known[mark]

    def _open(self) -> tuple[str, str]:
        path = self._bench.path
        try:
            with nothing_by_chance(), _another_process():
                store = opened(path)
        except Exception as error:  # whatever it is, the clerk stands outside
            return "", f"wedged: {told(error)}"
        notices = [notice.key for notice in store.notices]
        self._tally.reasons.update(notices)
        content, found = next_verb(store, path)
        over = set(snapshot(self._bench.root)) - {FILE}
        if not found and over and not notices:
            found = f"left over: {sorted(over)}"
        return content, found


@contextmanager
def _another_process() -> Iterator[None]:
    """Have whoever wrote an image be a process that is no more: all of them were written by this one."""
    is_alive = temporary.is_alive
    temporary.is_alive = lambda _process: False
    try:
        yield
    finally:
        temporary.is_alive = is_alive


def next_verb(store: Store, path: Path) -> tuple[str, str]:
    """Run a verb on an open store, close it, and return the content's hash and what was wrong."""
    try:
        store.settings.keep(NEXT, "x")
        kept = store.settings.get(NEXT)
        store.close()
    except Exception as error:  # as above
        store.close()
        return "", f"wedged: the next verb: {told(error)}"
    if kept != "x":
        return "", "wedged: the next verb stored nothing"
    try:
        return content_of(path.read_bytes()), ""
    except ValueError as error:
        return "", f"half done: damaged: {error}"
