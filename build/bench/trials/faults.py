"""Try every fault of a disk on every verb: `make.py bench faults`, the long form of tests/faults.

Deeds and commands do thousands of operations each. Power is cut at each of their sync points, in each way;
errors are tried as `trials.sparing` tells: of a run of equal operations that change the disk four, of those
that only look at it one in so many. What is left out so, a stride of 1 tries as well.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[3]

TRIALS = {
    "day": "days killed at random moments",
    "kills": "killed before each operation",
    "power": "power lost: all, some, torn, garbage",
    "recovery": "both, at each operation of recovery",
    "errors": "disk full or silent within a verb",
    "opening": "disk full or silent within an opening",
    "put-back": "an older copy beside each journal",
    "pulled": "stick pulled and another in its place",
    "exports": "exports: all of these",
    "deed-power": "deeds and commands: killed, without power",
    "deed-errors": "deeds and commands: disk full or silent",
    "deed-recovery": "the same within an opening after a kill",
}
_EXTENTS = {
    "power": (1, 12),
    "recovery": (1, 2, 6),
    "opening": (1, 0, 5),
    "exports": (1, 4),
    "deed-power": (1, 4),
    "deed-errors": (19,),
    "deed-recovery": (23,),
}
"""Stride, images by chance at each moment, states from which recovery begins; the others: each operation.

Of deeds the stride is of operations that only look; see above.
"""
_LARGE = {"delete-report": 5, "add-14": 5, "import-1000": 3, "move-9": 3, "import-300": 2}
"""The stride at verbs with thousands of operations, where each case opens a large store."""
_SUM = ("lost", "half done", "wedged")
_WHOLE = ("kills", "power", "put-back")
_DAYS, _KILLS = 40, 250
"""Days that are killed, each begun with its own number for chance, and how often each is."""

_ONCE = {"exports": ("write-short",), "day": tuple(map(str, range(1, _DAYS + 1)))}
_DEEDS = "deed"
"""How the trials are called that are of deeds, not of verbs."""


def main(arguments: list[str]) -> int:
    """Try, print a table or JSON, and return 1 where anything was found that must not be."""
    parser = argparse.ArgumentParser(prog="bench faults", description="Try every fault of a disk; an hour.")
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument("--quick", action="store_true", help="only each tenth operation")
    parser.add_argument(
        "--trial", action="append", choices=[*TRIALS], help="only this trial; may be repeated"
    )
    parser.add_argument("--verb", action="append", help="only this verb; may be repeated")
    chosen = parser.parse_args(arguments)
    sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "faults")]
    from trials import shim

    if lacking := shim.missing():
        print(f"The faults of a disk need {lacking}.", file=sys.stderr)
        return 1
    from trials.run import TrialFailed

    try:
        tallies = _tried(chosen.trial or [*TRIALS], chosen.verb, 10 if chosen.quick else 1)
    except TrialFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    print(json.dumps(tallies, indent=2, ensure_ascii=False) if chosen.json else table(tallies))
    return 1 if any(tally["faults"] for tally in tallies) else 0


def _tried(trials: list[str], only: list[str] | None, times: int) -> list[dict[str, Any]]:
    from days.deeds import NAMED_DEEDS
    from trials import run as trial_run
    from trials.verbs import NAMED

    def run(case: tuple[str, str]) -> dict[str, Any]:
        trial, verb = case
        tally = trial_run.run(trial, verb, *_extent(trial, verb, times))
        print(f"{trial} {verb}: {tally['tried']:,} {tally['faults'] or ''}", file=sys.stderr, flush=True)
        return tally

    verbs = {trial: _ONCE.get(trial, NAMED_DEEDS if trial.startswith(_DEEDS) else NAMED) for trial in trials}
    cases = [(trial, verb) for trial in trials for verb in verbs[trial] if only is None or verb in only]
    # Each case is a process of its own: the threads only wait for them.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(run, cases))


def _extent(trial: str, verb: str, times: int) -> tuple[int, ...]:
    if trial == "day":
        return (_KILLS // times,)
    stride, *rest = _EXTENTS.get(trial, (1,))
    if trial not in _WHOLE:
        stride = _LARGE.get(verb, stride)
    return stride * times, *rest


def table(tallies: list[dict[str, Any]]) -> str:
    """Return how much was tried and what was found, trial by trial, and the first of what was wrong."""
    from trials.tally import FAULTY

    found = [kind for kind in FAULTY if any(kind in tally["faults"] for tally in tallies)]
    shown = ["lost", "half done", "wedged", "refused but stored", "wrong reason"]
    shown += [kind for kind in found if kind not in shown]
    lines = [f"{'':42}{'tried':>9}" + "".join(f"{kind:>20}" for kind in shown)]
    for trial, label in TRIALS.items():
        of_trial = [tally for tally in tallies if tally["trial"] == trial]
        if of_trial:
            lines.append(_line(label, of_trial, shown))
    lines.append(_line("all", tallies, shown))
    lines += _told_of_kills(tallies)
    lines += [
        f"  {tally['trial']} {tally['verb']}: {each}" for tally in tallies for each in tally["examples"]
    ]
    return "\n".join(lines)


def _told_of_kills(tallies: list[dict[str, Any]]) -> list[str]:
    """Return what the kills of days came to, on one line; none where no day was killed."""
    kills: Counter[str] = Counter()
    for tally in tallies:
        kills.update(tally.get("kills", {}))
    if not kills:
        return []
    found = {
        kind: sum(tally["faults"].get(kind, 0) for tally in tallies if tally["trial"] == "day")
        for kind in _SUM
    }
    told = ", ".join(f"{count:,} {kind}" for kind, count in found.items())
    at = f"{kills['the clock']:,} by the clock, {kills['an operation']:,} before an operation of the disk"
    again = f"{kills['openings killed as well']:,} openings after them were killed as well"
    return [
        f"{kills['kills']:,} kills ({at}), {kills['hot']:,} of them while a journal was hot; {again}: {told}"
    ]


def _line(label: str, tallies: list[dict[str, Any]], shown: list[str]) -> str:
    tried = sum(tally["tried"] for tally in tallies)
    counts = [sum(tally["faults"].get(kind, 0) for tally in tallies) for kind in shown]
    return f"{label:42}{tried:>9,}" + "".join(f"{count:>20,}" for count in counts)
