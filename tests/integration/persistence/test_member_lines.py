"""Members as screens show them: the lines of a table, and what is offered while somebody types."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.members import MemberFilter, MemberLine, MemberOrder, MemberScope, MemberSource
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.members import MemberRepository
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.members import MEMBERS, member_details
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)


@pytest.fixture
def members(store: Connection) -> MemberRepository:
    """Return the repository under test."""
    return MemberRepository(store)


def lines(members: MemberRepository, *, descending: bool = False, **wanted: Any) -> Sequence[MemberLine]:  # noqa: ANN401 - a filter
    """Return the lines of everybody a filter lets through, by name."""
    request = PageRequest(size=1000, descending=descending)
    return members.lines(MemberFilter(**wanted), MemberOrder.NAME, request).items


def test_a_line_has_every_label(members: MemberRepository, make: Factories) -> None:
    """Of the lists, in both languages and with their colours, and of the presence."""
    status = make.member_statuses(name="On leave", name_fr="En congé", colour="#112233")
    kind = make.member_types(name="Class Z", name_fr="Classe Z", colour="#445566")
    key = make.members(
        service_number="V99",
        last_name="Roy",
        first_name="Zoé",
        display_name="Roy, Z.",
        rank_id=make.ranks(code="Lt(N)"),
        division_id=make.divisions(code="OPS"),
        member_type_id=kind,
        member_status_id=status,
        source="nominal_roll",
        archived_at=NOON,
    )
    make.presence("in", member_id=key)
    (line,) = lines(members, scope=MemberScope.ARCHIVED)
    assert line == MemberLine(
        id=key,
        version=1,
        service_number="V99",
        display_name="Roy, Z.",
        last_name="Roy",
        first_name="Zoé",
        rank="Lt(N)",
        division="OPS",
        member_type=Chip("Class Z", "Classe Z", "#445566"),
        status=Chip("On leave", "En congé", "#112233"),
        tags=(),
        state=Direction.IN,
        since=NOON,
        source=MemberSource.NOMINAL_ROLL,
        archived_at=NOON,
    )


def test_tags_stand_in_the_order_supervisors_gave_them(members: MemberRepository, make: Factories) -> None:
    """Each on the member who has it, and nothing on one without any."""
    last = make.tags(name="Alpha", display_order=20, colour="#000001")
    first = make.tags(name="Zulu", display_order=10, colour="#000002")
    both, one, none = (make.members(last_name=name) for name in ("Avery", "Brook", "Cole"))
    for member, tag in ((both, last), (both, first), (one, last)):
        make.member_tags(member_id=member, tag_id=tag)
    tags = {line.id: tuple(chip.name for chip in line.tags) for line in lines(members)}
    assert tags == {both: ("Zulu", "Alpha"), one: ("Alpha",), none: ()}


def test_one_who_never_came_is_out_since_nothing(members: MemberRepository, make: Factories) -> None:
    """Out, without an instant."""
    make.members()
    (line,) = lines(members)
    assert (line.state, line.since) == (Direction.OUT, None)


@pytest.mark.parametrize("number", [3, 60])
def test_the_lines_of_a_page_take_two_statements(
    members: MemberRepository, make: Factories, store: Connection, number: int
) -> None:
    """The members and their tags, whatever the number of either."""
    for _ in range(number):
        make.member_tags(member_id=make.members(), tag_id=make.tags())
    with counted(store) as sent:
        shown = lines(members)
    assert len(shown) == number
    assert len(sent) == 2


@pytest.mark.parametrize("order", MemberOrder)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_the_pages_of_lines_are_those_of_the_records(
    members: MemberRepository, make: Factories, order: MemberOrder, *, descending: bool
) -> None:
    """Three at a time: the same members in the same order as the records, each once."""
    members.add_each([(uuid7(), details) for details in MEMBERS.spread(make)])
    everybody = MemberFilter(scope=MemberScope.ALL)
    whole = members.page(everybody, order, PageRequest(size=1000, descending=descending))
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = members.lines(everybody, order, request)
        read += [line.id for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    assert read == [record.id for record in whole.items]
    assert len(read) == members.count(everybody)


def test_a_filter_is_the_same_for_lines_and_records(members: MemberRepository, make: Factories) -> None:
    """Words over the name and the rank, and who is in."""
    chief = make.ranks(code="CPO1")
    wanted = make.members(last_name="Dubé", rank_id=chief)
    make.members(last_name="Dubé")
    make.presence("in", member_id=wanted)
    assert [line.id for line in lines(members, text="cpo DUBE", state=Direction.IN)] == [wanted]


# --- type-ahead -------------------------------------------------------------------------------------------------------


def offered(members: MemberRepository, text: str, most: int = 10) -> list[str]:
    """Return the names offered for a text."""
    return [f"{each.card.last_name} {each.card.first_name}" for each in members.suggest(text, most)]


def test_names_that_begin_so_come_first(members: MemberRepository, make: Factories) -> None:
    """Then those of which another word does, then those that have it within, each by name."""
    for last_name, first_name in (
        ("Leroy", "Al"),
        ("Smith", "Royce"),
        ("Roy", "Zoé"),
        ("Roy", "Anne"),
        ("Dubé", "Luc"),
    ):
        make.members(last_name=last_name, first_name=first_name)
    assert offered(members, "roy") == ["Roy Anne", "Roy Zoé", "Smith Royce", "Leroy Al"]


def test_every_word_narrows_whatever_its_case_and_accents(members: MemberRepository, make: Factories) -> None:
    """First name, service number and rank in any order."""
    rank = make.ranks(code="MS(X)")
    make.members(last_name="Dubé", first_name="Élodie", service_number="V777", rank_id=rank)
    make.members(last_name="Dubé", first_name="Élodie", service_number="V778")
    assert offered(members, "elodie dub v777") == ["Dubé Élodie"]
    assert offered(members, "msx DUBE") == ["Dubé Élodie"]
    assert offered(members, "dube elodie v779") == []


def test_no_more_are_offered_than_asked_for(members: MemberRepository, make: Factories) -> None:
    """The first ones by name."""
    for first_name in ("Cy", "Al", "Bo"):
        make.members(last_name="Roy", first_name=first_name)
    assert offered(members, "roy", most=2) == ["Roy Al", "Roy Bo"]


@pytest.mark.parametrize("text", ["", "   ", " . "])
def test_nobody_is_offered_for_nothing(members: MemberRepository, make: Factories, text: str) -> None:
    """A field that is empty again offers no list of the whole unit."""
    make.members()
    assert offered(members, text) == []


def test_who_left_is_not_offered(members: MemberRepository, make: Factories) -> None:
    """They no longer come and go."""
    make.members("archived", last_name="Roy")
    assert offered(members, "roy") == []


def test_a_suggestion_tells_people_of_one_name_apart(
    members: MemberRepository, make: Factories, store: Connection
) -> None:
    """By rank, division, service number and whether they are in; one statement."""
    division = make.divisions(code="OPS")
    key = make.members(service_number="V5", last_name="Roy", display_name="Roy, A.", division_id=division)
    make.presence("in", member_id=key, since=NOON)
    with counted(store) as sent:
        (suggestion,) = members.suggest("roy", 5)
    assert len(sent) == 1
    assert (suggestion.card.id, suggestion.card.display_name) == (key, "PO2 Roy, A.")
    assert (suggestion.card.division, suggestion.service_number, suggestion.state) == ("OPS", "V5", Direction.IN)


def test_a_member_added_between_two_pages_moves_nobody(members: MemberRepository, make: Factories) -> None:
    """A line before the page's end is not seen any more, one behind it comes in its place."""
    for name in ("Baker", "Dean", "Ford", "Hill"):
        members.add(uuid7(), member_details(make, last_name=name, archived_at=NOON - timedelta(days=1)))
    wanted = MemberFilter(scope=MemberScope.ARCHIVED)
    first = members.lines(wanted, MemberOrder.NAME, PageRequest(size=2))
    for name in ("Adams", "Evans"):
        members.add(uuid7(), member_details(make, last_name=name, archived_at=NOON))
    rest = members.lines(wanted, MemberOrder.NAME, PageRequest(first.next, 10))
    assert [line.last_name for line in (*first.items, *rest.items)] == ["Baker", "Dean", "Evans", "Ford", "Hill"]
