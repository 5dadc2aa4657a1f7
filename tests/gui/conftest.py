"""What the window's tests stand on: a real store, a session on a small report, answers for dialogs."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt, QTranslator
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QFileDialog,
    QMenu,
    QMessageBox,
    QTabWidget,
    QToolTip,
    QWidget,
)

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.looks.looks import Looks
from ui.looks.sizes import TEXT_POINTS
from ui.main_window import MainWindow
from ui.runtime.garbage_collector import GarbageCollector
from ui.session.session import Session
from vqdesk.periods.period import default_columns, default_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

REPORT = "bao-cao-9-thang"
PERIOD = Period("9 tháng", 2024)


def _draft(report_id: str = REPORT, period: Period = PERIOD) -> Draft:
    """Return a small report: two domains, tasks a b c (two of one unit) and d, and an empty domain."""
    report = Report(
        report_id,
        "UBND huyện Văn Quan",
        period,
        default_titles(period),
        "(Kèm theo Báo cáo số 759/BC-UBND, ngày 27/9/2024)",
        default_columns(period),
    )

    def task(task_id: str, domain_id: str, number: str, unit: str, **texts: str) -> Task:
        return Task(report_id, domain_id, task_id, number, unit, **texts)

    economy = Section(
        Domain(report_id, "kinh-te", "I", "Lĩnh vực kinh tế"),
        (
            task(
                "a",
                "kinh-te",
                "1",
                "Phòng Nông nghiệp",
                content="Xây dựng đường giao thông nông thôn",
                documents="Kế hoạch số 42/KH-UBND ngày 30/01/2024",
                result="Đã làm 14/16 xã",
                evaluation="88,0%",
            ),
            task("b", "kinh-te", "2", "Phòng Nông nghiệp", content="Trồng mới 750 ha rừng"),
            task(
                "c",
                "kinh-te",
                "3",
                "Phòng Tài chính",
                content="Thu ngân sách trên địa bàn",
                evaluation="Chưa có cơ sở triển khai",
            ),
        ),
    )
    culture = Section(
        Domain(report_id, "van-hoa", "II", "Lĩnh vực văn hóa"),
        (task("d", "van-hoa", "", "Công an huyện", content="Giữ gìn trật tự", evaluation="112,4%"),),
    )
    empty = Section(Domain(report_id, "khac", "III", "Lĩnh vực khác"), ())
    return Draft(report, (economy, culture, empty))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Return the application as it looks to a clerk."""
    Looks.of(qapp)
    return qapp


@pytest.fixture
def write_in(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Return what writes everything in a size of points, until the test ends."""
    looks = Looks.of(qapp)
    yield looks.write_in
    looks.write_in(TEXT_POINTS)


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Wait longer than pytest-qt does before a test fails: a busy PC takes its time."""
    for name in ("waitUntil", "waitSignal"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=60_000))
    return qtbot


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.vqd", who="clerk") as opened:
        yield opened


@pytest.fixture
def session(store: Store, qtbot: object) -> Session:
    """Return a session with the small report open."""
    store.reports.add(_draft())
    opened = Session(store, "vi")
    opened.open_report(REPORT)
    return opened


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    """Show the main window with the session's report, the focus in its tree."""
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    session.open_report(session.report_id)
    shown.activateWindow()
    shown.tree.setFocus()
    qtbot.waitUntil(shown.tree.hasFocus)
    return shown


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Looks]:
    """Return the looks; whoever has drawn in other colours leaves the light ones."""
    made = Looks.of(qapp)
    yield made
    made.draw_in("light")


@pytest.fixture
def make_draft() -> Callable[..., Draft]:
    """Return the maker of the small report, for another id or period."""
    return _draft


@pytest.fixture(autouse=True, scope="package")
def _windows_die_here() -> Iterator[None]:
    """Leave no window to the tests that follow: their threads would free it."""
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _garbage_is_collected_here(_windows_die_here: None) -> Iterator[None]:
    """Keep Python's collector out of other threads, as the program does: there it would free Qt's objects."""
    gc.disable()
    yield
    GarbageCollector().collect_due()


@pytest.fixture(autouse=True)
def _clipboard_is_left_empty(qapp: QApplication) -> Iterator[None]:
    """Leave nothing in the clipboard: it would be freed after Python has ended, and the process crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _quick_work_shows_no_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for work however busy the PC is: a dialog in between would take the focus from what is tested."""
    monkeypatch.setattr("ui.runtime.background_task._SHOW_AFTER", 60_000)


@dataclass
class Boxes:
    """What message boxes said, and what they are answered: the file for file dialogs as well."""

    warned: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    yes: bool = True
    file: str = ""
    dialogs: list[Callable[[Dialog], bool | int]] = field(default_factory=list)
    """What to do with each dialog that opens, in order; its result is the dialog's."""


