"""The rest of what a roll says of the invented members: mess, occupation, telephones, dates."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from sentinel_desktop.domain.default_lists import RANKS, ListItem
from sentinel_desktop.domain.lists import ListType, RankCategory
from sentinel_desktop.domain.sample_names import PersonName
from sentinel_desktop.domain.sample_people import SampleMember
from sentinel_desktop.domain.sort_keys import sort_key

SAMPLE_MOCS: Final = tuple(
    ListItem(ListType.MOC, code, name, name_fr)
    for code, name, name_fr in (
        ("bosn", "Boatswain", "Manœuvrier"),
        ("nav_comm", "Naval Communicator", "Communicateur naval"),
        ("nci_op", "Naval Combat Information Operator", "Opérateur d'informations de combat"),
        ("mar_tech", "Marine Technician", "Technicien de marine"),
        ("mmt", "Materiel Management Technician", "Technicien en gestion du matériel"),
        ("hra", "Human Resources Administrator", "Administrateur des ressources humaines"),
        ("musician", "Musician", "Musicien"),
        ("nwo", "Naval Warfare Officer", "Officier de guerre navale"),
        ("log_o", "Logistics Officer", "Officier de la logistique"),
        ("int_o", "Naval Intelligence Officer", "Officier du renseignement naval"),
    )
)
"""Occupations that only a sample unit has: which ones a unit lists is its own affair."""

CATEGORIES: Final = {(rank.branch, rank.code): RankCategory(rank.category) for rank in RANKS}
SENIORITY: Final = {(rank.branch, rank.code): rank.display_order for rank in RANKS}

_OFFICERS: Final = frozenset(
    {RankCategory.JUNIOR_OFFICER, RankCategory.SENIOR_OFFICER, RankCategory.GENERAL_OFFICER},
)
_MESSES: Final = {
    RankCategory.JUNIOR_NCM: "junior_ranks",
    RankCategory.SENIOR_NCM: "c_and_pos",
    **dict.fromkeys(_OFFICERS, "wardroom"),
}
_TRADES: Final = {
    "ADMIN": ("hra",),
    "BAND": ("musician",),
    "LOG": ("mmt", "hra"),
    "OPS": ("nav_comm", "nci_op"),
}
_OTHER_TRADES: Final = ("bosn", "mar_tech", "bosn")
_OFFICERS_TRADES: Final = {"LOG": ("log_o",), "ADMIN": ("log_o",), "OPS": ("nwo", "int_o")}
_AREA_CODES: Final = (204, 431)
_NO_LETTER: Final = re.compile(r"[^a-z0-9]")
_YEAR: Final = 365
_YEARS_A_STEP: Final = 1.6
_ON_CONTRACT: Final = frozenset({"class_b", "class_c"})


@dataclass(frozen=True, slots=True)
class SampleDetails:
    """What a roll says of one member beside name, rank and division.

    Attributes:
        mess: a code of the default messes, None for a civilian.
        moc: a code of ``SAMPLE_MOCS``, None for a civilian and a recruit without a trade.
        email: at example.org, unlike anybody else's.
    """

    mess: str | None
    moc: str | None
    employee_number: str
    email: str
    home_phone: str
    mobile_phone: str
    enrolled_on: date
    contract_start: date | None
    contract_end: date | None


def draw_details(members: Sequence[SampleMember], today: date, dice: Random) -> tuple[SampleDetails, ...]:
    """Return the details of ``members``, in their order, as they are ``today``."""
    numbers = dice.sample(range(100_000, 1_000_000), len(members))
    details = []
    for member, number, email in zip(members, numbers, _emails([each.name for each in members]), strict=True):
        enrolled_on = _enrolled_on(member, today, dice)
        start, end = _contract(member, enrolled_on, today, dice)
        details.append(
            SampleDetails(
                mess=_MESSES.get(category_of(member)),
                moc=_moc(member, dice),
                employee_number=f"{number}",
                email=email,
                home_phone=draw_phone(dice) if dice.random() < 0.4 else "",  # noqa: PLR2004 - four in ten have one
                mobile_phone=draw_phone(dice),
                enrolled_on=enrolled_on,
                contract_start=start,
                contract_end=end,
            )
        )
    return tuple(details)


def category_of(member: SampleMember) -> RankCategory:
    """Return the standing of a member's rank."""
    return CATEGORIES[member.branch, member.rank]


def seniority_of(member: SampleMember) -> int:
    """Return a number that grows with the seniority of a member's rank, alike for the branches."""
    return SENIORITY[member.branch, member.rank]


def is_officer(member: SampleMember) -> bool:
    """Whether a member holds a commission, or trains for one."""
    return category_of(member) in _OFFICERS


def draw_phone(dice: Random) -> str:
    """Return an invented telephone number, in the exchange 555 that nobody is called by."""
    return f"{dice.choice(_AREA_CODES)}-555-{dice.randrange(10_000):04d}"


def _emails(names: Sequence[PersonName]) -> list[str]:
    times: Counter[str] = Counter()
    emails = []
    for name in names:
        local = f"{_plain(name.first)}.{_plain(name.last)}"
        times[local] += 1
        # A dot stands before the number, so that no name that ends in a digit can be met by it.
        emails.append(f"{local}.{times[local]}@example.org" if times[local] > 1 else f"{local}@example.org")
    return emails


def _plain(name: str) -> str:
    return _NO_LETTER.sub("", sort_key(name))


def _moc(member: SampleMember, dice: Random) -> str | None:
    if category_of(member) is RankCategory.CIVILIAN or member.division == "BMQ":
        return None
    if is_officer(member):
        return dice.choice(_OFFICERS_TRADES.get(member.division, ("nwo",)))
    return dice.choice(_TRADES.get(member.division, _OTHER_TRADES))


def _enrolled_on(member: SampleMember, today: date, dice: Random) -> date:
    if member.division == "BMQ" or category_of(member) is RankCategory.CIVILIAN:
        return today - timedelta(days=dice.randrange(60, _YEAR))
    ladder = seniority_of(member) % 90 if is_officer(member) else seniority_of(member)
    served = 1 + ladder / 10 * _YEARS_A_STEP + dice.uniform(0, 3)
    return today - timedelta(days=round(served * _YEAR))


def _contract(
    member: SampleMember, enrolled_on: date, today: date, dice: Random
) -> tuple[date, date] | tuple[None, None]:
    if member.member_type not in _ON_CONTRACT:
        return None, None
    start = max(enrolled_on, today - timedelta(days=dice.randrange(30, _YEAR)))
    return start, start + timedelta(days=dice.choice((_YEAR, 2 * _YEAR)))
