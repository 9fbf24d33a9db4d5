"""The line is cut between a commit and its answer: whoever does it again finds it done, once, and no stranger's."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.badge_acts import BadgeDone, BadgeProblem, Enrolling, StatusGiven
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StaleVersionError, StoreUnavailableError
from sentinel_desktop.domain.hand_entries import NewCorrection, Problem, QuestionAnswer, Recorded, Refused
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.open_questions import Answer
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_edits import VisitEdit, edit_of
from sentinel_desktop.domain.visit_files import VisitPlan
from sentinel_desktop.domain.visitors import VisitLine, VisitPurpose
from sentinel_desktop.persistence.seeds import seed_lists
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.badges import BadgeService
from sentinel_desktop.services.visit_files import VisitFilesService
from sentinel_desktop.services.visits import VisitsService
from tests.support.badges_office import NOW, BadgesOffice, badges_office, done, problem, tapped
from tests.support.factories import Connection
from tests.support.hand_entry_room import HandDeskInTest, HandEntryRoom, hand_entry_room
from tests.support.postgres import FreshDatabase
from tests.support.signed_in import SignedInPerson, signed_in
from tests.support.unheard_commits import CutLine

OUT = Direction.OUT
HOUR = timedelta(hours=1)
ResultT = TypeVar("ResultT")


def unheard(line: CutLine, act: Callable[[], ResultT]) -> ResultT:
    """Do something whose answer is lost, and then again; return what came of the second time."""
    line.lose_the_next()
    with pytest.raises(StoreUnavailableError):
        act()
    return act()


# --- badges -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[BadgesOffice]:
    """Return a supervisor at the badges."""
    with badges_office(owner, database_url) as office:
        yield office


@pytest.fixture
def badges(office: BadgesOffice) -> tuple[BadgeService, CutLine]:
    """Return the service at a line that can be cut, and the line."""
    line = CutLine(office.person.engine)
    return BadgeService(line.open_work, lambda: NOW, uuid7), line


def test_a_badge_is_given_and_taken_back_once(office: BadgesOffice, badges: tuple[BadgeService, CutLine]) -> None:
    """Done again it is done; without an undo, because nobody knows whose it would undo."""
    service, line = badges
    member, free = office.make.members(), office.badge()
    given = done(unheard(line, lambda: service.assign(free, member)))
    assert (given.holder is not None and given.holder.id, given.version) == (member, 2)
    back = done(unheard(line, lambda: service.unassign(given.seen)))
    assert (back.holder, back.version) == (None, 3)


def test_a_badge_is_lost_once_and_described_once(office: BadgesOffice, badges: tuple[BadgeService, CutLine]) -> None:
    """With its reason; one that another reason was given for meanwhile was changed by somebody else."""
    service, line = badges
    seen = office.badge("held")
    lost = StatusGiven(office.status("lost"), "Left on a bus", take_back=True)
    gone = done(unheard(line, lambda: service.give_status(seen, lost)))
    assert (gone.holder, gone.status_reason, gone.version) == (None, "Left on a bus", 2)
    assert problem(service.give_status(seen, replace(lost, reason="Stolen"))) is BadgeProblem.CHANGED
    named = done(unheard(line, lambda: service.describe(gone.seen, BadgeKind.EVENT, "E-7")))
    assert (named.kind, named.printed_number, named.version) == (BadgeKind.EVENT, "E-7", 3)


def test_a_badge_is_enrolled_once(office: BadgesOffice, badges: tuple[BadgeService, CutLine]) -> None:
    """Tapped again, it is named with whoever has it."""
    service, line = badges
    member = office.make.members()
    enrolling = Enrolling(BadgeKind.MEMBER, "0042", member)
    assert problem(unheard(line, lambda: service.enrol(tapped(), enrolling))) is BadgeProblem.ENROLLED_ALREADY
    (first,) = service.with_serial(tapped().serial)
    assert first.holder is not None
    assert first.holder.id == member


def holder_of(line: BadgeLine) -> UUID | None:
    """Return who holds a badge."""
    return None if line.holder is None else line.holder.id


@pytest.mark.parametrize("is_spare", [False, True])
def test_a_badge_is_replaced_once(
    office: BadgesOffice, badges: tuple[BadgeService, CutLine], *, is_spare: bool
) -> None:
    """By a new one or by one that is enrolled; without an undo, because nobody knows whose it would undo."""
    service, line = badges
    old, new = office.badge("held"), tapped()
    holder = office.line(old.id).holder
    assert holder is not None
    if is_spare:
        done(service.enrol(new, Enrolling(BadgeKind.MEMBER)))
    damaged = StatusGiven(office.status("damaged"), "Bent")
    wanted = Enrolling(BadgeKind.MEMBER, "0043", holder.id)
    again = unheard(line, lambda: service.replace(old, new, damaged, wanted))
    assert isinstance(again, BadgeDone), again
    assert again.undo == ()
    assert (done(again).serial, holder_of(done(again))) == (new.serial, holder.id)
    assert (office.line(old.id).holder, office.line(old.id).status_reason) == (None, "Bent")


def test_what_another_desk_did_is_no_replacement(office: BadgesOffice, badges: tuple[BadgeService, CutLine]) -> None:
    """The same status for the same reason, but this badge is somebody else's, or nobody's, or the reason is another."""
    service, _ = badges
    old, new, other = office.badge("held"), tapped(), office.make.members()
    holder = office.line(old.id).holder
    assert holder is not None
    damaged = StatusGiven(office.status("damaged"), "Bent", take_back=True)
    done(service.give_status(old, damaged))
    wanted = Enrolling(BadgeKind.MEMBER, "0043", holder.id)
    assert problem(service.replace(old, new, damaged, wanted)) is BadgeProblem.CHANGED
    done(service.enrol(new, Enrolling(BadgeKind.MEMBER, member_id=other)))
    assert problem(service.replace(old, new, damaged, wanted)) is BadgeProblem.CHANGED
    assert problem(service.replace(old, new, damaged, replace(wanted, member_id=None))) is BadgeProblem.CHANGED
    (spare,) = service.with_serial(new.serial)
    done(service.unassign(spare.seen))
    (spare,) = service.with_serial(new.serial)
    done(service.assign(spare.seen, holder.id))
    third = tapped("010063E9AF")
    done(service.enrol(third, Enrolling(BadgeKind.MEMBER)))
    assert problem(service.replace(old, third, damaged, wanted)) is BadgeProblem.CHANGED
    stolen = replace(damaged, reason="Stolen")
    assert problem(service.replace(old, new, stolen, wanted)) is BadgeProblem.CHANGED
    assert holder_of(done(service.replace(old, new, damaged, wanted))) == holder.id


# --- passages and questions -------------------------------------------------------------------------------------------


@pytest.fixture
def room(fresh_database: FreshDatabase) -> Iterator[HandEntryRoom]:
    """Return a database with people who work by hand in it."""
    with hand_entry_room(fresh_database()) as room:
        yield room


@pytest.fixture
def supervisor(room: HandEntryRoom) -> tuple[HandDeskInTest, CutLine]:
    """Return a supervisor's desk at a line that can be cut, and the line."""
    desk = room.desk(AccountRole.SUPERVISOR)
    line = CutLine(desk.person.engine)
    desk.open_by(line.open_work)
    return desk, line


