"""The invented members of a sample unit and its badges."""

from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Final

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.default_lists import AIR_FORCE, ARMY, NAVY
from sentinel_desktop.domain.ids import BadgeId, MemberId
from sentinel_desktop.domain.sample_dice import uuid7_at
from sentinel_desktop.domain.sample_names import PersonName, display_names, draw_names
from sentinel_desktop.domain.serials import Serial, low_bits
from sentinel_desktop.domain.sort_keys import sort_key

ACTIVE: Final = "active"

_FULL_TIME_TYPES: Final = frozenset({"class_b", "class_c", "reg_force", "civilian_staff"})


@dataclass(frozen=True, slots=True)
class SampleMember:
    """One invented member; rank, division, type and status are the codes of the default lists."""

    id: MemberId
    service_number: str
    branch: str
    rank: str
    name: PersonName
    display_name: str
    sort_key: str
    division: str
    member_type: str
    status: str

    @property
    def full_time(self) -> bool:
        """Whether the member works at the unit on weekdays; the others come on parade nights."""
        return self.member_type in _FULL_TIME_TYPES

    @property
    def comes(self) -> bool:
        """Whether the member is seen at the unit at all."""
        return self.status == ACTIVE


@dataclass(frozen=True, slots=True)
class SampleBadge:
    """One badge; ``status`` is a code of the default lists, ``member_id`` None where nobody holds it."""

    id: BadgeId
    serial: Serial
    kind: BadgeKind
    status: str
    printed_number: str
    issued_at: datetime
    member_id: MemberId | None = None


@dataclass(frozen=True, slots=True)
class _Post:
    """Where somebody serves and as what, before a person is found for it."""

    division: str
    branch: str
    rank: str
    member_type: str


_DIVISION_SHARES: Final = {"DECK": 22, "OPS": 18, "LOG": 16, "BMQ": 13, "TRG": 10, "BAND": 9, "ADMIN": 8, "PAO": 4}
_PYRAMID: Final = {
    "S3": 8, "S2": 12, "S1": 26, "MS": 17, "PO2": 12, "PO1": 7, "CPO2": 3,
    "NCdt": 3, "A/SLt": 3, "SLt": 4, "Lt(N)": 5,
}  # fmt: skip
_RECRUITS: Final = {"S3": 90, "NCdt": 6, "MS": 4}
_ARMY: Final = {"Pte(T)": 4, "Cpl": 8, "MCpl": 4, "Sgt": 3, "Capt": 1}
_AIR_FORCE: Final = {"Avr(T)": 3, "Cpl": 6, "MCpl": 2, "Sgt": 1, "Lt": 1}
_COMMAND: Final = ("Cdr", "LCdr", "CPO1", "Lt(N)")
_COMMAND_STAFF: Final = {"LCdr": 3, "Lt(N)": 5, "CPO2": 2, "PO1": 2}
_MEMBER_TYPES: Final = {"class_a": 81, "class_b": 11, "reg_force": 6, "class_c": 2}
_OUT_OF_SERVICE: Final = ("deployed", "inactive", "deployed", "suspended", "inactive")

_TAG_VERSIONS: Final = (0x01, 0x0F, 0x3C, 0x62)
_TAG_BATCHES: Final = (0x00, 0x2D, 0x63, 0xE3)


def draw_members(count: int, issued_at: datetime, dice: Random) -> tuple[SampleMember, ...]:
    """Return the members of a unit of ``count``, in the order of their enrolment, with ids of ``issued_at``."""
    names = draw_names(count, dice)
    numbers = dice.sample(range(10_000_000, 100_000_000), count)
    statuses = _draw_statuses(count, dice)
    return tuple(
        SampleMember(
            id=MemberId(uuid7_at(issued_at, dice)),
            service_number=f"{dice.choice('NRV')}{number}",
            branch=post.branch,
            rank=post.rank,
            name=name,
            display_name=shown,
            sort_key=sort_key(name.last, name.first),
            division=post.division,
            member_type=post.member_type,
            status=status,
        )
        for name, shown, number, post, status in zip(
            names, display_names(names), numbers, _draw_posts(count, dice), statuses, strict=True
        )
    )


