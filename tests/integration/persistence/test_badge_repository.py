"""Badges: what their repository does beyond every other: spellings, holders, and from hand to hand."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import BadgeDetails, BadgeKind
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    InvalidValueError,
    MissingReferenceError,
    RecordNotFoundError,
    StaleVersionError,
)
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.repositories.badges import BadgeRepository
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.badges import badge_details, open_attendance
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)


@pytest.fixture
def badges(store: Connection) -> BadgeRepository:
    """Return the repository under test."""
    return BadgeRepository(store)


def added(badges: BadgeRepository, make: Factories, **changes: Any) -> Record[BadgeDetails]:  # noqa: ANN401 - details
    """Add a badge."""
    return badges.add(uuid7(), badge_details(make, **changes))


def with_serial(badges: BadgeRepository, spelling: str) -> list[UUID]:
    """Return the ids of the badges that a spelling can mean."""
    return [record.id for record in badges.with_serial(spelling)]


# --- spellings of a serial --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["62E3086CED", "62e3086ced", "62:E3:08:6C:ED", "62 e3-08 6ced"])
def test_a_badge_is_found_by_its_serial(badges: BadgeRepository, make: Factories, spelling: str) -> None:
    """Separators and small letters notwithstanding."""
    record = added(badges, make, serial="62E3086CED")
    assert badges.with_serial(spelling) == [record]


@pytest.mark.parametrize("spelling", ["E3086CED", "086CED"])
def test_a_shorter_spelling_finds_the_only_badge_it_can_mean(
    badges: BadgeRepository, make: Factories, store: Connection, spelling: str
) -> None:
    """By its low 32 or 24 bits, as a scan does."""
    record = added(badges, make, serial="62E3086CED")
    added(badges, make, serial="62E3086CEE")
    assert with_serial(badges, spelling) == [record.id]
    scanned = SqlCheckInRepository(store).find_badge(spelling)
    assert scanned is not None
    assert scanned.id == record.id


def test_an_ambiguous_spelling_names_all_it_can_mean(
    badges: BadgeRepository, make: Factories, store: Connection
) -> None:
    """By their serials; a scan of it finds none of them."""
    first, second = (added(badges, make, serial=serial) for serial in ("01E3086CED", "62E3086CED"))
    assert with_serial(badges, "E3086CED") == [first.id, second.id]
    assert SqlCheckInRepository(store).find_badge("E3086CED") is None


def test_a_whole_serial_is_never_ambiguous(badges: BadgeRepository, make: Factories) -> None:
    """The card of four bytes is meant, not the longer ones that end in them."""
    added(badges, make, serial="62E3086CED")
    whole = added(badges, make, serial="E3086CED")
    assert with_serial(badges, "E3086CED") == [whole.id]


@pytest.mark.parametrize("spelling", ["3086CED", "6CED", "E3086CE", "badge", "", "62E3086CED00112233445566"])
def test_what_is_no_spelling_finds_nothing(badges: BadgeRepository, make: Factories, spelling: str) -> None:
    """Neither any other part of a serial, nor any other text."""
    added(badges, make, serial="62E3086CED")
    assert with_serial(badges, spelling) == []


def test_a_serial_is_looked_up_by_one_statement(badges: BadgeRepository, make: Factories, store: Connection) -> None:
    """Whole or shorter."""
    added(badges, make, serial="62E3086CED")
    with counted(store) as sent:
        badges.with_serial("E3086CED")
    assert len(sent) == 1


# --- from hand to hand ------------------------------------------------------------------------------------------------


def test_a_badge_is_given_to_a_member(badges: BadgeRepository, make: Factories) -> None:
    """With the time of it; the member has it then."""
    member = make.members()
    given = badges.assign(added(badges, make).seen, member, NOON)
    assert (given.details.member_id, given.details.issued_at, given.version) == (member, NOON, 2)
    assert badges.of_member(member) == given


def test_a_badge_is_taken_back(badges: BadgeRepository, make: Factories) -> None:
    """It is free, and the member has none."""
    member = make.members()
    given = badges.assign(added(badges, make).seen, member, NOON)
    back = badges.unassign(given.seen)
    assert (back.details.member_id, back.details.issued_at) == (None, None)
    assert badges.of_member(member) is None


def test_a_member_has_one_badge(badges: BadgeRepository, make: Factories) -> None:
    """A second one is refused by the rule, and stays free."""
    member, second = make.members(), added(badges, make)
    badges.assign(added(badges, make).seen, member, NOON)
    with pytest.raises(AlreadyTakenError) as refused:
        badges.assign(second.seen, member, NOON)
    assert (refused.value.rule, refused.value.values) == ("uq_badges_member_id", (member,))
    assert badges.get(second.id) == second


def test_a_held_badge_is_not_given_to_another(badges: BadgeRepository, make: Factories) -> None:
    """It is taken back first, by somebody who means to; its holder is named."""
    holder, other = make.members(), make.members()
    held = badges.assign(added(badges, make).seen, holder, NOON)
    with pytest.raises(AlreadyTakenError) as refused:
        badges.assign(held.seen, other, NOON)
    assert (refused.value.fields, refused.value.values) == (("member_id",), (holder,))
    assert badges.of_member(holder) == held


def test_a_badge_given_to_its_holder_again_is_issued_again(badges: BadgeRepository, make: Factories) -> None:
    """No conflict with itself."""
    member = make.members()
    held = badges.assign(added(badges, make).seen, member, NOON)
    assert badges.assign(held.seen, member, NOON + timedelta(days=1)).details.issued_at == NOON + timedelta(days=1)


@pytest.mark.parametrize("kind", [BadgeKind.VISITOR, BadgeKind.EVENT])
def test_only_a_members_badge_is_given_to_a_member(badges: BadgeRepository, make: Factories, kind: BadgeKind) -> None:
    """The others are held by a visit or an attendee."""
    badge = added(badges, make, kind=kind)
    with pytest.raises(InvalidValueError) as refused:
        badges.assign(badge.seen, make.members(), NOON)
    assert refused.value.rule == "ck_badges_holder_fits_kind"


def test_a_badge_is_not_given_to_nobody_known(badges: BadgeRepository, make: Factories) -> None:
    """The member must be there."""
    with pytest.raises(MissingReferenceError) as refused:
        badges.assign(added(badges, make).seen, uuid7(), NOON)
    assert refused.value.rule == "fk_badges_member_id"


def test_a_stale_badge_is_given_to_nobody(badges: BadgeRepository, make: Factories) -> None:
    """Whoever gave it away first did."""
    badge = added(badges, make)
    badges.assign(badge.seen, make.members(), NOON)
    with pytest.raises(StaleVersionError):
        badges.assign(badge.seen, make.members(), NOON)


# --- one for another --------------------------------------------------------------------------------------------------


def test_a_lost_badge_is_replaced(badges: BadgeRepository, make: Factories) -> None:
    """The old one is free with its new status, the new one is the member's; both at once."""
    member, lost = make.members(), make.badge_statuses(code="gone", on_scan="refuse")
    old = badges.assign(added(badges, make).seen, member, NOON)
    retired, issued = badges.replace(old.seen, added(badges, make).seen, lost, NOON + timedelta(days=2))
    assert (retired.id, retired.details.badge_status_id, retired.details.member_id) == (old.id, lost, None)
    assert (issued.details.member_id, issued.details.issued_at) == (member, NOON + timedelta(days=2))
    assert badges.of_member(member) == issued


