from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from former_columns import Headings, headings_of

from db.errors import Refused
from db.ids import is_id
from db.records import (
    TASK_FIELDS,
    Acceptance,
    AcceptedPlace,
    Column,
    Domain,
    Draft,
    Period,
    Report,
    Section,
    Task,
)
from vqdesk.first_store.sample import sample_draft
from vqdesk.periods.carry_over import (
    carry_over,
    find_shifted_deadlines,
    kept_columns,
    kept_fields,
    propose_texts,
    shifted_values,
)
from vqdesk.tracking.status_words import StatusWord, StatusWords

NINE = Period("9 tháng", 2024)
YEAR = Period("năm", 2024)


def tasks_of(draft: Draft) -> list[Task]:
    return [task for section in draft.sections for task in section.tasks]


def draft_with(*evaluations: str, extra: str = "Ghi chú") -> Draft:
    report = Report("r", "UBND xã", NINE, ("BIỂU",), "", Headings(content="Nội dung", extra=(extra,)).columns)
    tasks = tuple(
        Task("r", "d1", f"t{place}", content="việc", result="xong", evaluation=text, extra={extra: "x"})
        for place, text in enumerate(evaluations)
    )
    return Draft(report, (Section(Domain("r", "d1", "I", "Kinh tế"), tasks),))


def test_domains_and_tasks_keep_their_ids_and_texts_and_the_report_gets_a_new_one() -> None:
    old = sample_draft()
    new = carry_over(old, YEAR)
    assert new.report.id != old.report.id
    assert is_id(new.report.id)
    assert new.report.period == YEAR
    assert [section.domain for section in new.with_report(old.report).sections] == [
        section.domain for section in old.sections
    ]
    for then, now in zip(tasks_of(old), tasks_of(new), strict=True):
        assert now == replace(then, report_id=new.report.id, result="", evaluation="")
    assert {section.domain.report_id for section in new.sections} == {new.report.id}


@pytest.mark.parametrize(
    ("kept", "texts"),
    [
        ({}, ("", "")),
        ({"result": "copy"}, ("xong", "")),
        ({"evaluation": "copy"}, ("", "80%")),
        ({"result": "copy", "evaluation": "copy"}, ("xong", "80%")),
    ],
)
def test_narratives_and_evaluations_come_along_as_asked(kept: dict[str, str], texts: tuple[str, str]) -> None:
    (task,) = tasks_of(carry_over(draft_with("80%"), YEAR, **kept))  # type: ignore[arg-type]
    assert (task.result, task.evaluation) == texts


def test_done_tasks_stay_behind_when_asked() -> None:
    old = draft_with("99,9%", "100%", "112,4", "đạt 100%", "")
    assert [task.id for task in tasks_of(carry_over(old, YEAR, without_done=True))] == ["t0", "t3", "t4"]
    assert len(tasks_of(carry_over(old, YEAR))) == 5


def test_only_a_domain_that_becomes_empty_stays_behind() -> None:
    old = draft_with("100%")
    empty = Section(Domain("r", "d2", "II", "Văn hóa"), ())
    new = carry_over(replace(old, sections=(*old.sections, empty)), YEAR, without_done=True)
    assert [section.domain.id for section in new.sections] == ["d2"]


def test_the_same_period_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        carry_over(draft_with("1%"), replace(NINE, end="2024-09-30"))
    assert caught.value.key == "period.same"


def test_periods_of_which_nothing_is_told_are_not_the_same() -> None:
    unknown = Period("khác")
    assert carry_over(carry_over(draft_with("1%"), unknown), unknown).report.period == unknown


def test_other_days_are_another_period() -> None:
    old = draft_with("1%")
    march = Period("khác", 2024, None, "2024-03-01", "2024-03-31")
    carried = carry_over(carry_over(old, march), replace(march, end="2024-04-15"))
    assert carried.report.period.end == "2024-04-15"