@pytest.mark.parametrize("voided", [False, True])
def test_a_passage_is_corrected_once(
    room: HandEntryRoom, supervisor: tuple[HandDeskInTest, CutLine], *, voided: bool
) -> None:
    """Nobody is told that somebody else changed it; another correction of the same passage is told so."""
    desk, line = supervisor
    roy = room.member()
    wrong = CheckInId(room.passed(roy, OUT, room.now - HOUR))
    correction = NewCorrection(wrong, OUT, room.now - 2 * HOUR, "Left with the others", voided)
    recorded = unheard(line, lambda: desk.entries.correct(correction))
    assert isinstance(recorded, Recorded)
    assert room.count("checkins") == 2
    other = replace(correction, reason="Somebody said so")
    assert desk.entries.correct(other) == Refused(Problem.CHANGED_MEANWHILE)


@pytest.mark.parametrize("answer", list(Answer))
def test_a_question_is_answered_once(
    room: HandEntryRoom, supervisor: tuple[HandDeskInTest, CutLine], answer: Answer
) -> None:
    """With the true time, as right, or as not known; another answer, or another person's, finds it answered."""
    desk, line = supervisor
    roy = room.member()
    room.passed(roy, Direction.IN, room.now - 5 * HOUR)
    closed = room.passed(roy, OUT, room.now - HOUR, method="lockup", witnessed=False)
    room.make.open_questions(member_id=roy, checkin_id=closed, station_id=room.station)
    (question,) = desk.questions.waiting()
    is_corrected = answer is Answer.CORRECTED
    given = QuestionAnswer(answer, *((room.now - 2 * HOUR, "Saw them leave") if is_corrected else ()))
    recorded = unheard(line, lambda: desk.questions.answer(question, given))
    assert isinstance(recorded, Recorded) if is_corrected else recorded is None
    assert room.count("checkins") == (3 if is_corrected else 2)
    somebody_else = room.desk(AccountRole.SUPERVISOR)
    assert somebody_else.questions.answer(question, given) == Refused(Problem.CHANGED_MEANWHILE)
    other = next(each for each in Answer if each not in {answer, Answer.CORRECTED})
    assert desk.questions.answer(question, QuestionAnswer(other)) == Refused(Problem.CHANGED_MEANWHILE)


