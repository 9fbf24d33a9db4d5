"""What an answer says of people from outside, and of a question that waits."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome, Tone
from sentinel_desktop.domain.outsiders import AttendeeCard, VisitorCard
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.answers import AnswerLook, look_of
from tests.support.invented_desk import NOW, answer, member

WINNIPEG = ZoneInfo("America/Winnipeg")
HOUR = timedelta(hours=1)
ROY = VisitorCard(UUID(int=1), "Lt(N) Roy, J.")
CHEN = AttendeeCard(UUID(int=2), "Chen, L.", "Open house", NOW - HOUR, NOW + HOUR)
HOSTILE = "<b>Robert'); DROP TABLE visits;--</b>\u202e\U0001f98a"

pytestmark = pytest.mark.usefixtures("qapp")


def told(outcome: Outcome, **changes: Any) -> ScanAnswer:  # noqa: ANN401 - fields
    """Return an answer of nobody the unit knows."""
    return replace(answer(outcome, None), member=None, **changes)


def look(outcome: Outcome, **changes: Any) -> AnswerLook:  # noqa: ANN401 - fields
    """Return how such an answer is shown."""
    return look_of(told(outcome, **changes), WINNIPEG)


def test_a_visitor_who_leaves_is_named() -> None:
    """With the badge that is to be taken back."""
    shown = look(Outcome.VISITOR_OUT, visitor=ROY, badge_number="V-12")
    assert (shown.tone, shown.name, shown.detail) == (Tone.OUT, "Lt(N) Roy, J.", "Badge V-12")


def test_a_free_badge_says_its_number() -> None:
    """Where it has one; else the end of its serial."""
    assert look(Outcome.VISITOR_BADGE_FREE, badge_number="V-12").name == "V-12"
    free = told(Outcome.VISITOR_BADGE_FREE)
    assert look_of(free, WINNIPEG).name == f"Badge …{free.serial[-4:]}"


@pytest.mark.parametrize("outcome", [Outcome.ATTENDEE_IN, Outcome.ATTENDEE_OUT])
def test_an_attendee_is_named_with_the_event(outcome: Outcome) -> None:
    """So that the desk knows whom it lets in, and where to."""
    shown = look(outcome, attendee=CHEN, badge_number="E-3")
    assert (shown.name, shown.detail) == ("Chen, L.", "Badge E-3 · Open house")


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (
            NOW - 2 * HOUR,
            "Too early: admitted from Tue 24 Nov 17:42 to Tue 24 Nov 19:42. Call the event's host.",
        ),
        (NOW + HOUR, "Too late: was admitted from Tue 24 Nov 17:42 to Tue 24 Nov 19:42. Call the event's host."),
        (NOW, "The event is not on, or the invitation was withdrawn. Call the event's host."),
    ],
)
def test_whoever_is_not_admitted_hears_when_they_are(at: object, sentence: str) -> None:
    """With both ends of the access, in the unit's zone."""
    shown = look(Outcome.ATTENDEE_REFUSED, attendee=CHEN, occurred_at=at)
    assert (shown.tone, shown.name, shown.sentence) == (Tone.REFUSED, "Chen, L.", sentence)


def test_a_refusal_without_dates_says_what_to_do() -> None:
    """Where the zone is not known to whoever shows it."""
    shown = look_of(told(Outcome.ATTENDEE_REFUSED, attendee=CHEN))
    assert shown.sentence == "The event does not admit this badge now. Call the event's host."


def test_a_question_is_announced_and_the_check_in_shown_as_any() -> None:
    """The scan counted; the person hears that the desk wants to know something."""
    asked = replace(answer(Outcome.CHECKED_IN, member(1)), direction=Direction.IN, question=True)
    shown = look_of(asked, WINNIPEG)
    assert (shown.word, shown.sentence) == ("CHECKED IN", "")
    assert shown.note == "One question at the desk: when did you leave last time?"


def test_names_are_shown_as_they_are() -> None:
    """Whatever somebody typed at a kiosk."""
    assert look(Outcome.VISITOR_OUT, visitor=VisitorCard(UUID(int=1), HOSTILE)).name == HOSTILE
