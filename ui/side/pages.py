"""The pages at the window's side: what makes each, when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.comparison.commands import ComparisonCommands
    from ui.findings.commands import FindingCommands
    from ui.forms.task_form import TaskForm
    from ui.importing.commands import ImportCommands
    from ui.preview.live import LivePreview
    from ui.session.session import Session

SIDE_PAGES = ("former", "task_history", "findings", "preview")
"""Their keys, in the order of the tabs; each is a command's."""


class SideTargets(Protocol):
    """What the pages work with, by the names under which the window knows it."""

    session: Session
    preview: LivePreview
    findings: FindingCommands
    importing: ImportCommands
    comparison: ComparisonCommands

    @property
    def task_form(self) -> TaskForm:
        """The form of a task."""


def side_pages(on: SideTargets) -> dict[str, Callable[[], QWidget]]:
    """Return what makes each page; what a page needs is loaded then."""

    def former() -> QWidget:
        from ui.side.former_page import FormerPage

        page = FormerPage(on.session, on.task_form)
        page.import_wanted.connect(on.importing.choose_import)
        page.compare_wanted.connect(on.comparison.compare)
        return page

    def task_history() -> QWidget:
        from ui.side.history_page import TaskHistoryPage

        return TaskHistoryPage(on.session)

    def findings() -> QWidget:
        from ui.side.findings_page import FindingsPage

        return FindingsPage(on.session, on.findings)

    makers = (former, task_history, findings, lambda: on.preview.make())
    return dict(zip(SIDE_PAGES, makers, strict=True))
