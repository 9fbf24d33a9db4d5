"""The history of a sample unit: repeatable, exact, alternating, and ending at a plausible now."""

import os
import subprocess
import sys
import tracemalloc
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.sample_now import turnout_within
from sentinel_desktop.domain.sample_rhythm import HOUR, MINUTE, instant
from sentinel_desktop.domain.sample_scans import SamplePassage
from sentinel_desktop.domain.sample_unit import HistorySize, SampleSizeError, SampleUnit

WINNIPEG = ZoneInfo("America/Winnipeg")
PARADE_NIGHT = datetime(2026, 11, 24, 20, 5, tzinfo=WINNIPEG)
THREE_WEEKS = HistorySize(days=21)

DIGEST = """
import hashlib
from datetime import UTC, datetime
from zoneinfo import ZoneInfo
from sentinel_desktop.domain.sample_unit import HistorySize, SampleUnit
unit = SampleUnit.generate(
    40, HistorySize(days=9), 7, datetime(2026, 11, 24, 20, 5, tzinfo=UTC), ZoneInfo("America/Winnipeg")
)
details = unit.details()
qualifications = unit.qualifications(details)
event = unit.event()
passages = list(unit.passages())
drawn = (
    unit.members, unit.badges, passages, details, qualifications, unit.tags(qualifications), event, unit.visits(event),
    unit.reviews(passages[-8:]),
)
print(hashlib.sha256(repr(drawn).encode()).hexdigest())
"""


def make(
    members: int = 150, history: HistorySize = THREE_WEEKS, seed: int = 7, now: datetime = PARADE_NIGHT
) -> SampleUnit:
    """Return a sample unit in Winnipeg."""
    return SampleUnit.generate(members, history, seed, now, WINNIPEG)


def states(passages: list[SamplePassage]) -> Counter[Direction]:
    """Return how many members the passages leave in and out."""
    return Counter({passage.member_id: passage.direction for passage in passages}.values())


def assert_alternating(passages: list[SamplePassage]) -> None:
    """Every member comes in first, then out and in by turns, never within the repeat window."""
    of_member: dict[MemberId, list[SamplePassage]] = defaultdict(list)
    for passage in passages:
        of_member[passage.member_id].append(passage)
    for own in of_member.values():
        assert own[0].direction is Direction.IN
        for earlier, later in pairwise(own):
            assert later.direction is earlier.direction.other
            assert later.occurred_at - earlier.occurred_at >= timedelta(minutes=1)


# --- repeatable ---------------------------------------------------------------------------------------------------


def test_the_same_arguments_make_the_same_unit() -> None:
    """People, badges and every passage with its ids come out alike, and so does a second reading."""
    one, other = make(), make()
    assert (one.members, one.badges) == (other.members, other.badges)
    assert list(one.passages()) == list(other.passages()) == list(one.passages())


def test_another_seed_makes_another_unit() -> None:
    """Seeds share no member and no badge."""
    one, other = make(seed=1), make(seed=2)
    assert not {badge.serial for badge in one.badges} & {badge.serial for badge in other.badges}
    assert not {member.id for member in one.members} & {member.id for member in other.members}


