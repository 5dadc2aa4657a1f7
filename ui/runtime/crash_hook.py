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
    from collections.abc import Callable
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
    """

    _happened = Signal(str)

    def __init__(self, log: Path, lang: str, tell: Callable[[str], object]) -> None:
        super().__init__()
        self.session: Session | None = None
        self.tell = tell
        self._log, self._lang = log, lang
        self._telling = False
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
        write_error(self._log, error)
        if isinstance(error, Refused):
            self._happened.emit(sentence(error, self._lang))
        else:
            self._happened.emit(say("error.internal", self._lang, log=str(self._log)))

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _handle_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # Only the name of the place in Qt, such as QPainter::begin, is taken from the message.
        if kind in _LEVELS:
            name = _NAME.match(message)
            category = context.category  # type: ignore[attr-defined]  # a field that the stubs leave out
            write_lines(self._log, [f"Qt {_LEVELS[kind]} {category}: {name[0] if name else '?'}"])

    @Slot(str)
    def _on_happened(self, said: str) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            if self.session is not None:
                with suppress(Exception):
                    self.session.flush()
            self.tell(said)
        finally:
            self._telling = False
