"""The overview in the window: the page of what is stored, saved, printed, and gone from to its tasks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from judged_report import ID, judged_draft
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip

from db.records import Period
from ui.looks.colours import colours
from ui.looks.looks import Looks
from ui.main_window import MainWindow
from ui.overview.dialog import OverviewDialog
from ui.session.recent_folders import EXPORT_FOLDER, load_folder
from ui.session.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store.store import Store
    from ui.dialogs.dialog import Dialog


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    store.reports.add(judged_draft())
    shown = MainWindow(Session(store))
    qtbot.addWidget(shown)
    shown.show()
    shown.session.open_report(ID)
    return shown


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> OverviewDialog:
    view = OverviewDialog(window.session, window.session.report(), window)
    qtbot.addWidget(view)
    view.show()
    taken(view, qtbot)
    return view


def taken(view: OverviewDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.page is not None and view.runner.running is None)


def click(view: OverviewDialog, qtbot: QtBot, kind: str, key: str) -> None:
    spot = next(
        each
        for each in view.view.spots
        if (each.told.startswith(f"{key}\n") if kind == "unit" else (each.kind, each.key) == (kind, key))
    )
    at = view.view.spot_rect(spot).center()
    qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def opened(window: MainWindow, qtbot: QtBot, boxes: object, kind: str, key: str) -> None:
    """Open the overview from the menu and click something on its page."""

    def act(dialog: Dialog) -> bool:
        assert isinstance(dialog, OverviewDialog)
        dialog.show()
        taken(dialog, qtbot)
        click(dialog, qtbot, kind, key)
        assert dialog.isHidden()
        return True

    boxes.dialogs.append(act)
    window.actions_["overview"].trigger()
    assert not boxes.dialogs


@pytest.mark.parametrize(
    ("kind", "key", "place"),
    [
        ("domain", "van-hoa", ("domain", "van-hoa")),
        ("task", "a", ("task", "a")),
        ("lack", "overdue", ("task", "c")),
        ("unit", "Trạm Y tế", ("task", "h")),
    ],
)
def test_what_is_clicked_is_gone_to(
    window: MainWindow, qtbot: QtBot, boxes: object, kind: str, key: str, place: tuple[str, str]
) -> None:
    opened(window, qtbot, boxes, kind, key)
    assert window.session.place() == place


@pytest.mark.parametrize("shown", ["no_state", "no_result"])
def test_a_list_s_head_shows_its_tasks_in_the_tree(
    window: MainWindow, qtbot: QtBot, boxes: object, shown: str
) -> None:
    opened(window, qtbot, boxes, "lack", shown)
    assert window.tree.outline.arrangement.filters == {shown}


def test_without_a_report_there_is_no_overview(store: Store, qtbot: QtBot) -> None:
    shown = MainWindow(Session(store))
    qtbot.addWidget(shown)
    assert not shown.actions_["overview"].isEnabled()


def test_what_leads_nowhere_closes_nothing(dialog: OverviewDialog, qtbot: QtBot) -> None:
    click(dialog, qtbot, "", "")
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=dialog.view.page_rect().topLeft())
    assert dialog.isVisible()
    assert dialog.spot_chosen is None


def test_what_is_typed_is_counted(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    window.session.go_to("task", "d")
    qtbot.keyClicks(window.task_form.fields["evaluation"].editor, "37%")
    said: list[str] = []

    def look(dialog: Dialog) -> bool:
        taken(dialog, qtbot)
        said.append(dialog.view.accessibleDescription())
        return False

    boxes.dialogs.append(look)
    window.actions_["overview"].trigger()
    # a has 100%, d now 37%.
    assert "Toàn báo cáo\nĐã đánh giá: 6/8\nkỳ này: 68,5% (2)" in said[0]


def test_the_period_before_stands_beside(window: MainWindow, qtbot: QtBot) -> None:
    former = judged_draft()
    former = former.with_report(replace(former.report, id="quy-2", period=Period("quý", 2026, 2)))
    window.session.store.reports.add(former)
    view = OverviewDialog(window.session, window.session.report(), window)
    qtbot.addWidget(view)
    taken(view, qtbot)
    assert view.page.overview.former.id == "quy-2"
    assert "kỳ trước: 100,0% (1)" in view.view.accessibleDescription()


def test_the_period_s_end_or_today(dialog: OverviewDialog, window: MainWindow, qtbot: QtBot) -> None:
    assert dialog.when.currentText() == "The period's end (30/09/2026)"
    dialog.when.setCurrentIndex(1)
    # Nothing of another day is shown meanwhile.
    assert dialog.page is None
    assert not dialog.png_button.isEnabled()
    dialog.when.setCurrentIndex(0)
    dialog.when.setCurrentIndex(1)
    taken(dialog, qtbot)
    assert dialog.page.overview.as_of == date.today()
    end = (date.today() + timedelta(3)).isoformat()
    running = replace(window.session.report(), period=Period("khác", 2026, start="2026-01-01", end=end))
    other = OverviewDialog(window.session, running, window)
    qtbot.addWidget(other)
    assert other.when.currentData() == date.today()
    qtbot.waitUntil(lambda: other.runner.running is None)


# Looking at it


def test_the_page_is_whole_until_it_is_zoomed(dialog: OverviewDialog, qtbot: QtBot) -> None:
    view = dialog.view
    inside = view.viewport().rect()
    assert inside.contains(view.page_rect())
    dialog.resize(dialog.width() - 200, dialog.height() - 100)
    assert view.viewport().rect().contains(view.page_rect())
    before = view.zoom
    view.setFocus()
    for key, larger in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)):
        qtbot.keyClick(view, key)
        assert (view.zoom > before) == larger or view.zoom == before
    qtbot.mouseClick(dialog.larger, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.larger, Qt.MouseButton.LeftButton)
    assert view.zoom > before
    assert dialog.zoom.text() == f"{round(view.zoom * 100)} %"
    assert view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.viewport().rect().contains(view.page_rect())


def test_the_keys_go_from_one_to_the_next_and_enter_goes_there(
    window: MainWindow, qtbot: QtBot, boxes: object
) -> None:
    seen: list[str] = []

    def act(dialog: Dialog) -> bool:
        dialog.show()
        taken(dialog, qtbot)
        view = dialog.view
        view.zoom_to(3.0)
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Return)
        assert dialog.isVisible()
        for key in (*[Qt.Key.Key_Down] * 30, Qt.Key.Key_Up, *[Qt.Key.Key_Up] * 40, Qt.Key.Key_Down):
            qtbot.keyClick(view, key)
            assert view.viewport().rect().contains(view.spot_rect(view.current).topLeft())
            assert view.accessibleDescription() == view.current.told
            seen.append(view.current.key)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        return True

    boxes.dialogs.append(act)
    window.actions_["overview"].trigger()
    assert seen[:3] == ["kinh-te", "van-hoa", "a"]
    assert seen[29] != seen[30]
    assert seen[-2:] == ["kinh-te", "van-hoa"]
    assert window.session.place() == ("domain", "van-hoa")


def test_ctrl_and_the_wheel_zoom_around_the_pointer(dialog: OverviewDialog) -> None:
    view = dialog.view
    view.zoom_to(1.0)
    at = QPointF(view.viewport().rect().center())
    under = next(iter(view.spots))
    where = view.spot_rect(under).center()
    event = QWheelEvent(
        QPointF(where), view.viewport().mapToGlobal(QPointF(where)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = view.zoom
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == pytest.approx(before * 1.1)
    assert view.spot_at(at) is None or view.spots
    assert (view.spot_rect(under).center() - where).manhattanLength() <= 8


def test_what_is_pointed_at_is_told_in_full(dialog: OverviewDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: told.append(text))
    spot = next(each for each in dialog.view.spots if each.key == "kinh-te")

    at = dialog.view.spot_rect(spot).center()
    QApplication.sendEvent(
        dialog.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, dialog.view.viewport().mapToGlobal(at))
    )
    assert told == ["I. Lĩnh vực kinh tế\nĐã đánh giá: 2/4\nkỳ này: 100,0% (1)"]
    none = Qt.MouseButton.NoButton
    for where, shape in (
        (at, Qt.CursorShape.PointingHandCursor),
        (dialog.view.page_rect().topLeft(), Qt.CursorShape.ArrowCursor),
    ):
        place = QPointF(where)
        over = dialog.view.viewport().mapToGlobal(place)
        moved = QMouseEvent(QEvent.Type.MouseMove, place, over, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(dialog.view.viewport(), moved)
        assert dialog.view.viewport().cursor().shape() == shape


@pytest.mark.parametrize("scheme", ["light", "dark", "high light", "high dark"])
def test_the_page_is_white_paper_in_every_colour_of_the_window(
    dialog: OverviewDialog, qapp: QApplication, scheme: str
) -> None:
    looks = Looks.of(qapp)
    looks.draw_in(scheme)
    try:
        image = dialog.view.viewport().grab().toImage()
        corner = dialog.view.page_rect().topLeft() + QPoint(3, 3)
        assert image.pixelColor(corner * image.devicePixelRatio()).name() == "#ffffff"
        beside = QPoint(dialog.view.page_rect().left() - 1, dialog.view.page_rect().center().y())
        assert image.pixelColor(beside * image.devicePixelRatio()) == colours().line
    finally:
        looks.draw_in("light")


# Files and paper


@pytest.mark.parametrize(("button", "ending"), [("png_button", ".png"), ("pdf_button", ".pdf")])
def test_the_page_is_saved(
    dialog: OverviewDialog,
    qtbot: QtBot,
    boxes: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    ending: str,
) -> None:
    proposed: list[str] = []
    monkeypatch.setattr(QFileDialog, "selectFile", lambda _dialog, name: proposed.append(name))
    monkeypatch.setattr(QFileDialog, "selectedNameFilter", lambda made: made.nameFilters()[0])
    (tmp_path / "gửi").mkdir()
    boxes.file = str(tmp_path / "gửi" / "tổng quan")
    getattr(dialog, button).click()
    qtbot.waitUntil(lambda: dialog.runner.running is None)
    assert proposed == [f"Overview of quy III nam 2026{ending}"]
    made = tmp_path / "gửi" / f"tổng quan{ending}"
    assert made.read_bytes()[1:4] in (b"PNG", b"PDF")
    assert boxes.offered == [f"The overview was written to “{made}”."]
    assert load_folder(dialog._session.store, EXPORT_FOLDER) == tmp_path / "gửi"  # noqa: SLF001


def test_a_refused_file_is_told_and_the_old_one_stays(
    dialog: OverviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    dialog._session.refused.connect(told.append)  # noqa: SLF001
    (tmp_path / "a.png").mkdir()
    dialog.export_to(tmp_path / "a.png")
    qtbot.waitUntil(lambda: dialog.runner.running is None)
    assert len(told) == 1
    assert "a.png" in told[0]
    assert dialog.isVisible()


def test_the_page_goes_out_for_others_unless_the_leader_s_copy_is_asked_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    report = window.session.report()
    columns = tuple(
        replace(each, visibility="internal") if each.key == "content" else each for each in report.columns
    )
    assert any(each.visibility == "internal" for each in columns)
    window.session.tell(window.session.store.columns.write(ID, columns, {}, verb="write_columns"))
    view = OverviewDialog(window.session, window.session.report(), window)
    qtbot.addWidget(view)
    view.show()
    taken(view, qtbot)
    assert view.leader.isVisible()
    assert "Nhiệm vụ số 1" not in view.view.accessibleDescription()
    qtbot.mouseClick(view.leader, Qt.MouseButton.LeftButton, pos=QPoint(10, view.leader.height() // 2))
    taken(view, qtbot)
    assert "Nhiệm vụ số 1" in view.view.accessibleDescription()
    assert view.page.overview.copy == "internal"


def test_where_nothing_is_internal_no_copy_is_asked_about(dialog: OverviewDialog) -> None:
    assert dialog.leader.isHidden()


@pytest.mark.parametrize("accepted", [True, False])
def test_the_page_is_printed(
    dialog: OverviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    out = tmp_path / "in.pdf"

    def run(asked: QPrintDialog) -> int:
        asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        asked.printer().setOutputFileName(str(out))
        return int(accepted)

    monkeypatch.setattr(QPrintDialog, "exec", run)
    dialog.print_button.click()
    assert out.exists() == accepted


def test_a_printer_that_takes_nothing_is_told(
    dialog: OverviewDialog, boxes: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deaf:
        def begin(self, _printer: QPrinter) -> bool:
            return False

    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr("ui.overview.paper_copy.QPainter", Deaf)
    dialog.print_button.click()
    assert boxes.warned == ["The printer did not take the pages: look whether it is on, then print again."]
