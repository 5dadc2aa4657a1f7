from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from former_columns import Headings
from hypothesis import given
from hypothesis import strategies as st

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from vqdesk.comparison.comparison import STATUSES, as_json, compare_reports, issued_comparison
from vqdesk.comparison.layout import column_lines
from vqdesk.first_store.sample import sample_draft
from vqdesk.periods.carry_over import carry_over
from vqdesk.tracking.status_words import StatusWord, StatusWords

YEAR = Period("năm", 2024)


def draft(period: Period, *domains: tuple[str, tuple[Task, ...]]) -> Draft:
    report = Report("r", "UBND xã", period, (), "", Headings().columns)
    sections = [
        Section(
            Domain("r", key, "I", f"Lĩnh vực {key}"), tuple(replace(task, domain_id=key) for task in tasks)
        )
        for key, tasks in domains
    ]
    return Draft(report, tuple(sections)).with_report(report)


def task(key: str, evaluation: str = "", result: str = "", **texts: str) -> Task:
    texts.setdefault("content", f"việc số {key} của riêng nó")
    return Task("r", "", key, evaluation=evaluation, result=result, **texts)


def pair(then: Task | None, now: Task | None) -> tuple[Draft, Draft]:
    drafts = [(("d", () if each is None else (each,)),) for each in (then, now)]
    return draft(Period("9 tháng", 2024), *drafts[0]), draft(YEAR, *drafts[1])


@pytest.mark.parametrize(
    ("then", "now", "status", "difference"),
    [
        (("80%", "a b"), ("80%", "a b"), "unchanged", "0"),
        (("80%", "a b"), ("80,0", "a\nb "), "unchanged", "0"),
        (("đang làm", "a"), ("đang  làm", "a"), "unchanged", None),
        (("\u200b80%", "a\u00a0b"), ("80%", "a\ufeff b"), "unchanged", "0"),
        (("đang làm", "a"), ("đang\u200b làm", "a"), "unchanged", None),
        (("80%", "a"), ("88,5%", "a"), "risen", "8.5"),
        (("80%", "a"), ("79%", "b"), "fallen", "-1"),
        (("80%", "a"), ("80%", "b"), "changed", "0"),
        (("", "a"), ("80%", "a"), "changed", None),
        (("80%", "a"), ("chưa", "a"), "changed", None),
    ],
)
def test_a_task_s_status(
    then: tuple[str, str], now: tuple[str, str], status: str, difference: str | None
) -> None:
    (found,) = compare_reports(*pair(task("t", *then), task("t", *now))).tasks
    assert found.status == status
    assert found.difference == (None if difference is None else Decimal(difference))
    assert (found.evaluation_then, found.evaluation_now) == (then[0], now[0])


def test_a_new_and_a_gone_task() -> None:
    (new,) = compare_reports(*pair(None, task("t", "10%", "bắt đầu"))).tasks
    assert (new.status, new.then, new.percent_then, new.percent_now) == ("new", None, None, Decimal(10))
    assert [tuple(piece) for piece in new.result] == [("added", "bắt đầu")]
    (gone,) = compare_reports(*pair(task("t", "10%", "bắt đầu"), None)).tasks
    assert (gone.status, gone.now, gone.task.id) == ("gone", None, "t")
    assert [tuple(piece) for piece in gone.result] == [("removed", "bắt đầu")]


def test_tasks_of_other_ids_are_found_by_their_words() -> None:
    content = "Phấn đấu có thêm 03 sản phẩm OCOP đạt 3 sao trở lên"
    (found,) = compare_reports(
        *pair(
            task("t", "10%", number="1", unit="Phòng NN", content=content),
            task("u", "20%", number="1", unit="Phòng NN", content=content),
        )
    ).tasks
    assert (found.status, found.how) == ("risen", "number")


