"""No widget is made where Qt may guess that a stranger's text is markup."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKERS = (
    *("ui/widgets/choices.py", "ui/widgets/keyboard.py", "ui/widgets/label.py", "ui/widgets/literal.py"),
    *(
        "ui/widgets/passage.py",
        "ui/widgets/progress.py",
        "ui/widgets/shades.py",
        "ui/widgets/standing_bar.py",
    ),
    *("ui/widgets/tip.py", "ui/editors/legacy_offer.py", "ui/editors/line_edit.py"),
    *("ui/editors/word_field.py", "ui/editors/word_steps.py"),
    *("ui/guide/document.py", "ui/guide/view.py"),  # no text of a stranger comes there
)
# What shows markup, or guesses, and where it may be made; those make what all others use.
GUESSING = {
    "QLabel": (),
    "QMessageBox": ("ui/dialogs/message_box.py", "ui/dialogs/native_dialogs.py"),
    "QProgressDialog": (),
    "QErrorMessage": (),
    "QInputDialog": (),
    "QTextEdit": (),
    "QTextBrowser": (),
    "QTextDocument": (),
    "QTextDocumentFragment": (),
    "QStaticText": (),
    "QGraphicsTextItem": (),
    "QSplashScreen": (),
    "QToolTip": (),
    "QWhatsThis": (),
    "QWizard": (),
    "QWizardPage": (),
    "QSystemTrayIcon": (),
}
SETTERS = {
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setHtml",
    "insertHtml",
    "appendHtml",
    "setMarkdown",
    "setInformativeText",
    "setDetailedText",
    "setTextFormat",
    "setDefaultStyleSheet",
}
# The clipboard is no widget; the box's format is plain text.
ALLOWED = {
    ("ui/exporting/commands.py", "setHtml"),
    ("ui/dialogs/message_box.py", "setTextFormat"),
    ("ui/dialogs/native_dialogs.py", "setTextFormat"),
}


def offences(name: str, source: str) -> list[str]:
    """Return what of a module's source lets Qt guess, or shows markup."""
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.alias):
            used = (node.id if isinstance(node, ast.Name) else node.name).rpartition(".")[2]
        elif isinstance(node, ast.Attribute):
            used = node.attr
        else:
            continue
        if (used in GUESSING and name not in GUESSING[used]) or (
            used in SETTERS and (name, used) not in ALLOWED
        ):
            found.append(f"{name}:{getattr(node, 'lineno', 0)}: {used}")
    return [
        *found,
        *dialog_offences(name, tree),
        *row_offences(name, tree),
        *tip_offences(name, tree),
        *title_offences(name, tree),
    ]


def calls(tree: ast.AST, *names: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
        in names
    ]


def row_offences(name: str, tree: ast.AST) -> list[str]:
    """A form's row makes a label of a text: only a text of our own may be given to it."""
    return [
        f"{name}:{call.lineno}: {call.func.attr}"
        for call in calls(tree, "addRow", "insertRow")
        if len(call.args) > 1
        and not isinstance(call.args[0], ast.Attribute)
        and not calls(call.args[0], "tr", "Label")
    ]


def dialog_offences(name: str, tree: ast.AST) -> list[str]:
    """A dialog of Qt's own is tamed, and none is opened by a call that gives nobody the chance."""
    made = calls(tree, "QFileDialog", "QPrintDialog", "QPageSetupDialog", "QPrintPreviewDialog")
    found = [] if len(calls(tree, "tame")) >= len(made) else [f"{name}:{made[0].lineno}: not tamed"]
    at_once = calls(tree, "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")
    return [*found, *(f"{name}:{call.lineno}: {ast.unparse(call.func)}" for call in at_once)]


def tip_offences(name: str, tree: ast.AST) -> list[str]:
    """A model's tips come from `tip`."""
    told = any(isinstance(node, ast.Attribute) and node.attr == "ToolTipRole" for node in ast.walk(tree))
    return [f"{name}: ToolTipRole"] if told and not calls(tree, "tip") else []


def title_offences(name: str, tree: ast.AST) -> list[str]:
    """A window's title is a text of our own, or comes from `window_title`."""
    return [
        f"{name}:{call.lineno}: setWindowTitle"
        for call in calls(tree, "setWindowTitle")
        if not (isinstance(call.args[0], ast.Call | ast.Name) and not calls(call.args[0], "format", "join"))
        and not calls(call.args[0], "window_title")
    ]


def test_the_window_shows_no_text_that_qt_may_take_for_markup() -> None:
    files = sorted((ROOT / "ui").rglob("*.py"))
    names = {path: path.relative_to(ROOT).as_posix() for path in files}
    found = [
        offence
        for path, name in names.items()
        if not name.startswith(MAKERS)
        for offence in offences(name, path.read_text(encoding="utf-8"))
    ]
    assert len(files) > 60
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QLabel as Text",
        "from PySide6 import QtWidgets\nQtWidgets.QLabel('x')",
        "label.setToolTip(name)",
        "browser.setHtml(text)",
        "from PySide6.QtWidgets import QMessageBox",
        "QToolTip.showText(point, text)",
        "form.addRow(heading, editor)",
        "dialog = QFileDialog(parent, title)",
        "path, _ = QFileDialog.getSaveFileName(parent)",
        "class M:\n  def data(self, index, role):\n    return self.text if role == Qt.ToolTipRole else None",
        "self.setWindowTitle(self.tr('Import {name}').format(name=name))",
        "self.setWindowTitle(f'{name}')",
    ],
)
def test_a_planted_guess_is_found(source: str) -> None:
    assert offences("ui/planted.py", source)


@pytest.mark.parametrize(
    "source",
    [
        "form.addRow(self.tr('&Title'), self.title)",
        "form.addRow(self.facts)",
        "form.addRow(Label(text, wraps=True), combo)",
        "set_tip(button, name)",
        "dialog = QFileDialog(parent, title)\ntame(dialog)",
        "self.setWindowTitle(window_title(name))",
        "self.setWindowTitle(self.tr('Reports'))",
    ],
)
def test_what_is_plain_is_let_be(source: str) -> None:
    assert offences("ui/planted.py", source) == []
