"""A clerk's year by keys alone: last year's file, four periods on, ten tasks in each, lock, export."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from db.records import PERIOD_KINDS, Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from ui.dialogs.dialog import Dialog
from ui.main_window import MainWindow
from ui.session.recent_folders import EXPORT_FOLDER, keep_folder
from ui.session.session import Session
from vqdesk.exporting.file_export import export
from vqdesk.periods.period import default_columns, default_titles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


YEAR = Period("năm", 2025)
OFFICE = "UBND xã Yên Phúc"
PERIODS = (Period("quý", 2026, 1), Period("6 tháng", 2026), Period("9 tháng", 2026), Period("năm", 2026))
UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã")
MOST = 160
"""Keys that are no letters of a text: four for each task's result and evaluation."""
NONE = Qt.KeyboardModifier.NoModifier
OLD, NEW = "Phòng Văn hóa - Xã hội", "Phòng Văn hóa và Xã hội"


def last_year() -> Draft:
    """Return the ten tasks of last year, each told and assessed."""
    report = Report("nam-2025", OFFICE, YEAR, default_titles(YEAR), "", default_columns(YEAR))
    tasks = tuple(
        Task(
            *("nam-2025", "viec", f"t{at}"),
            number=str(at),
            unit=UNITS[at % 3],
            content=f"Hoàn thành việc trọng tâm số {at}",
            result=f"Đã xong phần {at}",
            evaluation="100%",
        )
        for at in range(1, 11)
    )
    return Draft(report, (Section(Domain("nam-2025", "viec", "I", "Lĩnh vực kinh tế"), tasks),))


@dataclass
class Keys:
    """The keyboard: every key goes where the focus is, as the window system sends it, and is counted."""

    qtbot: QtBot
    pressed: int = 0
    typed: int = 0

    def press(self, *shortcuts: str) -> None:
        """Press keys, each by its name."""
        for shortcut in shortcuts:
            combination = QKeySequence(shortcut)[0]
            QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
            self.pressed += 1

    def write(self, text: str) -> None:
        """Type a text; Vietnamese letters arrive composed."""
        for letter in text:
            receiver = self._focus().window().windowHandle()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(receiver, QKeyEvent(kind, 0, NONE, letter))
            self.typed += 1

    @staticmethod
    def _focus() -> QWidget:
        QCoreApplication.processEvents()
        focus = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def keys(qtbot: QtBot) -> Keys:
    return Keys(qtbot)


@pytest.fixture
def answer(
    keys: Keys, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Callable[[Callable[[Dialog], object]], None]:
    """Return what takes the next dialog's script: it is shown, and its keys decide."""
    scripts: list[Callable[[Dialog], object]] = []

    def run(dialog: Dialog) -> int:
        assert scripts, f"unexpected dialog: {dialog.windowTitle()}"
        script = scripts.pop(0)
        dialog.setModal(True)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        script(dialog)
        qtbot.waitUntil(
            lambda: not dialog.isVisible()
        )  # a button that is pressed by its letter takes a while
        return dialog.result()

    monkeypatch.setattr(Dialog, "exec", run)
    return scripts.append


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    """Show a window on a store without a report."""
    shown = MainWindow(Session(store, "vi"))
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    shown.tree.setFocus()
    return shown


def choose_period(keys: Keys, period: Period, dialog: Dialog) -> None:
    """Choose a period's kind by its list, and say yes."""
    kinds = dialog.period.kind
    assert kinds.hasFocus()
    steps = PERIOD_KINDS.index(period.kind) - kinds.currentIndex()
    keys.press(*abs(steps) * ("Down" if steps > 0 else "Up",))
    keys.press("Return")


def rename_unit(keys: Keys, _dialog: Dialog) -> None:
    """Replace a unit's name in several reports."""
    keys.write(OLD)
    keys.press("Tab")
    keys.write(NEW)
    keys.press("Tab", "Down", "Shift+Tab", "Return")
    keys.press("Alt+R")


def lock(keys: Keys, _dialog: Dialog) -> None:
    """Say why the report is locked."""
    keys.write("Đã trình ký")
    keys.press("Return", "Return")


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the work that runs."""
    qtbot.waitUntil(lambda: window.importing.runner.running is window.exporting.runner.running is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_year_in_one_sitting(
    window: MainWindow,
    keys: Keys,
    answer: Callable[[Callable[[Dialog], object]], None],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [tmp_path / "nam-2025.docx"]
    with Store.open(tmp_path / "last-year.vqd", who="clerk") as before:
        before.reports.add(last_year())
        export(before, "nam-2025", files[0])
    session, out = window.session, tmp_path / "out"
    out.mkdir()
    keep_folder(session.store, EXPORT_FOLDER, out)

    def choose(dialog: QFileDialog) -> int:
        keys.typed += len(files[0].name)
        keys.pressed += 1
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(files[0])])

    # Last year's file
    answer(lambda _dialog: keys.press("Return"))
    keys.press("Ctrl+F12")
    settle(window, qtbot)
    assert session.report().period == YEAR
    assert len(session.outline()) == 10

    # Four periods on, every task told and assessed
    for period in PERIODS:
        answer(partial(choose_period, keys, period))
        keys.press("F9")
        settle(window, qtbot)
        assert session.report().period == period
        keys.press("F8", "Return")
        for at in range(1, 11):
            keys.write(f"Đã làm xong {at * 3} việc")
            keys.press("Tab")
            keys.write("75%")
            keys.press("F8")
            if at < 10:
                keys.press("Shift+Tab")
        for at, row in enumerate(session.outline(), 1):
            task = session.task(row.id)
            assert (task.result, task.evaluation) == (f"Đã làm xong {at * 3} việc", "75%")

    # A unit has another name, in all reports of the year
    answer(partial(rename_unit, keys))
    keys.press("Ctrl+H")
    settle(window, qtbot)
    assert {row.unit for row in session.outline()} == {*UNITS} - {OLD} | {NEW}
    assert all(
        OLD not in {row.unit for row in session.store.tasks.outline(report.id)}
        for report in session.store.reports.all()
    )

    # The year's report is locked, and goes out
    answer(partial(lock, keys))
    keys.press("Alt+F", "o")
    settle(window, qtbot)
    assert session.lock.is_locked
    answer(lambda _dialog: keys.press("Return"))
    keys.press("F12")
    settle(window, qtbot)
    (annex,) = out.glob("*.docx")
    cells = {cell.text for table in Document(annex).tables for row in table.rows for cell in row.cells}
    assert cells >= {NEW, "75%", "Đã làm xong 30 việc"}
    assert OLD not in cells
    assert keys.pressed <= MOST