def test_a_unit_does_not_depend_on_the_process_that_makes_it() -> None:
    """Two interpreters with different hash seeds make the same unit."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env=os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(digests) == 1


def test_the_rest_of_a_unit_is_drawn_alike() -> None:
    """Details, qualifications, tags, the event and the visits of two units made alike are equal."""
    one, other = make(), make()
    assert one.details() == other.details()
    assert one.qualifications(one.details()) == other.qualifications(other.details())
    assert one.event() == other.event()
    assert one.visits(one.event()) == other.visits(other.event())


# --- exact ----------------------------------------------------------------------------------------------------------


@given(
    members=st.integers(1, 120),
    check_ins=st.integers(0, 600),
    now=st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001 - the zone is drawn beside it
    zone=st.sampled_from(["America/Winnipeg", "America/St_Johns", "Australia/Lord_Howe", "America/Havana", "UTC"]),
    seed=st.integers(0, 5),
)
@settings(max_examples=150)
def test_any_number_of_check_ins_at_any_moment(
    members: int, check_ins: int, now: datetime, zone: str, seed: int
) -> None:
    """The history has exactly as many as asked for, in order, alternating, each id once, nothing in the future."""
    moment = now.replace(tzinfo=ZoneInfo(zone))
    unit = SampleUnit.generate(members, HistorySize(check_ins=check_ins), seed, moment, ZoneInfo(zone))
    passages = list(unit.passages())
    assert len(passages) == check_ins
    assert_alternating(passages)
    assert all(earlier.occurred_at <= later.occurred_at for earlier, later in pairwise(passages))
    assert all(passage.recorded_at < moment for passage in passages)
    assert (
        len({passage.scan_id for passage in passages} | {passage.check_in_id for passage in passages}) == 2 * check_ins
    )


@pytest.mark.parametrize("check_ins", [20_000, 20_001])
def test_a_long_history_is_exact(check_ins: int) -> None:
    """Even and odd numbers are met to the row, with the usual share of members in, one more or less."""
    passages = list(make(history=HistorySize(check_ins=check_ins)).passages())
    assert len(passages) == check_ins
    assert abs(states(passages)[Direction.IN] - 42) <= 1


def test_a_number_of_days_reaches_back_that_far() -> None:
    """Three weeks begin on the day 21 days ago."""
    first = next(make().passages())
    assert first.occurred_at.astimezone(WINNIPEG).date() == date(2026, 11, 3)


def test_no_day_but_today() -> None:
    """A history of no days has the passages of today only."""
    passages = list(make(history=HistorySize(days=0)).passages())
    assert {passage.occurred_at.astimezone(WINNIPEG).date() for passage in passages} == {date(2026, 11, 24)}
    assert_alternating(passages)


def test_a_history_takes_little_memory() -> None:
    """Reading 20,000 passages keeps a day of them at most."""
    unit = make(history=HistorySize(check_ins=20_000))
    tracemalloc.start()
    try:
        assert sum(1 for _ in islice(unit.passages(), 20_000)) == 20_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


# --- plausible --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 29)])
@pytest.mark.parametrize("hour", range(24))
def test_more_than_a_quarter_is_in_at_any_hour(day: date, hour: int) -> None:
    """Of 150 members 42 are in, the last passage was about a minute ago, and some of the last hours have gone."""
    now = datetime.combine(day, time(hour, 17), tzinfo=WINNIPEG)
    passages = list(make(history=HistorySize(days=3), now=now).passages())
    assert states(passages)[Direction.IN] == 42
    assert timedelta(seconds=45) < now - passages[-1].occurred_at < timedelta(seconds=75)
    assert_alternating(passages)
    recent = [passage for passage in passages if now - passage.occurred_at < timedelta(hours=5)]
    assert sum(passage.direction is Direction.OUT for passage in recent) >= 3


@pytest.mark.parametrize("hour", [3, 10, 20])
def test_who_is_in_came_in_the_last_hours(hour: int) -> None:
    """Nobody on the board has been in since yesterday."""
    now = datetime(2026, 11, 24, hour, 30, tzinfo=WINNIPEG)
    latest = {passage.member_id: passage for passage in make(now=now).passages()}
    inside = [passage for passage in latest.values() if passage.direction is Direction.IN]
    assert all(now - passage.occurred_at < timedelta(hours=10) for passage in inside)


def test_parade_nights_are_the_busiest() -> None:
    """Most come on Tuesday and Thursday evenings, few at weekends."""
    arrivals = Counter(
        passage.occurred_at.astimezone(WINNIPEG).weekday()
        for passage in make(history=HistorySize(days=70)).passages()
        if passage.direction is Direction.IN
    )
    assert min(arrivals[1], arrivals[3]) > 2 * max(arrivals[0], arrivals[2], arrivals[4])
    assert 0 < arrivals[5] + arrivals[6] < arrivals[0] / 2


def test_members_who_are_away_do_not_come() -> None:
    """Only active members pass the door."""
    unit = make()
    away = {member.id for member in unit.members if not member.comes}
    assert away
    assert not away & {passage.member_id for passage in unit.passages()}


def test_both_doors_are_used() -> None:
    """Some come by the rear door, most by the front."""
    passages = list(make().passages())
    assert 0.05 < sum(passage.rear_door for passage in passages) / len(passages) < 0.3


def test_a_passage_carries_its_own_badge_and_time() -> None:
    """The serial is the member's, the ids are UUIDs version 7 of the moment of the scan and of its recording."""
    unit = make()
    badges = {badge.id: badge for badge in unit.badges}
    for passage in unit.passages():
        assert badges[passage.badge_id].member_id == passage.member_id
        assert badges[passage.badge_id].serial == passage.serial
        assert passage.scan_id.version == passage.check_in_id.version == 7
        assert passage.scan_id.int >> 80 == int(passage.occurred_at.timestamp() * 1000 + 1e-3)


