"""The visitors of a sample unit, its event, and what a person should look at."""

from collections import Counter
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.default_lists import EVENT_ROLES, VISIT_TYPES
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeeStatus, PassageMethod
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.operational_day import Timings, operational_date
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_profiles import UNIT_SIZES, SampleProfile
from sentinel_desktop.domain.sample_unit import HistorySize, SampleUnit
from sentinel_desktop.domain.sample_visits import SampleVisit
from sentinel_desktop.domain.visitors import VisitOutMethod, VisitPurpose

WINNIPEG = ZoneInfo("America/Winnipeg")
PARADE_NIGHT = datetime(2026, 11, 24, 20, 5, tzinfo=WINNIPEG)
HOURS = [datetime(2026, 11, 24, hour, 2, tzinfo=WINNIPEG) for hour in (0, 2, 3, 8, 12, 20, 23)]


def make(members: int = 150, days: int = 21, now: datetime = PARADE_NIGHT, seed: int = 7) -> SampleUnit:
    """Return a sample unit in Winnipeg."""
    return SampleUnit.generate(members, HistorySize(days=days), seed, now, WINNIPEG)


def visits_of(unit: SampleUnit) -> tuple[SampleVisit, ...]:
    """Return the visits to a unit."""
    return unit.visits(unit.event())


def assert_the_database_would_take(visits: tuple[SampleVisit, ...], now: datetime) -> None:
    """Every visit keeps the rules of its table, and no badge is in two hands at a time."""
    held: dict[BadgeId, list[tuple[datetime, datetime]]] = {}
    for visit in visits:
        visitor = visit.visitor
        if visit.checked_in_at is None:
            assert visit.expected_at is not None
            assert visit.expires_at is not None
            assert visit.expected_at < visit.expires_at
            assert visit.badge_id is None
            assert visit.checked_out_at is None
            continue
        assert visit.checked_in_at < now
        assert visit.cancelled_at is None
        assert (visit.checked_out_at is None) is (visit.check_out_method is None)
        assert visit.checked_out_at is None or visit.checked_in_at <= visit.checked_out_at < now
        assert (visit.check_out_scan is not None) is (visit.check_out_method is VisitOutMethod.BADGE)
        if visit.badge_id is not None:
            held.setdefault(visit.badge_id, []).append((visit.checked_in_at, visit.checked_out_at or now))
        assert {
            VisitPurpose.RECRUITMENT: bool(visitor.recruitment_step),
            VisitPurpose.CONTRACT_WORK: bool(visitor.organization and visitor.work),
            VisitPurpose.MEETING: visit.host_id is not None,
            VisitPurpose.EVENT: visit.event_id is not None,
        }.get(visitor.purpose, True)
    for spans in held.values():
        assert all(earlier[1] < later[0] for earlier, later in pairwise(sorted(spans)))


@given(
    members=st.integers(1, 300),
    days=st.integers(0, 40),
    now=st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001 - the zone is set beside it
    seed=st.integers(0, 5),
)
@settings(max_examples=40)
def test_visits_of_any_unit_at_any_moment(members: int, days: int, now: datetime, seed: int) -> None:
    """Whatever the size and the hour, somebody is in, somebody is expected today, and every rule is kept."""
    moment = now.replace(tzinfo=WINNIPEG)
    visits = visits_of(make(members, days, moment, seed))
    assert_the_database_would_take(visits, moment)
    assert 2 <= sum(visit.open for visit in visits) <= 6
    to_come = [visit for visit in visits if visit.checked_in_at is None]
    assert [visit.cancelled_at is not None for visit in to_come] == [False, False, False, True]
    today = operational_date(moment, Timings(WINNIPEG))
    assert all(
        visit.expected_at and operational_date(visit.expected_at, Timings(WINNIPEG)) == today for visit in to_come
    )