def draw_badges(members: tuple[SampleMember, ...], issued_at: datetime, dice: Random) -> tuple[SampleBadge, ...]:
    """Return a badge for every member, in their order, then spare, lost and damaged ones, visitors' badges and events'.

    No two have the same last three bytes, so that every shorter spelling of a serial finds one badge.
    """
    count = len(members)
    loose = [(BadgeKind.MEMBER, ACTIVE)] * max(3, count // 25)
    loose += [(BadgeKind.MEMBER, "lost")] * max(2, count // 60)
    loose += [(BadgeKind.MEMBER, "damaged")] * max(1, count // 100)
    loose += [(BadgeKind.VISITOR, ACTIVE)] * max(4, min(20, count // 15))
    loose += [(BadgeKind.EVENT, ACTIVE)] * max(6, min(40, count // 6))
    serials = _draw_serials(count + len(loose), dice)
    badges = [_badge(serial, BadgeKind.MEMBER, ACTIVE, issued_at, dice) for serial in serials]
    held = [replace(badge, member_id=member.id) for badge, member in zip(badges, members, strict=False)]
    others = [
        replace(badge, kind=kind, status=status) for badge, (kind, status) in zip(badges[count:], loose, strict=True)
    ]
    return (*held, *others)


def _badge(serial: Serial, kind: BadgeKind, status: str, issued_at: datetime, dice: Random) -> SampleBadge:
    return SampleBadge(
        id=BadgeId(uuid7_at(issued_at, dice)),
        serial=serial,
        kind=kind,
        status=status,
        printed_number=f"{low_bits(serial, 32):010d}",
        issued_at=issued_at,
    )


def _draw_serials(count: int, dice: Random) -> list[Serial]:
    return [
        Serial(f"{dice.choice(_TAG_VERSIONS):02X}{dice.choice(_TAG_BATCHES):02X}{low:06X}")
        for low in dice.sample(range(0x10000, 0x1000000), count)
    ]


def _draw_posts(count: int, dice: Random) -> list[_Post]:
    command = max(1, count // 20)
    posts = [_Post("CMD", NAVY, rank, "class_b") for rank in _COMMAND[:command]]
    posts += [_post("CMD", NAVY, _COMMAND_STAFF, dice) for _ in range(command - len(posts))]
    posts += [_draw_post(dice) for _ in range(count - len(posts))]
    dice.shuffle(posts)
    return posts


def _draw_post(dice: Random) -> _Post:
    division = _one_of(_DIVISION_SHARES, dice)
    chance = dice.random()
    if division == "BMQ":
        return _Post(division, NAVY, _one_of(_RECRUITS, dice), "class_a")
    if division in {"ADMIN", "LOG", "TRG"} and chance < 0.1:  # noqa: PLR2004 - one in ten there is a civilian
        return _Post(division, "civilian", "CIV", "civilian_staff")
    if chance > 0.97:  # noqa: PLR2004 - three in a hundred come from the army
        return _post(division, ARMY, _ARMY, dice)
    if chance > 0.95:  # noqa: PLR2004 - two in a hundred from the air force
        return _post(division, AIR_FORCE, _AIR_FORCE, dice)
    return _post(division, NAVY, _PYRAMID, dice)


def _post(division: str, branch: str, ranks: dict[str, int], dice: Random) -> _Post:
    return _Post(division, branch, _one_of(ranks, dice), _one_of(_MEMBER_TYPES, dice))


def _draw_statuses(count: int, dice: Random) -> list[str]:
    statuses = [ACTIVE] * count
    for place, index in enumerate(dice.sample(range(count), count // 25)):
        statuses[index] = _OUT_OF_SERVICE[place % len(_OUT_OF_SERVICE)]
    return statuses


def _one_of(shares: dict[str, int], dice: Random) -> str:
    return dice.choices(list(shares), weights=list(shares.values()))[0]
