"""Where words are found in whole reports, and how they are replaced there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings

from db.errors import Refused
from db.records import Domain, Draft, Period, Report, Section, Task
from db.store.store import Store
from vqdesk.replacing.found_texts import find_texts, replace_found
from vqdesk.text.finding import SoughtWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store with the reports r and s, in each of whose texts the word “xã” stands."""
    with Store.open(tmp_path / "kho.vqd", who="lan") as opened:
        for report_id in ("r", "s"):
            report = Report(
                *(report_id, "UBND xã A", Period("9 tháng", 2024), ("BIỂU XÃ", "xã A")),
                *("(Kèm theo Báo cáo của xã)", Headings(extra=("Ghi chú",)).columns),
            )
            task = Task(
                *(report_id, "d", "t"),
                number="1 xã",
                unit="Công an xã",
                content="Xã, xã",
                deadline="xã",
                first_deadline="xã",
                note="xã",
                extra={"Ghi chú": "xã"},
            )
            other = Task(report_id, "d", "u", result="phường")
            opened.reports.add(
                Draft(report, (Section(Domain(report_id, "d", "I", "Lĩnh vực xã"), (task, other)),))
            )
        yield opened


def test_every_text_that_a_clerk_types_is_looked_through(store: Store) -> None:
    found = find_texts(store, ["r"], SoughtWords("xã"))
    assert [(each.record, each.field, len(each.places)) for each in found.texts] == [
        ("report", "titles", 2),
        ("report", "attached_to", 1),
        ("domain", "name", 1),
        ("task", "number", 1),
        ("task", "content", 2),
        ("task", "unit", 1),
        ("task", "deadline", 1),
        ("task", "note", 1),
        ("task", "extra:Ghi chú", 1),
    ]
    assert found.count == 11
    only = find_texts(store, ["r", "s"], SoughtWords("phường"), task_id="u")
    assert [(each.report_id, each.record_id) for each in only.texts] == [("r", "u"), ("s", "u")]


def test_all_of_it_is_replaced_and_comes_back(store: Store) -> None:
    before = {each: store.reports.draft(each) for each in ("r", "s")}
    found = find_texts(store, ["r", "s"], SoughtWords("xã"))
    chosen = [(each, each.places) for each in found.texts]
    done = replace_found(store, chosen, "xã", "phường").record
    assert done.places == found.count == 22
    assert store.reports.get("s").titles == ("BIỂU phường", "phường A")
    assert store.tasks.get("r", "t").content == "phường, phường"
    assert store.tasks.get("r", "t").first_deadline == "xã"
    assert find_texts(store, ["r", "s"], SoughtWords("xã")).texts == []
    assert done.step is not None
    store.history.take_back(None, done.step.id)
    assert {each: store.reports.draft(each) for each in ("r", "s")} == before


def test_places_that_are_not_chosen_stay(store: Store) -> None:
    found = find_texts(store, ["r"], SoughtWords("xã"))
    content = next(each for each in found.texts if each.field == "content")
    replace_found(store, [(content, content.places[1:])], "xã", "")
    assert store.tasks.get("r", "t").content == "Xã, "
    assert store.tasks.get("r", "t").unit == "Công an xã"
    assert store.history.undo("r")


def test_a_text_under_a_heading_that_becomes_empty_goes(store: Store) -> None:
    found = find_texts(store, ["r"], SoughtWords("xã"))
    note = next(each for each in found.texts if each.field == "extra:Ghi chú")
    replace_found(store, [(note, note.places)], "xã", "")
    assert store.tasks.get("r", "t").extra == {}


def test_replacing_words_by_themselves_stores_nothing(store: Store) -> None:
    found = find_texts(store, ["r"], SoughtWords("xã", cases=True))
    revision = store.reports.revision("r")
    done = replace_found(store, [(each, each.places) for each in found.texts], "xã", "xã")
    assert (bool(done), done.record.step, store.reports.revision("r")) == (False, None, revision)


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_looked_through(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = store.reports.draft

    def refusing(report_id: str) -> Draft:
        if report_id == "r":
            raise Refused("store.damaged_record", name="kho.vqd")
        return replace(draft(report_id))

    monkeypatch.setattr(store.reports, "draft", refusing)
    heard = []
    found = find_texts(
        store, ["r", "s"], SoughtWords("xã"), progress=lambda done, total: heard.append((done, total))
    )
    assert set(found.unread) == {"r"}
    assert {each.report_id for each in found.texts} == {"s"}
    assert heard == [(0, 2), (1, 2)]
