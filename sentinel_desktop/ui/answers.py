"""What an answer says to the person at the reader: a word, a symbol, and a sentence with what to do next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import SIGNALS, Outcome, Tone
from sentinel_desktop.domain.outsiders import AttendeeCard
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.times import clock_text, day_text

translate = QCoreApplication.translate

SYMBOLS: Final = {
    Tone.IN: "log-in",
    Tone.OUT: "log-out",
    Tone.ATTENTION: "triangle-alert",
    Tone.REFUSED: "octagon-x",
}
WAITING_SYMBOL: Final = "hourglass"

# Their sentence says only that they were recorded, which a note says better.
_PLAIN: Final = frozenset(
    {Outcome.CHECKED_IN, Outcome.CHECKED_OUT, Outcome.ATTENDEE_IN, Outcome.ATTENDEE_OUT, Outcome.REPEAT}
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The big word of an outcome and the sentence under it."""

    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class AnswerLook:
    """How an answer is shown.

    Attributes:
        name: the member, visitor or attendee, or the badge where nobody is known.
        detail: the quiet line under the name.
        note: what else must be known: a repeat, or a scan that waits; empty elsewhere.
    """

    tone: Tone
    symbol: str
    word: str
    name: str
    detail: str
    sentence: str
    note: str


def look_of(answer: ScanAnswer, zone: ZoneInfo | None = None) -> AnswerLook:
    """Return how an answer is shown; a repeat looks like the answer that it repeats.

    Args:
        answer: what the person at the reader is told.
        zone: of the unit, for the dates of an access; without it they are not told.
    """
    shown = answer.first_outcome or answer.outcome
    tone = SIGNALS[shown].tone
    wording = wording_of(shown, answer.direction)
    name, detail = _person(answer)
    note = _note(answer)
    sentence = "" if note and shown in _PLAIN else wording.sentence
    if shown is Outcome.ATTENDEE_REFUSED and answer.attendee is not None and zone is not None:
        sentence = _access(answer.attendee, answer.occurred_at, zone)
    return AnswerLook(tone, SYMBOLS[tone], wording.word, name, detail, sentence, note)


def _person(answer: ScanAnswer) -> tuple[str, str]:
    """Return the holder's name and the quiet line under it; the badge's where nobody is known."""
    if answer.member is not None:
        member = answer.member
        name = f"{member.rank} {member.last_name}".strip()
        return name, " · ".join(part for part in (member.first_name, member.division) if part)
    badge = translate("Answer", "Badge {number}").format(number=answer.badge_number) if answer.badge_number else ""
    if answer.visitor is not None:
        return answer.visitor.display_name, badge
    if answer.attendee is not None:
        return answer.attendee.display_name, " · ".join(part for part in (badge, answer.attendee.event) if part)
    return answer.badge_number or translate("Answer", "Badge …{tail}").format(tail=answer.serial[-4:]), ""


def _access(attendee: AttendeeCard, at: datetime, zone: ZoneInfo) -> str:
    """Return when an attendee is admitted who was refused at ``at``."""
    start, end = (_day_and_time(instant, zone) for instant in (attendee.access_from, attendee.access_until))
    if at < attendee.access_from:
        sentence = translate("Answer", "Too early: admitted from {start} to {end}. Call the event's host.")
    elif at >= attendee.access_until:
        sentence = translate("Answer", "Too late: was admitted from {start} to {end}. Call the event's host.")
    else:
        sentence = translate("Answer", "The event is not on, or the invitation was withdrawn. Call the event's host.")
    return sentence.format(start=start, end=end)


def _day_and_time(instant: datetime, zone: ZoneInfo) -> str:
    return f"{day_text(instant.astimezone(zone).date())} {clock_text(instant, zone)}"


def _note(answer: ScanAnswer) -> str:
    if answer.outcome is Outcome.REPEAT:
        return translate("Answer", "Same badge again: nothing new was recorded.")
    if answer.waiting:
        return translate("Answer", "Recorded here, waiting for the database.")
    if answer.question:
        return translate("Answer", "One question at the desk: when did you leave last time?")
    return ""


