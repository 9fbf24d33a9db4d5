"""The lists as a supervisor edits them in the real database, with what others do there at the same moment."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import NotPermittedError, StoreUnavailableError
from sentinel_desktop.domain.list_edits import Done, Outcome, Reason, Refused, Step
from sentinel_desktop.domain.list_files import ImportPlan, list_csv, plan_of
from sentinel_desktop.domain.list_kinds import (
    DIVISIONS,
    KINDS,
    MESSES,
    QUALIFICATION_TYPES,
    RANKS,
    TAGS,
    VISIT_TYPES,
    ListKind,
    ValueField,
    list_of_items,
)
from sentinel_desktop.domain.lists import Branch, EnumeratedDetails
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.lists import ListsService
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in

PARKING = list_of_items("parking")


@dataclass(frozen=True, slots=True)
class Office:
    """A supervisor at work."""

    owner: Connection
    make: Factories
    person: SignedInPerson
    service: ListsService

    def state(self, kind: ListKind) -> str:
        """Return everything that a list shows, but for versions."""
        return list_csv(self.service.contents(kind))

    def record(self, kind: ListKind, key: UUID) -> Record[Any]:
        """Return a value as it is now."""
        value = self.service.contents(kind).find(key)
        assert value is not None
        return value.record

    def uses(self, kind: ListKind) -> dict[str, int]:
        """Return how many records have each value, by its name."""
        return {value.record.details.name: value.uses for value in self.service.contents(kind).values}


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return a supervisor at work."""
    with signed_in(owner, database_url, connections=4) as person:
        yield Office(owner, Factories(owner), person, ListsService(person.open_work, uuid7))


def done(outcome: Outcome) -> Done:
    """Return an outcome that must be a good one."""
    assert isinstance(outcome, Done)
    return outcome


def made(office: Office, kind: ListKind, name: str) -> Record[Any]:
    """Add a value through the service and return it."""
    typed = dict(kind.typed()) | {ValueField.NAME: name, ValueField.CODE: name.lower()}
    record = done(office.service.add(kind, kind.details_from(typed))).record
    assert record is not None
    return record


def noted(office: Office, kind: ListKind, states: list[str], steps: list[Step], outcome: Outcome) -> Done:
    """Note what was done and what the list is like now."""
    steps.append(done(outcome).step)
    states.append(office.state(kind))
    assert states[-1] != states[-2], f"{kind.name}: {steps[-1].act}"
    return done(outcome)


def test_every_list_is_edited_and_every_step_taken_back(office: Office) -> None:
    """Added to, renamed, hidden, reordered, deleted from and read from a file, in the name of a supervisor."""
    for kind in (*KINDS, PARKING):
        first, second = made(office, kind, "First"), made(office, kind, "Second")
        states, steps = [office.state(kind)], list[Step]()

        def note(
            outcome: Outcome, kind: ListKind = kind, states: list[str] = states, steps: list[Step] = steps
        ) -> Done:
            steps.append(done(outcome).step)
            states.append(office.state(kind))
            assert states[-1] != states[-2], f"{kind.name}: {steps[-1].act}"
            return done(outcome)

        renamed = note(office.service.save(kind, first, replace(first.details, name="Été", name_fr="Œuvre"))).record
        assert renamed is not None
        note(office.service.save(kind, renamed, replace(renamed.details, is_active=False)))
        note(office.service.reorder(kind, first, [second.id, first.id]))
        note(office.service.delete(kind, second))
        plan = plan_of(states[0].encode(), office.service.contents(kind))
        assert isinstance(plan, ImportPlan), kind.name
        assert (len(plan.added), len(plan.changed)) == (1, 1), kind.name
        note(office.service.apply(plan))
        while steps:
            states.pop()
            versions = done(office.service.undo(steps.pop())).versions or {}
            steps = [step.at(versions) for step in steps]
            assert office.state(kind) == states[-1], kind.name


def test_a_supervisors_own_list_begins_and_ends_with_its_values(office: Office) -> None:
    """It stands behind the program's lists, counted."""
    place = made(office, PARKING, "North")
    counts = {count.kind: count.count for count in office.service.lists()}
    assert list(counts)[-1] == PARKING
    assert counts[PARKING] == 1
    done(office.service.delete(PARKING, place))
    assert PARKING not in {count.kind for count in office.service.lists()}


