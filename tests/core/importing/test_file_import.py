"""Files by their endings, and drafts into a real store."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from way_back import back

from db.errors import Refused
from db.records import Draft, Period, Section, Task
from db.store.store import Store
from vqdesk.exporting.file_export import export
from vqdesk.formats.exchange import writer as exchange_writer
from vqdesk.importing import file_import
from vqdesk.importing.file_import import store_draft
from vqdesk.messages.catalogue import sentence
from vqdesk.system import files
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.annex.source.import_log import ImportLog

DATA = Path(__file__).parents[2] / "data"
REAL = DATA / "van-quan-9-thang-2024.txt"
BY_HAND = REAL.with_suffix(".json")


def read_file(path: Path, **named: object) -> tuple[Draft, ImportLog]:
    """Read the file's one annex."""
    (found,) = file_import.read_file(path, **named)  # type: ignore[arg-type]
    return found.draft, found.account


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.vqd", who="clerk") as opened:
        yield opened


@pytest.fixture
def draft() -> Draft:
    return read_file(REAL)[0]


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_file(path)
    assert refused.value.values["name"] == path.name
    assert all(path.name in sentence(refused.value, lang) for lang in ("vi", "en"))
    return refused.value.key


def ids(draft: Draft) -> list[str]:
    return [task.id for section in draft.sections for task in section.tasks]


def without_ids(draft: Draft) -> list[object]:
    report = replace(draft.report, id="")
    rows: list[object] = [report]
    for section in draft.sections:
        rows.append(replace(section.domain, report_id="", id=""))
        rows += [replace(task, report_id="", domain_id="", id="") for task in section.tasks]
    return rows


def test_text_and_json_of_one_annex_are_one_draft(tmp_path: Path) -> None:
    by_hand, account = read_file(BY_HAND)
    assert not len(account)
    for ending in (".txt", ".TSV"):
        path = tmp_path / f"annex{ending}"
        path.write_bytes(REAL.read_bytes())
        assert without_ids(read_file(path)[0]) == without_ids(by_hand)


def test_bad_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(tmp_path / "no.txt") == "file.missing"
    assert refusal(tmp_path / "no" / "no.txt") == "file.missing"
    (tmp_path / "folder.json").mkdir()
    assert refusal(tmp_path / "folder.json") == "file.not_file"
    for name, data, key in (
        ("empty.txt", b"", "file.empty"),
        ("empty.docx", b"", "file.empty"),
        ("binary.txt", b"PK\x03\x04\x00\x00\xff", "file.unreadable"),
        ("letter.txt", "Kính gửi".encode(), "file.no_table"),
        ("undated.txt", "TT\tTên đơn vị\tNội dung\tKết quả\n".encode(), "period.none"),
        ("other.json", b"{}", "json.schema"),
    ):
        (tmp_path / name).write_bytes(data)
        assert refusal(tmp_path / name) == key
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    (tmp_path / "big.json").write_bytes(b" " * 11)
    assert refusal(tmp_path / "big.json") == "file.too_big"


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("mkfifo")
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt") == "file.not_file"


def test_only_the_one_annex_of_a_text_can_be_chosen() -> None:
    assert read_file(REAL, annex=1)
    with pytest.raises(Refused) as refused:
        read_file(REAL, annex=2)
    assert refused.value.key == "annex.missing"
    assert "2" in sentence(refused.value, "vi")


def test_period_and_columns_go_to_the_recognition() -> None:
    draft, _ = read_file(REAL, period=Period("năm", 2023), columns={"Tên đơn vị": "extra"})
    assert draft.report.period == Period("năm", 2023)
    assert headings_of(draft.report).extra == ("Tên đơn vị",)


def test_every_reason_in_an_account_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(REAL.read_bytes() + b"\n\nh\xe1\xba\xbft\n")
    for lang in ("vi", "en"):
        for entry in read_file(path)[1].as_json(lang):
            assert entry["why"].endswith(".")
            assert not entry["why"].startswith("account.")


