"""Badges as screens show them: who has which now, when it was last used, and the pool for visitors."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import (
    BadgeFilter,
    BadgeHolder,
    BadgeKind,
    BadgeLine,
    BadgeOrder,
    OnScan,
    VisitorPool,
)
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.badges import BadgeRepository
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.badges import BADGES, open_attendance
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)

HOUR = timedelta(hours=1)


@pytest.fixture
def badges(store: Connection) -> BadgeRepository:
    """Return the repository under test."""
    return BadgeRepository(store)


def lines(badges: BadgeRepository, **wanted: Any) -> Sequence[BadgeLine]:  # noqa: ANN401 - the fields of the filter
    """Return the lines a filter lets through, after making sure that the count and the versions are the same."""
    sought = BadgeFilter(**wanted)
    shown = badges.lines(sought, BadgeOrder.SERIAL, PageRequest(size=1000)).items
    assert badges.count(sought) == len(shown)
    assert {each.id for each in badges.versions(sought)} == {line.id for line in shown}
    return shown


def holder_of(badges: BadgeRepository, badge: UUID) -> BadgeHolder | None:
    """Return who has a badge now."""
    return next(line.holder for line in lines(badges) if line.id == badge)


def test_a_line_has_every_label(badges: BadgeRepository, make: Factories) -> None:
    """The status in both languages with what a scan makes of it, the holder, and the latest scan."""
    status = make.badge_statuses(name="Worn", name_fr="Usé", colour="#112233", on_scan="warn")
    member = make.members(last_name="Roy", display_name="Roy, A.")
    badge = make.badges(
        serial="62E3000001",
        badge_status_id=status,
        member_id=member,
        printed_number="17",
        issued_at=NOON,
        status_reason="scratched",
    )
    make.scans(badge_id=badge, occurred_at=NOON + HOUR)
    (line,) = lines(badges)
    assert line == BadgeLine(
        id=badge,
        version=1,
        serial="62E3000001",
        kind=BadgeKind.MEMBER,
        printed_number="17",
        status=Chip("Worn", "Usé", "#112233"),
        on_scan=OnScan.WARN,
        holder=BadgeHolder(member, "PO2 Roy, A.", NOON),
        issued_at=NOON,
        last_used_at=NOON + HOUR,
        status_id=status,
        status_reason="scratched",
    )
    assert badges.these_lines([badge, uuid7()]) == [line]


def test_a_badge_of_nobody_has_no_holder(badges: BadgeRepository, make: Factories) -> None:
    """And was never used before its first scan."""
    for kind in ("minimal", "visitor", "event"):
        make.badges(kind)
    assert [(line.holder, line.last_used_at) for line in lines(badges)] == [(None, None)] * 3


def test_the_latest_of_many_scans_is_when_it_was_last_used(badges: BadgeRepository, make: Factories) -> None:
    """By when it happened, whatever came of it, and no other badge's."""
    badge, station = make.badges(), make.stations()
    for hours in (1, 5, 3):
        make.scans(badge_id=badge, station_id=station, occurred_at=NOON + hours * HOUR)
    make.scans(badge_id=make.badges(), station_id=station, occurred_at=NOON + 9 * HOUR)
    assert {line.last_used_at for line in lines(badges) if line.id == badge} == {NOON + 5 * HOUR}


# --- who has it -------------------------------------------------------------------------------------------------------


def test_the_open_visit_has_a_visitors_badge(badges: BadgeRepository, make: Factories) -> None:
    """Since the visitor came in; one that is over has it no more."""
    badge, before = make.badges("visitor"), make.badges("visitor")
    make.visitors("closed", badge_id=badge)
    make.visitors("closed", badge_id=before)
    visit = make.visitors("open", badge_id=badge, display_name="Lt(N) Vance, C.")
    assert holder_of(badges, badge) == BadgeHolder(visit, "Lt(N) Vance, C.", NOON)
    assert holder_of(badges, before) is None


def test_the_attendee_of_now_has_an_events_badge(badges: BadgeRepository, make: Factories) -> None:
    """Within the access window, of those who have it one after the other; nobody who withdrew."""
    now = datetime.now(UTC)
    badge, withdrawn = make.badges("event"), make.badges("event")
    open_attendance(make, badge, access_from=now - 9 * HOUR, access_until=now - HOUR)
    window = {"access_from": now - HOUR, "access_until": now + HOUR}
    attendee = open_attendance(make, badge, display_name="Capt Ferland, N.", **window)
    open_attendance(make, badge, access_from=now + HOUR, access_until=now + 9 * HOUR)
    open_attendance(make, withdrawn, status="withdrawn")
    assert holder_of(badges, badge) == BadgeHolder(attendee, "Capt Ferland, N.", now - HOUR, now + HOUR)
    assert holder_of(badges, withdrawn) is None


