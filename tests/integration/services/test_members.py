"""The members as a supervisor's table reads them from the real database, and what a person keeps of it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime

import psycopg
import pytest
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.lists import Branch
from sentinel_desktop.domain.member_filters import Facet, FilterChoice, without_deleted
from sentinel_desktop.domain.members import MemberFilter, MemberOrder, MemberScope
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.services.members import MemberService
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in
from tests.support.waiting_locks import WAIT_S, wait_until_somebody_waits

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
NAME = MemberOrder.NAME


@dataclass(frozen=True, slots=True)
class Office:
    """A supervisor at work."""

    make: Factories
    person: SignedInPerson
    service: MemberService


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return a supervisor at work."""
    with signed_in(owner, database_url) as person:
        yield Office(Factories(owner), person, MemberService(person.open_work, lambda: NOW, uuid7))


def test_a_table_begins_with_a_page_and_its_count(office: Office) -> None:
    """Pages follow one another, and the count is that of all of them."""
    office.make.members.many(5)
    first = office.service.first_page(MemberFilter(), NAME, PageRequest(size=2))
    assert (len(first.page.items), first.count, first.unit) == (2, 5, 5)
    second = office.service.page(MemberFilter(), NAME, PageRequest(first.page.next, 2))
    assert not {line.id for line in first.page.items} & {line.id for line in second.items}


def test_an_empty_table_says_whether_there_is_anybody_at_all(office: Office) -> None:
    """A filter that lets nobody through is another thing than a unit without members."""
    empty = office.service.first_page(MemberFilter(), NAME, PageRequest())
    assert (empty.count, empty.unit) == (0, 0)
    office.make.members("archived")
    none_current = office.service.first_page(MemberFilter(), NAME, PageRequest())
    assert (none_current.count, none_current.unit) == (0, 1)


def test_everybody_is_chosen_or_exported_by_the_same_filter(office: Office) -> None:
    """Also those whom no page has shown yet."""
    chosen = [office.make.members(last_name="Roy") for _ in range(3)]
    office.make.members(last_name="Chen")
    wanted = MemberFilter(text="roy")
    assert office.service.everyone(wanted) == set(chosen)
    assert {line.id for line in office.service.every_line(wanted, NAME, descending=True)} == set(chosen)


