from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Notice
from db.records import Domain, Draft, Period, Report, Section, Task, Unit
from vqdesk.periods.period import default_columns
from vqdesk.summary import layout
from vqdesk.summary.json_form import summary_json
from vqdesk.summary.plain_text import format_summary
from vqdesk.summary.sentences import sentences
from vqdesk.summary.summary import Count, ReportSummary, share, summarise
from vqdesk.tracking.deadlines import Deadline
from vqdesk.tracking.groups import GROUPS, Judgement, judge

PERIOD = Period("quý", 2026, 3)
DAY = date(2026, 9, 30)


def by_note(task: Task) -> Judgement:
    """Judge as a task's note says."""
    deadline = Deadline("open") if task.deadline else None
    return Judgement(task.note, Notice("show.judged.in_time"), deadline=deadline)


def draft(*domains: tuple[str, list[tuple[str, str]]], due: str = "khi có yêu cầu") -> Draft:
    """Return a report of domains, each with the units and groups of its tasks."""
    report = Report("r", "UBND xã Yên Phúc", PERIOD, (), "", default_columns(PERIOD))
    sections = []
    for at, (numeral, tasks) in enumerate(domains):
        domain = Domain("r", f"d{at}", numeral, f"Lĩnh vực {numeral}" if numeral else "")
        rows = [
            Task("r", f"d{at}", f"t{at}-{row}", number=str(row + 1), unit=unit, note=group, deadline=due)
            for row, (unit, group) in enumerate(tasks)
        ]
        sections.append(Section(domain, tuple(rows)))
    return Draft(report, tuple(sections))


def summed(*domains: tuple[str, list[tuple[str, str]]], register: tuple[Unit, ...] = ()) -> ReportSummary:
    return summarise(draft(*domains), DAY, by_note, register)


def forty() -> list[tuple[str, str]]:
    counts = {"done_in_time": 28, "done_late": 3, "open_in_time": 5, "open_late": 2, "unknown": 2}
    return [("Phòng A" if at else "Phòng B", group) for group, n in counts.items() for at in range(n)]


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (31, 40, "77.5"),
        (28, 31, "90.3"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 16, "6.3"),  # 6.25: half up, not to the even
        (3, 16, "18.8"),  # 18.75
        (1, 2000, "0.1"),  # 0.05
        (1, 2001, "0.0"),
        (0, 7, "0.0"),
        (7, 7, "100.0"),
    ],
)
def test_a_share_has_one_decimal_and_a_half_goes_up(part: int, whole: int, percent: str) -> None:
    assert share(part, whole) == Decimal(percent)
    assert str(share(part, whole)) == percent


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0) is None


def test_the_sentences_are_those_of_a_report() -> None:
    assert sentences(summed(("I", forty()))) == (
        "Tổng số nhiệm vụ: 40; hoàn thành 31 (77,5%), trong đó đúng hạn 28 (90,3%), quá hạn 3; "
        "chưa hoàn thành 7, trong đó còn trong hạn 5, quá hạn 2; chưa xác định 2; "
        "số liệu tính đến ngày 30/09/2026.",
        "Số nhiệm vụ quá hạn: 5 (12,5% tổng số), gồm 3 đã hoàn thành và 2 chưa hoàn thành; "
        "theo đơn vị chủ trì: Phòng B 2, Phòng A 3.",
        "Còn 2 nhiệm vụ chưa xác định được đã hoàn thành hay chưa, đúng hạn hay quá hạn; "
        "cần bổ sung thông tin.",
    )


def test_what_is_nought_is_not_parted() -> None:
    assert sentences(summed(("I", [("A", "open_in_time")]))) == (
        "Tổng số nhiệm vụ: 1; hoàn thành 0 (0,0%); chưa hoàn thành 1, trong đó còn trong hạn 1, quá hạn 0; "
        "số liệu tính đến ngày 30/09/2026.",
        "Số nhiệm vụ quá hạn: 0.",
    )


def test_a_report_without_tasks() -> None:
    found = summed(("I", []))
    assert found.count.total == 0
    assert found.count.rates == (None, None, None)
    assert found.units == ()
    assert [(each.name, each.count.total) for each in found.domains] == [("I. Lĩnh vực I", 0)]
    assert sentences(found)[0] == (
        "Tổng số nhiệm vụ: 0; hoàn thành 0; chưa hoàn thành 0; số liệu tính đến ngày 30/09/2026."
    )
    assert summary_json(found)["rates"] == {"done": None, "in_time": None, "late": None}


