"""What the sign-in of a visitor says: reasons, fields with their rules, problems, badges, and who may be meant."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.visit_drafts import LONGEST, VisitorKind, VisitProblem, end_of_day
from sentinel_desktop.domain.visitor_desk import BadgeRefusal, BadgeRefused, VisitorOffered
from sentinel_desktop.domain.visitors import VisitPurpose, VisitState
from sentinel_desktop.ui.times import clock_text, day_text, since_text
from sentinel_desktop.ui.value_names import chip_name

translate = QCoreApplication.translate

PURPOSES: Final = (
    VisitPurpose.RECRUITMENT,
    VisitPurpose.CONTRACT_WORK,
    VisitPurpose.MEETING,
    VisitPurpose.EVENT,
    VisitPurpose.MUSEUM,
    VisitPurpose.OTHER,
)
"""In the order of their number keys."""


def purpose_name(purpose: VisitPurpose) -> str:
    """Return what a reason is called."""
    return {
        VisitPurpose.RECRUITMENT: translate("VisitorDesk", "Recruitment"),
        VisitPurpose.CONTRACT_WORK: translate("VisitorDesk", "Contract work"),
        VisitPurpose.MEETING: translate("VisitorDesk", "Meeting"),
        VisitPurpose.EVENT: translate("VisitorDesk", "Event"),
        VisitPurpose.MUSEUM: translate("VisitorDesk", "Museum"),
        VisitPurpose.OTHER: translate("VisitorDesk", "Other"),
    }[purpose]


def purpose_about(purpose: VisitPurpose) -> str:
    """Return whom a reason brings, in a few words."""
    return {
        VisitPurpose.RECRUITMENT: translate("VisitorDesk", "Asks about joining, or is joining"),
        VisitPurpose.CONTRACT_WORK: translate("VisitorDesk", "Comes for a company to do work"),
        VisitPurpose.MEETING: translate("VisitorDesk", "Comes to see somebody of the unit"),
        VisitPurpose.EVENT: translate("VisitorDesk", "Comes to an event of today"),
        VisitPurpose.MUSEUM: translate("VisitorDesk", "Comes to see the museum"),
        VisitPurpose.OTHER: translate("VisitorDesk", "Anything else: say it in the notes"),
    }[purpose]


def kind_name(kind: VisitorKind) -> str:
    """Return what a kind of visitor is called."""
    return {
        VisitorKind.GUEST: translate("VisitorDesk", "Civilian"),
        VisitorKind.MILITARY: translate("VisitorDesk", "Military"),
        VisitorKind.OFFICIAL: translate("VisitorDesk", "Official"),
    }[kind]


# --- fields -------------------------------------------------------------------------------------------------------


def field_name(name: str, purpose: VisitPurpose) -> str:
    """Return what a field is called; with ``&`` before the letter that leads there with Alt."""
    if name == "organization" and purpose is VisitPurpose.CONTRACT_WORK:
        return translate("VisitorDesk", "C&ompany")
    return {
        "rank": translate("VisitorDesk", "Ran&k"),
        "last_name": translate("VisitorDesk", "&Last name"),
        "first_name": translate("VisitorDesk", "&First name"),
        "phone": translate("VisitorDesk", "&Telephone"),
        "organization": translate("VisitorDesk", "&Organization"),
        "unit": translate("VisitorDesk", "&Unit"),
        "recruitment_step": translate("VisitorDesk", "&Step"),
        "work": translate("VisitorDesk", "&Work"),
        "plate": translate("VisitorDesk", "Licence &plate"),
        "host_member_id": translate("VisitorDesk", "&Host"),
        "event_id": translate("VisitorDesk", "E&vent"),
        "until": translate("VisitorDesk", "Stays &until"),
        "notes": translate("VisitorDesk", "&Notes"),
        "badge": translate("VisitorDesk", "&Badge number"),
    }[name]


def field_rule(name: str, *, needed: bool) -> str:
    """Return the rule of a field, in a few words; empty where there is nothing to know."""
    if name == "phone":
        return translate("VisitorDesk", "Four digits or more; they are known again by it")
    if name == "plate":
        return translate("VisitorDesk", "Letters and digits, as ABC 123")
    if name == "recruitment_step":
        return translate("VisitorDesk", "Needed: press Down to choose, or type")
    if name == "host_member_id":
        return (
            translate("VisitorDesk", "Needed: name, rank or service number")
            if needed
            else translate("VisitorDesk", "Name, rank or service number")
        )
    if name == "rank":
        return translate("VisitorDesk", "As they give it")
    return translate("VisitorDesk", "Needed") if needed else ""


def problem_text(name: str, problem: VisitProblem) -> str:
    """Return what is wrong with a field, in a sentence."""
    return {
        VisitProblem.MISSING: translate("VisitorDesk", "It is needed for this reason."),
        VisitProblem.TOO_LONG: too_long(name),
        VisitProblem.NOT_A_PHONE: translate(
            "VisitorDesk", "A telephone number has 4 to 20 digits, and an extension at most."
        ),
        VisitProblem.NOT_A_PLATE: translate(
            "VisitorDesk", "A plate has letters and digits, with single spaces or hyphens."
        ),
        VisitProblem.NOT_A_TIME: translate(
            "VisitorDesk", "Write a time as 18:30, or a day and a time as 2026-11-24 18:30."
        ),
        VisitProblem.IN_THE_PAST: translate("VisitorDesk", "That is over already: choose a later time."),
        VisitProblem.TOO_FAR: translate("VisitorDesk", "A visit lasts 31 days at most: look at the date again."),
        VisitProblem.NO_LONGER_THERE: translate("VisitorDesk", "It is no longer there: choose another one."),
        VisitProblem.NOT_ALLOWED: translate("VisitorDesk", "The database does not take it: write it another way."),
    }[problem]


def too_long(name: str) -> str:
    """Return how long a text may be; empty for what is no text."""
    if name not in LONGEST:
        return ""
    return translate("VisitorDesk", "{n} characters at most: shorten it.").format(n=LONGEST[name])


def recruitment_steps() -> tuple[str, ...]:
    """Return the steps that are offered; any other may be typed."""
    return (
        translate("VisitorDesk", "Information"),
        translate("VisitorDesk", "Aptitude test"),
        translate("VisitorDesk", "Interview"),
        translate("VisitorDesk", "Medical"),
        translate("VisitorDesk", "Enrolment"),
    )


# --- who may be meant ---------------------------------------------------------------------------------------------


def offer_name(offer: VisitorOffered) -> str:
    """Return a visitor as they are offered: whole names, first name first."""
    visit = offer.visit
    return " ".join(part for part in (visit.rank, visit.first_name, visit.last_name) if part)


def offer_detail(offer: VisitorOffered, now: datetime, zone: ZoneInfo) -> str:
    """Return what tells a visitor from others: whose they are, when they were here or are expected, and the host."""
    visit = offer.visit
    parts = [visit.organization or visit.unit]
    if offer.is_expected and visit.expected_at is not None:
        parts.append(translate("VisitorDesk", "expected today {time}").format(time=clock_text(visit.expected_at, zone)))
        parts.append(offer.event or visit.work or purpose_name(visit.purpose).lower())
    elif visit.checked_in_at is not None:
        if visit.state is VisitState.OPEN:
            since = since_text(visit.checked_in_at, now, zone)
            parts.append(translate("VisitorDesk", "here now, since {time}").format(time=since))
        parts.append(translate("VisitorDesk", "here %n time(s)", "", offer.times))
        day = day_text(visit.checked_in_at.astimezone(zone).date())
        parts.append(translate("VisitorDesk", "last {day}").format(day=day))
    if offer.host is not None:
        parts.append(translate("VisitorDesk", "host {name}").format(name=offer.host))
    return " · ".join(part for part in parts if part)


def initials_of(first_name: str, last_name: str) -> str:
    """Return two letters that stand for a person."""
    return "".join(name.strip()[:1].upper() for name in (first_name, last_name))


def presence_text(person: PersonFound, now: datetime, zone: ZoneInfo) -> str:
    """Return whether a host is in, and since when."""
    if person.since is None:
        return translate("VisitorDesk", "out")
    since = since_text(person.since, now, zone)
    if person.state is Direction.IN:
        return translate("VisitorDesk", "in since {time}").format(time=since)
    return translate("VisitorDesk", "out since {time}").format(time=since)


# --- badges -------------------------------------------------------------------------------------------------------


def badge_sentence(refused: BadgeRefused, now: datetime, zone: ZoneInfo) -> str:
    """Return why a badge cannot be handed out, and what to do."""
    since = "" if refused.since is None else since_text(refused.since, now, zone)
    status = "" if refused.status is None else chip_name(refused.status)
    return _why_not(refused).format(number=refused.number, holder=refused.holder, time=since, status=status)


def _why_not(refused: BadgeRefused) -> str:
    if refused.reason is BadgeRefusal.HELD and refused.holder and refused.since is not None:
        return translate(
            "VisitorDesk", "{holder} has badge {number} since {time}: sign them out first, or take another."
        )
    if refused.reason is BadgeRefusal.NOT_ACTIVE and refused.status is not None:
        return translate(
            "VisitorDesk", "Badge {number} is not to be used ({status}): take another, and tell a supervisor."
        )
    return {
        BadgeRefusal.HELD: translate("VisitorDesk", "Badge {number} is in other hands: take another."),
        BadgeRefusal.NOT_ACTIVE: translate("VisitorDesk", "Badge {number} is not to be used: take another."),
        BadgeRefusal.NOT_A_VISITORS: translate("VisitorDesk", "Badge {number} is not a visitor's: take one that is."),
        BadgeRefusal.AMBIGUOUS: translate("VisitorDesk", "Several badges are called {number}: tap it instead."),
        BadgeRefusal.UNKNOWN: translate(
            "VisitorDesk", "There is no visitor's badge {number}: look at its number, or tap another one."
        ),
    }[refused.reason]


def tapped_member(answer: ScanAnswer) -> str:
    """Return what a member's badge came to that was tapped while a visitor's was waited for."""
    name = "" if answer.member is None else answer.member.display_name
    said = translate("VisitorDesk", "That is the badge of {name}; a visitor's badge is still waited for.")
    if answer.direction is Direction.IN:
        said = translate("VisitorDesk", "{name} was checked in; a visitor's badge is still waited for.")
    elif answer.direction is Direction.OUT:
        said = translate("VisitorDesk", "{name} was checked out; a visitor's badge is still waited for.")
    return said.format(name=name)


def end_of_day_text(now: datetime, timings: Timings) -> str:
    """Return when the day ends, as the field shows it of how long a visitor may stay."""
    return clock_text(end_of_day(now, timings), timings.zone)
