"""Last period's text beside the result: its head has all the width, also in a narrow window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Period
from ui.forms.former_view import FormerView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


def test_the_head_has_the_width_of_the_text(session: Session, qtbot: QtBot) -> None:
    report, task = session.report(), session.task("a")
    assert report is not None
    assert task is not None
    view = FormerView()
    qtbot.addWidget(view)
    view.show_former((replace(report, period=Period("tháng", 2024, 9)), task))
    view.resize(320, 300)
    view.show()
    qtbot.waitExposed(view)
    assert view.label.width() == view.text.width()
    assert view.label.y() < view.text.y() < view.copy_button.y()
