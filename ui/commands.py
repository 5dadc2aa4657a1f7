"""The table of the window's commands: what each is called, by which key, who does it, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.backups.commands import BackupCommands
    from ui.comparison.commands import ComparisonCommands
    from ui.editors.hidden_characters import HiddenCharacters
    from ui.exporting.commands import ExportCommands
    from ui.findings.commands import FindingCommands
    from ui.first_run.hints import Hints
    from ui.guide.commands import GuideCommands
    from ui.history.commands import HistoryCommands
    from ui.importing.commands import ImportCommands
    from ui.notices.bars import NoticeBars
    from ui.offices.commands import OfficeNameCommands
    from ui.outline.commands import OutlineCommands
    from ui.outline.filter_bar import OutlineFilter
    from ui.overview.commands import OverviewCommands
    from ui.printing.commands import PrintCommands
    from ui.replacing.commands import ReplaceCommands
    from ui.reports.commands import ReportCommands
    from ui.review.commands import ReviewCommands
    from ui.search.panel import FindPanel
    from ui.session.session import Session
    from ui.side.dock import SideDock
    from ui.side.room import SideRoom
    from ui.style.commands import StyleCommands
    from ui.summary.commands import SummaryCommands
    from ui.support.commands import SupportCommands
    from ui.support.text_size import TextSizeCommands
    from ui.table.mode import TableMode
    from ui.units.commands import UnitCommands

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
        """Mark a text for translation, and return it; PySide6's stubs call it an object."""
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP


class CommandTargets(Protocol):
    """Those who do what the commands say, by the names under which the window knows them."""

    session: Session
    bars: NoticeBars
    history: HistoryCommands
    outline: OutlineCommands
    importing: ImportCommands
    exporting: ExportCommands
    printing: PrintCommands
    replacing: ReplaceCommands
    reports: ReportCommands
    comparison: ComparisonCommands
    summary: SummaryCommands
    overview: OverviewCommands
    findings: FindingCommands
    hints: Hints
    review: ReviewCommands
    annex_style: StyleCommands
    backing_up: BackupCommands
    support: SupportCommands
    text_size: TextSizeCommands
    guide: GuideCommands
    find_panel: FindPanel
    outline_filter: OutlineFilter
    side: SideDock
    side_room: SideRoom
    hidden: HiddenCharacters
    table: TableMode
    units: UnitCommands
    office_names: OfficeNameCommands

    def close(self) -> bool:
        """Close the window."""

    def switch(self) -> None:
        """Take the focus from the form to the tree or back."""


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """One row of the table.

    `method` returns the method that does it, among those whom the window knows; None where it opens a menu.
    `needs` is what must be there for it: nothing, a report, one with internal columns, a row (a task or a
    domain), a task, a domain, an undo or a redo step, a text that is not stored, a deed told in the bar, a
    filter. A shortcut in `tree` works only there. `tool` is its short name in the toolbar. A `checkable` one
    shows whether what it opens is open. A held key acts once, unless the command `repeats`.

    A shortcut for everywhere means nothing in a text, neither here nor in Word; what acts on tasks is the
    tree's. None is Ctrl+Shift and a letter: Vietnamese input methods are switched by those.
    """

    key: str
    text: str
    method: Callable[[CommandTargets], Callable[[], object]] | None
    shortcut: str = ""
    needs: str = ""
    tool: str = ""
    tree: bool = False
    checkable: bool = False
    repeats: bool = False


