"""A pause of Python's garbage collector while many objects are made that all stay."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def pause_gc() -> Iterator[None]:
    """Keep the collector at rest while many objects are made that all stay: it finds nothing among them.

    It holds for every thread and works as a decorator too. Of a long annex it saves a fifth of the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # Both together make all objects old ones, else the next one made would have all of them looked at.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
