"""Word templates on the command line: foreign content is refused, or taken off where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.messages.catalogue import say, told

if TYPE_CHECKING:
    from pathlib import Path


def chosen_template(
    path: Path | None, kept: bytes | None, lang: str, *, clean: bool
) -> tuple[bytes, list[str]]:
    """Return the template in a file, else the kept one, and what was taken off it, in words.

    Nothing is taken off unless `clean`: raises Refused template.*, file.*.
    """
    from vqdesk.formats.word.foreign.content import notices
    from vqdesk.styles import templates

    examined = templates.find_foreign_content(kept or b"") if path is None else templates.read_template(path)
    if path is not None and not clean:
        templates.refuse_foreign(examined, path.name)
    return examined.own, [told(notice, lang) for notice in notices(examined.foreign)]


def describe_taken(taken: list[str], lang: str) -> str:
    """Return the line that tells what was taken off a template; "" where nothing was."""
    return say("style.cleaned", lang, what=taken) + "\n" if taken else ""
