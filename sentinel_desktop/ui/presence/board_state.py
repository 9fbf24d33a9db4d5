"""Who is in, as this desk knows it: what the database confirmed, and the scans taken here that it has not told yet."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import (
    AttendeeOnBoard,
    BoardChange,
    BoardEntry,
    BoardSnapshot,
    KeptHere,
    KeptVisits,
    OnBoard,
    SilentStation,
    StationOffTime,
    VisitorHere,
    WaitingStation,
)
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.presence.search import folded

# A reading may be younger than a scan and still have been made before the scan was committed.
_SETTLING: Final = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class StationDoubts:
    """The stations for which the board may be wrong, as the last snapshot named them; see ``BoardSnapshot``."""

    silent: tuple[SilentStation, ...] = ()
    waiting: tuple[WaitingStation, ...] = ()
    off_time: tuple[StationOffTime, ...] = ()


@dataclass(frozen=True, slots=True)
class _Confirmed:
    entry: BoardEntry
    at: datetime


@dataclass(frozen=True, slots=True)
class _Taken:
    scan_id: ScanId
    member: MemberCard
    direction: Direction
    at: datetime
    waiting: bool


class BoardState:
    """The board's facts, merged. Lives on the main thread.

    A scan taken at this desk shows at once. It gives way as soon as the database names this passage or a later one of
    the member, or is clearly younger than the scan; a scan that still waits for the database stays, for no word of the
    database can know of it.
    """

    def __init__(self) -> None:
        self.as_of: datetime | None = None
        self.stations = StationDoubts()
        self._snapshot_at: datetime | None = None
        self._confirmed: dict[MemberId, _Confirmed] = {}
        self._confirmed_in: dict[MemberId, BoardEntry] = {}
        self._taken_here: dict[MemberId, _Taken] = {}
        self._waiting = 0
        self._of_division: dict[str, BoardEntry] = {}
        self._of_rank: dict[str, BoardEntry] = {}
        self._guests_at: datetime | None = None
        self._visitors: tuple[VisitorHere, ...] = ()
        self._attendees: tuple[AttendeeOnBoard, ...] = ()
        self._kept = KeptVisits()
        self._scanned_out: frozenset[UUID] = frozenset()

    def replace(self, snapshot: BoardSnapshot) -> None:
        """Take over a full snapshot; only members read again after it keep what they are."""
        present = {entry.member.id for entry in snapshot.entries}
        for member_id, known in self._confirmed.items():
            if member_id not in present and known.at <= snapshot.as_of:
                self._keep(replace(known.entry, state=Direction.OUT), snapshot.as_of)
        self._confirm(snapshot.entries, snapshot.as_of)
        self._take_guests(snapshot.visitors, snapshot.attendees, snapshot.as_of)
        self.as_of = self._snapshot_at = snapshot.as_of
        self.stations = StationDoubts(snapshot.silent_stations, snapshot.waiting_stations, snapshot.stations_off_time)

    def change(self, change: BoardChange) -> None:
        """Take over who was read again."""
        self._confirm(change.entries, change.as_of)
        self._take_guests(change.visitors, change.attendees, change.as_of)
        if self.as_of is not None:
            self.as_of = max(self.as_of, change.as_of)

    def scanned(self, answer: ScanAnswer) -> None:
        """Follow what a person at this desk's reader was told; who left on a visitor's or an event's badge is out."""
        if answer.direction is Direction.OUT or answer.outcome is Outcome.VISITOR_OUT:
            self._visitors = tuple(visitor for visitor in self._visitors if visitor.id != answer.person_id)
            self._scanned_out |= {visitor.id for visitor in self._kept.came if visitor.id == answer.person_id}
            self._attendees = tuple(attendee for attendee in self._attendees if attendee.id != answer.person_id)
        if answer.member is None or answer.direction is None or answer.outcome is Outcome.REPEAT:
            return
        member = answer.member
        if self._state_of(member.id) is not answer.direction:
            taken = _Taken(answer.scan_id, member, answer.direction, answer.occurred_at, answer.waiting)
            self._taken_here[member.id] = taken
        if answer.waiting:
            self._waiting = max(self._waiting, 1)

    def told_otherwise(self, told: ScanAnswer) -> None:
        """Drop what a scan was answered with here: the database came to another result."""
        if told.member is not None:
            taken = self._taken_here.get(told.member.id)
            if taken is not None and taken.scan_id == told.scan_id:
                del self._taken_here[told.member.id]

    def visits_kept(self, kept: KeptVisits) -> None:
        """Hear what waits on this computer of visitors."""
        self._kept = kept
        self._scanned_out &= {visitor.id for visitor in kept.came}

    def waiting_changed(self, waiting: int) -> None:
        """Hear how many scans the database does not have yet."""
        self._waiting = waiting

    def everybody(self) -> tuple[OnBoard, ...]:
        """Return members, visitors and attendees who are in, in no order."""
        return (*self.present(), *self.visitors, *self._attendees)

    @property
    def visitors(self) -> tuple[VisitorHere, ...]:
        """The visitors who are in, as the database knows them and as it will know them."""
        known = {visitor.id for visitor in self._visitors} | self._scanned_out
        left = self._kept.left
        came = (each for each in self._kept.came if each.id not in known)
        stay = (*(each for each in self._visitors if each.id not in left), *came)
        named = Counter(each.sort_key for each in stay)
        return (
            *(replace(each, has_namesake=True) if named[each.sort_key] > 1 else each for each in stay),
            *(replace(each, kept=KeptHere.LEFT) for each in self._visitors if each.id in left),
        )

    @property
    def attendees(self) -> tuple[AttendeeOnBoard, ...]:
        """The attendees of events who are in."""
        return self._attendees

    def present(self) -> tuple[BoardEntry, ...]:
        """Return the members who are in, in no order, and forget scans that the database has told of."""
        self._taken_here = {key: taken for key, taken in self._taken_here.items() if self._holds(taken)}
        if not self._taken_here:
            return tuple(self._confirmed_in.values())
        merged = self._confirmed_in | {key: self._entry(taken) for key, taken in self._taken_here.items()}
        return tuple(entry for entry in merged.values() if entry.state is Direction.IN)

    def _confirm(self, entries: tuple[BoardEntry, ...], at: datetime) -> None:
        for entry in entries:
            known = self._confirmed.get(entry.member.id)
            if known is None or known.at <= at:
                self._keep(entry, at)
            self._of_division[entry.member.division] = self._of_rank[entry.member.rank] = entry

    def _take_guests(
        self, visitors: tuple[VisitorHere, ...] | None, attendees: tuple[AttendeeOnBoard, ...] | None, at: datetime
    ) -> None:
        """Take over who was read, unless it is older than what is known."""
        if (visitors is None and attendees is None) or (self._guests_at is not None and at < self._guests_at):
            return
        self._guests_at = at
        self._visitors = self._visitors if visitors is None else visitors
        self._attendees = self._attendees if attendees is None else attendees

    def _keep(self, entry: BoardEntry, at: datetime) -> None:
        self._confirmed[entry.member.id] = _Confirmed(entry, at)
        if entry.state is Direction.IN:
            self._confirmed_in[entry.member.id] = entry
        else:
            self._confirmed_in.pop(entry.member.id, None)

    def _state_of(self, member_id: MemberId) -> Direction:
        taken = self._taken_here.get(member_id)
        if taken is not None and self._holds(taken):
            return taken.direction
        known = self._confirmed.get(member_id)
        return Direction.OUT if known is None else known.entry.state

    def _holds(self, taken: _Taken) -> bool:
        known = self._confirmed.get(taken.member.id)
        if known is not None and known.entry.since is not None and known.entry.since >= taken.at:
            return False
        told = [at for at in (self._snapshot_at, known.at if known else None) if at is not None]
        if not told or taken.at + _SETTLING > max(told):
            return True
        return taken.waiting and self._waiting > 0

    def _entry(self, taken: _Taken) -> BoardEntry:
        known = self._confirmed.get(taken.member.id)
        if known is not None:
            return replace(known.entry, member=taken.member, state=taken.direction, since=taken.at)
        division, rank = self._of_division.get(taken.member.division), self._of_rank.get(taken.member.rank)
        return BoardEntry(
            member=taken.member,
            state=taken.direction,
            since=taken.at,
            division_name=division.division_name if division is not None else "",
            rank_order=rank.rank_order if rank is not None else 0,
            sort_key=folded(f"{taken.member.last_name} {taken.member.first_name}"),
            service_number="",
            rank_category=rank.rank_category if rank is not None else None,
            division_name_fr=division.division_name_fr if division is not None else "",
        )
