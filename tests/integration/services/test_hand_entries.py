"""Passages that people enter by hand and correct, on a real database, under the roles of those who do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotPermittedError, NotSignedInError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandActKind
from sentinel_desktop.domain.hand_entries import KeptHere, NewCorrection, NewEntry, Problem, Recorded, Refused
from sentinel_desktop.domain.ids import CheckInId, MemberId
from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date
from sentinel_desktop.domain.sessions import NOBODY
from tests.support.hand_entry_room import HandDeskInTest, HandEntryRoom, hand_entry_room
from tests.support.postgres import FreshDatabase

IN, OUT = Direction.IN, Direction.OUT
HOUR = timedelta(hours=1)
FORGOT = "Badge forgotten"


@pytest.fixture
def room(fresh_database: FreshDatabase) -> Iterator[HandEntryRoom]:
    """Return a database with people who work by hand in it."""
    with hand_entry_room(fresh_database()) as room:
        yield room


@pytest.fixture
def desk(room: HandEntryRoom) -> HandDeskInTest:
    """Return an operator's desk."""
    return room.desk()


@pytest.fixture
def roy(room: HandEntryRoom) -> MemberId:
    """Return a member who never came."""
    return room.member()


def entered(desk: HandDeskInTest, entry: NewEntry) -> Recorded:
    """Enter a passage that must be recorded."""
    outcome = desk.entries.enter(entry)
    assert isinstance(outcome, Recorded)
    return outcome


