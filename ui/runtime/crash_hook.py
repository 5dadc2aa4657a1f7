"""The hook for errors that nobody expected: nothing typed is lost, and the clerk goes on."""

from __future__ import annotations

import re
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler

from db.errors import Refused
from vqdesk.messages.catalogue import say, sentence
from vqdesk.system.error_log import write_error, write_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

    from ui.session.session import Session

_NAME = re.compile(r"[A-Za-z_][\w:.<>()~-]*", re.ASCII)
_LEVELS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class CrashHook(QObject):
    """Catch what no one else caught, in every thread, and what Qt complains of.

    `session` is set once there is one: its editors store what they hold before anything else happens.
    The log gets the error's type and its frames, never its message: that could hold report text. A refusal
    that nobody caught is told by its own sentence. `tell` may be another once there is a window.

    What happens until the window is idle is told and logged once: a model fails for each cell that is drawn.
    `tell` must not draw anew what has failed, for that would fail again: no box over it, a bar beside it.
    """

    _happened = Signal()

    def __init__(self, log: Path, lang: str, tell: Callable[[str], object]) -> None:
        super().__init__()
        self.session: Session | None = None
        self.tell = tell
        self._log, self._lang = log, lang
        self._telling = False
        self._lock = threading.Lock()
        self._waiting: dict[str, None] = {}
        self._logged: set[object] = set()
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over Python's and Qt's hooks."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread
        qInstallMessageHandler(self._handle_qt)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error; the clerk is told as soon as the window is idle."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        place = (kind, *((each.tb_frame.f_code, each.tb_lineno) for each in _steps(trace)))
        if isinstance(error, Refused):
            said = sentence(error, self._lang)
        else:
            said = say("error.internal", self._lang, log=str(self._log))
        with self._lock:
            is_first, is_logged = not self._waiting, place in self._logged
            self._waiting[said] = None
            self._logged.add(place)
        if not is_logged:
            write_error(self._log, error)
        if is_first:
            self._happened.emit()
        _let_go(trace)

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _handle_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # Only the name of the place in Qt, such as QPainter::begin, is taken from the message.
        if kind in _LEVELS:
            name = _NAME.match(message)
            category = context.category  # type: ignore[attr-defined]  # a field that the stubs leave out
            write_lines(self._log, [f"Qt {_LEVELS[kind]} {category}: {name[0] if name else '?'}"])

    @Slot()
    def _on_happened(self) -> None:
        with self._lock:
            said, self._waiting = self._waiting, {}
            self._logged.clear()
        if self._telling:
            return
        self._telling = True
        try:
            if self.session is not None:
                with suppress(Exception):
                    self.session.flush()
            self.tell("\n".join(said))
        except Exception as error:  # told again it would fail again
            write_error(self._log, error)
        finally:
            self._telling = False


def _steps(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _let_go(trace: TracebackType | None) -> None:
    """Let go of what the frames of an error hold: a painter among it would paint on, and end the program."""
    for name in ("last_exc", "last_value", "last_traceback"):
        sys.__dict__.pop(name, None)
    for each in _steps(trace):
        with suppress(RuntimeError):  # of one that goes on
            each.tb_frame.clear()
