"""What passages are called in words: which way, how they came to be, whose they are, what they stand for."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.passages import Passage, PersonKind, Way
from sentinel_desktop.ui.sentences import reason_shown
from sentinel_desktop.ui.times import clock_text, day_text

translate = QCoreApplication.translate

DIRECTION_SYMBOLS: Final = {Direction.IN: "log-in", Direction.OUT: "log-out"}
DIRECTION_TONES: Final = {Direction.IN: Tone.IN, Direction.OUT: Tone.OUT}


def direction_word(direction: Direction) -> str:
    """Return which way, in the word that a line has room for."""
    return translate("PassageWords", "in") if direction is Direction.IN else translate("PassageWords", "out")


def direction_title(direction: Direction) -> str:
    """Return which way, as a head says it."""
    return translate("PassageWords", "Came in") if direction is Direction.IN else translate("PassageWords", "Went out")


def way_text(way: Way) -> str:
    """Return how a passage came to be."""
    return {
        Way.BADGE: translate("PassageWords", "Badge"),
        Way.FIXED: translate("PassageWords", "One-way reader"),
        Way.MANUAL: translate("PassageWords", "By hand"),
        Way.DESK: translate("PassageWords", "At the desk"),
        Way.KIOSK: translate("PassageWords", "Kiosk"),
        Way.LOCKUP: translate("PassageWords", "Lockup"),
        Way.ROLLOVER: translate("PassageWords", "Rollover"),
        Way.CORRECTION: translate("PassageWords", "Correction"),
        Way.REDERIVED: translate("PassageWords", "Re-derived"),
    }[way]


def kind_text(kind: PersonKind) -> str:
    """Return whose a passage is."""
    return {
        PersonKind.MEMBER: translate("PassageWords", "Member"),
        PersonKind.VISITOR: translate("PassageWords", "Visitor"),
        PersonKind.ATTENDEE: translate("PassageWords", "Event attendee"),
    }[kind]


def standing_text(passage: Passage) -> str:
    """Return what a passage stands for today; empty where it counts as it is."""
    if passage.standing is Standing.SUPERSEDED:
        return translate("PassageWords", "Replaced")
    if passage.standing is Standing.VOIDS:
        return translate("PassageWords", "Did not happen")
    if not passage.witnessed:
        return translate("PassageWords", "Nobody saw it")
    return ""


def remark_text(passage: Passage) -> str:
    """Return what else must be known of a passage: what it stands for, who entered it and why."""
    return " · ".join(filter(None, (standing_text(passage), passage.entered_by, reason_shown(passage.reason))))


def passage_when(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return the time to the minute, with the date before it where that is not today, and the year where not this."""
    local, today = instant.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today:
        return clock_text(instant, zone)
    if local.year == today.year:
        return f"{day_text(local)} {clock_text(instant, zone)}"
    return f"{local.isoformat()} {clock_text(instant, zone)}"