def test_the_sample_s_titles_heading_and_attached_line_speak_of_the_new_period() -> None:
    report = propose_texts(sample_draft().report, YEAR)
    assert report.titles == ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm năm 2024")
    assert headings_of(report).results == "Tóm tắt kết quả triển khai thực hiện năm 2024"
    assert (
        report.attached_to == "(Kèm theo Báo cáo số ..../......, ngày .../.../...... của UBND huyện Văn Quan)"
    )


def test_a_period_over_two_title_lines_is_one() -> None:
    old = replace(
        sample_draft().report, period=Period("quý", 2024, 3), titles=("BIỂU", "QUÝ III", "NĂM 2024")
    )
    assert propose_texts(old, Period("quý", 2025, 1)).titles == ("BIỂU", "QUÝ I", "NĂM 2025")


def test_a_further_column_named_after_the_period_keeps_its_texts() -> None:
    old = draft_with("80%", extra="Lũy kế 9 tháng năm 2024")
    new = carry_over(old, YEAR, columns={"Lũy kế 9 tháng năm 2024": "copy"})
    assert headings_of(new.report).extra == ("Lũy kế năm 2024",)
    assert tasks_of(new)[0].extra == {"Lũy kế năm 2024": "x"}


def test_what_the_clerk_wrote_goes_before_what_was_proposed() -> None:
    headings = Headings(content="Việc", extra=("Ý kiến",))
    new = carry_over(
        draft_with("80%"),
        YEAR,
        titles=("A", "B"),
        attached_to="",
        annex_columns=headings.columns,
        columns={"Ghi chú": "copy"},
    )
    assert (new.report.titles, new.report.attached_to, headings_of(new.report)) == (("A", "B"), "", headings)
    assert tasks_of(new)[0].extra == {"Ý kiến": "x"}


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Thời hạn hoàn thành", "copy"),
        ("Hạn", "copy"),
        ("Đơn vị phối hợp", "copy"),
        ("Sản phẩm", "copy"),
        ("Kết quả đầu ra", "copy"),
        ("Lãnh đạo phụ trách", "copy"),
        ("ĐVT", "copy"),
        ("Ghi chú", "empty"),
        ("Khó khăn, hạn chế", "empty"),
        ("Kết quả phối hợp", "empty"),
        ("Lũy kế 9 tháng năm 2024", "empty"),
        ("Sản phẩm đã hoàn thành", "empty"),
        ("Ý kiến chỉ đạo", "empty"),
    ],
)
def test_a_further_column_stays_where_it_describes_the_task(heading: str, kept: str) -> None:
    old = draft_with("80%", extra=heading)
    assert kept_columns(old) == {heading: kept}
    named = headings_of(carry_over(old, YEAR).report).extra[0]
    assert tasks_of(carry_over(old, YEAR))[0].extra == ({named: "x"} if kept == "copy" else {})
    assert kept_columns(old, result="copy", evaluation="copy") == {heading: "copy"}
    assert tasks_of(carry_over(old, YEAR, columns={heading: "copy"}))[0].extra == {named: "x"}
    assert tasks_of(carry_over(old, YEAR, columns={heading: "empty"}))[0].extra == {}


def test_another_organisation_goes_on_with_what_was_begun() -> None:
    old = draft_with("80%")
    report = replace(
        old.report, attached_to="(Kèm theo Báo cáo số 7/BC-UBND của UBND xã)", titles=("UBND xã",)
    )
    new = carry_over(old.with_report(report), YEAR, organisation="UBND phường").report
    assert (new.organisation, new.titles) == ("UBND phường", ("UBND phường",))
    assert new.attached_to.endswith("của UBND phường)")


def test_the_annex_keeps_its_numeral_in_its_document() -> None:
    draft = sample_draft()
    draft = replace(draft, report=replace(draft.report, numeral="II"))
    assert carry_over(draft, Period("năm", 2024)).report.numeral == "II"


