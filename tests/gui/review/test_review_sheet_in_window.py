"""The review sheet goes from the window to a file, and what is refused leaves the one that is there."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook

from db.records import Column
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

WRONG = "Đã cấp 886/965 giấy chứng nhận, đạt 98,1%."


@pytest.fixture
def reviewed(window: MainWindow) -> MainWindow:
    window.session.write_task("b", "result", WRONG)
    return window


def write(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["review_sheet"].trigger()
    qtbot.waitUntil(lambda: window.review.runner.running is None)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_it_is_written_told_and_offered(
    reviewed: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, ending: str
) -> None:
    boxes.file = str(tmp_path / f"phiếu{ending}")
    write(reviewed, qtbot)
    (said,) = boxes.offered
    first, covered, counted = said.split("\n")
    assert f"“{boxes.file}”" in first
    assert covered == "Đã kiểm 2 số: 0 đúng, 2 sai, 0 không đọc được." or covered.startswith("Đã kiểm ")
    assert counted.startswith("Còn ")
    if ending == ".docx":
        lines = [paragraph.text for paragraph in docx.Document(boxes.file).paragraphs]
    else:
        lines = [row[0].value for row in load_workbook(boxes.file)["Tổng hợp"].iter_rows()]
    assert covered in lines
    assert counted in lines
    assert (tmp_path / f"phiếu{ending}").read_bytes()[:2] == b"PK"


def test_a_name_without_an_ending_gets_one(
    reviewed: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    boxes.file = str(tmp_path / "phiếu")
    write(reviewed, qtbot)
    assert [each.name for each in tmp_path.glob("phiếu*")] == ["phiếu.docx"]


def test_no_file_is_nothing(reviewed: MainWindow, boxes: object) -> None:
    reviewed.actions_["review_sheet"].trigger()
    assert reviewed.review.runner.running is None
    assert boxes.offered == boxes.warned == []


def test_a_sheet_with_internal_columns_says_so(
    reviewed: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    note = Column("note", "Ghi chú", visibility="internal")
    reviewed.session.change_report(lambda report: replace(report, columns=(*report.columns, note)))
    boxes.file = str(tmp_path / "phiếu.docx")
    write(reviewed, qtbot)
    assert boxes.offered[0].endswith("It quotes internal columns, too: it is for this office alone.")


def test_what_is_refused_is_told_and_leaves_the_file(
    reviewed: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    boxes.file = str(tmp_path / "không có" / "phiếu.docx")
    write(reviewed, qtbot)
    assert (len(boxes.warned), boxes.offered) == (1, [])
    assert "không có" in boxes.warned[0]


def test_a_file_that_is_held_goes_beside(
    reviewed: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "phiếu.docx"
    held.write_bytes(b"held")
    replaced = Path.replace

    def refuse(new: Path, out: Path) -> Path:
        if out == held:
            raise BlockingIOError(errno.EBUSY, "planted")
        return replaced(new, out)

    monkeypatch.setattr(Path, "replace", refuse)
    boxes.file = str(held)
    write(reviewed, qtbot)
    qtbot.waitUntil(lambda: bool(boxes.offered))
    assert len(boxes.asked) == 1
    assert held.read_bytes() == b"held"
    assert (tmp_path / "phiếu (2).docx").is_file()
    boxes.yes = False
    boxes.offered.clear()
    write(reviewed, qtbot)
    assert boxes.offered == boxes.warned == []


def test_stopped_it_writes_nothing(
    reviewed: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vqdesk.review import stored

    check = stored.check_report

    def stopped(subjects: object, rules: object, failures: object, progress: object) -> object:
        heard: list[tuple[int, int]] = []

        def stop(done: int, total: int) -> None:
            heard.append((done, total))
            if done == 2:
                raise Cancelled

        assert progress is not None
        return check(subjects, rules, failures, stop)

    monkeypatch.setattr(stored, "check_report", stopped)
    boxes.file = str(tmp_path / "phiếu.docx")
    write(reviewed, qtbot)
    assert boxes.offered == boxes.warned == []
    assert list(tmp_path.glob("phiếu*")) == []
