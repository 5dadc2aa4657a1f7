"""The command that tells and keeps how an organisation's annexes look: `style`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, expect_ending, option
from vqdesk.cli.frame.selection import open_to_change, open_to_read, organisation_named
from vqdesk.cli.profile.templates import chosen_template, describe_taken
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from vqdesk.annex.layout.style import AnnexStyle
    from vqdesk.cli.frame.context import Call

_JSON = ".json"


def commands(call: Call) -> list[click.Command]:
    """Return the command `style`."""
    params = [
        argument(call, "FILE", type=Path, required=False),
        option(call, "report", "REPORT"),
        option(call, "organisation", "NAME", told="style_organisation"),
        option(call, "template", "FILE", type=Path),
        option(call, "clean_template"),
        option(call, "without_template"),
        option(call, "reset"),
        option(call, "json"),
    ]
    return [StoreCommand(call, "style", _style, params)]


@click.pass_context
def _style(
    ctx: click.Context,
    file: Path | None,
    report: str | None,
    organisation: str | None,
    template: Path | None,
    clean_template: bool,
    without_template: bool,
    reset: bool,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.annex.layout.style import USUAL
    from vqdesk.importing.file_import import expect_file
    from vqdesk.styles import kept_styles, style_file

    if file is not None and reset:
        raise WrongUsage("usage.either", one=say("name.FILE", ctx.obj.lang), other="--reset")
    if without_template and (template is not None or clean_template):
        one = "--clean-template" if template is None else "--template"
        raise WrongUsage("usage.either", one=one, other="--without-template")
    with open_to_read(ctx) as opened:
        named = organisation_named(opened, report, organisation)
        kept = kept_styles.template_of(opened, named) if opened is not None else None
        before = kept_styles.style_of(opened, named) if opened is not None else USUAL
    style = USUAL if reset else None
    if file is not None:
        expect_file(file)
        expect_ending(file, (_JSON,))
        style = style_file.read_style(file)
    wanted = b"" if without_template else None
    taken: list[str] = []
    if template is not None or (clean_template and kept is not None):
        wanted, taken = chosen_template(template, kept, ctx.obj.lang, clean=clean_template)
    is_kept = style is not None or wanted is not None
    if is_kept:
        with open_to_change(ctx) as opened:
            kept_styles.keep(opened, named, style, wanted)
    # Told of what was kept, not read again: a disk that fails meanwhile would have it told as refused.
    now = before if style is None else style
    is_with_template = bool(kept if wanted is None else wanted)
    if json:
        streams.write_out(_as_json(named, now, taken, template=is_with_template))
    elif is_kept:
        streams.write_out(_kept(named, taken, ctx.obj.lang, template=is_with_template))
    else:
        streams.write_out(style_file.format_style(now))


def _kept(organisation: str, taken: list[str], lang: str, *, template: bool) -> str:
    named = organisation or say("import.no_organisation", lang)
    told = say("style.with_template" if template else "style.without_template", lang)
    return f"{say('style.kept', lang, organisation=named)} {told}\n{describe_taken(taken, lang)}"


def _as_json(organisation: str, style: AnnexStyle, taken: list[str], *, template: bool) -> str:
    from vqdesk.annex.layout.style import style_as_json

    data = {"organisation": organisation, "style": style_as_json(style), "template": template}
    data |= {"taken_off": taken} if taken else {}
    return write_json(data)
