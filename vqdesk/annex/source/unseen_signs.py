"""Invisible characters in imported texts: they stay, and their places are noted."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from db.text.signs import UNSEEN, has_unseen, shows_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.annex.source.grid import Cell, Grid, Paragraph
    from vqdesk.annex.source.import_log import ImportLog

# These turn round what stands behind them: 52 is shown where 25 is stored.
_TURNING = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_OF_PICTURES = re.compile("[\ufe00-\ufe0f]")  # a tick in colour is no trap
_MOST_NAMED = 5


def note_unseen(grid: Grid, account: ImportLog) -> None:
    """Note every text of a grid with signs that show nothing; one made of them alone is not taken over.

    What the account has left out already is passed.
    """
    # Looked for a row at a time: nearly none has one.
    rows = [row for row in grid.rows if has_unseen("".join([cell.text for cell in row]))]
    pieces: Iterator[Cell | Paragraph] = chain(grid.before, *rows, grid.after)
    found = [piece for piece in pieces if has_unseen(piece.text)]
    out = {(entry.where, entry.what) for entry in account if entry.action == "skipped"} if found else set()
    for piece in found:
        text = piece.text
        if (piece.where, text) in out:
            continue
        signs = dict.fromkeys(UNSEEN.findall(text))
        if shows_nothing(text):
            account.add(piece.where, text, "skipped", "account.unseen_alone", signs=_names(signs))
            continue
        told = [character for character in signs if not _OF_PICTURES.match(character)]
        if told:
            turning = any(map(_TURNING.match, told))
            why = "account.turning" if turning else "account.unseen"
            account.add(piece.where, text, "converted", why, signs=_names(told))


def _names(signs: dict[str, None] | list[str]) -> str:
    names = [f"U+{ord(character):04X}" for character in signs]
    return ", ".join(names[:_MOST_NAMED]) + (", ..." if len(names) > _MOST_NAMED else "")
