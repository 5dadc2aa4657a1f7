from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.records import Draft, Section
from db.store import Store
from vqdesk import importing, shipped
from vqdesk.formats import exchange
from vqdesk.sample import sample_draft

ANNEX = Path(__file__).parents[1] / "data" / "van-quan-9-thang-2024.txt"


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
    data = shipped.path("sample.json").read_bytes()
    draft, account = exchange.read(data, "sample.json")
    assert exchange.write(draft).encode() == data
    assert len(account) == 0


def test_the_sample_is_the_real_annex() -> None:
    imported = importing.read_file(ANNEX)[0].draft
    sample = sample_draft()
    assert under_ids_of(imported, sample) == sample
    assert sample.report.organisation == "UBND huyện Văn Quan"


def test_opening_the_sample_twice_gives_one_report(tmp_path: Path) -> None:
    with Store.open(tmp_path / "clerk.vqd") as store:
        first = importing.store_draft(store, sample_draft())
        assert importing.store_draft(store, sample_draft()) == first
        assert [report.id for report in store.reports()] == [first]
