"""What is done in a thread of its own while the window is there."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.access.store_file import Stopped
from db.file.database import Closed
from ui.runtime.garbage_collector import much_is_made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.session.session import Session


_TURN = threading.Lock()
_LOOK = 0.2  # seconds between two looks whether to end instead of waiting for one's turn


class Background(QObject):
    """Run `run` in a thread of a name, once; `stopping` is set when the store is about to be closed.

    A thread that finds the store closed all the same ends there, and nobody needs to hear of it.
    """

    def __init__(self, session: Session, parent: QObject, name: str) -> None:
        super().__init__(parent)
        self.session = session
        self.stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def has_begun(self) -> bool:
        """Tell whether it was started."""
        return self._thread.ident is not None

    def start(self) -> None:
        """Begin, once; not any more when it was stopped."""
        if not (self.has_begun or self.stopping.is_set()):
            self._thread.start()

    def stop(self) -> None:
        """Have it end, and wait for that."""
        self.stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    @contextmanager
    def in_turn(self) -> Iterator[None]:
        """Do in the block what copies the whole store: one thread at a time. Raises Stopped."""
        while not _TURN.acquire(timeout=_LOOK):
            if self.stopping.is_set():
                raise Stopped
        try:
            with much_is_made():
                yield
        finally:
            _TURN.release()

    def _run(self) -> None:
        with suppress(Closed):
            self.run()

    def run(self) -> None:
        """Do it, in the thread; end soon after `stopping` is set."""
        raise NotImplementedError
