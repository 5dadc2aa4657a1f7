from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.records import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft
    from db.store.store import Store
from way_back import back


def former(store: Store, report_id: str, task_id: str) -> tuple[str, str] | None:
    found = store.tasks.former(report_id, task_id)
    return found and (found[0].id, found[1].result)


@pytest.fixture
def add(store: Store, make_draft: Callable[..., Draft]) -> Callable[..., None]:
    """Return how a test adds a report with the tasks of r, whose results tell the report's id."""

    def add(report_id: str, period: Period, organisation: str = "UBND huyện Văn Quan") -> None:
        made = make_draft(report_id, period=period, organisation=organisation)
        sections = tuple(
            replace(section, tasks=tuple(replace(task, result=report_id) for task in section.tasks))
            for section in made.sections
        )
        store.reports.add(replace(made, sections=sections), verb="carry_over")

    return add


def test_it_is_the_same_task_in_the_last_report_that_ends_before(
    store: Store, add: Callable[..., None]
) -> None:
    add("year", Period("năm", 2024))
    add("half", Period("6 tháng", 2024))
    add("before", Period("năm", 2023))
    assert former(store, "year", "t1") == ("r", "")
    assert former(store, "r", "t1") == ("half", "half")
    assert former(store, "half", "t1") == ("before", "before")
    assert former(store, "before", "t1") is None


def test_a_report_without_the_task_and_one_of_others_are_passed_over(
    store: Store, add: Callable[..., None]
) -> None:
    add("half", Period("6 tháng", 2024))
    add("year", Period("năm", 2024))
    add("other", Period("tháng", 2024, 10), "UBND huyện Cao Lộc")
    store.tasks.delete("r", "t1")
    assert former(store, "year", "t1") == ("half", "half")
    assert former(store, "year", "t2") == ("r", "")
    assert former(store, "other", "t2") is None
    assert former(store, "year", "t99") is None


def test_of_the_same_last_day_the_earlier_made_is_before(store: Store, add: Callable[..., None]) -> None:
    add("quarter", Period("quý", 2024, 3))
    assert former(store, "quarter", "t1") == ("r", "")
    assert former(store, "r", "t1") is None


def test_where_no_days_are_told_the_one_made_last_is_before(store: Store, add: Callable[..., None]) -> None:
    add("open", Period("khác"))
    add("year", Period("năm", 2024))
    assert former(store, "open", "t1") == ("r", "")


def test_an_unknown_report_is_refused(store: Store) -> None:
    with pytest.raises(Refused) as caught:
        store.tasks.former("nowhere", "t1")
    assert caught.value.key == "report.unknown"


def test_a_carried_report_goes_with_one_undo(store: Store, add: Callable[..., None]) -> None:
    add("year", Period("năm", 2024))
    back(store, "year")
    assert [report.id for report in store.reports.all()] == ["r"]


def test_a_second_report_of_the_same_period_is_not_the_last_period(
    store: Store, add: Callable[..., None]
) -> None:
    add("twin", Period("9 tháng", 2024))
    add("quarter", Period("quý", 2024, 3))
    assert former(store, "twin", "t1") is None
    assert former(store, "quarter", "t1") == ("twin", "twin")
    assert former(store, "r", "t1") is None


def test_an_office_goes_by_one_name_whatever_its_capitals(store: Store, add: Callable[..., None]) -> None:
    add("year", Period("năm", 2024), "UBND  HUYỆN VĂN\u200b QUAN")
    assert former(store, "year", "t1") == ("r", "")


def test_an_office_goes_by_its_other_names_too(store: Store, add: Callable[..., None]) -> None:
    add("year", Period("năm", 2024), "UBND H. VQ")
    assert former(store, "year", "t1") is None
    office = store.registers.add_organisation("UBND huyện Văn Quan", aliases=["UBND h. VQ"]).record
    assert former(store, "year", "t1") == ("r", "")
    store.registers.add_organisation("UBND huyện Vĩnh Quang", aliases=["UBND H. VQ"])
    assert former(store, "year", "t1") is None
    store.registers.write_organisation(replace(office, valid_to="2024-11-30"))
    assert former(store, "year", "t1") == ("r", "")  # it has ended before


def test_an_office_that_has_ended_hands_over_to_the_next(store: Store, add: Callable[..., None]) -> None:
    add("new", Period("9 tháng", 2025), "UBND xã Văn Quan")
    assert former(store, "new", "t1") is None
    store.registers.add_organisation("UBND huyện Văn Quan", valid_to="2025-06-30")
    assert former(store, "new", "t1") == ("r", "")
    add("year", Period("năm", 2025), "UBND xã Văn Quan")
    assert former(store, "year", "t1") == ("new", "new")
    add("earlier", Period("năm", 2024), "UBND xã Văn Quan")
    assert former(store, "earlier", "t1") is None


# What tells the same as before


def unchanged(store: Store, report_id: str) -> set[str]:
    return set().union(*store.tasks.unchanged(report_id))


def test_a_task_is_unchanged_while_it_tells_what_it_told_in_the_last_report(
    store: Store, add: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.verbs.former_report._PAGE", 2)
    add("half", Period("6 tháng", 2024))
    add("year", Period("năm", 2024))
    add("other", Period("tháng", 2024, 10), "UBND huyện Cao Lộc")
    every = {row.id for row in store.tasks.outline("r")}
    assert unchanged(store, "half") == set()
    assert unchanged(store, "r") == set(), "other results than in half"
    for task in every:
        store.tasks.write("r", task, "result", " year\n")
    assert unchanged(store, "year") == every
    store.tasks.write("year", "t1", "evaluation", "99%")
    store.tasks.write("year", "t1", "unit", "Đơn vị khác")
    assert unchanged(store, "year") == every - {"t1"}
    store.tasks.write("r", "t1", "evaluation", "99%")
    assert unchanged(store, "year") == every
    store.tasks.delete("r", "t2")
    assert unchanged(store, "year") == every - {"t2"}, "older reports are not asked for it"
    with pytest.raises(Refused):
        unchanged(store, "none")
