"""A stranger's text is only text: no view opens a file or changes its size for what looks like markup.

Every text of a report, a file and its name holds markup that names a picture. Each view is made twice: with
the markup, and with a `>` in the place of each `<`, which is as wide and never markup.
"""

from __future__ import annotations

import ctypes
import itertools
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QMessageBox,
    QToolTip,
    QTreeWidget,
    QWidget,
)

from db.records import Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from ui.comparison.dialog import ComparisonDialog
from ui.dialogs.file_dialogs import file_to_write
from ui.dialogs.message_box import ask, tell_and_offer, warn
from ui.exporting.dialog import ExportDialog
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.main_window import MainWindow
from ui.outline.domain_dialog import DomainDialog
from ui.preview.pane import PreviewPane
from ui.reports.carry_over_dialog import CarryOverDialog
from ui.reports.list_dialog import ReportListDialog
from ui.reports.new_dialog import NewReportDialog
from ui.runtime.background_task import BackgroundTask
from ui.session.session import Session
from ui.style.dialog import StyleDialog
from ui.summary.dialog import SummaryDialog
from ui.support.about_dialog import AboutDialog
from ui.support.check_dialog import MachineCheckDialog
from ui.widgets.tip import tip
from vqdesk.annex.recognition import finder as annexes_of
from vqdesk.annex.source.grid import Cell, Paragraph, Source, Table
from vqdesk.importing.file_import import Annex, Incoming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

MARKS = (
    '<img src="{url}">',
    "<img src='{path}' width=4000 height=3000>",
    '<table width="5000" background="{url}"><tr><td>ô</td></tr></table>',
    "<b>Phòng</b> & Ban",
    '<a href="{url}">mở</a>',
    "<style>@import url({url});</style>x",
    '<body background="{url}">x',
    '<div style="background-image:url({url}); font-size:90pt">x</div>',
    '<img src="data:image/png;base64,iVBORw0KGgo=" width="3000">',
    r'<img src="\\may-chu\chia\{path}">',
    '<!DOCTYPE html><img src="{url}">',
    '<?xml version="1.0"?><html><img src="{url}"></html>',
    '&lt;<img src="{url}">',
    '<h1>To</h1><hr width="9000"><img src="{url}">',
)
FIELDS = ("number", "unit", "content", "results", "documents", "result", "evaluation")
PICTURE = QSize(900, 700)
_OPENED = 0x20 | 0x1  # IN_OPEN | IN_ACCESS
_NOT_BLOCKING = 0o4000
_SAID = ("text", "toPlainText", "currentText")


@dataclass(frozen=True)
class Texts:
    """Markup, or what is as wide: the texts of a report, another one each time."""

    picture: Path
    tame: bool
    first: int = 0

    def __iter__(self) -> Iterator[str]:
        marks = itertools.cycle((*MARKS[self.first :], *MARKS[: self.first]))
        for number, mark in enumerate(marks):
            text = mark.format(url=self.picture.as_uri(), path=self.picture)
            yield self.fit(f"{text} {number}")

    def fit(self, text: str) -> str:
        return text.replace("<", ">") if self.tame else text


def report_of(texts: Texts, report_id: str, period: Period) -> Draft:
    """Return a report of which every text is markup."""
    more = iter(texts)
    organisation = texts.fit(MARKS[0].format(url=texts.picture.as_uri()))
    extra = (texts.fit("<i>Ghi chú</i> R&D"), next(more))
    headings = Headings(**{field: next(more) for field in FIELDS}, extra=extra)
    report = Report(report_id, organisation, period, (next(more), next(more)), next(more), headings.columns)
    sections = []
    for at in range(2):
        domain = Domain(report_id, f"d{at}", next(more), next(more))
        tasks = tuple(task_of(more, report_id, domain.id, f"t{at}{row}", extra) for row in range(8))
        sections.append(Section(domain, tasks))
    return Draft(report, tuple(sections))


