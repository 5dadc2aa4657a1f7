"""The rows of a form keep their fields whole when the annex's columns have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.forms.task_form import TaskForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


def test_what_is_said_below_a_field_is_whole_after_a_column_was_moved(tracked: Session, qtbot: QtBot) -> None:
    form = TaskForm(tracked)
    qtbot.addWidget(form)
    form.resize(842, 640)
    form.show()
    tracked.write_task("t2", "coordinating", "; ".join(f"Đơn vị thứ {at} của xã" for at in range(9)))
    form.show_task("t1")
    report = tracked.report()
    assert report is not None
    columns = report.columns
    tracked.write_report(replace(report, columns=(columns[0], columns[-1], *columns[1:-1])))
    form.show_task("t1")
    field = form.fields["coordinating"]
    qtbot.waitUntil(lambda: field.height() >= field.heightForWidth(field.width()))
    form.show_task("t2")
    assert field.said.text()
    qtbot.waitUntil(lambda: field.height() >= field.heightForWidth(field.width()))
