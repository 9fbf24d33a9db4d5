"""What a person is told while the database is away: the rules of the check-in, on the local copy."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.badges import Badge, Holder, OnScan
from sentinel_desktop.domain.check_in_rules import PreviousScan
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import BadgeId, MemberId
from sentinel_desktop.domain.journal import DirectoryContents, StationRules
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeOfBadge
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.services.offline_answers import OfflineAnswerService
from tests.support.scan_builders import NOON, TREMBLAY, badge, contents, scan

TWO_SECONDS = timedelta(seconds=2)


class FakeDirectory:
    """A local directory in memory that follows one badge."""

    def __init__(self, held: Badge | None, state: Direction = Direction.OUT, rules: StationRules | None = None) -> None:
        self._badge = held
        self._state = state
        self._rules = rules or StationRules()
        self.previous: PreviousScan | None = None

    def replace(self, contents: DirectoryContents) -> None:
        """Take over the first badge."""
        self._badge = contents.badges[0]

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge where it has this serial."""
        return self._badge if self._badge is not None and self._badge.serial == serial else None

    def badges_alike(self, serial: str) -> Sequence[Badge]:
        """Nothing that answers a scan asks for this."""
        raise AssertionError(f"asked for badges like {serial}")

    def state_of(self, member_id: MemberId) -> Direction:
        """Return the one state."""
        assert self._badge is not None
        assert self._badge.holder is not None
        assert member_id == self._badge.holder.card.id
        return self._state

    def visit_of(self, badge_id: BadgeId) -> None:
        """Nothing that answers a member's scan asks for this."""
        raise AssertionError(f"asked for the visit of {badge_id}")

    def attendees_of(self, badge_id: BadgeId) -> Sequence[AttendeeOfBadge]:
        """Nothing that answers a member's scan asks for this."""
        raise AssertionError(f"asked for the attendees of {badge_id}")

    def attendee_state(self, attendee_id: UUID) -> Direction:
        """Nothing that answers a member's scan asks for this."""
        raise AssertionError(f"asked for the attendee {attendee_id}")

    def previous_scan(self, serial: str) -> PreviousScan | None:
        """Return the one previous scan."""
        assert serial
        return self.previous

    def remember(self, answer: ScanAnswer) -> None:
        """Follow the answer."""
        self.previous = PreviousScan(answer.occurred_at, answer.outcome, answer.direction, answer.first_outcome)
        self._state = answer.direction or self._state

    def rules(self) -> StationRules:
        """Return the rules given."""
        return self._rules

    def taken_at(self) -> None:
        """Say that there was no copy yet."""


def held(on_scan: OnScan = OnScan.ALLOW, *, archived: bool = False) -> Badge:
    """Return Tremblay's badge, whose holder's status says ``on_scan``."""
    return badge(holder=Holder(TREMBLAY, on_scan, archived))


@pytest.mark.parametrize(
    ("held_badge", "outcome", "member"),
    [
        (None, Outcome.BADGE_UNKNOWN, None),
        (badge(card=None), Outcome.BADGE_UNASSIGNED, None),
        (badge(on_scan=OnScan.REFUSE), Outcome.BADGE_NOT_ACTIVE, TREMBLAY),
        (held(archived=True), Outcome.MEMBER_ARCHIVED, TREMBLAY),
        (held(OnScan.REFUSE), Outcome.MEMBER_REFUSED, TREMBLAY),
        (held(OnScan.WARN), Outcome.MEMBER_NOT_ACTIVE, TREMBLAY),
        (held(), Outcome.CHECKED_IN, TREMBLAY),
    ],
)
def test_the_rules_are_those_of_the_check_in(held_badge: Badge | None, outcome: Outcome, member: object) -> None:
    """Each outcome follows from the copy as it would from the database, and every answer waits."""
    told = OfflineAnswerService(FakeDirectory(held_badge)).answer(scan())
    assert (told.outcome, told.member, told.waiting) == (outcome, member, True)


def test_the_answer_belongs_to_its_scan() -> None:
    """The answer carries the id, the serial and the corrected time of the scan."""
    given = scan(at=NOON)
    told = OfflineAnswerService(FakeDirectory(held())).answer(given)
    assert (told.scan_id, told.serial, told.occurred_at) == (given.id, given.serial, NOON)


def test_directions_alternate_while_the_database_is_away() -> None:
    """In, out, in: each scan is answered from what the one before it left."""
    directory = FakeDirectory(held())
    service = OfflineAnswerService(directory)
    directions = []
    for minute in range(3):
        told = service.answer(scan(at=NOON + timedelta(minutes=minute)))
        directory.remember(told)
        directions.append(told.direction)
    assert directions == [Direction.IN, Direction.OUT, Direction.IN]


def test_a_repeat_shows_the_first_answer_again() -> None:
    """Three taps two seconds apart are one passage, and each tap after it shows the first outcome."""
    directory = FakeDirectory(held())
    service = OfflineAnswerService(directory)
    told = []
    for tap in range(3):
        told.append(service.answer(scan(at=NOON + tap * TWO_SECONDS)))
        directory.remember(told[-1])
    assert [item.outcome for item in told] == [Outcome.CHECKED_IN, Outcome.REPEAT, Outcome.REPEAT]
    assert [item.first_outcome for item in told] == [None, Outcome.CHECKED_IN, Outcome.CHECKED_IN]
    assert {item.direction for item in told} == {Direction.IN}


def test_a_station_with_a_fixed_direction_keeps_it() -> None:
    """At a way out a member who is out is told so, and nothing is recorded twice."""
    rules = StationRules(direction_mode=DirectionMode.OUT)
    told = OfflineAnswerService(FakeDirectory(held(), rules=rules)).answer(scan())
    assert (told.outcome, told.direction) == (Outcome.ALREADY_OUT, Direction.OUT)


def test_a_clock_set_back_over_a_restart_makes_no_repeats() -> None:
    """A scan remembered an hour ahead of now is not taken for the one just before."""
    directory = FakeDirectory(held())
    directory.previous = PreviousScan(NOON + timedelta(hours=1), Outcome.CHECKED_OUT, Direction.OUT)
    assert OfflineAnswerService(directory).answer(scan(at=NOON)).outcome is Outcome.CHECKED_IN


def test_the_unknown_is_answered_from_an_empty_copy() -> None:
    """Before the first copy every badge is unknown, and known as soon as there is one."""
    directory = FakeDirectory(None)
    service = OfflineAnswerService(directory)
    assert service.answer(scan()).outcome is Outcome.BADGE_UNKNOWN
    directory.replace(contents())
    assert service.answer(scan()).outcome is Outcome.CHECKED_IN
