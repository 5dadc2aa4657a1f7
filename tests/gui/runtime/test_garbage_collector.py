from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread, QThreadPool

from ui.runtime.garbage_collector import GarbageCollector, much_is_kept, much_is_made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """Something that only the garbage collector frees."""

    def __init__(self, freed: list[QThread]) -> None:
        self.self = self
        weakref.finalize(self, lambda: freed.append(QThread.currentThread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    made.start()
    yield made
    made.stop()
    assert gc.isenabled()


def test_no_other_thread_collects_what_lies_in_rings(collector: GarbageCollector) -> None:
    freed: list[QThread] = []
    kept: list[object] = []

    def fill() -> None:
        for _ in range(3):
            Ring(freed)
        # Enough for Python to collect by itself.
        kept.extend([] for _ in range(50_000))

    QThreadPool.globalInstance().start(fill)
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert freed == []
    collector.collect_due()
    assert [QThread.currentThread()] * 3 == freed


def test_nothing_is_done_where_nothing_is_due(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.collect()
    monkeypatch.setattr(gc, "collect", lambda _: pytest.fail("nothing was due"))
    monkeypatch.setattr(gc, "get_count", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    collector.collect_due()


def test_it_rests_while_another_thread_makes_much(collector: GarbageCollector) -> None:
    freed: list[QThread] = []
    for _ in range(3):
        Ring(freed)
    kept = [[] for _ in range(5_000)]
    with much_is_made():
        with much_is_made():
            pass
        collector.collect_due()
        assert freed == []
    collector.collect_due()
    assert len(freed) == 3
    assert kept


def test_what_is_kept_is_looked_through_no_more(collector: GarbageCollector) -> None:
    with much_is_kept():
        kept = [[] for _ in range(5_000)]
    found = gc.get_objects(generation=0)
    assert kept[-1] not in found
    assert len(found) < len(kept)
    collector.stop()
    with much_is_kept():
        kept = [[] for _ in range(5_000)]
    assert gc.get_freeze_count() == 0
    collector.start()


def test_what_was_there_at_the_start_is_looked_through_no_more(collector: GarbageCollector) -> None:
    assert gc.get_freeze_count() > 10_000
    collector.stop()
    assert gc.get_freeze_count() == 0
    collector.start()
