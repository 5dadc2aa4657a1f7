"""Laws of when a backup is due and of which ones may go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from db.backups.names import ENDINGS, REASONS, BackupName, read_name, stem_of
from db.backups.schedule import INTERVAL, KeptBackup, is_due, thinned

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
SPECIAL = ("restore", "migration", "purge", "asked")
spans = st.timedeltas(timedelta(seconds=-5), timedelta(days=2))


@st.composite
def shelves(draw: st.DrawFn) -> list[KeptBackup]:
    ages = draw(st.lists(st.integers(0, 500 * 24 * 60), max_size=40))
    return [
        KeptBackup(
            number,
            NOW - timedelta(minutes=age),
            draw(st.sampled_from(REASONS)),
            draw(st.integers(0, 100)),
            draw(st.integers(0, 9)) > 0,
        )
        for number, age in enumerate(sorted(ages, reverse=True), 1)
    ]


def left(backups: list[KeptBackup], now: datetime = NOW, limit: int = 10**6) -> list[KeptBackup]:
    gone = thinned(backups, now, limit)
    return [each for each in backups if each not in gone]


@given(spans, st.timedeltas(timedelta(0), timedelta(hours=3)), st.booleans())
def test_nothing_is_due_of_what_did_not_change(since: timedelta, took: timedelta, at_start: bool) -> None:
    assert not is_due(has_changed=False, since_last=since, last_took=took, at_start=at_start)
    assert is_due(has_changed=True, since_last=None, last_took=took, at_start=at_start)


@given(st.lists(st.integers(0, 600), min_size=2, max_size=30), st.booleans())
def test_backups_take_two_hundredths_of_the_time(seconds: list[int], at_start: bool) -> None:
    """Asked each minute, with each backup taking whatever it takes."""
    now = busy = timedelta(0)
    for took in (timedelta(seconds=each) for each in seconds):
        waited = timedelta(0)
        while not is_due(has_changed=True, since_last=waited, last_took=took, at_start=at_start):
            waited += timedelta(minutes=1)
        now += waited + took
        busy += took
        assert busy * 50 <= now + timedelta(seconds=1) or now == busy == timedelta(0)


def test_while_changing_one_is_due_each_half_hour() -> None:
    short = timedelta(seconds=1)
    assert not is_due(has_changed=True, since_last=INTERVAL - short, last_took=short)
    assert is_due(has_changed=True, since_last=INTERVAL, last_took=short)
    assert is_due(has_changed=True, since_last=timedelta(seconds=-1), last_took=short)  # the clock went back


@given(shelves(), st.integers(0, 3000))
def test_the_newest_stays_and_the_newest_sound_one(backups: list[KeptBackup], limit: int) -> None:
    assume(backups)
    stay = left(backups, limit=limit)
    assert backups[-1] in stay
    sound = [each for each in backups if each.is_sound]
    assert not sound or sound[-1] in stay


@given(shelves(), st.integers(0, 3000))
def test_what_stays_is_within_the_limit_but_for_the_newest(backups: list[KeptBackup], limit: int) -> None:
    stay = left(backups, limit=limit)
    sound = [each for each in backups if each.is_sound]
    must = {each.number for each in (*backups[-1:], *sound[-1:])}
    assert sum(each.size for each in stay) <= limit or {each.number for each in stay} == must


@given(shelves(), st.integers(0, 3000))
def test_thinned_twice_is_thinned_once(backups: list[KeptBackup], limit: int) -> None:
    once = left(backups, limit=limit)
    assert thinned(once, NOW, limit) == []


@given(shelves())
def test_each_month_day_and_hour_keeps_its_last(backups: list[KeptBackup]) -> None:
    stay = left(backups)
    for each in backups:
        if each.is_sound and each not in stay:
            later = [other for other in stay if other.is_sound and other.number > each.number]
            assert any((other.made.year, other.made.month) == (each.made.year, each.made.month)
                       or other.made.isocalendar()[:2] == each.made.isocalendar()[:2]
                       for other in later)  # fmt: skip
            if NOW - each.made < timedelta(hours=24):
                assert any(other.made.hour == each.made.hour for other in later)


@given(shelves())
def test_what_was_made_before_a_restore_stays_for_a_month(backups: list[KeptBackup]) -> None:
    stay = left(backups)
    month = timedelta(days=30)
    assert all(each in stay for each in backups if each.reason in SPECIAL and NOW - each.made <= month)


def test_a_week_of_two_months_leaves_one_of_each() -> None:
    days = [datetime(2026, 3, 31, 9, tzinfo=UTC), datetime(2026, 4, 5, 9, tzinfo=UTC)]
    backups = [KeptBackup(number, made, "start", 1) for number, made in enumerate(days, 1)]
    assert left(backups) == backups


@given(shelves(), st.integers(0, 400))
@settings(max_examples=50)
def test_what_went_would_not_have_stayed_later(backups: list[KeptBackup], days: int) -> None:
    """Thinning day by day leaves a backup for each month that had a sound one."""
    months = {(each.made.year, each.made.month) for each in backups if each.is_sound}
    for day in range(0, days, 40):
        backups = left(backups, NOW + timedelta(days=day))
    assert {(each.made.year, each.made.month) for each in backups if each.is_sound} == months


@given(shelves(), st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_told_does_not_matter(backups: list[KeptBackup], chance: object) -> None:
    shuffled = list(backups)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert thinned(shuffled, NOW) == thinned(backups, NOW)


@given(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=300),
    st.integers(1, 10**8),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
    st.sampled_from(REASONS),
    st.sampled_from(sorted(ENDINGS)),
)
def test_a_name_tells_what_it_was_made_of(stem: str, number: int, made: datetime, reason, form) -> None:
    name = BackupName(stem_of(f"{stem}.vqd"), number, made.replace(microsecond=0, tzinfo=UTC), reason, form)
    assert read_name(str(name)) == name
    assert len(str(name).encode()) < 255


def test_names_sort_by_the_order_of_their_making_also_where_the_clock_goes_back() -> None:
    first = BackupName("kho", 9, NOW, "start", "packed")
    later = replace(first, number=10, made=NOW - timedelta(days=400))
    assert sorted(map(str, (later, first))) == [str(first), str(later)]


def test_what_is_no_backup_has_no_name_of_one() -> None:
    for name in ("kho.vqd", "kho-000001-20260630T120000Z-other.vqd", "kho-000001-20269930T120000Z-start.vqd"):
        assert read_name(name) is None