def wording_of(outcome: Outcome, direction: Direction | None = None) -> Wording:
    """Return the words of an outcome; ``direction`` tells those apart that may go either way."""
    wordings = _recorded() | _of_visitors() | _refused()
    wording = wordings[outcome]
    if outcome is Outcome.MEMBER_NOT_ACTIVE and direction is not None:
        passage = Outcome.CHECKED_IN if direction is Direction.IN else Outcome.CHECKED_OUT
        return Wording(f"{wordings[passage].word} · {wording.word}", wording.sentence)
    return wording


def _recorded() -> dict[Outcome, Wording]:
    return {
        Outcome.CHECKED_IN: Wording(translate("Answer", "CHECKED IN"), translate("Answer", "Recorded.")),
        Outcome.CHECKED_OUT: Wording(translate("Answer", "CHECKED OUT"), translate("Answer", "Recorded.")),
        Outcome.ALREADY_IN: Wording(
            translate("Answer", "ALREADY IN"),
            translate("Answer", "Was in the building before this scan: no second check-in."),
        ),
        Outcome.ALREADY_OUT: Wording(
            translate("Answer", "ALREADY OUT"),
            translate("Answer", "Was out of the building before this scan: no second check-out."),
        ),
        Outcome.REPEAT: Wording(
            translate("Answer", "ALREADY SCANNED"),
            translate("Answer", "Wait a moment before scanning the other way."),
        ),
        Outcome.MEMBER_NOT_ACTIVE: Wording(
            translate("Answer", "SEE THE OFFICE"),
            translate("Answer", "Recorded, but the status is not active: send the member to the office."),
        ),
        Outcome.ATTENDEE_IN: Wording(translate("Answer", "ATTENDEE IN"), translate("Answer", "Recorded.")),
        Outcome.ATTENDEE_OUT: Wording(translate("Answer", "ATTENDEE OUT"), translate("Answer", "Recorded.")),
    }


def _of_visitors() -> dict[Outcome, Wording]:
    return {
        Outcome.VISITOR_OUT: Wording(
            translate("Answer", "VISITOR OUT"),
            translate("Answer", "The visit is closed. Take the badge back: it is free again."),
        ),
        Outcome.VISITOR_BADGE_FREE: Wording(
            translate("Answer", "VISITOR BADGE"),
            translate("Answer", "This badge is free. Sign the visitor in at the desk first."),
        ),
        Outcome.ATTENDEE_REFUSED: Wording(
            translate("Answer", "NOT ADMITTED"),
            translate("Answer", "The event does not admit this badge now. Call the event's host."),
        ),
    }


def _refused() -> dict[Outcome, Wording]:
    return {
        Outcome.LOCKUP_HELD: Wording(
            translate("Answer", "HOLDS THE LOCKUP"),
            translate("Answer", "Not checked out. Transfer the lockup or execute it before leaving."),
        ),
        Outcome.BADGE_UNKNOWN: Wording(
            translate("Answer", "BADGE NOT KNOWN"),
            translate("Answer", "Ask who holds it and note the name; a supervisor can enrol the badge."),
        ),
        Outcome.BADGE_UNASSIGNED: Wording(
            translate("Answer", "HELD BY NOBODY"),
            translate("Answer", "Keep the badge at the desk, note the name, and tell a supervisor."),
        ),
        Outcome.BADGE_NOT_ACTIVE: Wording(
            translate("Answer", "BADGE NOT ACTIVE"),
            translate("Answer", "Lost, damaged or withdrawn. Keep the badge and call a supervisor."),
        ),
        Outcome.MEMBER_ARCHIVED: Wording(
            translate("Answer", "NO LONGER ON THE ROLL"),
            translate("Answer", "Not recorded. Keep the badge; the person enters as a visitor."),
        ),
        Outcome.MEMBER_REFUSED: Wording(
            translate("Answer", "NOT ADMITTED"),
            translate("Answer", "The member's status refuses entry. Not recorded; call a supervisor."),
        ),
        Outcome.NOT_RECORDED: Wording(
            translate("Answer", "NOT RECORDED"),
            translate("Answer", "This computer cannot keep the scan. Write name and time down and call for help."),
        ),
    }
