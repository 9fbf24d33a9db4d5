"""Replacing a value by another and deleting it: every use moves in one transaction, or none does."""

from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import (
    InvalidValueError,
    MissingReferenceError,
    RecordNotFoundError,
    StaleVersionError,
)
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.qualifications import QualificationFilter, QualificationOrder
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.repositories.lists import ListItemRepository, RankRepository
from sentinel_desktop.persistence.repositories.qualifications import (
    QualificationRepository,
    QualificationTypeRepository,
)
from sentinel_desktop.persistence.repositories.tags import TagRepository
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.repositories.declaration import Case
from tests.support.repositories.lists import LISTS
from tests.support.statement_counts import counted

every_list = pytest.mark.parametrize("case", LISTS, ids=str)
every_use = pytest.mark.parametrize(
    ("case", "rule"), [pytest.param(case, rule, id=f"{case}-{rule}") for case in LISTS for rule in case.used]
)
LAST_DAY: Final = date(2026, 6, 30)


def seen(record: Record[Any]) -> RecordVersion:
    """Return what somebody who looks at a record would save over."""
    return RecordVersion(record.id, record.version)


def two(case: Case, make: Factories, store: Connection) -> tuple[Any, Record[Any], Record[Any]]:
    """Return the repository, a value and its replacement."""
    repository = case.repository(store)
    value, replacement = (repository.add(uuid7(), case.first(make)) for _ in range(2))
    return repository, value, replacement