@pytest.mark.parametrize("now", HOURS)
def test_who_is_in_has_a_badge_in_hand(now: datetime) -> None:
    """At any hour the open visits began within three hours, each with its own visitor badge."""
    unit = make(now=now)
    kinds = {badge.id: badge.kind for badge in unit.badges}
    inside = [visit for visit in visits_of(unit) if visit.open]
    assert all(visit.checked_in_at and now - visit.checked_in_at < timedelta(hours=3) for visit in inside)
    badges = [visit.badge_id for visit in inside]
    assert len(set(badges)) == len(badges)
    assert all(badge is not None and kinds[badge] is BadgeKind.VISITOR for badge in badges)


def test_nobody_is_in_two_places() -> None:
    """Two visits of one person never overlap."""
    of_person: dict[str, list[SampleVisit]] = {}
    for visit in visits_of(make(days=40)):
        if visit.checked_in_at is not None:
            of_person.setdefault(visit.visitor.long_name, []).append(visit)
    for own in of_person.values():
        for earlier, later in pairwise(own):
            assert earlier.checked_out_at is not None
            assert later.checked_in_at is not None
            assert earlier.checked_out_at < later.checked_in_at


def test_visitors_come_again_for_every_reason() -> None:
    """Over three weeks every type of visit is there, some people more than once, and all ends of a visit."""
    visits = visits_of(make(days=40))
    assert {visit.visitor.visit_type for visit in visits} == {kind.code for kind in VISIT_TYPES}
    assert max(Counter(visit.visitor for visit in visits).values()) > 2
    methods = {visit.check_out_method for visit in visits}
    assert methods == {None, VisitOutMethod.BADGE, VisitOutMethod.DESK, VisitOutMethod.ROLLOVER}


def test_nobody_saw_the_forgotten_leave() -> None:
    """Who is signed out by the rollover leaves at three in the morning, unwitnessed; everybody else was seen."""
    visits = visits_of(make(days=40))
    forgotten = [visit for visit in visits if not visit.witnessed]
    assert forgotten
    for visit in forgotten:
        assert visit.check_out_method is VisitOutMethod.ROLLOVER
        assert visit.checked_out_at is not None
        assert visit.checked_out_at.astimezone(WINNIPEG).time() == time(3)


def test_a_badge_that_ends_a_visit_was_scanned_then() -> None:
    """The scan carries the visit's badge and its end, outwards."""
    unit = make()
    serials = {badge.id: badge.serial for badge in unit.badges}
    scanned = [visit for visit in visits_of(unit) if visit.check_out_scan]
    assert len(scanned) > 10
    for visit in scanned:
        scan = visit.check_out_scan
        assert scan is not None
        assert (scan.badge_id, scan.occurred_at) == (visit.badge_id, visit.checked_out_at)
        assert serials[scan.badge_id] == scan.serial
        assert (scan.outcome, scan.direction) == (Outcome.VISITOR_OUT, Direction.OUT)


def test_a_visitor_with_the_name_of_a_member_is_shown_in_full() -> None:
    """Where a board could take one for the other, the given name is written out."""
    unit = make(members=2_000)
    taken = {member.display_name for member in unit.members}
    shown = [visit for visit in visits_of(unit) if visit.checked_in_at]
    names = {(f"{visit.visitor.name.last}, {visit.visitor.name.first[0]}." in taken) for visit in shown}
    assert names == {True, False}
    for visit in shown:
        clash = f"{visit.visitor.name.last}, {visit.visitor.name.first[0]}." in taken
        assert visit.display_name == (visit.visitor.long_name if clash else visit.visitor.short_name)


def test_a_military_visitor_has_a_rank_and_a_unit() -> None:
    """It stands before the name, and nobody else has one."""
    for visit in visits_of(make()):
        military = visit.visitor.visit_type == "military"
        assert bool(visit.visitor.rank) is bool(visit.visitor.unit) is military
        assert visit.display_name.startswith(visit.visitor.rank)


def test_the_visits_of_a_long_history_are_bounded() -> None:
    """However long the members' history is, visits reach back sixty days."""
    visits = visits_of(make(days=900))
    first = min(visit.checked_in_at for visit in visits if visit.checked_in_at)
    assert timedelta(days=55) < PARADE_NIGHT - first < timedelta(days=61)


