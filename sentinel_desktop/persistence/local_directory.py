"""This station's copy of badges, holders and presence: an SQLite file that can be thrown away and made anew.

It holds what a desk needs to answer alone and no more: of badges their serial, kind and what a scan of them is answered
by; of their holders the name, rank and division that the screen shows, of people from outside the name alone, and when
they may pass; nobody without a badge.

It is never worth an error: where the disk refuses, the copy answers as an empty one and the log says why.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, MemberCard, OnScan
from sentinel_desktop.domain.check_in_rules import PreviousScan
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import BadgeId, MemberId
from sentinel_desktop.domain.journal import DirectoryContents, StationRules
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeOfBadge, VisitOfBadge
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.serials import low_bits
from sentinel_desktop.persistence.local_outsiders import (
    CREATE_OUTSIDERS,
    begin_visit,
    end_visit,
    find_attendee_state,
    find_attendees,
    find_visit,
    remember_outsider,
    replace_outsiders,
)
from sentinel_desktop.persistence.sqlite_file import (
    CREATE_META,
    ForeignFileError,
    NewerFileError,
    companions,
    in_transaction,
    instant_text,
    is_damage,
    is_passing,
    migrate,
    open_private,
    read_meta,
    write_meta,
)

T = TypeVar("T")
Action = Callable[[sqlite3.Connection], T]

logger = logging.getLogger(__name__)

APPLICATION_ID: Final = 0x5344_4C44
PREVIOUS_SCANS_KEPT: Final = timedelta(days=7)

VERSIONS: Final = (
    (
        """
        CREATE TABLE members (
            id TEXT PRIMARY KEY, display_name TEXT NOT NULL, rank TEXT NOT NULL, last_name TEXT NOT NULL,
            first_name TEXT NOT NULL, division TEXT NOT NULL, on_scan TEXT NOT NULL, archived INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE badges (
            serial TEXT PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, on_scan TEXT NOT NULL, holder_id TEXT,
            low_32 INTEGER NOT NULL, low_24 INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX badges_low_32 ON badges (low_32)",
        "CREATE INDEX badges_low_24 ON badges (low_24)",
        "CREATE TABLE states (member_id TEXT PRIMARY KEY, direction TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE previous_scans (
            serial TEXT PRIMARY KEY, scan_id TEXT NOT NULL, occurred_at TEXT NOT NULL, outcome TEXT NOT NULL,
            direction TEXT, first_outcome TEXT, member_id TEXT, waiting INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        CREATE_META,
    ),
    (
        "ALTER TABLE badges ADD COLUMN printed_number TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE previous_scans ADD COLUMN outsider_id TEXT",
        *CREATE_OUTSIDERS,
    ),
)
"""The statements of each version; a new version is a new tuple at the end, never a change of an old one."""

_BADGE: Final = (
    "SELECT badges.serial, badges.id, kind, badges.on_scan, members.id, display_name, rank, last_name, first_name,"
    " division, members.on_scan, archived, printed_number FROM badges LEFT JOIN members ON members.id = holder_id "
)
_BY_SERIAL: Final = _BADGE + "WHERE serial = ?"
_BY_LOW_BITS: Final = {
    8: (32, _BADGE + "WHERE low_32 = ? AND length(serial) > 8 LIMIT 2"),
    6: (24, _BADGE + "WHERE low_24 = ? AND length(serial) > 6 LIMIT 2"),
}
"""By the number of hex digits of a shorter spelling: the bits it has, and the badges they can mean."""

_HOLDERS: Final = (
    "SELECT id, display_name, rank, last_name, first_name, division, coalesce(direction, 'out') FROM members"
    " LEFT JOIN states ON states.member_id = members.id WHERE NOT archived"
)
_ALIKE: Final = _BADGE + "WHERE low_24 = ? ORDER BY serial"

_CHANGES_STATE: Final = frozenset(
    {
        Outcome.CHECKED_IN,
        Outcome.CHECKED_OUT,
        Outcome.ALREADY_IN,
        Outcome.ALREADY_OUT,
        Outcome.MEMBER_NOT_ACTIVE,
    }
)