def task_of(
    more: Iterator[str], report_id: str, domain_id: str, task_id: str, extra: tuple[str, ...]
) -> Task:
    documents = f"{next(more)}\nKế hoạch số 42/KH-UBND ngày 30/01/2024 {next(more)}"
    texts = {"documents": documents, "result": f"{next(more)}\n{next(more)}", "evaluation": next(more)}
    own = {heading: next(more) for heading in extra}
    number, unit, content = next(more), next(more), next(more)
    return Task(report_id, domain_id, task_id, number, unit, content, **texts, extra=own)


@dataclass
class Opened:
    """A window on a store in which every text is markup."""

    window: MainWindow
    texts: Texts
    qtbot: QtBot

    @property
    def session(self) -> Session:
        return self.window.session

    def report(self) -> Report:
        report = self.session.report()
        assert report is not None
        return report

    def settle(self) -> None:
        for _ in range(5):
            QApplication.processEvents()


# The views


def form_of_the_report(opened: Opened) -> QWidget:
    opened.session.go_to("report", "nay")
    return opened.window


def form_of_a_domain(opened: Opened) -> QWidget:
    opened.session.go_to("domain", "d1")
    return opened.window


def form_of_a_task(opened: Opened) -> QWidget:
    opened.session.go_to("task", "t03")
    assert not opened.window.task_form.former_view.isHidden()
    assert opened.window.task_form.citations.model().rowCount() > 0
    return opened.window


def hits_of_a_search(opened: Opened) -> QWidget:
    opened.window.find_panel.field.setText("Phong")
    opened.window.find_panel.go_next()
    assert opened.window.find_panel.hits.rowCount() > 1
    return opened.window


def pages_of_the_preview(opened: Opened) -> QWidget:
    shorten_headings(opened)
    preview = opened.window.preview
    opened.window.actions_["preview"].trigger()
    # Beside the form its width follows the window's layout, a little later.
    opened.window.side.dock.setFloating(True)
    opened.window.side.dock.resize(700, 600)
    opened.qtbot.waitUntil(lambda: preview.paginator.is_whole and preview.pane.view.isVisible())
    return preview.pane


def shorten_headings(opened: Opened) -> None:
    """Give the columns headings that a page has room for."""
    short = {field: opened.texts.fit("<b>Cột</b>") for field in FIELDS}
    opened.session.write_report(replace(opened.report(), columns=Headings(**short).columns))


def list_of_reports(opened: Opened) -> QWidget:
    return ReportListDialog(opened.session, opened.window)


def way_out(opened: Opened) -> QWidget:
    session = opened.session
    units = [row.unit for row in session.outline()]
    return ExportDialog(opened.window, opened.report(), Path("/"), session.domains(), units)


def style_of_the_annex(opened: Opened) -> QWidget:
    return StyleDialog(opened.session, opened.report(), opened.window)


def comparison(opened: Opened) -> QWidget:
    others = [each for each in opened.session.store.reports.all() if each.id != "nay"]
    view = ComparisonDialog(opened.session, opened.report(), others, opened.window)
    opened.qtbot.waitUntil(lambda: view.comparison is not None and view.runner.running is None)
    assert view.detail.toPlainText()
    return view


def summary(opened: Opened) -> QWidget:
    view = SummaryDialog(opened.session, opened.report(), opened.window)
    opened.qtbot.waitUntil(lambda: view.summary is not None and view.runner.running is None)
    return view


def next_period(opened: Opened) -> QWidget:
    return CarryOverDialog(opened.session, opened.session.store.reports.draft("nay"), opened.window)


def new_report(opened: Opened) -> QWidget:
    return NewReportDialog(opened.session, opened.window)


def new_name_of_a_domain(opened: Opened) -> QWidget:
    more = iter(opened.texts)
    return DomainDialog(opened.window, "Rename", "Rename", next(more), next(more))


def what_the_program_is(opened: Opened) -> QWidget:
    return AboutDialog(opened.window, Path("/tmp") / next(iter(opened.texts)))


def check_of_the_pc(opened: Opened) -> QWidget:
    return MachineCheckDialog(opened.window, next(iter(opened.texts)))


