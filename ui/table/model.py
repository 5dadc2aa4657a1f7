"""The open report as a table: its domains as bands, its tasks below them, its columns side by side."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from db.errors import Refused
from ui.looks.colours import colours
from ui.outline.arrangement import Arrangement, Deadlines, Units
from ui.outline.differences import same_rows
from ui.outline.marks import mark_icon
from ui.session.record_names import domain_name
from ui.table.order import Keys, RowOrder, ordered
from ui.widgets.tip import tip
from vqdesk.system.progress import Cancelled
from vqdesk.text.figures import join_number

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QIcon

    from db.changes import Changes
    from db.records import Column, Task
    from db.verbs.outline import TaskOutline
    from ui.session.session import Session

    Index = QModelIndex | QPersistentModelIndex

BAND_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether a row is a band: a domain's, a unit's, or a day's."""
_NOWHERE = QModelIndex()
_MOST_KEPT = 400
"""Tasks that are kept from one drawing to the next: what several screens show."""
_FEW = 50
"""Rows that are told one by one to whoever draws them; of more, all are drawn."""
_MOST_SHOWN = 600
"""Characters of a text that are laid out for a cell: more than its few lines can hold."""
_SHORT = 40
"""Characters that a cell shows whole, so that it needs no tip."""
_MIDDLE = ("number", "evaluation")
ShownRow = tuple[str, str]
"""The kind of a row (domain, group, task), and the record's id, a group's key."""


