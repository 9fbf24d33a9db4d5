"""A visit as somebody types one: what each reason asks, what is wrong with a field, and the details it makes."""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.member_drafts import is_phone
from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date
from sentinel_desktop.domain.visitors import Language, PersonHere, VisitDetails, VisitPurpose

LONGEST_STAY: Final = timedelta(days=31)
"""A visit that is to last longer than this is a date that was mistyped."""

_PLATE: Final = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")
_TIME: Final = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})[ T]+)?(\d{1,2}) ?[:h.]? ?(\d{2})?")


class VisitorKind(StrEnum):
    """Whom a reason may bring: what else is asked, and the type of a meeting, follow from it."""

    GUEST = "guest"
    MILITARY = "military"
    OFFICIAL = "official"


class VisitProblem(StrEnum):
    """What is wrong with a field."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_PLATE = "not_a_plate"
    NOT_A_TIME = "not_a_time"
    IN_THE_PAST = "in_the_past"
    TOO_FAR = "too_far"
    """Further away than a visit lasts."""
    NO_LONGER_THERE = "no_longer_there"
    """A host or an event that somebody deleted or closed meanwhile."""
    NOT_ALLOWED = "not_allowed"
    """The database refuses it by a rule that is not among these."""


Problems = Mapping[str, VisitProblem]
"""By the name of the field that the problem stands beside."""


@dataclass(frozen=True, slots=True)
class TypedVisit:
    """What is typed of a visit at any time, letter by letter.

    Attributes:
        until: how long the visitor may stay, as "2026-11-24 18:30"; empty for the end of the day.
    """

    purpose: VisitPurpose = VisitPurpose.OTHER
    rank: str = ""
    last_name: str = ""
    first_name: str = ""
    organization: str = ""
    unit: str = ""
    phone: str = ""
    plate: str = ""
    recruitment_step: str = ""
    work: str = ""
    host_member_id: UUID | None = None
    event_id: UUID | None = None
    language: Language = Language.ENGLISH
    until: str = ""
    escort_required: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class VisitDraft(TypedVisit):
    """What stands in the fields of a visitor who is signed in; how long they may stay also as "18:30".

    Attributes:
        badge_id: the visitor's badge that is handed out, if any.
        expected_id: the expected visit that this is, where somebody chose it.
        another_person: somebody of this name is here already, and a person said that this is somebody else.
    """

    kind: VisitorKind = VisitorKind.GUEST
    badge_id: UUID | None = None
    expected_id: UUID | None = None
    another_person: bool = False


LONGEST: Final[Mapping[str, int]] = {
    "last_name": 80,
    "first_name": 80,
    "rank": 20,
    "organization": 120,
    "unit": 120,
    "phone": 40,
    "plate": 15,
    "recruitment_step": 80,
    "work": 200,
    "notes": 1000,
}
"""Characters of each text at most."""

_KINDS: Final[Mapping[VisitPurpose, tuple[VisitorKind, ...]]] = {
    VisitPurpose.RECRUITMENT: (VisitorKind.GUEST,),
    VisitPurpose.CONTRACT_WORK: (VisitorKind.GUEST,),
    VisitPurpose.MEETING: tuple(VisitorKind),
    VisitPurpose.EVENT: (VisitorKind.GUEST, VisitorKind.MILITARY),
    VisitPurpose.MUSEUM: (VisitorKind.GUEST, VisitorKind.MILITARY),
    VisitPurpose.OTHER: (VisitorKind.GUEST, VisitorKind.MILITARY),
}
_OF_THE_REASON: Final[Mapping[VisitPurpose, tuple[str, ...]]] = {
    VisitPurpose.RECRUITMENT: ("recruitment_step", "host_member_id"),
    VisitPurpose.CONTRACT_WORK: ("work", "plate", "host_member_id"),
    VisitPurpose.MEETING: ("host_member_id",),
    VisitPurpose.EVENT: ("event_id", "host_member_id"),
    VisitPurpose.MUSEUM: ("host_member_id",),
    VisitPurpose.OTHER: ("host_member_id",),
}
_NEEDED: Final[Mapping[VisitPurpose, frozenset[str]]] = {
    VisitPurpose.RECRUITMENT: frozenset({"recruitment_step"}),
    VisitPurpose.CONTRACT_WORK: frozenset({"organization", "work"}),
    VisitPurpose.MEETING: frozenset({"host_member_id"}),
    VisitPurpose.EVENT: frozenset({"event_id"}),
    VisitPurpose.MUSEUM: frozenset(),
    VisitPurpose.OTHER: frozenset(),
}
_OF_NO_OTHER_REASON: Final = ("rank", "unit", "organization", "recruitment_step", "work", "plate", "event_id")


# --- what is asked ------------------------------------------------------------------------------------------------


def kinds_of(purpose: VisitPurpose) -> tuple[VisitorKind, ...]:
    """Return whom a reason may bring, the usual one first."""
    return _KINDS[purpose]


def asked_of(purpose: VisitPurpose, kind: VisitorKind) -> tuple[str, ...]:
    """Return the fields that a reason asks, in the order in which they are asked; a kind it cannot bring is a guest."""
    military = kind is VisitorKind.MILITARY and kind in _KINDS[purpose]
    first = ("rank", "last_name", "first_name") if military else ("last_name", "first_name")
    return (*first, "phone", "unit" if military else "organization", *_OF_THE_REASON[purpose])


def needed_by(purpose: VisitPurpose, kind: VisitorKind) -> frozenset[str]:
    """Return the fields among those asked without which nobody is signed in."""
    asked = asked_of(purpose, kind)
    return frozenset({"last_name", *_NEEDED[purpose]} | ({"rank", "unit"} & set(asked)))


def type_code(purpose: VisitPurpose, kind: VisitorKind) -> str:
    """Return the code of the visit type that follows from a reason, one of the system's own."""
    if purpose is VisitPurpose.MEETING:
        return kind.value
    return "contractor" if purpose is VisitPurpose.CONTRACT_WORK else purpose.value


