"""Whether a task stands still: it tells in two reports the same of how it fared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.text.figures import parse_percent
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from db.records import Task

_TOLD = ("result", "status", "finished")
"""The texts beside the evaluation that tell how a task fared."""


def tells_same(then: Task, now: Task) -> bool:
    """Tell whether narrative, evaluation, status and finished day say the same; `88,0%` is `88%`."""
    before, after = parse_percent(then.evaluation), parse_percent(now.evaluation)
    if before is None or after is None:
        same = same_words(then.evaluation) == same_words(now.evaluation)
    else:
        same = before == after
    return same and all(
        same_words(getattr(then, field)) == same_words(getattr(now, field)) for field in _TOLD
    )
