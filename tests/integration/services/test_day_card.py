"""A member's day on a real database: for an operator all of it, for whom nobody signed in what the board shows."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.day_cards import DayCard
from sentinel_desktop.domain.day_moments import DayMoments, day_with
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotSignedInError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.services.day_card import DayCardService
from sentinel_desktop.services.person import PersonService
from tests.support.factories import Factories
from tests.support.invented_desk import NOW
from tests.support.postgres import FreshDatabase
from tests.support.session_room import PASSWORD, session_room

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
TODAY = day_with(NOW, Timings())
IN, OUT = Direction.IN, Direction.OUT


class Unit:
    """What makes rows, and the cards of a desk."""

    def __init__(self, make: Factories, cards: DayCardService, leave: Callable[[], object]) -> None:
        self.make, self.cards, self.leave = make, cards, leave

    def roy(self, **values: object) -> MemberId:
        """Make a member who came in two hours ago."""
        member: UUID = self.make.members(last_name="Roy", first_name="Anne", display_name="Roy, A.", **values)
        self.make.presence("in", member_id=member, since=NOW - 2 * HOUR)
        return MemberId(member)

    def card(self, member: MemberId, day: DayMoments = TODAY) -> DayCard:
        """Return a member's day as an operator reads it."""
        card = self.cards.card(member, day)
        assert card is not None
        return card


@pytest.fixture
def unit(fresh_database: FreshDatabase) -> Iterator[Unit]:
    """Return a unit with a station at which an operator signed in."""
    with session_room(fresh_database()) as room:
        room.account("kowalski", AccountRole.OPERATOR)
        desk = room.desk()
        desk.sessions.sign_in("kowalski", PASSWORD)
        persons = PersonService(desk.sessions.unit_of_work, lambda: NOW, uuid7)
        cards = DayCardService(desk.sessions.unit_of_work, desk.work, persons)
        yield Unit(Factories(room.owner), cards, desk.sessions.sign_out)


def test_a_card_says_who_it_is_and_where(unit: Unit) -> None:
    """With the status as supervisors named it, since when they are in, and the badge."""
    status = unit.make.member_statuses(name="Deployed", name_fr="Déployé", colour="#1B4F8F")
    member = unit.roy(member_status_id=status)
    unit.make.badges("held", member_id=member, printed_number="17")
    card = unit.card(member)
    assert card.status == Chip("Deployed", "Déployé", "#1B4F8F")
    assert (card.person.record.id, card.person.state, card.person.since) == (member, IN, NOW - 2 * HOUR)
    assert card.person.badge is not None
    assert card.person.badge.label == "17"
    assert unit.cards.card(MemberId(uuid7()), TODAY) is None


def test_the_passages_are_those_of_the_day(unit: Unit) -> None:
    """From its first moment up to that of the next day, the newest first, corrected ones too; nobody else's."""
    make, member = unit.make, MemberId(unit.make.members())
    make.checkins(member_id=member, direction="in", occurred_at=TODAY.begins - SECOND)
    first = make.checkins(member_id=member, direction="in", occurred_at=TODAY.begins)
    wrong = make.checkins(member_id=member, direction="out", occurred_at=TODAY.begins + HOUR)
    at = TODAY.begins + 2 * HOUR
    right = make.checkins("correction", member_id=member, direction="out", supersedes_id=wrong, occurred_at=at)
    last = make.checkins(member_id=member, direction="in", occurred_at=TODAY.ends - SECOND)
    make.checkins(member_id=member, direction="out", occurred_at=TODAY.ends)
    make.checkins(direction="in", occurred_at=TODAY.begins + HOUR)
    passages = unit.card(member).passages
    assert [(passage.id, passage.standing, passage.direction) for passage in passages] == [
        (last, Standing.COUNTS, IN),
        (right, Standing.COUNTS, OUT),
        (wrong, Standing.SUPERSEDED, OUT),
        (first, Standing.COUNTS, IN),
    ]
    before = day_with(TODAY.begins - SECOND, Timings())
    assert [passage.occurred_at for passage in unit.card(member, before).passages] == [TODAY.begins - SECOND]


def test_the_visitors_are_those_a_member_hosts_today(unit: Unit) -> None:
    """Who is here by name, since whenever, then who was here today; not who is expected, or visits somebody else."""
    member = unit.roy()

    def hosted(variant: str, name: str, **times: object) -> None:
        unit.make.visitors(variant, last_name=name, display_name=name, host_member_id=member, **times)

    hosted("closed", "Gone", checked_in_at=TODAY.begins, checked_out_at=NOW)
    hosted("closed", "Yesterday", checked_in_at=TODAY.begins - 2 * HOUR, checked_out_at=TODAY.begins - HOUR)
    hosted("open", "Varga", checked_in_at=NOW - HOUR)
    hosted("open", "Chen", checked_in_at=TODAY.begins - 30 * HOUR)
    hosted("minimal", "Expected", expected_at=NOW)
    unit.make.visitors("open", host_member_id=unit.make.members(), checked_in_at=NOW - HOUR)
    visits = unit.card(member).visits
    assert [line.record.details.display_name for line in visits] == ["Chen", "Varga", "Gone"]


def test_a_photograph_is_there_where_there_is_one(unit: Unit) -> None:
    """As it was saved."""
    member = unit.roy()
    assert unit.cards.photo(member) is None
    unit.make.member_photos(member_id=member)
    photo = unit.cards.photo(member)
    assert photo is not None
    assert photo.details.member_id == member


def test_everybody_is_shown_who_is_in_and_nobody_who_is_not(unit: Unit) -> None:
    """With nobody signed in the station reads no more than its board; who is out or never was there is not on it."""
    member = unit.roy()
    unit.leave()
    for ask in (unit.cards.photo, lambda key: unit.cards.card(key, TODAY)):
        with pytest.raises(NotSignedInError):
            ask(member)
    shown = unit.cards.shown_to_all(member)
    assert shown is not None
    assert (shown.member.id, shown.state, shown.since) == (member, IN, NOW - 2 * HOUR)
    out = MemberId(unit.make.members())
    unit.make.presence("out", member_id=out)
    for other in (out, MemberId(unit.make.members()), MemberId(uuid7())):
        assert unit.cards.shown_to_all(other) is None
