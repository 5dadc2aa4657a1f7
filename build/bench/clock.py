"""The clock of one measurement: wall time, processor time, peak memory."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Clock:
    """What one job took: `seconds` by the wall, `cpu` of this process."""

    def __init__(self) -> None:
        self.seconds = self.cpu = 0.0
        self.peak: int | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Measure the block, and the process's peak memory up to its end."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.seconds, self.cpu = time.perf_counter() - wall, time.process_time() - cpu
        self.peak = peak_memory()


def peak_memory() -> int | None:
    """Return the bytes that this process held at most; None where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return _peak_by_usage()
    # ru_maxrss would count the parent's memory too: it survives fork and exec.
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line[:6] == "VmHWM:"), None)


def _peak_by_usage() -> int | None:
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