class TaskTableModel(QAbstractTableModel):
    """Show the session's open report; a text is read from the store when it is drawn.

    Refreshes itself: what was written is drawn anew, rows that came and went are told one run at a time.
    `arrange` shows a part of the tasks, `show_only` those that words were found in, `order_by` puts them in
    the order of a column: the annex keeps its own. None of that is done anew when a text changes: no row
    goes from under the hands. The task that is the session's place is always among them.
    """

    listed = Signal()
    """Other rows are shown, or other columns."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.columns: tuple[Column, ...] = ()
        """Read-only: the columns that the annex shows, the office's own ones among them."""
        self.arrangement = Arrangement()
        """Read-only."""
        self.order: RowOrder | None = None
        """Read-only: None is the annex's."""
        self._rows: list[ShownRow] = []
        self._places: dict[ShownRow, int] = {}
        self._bands: dict[ShownRow, str] = {}
        self._deadlines = Deadlines(session.calls, session.lang)
        self._units = Units(session.calls, self.tr("(no unit yet)"))
        self._found: Collection[str] | None = None
        self._kept: dict[str, Task | None] = {}
        self._keys: Keys = {}
        self._bold = QFont()
        self._is_live = False

    # What is shown

    def start(self) -> None:
        """Follow the session from now on; nothing is read before that."""
        if self._is_live:
            return
        self._is_live = True
        self._session.report_opened.connect(self._on_report_opened)
        self._session.changed.connect(self._on_changed)
        self._session.place_changed.connect(self._on_place_changed)
        self._session.standings.judged_anew.connect(self._on_judged_anew)
        self._on_report_opened()

    @property
    def is_in_order(self) -> bool:
        """Tell whether the rows stand as in the annex, all of them."""
        return self.order is None and self._found is None and self.arrangement.is_usual

    @property
    def count(self) -> int:
        """Tell how many tasks are shown."""
        return len(self._rows) - len(self._bands)

    @property
    def is_one_staying(self) -> bool:
        """Tell whether the open task is shown for being that alone."""
        row = self._session.row(self._session.task_id)
        return row is not None and not self._session.calls.has(row, self.arrangement.filters)

    def may_edit(self) -> bool:
        """Tell whether the report may be changed here; the one place where that is asked."""
        return self._session.report_id is not None and not self._session.lock.is_locked

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other tasks, or in other groups."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self._list_anew()

    def show_only(self, found: Collection[str] | None) -> None:
        """Show only these tasks of those that the arrangement shows; None: all of them."""
        if found is not None or self._found is not None:
            self._found = found
            self._list_anew()

    def order_by(self, order: RowOrder | None) -> None:
        """Show the rows in the order of a column's texts, without bands; None: as in the annex."""
        if order == self.order:
            return
        ids = None
        if order is not None and self._session.is_long:
            session, rows = self._session, self._wanted()
            try:
                ids = session.at_length(
                    self.tr("Sorting the rows..."), lambda _: ordered(session, rows, order, self._keys)
                )
            except Cancelled:
                return
        self.order = order
        self._list_anew(ids)

    def row_of(self, kind: str, record_id: str) -> int:
        """Return a record's row, -1 where it is not shown."""
        return self._places.get((kind, record_id), -1)

    def record(self, row: int) -> ShownRow:
        """Return what stands in a row: its kind, and the record's id."""
        return self._rows[row]

    def task_id(self, row: int) -> str | None:
        """Return the id of the task in a row, None for a band."""
        kind, record_id = self._rows[row]
        return record_id if kind == "task" else None

    def field(self, column: int) -> str:
        """Return which text of the tasks stands in a column."""
        return self.columns[column].field

    def column_of(self, field: str) -> int:
        """Return the column of a text, -1 where the table has none."""
        return next((at for at, column in enumerate(self.columns) if column.field == field), -1)

    def bands(self) -> list[int]:
        """Return the rows of the bands."""
        return sorted(self._places[row] for row in self._bands)

    def text(self, index: Index) -> str:
        """Return the whole text of a cell, as stored."""
        task = self._task(self._rows[index.row()])
        return task.text(self.field(index.column())) if task else ""

    def task(self, index: Index) -> Task | None:
        """Return the task of a cell as stored; None for a band, and where it cannot be read."""
        return self._task(self._rows[index.row()])

    # Reading

    def _task(self, row: ShownRow) -> Task | None:
        """Return the task of a row; None for a band, and where it cannot be read."""
        if row[0] != "task":
            return None
        if row[1] not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[row[1]] = None
            with suppress(Refused):  # damaged: the form tells why
                self._kept[row[1]] = self._session.task(row[1])
        return self._kept[row[1]]

    def _wanted(self) -> list[TaskOutline]:
        calls, found, place = self._session.calls, self._found, self._session.task_id
        rows = self._session.outline()
        if found is None and not self.arrangement.filters:
            return rows
        among = rows if found is None else [row for row in rows if row.id in found]
        shown = calls.having(among, self.arrangement.filters)
        here = {row.id for row in shown}
        if place is None or place in here:
            return shown
        here.add(place)
        return [row for row in rows if row.id in here]

    def _listing(self, ids: list[str] | None = None) -> tuple[list[ShownRow], dict[ShownRow, str]]:
        """Return the rows to show, and what the bands among them are called; `ids` stand in order already."""
        rows = self._wanted() if self._session.report_id and ids is None else []
        if self.order is not None:
            ids = ordered(self._session, rows, self.order, self._keys) if ids is None else ids
            return [("task", task_id) for task_id in ids], {}
        if self.arrangement.grouping != "domain":
            return self._in_groups(rows)
        listed: list[ShownRow] = []
        bands: dict[ShownRow, str] = {}
        by_domain = self._session.by_domain(rows)
        for domain in self._session.domains():
            tasks = by_domain.get(domain.id, [])
            if tasks or self.is_in_order:
                bands["domain", domain.id] = domain_name(domain)
                listed += [("domain", domain.id), *[("task", row.id) for row in tasks]]
        return listed, bands

    def _in_groups(self, rows: list[TaskOutline]) -> tuple[list[ShownRow], dict[ShownRow, str]]:
        """Return the tasks below their days or their leading units, or one behind the other."""
        listed: list[ShownRow] = []
        bands: dict[ShownRow, str] = {}
        if self.arrangement.grouping == "flat":
            return [("task", row.id) for row in rows], bands
        is_by_day = self.arrangement.grouping == "deadline"
        groups = self._deadlines if is_by_day else self._units
        for key, said, tasks in groups.runs(rows):
            bands["group", key] = said
            listed += [("group", key), *(("task", row.id) for row in tasks)]
        return listed, bands

    def _list_anew(self, ids: list[str] | None = None) -> None:
        """Show what is to be shown now, in one go: the rows stand elsewhere."""
        self.beginResetModel()
        self._rows, self._bands = self._listing(ids)
        self._number()
        self.endResetModel()
        self.listed.emit()

    def _follow(self) -> None:
        """Show what is to be shown now, as rows that came and rows that went."""
        rows, bands = self._listing()
        old = self._rows
        start, end = same_rows(old, rows)
        gone, came = old[start : len(old) - end], rows[start : len(rows) - end]
        self._bands = {**self._bands, **bands}
        if gone:
            self.beginRemoveRows(_NOWHERE, start, start + len(gone) - 1)
            self._rows = old[:start] + old[len(old) - end :]
            self.endRemoveRows()
        if came:
            self.beginInsertRows(_NOWHERE, start, start + len(came) - 1)
            self._rows = rows
            self.endInsertRows()
        self._bands = bands
        self._number()
        self.listed.emit()

    def _number(self) -> None:
        self._places = dict(zip(self._rows, range(len(self._rows)), strict=True))

    def _read_columns(self) -> bool:
        """Take the report's columns; tell whether they are others than before."""
        with suppress(Refused):  # whoever shows the report tells why
            report = self._session.report()
            shown = report.columns if report else ()
            columns = tuple(column for column in shown if column.visibility != "hidden")
            if columns != self.columns:
                self.columns = columns
                return True
        return False

    # What the session tells

    def _on_report_opened(self) -> None:
        self._kept.clear()
        self._keys.clear()
        self._found, self.order = None, None
        self._read_columns()
        self._list_anew()

    def _on_changed(self, changes: Changes) -> None:
        report_id = self._session.report_id
        if report_id is None:
            return
        if report_id in changes.order:
            self._kept.clear()
        if report_id in changes.reports and self._read_columns():
            self._kept.clear()
            if self.order and self.column_of(self.order.field) < 0:
                self.order = None
            self._list_anew()
        elif report_id in changes.order or any(report == report_id for report, _ in changes.domains):
            self._follow()
            self._tell_bands()
        written = [task_id for report, task_id in changes.tasks if report == report_id]
        for task_id in written:
            self._kept.pop(task_id, None)
        if len(written) > _FEW:
            self._tell_rows(0, len(self._rows) - 1)
        else:
            for task_id in written:
                self._tell_row(self.row_of("task", task_id))

    def _on_place_changed(self, kind: str, record_id: str) -> None:
        if kind == "task" and self.row_of(kind, record_id) < 0:
            self._follow()

    def _tell_row(self, row: int) -> None:
        self._tell_rows(row, row)

    def _tell_rows(self, first: int, last: int) -> None:
        if 0 <= first <= last and self.columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    def _tell_bands(self) -> None:
        for row in self.bands():
            self._tell_row(row)

    def _on_judged_anew(self) -> None:
        self._keys.clear()
        if self._rows and self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    # Qt's own methods

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what may be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.may_edit() and self._rows[index.row()][0] == "task":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's heading; of a row what calls for work in its task."""
        is_row = orientation == Qt.Orientation.Vertical
        if section >= len(self._rows if is_row else self.columns):
            return None  # the view measures one head anew while the other still has another report's sections
        if is_row:
            return self._row_data(section, role)
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            group = f"{column.group} / " if column.group else ""
            return tip(group + self._heading(column))
        return None

    def _heading(self, column: Column) -> str:
        heading = " ".join(column.heading.split())
        mark = self.tr("internal")
        is_marked = column.visibility == "internal" and mark not in heading
        return f"{heading} [{mark}]" if is_marked else heading

    def _row_data(self, row: int, role: int) -> object:
        """Return what calls for work in a row's task, and the row's name for whom it is read aloud."""
        if role == Qt.ItemDataRole.DecorationRole:
            return self._row_mark(row)
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        task = self._session.row(self.task_id(row))
        if task is None:
            return self._band_data(self._rows[row], 0, role)
        return join_number(task.number, task.content_start.strip() or self.tr("empty"))

    def _row_mark(self, row: int) -> QIcon | None:
        task = self._session.row(self.task_id(row))
        return mark_icon(self._session.standings.mark(task)) if task else None

    def data(self, index: Index, role: int = 0) -> object:
        """Return a cell's text, as far as its few lines show it; the whole one to be edited or read aloud."""
        row = self._rows[index.row()]
        if role == BAND_ROLE:
            return row in self._bands
        if row in self._bands:
            return self._band_data(row, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)[:_MOST_SHOWN]
        if role == Qt.ItemDataRole.EditRole:
            return self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.text(index) or self.tr("empty")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._heading(self.columns[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self.text(index)
            return tip(text) if len(text) > _SHORT or "\n" in text else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_middle = self.columns[column].key in _MIDDLE
        side = Qt.AlignmentFlag.AlignHCenter if is_middle else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignTop

    def _band_data(self, row: ShownRow, column: int, role: int) -> object:
        name = self._bands[row] or self.tr("(domain without a name)")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return name if column == 0 else None
        if role == Qt.ItemDataRole.FontRole:
            self._bold.setBold(True)
            return self._bold
        if role == Qt.ItemDataRole.BackgroundRole:
            return colours().ground
        if role == Qt.ItemDataRole.ForegroundRole:
            return colours().text
        return None

    def place_for(self, row: int, place: int) -> tuple[str, str | None] | None:
        """Return where a row's task goes that is put into another row: its domain, and before which task.

        None there: to the domain's end. None: nowhere, as the rows do not stand as in the annex.
        """
        if not self.is_in_order or not self._bands:
            return None
        rows = [*self._rows[:row], *self._rows[row + 1 :]]
        place = max(place, 1)  # above the first domain there is none
        above = rows[:place]
        domain_id = next(record_id for kind, record_id in reversed(above) if kind == "domain")
        following = rows[place] if place < len(rows) else ("domain", "")
        return domain_id, following[1] if following[0] == "task" else None