def work_that_is_done(opened: Opened) -> QWidget:
    text = f"Đang đọc “{next(iter(opened.texts))}”..."
    work = BackgroundTask(opened.window, text, lambda _: None, lambda _: None, lambda _: None)
    opened.qtbot.addWidget(work.dialog)
    return work.dialog


def pasted(texts: Texts, annexes: int = 1) -> Incoming:
    """Return what was copied: headings, cells, titles and what stands around are markup."""
    more = iter(texts)
    lines = []
    for _ in range(annexes):
        lines += [next(more), "BIỂU ĐÁNH GIÁ năm 2024 " + next(more)]
        names = ("TT", "Đơn vị", "Nội dung", "Kết quả", "Tỷ lệ", "Ghi chú")
        lines.append("\t".join(f"{name} {next(more)}" for name in names))
        lines.append(f"I\tLĩnh vực {next(more)}\t\t\t\t")
        lines += ["\t".join([str(row), *(next(more) for _ in range(5))]) for row in range(1, 6)]
        lines += [next(more), ""]
    # As a reader gives it that leaves markup in texts: what is taken off could show nothing.
    blocks: list[Paragraph | Table] = []
    for number, line in enumerate(lines, 1):
        cells = [
            Cell(text, 0, column, where=f"line {number}, column {column + 1}")
            for column, text in enumerate(line.split("\t"))
        ]
        if len(cells) == 1:
            blocks += [Paragraph(line, f"line {number}")] if line else []
        elif blocks and isinstance(blocks[-1], Table):
            row = len(blocks[-1].rows)
            blocks[-1] = Table([*blocks[-1].rows, [cell._replace(row=row) for cell in cells]])
        else:
            blocks.append(Table([cells]))
    source = Source(blocks, (), next(more))
    found = annexes_of.find_annexes(source)
    return Incoming(source.name, tuple(Annex(next(more), grid) for grid in found))


def import_of_a_file(opened: Opened) -> QWidget:
    dialog = ImportDialog(opened.session, Readings(pasted(opened.texts)), opened.window)
    assert dialog.tasks.model.rowCount() > 5
    assert dialog.columns.combos
    assert dialog.log_page.model.rowCount()
    return dialog


def import_into_a_report(opened: Opened) -> QWidget:
    dialog = ImportDialog(opened.session, Readings(pasted(opened.texts)), opened.window)
    dialog.into.setCurrentIndex(1)
    assert dialog.target.model.rowCount() > 5
    return dialog


def import_of_several_annexes(opened: Opened) -> QWidget:
    dialog = ImportDialog(opened.session, Readings(pasted(opened.texts, 3)), opened.window)
    assert dialog.annexes.count() == 3
    return dialog


VIEWS = (
    form_of_the_report,
    form_of_a_domain,
    form_of_a_task,
    hits_of_a_search,
    pages_of_the_preview,
    list_of_reports,
    way_out,
    style_of_the_annex,
    comparison,
    summary,
    next_period,
    new_report,
    new_name_of_a_domain,
    what_the_program_is,
    check_of_the_pc,
    work_that_is_done,
    import_of_a_file,
    import_into_a_report,
    import_of_several_annexes,
)


# The pages are painted; the check's text and a combo box's list are looked at elsewhere.
UNNAMED = (pages_of_the_preview, check_of_the_pc, new_report)

# What is measured


