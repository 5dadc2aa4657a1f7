"""The program: its window or one command, and its end told by an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.context import Call, find_language
from vqdesk.cli.frame.refusals import complain_of
from vqdesk.messages.catalogue import say
from vqdesk.system import error_log, paths
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.cli.frame.context import OpenWindow
    from vqdesk.formats.registry import TableWriter

REFUSED = 3


def run_command_line(
    argv: list[str], *, open_window: OpenWindow, writers: Mapping[str, TableWriter] | None = None
) -> int:
    """Run one command line and return its exit code: 0 done, 2 wrong usage, 3 refused.

    What went wrong is one plain sentence on standard error, never a traceback. Without a command
    `open_window` is called and its result returned; `writers` are further exports by ending.
    """
    streams.speak_utf8()
    call = Call(find_language(argv), open_window, writers or {})
    try:
        return _run(argv, call)
    except Refused as refused:
        complain_of(refused, call.lang)
    except (Cancelled, KeyboardInterrupt):
        streams.complain(say("work.cancelled", call.lang))
    except Exception as error:
        error_log.write_error(paths.log_file(), error)
        streams.complain(say("error.internal", call.lang, log=paths.log_file()))
    return REFUSED


def _run(argv: list[str], call: Call) -> int:
    if not argv:
        return call.open_window(None, None, call.lang)
    # Whoever only opens the window does not wait for the grammar of the commands.
    from vqdesk.cli import commands

    return commands.run_command(argv, call)