def test_uses_are_counted_by_who_has_them_and_shown_in_pages(office: Office) -> None:
    """Members by their rank, and the rank that another one replaced."""
    rank = office.make.ranks(branch="navy")
    office.make.ranks(branch="navy", replaced_by_id=rank)
    office.make.members.many(3, rank_id=rank)
    value = office.service.contents(RANKS).find(rank)
    assert value is not None
    assert {(usage.table, usage.count) for usage in value.usages} == {("members", 3), ("ranks", 1)}
    first = office.service.users(RANKS, rank, PageRequest(size=3))
    second = office.service.users(RANKS, rank, PageRequest(first.next, 3))
    assert len({use.id for use in (*first.items, *second.items)}) == 4


def test_a_replaced_value_is_given_back_to_who_had_it(office: Office) -> None:
    """In one transaction, and to nobody who had the other one before."""
    old, new = made(office, VISIT_TYPES, "Old"), made(office, VISIT_TYPES, "New")
    office.make.visitors.many(3, visit_type_id=old.id)
    office.make.visitors.many(2, visit_type_id=new.id)
    step = done(office.service.replace(VISIT_TYPES, old, new.id)).step
    assert (step.count, office.uses(VISIT_TYPES)["New"]) == (3, 5)
    done(office.service.undo(step))
    uses = office.uses(VISIT_TYPES)
    assert (uses["Old"], uses["New"]) == (3, 2)


def test_a_replacement_is_not_taken_back_over_what_somebody_saved(office: Office) -> None:
    """A visit that was edited since stays as it is, and with it everything."""
    old, new = made(office, VISIT_TYPES, "Old"), made(office, VISIT_TYPES, "New")
    visits = office.make.visitors.many(2, visit_type_id=old.id)
    step = done(office.service.replace(VISIT_TYPES, old, new.id)).step
    office.owner.execute("UPDATE visitors SET version = version + 1 WHERE id = %s", [visits[0]])
    assert office.service.undo(step) == Refused(Reason.CHANGED)
    office.owner.execute("DELETE FROM visitors WHERE id = %s", [visits[0]])
    assert office.service.undo(step) == Refused(Reason.GONE)
    assert "Old" not in office.uses(VISIT_TYPES)


def test_who_had_both_values_cannot_be_given_back_one_of_them(office: Office) -> None:
    """A member with both tags keeps one, and so it is for qualifications: such a step says that it stays."""
    for kind, table, column in (
        (TAGS, "member_tags", "tag_id"),
        (QUALIFICATION_TYPES, "member_qualifications", "qualification_type_id"),
    ):
        old, new = made(office, kind, "Old"), made(office, kind, "New")
        member = office.make.members()
        for value in (old, new):
            office.make.of(table)(member_id=member, **{column: value.id})
        assert done(office.service.replace(kind, old, new.id)).step.inverses == ()
        assert office.uses(kind)["New"] == 1


def test_what_is_used_is_not_deleted(office: Office) -> None:
    """The service says so, and the value stays."""
    division = office.make.divisions()
    office.make.members(division_id=division)
    assert office.service.delete(DIVISIONS, office.record(DIVISIONS, division)) == Refused(
        Reason.IN_USE, ("division_id",)
    )
    assert office.service.contents(DIVISIONS).find(division) is not None


def test_the_programs_own_values_stay_whatever_is_asked(office: Office) -> None:
    """They are neither deleted nor replaced, and their code is not changed."""
    key = office.make.visit_types("system")
    other = office.make.visit_types()
    record = office.record(VISIT_TYPES, key)
    for outcome in (
        office.service.delete(VISIT_TYPES, record),
        office.service.replace(VISIT_TYPES, record, other),
        office.service.save(VISIT_TYPES, record, replace(record.details, code="another")),
    ):
        assert isinstance(outcome, Refused)
        assert outcome.reason is Reason.SYSTEM


@pytest.mark.parametrize(
    ("changes", "reason", "fields"),
    [
        ({"code": "taken"}, Reason.TAKEN, ("code",)),
        ({"code": "Not A Code"}, Reason.INVALID, ("code",)),
        ({"colour": "red"}, Reason.INVALID, ("colour",)),
        ({"name": ""}, Reason.INVALID, ("name",)),
    ],
)
def test_a_rule_of_the_database_names_its_field(
    office: Office, changes: dict[str, Any], reason: Reason, fields: tuple[str, ...]
) -> None:
    """Also what the screen would have said before."""
    office.make.visit_types(code="taken")
    details = replace(EnumeratedDetails("fine", "Fine"), **changes)
    outcome = office.service.add(VISIT_TYPES, details)
    assert isinstance(outcome, Refused)
    assert (outcome.reason, outcome.fields[:1]) == (reason, fields)