FULL = Task(
    "r",
    "d1",
    "t1",
    first_deadline="30/6/2026",
    extra={"Chỉ tiêu": "5", "Ý kiến": "nhắc"},
    **{field: f"{field}." for field in TASK_FIELDS},
)


def full_draft(*tasks: Task) -> Draft:
    columns = [Column(field, field.upper()) for field in TASK_FIELDS]
    columns += [Column("extra", heading) for heading in FULL.extra]
    report = Report("r", "UBND xã", Period("quý", 2026, 3), ("BIỂU",), "", tuple(columns))
    return Draft(report, (Section(Domain("r", "d1", "I", "Kinh tế"), tasks or (FULL,)),))


FOURTH = Period("quý", 2026, 4)
TELLING = {"result", "reason", "evaluation", "status", "finished", "note"}


def emptied(draft: Draft) -> set[str]:
    (task,) = tasks_of(draft)
    return {field for field in TASK_FIELDS if not getattr(task, field)}


def test_what_describes_a_task_stays_and_what_tells_of_the_period_is_emptied_by_kind() -> None:
    new = carry_over(full_draft(), FOURTH)
    assert emptied(new) == TELLING
    assert tasks_of(new)[0].first_deadline == "30/6/2026"
    assert tasks_of(new)[0].extra == {"Chỉ tiêu": "5"}
    assert new.report.columns == full_draft().report.columns
    assert emptied(carry_over(full_draft(), FOURTH, result="copy")) == TELLING - {"result", "reason"}
    outcome = {"evaluation", "status", "finished"}
    assert emptied(carry_over(full_draft(), FOURTH, evaluation="copy")) == TELLING - outcome
    assert emptied(carry_over(full_draft(), FOURTH, result="copy", evaluation="copy")) == set()
    assert kept_fields().keys() == TELLING - {"note"}


def test_single_texts_are_copied_and_emptied_by_name() -> None:
    chosen = {"status": "copy", "deadline": "empty", "note": "copy", "Ý kiến": "copy", "Chỉ tiêu": "empty"}
    new = carry_over(full_draft(), FOURTH, columns=chosen)  # type: ignore[arg-type]
    assert emptied(new) == TELLING - {"status", "note"} | {"deadline"}
    assert tasks_of(new)[0].first_deadline == ""
    assert tasks_of(new)[0].extra == {"Ý kiến": "nhắc"}


def test_notes_and_further_columns_are_asked_and_what_was_chosen_is_remembered() -> None:
    draft = full_draft()
    assert kept_columns(draft) == {"note": "empty", "Chỉ tiêu": "copy", "Ý kiến": "empty"}
    assert kept_columns(draft, guess=False) == {"note": "empty", "Chỉ tiêu": "empty", "Ý kiến": "empty"}
    former = draft_with("1%", extra="Thời hạn hoàn thành")
    assert kept_columns(former, guess=False) == {"Thời hạn hoàn thành": "copy"}
    known = kept_columns(draft, remembered={"note": "copy", "Chỉ tiêu": "empty"}, guess=False)
    assert known == {"note": "copy", "Chỉ tiêu": "empty", "Ý kiến": "empty"}
    copied = kept_columns(draft, result="copy", evaluation="copy", remembered={"note": "empty"})
    assert set(copied.values()) == {"copy"}
    assert kept_columns(draft_with("1%")).keys() == {"Ghi chú"}


def done_task(number: str, **texts: str) -> Task:
    return Task("r", "d1", number, number, content="việc", **texts)  # type: ignore[arg-type]


