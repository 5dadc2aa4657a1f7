from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.records import Draft, Section
from db.store.store import Store
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.exchange import writer as exchange_writer
from vqdesk.importing import file_import
from vqdesk.system import resources

ANNEX = Path(__file__).parents[2] / "data" / "van-quan-9-thang-2024.txt"


def under_ids_of(draft: Draft, other: Draft) -> Draft:
    """Return a draft with the ids that another one has at the same places."""
    sections = []
    for section, model in zip(draft.sections, other.sections, strict=True):
        domain = replace(section.domain, id=model.domain.id)
        pairs = zip(section.tasks, model.tasks, strict=True)
        tasks = tuple(replace(task, id=twin.id, domain_id=domain.id) for task, twin in pairs)
        sections.append(Section(domain, tasks))
    report = replace(draft.report, id=other.report.id)
    return Draft(report, tuple(sections)).with_report(report)


def test_the_sample_is_in_the_exchange_form_to_the_byte() -> None:
    data = resources.path("sample.json").read_bytes()
    draft, account, _ = exchange_writer.read_exchange(data, "sample.json")
    assert exchange_writer.write(draft).encode() == data
    assert len(account) == 0


def test_the_sample_of_the_first_version_is_the_same_report() -> None:
    data = (ANNEX.parent / "sample-form-1.json").read_bytes()
    former, account, _ = exchange_writer.read_exchange(data, "sample.json")
    assert former == sample_draft()
    assert len(account) == 0


def test_the_sample_is_the_real_annex() -> None:
    imported = file_import.read_file(ANNEX)[0].draft
    sample = sample_draft()
    assert under_ids_of(imported, sample) == sample
    assert sample.report.organisation == "UBND huyện Văn Quan"


def test_opening_the_sample_twice_gives_one_report(tmp_path: Path) -> None:
    with Store.open(tmp_path / "clerk.vqd") as store:
        first = file_import.store_draft(store, sample_draft())
        assert file_import.store_draft(store, sample_draft()) == first
        assert [report.id for report in store.reports.all()] == [first]