def test_an_operator_reads_the_lists_and_edits_none(owner: Connection, database_url: str) -> None:
    """The database refuses it, whatever a screen would offer."""
    with signed_in(owner, database_url, OPERATOR_ROLE) as person:
        service = ListsService(person.open_work, uuid7)
        assert service.contents(VISIT_TYPES).values == ()
        with pytest.raises(NotPermittedError):
            service.add(VISIT_TYPES, EnumeratedDetails("mine", "Mine"))


def test_deleting_and_using_a_value_at_one_moment_has_one_winner(office: Office) -> None:
    """Either the value is gone and its user is refused, or it is used and stays; never both, never neither."""
    outcomes = set()
    for round_ in range(6):
        value = made(office, VISIT_TYPES, f"round{round_}")
        used, deleted = race(office, value)
        outcomes.add((used, deleted))
        assert used is not deleted
        assert office.uses(VISIT_TYPES).get(value.details.name) == (1 if used else None)
    assert outcomes <= {(True, False), (False, True)}


def race(office: Office, value: Record[Any]) -> tuple[bool, bool]:
    """Use a value and delete it at one moment; returns whether it was used, and whether it was deleted."""
    ready, used = threading.Barrier(2, timeout=20), []

    def use() -> None:
        with psycopg.connect(office.owner.info.dsn, password=office.owner.info.password) as connection:
            make = Factories(connection)
            ready.wait()
            try:
                make.visitors(visit_type_id=value.id)
                connection.commit()
                used.append(True)
            except psycopg.errors.ForeignKeyViolation:
                used.append(False)

    user = threading.Thread(target=use, name="user")
    user.start()
    ready.wait()
    outcome = office.service.delete(VISIT_TYPES, value)
    user.join(20)
    return used[0], isinstance(outcome, Done)


def test_two_supervisors_who_save_one_value_are_told_of_each_other(
    office: Office, owner: Connection, database_url: str
) -> None:
    """The second one gets the first one's version to compare, and nothing of hers is written."""
    value = made(office, MESSES, "Mess")
    with signed_in(owner, database_url) as other:
        theirs = ListsService(other.open_work, uuid7)
        done(theirs.save(MESSES, value, replace(value.details, name="Theirs")))
    outcome = office.service.save(MESSES, value, replace(value.details, name="Mine"))
    assert isinstance(outcome, Refused)
    assert outcome.now is not None
    assert (outcome.reason, outcome.now.record.details.name) == (Reason.CHANGED, "Theirs")


class CutWork(SqlUnitOfWork):
    """A unit of work whose connection the server ends just before it commits."""

    owner: Connection

    def commit(self) -> None:
        """Lose the connection, then commit."""
        driver = self.opened().connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        self.owner.execute("SELECT pg_terminate_backend(%s)", [driver.info.backend_pid])
        super().commit()


def test_a_connection_that_goes_away_in_a_save_leaves_nothing_half_done(office: Office) -> None:
    """Of a file of several rows not one; the fault is told, and the next try works."""
    made(office, RANKS, "Sailor")
    before = office.state(RANKS)
    rows = "Name,Code,Branch\nMatelot,sailor,navy\n" + "".join(f"New {n},N{n},army\n" for n in range(50))
    plan = plan_of(rows.encode(), office.service.contents(RANKS))
    assert isinstance(plan, ImportPlan)
    CutWork.owner = office.owner
    with pytest.raises(StoreUnavailableError):
        ListsService(lambda: CutWork(office.person.engine), uuid7).apply(plan)
    assert office.state(RANKS) == before
    done(office.service.apply(plan))
    contents = office.service.contents(RANKS)
    assert [record.details.name for record in contents.records][:2] == ["Matelot", "New 0"]
    assert len(contents.part(Branch.ARMY)) == 50


def test_a_list_is_shown_whole_however_long_it_is(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each value once, in its order."""
    monkeypatch.setattr("sentinel_desktop.services.lists.LARGEST_PAGE", 2)
    tags = [office.make.tags(name=f"Tag {number}", display_order=number) for number in range(5)]
    assert [record.id for record in office.service.contents(TAGS).records] == tags
