"""All commands as one click program, and how a command line is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vqdesk.cli import (
    backup,
    check,
    doctor,
    import_export,
    offices,
    periods,
    removal,
    replace,
    reports,
    salvage,
    states,
    summary,
    units,
)
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import Program, StoreCommand, argument, usage_sentence
from vqdesk.cli.frame.selection import store_named
from vqdesk.cli.profile import columns, office_names, rules, style
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from vqdesk.cli.frame.context import Call

DONE, USAGE = 0, 2


def run_command(argv: list[str], call: Call) -> int:
    """Run what the arguments ask for and return its exit code; wrong usage is told and is 2.

    Raises Refused, Cancelled, and whatever nobody expected.
    """
    program = _program(call)
    try:
        with program.make_context("vqdesk", list(argv), obj=call) as ctx:
            return program.invoke(ctx) or DONE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        streams.complain(usage_sentence(error, call.lang))
        return USAGE
    except click.Abort as error:
        raise Cancelled from error


def _program(call: Call) -> Program:
    file = argument(call, "FILE", type=Path)
    window = StoreCommand(call, "window", _open_file, [file], hidden=True)
    program = Program(call, "vqdesk", _open_window, window)
    for family in (
        import_export,
        style,
        columns,
        periods,
        summary,
        check,
        rules,
        reports,
        replace,
        states,
        removal,
        backup,
        salvage,
        offices,
        office_names,
        units,
        doctor,
    ):
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
