"""Kills and lost power, at every operation of a verb, of a first start and of recovery itself."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from trials.case import Recording, nothing_by_chance, opened
from trials.disk_model import garbage, torn
from trials.shim import Kind
from trials.store_check import Check
from trials.tally import Tally
from trials.verbs import JOURNAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trials.case import Bench, Point
    from trials.disk_model import Image


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is tried: each n-th point, how many images by chance at each, how many recoveries."""

    stride: int = 1
    chances: int = 4
    recoveries: int = 12


def kills(bench: Bench, extent: Extent) -> Tally:
    """Kill before every operation that changes the disk."""
    tally = Tally("kills", bench.verb.name)
    _kill(Check(bench, tally), bench.recording, extent.stride)
    return tally


def without_journal(bench: Bench, extent: Extent) -> Tally:
    """Kill as `kills` does and take the journal away: no store stands that, and the harness must find it."""
    tally = Tally("without-journal", bench.verb.name)
    check = Check(bench, tally)
    for point in _some_of(bench.recording.points(), extent.stride):
        image = {name: content for name, content in point.disk.whole().items() if name != JOURNAL}
        check.image(image, bench.recording.states, bench.recording.allowed(point.told), point.name)
    return tally


def power_losses(bench: Bench, extent: Extent) -> Tally:
    """Lose the power before every sync, where most is unsynced, and at the end."""
    tally = Tally("power", bench.verb.name)
    _lose_power(Check(bench, tally), bench.recording, extent)
    return tally


def recoveries(bench: Bench, extent: Extent) -> Tally:
    """Kill and lose power at every operation of an opening that finds a cut off verb."""
    tally = Tally("recovery", bench.verb.name)
    check = Check(bench, tally)
    for image in chosen(bench, extent):
        recording = _opening(bench, image)
        if recording is None:
            tally.add("wedged: at once", "recovery")
            continue
        _kill(check, recording, extent.stride)
        _lose_power(check, recording, extent)
    return tally


def chosen(bench: Bench, extent: Extent) -> list[Image]:
    """Return some of the states in which a kill leaves the folder, spread over the verb."""
    points = [point.disk.whole() for point in bench.recording.points()]
    return points[:: max(1, len(points) // extent.recoveries)]


def moments(recording: Recording, extent: Extent) -> Iterator[tuple[Point, str, Image]]:
    """Yield what is found after a kill at each moment, and after the power was lost at each."""
    for point in _some_of(recording.points(), extent.stride):
        yield point, "killed", point.disk.whole()
    for point in _some_of(_open_moments(recording), extent.stride):
        for how, image in _images(point, extent.chances):
            yield point, how, image


def _kill(check: Check, recording: Recording, stride: int) -> None:
    for point in _some_of(recording.points(), stride):
        check.image(point.disk.whole(), recording.states, recording.allowed(point.told), point.name)


def _lose_power(check: Check, recording: Recording, extent: Extent) -> None:
    for point in _some_of(_open_moments(recording), extent.stride):
        for how, image in _images(point, extent.chances):
            allowed = recording.allowed(point.told)
            check.image(image, recording.states, allowed, f"{point.name}, {how}")


def _open_moments(recording: Recording) -> Iterator[Point]:
    """Yield the moments before each sync, right after each step was told, and all after the last."""
    told = 0
    for point in recording.points():
        is_sync = point.before is None or point.before.kind is Kind.SYNC
        if is_sync or point.told != told or point.told == len(recording.states) - 1:
            yield point
        told = point.told


def _images(point: Point, chances: int) -> Iterator[tuple[str, Image]]:
    disk = point.disk
    yield "all", disk.whole()
    if disk.is_settled:
        return
    yield "synced", disk.synced()
    yield "names", disk.synced(names_too=False)
    for number in range(chances):
        seed = f"{point.number} {number}"
        yield f"some {seed}", disk.some(Random(seed))
        yield f"torn {seed}", disk.some(Random(seed), torn(Random(seed)))
        yield f"garbage {seed}", disk.some(Random(seed), garbage(Random(seed)))


def _opening(bench: Bench, image: Image) -> Recording | None:
    """Record an opening; None where the store does not open."""
    bench.place(image)
    bench.shim.watch(bench.root)
    try:
        with nothing_by_chance():
            store = opened(bench.path)
    except Exception:  # counted where the image itself is tried
        return None
    bench.shim.mark(0)
    store.close()
    return bench.recorded(image)


def _some_of(points: Iterator[Point], stride: int) -> Iterator[Point]:
    """Take each n-th point, and the last."""
    for number, point in enumerate(points):
        if number % stride == 0 or point.before is None:
            yield point
