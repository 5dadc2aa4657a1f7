"""Text struck out by combining characters (U+0335 to U+0338 on each letter): left out and noted."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vqdesk.annex.source.cell_contents import change_texts
from vqdesk.annex.source.grid import Paragraph
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.struck_text import Gap, close_gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.source.grid import Cell, Source, Table

_STROKES = "\u0335\u0336"
# A space between struck words is struck out with them, stroke or not.
_STRUCK = re.compile(rf"(?:[^\n{_STROKES}][{_STROKES}]+)+(?: +(?:[^\n{_STROKES}][{_STROKES}]+)+)*")
_STROKE = re.compile(f"[{_STROKES}]")


def strip_struck_signs(source: Source, *, keep_struck: bool) -> Source:
    """Return a source without the texts that signs strike out, unless they shall be kept; each is told."""
    account = ImportLog(source.account)
    blocks = _left_blocks(source.blocks, account, keep=keep_struck)
    return replace(source, blocks=blocks, account=tuple(account))


def _left_blocks(
    struck: Sequence[Paragraph | Table], account: ImportLog, *, keep: bool
) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    for block in struck:
        if isinstance(block, Paragraph):
            text = _left(block.text, block.where, account, keep=keep, whole="account.struck")
            blocks.append(block if text is block.text else replace(block, text=text))
        else:
            row = partial(_row, account=account, keep=keep)
            blocks.append(change_texts(block, row, partial(_left_blocks, account=account, keep=keep)))
    return blocks


def _row(row: Sequence[Cell], account: ImportLog, *, keep: bool) -> Sequence[Cell]:
    # Said here first: nearly no cell has one.
    if not _has_stroke("".join([cell.text for cell in row])):
        return row
    whole = "account.struck_cell"
    return [cell._replace(text=_left(cell.text, cell.where, account, keep=keep, whole=whole)) for cell in row]


def _has_stroke(text: str) -> bool:
    return _STROKES[0] in text or _STROKES[1] in text


def _left(text: str, where: str, account: ImportLog, *, keep: bool, whole: str) -> str:
    """Return what is left of a text; `whole` is what is told where nothing is."""
    if not _has_stroke(text):
        return text
    runs: list[tuple[str, str]] = []
    gaps: list[Gap] = []
    at = 0
    for match in _STRUCK.finditer(text):
        runs += [(text[at : match.start()], "")] if match.start() > at else []
        gaps.append(Gap(len(runs), _STROKE.sub("", match[0])))
        at = match.end()
    runs += [(text[at:], "")] if at < len(text) else []
    told = "\n".join(gap.text for gap in gaps)
    if not told:
        return text
    if keep:
        account.add(where, told, "converted", "account.struck_kept")
        return text
    left = "".join(run for run, _ in close_gaps(runs, gaps))
    account.add(where, told, "skipped", "account.struck" if left.strip() else whole)
    return left
