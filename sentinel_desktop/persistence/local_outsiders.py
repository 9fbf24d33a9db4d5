"""Visits and attendees in this station's copy of the directory: whom a badge is about, and whether they may pass.

No telephone number, no organization, no reason, no note: a name and times.
"""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.journal import DirectoryContents
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, AttendeeOfBadge, VisitOfBadge, VisitorCard
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.persistence.sqlite_file import instant_text

CREATE_OUTSIDERS: Final = (
    """
    CREATE TABLE visits (
        badge_id TEXT PRIMARY KEY, visit_id TEXT NOT NULL, display_name TEXT NOT NULL, since TEXT NOT NULL,
        ended_at TEXT
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE attendees (
        attendee_id TEXT PRIMARY KEY, badge_id TEXT NOT NULL, display_name TEXT NOT NULL, event TEXT NOT NULL,
        access_from TEXT NOT NULL, access_until TEXT NOT NULL, expected INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
        direction TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX attendees_badge_id ON attendees (badge_id)",
)

_WAITING: Final = "SELECT outsider_id FROM previous_scans WHERE waiting AND outsider_id IS NOT NULL"
_PASSES: Final = frozenset({Outcome.ATTENDEE_IN, Outcome.ATTENDEE_OUT, Outcome.ALREADY_IN, Outcome.ALREADY_OUT})


def replace_outsiders(connection: sqlite3.Connection, contents: DirectoryContents) -> None:
    """Take over a new copy; whose last scan here still waits keeps the state it left: the copy does not know of it."""
    connection.execute(f"DELETE FROM visits WHERE visit_id NOT IN ({_WAITING})")  # noqa: S608 - a constant
    connection.executemany(
        "INSERT OR REPLACE INTO visits SELECT ?1, ?2, ?3, ?4, NULL"
        " WHERE NOT EXISTS (SELECT 1 FROM visits WHERE visit_id = ?2)",
        (
            (str(visit.badge_id), str(visit.card.visit_id), visit.card.display_name, instant_text(visit.since))
            for visit in contents.visits
        ),
    )
    select = f"SELECT attendee_id, direction FROM attendees WHERE attendee_id IN ({_WAITING})"  # noqa: S608 - a constant
    kept = dict(connection.execute(select).fetchall())
    connection.execute("DELETE FROM attendees")
    connection.executemany(
        "INSERT INTO attendees VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_attendee_row(attendee, contents, kept) for attendee in contents.attendees),
    )


def find_visit(connection: sqlite3.Connection, badge_id: BadgeId) -> VisitOfBadge | None:
    """Return the visit that has a badge, or had it when it was scanned here."""
    select = "SELECT visit_id, display_name, since, ended_at FROM visits WHERE badge_id = ?"
    row = connection.execute(select, (str(badge_id),)).fetchone()
    if row is None:
        return None
    visit_id, display_name, since, ended_at = row
    card = VisitorCard(UUID(visit_id), display_name)
    ended = None if ended_at is None else datetime.fromisoformat(ended_at)
    return VisitOfBadge(badge_id, card, datetime.fromisoformat(since), ended)


def begin_visit(connection: sqlite3.Connection, visit: VisitOfBadge) -> None:
    """Know that a badge was handed out here while the database was away; its last visit is over then."""
    connection.execute(
        "INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, NULL)",
        (str(visit.badge_id), str(visit.card.visit_id), visit.card.display_name, instant_text(visit.since)),
    )


def end_visit(connection: sqlite3.Connection, visit_id: UUID, at: datetime) -> None:
    """Know that a visitor was signed out here while the database was away; one who left by badge before that did."""
    connection.execute(
        "UPDATE visits SET ended_at = ? WHERE visit_id = ? AND ended_at IS NULL", (instant_text(at), str(visit_id))
    )


def find_attendees(connection: sqlite3.Connection, badge_id: BadgeId) -> Sequence[AttendeeOfBadge]:
    """Return whose access with a badge is not over."""
    select = (
        "SELECT attendee_id, display_name, event, access_from, access_until, expected, withdrawn"
        " FROM attendees WHERE badge_id = ?"
    )
    return [_attendee(badge_id, row) for row in connection.execute(select, (str(badge_id),))]


def find_attendee_state(connection: sqlite3.Connection, attendee_id: UUID) -> Direction:
    """Return whether an attendee is in; out when nothing is known."""
    select = "SELECT direction FROM attendees WHERE attendee_id = ?"
    row = connection.execute(select, (str(attendee_id),)).fetchone()
    return Direction(row[0]) if row else Direction.OUT


def remember_outsider(connection: sqlite3.Connection, answer: ScanAnswer) -> None:
    """Follow what an answer says of a visit or an attendee."""
    if answer.visitor is not None and answer.outcome is Outcome.VISITOR_OUT:
        connection.execute(
            "UPDATE visits SET ended_at = ? WHERE visit_id = ?",
            (instant_text(answer.occurred_at), str(answer.visitor.visit_id)),
        )
    if answer.attendee is not None and answer.direction is not None and answer.outcome in _PASSES:
        connection.execute(
            "UPDATE attendees SET direction = ? WHERE attendee_id = ?",
            (answer.direction.value, str(answer.attendee.attendee_id)),
        )


def _attendee_row(attendee: AttendeeOfBadge, contents: DirectoryContents, kept: dict[str, str]) -> tuple[object, ...]:
    card = attendee.card
    state = Direction.IN if card.attendee_id in contents.attendees_in else Direction.OUT
    return (
        str(card.attendee_id),
        str(attendee.badge_id),
        card.display_name,
        card.event,
        instant_text(card.access_from),
        instant_text(card.access_until),
        attendee.expected,
        attendee.withdrawn,
        kept.get(str(card.attendee_id), state.value),
    )


def _attendee(badge_id: BadgeId, row: Sequence[Any]) -> AttendeeOfBadge:
    attendee_id, display_name, event, access_from, access_until, expected, withdrawn = row
    card = AttendeeCard(
        UUID(attendee_id),
        display_name,
        event,
        datetime.fromisoformat(access_from),
        datetime.fromisoformat(access_until),
    )
    return AttendeeOfBadge(badge_id, card, bool(expected), bool(withdrawn))