@pytest.mark.parametrize("path", [REAL, BY_HAND])
def test_reading_can_be_cancelled(path: Path) -> None:
    def progress(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_file(path, progress=progress)


def test_progress_ends_with_all_done() -> None:
    for path in (REAL, BY_HAND):
        seen: list[tuple[int, int]] = []
        read_file(path, progress=lambda done, total, seen=seen: seen.append((done, total)))  # type: ignore[misc]
        assert seen[0][0] == 0
        assert seen[-1][0] == seen[-1][1]


def test_a_new_report_is_stored_as_it_is(store: Store, draft: Draft) -> None:
    assert store_draft(store, draft) == draft.report.id
    assert store.reports.draft(draft.report.id) == draft
    assert exchange_writer.write(store.reports.draft(draft.report.id)) == exchange_writer.write(draft)


def test_a_word_file_comes_back_as_it_went_out(store: Store, draft: Draft, tmp_path: Path) -> None:
    store_draft(store, draft)
    export(store, draft.report.id, tmp_path / "annex.docx")
    again, account = read_file(tmp_path / "annex.docx")
    assert without_ids(again) == without_ids(draft)
    assert not len(account)


def test_an_equal_report_changes_nothing(store: Store, draft: Draft) -> None:
    store_draft(store, draft)
    before = store.reports.revision(draft.report.id)
    again, _, _ = exchange_writer.read_exchange(
        exchange_writer.write(store.reports.draft(draft.report.id)).encode(), "a.json"
    )
    assert store_draft(store, again) == draft.report.id
    assert store.reports.revision(draft.report.id) == before


def test_blank_texts_under_an_extra_heading_make_no_difference(store: Store, draft: Draft) -> None:
    store_draft(store, draft)
    store.tasks.write(draft.report.id, ids(draft)[0], "extra:Ghi chú", "x")
    store.tasks.write(draft.report.id, ids(draft)[0], "extra:Ghi chú", "")
    assert store_draft(store, draft) == draft.report.id


def test_a_different_report_is_refused(store: Store, draft: Draft) -> None:
    store_draft(store, draft)
    changed = draft.with_report(replace(draft.report, attached_to=""))
    with pytest.raises(Refused) as refused:
        store_draft(store, changed)
    assert (refused.value.key, refused.value.values) == ("report.differs", {"id": draft.report.id})
    assert store.reports.draft(draft.report.id) == draft


def test_into_replaces_the_report_in_one_step(store: Store, draft: Draft) -> None:
    store_draft(store, draft)
    changed = draft.with_report(replace(draft.report, attached_to=""))
    assert store_draft(store, changed, into=draft.report.id) == draft.report.id
    assert store.reports.draft(draft.report.id) == changed
    back(store, draft.report.id)
    assert store.reports.draft(draft.report.id) == draft


def test_into_keeps_the_ids_of_what_is_known(store: Store, draft: Draft) -> None:
    store_draft(store, draft)
    again, _ = read_file(REAL)
    assert not set(ids(again)) & set(ids(draft))
    assert store_draft(store, again, into=draft.report.id) == draft.report.id
    assert store.reports.draft(draft.report.id) == draft


def test_into_matches_by_id_then_by_number_unit_and_content(store: Store, draft: Draft) -> None:
    first, *others = draft.sections
    one, two, three = first.tasks[:3]
    twin = replace(two, id="twin")
    stored = Draft(draft.report, (replace(first, tasks=(one, two, twin)), *others))
    store_draft(store, stored)
    new = [
        replace(one, id="new-1", evaluation="90%"),  # known by its texts
        replace(two, id="new-2"),  # known by its texts: the first of two
        replace(two, id="new-3"),  # known by its texts: the second of two
        replace(two, id="new-4"),  # there is no third
        replace(three, id=two.domain_id),  # unknown
        replace(one, id=others[0].tasks[0].id),  # known by its id, and moved here
    ]
    draft = Draft(draft.report, (replace(first, tasks=tuple(new)), *others[1:]))
    store_draft(store, draft, into=draft.report.id)
    kept = store.reports.draft(draft.report.id)
    assert ids(kept)[:6] == [one.id, two.id, "twin", "new-4", two.domain_id, others[0].tasks[0].id]
    assert kept.sections[0].tasks[0].evaluation == "90%"


def test_into_gives_no_id_twice(store: Store, draft: Draft) -> None:
    store_draft(store, draft)
    first = draft.sections[0]
    tasks = (replace(first.tasks[0], id="copy"), *first.tasks)
    store_draft(store, Draft(draft.report, (replace(first, tasks=tasks),)), into=draft.report.id)
    assert ids(store.reports.draft(draft.report.id)) == [task.id for task in tasks]


def test_into_takes_a_draft_of_another_id(store: Store, draft: Draft) -> None:
    store_draft(store, draft)
    other, _ = read_file(BY_HAND)
    section = Section(other.sections[0].domain, (Task("x", other.sections[0].domain.id, "t", "99"),))
    other = Draft(other.report, (section,))
    assert store_draft(store, other, into=draft.report.id) == draft.report.id
    kept = store.reports.draft(draft.report.id)
    assert [report.id for report in store.reports.all()] == [draft.report.id]
    assert (kept.sections[0].domain.id, ids(kept)) == (draft.sections[0].domain.id, ["t"])


def test_into_needs_a_report(store: Store, draft: Draft) -> None:
    with pytest.raises(Refused) as refused:
        store_draft(store, draft, into="no")
    assert refused.value.key == "report.unknown"
    assert not store.reports.all()
