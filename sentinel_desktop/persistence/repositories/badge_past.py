"""What became of one badge: its changes, whom it was given to, its scans; the newest of each, the newest first."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import RowMapping, text

from sentinel_desktop.domain.badge_stories import (
    MOST_HOLDERS,
    MOST_SCANS,
    BadgeChange,
    BadgeFacts,
    BadgeScanned,
    BadgeTerm,
)
from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.persistence.repositories.repository import Repository

_CHANGES: Final = text("""
    SELECT c.occurred_at, c.before, c.after, c.changed_by,
        old_status.name AS before_status, old_status.name_fr AS before_status_fr, old_status.colour AS before_colour,
        new_status.name AS after_status, new_status.name_fr AS after_status_fr, new_status.colour AS after_colour,
        old_rank.code || ' ' || old_member.display_name AS before_holder,
        new_rank.code || ' ' || new_member.display_name AS after_holder
    FROM badge_changes(:badge) c
    LEFT JOIN badge_statuses old_status ON old_status.id = CAST(c.before ->> 'badge_status_id' AS uuid)
    LEFT JOIN badge_statuses new_status ON new_status.id = CAST(c.after ->> 'badge_status_id' AS uuid)
    LEFT JOIN members old_member ON old_member.id = CAST(c.before ->> 'member_id' AS uuid)
    LEFT JOIN ranks old_rank ON old_rank.id = old_member.rank_id
    LEFT JOIN members new_member ON new_member.id = CAST(c.after ->> 'member_id' AS uuid)
    LEFT JOIN ranks new_rank ON new_rank.id = new_member.rank_id
    ORDER BY c.occurred_at
""")

_VISITS: Final = text("""
    SELECT id, display_name, checked_in_at AS began, checked_out_at AS ended FROM visitors
    WHERE badge_id = :badge AND checked_in_at IS NOT NULL ORDER BY checked_in_at DESC, id DESC LIMIT :most
""")

_ATTENDANCES: Final = text("""
    SELECT id, display_name, access_from AS began, access_until AS ended FROM event_attendees
    WHERE badge_id = :badge AND status <> 'withdrawn' ORDER BY access_from DESC, id DESC LIMIT :most
""")

_SCANS: Final = text("""
    SELECT s.occurred_at, s.outcome, coalesce(t.name, '') AS station,
        coalesce(r.code || ' ' || m.display_name, '') AS name
    FROM scans s
    LEFT JOIN stations t ON t.id = s.station_id
    LEFT JOIN members m ON m.id = s.member_id LEFT JOIN ranks r ON r.id = m.rank_id
    WHERE s.badge_id = :badge ORDER BY s.occurred_at DESC, s.id DESC LIMIT :most
""")


class BadgePastRepository(Repository):
    """The past of badges, for reading; one statement a method."""

    aggregate = "badge past"

    def changes(self, badge: UUID) -> Sequence[BadgeChange]:
        """Return the changes of a badge's record, the oldest first, for who may edit badges.

        Raises:
            NotPermittedError: this role may not.
        """
        return [_change_of(row) for row in self._rows("changes", _CHANGES, badge=badge)]

    def visits(self, badge: UUID) -> Sequence[BadgeTerm]:
        """Return the visits that had a visitor's badge."""
        return [_term_of(row) for row in self._rows("visits", _VISITS, badge=badge, most=MOST_HOLDERS)]

    def attendances(self, badge: UUID) -> Sequence[BadgeTerm]:
        """Return the attendees who have or had an event's badge; none who was withdrawn."""
        return [_term_of(row) for row in self._rows("attendances", _ATTENDANCES, badge=badge, most=MOST_HOLDERS)]

    def scans(self, badge: UUID) -> Sequence[BadgeScanned]:
        """Return the scans of a badge, whatever came of them."""
        rows = self._rows("scans", _SCANS, badge=badge, most=MOST_SCANS)
        return [BadgeScanned(row["occurred_at"], Outcome(row["outcome"]), row["station"], row["name"]) for row in rows]


def _change_of(row: RowMapping) -> BadgeChange:
    before, after = (_facts_of(row, side) for side in ("before", "after"))
    return BadgeChange(row["occurred_at"], row["changed_by"], before, after)


def _facts_of(row: RowMapping, side: str) -> BadgeFacts | None:
    values: Mapping[str, Any] | None = row[side]
    if values is None:
        return None
    name = row[f"{side}_status"]
    return BadgeFacts(
        kind=BadgeKind(values["kind"]),
        printed_number=values["printed_number"],
        status_id=values["badge_status_id"],
        status=None if name is None else Chip(name, row[f"{side}_status_fr"], row[f"{side}_colour"]),
        # A change of before the column was made has none.
        reason=values.get("status_reason", ""),
        holder_id=values["member_id"] or "",
        holder=row[f"{side}_holder"] or "",
    )


def _term_of(row: RowMapping) -> BadgeTerm:
    return BadgeTerm(row["id"], row["display_name"], row["began"], row["ended"])