def test_badges_were_issued_before_they_were_used() -> None:
    """A badge's day of issue lies before the first passage."""
    unit = make()
    assert max(badge.issued_at for badge in unit.badges) < next(unit.passages()).occurred_at


# --- the local clock --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "offset"),
    [(date(2026, 3, 7), 6), (date(2026, 3, 8), 5), (date(2026, 10, 31), 5), (date(2026, 11, 1), 6)],
)
def test_a_local_time_is_right_on_both_sides_of_a_change(day: date, offset: int) -> None:
    """07:45 is 07:45 on the wall, whatever the offset from UTC is on that day."""
    at = datetime.combine(day, time(7 + offset, 45), tzinfo=UTC)
    assert instant(day, 7 * HOUR + 45 * MINUTE, WINNIPEG) == at


@pytest.mark.parametrize("change", [date(2026, 3, 8), date(2026, 11, 1)])
def test_the_working_day_keeps_its_hours_over_a_change(change: date) -> None:
    """On the Friday before and the Monday after, staff arrive between seven and half past eight by the wall."""
    now = datetime.combine(change + timedelta(days=4), time(12), tzinfo=WINNIPEG)
    for day in (change - timedelta(days=2), change + timedelta(days=1)):
        arrivals = [
            passage.occurred_at.astimezone(WINNIPEG).time()
            for passage in make(history=HistorySize(days=10), now=now).passages()
            if passage.occurred_at.astimezone(WINNIPEG).date() == day and passage.direction is Direction.IN
        ]
        early = [arrived for arrived in arrivals if arrived < time(9)]
        assert len(early) > 15
        assert min(early) >= time(7)
        assert max(early) <= time(8, 30)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 8, 7, 59, 30, tzinfo=UTC),
        datetime(2026, 3, 8, 8, 0, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 7, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 8, 30, tzinfo=UTC),
    ],
)
def test_the_nights_of_the_change(now: datetime) -> None:
    """Before, within and after the hour that is skipped or comes twice, the history stays in order."""
    passages = list(make(now=now).passages())
    assert states(passages)[Direction.IN] == 42
    assert_alternating(passages)
    assert passages[-1].recorded_at < now


# --- sizes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1000000", HistorySize(check_ins=1_000_000)),
        ("21d", HistorySize(days=21)),
        (" 0 ", HistorySize(check_ins=0)),
        ("0d", HistorySize(days=0)),
    ],
)
def test_a_size_is_check_ins_or_days(text: str, size: HistorySize) -> None:
    """A bare number counts check-ins, one with a d counts days."""
    assert HistorySize.parse(text) == size


@pytest.mark.parametrize("text", ["", "d", "-5", "3w", "1.5d", "21 d", "1e6", "٣", "9999999999"])
def test_any_other_size_is_refused_with_the_two_ways(text: str) -> None:
    """What is no size is named, with an example of each way."""
    with pytest.raises(SampleSizeError, match=r"neither a number of check-ins, as in 1000000, nor of days, as in 21d"):
        HistorySize.parse(text)


@pytest.mark.parametrize("members", [0, -1, 10_001])
def test_a_unit_has_one_to_ten_thousand_members(members: int) -> None:
    """Any other number is refused with the limits."""
    with pytest.raises(SampleSizeError, match="1 to 10000 members"):
        make(members=members)


def test_more_check_ins_than_so_few_can_make_are_refused() -> None:
    """One member does not make a million check-ins; the sentence says what to ask for."""
    with pytest.raises(SampleSizeError, match="more members or fewer check-ins"):
        make(members=1, history=HistorySize(check_ins=1_000_000))


def test_more_days_than_fifty_years_are_refused() -> None:
    """A history before the unit's time is refused with the limit."""
    with pytest.raises(SampleSizeError, match="50 years"):
        make(history=HistorySize(days=100_000))


@given(check_ins=st.integers(0, 10_000), members=st.integers(1, 500), away=st.integers(0, 20))
def test_the_turnout_leaves_whole_visits(check_ins: int, members: int, away: int) -> None:
    """Those in now and those gone again are people who come, and what is left of the history is visits of two."""
    able = max(1, members - away)
    size = turnout_within(check_ins, members, able)
    assert min(size.present, size.passing) >= 0
    assert size.present + size.passing <= able
    assert size.check_ins <= check_ins
    assert (check_ins - size.check_ins) % 2 == 0