def test_of_many_units_those_with_the_most_late_tasks_are_named() -> None:
    tasks = [(f"Phòng {at}", "open_late") for at in range(12)] + [("Phòng 11", "done_late")]
    said = sentences(summed(("I", tasks)))[1]
    assert "; nhiều nhất là: Phòng 11 2, Phòng 0 1, Phòng 1 1, " in said
    assert "Phòng 9 1" not in said


def test_a_task_of_several_leads_counts_under_each_and_once_in_the_total() -> None:
    found = summed(("I", [("Phòng A; Công an xã", "open_late"), ("phòng  A", "done_in_time")]))
    assert [(each.name, each.count.total) for each in found.units] == [("Phòng A", 2), ("Công an xã", 1)]
    assert found.count.total == 2
    assert found.shared == 1
    (note,) = layout.notes(found)
    assert note.startswith("Có 1 nhiệm vụ do nhiều đơn vị chủ trì")
    assert f"\n{note}\n" in format_summary(found, "vi")
    assert sentences(found)[1].endswith("; nhiệm vụ do nhiều đơn vị chủ trì được tính ở từng đơn vị.")


def test_a_task_that_names_a_lead_twice_counts_once_under_it() -> None:
    found = summed(("I", [("Phòng A; PHÒNG A", "open_late")]))
    assert [(each.name, each.count.total) for each in found.units] == [("Phòng A", 1)]
    assert (found.shared, layout.notes(found)) == (0, ())


def test_tasks_without_a_deadline_are_said_to_count_as_in_time() -> None:
    groups = [("Phòng A", group) for group in GROUPS]
    found = summarise(draft(("I", groups), due=""), DAY, by_note)
    (note,) = layout.notes(found)
    assert note.startswith("Có 2 nhiệm vụ không ghi thời hạn: đã hoàn thành thì tính là đúng hạn, ")


def test_a_name_of_the_register_is_not_parted() -> None:
    name = "Phòng Kinh tế, Hạ tầng và Đô thị"
    found = summed(("I", [(name, "unknown")]), register=(Unit("u", name),))
    assert [each.name for each in found.units] == [name]


ENDED = Unit("cu", "Văn phòng Hội đồng nhân dân", ("Văn phòng HĐND", "VP HĐND"), valid_to="2025-06-30")
TODAY_S = Unit("nay", "Văn phòng HĐND và UBND", ("VP HĐND-UBND", "Văn phòng Hội đồng nhân dân"))
ECONOMY = Unit("kt", "Phòng Kinh tế, Hạ tầng và Đô thị", ("Phòng KT, HT và ĐT",))


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        # What the register calls one unit is one, as it first stands.
        (("VP HĐND-UBND", "Văn phòng HĐND và UBND", "vp  hđnd-ubnd (chủ trì)"), {"VP HĐND-UBND": 3}),
        # An alias that holds a comma and "và" is one name of one unit.
        (
            ("Phòng KT, HT và ĐT; Công an xã", "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ"),
            {"Phòng KT, HT và ĐT": 2, "Công an xã": 1},
        ),
        # It is held where it is a whole name alone.
        (("Phòng KT, HT và ĐTX", "Phòng KT"), {"Phòng KT": 2, "HT": 1, "ĐTX": 1}),
        # The unit of the report's period goes before one that had ended.
        (("Văn phòng Hội đồng nhân dân", "VP HĐND-UBND"), {"Văn phòng Hội đồng nhân dân": 2}),
        # One that had ended is still one unit.
        (("Văn phòng HĐND", "VP HĐND"), {"Văn phòng HĐND": 2}),
        # Of what the register does not know nothing is said.
        (("VP Huyện ủy", "Văn phòng Huyện ủy"), {"VP Huyện ủy": 1, "Văn phòng Huyện ủy": 1}),
    ],
)
def test_a_unit_is_counted_once_by_whatever_name_the_register_has(
    texts: tuple[str, ...], rows: dict[str, int]
) -> None:
    found = summed(("I", [(text, "unknown") for text in texts]), register=(ENDED, TODAY_S, ECONOMY))
    assert {each.name: each.count.total for each in found.units} == rows


def test_a_task_of_one_unit_by_two_names_is_led_by_one() -> None:
    found = summed(("I", [("VP HĐND-UBND; Văn phòng HĐND và UBND", "unknown")]), register=(TODAY_S,))
    assert (found.shared, found.unknown[0].units) == (0, ("VP HĐND-UBND",))


