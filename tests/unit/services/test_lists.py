"""What a supervisor does to the lists, and takes back again."""

from dataclasses import replace
from typing import Any

import pytest

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.list_edits import Act, Done, ListContents, Outcome, Reason, Refused
from sentinel_desktop.domain.list_files import ImportPlan, list_csv, plan_of
from sentinel_desktop.domain.list_kinds import MESSES, MOCS, RANKS, VISIT_TYPES, ListKind, list_of_items
from sentinel_desktop.domain.lists import EnumeratedDetails, ListItemDetails, ListName
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import Record
from sentinel_desktop.services.lists import ListsService
from tests.support.lists_in_memory import UnitLists, unit_lists

VISITS = ListName.VISIT_TYPES


@pytest.fixture
def unit() -> UnitLists:
    """Return the lists of a unit."""
    return unit_lists()


@pytest.fixture
def service(unit: UnitLists) -> ListsService:
    """Return the service on them."""
    return ListsService(unit, unit.new_id)


def done(outcome: Outcome) -> Done:
    """Return an outcome that must be a good one."""
    assert isinstance(outcome, Done)
    return outcome


def refused(outcome: Outcome) -> Reason:
    """Return why something was refused."""
    assert isinstance(outcome, Refused)
    return outcome.reason


def record_of(outcome: Outcome) -> Record[Any]:
    """Return the record that an act made."""
    record = done(outcome).record
    assert record is not None
    return record


def plan(service: ListsService, kind: ListKind, text: str) -> ImportPlan:
    """Return the plan of a file."""
    made = plan_of(text.encode(), service.contents(kind))
    assert isinstance(made, ImportPlan)
    return made


def state(service: ListsService, kind: ListKind) -> str:
    """Return everything that a list shows, but for versions."""
    return list_csv(service.contents(kind))


def test_every_list_is_counted_and_a_supervisors_own_come_last(unit: UnitLists, service: ListsService) -> None:
    """Those without a value too, as far as the program refers to them."""
    unit.add(ListName.LIST_ITEMS, ListItemDetails("parking", "north", "North"))
    counts = {count.kind: count.count for count in service.lists()}
    assert (counts[VISIT_TYPES], counts[MESSES], counts[MOCS]) == (8, 3, 0)
    assert list(counts)[-1] == list_of_items("parking")


def test_a_list_shows_where_its_values_are_used(service: ListsService) -> None:
    """Counted by what has them."""
    guest = next(value for value in service.contents(VISIT_TYPES).values if value.record.details.name == "Guest")
    assert guest.uses == 1032
    assert [usage.table for usage in guest.usages] == ["visitors"]
    assert len(service.users(VISIT_TYPES, guest.record.id, PageRequest()).items) == 100


def test_ranks_stand_branch_by_branch(service: ListsService) -> None:
    """The navy first, each in the order of its standing."""
    contents = service.contents(RANKS)
    branches = [str(RANKS.part_of(record.details)) for record in contents.records]
    assert list(dict.fromkeys(branches)) == ["navy", "army", "air_force", "civilian"]
    assert branches == sorted(branches, key=["navy", "army", "air_force", "civilian"].index)


def test_a_new_value_goes_to_the_end_and_away_again(unit: UnitLists, service: ListsService) -> None:
    """By an undo, which deletes it."""
    before = state(service, VISIT_TYPES)
    step = done(service.add(VISIT_TYPES, EnumeratedDetails("delivery", "Delivery"))).step
    assert unit.names(VISITS)[-1] == "Delivery"
    done(service.undo(step))
    assert state(service, VISIT_TYPES) == before


