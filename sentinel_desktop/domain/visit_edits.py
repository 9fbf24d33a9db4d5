"""A kept or announced visit as somebody edits it: what stands in the fields, what is wrong, the details it makes.

It stands on the rules of ``visit_drafts``, by which visitors are signed in. Here everything may be changed, also what a
visit's reason does not ask, and an announced visit needs no more than a name and when it is expected.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.member_drafts import is_phone, read_date
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_drafts import (
    LONGEST,
    LONGEST_STAY,
    Problems,
    TypedVisit,
    VisitorKind,
    VisitProblem,
    asked_of,
    cleaned,
    end_of_day,
    is_plate,
    is_seen,
    needed_by,
    written,
)
from sentinel_desktop.domain.visit_file_rows import read_time
from sentinel_desktop.domain.visit_files import FURTHEST
from sentinel_desktop.domain.visitors import PersonHere, VisitDetails, VisitPurpose, VisitState


@dataclass(frozen=True, slots=True)
class VisitEdit(TypedVisit):
    """What stands in the fields of a kept or announced visit.

    Attributes:
        expected: when an announced visitor is to come, as "2026-11-24 13:30"; empty where nobody announced them.
    """

    purpose: VisitPurpose = VisitPurpose.MEETING
    visit_type_id: UUID | None = None
    expected: str = ""


EDITED: Final = (
    *("purpose", "visit_type_id", "rank", "last_name", "first_name", "organization", "unit", "phone", "plate"),
    *("recruitment_step", "work", "host_member_id", "event_id", "language"),
    *("expected", "until", "escort_required", "notes"),
)
"""The fields of an edit, in the order in which they stand beside each other."""

_TIMES: Final = {"expected": "expected_at", "until": "expires_at"}
_OF_EVERY_VISIT: Final = (
    *("purpose", "visit_type_id", "last_name", "first_name", "rank", "organization", "unit", "phone"),
    *("host_member_id", "expected", "until", "escort_required", "language", "notes"),
)


def fields_of(edit: VisitEdit, saved: VisitDetails | None) -> frozenset[str]:
    """Return the fields that are shown: of every visit, those that the reason asks, and any that has something in it.

    When a visitor is expected is asked of those who are yet to come, or were announced.
    """
    asked = set(asked_of(edit.purpose, VisitorKind.MILITARY)) | set(asked_of(edit.purpose, VisitorKind.GUEST))
    filled = {name for name in EDITED if getattr(edit, name)}
    shown = set(_OF_EVERY_VISIT) | asked | filled
    if saved is not None and saved.expected_at is None and not edit.expected:
        shown.discard("expected")
    return frozenset(shown & set(EDITED))


def edit_of(details: VisitDetails, zone: ZoneInfo) -> VisitEdit:
    """Return a visit as the fields show it."""
    values = {name: getattr(details, name) for name in EDITED if name not in _TIMES}
    return VisitEdit(**values | {name: written(getattr(details, kept), zone) for name, kept in _TIMES.items()})


def problems_of(edit: VisitEdit, now: datetime, timings: Timings, saved: VisitDetails | None = None) -> Problems:
    """Return what is wrong, the first problem of each field.

    Args:
        edit: what somebody typed.
        now: the server's time.
        timings: of the unit.
        saved: the visit as it is, None for a new one; what was not touched is taken as it is.
    """
    found = dict(reversed(list(_problems(edit, now, timings, saved))))
    if saved is None:
        return found
    before = edit_of(saved, timings.zone)
    touched = {name for name in EDITED if getattr(edit, name) != getattr(before, name)}
    if "purpose" in touched:
        touched |= needed_by(edit.purpose, VisitorKind.GUEST)
    if "expected" in touched:
        touched |= {"until"}
    return {name: problem for name, problem in found.items() if name in touched}


def _problems(
    edit: VisitEdit, now: datetime, timings: Timings, saved: VisitDetails | None
) -> Iterator[tuple[str, VisitProblem]]:
    is_expected = saved is None or saved.state is VisitState.EXPECTED
    needed = {"last_name", "visit_type_id"}
    if not is_expected:
        needed |= needed_by(edit.purpose, VisitorKind.GUEST)
    for name in sorted(needed):
        value = getattr(edit, name)
        if value is None or (isinstance(value, str) and not is_seen(cleaned(value))):
            yield name, VisitProblem.MISSING
    for name, most in LONGEST.items():
        if len(cleaned(getattr(edit, name), lines=name == "notes")) > most:
            yield name, VisitProblem.TOO_LONG
    if not is_phone(cleaned(edit.phone)):
        yield "phone", VisitProblem.NOT_A_PHONE
    if not is_plate(cleaned(edit.plate)):
        yield "plate", VisitProblem.NOT_A_PLATE
    yield from _problems_of_times(edit, now, timings, saved)


def _problems_of_times(
    edit: VisitEdit, now: datetime, timings: Timings, saved: VisitDetails | None
) -> Iterator[tuple[str, VisitProblem]]:
    expected = read_moment(edit.expected, timings.zone)
    came = None if saved is None else saved.checked_in_at
    announced = saved is None or saved.expected_at is not None
    if cleaned(edit.expected) and expected is None:
        yield "expected", VisitProblem.NOT_A_TIME
    elif expected is None and announced:
        yield "expected", VisitProblem.MISSING
    elif expected is not None and came is None:
        if end_of_day(expected, timings) <= now:
            yield "expected", VisitProblem.IN_THE_PAST
        elif expected > now + FURTHEST:
            yield "expected", VisitProblem.TOO_FAR
    until, begins = read_moment(edit.until, timings.zone), came or expected or now
    if not cleaned(edit.until):
        return
    if until is None:
        yield "until", VisitProblem.NOT_A_TIME
    elif until <= max(begins, expected or begins):
        yield "until", VisitProblem.IN_THE_PAST
    elif until > begins + LONGEST_STAY:
        yield "until", VisitProblem.TOO_FAR


def read_moment(text: str, zone: ZoneInfo) -> datetime | None:
    """Return the moment that a date and a time of day name, as "2026-11-24 13:30"; None where they name none."""
    day, _, clock = cleaned(text).replace("T", " ").partition(" ")
    found, at = read_date(day), read_time(clock)
    if found is None or at is None:
        return None
    try:
        return datetime.combine(found, at, tzinfo=zone).astimezone(UTC)
    except OverflowError:
        # In UTC it is past the end of all calendars.
        return None


def person_in(edit: VisitEdit) -> PersonHere:
    """Return whom an edit is about, by whom a display name is chosen."""
    return PersonHere(
        last_name=cleaned(edit.last_name),
        first_name=cleaned(edit.first_name),
        rank=cleaned(edit.rank),
        of=cleaned(edit.organization) or cleaned(edit.unit),
    )


def names_differ(edit: VisitEdit, saved: VisitDetails) -> bool:
    """Return whether the visitor is to be called something else."""
    person = person_in(edit)
    return (person.rank, person.last_name, person.first_name) != (saved.rank, saved.last_name, saved.first_name)


def details_from(
    edit: VisitEdit, timings: Timings, *, display_name: str, saved: VisitDetails | None = None
) -> VisitDetails:
    """Return the details that an edit without problems makes; what nobody types stays as it was ``saved``.

    Args:
        edit: without problems.
        timings: of the unit.
        display_name: as screens and slips show the visitor.
        saved: the visit as it is, None for a new one.
    """
    values = {name: getattr(edit, name) for name in EDITED if name not in _TIMES}
    values |= {name: cleaned(values[name], lines=name == "notes") for name in LONGEST}
    values["plate"] = values["plate"].upper()
    expected, until = (read_moment(text, timings.zone) for text in (edit.expected, edit.until))
    if saved is not None:
        # A field shows minutes: a moment that was not touched keeps its seconds.
        before = edit_of(saved, timings.zone)
        expected = saved.expected_at if edit.expected == before.expected else expected
        until = saved.expires_at if edit.until == before.until else until
    if until is None and (saved is None or saved.state is VisitState.EXPECTED) and expected is not None:
        until = end_of_day(expected, timings)
    values |= {"display_name": display_name, "expected_at": expected, "expires_at": until}
    return VisitDetails(**values) if saved is None else dataclasses.replace(saved, **values)


def suggested_moment(day_now: datetime, zone: ZoneInfo) -> str:
    """Return what stands in the field of when somebody is expected, to begin with: the next full hour."""
    local = day_now.astimezone(zone) + timedelta(hours=1)
    return f"{local:%Y-%m-%d %H}:00"
