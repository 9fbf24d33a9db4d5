"""The latest passages of members, visitors and attendees; read as a station, with nobody signed in."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome, Tone
from sentinel_desktop.domain.presence import LatestPassage, PassagesTouched
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.tables.base import DESK_ROLE
from tests.support.factories import Factories
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(DESK_ROLE)

MINUTE = timedelta(minutes=1)


@pytest.fixture
def presence(store: Connection) -> SqlPresenceRepository:
    """Return the repository under test."""
    return SqlPresenceRepository(store)


@pytest.fixture
def now() -> datetime:
    """Return the present minute: what is entered without a scan is shown for a day."""
    return datetime.now(UTC).replace(second=0, microsecond=0)


def told(passages: Sequence[LatestPassage]) -> list[tuple[str | None, str | None, str]]:
    """Return who came or went, which way, and where."""
    return [(passage.display_name, passage.direction, passage.station) for passage in passages]


def test_everybody_s_passages_stand_in_one_order(
    presence: SqlPresenceRepository, make: Factories, now: datetime
) -> None:
    """By badge and by hand, of members, visitors and attendees, the newest first."""
    desk = make.stations(name="Front desk")
    roy = make.members(display_name="Roy, J.", rank_id=make.ranks(code="PO2"))
    make.checkins(member_id=roy, occurred_at=now - 5 * MINUTE, station_id=desk)
    make.visitors(
        "closed",
        display_name="Chen, Q.",
        host_member_id=roy,
        checked_in_at=now - 4 * MINUTE,
        checked_out_at=now - 2 * MINUTE,
        station_id=desk,
    )
    guest = make.event_attendees(display_name="Guest, A.")
    make.event_checkins(event_attendee_id=guest, occurred_at=now - 3 * MINUTE, station_id=desk)
    latest = presence.latest_passages(50)
    assert told(latest) == [
        ("Chen, Q.", "out", ""),
        ("Guest, A.", "in", "Front desk"),
        ("Chen, Q.", "in", "Front desk"),
        ("PO2 Roy, J.", "in", "Front desk"),
    ]
    assert [passage.tone for passage in latest] == [Tone.OUT, Tone.IN, Tone.IN, Tone.IN]
    assert [passage.host for passage in latest] == [None, None, "PO2 Roy, J.", None]
    assert len({passage.key for passage in latest}) == 4


def test_a_scan_names_the_visitor_or_the_attendee_it_was_about(
    presence: SqlPresenceRepository, make: Factories, now: datetime
) -> None:
    """And is told once, not as a departure besides."""
    visit = make.visitors(
        "closed by badge", display_name="Chen, Q.", checked_in_at=now - 9 * MINUTE, checked_out_at=now - MINUTE
    )
    make.event_checkins("by badge", occurred_at=now - 2 * MINUTE)
    departure, attendee, arrival = presence.latest_passages(50)
    assert (departure.display_name, departure.visit_id, departure.scan_id is not None) == ("Chen, Q.", visit, True)
    assert attendee.attendee_id is not None
    assert attendee.scan_id is not None
    assert (arrival.visit_id, arrival.scan_id, arrival.direction) == (visit, None, Direction.IN)


def test_records_are_read_again_by_their_ids(presence: SqlPresenceRepository, make: Factories, now: datetime) -> None:
    """Each kind by its own, both passages of a visit; and nobody else's."""
    scan = make.scans(occurred_at=now, outcome="badge_unknown")
    by_hand = make.checkins(occurred_at=now - MINUTE)
    visit = make.visitors("closed", checked_in_at=now - 3 * MINUTE, checked_out_at=now - 2 * MINUTE)
    attended = make.event_checkins(occurred_at=now - 4 * MINUTE)
    make.checkins(occurred_at=now)
    make.visitors("open", checked_in_at=now)
    touched = PassagesTouched(frozenset({scan}), frozenset({by_hand}), frozenset({visit}), frozenset({attended}))
    found = presence.these_passages(touched)
    assert [(passage.scan_id, passage.check_in_id, passage.visit_id) for passage in found] == [
        (scan, None, None),
        (None, by_hand, None),
        (None, None, visit),
        (None, None, visit),
        (None, None, None),
    ]
    assert found[0].outcome is Outcome.BADGE_UNKNOWN
    assert presence.these_passages(PassagesTouched(frozenset({scan}))) == [found[0]]
    assert presence.these_passages(PassagesTouched(visits=frozenset({visit}))) == found[2:4]
    assert presence.these_passages(PassagesTouched()) == []


def test_an_expected_visit_is_no_passage(presence: SqlPresenceRepository, make: Factories) -> None:
    """Nobody came yet."""
    visit = make.visitors("expected")
    assert presence.these_passages(PassagesTouched(visits=frozenset({visit}))) == []


def test_what_was_corrected_is_not_shown(presence: SqlPresenceRepository, make: Factories, now: datetime) -> None:
    """An entry by hand that another took the place of does not count any more."""
    member = make.members()
    wrong = make.checkins(member_id=member, occurred_at=now)
    make.checkins("correction", member_id=member, supersedes_id=wrong, occurred_at=now - MINUTE, direction="in")
    assert presence.latest_passages(50) == []


def test_no_more_than_asked_for_and_by_one_statement(
    presence: SqlPresenceRepository, make: Factories, store: Connection, now: datetime
) -> None:
    """The newest of all kinds together."""
    for number in range(6):
        make.visitors("open", checked_in_at=now - number * MINUTE)
        make.checkins(occurred_at=now - number * MINUTE - MINUTE / 2)
    with counted(store) as sent:
        latest = presence.latest_passages(5)
    assert len(sent) == 1
    assert [now - passage.occurred_at for passage in latest] == [number * MINUTE / 2 for number in range(5)]
