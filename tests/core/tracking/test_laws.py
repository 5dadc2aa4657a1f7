"""What holds for every text: nothing raises, and what is judged is judged the same again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Period, Task
from vqdesk.messages.catalogue import told
from vqdesk.tracking.deadlines import read_deadline
from vqdesk.tracking.groups import GROUPS, day_asked, judge
from vqdesk.tracking.spans import _FORMS
from vqdesk.tracking.unit_lists import split_units

WORDS = (
    "trước ngày tháng quý năm hằng thường xuyên đến từ 15/9 31/6 30/9/2026 2026-2030 III IV 25 cuối đầu tuần "
    "gia hạn ban đầu theo CV số 12/UBND-VP khi có yêu cầu ( ) ; , - . Hoàn thành Đang thực hiện quá hạn 100% "
    "80% 0 99 Phòng Kinh tế, Hạ tầng và Đô thị các đơn vị liên quan phối hợp với & 17h00 Sep-26 thg 9 %"
)
texts = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join),
    st.sampled_from(WORDS.split()),
)
periods = st.sampled_from(
    [
        Period("tháng", 2026, 2),
        Period("quý", 2026, 3),
        Period("năm", 2026),
        Period("khác"),
        Period("khác", None, None, "2026-03-01", "2026-04-15"),
        Period("khác", 2026, None, None, "x"),
    ]
)


@given(texts, periods, texts)
def test_a_deadline_of_any_text_is_told_or_has_its_reason(text: str, period: Period, first: str) -> None:
    read = read_deadline(text, period)
    assert read == read_deadline(text, period)
    if read is not None and read.kind in ("text", "open"):
        assert read.last_day is None
        assert bool(read.doubt) == (read.kind == "text")
    elif read is not None and read.kind != "recurring":
        assert isinstance(read.last_day, date)
    read_deadline(text, period, first)


@given(periods, st.lists(texts, min_size=5, max_size=5))
def test_any_task_is_in_one_group_with_a_sentence(period: Period, given: list[str]) -> None:
    deadline, first, status, finished, evaluation = given
    task = Task(
        "r", "d", "t", deadline=deadline, first_deadline=first, status=status, finished=finished,
        evaluation=evaluation,
    )  # fmt: skip
    judged = judge(task, period, day_asked(period))
    assert judged.group in GROUPS
    for lang in ("vi", "en"):
        assert all(told(each, lang) for each in (judged.reason, *judged.doubts))


@given(texts, texts, texts, st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.integers(1, 400))
def test_nothing_is_done_before_the_day_on_which_it_was_finished(
    deadline: str, status: str, evaluation: str, finished: date, days: int
) -> None:
    told = f"{finished:%d/%m/%Y}"
    task = Task(
        "r", "d", "t", deadline=deadline, status=status, evaluation=evaluation, finished=told,
    )  # fmt: skip
    judged = judge(task, Period("năm", 2026), finished - timedelta(days))
    assert judged.group in ("open_in_time", "open_late", "unknown")
    assert judged.done is False


@given(texts)
def test_units_hold_their_words_and_nothing_else(text: str) -> None:
    for unit in split_units(text):
        assert unit == unit.strip() != ""
        assert unit in " ".join(text.split())


@pytest.mark.parametrize("form", range(len(_FORMS)))
def test_what_a_form_of_days_finds_has_one_of_the_signs_that_it_is_looked_for_by(form: int) -> None:
    signs, pattern, _ = _FORMS[form]

    @given(st.from_regex(pattern))
    def has_a_sign(text: str) -> None:
        assert any(sign in text for sign in signs)

    has_a_sign()
