"""What holds for every repository where a rule of the database refuses: the rule is named, and the work goes on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    InvalidValueError,
    MissingReferenceError,
    RuleBrokenError,
)
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.tables.base import with_keys
from tests.integration.persistence.repository_cases import CASES
from tests.support.factories import Factories
from tests.support.repositories.declaration import Case


def each(name: str) -> pytest.MarkDecorator:
    """Return a test's parameters: every case with every rule that it declares under ``name``."""
    rules = [(case, rule) for case in CASES for rule in getattr(case, name)]
    ids = [f"{case}-{rule}" for case, rule in rules]
    return pytest.mark.parametrize(("case", "rule"), rules, ids=ids)


def seen(record: Record[Any]) -> RecordVersion:
    """Return what somebody who looks at a record would save over."""
    return RecordVersion(record.id, record.version)


def refuses(case: Case, store: Connection, kind: type[RuleBrokenError], rule: str, wrong: Any) -> None:  # noqa: ANN401 - details
    """Make a new record of ``wrong`` details and see the rule refuse it, and nothing else happen."""
    repository = case.repository(store)
    count = repository.count(case.everything)
    with pytest.raises(kind) as refused:
        repository.add(uuid7(), wrong)
    assert refused.value.rule == rule
    assert refused.value.table == case.repository.table.name
    assert repository.count(case.everything) == count


def refuses_edit(
    case: Case,
    store: Connection,
    kind: type[RuleBrokenError],
    rule: str,
    record: Record[Any],
    change: Mapping[str, Any],
) -> None:
    """Edit a record by ``change`` and see the rule refuse it, and the record stay; alone and among others."""
    if not change.keys() - case.unedited:
        return
    repository = case.repository(store)
    wrong = (seen(record), replace(record.details, **change))
    with pytest.raises(kind) as refused:
        repository.edit_each([wrong])
    assert refused.value.rule == rule
    assert set(refused.value.fields) & with_keys(repository.table, change).keys()
    assert repository.get(record.id) == record


@each("taken")
def test_what_another_has_already_is_refused(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """A new record that takes it is refused by that rule, which says what it is about."""
    there = case.repository(store).add(uuid7(), case.first(make))
    change = case.taken[rule](there.details)
    refuses(case, store, AlreadyTakenError, rule, replace(case.first(make), **change))


@each("taken")
def test_an_edit_to_what_another_has_is_refused(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """As a new record would be, and the edited one stays as it was."""
    repository = case.repository(store)
    there, record = (repository.add(uuid7(), case.first(make)) for _ in range(2))
    refuses_edit(case, store, AlreadyTakenError, rule, record, case.taken[rule](there.details))


@each("taken")
def test_what_is_taken_keeps_all_the_others_out(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """Of three that are added together, none is there when one of them is refused."""
    repository = case.repository(store)
    there = repository.add(uuid7(), case.first(make))
    new = [case.first(make) for _ in range(3)]
    new[1] = replace(new[1], **case.taken[rule](there.details))
    keys = [uuid7() for _ in new]
    with pytest.raises(AlreadyTakenError) as refused:
        repository.add_each(list(zip(keys, new, strict=True)))
    assert refused.value.rule == rule
    assert repository.these(keys) == []


@each("missing")
def test_a_reference_to_nothing_is_refused(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """By a new record, with the reference that was given."""
    gone = uuid7()
    refuses(case, store, MissingReferenceError, rule, replace(case.first(make), **{case.missing[rule]: gone}))


@each("missing")
def test_an_edit_to_a_reference_to_nothing_is_refused(
    case: Case, rule: str, make: Factories, store: Connection
) -> None:
    """As by a new record, and the edited one stays as it was."""
    record = case.repository(store).add(uuid7(), case.first(make))
    refuses_edit(case, store, MissingReferenceError, rule, record, {case.missing[rule]: uuid7()})


@each("invalid")
def test_what_no_record_may_have_is_refused(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """By the CHECK that says so."""
    refuses(case, store, InvalidValueError, rule, replace(case.first(make), **case.invalid[rule]))


@each("invalid")
def test_an_edit_to_what_no_record_may_have_is_refused(
    case: Case, rule: str, make: Factories, store: Connection
) -> None:
    """As of a new record, and the edited one stays as it was."""
    record = case.repository(store).add(uuid7(), case.first(make))
    refuses_edit(case, store, InvalidValueError, rule, record, case.invalid[rule])


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        pytest.param(case, rule, id=f"{case}-{rule}")
        for case in CASES
        for rule, change in case.invalid.items()
        if change.keys() - case.unedited
    ],
)
def test_one_wrong_edit_keeps_all_the_others_back(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """Of three records that are saved together, none is changed when one of them is refused."""
    repository = case.repository(store)
    records = [repository.add(uuid7(), case.first(make)) for _ in range(3)]
    changes = [(seen(record), case.other(make)) for record in records]
    changes[2] = (changes[2][0], replace(records[2].details, **case.invalid[rule]))
    with pytest.raises(InvalidValueError) as refused:
        repository.edit_each(changes)
    assert refused.value.rule == rule
    assert repository.these([record.id for record in records]) == sorted(records, key=lambda record: record.id)


@each("used")
def test_what_others_use_is_not_deleted(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """The rule that keeps it is named, and it stays."""
    repository = case.repository(store)
    record = repository.add(uuid7(), case.first(make))
    case.used[rule](make, record.id)
    before = repository.get(record.id)
    with pytest.raises(InUseError) as refused:
        # With its first passage an attendee has arrived, which is another version.
        repository.delete(seen(before))
    assert refused.value.rule == rule
    assert repository.get(record.id) == before