# --- visits -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def person(owner: Connection, database_url: str) -> Iterator[SignedInPerson]:
    """Return an operator in a unit with its lists."""
    seed_lists(database_url)
    with signed_in(owner, database_url, OPERATOR_ROLE) as person:
        yield person


@pytest.fixture
def visits(person: SignedInPerson) -> tuple[VisitsService, CutLine]:
    """Return the service at a line that can be cut, and the line."""
    line = CutLine(person.engine)
    return VisitsService(line.open_work, Timings, lambda: NOW, uuid7), line


def expected(visits: VisitsService, name: str = "Vance") -> VisitEdit:
    """Return what is typed of somebody who comes today."""
    kind = next(each.id for each in visits.choices().types if each.code == "museum")
    return VisitEdit(
        last_name=name, purpose=VisitPurpose.MUSEUM, visit_type_id=kind, expected="2026-11-24 19:30", notes="By taxi"
    )


def test_an_announced_visit_is_there_once(owner: Connection, visits: tuple[VisitsService, CutLine]) -> None:
    """Saved again it is the same one; the next one of the same name, announced on purpose, is another."""
    service, line = visits
    edit = expected(service)
    first = unheard(line, lambda: service.expect(edit))
    assert isinstance(first, VisitLine)
    assert owner.execute("SELECT count(*) FROM visitors").fetchall() == [(1,)]
    second = service.expect(edit)
    assert isinstance(second, VisitLine)
    assert second.record.id != first.record.id


def test_an_edited_visit_is_saved_once(visits: tuple[VisitsService, CutLine]) -> None:
    """No two versions are put side by side that are one; over another's version it is somebody else's as ever."""
    service, line = visits
    made = service.expect(expected(service))
    assert isinstance(made, VisitLine)
    edit = replace(edit_of(made.record.details, Timings().zone), notes="Ring first")
    saved = unheard(line, lambda: service.save(made.record, edit))
    assert isinstance(saved, VisitLine)
    assert (saved.record.version, saved.record.details.notes) == (2, "Ring first")
    with pytest.raises(StaleVersionError):
        service.save(made.record, replace(edit, notes="Ring twice"))


def test_visitors_from_a_file_are_expected_once(owner: Connection, person: SignedInPerson, tmp_path: Path) -> None:
    """The file that is taken again says that they are known."""
    line = CutLine(person.engine)
    service = VisitFilesService(line.open_work, Timings, lambda: NOW, uuid7)
    path = tmp_path / "visitors.csv"
    path.write_text("Last name,Date,Time,Type\nVance,2026-11-25,13:30,Museum\nJoshi,2026-11-25,,\n", encoding="utf-8")
    plan = service.plan(path)
    assert isinstance(plan, VisitPlan)
    line.lose_the_next()
    with pytest.raises(StoreUnavailableError):
        service.add(plan)
    again = service.plan(path)
    assert isinstance(again, VisitPlan)
    assert (len(plan.added) + len(plan.faulty), len(again.added), again.known) == (2, 0, len(plan.added))
    assert owner.execute("SELECT count(*) FROM visitors").fetchall() == [(len(plan.added),)]
