"""What the page of badges shows of the real database, and to whom: the pool, and the story of a badge."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badge_acts import (
    Enrolling,
    StatusGiven,
)
from sentinel_desktop.domain.badge_stories import BadgeEventKind
from sentinel_desktop.domain.badges import BadgeFilter, BadgeOrder, VisitorPool
from sentinel_desktop.domain.faults import NotPermittedError
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, OPERATOR_ROLE
from tests.support.badges_office import (
    EVENTS,
    MEMBERS,
    NOW,
    TAPPED,
    VISITORS,
    BadgesOffice,
    badges_office,
    done,
    tapped,
)
from tests.support.factories import Connection

HOUR = timedelta(hours=1)


def test_the_pool_says_where_the_visitors_badges_are(office: BadgesOffice) -> None:
    """Held, of these overdue by the visit or by twelve hours, free, and put away; an unfit one that is held is held."""
    badges = [office.badge("visitor", printed_number=f"V-0{n}") for n in range(1, 6)]
    lost = office.badge("visitor", badge_status_id=office.status("lost"))
    office.badge(member_id=office.make.members())
    for badge, ago, expires in ((badges[0], 13, None), (badges[1], 2, -1), (badges[2], 2, 1)):
        expires_at = None if expires is None else NOW + expires * HOUR
        office.make.visitors("open", badge_id=badge.id, checked_in_at=NOW - ago * HOUR, expires_at=expires_at)
    first = office.service.first_page(
        BadgeFilter(kinds=frozenset({VISITORS})), BadgeOrder.PRINTED_NUMBER, PageRequest(size=3)
    )
    assert (first.count, first.pool) == (6, VisitorPool(held=3, overdue=2, free=2, put_away=1))
    assert [line.is_overdue(NOW) for line in first.page.items] == [True, True, False]
    rest = office.service.page(
        BadgeFilter(kinds=frozenset({VISITORS})), BadgeOrder.PRINTED_NUMBER, PageRequest(first.page.next, 3)
    )
    assert [line.printed_number for line in rest.items] == ["V-04", "V-05", ""]
    assert rest.items[-1].id == lost.id
    overdue = office.service.page(BadgeFilter(overdue_at=NOW), BadgeOrder.PRINTED_NUMBER, PageRequest())
    assert [line.printed_number for line in overdue.items] == ["V-01", "V-02"]


def test_a_members_badge_has_a_story(office: BadgesOffice) -> None:
    """Enrolled, given, scanned, lost, taken back: by whom and why, the newest first."""
    member = office.make.members(last_name="Roy", display_name="Roy, A.")
    line = done(office.service.enrol(tapped(), Enrolling(MEMBERS, "0017", member_id=member)))
    station = office.make.stations(name="Front desk")
    office.make.scans(
        badge_id=line.id,
        serial=TAPPED,
        member_id=member,
        station_id=station,
        outcome="checked_in",
        direction="in",
        occurred_at=datetime.now(UTC) + HOUR,
    )
    lost = done(office.service.give_status(line.seen, StatusGiven(office.status("lost"), "left on the train")))
    done(office.service.unassign(lost.seen))
    story = office.service.story(line.id, with_changes=True)
    assert story is not None
    kinds = [event.kind for event in story.events]
    assert kinds == [
        BadgeEventKind.SCANNED,
        BadgeEventKind.TAKEN_BACK,
        BadgeEventKind.STATUS,
        BadgeEventKind.GIVEN,
        BadgeEventKind.ENROLLED,
    ]
    scanned, taken, status, given, enrolled = story.events
    assert (scanned.outcome, scanned.station, scanned.name) == (Outcome.CHECKED_IN, "Front desk", "PO2 Roy, A.")
    assert taken.name == given.name == "PO2 Roy, A."
    assert status.status is not None
    assert (status.status.name, status.reason) == ("Lost", "left on the train")
    assert (enrolled.name, enrolled.badge_kind) == ("0017", MEMBERS)
    assert len({event.by for event in (taken, status, given, enrolled)} - {""}) == 1


def test_an_operator_sees_who_had_a_visitors_badge_and_not_who_changed_it(owner: Connection, database_url: str) -> None:
    """The audit stays with who edits badges: it is refused, and a story can be had without."""
    with badges_office(owner, database_url, OPERATOR_ROLE) as desk:
        badge = desk.badge("visitor", printed_number="V-01")
        desk.make.visitors("closed", badge_id=badge.id, display_name="Ray, T.")
        story = desk.service.story(badge.id, with_changes=False)
        assert story is not None
        assert [(event.kind, event.name) for event in story.events] == [
            (BadgeEventKind.VISITOR_OUT, "Ray, T."),
            (BadgeEventKind.VISITOR_IN, "Ray, T."),
        ]
        with pytest.raises(NotPermittedError):
            desk.service.story(badge.id, with_changes=True)


def test_an_operator_changes_no_badge(owner: Connection, database_url: str) -> None:
    """The database refuses every act, whatever a screen offers."""
    with badges_office(owner, database_url, OPERATOR_ROLE) as desk:
        badge, member = desk.badge(), desk.make.members()
        acts: list[Callable[[], object]] = [
            lambda: desk.service.enrol(tapped(), Enrolling(MEMBERS)),
            lambda: desk.service.assign(badge, member),
            lambda: desk.service.reactivate(badge),
            lambda: desk.service.describe(badge, MEMBERS, "1"),
        ]
        for act in acts:
            with pytest.raises(NotPermittedError):
                act()


def test_an_administrator_does_what_a_supervisor_does(owner: Connection, database_url: str) -> None:
    """The story with it."""
    with badges_office(owner, database_url, ADMINISTRATOR_ROLE) as office:
        line = done(office.service.enrol(tapped(), Enrolling(EVENTS)))
        office.make.event_attendees(badge_id=line.id, display_name="Moss, K.")
        office.make.event_attendees(badge_id=line.id, display_name="Never, C.", status="withdrawn")
        story = office.service.story(line.id, with_changes=True)
        assert story is not None
        assert {event.kind for event in story.events} == {BadgeEventKind.ENROLLED, BadgeEventKind.ATTENDEE}
        assert {event.name for event in story.events if event.kind is BadgeEventKind.ATTENDEE} == {"Moss, K."}
        assert office.service.story(uuid7(), with_changes=True) is None


def test_a_holder_who_left_the_unit_is_told(office: BadgesOffice) -> None:
    """Whose badge is to be taken back."""
    badge = office.badge(member_id=office.make.members(archived_at=NOW))
    holder = office.line(badge.id).holder
    assert holder is not None
    assert holder.archived
