"""Visits in words: reasons, states, fields, what is wrong with one, and what came of an act."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.visit_drafts import LONGEST, VisitProblem
from sentinel_desktop.domain.visitors import (
    Language,
    VisitDetails,
    VisitInMethod,
    VisitOutMethod,
    VisitPurpose,
    VisitState,
)
from sentinel_desktop.ui.times import clock_text, day_text, number_text

translate = QCoreApplication.translate

_TONIGHT: Final = timedelta(hours=12)
NOTHING: Final = "\N{EN DASH}"
OVERDUE_MARK: Final = "\N{BLACK UP-POINTING TRIANGLE}"
"""Before a time that has passed, so that its colour does not speak alone."""


def purpose_text(purpose: VisitPurpose) -> str:
    """Return why somebody comes."""
    return {
        VisitPurpose.RECRUITMENT: translate("Visits", "Recruitment"),
        VisitPurpose.CONTRACT_WORK: translate("Visits", "Contract work"),
        VisitPurpose.MEETING: translate("Visits", "Meeting"),
        VisitPurpose.EVENT: translate("Visits", "Event"),
        VisitPurpose.MUSEUM: translate("Visits", "Museum"),
        VisitPurpose.OTHER: translate("Visits", "Other"),
    }[purpose]


def language_text(language: Language) -> str:
    """Return a language in its own words."""
    return {Language.ENGLISH: "English", Language.FRENCH: "Français"}[language]


def is_overdue(visit: VisitDetails, now: datetime) -> bool:
    """Return whether somebody is here past the time they were to leave, or did not come while they were expected."""
    return (
        visit.expires_at is not None
        and visit.expires_at <= now
        and visit.state
        in {
            VisitState.OPEN,
            VisitState.EXPECTED,
        }
    )


def state_text(visit: VisitDetails, now: datetime) -> str:
    """Return where a visit stands, in a word or two."""
    if visit.state is VisitState.EXPECTED and is_overdue(visit, now):
        return translate("Visits", "Did not come")
    return {
        VisitState.EXPECTED: translate("Visits", "Expected", "one visit"),
        VisitState.OPEN: translate("Visits", "Here"),
        VisitState.CLOSED: translate("Visits", "Left"),
        VisitState.CANCELLED: translate("Visits", "Cancelled"),
    }[visit.state]


def in_text(method: VisitInMethod | None) -> str:
    """Return where somebody signed in."""
    if method is None:
        return ""
    return {
        VisitInMethod.DESK: translate("Visits", "at the desk"),
        VisitInMethod.KIOSK: translate("Visits", "at the kiosk"),
    }[method]


def out_text(visit: VisitDetails) -> str:
    """Return how somebody was signed out, and whether anybody saw it."""
    if visit.check_out_method is None:
        return ""
    words = {
        VisitOutMethod.BADGE: translate("Visits", "by badge"),
        VisitOutMethod.DESK: translate("Visits", "at the desk"),
        VisitOutMethod.KIOSK: translate("Visits", "at the kiosk"),
        VisitOutMethod.LOCKUP: translate("Visits", "by the lockup"),
        VisitOutMethod.ROLLOVER: translate("Visits", "at the end of the day"),
    }[visit.check_out_method]
    return words if visit.witnessed else translate("Visits", "{how}, seen by nobody").format(how=words)


def moment_words(at: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    """Return a time to the minute; with the date where it is not today, and the year where that is another."""
    if at is None:
        return ""
    local, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today:
        return clock_text(at, zone)
    if local.year == today.year:
        return translate("Visits", "{day} {time}").format(day=day_text(local), time=clock_text(at, zone))
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def out_words(visit: VisitDetails, now: datetime, zone: ZoneInfo) -> str:
    """Return when somebody left: the time alone where it is on the day they came."""
    came, left = visit.checked_in_at, visit.checked_out_at
    if came is None or left is None:
        return ""
    same = came.astimezone(zone).date() == left.astimezone(zone).date()
    return clock_text(left, zone) if same else moment_words(left, now, zone)


def until_words(visit: VisitDetails, now: datetime, zone: ZoneInfo) -> str:
    """Return how long somebody may stay, marked where that has passed."""
    ends = visit.expires_at
    if ends is None:
        return ""
    # Of tonight the time says enough, on whichever side of midnight it is.
    words = clock_text(ends, zone) if abs(ends - now) < _TONIGHT else moment_words(ends, now, zone)
    return f"{OVERDUE_MARK} {words}" if is_overdue(visit, now) else words


def field_labels() -> dict[str, str]:
    """Return what each field of a visit is called, by the name of its detail."""
    return {
        "purpose": translate("Visits", "Reason"),
        "visit_type_id": translate("Visits", "Type"),
        "last_name": translate("Visits", "Last name"),
        "first_name": translate("Visits", "First name"),
        "rank": translate("Visits", "Rank"),
        "unit": translate("Visits", "Unit"),
        "organization": translate("Visits", "Organization"),
        "phone": translate("Visits", "Phone"),
        "plate": translate("Visits", "Licence plate"),
        "recruitment_step": translate("Visits", "Recruitment step"),
        "work": translate("Visits", "Work"),
        "host_member_id": translate("Visits", "Host"),
        "event_id": translate("Visits", "Event"),
        "language": translate("Visits", "Language"),
        "expected": translate("Visits", "Expected at"),
        "until": translate("Visits", "May stay until"),
        "escort_required": translate("Visits", "Escort"),
        "notes": translate("Visits", "Notes"),
    }


def column_labels() -> Mapping[str, str]:
    """Return what the columns of a visit are called that a change of it names."""
    return field_labels() | {
        "display_name": translate("Visits", "Shown as"),
        "expected_at": translate("Visits", "Expected at"),
        "expires_at": translate("Visits", "May stay until"),
        "badge_id": translate("Visits", "Badge"),
        "cancelled_at": translate("Visits", "Cancelled"),
        "checked_in_at": translate("Visits", "Signed in"),
        "check_in_method": translate("Visits", "Signed in"),
        "station_id": translate("Visits", "Station"),
        "checked_out_at": translate("Visits", "Signed out"),
        "check_out_method": translate("Visits", "Signed out"),
        "witnessed": translate("Visits", "Seen leaving"),
    }


def hint_of(name: str) -> str:
    """Return the rule of a field in a few words, empty where there is none."""
    return {
        "expected": translate("Visits", "as 2026-11-24 13:30"),
        "until": translate("Visits", "empty: end of the day"),
    }.get(name, "")


def problem_text(name: str, problem: VisitProblem) -> str:
    """Return what is wrong with a field, and what would be right."""
    if problem is VisitProblem.TOO_LONG:
        most = number_text(LONGEST.get(name, 0))
        return translate("Visits", "Too long: {most} characters at most.").format(most=most)
    if name == "expected" and problem is VisitProblem.IN_THE_PAST:
        return translate("Visits", "That day is over.")
    if name != "host_member_id" and problem is VisitProblem.NO_LONGER_THERE:
        return translate("VisitorDesk", "It is no longer there: choose another one.")
    if name == "expected" and problem is VisitProblem.TOO_FAR:
        return translate("Visits", "More than a year from now: look at the year.")
    return {
        VisitProblem.MISSING: translate("Visits", "Needed."),
        VisitProblem.NOT_A_PHONE: translate("Visits", "No telephone number: 4 to 20 digits, as 204 555 0177."),
        VisitProblem.NOT_A_PLATE: translate("Visits", "Letters and digits, as ABC 123."),
        VisitProblem.NOT_A_TIME: translate("Visits", "A date and a time, as 2026-11-24 13:30."),
        VisitProblem.IN_THE_PAST: translate("Visits", "Before the visit begins."),
        VisitProblem.TOO_FAR: translate("Visits", "Longer than a month: look at the date."),
        VisitProblem.NO_LONGER_THERE: translate("Visits", "Nobody is chosen: type a name, take one with Enter."),
        VisitProblem.NOT_ALLOWED: translate("Visits", "The database does not take this."),
    }[problem]
