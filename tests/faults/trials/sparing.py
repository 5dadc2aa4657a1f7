"""Which operations of a long deed are tried where there is no time for each of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from trials.shim import CHANGING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trials.shim import Tried


def few_of(operations: Sequence[Tried], stride: int) -> list[int]:
    """Return the places of those that are tried, in their order.

    Of a run of equal ones that change the disk - of one kind, on one file, nothing else that changes
    anything between them - the first, the second, one in the middle and the last; so none that stands alone
    is left out. Of those that only look at the disk each `stride`-th. With a stride of 1: all.
    """
    if stride == 1:
        return list(range(len(operations)))
    changing = [place for place, each in enumerate(operations) if each.kind in CHANGING]
    looking = [place for place, each in enumerate(operations) if each.kind not in CHANGING]
    runs = (list(run) for _, run in groupby(changing, key=operations.__getitem__))
    return sorted({*looking[::stride], *(place for run in runs for place in _ends(run))})


def _ends(run: list[int]) -> Iterable[int]:
    return {run[0], run[min(1, len(run) - 1)], run[len(run) // 2], run[-1]}
