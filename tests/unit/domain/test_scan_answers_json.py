"""Answers as JSON: the keys others read, and that nothing is lost on the way."""

import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, VisitorCard
from sentinel_desktop.domain.scan_answers_json import AnswerJsonError, answer_from_json, answer_to_json
from sentinel_desktop.domain.scans import ScanAnswer

cards = st.builds(
    MemberCard,
    id=st.uuids().map(MemberId),
    display_name=st.text(),
    rank=st.text(),
    last_name=st.text(),
    first_name=st.text(),
    division=st.text(),
)
instants = st.datetimes(datetime(1970, 1, 2), datetime(2999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are given without their zone
answers = st.builds(
    ScanAnswer,
    scan_id=st.uuids().map(ScanId),
    serial=st.text("0123456789ABCDEF", min_size=6, max_size=20),
    outcome=st.sampled_from(Outcome),
    occurred_at=instants,
    direction=st.none() | st.sampled_from(Direction),
    first_outcome=st.none() | st.sampled_from(Outcome),
    member=st.none() | cards,
    waiting=st.booleans(),
    visitor=st.none() | st.builds(VisitorCard, st.uuids(), st.text()),
    attendee=st.none() | st.builds(AttendeeCard, st.uuids(), st.text(), st.text(), instants, instants),
    badge_number=st.text(),
    question=st.booleans(),
)

A_MINUTE_EAST = timezone(timedelta(hours=5, minutes=30))
ANSWER = ScanAnswer(
    scan_id=ScanId(uuid.UUID("01890000-0000-7000-8000-000000000001")),
    serial="62E3086CED",
    outcome=Outcome.REPEAT,
    occurred_at=datetime(2026, 3, 2, 17, 30, tzinfo=A_MINUTE_EAST),
    direction=Direction.IN,
    first_outcome=Outcome.CHECKED_IN,
    member=MemberCard(MemberId(uuid.UUID(int=1)), "PO2 Tremblay, A.", "PO2", "Tremblay", "Alix", "DECK"),
    waiting=True,
)


@given(answers)
def test_an_answer_comes_back_as_it_went(answer: ScanAnswer) -> None:
    """Any answer survives being written as JSON text and read again."""
    assert answer_from_json(json.loads(json.dumps(answer_to_json(answer)))) == answer


def test_the_keys_are_those_that_others_read() -> None:
    """The keys and the spelling of every value are fixed; a time is in UTC."""
    assert answer_to_json(ANSWER) == {
        "outcome": "repeat",
        "direction": "in",
        "scan_id": "01890000-0000-7000-8000-000000000001",
        "serial": "62E3086CED",
        "member": {
            "id": "00000000-0000-0000-0000-000000000001",
            "display_name": "PO2 Tremblay, A.",
            "rank": "PO2",
            "last_name": "Tremblay",
            "first_name": "Alix",
            "division": "DECK",
        },
        "occurred_at": "2026-03-02T12:00:00.000000+00:00",
        "waiting": True,
        "first_outcome": "checked_in",
        "visitor": None,
        "attendee": None,
        "badge_number": "",
        "question": False,
    }


def test_people_from_outside_have_keys_of_their_own() -> None:
    """A visitor is named by the visit, an attendee by the event and the times of the access, in UTC."""
    visitor = VisitorCard(uuid.UUID(int=2), "Roy, J.")
    start = datetime(2026, 3, 2, 17, tzinfo=A_MINUTE_EAST)
    attendee = AttendeeCard(uuid.UUID(int=3), "Chen, L.", "Open house", start, start + timedelta(hours=1))
    written = answer_to_json(replace(ANSWER, member=None, visitor=visitor, attendee=attendee, badge_number="V-12"))
    assert written["visitor"] == {"visit_id": "00000000-0000-0000-0000-000000000002", "display_name": "Roy, J."}
    assert written["attendee"] == {
        "attendee_id": "00000000-0000-0000-0000-000000000003",
        "display_name": "Chen, L.",
        "event": "Open house",
        "access_from": "2026-03-02T11:30:00.000000+00:00",
        "access_until": "2026-03-02T12:30:00.000000+00:00",
    }
    assert written["badge_number"] == "V-12"


def test_an_answer_kept_by_an_earlier_program_is_read() -> None:
    """The journal may hold answers from before people from outside were answered."""
    written = answer_to_json(ANSWER)
    earlier = {key: written[key] for key in written if key not in {"visitor", "attendee", "badge_number", "question"}}
    assert answer_from_json(earlier) == ANSWER


def test_keys_of_a_newer_program_are_left_alone() -> None:
    """A key that is not known does not keep an answer from being read."""
    assert answer_from_json(answer_to_json(ANSWER) | {"later": 1}) == ANSWER


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "no such outcome"},
        {"scan_id": 7},
        {"occurred_at": "2026-03-02T12:00:00"},
        {"waiting": "yes"},
        {"member": "Tremblay"},
        {"serial": None},
        {"visitor": "Roy"},
        {"attendee": {"attendee_id": 3}},
        {"question": "when"},
    ],
)
def test_damaged_json_is_refused(change: dict[str, object]) -> None:
    """A value that is not of its kind raises the one error, whatever is wrong with it."""
    with pytest.raises(AnswerJsonError):
        answer_from_json(answer_to_json(ANSWER) | change)


def test_a_missing_key_is_refused() -> None:
    """An object without one of the keys is no answer."""
    value = answer_to_json(ANSWER)
    del value["outcome"]
    with pytest.raises(AnswerJsonError):
        answer_from_json(value)
