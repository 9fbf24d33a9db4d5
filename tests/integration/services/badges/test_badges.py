"""Badges in the real database, in a supervisor's name: enrolled by tapping, and given from hand to hand."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badge_acts import (
    BadgeDone,
    BadgeOutcome,
    BadgeProblem,
    BadgeRefusal,
    Enrolling,
)
from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.services.badges import BadgeService
from tests.support.badges_office import (
    EVENTS,
    MEMBERS,
    NOW,
    TAPPED,
    VISITORS,
    BadgesOffice,
    badges_office,
    done,
    problem,
    serials,
    tapped,
)
from tests.support.factories import Connection, Factories
from tests.support.signed_in import signed_in


def given_at_once(*gifts: tuple[BadgesOffice, RecordVersion, UUID]) -> list[BadgeOutcome]:
    """Give badges to members, each at an office of its own, all in one moment; return what became of each."""
    with ThreadPoolExecutor(len(gifts)) as threads:
        acts = [threads.submit(at.service.assign, badge, member) for at, badge, member in gifts]
        return [act.result(30) for act in acts]


# --- enrolling --------------------------------------------------------------------------------------------------------


def test_a_tapped_badge_is_enrolled(office: BadgesOffice, owner: Connection) -> None:
    """Active, free, with its printed number; shorter spellings of it are known from then on."""
    assert office.service.obstacle(tapped()) is None
    line = done(office.service.enrol(tapped(), Enrolling(VISITORS, " V-07 ")))
    assert (line.serial, line.kind, line.printed_number) == (TAPPED, VISITORS, "V-07")
    assert (line.on_scan, line.holder, line.last_used_at) == (OnScan.ALLOW, None, None)
    for spelling in (TAPPED, "0063E9AE", "63E9AE"):
        again = office.service.enrol(tapped(spelling), Enrolling(MEMBERS))
        assert again == BadgeRefusal(BadgeProblem.ENROLLED_ALREADY, line)
        assert office.service.obstacle(tapped(spelling)) == again
        assert office.service.with_serial(spelling) == [line]
    assert serials(owner) == [TAPPED]


def test_a_badge_is_enrolled_and_given_in_one(office: BadgesOffice) -> None:
    """Its member has it from this moment on."""
    member = office.make.members(last_name="Roy", display_name="Roy, A.")
    line = done(office.service.enrol(tapped(), Enrolling(MEMBERS, member_id=member)))
    assert line.holder is not None
    assert (line.holder.id, line.holder.since, line.issued_at) == (member, NOW, NOW)


def test_a_badge_that_may_be_mistaken_is_enrolled_only_by_who_was_told(office: BadgesOffice, owner: Connection) -> None:
    """The refusal names the other one, and how much of the number they share."""
    first = done(office.service.enrol(tapped(), Enrolling(MEMBERS)))
    twin = tapped("020063E9AE")
    assert office.service.enrol(twin, Enrolling(MEMBERS)) == BadgeRefusal(BadgeProblem.AMBIGUOUS, first, bits=32)
    done(office.service.enrol(twin, Enrolling(MEMBERS, despite_ambiguity=True)))
    assert serials(owner) == [TAPPED, "020063E9AE"]


def test_a_random_id_is_never_enrolled(office: BadgesOffice, owner: Connection) -> None:
    """Whatever a person wants: at the next tap it would be another one."""
    read = tapped("08A1B2C3", CardFamily.ISO_14443)
    refused = office.service.enrol(read, Enrolling(MEMBERS, despite_ambiguity=True))
    assert problem(refused) is BadgeProblem.RANDOM_ID
    assert serials(owner) == []


def test_two_desks_that_enrol_one_badge_make_one(office: BadgesOffice, owner: Connection) -> None:
    """The second is told which it is, as if it had come later."""

    def new_id_after_another_desk() -> UUID:
        office.badge(serial=TAPPED, kind="event")
        return uuid7()

    service = BadgeService(office.person.open_work, lambda: NOW, new_id_after_another_desk)
    refused = service.enrol(tapped(), Enrolling(MEMBERS))
    assert problem(refused) is BadgeProblem.ENROLLED_ALREADY
    assert isinstance(refused, BadgeRefusal)
    assert refused.badge is not None
    assert refused.badge.kind is EVENTS
    assert serials(owner) == [TAPPED]


def test_a_rule_that_no_refusal_stands_for_is_raised(office: BadgesOffice) -> None:
    """An id that is taken is a fault and no refusal of the badge."""
    taken = office.badge()
    service = BadgeService(office.person.open_work, lambda: NOW, lambda: taken.id)
    with pytest.raises(AlreadyTakenError):
        service.enrol(tapped(), Enrolling(MEMBERS))


def test_a_unit_without_the_programs_own_statuses_enrols_nothing(owner: Connection, database_url: str) -> None:
    """A database that nobody filled with lists: it is said which one is missing, and no badge is made."""
    with signed_in(owner, database_url) as person:
        Factories(owner).badge_statuses(code="chewed")
        refused = BadgeService(person.open_work, lambda: NOW, uuid7).enrol(tapped(), Enrolling(MEMBERS))
    assert refused == BadgeRefusal(BadgeProblem.STATUS_GONE)
    assert serials(owner) == []


def test_the_numbers_of_visitors_badges_run_on(office: BadgesOffice) -> None:
    """From V-01; after the one that was given last, past those that another badge has; a member's has none."""
    service = office.service
    assert [service.next_number(kind) for kind in (VISITORS, EVENTS, MEMBERS)] == ["V-01", "E-01", ""]
    done(service.enrol(tapped("62E30A1B01"), Enrolling(VISITORS, "V-09")))
    assert service.next_number(VISITORS) == "V-10"
    office.badge("visitor", printed_number="v-10")
    done(service.enrol(tapped("62E30A1B02"), Enrolling(VISITORS, "V-09b")))
    assert service.next_number(VISITORS) == "V-10b"
    taken = service.enrol(tapped("62E30A1B03"), Enrolling(VISITORS, "V-10"))
    assert problem(taken) is BadgeProblem.NUMBER_TAKEN
    assert isinstance(taken, BadgeRefusal)
    assert taken.badge is not None
    assert taken.badge.printed_number == "v-10"
    office.badge("visitor", printed_number="V-21")
    done(service.enrol(tapped("62E30A1B04"), Enrolling(VISITORS, "V-20")))
    assert service.next_number(VISITORS) == "V-22"