# --- what is wrong with it ----------------------------------------------------------------------------------------


def problems_of(draft: VisitDraft, now: datetime, timings: Timings) -> Problems:
    """Return what is wrong with a draft, the first problem of each field.

    What a reason does not ask is not looked at: it stays typed and is not saved.

    Args:
        draft: what somebody typed.
        now: the server's time, aware.
        timings: of the unit, by which a time of day is read.
    """
    found: dict[str, VisitProblem] = {}
    for name, problem in _problems(draft, now, timings):
        found.setdefault(name, problem)
    return found


def problem_in(name: str, draft: VisitDraft, now: datetime, timings: Timings) -> VisitProblem | None:
    """Return what is wrong with one field, None where nothing is."""
    return problems_of(draft, now, timings).get(name)


def _problems(draft: VisitDraft, now: datetime, timings: Timings) -> Iterator[tuple[str, VisitProblem]]:
    asked = asked_of(draft.purpose, draft.kind)
    needed = needed_by(draft.purpose, draft.kind)
    for name in (*asked, "notes"):
        value = getattr(draft, name)
        if isinstance(value, str):
            bare = cleaned(value, lines=name == "notes")
            if name in needed and not is_seen(bare):
                yield name, VisitProblem.MISSING
            if len(bare) > LONGEST[name]:
                yield name, VisitProblem.TOO_LONG
        elif name in needed and value is None:
            yield name, VisitProblem.MISSING
    if not is_phone(cleaned(draft.phone)):
        yield "phone", VisitProblem.NOT_A_PHONE
    if "plate" in asked and not is_plate(cleaned(draft.plate)):
        yield "plate", VisitProblem.NOT_A_PLATE
    if (problem := _problem_of_until(draft.until, now, timings)) is not None:
        yield "until", problem


def is_plate(text: str) -> bool:
    """Return whether this can be a licence plate, or is none at all: letters and digits, single spaces or hyphens."""
    return not text or _PLATE.fullmatch(text) is not None


def is_seen(text: str) -> bool:
    """Return whether anything of a text is seen on a screen."""
    return any(unicodedata.category(char)[0] not in "CZM" for char in text)


def cleaned(text: str, *, lines: bool = False) -> str:
    """Return what is kept of a text: without control characters, with single spaces, and without those at its ends.

    Everything else is data: marks of right-to-left writing, accents that combine, emoji, whatever looks like HTML.

    Args:
        text: as typed or pasted.
        lines: it may have several lines, which stay.
    """
    if lines:
        return "\n".join(cleaned(line) for line in text.splitlines()).strip()
    kept = (" " if char.isspace() else char for char in text if char.isspace() or not _is_control(char))
    return " ".join("".join(kept).split())


def _is_control(char: str) -> bool:
    # Halves of surrogate pairs too, as some other program's clipboard has: no column takes them.
    return unicodedata.category(char) in {"Cc", "Cs"}


# --- how long it lasts --------------------------------------------------------------------------------------------


def end_of_day(now: datetime, timings: Timings) -> datetime:
    """Return when the operational day ends, and with it a visit of which nothing else was said."""
    return day_start(operational_date(now, timings) + timedelta(days=1), timings)


