"""The way from a store that is damaged to one that can be opened, as the clerk chooses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.errors import Refused
from ui.dialogs import message_box
from ui.runtime.background_task import wait_for
from vqdesk.first_store.store import open_store
from vqdesk.messages.catalogue import say, sentence
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from db.backups.shelf import Backup
    from db.errors import Notice
    from db.store.store import Store
    from ui.salvage.dialog import DamagedStoreDialog
    from vqdesk.backups.damaged_store import DamagedStore

    _Chosen = tuple[list[Notice], Path, bool]
    """What is to be told, which store to open, and whether it may be damaged."""

_MAY_BE_DAMAGED = ("store.damaged", "store.not_store")
"""Refusals behind which a store of ours may lie: of a damaged header nobody can tell whose it was."""


def open_or_rescue(path: Path, lang: str) -> Store | None:
    """Open the store; where it is damaged ask the clerk what to do, until one is open.

    None: the clerk chose to leave. Raises Refused where it is not damage that keeps the store closed, or
    where there is nothing to choose from.
    """
    notices: list[Notice] = []
    may_look = False
    while True:
        refused: Refused | None = None
        try:
            store = open_store(path)
            if may_look or not store.health.is_damaged:
                store.notices[:0] = notices
                return store
            store.close()
        except Refused as error:
            if error.key not in _MAY_BE_DAMAGED:
                raise
            refused = error
        chosen = Rescue(path, refused, lang).ask()
        if chosen is None:
            return None
        notices, path, may_look = chosen


class Rescue(QObject):
    """Show what is left of one damaged store and do what the clerk chooses.

    `refused` says why it cannot be opened; None: it can, to be read.
    """

    def __init__(self, path: Path, refused: Refused | None, lang: str) -> None:
        super().__init__()
        self._path, self._refused, self._lang = path, refused, lang
        self._parent = QWidget()  # of what is shown while work goes on

    def ask(self) -> _Chosen | None:
        """Ask until something is done; None where the clerk leaves. Raises `refused` where nothing can be."""
        # A start on a sound store needs none of it.
        from vqdesk.backups.damaged_store import DamagedStore

        with DamagedStore(self._path) as damaged:
            try:
                wait_for(self._parent, self.tr("Looking at what can be salvaged..."), damaged.look)
            except Cancelled:
                damaged.trouble = Refused("salvage.not_looked", name=self._path.name)
            has_none = not damaged.backups() and damaged.unlisted is None
            if damaged.found is None and has_none and self._refused is not None:
                raise self._refused
            while True:
                dialog = self._dialog(damaged)
                dialog.exec()
                if dialog.answer == "close":
                    return None
                chosen = self._do(dialog, damaged)
                if chosen is not None:
                    return chosen

    def _dialog(self, damaged: DamagedStore) -> DamagedStoreDialog:
        from ui.salvage.dialog import DamagedStoreDialog
        from vqdesk.backups.salvage_account import salvage_lines

        name, lang = self._path.name, self._lang
        account = [sentence(damaged.trouble, lang)] if damaged.trouble else []
        backups = damaged.backups()
        return DamagedStoreDialog(
            say("salvage.damaged" if self._refused else "salvage.damaged_part", lang, name=name),
            account if damaged.found is None else salvage_lines(damaged.found, lang),
            backups,
            lang,
            unlisted=sentence(damaged.unlisted, lang) if damaged.unlisted else "",
            can_salvage=damaged.found is not None,
            can_look=self._refused is None,
        )

    def _do(self, dialog: DamagedStoreDialog, damaged: DamagedStore) -> _Chosen | None:
        """Do what was chosen; None where nothing came of it."""
        if dialog.answer == "look":
            return [], self._path, True
        if dialog.answer == "other":
            return self._choose_other()
        try:
            if dialog.answer == "salvage":
                return [damaged.use_salvaged()], self._path, False
            if (backup := dialog.backup) is None:
                return None
            return [self._restore(damaged, backup)], self._path, False
        except Refused as error:
            message_box.warn(None, sentence(error, self._lang))
        except Cancelled:
            pass
        return None

    def _restore(self, damaged: DamagedStore, backup: Backup) -> Notice:
        from ui.backups.work import with_password

        def attempt(password: str | None) -> Notice:
            said = self.tr("Restoring the backup...")
            return wait_for(self._parent, said, lambda _: damaged.restore(backup, password))

        return with_password(None, backup.path.name, self._lang, attempt)[1]

    def _choose_other(self) -> _Chosen | None:
        from ui.dialogs.file_dialogs import file_to_open

        kind = self.tr("Data files of vqdesk (*.vqd)")
        other = file_to_open(self._parent, self.tr("Other data file"), self._path.parent, [kind])
        return None if other is None else ([], other, False)
