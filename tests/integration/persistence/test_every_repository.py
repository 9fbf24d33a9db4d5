"""What holds for every repository of what people edit: making, reading, editing, deleting, many at once."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import AlreadyTakenError, NotPermittedError, RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence import repositories
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from tests.integration.persistence.repository_cases import CASES
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.repositories.declaration import Case
from tests.support.statement_counts import counted

every_case = pytest.mark.parametrize("case", CASES, ids=str)
deletable_case = pytest.mark.parametrize("case", [case for case in CASES if case.deletable], ids=str)
AUDITED = "SELECT operation, before, after FROM audit_log WHERE row_id = %s ORDER BY occurred_at"


def seen(record: Record[Any]) -> RecordVersion:
    """Return what somebody who looks at a record would save over."""
    return RecordVersion(record.id, record.version)


def edited(case: Case, before: Any, details: Any) -> Any:  # noqa: ANN401 - details
    """Return what an edit of ``before`` to ``details`` makes: the details that edits leave are still those before."""
    return replace(details, **{name: getattr(before, name) for name in case.unedited | case.given})


def kept(case: Case, details: Any, record: Record[Any]) -> Any:  # noqa: ANN401 - details
    """Return what a record of ``details`` holds: those that the database gives are as it gave them."""
    return replace(details, **{name: getattr(record.details, name) for name in case.given})


def stated_repositories() -> Iterator[type[EditedRepository[Any, Any, Any]]]:
    """Return every repository of what people edit that the program has."""
    for module in pkgutil.iter_modules(repositories.__path__):
        for _, found in inspect.getmembers(
            importlib.import_module(f"{repositories.__name__}.{module.name}"), inspect.isclass
        ):
            if issubclass(found, EditedRepository) and hasattr(found, "table"):
                yield found


def test_every_repository_has_a_case() -> None:
    """A repository that is written later cannot forget the facts below."""
    without = {each.__name__ for each in stated_repositories()} - {case.repository.__name__ for case in CASES}
    assert not without, f"declare a case in tests/support/repositories for: {', '.join(sorted(without))}"


def test_no_repository_has_two_cases() -> None:
    """Each is declared once."""
    declared = [case.repository for case in CASES]
    assert len(set(declared)) == len(declared)


@every_case
def test_a_case_differs_in_every_detail(case: Case, make: Factories) -> None:
    """What the cases show of edits, they show of every detail that can be edited."""
    first, other = case.first(make), case.other(make)
    names = {field.name for field in dataclasses.fields(case.repository.details)} - case.unedited - case.given
    assert {name for name in names if getattr(first, name) == getattr(other, name)} == set()


@every_case
def test_what_is_added_is_read_back(case: Case, make: Factories, store: Connection) -> None:
    """Every detail, at version 1, with when it was made."""
    repository = case.repository(store)
    for details in (case.first(make), case.other(make)):
        key = uuid7()
        added = repository.add(key, details)
        assert (added.id, added.version, added.details) == (key, 1, kept(case, details, added))
        assert added.created_at.utcoffset() == timedelta()
        assert repository.get(key) == repository.find(key) == added


@every_case
def test_what_is_not_there_is_not_found(case: Case, store: Connection) -> None:
    """It is None to one who asks whether it is there, and an error that names it to one who needs it."""
    key = uuid7()
    repository = case.repository(store)
    assert repository.find(key) is None
    assert repository.these([key]) == []
    with pytest.raises(RecordNotFoundError) as refused:
        repository.get(key)
    assert refused.value.ids == {key}


@every_case
def test_several_are_read_at_once(case: Case, make: Factories, store: Connection) -> None:
    """In the order of their ids, without those that are not there, by one statement."""
    repository = case.repository(store)
    added = [repository.add(uuid7(), case.first(make)) for _ in range(3)]
    with counted(store) as sent:
        found = repository.these([record.id for record in reversed(added)] + [uuid7()])
    assert found == sorted(added, key=lambda record: record.id)
    assert len(sent) == 1


@every_case
def test_an_edit_saves_every_detail(case: Case, make: Factories, store: Connection) -> None:
    """And makes the next version; when it was made stays."""
    repository = case.repository(store)
    before = repository.add(uuid7(), case.first(make))
    other = case.other(make)
    after = repository.edit(seen(before), other)
    assert after.details == edited(case, before.details, other)
    assert (after.id, after.version, after.created_at) == (before.id, 2, before.created_at)
    assert after.updated_at > before.updated_at
    assert repository.get(before.id) == after


@every_case
def test_an_edit_is_undone_by_another(case: Case, make: Factories, store: Connection) -> None:
    """The details before come back at a third version."""
    repository = case.repository(store)
    before = repository.add(uuid7(), case.first(make))
    after = repository.edit(seen(before), case.other(make))
    undone = repository.edit(seen(after), before.details)
    assert (undone.details, undone.version) == (before.details, 3)


@every_case
def test_a_stale_edit_is_refused(case: Case, make: Factories, store: Connection) -> None:
    """It names the record, changes nothing, and the transaction goes on."""
    repository = case.repository(store)
    before = repository.add(uuid7(), case.first(make))
    after = repository.edit(seen(before), case.other(make))
    with pytest.raises(StaleVersionError) as refused:
        repository.edit(seen(before), before.details)
    assert refused.value.ids == {before.id}
    assert repository.get(before.id) == after


@every_case
def test_an_edit_of_what_is_gone_is_refused(case: Case, make: Factories, store: Connection) -> None:
    """As not found, and not as stale."""
    gone = RecordVersion(uuid7(), 1)
    repository = case.repository(store)
    with pytest.raises(RecordNotFoundError) as refused:
        repository.edit(gone, case.first(make))
    assert refused.value.ids == {gone.id}
    with pytest.raises(RecordNotFoundError):
        repository.edit_many([gone], {})


@every_case
def test_many_edits_are_all_or_nothing(case: Case, make: Factories, store: Connection) -> None:
    """One stale record among three keeps them all, and is the one that is named."""
    repository = case.repository(store)
    records = [repository.add(uuid7(), case.first(make)) for _ in range(3)]
    changed = repository.edit(seen(records[1]), case.other(make))
    with pytest.raises(StaleVersionError) as refused:
        repository.edit_each([(seen(record), case.other(make)) for record in records])
    assert refused.value.ids == {changed.id}
    assert repository.these([record.id for record in records]) == [records[0], changed, records[2]]


@every_case
def test_many_edits_come_back_in_their_order(case: Case, make: Factories, store: Connection) -> None:
    """Each at its next version with its own details."""
    repository = case.repository(store)
    records = [repository.add(uuid7(), case.first(make)) for _ in range(3)]
    changes = [(seen(record), case.other(make)) for record in reversed(records)]
    after = repository.edit_each(changes)
    assert [record.id for record in after] == [each.id for each, _ in changes]
    assert {record.version for record in after} == {2}
    wanted = [edited(case, old.details, new) for old, (_, new) in zip(reversed(records), changes, strict=True)]
    assert [record.details for record in after] == wanted


@every_case
@pytest.mark.parametrize("number", [1, 20])
def test_many_edits_take_three_statements(case: Case, make: Factories, store: Connection, number: int) -> None:
    """Whatever their number."""
    repository = case.repository(store)
    records = [repository.add(uuid7(), case.first(make)) for _ in range(number)]
    changes = [(seen(record), case.other(make)) for record in records]
    with counted(store) as sent:
        repository.edit_each(changes)
    assert len(sent) == 3


@every_case
def test_the_same_change_to_many_keeps_their_other_details(case: Case, make: Factories, store: Connection) -> None:
    """One name and its value, given to three records."""
    repository = case.repository(store)
    records = [repository.add(uuid7(), case.first(make)) for _ in range(3)]
    unique = {name for change in case.taken.values() for name in change(records[0].details)}
    free = [field.name for field in dataclasses.fields(case.repository.details)]
    name = next(name for name in reversed(free) if name not in unique | case.unedited | case.given)
    value = getattr(case.other(make), name)
    after = repository.edit_many([seen(record) for record in records], {name: value})
    assert [record.details for record in after] == [replace(record.details, **{name: value}) for record in records]


@every_case
def test_many_are_added_at_once(case: Case, make: Factories, store: Connection) -> None:
    """By one statement."""
    repository = case.repository(store)
    new = [(uuid7(), case.first(make)) for _ in range(3)]
    with counted(store) as sent:
        repository.add_each(new)
    assert len(sent) == 1
    there = {record.id: record for record in repository.these([key for key, _ in new])}
    wanted = {key: kept(case, details, there[key]) for key, details in new}
    assert {key: record.details for key, record in there.items()} == wanted


@every_case
def test_many_are_added_all_or_nothing(case: Case, make: Factories, store: Connection) -> None:
    """A key that is taken keeps all of them out."""
    repository = case.repository(store)
    there = repository.add(uuid7(), case.first(make))
    new = [(uuid7(), case.first(make)), (there.id, case.first(make)), (uuid7(), case.first(make))]
    with pytest.raises(AlreadyTakenError):
        repository.add_each(new)
    assert repository.these([key for key, _ in new]) == [there]


@every_case
def test_nothing_is_added_of_nothing(case: Case, store: Connection) -> None:
    """An empty bulk is no statement, and no fault."""
    repository = case.repository(store)
    with counted(store) as sent:
        repository.add_each([])
    assert sent == []
    assert repository.edit_each([]) == []


@deletable_case
def test_what_is_deleted_is_gone(case: Case, make: Factories, store: Connection) -> None:
    """A second deletion finds nothing."""
    repository = case.repository(store)
    record = repository.add(uuid7(), case.first(make))
    repository.delete(seen(record))
    assert repository.find(record.id) is None
    with pytest.raises(RecordNotFoundError):
        repository.delete(seen(record))


@deletable_case
def test_a_stale_deletion_is_refused(case: Case, make: Factories, store: Connection) -> None:
    """Who deletes has seen what is deleted."""
    repository = case.repository(store)
    before = repository.add(uuid7(), case.first(make))
    after = repository.edit(seen(before), case.other(make))
    with pytest.raises(StaleVersionError):
        repository.delete(seen(before))
    assert repository.get(before.id) == after


@every_case
def test_every_change_is_audited(case: Case, make: Factories, store: Connection, transaction: PlainConnection) -> None:
    """With what was before and what is after, at their versions."""
    repository = case.repository(store)
    before = repository.add(uuid7(), case.first(make))
    repository.edit(seen(before), case.other(make))
    added, changed = transaction.execute(AUDITED, [before.id]).fetchall()
    assert (added[0], added[1], changed[0]) == ("INSERT", None, "UPDATE")
    assert added[2] == changed[1]
    assert (changed[1]["version"], changed[2]["version"]) == (1, 2)
    names = {field.name for field in dataclasses.fields(case.repository.details)} - case.unedited - case.given
    logged = names & changed[1].keys()
    assert logged
    assert {name for name in logged if changed[1][name] == changed[2][name]} == set()


@deletable_case
def test_a_deletion_is_audited(case: Case, make: Factories, store: Connection, transaction: PlainConnection) -> None:
    """With what was there, so that it can be read after it is gone."""
    repository = case.repository(store)
    record = repository.add(uuid7(), case.first(make))
    repository.delete(seen(record))
    added, deleted = transaction.execute(AUDITED, [record.id]).fetchall()
    assert (deleted[0], deleted[1], deleted[2]) == ("DELETE", added[2], None)


@pytest.mark.acts_as
@pytest.mark.parametrize("case", [case for case in CASES if case.editor is not None], ids=str)
def test_its_editors_may_do_everything(
    case: Case, make: Factories, store: Connection, transaction: PlainConnection
) -> None:
    """The role that the table of permissions names has every right that the repository needs."""
    first, other = case.first(make), case.other(make)
    transaction.execute(f"SET LOCAL ROLE {case.editor}")
    repository = case.repository(store)
    record = repository.edit(seen(repository.add(uuid7(), first)), other)
    assert repository.count(case.everything) >= 1
    if case.deletable:
        repository.delete(seen(record))


@pytest.mark.acts_as
@pytest.mark.parametrize("case", [case for case in CASES if case.refused is not None], ids=str)
def test_others_may_read_and_not_write(
    case: Case, make: Factories, store: Connection, transaction: PlainConnection
) -> None:
    """The role below it reads everything, and is told that it has not the right; nothing was changed."""
    repository = case.repository(store)
    record = repository.add(uuid7(), case.first(make))
    new, other = case.first(make), case.other(make)
    transaction.execute(f"SET LOCAL ROLE {case.refused}")
    with pytest.raises(NotPermittedError):
        repository.add(uuid7(), new)
    with pytest.raises(NotPermittedError):
        repository.edit(seen(record), other)
    with pytest.raises(NotPermittedError):
        repository.delete(seen(record))
    assert repository.get(record.id) == record
