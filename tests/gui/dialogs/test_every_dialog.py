"""What holds in every dialog: the wheel changes nothing, the first field is first, nothing is lost unasked.

Dialogs and their fields are found by class: a new dialog fails here until it is built below, a new field is
walked like the others.
"""

from __future__ import annotations

import importlib
import pkgutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from every_dialog import BUILDERS, Built, subclasses
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)

import ui
from ui.dialogs.dialog import Dialog
from ui.dialogs.native_dialogs import tame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.session.session import Session


CHOICES = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
ELSEWHERE = {
    # What a column holds is the exception.
    "ColumnDialog, of a column": lambda dialog: dialog.heading,
    # Enter imports at once, and the arrows only look through what was read.
    "ImportDialog": lambda dialog: dialog.tasks.table,
    "ImportDialog, into a report": lambda dialog: dialog.tasks.table,
    "ImportDialog, several": lambda dialog: dialog.tasks.table,
    # What was done is looked at; the other reports are the exception.
    "ChangesDialog": lambda dialog: dialog.table,
    # What is compared is looked at; another period is the exception.
    "ComparisonDialog": lambda dialog: dialog.table,
    # What was found is looked at; another choice is the exception.
    "FindingsDialog": lambda dialog: dialog.table,
    "OfficeNamesDialog": lambda dialog: dialog.table,
    "UnitsDialog": lambda dialog: dialog.table,
    # After a refused export: the name is what most likely is to be changed.
    "ExportDialog": lambda dialog: dialog.name,
    # What is open is read; to go there instead of exporting is the exception.
    "ExportDialog, reviewed": lambda dialog: dialog.kind,
    # One is opened; the reports of one office alone are the exception.
    "ReportListDialog": lambda dialog: dialog.list,
}
ONE_LINE = ("AcceptDialog", "DomainDialog", "KeepPresetDialog", "PasswordDialog", "UnlockDialog")


@pytest.fixture
def built(session: Session, make_draft: Callable[..., Draft], qtbot: QtBot, tmp_path: Path) -> Built:
    return Built(session, make_draft, qtbot, tmp_path)


