"""The bin in the window: days left, removing for good, what goes by itself; and old changes thinned."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from db.store.store import Store
from db.verbs import bin as bin_verbs
from ui.history.bin_dialog import BinDialog
from ui.support.store_check import StoreCheck
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

REPORT = "bao-cao-9-thang"


def test_a_report_in_the_bin_is_removed_for_good_after_a_question(
    window: MainWindow, boxes: object, qtbot: QtBot
) -> None:
    store = window.session.store
    window.session.delete_report(REPORT)
    dialog = BinDialog(window.session, window)
    qtbot.addWidget(dialog)
    assert dialog.model.index(0, 5).data() == "90"
    boxes.yes = False
    dialog.purge_button.click()
    assert boxes.asked[-1].startswith("Remove the report “")
    assert store.bin.get(REPORT) is not None
    boxes.yes = True
    dialog.purge_button.click()
    assert (store.bin.all(), dialog.model.rowCount()) == ([], 0)
    assert not dialog.purge_button.isEnabled()
    assert not store.tidying.is_due


def checked(window: MainWindow, qtbot: QtBot) -> None:
    """Have the store checked as after a start, and what follows done."""
    check = StoreCheck(window.session, window)
    with qtbot.waitSignal(check.ended):
        check.start()
    qtbot.waitUntil(lambda: not any(each.name == "store check" for each in threading.enumerate()))


def test_what_has_been_in_the_bin_for_its_days_goes_once_the_store_is_checked(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = window.session.store
    window.session.delete_report(REPORT)
    monkeypatch.setattr(bin_verbs, "DAYS", 1)
    checked(window, qtbot)
    assert [each.days_left for each in store.bin.all()] == [1], "today it was removed"
    window.collaborators.stop()
    store.close()
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with Store.open(store.path, now=lambda: tomorrow) as later:
        monkeypatch.setattr(window.session, "store", later)
        checked(window, qtbot)
        assert later.bin.all() == []
        assert not later.tidying.is_due


def test_old_changes_are_thinned_after_a_question(window: MainWindow, boxes: object) -> None:
    session = window.session
    window.collaborators.stop()
    session.store.close()
    with Store.open(session.store.path, now=lambda: datetime(2020, 5, 4, tzinfo=UTC)) as former:
        task = former.tasks.outline(REPORT)[0].id
        for number in range(30):
            former.tasks.write(REPORT, task, "note", f"đã làm {number} " * 900)
    with Store.open(session.store.path) as store:
        session.store = store
        before = store.reports.draft(REPORT)
        boxes.yes = False
        window.actions_["thin"].trigger()
        assert boxes.asked[-1].startswith("Thin the changes")
        boxes.yes = True
        window.actions_["thin"].trigger()
        assert window.bars.done.text.startswith("Đã thu gọn 29 bước cũ; tệp dữ liệu nhỏ đi 0,")
        assert store.reports.draft(REPORT) == before
        window.actions_["thin"].trigger()
        assert window.bars.done.text == say("done.nothing_thinned", "vi")