@pytest.mark.parametrize(
    ("changes", "act"),
    [
        ({"name": "Visitor"}, Act.CHANGED),
        ({"colour": "#000000"}, Act.CHANGED),
        ({"is_active": False}, Act.HIDDEN),
        ({"is_active": False, "name": "Visitor"}, Act.CHANGED),
    ],
)
def test_a_save_says_what_it_was_and_is_taken_back(
    unit: UnitLists, service: ListsService, changes: dict[str, object], act: Act
) -> None:
    """Renamed, recoloured, hidden; an undo is a save of its own."""
    guest, before = unit.named(VISITS, "Guest"), state(service, VISIT_TYPES)
    outcome = service.save(VISIT_TYPES, guest, replace(guest.details, **changes))
    assert done(outcome).step.act is act
    done(service.undo(done(outcome).step))
    assert state(service, VISIT_TYPES) == before
    assert unit.rows.values[VISITS][guest.id].version == guest.version + 2


def test_several_acts_are_taken_back_one_after_the_other(unit: UnitLists, service: ListsService) -> None:
    """Each undo makes a new version, which the acts before it are then held against."""
    before = state(service, VISIT_TYPES)
    other = unit.add(VISITS, EnumeratedDetails("parcel", "Parcel", display_order=90))
    states, steps, record = [state(service, VISIT_TYPES)], [], other
    for name in ("Parcels", "Post"):
        record = record_of(outcome := service.save(VISIT_TYPES, record, replace(record.details, name=name)))
        steps.append(done(outcome).step)
        states.append(state(service, VISIT_TYPES))
    steps.append(done(service.delete(VISIT_TYPES, record)).step)
    assert state(service, VISIT_TYPES) == before
    while steps:
        versions = done(service.undo(steps.pop())).versions
        assert versions is not None
        steps = [step.at(versions) for step in steps]
        assert state(service, VISIT_TYPES) == states.pop()


def test_a_save_over_somebody_elses_shows_theirs(unit: UnitLists, service: ListsService) -> None:
    """Nothing is written, and the value comes as it is now."""
    guest = unit.named(VISITS, "Guest")
    unit.change(VISITS, guest.id, name="Theirs")
    outcome = service.save(VISIT_TYPES, guest, replace(guest.details, name="Mine"))
    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.CHANGED
    assert outcome.now is not None
    assert (outcome.now.record.details.name, outcome.now.uses) == ("Theirs", 1032)
    assert "Mine" not in unit.names(VISITS)


def test_an_undo_never_goes_over_what_somebody_else_did(unit: UnitLists, service: ListsService) -> None:
    """A save, an order and an added value that others have touched since stay."""
    guest = unit.named(VISITS, "Guest")
    step = done(service.save(VISIT_TYPES, guest, replace(guest.details, name="Mine"))).step
    unit.change(VISITS, guest.id, name="Theirs")
    assert refused(service.undo(step)) is Reason.CHANGED
    assert "Theirs" in unit.names(VISITS)
    contents = service.contents(VISIT_TYPES)
    keys = [record.id for record in contents.records]
    moved = done(service.reorder(VISIT_TYPES, contents.records[0], [*keys[1:], keys[0]])).step
    done(service.reorder(VISIT_TYPES, contents.records[0], keys))
    assert refused(service.undo(moved)) is Reason.CHANGED


def test_an_order_is_given_and_taken_back(unit: UnitLists, service: ListsService) -> None:
    """Versions stay, so that nobody's save is refused for it."""
    contents = service.contents(VISIT_TYPES)
    keys = [record.id for record in contents.records]
    outcome = service.reorder(VISIT_TYPES, contents.records[-1], [keys[-1], *keys[:-1]])
    assert unit.names(VISITS)[0] == "Other"
    assert {record.version for record in service.contents(VISIT_TYPES).records} == {1}
    done(service.undo(done(outcome).step))
    assert unit.names(VISITS)[-1] == "Other"


def test_an_order_of_other_values_than_there_are_is_refused(unit: UnitLists, service: ListsService) -> None:
    """Somebody added one meanwhile."""
    contents = service.contents(VISIT_TYPES)
    unit.add(VISITS, EnumeratedDetails("new", "New", display_order=5))
    keys = [record.id for record in contents.records]
    assert refused(service.reorder(VISIT_TYPES, contents.records[0], keys[::-1])) is Reason.CHANGED


