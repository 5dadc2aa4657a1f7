"""Texts that are not stored, by the menu: copied, or what an earlier run left is shown and put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from vqdesk.system import paths
from vqdesk.unsaved.kept_texts import UnsavedText

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft
    from ui.main_window import MainWindow
    from ui.notices.left_texts_dialog import LeftTextsDialog

REPORT = "bao-cao-9-thang"
LEFT = UnsavedText(report=REPORT, record="task", record_id="b", field="result", text="Đã trồng", before="")


@pytest.fixture(autouse=True)
def _second_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda *_args, **_more: tmp_path / "user")


@pytest.fixture
def _full_disk(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type a text that the store refuses."""
    with monkeypatch.context() as patch:

        def refuse(*_args: object, **_more: object) -> None:
            raise Refused("disk.full", name="store.vqd")

        patch.setattr(window.session.store.tasks, "write", refuse)
        window.session.go_to("task", "b")
        window.task_form.fields["result"].editor.put_text("Đã trồng")
        window.task_form.saves["result"].timer.timeout.emit()
    assert window.bars.alarm.kind == "alarm"


@pytest.mark.usefixtures("_full_disk")
def test_the_menu_copies_what_is_not_stored(window: MainWindow, boxes: object, tmp_path: Path) -> None:
    boxes.file = str(tmp_path / "chép.txt")
    window.actions_["unsaved"].trigger()
    assert "Đã trồng" in (tmp_path / "chép.txt").read_text(encoding="utf-8-sig")
    assert window.bars.alarm.kind == "alarm", "a copy is not the store"


@pytest.mark.usefixtures("_full_disk")
@pytest.mark.parametrize("file", ["", "none/chép.txt"])
def test_where_no_copy_is_made_none_is_claimed(
    window: MainWindow, boxes: object, tmp_path: Path, file: str
) -> None:
    boxes.file = str(tmp_path / file) if file else ""
    window.actions_["unsaved"].trigger()
    assert len(boxes.warned) == (1 if file else 0)
    assert window.bars.news.isHidden()


def test_the_menu_leads_to_what_an_earlier_run_left(window: MainWindow, boxes: object) -> None:
    seen: list[str] = []

    def look(dialog: LeftTextsDialog) -> bool:
        seen.append(dialog.typed.toPlainText())
        return False

    window.session.unstored.left = [LEFT]
    window.session.unstored.changed.emit()
    boxes.dialogs.append(look)
    window.actions_["unsaved"].trigger()
    assert seen == ["Đã trồng"]


def test_a_text_of_another_report_opens_that_report(
    window: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    session.store.reports.add(make_draft("khac"))
    session.open_report("khac")
    assert session.put_in(LEFT)
    assert session.place() == ("task", "b")
    assert session.report_id == REPORT
    assert session.store.tasks.get(REPORT, "b").result == "Đã trồng"
    assert session.store.tasks.get("khac", "b").result == ""
