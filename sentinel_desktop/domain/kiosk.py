"""What a visitor says at a kiosk, where nobody is signed in, and what must be said before the visit can begin."""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final, Self
from uuid import UUID

from sentinel_desktop.domain.sort_keys import digits_of, search_keys, sort_key
from sentinel_desktop.domain.visitors import Language, PersonHere, VisitPurpose

FEWEST_HOST_LETTERS: Final = 3
"""From so many letters on a host is searched for."""
FEWEST_DIGITS: Final = 7
MOST_DIGITS: Final = 15
"""Of a telephone number, with the country's; by it a visitor is known again, so that fewer would fit too many."""

_NO_TEXT: Final = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of characters that end lines, steer terminals, or are half of another: none is part of a name."""


class RecruitmentStep(StrEnum):
    """What a recruit comes for, in the words that the record keeps."""

    INFORMATION = "Information"
    INTERVIEW = "Interview"
    MEDICAL = "Medical"
    APTITUDE_TEST = "Aptitude test"
    ENROLMENT = "Enrolment"


class KioskField(StrEnum):
    """What is asked, each by a line of its own; the names are those of ``KioskForm``."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    PHONE = "phone"
    RANK = "rank"
    UNIT = "unit"
    ORGANIZATION = "organization"
    HOST = "host"
    WORK = "work"
    PLATE = "plate"
    EVENT = "event"
    STEP = "recruitment_step"
    NOTES = "notes"


