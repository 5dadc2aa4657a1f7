"""What the check costs: seconds of one core beside a pass of a number pattern, and the room it keeps."""

from __future__ import annotations

import re
import time
import tracemalloc
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.checks.truth import known_passages

if TYPE_CHECKING:
    from vqdesk.checks.frame.subject import Subject

_TASKS, _LENGTH, _LIMIT = 10_000, 600, 10.0  # tasks, characters of each, seconds of one core
_NARRATIVE, _KEYS, _KEY_LIMIT = 20_000, 15, 0.05  # characters of an edited text, edits, seconds of its check
_LONG, _LONG_LIMIT = 200_000, 1.0  # characters of a bad text, seconds
_KEPT = 1_000  # tasks of which is measured what is kept
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_BAD = {
    "claims that are wrong": "Tổng số 1.234 hộ, trong đó 567 hộ nghèo, chiếm 54,9%; ",
    "shares of a plan": "kế hoạch 800 hộ, có 120 hộ, đạt 80% kế hoạch; ",
    "numbers alone": "12 hộ, ",
    "numbers of 400 digits": f"Có {'9' * 400} hộ, chiếm {'8' * 400}%; ",
    "percent signs": "12% ",
    "brackets": "(12 hộ ",
    "a legacy encoding": "Uû ban nh©n d©n x· cã 14/16 th«n ®¹t 88,0% ",
    "one word": "triển khai ",
    "documents": "Kế hoạch số 12/KH-UBND, ngày 1/2/2024; ",
    "names": "xã Trảng Phái, ",
    "quotes": "“12 hộ ",
}


def speed() -> dict[str, Any]:
    """Return what checking costs: tasks of the real annex's words, and of passages full of numbers."""
    from vqdesk.first_store.sample import sample_draft

    annex = " ".join(task.result for task in sample_draft().tasks)
    passages = " ".join(passage.texts["result"] for passage in known_passages([]))
    return {
        "annex": _whole(annex),
        "passages": _whole(passages),
        "edited": {"annex": _edited(annex), "passages": _edited(passages)},
        "bad": {name: _check(part * (_LONG // len(part))) for name, part in _BAD.items()},
        "kept": _kept(annex),
    }


def _tasks(text: str, count: int) -> list[Subject]:
    from vqdesk.checks.frame.subject import Subject

    text *= count * _LENGTH // len(text) + 1
    texts = [text[place * _LENGTH : (place + 1) * _LENGTH] for place in range(count)]
    return [Subject(str(place), str(place), {"result": each}) for place, each in enumerate(texts)]


def _whole(text: str) -> dict[str, float]:
    from vqdesk.checks.checker import check_report

    subjects = _tasks(text, _TASKS)
    start = time.process_time()
    for each in subjects:
        _NUMBER.findall(each.text("result"))
    plain = time.process_time() - start
    start = time.process_time()
    check_report(subjects)
    return {"plain": plain, "check": time.process_time() - start}


def _edited(text: str) -> float:
    """Return in how many seconds a long narrative is looked at again after a key."""
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.kept_check import KeptCheck

    text = (text * (_NARRATIVE // len(text) + 1))[:_NARRATIVE]
    check = KeptCheck([Subject("1", "1", {"result": text})])
    check.look_at("1")
    found = []
    for key in range(1, _KEYS + 1):
        check.put("1", {"result": text[: _NARRATIVE // 2] + "x" * key + text[_NARRATIVE // 2 :]})
        start = time.process_time()
        check.look_at("1")
        found.append(time.process_time() - start)
    return median(found)


def _check(text: str) -> float:
    from vqdesk.checks.checker import check_report
    from vqdesk.checks.frame.subject import Subject

    start = time.process_time()
    check_report([Subject("1", "1", {"result": text})])
    return time.process_time() - start


def _kept(text: str) -> dict[str, float]:
    """Return the bytes of texts, and those that the check of a report keeps of them while it is edited."""
    from vqdesk.checks.kept_check import KeptCheck

    check = KeptCheck(_tasks(text, _KEPT))
    texts = len(text.encode()) * _KEPT * _LENGTH / len(text)
    tracemalloc.start()
    results = [check.look_at(task) for task in check.tasks]
    check.look_at_whole()
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return {"texts": texts, "kept": float(kept), "tasks": float(len(results))}


def speed_lines(found: dict[str, Any]) -> list[str]:
    """Return the lines that tell of it, each beside its limit."""
    lines = [
        f"{_TASKS:,} tasks of {_LENGTH} characters, {name}: {each['check']:.2f} s of one core (at most"
        f" {_LIMIT:.0f}), {each['check'] / each['plain']:.0f} times one plain pass ({each['plain']:.2f} s)"
        for name, each in (
            ("the annex's words", found["annex"]),
            ("passages full of numbers", found["passages"]),
        )
    ]
    keys = " and ".join(f"{seconds * 1000:.0f}" for seconds in found["edited"].values())
    lines.append(
        f"One narrative of {_NARRATIVE:,} characters after a key: {keys} ms (at most {_KEY_LIMIT * 1000:.0f})"
    )
    worst = max(found["bad"], key=found["bad"].__getitem__)
    lines.append(
        f"Bad texts of {_LONG:,} characters: {found['bad'][worst]:.2f} s at most, {worst} (at most"
        f" {_LONG_LIMIT:.0f})"
    )
    kept = found["kept"]
    lines.append(
        f"Kept of the check of {_KEPT:,} tasks: {kept['kept'] / 2**20:.1f} MB,"
        f" {kept['kept'] / kept['texts']:.1f} times their texts"
    )
    return lines