@every_use
def test_every_use_is_moved(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """The value is gone, its uses are the replacement's, and their number is told."""
    repository, value, replacement = two(case, make, store)
    for key in (value.id, value.id, replacement.id):
        case.used[rule](make, key)
    assert repository.replace_and_delete(seen(value), replacement.id) == 2
    assert repository.find(value.id) is None
    assert repository.usage_count(replacement.id) == 3
    assert repository.get(replacement.id) == replacement


@every_use
def test_what_is_moved_is_edited(
    case: Case, rule: str, make: Factories, store: Connection, transaction: PlainConnection
) -> None:
    """A save made from before is stale, and the audit has the value before and the one after."""
    repository, value, replacement = two(case, make, store)
    user = case.used[rule](make, value.id)
    assert isinstance(user, UUID)
    repository.replace_and_delete(seen(value), replacement.id)
    (before, after) = transaction.execute(
        "SELECT before, after FROM audit_log WHERE row_id = %s AND operation = 'UPDATE'", [user]
    ).fetchall()[0]
    assert (before["version"], after["version"]) == (1, 2)
    changed = {name for name in after if before[name] != after[name]} - {"version", "updated_at"}
    assert {(before[name], after[name]) for name in changed} == {(str(value.id), str(replacement.id))}


@every_use
@pytest.mark.parametrize("number", [1, 12])
def test_the_statements_do_not_grow(case: Case, rule: str, make: Factories, store: Connection, number: int) -> None:
    """Whatever the number of uses: time, one to hold, one to count, one to three for each reference, one to delete."""
    repository, value, replacement = two(case, make, store)
    for _ in range(number):
        case.used[rule](make, value.id)
    with counted(store) as sent:
        repository.replace_and_delete(seen(value), replacement.id)
    assert len(sent) <= 6 + len(repository.references())


@every_list
def test_a_value_that_nobody_has_is_only_deleted(case: Case, make: Factories, store: Connection) -> None:
    """Nothing is moved."""
    repository, value, replacement = two(case, make, store)
    assert repository.replace_and_delete(seen(value), replacement.id) == 0
    assert repository.find(value.id) is None


@every_use
def test_a_stale_value_keeps_its_uses(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """Who replaces has seen what is replaced; nothing moved."""
    repository, value, replacement = two(case, make, store)
    case.used[rule](make, value.id)
    repository.edit(seen(value), case.other(make))
    with pytest.raises(StaleVersionError) as refused:
        repository.replace_and_delete(seen(value), replacement.id)
    assert refused.value.ids == {value.id}
    assert repository.usage_counts([value.id, replacement.id]) == {value.id: 1, replacement.id: 0}


@every_use
def test_a_replacement_that_is_gone_is_refused(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """It is the one that is named, and the uses stay where they are."""
    repository, value, _ = two(case, make, store)
    case.used[rule](make, value.id)
    for gone in (uuid7(), UUID(int=1)):
        with pytest.raises(RecordNotFoundError) as refused:
            repository.replace_and_delete(seen(value), gone)
        assert refused.value.ids == {gone}
    assert repository.usage_count(value.id) == 1


@every_list
def test_a_value_never_replaces_itself(case: Case, make: Factories, store: Connection) -> None:
    """It would be gone with its uses."""
    repository, value, _ = two(case, make, store)
    with pytest.raises(InvalidValueError, match="by itself"):
        repository.replace_and_delete(seen(value), value.id)
    assert repository.get(value.id) == value


@every_list
def test_a_value_that_is_gone_is_not_replaced(case: Case, make: Factories, store: Connection) -> None:
    """Somebody deleted it first: it is named."""
    repository, value, replacement = two(case, make, store)
    repository.delete(seen(value))
    with pytest.raises(RecordNotFoundError) as refused:
        repository.replace_and_delete(seen(value), replacement.id)
    assert refused.value.ids == {value.id}


# --- what only some lists have ----------------------------------------------------------------------------------------


def test_a_member_with_both_tags_has_one(make: Factories, store: Connection, transaction: PlainConnection) -> None:
    """The replacement as it was; the one that is dropped is in the audit."""
    tags = TagRepository(store)
    value, replacement, member = make.tags(), make.tags(), make.members()
    dropped = make.member_tags(member_id=member, tag_id=value)
    kept = make.member_tags(member_id=member, tag_id=replacement)
    make.member_tags(tag_id=value)
    assert tags.replace_and_delete(RecordVersion(value, 1), replacement) == 2
    assert transaction.execute("SELECT id, version FROM member_tags WHERE member_id = %s", [member]).fetchall() == [
        (kept, 1)
    ]
    assert transaction.execute(
        "SELECT count(*) FROM audit_log WHERE row_id = %s AND operation = 'DELETE'", [dropped]
    ).fetchone() == (1,)


@pytest.mark.parametrize(
    ("expires", "replacement_expires", "left"),
    [
        (None, LAST_DAY, None),
        (LAST_DAY, None, None),
        (date(2027, 1, 1), LAST_DAY, date(2027, 1, 1)),
        (LAST_DAY, date(2027, 1, 1), date(2027, 1, 1)),
        (LAST_DAY, LAST_DAY, LAST_DAY),
        (None, None, None),
    ],
)
def test_of_two_qualifications_the_longer_one_stays(
    expires: date | None, replacement_expires: date | None, left: date | None, make: Factories, store: Connection
) -> None:
    """A member who may do something today may do it after two kinds were made one."""
    value, replacement, member = make.qualification_types(), make.qualification_types(), make.members()
    make.member_qualifications(member_id=member, qualification_type_id=value, expires_on=expires)
    make.member_qualifications(member_id=member, qualification_type_id=replacement, expires_on=replacement_expires)
    make.member_qualifications(qualification_type_id=replacement)
    assert QualificationTypeRepository(store).replace_and_delete(RecordVersion(value, 1), replacement) == 1
    wanted = QualificationFilter(member_id=member)
    page = QualificationRepository(store).page(wanted, QualificationOrder.EXPIRY, PageRequest())
    (held,) = page.items
    assert (held.details.qualification_type_id, held.details.expires_on) == (replacement, left)


def test_a_rank_that_was_replaced_by_the_deleted_one_is_replaced_by_the_other(
    make: Factories, store: Connection
) -> None:
    """Ranks name their successors; one that would come to name itself names none."""
    ranks = RankRepository(store)
    value, replacement = make.ranks(), make.ranks()
    old = make.ranks(replaced_by_id=value)
    itself = make.ranks(replaced_by_id=value)
    assert ranks.replace_and_delete(RecordVersion(value, 1), itself) == 2
    assert ranks.get(old).details.replaced_by_id == itself
    assert ranks.get(itself).details.replaced_by_id is None
    assert ranks.get(replacement).version == 1


@pytest.mark.parametrize(
    ("list_type", "column", "table"),
    [("mess", "mess_id", "members"), ("moc", "moc_id", "members"), ("event_role", "event_role_id", "event_attendees")],
)
def test_a_list_item_is_replaced_by_one_of_its_own_list(
    list_type: str, column: str, table: str, make: Factories, store: Connection
) -> None:
    """One of another list is refused, whether the value is used or not, and nothing moves."""
    items = ListItemRepository(store)
    value, unused, replacement = (make.list_items(list_type) for _ in range(3))
    stranger = make.list_items(list_type="rooms")
    make.of(table)(**{column: value})
    assert items.usages(value)[0].column == column
    for key in (value, unused):
        with pytest.raises(MissingReferenceError) as refused:
            items.replace_and_delete(RecordVersion(key, 1), stranger)
        assert refused.value.fields == ("list_type",)
    assert items.usage_count(value) == 1
    assert items.replace_and_delete(RecordVersion(value, 1), replacement) == 1
    assert items.usage_count(replacement) == 1


def test_a_refused_move_moves_nothing(make: Factories, store: Connection) -> None:
    """Another rule may refuse a record that is moved: then all of them stay, and the value with them."""
    tags = TagRepository(store)
    value, replacement = make.tags(), make.tags()
    make.member_tags(tag_id=value)
    store.exec_driver_sql(
        f"ALTER TABLE member_tags ADD CONSTRAINT ck_member_tags_test CHECK (tag_id <> '{replacement}') NOT VALID"
    )
    with pytest.raises(InvalidValueError) as refused:
        tags.replace_and_delete(RecordVersion(value, 1), replacement)
    assert refused.value.rule == "ck_member_tags_test"
    assert tags.usage_counts([value, replacement]) == {value: 1, replacement: 0}