class FieldFault(StrEnum):
    """Why what stands in a line cannot be taken."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_PHONE = "not_a_phone"


LONGEST: Final[Mapping[KioskField, int]] = {
    KioskField.LAST_NAME: 80,
    KioskField.FIRST_NAME: 80,
    KioskField.PHONE: 40,
    KioskField.RANK: 40,
    KioskField.UNIT: 80,
    KioskField.ORGANIZATION: 120,
    KioskField.HOST: 120,
    KioskField.WORK: 200,
    KioskField.PLATE: 20,
    KioskField.EVENT: 120,
    KioskField.STEP: 80,
    KioskField.NOTES: 200,
}
"""Characters that are taken."""

WHO: Final = (
    KioskField.FIRST_NAME,
    KioskField.LAST_NAME,
    KioskField.PHONE,
    KioskField.RANK,
    KioskField.UNIT,
    KioskField.ORGANIZATION,
)
"""What is asked of everybody; rank and unit of who serves, the organization of who does not."""

_ASKED: Final[Mapping[VisitPurpose, tuple[KioskField, ...]]] = {
    VisitPurpose.MEETING: (KioskField.HOST,),
    VisitPurpose.EVENT: (KioskField.EVENT,),
    VisitPurpose.RECRUITMENT: (KioskField.STEP,),
    VisitPurpose.CONTRACT_WORK: (KioskField.ORGANIZATION, KioskField.WORK, KioskField.PLATE),
    VisitPurpose.MUSEUM: (),
    VisitPurpose.OTHER: (KioskField.NOTES,),
}
_ALWAYS: Final = frozenset({KioskField.FIRST_NAME, KioskField.LAST_NAME, KioskField.PHONE})
_MAY_BE_EMPTY: Final = frozenset({KioskField.PLATE})
_OF_A_MEETING: Final[Mapping[bool, str]] = {True: "military", False: "guest"}
_TYPES: Final[Mapping[VisitPurpose, str]] = {
    VisitPurpose.EVENT: "event",
    VisitPurpose.RECRUITMENT: "recruitment",
    VisitPurpose.CONTRACT_WORK: "contractor",
    VisitPurpose.MUSEUM: "museum",
    VisitPurpose.OTHER: "other",
}


@dataclass(frozen=True, slots=True)
class HostFound:
    """A member whom a visitor may mean: how they are called, and nothing else about them."""

    member_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class EventToday:
    """An event that a visitor may come for."""

    event_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Prefill:
    """What a returning visitor need not type again; known to whoever has the exact name and telephone number."""

    rank: str = ""
    unit: str = ""
    organization: str = ""
    plate: str = ""


@dataclass(frozen=True, slots=True)
class KioskForm:
    """What a visitor has said so far, as it was typed.

    Attributes:
        purpose: None before a reason was touched.
        military: says which of rank and unit or organization counts.
        host: whom the visitor named; ``host_member_id`` is None where that is nobody who was found.
        event: likewise, with ``event_id``.
        badge_id: the visitor badge that was tapped for this visit.
    """

    purpose: VisitPurpose | None = None
    last_name: str = ""
    first_name: str = ""
    phone: str = ""
    military: bool = False
    rank: str = ""
    unit: str = ""
    organization: str = ""
    host: str = ""
    host_member_id: UUID | None = None
    work: str = ""
    plate: str = ""
    event: str = ""
    event_id: UUID | None = None
    recruitment_step: str = ""
    notes: str = ""
    badge_id: UUID | None = None

    def text(self, name: KioskField) -> str:
        """Return what was typed into a line."""
        return str(getattr(self, name))

    @property
    def needs(self) -> tuple[KioskField, ...]:
        """What the reason asks for beside who the visitor is."""
        return () if self.purpose is None else _ASKED[self.purpose]

    @property
    def who(self) -> tuple[KioskField, ...]:
        """What is asked of this visitor; a company is asked for with its work."""
        left_out = {KioskField.ORGANIZATION} if self.military else {KioskField.RANK, KioskField.UNIT}
        return tuple(name for name in WHO if name not in left_out | set(self.needs))

    def fault(self, name: KioskField) -> FieldFault | None:
        """Return what is wrong with a line, None where it can be taken."""
        text = plain(self.text(name))
        if not text:
            needed = name in _ALWAYS or (name in self.needs and name not in _MAY_BE_EMPTY)
            return FieldFault.MISSING if needed else None
        if len(text) > LONGEST[name]:
            return FieldFault.TOO_LONG
        if name is KioskField.PHONE and not FEWEST_DIGITS <= len(digits_of(text)) <= MOST_DIGITS:
            return FieldFault.NOT_A_PHONE
        return None

    def filled_by(self, known: Prefill) -> dict[KioskField, str]:
        """Return what a returning visitor need not type: the lines that are still empty."""
        lines = (KioskField.RANK, KioskField.UNIT, KioskField.ORGANIZATION, KioskField.PLATE)
        return {name: str(getattr(known, name)) for name in lines if not self.text(name) and getattr(known, name)}


@dataclass(frozen=True, slots=True)
class KioskVisit:
    """A visit as a kiosk hands it to the database; a host or an event that nobody found stands in ``notes``.

    Attributes:
        visit_type: the code of its type.
        names: how the visitor is shown, short and then longer; the database takes the first that means nobody here.
    """

    purpose: VisitPurpose
    visit_type: str
    last_name: str = field(repr=False)
    first_name: str = field(repr=False)
    phone: str = field(repr=False)
    names: tuple[str, str, str] = field(repr=False)
    language: Language = Language.ENGLISH
    rank: str = ""
    unit: str = ""
    organization: str = ""
    host_member_id: UUID | None = None
    work: str = ""
    plate: str = ""
    event_id: UUID | None = None
    recruitment_step: str = ""
    notes: str = field(default="", repr=False)
    badge_id: UUID | None = None

    @classmethod
    def of(cls, form: KioskForm, language: Language) -> Self:
        """Return the visit that a form without faults means.

        Raises:
            ValueError: there is no reason, or a line that is asked for has a fault.
        """
        purpose = form.purpose
        if purpose is None or any(form.fault(name) for name in (*form.who, *form.needs)):
            raise ValueError("a visit begins with a form that has no fault")
        said = {name: plain(form.text(name)) for name in (*form.who, *form.needs)}
        person = PersonHere(
            last_name=said[KioskField.LAST_NAME],
            first_name=said[KioskField.FIRST_NAME],
            rank=said.get(KioskField.RANK, ""),
            of=said.get(KioskField.ORGANIZATION) or said.get(KioskField.UNIT, ""),
        )
        host = form.host_member_id if KioskField.HOST in said else None
        event = form.event_id if KioskField.EVENT in said else None
        typed = {KioskField.HOST: host is None, KioskField.EVENT: event is None, KioskField.NOTES: True}
        return cls(
            purpose=VisitPurpose.OTHER if _is_unplaced(purpose, host, event) else purpose,
            visit_type=_TYPES.get(purpose) or _OF_A_MEETING[form.military],
            last_name=person.last_name,
            first_name=person.first_name,
            phone=said[KioskField.PHONE],
            names=_names_of(person),
            language=language,
            rank=person.rank,
            unit=said.get(KioskField.UNIT, ""),
            organization=said.get(KioskField.ORGANIZATION, ""),
            host_member_id=host,
            work=said.get(KioskField.WORK, ""),
            plate=said.get(KioskField.PLATE, ""),
            event_id=event,
            recruitment_step=said.get(KioskField.STEP, ""),
            notes=next((said[name] for name, is_typed in typed.items() if is_typed and name in said), ""),
            badge_id=form.badge_id,
        )

    @property
    def keys(self) -> dict[str, str]:
        """The keys that stand in the record beside name, organization and telephone number."""
        return {
            "sort_key": sort_key(self.last_name, self.first_name),
            "organization_key": sort_key(self.organization),
            "phone_key": digits_of(self.phone),
        }

    def to_json(self) -> dict[str, Any]:
        """Return the visit as plain JSON, with its keys, as the database's function takes it."""
        plainly = {name: str(value) if isinstance(value, UUID) else value for name, value in asdict(self).items()}
        return plainly | {"names": list(self.names)} | self.keys

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Return the visit that was kept; raises KeyError, TypeError or ValueError where it is none."""
        ids = ("host_member_id", "event_id", "badge_id")
        short, longer, longest = (str(name) for name in kept["names"])
        texts = (
            *("visit_type", "last_name", "first_name", "phone", "rank", "unit", "organization"),
            *("work", "plate", "recruitment_step", "notes"),
        )
        said: dict[str, Any] = {name: str(kept[name]) for name in texts}
        said |= {name: UUID(kept[name]) if kept[name] else None for name in ids}
        purpose, language = VisitPurpose(kept["purpose"]), Language(kept["language"])
        return cls(purpose=purpose, language=language, names=(short, longer, longest), **said)


@dataclass(frozen=True, slots=True)
class KioskDeparture:
    """Who says at a kiosk that they leave; both must be those of an open visit."""

    last_name: str = field(repr=False)
    phone: str = field(repr=False)

    @property
    def name_key(self) -> str:
        """The last name as the records are found by it."""
        return sort_key(plain(self.last_name))

    @property
    def phone_key(self) -> str:
        """The digits of the telephone number."""
        return digits_of(self.phone)


class LeavingAnswer(StrEnum):
    """What a visitor who leaves is told; a wrong name and a wrong telephone number are one answer."""

    SIGNED_OUT = "signed_out"
    NOTHING_FOUND = "nothing_found"


@dataclass(frozen=True, slots=True)
class KioskTexts:
    """What the unit wants said at its kiosks; the program has words of its own for what is empty.

    Attributes:
        unit: the unit's name.
        where: where to go, by reason and language.
    """

    unit: str = ""
    where: Mapping[tuple[VisitPurpose, Language], str] = field(default_factory=dict)


def host_words(text: str) -> tuple[str, ...]:
    """Return what a host is searched by; nothing before one word has three letters, so that nobody leafs through."""
    words = search_keys(text)
    return words if any(len(word.replace(" ", "")) >= FEWEST_HOST_LETTERS for word in words) else ()


def plain(text: str) -> str:
    """Return typed text without what is no part of a text, each run of spaces one; everything else is as it was."""
    kept = (" " if unicodedata.category(char) in _NO_TEXT else char for char in text)
    return " ".join("".join(kept).split())


def _is_unplaced(purpose: VisitPurpose, host: UUID | None, event: UUID | None) -> bool:
    return (purpose is VisitPurpose.MEETING and host is None) or (purpose is VisitPurpose.EVENT and event is None)


def _names_of(person: PersonHere) -> tuple[str, str, str]:
    longest = f"{person.long} ({person.of})" if person.of else person.long
    short, longer, longest = (f"{person.rank} {name}".strip() for name in (person.short, person.long, longest))
    return short, longer, longest
