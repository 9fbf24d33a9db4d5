"""The ledger of scans, the log of check-ins, and the presence kept beside them.

This is the path of every badge: its statements are SQLAlchemy Core, which costs half of what the ORM does here.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import RowMapping

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import Decision, PreviousScan
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.domain.journal import StationRules
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.reviews import Review
from sentinel_desktop.domain.scans import BadgeScan, PlacedScan, ScanAnswer
from sentinel_desktop.domain.surroundings import Surroundings
from sentinel_desktop.domain.timeline import Entry, EntryKind
from sentinel_desktop.persistence.repositories import check_in_statements as statements
from sentinel_desktop.persistence.repositories.badge_reads import badge_of, card_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.store_errors import station_named

END_OF_TIME: Final = datetime.max.replace(tzinfo=UTC)


class SqlCheckInRepository(Repository):
    """The check-ins of the database, in the transaction of one connection."""

    aggregate = "check-ins"

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge with this serial, or the only one that a shorter spelling can mean."""
        rows = self._rows("find badge", statements.BADGE, serial=serial)
        if not rows and len(serial) in statements.BADGES_BY_TAIL:
            rows = self._rows("find badge by its tail", statements.BADGES_BY_TAIL[len(serial)], serial=serial)
        return badge_of(rows[0]) if len(rows) == 1 else None

    def lock_presence(self, member_id: MemberId) -> KeptPresence:
        """Return a member's presence, locked until the unit of work ends."""
        return kept_presence_of(self._rows("lock presence", statements.LOCK, member_id=member_id)[0])

    def surroundings(self, scan: BadgeScan, badge: Badge | None) -> Surroundings:
        """Return what lies around ``scan``, read after the lock, so that what the lock waited for is seen."""
        holder = None if badge is None else badge.holder
        row = self._rows(
            "surroundings",
            statements.SURROUNDINGS,
            scan_id=scan.id,
            badge_id=None if badge is None else badge.id,
            member_id=None if holder is None else holder.card.id,
            station_id=scan.station_id,
            at=scan.occurred_at,
        )[0]
        return Surroundings(
            recorded=self.recorded(scan.id) if row["is_recorded"] else None,
            previous=None if row["id"] is None else _previous_of(row),
            before=None if row["id"] is None else _placed_of(row),
            after=None if row["next_id"] is None else _placed_of(row, "next_"),
            has_later=row["has_later"],
            rules=StationRules(
                direction_mode=DirectionMode(row["direction_mode"] or DirectionMode.TOGGLE),
                repeat_window=statements.repeat_window_of(row["repeat_window"]),
            ),
            two_places_window=statements.two_places_window_of(row["two_places_window"]),
            server_time=row["server_time"],
            unseen_out=None if row["unseen_out"] is None else CheckInId(row["unseen_out"]),
        )

    def recorded(self, scan_id: ScanId) -> ScanAnswer | None:
        """Return the answer a scan got, None when it is not in the ledger."""
        rows = self._rows("recorded", statements.RECORDED, scan_id=scan_id)
        return _answer_of(rows[0]) if rows else None

    def add_scan(self, scan: BadgeScan, decision: Decision, badge: Badge | None) -> bool:
        """Write a scan into the ledger; false when its id is there already."""
        holder = None if badge is None else badge.holder
        with station_named():
            added = self._rows(
                "add scan",
                statements.ADD_SCAN,
                id=scan.id,
                serial=scan.serial,
                badge_id=None if badge is None else badge.id,
                member_id=None if holder is None else holder.card.id,
                station_id=scan.station_id,
                occurred_at=scan.occurred_at,
                desk_clock_at=scan.desk_clock_at,
                outcome=decision.outcome,
                direction=decision.direction,
                first_outcome=decision.first_outcome,
            )
        return bool(added)

    def add(self, check_in: CheckIn) -> None:
        """Write a check-in into the log."""
        self._run("add", statements.ADD, **values_of_check_in(check_in))

    def keep_presence(self, member_id: MemberId, presence: KeptPresence) -> None:
        """Keep what the log now says of the member."""
        self._run("keep presence", statements.KEEP, **values_of_presence(member_id, presence))

    def presence_at(self, member_id: MemberId, at: datetime | None = None) -> KeptPresence:
        """Return the presence the log's effective check-ins make, up to and including ``at``; of all without it."""
        rows = self._rows(
            "presence at", statements.PRESENCE_AT, member_id=member_id, at=END_OF_TIME if at is None else at
        )
        if not rows:
            return KeptPresence(Direction.OUT, None, None)
        latest, state = CheckInId(rows[0]["id"]), Direction(rows[0]["direction"])
        unseen_out = latest if state is Direction.OUT and not rows[0]["witnessed"] else None
        return KeptPresence(state, rows[0]["occurred_at"], latest, unseen_out)

    def entries_after(self, member_id: MemberId, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return the member's effective entries later than ``at``, without what is known by now to repeat."""
        made = self._rows("check-ins after", statements.CHECK_INS_AFTER, member_id=member_id, at=at)
        seen = self._rows("seen after", statements.SEEN_AFTER, member_id=member_id, at=at, repeat_window=repeat_window)
        keyed = [((row["occurred_at"], row["id"]), _made_entry(row)) for row in made]
        keyed += [((row["occurred_at"], row["id"]), _seen_entry(row)) for row in seen]
        return [entry for _, entry in sorted(keyed, key=lambda pair: pair[0])]

    def repeat_window(self) -> timedelta:
        """Return within what time a scan of the same badge is a repeat."""
        rows = self._rows("repeat window", statements.REPEAT_WINDOW_VALUE)
        return statements.repeat_window_of(rows[0]["value"] if rows else None)

    def ask(self, key: UUID, scan: BadgeScan, member_id: MemberId, unseen_out: CheckInId) -> bool:
        """Ask, where the scan was made, when a member really left; false where somebody asked already."""
        asked = self._rows(
            "ask",
            statements.ASK,
            id=key,
            member_id=member_id,
            checkin_id=unseen_out,
            station_id=scan.station_id,
            asked_at=scan.occurred_at,
        )
        return bool(asked)

    def add_review(self, review: Review) -> None:
        """Put something up for a person to look at, a scan once only for each reason."""
        self._run(
            "add review",
            statements.ADD_REVIEW,
            id=review.id,
            checkin_id=review.check_in_id,
            scan_id=review.scan_id,
            reason=review.reason,
            facts=dict(review.facts),
        )


def values_of_check_in(check_in: CheckIn) -> dict[str, Any]:
    """Return what the statement ``ADD`` takes."""
    return {
        "id": check_in.id,
        "scan_id": check_in.scan_id,
        "member_id": check_in.member_id,
        "badge_id": check_in.badge_id,
        "direction": check_in.direction,
        "occurred_at": check_in.occurred_at,
        "station_id": check_in.station_id,
        "method": check_in.method,
        "witnessed": check_in.witnessed,
        "reason": check_in.reason,
        "supersedes_id": check_in.supersedes_id,
        "voided": check_in.voided,
    }


def values_of_presence(member_id: MemberId, presence: KeptPresence) -> dict[str, Any]:
    """Return what the statement ``KEEP`` takes."""
    return {
        "of_member": member_id,
        "to_state": presence.state,
        "to_since": presence.since,
        "to_checkin": presence.check_in_id,
    }


def kept_presence_of(row: RowMapping) -> KeptPresence:
    """Return the presence of a row that has its columns."""
    return KeptPresence(Direction(row["state"]), row["since"], row["checkin_id"])


def _previous_of(row: RowMapping) -> PreviousScan:
    return PreviousScan(
        occurred_at=row["occurred_at"],
        outcome=Outcome(row["outcome"]),
        direction=None if row["direction"] is None else Direction(row["direction"]),
        first_outcome=None if row["first_outcome"] is None else Outcome(row["first_outcome"]),
    )


def _placed_of(row: RowMapping, which: str = "") -> PlacedScan:
    return PlacedScan(
        id=ScanId(row[f"{which}id"]),
        station_id=StationId(row[f"{which}station_id"]),
        occurred_at=row[f"{which}occurred_at"],
    )


def _answer_of(row: RowMapping) -> ScanAnswer:
    return ScanAnswer(
        scan_id=ScanId(row["id"]),
        serial=row["serial"],
        outcome=Outcome(row["outcome"]),
        occurred_at=row["occurred_at"],
        direction=None if row["direction"] is None else Direction(row["direction"]),
        first_outcome=None if row["first_outcome"] is None else Outcome(row["first_outcome"]),
        member=None if row["member_id"] is None else card_of(row),
        badge_number=row["badge_number"] or "",
        question=row["question"],
    )


def _made_entry(row: RowMapping) -> Entry:
    return Entry(
        occurred_at=row["occurred_at"],
        direction=Direction(row["direction"]),
        kind=EntryKind.ASSERTED if Method(row["method"]).asserted else EntryKind.DERIVED,
        check_in_id=CheckInId(row["id"]),
        badge_id=None if row["badge_id"] is None else BadgeId(row["badge_id"]),
        station_id=None if row["station_id"] is None else StationId(row["station_id"]),
    )


def _seen_entry(row: RowMapping) -> Entry:
    return Entry(
        occurred_at=row["occurred_at"],
        direction=Direction(row["direction"]),
        kind=EntryKind.SEEN,
        scan_id=ScanId(row["id"]),
        badge_id=BadgeId(row["badge_id"]),
        station_id=StationId(row["station_id"]),
    )