def test_gone_tasks_stand_at_the_end_of_their_domain() -> None:
    one, two, three = task("1"), task("2"), task("3")
    then = draft(Period("9 tháng", 2024), ("a", (one, two)), ("b", (three,)), ("c", (task("4"),)))
    now = draft(YEAR, ("a", (two, task("5", content="hoàn toàn khác"))), ("b", (three,)))
    found = compare_reports(then, now)
    assert [(each.task.id, each.domain.id, each.status) for each in found.tasks] == [
        ("2", "a", "unchanged"),
        ("5", "a", "new"),
        ("1", "a", "gone"),
        ("3", "b", "unchanged"),
        ("4", "c", "gone"),
    ]
    assert [(each.name, each.tasks) for each in found.domains] == [
        ("I. Lĩnh vực a", 3),
        ("I. Lĩnh vực b", 1),
        ("I. Lĩnh vực c", 1),
    ]


def test_means_are_of_those_tasks_that_have_a_percentage() -> None:
    tasks = [("90%", "100%"), ("80%", "chưa"), ("", "50,5%"), ("75%", "75%")]
    then = draft(
        Period("9 tháng", 2024),
        ("a", tuple(task(str(n), old, unit="Phòng  A") for n, (old, _) in enumerate(tasks))),
    )
    now = draft(YEAR, ("a", tuple(task(str(n), new, unit="phòng A") for n, (_, new) in enumerate(tasks))))
    found = compare_reports(then, now)
    (unit,) = found.units
    assert unit.name == "phòng A"
    assert (unit.mean_then, unit.had_then, unit.mean_now, unit.have_now) == (
        Decimal("81.67"),
        3,
        Decimal("75.17"),
        3,
    )
    assert unit.counts == {"new": 0, "gone": 0, "unchanged": 1, "fallen": 0, "risen": 1, "changed": 2}
    assert found.total.mean_now == Decimal("75.17")


def test_no_percentage_has_no_mean() -> None:
    total = compare_reports(*pair(task("t", "chưa"), task("t", "chưa"))).total
    assert (total.mean_then, total.mean_now, total.had_then, total.have_now) == (None, None, 0, 0)


def test_a_copy_carried_over_is_unchanged_and_an_empty_one_has_lost_its_words() -> None:
    sample = sample_draft()
    same = compare_reports(sample, carry_over(sample, YEAR, result="copy", evaluation="copy"))
    assert same.total.counts["unchanged"] == same.total.tasks == 13
    assert {each.how for each in same.tasks} == {"id"}
    empty = compare_reports(sample, carry_over(sample, YEAR))
    assert {piece.kind for each in empty.tasks for piece in each.result} == {"removed"}


def test_the_json_form_tells_everything() -> None:
    form = as_json(
        compare_reports(*pair(task("t", "80%", "a b", number="1"), task("t", "88,5%", "a c", number="1")))
    )
    assert json.loads(json.dumps(form)) == form
    assert form["schema"] == "vqdesk.comparison/1"
    assert form["then"] == {"id": "r", "organisation": "UBND xã", "period": "9 tháng năm 2024"}
    assert form["tasks"] == [
        {
            "id": "t",
            "status": "risen",
            "domain": "I. Lĩnh vực d",
            "number": "1",
            "unit": "",
            "content": "việc số t của riêng nó",
            "how": "id",
            "score": 100,
            "evaluation": {"then": "80%", "now": "88,5%"},
            "percent": {"then": "80", "now": "88.5"},
            "difference": "8.5",
            "result": [["same", "a "], ["removed", "b"], ["added", "c"]],
            "documents": [],
        }
    ]
    assert form["total"]["risen"] == 1
    assert form["domains"][0]["mean"] == {"then": "80.00", "now": "88.50"}


@pytest.mark.parametrize(
    ("then", "now", "moved"),
    [
        ("15/9/2024", "30/9/2024", True),
        ("15/9/2024", "15/9", False),
        ("15/9", "15/9", False),
        ("15/9/2024", "Ngày 15 tháng 9 năm 2024", False),
        ("15/9/2024", "15/9/2024 (gia hạn đến 31/10/2024)", True),
        ("", "15/9/2024", True),
        ("15/9/2024", "", True),
        ("Thường xuyên", "thường  xuyên", False),
        ("Thường xuyên", "Hằng quý", True),
        ("trước 25 hằng tháng", "trước 25 hằng tháng", False),
        ("31/6", "31/6", False),
    ],
)
def test_a_deadline_is_moved_where_other_words_set_another_day(then: str, now: str, moved: bool) -> None:
    (found,) = compare_reports(*pair(task("t", deadline=then), task("t", deadline=now))).tasks
    assert found.deadline_moved == moved
    assert as_json(compare_reports(*pair(task("t", deadline=then), task("t", deadline=now))))["tasks"][0].get(
        "deadline"
    ) == ({"then": then, "now": now} if moved else None)


