"""A dialog scrolls only where the screen has no more room for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from every_dialog import BUILDERS
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QWidget
from test_nothing_is_clipped import SCREENS, Screen, settle

from ui.dialogs.dialog import ROOM
from ui.reports.carry_over_dialog import CarryOverDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from every_dialog import Built

pytestmark = pytest.mark.usefixtures("vietnamese")
SIZES = {**SCREENS, "1920x1080": QSize(1920, 1080)}


@pytest.mark.parametrize("screen", ["1366x768", "1920x1080"])
@pytest.mark.parametrize("name", BUILDERS)
def test_a_dialog_scrolls_only_where_it_must(
    name: str, screen: str, built: Built, write_in: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_in(12)
    monkeypatch.setattr(QWidget, "screen", lambda _widget: Screen(SIZES[screen]))
    dialog = BUILDERS[name](built)
    built.qtbot.addWidget(dialog)
    dialog.show()
    settle()
    outer = next(area for area in dialog.findChildren(QScrollArea) if area.widget() is dialog.body)
    most = int(SIZES[screen].height() * ROOM)
    assert outer.verticalScrollBar().maximum() == 0 or dialog.height() >= most - 1


def test_what_takes_two_lines_once_it_is_shown_has_room(
    built: Built, write_in: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_in(12)
    monkeypatch.setattr(QWidget, "screen", lambda _widget: Screen(SIZES["1366x768"]))
    session = built.session
    attached = "(Kèm theo Báo cáo số 759/BC-UBND, ngày 27/9/2024 của UBND huyện Văn Quan)"
    report = session.report()
    assert report is not None
    session.write_report(replace(report, attached_to=attached))
    dialog = CarryOverDialog(session, session.store.reports.draft(report.id))
    built.qtbot.addWidget(dialog)
    dialog.show()
    settle()
    outer = next(area for area in dialog.findChildren(QScrollArea) if area.widget() is dialog.body)
    assert outer.verticalScrollBar().maximum() == 0
