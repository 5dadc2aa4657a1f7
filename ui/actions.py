"""The menus and the toolbar made from the table of the window's commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.commands import IN_TREE, MENUS, WRITES
from ui.looks.icons import PICTURES, icon
from ui.widgets.keyboard import take_composed
from ui.widgets.literal import literal, without_key
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from PySide6.QtWidgets import QMainWindow

    from ui.commands import CommandTargets, WindowCommand
    from ui.guide.pages import KeyRow


class Actions:
    """The window's QActions by key, made once from the table.

    `targets` knows whose methods the commands are; it is the window itself.
    """

    def __init__(self, window: QMainWindow, targets: CommandTargets) -> None:
        self._window = window
        self._targets = targets
        self._commands = {
            command.key: command for _, commands in MENUS for command in commands if command is not None
        }
        self._tips: dict[str, str] = {}
        self._actions = {key: self._make(command) for key, command in self._commands.items()}
        self.domain_menu = QMenu(window)
        self._actions["move_to"].setMenu(self.domain_menu)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def of_tree(self) -> list[QAction]:
        """Return the actions whose shortcuts work in the tree alone."""
        return [self._actions[key] for key, command in self._commands.items() if command.tree]

    def fill_menu_bar(self) -> None:
        """Put every command into the menu bar."""
        for title, commands in MENUS:
            menu = self._window.menuBar().addMenu(_translated(title))
            self.fill(menu, [command.key if command else None for command in commands])

    def give_icons(self, keys: Collection[str]) -> None:
        """Draw these commands' icons in the colours and beside the letters of now."""
        for key, action in self._actions.items():
            if key in keys and key in PICTURES:
                action.setIcon(icon(key))

    def fill(self, menu: QMenu, keys: list[str | None] | tuple[str | None, ...]) -> None:
        """Add actions to a menu; None is a separator."""
        for key in keys:
            if key is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[key])

    def enable(self, there: Mapping[str, bool], locked: str = "", unordered: str = "") -> None:
        """Enable each action whose need is there; of a report that is `locked` those that write say so.

        `unordered` is why rows cannot be moved now: what moves them says it.
        """
        for key, command in self._commands.items():
            is_there = not command.needs or there.get(command.needs, False)
            self._actions[key].setEnabled(is_there and not (locked and key in WRITES))
            if key in WRITES:
                reason = locked or unordered * (command.needs == "order")
                set_tip(self._actions[key], reason or self._tips.get(key, ""))

    def name(self, key: str, what: str) -> None:
        """Say in a command's menu entry and tooltip what it would act on; "" for nothing."""
        action, text = self._actions[key], _translated(self._commands[key].text)
        told = f"{text}: {literal(what)}" if what else text
        # The toolbar keeps the short name.
        action.setIconText(without_key(text))
        if action.text() != told:
            action.setText(told)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            set_tip(action, f"{without_key(told)} ({keys})")

    def _make(self, command: WindowCommand) -> QAction:
        action = QAction(_translated(command.text), self._window)
        action.setObjectName(command.key)
        if command.tool:
            action.setIconText(_translated(command.tool))
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(not command.checkable)  # a picture would hide the tick
        if command.method:
            action.triggered.connect(self._slot(command.method))
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
            name = action.text().replace("&", "").removesuffix("...")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if command.tree:
                keys = _translated(IN_TREE).format(keys=keys)
                # In a field the key is the field's own: the menu says where it is the command's.
                action.setText(f"{action.text()}\t{keys}")
            set_tip(action, f"{name} ({keys})")
            self._tips[command.key] = f"{name} ({keys})"
        action.setAutoRepeat(command.repeats)
        if command.tree:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self._window.addAction(action)
        return action

    def _slot(self, find: Callable[[CommandTargets], Callable[[], object]]) -> Callable[[], None]:
        method = find(self._targets)

        def call() -> None:
            take_composed()
            method()

        return call


def told_keys() -> list[KeyRow]:
    """Return every key of the menus with what it does, as the menus call it, in their order."""
    from ui.guide.pages import KeyRow  # the guide alone asks for them

    commands = [command for _, commands in MENUS for command in commands if command is not None]
    return [
        KeyRow(command.shortcut, without_key(_translated(command.text)).removesuffix("..."), command.tree)
        for command in commands
        if command.shortcut
    ]


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