def test_held_and_free_badges_of_every_kind(badges: BadgeRepository, make: Factories) -> None:
    """A badge is one or the other."""
    of_member, of_visitor, of_attendee = make.badges("held"), make.badges("visitor"), make.badges("event")
    make.visitors("open", badge_id=of_visitor)
    open_attendance(make, of_attendee)
    before = make.badges("visitor")
    make.visitors("closed", badge_id=before)
    free = {make.badges(), before, make.badges("event")}
    assert {line.id for line in lines(badges, held=True)} == {of_member, of_visitor, of_attendee}
    assert {line.id for line in lines(badges, held=False)} == free


@pytest.mark.parametrize("text", ["dube LUC", "luc", "62e3 dub"])
def test_a_badge_is_found_by_who_has_it(badges: BadgeRepository, make: Factories, text: str) -> None:
    """Member, visitor or attendee, whatever case and accents; and not by who had it."""
    named = {"last_name": "Dubé", "first_name": "Luc"}
    of_member = make.badges(serial="62E3000001", member_id=make.members(**named))
    of_visitor, of_attendee = make.badges("visitor", serial="62E3000002"), make.badges("event", serial="62E3000003")
    make.visitors("open", badge_id=of_visitor, **named)
    open_attendance(make, of_attendee, **named)
    before = make.badges("visitor", serial="62E3000004")
    make.visitors("closed", badge_id=before, **named)
    make.badges("held", serial="62E3000005")
    assert {line.id for line in lines(badges, text=text)} == {of_member, of_visitor, of_attendee}


def test_filters_narrow_each_other(badges: BadgeRepository, make: Factories) -> None:
    """Kind, status, held and text together."""
    status = make.badge_statuses()
    wanted = make.badges("held", badge_status_id=status, printed_number="A17")
    make.badges("held", printed_number="A17")
    make.badges("held", badge_status_id=status, printed_number="B1")
    make.badges(badge_status_id=status, printed_number="A17")
    make.badges("visitor", badge_status_id=status, printed_number="A17")
    shown = lines(badges, kinds=frozenset({BadgeKind.MEMBER}), statuses=frozenset({status}), held=True, text="a17")
    assert [line.id for line in shown] == [wanted]


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [3, 60])
def test_the_lines_of_a_page_take_one_statement(
    badges: BadgeRepository, make: Factories, store: Connection, number: int
) -> None:
    """Holders and latest scans and all."""
    station = make.stations()
    for badge in make.badges.many(number, "held"):
        make.scans(badge_id=badge, station_id=station)
    with counted(store) as sent:
        shown = badges.lines(BadgeFilter(), BadgeOrder.HOLDER, PageRequest(size=1000)).items
    assert len(shown) == number
    assert len(sent) == 1


@pytest.mark.parametrize("order", BadgeOrder)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_the_pages_of_lines_are_those_of_the_records(
    badges: BadgeRepository, make: Factories, order: BadgeOrder, *, descending: bool
) -> None:
    """Three at a time: the same badges in the same order as the records, each once."""
    badges.add_each([(uuid7(), details) for details in BADGES.spread(make)])
    whole = badges.page(BadgeFilter(), order, PageRequest(size=1000, descending=descending))
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = badges.lines(BadgeFilter(), order, request)
        read += [line.id for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    assert read == [record.id for record in whole.items]


# --- the pool ---------------------------------------------------------------------------------------------------------


def test_the_pool_is_counted_by_where_its_badges_are(
    badges: BadgeRepository, make: Factories, store: Connection
) -> None:
    """Held, overdue, free, or put away because the reader refuses it; no other kind's; one statement."""
    here, late, _free, lost = (make.badges("visitor") for _ in range(4))
    make.connection.execute(
        "UPDATE badges SET badge_status_id = %s WHERE id = %s", [make.badge_statuses(on_scan="refuse"), lost]
    )
    make.badges("held")
    make.badges("event")
    make.visitors("open", badge_id=here, checked_in_at=NOON + HOUR)
    make.visitors("open", badge_id=late, checked_in_at=NOON - 12 * HOUR)
    with counted(store) as sent:
        pool = badges.visitor_pool(NOON + 2 * HOUR)
    assert len(sent) == 1
    assert pool == VisitorPool(held=2, overdue=1, free=1, put_away=1)
    assert [line.id for line in lines(badges, overdue_at=NOON + 2 * HOUR)] == [late]


def test_a_visitors_badge_says_when_the_visit_expires(badges: BadgeRepository, make: Factories) -> None:
    """By which it is overdue, at a moment after it and not before."""
    badge = make.badges("visitor")
    visit = make.visitors("open", badge_id=badge, checked_in_at=NOON, expires_at=NOON + HOUR, display_name="Ray, T.")
    (line,) = lines(badges)
    assert line.holder == BadgeHolder(visit, "Ray, T.", NOON, NOON + HOUR)
    assert [line.is_overdue(NOON + hours * HOUR) for hours in (1, 2)] == [False, True]