# --- from hand to hand ------------------------------------------------------------------------------------------------


def test_a_badge_is_given_and_taken_back(office: BadgesOffice) -> None:
    """And either is undone."""
    badge, member = office.badge(), office.make.members()
    given = office.service.assign(badge, member)
    assert done(given).holder is not None
    assert isinstance(given, BadgeDone)
    assert done(office.service.undo(given.undo)).holder is None
    again = done(office.service.assign(office.line(badge.id).seen, member))
    assert done(office.service.unassign(again.seen)).holder is None
    assert problem(office.service.unassign(office.line(badge.id).seen)) is BadgeProblem.NOT_HELD


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": "visitor"}, BadgeProblem.NOT_A_MEMBERS),
        ({"status": "lost"}, BadgeProblem.OUT_OF_SERVICE),
        ({"held": True}, BadgeProblem.HELD),
    ],
)
def test_a_badge_that_cannot_be_given_is_refused(
    office: BadgesOffice, values: dict[str, Any], expected: BadgeProblem
) -> None:
    """One for visitors, one that is out of service, one that somebody else has."""
    status = office.status(values.pop("status", "active"))
    held = {"member_id": office.make.members()} if values.pop("held", False) else {}
    badge = office.badge(badge_status_id=status, **held, **values)
    assert problem(office.service.assign(badge, office.make.members())) is expected


def test_a_member_gets_no_second_badge(office: BadgesOffice) -> None:
    """The refusal names the one they have."""
    member = office.make.members()
    first = office.badge(member_id=member)
    refused = office.service.assign(office.badge(), member)
    assert refused == BadgeRefusal(BadgeProblem.MEMBER_HAS_ONE, office.line(first.id))


def test_who_left_the_unit_gets_no_badge(office: BadgesOffice) -> None:
    """Nor does somebody who never was of it."""
    gone = office.make.members(archived_at=NOW)
    for member in (gone, uuid7()):
        assert problem(office.service.assign(office.badge(), member)) is BadgeProblem.MEMBER_GONE


def test_what_somebody_changed_meanwhile_is_refused(office: BadgesOffice) -> None:
    """And so is what somebody deleted; nothing is changed by either."""
    badge = office.badge()
    done(office.service.describe(badge, MEMBERS, "0017"))
    assert problem(office.service.describe(badge, MEMBERS, "0018")) is BadgeProblem.CHANGED
    assert problem(office.service.assign(badge, office.make.members())) is BadgeProblem.CHANGED
    assert office.line(badge.id).printed_number == "0017"
    assert problem(office.service.unassign(RecordVersion(uuid7(), 1))) is BadgeProblem.GONE


def test_of_two_supervisors_who_give_one_badge_at_once_one_wins(
    office: BadgesOffice, owner: Connection, database_url: str
) -> None:
    """The other hears that somebody changed it; the badge has one holder."""
    badge = office.badge()
    members = [office.make.members(), office.make.members()]
    with badges_office(owner, database_url) as other:
        outcomes = given_at_once((office, badge, members[0]), (other, badge, members[1]))
    won = [outcome for outcome in outcomes if isinstance(outcome, BadgeDone)]
    (lost,) = [outcome for outcome in outcomes if isinstance(outcome, BadgeRefusal)]
    assert len(won) == 1
    assert lost.problem in {BadgeProblem.CHANGED, BadgeProblem.HELD}
    assert office.line(badge.id).holder == done(won[0]).holder


def test_of_two_badges_given_to_one_member_at_once_one_is(
    office: BadgesOffice, owner: Connection, database_url: str
) -> None:
    """The constraint of the database becomes the sentence that the member has one."""
    member = office.make.members()
    badges = [office.badge(), office.badge()]
    with badges_office(owner, database_url) as other:
        outcomes = given_at_once((office, badges[0], member), (other, badges[1], member))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["BadgeDone", "BadgeRefusal"]
    (lost,) = [outcome for outcome in outcomes if isinstance(outcome, BadgeRefusal)]
    assert lost.problem is BadgeProblem.MEMBER_HAS_ONE
