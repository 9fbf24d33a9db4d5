"""The log of attendees' passages, and who of an event is in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import (
    AttendeeHere,
    AttendeePassage,
    PassageFilter,
    PassageLine,
    PassageMethod,
)
from sentinel_desktop.domain.faults import AlreadyTakenError, InvalidValueError, MissingReferenceError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.event_passages import EventPassageRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.statement_counts import counted

IN, OUT = Direction.IN, Direction.OUT
MINUTE = timedelta(minutes=1)
EVERYTHING = PageRequest(size=1000)


@pytest.fixture
def passages(store: Connection) -> EventPassageRepository:
    """Return the repository under test."""
    return EventPassageRepository(store)


def passage(make: Factories, **changes: Any) -> AttendeePassage:  # noqa: ANN401 - the fields of a passage
    """Return a passage in by hand at noon, of a new attendee at a new station."""
    who = changes.pop("event_attendee_id", None) or make.event_attendees()
    station = changes.pop("station_id", None) or make.stations()
    return replace(AttendeePassage(uuid7(), who, IN, NOON, station, PassageMethod.MANUAL), **changes)


def test_a_passage_is_kept_with_its_labels(passages: EventPassageRepository, make: Factories) -> None:
    """Who, of which event, where, and who entered it."""
    who = make.event_attendees(event_id=make.events(name="Open house"), display_name="Ferland, N.")
    station = make.stations(name="Rear door")
    account = make.admin_users(display_name="Anne Roy")
    scan = make.scans("of an attendee")
    by_badge = passage(make, event_attendee_id=who, station_id=station, method=PassageMethod.BADGE, scan_id=scan)
    by_hand = passage(
        make,
        event_attendee_id=who,
        station_id=station,
        direction=OUT,
        occurred_at=NOON + MINUTE,
        witnessed=False,
        entered_by=account,
    )
    passages.add(by_badge)
    passages.add(by_hand)
    assert passages.page(PassageFilter(), EVERYTHING).items == (
        PassageLine(by_hand, "Ferland, N.", "Open house", "Rear door", "Anne Roy"),
        PassageLine(by_badge, "Ferland, N.", "Open house", "Rear door", None),
    )


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        (lambda each: PassageFilter(event_attendee_id=each.event_attendee_id), {}),
        (lambda each: PassageFilter(station_id=each.station_id), {}),
        (lambda _each: PassageFilter(direction=IN), {"direction": OUT}),
        (
            lambda _each: PassageFilter(method=PassageMethod.MANUAL),
            {"method": PassageMethod.LOCKUP, "direction": OUT, "witnessed": False},
        ),
        (lambda _each: PassageFilter(witnessed=True), {"witnessed": False}),
        (lambda _each: PassageFilter(since=NOON), {"occurred_at": NOON - MINUTE}),
        (lambda _each: PassageFilter(before=NOON + MINUTE), {"occurred_at": NOON + MINUTE}),
    ],
    ids=["attendee", "station", "direction", "method", "witnessed", "since", "before"],
)
def test_a_filter_lets_through_what_it_says(
    passages: EventPassageRepository,
    make: Factories,
    wanted: Callable[[AttendeePassage], PassageFilter],
    other: dict[str, Any],
) -> None:
    """And nothing else; the count says the same."""
    found = passage(make)
    passages.add(found)
    passages.add(passage(make, **other))
    assert [line.passage for line in passages.page(wanted(found), EVERYTHING).items] == [found]
    assert (passages.count(wanted(found)), passages.count(PassageFilter())) == (1, 2)


def test_the_passages_of_an_event(passages: EventPassageRepository, make: Factories) -> None:
    """Those of its attendees, counted alike."""
    event = make.events()
    found = passage(make, event_attendee_id=make.event_attendees(event_id=event))
    passages.add(found)
    passages.add(passage(make))
    assert [line.passage for line in passages.page(PassageFilter(event_id=event), EVERYTHING).items] == [found]
    assert passages.count(PassageFilter(event_id=event)) == 1


@pytest.mark.parametrize("descending", [False, True], ids=["newest first", "oldest first"])
def test_the_pages_are_the_whole(passages: EventPassageRepository, make: Factories, *, descending: bool) -> None:
    """Three at a time, equal instants and all."""
    where = {"event_attendee_id": make.event_attendees(), "station_id": make.stations()}
    made = [passage(make, **where, occurred_at=NOON + number % 3 * MINUTE) for number in range(8)]
    passages.add_each(made)
    read: list[AttendeePassage] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = passages.page(PassageFilter(), request)
        read += [line.passage for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    assert read == sorted(made, key=lambda each: (each.occurred_at, each.id), reverse=not descending)


# --- who is in --------------------------------------------------------------------------------------------------------


def test_the_latest_passage_says_who_is_in(
    passages: EventPassageRepository, make: Factories, store: Connection
) -> None:
    """Of an event or of all, by name, whatever order they were recorded in; one statement."""
    event, other = make.events(), make.events()
    roy = make.event_attendees(event_id=event, last_name="Roy", display_name="Roy", organization="Cadets")
    dube = make.event_attendees(event_id=event, last_name="Dubé", display_name="Dubé")
    gone = make.event_attendees(event_id=event)
    elsewhere = make.event_attendees(event_id=other, last_name="Able", display_name="Able")
    make.event_attendees(event_id=event)
    for who, minutes, direction in (
        (roy, 3, IN),
        (roy, 1, IN),
        (roy, 2, OUT),
        (dube, 0, IN),
        (gone, 5, OUT),
        (gone, 4, IN),
        (elsewhere, 0, IN),
    ):
        passages.add(passage(make, event_attendee_id=who, direction=direction, occurred_at=NOON + minutes * MINUTE))
    with counted(store) as sent:
        here = passages.here(event)
    assert len(sent) == 1
    assert here == [
        AttendeeHere(dube, event, "Dubé", "", NOON),
        AttendeeHere(roy, event, "Roy", "Cadets", NOON + 3 * MINUTE),
    ]
    assert [each.attendee_id for each in passages.here()] == [elsewhere, dube, roy]


def test_of_two_passages_at_one_instant_the_later_key_counts(passages: EventPassageRepository, make: Factories) -> None:
    """As everywhere: by the instant, then by the id."""
    first = passage(make)
    second = replace(first, id=uuid7(), direction=OUT)
    passages.add_each([second, first])
    assert passages.latest(first.event_attendee_id) == second
    assert passages.here() == []


def test_who_never_came_has_no_latest_passage(passages: EventPassageRepository, make: Factories) -> None:
    """And is not in."""
    assert passages.latest(make.event_attendees()) is None


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "kind", "rule"),
    [
        ({"event_attendee_id": uuid7()}, MissingReferenceError, "fk_event_checkins_event_attendee_id"),
        ({"entered_by": uuid7()}, MissingReferenceError, "fk_event_checkins_entered_by"),
        (
            {"scan_id": uuid7(), "method": PassageMethod.BADGE},
            MissingReferenceError,
            "fk_event_checkins_scan_id",
        ),
        ({"method": PassageMethod.BADGE}, InvalidValueError, "ck_event_checkins_scan_fits_method"),
        ({"scan_id": uuid7()}, InvalidValueError, "ck_event_checkins_scan_fits_method"),
    ],
    ids=["attendee", "account", "scan", "badge without a scan", "hand with a scan"],
)
def test_a_wrong_passage_is_refused(
    passages: EventPassageRepository, make: Factories, wrong: dict[str, Any], kind: type[Exception], rule: str
) -> None:
    """By the rule that says so; the next one is kept."""
    with pytest.raises(kind) as refused:
        passages.add(passage(make, **wrong))
    assert getattr(refused.value, "rule", "") == rule
    passages.add(passage(make))
    assert passages.count(PassageFilter()) == 1


def test_one_scan_makes_one_passage(passages: EventPassageRepository, make: Factories) -> None:
    """Delivered again it finds its passage there."""
    scan = make.scans("of an attendee")
    passages.add(passage(make, method=PassageMethod.BADGE, scan_id=scan))
    with pytest.raises(AlreadyTakenError) as refused:
        passages.add(passage(make, method=PassageMethod.BADGE, scan_id=scan))
    assert refused.value.rule == "uq_event_checkins_scan_id"


def test_several_are_kept_all_or_none(passages: EventPassageRepository, make: Factories) -> None:
    """One wrong passage keeps all of them out; none at all is no fault."""
    with pytest.raises(MissingReferenceError):
        passages.add_each([passage(make), passage(make, entered_by=uuid7())])
    assert passages.count(PassageFilter()) == 0
    passages.add_each([])
