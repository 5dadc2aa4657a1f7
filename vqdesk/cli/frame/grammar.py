"""The grammar of commands: click's, with help and errors in the person's language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.text.readable import visible
from vqdesk.cli.frame import streams
from vqdesk.messages.catalogue import LANGUAGES, say
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from vqdesk.cli.frame.context import Call


class WrongUsage(click.UsageError):
    """Say that a command is not written as it should be, by a key of `vqdesk.messages`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class StoreCommand(click.Command):
    """One command; `help.<name>` (with _ for -) is its help; `--store`, `--lang` and `--help` come along."""

    def __init__(
        self,
        call: Call,
        name: str,
        callback: Callable[..., Any],
        params: Iterable[click.Parameter],
        **more: Any,
    ) -> None:
        self._lang = call.lang
        told = say(f"help.{name.replace('-', '_')}", call.lang)
        super().__init__(
            name,
            callback=callback,
            params=[*params, *_common(call)],
            help=told,
            short_help=told,
            options_metavar=say("name.OPTIONS", call.lang),
            add_help_option=False,
            **more,
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("help.usage", self._lang) + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in options if (record := param.get_help_record(ctx))]
        with formatter.section(say("help.options", self._lang)):
            formatter.write_dl(records)


class Program(StoreCommand, click.Group):
    """The program itself: a command by its name, or else a file for the window."""

    def __init__(self, call: Call, name: str, callback: Callable[..., Any], window: click.Command) -> None:
        version = click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_tell_version,
            help=say("help.version", call.lang),
        )
        commands = " | ".join(say(f"name.{word}", call.lang) for word in ("FILE", "COMMAND"))
        super().__init__(
            call, name, callback, [version], invoke_without_command=True, subcommand_metavar=f"[{commands}]"
        )
        self._window = window

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; a word that is none but looks like a file opens the window."""
        word = args[0]
        command = self.get_command(ctx, word)
        if command is not None:
            return word, command, args[1:]
        # os.path tells what cannot be a name as what is not there.
        if Path(word).suffix or os.path.exists(word):
            return self._window.name, self._window, args
        raise WrongUsage("usage.command", name=word)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        with formatter.section(say("help.commands", self._lang)):
            formatter.write_dl([(name, command.short_help or "") for name, command in self.commands.items()])


def argument(call: Call, name: str, **more: Any) -> click.Argument:
    """Return an argument whose name on screen is `name.<NAME>`.

    Words come as they can be stored and shown, paths as the system gave them.
    """
    more.setdefault("type", visible)
    return click.Argument([name.lower()], metavar=say(f"name.{name}", call.lang), **more)


def option(call: Call, name: str, shown: str = "", told: str = "", **more: Any) -> click.Option:
    """Return an option whose help is `help.<told>`, without that of its name.

    `shown` names its value, which comes as an argument's; without one it is a flag.
    """
    sentence = say(f"help.{told or name}", call.lang)
    decls = ["--" + name.replace("_", "-"), name]
    if not shown:
        return click.Option(decls, is_flag=True, help=sentence, **more)
    more.setdefault("type", visible)
    return click.Option(decls, metavar=say(f"name.{shown}", call.lang), help=sentence, **more)


def day_of(_ctx: click.Context, _param: click.Parameter, text: str | None) -> date | None:
    """Return the day that an option names; WrongUsage where it is none."""
    from vqdesk.text.dates import read_day

    day = None if text is None else read_day(text)
    if text is not None and day is None:
        raise WrongUsage("usage.day", text=text)
    return day


def expect_ending(path: Path, endings: Iterable[str]) -> None:
    """Raise WrongUsage where a file's name has none of these endings."""
    if path.suffix.lower() not in endings:
        raise WrongUsage("usage.ending", name=path.name, endings=tuple(endings))


def usage_sentence(error: click.UsageError, lang: str) -> str:
    """Return the one sentence that tells a person how to write the command."""
    path = error.ctx.command_path if error.ctx else "vqdesk"
    values: dict[str, object] = {"help": f"{path} --help"}
    key = "usage.other"
    if isinstance(error, WrongUsage):
        key, values = error.key, {**values, **error.values}
    elif isinstance(error, click.NoSuchOption | click.BadOptionUsage):
        key = "usage.option" if isinstance(error, click.NoSuchOption) else "usage.option_value"
        values["name"] = error.option_name
    elif isinstance(error, click.BadParameter) and error.param is not None:
        key = "usage.missing" if isinstance(error, click.MissingParameter) else "usage.value"
        values["name"] = _shown_name(error.param)
    return say(key, lang, **values)


def _shown_name(param: click.Parameter) -> str:
    return (
        param.opts[0]
        if isinstance(param, click.Option)
        else param.make_metavar(click.Context(click.Command("")))
    )


def _common(call: Call) -> list[click.Parameter]:
    """Return the options that stand before or after the command."""
    return [
        option(call, "store", "PATH", type=Path),
        option(call, "lang", "LANG", type=click.Choice(LANGUAGES), expose_value=False),
        option(call, "help", is_eager=True, expose_value=False, callback=_tell_help),
    ]


def _tell_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        streams.write_out(ctx.get_help() + "\n")
        ctx.exit()


def _tell_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        streams.write_out(f"vqdesk {find_release()}\n")
        ctx.exit()
