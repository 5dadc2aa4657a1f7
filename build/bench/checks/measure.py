"""Measure the rules of `check`: recall and precision by rule, false alarms, what a change brought, speed."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.checks.holds import hold_lines, longest_holds
from bench.checks.speed import speed, speed_lines
from bench.checks.truth import FIELDS, ROOT, Known, known_passages

if TYPE_CHECKING:
    from collections.abc import Iterable

_RECALL, _PRECISION, _TRAPS = 0.90, 0.95, 0.03


def main(arguments: list[str]) -> int:
    """Check the passages, print what was found of what is wrong; a missed limit is only said."""
    parser = argparse.ArgumentParser(prog="bench checks", description="Measure the rules of `check`.")
    parser.add_argument("texts", nargs="*", type=Path, help="further passages with their truth, JSON Lines")
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument("--save", type=Path, help="keep the findings in this file, to compare with later")
    parser.add_argument("--before", type=Path, help="print which findings came and went since this file")
    parser.add_argument("--without-speed", action="store_true", help="measure no time")
    chosen = parser.parse_args(arguments)
    sys.path.insert(0, str(ROOT))
    passages = known_passages(chosen.texts)
    found = findings(passages)
    result: dict[str, Any] = score(passages, found)
    if not chosen.without_speed:
        result["speed"] = speed()
        result["holds"] = longest_holds()
    if chosen.before:
        result |= _changes(json.loads(chosen.before.read_text(encoding="utf-8")), found)
    if chosen.save:
        chosen.save.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=2) if chosen.json else "\n".join(_lines(result)))
    return 0


def findings(passages: Iterable[Known]) -> list[dict[str, Any]]:
    """Return the errors and warnings of each passage."""
    from vqdesk.checks.checker import check_report
    from vqdesk.checks.frame.subject import Subject, Surroundings

    found = []
    for passage in passages:
        around = Surroundings(fields=frozenset(key for key in FIELDS if key in passage.texts))
        for finding in check_report([Subject(passage.id, "", passage.texts, around)]):
            field, start, end = finding.remark.stretch
            if finding.severity != "info":
                found.append(
                    {"passage": passage.id, "rule": finding.rule, "field": field, "start": start, "end": end,
                     "text": finding.text}
                )  # fmt: skip
    return found


def score(passages: Iterable[Known], found: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return recall by family, precision by rule, and how many traps were fallen into."""
    by_passage: dict[str, list[dict[str, Any]]] = {}
    for finding in found:
        by_passage.setdefault(finding["passage"], []).append(finding)
    wanted: Counter[str] = Counter()
    met: Counter[str] = Counter()
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    traps = fallen = 0
    for passage in passages:
        findings = by_passage.get(passage.id, [])
        for family, places in passage.wrong:
            wanted[family] += 1
            met[family] += any(_meets(each, places) for each in findings)
        for each in findings:
            told[each["rule"]] += 1
            right[each["rule"]] += any(_meets(each, places) for _, places in passage.wrong)
        traps += passage.trap
        fallen += passage.trap and bool(findings)
    return {
        "recall": {family: [met[family], count] for family, count in sorted(wanted.items())},
        "precision": {rule: [right[rule], count] for rule, count in sorted(told.items())},
        "traps": [fallen, traps],
    }


def _meets(finding: dict[str, Any], places: Iterable[tuple[int, int]]) -> bool:
    if finding["field"] != "result":
        return finding["rule"].startswith("row.")
    return any(finding["start"] < end and start < finding["end"] for start, end in places)


def _changes(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the findings that came and went between two runs."""
    return {
        "came": [each for each in now if each not in before],
        "went": [each for each in before if each not in now],
    }


def _lines(result: dict[str, Any]) -> list[str]:
    lines = ["Recall by family (found of what is wrong)"]
    lines += [f"  {name:<20}{_share(*pair)}" for name, pair in result["recall"].items()]
    lines += [f"  {'all':<20}{_share(*_sum(result['recall']))}  (at least {_RECALL})", ""]
    lines += ["Precision by rule (right of the errors and warnings)"]
    lines += [f"  {name:<20}{_share(*pair)}" for name, pair in result["precision"].items()]
    lines += [f"  {'all':<20}{_share(*_sum(result['precision']))}  (at least {_PRECISION})", ""]
    lines += [f"Traps with a false alarm {_share(*result['traps'])}  (at most {_TRAPS})"]
    if found := result.get("speed"):
        lines += ["", *speed_lines(found), *hold_lines(result["holds"])]
    for word in ("came", "went"):
        lines += [f"{word}: {place_of(each)}" for each in result.get(word, ())]
    return lines


def _sum(pairs: dict[str, list[int]]) -> tuple[int, int]:
    return sum(pair[0] for pair in pairs.values()), sum(pair[1] for pair in pairs.values())


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else f"{part}/{whole}"


def place_of(finding: dict[str, Any]) -> str:
    """Return a finding on one line."""
    return f"{finding['passage']} {finding['rule']} {finding['field']} {finding['start']} “{finding['text']}”"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
