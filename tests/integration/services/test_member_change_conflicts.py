"""Changing many members at once while others change them, and what the database refuses: all or nothing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import (
    InvalidValueError,
    MissingReferenceError,
    NotPermittedError,
    StoreRefusedError,
)
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_changes import (
    Archive,
    Changed,
    ChangedMeanwhile,
    GiveTag,
    Grant,
    MemberChange,
    MemberField,
    Restore,
    SetField,
    TakeTag,
    Withdraw,
)
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.members import MemberService
from tests.support.factories import Connection, Factories
from tests.support.factories.edges import NOON
from tests.support.members_office import NOW, TODAY, MembersOffice as Office, members_office
from tests.support.signed_in import signed_in
from tests.support.waiting_locks import WAIT_S, wait_until_somebody_waits


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return a supervisor at work."""
    with members_office(owner, database_url) as office:
        yield office


# --- what others change meanwhile -------------------------------------------------------------------------------------


def test_who_was_changed_meanwhile_is_named_and_nothing_is_done(office: Office) -> None:
    """Left out at a word, the others change."""
    new = office.make.divisions(code="TRG")
    touched = office.make.members(display_name="Tremblay, A.")
    others = office.make.members.many(2)
    preview = office.service.preview(SetField(MemberField.DIVISION, new), [touched, *others])
    office.edit(touched, notes="Called.")
    conflict = office.service.apply(preview, office.person.account_id)
    assert conflict == ChangedMeanwhile(frozenset({touched}), ("Tremblay, A.",))
    assert all(office.record(member).details.division_id != new for member in [touched, *others])
    done = office.service.apply(preview.without(conflict.members), office.person.account_id)
    assert isinstance(done, Changed)
    assert done.count == 2
    assert office.record(touched).details.division_id != new


@pytest.mark.parametrize("kind", ["give", "take", "grant", "renew", "withdraw", "extend"])
def test_a_tag_or_qualification_given_meanwhile_is_a_conflict(office: Office, kind: str) -> None:
    """Whoever gave, took, granted or changed it: the members are named, and nobody else has changed either."""
    make = office.make
    tag, swk = make.tags(name="FTS"), make.qualification_types(name="SWK")
    member, other = make.members.many(2)
    both = [member, other]
    changes: dict[str, MemberChange] = {
        "give": GiveTag(tag),
        "take": TakeTag(tag),
        "grant": Grant(swk, TODAY),
        "renew": Grant(swk, TODAY),
        "withdraw": Withdraw(swk),
        "extend": Withdraw(swk),
    }
    change = changes[kind]
    if kind == "take":
        for each in both:
            make.member_tags(member_id=each, tag_id=tag)
    if kind in {"renew", "withdraw", "extend"}:
        for each in both:
            make.member_qualifications("expired", member_id=each, qualification_type_id=swk)
    preview = office.service.preview(change, both)
    assert preview.count == 2
    meanwhile: dict[str, Callable[[], object]] = {
        "give": lambda: make.member_tags(member_id=member, tag_id=tag),
        "take": lambda: make.connection.execute("DELETE FROM member_tags WHERE member_id = %s", [member]),
        "grant": lambda: make.member_qualifications(member_id=member, qualification_type_id=swk),
        "renew": lambda: office.do(Grant(swk, TODAY - timedelta(days=1)), member),
        "withdraw": lambda: office.do(Withdraw(swk), member),
        "extend": lambda: office.do(Grant(swk, TODAY), member),
    }
    meanwhile[kind]()
    tagged, qualified = office.tagged(tag), office.qualified(swk)
    conflict = office.service.apply(preview, office.person.account_id)
    assert isinstance(conflict, ChangedMeanwhile)
    assert conflict.members == {member}
    assert (office.tagged(tag), office.qualified(swk)) == (tagged, qualified)


@pytest.mark.parametrize("change", ["set", "tag", "grant", "withdraw", "archive", "restore"])
def test_undoing_what_somebody_changed_since_names_them(office: Office, change: str) -> None:
    """Nothing is undone until they are left out; then the others are."""
    make = office.make
    tag, swk, new = make.tags(name="FTS"), make.qualification_types(name="SWK"), make.divisions(code="TRG")
    archived_at = NOON if change == "restore" else None
    touched, other = (make.members(display_name=name, archived_at=archived_at) for name in ("Roy, J.", "Chen, D."))
    if change == "withdraw":
        for each in (touched, other):
            make.member_qualifications(member_id=each, qualification_type_id=swk)
    changes: dict[str, MemberChange] = {
        "set": SetField(MemberField.DIVISION, new),
        "tag": GiveTag(tag),
        "grant": Grant(swk, TODAY),
        "withdraw": Withdraw(swk),
        "archive": Archive(),
        "restore": Restore(),
    }
    step = office.do(changes[change], touched, other).undo
    since: dict[str, Callable[[], object]] = {
        "tag": lambda: office.do(TakeTag(tag), touched),
        "grant": lambda: make.connection.execute(
            "UPDATE member_qualifications SET expires_on = %s, version = version + 1 WHERE member_id = %s",
            [date(2027, 1, 1), touched],
        ),
        "withdraw": lambda: office.do(Grant(swk, TODAY), touched),
    }
    since.get(change, lambda: office.edit(touched, notes="Called."))()
    conflict = office.undo(step)
    assert conflict == ChangedMeanwhile(frozenset({touched}), ("Roy, J.",))
    assert step is not None
    assert office.undo(step.without(conflict.members)) == Changed(1)


