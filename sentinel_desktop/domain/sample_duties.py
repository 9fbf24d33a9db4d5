"""What the invented members may do on duty, and the tags they wear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import chain
from random import Random
from typing import Final

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import RankCategory
from sentinel_desktop.domain.sample_details import SampleDetails, category_of, is_officer, seniority_of
from sentinel_desktop.domain.sample_people import SampleMember

_S3, _S2, _S1, _MS, _PO2, _LT_N = 10, 20, 30, 40, 50, 120
_NCMS: Final = frozenset({RankCategory.JUNIOR_NCM, RankCategory.SENIOR_NCM})
_LONGEST_AGO = 5 * 365
_SHORTEST_AGO = 10
_VALID_FOR: Final = (2 * 365, 3 * 365)
_FOR_GOOD: Final = frozenset({"qm", "bm", "aps"})


@dataclass(frozen=True, slots=True)
class SampleQualification:
    """A member has a qualification, a code of the default ones; it is valid to the end of ``expires_on``."""

    member_id: MemberId
    code: str
    granted_on: date
    expires_on: date | None

    def valid_on(self, day: date) -> bool:
        """Whether it is still valid on ``day``."""
        return self.expires_on is None or day <= self.expires_on


@dataclass(frozen=True, slots=True)
class SampleTag:
    """A member has a tag, a code of the default ones."""

    member_id: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class _Appointment:
    """An appointment and who is looked for to hold it, the first demand before the second."""

    tag: str
    officer: bool
    division: str


_APPOINTMENTS: Final = (
    _Appointment("commanding_officer", officer=True, division="CMD"),
    _Appointment("executive_officer", officer=True, division="CMD"),
    _Appointment("coxswain", officer=False, division="CMD"),
    _Appointment("training_officer", officer=True, division="TRG"),
    _Appointment("facility_manager", officer=False, division="LOG"),
    _Appointment("rpo", officer=False, division="ADMIN"),
    _Appointment("stores_manager", officer=False, division="LOG"),
)


def draw_qualifications(
    members: Sequence[SampleMember], details: Sequence[SampleDetails], today: date, dice: Random
) -> tuple[SampleQualification, ...]:
    """Return the qualifications of ``members``: those that come with the rank, and SWK and DDS of a few.

    Some have expired by ``today``: those of the duty team's leaders are given for two or three years.
    """
    return tuple(
        _granted(member, code, detail.enrolled_on, today, dice)
        for member, detail in zip(members, details, strict=True)
        for code in chain(_with_the_rank(member), _by_hand(member, dice))
    )


def draw_tags(
    members: Sequence[SampleMember], qualifications: Sequence[SampleQualification], today: date
) -> tuple[SampleTag, ...]:
    """Return the tags of ``members``: the leading qualification of each, FTS and CMD, and the appointments.

    An appointment is held by one member, a member holds one at most; a unit too small for all leaves the last vacant.
    """
    highest: dict[MemberId, str] = {}
    for qualification in qualifications:
        if qualification.valid_on(today):
            highest[qualification.member_id] = qualification.code
    appointed = _appointed(members)
    tags = [SampleTag(member.id, code) for member in members for code in _labels(member, highest.get(member.id))]
    tags += [SampleTag(member.id, tag) for tag, member in appointed.items()]
    tags += [SampleTag(member.id, "vip") for tag, member in appointed.items() if tag == "commanding_officer"]
    return tuple(tags)


def _with_the_rank(member: SampleMember) -> Iterator[str]:
    """Yield the codes that a rank brings, the leading one last."""
    standing = seniority_of(member)
    if category_of(member) in _NCMS:
        lowest = {"aps": _S3, "bm": _S2, "qm": _S1}
        yield from (code for code, rank in lowest.items() if standing >= rank and member.division != "BMQ")
    if _MS <= standing <= _LT_N:
        yield "dswk"


def _by_hand(member: SampleMember, dice: Random) -> Iterator[str]:
    if _PO2 <= seniority_of(member) <= _LT_N and member.comes and member.division != "BMQ":
        yield from (code for code, share in {"swk": 0.35, "dds": 0.3}.items() if dice.random() < share)


def _granted(member: SampleMember, code: str, enrolled_on: date, today: date, dice: Random) -> SampleQualification:
    longest = max(_SHORTEST_AGO, min(_LONGEST_AGO, (today - enrolled_on).days))
    granted_on = today - timedelta(days=dice.randint(_SHORTEST_AGO, longest))
    expires_on = None if code in _FOR_GOOD else granted_on + timedelta(days=dice.choice(_VALID_FOR))
    return SampleQualification(member.id, code, granted_on, expires_on)


def _labels(member: SampleMember, leading: str | None) -> Iterator[str]:
    if leading is not None:
        yield leading
    if member.full_time and category_of(member) is not RankCategory.CIVILIAN:
        yield "fts"
    if member.division == "CMD":
        yield "cmd"


def _appointed(members: Sequence[SampleMember]) -> dict[str, SampleMember]:
    free = [member for member in members if member.comes]
    appointed = {}
    for appointment in _APPOINTMENTS[: len(free)]:
        chosen = max(free, key=partial(_suits, appointment))
        free.remove(chosen)
        appointed[appointment.tag] = chosen
    return appointed


def _suits(wanted: _Appointment, member: SampleMember) -> tuple[bool, bool, int]:
    return is_officer(member) is wanted.officer, member.division == wanted.division, seniority_of(member)
