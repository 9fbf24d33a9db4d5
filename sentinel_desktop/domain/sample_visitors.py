"""The invented people who visit a sample unit, each with a reason to come; they come again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from sentinel_desktop.domain.sample_details import draw_phone
from sentinel_desktop.domain.sample_names import PersonName, draw_names
from sentinel_desktop.domain.visitors import Language, VisitPurpose

_FEWEST: Final = 12
_MOST: Final = 400
_MEMBERS_A_VISITOR: Final = 4
_FRENCH_SHARE: Final = 0.25

_FIRMS: Final = (
    "Prairie Lift Works",
    "Seven Oaks Heating",
    "Redwood Fire Safety",
    "Lakeview Electric",
    "Pinegate Glass",
)
_WORKS: Final = (
    "Elevator inspection",
    "Boiler service",
    "Extinguisher inspection",
    "Rewiring the drill deck",
    "Windows",
)
_UNITS: Final = ("HMCS Halfmoon", "31 Prairie Signals", "HMCS Larkspur", "406 Air Wing")
_RANKS: Final = ("Lt(N)", "PO2", "Sgt", "Capt", "MS")
_OFFICES: Final = ("City Council", "Province of Manitoba", "Naval Association")
_STEPS: Final = ("Information", "Aptitude test", "Interview", "Medical")
_PLATE_LETTERS: Final = "ABCDEFGHJKLMNPRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class SampleVisitor:
    """One invented visitor and what brings them.

    Attributes:
        rank: empty for a civilian.
        visit_type: a code of the default visit types.
    """

    name: PersonName
    phone: str
    language: Language
    purpose: VisitPurpose
    visit_type: str
    rank: str = ""
    organization: str = ""
    unit: str = ""
    plate: str = ""
    recruitment_step: str = ""
    work: str = ""

    @property
    def short_name(self) -> str:
        """The name as a desk shows it, as in ``Lt(N) Roy, J.``."""
        return f"{self.rank} {self.name.last}, {self.name.first[0]}.".lstrip()

    @property
    def long_name(self) -> str:
        """The same with the given name in full, as in ``Lt(N) Roy, Justine``."""
        return f"{self.rank} {self.name.last}, {self.name.first}".lstrip()


def draw_visitors(members: int, dice: Random) -> tuple[SampleVisitor, ...]:
    """Return the people who visit a unit of ``members``; contractors and recruits are most of them."""
    count = max(_FEWEST, min(_MOST, members // _MEMBERS_A_VISITOR))
    kinds = (_contractor, _recruit, _recruit, _guest, _military, _official, _museum, _other)
    return tuple(
        kinds[place % len(kinds)](name, draw_phone(dice), _language(dice), dice)
        for place, name in enumerate(draw_names(count, dice))
    )


def event_visitor(name: PersonName, dice: Random) -> SampleVisitor:
    """Return somebody who comes to see the event."""
    return SampleVisitor(name, draw_phone(dice), _language(dice), VisitPurpose.EVENT, "event")


def _language(dice: Random) -> Language:
    return Language.FRENCH if dice.random() < _FRENCH_SHARE else Language.ENGLISH


def _contractor(name: PersonName, phone: str, language: Language, dice: Random) -> SampleVisitor:
    firm, work = _one_of(tuple(zip(_FIRMS, _WORKS, strict=True)), dice)
    plate = "".join(dice.choices(_PLATE_LETTERS, k=3)) + f" {dice.randrange(1000):03d}"
    purpose = VisitPurpose.CONTRACT_WORK
    return SampleVisitor(name, phone, language, purpose, "contractor", organization=firm, plate=plate, work=work)


def _recruit(name: PersonName, phone: str, language: Language, dice: Random) -> SampleVisitor:
    purpose = VisitPurpose.RECRUITMENT
    return SampleVisitor(name, phone, language, purpose, "recruitment", recruitment_step=dice.choice(_STEPS))


def _guest(name: PersonName, phone: str, language: Language, _: Random) -> SampleVisitor:
    return SampleVisitor(name, phone, language, VisitPurpose.MEETING, "guest")


def _military(name: PersonName, phone: str, language: Language, dice: Random) -> SampleVisitor:
    rank, unit = dice.choice(_RANKS), dice.choice(_UNITS)
    return SampleVisitor(name, phone, language, VisitPurpose.MEETING, "military", rank=rank, unit=unit)


def _official(name: PersonName, phone: str, language: Language, dice: Random) -> SampleVisitor:
    return SampleVisitor(name, phone, language, VisitPurpose.MEETING, "official", organization=dice.choice(_OFFICES))


def _museum(name: PersonName, phone: str, language: Language, _: Random) -> SampleVisitor:
    return SampleVisitor(name, phone, language, VisitPurpose.MUSEUM, "museum")


def _other(name: PersonName, phone: str, language: Language, _: Random) -> SampleVisitor:
    return SampleVisitor(name, phone, language, VisitPurpose.OTHER, "other")


def _one_of(pairs: Sequence[tuple[str, str]], dice: Random) -> tuple[str, str]:
    return dice.choice(pairs)