@pytest.fixture(params=BUILDERS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def dialog(name: str, built: Built, qtbot: QtBot) -> Dialog:
    """Return each dialog in turn, shown and in front."""
    made = BUILDERS[name](built)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_every_dialog_is_walked() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    ours = {each.__name__ for each in subclasses(Dialog) if each.__module__.startswith("ui.")}
    assert ours == {name.partition(",")[0] for name in BUILDERS}


# The wheel


def turn_over(widget: QWidget) -> None:
    """Turn the wheel over a field, down and up, as a hand does that means to scroll."""
    where = QPointF(widget.rect().center())
    for step in (-120, 240):
        event = QWheelEvent(
            where,
            widget.mapToGlobal(where),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted(), widget


def state(widget: QWidget) -> object:
    if isinstance(widget, QComboBox | QTabBar):
        return widget.currentIndex()
    return widget.text() if isinstance(widget, QAbstractSpinBox) else widget.value()


def choices_in(window: QWidget) -> list[QWidget]:
    found = [each for each in window.findChildren(QWidget) if isinstance(each, CHOICES)]
    return [each for each in found if not isinstance(each, QScrollBar)]


def pages_of(window: QWidget) -> Iterator[None]:
    """Show one page of each tab widget after another."""
    yield
    for tabs in window.findChildren(QTabWidget):
        for page in range(tabs.count()):
            if tabs.isTabVisible(page):
                tabs.setCurrentIndex(page)
                yield


def test_the_wheel_changes_no_field_of_any_page(dialog: Dialog) -> None:
    for _ in pages_of(dialog):
        for field in choices_in(dialog):
            if not field.isVisible() or not field.isEnabled():
                continue
            for focused in (False, True):
                if focused and field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    field.setFocus()
                # Middle positions could go both ways.
                if isinstance(field, QComboBox) and field.count() > 2 and not field.isEditable():
                    field.setCurrentIndex(1)
                before = state(field)
                turn_over(field)
                assert state(field) == before, (field, focused)
            assert field.focusPolicy() != Qt.FocusPolicy.WheelFocus, field


def test_the_wheel_changes_no_cell_s_editor(dialog: Dialog) -> None:
    for view in dialog.findChildren(QAbstractItemView):
        model = view.model()
        if model is None or view.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers:
            continue
        for row in range(min(model.rowCount(), 20)):
            for column in range(model.columnCount() if isinstance(view, QTableView | QTreeView) else 1):
                index = model.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable:
                    editor = view.itemDelegate(index).createEditor(view.viewport(), _option(view), index)
                    fields = [each for each in (editor, *choices_in(editor)) if isinstance(each, CHOICES)]
                    for field in fields:
                        before = state(field)
                        turn_over(field)
                        assert state(field) == before


def _option(view: QAbstractItemView) -> object:
    from PySide6.QtWidgets import QStyleOptionViewItem

    option = QStyleOptionViewItem()
    option.initFrom(view)
    return option


@pytest.mark.parametrize("which", ["file", "printer"])
def test_the_wheel_changes_no_field_of_qt_s_own_dialogs(which: str, qtbot: QtBot, tmp_path: Path) -> None:
    made: QDialog
    if which == "file":
        made = QFileDialog(None, "Mở", str(tmp_path), "Word (*.docx);;Excel (*.xlsx);;Tất cả (*)")
    else:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made = QPrintDialog(printer)
    made.setOption(made.Option.DontUseNativeDialog) if which == "file" else None
    tame(made)
    qtbot.addWidget(made)
    made.show()
    fields = [field for field in choices_in(made) if field.isVisible() and field.isEnabled()]
    assert fields or which == "printer"
    for field in fields:
        before = state(field)
        turn_over(field)
        assert state(field) == before


def test_only_fields_that_the_wheel_passes_are_made() -> None:
    """A plain one of Qt's would be turned: those of `ui.widgets.choices` are for all windows."""
    root = Path(ui.__file__).parent
    plain = ("QComboBox(", "QSpinBox(", "QDoubleSpinBox(", "QDateEdit(", "QTimeEdit(", "QDateTimeEdit(")
    plain += ("QTabWidget(", "QTabBar(", "QSlider(", "QDial(", "QFontComboBox(")
    own = root / "widgets" / "choices.py"
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py") if path != own}
    assert not [(path.name, word) for path, text in texts.items() for word in plain if word in text]
    assert not [path.name for path, text in texts.items() if "(QComboBox)" in text or "(QSpinBox)" in text]


# Focus and Tab


def way_of_tab(dialog: Dialog, qtbot: QtBot) -> list[QWidget]:
    """Return what the Tab key stops at, once round, from the first field behind the foot's last button."""
    begun, order = dialog.focusWidget(), list[QWidget]()
    widget = begun
    while widget is not None and widget not in order:
        order.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = dialog.focusWidget()
    assert not order or widget is order[0], "Tab does not come back"
    if begun is not None:
        begun.setFocus()
    foot = [dialog.buttons.isAncestorOf(widget) for widget in order]
    begins = next((at for at in range(len(order)) if foot[at - 1] and not foot[at]), 0)
    return order[begins:] + order[:begins]


def is_input(widget: QWidget) -> bool:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QPushButton | QTabBar | QScrollBar):
        return False
    return isinstance(widget, QLineEdit | QAbstractItemView | QAbstractButton | QAbstractSpinBox | QComboBox)


def test_the_first_input_has_the_focus(name: str, dialog: Dialog, qtbot: QtBot) -> None:
    focused = dialog.focusWidget()
    inputs = [widget for widget in way_of_tab(dialog, qtbot) if is_input(widget)]
    if name in ELSEWHERE:
        assert focused is ELSEWHERE[name](dialog)
    elif inputs and not isinstance(inputs[0], QAbstractButton):
        assert focused is inputs[0]
    elif inputs:
        assert isinstance(focused, QAbstractButton)
        assert not isinstance(focused, QPushButton)
    if inputs:
        assert focused is not getattr(dialog, "accept_button", None)


def test_tab_goes_as_it_is_read_and_to_the_buttons_last(dialog: Dialog, qtbot: QtBot) -> None:
    order = way_of_tab(dialog, qtbot)
    foot = [dialog.buttons.isAncestorOf(widget) for widget in order]
    assert foot == sorted(foot)
    in_body = [widget for widget in order if dialog.body.isAncestorOf(widget)]
    assert len(in_body) == foot.count(False)

    def rows(widget: QWidget) -> tuple[int, int]:
        at = widget.mapTo(dialog.body, QPoint())
        return at.y(), at.x()

    for before, after in pairwise(in_body):
        if before.parentWidget() is after.parentWidget() and not isinstance(before.parent(), QTabWidget):
            (top, left), (below, right) = rows(before), rows(after)
            assert below > top - before.height() or right > left, (before, after)


# What is typed


def lines_of(dialog: Dialog) -> list[QLineEdit]:
    lines = [line for line in dialog.body.findChildren(QLineEdit) if line.isVisible() and line.isEnabled()]
    return [line for line in lines if not (isinstance(line.parent(), QAbstractSpinBox) or line.isReadOnly())]


@pytest.mark.parametrize("keys", ["UBND xa moi ", "a\r"])
def test_typing_accepts_nothing(name: str, dialog: Dialog, qtbot: QtBot, keys: str) -> None:
    if name in ONE_LINE and "\r" in keys:
        return  # a line is all that it asks for
    for line in lines_of(dialog):
        field = line.focusProxy() or line
        field.setFocus()
        qtbot.keyClicks(field, keys)
        assert dialog.isVisible(), line


NARROWED = ("ChangesDialog", "OfficeDialog", "OfficeNamesDialog", "ReplaceDialog", "UnitsDialog")
"""Dialogs where what is typed only narrows a list, or is looked for, and is no loss."""


def test_what_was_typed_is_asked_about_before_it_is_dropped(
    name: str, dialog: Dialog, qtbot: QtBot, boxes: object
) -> None:
    if name in NARROWED:
        qtbot.keyClicks(lines_of(dialog)[0], "x")
        qtbot.keyClick(lines_of(dialog)[0], Qt.Key.Key_Escape)
        assert (dialog.isHidden(), boxes.asked) == (True, [])
        return
    editors = [each for each in dialog.body.findChildren(QPlainTextEdit) if not each.isReadOnly()]
    editors = [each for each in editors if each.isVisible() and each.isEnabled()]
    for field in (*lines_of(dialog), *editors):
        if isinstance(field, QLineEdit) and field.focusProxy():
            field = field.focusProxy()
        boxes.asked.clear()
        boxes.yes = False
        field.setFocus()
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert (dialog.isVisible(), len(boxes.asked)) == (True, 1), field
        dialog.close()
        assert (dialog.isVisible(), len(boxes.asked)) == (True, 2), field
    boxes.asked.clear()
    boxes.yes = True
    typed = bool(lines_of(dialog) or editors)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert len(boxes.asked) == typed


def test_escape_asks_nothing_where_nothing_was_typed(dialog: Dialog, qtbot: QtBot, boxes: object) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert boxes.asked == []


def test_whoever_hears_a_dialog_is_told_what_everything_is(
    dialog: Dialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []
