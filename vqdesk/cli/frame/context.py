"""One call of the command line: its language, and what only floors above can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vqdesk.messages.catalogue import LANGUAGES

if TYPE_CHECKING:
    from vqdesk.formats.registry import TableWriter

OpenWindow = Callable[[Path | None, Path | None, str], int]
"""Opens the window on a store (None: the user's), with a file to import or None; returns the exit code."""


def _no_writers() -> Mapping[str, TableWriter]:
    return {}


@dataclass(frozen=True, slots=True)
class Call:
    """The language spoken, and the doors to what only floors above can do.

    `writers` are further ways out by the file's ending, such as `.pdf`.
    """

    lang: str
    open_window: OpenWindow
    writers: Mapping[str, TableWriter] = field(default_factory=_no_writers)


def find_language(argv: list[str]) -> str:
    """Return the language that the arguments ask for, before any of them is understood.

    Even wrong usage is answered in it. The last valid `--lang` wins, Vietnamese where there is none.
    """
    lang = LANGUAGES[0]
    for index, word in enumerate(argv):
        name, _, value = word.partition("=")
        if name == "--lang":
            value = value or "".join(argv[index + 1 : index + 2])
            lang = value if value in LANGUAGES else lang
    return lang
