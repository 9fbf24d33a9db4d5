"""One member in words: passages, qualifications, changes, the weeks, and what is wrong with a field or a picture."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from sentinel_desktop.domain.audit import AuditEntry, AuditOperation
from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.checkins import CheckInLine, Standing
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.member_drafts import MemberProblem
from sentinel_desktop.domain.member_views import (
    EXPIRES_SOON_DAYS,
    Choice,
    Choices,
    MemberChoices,
    Person,
    choice_of,
    days_left,
    is_expired,
)
from sentinel_desktop.domain.photos import LARGEST_FILE, LONGEST_SIDE, PictureRefusal
from sentinel_desktop.domain.presence_pattern import PresencePattern, UsualTime
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.ui.sentences import named_value, reason_shown
from sentinel_desktop.ui.times import clock_text, day_text, moment_text, number_text, screen_locale, since_text
from sentinel_desktop.ui.value_names import chip_name

translate = QCoreApplication.translate

_NOTHING: Final = "\N{EN DASH}"
_DAYS: Final = frozenset({"enrolled_on", "contract_start", "contract_end"})
_MEGABYTE: Final = 1024 * 1024


# --- words of the unit ------------------------------------------------------------------------------------------------


def date_text(day: date) -> str:
    """Return ``24 Nov 2026``."""
    return screen_locale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def weekday_text(weekday: int) -> str:
    """Return ``Tuesday``; 0 is Monday."""
    return screen_locale().standaloneDayName(weekday + 1, QLocale.FormatType.LongFormat)


# --- the head ---------------------------------------------------------------------------------------------------------


def presence_word(person: Person) -> str:
    """Return ``In`` or ``Out``."""
    return translate("Person", "In") if person.state is Direction.IN else translate("Person", "Out")


def presence_since(person: Person, now: datetime, zone: ZoneInfo) -> str:
    """Return since when, and for how long where that is of today."""
    if person.since is None:
        return translate("Person", "never came yet")
    if now - person.since < timedelta(days=6):
        return translate("Person", "since {when}").format(when=since_text(person.since, now, zone))
    local = person.since.astimezone(zone).date()
    return translate("Person", "since {when}").format(when=date_text(local))


def badge_text(person: Person) -> str:
    """Return which badge a member holds."""
    if person.badge is None:
        return translate("Person", "no badge")
    text = translate("Person", "badge {label}").format(label=person.badge.label)
    if person.badge.on_scan is OnScan.ALLOW:
        return text
    return f"{text} ({chip_name(person.badge.status)})"


# --- qualifications ---------------------------------------------------------------------------------------------------


def expiry_text(held: QualificationDetails) -> str:
    """Return until when a qualification is valid."""
    return translate("Person", "for good") if held.expires_on is None else date_text(held.expires_on)


def validity_text(held: QualificationDetails, today: date) -> str:
    """Return what a qualification is worth today, in a word or two."""
    if is_expired(held, today):
        return translate("Person", "✕ expired")
    if held.granted_on > today:
        return translate("Person", "not yet")
    left = days_left(held, today)
    if left is None or left > EXPIRES_SOON_DAYS:
        return translate("Person", "✓ valid")
    if left == 0:
        return translate("Person", "! last day")
    if left == 1:
        return translate("Person", "! 1 day left")
    return translate("Person", "! {n} days left").format(n=left)


# --- passages ---------------------------------------------------------------------------------------------------------


def passage_when(line: CheckInLine, zone: ZoneInfo, now: datetime) -> str:
    """Return the day and the time of a passage; with the year where that is another one."""
    at = line.check_in.occurred_at
    local = at.astimezone(zone)
    day = day_text(local.date()) if local.year == now.astimezone(zone).year else date_text(local.date())
    return f"{day} {clock_text(at, zone)}"


def passage_direction(line: CheckInLine) -> str:
    """Return a symbol and a word."""
    if line.check_in.voided:
        return translate("Person", "✕ did not happen")
    if line.check_in.direction is Direction.IN:
        return translate("Person", "→ in")
    return translate("Person", "← out")


def passage_how(line: CheckInLine) -> str:
    """Return how a passage came to be, and where."""
    how = {
        Method.BADGE: translate("Person", "badge"),
        Method.FIXED: translate("Person", "badge"),
        Method.MANUAL: translate("Person", "by hand"),
        Method.LOCKUP: translate("Person", "lockup"),
        Method.ROLLOVER: translate("Person", "end of the day"),
        Method.CORRECTION: translate("Person", "correction"),
        Method.REDERIVED: translate("Person", "turned round by a late scan"),
    }[line.check_in.method]
    return f"{how}, {line.station}" if line.station else how


def passage_note(line: CheckInLine) -> str:
    """Return what is odd about a passage: whether it counts, who entered it, why, and whether anybody saw it."""
    parts = []
    if line.standing is Standing.SUPERSEDED:
        parts.append(translate("Person", "replaced, counts no longer"))
    if line.entered_by:
        parts.append(translate("Person", "by {name}").format(name=line.entered_by))
    if line.check_in.reason:
        parts.append(reason_shown(line.check_in.reason))
    if not line.check_in.witnessed and not line.check_in.voided:
        parts.append(translate("Person", "seen by nobody"))
    return " · ".join(parts)


# --- the weeks --------------------------------------------------------------------------------------------------------


def pattern_sentence(pattern: PresencePattern) -> str:
    """Return the weeks in words: on how many days, and the usual times."""
    if not pattern.days:
        return translate("Person", "Not in once in the last {n} weeks.").format(n=pattern.weeks)
    days = (
        translate("Person", "In on one day of the last {n} weeks.")
        if pattern.days == 1
        else translate("Person", "In on {days} days of the last {n} weeks.")
    ).format(days=pattern.days, n=pattern.weeks)
    times = [_usual_text(time, pattern.weeks) for time in pattern.usual_times(3)]
    if not times:
        return days
    return f"{days} " + translate("Person", "Mostly {times}.").format(times=", ".join(times))


def cell_text(pattern: PresencePattern, weekday: int, hour: int) -> str:
    """Return one hour of the week in words."""
    sentence = translate("Person", "{day} {hour}:00 to {until}:00: in {count} of {n} weeks")
    return sentence.format(
        day=weekday_text(weekday),
        hour=f"{hour:02}",
        until=f"{hour + 1:02}",
        count=pattern.hours[weekday][hour],
        n=pattern.weeks,
    )


def _usual_text(time: UsualTime, weeks: int) -> str:
    sentence = translate("Person", "{day} {since}:00 to {until}:00 ({count} of {n})")
    return sentence.format(
        day=weekday_text(time.weekday), since=f"{time.since:02}", until=f"{time.until:02}", count=time.weeks, n=weeks
    )


# --- changes ----------------------------------------------------------------------------------------------------------


def change_who(entry: AuditEntry) -> str:
    """Return who changed it: an account, a station, or whoever signed in to the server."""
    return entry.account_name or entry.station_name or entry.database_user


def change_what(
    entry: AuditEntry, labels: Mapping[str, str], choices: MemberChoices, now: datetime, zone: ZoneInfo
) -> str:
    """Return what a change made of a member, field by field.

    Args:
        entry: the change.
        labels: what the fields are called, by column.
        choices: what their values are called.
        now: tells an instant of today from others.
        zone: of the unit.
    """
    if entry.operation is AuditOperation.INSERT:
        return translate("Person", "added")
    if entry.operation is AuditOperation.DELETE:
        return translate("Person", "deleted")
    return (
        " · ".join(
            named_value(
                labels[change.field],
                f"{_value_text(change.field, change.before, choices, now, zone)}"
                f" → {_value_text(change.field, change.after, choices, now, zone)}",
            )
            for change in entry.changes
            if change.field in labels
        )
        or _NOTHING
    )


def _value_text(field: str, value: object, choices: MemberChoices, now: datetime, zone: ZoneInfo) -> str:
    """Return a value as it stands in the log, in words; the log keeps dates, instants and ids as ISO texts."""
    if value is None or value == "":
        return _NOTHING
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    values = choices.of_detail(field)
    if values is not None:
        return chosen_text(values, UUID(value))
    if field in _DAYS:
        return date_text(date.fromisoformat(value))
    if field == "archived_at":
        return moment_text(datetime.fromisoformat(value), now, zone)
    return value


# --- what is wrong ----------------------------------------------------------------------------------------------------


def problem_text(problem: MemberProblem) -> str:
    """Return what is wrong with a field, as one sentence that says what to do."""
    return {
        MemberProblem.MISSING: translate("Person", "This is needed."),
        MemberProblem.TOO_LONG: translate("Person", "This is too long: shorten it."),
        MemberProblem.NOT_AN_E_MAIL: translate("Person", "An e-mail address is written as name@place, without spaces."),
        MemberProblem.NOT_A_PHONE: translate(
            "Person", "A telephone number has 4 to 20 digits, as in 204-555-0142 x12."
        ),
        MemberProblem.NOT_A_DATE: translate("Person", "There is no such date: write year, month, day, as 2026-04-01."),
        MemberProblem.IN_THE_FUTURE: translate("Person", "This day is still to come."),
        MemberProblem.ENDS_BEFORE_IT_STARTS: translate("Person", "The end is before the start."),
        MemberProblem.TAKEN: translate("Person", "Another record has it already."),
        MemberProblem.NO_LONGER_THERE: translate("Person", "Somebody deleted this value: choose another one."),
        MemberProblem.NOT_ALLOWED: translate("Person", "The database does not take this."),
    }[problem]


def picture_refused_text(refusal: PictureRefusal) -> str:
    """Return why a picture is not taken, as one sentence that says what to do."""
    return {
        PictureRefusal.UNREADABLE_FILE: translate("Person", "The file cannot be read: see whether it is still there."),
        PictureRefusal.FILE_TOO_LARGE: translate(
            "Person", "The file is larger than {n} MB: choose a smaller one."
        ).format(n=LARGEST_FILE // _MEGABYTE),
        PictureRefusal.NOT_A_PICTURE: translate(
            "Person", "This is not a picture that is taken: choose a JPEG, PNG or WebP."
        ),
        PictureRefusal.TOO_MANY_PIXELS: translate(
            "Person", "A side of the picture has more than {n} pixels: choose a smaller one."
        ).format(n=number_text(LONGEST_SIDE)),
        PictureRefusal.DAMAGED: translate("Person", "The picture is damaged or incomplete: choose another one."),
        PictureRefusal.NOTHING_THERE: translate(
            "Person", "There is no picture in the clipboard: copy one, then paste."
        ),
    }[refusal]


# --- values of the lists ----------------------------------------------------------------------------------------------


def choice_label(choice: Choice) -> str:
    """Return how a value is written where it is chosen: its code and its name, or the name alone."""
    name = chip_name(choice.chip)
    return name if choice.code in {"", name} else f"{choice.code} · {name}"


def choice_text(choices: Choices, key: UUID | None) -> str:
    """Return what the value with this id is called; empty where there is none."""
    choice = choice_of(choices, key)
    return "" if choice is None else choice_label(choice)


def chosen_text(choices: Choices, key: UUID) -> str:
    """Return what a value is called that a member has or had; it may be in its list no longer."""
    return choice_text(choices, key) or translate("Person", "a value that was deleted")
