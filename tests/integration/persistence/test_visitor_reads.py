"""Visits as screens ask for them: lines, who is meant, who comes again, counts over a period."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.visitors import (
    OrganizationCount,
    PersonHere,
    TypeCount,
    VisitFilter,
    VisitLine,
    VisitOrder,
    VisitState,
    display_name,
)
from sentinel_desktop.persistence.repositories.visitors import VisitorRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.visitors import VISITORS
from tests.support.statement_counts import counted

HOUR = timedelta(hours=1)
EVERYTHING = PageRequest(size=1000)

pytestmark = pytest.mark.acts_as(OPERATOR_ROLE)


@pytest.fixture
def visitors(store: Connection) -> VisitorRepository:
    """Return the repository under test."""
    return VisitorRepository(store)


def ids(found: Sequence[VisitLine]) -> list[UUID]:
    """Return whose lines these are."""
    return [line.record.id for line in found]


# --- lines ------------------------------------------------------------------------------------------------------------


def test_a_line_has_every_label(visitors: VisitorRepository, make: Factories) -> None:
    """What the visit refers to, as a person calls it."""
    host = make.members(display_name="Tremblay, A.")
    kind = make.visit_types(name="Contractor", name_fr="Entrepreneur", colour="#112233")
    visit = make.visitors(
        "open",
        visit_type_id=kind,
        host_member_id=host,
        badge_id=make.badges("visitor", printed_number="17"),
        event_id=make.events(name="Open house"),
        station_id=make.stations(name="Front desk"),
    )
    (line,) = visitors.lines(VisitFilter(), VisitOrder.NAME, EVERYTHING).items
    assert line == VisitLine(
        record=visitors.get(visit),
        visit_type=Chip("Contractor", "Entrepreneur", "#112233"),
        host="PO2 Tremblay, A.",
        badge="17",
        event="Open house",
        station="Front desk",
    )


def test_a_line_without_references_has_none_of_their_labels(visitors: VisitorRepository, make: Factories) -> None:
    """A visit that is expected of nobody in particular."""
    make.visitors("expected")
    (line,) = visitors.lines(VisitFilter(), VisitOrder.EXPECTED, EVERYTHING).items
    assert (line.host, line.badge, line.event, line.station) == (None, None, None, None)


def test_a_badge_without_a_number_is_called_by_its_serials_end(visitors: VisitorRepository, make: Factories) -> None:
    """Its last four characters: never the whole serial."""
    make.visitors("open", badge_id=make.badges("visitor", serial="62E3001A2B"))
    (line,) = visitors.lines(VisitFilter(), VisitOrder.NAME, EVERYTHING).items
    assert line.badge == "1A2B"


def test_who_is_here_now(visitors: VisitorRepository, make: Factories) -> None:
    """The open visits by name, however long they last."""
    roy = make.visitors("open", last_name="Roy")
    dube = make.visitors("open", last_name="Dubé", checked_in_at=NOON - 900 * HOUR)
    for other in ("expected", "closed", "cancelled"):
        make.visitors(other)
    here = VisitFilter(states=frozenset({VisitState.OPEN}))
    assert ids(visitors.lines(here, VisitOrder.NAME, EVERYTHING).items) == [dube, roy]


def test_who_is_expected_on_a_day(visitors: VisitorRepository, make: Factories) -> None:
    """In the order of time; who came, was cancelled or is expected the day after is not among them."""
    late = make.visitors(expected_at=NOON + HOUR)
    early = make.visitors()
    make.visitors("expected and open")
    make.visitors("cancelled")
    make.visitors(expected_at=NOON + 24 * HOUR)
    wanted = VisitFilter(
        states=frozenset({VisitState.EXPECTED}), expected_since=NOON - HOUR, expected_before=NOON + 24 * HOUR
    )
    assert ids(visitors.lines(wanted, VisitOrder.EXPECTED, EVERYTHING).items) == [early, late]


def test_filters_narrow_each_other(visitors: VisitorRepository, make: Factories) -> None:
    """A name, a state, a host and a period together."""
    host = make.members()
    same = {"last_name": "Dubé", "host_member_id": host}
    wanted = make.visitors("closed", **same)
    make.visitors("open", **same)
    make.visitors("closed", last_name="Dubé")
    make.visitors("closed", host_member_id=host)
    make.visitors("closed", **same, checked_in_at=NOON - HOUR)
    found = visitors.lines(
        VisitFilter("dube", frozenset({VisitState.CLOSED}), host_member_id=host, since=NOON),
        VisitOrder.TIME_IN,
        EVERYTHING,
    )
    assert ids(found.items) == [wanted]


@pytest.mark.parametrize("number", [3, 60])
def test_the_lines_of_a_page_take_one_statement(
    visitors: VisitorRepository, make: Factories, store: Connection, number: int
) -> None:
    """Labels and all."""
    station, host = make.stations(), make.members()
    for _ in range(number):
        make.visitors("open with a badge", station_id=station, host_member_id=host)
    with counted(store) as sent:
        shown = visitors.lines(VisitFilter(), VisitOrder.NAME, EVERYTHING).items
    assert len(shown) == number
    assert len(sent) == 1


@pytest.mark.parametrize("order", VisitOrder)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_the_pages_of_lines_are_those_of_the_records(
    visitors: VisitorRepository, make: Factories, order: VisitOrder, *, descending: bool
) -> None:
    """Three at a time: the same visits in the same order, each once."""
    visitors.add_each([(uuid7(), details) for details in VISITORS.spread(make)])
    whole = visitors.page(VisitFilter(), order, PageRequest(size=1000, descending=descending))
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = visitors.lines(VisitFilter(), order, request)
        read += ids(page.items)
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    assert read == [record.id for record in whole.items]


# --- who is meant -----------------------------------------------------------------------------------------------------


def test_the_open_visit_has_the_badge(visitors: VisitorRepository, make: Factories) -> None:
    """Of all that ever had it; nobody has one that is free."""
    badge, free = make.badges("visitor"), make.badges("visitor")
    make.visitors("closed", badge_id=badge)
    make.visitors("closed", badge_id=free)
    visit = make.visitors("open", badge_id=badge)
    assert visitors.with_badge(badge) == visitors.get(visit)
    assert visitors.with_badge(free) is None


def test_who_comes_is_matched_to_who_is_expected(visitors: VisitorRepository, make: Factories) -> None:
    """By the whole name, whatever its case and accents, and by the number where one was announced; earliest first."""
    named = {"last_name": "Dubé", "first_name": "Luc"}
    later = make.visitors(**named, phone="204-555-0142", expected_at=NOON + HOUR)
    first = make.visitors(**named, expires_at=NOON + 2 * HOUR)
    make.visitors(**named, phone="204 555 0199")
    make.visitors(**named, expected_at=NOON - 2 * HOUR, expires_at=NOON)
    make.visitors("cancelled", **named)
    make.visitors("expected and open", **named)
    make.visitors(last_name="Dubé", first_name="Lucie")
    found = visitors.expected_as("DUBE", "luc", "(204) 555 0142", NOON)
    assert [record.id for record in found] == [first, later]


def test_a_visitor_without_a_number_matches_no_announced_one(visitors: VisitorRepository, make: Factories) -> None:
    """Somebody else may have the name."""
    make.visitors(last_name="Roy", phone="204 555 0142")
    assert visitors.expected_as("Roy", "", "", NOON) == []


def test_the_kiosk_knows_who_returns_by_the_exact_name_and_number(visitors: VisitorRepository, make: Factories) -> None:
    """The latest visit of just that person; a part of the name, another number or none says nothing."""
    known = {"last_name": "Dubé", "first_name": "Luc", "phone": "+1 (204) 555-0142"}
    make.visitors("closed", **known, checked_in_at=NOON - HOUR)
    latest = make.visitors("closed", **known)
    make.visitors("expected", **known)
    make.visitors("closed", last_name="Roy")
    assert visitors.returning("dube", "LUC", "12045550142") == visitors.get(latest)
    assert visitors.returning("Dub", "Luc", "12045550142") is None
    assert visitors.returning("Dubé", "", "12045550142") is None
    assert visitors.returning("Dubé", "Luc", "2045550142") is None
    assert visitors.returning("Roy", "", "no phone") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("dub", ["Dubé Anne", "Dubé Luc"]),
        ("DUBÉ l", ["Dubé Luc"]),
        ("204-555-01", ["Dubé Luc", "Roy "]),
        ("luc", []),
        ("204 555 0142 dub", []),
        ("", []),
        ("...", []),
    ],
)
def test_the_desk_is_offered_who_returns(
    visitors: VisitorRepository, make: Factories, text: str, names: list[str]
) -> None:
    """From the beginning of the last name or of the number; each person once, by the latest visit."""
    make.visitors("closed", last_name="Dubé", first_name="Luc", phone="204 555 0142", checked_in_at=NOON - HOUR)
    latest = make.visitors("closed", last_name="Dubé", first_name="Luc", phone="(204) 555-0142", plate="NEW 1")
    make.visitors("closed", last_name="Dubé", first_name="Anne")
    make.visitors("open", last_name="Roy", phone="2045550100")
    make.visitors("expected", last_name="Dubois")
    found = visitors.suggest_returning(text, 9)
    assert [f"{record.details.last_name} {record.details.first_name}" for record in found] == names
    assert all(record.id == latest for record in found if record.details.first_name == "Luc")


def test_no_more_are_offered_than_wanted(visitors: VisitorRepository, make: Factories) -> None:
    """The first by name."""
    for name in ("Roy", "Royer", "Royce"):
        make.visitors("closed", last_name=name)
    assert [found.details.last_name for found in visitors.suggest_returning("roy", 2)] == ["Roy", "Royce"]


def test_everybody_here_with_a_last_name(visitors: VisitorRepository, make: Factories, store: Connection) -> None:
    """Members who are in and visitors whose visit is open, in one statement; nobody whose name only begins so."""
    named = {"last_name": "Roy"}
    make.presence("in", member_id=make.members(**named, first_name="Anne"))
    make.presence("out", member_id=make.members(**named, first_name="Gone"))
    make.visitors("open", **named, first_name="Jean", rank="Lt(N)", unit="HMCS Example")
    make.visitors("open", **named, organization="Harbour Works", unit="Not this")
    make.visitors("closed", **named)
    make.visitors("open", last_name="Roy Smith")
    make.visitors("open", last_name="Royer")
    with counted(store) as sent:
        here = visitors.people_here("RÔY")
    assert len(sent) == 1
    assert set(here) == {
        PersonHere("Roy", "Anne", "PO2"),
        PersonHere("Roy", "Jean", "Lt(N)", "HMCS Example"),
        PersonHere("Roy", "", "", "Harbour Works"),
    }
    assert display_name(PersonHere("Roy", "Julie"), here) == "Roy, Julie"


# --- counts -----------------------------------------------------------------------------------------------------------


def test_visits_are_counted_by_type(visitors: VisitorRepository, make: Factories, store: Connection) -> None:
    """Those that began in the period, the most first; types without any are left out, and so are expected visits."""
    guest = make.visit_types(name="Guest!", name_fr="Invité", colour="#112233")
    museum = make.visit_types(name="Museum")
    make.visit_types(name="Nobody")
    make.visitors("open", visit_type_id=museum)
    for hours in (0, 1, 23):
        make.visitors("open", visit_type_id=guest, checked_in_at=NOON + hours * HOUR)
    make.visitors("open", visit_type_id=museum, checked_in_at=NOON + 24 * HOUR)
    make.visitors("expected", visit_type_id=museum)
    with counted(store) as sent:
        found = visitors.counts_by_type(NOON, NOON + 24 * HOUR)
    assert len(sent) == 1
    assert found[0] == TypeCount(guest, Chip("Guest!", "Invité", "#112233"), 3)
    assert [(each.visit_type.name, each.count) for each in found] == [("Guest!", 3), ("Museum", 1)]


def test_visits_are_counted_by_organization(visitors: VisitorRepository, make: Factories, store: Connection) -> None:
    """One however it is written, called as it last was; those of none together."""
    make.visitors("open", organization="HARBOUR WORKS")
    make.visitors("open", organization="Harbour Works", checked_in_at=NOON + HOUR)
    make.visitors("open", organization="Été inc.")
    make.visitors("open")
    make.visitors("open", organization="Été inc.", checked_in_at=NOON - HOUR)
    with counted(store) as sent:
        found = visitors.counts_by_organization(NOON, NOON + 2 * HOUR)
    assert len(sent) == 1
    assert found == [OrganizationCount("Harbour Works", 2), OrganizationCount("Été inc.", 1), OrganizationCount("", 1)]
