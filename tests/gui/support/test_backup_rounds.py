"""Backups in the window's own thread: at its start, when one is due, and what is told of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from db.backups.shelf import Shelf
from db.errors import Refused
from ui.support.backup_rounds import BackupRounds
from vqdesk.backups.backup_service import BackupService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def rounds(session: Session, owner: QObject, monkeypatch: pytest.MonkeyPatch) -> Iterator[BackupRounds]:
    monkeypatch.setattr("ui.support.backup_rounds.LOOK_EVERY", 0.05)
    made = BackupRounds(session, owner)
    yield made
    made.stop()


def test_at_the_start_what_changed_is_backed_up_once(
    session: Session, rounds: BackupRounds, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(rounds.made):
        rounds.start()
    (made,) = Shelf(session.store.path).all()
    assert made.name.reason == "start"
    assert made.is_sound
    with qtbot.assertNotEmitted(rounds.made, wait=300):
        pass  # nothing has changed
    rounds.stop()
    assert len(Shelf(session.store.path).all()) == 1


def test_why_none_was_made_is_told_once(
    session: Session, rounds: BackupRounds, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refused("disk.full", name="x")

    monkeypatch.setattr(BackupService, "make_if_due", refuse)
    with qtbot.waitSignal(rounds.told):
        rounds.start()
    with qtbot.assertNotEmitted(rounds.told, wait=300):
        pass
    assert [notice.key for notice in session.store.notices] == ["disk.full"]


def test_a_second_place_that_is_long_away_is_told(
    session: Session, rounds: BackupRounds, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    service = BackupService(session.store)
    service.make()
    service.choose_second(stick)
    assert service.notices() == []
    shutil.rmtree(stick)
    monkeypatch.setattr("db.backups.shelf.CopyElsewhere.days_away", lambda *_: 8)
    with qtbot.waitSignal(rounds.told):
        rounds.start()
    assert [notice.key for notice in session.store.notices] == ["backup.second_away"]
    status = BackupService(session.store).status()
    assert (status.second, status.days_away) == (stick, 8)
    assert status.rehearsed_at


def test_stopping_gives_up_what_is_on_its_way(session: Session, rounds: BackupRounds) -> None:
    rounds.start()
    rounds.stop()
    rounds.stop()
    assert not list(session.store.path.parent.glob("backups/.vqdesk-*"))


def test_a_store_that_is_closed_meanwhile_ends_it_quietly(
    session: Session, rounds: BackupRounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.store.close()
    rounds.start()
    rounds.stop()
    assert session.store.notices == []
