"""Invented people, scans and passages as the screens get to know them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sentinel_desktop.domain import default_lists
from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.lists import RankCategory
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import (
    AttendeeOnBoard,
    BoardEntry,
    BoardSnapshot,
    BoardTag,
    LatestPassage,
    VisitorHere,
)
from sentinel_desktop.domain.scans import ScanAnswer

NOW = datetime(2026, 11, 25, 0, 42, 7, tzinfo=UTC)
"""Tuesday 24 November 2026, 18:42:07 in Winnipeg."""

DIVISIONS = {division.code: (division.name, division.name_fr) for division in default_lists.DIVISIONS}
_TAGS = (
    ("Commanding Officer", "#5B3E8C", True),
    ("Coxswain", "#5B3E8C", True),
    ("DDS", "#177245", False),
    ("SWK", "#1B4F8F", False),
    ("QM", "#1B4F8F", False),
    ("APS", "#56677A", False),
    ("FTS", "#9A5B00", False),
)
_FRENCH = {
    "Commanding Officer": "Commandant",
    "Coxswain": "Capitaine d'armes",
    "Contractor": "Entrepreneur",
    "Guest": "Invité",
    "Museum": "Musée",
}
TAGS = tuple(
    BoardTag(UUID(int=0x7A6000 + number), Chip(name, _FRENCH.get(name, name), colour), positional, number)
    for number, (name, colour, positional) in enumerate(_TAGS)
)
CATEGORIES = {
    **dict.fromkeys(("S3", "S2", "S1", "MS"), RankCategory.JUNIOR_NCM),
    **dict.fromkeys(("PO2", "PO1", "CPO2"), RankCategory.SENIOR_NCM),
    "Lt(N)": RankCategory.JUNIOR_OFFICER,
    "LCdr": RankCategory.SENIOR_OFFICER,
}
RANKS = ("S3", "S2", "S1", "MS", "PO2", "PO1", "CPO2", "Lt(N)", "LCdr")
_LAST_NAMES = (
    "Tremblay Roy Okafor Sinclair Pelletier Joshi Vance Chen Zielinski Ivanov Umana Gauthier Fontaine Hayashi "
    "Young Eriksen Mbeki Bélanger Arsenault Kowalski Lavoie Castillo Dubé Haddad MacIsaac Nguyen O'Brien Petrov "
    "Quirke Beauchamp-Létourneau Saito Thériault Varga Whitecloud Yilmaz Ashby Brandt Côté"
)
_FIRST_NAMES = "Avery Blake Casey Devon Emery Finley Gray Harper Indigo Jules Kai Lennox Morgan Noel Quinn Riley"
_LAST, _FIRST = _LAST_NAMES.split(), _FIRST_NAMES.split()
_SHARES = (
    ("OPS",) * 4 + ("DECK",) * 4 + ("LOG",) * 3 + ("ADMIN",) * 2 + ("TRG",) * 3 + ("BMQ",) * 2 + ("BAND", "CMD", "PAO")
)


def member(number: int) -> MemberCard:
    """Return the invented member of this number, always the same one."""
    last = _LAST[(number * 7 + number // len(_LAST)) % len(_LAST)]
    first = _FIRST[(number * 7 + number // 5) % len(_FIRST)]
    rank = RANKS[(number * number + number) % (len(RANKS) if number % 3 else 6)]
    return MemberCard(
        id=MemberId(UUID(int=number + 1)),
        display_name=f"{rank} {last}, {first[0]}.",
        rank=rank,
        last_name=last,
        first_name=first,
        division=_SHARES[number * 11 % len(_SHARES)],
    )


def entry(
    card: MemberCard,
    since: datetime = NOW - timedelta(hours=1),
    state: Direction = Direction.IN,
    tags: tuple[BoardTag, ...] = (),
) -> BoardEntry:
    """Return a member as the board knows one."""
    division_name, division_name_fr = DIVISIONS.get(card.division, (card.division, ""))
    return BoardEntry(
        member=card,
        state=state,
        since=since,
        division_name=division_name,
        division_name_fr=division_name_fr,
        rank_order=RANKS.index(card.rank) if card.rank in RANKS else 0,
        sort_key=f"{card.last_name} {card.first_name}".casefold(),
        service_number=f"V{card.id.int:08d}",
        rank_category=CATEGORIES.get(card.rank),
        tags=tags,
    )


def tagged(number: int) -> tuple[BoardTag, ...]:
    """Return the tags of the invented member of this number: one in four has one, a few have two."""
    if number % 4:
        return ()
    first = TAGS[2 + number // 4 % 5]
    if number == 0:
        return TAGS[0], first
    return (TAGS[1], first) if number == 20 else (first,)


def visitor(
    number: int,
    *,
    host: MemberCard | None = None,
    since: datetime | None = None,
    escort: bool = False,
    expires_at: datetime | None = None,
) -> VisitorHere:
    """Return the invented visitor of this number, always the same one."""
    card = member(number + 400)
    kinds = (("Contractor", "#9A5B00"), ("Guest", "#1B4F8F"), ("Museum", "#177245"))
    name, colour = kinds[number % len(kinds)]
    return VisitorHere(
        visit_id=UUID(int=0x715170 + number),
        display_name=f"{card.last_name}, {card.first_name[0]}.",
        visit_type=Chip(name, _FRENCH[name], colour),
        host=host,
        badge=f"V-{number + 1:02d}",
        since=since or NOW - timedelta(minutes=7 + 23 * number % 180),
        expires_at=expires_at,
        escort_required=escort,
        sort_key=f"{card.last_name} {card.first_name}".casefold(),
    )


def attendee(number: int, event: str = "Spring seminar") -> AttendeeOnBoard:
    """Return the invented attendee of this number."""
    card = member(number + 460)
    since = NOW - timedelta(minutes=11 + number)
    return AttendeeOnBoard(
        UUID(int=0xA77E00 + number),
        f"{card.last_name}, {card.first_name[0]}.",
        event,
        since,
        f"{card.last_name} {card.first_name}".casefold(),
    )


def snapshot(count: int, as_of: datetime = NOW) -> BoardSnapshot:
    """Return a board with this many invented members."""
    entries = (entry(member(n), NOW - timedelta(minutes=3 + n * 17 % 290)) for n in range(count))
    return BoardSnapshot(tuple(entries), as_of)


def answer(
    outcome: Outcome = Outcome.CHECKED_IN, card: MemberCard | None = None, number: int = 1, at: datetime = NOW
) -> ScanAnswer:
    """Return what a person is told; the direction follows from the outcome."""
    directions = {
        Outcome.CHECKED_IN: Direction.IN,
        Outcome.ALREADY_IN: Direction.IN,
        Outcome.MEMBER_NOT_ACTIVE: Direction.IN,
        Outcome.CHECKED_OUT: Direction.OUT,
        Outcome.ALREADY_OUT: Direction.OUT,
    }
    return ScanAnswer(
        scan_id=ScanId(UUID(int=1000 + number)),
        serial="01006393AE",
        outcome=outcome,
        occurred_at=at,
        direction=directions.get(outcome),
        member=card,
    )


def passage(number: int, outcome: Outcome = Outcome.CHECKED_IN, station: str = "Front desk") -> LatestPassage:
    """Return a line of the latest passages, the older the higher its number."""
    known = outcome not in {Outcome.BADGE_UNKNOWN, Outcome.BADGE_UNASSIGNED}
    told = answer(outcome, number=number)
    return LatestPassage(
        scan_id=told.scan_id,
        occurred_at=NOW - timedelta(seconds=40 * number),
        outcome=outcome,
        direction=told.direction,
        display_name=member(number).display_name if known else None,
        serial_tail="93AE",
        station=station,
    )


def evening() -> tuple[LatestPassage, ...]:
    """Return the passages of a busy evening, newest first."""
    odd = {
        1: (Outcome.CHECKED_OUT, "Front desk"),
        3: (Outcome.BADGE_UNKNOWN, "Front desk"),
        4: (Outcome.CHECKED_IN, "Rear door"),
        6: (Outcome.REPEAT, "Front desk"),
        8: (Outcome.CHECKED_OUT, "Rear door"),
        11: (Outcome.MEMBER_NOT_ACTIVE, "Front desk"),
    }
    return tuple(passage(n, *odd.get(n, (Outcome.CHECKED_IN, "Front desk"))) for n in range(30))


def renamed(card: MemberCard, rank: str, last_name: str) -> MemberCard:
    """Return a member with another rank and name."""
    return replace(card, rank=rank, last_name=last_name, display_name=f"{rank} {last_name}, {card.first_name[0]}.")