def test_an_operator_checks_somebody_in(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """Now, by hand, with the reason, in the operator's name and at this station; presence is kept with it."""
    recorded = entered(desk, NewEntry(roy, IN, f"  {FORGOT}\n"))
    assert (recorded.at, recorded.presence.state, recorded.turned) == (room.now, IN, 0)
    row = room.owner.execute(
        "SELECT method, direction, occurred_at, reason, entered_by, station_id, witnessed FROM checkins"
    ).fetchall()
    assert row == [("manual", "in", room.now, FORGOT, desk.person.account_id, room.station, True)]
    assert room.state(roy) == "in"


def test_who_is_in_already_is_not_checked_in_unasked(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """Whoever enters the same direction is told since when, and may be sure; the very same passage is never doubled."""
    since = room.now - HOUR
    room.passed(roy, IN, since)
    assert desk.entries.enter(NewEntry(roy, IN, FORGOT)) == Refused(Problem.ALREADY_SO, since)
    same = NewEntry(roy, IN, FORGOT, at=since, is_sure=True)
    assert desk.entries.enter(same) == Refused(Problem.SAME_PASSAGE, since)
    assert entered(desk, NewEntry(roy, IN, FORGOT, is_sure=True)).presence.state is IN
    assert [row[:2] for row in room.log(roy)] == [("in", "badge"), ("in", "manual")]


def test_somebody_who_never_came_is_out_already(desk: HandDeskInTest, roy: MemberId) -> None:
    """A check-out of somebody who never came is asked about, without a time since when."""
    assert desk.entries.enter(NewEntry(roy, OUT, FORGOT)) == Refused(Problem.ALREADY_SO, None)


def test_a_time_lies_in_the_operational_day(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """An entry may lie as far back as the day began, no further, and not in what is to come."""
    begins = day_start(operational_date(room.now, Timings()), Timings())
    late = NewEntry(roy, IN, FORGOT, at=room.now + timedelta(seconds=1))
    assert desk.entries.enter(late) == Refused(Problem.IN_FUTURE)
    early = NewEntry(roy, IN, FORGOT, at=begins - timedelta(seconds=1))
    assert desk.entries.enter(early) == Refused(Problem.BEFORE_THE_DAY)
    assert entered(desk, NewEntry(roy, IN, FORGOT, at=begins)).at == begins


@pytest.mark.parametrize(
    ("reason", "problem"),
    [("", Problem.WITHOUT_REASON), (" \t\n", Problem.WITHOUT_REASON), ("x" * 10_000, Problem.REASON_TOO_LONG)],
)
def test_a_reason_is_given(desk: HandDeskInTest, roy: MemberId, reason: str, problem: Problem) -> None:
    """An entry and a correction say why, in two hundred characters."""
    assert desk.entries.enter(NewEntry(roy, IN, reason)) == Refused(problem)
    correction = NewCorrection(CheckInId(uuid7()), IN, desk.at, reason)
    assert desk.entries.correct(correction) == Refused(problem)


@pytest.mark.parametrize(
    "reason", ["<b>no</b>", "'; DROP TABLE checkins --", "\u202eabc", "a\u0301 \N{DOOR}", "a\x00b\x07"]
)
def test_a_reason_is_data(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId, reason: str) -> None:
    """Whatever is typed is kept as it is, but for control characters."""
    entered(desk, NewEntry(roy, IN, reason))
    kept = room.owner.execute("SELECT reason FROM checkins").fetchone()
    assert kept == (reason.replace("\x00", "").replace("\x07", ""),)


def test_nobody_is_entered_who_is_not_of_the_unit(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """A member who left the unit, or was never there, is refused."""
    room.owner.execute("UPDATE members SET archived_at = now() WHERE id = %s", [roy])
    assert desk.entries.enter(NewEntry(roy, IN, FORGOT)) == Refused(Problem.NO_SUCH_MEMBER)
    assert desk.entries.enter(NewEntry(MemberId(uuid7()), IN, FORGOT)) == Refused(Problem.NO_SUCH_MEMBER)
    assert desk.entries.person(roy) is None


def test_an_entry_in_the_past_turns_what_follows(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """Who came in the morning without a badge was taken to come at noon: the entry turns that round, and says so."""
    room.passed(roy, IN, room.now - HOUR)
    recorded = entered(desk, NewEntry(roy, IN, FORGOT, at=room.now - 4 * HOUR))
    assert (recorded.turned, recorded.contradicted, recorded.presence.state) == (1, 0, OUT)
    assert [row[:2] for row in room.log(roy)] == [("in", "manual"), ("out", "rederived")]
    assert (room.state(roy), room.count("reviews")) == ("out", 0)


def test_what_contradicts_is_put_up_for_review(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """An asserted passage that now repeats the one before stands as it is, and a person looks at it."""
    later = room.passed(roy, IN, room.now - HOUR, method="manual")
    recorded = entered(desk, NewEntry(roy, IN, FORGOT, at=room.now - 2 * HOUR))
    assert (recorded.turned, recorded.contradicted) == (0, 1)
    assert room.owner.execute("SELECT reason, checkin_id FROM reviews").fetchall() == [("late_arrival", later)]


# --- corrections --------------------------------------------------------------------------------------------------


def correction(of: UUID, at: datetime, direction: Direction = OUT, **more: bool) -> NewCorrection:
    """Return a correction of a check-in."""
    return NewCorrection(CheckInId(of), direction, at, "Asked the member", **more)


def test_a_supervisor_corrects_what_somebody_saw(room: HandEntryRoom, roy: MemberId) -> None:
    """Another row takes the place of the passage, with reason and name; both are in its story."""
    desk = room.desk(AccountRole.SUPERVISOR)
    room.passed(roy, IN, room.now - 4 * HOUR)
    out = room.passed(roy, OUT, room.now - HOUR)
    recorded = desk.entries.correct(correction(out, room.now - 2 * HOUR))
    assert isinstance(recorded, Recorded)
    assert room.log(roy)[-1] == ("out", "correction", room.now - 2 * HOUR)
    story = desk.entries.story(CheckInId(out))
    assert story is not None
    assert [line.check_in.id for line in story.lines] == [out, recorded.check_in_id]
    assert desk.entries.story(recorded.check_in_id) == story
    assert story.was_seen
    assert story.latest.check_in.reason == "Asked the member"
    again = desk.entries.correct(correction(out, room.now - 3 * HOUR))
    assert again == Refused(Problem.CHANGED_MEANWHILE)
    assert desk.entries.story(CheckInId(uuid7())) is None


def test_a_passage_that_never_was_is_voided(room: HandEntryRoom, roy: MemberId) -> None:
    """Nothing stands for it any more, and what follows is derived anew."""
    desk = room.desk(AccountRole.SUPERVISOR)
    mistaken = room.passed(roy, IN, room.now - 4 * HOUR)
    room.passed(roy, OUT, room.now - HOUR)
    recorded = desk.entries.correct(correction(mistaken, room.now, IN, voided=True))
    assert isinstance(recorded, Recorded)
    assert recorded.turned == 1
    assert [row[:2] for row in room.log(roy)] == [("in", "rederived")]
    assert room.state(roy) == "in"


def test_an_operator_corrects_what_nobody_saw_and_nothing_else(
    room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId
) -> None:
    """The database lets an operator give an unseen check-out its true time, and refuses what a reader saw."""
    seen = room.passed(roy, IN, room.now - 9 * HOUR)
    unseen = room.passed(roy, OUT, room.now - HOUR, method="rollover", witnessed=False)
    stories = [desk.entries.story(CheckInId(key)) for key in (seen, unseen)]
    assert [story is not None and story.was_seen for story in stories] == [True, False]
    assert isinstance(desk.entries.correct(correction(unseen, room.now - 2 * HOUR)), Recorded)
    assert desk.entries.correct(correction(seen, room.now - 8 * HOUR, IN)) == Refused(Problem.NOT_ALLOWED)
    assert room.log(roy) == [("in", "badge", room.now - 9 * HOUR), ("out", "correction", room.now - 2 * HOUR)]


def test_a_correction_has_a_time_within_reason(room: HandEntryRoom, roy: MemberId) -> None:
    """Not yet to come, not another week, and not what is recorded already."""
    desk = room.desk(AccountRole.SUPERVISOR)
    out = room.passed(roy, OUT, room.now - HOUR)
    refused = {
        room.now + HOUR: Problem.IN_FUTURE,
        room.now - timedelta(days=8): Problem.OUT_OF_REACH,
        room.now - HOUR: Problem.SAME_PASSAGE,
    }
    for at, problem in refused.items():
        assert desk.entries.correct(correction(out, at)) == Refused(problem)
    gone = correction(uuid7(), room.now - HOUR)
    assert desk.entries.correct(gone) == Refused(Problem.NO_SUCH_PASSAGE)


def test_a_passage_that_is_moved_on_derives_anew_from_where_it_stood(room: HandEntryRoom, roy: MemberId) -> None:
    """Who did not leave at the recorded time was still in at the next scan, which is the way out then."""
    desk = room.desk(AccountRole.SUPERVISOR)
    room.passed(roy, IN, room.now - 8 * HOUR)
    out = room.passed(roy, OUT, room.now - 6 * HOUR)
    room.passed(roy, IN, room.now - 3 * HOUR)
    recorded = desk.entries.correct(correction(out, room.now - HOUR))
    assert isinstance(recorded, Recorded)
    assert recorded.turned == 1
    assert room.log(roy)[1] == ("out", "rederived", room.now - 3 * HOUR)


def test_what_did_not_happen_stays_told_as_it_was(room: HandEntryRoom, roy: MemberId) -> None:
    """Whatever direction and time stand in the form: the row that voids a passage says which one that was."""
    desk = room.desk(AccountRole.SUPERVISOR)
    mistaken = room.passed(roy, IN, room.now - 4 * HOUR)
    recorded = desk.entries.correct(correction(mistaken, room.now, OUT, voided=True))
    assert isinstance(recorded, Recorded)
    assert (recorded.direction, recorded.at) == (IN, room.now - 4 * HOUR)
    kept = room.owner.execute("SELECT direction, occurred_at, voided FROM checkins WHERE method = 'correction'")
    assert kept.fetchall() == [("in", room.now - 4 * HOUR, True)]


def test_an_entry_says_that_nobody_saw_it(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """Where somebody only heard of it: it is the operator's to correct."""
    entered(desk, NewEntry(roy, IN, FORGOT, witnessed=False))
    desk.is_away = True
    desk.entries.enter(NewEntry(roy, OUT, FORGOT, witnessed=False))
    assert room.owner.execute("SELECT witnessed FROM checkins").fetchall() == [(False,)]
    assert [act.payload["witnessed"] for act in desk.acts.kept] == [False]


# --- who may ------------------------------------------------------------------------------------------------------


def test_nobody_enters_without_signing_in(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """Where nobody is signed in nothing is recorded, nor kept here."""
    desk.session = NOBODY
    with pytest.raises(NotSignedInError):
        desk.entries.enter(NewEntry(roy, IN, FORGOT))
    assert (room.count("checkins"), desk.acts.kept) == (0, [])


def test_a_station_alone_enters_nothing(room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId) -> None:
    """Without the right the database refuses, and what it refuses is not kept to be told later."""
    role = room.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [desk.person.account_id]).fetchone()
    assert role is not None
    room.owner.execute(f'REVOKE sentinel_operator FROM "{role[0]}"')
    room.owner.execute(f'GRANT sentinel_desk TO "{role[0]}"')
    with pytest.raises(NotPermittedError):
        desk.entries.enter(NewEntry(roy, IN, FORGOT))
    assert desk.acts.kept == []


def test_nobody_keeps_an_entry_here_whom_the_database_let_enter_nothing(desk: HandDeskInTest, roy: MemberId) -> None:
    """By the rights that were told at the sign-in: what is away now was not a way around them."""
    person = desk.session.person
    assert person is not None
    desk.session = replace(desk.session, person=replace(person, rights=frozenset()))
    desk.is_away = True
    with pytest.raises(StoreUnavailableError):
        desk.entries.enter(NewEntry(roy, IN, FORGOT))
    assert desk.acts.kept == []


# --- while the database is away -----------------------------------------------------------------------------------


def test_an_entry_waits_here_while_the_database_is_away(
    room: HandEntryRoom, desk: HandDeskInTest, roy: MemberId
) -> None:
    """It is kept in the operator's name, with the time it was entered; a reason is asked for all the same."""
    desk.is_away = True
    assert desk.entries.enter(NewEntry(roy, IN, " ")) == Refused(Problem.WITHOUT_REASON)
    assert desk.entries.enter(NewEntry(roy, IN, FORGOT)) == KeptHere(IN, room.now)
    (act,) = desk.acts.kept
    assert (act.kind, act.account_id, act.at) == (HandActKind.ENTER_BY_HAND, desk.person.account_id, room.now)
    assert (act.payload["member"], act.payload["at"], act.payload["reason"]) == (str(roy), None, FORGOT)
