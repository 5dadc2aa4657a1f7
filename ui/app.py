"""How the window is started: application, language, store, and what is shown first."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from db.errors import Refused
from ui.dialogs import message_box
from ui.lifetime import PAINTED, Lifetime
from ui.looks.looks import Looks
from ui.main_window import MainWindow
from ui.runtime.crash_hook import CrashHook
from ui.runtime.garbage_collector import GarbageCollector
from ui.runtime.turns import take_short_turns
from ui.salvage.rescue import open_or_rescue
from ui.session.recent_folders import clear_left
from ui.session.session import Session
from ui.support.text_size import write_as_kept
from ui.widgets.timers import soon
from vqdesk.messages.catalogue import say, sentence
from vqdesk.system import resources
from vqdesk.system.crash_log import CrashLog, last_crash
from vqdesk.system.paths import crash_file, log_file, store_place, user_store
from vqdesk.system.run_mark import RunMark

if TYPE_CHECKING:
    from pathlib import Path

    from db.errors import Notice
    from vqdesk.system.run_mark import Stage

SERVER_NAME = "vqdesk"
CRASH_TOLD = "window.crash_told"
_REFUSED = 3


def run_window(store_path: Path | None, file: Path | None, lang: str) -> int:
    """Show the window until it is closed; return the exit code.

    The store is made where there is none, with the shipped profiles in it. A store that cannot be
    opened is told in a box: 3; for one that is damaged the clerk chooses what to do. A file is offered for
    import. Where a window has the store open already it is brought to the front: 0.
    """
    application = make_application(lang)
    hook = CrashHook(log_file(), lang, lambda said: message_box.warn(application.activeWindow(), said))
    hook.install()
    crash_log = CrashLog(crash_file())
    crash_log.arm()
    collector = GarbageCollector()
    collector.start()
    take_short_turns()
    try:
        path: Path | None = store_path or user_store()
        code = _REFUSED
        while path is not None:
            store = open_or_rescue(path, lang)
            if store is None:
                return _REFUSED
            with store:
                mark = RunMark(store.path)
                left = mark.begin()
                code, is_over = _show(application, hook, Session(store, lang), file, mark, left)
            path, file = (None if is_over else store.path), None
        return code
    except Refused as refused:
        if refused.key == "store.held_here" and _is_answered(store_path or store_place(), file):
            return 0
        message_box.warn(None, sentence(_as_at_start(refused, file), lang))
        return _REFUSED
    finally:
        collector.stop()
        crash_log.disarm()
        hook.uninstall()


def _is_answered(path: Path, file: Path | None) -> bool:
    """Call the window that has the store open already, and tell whether it comes to the front."""
    # Loaded by a second start alone.
    from db.disk.claim import find_claim
    from vqdesk.system.window_call import call_window

    holder = find_claim(path)
    return holder is not None and not holder.is_own and call_window(path, file, holder.process)


def _as_at_start(refused: Refused, file: Path | None) -> Refused:
    """Return what a clerk is told who starts the program twice: that its window is there already."""
    if refused.key != "store.held_here":
        return refused
    since = refused.values["since"]
    if file is not None:
        return Refused("store.already_open_file", name=file.name, since=since)
    return Refused("store.already_open", since=since)


def _show(
    application: QApplication,
    hook: CrashHook,
    session: Session,
    file: Path | None,
    mark: RunMark,
    left: Stage | None,
) -> tuple[int, bool]:
    """Show a window until it is closed; return the exit code, and whether it is not to be opened again."""
    hook.session = session
    write_as_kept(session.store)
    window = MainWindow(session)
    hook.tell = window.tell_trouble
    Lifetime(application, window, mark)
    window.show()
    first = partial(begin_again, window, file, left) if left else partial(begin, window, file)
    soon(window, first)
    code = application.exec()
    hook.session = None
    hook.tell = lambda said: message_box.warn(application.activeWindow(), said)
    if window.is_rescue_wanted:
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        return code, False
    return code, True


def make_application(lang: str) -> QApplication:
    """Return the application in the clerk's language, with its name and icon."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(SERVER_NAME)
    application.setDesktopFileName(SERVER_NAME)
    Looks.of(application)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    for name in ("vqdesk", "qtbase"):
        translator = QTranslator(application)
        # A translation that was not compiled leaves the window English; it opens all the same.
        if translator.load(str(resources.path(f"translations/{name}_{lang}.qm"))):
            application.installTranslator(translator)
    icon = resources.path("icon.png")
    if icon.exists():
        application.setWindowIcon(QIcon(str(icon)))
    return application


def begin(window: MainWindow, file: Path | None, left: Stage | None = None) -> None:
    """Show the report of the last time; the file, if one was given, or what to begin with.

    `left` is how far a start came that never ended.
    """
    clear_left(window.session.store)
    window.bars.offer_left()
    _tell_end(window, left)
    window.bars.tell_notices()
    window.session.first_sight.begin(window)
    there = window.reports.open_last()
    if file is not None:
        window.importing.import_file(file)
    elif not there and not window.session.store.health.is_damaged:
        QTimer.singleShot(PAINTED, window, window.collaborators.second_start.start)  # the page stays for long
        window.first_run.offer()
    QTimer.singleShot(PAINTED, window, window.get_ready)


def begin_again(window: MainWindow, file: Path | None, left: Stage) -> None:
    """Begin after a start that never ended: say so, once.

    Where it ended before its first report was on the screen, the report may be why: none is opened, and
    the clerk chooses from the list.
    """
    lang = window.session.lang
    if left == "shown" or not window.session.store.reports.count(1):
        begin(window, file, left)
        return
    clear_left(window.session.store)
    window.bars.offer_left()
    _tell_end(window, None)
    _take_notices(window, "store.left_open")
    window.bars.tell_notices()
    if file is not None:
        window.bars.tell([say("crash.on_list", lang)])
        window.importing.import_file(file)
    else:
        window.reports.show_list(say("crash.on_list", lang))
    QTimer.singleShot(PAINTED, window, window.get_ready)


def _tell_end(window: MainWindow, left: Stage | None) -> None:
    """Say, once and in one sentence, how the program ended, what was found of that and what was recovered."""
    session, log = window.session, crash_file()
    crashed = _is_new_crash(window, log)
    if not crashed and left is None:
        return  # what the store says by itself is all that is known
    is_recovered = bool(_take_notices(window, "store.recovered"))
    _take_notices(window, "store.left_open")
    count = len(session.unstored.left)
    if not (crashed or is_recovered or count or session.store.reports.count(1)):
        return
    found = [say("show.found.write", session.lang)] if is_recovered else []
    found += [say("show.found.texts", session.lang, count=count)] if count else []
    found = found or [say("show.found.nothing", session.lang)]
    if crashed:
        said = say("crash.happened", session.lang, log=log, found=found)
    else:
        said = say("crash.cut_off", session.lang, found=found)
    window.bars.tell([said])


def _take_notices(window: MainWindow, key: str) -> list[Notice]:
    """Take what is told otherwise out of the store's notices."""
    notices = window.session.store.notices
    taken = [notice for notice in notices if notice.key == key]
    notices[:] = [notice for notice in notices if notice.key != key]
    return taken


def _is_new_crash(window: MainWindow, log: Path) -> bool:
    """Tell, once, whether the program stopped suddenly and a file tells of it."""
    when = last_crash(log)
    told = when.isoformat() if when else None
    if not told or told == window.session.store.settings.get(CRASH_TOLD):
        return False
    window.session.keep_setting(CRASH_TOLD, told)  # on a full disk it is said again the next time
    return True