SEPARATOR = None
IN_TREE = QT_TRANSLATE_NOOP("Actions", "{keys} in the tree")
MENUS: tuple[tuple[str, tuple[WindowCommand | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Actions", "&File"),
        (
            WindowCommand(
                "reports",
                QT_TRANSLATE_NOOP("Actions", "&Reports..."),
                lambda on: on.reports.show_list,
                "Ctrl+O",
            ),
            WindowCommand(
                "new_report", QT_TRANSLATE_NOOP("Actions", "&New report..."), lambda on: on.reports.make_new
            ),
            WindowCommand(
                "carry_over",
                QT_TRANSLATE_NOOP("Actions", "Next &period's report..."),
                lambda on: on.reports.carry_over,
                "F9",
                "report",
                tool=QT_TRANSLATE_NOOP("Actions", "Next period"),
            ),
            WindowCommand(
                "compare",
                QT_TRANSLATE_NOOP("Actions", "&Compare with another period..."),
                lambda on: on.comparison.compare,
                "Shift+F9",
                "report",
            ),
            WindowCommand(
                "summary",
                QT_TRANSLATE_NOOP("Actions", "Su&mmary..."),
                lambda on: on.summary.show,
                "F7",
                "report",
            ),
            WindowCommand(
                "overview",
                QT_TRANSLATE_NOOP("Actions", "Overview for the lea&der..."),
                lambda on: on.overview.show,
                needs="report",
            ),
            WindowCommand(
                "lock",
                QT_TRANSLATE_NOOP("Actions", "L&ock or unlock the report..."),
                lambda on: on.reports.change_lock,
                needs="report",
            ),
            WindowCommand(
                "sample",
                QT_TRANSLATE_NOOP("Actions", "Open the &sample report"),
                lambda on: on.reports.open_sample,
            ),
            SEPARATOR,
            WindowCommand(
                "import",
                QT_TRANSLATE_NOOP("Actions", "&Import..."),
                lambda on: on.importing.choose_import,
                "Ctrl+F12",
                tool=QT_TRANSLATE_NOOP("Actions", "Import"),
            ),
            WindowCommand(
                "paste_annex",
                QT_TRANSLATE_NOOP("Actions", "Paste from &Word/Excel"),
                lambda on: on.importing.paste,
                "Ctrl+V",
                tree=True,
            ),
            WindowCommand(
                "export",
                QT_TRANSLATE_NOOP("Actions", "&Export..."),
                lambda on: on.exporting.choose_export,
                "F12",
                "report",
                tool=QT_TRANSLATE_NOOP("Actions", "Export"),
            ),
            WindowCommand(
                "print",
                QT_TRANSLATE_NOOP("Actions", "Prin&t..."),
                lambda on: on.printing.print_report,
                "Ctrl+P",
                "report",
                tool=QT_TRANSLATE_NOOP("Actions", "Print"),
            ),
            WindowCommand(
                "print_internal",
                QT_TRANSLATE_NOOP("Actions", "Print the &leader's copy..."),
                lambda on: on.printing.print_internal,
                needs="internal",
            ),
            WindowCommand(
                *("copy_annex", QT_TRANSLATE_NOOP("Actions", "Cop&y the annex table")),
                lambda on: on.exporting.copy_annex,
                needs="report",
            ),
            WindowCommand(
                *("style", QT_TRANSLATE_NOOP("Actions", "How the &annex looks...")),
                lambda on: on.annex_style.change_style,
                needs="report",
            ),
            WindowCommand(
                "unsaved",
                QT_TRANSLATE_NOOP("Actions", "Te&xts that are not stored..."),
                lambda on: on.bars.show_texts,
                needs="unsaved",
            ),
            WindowCommand("save", QT_TRANSLATE_NOOP("Actions", "Sa&ve"), lambda on: on.bars.save, "Ctrl+S"),
            WindowCommand(
                "backups", QT_TRANSLATE_NOOP("Actions", "&Backups..."), lambda on: on.backing_up.show
            ),
            SEPARATOR,
            WindowCommand("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), lambda on: on.close, "Alt+F4"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Edit"),
        (
            WindowCommand(
                "undo",
                QT_TRANSLATE_NOOP("Actions", "&Undo"),
                lambda on: on.history.undo,
                "Ctrl+Z",
                "undo",
                repeats=True,
            ),
            WindowCommand(
                "redo",
                QT_TRANSLATE_NOOP("Actions", "&Redo"),
                lambda on: on.history.redo,
                "Ctrl+Y",
                "redo",
                repeats=True,
            ),
            WindowCommand(
                "changes", QT_TRANSLATE_NOOP("Actions", "&Changes..."), lambda on: on.history.show_changes
            ),
            WindowCommand(
                "thin",
                QT_TRANSLATE_NOOP("Actions", "Thin &old changes..."),
                lambda on: on.history.thin_changes,
            ),
            SEPARATOR,
            WindowCommand(
                "find",
                QT_TRANSLATE_NOOP("Actions", "&Find"),
                lambda on: on.table.or_words(on.side_room.with_tree(on.find_panel.start)),
                "Ctrl+F",
            ),
            WindowCommand(
                "find_next",
                QT_TRANSLATE_NOOP("Actions", "Find &next"),
                lambda on: on.find_panel.go_next,
                "F3",
            ),
            WindowCommand(
                "replace",
                QT_TRANSLATE_NOOP("Actions", "Find and r&eplace..."),
                lambda on: on.replacing.show,
                "Ctrl+H",
                "report",
            ),
            WindowCommand("units", QT_TRANSLATE_NOOP("Actions", "Un&its..."), lambda on: on.units.show),
            WindowCommand(
                "office_names",
                QT_TRANSLATE_NOOP("Actions", "Or&ganisations..."),
                lambda on: on.office_names.show,
            ),
            SEPARATOR,
            WindowCommand(
                "switch", QT_TRANSLATE_NOOP("Actions", "Between &list and form"), lambda on: on.switch, "F6"
            ),
            WindowCommand(
                "to_done",
                QT_TRANSLATE_NOOP("Actions", "To what was &just done"),
                lambda on: on.bars.go_to_done,
                *("Shift+F6", "told"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Task"),
        (
            WindowCommand(
                "add_task",
                QT_TRANSLATE_NOOP("Actions", "&Add task"),
                lambda on: on.outline.add_task,
                "Ins",
                "report",
                tree=True,
            ),
            WindowCommand(
                "duplicate",
                QT_TRANSLATE_NOOP("Actions", "Du&plicate task"),
                lambda on: on.session.duplicate_task,
                "Ctrl+D",
                "task",
                tree=True,
            ),
            WindowCommand(
                "delete",
                QT_TRANSLATE_NOOP("Actions", "&Delete"),
                lambda on: on.outline.delete_row,
                "Del",
                "row",
                tree=True,
            ),
            SEPARATOR,
            WindowCommand(
                "move_up",
                QT_TRANSLATE_NOOP("Actions", "Move &up"),
                lambda on: on.table.or_chosen(on.outline.move_up, -1),
                "Alt+Up",
                "order",
                tree=True,
                repeats=True,
            ),
            WindowCommand(
                "move_down",
                QT_TRANSLATE_NOOP("Actions", "Move do&wn"),
                lambda on: on.table.or_chosen(on.outline.move_down, 1),
                "Alt+Down",
                "order",
                tree=True,
                repeats=True,
            ),
            WindowCommand(
                "move_to", QT_TRANSLATE_NOOP("Actions", "&Move to another domain"), None, "", "task"
            ),
            WindowCommand(
                "renumber",
                QT_TRANSLATE_NOOP("Actions", "Re&number the tasks"),
                lambda on: on.session.renumber,
                "",
                "report",
            ),
            SEPARATOR,
            WindowCommand(
                "add_domain",
                QT_TRANSLATE_NOOP("Actions", "Add d&omain..."),
                lambda on: on.outline.add_domain,
                "Alt+Ins",
                "report",
                tree=True,
            ),
            WindowCommand(
                "rename",
                QT_TRANSLATE_NOOP("Actions", "&Rename..."),
                lambda on: on.outline.rename,
                "F2",
                "row",
                tree=True,
            ),
            WindowCommand(
                "status_words",
                QT_TRANSLATE_NOOP("Actions", "&Status words..."),
                lambda on: on.outline.edit_status_words,
                "",
                "report",
            ),
            WindowCommand(
                "copy_rows",
                QT_TRANSLATE_NOOP("Actions", "&Copy as rows of a table"),
                lambda on: on.exporting.copy_rows,
                "Ctrl+C",
                "row",
                tree=True,
            ),
            SEPARATOR,
            WindowCommand(
                *("next_task", QT_TRANSLATE_NOOP("Actions", "Ne&xt task"), lambda on: on.outline.go_next),
                *("Ctrl+PgDown", "report"),
                repeats=True,
            ),
            WindowCommand(
                *("last_task", QT_TRANSLATE_NOOP("Actions", "Task &before"), lambda on: on.outline.go_back),
                *("Ctrl+PgUp", "report"),
                repeats=True,
            ),
            WindowCommand(
                *("next_open", QT_TRANSLATE_NOOP("Actions", "Next &task not assessed")),
                lambda on: on.outline.go_open,
                *("F8", "report"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Review"),
        (
            WindowCommand(
                *("all_findings", QT_TRANSLATE_NOOP("Actions", "L&ist of findings...")),
                lambda on: on.findings.show_list,
                needs="report",
            ),
            WindowCommand(
                "next_finding",
                QT_TRANSLATE_NOOP("Actions", "&Next place to look at"),
                lambda on: on.findings.go_next,
                "Alt+F7",
                "report",
            ),
            WindowCommand(
                "last_finding",
                QT_TRANSLATE_NOOP("Actions", "Place &before"),
                lambda on: on.findings.go_back,
                "Alt+Shift+F7",
                "report",
            ),
            SEPARATOR,
            WindowCommand(
                "take_suggestion",
                QT_TRANSLATE_NOOP("Actions", "&Take the suggestion"),
                lambda on: on.findings.take,
                "Ctrl+F7",
                "report",
            ),
            WindowCommand(
                "accept_place",
                QT_TRANSLATE_NOOP("Actions", "&Leave this place so, or question it again..."),
                lambda on: on.findings.accept,
                "Shift+F7",
                "report",
            ),
            SEPARATOR,
            WindowCommand(
                "rules",
                QT_TRANSLATE_NOOP("Actions", "Ch&oose rules..."),
                lambda on: on.findings.choose_rules,
                "",
                "report",
            ),
            WindowCommand(
                "holds",
                QT_TRANSLATE_NOOP("Actions", "Tick &figures that are right"),
                lambda on: on.findings.toggle_holds,
                checkable=True,
            ),
            SEPARATOR,
            WindowCommand(
                "sign_off",
                QT_TRANSLATE_NOOP("Actions", "Who &checked the report..."),
                lambda on: on.review.sign_off,
                needs="report",
            ),
            WindowCommand(
                "review_sheet",
                QT_TRANSLATE_NOOP("Actions", "Write the &review sheet..."),
                lambda on: on.review.export_sheet,
                needs="report",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&View"),
        (
            WindowCommand(
                *("former", QT_TRANSLATE_NOOP("Actions", "Last per&iod")),
                lambda on: partial(on.side.toggle, "former"),
                "Ctrl+F3",
                checkable=True,
            ),
            WindowCommand(
                *("task_history", QT_TRANSLATE_NOOP("Actions", "Hist&ory of the task")),
                lambda on: partial(on.side.toggle, "task_history"),
                "Ctrl+F5",
                checkable=True,
            ),
            WindowCommand(
                *("findings", QT_TRANSLATE_NOOP("Actions", "&Findings of the check")),
                lambda on: partial(on.side.toggle, "findings"),
                "Ctrl+F8",
                checkable=True,
            ),
            WindowCommand(
                "preview",
                QT_TRANSLATE_NOOP("Actions", "&Preview"),
                lambda on: partial(on.side.toggle, "preview"),
                "Ctrl+F2",
                checkable=True,
                tool=QT_TRANSLATE_NOOP("Actions", "Preview"),
            ),
            WindowCommand(
                "table",
                QT_TRANSLATE_NOOP("Actions", "&Table of tasks"),
                lambda on: on.table.toggle,
                "F11",
                "report",
                checkable=True,
            ),
            SEPARATOR,
            WindowCommand(
                "filter",
                QT_TRANSLATE_NOOP("Actions", "&Which tasks are shown..."),
                lambda on: on.table.or_filter(on.side_room.with_tree(on.outline_filter.open)),
                "Ctrl+L",
                "report",
                tree=True,
            ),
            WindowCommand(
                *("show_all", QT_TRANSLATE_NOOP("Actions", "Show &all tasks again")),
                lambda on: on.outline_filter.lift_all,
                *("Esc", "part"),
                tree=True,
            ),
            WindowCommand(
                "by_deadline",
                QT_TRANSLATE_NOOP("Actions", "Tasks by &deadline"),
                lambda on: on.outline_filter.turn,
                "Ctrl+T",
                "report",
                tree=True,
                checkable=True,
            ),
            SEPARATOR,
            WindowCommand(
                "larger_text",
                QT_TRANSLATE_NOOP("Actions", "&Larger text"),
                lambda on: on.text_size.enlarge,
                repeats=True,
            ),
            WindowCommand(
                "smaller_text",
                QT_TRANSLATE_NOOP("Actions", "&Smaller text"),
                lambda on: on.text_size.reduce,
                repeats=True,
            ),
            WindowCommand(
                "usual_text", QT_TRANSLATE_NOOP("Actions", "&Usual text size"), lambda on: on.text_size.reset
            ),
            SEPARATOR,
            WindowCommand(
                "hidden",
                QT_TRANSLATE_NOOP("Actions", "Show &hidden characters"),
                lambda on: on.hidden.toggle,
                checkable=True,
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Help"),
        (
            WindowCommand("guide", QT_TRANSLATE_NOOP("Actions", "&Guide"), lambda on: on.guide.show, "F1"),
            WindowCommand("keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), lambda on: on.guide.show_keys),
            WindowCommand(
                "check", QT_TRANSLATE_NOOP("Actions", "&Check this PC..."), lambda on: on.support.check
            ),
            WindowCommand(
                "hints", QT_TRANSLATE_NOOP("Actions", "Show the hin&ts again"), lambda on: on.hints.show_again
            ),
            WindowCommand(
                "about", QT_TRANSLATE_NOOP("Actions", "&About vqdesk"), lambda on: on.support.show_about
            ),
        ),
    ),
)

TOOLS = (("import", "carry_over"), ("preview", "print", "export"))
STEPS = ("undo", "redo")
"""At the toolbar's right end, by their pictures alone."""
_TASK_ROWS = ("add_task", "duplicate", "delete", SEPARATOR)
_MOVES = ("move_up", "move_down", "move_to", SEPARATOR)
TREE_MENU = (*_TASK_ROWS, *_MOVES, "add_domain", "rename", "copy_rows", SEPARATOR, "renumber")


WRITES = frozenset((*_TASK_ROWS, *_MOVES, "add_domain", "rename", "renumber"))  # not of a locked report