class SqliteLocalDirectory:
    """Satisfies ``services.ports.LocalDirectory``; safe to call from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._closed = False

    def replace(self, contents: DirectoryContents) -> None:
        """Take over a new copy in one transaction.

        A member whose last scan here still waits keeps the state it left: the copy does not know of it yet.
        """
        self._run(lambda c: in_transaction(c, lambda c: _replace(c, contents)), otherwise=None)

    def follow(self, states: Mapping[MemberId, Direction]) -> None:
        """Follow what the database says of members with a badge, except of those whose last scan here still waits."""
        self._run(lambda c: in_transaction(c, lambda c: _follow(c, states)), otherwise=None)

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge with this serial, or the only one that a shorter spelling can mean."""
        return self._run(lambda c: _find_badge(c, serial), otherwise=None)

    def badges_alike(self, serial: str) -> Sequence[Badge]:
        """Return the badges whose low 24 bits are those of a canonical serial, in the order of their serials."""
        low_24 = (low_bits(serial, 24),)
        return self._run(lambda c: [_badge(row) for row in c.execute(_ALIKE, low_24)], otherwise=[])

    def state_of(self, member_id: MemberId) -> Direction:
        """Return whether the member is in, as this station knows it; out when it knows nothing."""
        select = "SELECT direction FROM states WHERE member_id = ?"
        row = self._run(lambda c: c.execute(select, (str(member_id),)).fetchone(), otherwise=None)
        return Direction(row[0]) if row else Direction.OUT

    def holders(self) -> Sequence[tuple[MemberCard, Direction]]:
        """Return the members of today who hold a badge, and whether each is in as this station knows it."""
        rows: Sequence[Sequence[Any]] = self._run(lambda c: c.execute(_HOLDERS).fetchall(), otherwise=[])
        return [(MemberCard(MemberId(UUID(row[0])), *row[1:6]), Direction(row[6])) for row in rows]

    def visit_of(self, badge_id: BadgeId) -> VisitOfBadge | None:
        """Return the visit that has a visitor's badge, or had it when it was scanned here; None where it knows none."""
        return self._run(lambda c: find_visit(c, badge_id), otherwise=None)

    def begin_visit(self, visit: VisitOfBadge) -> None:
        """Know that a visitor was handed a badge here, until the next copy: who keeps the visit tells it again then."""
        self._run(lambda c: begin_visit(c, visit), otherwise=None)

    def end_visit(self, visit_id: UUID, at: datetime) -> None:
        """Know that a visitor was signed out here, so that the badge is free; until the next copy, likewise."""
        self._run(lambda c: end_visit(c, visit_id, at), otherwise=None)

    def attendees_of(self, badge_id: BadgeId) -> Sequence[AttendeeOfBadge]:
        """Return whose access with an event's badge is not over."""
        return self._run(lambda c: find_attendees(c, badge_id), otherwise=[])

    def attendee_state(self, attendee_id: UUID) -> Direction:
        """Return whether an attendee is in, as this station knows it; out when it knows nothing."""
        return self._run(lambda c: find_attendee_state(c, attendee_id), otherwise=Direction.OUT)

    def previous_scan(self, serial: str) -> PreviousScan | None:
        """Return the last scan of this badge that this station answered or was told of."""
        select = "SELECT occurred_at, outcome, direction, first_outcome FROM previous_scans WHERE serial = ?"
        row = self._run(lambda c: c.execute(select, (serial,)).fetchone(), otherwise=None)
        if row is None:
            return None
        occurred_at, outcome, direction, first_outcome = row
        return PreviousScan(
            occurred_at=datetime.fromisoformat(occurred_at),
            outcome=Outcome(outcome),
            direction=Direction(direction) if direction else None,
            first_outcome=Outcome(first_outcome) if first_outcome else None,
        )

    def remember(self, answer: ScanAnswer) -> None:
        """Follow an answer given; one that is older than what is known of the badge changes nothing."""
        self._run(lambda c: in_transaction(c, lambda c: _remember(c, answer)), otherwise=None)

    def rules(self) -> StationRules:
        """Return the settings that scans at this station are decided by."""
        text = self._run(lambda c: read_meta(c, "rules"), otherwise=None)
        return _rules_from(text) if text is not None else StationRules()

    def taken_at(self) -> datetime | None:
        """Return the server's time of the copy, None while there is none."""
        text = self._run(lambda c: read_meta(c, "taken_at"), otherwise=None)
        return datetime.fromisoformat(text) if text is not None else None

    def close(self) -> None:
        """Close the file; from then on the directory answers as an empty one."""
        with self._lock:
            self._closed = True
            self._drop_connection()

    def _run(self, action: Action[T], *, otherwise: T) -> T:
        with self._lock:
            if self._closed:
                return otherwise
            try:
                try:
                    return action(self._open())
                except (sqlite3.DatabaseError, NewerFileError, ForeignFileError) as error:
                    if isinstance(error, sqlite3.DatabaseError) and not is_damage(error):
                        raise
                    self._discard(error)
                    return action(self._open())
            except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
                raise
            except (sqlite3.Error, OSError) as error:
                logger.warning("The local copy of the directory cannot be used: %s", error)
                if not is_passing(error):
                    self._drop_connection()
                return otherwise

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = open_private(self._path, synchronous="NORMAL")
            try:
                # Whoever is no longer in the copy is no longer in its file.
                connection.execute("PRAGMA secure_delete = ON")
                migrate(connection, APPLICATION_ID, VERSIONS)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _discard(self, error: Exception) -> None:
        logger.warning("The local copy of the directory is made anew: %s", str(error) or type(error).__name__)
        self._drop_connection()
        for file in companions(self._path):
            file.unlink(missing_ok=True)

    def _drop_connection(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()


def _replace(connection: sqlite3.Connection, contents: DirectoryContents) -> None:
    holders = {badge.holder.card.id: badge.holder for badge in contents.badges if badge.holder is not None}
    connection.execute(
        "DELETE FROM states WHERE member_id NOT IN"
        " (SELECT member_id FROM previous_scans WHERE waiting AND member_id IS NOT NULL)"
    )
    connection.execute("DELETE FROM badges")
    connection.execute("DELETE FROM members")
    connection.executemany("INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _member_rows(holders.values()))
    connection.executemany("INSERT INTO badges VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _badge_rows(contents.badges))
    connection.executemany(
        "INSERT OR IGNORE INTO states VALUES (?, ?)",
        ((str(member_id), direction.value) for member_id, direction in contents.states.items()),
    )
    replace_outsiders(connection, contents)
    connection.execute(
        "DELETE FROM previous_scans WHERE occurred_at < ? AND NOT waiting",
        (instant_text(contents.taken_at - PREVIOUS_SCANS_KEPT),),
    )
    write_meta(connection, "rules", _rules_text(contents.rules))
    write_meta(connection, "taken_at", instant_text(contents.taken_at))


def _follow(connection: sqlite3.Connection, states: Mapping[MemberId, Direction]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO states SELECT :member, :direction"
        " WHERE EXISTS (SELECT 1 FROM members WHERE id = :member)"
        " AND NOT EXISTS (SELECT 1 FROM previous_scans WHERE waiting AND member_id = :member)",
        [{"member": str(member_id), "direction": direction.value} for member_id, direction in states.items()],
    )


def _member_rows(holders: Iterable[Holder]) -> Iterable[tuple[object, ...]]:
    for holder in holders:
        card = holder.card
        yield (
            str(card.id),
            card.display_name,
            card.rank,
            card.last_name,
            card.first_name,
            card.division,
            holder.on_scan.value,
            holder.archived,
        )


def _badge_rows(badges: Iterable[Badge]) -> Iterable[tuple[object, ...]]:
    for badge in badges:
        yield (
            badge.serial,
            str(badge.id),
            badge.kind.value,
            badge.on_scan.value,
            str(badge.holder.card.id) if badge.holder is not None else None,
            low_bits(badge.serial, 32),
            low_bits(badge.serial, 24),
            badge.printed_number,
        )


def _find_badge(connection: sqlite3.Connection, serial: str) -> Badge | None:
    row = connection.execute(_BY_SERIAL, (serial,)).fetchone()
    if row is not None or len(serial) not in _BY_LOW_BITS:
        return _badge(row) if row is not None else None
    bits, select = _BY_LOW_BITS[len(serial)]
    candidates = connection.execute(select, (low_bits(serial, bits),)).fetchall()
    return _badge(candidates[0]) if len(candidates) == 1 else None


def _badge(row: Sequence[Any]) -> Badge:
    serial, badge_id, kind, on_scan, member_id, *card, member_on_scan, archived, printed_number = row
    holder = None
    if member_id is not None:
        holder = Holder(MemberCard(MemberId(UUID(member_id)), *card), OnScan(member_on_scan), bool(archived))
    return Badge(BadgeId(UUID(badge_id)), serial, BadgeKind(kind), OnScan(on_scan), holder, printed_number)


def _remember(connection: sqlite3.Connection, answer: ScanAnswer) -> None:
    known = connection.execute(
        "SELECT scan_id, occurred_at FROM previous_scans WHERE serial = ?", (answer.serial,)
    ).fetchone()
    occurred_at = instant_text(answer.occurred_at)
    same_scan = known is not None and known[0] == str(answer.scan_id)
    if answer.outcome is Outcome.NOT_RECORDED:
        if same_scan:
            connection.execute("DELETE FROM previous_scans WHERE serial = ?", (answer.serial,))
        return
    if known is not None and not same_scan and known[1] > occurred_at:
        return
    connection.execute(
        "INSERT OR REPLACE INTO previous_scans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            answer.serial,
            str(answer.scan_id),
            occurred_at,
            answer.outcome.value,
            answer.direction.value if answer.direction else None,
            answer.first_outcome.value if answer.first_outcome else None,
            str(answer.member.id) if answer.member else None,
            answer.waiting,
            None if answer.member else _text_of(answer.person_id),
        ),
    )
    remember_outsider(connection, answer)
    if answer.member is not None and answer.direction is not None and answer.outcome in _CHANGES_STATE:
        connection.execute(
            "INSERT OR REPLACE INTO states VALUES (?, ?)", (str(answer.member.id), answer.direction.value)
        )


def _text_of(key: UUID | None) -> str | None:
    return None if key is None else str(key)


def _rules_text(rules: StationRules) -> str:
    return json.dumps(
        {
            "direction_mode": rules.direction_mode.value,
            "repeat_window": rules.repeat_window.total_seconds(),
            "zone": rules.timings.zone.key,
            "rollover": rules.timings.rollover.isoformat(),
        }
    )


def _rules_from(text: str) -> StationRules:
    value = json.loads(text)
    return StationRules(
        direction_mode=DirectionMode(value["direction_mode"]),
        repeat_window=timedelta(seconds=value["repeat_window"]),
        timings=Timings(ZoneInfo(value["zone"]), time.fromisoformat(value["rollover"])),
    )