@pytest.mark.parametrize("change", ["set", "archive"])
def test_undoing_what_was_done_to_somebody_who_was_deleted_since_names_them(office: Office, change: str) -> None:
    """They have no name any more; the others are as they were once they are left out."""
    new = office.make.divisions(code="TRG")
    gone, other = office.make.members.many(2)
    before = office.record(other).details
    changes: dict[str, MemberChange] = {"set": SetField(MemberField.DIVISION, new), "archive": Archive()}
    step = office.do(changes[change], gone, other).undo
    office.make.connection.execute("DELETE FROM presence WHERE member_id = %s", [gone])
    office.make.connection.execute("DELETE FROM members WHERE id = %s", [gone])
    conflict = office.undo(step)
    assert isinstance(conflict, ChangedMeanwhile)
    assert conflict.members == {gone}
    assert office.record(other).details != before
    assert step is not None
    assert office.undo(step.without(conflict.members)) == Changed(1)
    assert office.record(other).details == before


def test_a_qualification_that_two_grant_at_one_moment_is_granted_once(
    office: Office, owner: Connection, database_url: str
) -> None:
    """Whoever comes second waits for the first, and is told who has it by now."""
    swk, member = office.make.qualification_types(name="SWK"), office.make.members(display_name="Roy, J.")
    preview = office.service.preview(Grant(swk, TODAY), [member])
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as threads:
        Factories(other).member_qualifications(
            member_id=member, qualification_type_id=swk, granted_on=date(2026, 1, 1), expires_on=None
        )
        granting = threads.submit(office.service.apply, preview, office.person.account_id)
        wait_until_somebody_waits(owner)
        other.commit()
        assert granting.result(WAIT_S) == ChangedMeanwhile(frozenset({member}), ("Roy, J.",))
    assert office.qualified(swk) == {member: (date(2026, 1, 1), None)}


def test_somebody_who_passed_since_they_were_signed_out_stays_as_they_are(office: Office) -> None:
    """Undoing an archiving takes back its own check-out and no later one."""
    member = office.make.members()
    office.make.presence("in", member_id=member)
    step = office.do(Archive(), member).undo
    assert step is not None
    later = office.make.checkins(member_id=member, direction="out", occurred_at=NOW + timedelta(hours=1))
    office.make.connection.execute(
        "UPDATE presence SET checkin_id = %s, since = %s WHERE member_id = %s",
        [later, NOW + timedelta(hours=1), member],
    )
    assert office.undo(step) == Changed(1, signed_out=0)
    assert office.state(member) is Direction.OUT


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_value_that_was_deleted_meanwhile_is_refused(office: Office) -> None:
    """One sentence, and nothing changed."""
    new, member = office.make.divisions(code="TRG"), office.make.members()
    preview = office.service.preview(SetField(MemberField.DIVISION, new), [member])
    office.make.connection.execute("DELETE FROM divisions WHERE id = %s", [new])
    with pytest.raises(MissingReferenceError):
        office.service.apply(preview, office.person.account_id)
    assert office.record(member).version == 1


def test_a_qualification_cannot_end_before_it_begins(office: Office) -> None:
    """The database has the last word, whatever a screen lets through."""
    kind, member = office.make.qualification_types(), office.make.members()
    grant = Grant(kind, TODAY, TODAY - timedelta(days=1))
    with pytest.raises(InvalidValueError):
        office.service.apply(office.service.preview(grant, [member]), office.person.account_id)
    assert office.qualified(kind) == {}


def test_nobody_is_signed_out_in_anothers_name(office: Office) -> None:
    """A check-out names the account that signed in; with another's the database refuses all of it."""
    member, stranger = office.make.members(), AccountId(office.make.admin_users())
    office.make.presence("in", member_id=member)
    preview = office.service.preview(Archive(), [member])
    with pytest.raises(StoreRefusedError):
        office.service.apply(preview, stranger)
    assert office.record(member).details.archived_at is None
    assert office.state(member) is Direction.IN


def test_an_operator_changes_nobody(owner: Connection, database_url: str) -> None:
    """The database decides, whatever a screen offers."""
    make = Factories(owner)
    new, member = make.divisions(code="TRG"), make.members()
    with signed_in(owner, database_url, OPERATOR_ROLE) as person:
        service = MemberService(person.open_work, lambda: NOW, uuid7)
        preview = service.preview(SetField(MemberField.DIVISION, new), [member])
        with pytest.raises(NotPermittedError):
            service.apply(preview, person.account_id)
