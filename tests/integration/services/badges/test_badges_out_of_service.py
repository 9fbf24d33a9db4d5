"""Badges in the real database that are lost, damaged or put away: the reason is kept, another takes their place."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badge_acts import (
    BadgeDone,
    BadgeProblem,
    BadgeRefusal,
    Enrolling,
    StatusGiven,
)
from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.faults import InvalidValueError
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.services.badges import BadgeService
from tests.support.badges_office import (
    EVENTS,
    MEMBERS,
    NOW,
    TAPPED,
    VISITORS,
    BadgesOffice,
    done,
    problem,
    serials,
    tapped,
)
from tests.support.factories import Connection

HOUR = timedelta(hours=1)


def test_a_lost_badge_keeps_its_reason_and_its_holder(office: BadgesOffice) -> None:
    """Until it is taken back or replaced; a status that refuses at the reader needs a reason."""
    badge = office.badge(member_id=office.make.members())
    lost = office.status("lost")
    assert problem(office.service.give_status(badge, StatusGiven(lost, "  "))) is BadgeProblem.REASON_MISSING
    line = done(office.service.give_status(badge, StatusGiven(lost, " left on the train ")))
    assert (line.on_scan, line.status_reason) == (OnScan.REFUSE, "left on the train")
    assert line.holder is not None
    back = done(office.service.reactivate(line.seen))
    assert (back.on_scan, back.status_reason) == (OnScan.ALLOW, "")


def test_a_decommissioned_badge_is_taken_back(office: BadgesOffice) -> None:
    """Where the person says so."""
    badge = office.badge(member_id=office.make.members(), issued_at=NOW)
    given = StatusGiven(office.status("decommissioned"), "worn out", take_back=True)
    line = done(office.service.give_status(badge, given))
    assert (line.holder, line.issued_at) == (None, None)


@pytest.mark.parametrize("enrolled", [False, True])
def test_a_badge_is_replaced_in_one(office: BadgesOffice, owner: Connection, enrolled: bool) -> None:  # noqa: FBT001 - a case
    """The member has the new one, enrolled now or before; the old one is lost; undone, all is as it was."""
    member = office.make.members()
    old = office.badge(member_id=member, issued_at=NOW - HOUR)
    if enrolled:
        office.badge(serial=TAPPED)
    given = StatusGiven(office.status("lost"), "left on the train")
    outcome = office.service.replace(old, tapped(), given, Enrolling(MEMBERS, "0018"))
    new = done(outcome)
    assert new.serial == TAPPED
    assert new.holder is not None
    assert (new.holder.id, new.issued_at) == (member, NOW)
    before = office.line(old.id)
    assert (before.holder, before.on_scan, before.status_reason) == (None, OnScan.REFUSE, "left on the train")

    assert isinstance(outcome, BadgeDone)
    undone = done(office.service.undo(outcome.undo))
    assert undone.id == old.id
    assert undone.holder is not None
    assert (undone.holder.id, undone.on_scan, undone.status_reason) == (member, OnScan.ALLOW, "")
    assert (TAPPED in serials(owner)) is enrolled


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("itself", BadgeProblem.SAME_BADGE),
        ("held", BadgeProblem.HELD),
        ("visitor", BadgeProblem.NOT_A_MEMBERS),
        ("lost", BadgeProblem.OUT_OF_SERVICE),
        ("random", BadgeProblem.RANDOM_ID),
        ("reason", BadgeProblem.REASON_MISSING),
        ("free", BadgeProblem.NOT_HELD),
        ("archived", BadgeProblem.MEMBER_GONE),
    ],
)
def test_what_replaces_no_badge_is_refused(office: BadgesOffice, case: str, expected: BadgeProblem) -> None:
    """And the old badge stays as it is."""
    member = office.make.members(archived_at=NOW if case == "archived" else None)
    old = office.badge(serial="62E3086CED", member_id=None if case == "free" else member)
    others: dict[str, dict[str, Any]] = {
        "held": {"member_id": office.make.members()},
        "visitor": {"kind": "visitor"},
        "lost": {"badge_status_id": office.status("lost")},
    }
    if case in others:
        office.badge(serial=TAPPED, **others[case])
    read = {"itself": tapped("62E3086CED"), "random": tapped("08A1B2C3", CardFamily.ISO_14443)}.get(case, tapped())
    given = StatusGiven(office.status("lost"), "" if case == "reason" else "gone")
    before = office.line(old.id)
    assert problem(office.service.replace(old, read, given, Enrolling(MEMBERS))) is expected
    assert office.line(old.id) == before


def test_a_badge_that_is_changed_while_it_is_replaced_is_not(office: BadgesOffice, owner: Connection) -> None:
    """Another desk was first by a moment: the new one is neither enrolled nor given."""
    old = office.badge(member_id=office.make.members())

    def new_id_after_another_desk() -> UUID:
        done(office.service.describe(old, MEMBERS, "0017"))
        return uuid7()

    service = BadgeService(office.person.open_work, lambda: NOW, new_id_after_another_desk)
    given = StatusGiven(office.status("lost"), "left on the train")
    assert problem(service.replace(old, tapped(), given, Enrolling(MEMBERS))) is BadgeProblem.CHANGED
    line = office.line(old.id)
    assert (line.version, line.printed_number, line.on_scan) == (2, "0017", OnScan.ALLOW)
    assert line.holder is not None
    assert TAPPED not in serials(owner)


@pytest.mark.parametrize("reason", ["", "left on the train"])
def test_a_status_that_was_deleted_meanwhile_is_given_to_no_badge(
    office: BadgesOffice, owner: Connection, reason: str
) -> None:
    """Whether its own rule is asked for, or only the database sees that it is not there."""
    badge, status = office.badge(), office.make.badge_statuses("refusing", code="chewed")
    owner.execute("DELETE FROM badge_statuses WHERE id = %s", [status])
    before = office.line(badge.id)
    assert office.service.give_status(badge, StatusGiven(status, reason)) == BadgeRefusal(BadgeProblem.STATUS_GONE)
    assert office.line(badge.id) == before


def test_a_number_that_no_database_keeps_is_no_refusal_of_the_badge(office: BadgesOffice) -> None:
    """Half of a character, as another program's clipboard may have it: the database's own sentence is told."""
    badge = office.badge(printed_number="0017")
    with pytest.raises(InvalidValueError):
        office.service.describe(badge, MEMBERS, "0018\ud800")
    assert office.line(badge.id).printed_number == "0017"


def test_a_wrong_number_and_a_wrong_kind_are_mended(office: BadgesOffice) -> None:
    """As long as nobody holds the badge and nothing names it as of its kind."""
    badge = office.badge()
    line = done(office.service.describe(badge, VISITORS, "V-20"))
    assert (line.kind, line.printed_number) == (VISITORS, "V-20")
    office.make.visitors("open", badge_id=line.id)
    assert problem(office.service.describe(line.seen, EVENTS, "E-1")) is BadgeProblem.IN_USE
    held = office.badge(member_id=office.make.members())
    assert problem(office.service.describe(held, VISITORS, "V-21")) is BadgeProblem.HELD


def test_an_undone_enrolment_deletes_the_badge_unless_it_was_used(office: BadgesOffice, owner: Connection) -> None:
    """The ledger of scans keeps what it names."""
    first = office.service.enrol(tapped(), Enrolling(MEMBERS))
    assert isinstance(first, BadgeDone)
    assert office.service.undo(first.undo) == BadgeDone(None)
    assert serials(owner) == []
    second = office.service.enrol(tapped(), Enrolling(MEMBERS))
    assert isinstance(second, BadgeDone)
    office.make.scans(badge_id=done(second).id)
    assert problem(office.service.undo(second.undo)) is BadgeProblem.IN_USE


def test_a_badge_keeps_its_own_number(office: BadgesOffice) -> None:
    """Saved as it was, it is not in its own way; another one with its number is."""
    badge = office.badge(kind="visitor", printed_number="V-01")
    assert done(office.service.describe(badge, VISITORS, "V-01")).printed_number == "V-01"
    other = office.badge(kind="visitor", printed_number="V-02")
    assert problem(office.service.describe(other, VISITORS, "v-01")) is BadgeProblem.NUMBER_TAKEN


def test_two_badges_of_members_may_have_one_number(office: BadgesOffice) -> None:
    """A replacement may well be printed with the number of the badge that was lost."""
    office.badge(printed_number="0017")
    assert done(office.service.describe(office.badge(), MEMBERS, "0017")).printed_number == "0017"


def test_an_undo_gives_no_number_to_two_badges(office: BadgesOffice) -> None:
    """The number that a badge had may be printed on another one by now: that one is named, and nothing is undone."""
    badge = office.badge(kind="visitor", printed_number="V-01")
    mended = office.service.describe(badge, VISITORS, "V-02")
    assert isinstance(mended, BadgeDone)
    other = office.badge(kind="visitor", printed_number="V-01")
    refused = office.service.undo(mended.undo)
    assert refused == BadgeRefusal(BadgeProblem.NUMBER_TAKEN, office.line(other.id))
    assert office.line(badge.id).printed_number == "V-02"


def test_an_undo_gives_no_badge_to_who_left_the_unit(office: BadgesOffice, owner: Connection) -> None:
    """Who held it when it was taken back may be archived by now."""
    member = office.make.members()
    taken_back = office.service.unassign(office.badge(member_id=member))
    assert isinstance(taken_back, BadgeDone)
    owner.execute("UPDATE members SET archived_at = %s WHERE id = %s", [NOW, member])
    assert problem(office.service.undo(taken_back.undo)) is BadgeProblem.MEMBER_GONE
    assert done(taken_back).holder is None


def test_what_was_done_once_is_not_called_done_after_others_changed_it(office: BadgesOffice) -> None:
    """Only the very next version may be one's own whose answer was lost."""
    badge = office.badge()
    numbered = done(office.service.describe(badge, MEMBERS, "0017"))
    done(office.service.give_status(numbered.seen, StatusGiven(office.status("lost"), "gone")))
    assert problem(office.service.describe(badge, MEMBERS, "0017")) is BadgeProblem.CHANGED


def test_a_badge_that_is_put_away_elsewhere_and_stays_held_is_not_called_taken_back(office: BadgesOffice) -> None:
    """Another desk gave the same status with the same words, and left it with its member."""
    badge, lost = office.badge(member_id=office.make.members()), StatusGiven(office.status("lost"), "gone")
    assert done(office.service.give_status(badge, lost)).holder is not None
    assert problem(office.service.give_status(badge, replace(lost, take_back=True))) is BadgeProblem.CHANGED
