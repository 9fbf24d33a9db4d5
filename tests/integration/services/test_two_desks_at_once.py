"""Two desks do the same thing at the same moment: it is done once, and the other desk is told."""

import dataclasses
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StaleVersionError
from sentinel_desktop.domain.hand_entries import (
    NewCorrection,
    NewEntry,
    Problem,
    QuestionAnswer,
    Recorded,
    Refused,
    SignedOutTogether,
)
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.open_questions import Answer
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_edits import VisitEdit, edit_of
from sentinel_desktop.domain.visitor_desk import VisitorSigningOut
from sentinel_desktop.domain.visitors import VisitLine
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.visits import VisitsService
from tests.support.factories import Connection, Factories
from tests.support.factories.edges import NOON
from tests.support.hand_entry_room import HandDeskInTest, HandEntryRoom, hand_entry_room
from tests.support.postgres import FreshDatabase
from tests.support.signed_in import signed_in
from tests.support.visitor_desk_room import visitor_desk_room

IN, OUT = Direction.IN, Direction.OUT
HOUR = timedelta(hours=1)
WAIT_S = 20.0
ROUNDS = 5
"""Often enough that both orders come, and few enough to be quick."""

DoneT = TypeVar("DoneT")


def at_once(*acts: Callable[[], DoneT]) -> Sequence[DoneT]:
    """Do each on a thread of its own, all beginning at one moment."""
    together = threading.Barrier(len(acts))

    def run(act: Callable[[], DoneT]) -> DoneT:
        together.wait(WAIT_S)
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result(WAIT_S) for each in [threads.submit(run, act) for act in acts]]


@pytest.fixture
def room(fresh_database: FreshDatabase) -> Iterator[HandEntryRoom]:
    """Return a database with people who work by hand in it."""
    with hand_entry_room(fresh_database()) as room:
        yield room


@pytest.fixture
def desks(room: HandEntryRoom) -> tuple[HandDeskInTest, HandDeskInTest]:
    """Return the desks of two supervisors."""
    return room.desk(AccountRole.SUPERVISOR), room.desk(AccountRole.SUPERVISOR)


def test_the_same_question_is_answered_at_once(
    desks: tuple[HandDeskInTest, HandDeskInTest], room: HandEntryRoom
) -> None:
    """The true time is one correction, whoever was first; the other is told that it changed."""
    for round_ in range(ROUNDS):
        member = room.member(f"Roy {round_}")
        room.passed(member, IN, room.now - 20 * HOUR)
        check_out = room.passed(member, OUT, room.now - 9 * HOUR, method="rollover", witnessed=False)
        room.make.open_questions(member_id=member, checkin_id=check_out, station_id=room.station)
        (question,) = desks[0].questions.waiting()
        given = QuestionAnswer(Answer.CORRECTED, room.now - 12 * HOUR, "Said so")
        done = at_once(*(partial(desk.questions.answer, question, given) for desk in desks))
        assert sorted(type(each).__name__ for each in done) == ["Recorded", "Refused"]
        assert Refused(Problem.CHANGED_MEANWHILE) in done
        assert [row[:2] for row in room.log(member)] == [("in", "badge"), ("out", "correction")]
        assert desks[1].questions.waiting() == []


def test_the_same_passage_is_corrected_at_once(
    desks: tuple[HandDeskInTest, HandDeskInTest], room: HandEntryRoom
) -> None:
    """To two different times: one of them stands, and the other is told."""
    for round_ in range(ROUNDS):
        member = room.member(f"Roy {round_}")
        came = CheckInId(room.passed(member, IN, room.now - 2 * HOUR))
        times = (room.now - 3 * HOUR, room.now - HOUR)
        done = at_once(
            *(
                partial(desk.entries.correct, NewCorrection(came, IN, at, "The clock was wrong"))
                for desk, at in zip(desks, times, strict=True)
            )
        )
        (kept,) = (each for each in done if isinstance(each, Recorded))
        assert Refused(Problem.CHANGED_MEANWHILE) in done
        assert [row[2] for row in room.log(member)] == [kept.at]


def test_the_same_member_is_entered_at_once(desks: tuple[HandDeskInTest, HandDeskInTest], room: HandEntryRoom) -> None:
    """One passage; the other desk hears that they are in, and may be sure all the same."""
    for round_ in range(ROUNDS):
        member = room.member(f"Roy {round_}")
        entry = NewEntry(member, IN, "Badge forgotten")
        done = at_once(*(partial(desk.entries.enter, entry) for desk in desks))
        assert sorted(type(each).__name__ for each in done) == ["Recorded", "Refused"]
        assert len(room.log(member)) == 1


def test_the_same_people_are_signed_out_together_at_once(
    desks: tuple[HandDeskInTest, HandDeskInTest], room: HandEntryRoom
) -> None:
    """Members and a visitor: each leaves once, all by one desk, and the other names them as gone."""
    for round_ in range(ROUNDS):
        members = [room.member(f"Roy {round_} {number}") for number in range(3)]
        for member in members:
            room.passed(member, IN, room.now - 14 * HOUR)
        room.make.visitors(
            "open", checked_in_at=room.now - 14 * HOUR, station_id=room.station, expected_at=None, expires_at=None
        )
        stays = desks[0].stays.long_in()
        assert len(stays) == 4
        done = at_once(*(partial(desk.stays.sign_out_together, stays, "Left unseen") for desk in desks))
        gone = [each for each in done if isinstance(each, SignedOutTogether)]
        assert sorted((len(each.signed_out), len(each.left_meanwhile)) for each in gone) == [(0, 4), (4, 0)]
        assert all(len(room.log(member)) == 2 for member in members)
        assert desks[1].stays.long_in() == []


def test_the_same_visitor_is_signed_out_at_once(owner: Connection, database_url: str, tmp_path: Path) -> None:
    """One desk signs them out; the other says that they are out already."""
    with visitor_desk_room(owner, database_url, tmp_path) as desk:
        for round_ in range(ROUNDS):
            desk.make.visitors("open", last_name=f"Chen {round_}", checked_in_at=desk.now - HOUR)
            (here,) = desk.service.inside.here().visitors
            done = at_once(*[partial(desk.service.inside.sign_out, here)] * 2)
            assert sorted(done) == [VisitorSigningOut.OUT_ALREADY, VisitorSigningOut.SIGNED_OUT]


def test_the_same_visit_is_edited_at_once(owner: Connection, database_url: str) -> None:
    """The first save stands, the second is refused and nothing of it is written."""
    make = Factories(owner)
    with signed_in(owner, database_url, OPERATOR_ROLE, connections=2) as person:
        service = VisitsService(person.open_work, Timings, lambda: NOON, uuid7)
        for round_ in range(ROUNDS):
            line = service.line(make.visitors("open", last_name=f"Chen {round_}"))
            assert line is not None
            edit = edit_of(line.record.details, Timings().zone)
            texts = ("Ring the stores.", "Ring the mess.")
            done = at_once(*(partial(saved, service, line, dataclasses.replace(edit, notes=text)) for text in texts))
            assert sorted(done) == [False, True]
            now = service.line(line.record.id)
            assert now is not None
            assert (now.record.details.notes, now.record.version) == (texts[done.index(True)], line.record.version + 1)


def saved(service: VisitsService, line: VisitLine, edit: VisitEdit) -> bool:
    """Save a visit; false where somebody else's save came first."""
    try:
        assert isinstance(service.save(line.record, edit), VisitLine)
    except StaleVersionError:
        return False
    return True