def test_every_line_is_read_over_several_pages(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each once, in the order that was asked for."""
    monkeypatch.setattr("sentinel_desktop.services.members.LARGEST_PAGE", 2)
    office.make.members.many(5)
    lines = office.service.every_line(MemberFilter(), NAME, descending=False)
    assert len({line.id for line in lines}) == len(lines) == 5
    assert [line.last_name for line in lines] == sorted(line.last_name for line in lines)


def test_lines_are_read_again_by_id(office: Office) -> None:
    """With their tags; who is not there is left out."""
    key, _ = office.make.members(), office.make.members()
    office.make.member_tags(member_id=key, tag_id=office.make.tags(name="FTS"))
    (line,) = office.service.these_lines([key, uuid7()])
    assert (line.id, [tag.name for tag in line.tags]) == (key, ["FTS"])


def test_choices_are_those_of_every_list(office: Office) -> None:
    """A rank and a division by their codes, the others by their names; of list items the messes alone."""
    make = office.make
    make.ranks(code="PO2", name="Petty Officer 2nd Class")
    tag = make.tags(name="FTS", name_fr="SAT", colour="#112233", is_active=False)
    mess = make.list_items(list_type="mess", name="Wardroom")
    make.list_items(list_type="moc", name="Boatswain")
    choices = office.service.choices()
    assert "PO2" in {choice.label for choice in choices.facets[Facet.RANKS]}
    assert choices.facets[Facet.TAGS] == (FilterChoice(tag, "FTS", "FTS", "SAT", "#112233", is_active=False),)
    assert [choice.id for choice in choices.messes] == [mess]
    assert set(choices.facets) == set(Facet)


def test_a_rank_that_two_branches_have_is_told_apart_by_its_branch(office: Office) -> None:
    """A corporal of the army and one of the air force are written and called the same; others need no branch."""
    for branch in (Branch.ARMY, Branch.AIR_FORCE):
        office.make.ranks(code="Cpl", name="Corporal", branch=branch)
    office.make.ranks(code="S1", name="Sailor 1st Class", branch=Branch.NAVY)
    ranks = office.service.choices().facets[Facet.RANKS]
    assert {rank.branch for rank in ranks if rank.label == "Cpl"} == {Branch.ARMY, Branch.AIR_FORCE}
    assert {rank.branch for rank in ranks if rank.label == "S1"} == {None}


@pytest.mark.parametrize("facet", [Facet.DIVISIONS, Facet.RANKS, Facet.STATUSES, Facet.TYPES])
def test_counts_are_of_the_rest_of_the_filter(office: Office, facet: Facet) -> None:
    """What a value would let through beside all that is chosen but for its own list."""
    make = office.make
    column = {"divisions": "division_id", "ranks": "rank_id", "statuses": "member_status_id", "types": "member_type_id"}
    makes = {"divisions": make.divisions, "ranks": make.ranks, "statuses": make.member_statuses}
    one, two = (makes.get(facet, make.member_types)(name=name) for name in ("One", "Two"))
    for value in (one, one, two):
        make.members(last_name="Roy", **{column[facet]: value})
    make.members(last_name="Chen", **{column[facet]: two})
    wanted = facet.choose(MemberFilter(text="roy"), frozenset({one}))
    assert office.service.counts(wanted, facet) == {one: 2, two: 1}


def test_tags_and_qualifications_are_counted_beside_a_filter_by_themselves(office: Office) -> None:
    """A member with two tags counts for both; a qualification that ran out counts for nobody."""
    make = office.make
    fts, vip = make.tags(name="FTS"), make.tags(name="VIP")
    swk = make.qualification_types(name="SWK")
    both, one = make.members(), make.members()
    for member, tag in ((both, fts), (both, vip), (one, fts)):
        make.member_tags(member_id=member, tag_id=tag)
    make.member_qualifications("expired", member_id=one, qualification_type_id=swk)
    make.member_qualifications(member_id=both, qualification_type_id=swk)
    wanted = MemberFilter(tags=frozenset({fts}), qualified_on=date(2026, 6, 1))
    assert office.service.counts(wanted, Facet.TAGS) == {fts: 2, vip: 1}
    assert office.service.counts(wanted, Facet.QUALIFICATIONS) == {swk: 1}


def test_a_saved_filter_comes_back_as_it_was(office: Office) -> None:
    """By name, renamed, deleted; the values that were deleted since are left out of it."""
    kept, gone = office.make.tags(name="FTS"), office.make.tags(name="VIP")
    wanted = MemberFilter(
        scope=MemberScope.ALL, tags=frozenset({kept, gone}), state=Direction.IN, text="roy", qualified_on=NOW.date()
    )
    service, by = office.service, office.person.account_id
    service.save_filter(by, " Away ", wanted)
    (saved,) = service.saved_filters(by)
    assert saved.name == "Away"
    assert saved.wanted == MemberFilter(MemberScope.ALL, tags=wanted.tags, state=Direction.IN, text="roy")
    office.make.connection.execute("DELETE FROM tags WHERE id = %s", [gone])
    assert without_deleted(saved.wanted, service.choices().facets).tags == {kept}
    service.rename_filter(by, saved, "At sea")
    (renamed,) = service.saved_filters(by)
    assert (renamed.name, renamed.wanted) == ("At sea", saved.wanted)
    service.delete_filter(renamed)
    service.delete_filter(renamed)
    assert service.saved_filters(by) == []


def test_two_filters_of_one_name_are_refused(office: Office) -> None:
    """Whatever the case and the accents: nobody could tell them apart."""
    service, by = office.service, office.person.account_id
    service.save_filter(by, "Été", MemberFilter())
    with pytest.raises(AlreadyTakenError):
        service.save_filter(by, "ete", MemberFilter(text="x"))
    assert [saved.wanted.text for saved in service.saved_filters(by)] == [""]


def test_everybody_has_their_own_filters_and_columns(office: Office, owner: Connection, database_url: str) -> None:
    """Another account sees none of them, and has names of its own."""
    office.service.save_filter(office.person.account_id, "Away", MemberFilter(text="roy"))
    office.service.keep_columns(office.person.account_id, ["name"])
    with signed_in(owner, database_url) as other:
        service = MemberService(other.open_work, lambda: NOW, uuid7)
        assert service.saved_filters(other.account_id) == []
        assert service.columns(other.account_id) == ()
        service.save_filter(other.account_id, "Away", MemberFilter())
    assert len(office.service.saved_filters(office.person.account_id)) == 1


def test_columns_are_kept(office: Office) -> None:
    """None until somebody chose, then the last that were chosen; they are no filter."""
    service, by = office.service, office.person.account_id
    assert service.columns(by) == ()
    service.keep_columns(by, ["name", "rank"])
    service.keep_columns(by, ["rank", "name"])
    assert service.columns(by) == ("rank", "name")
    assert service.saved_filters(by) == []


def test_choices_go_on_after_the_first_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many values a list has, each is offered once."""
    monkeypatch.setattr("sentinel_desktop.services.members.LARGEST_PAGE", 2)
    tags = [office.make.tags(name=f"Tag {number}") for number in range(5)]
    offered = [choice.id for choice in office.service.choices().facets[Facet.TAGS]]
    assert (len(offered), set(offered)) == (5, set(tags))


@pytest.mark.parametrize("chosen_before", [False, True], ids=["for the first time", "again"])
def test_columns_that_are_chosen_at_two_stations_at_once_are_those_of_one(
    office: Office, owner: Connection, database_url: str, *, chosen_before: bool
) -> None:
    """Whoever came first has theirs kept, and nobody is told of a fault."""
    service, by = office.service, office.person.account_id
    if chosen_before:
        service.keep_columns(by, ["name"])
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as threads:
        elsewhere = _keeping(other, by, chosen_before=chosen_before)
        keeping = threads.submit(service.keep_columns, by, ["rank"])
        wait_until_somebody_waits(owner)
        other.commit()
        keeping.result(WAIT_S)
    assert service.columns(by) == elsewhere


def _keeping(other: Connection, by: AccountId, *, chosen_before: bool) -> tuple[str, ...]:
    """Keep the division as the same person does at another station, uncommitted; return what is kept then."""
    other.execute("SET LOCAL lock_timeout = '5s'")
    if chosen_before:
        other.execute("""UPDATE saved_filters SET filter = '{"columns": ["division"]}', version = version + 1""")
    else:
        Factories(other).saved_filters(
            admin_user_id=by, page="members_columns", name="columns", filter=Jsonb({"columns": ["division"]})
        )
    return ("division",)