def test_what_is_used_or_needed_is_not_deleted(unit: UnitLists, service: ListsService) -> None:
    """The two reasons are told from each other; what is gone is a third."""
    mess = unit.named(ListName.LIST_ITEMS, "Wardroom")
    assert refused(service.delete(MESSES, mess)) is Reason.IN_USE
    assert refused(service.delete(VISIT_TYPES, unit.named(VISITS, "Other"))) is Reason.SYSTEM
    other = unit.add(VISITS, EnumeratedDetails("parcel", "Parcel"))
    done(service.delete(VISIT_TYPES, other))
    assert refused(service.delete(VISIT_TYPES, other)) is Reason.GONE


def test_a_code_that_is_taken_names_its_field(service: ListsService) -> None:
    """Somebody used it between the check on the screen and the save."""
    outcome = service.add(VISIT_TYPES, EnumeratedDetails("guest", "Another guest"))
    assert isinstance(outcome, Refused)
    assert (outcome.reason, outcome.fields) == (Reason.TAKEN, ("code",))


def test_a_replaced_value_comes_back_for_who_had_it(unit: UnitLists, service: ListsService) -> None:
    """And for nobody else: who had the replacement before keeps it."""
    junior, wardroom = (unit.named(ListName.LIST_ITEMS, name) for name in ("Junior Ranks", "Wardroom"))
    before = state(service, MESSES)
    users = {key: list(uses) for key, uses in unit.rows.users.items()}
    step = done(service.replace(MESSES, wardroom, junior.id)).step
    assert (step.act, step.count, unit.names(ListName.LIST_ITEMS)) == (Act.REPLACED, 3, ["Junior Ranks", "C&POs"])
    done(service.undo(step))
    assert state(service, MESSES) == before
    assert unit.rows.users == users


def test_a_replacement_that_moved_very_many_is_not_taken_back(
    unit: UnitLists, service: ListsService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so by having nothing that would."""
    monkeypatch.setattr("sentinel_desktop.services.lists.MOST_GIVEN_BACK", 2)
    junior, wardroom = (unit.named(ListName.LIST_ITEMS, name) for name in ("Junior Ranks", "Wardroom"))
    assert done(service.replace(MESSES, wardroom, junior.id)).step.inverses == ()


def test_a_file_is_taken_as_a_whole_and_given_back_as_a_whole(unit: UnitLists, service: ListsService) -> None:
    """What it adds goes to the end, in the file's order; an undo takes back all of it."""
    before = state(service, VISIT_TYPES)
    file = plan(service, VISIT_TYPES, "Name,Code,French name\nGuest,guest,Hôte\nDelivery,,\nParcel,,\n")
    step = done(service.apply(file)).step
    assert (step.act, step.count, unit.names(VISITS)[-2:]) == (Act.IMPORTED, 3, ["Delivery", "Parcel"])
    assert unit.named(VISITS, "Guest").details.name_fr == "Hôte"
    done(service.undo(step))
    assert state(service, VISIT_TYPES) == before


def test_a_file_that_somebody_was_faster_than_changes_nothing(unit: UnitLists, service: ListsService) -> None:
    """Not even the rows that would still fit."""
    file = plan(service, VISIT_TYPES, "Name,Code\nHost,guest\nDelivery,\n")
    unit.change(VISITS, unit.named(VISITS, "Guest").id, name="Theirs")
    assert refused(service.apply(file)) is Reason.CHANGED
    assert "Delivery" not in unit.names(VISITS)


def test_a_connection_that_goes_away_in_a_save_leaves_nothing_half_done(unit: UnitLists, service: ListsService) -> None:
    """The fault is told, and the list is as it was."""
    before: ListContents = service.contents(VISIT_TYPES)
    file = plan(service, VISIT_TYPES, "Name,Code\nHost,guest\nDelivery,\n")
    unit.lost_in_commit = True
    with pytest.raises(StoreUnavailableError):
        service.apply(file)
    assert service.contents(VISIT_TYPES) == before