# --- the event --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("now", HOURS)
@pytest.mark.parametrize("members", [1, 150, 1_000])
def test_an_event_goes_on(members: int, now: datetime) -> None:
    """It began yesterday, some of its people are in, and every passage lies in their window and in the past."""
    event = make(members, days=3, now=now).event()
    assert event.starts_on < now.date() <= event.ends_on
    inside = 0
    for attendee in event.attendees:
        stays = attendee.passages
        assert [stay.direction for stay in stays] == [Direction.IN, Direction.OUT, Direction.IN][: len(stays)]
        assert all(attendee.access_from <= stay.occurred_at < attendee.access_until for stay in stays)
        assert all(earlier.occurred_at < later.occurred_at for earlier, later in pairwise(stays))
        assert all(stay.recorded_at < now for stay in stays)
        assert all((stay.scan is not None) is (stay.method is PassageMethod.BADGE) for stay in stays)
        inside += len(stays) == 3
    assert inside > 0


def test_a_badge_is_held_by_one_attendee() -> None:
    """Who arrived has an event's badge, two are spare, and those who did not come have none."""
    unit = make()
    event = unit.event()
    held = [attendee.badge for attendee in event.attendees if attendee.badge is not None]
    assert {badge.kind for badge in held} == {BadgeKind.EVENT}
    assert len({badge.id for badge in held}) == len(held)
    assert sum(badge.kind is BadgeKind.EVENT for badge in unit.badges) == len(held) + 2
    statuses = Counter((attendee.status, attendee.badge is not None) for attendee in event.attendees)
    assert statuses[AttendeeStatus.EXPECTED, False] == 2
    assert statuses[AttendeeStatus.WITHDRAWN, False] == 1
    assert statuses[AttendeeStatus.ARRIVED, True] == len(held)


def test_attendees_have_default_roles() -> None:
    """Every default role is taken by somebody."""
    assert {attendee.role for attendee in make().event().attendees} == {role.code for role in EVENT_ROLES}


def test_somebody_forgot_the_badge() -> None:
    """Most passages are by badge, one is by hand."""
    methods = Counter(stay.method for attendee in make().event().attendees for stay in attendee.passages)
    assert 0 < methods[PassageMethod.MANUAL] < methods[PassageMethod.BADGE] / 10


# --- reviews and profiles ---------------------------------------------------------------------------------------------


def test_one_review_is_settled_and_one_open() -> None:
    """Both are about the last passages, and say what was told and what was recorded."""
    unit = make()
    latest = list(unit.passages())[-8:]
    settled, still_open = unit.reviews(latest)
    assert settled.settled_at is not None
    assert settled.raised_at < settled.settled_at < PARADE_NIGHT
    assert settled.settlement
    assert (still_open.settled_at, still_open.settlement) == (None, "")
    directions = {passage.scan_id: passage.direction for passage in latest}
    for made in (settled, still_open):
        assert made.review.scan_id is not None
        recorded = directions[made.review.scan_id]
        assert made.review.facts["recorded"]["direction"] == recorded
        assert made.review.facts["told"]["direction"] == recorded.other


def test_a_unit_without_a_past_has_nothing_to_look_at() -> None:
    """Where hardly anybody passed there is no review."""
    assert make().reviews([]) == ()


def test_the_profiles_have_their_sizes() -> None:
    """The sample is a unit of 150 over three weeks, the large one has ten thousand members and a million check-ins."""
    assert set(UNIT_SIZES) == set(SampleProfile) - {SampleProfile.MINIMAL}
    sample, large = UNIT_SIZES[SampleProfile.SAMPLE], UNIT_SIZES[SampleProfile.LARGE]
    assert (sample.members, sample.history) == (150, HistorySize(days=21))
    assert (large.members, large.history) == (10_000, HistorySize(check_ins=1_000_000))
