"""A member as somebody types one: what stands in the fields, what is wrong with it, and the details it makes."""

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.members import MemberDetails, MemberSource
from sentinel_desktop.domain.sort_keys import digits_of, sort_key

LONGEST_NAME: Final = 120
LONGEST_LINE: Final = 254
LONGEST_NOTES: Final = 4000

_E_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")
_PHONE: Final = re.compile(r"[+()\d\s./-]+(?:(?:x|ext\.?|poste)\s*\d+)?", re.IGNORECASE)
_FEWEST_DIGITS: Final = 4
_MOST_DIGITS: Final = 20
_DATE: Final = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})")


class MemberProblem(StrEnum):
    """What is wrong with a field."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_AN_E_MAIL = "not_an_e_mail"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_DATE = "not_a_date"
    IN_THE_FUTURE = "in_the_future"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    TAKEN = "taken"
    """Another record has it already."""
    NO_LONGER_THERE = "no_longer_there"
    """A value that somebody deleted from its list."""
    NOT_ALLOWED = "not_allowed"
    """The database refuses it by a rule that is not among these."""


Problems = Mapping[str, MemberProblem]
"""By the name of the detail that the problem stands beside."""


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """What stands in the fields of a member, letter by letter; a date as somebody writes it.

    The fields are named as the details they make.
    """

    service_number: str = ""
    rank_id: UUID | None = None
    last_name: str = ""
    first_name: str = ""
    initials: str = ""
    display_name: str = ""
    division_id: UUID | None = None
    member_type_id: UUID | None = None
    member_status_id: UUID | None = None
    mess_id: UUID | None = None
    moc_id: UUID | None = None
    employee_number: str = ""
    email: str = ""
    home_phone: str = ""
    mobile_phone: str = ""
    notes: str = ""
    enrolled_on: str = ""
    contract_start: str = ""
    contract_end: str = ""


DRAFTED: Final = tuple(field.name for field in dataclasses.fields(MemberDraft))
"""The details of a member that a person types."""

_CHOSEN: Final = ("rank_id", "division_id", "member_type_id", "member_status_id")
_DATES: Final = ("enrolled_on", "contract_start", "contract_end")
_NAMES: Final = ("last_name", "first_name", "display_name")
_PHONES: Final = ("home_phone", "mobile_phone")
_LONGEST: Final = {
    **dict.fromkeys(("service_number", *_NAMES, "initials", "employee_number", *_PHONES), LONGEST_NAME),
    "email": LONGEST_LINE,
    "notes": LONGEST_NOTES,
}


def draft_of(details: MemberDetails) -> MemberDraft:
    """Return a member as the fields show one."""
    values = {name: getattr(details, name) for name in DRAFTED}
    return MemberDraft(**values | {name: _written(values[name]) for name in _DATES})


def problems_of(draft: MemberDraft, today: date, saved: MemberDetails | None = None) -> Problems:
    """Return what is wrong with a draft.

    Args:
        draft: what somebody typed.
        today: the unit's date.
        saved: the member as it is; what was not touched is taken as it is, whatever the rules of today say.
    """
    before = None if saved is None else draft_of(saved)
    found = dict(reversed(list(_problems(draft, today))))
    if before is None:
        return found
    touched = {name for name in DRAFTED if getattr(draft, name) != getattr(before, name)}
    if touched & {"contract_start", "contract_end"}:
        touched |= {"contract_end"}
    return {name: problem for name, problem in found.items() if name in touched}


def details_from(draft: MemberDraft, saved: MemberDetails | None = None) -> MemberDetails:
    """Return the details that a draft without problems makes; what nobody types stays as it was ``saved``."""
    values = {name: getattr(draft, name) for name in DRAFTED}
    values |= {name: " ".join(values[name].split()) for name in (*_NAMES, "initials", "employee_number", *_PHONES)}
    values |= {name: read_date(values[name]) for name in _DATES}
    values |= {"service_number": bare_service_number(draft.service_number), "email": draft.email.strip()}
    values["notes"] = draft.notes.strip()
    if saved is None:
        return MemberDetails(**values, source=MemberSource.MANUAL)
    before = draft_of(saved)
    # What was not touched stays to the letter: spaces in an imported name are nobody's edit.
    untouched = {name: getattr(saved, name) for name in DRAFTED if getattr(draft, name) == getattr(before, name)}
    return dataclasses.replace(saved, **values | untouched)


def bare_service_number(text: str) -> str:
    """Return a service number without its spaces."""
    return "".join(text.split())


def read_date(text: str) -> date | None:
    """Return the date that is written year first, as in ``2026-04-01``; None where there is none.

    A text that is no date is none either: ``problems_of`` tells it apart.
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def display_name_for(last_name: str, first_name: str, initials: str, taken: Collection[str]) -> str:
    """Return the name that is proposed: "Roy, J.", then "Roy, Jean", then "Roy, Jean (J.P.)" where others have those.

    Args:
        last_name: as typed; without one nothing is proposed.
        first_name: likewise.
        initials: likewise, the last thing that tells two apart.
        taken: the display names of others; case and accents tell nobody apart.
    """
    last, first = " ".join(last_name.split()), " ".join(first_name.split())
    if not last:
        return ""
    initial = next((char for char in first if char.isalnum()), "")
    short = f"{last}, {initial.upper()}." if initial else last
    long = f"{last}, {first}" if first else last
    longest = f"{long} ({initials.strip()})" if initials.strip() else long
    others = {sort_key(name) for name in taken}
    return next((name for name in (short, long) if sort_key(name) not in others), longest)


