"""Take 20,000 mutated files in: `make.py bench strangers`, the long form of tests/strangers."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[3]
_ALL = 20_000
_TOLD_EACH = 500
_LONGEST = 1_500  # characters of a fault that the table shows


def main(arguments: list[str]) -> int:
    """Try, print a table or JSON, and return 1 where anything was found that must not be."""
    parser = argparse.ArgumentParser(
        prog="bench strangers", description="Take mutated files in, each as a clerk would; an hour."
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument("--count", type=int, default=_ALL, help=f"so many mutants ({_ALL:,})")
    parser.add_argument("--first", type=int, default=0, help="from this one's number on (0)")
    parser.add_argument("--keep", type=Path, help="put the faulty ones into this folder")
    chosen = parser.parse_args(arguments)
    if not sys.platform.startswith("linux"):
        print("Mutants need Linux, which tells and limits what a process takes.", file=sys.stderr)
        return 1
    sys.path[:0] = [str(_ROOT), *(str(_ROOT / "tests" / room) for room in ("layouts", "strangers"))]
    account = _tried(range(chosen.first, chosen.first + chosen.count), chosen.keep)
    print(json.dumps(account, indent=2, ensure_ascii=False) if chosen.json else table(account))
    return 1 if account["faults"] else 0


def _tried(numbers: range, keep: Path | None) -> dict[str, Any]:
    from mutants.mutant import mutant
    from mutants.trials_of_files import try_all

    done = 0

    def tell(answer: dict[str, Any]) -> None:
        nonlocal done
        done += 1
        if answer["fault"] and keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            found = mutant(answer["number"])
            (keep / found.name).write_bytes(found.data)
        if answer["fault"] or done % _TOLD_EACH == 0:
            print(f"{done:,} {answer['fault'][:200]}", file=sys.stderr, flush=True)

    return try_all(numbers, os.cpu_count() or 1, tell).as_json()


def table(account: dict[str, Any]) -> str:
    """Return how many were taken in and refused, kind by kind, and what was wrong."""
    ends = sorted({end.partition(", ")[2] for end in account["ends"]})
    lines = [f"{'':12}" + "".join(f"{end:>13}" for end in ends)]
    for kind in sorted({end.partition(", ")[0] for end in account["ends"]}):
        counts = [account["ends"].get(f"{kind}, {end}", 0) for end in ends]
        lines.append(f"{kind:12}" + "".join(f"{count:>13,}" for count in counts))
    wrong = ", ".join(f"{count:,} {kind}" for kind, count in account["faults"].items())
    slowest = account["slowest"][0][0] if account["slowest"] else 0
    lines.append(f"{account['tried']:,} mutants: {wrong or 'nothing wrong'}")
    lines.append(f"most memory {account['peak'] // 1_000_000:,} MB, longest {slowest:.1f} s of a processor")
    lines += [
        f"  {each['number']} {each['kind']}: {each['fault'][-_LONGEST:]}" for each in account["examples"]
    ]
    return "\n".join(lines)
