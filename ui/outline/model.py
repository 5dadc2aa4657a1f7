"""The annex as a tree: report > domain > unit > task, over the outline's plain records."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from db.errors import Refused
from db.file.database import Closed
from ui.outline.arrangement import Arrangement, Deadlines, Units
from ui.outline.head import HOW_FAR
from ui.outline.marks import mark_icon
from ui.outline.shape import STATE, TITLE, Node, OutlineShape, TreePart
from ui.session.record_names import domain_name
from ui.widgets.timers import TurnTimer
from ui.widgets.tip import tip
from vqdesk.messages.catalogue import sentence
from vqdesk.text.figures import join_number, parse_percent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from db.changes import Changes
    from db.records import Domain
    from db.verbs.outline import TaskOutline
    from ui.session.calls import TaskFilter
    from ui.session.session import Session

    Index = QModelIndex | QPersistentModelIndex

__all__ = ["STATE", "TITLE", "Node", "OutlineModel"]
NODE_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
MISSING_ROLE = Qt.ItemDataRole.UserRole + 3
COUNT_ROLE = Qt.ItemDataRole.UserRole + 4
SHORT_ROLE = Qt.ItemDataRole.UserRole + 5
Questioned = tuple[int, int]
"""How many places are wrong and how many are doubtful."""
_WIDEST_SHARE, _WIDEST_DAY = "100,00%", "30/12/2024"
_HEADING_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_UNSAID = frozenset(
    {
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.SizeHintRole,
        Qt.ItemDataRole.TextAlignmentRole,
    }
)
"""What Qt asks for each cell that it draws, and is never told."""
_FEW = 50
"""Rows that are told one by one to whoever draws them; of more, all are drawn."""
_MANY = 200
"""Tasks of another unit from which on all rows are made anew, in turns: to bring each holds the window."""


class OutlineModel(OutlineShape):
    """Show the session's open report; neighbouring tasks of one unit share a unit node.

    Refreshes itself: rows that came, went or moved come, go and move here, the others stay what they are;
    another unit groups the tasks anew, as soon as the view is not busy. Column 0 is the title, with a mark
    where a task is late or due soon, column 1 a task's state. `NODE_ROLE` gives the Node, `STATE_ROLE` the
    percentage as Decimal or None, `MISSING_ROLE` whether it is missing, `COUNT_ROLE` what is questioned,
    `SHORT_ROLE` what stands for a missing state where there is no room.

    `arrange` shows a part of the tasks, or all by their deadlines; the task that is the session's place is
    among them as long as it is that.
    """

    questioned = Signal()
    """Other numbers of places are questioned in the tasks."""
    arranged = Signal(object)
    """Another Arrangement is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(lambda unit: " ".join(unit.split()) or self.tr("(no unit yet)"))
        self.setParent(session)
        self._session = session
        self.arrangement = Arrangement()
        self._staying = ""
        """The task that is shown for being the place, though it is not among those that are to be shown."""
        self._is_read, self._is_short = True, False
        self.is_resting = self._is_behind = False
        """Read-only."""
        self._shown: list[TaskOutline] = []
        """The tasks that are shown, in the annex's order."""
        self._asked: frozenset[str] = frozenset()
        self._questioned: Mapping[str, Questioned] = {}
        self._sums: dict[int, Questioned] = {}
        self._deadlines = Deadlines(session.calls, session.lang)
        self._units = Units(session.calls, self.tr("(no unit yet)"))
        self._bold = QFont()
        self._bold.setBold(True)
        self.brought.connect(self._sums.clear)
        session.report_opened.connect(self._on_report_opened)
        session.changed.connect(self._on_changed)
        session.place_changed.connect(self._on_place_changed)
        session.standings.judged_anew.connect(self._on_judged_anew)
        session.calls.moved.connect(self._on_calls_moved)
        # Not at once: a text may be stored while the view is busy with the row that is chosen next.
        self._regrouping = TurnTimer(self)
        self._regrouping.timeout.connect(self._group_later)
        self.refresh()

    def rest(self, *, rests: bool) -> None:
        """Follow nothing as long as nobody sees it; then show what is there."""
        self.is_resting = rests
        if self._is_behind and not rests:
            self._staying = self._session.task_id or ""
            self.refresh()

    def refresh(self) -> None:
        """Read the whole outline again, and make every row anew."""
        self._regrouping.stop()
        self._is_behind = self.is_resting
        if self.is_resting:
            return
        try:
            root, self._is_read = self._root(), True
            self.build(root, self._sections() if root else (), self._session.task_id or "")
        except Refused as refused:
            # What cannot be read is said where it would stand; never an empty tree.
            said, self._is_read = sentence(refused, self._session.lang), False
            self.build(Node("report", self._session.report_id or "", ("report",), said))

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other tasks, or in another order."""
        if arrangement != self.arrangement:
            # What is being edited does not vanish under the clerk's hand.
            self.arrangement, self._staying = arrangement, self._session.task_id or ""
            self.refresh()
            self.arranged.emit(arrangement)

    def show_questioned(self, counts: Mapping[str, Questioned]) -> None:
        """Show how many places are questioned in each task; none in those that are not named."""
        if counts == self._questioned:
            return
        self._questioned = counts
        self._sums.clear()
        self.questioned.emit()

    def _counts(self, node: Node) -> Questioned:
        """Return what is questioned in a row and below it."""
        if not self._questioned:
            return 0, 0
        if node.task is not None:
            return self._questioned.get(node.id, (0, 0))
        if node.number not in self._sums:
            below = [self._counts(child) for child in node.children]
            self._sums[node.number] = (sum(each[0] for each in below), sum(each[1] for each in below))
        return self._sums[node.number]

    @property
    def count(self) -> int:
        """How many tasks are shown."""
        if self._is_behind:
            return len(self._wanted())
        return len(self._shown) if self.root is not None else 0

    # What is wanted

    def _root(self) -> Node | None:
        report = self._session.report()
        if report is None:
            return None
        self._asked = frozenset(column.field for column in report.columns)
        return Node("report", report.id, ("report",), self._report_text())

    def _sections(self) -> list[TreePart]:
        shown = self._shown = self._wanted()
        grouping = self.arrangement.grouping
        if grouping == "flat":
            return [TreePart("report", "", (), "", shown)]
        if grouping != "domain":
            runs = self._deadlines.runs(shown) if grouping == "deadline" else self._units.runs(shown)
            return [TreePart("unit", run[0].id, (grouping, key), said, run) for key, said, run in runs]
        rows = self._session.by_domain(shown)
        return [
            TreePart(
                *("domain", domain.id, ("domain", domain.id), self._domain_text(domain)),
                *(list(rows.get(domain.id, [])), True),
            )
            for domain in self._session.domains()
            if domain.id in rows or self.arrangement.is_usual
        ]

    def _wanted(self) -> list[TaskOutline]:
        outline = self._session.outline()
        return self._filtered(outline) if self.arrangement.filters else outline

    def _filtered(self, outline: list[TaskOutline]) -> list[TaskOutline]:
        shown = self._session.calls.having(outline, self.arrangement.filters)
        staying = self._session.row(self._staying) if self._staying else None
        if staying is None or self._belongs(staying):
            return shown
        here = {row.id for row in shown} | {self._staying}
        return [row for row in outline if row.id in here]

    def _belongs(self, row: TaskOutline) -> bool:
        """Tell whether a task is among those that are to be shown."""
        return self._session.calls.has(row, self.arrangement.filters)

    # Qt's own methods

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return the two headings; a short one tells all of it as its tooltip and to whom it is read."""
        if orientation != Qt.Orientation.Horizontal or role not in _HEADING_ROLES:
            return None
        if section == TITLE:
            return self.tr("Task")
        is_short = self._is_short and role == Qt.ItemDataRole.DisplayRole
        return self._short_heading() if is_short else self.state_heading

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, what is missing as its tooltip, and the roles named above."""
        if role in _UNSAID:
            return None
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(node) if index.column() == TITLE else self._state_text(node)
        if role > Qt.ItemDataRole.UserRole:
            return self._own_data(node, role)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._said(node))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._said(node)
        if role == Qt.ItemDataRole.DecorationRole and node.task and index.column() == TITLE:
            return mark_icon(self._session.standings.mark(node.task))
        if role == Qt.ItemDataRole.FontRole and node.kind in ("report", "domain"):
            return self._bold
        return None

    def _own_data(self, node: Node, role: int) -> object:
        if role == NODE_ROLE:
            return node
        if role == STATE_ROLE:
            return parse_percent(node.task.evaluation) if node.task else None
        if role == COUNT_ROLE:
            return self._counts(node)
        if role == SHORT_ROLE:
            return self.tr("not yet")
        return role == MISSING_ROLE and node.task is not None and self._lacks_state(node.task)

    # Texts

    def _report_text(self) -> str:
        if self._session.report() is None:
            return ""
        return self._session.report_told() or self.tr("Report")

    def _domain_text(self, domain: Domain) -> str:
        return domain_name(domain) or self.tr("(domain without a name)")

    def _text(self, node: Node) -> str:
        """Return a row's text; those of tasks are made where they are seen, for few of them are."""
        row = node.task
        if row is None:
            return node.text
        text = row.content_start.strip() or self.tr("(no content yet)")
        return join_number(row.number, text)

    def _state_text(self, node: Node) -> str:
        if node.task is None:
            if node.parent is None or HOW_FAR.isdisjoint(self._asked):
                return ""  # the line over the tree says it of the report
            done, count = self._done(node)
            return f"{done}/{count}" if count else ""
        said = " ".join(node.task.evaluation.split()) or " ".join(node.task.status.split())
        return said or (
            self.missing if self._lacks_state(node.task) else " ".join(node.task.deadline.split())
        )

    @property
    def state_heading(self) -> str:
        """What column 1 holds in an annex of these columns."""
        if "evaluation" in self._asked or not self._asked & {"status", "deadline"}:
            return self.tr("Completion")
        return self.tr("Status") if "status" in self._asked else self.tr("Deadline")

    def _short_heading(self) -> str:
        if "evaluation" in self._asked or not self._asked & {"status", "deadline"}:
            return self.tr("Achieved")
        return self.state_heading

    def shorten(self, short: bool) -> None:
        """Have a short word stand over column 1, or its whole name again."""
        if short != self._is_short:
            self._is_short = short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, STATE, STATE)

    @property
    def least_states(self) -> tuple[str, ...]:
        """What of states is read whole in the narrowest tree: figures, and the short word for none."""
        if "evaluation" in self._asked:
            return _WIDEST_SHARE, self.tr("not yet"), self._short_heading()
        return (_WIDEST_DAY, self.missing) if self._asked & {"status", "deadline"} else (_WIDEST_SHARE,)

    @property
    def missing(self) -> str:
        """What stands for the state of a task that says none."""
        return self.tr("missing")

    def _done(self, node: Node) -> tuple[int, int]:
        """Return how many of the tasks below a row say how far they are, and how many there are."""
        if node.task is not None:
            return int(not self._lacks_state(node.task)), 1
        if node.counts is None and node.rows:
            done = [self._lacks_state(row) for row in node.rows].count(False)
            node.counts = (done, len(node.rows))
        elif node.counts is None:
            below = [self._done(child) for child in node.children]
            node.counts = (sum(each[0] for each in below), sum(each[1] for each in below))
        return node.counts

    def shown_tasks(self) -> list[TaskOutline]:
        """Return the tasks in the order in which they stand here."""
        if self._is_behind:
            return [row for section in self._sections() for row in section.rows]
        root = self.root
        held = [root, *root.children] if root is not None else []
        return [self._session.row(row.id) or row for node in held for row in node.rows]

    def _lacks_state(self, row: TaskOutline) -> bool:
        """Tell whether a task does not say how far it is, though the annex has a column for that."""
        return not self._asked.isdisjoint(HOW_FAR) and not row.has_state

    def _said(self, node: Node) -> str:
        questioned = self._counts(node)
        said = self.tr("Checked: {wrong} wrong, {doubtful} doubtful (suggestions are not counted here).")
        checked = said.format(wrong=questioned[0], doubtful=questioned[1]) if any(questioned) else ""
        return "\n".join(filter(None, (self._said_of(node), checked)))

    def _said_of(self, node: Node) -> str:
        if node.task is None:
            return node.text
        task = node.task
        missing = [
            ("content", task.content_start, self.tr("No content yet.")),
            ("documents", task.has_documents, self.tr("No documents named yet.")),
            ("result", task.has_result, self.tr("No results described yet.")),
            ("evaluation", task.evaluation.strip(), self.tr("No level of completion yet.")),
        ]
        is_under_unit = self.arrangement.grouping == "domain"
        unit = "" if is_under_unit else " ".join(task.unit.split())
        said = [self._text(node), unit, " ".join(task.evaluation.split()), " ".join(task.status.split())]
        if task.deadline.strip() or task.status.strip() or task.finished.strip():
            said.append(self._session.standings.sentence(task))
        said += [text for field, there, text in missing if not there and field in self._asked]
        if "unclear" in self.arrangement.filters:
            said.append(self._session.standings.lacking_sentence(task))
        return "\n".join(filter(None, said))

    # What the session tells

    def _on_report_opened(self) -> None:
        """Show all of another report."""
        was, self.arrangement, self._staying = self.arrangement, Arrangement(), ""
        self.refresh()
        if not was.is_usual:
            self.arranged.emit(self.arrangement)

    def _on_judged_anew(self) -> None:
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        report_id = self._session.report_id
        self._is_behind = self._is_behind or self.is_resting
        if self.is_resting:
            return
        if self.root and self._is_read and "columns" not in changes.reports.get(report_id or "", ()):
            self._follow(changes, report_id or "")
        elif report_id in changes.order or report_id in changes.reports:
            self.refresh()

    def _follow(self, changes: Changes, report_id: str) -> None:
        written = {key[1]: fields for key, fields in changes.tasks.items() if key[0] == report_id}
        if sum("unit" in fields for fields in written.values()) > _MANY:
            self.refresh()
            return
        if report_id in changes.reports:
            self._tell("report", report_id, self._report_text())
        domains = {domain_id for report, domain_id in changes.domains if report == report_id}
        for domain in self._session.domains() if domains else ():
            if domain.id in domains:
                self._tell("domain", domain.id, self._domain_text(domain))
        if report_id in changes.order or len(written) > _FEW:
            self._group()
        elif self._is_arranged_anew(written):
            self._regrouping.start()
        if len(written) > _FEW:
            self.layoutAboutToBeChanged.emit()
            self.layoutChanged.emit()
        else:
            self._show_tasks(written)

    def _show_tasks(self, written: Collection[str]) -> None:
        for task_id in written:
            node, row = self._places.get(("task", task_id)), self._session.row(task_id)
            if node is not None and row is not None:
                self.put_row(node, row)
                self._tell("task", task_id)

    def _is_arranged_anew(self, written: dict[str, frozenset[str]]) -> bool:
        """Tell whether other rows are shown, or elsewhere, after texts were written."""
        fields = frozenset[str]().union(*written.values())
        if self.arrangement.is_usual:
            return "unit" in fields
        here, others = self._session.task_id or "", set(written)
        if here in written and ("task", here) in self._places:
            self._staying = here
            others.discard(here)
        if self.arrangement.grouping == "deadline":
            return not fields.isdisjoint(("deadline", "first_deadline")) or bool(others)
        return "unit" in fields or bool(others)

    def _on_calls_moved(self, filters: set[TaskFilter]) -> None:
        """Show other tasks where the check, or the period before, tells of others; the open one stays."""
        if self.arrangement.filters.isdisjoint(filters):
            return
        here = self._session.task_id or ""
        if ("task", here) in self._places:
            self._staying = here
        self._regrouping.start()

    @property
    def is_one_staying(self) -> bool:
        """Tell whether a task is shown for being worked on alone, not for belonging there."""
        row = self._session.row(self._staying) if self._staying and self.arrangement.filters else None
        return row is not None and not self._belongs(row)

    def _on_place_changed(self, kind: str, record_id: str) -> None:
        """Show the task that is the place, and no more the one that was shown for being it."""
        if self.is_resting or self.arrangement.is_usual or record_id == self._staying:
            return
        is_there = self.is_building or (kind, record_id) in self._places
        is_hidden = kind == "task" and not is_there
        if is_hidden:
            self._staying = record_id
            self._group()
        elif self._staying:
            left, self._staying = self._session.row(self._staying), ""
            if left is None or not self._belongs(left):
                self._regrouping.start()

    def _group_later(self) -> None:
        with suppress(Closed):  # a killed window leaves a turn
            self._group()

    def _group(self) -> None:
        """Bring the rows to what is wanted now; those that stay go on being what they are."""
        self._regrouping.stop()
        self._is_behind = self.is_resting
        if self.is_resting:
            return
        try:
            text, sections = self._report_text(), self._sections()
        except Refused:
            self.refresh()
            return
        if self.root is not None:
            self.root.text = text
        self.bring(sections)

    def _tell(self, kind: str, record_id: str, text: str = "") -> None:
        node = self._places.get((kind, record_id))
        if node is not None:
            node.text = text
            self.recount(node.parent)
            # The rows above tell how many of theirs are done.
            row = self.index_of(node)
            while row.isValid():
                self.dataChanged.emit(row, row.siblingAtColumn(STATE))
                row = row.parent()
