from __future__ import annotations

import gc

import pytest

from vqdesk.system.gc_pause import pause_gc


@pause_gc()
def inside() -> bool:
    with pause_gc():
        return gc.isenabled()


def test_the_collector_rests_inside_and_works_again_afterwards():
    assert not inside()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), pause_gc():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_one_that_was_stopped_stays_so():
    gc.disable()
    try:
        assert not inside()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_meanwhile_is_not_looked_at_as_new():
    with pause_gc():
        kept = [[] for _ in range(10_000)]
    assert gc.get_count()[0] < 1000
    assert gc.get_freeze_count() == 0
    assert kept
