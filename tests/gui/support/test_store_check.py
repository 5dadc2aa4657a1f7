"""What is damaged in the store is said in the window: in its place, and by the check that runs meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.errors import Refused
from db.store.store import Store
from ui.outline.model import OutlineModel
from ui.search.panel import FindPanel
from ui.session.session import Session
from ui.support.store_check import StoreCheck

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

REPORT = "bao-cao-9-thang"


def test_the_check_has_the_window_read_again_what_it_found(
    session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.store.close()
    with closing(sqlite3.connect(tmp_path / "store.vqd")) as connection:
        connection.execute("UPDATE task SET domain_id = 'gone' WHERE id = 'b'")
        connection.commit()
    monkeypatch.setattr("db.access.store_check.SMALL", 0)
    monkeypatch.setattr("db.access.store_check.SMALLEST", 0)
    with Store.open(tmp_path / "store.vqd") as store:
        again, owner = Session(store), QObject()
        again.open_report(REPORT)
        assert [row.id for row in again.outline()] == ["a", "c", "d"]
        check = StoreCheck(again, owner)
        with qtbot.waitSignals([check.ended, again.changed]):
            check.start()
        assert [row.id for row in again.outline()] == ["a", "c", "d", "b"]
        assert "store.place_differs" in [notice.key for notice in store.notices]
        check.stop()


def test_a_search_that_cannot_be_done_says_why(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = FindPanel(session)
    qtbot.addWidget(panel)

    def refuse(*_: object, **__: object) -> None:
        raise Refused("store.damaged_search", name="store.vqd")

    monkeypatch.setattr(session.store.search, "find", refuse)
    panel.field.setText("đường")
    panel.go_next()
    assert panel.count.text().startswith("Không tìm được: phần tra cứu")


def test_a_report_that_cannot_be_read_is_no_empty_tree(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = OutlineModel(session)

    def refuse(_: str) -> None:
        raise Refused("store.unreachable", name="store.vqd")

    monkeypatch.setattr(session.store.tasks, "outline", refuse)
    session._outline = None  # noqa: SLF001
    model.refresh()
    assert model.rowCount() == 1
    assert "ổ đĩa không trả lời" in model.data(model.index(0, 0))
