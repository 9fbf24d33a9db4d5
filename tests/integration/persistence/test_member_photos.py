"""Photographs of members and the filters people save: what their repositories do beyond every other."""

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import InvalidValueError, StaleVersionError
from sentinel_desktop.domain.members import MemberPhoto, PhotoType
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.saved_filters import SavedFilterDetails, SavedFilterFilter, SavedFilterOrder
from sentinel_desktop.persistence.repositories.accounts import AccountRepository
from sentinel_desktop.persistence.repositories.members import MemberPhotoRepository, MemberRepository
from sentinel_desktop.persistence.repositories.saved_filters import SavedFilterRepository
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from sentinel_desktop.persistence.tables.members import LARGEST_PHOTO_BYTES
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)

JPEG = b"\xff\xd8 invented picture \xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n invented picture"


@pytest.fixture
def photos(store: Connection) -> MemberPhotoRepository:
    """Return the repository under test."""
    return MemberPhotoRepository(store)


def test_a_photograph_comes_back_as_it_was(photos: MemberPhotoRepository, make: Factories) -> None:
    """Every byte of it, with how it is written; another member has none."""
    member = make.members()
    added = photos.add(uuid7(), MemberPhoto(member, PhotoType.JPEG, JPEG))
    assert photos.of_member(member) == added
    assert added.details.picture == JPEG
    assert photos.of_member(make.members()) is None


def test_a_photograph_is_replaced_over_the_one_that_was_seen(photos: MemberPhotoRepository, make: Factories) -> None:
    """Who looked at an older one is told."""
    first = photos.add(uuid7(), MemberPhoto(make.members(), PhotoType.JPEG, JPEG))
    second = photos.edit(first.seen, MemberPhoto(first.details.member_id, PhotoType.PNG, PNG))
    assert photos.of_member(first.details.member_id) == second
    with pytest.raises(StaleVersionError):
        photos.edit(first.seen, first.details)


def test_a_photograph_is_taken_away(photos: MemberPhotoRepository, make: Factories) -> None:
    """The member stays without one."""
    record = photos.add(uuid7(), MemberPhoto(make.members(), PhotoType.JPEG, JPEG))
    photos.delete(record.seen)
    assert photos.of_member(record.details.member_id) is None


def test_it_goes_with_its_member(photos: MemberPhotoRepository, make: Factories, store: Connection) -> None:
    """Nothing of a deleted member is left."""
    record = photos.add(uuid7(), MemberPhoto(make.members(), PhotoType.JPEG, JPEG))
    members = MemberRepository(store)
    members.delete(members.get(record.details.member_id).seen)
    assert photos.find(record.id) is None


def test_who_has_one_is_read_without_the_pictures(
    photos: MemberPhotoRepository, make: Factories, store: Connection
) -> None:
    """One statement that names no picture, whatever the number of members."""
    have = [photos.add(uuid7(), MemberPhoto(make.members(), PhotoType.JPEG, JPEG)) for _ in range(3)]
    without = make.members.many(2)
    with counted(store) as sent:
        versions = photos.versions_of([*(record.details.member_id for record in have), *without])
    assert versions == {record.details.member_id: record.seen for record in have}
    assert len(sent) == 1
    assert "picture" not in sent[0]


@pytest.mark.parametrize("size", [0, LARGEST_PHOTO_BYTES + 1])
def test_an_empty_or_too_large_picture_is_refused(photos: MemberPhotoRepository, make: Factories, size: int) -> None:
    """By the rule of its size."""
    with pytest.raises(InvalidValueError) as refused:
        photos.add(uuid7(), MemberPhoto(make.members(), PhotoType.JPEG, bytes(size)))
    assert refused.value.rule == "ck_member_photos_picture_size"


def test_the_audit_says_that_it_changed_and_leaves_the_picture_out(
    photos: MemberPhotoRepository, make: Factories, transaction: PlainConnection
) -> None:
    """Added, replaced and taken away: three entries, with how it was written, and no picture in any."""
    added = photos.add(uuid7(), MemberPhoto(make.members(), PhotoType.JPEG, JPEG))
    replaced = photos.edit(added.seen, MemberPhoto(added.details.member_id, PhotoType.PNG, PNG))
    photos.delete(replaced.seen)
    query = "SELECT operation, before, after FROM audit_log WHERE row_id = %s ORDER BY occurred_at"
    entries = transaction.execute(query, [added.id]).fetchall()
    assert [entry[0] for entry in entries] == ["INSERT", "UPDATE", "DELETE"]
    kept = [values for entry in entries for values in entry[1:] if values is not None]
    assert all("picture" not in values for values in kept)
    assert [values["media_type"] for values in kept] == ["image/jpeg", "image/jpeg", "image/png", "image/png"]


# --- saved filters ----------------------------------------------------------------------------------------------------


@pytest.mark.acts_as
def test_a_saved_filter_comes_back_as_it_was(make: Factories, store: Connection) -> None:
    """Lists, numbers, nothing and other alphabets in it."""
    filters = SavedFilterRepository(store)
    kept = {"text": "Zoé 欧阳", "divisions": [str(uuid7())], "state": None, "most": 1.5, "deep": {"yes": True}}
    record = filters.add(uuid7(), SavedFilterDetails(make.admin_users(), "members", "Mine", kept))
    assert filters.get(record.id).details.filter == kept


@pytest.mark.acts_as
def test_filters_are_listed_by_account_and_page(make: Factories, store: Connection) -> None:
    """One's own on this page, by name; the same name on another page or of another account is another filter."""
    filters, account, other = SavedFilterRepository(store), make.admin_users(), make.admin_users()
    for owner, page, name in (
        (account, "members", "Zulu"),
        (account, "members", "alpha"),
        (account, "badges", "alpha"),
        (other, "members", "alpha"),
    ):
        filters.add(uuid7(), SavedFilterDetails(owner, page, name, {}))
    wanted = SavedFilterFilter(admin_user_id=account, page="members")
    listed = filters.page(wanted, SavedFilterOrder.NAME, PageRequest())
    assert [record.details.name for record in listed.items] == ["alpha", "Zulu"]


@pytest.mark.acts_as
def test_filters_go_with_their_account(make: Factories, store: Connection) -> None:
    """An account that never did anything is deleted with what it saved."""
    filters, accounts = SavedFilterRepository(store), AccountRepository(store)
    record = filters.add(uuid7(), SavedFilterDetails(make.admin_users(), "members", "Mine", {}))
    accounts.delete(accounts.get(record.details.admin_user_id).seen)
    assert filters.find(record.id) is None