@pytest.fixture(autouse=True)
def boxes(monkeypatch: pytest.MonkeyPatch) -> Boxes:
    """Answer every box and dialog: nothing in a test may wait for a person."""
    answers = Boxes()

    def ask(_parent: object, question: str, _yes: str, _no: str = "") -> bool:
        answers.asked.append(question)
        return answers.yes

    def tell_and_offer(_parent: object, sentence: str, *_choices: str) -> int:
        answers.offered.append(sentence)
        return -1

    def run_dialog(dialog: Dialog) -> int:
        assert answers.dialogs, f"unexpected dialog: {dialog.windowTitle()}"
        return int(answers.dialogs.pop(0)(dialog))

    def never(*_args: object) -> int:
        raise AssertionError("a box that nobody answers")

    monkeypatch.setattr(message_box, "warn", lambda _parent, sentence: answers.warned.append(sentence))
    monkeypatch.setattr(message_box, "ask", ask)
    monkeypatch.setattr(message_box, "tell_and_offer", tell_and_offer)
    monkeypatch.setattr(Dialog, "exec", run_dialog)
    monkeypatch.setattr(QMessageBox, "exec", never)
    monkeypatch.setattr(QMenu, "exec", never)
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: int(bool(answers.file)))
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [answers.file])
    return answers


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """Return what tells the parts of a shown view that may have the focus and have no name."""

    def found(view: QWidget) -> list[str]:
        missing = _nameless(view)
        for tabs in view.findChildren(QTabWidget):
            for page in filter(tabs.isTabVisible, range(tabs.count())):
                tabs.setCurrentIndex(page)
                missing += _nameless(view)
        return missing

    return found


def _nameless(view: QWidget) -> list[str]:
    """Return what may have the focus and has no name that is told."""
    return [
        f"{type(part).__name__} in {type(part.parent()).__name__}"
        for part in view.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible() and not _is_part(part)
        if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()
    ]


def _is_part(part: QWidget) -> bool:
    """Tell whether it is a part of a field that has the name, or only holds others."""
    above = part.parentWidget()
    is_viewport = isinstance(above, QAbstractScrollArea) and part is above.viewport()
    return is_viewport or part.focusProxy() is not None or isinstance(above, QAbstractSpinBox)


def _tracked() -> Draft:
    """Return a report of quarter III of 2026 with deadlines, to be looked at on 11/9/2026."""
    fields = (
        *("number", "content", "unit", "coordinating", "output", "deadline"),
        *("result", "evaluation", "status", "finished", "note"),
    )
    columns = tuple(Column(key, f"Cột {key}") for key in fields)
    period = Period("quý", 2026, 3)
    report = Report("theo-doi", "UBND xã Yên Phúc", period, ("DANH MỤC",), "", columns)
    texts: tuple[dict[str, str], ...] = (
        {"deadline": "10/9/2026", "result": "Đang làm"},
        {"deadline": "15/9/2026"},
        {"deadline": "Quý III/2026", "status": "Hoàn thành", "finished": "10/9/2026", "result": "Xong"},
        {"deadline": "1/9/2026", "status": "Hoàn thành", "finished": "3/9/2026", "output": "Báo cáo"},
        {"deadline": "Hằng tháng", "coordinating": "Công an xã; Trạm Y tế"},
        {"deadline": "", "evaluation": "50%"},
    )
    tasks = tuple(
        Task(
            "theo-doi",
            "viec",
            f"t{at}",
            number=str(at),
            content=f"Việc số {at}",
            unit="Phòng Kinh tế",
            **each,
        )
        for at, each in enumerate(texts, 1)
    )
    return Draft(report, (Section(Domain("theo-doi", "viec", "I", "Kinh tế"), tasks),))


TODAY = date(2026, 9, 11)


@pytest.fixture
def tracked(store: Store, qtbot: object) -> Session:
    """Return a session, on 11/9/2026, with a report with deadlines open."""
    store.reports.add(_tracked())
    opened = Session(store, "vi")
    opened.standings.today = lambda: TODAY
    opened.open_report("theo-doi")
    return opened


@pytest.fixture
def small_tips() -> Iterator[None]:
    """Let the widest line of a tip fit on the screen of the tests: Qt breaks what does not, in plain text."""
    font = QToolTip.font()
    QToolTip.setFont(QFont(font.family(), 8))
    yield
    QToolTip.setFont(font)


_TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"
_LANGUAGE_FILES = ("vqdesk", "qtbase")


@pytest.fixture(scope="session")
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the translations as setting up does."""
    beside = Path(sys.executable).parent
    tool = shutil.which("pyside6-lrelease", path=str(beside)) or shutil.which("pyside6-lrelease")
    if tool is None:
        pytest.skip("pyside6-lrelease is not there")
    folder = tmp_path_factory.mktemp("translations")
    for name in _LANGUAGE_FILES:
        call = [tool, "-silent", str(_TRANSLATIONS / f"{name}_vi.ts"), "-qm", str(folder / f"{name}_vi.qm")]
        subprocess.run(call, check=True)
    return folder


@pytest.fixture
def vietnamese(qapp: QApplication, _compiled: Path) -> Iterator[None]:
    translators = [QTranslator() for _ in _LANGUAGE_FILES]
    for name, translator in zip(_LANGUAGE_FILES, translators, strict=True):
        assert translator.load(str(_compiled / f"{name}_vi.qm"))
        qapp.installTranslator(translator)
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    yield
    QLocale.setDefault(before)
    for translator in translators:
        qapp.removeTranslator(translator)
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange)