class Watch:
    """Count how often a file is opened by whomever: Qt opens it below Python's sight."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._reader = self._libc.inotify_init1(_NOT_BLOCKING)
        self._libc.inotify_add_watch(self._reader, os.fsencode(path), _OPENED)

    def opened(self) -> bool:
        try:
            return bool(os.read(self._reader, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._reader)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "gai.png"
    image = QImage(PICTURE, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(path))
    return path


@pytest.fixture
def watch(picture: Path) -> Iterator[Watch]:
    if sys.platform != "linux":
        pytest.skip("only Linux tells who opens a file")
    made = Watch(picture)
    yield made
    made.close()


@pytest.fixture
def opening(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Texts], Opened]]:
    """Return what opens a window on a store of which every text is as `Texts` tells."""
    stores: list[Store] = []

    def show(texts: Texts) -> Opened:
        store = Store.open(tmp_path / f"{len(stores)}.vqd", who="x")
        stores.append(store)
        former = report_of(replace(texts, first=(texts.first + 3) % len(MARKS)), "truoc", Period("năm", 2023))
        store.reports.add(former)
        store.reports.add(report_of(texts, "nay", Period("năm", 2024)))
        window = MainWindow(Session(store, "vi"))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.session.open_report("nay")
        return Opened(window, texts, qtbot)

    yield show
    for store in stores:
        store.close()


def measures(widget: QWidget) -> list[tuple[object, ...]]:
    """Return what every part of a view would like to have, and has."""
    parts = [widget, *widget.findChildren(QWidget)]
    return [
        (type(part).__name__, part.sizeHint(), part.minimumSizeHint(), part.size(), rows_of(part))
        for part in parts
        if part.isVisible()
    ]


def rows_of(part: QWidget) -> tuple[int, ...]:
    if not isinstance(part, QAbstractItemView) or part.model() is None:
        return ()
    return (*(part.sizeHintForColumn(at) for at in range(columns(part.model()))), part.sizeHintForRow(0))


def tips_of(view: QWidget) -> list[str]:
    """Return every tip of a view: of its widgets, and of each row of each model."""
    tips = [part.toolTip() for part in (view, *view.findChildren(QWidget))]
    for part in view.findChildren(QAbstractItemView):
        if part.model() is not None and not isinstance(part.window(), QFileDialog):
            tips += model_tips(part.model())
            header = range(columns(part.model()))
            role, across = Qt.ItemDataRole.ToolTipRole, Qt.Orientation.Horizontal
            tips += [part.model().headerData(at, across, role) for at in header]
    return [text for text in tips if text]


def columns(model: QAbstractItemModel, parent: QModelIndex | None = None) -> int:
    """Return how many columns there are; a list does not let itself be asked."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent or QModelIndex())