def test_a_task_may_count_in_another_group_than_it_did() -> None:
    texts = {"deadline": "31/10/2024", "status": "Đang thực hiện"}
    drafts = pair(task("t", **texts), task("t", **texts | {"status": "Hoàn thành", "finished": "5/11"}))
    (found,) = compare_reports(*drafts).tasks
    assert (found.group_then, found.group_now) == ("open_in_time", "done_late")
    assert (found.is_regrouped, found.status) == (True, "changed")
    form = as_json(compare_reports(*drafts))["tasks"][0]
    assert form["group"] == {"then": "open_in_time", "now": "done_late"}
    words = StatusWords((StatusWord("Hoàn thành", "open"), StatusWord("Đang thực hiện", "open")))
    (other,) = compare_reports(*drafts, words).tasks
    assert other.group_now == "unknown"


def test_reports_without_deadlines_and_statuses_have_no_groups() -> None:
    (found,) = compare_reports(*pair(task("t", "50%"), task("t", "100%"))).tasks
    assert (found.group_then, found.group_now, found.is_regrouped) == (None, None, False)
    (new,) = compare_reports(*pair(None, task("t", deadline="1/1"))).tasks
    assert (new.deadline_moved, new.group_now) == (False, None)


def test_columns_are_new_and_gone_by_what_they_hold() -> None:
    then, now = pair(task("t"), task("t"))
    then = then.with_report(
        replace(
            then.report,
            columns=(
                Column("content", "Việc"),
                Column("note", "Ghi  chú"),
                Column("extra", "Lũy kế 9 tháng năm 2024"),
            ),
        )
    )
    now = now.with_report(
        replace(
            now.report,
            columns=(
                Column("content", "Nhiệm vụ"),
                Column("deadline", "Thời hạn"),
                Column("extra", "Lũy kế năm 2024"),
                Column("extra", "Ý kiến", visibility="internal"),
            ),
        )
    )
    found = compare_reports(then, now)
    assert list(column_lines(found)) == ["Cột mới: Thời hạn, Ý kiến", "Cột không còn: Ghi chú"]
    assert as_json(found)["columns"] == {"new": ["Thời hạn"], "gone": ["Ghi  chú"]}
    assert list(column_lines(issued_comparison(found))) == ["Cột mới: Thời hạn", "Cột không còn: Ghi chú"]


texts = st.sampled_from(["", "80%", "79,5", "chưa", "1" * 40, "-5"])
drawn = st.dictionaries(st.sampled_from("abcdef"), st.tuples(texts, texts), max_size=6)


@given(then=drawn, now=drawn)
def test_every_task_of_both_reports_stands_once_and_the_counts_add_up(
    then: dict[str, tuple[str, str]], now: dict[str, tuple[str, str]]
) -> None:
    drafts = [
        draft(Period("năm", year), ("a", tuple(task(key, *each) for key, each in tasks.items())))
        for year, tasks in ((2023, then), (2024, now))
    ]
    found = compare_reports(*drafts)
    assert sorted(each.then.id for each in found.tasks if each.then) == sorted(then)
    assert [each.now.id for each in found.tasks if each.now] == list(now)
    for summaries in (found.domains, found.units):
        assert sum(each.tasks for each in summaries) == len(found.tasks)
        assert all(
            sum(each.counts[status] for each in summaries) == found.total.counts[status]
            for status in STATUSES
        )
    for each in found.tasks:
        if each.status in ("risen", "fallen"):
            assert each.difference is not None
            assert (each.difference > 0) == (each.status == "risen")