def test_tasks_that_are_done_stay_behind_by_what_their_texts_say_unless_they_recur() -> None:
    draft = full_draft(
        done_task("status", status="Hoàn thành"),
        done_task("late", status="Hoàn thành trễ hạn", deadline="15/8"),
        done_task("finished", finished="20/8", deadline="15/8"),
        done_task("undated", evaluation="100%", deadline="15/8"),
        done_task("recurring", status="Hoàn thành", deadline="Hằng quý"),
        done_task("at odds", status="Đang thực hiện", evaluation="100%"),
        done_task("unknown", status="Cơ bản xong"),
        done_task("open", status="Đang thực hiện"),
        done_task("done since", status="Hoàn thành", finished="1/10", deadline="15/8"),
        done_task("last day", status="Hoàn thành", finished="30/9", deadline="15/8"),
    )
    left = carry_over(draft, FOURTH, without_done=True)
    assert [task.id for task in tasks_of(left)] == ["recurring", "at odds", "unknown", "open", "done since"]
    assert tasks_of(left)[0].deadline == "Hằng quý"
    words = StatusWords((StatusWord("Cơ bản xong", "done"),))
    own = carry_over(draft, FOURTH, without_done=True, words=words)
    assert "unknown" not in [task.id for task in tasks_of(own)]


def test_deadlines_that_mean_another_day_in_the_new_period_are_found() -> None:
    draft = full_draft(
        done_task("1", deadline="15/9"),
        done_task("2", deadline="15/9/2026"),
        done_task("3", deadline="trước 25 hằng tháng"),
        done_task("4", deadline="Trong quý"),
        done_task("", deadline="Trong năm"),
        done_task("6"),
    )
    then = draft.report.period

    def found(now: Period) -> list[str]:
        return [task.id for task in find_shifted_deadlines(draft, then, now)]

    assert found(FOURTH) == ["4"]
    assert found(Period("quý", 2027, 1)) == ["1", "4", ""]
    shifted = find_shifted_deadlines(draft, then, Period("quý", 2027, 1))
    assert shifted_values(shifted, FOURTH) == {
        "count": 3,
        "names": ("1", "4", "việc"),
        "period": "quý IV năm 2026",
    }


def accepted(task: str, field: str, words: str) -> Acceptance:
    place = AcceptedPlace(task, "ratio", field, words)
    return Acceptance("r", f"{task}-{len(field)}", place, "Đã đối chiếu", "lan", "2024-09-27T08:30:15+00:00")


@pytest.mark.parametrize(
    ("kept", "fields"),
    [
        ({}, ["content", "extra:Ghi chú quý III"]),
        ({"result": "copy"}, ["result", "content", "extra:Ghi chú quý III"]),
        ({"columns": {"Ghi chú quý II": "empty"}}, ["content"]),
    ],
)
def test_what_was_accepted_stays_so_where_its_words_are_carried_over(
    kept: dict[str, Any], fields: list[str]
) -> None:
    former = draft_with("80%", "100%", extra="Ghi chú quý II")
    report = replace(former.report, period=Period("quý", 2024, 2))
    acceptances = (
        accepted("t0", "result", "xong"),
        accepted("t0", "content", "việc"),
        accepted("t0", "extra:Ghi chú quý II", "x"),
        accepted("t1", "result", "không còn"),
        accepted("t1", "evaluation", ""),
        accepted("gone", "content", "việc"),
    )
    columns: dict[str, Any] = {"columns": {"Ghi chú quý II": "copy"}} | kept
    new = carry_over(
        replace(former, report=report, acceptances=acceptances), Period("quý", 2024, 3), **columns
    )
    assert [each.place.field for each in new.acceptances] == fields
    for each in new.acceptances:
        assert each.report_id == new.report.id
        # The earlier reason is shown, with who gave it and when.
        assert (each.reason, each.who, each.at) == ("Đã đối chiếu", "lan", "2024-09-27T08:30:15+00:00")
    assert new.sign_offs == ()


def test_tasks_that_are_left_out_take_what_was_accepted_with_them() -> None:
    draft = draft_with("80%", "100%")
    acceptances = (accepted("t0", "content", "việc"), accepted("t1", "content", "việc"))
    new = carry_over(replace(draft, acceptances=acceptances), YEAR, without_done=True)
    assert [each.place.task_id for each in new.acceptances] == ["t0"]
