"""Styles that files bring: taken where the organisation has none, else the account tells of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from former_columns import Headings

from db.records import Draft, Period, Report
from db.store.store import Store
from vqdesk.annex.layout.style import USUAL, AnnexStyle, style_as_json
from vqdesk.exporting.file_export import export
from vqdesk.formats.word.writer.template_example import example
from vqdesk.importing.file_import import open_file, read_file, store_all
from vqdesk.messages.catalogue import say
from vqdesk.styles import kept_styles
from vqdesk.styles.kept_styles import style_of, template_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., Any]

FROZEN = Path(__file__).parents[2] / "frozen"
OFFICE = "UBND xã Tri Lễ"
DECREE = AnnexStyle("decree")
REPORT = Report("r", OFFICE, Period("năm", 2024), ("BIỂU",), "", Headings("TT").columns, "II")


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Store]:
    """Open another PC's store: a report with a numeral, a style and a template."""
    with Store.open(tmp_path / "there.vqd", who="lan") as store:
        store.reports.add(Draft(REPORT, ()))
        kept_styles.keep(store, OFFICE, DECREE, example())
        yield store


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "here.vqd", who="clerk") as store:
        yield store


@pytest.fixture
def sent(there: Store, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return the file that the other PC sends: JSON, or its store."""
    if request.param == "json":
        export(there, "r", tmp_path / "sent.json")
        return tmp_path / "sent.json"
    there.close()
    return there.path


BOTH = pytest.mark.parametrize("sent", ["json", "vqd"], indirect=True)
STORE = pytest.mark.parametrize("sent", ["vqd"], indirect=True)


def whys(run: Run, sent: Path, *words: object) -> list[tuple[str, str]]:
    done = run("import", sent, "--json", *words)
    assert done.code == 0, done.err
    return [(each["where"], each["why"]) for each in json.loads(done.out)["account"]]


@BOTH
def test_a_style_is_taken_where_there_is_none(here: Store, sent: Path) -> None:
    store_all(here, read_file(sent))
    assert here.reports.get("r") == REPORT
    assert style_of(here, OFFICE) == DECREE
    assert template_of(here, OFFICE) == (example() if sent.suffix == ".vqd" else None)


@BOTH
def test_an_organisation_s_own_stays(here: Store, sent: Path) -> None:
    own = AnnexStyle(table_size=14)
    kept_styles.keep(here, OFFICE.upper(), own, b"PK")
    store_all(here, read_file(sent))
    assert (style_of(here, OFFICE), template_of(here, OFFICE)) == (own, b"PK")


@STORE
def test_each_of_style_and_template_is_taken_by_itself(here: Store, sent: Path) -> None:
    own = AnnexStyle(table_size=14)
    kept_styles.keep(here, OFFICE, own)
    store_all(here, read_file(sent))
    assert (style_of(here, OFFICE), template_of(here, OFFICE)) == (own, example())


@BOTH
def test_a_style_is_taken_by_the_organisation_that_the_report_is_given(here: Store, sent: Path) -> None:
    (found,) = read_file(sent)
    report = replace(found.draft.report, organisation="UBND xã Điềm He")
    store_all(here, [replace(found, draft=found.draft.with_report(report))])
    assert style_of(here, "UBND xã Điềm He") == DECREE
    assert style_of(here, OFFICE) == USUAL


@BOTH
def test_the_account_tells_what_is_left_and_of_nothing_else(run: Run, store_path: Path, sent: Path) -> None:
    assert whys(run, sent, "--dry-run") == []
    assert whys(run, sent) == []
    # What is there already and equal is not left.
    assert whys(run, sent) == []
    with Store.open(store_path) as store:
        kept_styles.keep(store, OFFICE, AnnexStyle(table_size=14), b"PK")
    told = [("style", say("account.style_left", "vi"))]
    told += [("style", say("account.template_left", "vi"))] * (sent.suffix == ".vqd")
    assert whys(run, sent) == told
    assert whys(run, sent, "--into", "r") == told
    with Store.open(store_path) as store:
        assert style_of(store, OFFICE) == AnnexStyle(table_size=14)


@BOTH
def test_a_style_comes_with_a_file_that_brings_a_report_up_to_date(
    run: Run, store_path: Path, sent: Path
) -> None:
    with Store.open(store_path) as store:
        store.reports.add(Draft(replace(REPORT, id="mine", numeral=""), ()))
    assert run("import", sent, "--into", "mine").code == 0
    with Store.open(store_path) as store:
        assert store.reports.get("mine").numeral == "II"
        assert style_of(store, OFFICE) == DECREE


def test_a_numeral_stays_where_the_file_has_none_and_its_loss_is_told(
    run: Run, store_path: Path, tmp_path: Path
) -> None:
    with Store.open(store_path) as store:
        store.reports.add(Draft(REPORT, ()))
    for numeral in ("", "V"):
        form = {"schema": "vqdesk.report/1", "period": {"kind": "năm", "year": 2024}, "numeral": numeral}
        (tmp_path / "a.json").write_text(json.dumps(form), encoding="utf-8")
        told = whys(run, tmp_path / "a.json", "--into", "r")
        with Store.open(store_path) as store:
            assert store.reports.get("r").numeral == numeral or "II"
    assert say("account.target_numeral", "vi", after="V") in [why for _, why in told]


def test_a_style_that_nobody_understands_is_told_and_left(there: Store, here: Store, run: Run) -> None:
    kept = there.registers.style(there.registers.organisations()[0].id)
    assert kept is not None
    office = there.registers.organisations()[0]
    there.registers.write_style(office, replace(kept, form='{"font": 1}', template="UEs="))
    there.close()
    here.close()
    told = whys(run, there.path, "--store", here.path)
    assert told == [
        ("style", say("account.style_unread", "vi")),
        ("style", say("account.template_unread", "vi")),
    ]


def test_every_report_of_a_store_has_its_organisation_s_style(there: Store) -> None:
    there.reports.add(Draft(replace(REPORT, id="s", organisation="UBND  XÃ TRI LỄ"), ()))
    there.reports.add(Draft(replace(REPORT, id="t", organisation="UBND xã Điềm He"), ()))
    there.close()
    found = [annex.recognise() for annex in open_file(there.path).annexes]
    assert [each.style is not None for each in found] == [True, True, False]


def test_what_is_shown_as_json_has_the_style(run: Run, store_path: Path) -> None:
    with Store.open(store_path) as store:
        store.reports.add(Draft(REPORT, ()))
        kept_styles.keep(store, OFFICE, DECREE)
    shown = json.loads(run("show", "r", "--json").out)
    assert (shown["numeral"], shown["style"]) == ("II", style_as_json(DECREE))


def test_a_store_of_before_brings_what_it_kept_by_typed_names(here: Store) -> None:
    store_all(here, read_file(FROZEN / "annex-1.vqd", annex="all"))
    assert {report.id: report.numeral for report in here.reports.all()} == {
        "huyen": "II",
        "ban": "",
        "khong": "III",
    }
    assert style_of(here, "UBND huyện Văn Quan").closing is not None
    assert template_of(here, "UBND huyện Văn Quan") == example()
    assert style_of(here, "Ban Dân tộc tỉnh") == AnnexStyle(evaluation="right")
    assert style_of(here, "") == DECREE