def typed_since(asked: MemberDraft, now: MemberDraft, over: MemberDraft) -> MemberDraft:
    """Return ``over`` with what was typed between two states of the fields, ``asked`` and ``now``."""
    typed = {name: getattr(now, name) for name in DRAFTED if getattr(now, name) != getattr(asked, name)}
    return dataclasses.replace(over, **typed)


# --- two who save at once ---------------------------------------------------------------------------------------------


def touched_fields(before: MemberDetails, after: MemberDetails) -> tuple[str, ...]:
    """Return the details that differ and that a person types, in the order of the fields."""
    return tuple(name for name in DRAFTED if getattr(before, name) != getattr(after, name))


def merged(before: MemberDetails, mine: MemberDetails, theirs: MemberDetails) -> MemberDetails:
    """Return ``theirs`` with everything in it that I changed."""
    return dataclasses.replace(theirs, **{name: getattr(mine, name) for name in touched_fields(before, mine)})


def contradictions(before: MemberDetails, mine: MemberDetails, theirs: MemberDetails) -> tuple[str, ...]:
    """Return the details that both changed, each to something else."""
    both = set(touched_fields(before, mine)) & set(touched_fields(before, theirs))
    return tuple(name for name in touched_fields(mine, theirs) if name in both)


# --- the rules --------------------------------------------------------------------------------------------------------


def _problems(draft: MemberDraft, today: date) -> Iterator[tuple[str, MemberProblem]]:
    """Return each problem beside its field; the first of a field is the one to tell."""
    for name in ("service_number", *_NAMES):
        if not getattr(draft, name).strip():
            yield name, MemberProblem.MISSING
    for name in _CHOSEN:
        if getattr(draft, name) is None:
            yield name, MemberProblem.MISSING
    for name, longest in _LONGEST.items():
        if len(getattr(draft, name).strip()) > longest:
            yield name, MemberProblem.TOO_LONG
    if draft.email.strip() and not _E_MAIL.fullmatch(draft.email.strip()):
        yield "email", MemberProblem.NOT_AN_E_MAIL
    for name in _PHONES:
        if not is_phone(getattr(draft, name).strip()):
            yield name, MemberProblem.NOT_A_PHONE
    yield from _problems_of_dates(draft, today)


def _problems_of_dates(draft: MemberDraft, today: date) -> Iterator[tuple[str, MemberProblem]]:
    dates = {name: read_date(getattr(draft, name)) for name in _DATES}
    for name, day in dates.items():
        if day is None and getattr(draft, name).strip():
            yield name, MemberProblem.NOT_A_DATE
    enrolled, start, end = (dates[name] for name in _DATES)
    if enrolled is not None and enrolled > today:
        yield "enrolled_on", MemberProblem.IN_THE_FUTURE
    if start is not None and end is not None and end < start:
        yield "contract_end", MemberProblem.ENDS_BEFORE_IT_STARTS


def is_phone(text: str) -> bool:
    """Return whether this can be a telephone number, or is none at all: 4 to 20 digits, an extension at the end."""
    digits = len(digits_of(text))
    return not text or (_PHONE.fullmatch(text) is not None and _FEWEST_DIGITS <= digits <= _MOST_DIGITS)


def _written(day: date | None) -> str:
    return "" if day is None else day.isoformat()
