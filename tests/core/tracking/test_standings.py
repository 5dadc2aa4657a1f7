"""How tasks stand on a day: late, due soon, judged once."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Column, Period, Task
from vqdesk.tracking import standings
from vqdesk.tracking.six_clear import asked_of, lacking
from vqdesk.tracking.standings import Standings
from vqdesk.tracking.status_words import DEFAULT

QUARTER = Period("quý", 2026, 3)


def task(**texts: str) -> Task:
    return Task("r", "d", "t", **texts)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        ({"deadline": "10/9/2026"}, "late"),
        ({"deadline": "11/9/2026"}, "soon"),
        ({"deadline": "18/9/2026"}, "soon"),
        ({"deadline": "19/9/2026"}, ""),
        ({"deadline": "15/9/2026", "status": "Hoàn thành"}, ""),
        ({"deadline": "1/9/2026", "status": "Hoàn thành", "finished": "3/9/2026"}, "done_late"),
        ({"deadline": "1/9/2026", "status": "Hoàn thành", "finished": "1/9/2026"}, ""),
        # Moved: late against the first, and due soon by the newer.
        ({"deadline": "15/9/2026", "first_deadline": "1/9/2026"}, "soon"),
        ({"deadline": "30/9/2026", "first_deadline": "1/9/2026"}, "late"),
        ({"deadline": "Hằng tháng"}, ""),
        ({"deadline": ""}, ""),
        ({"deadline": "12/9/2026", "status": "Hoàn thành", "evaluation": "50%"}, "soon"),
    ],
)
def test_what_calls_for_work(texts: dict[str, str], mark: str) -> None:
    assert Standings(QUARTER, date(2026, 9, 11), DEFAULT).of(task(**texts)).mark == mark


def test_an_old_report_does_not_get_later_every_day() -> None:
    judged = Standings(QUARTER, date(2026, 12, 1), DEFAULT)
    assert judged.as_of == date(2026, 9, 30)
    assert judged.of(task(deadline="1/10/2026")).judgement.group == "open_in_time"
    assert judged.of(task(deadline="5/12/2026")).mark == "soon"
    assert Standings(QUARTER, date(2026, 8, 1), DEFAULT).as_of == date(2026, 8, 1)
    assert Standings(Period("khác"), date(2026, 8, 1), DEFAULT).as_of == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("texts", "group", "mark"),
    [
        # Late and not done at the period's end; done since, so that nothing is left to do.
        ({"deadline": "15/9/2026", "finished": "5/10/2026"}, "open_late", "done_late"),
        ({"deadline": "15/10/2026", "finished": "8/10/2026", "status": "Hoàn thành"}, "open_in_time", ""),
        # Due within seven days, and its finish is yet to come.
        ({"deadline": "15/10/2026", "finished": "14/10/2026"}, "open_in_time", "soon"),
        ({"deadline": "15/10/2026"}, "open_in_time", "soon"),
        ({"deadline": "15/9/2026"}, "open_late", "late"),
    ],
)
def test_what_was_finished_since_the_period_calls_for_no_work(
    texts: dict[str, str], group: str, mark: str
) -> None:
    standing = Standings(QUARTER, date(2026, 10, 10), DEFAULT).of(task(**texts))
    assert (standing.judgement.group, standing.mark) == (group, mark)


def test_texts_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[object] = []
    judge = standings.judge
    monkeypatch.setattr(standings, "judge", lambda *given: judged.append(given) or judge(*given))
    made = Standings(QUARTER, date(2026, 9, 11), DEFAULT)
    for number in range(100):
        made.of(task(number=str(number), deadline="10/9/2026"))
    assert len(judged) == 1
    made.of(task(deadline="10/9/2026", status="Hoàn thành"))
    assert len(judged) == 2


def test_the_six_that_are_to_be_clear() -> None:
    columns = [Column(key, key) for key in ("content", "unit", "officer", "leader", "deadline", "output")]
    asked = asked_of([*columns, Column("extra", "Rõ thẩm quyền")])
    assert tuple(asked) == ("person", "work", "time", "answering", "output", "authority")
    said = {"content", "unit", "deadline"}
    assert lacking(asked, said.__contains__) == ("answering", "output", "authority")
    assert lacking(asked, {*said, "leader", "output", "extra:Rõ thẩm quyền"}.__contains__) == ()
    # What no column can hold is not asked.
    assert tuple(asked_of([Column("content", "Việc"), Column("extra", "Ghi chú")])) == ("work",)