def test_what_names_no_unit_or_domain_is_counted_and_said() -> None:
    found = summed(("", [("", "open_late")]), ("I", [("Phòng A", "unknown")]))
    assert [each.name for each in found.units] == ["", "Phòng A"]
    assert [row.name for row in layout.counted_rows(found, "units")] == [
        "Tổng số",
        "Chưa ghi đơn vị",
        "Phòng A",
    ]
    assert [row.name for row in layout.counted_rows(found, "domains")][1] == "Chưa ghi lĩnh vực"
    assert sentences(found)[1].endswith("chưa ghi đơn vị 1.")


def test_an_unseen_sign_makes_no_other_unit() -> None:
    found = summed(("I", [("Phòng A", "unknown"), ("Phòng\u00a0A\u200b", "unknown")]))
    assert [each.count.total for each in found.units] == [2]


def test_the_json_form_is_the_issue_s() -> None:
    report = draft(("I", []))
    task = Task("r", "d0", "t", "7", unit="Phòng A", deadline="15/8/2026", evaluation="100%")
    task = task_with(task, finished="20/8/2026")
    section = Section(report.sections[0].domain, (task,))
    found = summarise(Draft(report.report, (section,)), DAY, lambda each: judge(each, PERIOD, DAY))
    form = summary_json(found)
    assert json.loads(json.dumps(form)) == form
    groups = {"done_in_time": 0, "done_late": 1, "open_in_time": 0, "open_late": 0, "unknown": 0}
    count = {
        "total": 1,
        "groups": groups,
        "rates": {"done": "100.0", "in_time": "0.0", "late": "100.0"},
    }
    (late,) = form.pop("late")
    said = form.pop("sentences")
    assert form == {
        "report": "r",
        "as_of": "2026-09-30",
        **count,
        "by_unit": [{"name": "Phòng A", **count}],
        "by_domain": [{"name": "I. Lĩnh vực I", **count}],
        "copy": "issued",
    }
    reason = late.pop("reason")
    assert late == {"task": "t", "number": "7", "unit": "Phòng A", "deadline": "15/8/2026"}
    assert "quá hạn 5 ngày" in reason
    assert said == list(sentences(found))


def test_the_screen_speaks_english_where_it_is_asked_to() -> None:
    said = format_summary(summed(("I", [("Phòng A", "open_in_time")])), "en")
    assert said.startswith("SUMMARY OF THE TASKS\nQuý III năm 2026\nUBND xã Yên Phúc\n(As of 30/09/2026)\n")
    assert "\nLate tasks\n  None.\n" in said


units = st.lists(st.sampled_from(["Phòng A", "phòng a", "Công an xã", "Trạm Y tế"]), max_size=3).map(
    "; ".join
)
rows = st.lists(st.tuples(units, st.sampled_from(GROUPS)), max_size=12)
parts = st.lists(st.tuples(st.sampled_from(["", "I", "II"]), rows), max_size=4)


@given(parts)
def test_groups_and_the_untold_add_up_everywhere(drawn: list[tuple[str, list[tuple[str, str]]]]) -> None:
    found = summed(*drawn)
    tasks = [task for _, rows in drawn for task in rows]
    assert found.count.total == len(tasks)
    for group in GROUPS:
        of_group = [unit for unit, told in tasks if told == group]
        assert found.count.groups[group] == len(of_group)
        assert sum(each.count.groups[group] for each in found.domains) == len(of_group)
        leads = [{name.casefold() for name in unit.split("; ")} for unit in of_group]
        assert sum(each.count.groups[group] for each in found.units) == sum(map(len, leads))
    for count in (found.count, *(each.count for each in (*found.units, *found.domains))):
        add_up(count)
    late, untold = len(found.late), len(found.unknown)
    assert (late, untold) == (found.count.late, found.count.groups["unknown"])
    for counted in (found.units, found.domains):
        names = [each.name.casefold() for each in counted]
        assert len(names) == len(set(names))


def add_up(count: Count) -> None:
    """Check that groups and the untold add up to the total, as figures of a line do."""
    total, *groups = layout.numbers(count)
    assert total == sum(groups) == count.total
    assert [str(total), *map(str, groups)] == list(layout.figures(count)[:6])
    for rate in count.rates:
        assert rate is None or 0 <= rate <= 100
    assert (count.rates.done is None) == (count.total == 0)
    assert (count.rates.in_time is None) == (count.done == 0)


def task_with(task: Task, **texts: str) -> Task:
    from dataclasses import replace

    return replace(task, **texts)
