"""An export that is killed, loses its power, or meets a disk that is full or does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trials.case import Recording
from trials.crashes import moments
from trials.disk_errors import FAULTS, wrong_reason
from trials.disk_model import snapshot
from trials.shim import Kind
from trials.store_check import told
from trials.tally import Tally
from trials.verbs import REPORT, draft

from db.store.store import Store
from vqdesk.exporting.file_export import export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trials.case import Bench
    from trials.crashes import Extent
    from trials.shim import Fault

_OLD = b"an older file of the clerk's"


def exports(bench: Bench, extent: Extent) -> Tally:
    """Export over an older file; after whatever fault the old one or the new one is there, whole."""
    tally = Tally("exports", bench.verb.name)
    with Store.open(bench.root.parent / "source.vqd") as store:
        store.reports.add(draft(REPORT, 40))
        for name in ("biểu.json", "biểu.docx"):
            _Export(bench, tally, name, lambda out: export(store, REPORT, out)).run(extent)
    return tally


class _Export:
    """Try one export."""

    def __init__(self, bench: Bench, tally: Tally, name: str, write: Callable[[Path], None]) -> None:
        self._bench = bench
        self._tally = tally
        self._name = name
        self._out = bench.root / name
        self._write = write

    def run(self, extent: Extent) -> None:
        """Cut the power and kill at each moment, and let each operation fail in each manner."""
        self._bench.place({self._name: _OLD})
        self._bench.shim.watch(self._bench.root)
        self._write(self._out)
        self._bench.shim.mark(1)
        new = self._out.read_bytes()
        start = {self._name: _OLD}
        recording = Recording(self._bench.root.resolve(), start, self._bench.shim.log(), ["old", "new"])
        states = {_OLD: "old", new: "new"}
        for point, how, image in moments(recording, extent):
            found = states.get(image.get(self._name) or b"", "half done")
            well = found in (["new"] if point.told else ["old", "new"])
            self._tally.add("" if well else f"lost: {found}", f"{self._name}, {point.name}, {how}")
        for fault in FAULTS:
            for operation in range(0, self._count(fault), extent.stride):
                found = self._fail(fault, operation, new)
                where = f"{self._name}, {fault.name} at {operation} {self._bench.shim.failed}"
                self._tally.add(found, where)

    def _count(self, fault: Fault) -> int:
        self._bench.place({self._name: _OLD})
        with self._bench.shim.counting(fault.kinds) as shim:
            self._write(self._out)
            return shim.seen

    def _fail(self, fault: Fault, operation: int, new: bytes) -> str:
        self._bench.place({self._name: _OLD})
        error: Exception | None = None
        with self._bench.shim.failing(fault, operation):
            try:
                self._write(self._out)
            except Exception as caught:  # whatever it is, it is judged
                error = caught
                self._tally.reasons[told(caught)] += 1
        found = snapshot(self._bench.root)
        if found.get(self._name) != (_OLD if error else new):
            return "refused but stored" if found.get(self._name) == new else "lost: the older file"
        if error and (wrong := wrong_reason(error, fault)):
            return wrong
        removable = fault.times == 1 and self._bench.shim.failed != Kind.UNLINK.name
        return f"left over: {sorted(found)}" if len(found) > 1 and removable else ""
