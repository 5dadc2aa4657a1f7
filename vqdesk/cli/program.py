"""The program of the command line: understood, run, and its end told by an exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.errors import Refused
from vqdesk import log, places
from vqdesk.cli import continuing, listing, machine, streams, styling, transfer
from vqdesk.cli.call import Call, spoken
from vqdesk.cli.choosing import store_named
from vqdesk.cli.grammar import Command, Program, argument, usage_sentence
from vqdesk.messages import say, sentence
from vqdesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.cli.call import OpenWindow
    from vqdesk.exporting import TableWriter

DONE, USAGE, REFUSED = 0, 2, 3


def main(
    argv: list[str], *, open_window: OpenWindow, writers: Mapping[str, TableWriter] | None = None
) -> int:
    """Run one command line and return its exit code: 0 done, 2 wrong usage, 3 refused.

    What went wrong is one plain sentence on standard error, never a traceback. Without a command
    `open_window` is called and its result returned; `writers` are further exports by ending.
    """
    streams.speak_utf8()
    call = Call(spoken(argv), open_window, writers or {})
    try:
        return _run(argv, call)
    except click.UsageError as error:
        streams.complain(usage_sentence(error, call.lang))
        return USAGE
    except Refused as refused:
        streams.complain(sentence(refused, call.lang))
    except (Cancelled, click.Abort, KeyboardInterrupt):
        streams.complain(say("work.cancelled", call.lang))
    except Exception as error:
        log.write_error(places.log_file(), error)
        streams.complain(say("error.internal", call.lang, log=places.log_file()))
    return REFUSED


def _run(argv: list[str], call: Call) -> int:
    program = _program(call)
    try:
        with program.make_context("vqdesk", list(argv), obj=call) as ctx:
            return program.invoke(ctx) or DONE
    except click.exceptions.Exit as end:
        return end.exit_code


def _program(call: Call) -> Program:
    file = argument(call, "FILE", type=click.Path(path_type=Path))
    window = Command(call, "window", _open_file, [file], hidden=True)
    program = Program(call, "vqdesk", _open_window, window)
    for family in (transfer, styling, continuing, listing, machine):
        for command in family.commands(call):
            program.add_command(command)
    return program


@click.pass_context
def _open_window(ctx: click.Context, store: Path | None) -> int | None:
    if ctx.invoked_subcommand is not None:
        return None
    return _window(ctx, None)


@click.pass_context
def _open_file(ctx: click.Context, file: Path, store: Path | None) -> int:
    return _window(ctx, file)


def _window(ctx: click.Context, file: Path | None) -> int:
    call: Call = ctx.obj
    return call.open_window(store_named(ctx), file, call.lang)
