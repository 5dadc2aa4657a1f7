"""The overview for the leader: every mean with its tasks, nothing invented, nothing counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judged_report import GROUPS, ID, PERIOD, judged_draft

from db.records import Column, Draft, Period, Section, Task
from vqdesk.summary.overview import (
    MeasuredTask,
    Overview,
    OverviewLine,
    Tally,
    copy_of_overview,
    gathered,
    take_overview,
)
from vqdesk.tracking.groups import judge

DAY = date(2026, 9, 30)


def taken(draft: Draft, former: Draft | None = None) -> Overview:
    return take_overview(draft, former, DAY, lambda task: judge(task, PERIOD, DAY))


def with_texts(draft: Draft, texts: dict[str, dict[str, str]]) -> Draft:
    sections = tuple(
        Section(each.domain, tuple(replace(task, **texts.get(task.id, {})) for task in each.tasks))
        for each in draft.sections
    )
    return replace(draft, sections=sections)


def before(texts: dict[str, dict[str, str]] | None = None) -> Draft:
    report = replace(judged_draft().report, id="quy-2", period=Period("quý", 2026, 2))
    return with_texts(judged_draft(), texts or {}).with_report(report)


def lack(overview: Overview, kind: str) -> list[str] | None:
    return next(([task.id for task in each.tasks] for each in overview.lacks if each.kind == kind), None)


EVALUATED = {"a": "100%", "b": "50,5%", "c": "Đang thực hiện", "d": "", "e": "90", "g": "70%"}
TEXTS = {task: {"evaluation": text} for task, text in EVALUATED.items()}


def test_a_mean_stands_on_percentages_alone_and_words_are_said() -> None:
    overview = taken(with_texts(judged_draft(), TEXTS))
    assert overview.whole.now.mean == (Decimal("77.6"), 4)  # 310.5 / 4 = 77.625
    assert overview.whole.now.in_words == 1
    economy, culture = overview.domains
    assert (economy.name, economy.now.total, economy.now.mean) == (
        "I. Lĩnh vực kinh tế", 4, (Decimal("75.3"), 2)
    )  # fmt: skip
    assert (economy.now.in_words, economy.now.assessed) == (1, 3)
    assert culture.now.mean == (Decimal("80.0"), 2)


def test_a_task_of_two_leads_is_in_both_lines_and_once_in_the_whole() -> None:
    overview = taken(with_texts(judged_draft(), TEXTS))
    assert [(line.name, line.now.total) for line in overview.units] == [
        ("Phòng Kinh tế", 5), ("Phòng Văn hóa - Xã hội", 4), ("Trạm Y tế", 1)
    ]  # fmt: skip
    assert (overview.whole.now.total, overview.shared) == (8, 2)
    assert gathered(overview.units, 1)[0].now.total == 8


def test_without_a_report_before_nothing_is_told_of_it() -> None:
    overview = taken(judged_draft())
    assert overview.former is None
    assert all(line.then is None for line in (overview.whole, *overview.domains, *overview.units))
    assert lack(overview, "stalled") is None


def test_the_last_period_has_its_own_mean_by_domain_and_unit() -> None:
    former = before({"a": {"evaluation": "40%"}, "b": {"evaluation": "60"}, "g": {"evaluation": "chậm"}})
    overview = taken(judged_draft(), former)
    assert overview.former == former.report
    assert overview.domains[0].then.mean == (Decimal("50.0"), 2)
    assert overview.domains[1].then.mean is None
    assert overview.domains[1].then.in_words == 1
    assert overview.units[0].then.mean == (Decimal("50.0"), 2)


def test_a_domain_that_is_new_has_no_figures_of_before() -> None:
    former = before()
    former = replace(former, sections=former.sections[:1])
    overview = taken(judged_draft(), former)
    assert [line.then is None for line in overview.domains] == [False, True]


def test_groups_and_deadlines_are_those_counted_by_hand() -> None:
    overview = taken(with_texts(judged_draft(), {"d": {"deadline": "30/10/2026"}, "g": {"deadline": "sớm"}}))
    assert overview.groups.total == 8
    assert taken(judged_draft()).groups.groups == GROUPS
    # c and h are overdue, d is due on the thirtieth day, g is told by nobody; the other four are done.
    assert overview.due == {"overdue": 2, "soon": 1, "later": 0, "none": 0, "untold": 1}
    assert lack(overview, "overdue") == ["c", "h"]
    assert taken(judged_draft()).due == {"overdue": 2, "soon": 0, "later": 1, "none": 1, "untold": 0}


def test_the_last_day_of_all_is_a_day_as_any_other() -> None:
    overview = take_overview(judged_draft(), None, date.max, lambda task: judge(task, PERIOD, date.max))
    assert overview.due["overdue"] == 3


def test_a_moved_deadline_counts_as_it_is_now_and_is_said() -> None:
    texts = {"c": {"deadline": "1/12/2026", "first_deadline": "1/9/2026"}}
    overview = taken(with_texts(judged_draft(), texts))
    assert (overview.due["overdue"], overview.due["later"], overview.moved) == (1, 2, 1)
    assert overview.groups.groups["open_late"] == 2


def test_what_is_missing_or_stalled_is_named() -> None:
    now = with_texts(judged_draft(), {"d": {"result": "Đã làm", "evaluation": "10%"}, "g": {"result": "Họp"}})
    overview = taken(now, before({"g": {"result": " Họp "}}))
    assert lack(overview, "no_state") == ["b", "g"]  # b has a finished day and no evaluation
    assert lack(overview, "no_result") == ["a", "b", "c", "e", "f", "h"]
    # What is done stands still as it should.
    assert lack(overview, "stalled") == ["c", "g", "h"]


def test_an_annex_is_not_asked_for_what_it_has_no_column_for() -> None:
    draft = judged_draft()
    columns = tuple(each for each in draft.report.columns if each.key not in ("evaluation", "result"))
    overview = taken(replace(draft, report=replace(draft.report, columns=columns)))
    assert not overview.asks_state
    assert [each.kind for each in overview.lacks] == ["overdue"]


@pytest.mark.parametrize("key", ["unit", "content", "evaluation"])
def test_the_copy_for_others_names_nothing_internal_and_keeps_the_figures(key: str) -> None:
    draft = judged_draft()
    columns = tuple(each for each in draft.report.columns if each.key != key)
    own = taken(
        replace(
            draft, report=replace(draft.report, columns=(*columns, Column(key, key, visibility="internal")))
        )
    )
    issued = copy_of_overview(own, "issued")
    assert (own.copy, issued.copy) == ("internal", "issued")
    assert [each.count for each in issued.lacks] == [each.count for each in own.lacks]
    assert (issued.whole, issued.groups, issued.due) == (own.whole, own.groups, own.due)
    assert bool(issued.units) == (key != "unit")
    assert any(each.tasks for each in issued.lacks) == (key == "unit")


def test_of_no_task_there_is_no_mean() -> None:
    draft = judged_draft()
    overview = taken(replace(draft, sections=(Section(draft.sections[0].domain, ()),)))
    assert overview.domains == (OverviewLine("I. Lĩnh vực kinh tế", Tally(), record="kinh-te"),)
    assert overview.domains[0].now.mean is None


def test_a_figure_of_forty_digits_breaks_nothing() -> None:
    draft = with_texts(judged_draft(), {"a": {"evaluation": "9" * 40}})
    assert taken(draft).whole.now.mean is not None


TALLIES = st.lists(st.integers(0, 30), max_size=5, unique=True).map(
    lambda ids: Tally(tuple(MeasuredTask(str(at), Decimal(at), False, True) for at in ids))
)
LINES = st.lists(TALLIES, max_size=12).map(
    lambda tallies: [OverviewLine(str(at), tally) for at, tally in enumerate(tallies)]
)


@given(LINES, st.integers(1, 13))
def test_gathering_loses_no_task_and_keeps_the_order(lines: list[OverviewLine], most: int) -> None:
    shown = gathered(lines, most)
    assert len(shown) <= most
    assert {task for line in shown for task in line.now.tasks} == {
        task for line in lines for task in line.now.tasks
    }
    own = [line for line in shown if not line.gathers]
    assert own == [line for line in lines if line in own]
    assert len(own) + sum(line.gathers for line in shown) == len(lines)
    if shown and shown[-1].gathers:
        rest = [line for line in lines if line not in own]
        assert max(line.now.total for line in rest) <= min((line.now.total for line in own), default=99)


def test_a_task_without_texts_is_one_task() -> None:
    draft = judged_draft()
    bare = Task(ID, "kinh-te", "x", evaluation=" \u200b")
    overview = taken(replace(draft, sections=(Section(draft.sections[0].domain, (bare,)),)))
    assert (overview.whole.now.total, overview.whole.now.assessed) == (1, 0)
