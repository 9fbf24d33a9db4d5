"""Every outcome of a badge scan: its code, and the tone and sound it is answered with.

The sentences belong to the screens, which translate them; codes, tones and sounds are the same everywhere.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Outcome(StrEnum):
    """What came of a scan. The values are kept in the ledger and never change their meaning."""

    CHECKED_IN = "checked_in"
    CHECKED_OUT = "checked_out"
    ALREADY_IN = "already_in"
    ALREADY_OUT = "already_out"
    REPEAT = "repeat"
    LOCKUP_HELD = "lockup_held"
    VISITOR_OUT = "visitor_out"
    VISITOR_BADGE_FREE = "visitor_badge_free"
    ATTENDEE_IN = "attendee_in"
    ATTENDEE_OUT = "attendee_out"
    ATTENDEE_REFUSED = "attendee_refused"
    BADGE_UNKNOWN = "badge_unknown"
    BADGE_UNASSIGNED = "badge_unassigned"
    BADGE_NOT_ACTIVE = "badge_not_active"
    MEMBER_NOT_ACTIVE = "member_not_active"
    MEMBER_ARCHIVED = "member_archived"
    MEMBER_REFUSED = "member_refused"
    NOT_RECORDED = "not_recorded"


class Tone(StrEnum):
    """The family of an answer: decides its colour and symbol."""

    IN = "in"
    OUT = "out"
    ATTENTION = "attention"
    REFUSED = "refused"


class Sound(StrEnum):
    """One sound for each way an answer should be heard."""

    ACCEPT_IN = "accept-in"
    ACCEPT_OUT = "accept-out"
    ATTENTION = "attention"
    REFUSED = "refused"
    OFFLINE_ACCEPTED = "offline-accepted"


@dataclass(frozen=True, slots=True)
class Signal:
    """How an outcome is shown and heard."""

    tone: Tone
    sound: Sound


_IN = Signal(Tone.IN, Sound.ACCEPT_IN)
_OUT = Signal(Tone.OUT, Sound.ACCEPT_OUT)
_ATTENTION = Signal(Tone.ATTENTION, Sound.ATTENTION)
_REFUSED = Signal(Tone.REFUSED, Sound.REFUSED)

SIGNALS: Final[dict[Outcome, Signal]] = {
    Outcome.CHECKED_IN: _IN,
    Outcome.CHECKED_OUT: _OUT,
    Outcome.ALREADY_IN: _IN,
    Outcome.ALREADY_OUT: _OUT,
    Outcome.REPEAT: _ATTENTION,
    Outcome.LOCKUP_HELD: _REFUSED,
    Outcome.VISITOR_OUT: _OUT,
    Outcome.VISITOR_BADGE_FREE: _ATTENTION,
    Outcome.ATTENDEE_IN: _IN,
    Outcome.ATTENDEE_OUT: _OUT,
    Outcome.ATTENDEE_REFUSED: _REFUSED,
    Outcome.BADGE_UNKNOWN: _REFUSED,
    Outcome.BADGE_UNASSIGNED: _REFUSED,
    Outcome.BADGE_NOT_ACTIVE: _REFUSED,
    Outcome.MEMBER_NOT_ACTIVE: _ATTENTION,
    Outcome.MEMBER_ARCHIVED: _REFUSED,
    Outcome.MEMBER_REFUSED: _REFUSED,
    Outcome.NOT_RECORDED: _REFUSED,
}

REFUSALS: Final = frozenset(outcome for outcome, signal in SIGNALS.items() if signal.tone is Tone.REFUSED)
