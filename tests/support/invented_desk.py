"""Invented people, scans and passages as the screens get to know them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardEntry, BoardSnapshot, LatestPassage
from sentinel_desktop.domain.scans import ScanAnswer

NOW = datetime(2026, 11, 25, 0, 42, 7, tzinfo=UTC)
"""Tuesday 24 November 2026, 18:42:07 in Winnipeg."""

DIVISIONS = {
    "ADMIN": "Administration",
    "BAND": "Band",
    "BMQ": "Basic Military Qualification",
    "CMD": "Command",
    "DECK": "Deck",
    "LOG": "Logistics",
    "OPS": "Operations",
    "PAO": "Public Affairs",
    "TRG": "Training",
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


def entry(card: MemberCard, since: datetime = NOW - timedelta(hours=1), state: Direction = Direction.IN) -> BoardEntry:
    """Return a member as the board knows one."""
    return BoardEntry(
        member=card,
        state=state,
        since=since,
        division_name=DIVISIONS.get(card.division, card.division),
        rank_order=RANKS.index(card.rank) if card.rank in RANKS else 0,
        sort_key=f"{card.last_name} {card.first_name}".casefold(),
        service_number=f"V{card.id.int:08d}",
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