def test_a_replacement_that_somebody_holds_is_refused(badges: BadgeRepository, make: Factories) -> None:
    """And the old badge stays where it was."""
    member, lost = make.members(), make.badge_statuses()
    old = badges.assign(added(badges, make).seen, member, NOON)
    held = badges.assign(added(badges, make).seen, make.members(), NOON)
    with pytest.raises(AlreadyTakenError):
        badges.replace(old.seen, held.seen, lost, NOON)
    assert badges.these([old.id, held.id]) == sorted([old, held], key=lambda record: record.id)


def test_a_replacement_of_another_kind_changes_neither(badges: BadgeRepository, make: Factories) -> None:
    """The rule that refuses the new badge keeps the old one too."""
    old = badges.assign(added(badges, make).seen, make.members(), NOON)
    visitors = added(badges, make, kind=BadgeKind.VISITOR)
    with pytest.raises(InvalidValueError):
        badges.replace(old.seen, visitors.seen, make.badge_statuses(), NOON)
    assert badges.get(old.id) == old


def test_stale_and_missing_badges_are_named(badges: BadgeRepository, make: Factories) -> None:
    """Each of the two, whichever it is."""
    before = added(badges, make)
    old = badges.assign(before.seen, make.members(), NOON)
    status, new = make.badge_statuses(), added(badges, make)
    with pytest.raises(StaleVersionError) as stale:
        badges.replace(before.seen, RecordVersion(new.id, 7), status, NOON)
    assert stale.value.ids == {old.id, new.id}
    with pytest.raises(RecordNotFoundError):
        badges.replace(old.seen, RecordVersion(uuid7(), 1), status, NOON)


def test_what_makes_no_sense_is_no_replacement(badges: BadgeRepository, make: Factories) -> None:
    """A badge by itself, and one that nobody holds."""
    free, other, status = added(badges, make), added(badges, make), make.badge_statuses()
    with pytest.raises(ValueError, match="itself"):
        badges.replace(free.seen, free.seen, status, NOON)
    with pytest.raises(ValueError, match="nobody holds"):
        badges.replace(free.seen, other.seen, status, NOON)


# --- its kind is for good ---------------------------------------------------------------------------------------------


def test_the_kind_of_a_badge_that_nothing_names_can_be_mended(badges: BadgeRepository, make: Factories) -> None:
    """Enrolled wrongly, it is put right."""
    badge = added(badges, make)
    assert badges.edit_many([badge.seen], {"kind": BadgeKind.VISITOR})[0].details.kind is BadgeKind.VISITOR


def test_the_kind_is_fixed_once_a_visit_names_the_badge(badges: BadgeRepository, make: Factories) -> None:
    """Also a visit that is over: what is remembered of it stays true."""
    badge = added(badges, make, kind=BadgeKind.VISITOR)
    make.visitors("closed", badge_id=badge.id)
    with pytest.raises(InUseError) as refused:
        badges.edit_many([badge.seen], {"kind": BadgeKind.MEMBER})
    assert refused.value.rule == "fk_visitors_badge_id_badge_kind"
    assert badges.get(badge.id) == badge


def test_the_kind_is_fixed_once_an_attendee_names_the_badge(badges: BadgeRepository, make: Factories) -> None:
    """As with a visit."""
    badge = added(badges, make, kind=BadgeKind.EVENT)
    open_attendance(make, badge.id)
    with pytest.raises(InUseError) as refused:
        badges.edit_many([badge.seen], {"kind": BadgeKind.VISITOR})
    assert refused.value.rule == "fk_event_attendees_badge_id_badge_kind"
