"""The disk model loses what was not synced, in whatever pieces, and nothing that was."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from trials.disk_model import SECTOR, Disk, followed, garbage, torn
from trials.shim import Kind, Operation

ROOT = Path("/kho")
OLD, NEW = b"o" * 2 * SECTOR, b"n" * 2 * SECTOR
HANDLE, FOLDER = 5, 6


def operation(kind: Kind, name: str = "", other: str = "", **rest: object) -> Operation:
    values = {"handle": HANDLE, "place": 0, "data": b"", **rest}
    return Operation(kind, path=name and f"/kho/{name}", other=other and f"/kho/{other}", **values)


OPENED = operation(Kind.OPEN, "a")
WRITTEN = operation(Kind.WRITE, data=NEW)
SYNCED = operation(Kind.SYNC)
NAMES_SYNCED = (operation(Kind.OPEN, ".", handle=FOLDER), operation(Kind.SYNC, handle=FOLDER))
MADE = (operation(Kind.CREATE, "b"), operation(Kind.WRITE, data=NEW))


def disk(*operations: Operation) -> Disk:
    return followed(Disk(ROOT, {"a": OLD}), operations)


def test_a_write_lasts_once_it_is_synced():
    unsynced = disk(OPENED, WRITTEN)
    assert unsynced.whole() == {"a": NEW}
    assert unsynced.synced() == {"a": OLD}
    assert not unsynced.is_settled
    synced = disk(OPENED, WRITTEN, SYNCED)
    assert synced.synced() == {"a": NEW}
    assert synced.is_settled


def test_each_sector_is_lost_for_itself():
    found = {disk(OPENED, WRITTEN).some(Random(seed))["a"] for seed in range(60)}
    half = SECTOR
    assert found == {OLD, NEW, NEW[:half] + OLD[half:], OLD[:half] + NEW[half:]}


def test_a_sector_is_torn_within_or_garbage():
    found = [disk(OPENED, WRITTEN).some(Random(seed), torn(Random(seed)))["a"] for seed in range(60)]
    assert any(0 < each[:SECTOR].count(b"n") < SECTOR for each in found)
    assert all(set(each) <= set(OLD + NEW) and len(each) == len(OLD) for each in found)
    found = [disk(OPENED, WRITTEN).some(Random(seed), garbage(Random(seed)))["a"] for seed in range(60)]
    assert any(not set(each) <= set(OLD + NEW) for each in found)


def test_a_length_is_kept_or_not():
    cut = disk(OPENED, operation(Kind.TRUNCATE, place=3))
    assert cut.whole() == {"a": b"ooo"}
    assert {len(cut.some(Random(seed))["a"]) for seed in range(20)} == {3, len(OLD)}
    grown = disk(OPENED, operation(Kind.WRITE, place=len(OLD), data=b"x" * SECTOR))
    assert {len(grown.some(Random(seed))["a"]) for seed in range(40)} == {len(OLD), len(OLD) + SECTOR}


def test_a_name_lasts_once_its_folder_is_synced():
    assert disk(*MADE, SYNCED).synced() == {"a": OLD}
    assert disk(*MADE).synced(names_too=False) == {"a": OLD, "b": b""}
    assert disk(*MADE, SYNCED, *NAMES_SYNCED).synced() == {"a": OLD, "b": NEW}


@pytest.mark.parametrize(
    ("change", "lost", "kept"),
    [
        (operation(Kind.UNLINK, "a"), {"a": OLD}, {}),
        (operation(Kind.RENAME, "a", "c"), {"a": OLD}, {"c": OLD}),
        (operation(Kind.LINK, "a", "c"), {"a": OLD}, {"a": OLD, "c": OLD}),
        (operation(Kind.MKDIR, "m"), {"a": OLD}, {"a": OLD, "m": None}),
    ],
)
def test_changes_of_names_are_kept_in_their_order(change: Operation, lost: dict, kept: dict):
    assert disk(change).synced() == lost
    assert disk(change).whole() == kept
    assert disk(change, *NAMES_SYNCED).synced() == kept
    # What came later is never kept without what came before.
    later = disk(change, operation(Kind.CREATE, "z"))
    assert all(
        set(kept) - {"z"} == set(found) - {"z"}
        for seed in range(40)
        if "z" in (found := later.some(Random(seed)))
    )


def test_a_file_that_was_replaced_comes_back_with_its_own_content():
    placed = disk(*MADE, SYNCED, operation(Kind.RENAME, "b", "a"))
    assert placed.whole() == {"a": NEW}
    assert {tuple(sorted(placed.some(Random(seed)).items())) for seed in range(40)} == {
        (("a", OLD),),
        (("a", OLD), ("b", NEW)),
        (("a", NEW),),
    }
