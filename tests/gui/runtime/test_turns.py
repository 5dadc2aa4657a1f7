from __future__ import annotations

import sys

from ui.runtime.turns import take_short_turns


def test_a_thread_that_computes_gives_way_after_a_millisecond() -> None:
    before = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(before)