def read_until(text: str, now: datetime, timings: Timings) -> datetime | None:
    """Return until when a visitor may stay, None where the text is no time.

    A time of day alone is one of this operational day: after midnight it is still that evening's.
    """
    bare = cleaned(text)
    if not bare:
        return end_of_day(now, timings)
    found = _TIME.fullmatch(bare)
    if found is None:
        return None
    year, month, day, hour, minute = (None if part is None else int(part) for part in found.groups())
    today = operational_date(now, timings)
    try:
        at = datetime(
            today.year if year is None else year,
            today.month if month is None else month,
            today.day if day is None else day,
            hour or 0,
            minute or 0,
            tzinfo=timings.zone,
        ).astimezone(UTC)
        if year is None and at < day_start(today, timings):
            local = at.astimezone(timings.zone).replace(tzinfo=None) + timedelta(days=1)
            at = local.replace(tzinfo=timings.zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at


def written(at: datetime | None, zone: ZoneInfo) -> str:
    """Return a time as ``read_until`` reads it; empty where there is none."""
    return "" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _problem_of_until(text: str, now: datetime, timings: Timings) -> VisitProblem | None:
    at = read_until(text, now, timings)
    if at is None:
        return VisitProblem.NOT_A_TIME
    if at <= now:
        return VisitProblem.IN_THE_PAST
    return VisitProblem.TOO_FAR if at > now + LONGEST_STAY else None


# --- what comes of it ---------------------------------------------------------------------------------------------


def person_of(draft: VisitDraft) -> PersonHere:
    """Return whom a draft is about, by whom a display name is chosen."""
    asked = asked_of(draft.purpose, draft.kind)
    return PersonHere(
        last_name=cleaned(draft.last_name),
        first_name=cleaned(draft.first_name),
        rank=cleaned(draft.rank) if "rank" in asked else "",
        of=cleaned(draft.unit if "unit" in asked else draft.organization),
    )


def details_from(
    draft: VisitDraft,
    *,
    display_name: str,
    visit_type_id: UUID,
    now: datetime,
    timings: Timings,
    expected: VisitDetails | None = None,
) -> VisitDetails:
    """Return the details that a draft without problems makes, not signed in yet.

    What the reason does not ask is left empty, however much was typed there before the reason was another.

    Args:
        draft: without problems.
        display_name: as screens and slips show the visitor.
        visit_type_id: of the code that ``type_code`` names.
        now: the server's time.
        timings: of the unit.
        expected: the visit that was expected; when it was stays known.
    """
    asked = asked_of(draft.purpose, draft.kind)
    until = read_until(draft.until, now, timings)
    expected_at = None if expected is None else expected.expected_at
    if expected_at is not None and until is not None and expected_at >= until:
        # Who came before they were expected, and leaves before, was expected when they came.
        expected_at = now
    texts: dict[str, Any] = {name: cleaned(getattr(draft, name), lines=name == "notes") for name in LONGEST}
    texts |= {name: "" for name in _OF_NO_OTHER_REASON if name in texts and name not in asked}
    texts["plate"] = texts["plate"].upper()
    return VisitDetails(
        **texts,
        display_name=display_name,
        visit_type_id=visit_type_id,
        purpose=draft.purpose,
        host_member_id=draft.host_member_id if "host_member_id" in asked else None,
        event_id=draft.event_id if "event_id" in asked else None,
        language=draft.language,
        expected_at=expected_at,
        expires_at=until,
        escort_required=draft.escort_required,
    )


def draft_again(
    draft: VisitDraft, visit: VisitDetails, kind: VisitorKind, zone: ZoneInfo, *, expected_id: UUID | None
) -> VisitDraft:
    """Return a draft filled in from an earlier visit of the same person, or from the one that is expected.

    The reason that was chosen stays, but for an expected visit, whose reason is known. What belongs to one day alone,
    badge, notes and how long, is not taken over from an earlier one.

    Args:
        draft: with the reason that was chosen, and the badge that was tapped.
        visit: the earlier or the expected one.
        kind: what kind of visitor it was of.
        zone: of the unit.
        expected_id: of the expected visit, None where it is an earlier one.
    """
    purpose = draft.purpose if expected_id is None else visit.purpose
    known = {name: getattr(visit, name) for name in LONGEST if name != "notes"}
    return dataclasses.replace(
        draft,
        **known,
        purpose=purpose,
        kind=kind if kind in _KINDS[purpose] else _KINDS[purpose][0],
        host_member_id=visit.host_member_id,
        event_id=visit.event_id if expected_id is not None else draft.event_id,
        language=visit.language,
        escort_required=visit.escort_required,
        notes=visit.notes if expected_id is not None else draft.notes,
        until=draft.until if expected_id is None else written(visit.expires_at, zone),
        expected_id=expected_id,
        another_person=False,
    )


def kind_from(type_code_: str, rank: str) -> VisitorKind:
    """Return what kind of visitor a visit was of: by the code of its type, and by a rank where that says nothing."""
    try:
        return VisitorKind(type_code_)
    except ValueError:
        return VisitorKind.MILITARY if rank else VisitorKind.GUEST