def model_tips(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[object]:
    parent = parent or QModelIndex()
    tips: list[object] = []
    for row in range(model.rowCount(parent)):
        for column in range(columns(model, parent)):
            index = model.index(row, column, parent)
            tips.append(index.data(Qt.ItemDataRole.ToolTipRole))
            tips += model_tips(model, index) if column == 0 else []
    return tips


def tip_size(text: str) -> tuple[int, int]:
    """Return the size in which Qt shows a tip."""
    QToolTip.showText(QPoint(10, 10), text)
    (shown,) = [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel")]
    size = shown.sizeHint()
    QToolTip.hideText()
    shown.close()
    return size.width(), size.height()


def shown_whole(opened: Opened, view: Callable[[Opened], QWidget]) -> QWidget:
    widget = view(opened)
    if widget is not opened.window:
        opened.qtbot.addWidget(widget)
        widget.show()
    opened.settle()
    for part in (widget, *widget.findChildren(QWidget)):
        part.ensurePolished()
    widget.grab()
    return widget


@pytest.mark.parametrize("first", [0, 5, 10])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_no_view_takes_a_text_for_markup(
    view: Callable[[Opened], QWidget],
    first: int,
    picture: Path,
    watch: Watch,
    opening: Callable[[Texts], Opened],
) -> None:
    tame = shown_whole(opening(Texts(picture, tame=True, first=first)), view)
    wanted, tips = measures(tame), len(tips_of(tame))
    marked = shown_whole(opening(Texts(picture, tame=False, first=first)), view)
    assert not watch.opened()
    assert measures(marked) == wanted
    found = tips_of(marked)
    assert len(found) == tips
    for text in found[:: max(1, len(found) // 20)]:
        tip_size(text)
    assert not watch.opened()
    assert picture.name in "".join(map(str, texts_of(marked))) or view in UNNAMED


def texts_of(view: QWidget) -> list[object]:
    """Return what a view's labels, editors and rows say, to be sure that the markup is in it."""
    said: list[object] = [view.windowTitle()]
    for part in (view, *view.findChildren(QWidget)):
        said += [getattr(part, name)() for name in _SAID if callable(getattr(part, name, None))]
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            model = part.model()
            said += [model.index(row, 0).data() for row in range(model.rowCount())]
            said += [model.index(row, 1).data() for row in range(model.rowCount())]
        if isinstance(part, QTreeWidget):
            said += [part.topLevelItem(row).text(1) for row in range(part.topLevelItemCount())]
    return said


# The preview needs no pages to be told of: it is looked at alone.
@pytest.mark.parametrize(
    "view", [each for each in VIEWS if each is not pages_of_the_preview], ids=lambda view: view.__name__
)
def test_whoever_hears_a_view_is_told_what_everything_is(
    view: Callable[[Opened], QWidget],
    picture: Path,
    opening: Callable[[Texts], Opened],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    assert nameless(shown_whole(opening(Texts(picture, tame=True)), view)) == []


def test_whoever_hears_the_preview_is_told_what_it_is(
    qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show()
    assert nameless(pane) == []


@pytest.mark.parametrize("mark", MARKS)
def test_a_tip_is_shown_to_the_letter(
    mark: str, picture: Path, watch: Watch, qtbot: QtBot, small_tips: None
) -> None:
    text = mark.format(url=picture.as_uri(), path=picture)
    for whole in (text, f"Dòng đầu\n  {text}\n{text}", "x" * 300 + text):
        tame = whole.replace("<", ">").replace("&", ">")
        width, height = tip_size(tip(whole))
        tame_width, tame_height = tip_size(tip(tame))
        assert height == tame_height
        assert abs(width - tame_width) <= 20 * whole.count("&") + 2
    assert not watch.opened()


def test_the_watch_sees_what_qt_opens(picture: Path, watch: Watch, qtbot: QtBot) -> None:
    label = QLabel(MARKS[0].format(url=picture.as_uri()))
    qtbot.addWidget(label)
    assert GuiQt.mightBeRichText(label.text())
    assert label.sizeHint().width() >= PICTURE.width()
    assert watch.opened()
    assert not watch.opened()
    tip_size(label.text())
    assert watch.opened()


def test_boxes_say_it_to_the_letter(
    picture: Path, watch: Watch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[QSize] = []

    def look(box: QMessageBox) -> int:
        qtbot.addWidget(box)
        assert box.textFormat() == Qt.TextFormat.PlainText
        box.ensurePolished()
        box.grab()
        sizes.append(box.sizeHint())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    for mark in MARKS:
        text = mark.format(url=picture.as_uri(), path=picture)
        for tame in (text.replace("<", ">"), text):
            warn(None, f"Tệp “{tame}” không mở được.")
            ask(None, tame, "Xóa")
            tell_and_offer(None, tame, "Mở")
    assert not watch.opened()
    for at in range(0, len(sizes), 6):
        assert sizes[at : at + 3] == sizes[at + 3 : at + 6]


@pytest.mark.skipif(
    sys.platform == "win32", reason="no file is named so there, and the dialog is the system's"
)
def test_the_boxes_of_qts_own_dialogs_say_it_to_the_letter(
    picture: Path, watch: Watch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(picture.parent)
    taken = picture.parent / f"<img src={picture.name}> biểu.docx"
    taken.touch()
    asked: list[QSize] = []
    said: list[tuple[Qt.TextFormat, str]] = []

    def look(dialog: QFileDialog) -> None:
        box = dialog.findChild(QMessageBox)
        asked.append(box.size())
        said.append((box.textFormat(), box.text()))
        box.grab()
        box.done(QMessageBox.StandardButton.No)

    def accept(dialog: QFileDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        QTimer.singleShot(0, lambda: look(dialog))
        dialog.accept()
        return 0

    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "exec", accept)
    file_to_write(parent, "Xuất", taken, ["Word (*.docx)"])
    assert not watch.opened()
    assert asked[0].width() < PICTURE.width()
    assert said[0][0] == Qt.TextFormat.PlainText
    assert taken.name in said[0][1]
