"""Two supervisors at one member, badge or account at one moment: one wins, the other is told, nothing is half done."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import BadgeDetails
from sentinel_desktop.domain.faults import AlreadyTakenError, MissingReferenceError, StaleVersionError
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence.repositories.accounts import AccountRepository
from sentinel_desktop.persistence.repositories.badges import BadgeRepository
from sentinel_desktop.persistence.repositories.members import MemberRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.races import Act, Outcome, at_once, while_uncommitted
from tests.support.repositories.accounts import account_details
from tests.support.repositories.badges import badge_details
from tests.support.repositories.members import member_details

TIMES: Final = 24
order_of_commit = pytest.mark.parametrize("commit", [True, False], ids=["commits", "gives up"])


def one_of(outcomes: list[Outcome]) -> tuple[Outcome, Outcome]:
    """Return who won and who was refused, after making sure that one of each there is."""
    (winner,) = [outcome for outcome in outcomes if outcome.won]
    (loser,) = [outcome for outcome in outcomes if not outcome.won]
    return winner, loser


def new_badge(racing: Engine, make: Factories, **changes: Any) -> Record[BadgeDetails]:  # noqa: ANN401 - details
    """Add a badge."""
    details = badge_details(make, **changes)
    with racing.begin() as connection:
        return BadgeRepository(connection).add(uuid7(), details)


def new_members(racing: Engine, make: Factories, number: int) -> list[Record[MemberDetails]]:
    """Add members."""
    details = [member_details(make) for _ in range(number)]
    with racing.begin() as connection:
        return [MemberRepository(connection).add(uuid7(), each) for each in details]


def assigning(badge: Record[BadgeDetails], member: UUID) -> Act:
    """Return the act that gives a badge to a member."""
    return lambda connection: BadgeRepository(connection).assign(badge.seen, member, NOON)


def adding(repository: type[Any], details: object) -> Act:
    """Return the act that adds a record."""
    return lambda connection: repository(connection).add(uuid7(), details)


def holders(racing: Engine, *badges: Record[BadgeDetails]) -> list[UUID | None]:
    """Return who holds the badges."""
    with racing.connect() as connection:
        return [BadgeRepository(connection).get(badge.id).details.member_id for badge in badges]


# --- badges -----------------------------------------------------------------------------------------------------------


def test_one_badge_to_two_members(racing: Engine, make: Factories) -> None:
    """One of them has it; whoever gave it to the other is told that the badge has changed."""
    members = make.members.many(2)
    for _ in range(TIMES):
        badge = new_badge(racing, make)
        winner, loser = one_of(at_once(racing, *(assigning(badge, member) for member in members)))
        assert isinstance(loser.error, StaleVersionError)
        assert holders(racing, badge) == [winner.value.details.member_id]
        with racing.begin() as connection:
            BadgeRepository(connection).unassign(winner.value.seen)


def test_two_badges_to_one_member(racing: Engine, make: Factories) -> None:
    """The member has one, the other badge stays free."""
    for _ in range(TIMES):
        member, badges = make.members(), [new_badge(racing, make) for _ in range(2)]
        winner, loser = one_of(at_once(racing, *(assigning(badge, member) for badge in badges)))
        assert isinstance(loser.error, AlreadyTakenError)
        assert loser.error.rule == "uq_badges_member_id"
        assert sorted(holders(racing, *badges), key=str) == sorted([None, member], key=str)
        assert winner.value.details.member_id == member


@order_of_commit
def test_a_second_badge_waits_for_the_first(racing: Engine, make: Factories, *, commit: bool) -> None:
    """It is refused when that one is committed, and given when it is not."""
    member, first, second = make.members(), new_badge(racing, make), new_badge(racing, make)
    _, outcome = while_uncommitted(racing, assigning(first, member), assigning(second, member), commit=commit)
    assert outcome.won is not commit
    assert holders(racing, first, second) == ([member, None] if commit else [None, member])


@order_of_commit
def test_a_second_member_waits_for_the_first(racing: Engine, make: Factories, *, commit: bool) -> None:
    """Likewise for one badge."""
    one, other, badge = make.members(), make.members(), new_badge(racing, make)
    _, outcome = while_uncommitted(racing, assigning(badge, one), assigning(badge, other), commit=commit)
    assert outcome.won is not commit
    assert isinstance(outcome.error, StaleVersionError) is commit
    assert holders(racing, badge) == [one if commit else other]


def test_one_serial_enrolled_twice(racing: Engine, make: Factories) -> None:
    """At two desks at once: one badge is there."""
    for _ in range(TIMES):
        details = badge_details(make)
        _, loser = one_of(at_once(racing, *[adding(BadgeRepository, details)] * 2))
        assert isinstance(loser.error, AlreadyTakenError)
        assert (loser.error.rule, loser.error.values) == ("uq_badges_serial", (details.serial,))
        with racing.connect() as connection:
            assert len(BadgeRepository(connection).with_serial(details.serial)) == 1


def test_two_replacements_of_one_badge(racing: Engine, make: Factories) -> None:
    """The member has one of the two new ones, the other is still free."""
    status = make.badge_statuses()
    for _ in range(TIMES):
        member = make.members()
        old, one, other = new_badge(racing, make, member_id=member), new_badge(racing, make), new_badge(racing, make)

        def replacing(new: Record[BadgeDetails], old: Record[BadgeDetails] = old) -> Act:
            return lambda connection: BadgeRepository(connection).replace(old.seen, new.seen, status, NOON)

        _, loser = one_of(at_once(racing, replacing(one), replacing(other)))
        assert isinstance(loser.error, StaleVersionError)
        assert loser.error.ids == {old.id}
        assert sorted(holders(racing, old, one, other), key=str) == sorted([None, None, member], key=str)


def test_one_spare_for_two_lost_badges(racing: Engine, make: Factories) -> None:
    """One member gets it, the other keeps the old badge as it was."""
    status = make.badge_statuses()
    for _ in range(TIMES):
        lost = [new_badge(racing, make, member_id=make.members()) for _ in range(2)]
        spare = new_badge(racing, make)

        def replacing(old: Record[BadgeDetails], new: Record[BadgeDetails] = spare) -> Act:
            return lambda connection: BadgeRepository(connection).replace(old.seen, new.seen, status, NOON)

        outcomes = at_once(racing, *(replacing(old) for old in lost))
        winner, loser = one_of(outcomes)
        assert isinstance(loser.error, StaleVersionError)
        unlucky = lost[outcomes.index(loser)]
        with racing.connect() as connection:
            assert BadgeRepository(connection).get(unlucky.id) == unlucky
        assert holders(racing, spare) == [winner.value[1].details.member_id]


@order_of_commit
def test_a_badge_given_to_a_member_who_is_being_deleted(racing: Engine, make: Factories, *, commit: bool) -> None:
    """It waits: the member is gone, or is still there and has it."""
    (member,) = new_members(racing, make, 1)
    badge = new_badge(racing, make)
    _, outcome = while_uncommitted(
        racing,
        lambda connection: MemberRepository(connection).delete(member.seen),
        assigning(badge, member.id),
        commit=commit,
    )
    assert isinstance(outcome.error, MissingReferenceError) is commit
    assert holders(racing, badge) == [None if commit else member.id]


# --- members ----------------------------------------------------------------------------------------------------------


def test_one_service_number_twice(racing: Engine, make: Factories) -> None:
    """One member has it, and one presence."""
    for _ in range(TIMES):
        details = member_details(make)
        _, loser = one_of(at_once(racing, *[adding(MemberRepository, details)] * 2))
        assert isinstance(loser.error, AlreadyTakenError)
        assert loser.error.rule == "uq_members_service_number"
        with racing.connect() as connection:
            assert MemberRepository(connection).find_by_service_number(details.service_number) is not None


def test_two_members_renumbered_to_one_number(racing: Engine, make: Factories) -> None:
    """One edit is saved, the other refused whole."""
    for _ in range(TIMES):
        members, wanted = new_members(racing, make, 2), member_details(make).service_number

        def renumbering(member: Record[MemberDetails], number: str = wanted) -> Act:
            changed = replace(member.details, service_number=number, notes="renumbered")
            return lambda connection: MemberRepository(connection).edit(member.seen, changed)

        outcomes = at_once(racing, *(renumbering(member) for member in members))
        _, loser = one_of(outcomes)
        assert isinstance(loser.error, AlreadyTakenError)
        unlucky = members[outcomes.index(loser)]
        with racing.connect() as connection:
            assert MemberRepository(connection).get(unlucky.id) == unlucky


def test_archiving_against_an_edit(racing: Engine, make: Factories) -> None:
    """The member is either archived or edited, never both of one version."""
    for _ in range(TIMES):
        (member,) = new_members(racing, make, 1)
        edited = replace(member.details, notes="edited")
        outcomes = at_once(
            racing,
            lambda connection: MemberRepository(connection).archive([member.seen], NOON),  # noqa: B023 - run here
            lambda connection: MemberRepository(connection).edit(member.seen, edited),  # noqa: B023 - run here
        )
        winner, loser = one_of(outcomes)
        assert isinstance(loser.error, StaleVersionError)
        with racing.connect() as connection:
            now = MemberRepository(connection).get(member.id)
        assert now.version == 2
        assert (now.details.archived_at is None, now.details.notes) == (
            (True, "edited") if winner is outcomes[1] else (False, "")
        )


def test_bulk_edits_of_overlapping_members_end(racing: Engine, make: Factories) -> None:
    """Named in opposite orders they wait for each other in no ring: one is whole, the other names the common ones."""
    for _ in range(TIMES):
        members = [record.seen for record in new_members(racing, make, 9)]
        first, second = members[:6], members[:2:-1]
        outcomes = at_once(
            racing,
            lambda connection: MemberRepository(connection).edit_many(first, {"notes": "first"}),  # noqa: B023 - run here
            lambda connection: MemberRepository(connection).edit_many(second, {"notes": "second"}),  # noqa: B023 - run here
        )
        _, loser = one_of(outcomes)
        assert isinstance(loser.error, StaleVersionError)
        assert loser.error.ids == {seen.id for seen in members[3:6]}
        with racing.connect() as connection:
            notes = [MemberRepository(connection).get(seen.id).details.notes for seen in members]
        assert notes == (["first"] * 6 + [""] * 3 if outcomes[0].won else [""] * 3 + ["second"] * 6)


def test_a_save_lets_a_scan_pass(racing: Engine, make: Factories) -> None:
    """What only names the member and the badge does not wait for supervisors who save them, one or many at once."""
    members, station = new_members(racing, make, 2), make.stations()
    badge = new_badge(racing, make, member_id=members[0].id)
    with racing.connect() as saving:
        repository = MemberRepository(saving)
        renamed = repository.edit(members[0].seen, replace(members[0].details, last_name="Vance", notes="edited"))
        repository.archive([renamed.seen, members[1].seen], NOON)
        BadgeRepository(saving).edit(badge.seen, replace(badge.details, printed_number="17"))
        for member in members:
            make.scans("checked in", badge_id=badge.id, member_id=member.id, station_id=station)
            make.checkins(member_id=member.id, badge_id=badge.id)


# --- accounts ---------------------------------------------------------------------------------------------------------


def test_one_username_twice(racing: Engine, make: Factories) -> None:
    """However the two are written."""
    for _ in range(TIMES):
        details = account_details(make)
        shouted = replace(account_details(make), username=details.username.upper())
        _, loser = one_of(at_once(racing, adding(AccountRepository, details), adding(AccountRepository, shouted)))
        assert isinstance(loser.error, AlreadyTakenError)
        assert (loser.error.rule, loser.error.fields) == ("uq_admin_users_username_key", ("username",))
        with racing.connect() as connection:
            assert AccountRepository(connection).named(details.username) is not None


def test_two_accounts_of_one_member(racing: Engine, make: Factories) -> None:
    """The member has one."""
    for _ in range(TIMES):
        member = make.members()
        acts = [adding(AccountRepository, account_details(make, member_id=member)) for _ in range(2)]
        winner, loser = one_of(at_once(racing, *acts))
        assert isinstance(loser.error, AlreadyTakenError)
        assert loser.error.rule == "uq_admin_users_member_id"
        with racing.connect() as connection:
            assert AccountRepository(connection).of_member(member) == winner.value
