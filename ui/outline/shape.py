"""The tree's rows as Qt holds them: brought to what is wanted by as few insertions and removals as can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, groupby
from operator import is_, itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ui.outline.differences import changed_stretch, changed_stretches
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from db.verbs.outline import TaskOutline

    Index = QModelIndex | QPersistentModelIndex

_NUMBER, _PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 8
_first = itemgetter(0)
TITLE, STATE = 0, 1
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FLAGS = {
    "report": _CHOOSABLE,
    "domain": _CHOOSABLE,
    "unit": Qt.ItemFlag.ItemIsEnabled,
    "task": _CHOOSABLE | Qt.ItemFlag.ItemNeverHasChildren,
}
_MOST_STRETCHES = 12
"""Each insertion and each removal has Qt look at every row that is open: of more, one of all is quicker."""
_MOST_SECTIONS = 200


@dataclass(slots=True, eq=False)
class Node:
    """A row of the tree, the same as long as the row is there.

    `kind` is report, domain, unit (whatever tasks stand together under a label) or task; `id` the record's
    id, of a unit its first task's. `key` names what can be folded, but for the units within a domain. A task
    has no `text` of its own. `word` is what the spellings of a unit have in common, `rows` are the tasks that
    a section holds.
    """

    kind: str
    id: str
    key: tuple[str, ...] = ()
    text: str = ""
    task: TaskOutline | None = None
    word: str = ""
    parent: Node | None = None
    number: int = 0
    counts: tuple[int, int] | None = None
    children: list[Node] = field(default_factory=list)
    rows: list[TaskOutline] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TreePart:
    """What is wanted below the report: a label with its tasks, neighbours of one unit `in_runs` of their own.

    Without a key the tasks stand right below the report.
    """

    kind: str
    id: str
    key: tuple[str, ...]
    text: str
    rows: list[TaskOutline]
    in_runs: bool = False


class OutlineShape(QStandardItemModel):
    """Hold a report's rows; `bring` changes them to what is wanted, `build` makes all of them anew.

    Qt's own items carry the shape and nothing more: a model in Python is asked for every row of a long tree
    whenever one of them comes or goes. What a row says is asked for where it is seen, as `node(index)`.
    """

    bringing = Signal()
    """Rows may come and go, until `brought`."""
    brought = Signal(object)
    """The tree is what was wanted: the uppermost nodes that came with rows below them; None: all are new."""

    def __init__(self, unit_text: Callable[[str], str]) -> None:
        super().__init__(0, 2)
        self.setSortRole(_PLACE)
        self._unit_text = unit_text
        self._patterns = {kind: _pattern(flags) for kind, flags in _FLAGS.items()}
        self._nodes: dict[int, Node] = {}
        self._places: dict[tuple[str, str], Node] = {}
        self._last = 0
        self._words: dict[str, str] = {}
        self._came: list[Node] = []
        self.root: Node | None = None

    # Looking

    def node(self, index: Index) -> Node | None:
        """Return what an index stands for."""
        if not index.isValid():
            return None
        first = index.sibling(index.row(), TITLE) if index.column() else index
        return self._nodes.get(super().data(first, _NUMBER))

    def index_of(self, node: Node) -> QModelIndex:
        """Return the index of a node that is in the tree."""
        if node.parent is None:
            return self.index(0, TITLE)
        return self.index(node.parent.children.index(node), TITLE, self.index_of(node.parent))

    def place(self, kind: str, record_id: str) -> QModelIndex:
        """Return the index of a record; not valid where the tree has no such row."""
        node = self._places.get((kind, record_id))
        return self.index_of(node) if node else QModelIndex()

    def inner_nodes(self) -> list[Node]:
        """Return the nodes that can be folded."""
        return [node for node in self._nodes.values() if node.children]

    def recount(self, node: Node | None) -> None:
        """Have the counts of a node, and of those above it, be made anew."""
        while node is not None:
            node.counts = None
            node = node.parent

    # All anew

    def build(self, root: Node | None, sections: Iterable[TreePart] = ()) -> None:
        """Make every row anew; without a root there is none."""
        self.bringing.emit()
        # Not clear(): the view's header would forget how wide its columns are.
        self.removeRows(0, self.rowCount())
        self._nodes, self._places, self._words, self._came = {}, {}, {}, []
        self.root = root
        if root is not None:
            for section in sections:
                if section.key:
                    root.children.append(self._made_section(section))
                else:
                    root.rows, root.children = section.rows, self._made_tasks(section.rows)
            self._enter(root, None)
            self.invisibleRootItem().insertRows(0, [self._item(root)])
        self.brought.emit(None)

    # By differences

    def bring(self, sections: Sequence[TreePart]) -> None:
        """Change the rows to what is wanted; what stays keeps its node, and whether it is folded."""
        root, self._came = self.root, []
        if root is None:
            return
        is_flat = len(sections) == 1 and not sections[0].key
        if not is_flat and max(len(sections), len(root.children)) > _MOST_SECTIONS:
            self.build(Node("report", root.id, root.key, root.text), sections)
            return
        self.bringing.emit()
        if is_flat:
            self._bring_rows(root, sections[0].rows, in_runs=False)
        else:
            self._bring_sections(root, sections)
        self.brought.emit(self._came)

    def _bring_sections(self, root: Node, sections: Sequence[TreePart]) -> None:
        wanted = {section.key: at for at, section in enumerate(sections)}
        self._drop(root, [node for node in root.children if node.key not in wanted])
        self._order(root, [wanted[node.key] for node in root.children])
        for at, section in enumerate(sections):
            if at == len(root.children) or root.children[at].key != section.key:
                self._put(root, at, [self._made_section(section)])
                continue
            node = root.children[at]
            node.text = section.text
            self._bring_rows(node, section.rows, in_runs=section.in_runs)

    def _order(self, root: Node, places: list[int]) -> None:
        """Have the sections stand in the order of the places; what is below them goes with them as it is."""
        if places == sorted(places):
            return
        above = self.itemFromIndex(self.index_of(root))
        for at, place in enumerate(places):
            above.child(at).setData(place, _PLACE)
        root.children = [child for _, child in sorted(zip(places, root.children, strict=True), key=_first)]
        above.sortChildren(TITLE)

    def _bring_rows(self, node: Node, rows: list[TaskOutline], *, in_runs: bool) -> None:
        old, node.rows = node.rows, rows
        if len(old) == len(rows) and all(map(is_, old, rows)):
            return
        if not in_runs:
            self._bring_tasks(node, rows)
            return
        stretch = changed_stretch(old, rows, self._is_same)
        if stretch:
            self._bring_runs(node, rows, stretch.start, stretch.old_stop, len(rows) - len(old))
        self._take_texts(old[: stretch.start], rows[: stretch.start])
        self._take_texts(old[stretch.old_stop :], rows[stretch.new_stop :])
        for row in rows[stretch.start : stretch.new_stop]:
            self._take_text(row)

    def _take_texts(self, old: list[TaskOutline], rows: list[TaskOutline]) -> None:
        for row in [new for one, new in zip(old, rows, strict=True) if one is not new]:
            self._take_text(row)

    def _take_text(self, row: TaskOutline) -> None:
        node = self._places["task", row.id]
        node.task, above = row, node.parent
        self.recount(above)
        if above is not None and above.word and above.children[0] is node:
            above.text = self._unit_text(row.unit)

    def _bring_runs(self, node: Node, rows: list[TaskOutline], start: int, stop: int, more: int) -> None:
        """Change the units in which something changed from row `start` to `stop`, and their neighbours."""
        ends = list(accumulate(len(unit.children) for unit in node.children))
        first = next((at for at, end in enumerate(ends) if end >= start), 0)
        last = next((at for at, end in enumerate(ends, 1) if end > stop), len(ends))
        begin = ends[first - 1] if first else 0
        end = ends[last - 1] if last else 0
        wanted = list(self._runs(rows[begin : end + more]))
        units = node.children[first:last]
        old_keys = [(unit.word, tuple([each.id for each in unit.children])) for unit in units]
        new_keys = [(word, tuple([row.id for row in run])) for word, run in wanted]
        for stretch in changed_stretches(old_keys, new_keys, _MOST_STRETCHES):
            self._bring_stretch(
                node,
                first + stretch.start,
                units[stretch.start : stretch.old_stop],
                wanted[stretch.new_start : stretch.new_stop],
            )

    def _bring_stretch(
        self, node: Node, at: int, units: list[Node], wanted: list[tuple[str, list[TaskOutline]]]
    ) -> None:
        """Put units into the place of others; the first and the last that are of one name stay."""
        alike = self._alike(units, wanted)
        for unit, (_, run) in zip(units[:alike], wanted[:alike], strict=True):
            self._bring_tasks(unit, run)
        at, units, wanted = at + alike, units[alike:], wanted[alike:]
        alike = self._alike(units[::-1], wanted[::-1])
        for unit, (_, run) in zip(units[::-1][:alike], wanted[::-1][:alike], strict=True):
            self._bring_tasks(unit, run)
        self._drop(node, units[: len(units) - alike])
        self._put(node, at, [self._made_run(*each) for each in wanted[: len(wanted) - alike]])

    def _alike(self, units: list[Node], wanted: list[tuple[str, list[TaskOutline]]]) -> int:
        pairs = zip(units, wanted, strict=False)
        return next(
            (at for at, (unit, (word, _)) in enumerate(pairs) if unit.word != word),
            min(len(units), len(wanted)),
        )

    def _bring_tasks(self, node: Node, rows: list[TaskOutline]) -> None:
        """Change the tasks right below a node."""
        tasks, known = node.children, {row.id: row for row in rows}
        for stretch in changed_stretches(
            [task.id for task in tasks], [row.id for row in rows], _MOST_STRETCHES
        ):
            self._drop(node, tasks[stretch.start : stretch.old_stop])
            new = rows[stretch.new_start : stretch.new_stop]
            self._put(node, stretch.start, self._made_tasks(new))
        for task in node.children:
            task.task = known[task.id]
        if node.kind == "unit" and rows:
            node.id = rows[0].id
            if node.word:
                node.text = self._unit_text(rows[0].unit)

    # One step

    def _put(self, parent: Node, at: int, nodes: list[Node]) -> None:
        if not nodes:
            return
        parent.children[at:at] = nodes
        for node in nodes:
            self._enter(node, parent)
        self.recount(parent)
        self.itemFromIndex(self.index_of(parent)).insertRows(at, [self._item(node) for node in nodes])
        self._came += [node for node in nodes if node.children]

    def _drop(self, parent: Node, nodes: list[Node]) -> None:
        """Remove children, neighbours in one go, from the last to the first."""
        if not nodes:
            return
        self.recount(parent)
        above, gone = self.index_of(parent), set(map(id, nodes))
        places = [at for at, child in enumerate(parent.children) if id(child) in gone]
        for _, run in groupby(reversed(list(enumerate(places))), key=lambda each: each[1] - each[0]):
            rows = [at for _, at in run]
            dropped = parent.children[rows[-1] : rows[0] + 1]
            del parent.children[rows[-1] : rows[0] + 1]
            self.removeRows(rows[-1], len(rows), above)
            for node in dropped:
                self._forget(node)

    def _enter(self, node: Node, parent: Node | None) -> None:
        self._last += 1
        node.parent, node.number = parent, self._last
        self._nodes[node.number] = node
        if node.kind != "unit":
            self._places[node.kind, node.id] = node
        for child in node.children:
            self._enter(child, node)

    def _forget(self, node: Node) -> None:
        self._nodes.pop(node.number, None)
        if self._places.get((node.kind, node.id)) is node:  # it may stand elsewhere by now
            del self._places[node.kind, node.id]
        for child in node.children:
            self._forget(child)

    def _item(self, node: Node) -> QStandardItem:
        item = QStandardItem(self._patterns[node.kind])
        item.setData(node.number, _NUMBER)
        if node.kind != "task":
            item.setColumnCount(2)
            if node.children:
                # Not insertRow: that leaves the item to Python, which frees it a second time.
                item.insertRows(0, [self._item(child) for child in node.children])
        return item

    # Nodes

    def _made_section(self, section: TreePart) -> Node:
        node = Node(section.kind, section.id, section.key, section.text)
        node.rows = section.rows
        if section.in_runs:
            node.children = [self._made_run(*each) for each in self._runs(section.rows)]
        else:
            node.children = self._made_tasks(section.rows)
        return node

    def _made_run(self, word: str, run: list[TaskOutline]) -> Node:
        node = Node("unit", run[0].id, text=self._unit_text(run[0].unit), word=word)
        node.children = self._made_tasks(run)
        return node

    def _made_tasks(self, rows: Iterable[TaskOutline]) -> list[Node]:
        return [Node("task", row.id, task=row) for row in rows]

    def _runs(self, rows: Iterable[TaskOutline]) -> Iterator[tuple[str, list[TaskOutline]]]:
        for word, run in groupby(rows, key=lambda row: self._word(row.unit)):
            yield word, list(run)

    def _word(self, unit: str) -> str:
        """Return what two spellings of one unit have in common; few are asked for again and again."""
        word = self._words.get(unit)
        if word is None:
            word = self._words[unit] = same_words(unit)
        return word

    def _is_same(self, one: TaskOutline, other: TaskOutline) -> bool:
        return one.id == other.id and self._word(one.unit) == self._word(other.unit)


def _pattern(flags: Qt.ItemFlag) -> QStandardItem:
    """Return an item to copy: that takes a third of the time that setting flags takes."""
    item = QStandardItem()
    item.setFlags(flags)
    return item
