"""Mutants through the way in, in processes of their own that have limits: `-m mutants.trials_of_files`.

A process takes numbers on standard input and answers each with a line of JSON. The system ends one that
computes for longer than a mutant may take, whatever code that is in.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_SECONDS = 20
"""Of a processor, for one file; a hang is what takes more."""

MOST_BYTES = 1_000_000_000
"""The most memory that a process may hold while it reads one."""

_PATIENCE = 1_200  # seconds by the clock; a machine may be busy, and who only waits computes nothing
_SPACE = 6 << 30  # addresses; what asks for more at once is told so
_ROOT = Path(__file__).resolve().parents[3]
_SHOWN = 40


@dataclass
class Account:
    """What came of all mutants: `ends` by kind and end, `faults` by kind, the first of them whole."""

    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: list[dict[str, Any]] = field(default_factory=list)
    peak: int = 0
    slowest: list[tuple[float, int]] = field(default_factory=list)

    def add(self, answer: dict[str, Any]) -> None:
        """Count one mutant."""
        self.ends[answer["kind"], answer["end"]] += 1
        self.peak = max(self.peak, answer["peak"])
        self.slowest = sorted([*self.slowest, (answer["seconds"], answer["number"])], reverse=True)[:10]
        fault = answer["fault"]
        if not fault and answer["peak"] > MOST_BYTES:
            fault = f"memory: {answer['peak']:,} bytes"
        if not fault:
            return
        kind = next((kind for kind in ("traceback", "hang", "memory") if f"{kind}:" in fault), "other")
        self.faults[kind] += 1
        if len(self.examples) < _SHOWN:
            self.examples.append({**answer, "fault": fault})

    @property
    def tried(self) -> int:
        """How many mutants were tried."""
        return sum(self.ends.values())

    def as_json(self) -> dict[str, Any]:
        """Return all of it as plain values."""
        return {
            "tried": self.tried,
            "ends": {f"{kind}, {end}": count for (kind, end), count in sorted(self.ends.items())},
            "faults": dict(self.faults),
            "examples": self.examples,
            "peak": self.peak,
            "slowest": self.slowest,
        }


def try_all(numbers: Iterable[int], processes: int, tell: Any = lambda _: None) -> Account:
    """Try the mutants of these numbers in so many processes at a time."""
    queue, account = iter(list(numbers)), Account()
    with ThreadPoolExecutor(processes) as pool:
        for answers in pool.map(lambda _: list(_worker(queue, tell)), range(processes)):
            for answer in answers:
                account.add(answer)
    return account


def _worker(numbers: Iterator[int], tell: Any) -> Iterator[dict[str, Any]]:
    """Yield the answers for numbers from the queue; a process that died is followed by another."""
    process: subprocess.Popen[str] | None = None
    while (number := next(numbers, None)) is not None:
        process = process or _started()
        answer = _asked(process, number)
        if answer is None:
            answer = _dead(process, number)
            process = None
        tell(answer)
        yield answer
    if process is not None:
        process.stdin.close()  # type: ignore[union-attr]
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]


def _started() -> subprocess.Popen[str]:
    places = [_ROOT, _ROOT / "tests" / "layouts", _ROOT / "tests" / "strangers"]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places)), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "mutants.trials_of_files"],
        env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip


def _asked(process: subprocess.Popen[str], number: int) -> dict[str, Any] | None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{number}\n")
    process.stdin.flush()
    if not select.select([process.stdout], [], [], _PATIENCE)[0]:
        return None
    line = process.stdout.readline()
    return json.loads(line) if line else None


def _dead(process: subprocess.Popen[str], number: int) -> dict[str, Any]:
    from mutants.mutant import kind_of_number

    process.kill()
    process.communicate()
    code = process.returncode
    fault = (
        f"hang: more than {MOST_SECONDS} s" if code in (-signal.SIGPROF, -signal.SIGKILL) else f"died: {code}"
    )
    return {
        **{"number": number, "kind": kind_of_number(number), "end": "dead", "fault": fault},
        **{"peak": 0, "seconds": float(MOST_SECONDS)},
    }


def _peak() -> int:
    """Return the most memory held since `_forget_peak`, in bytes; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _memory() -> str | None:
    """Return where stores lie in memory, where that is to be had: disks are others' trials."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _main() -> None:
    with tempfile.TemporaryDirectory(prefix="vqdesk-strangers-", dir=_memory()) as place:
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
            os.environ[name] = place
        tempfile.tempdir = None
        warnings.simplefilter("error")
        resource.setrlimit(resource.RLIMIT_AS, (_SPACE, _SPACE))
        # After the folders were turned: nothing of the user's own is read.
        from mutants.mutant import mutant
        from mutants.way_in import WayIn

        way, answers = WayIn(Path(place)), sys.stdout
        for line in sys.stdin:
            number = int(line)
            made = mutant(number)
            _forget_peak()
            signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            start = time.process_time()
            found = way.try_one(made, number)
            seconds = time.process_time() - start
            signal.setitimer(signal.ITIMER_PROF, 0)
            told = {
                **{"number": number, "kind": made.kind, "end": found.end, "fault": found.fault},
                **{"peak": _peak(), "seconds": round(seconds, 2)},
            }
            answers.write(json.dumps(told) + "\n")
            answers.flush()


if __name__ == "__main__":
    _main()
