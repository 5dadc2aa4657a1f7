"""All that containers leave open of a source, decided one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.open_questions.nested_tables import take_out_nested
from vqdesk.annex.recognition.open_questions.readings import choose_reading
from vqdesk.annex.recognition.open_questions.task_numbers import restore_points
from vqdesk.annex.source.grid import Table

if TYPE_CHECKING:
    from vqdesk.annex.source.grid import Source


def decide_open(source: Source) -> Source:
    """Return a source as it is searched: what its container left open is decided by what an annex is.

    That are the columns of a text, tables in cells, and the points in the numbers of tasks. One that is
    understood stays as it is. Raises Refused as the readers do, and file.too_big.
    """
    source = take_out_nested(choose_reading(source))
    if not any(isinstance(block, Table) and block.decimals for block in source.blocks):
        return source
    blocks = [restore_points(block) if isinstance(block, Table) else block for block in source.blocks]
    return replace(source, blocks=blocks)
