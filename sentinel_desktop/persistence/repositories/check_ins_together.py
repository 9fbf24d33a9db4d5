"""The check-ins of several scans in one transaction: asked and written for all of them at once where that is the same.

A scan alone takes six statements, and each is a way to the server and back; here it takes two.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from sentinel_desktop.domain.badges import Badge, BadgeKind
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.reviews import Review
from sentinel_desktop.domain.timeline import Entry
from sentinel_desktop.persistence.repositories import check_in_statements as statements
from sentinel_desktop.persistence.repositories.badge_reads import badge_of
from sentinel_desktop.persistence.repositories.check_ins import (
    SqlCheckInRepository,
    kept_presence_of,
    values_of_check_in,
    values_of_presence,
)


class SqlCheckInsTogether(SqlCheckInRepository):
    """Satisfies ``services.ports.CheckInsTogether``; knows the badges and presences it has locked.

    Check-ins and presences are sent when somebody asks for what they change, and at the end. The ledger's rows are
    written at once: whether one is there already decides.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._badges: dict[str, Badge | None] = {}
        self._kept: dict[MemberId, KeptPresence] = {}
        self._check_ins: list[dict[str, Any]] = []
        self._presences: list[dict[str, Any]] = []

    def lock(self, serials: Collection[str]) -> Collection[str]:
        """Lock the presence of these badges' holders as far as nobody else has; from then on wait shortly for any lock.

        Nothing is waited for here, so that two stations which deliver the scans of the same people never block each
        other.
        """
        self._rows("wait shortly", statements.WAIT_SHORTLY)
        rows = self._rows("find badges", statements.BADGES, serials=list(serials))
        known = {row["serial"]: badge_of(row) for row in rows}
        self._badges = {
            serial: known.get(serial) or super(SqlCheckInsTogether, self).find_badge(serial) for serial in serials
        }
        holders = {
            serial: badge.holder.card.id
            for serial, badge in self._badges.items()
            if badge is not None and badge.holder is not None
        }
        free = self._rows("lock free", statements.LOCK_FREE, member_ids=list(set(holders.values())))
        self._kept = {row["member_id"]: kept_presence_of(row) for row in free}
        held = [serial for serial, member_id in holders.items() if member_id not in self._kept]
        return held + self._lock_badges()

    def _lock_badges(self) -> list[str]:
        """Lock the badges of people from outside as far as nobody else has; return the serials of the others."""
        badges = {
            serial: badge.id
            for serial, badge in self._badges.items()
            if badge is not None and badge.kind is not BadgeKind.MEMBER
        }
        if not badges:
            return []
        rows = self._rows("lock free badges", statements.LOCK_FREE_BADGES, badge_ids=list(set(badges.values())))
        free = {row["badge_id"] for row in rows if row["is_free"]}
        return [serial for serial, badge_id in badges.items() if badge_id not in free]

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge as it was found before its holder was locked."""
        return self._badges[serial]

    def lock_presence(self, member_id: MemberId) -> KeptPresence:
        """Return a presence that was locked, as it is by now."""
        return self._kept[member_id]

    def add(self, check_in: CheckIn) -> None:
        """Write a check-in into the log, later."""
        self._check_ins.append(values_of_check_in(check_in))

    def keep_presence(self, member_id: MemberId, presence: KeptPresence) -> None:
        """Keep what the log now says of the member: here at once, in the database later."""
        self._kept[member_id] = presence
        self._presences.append(values_of_presence(member_id, presence))

    def presence_at(self, member_id: MemberId, at: datetime | None = None) -> KeptPresence:
        """Return the presence that the log makes, of what was written here too."""
        self.write()
        return super().presence_at(member_id, at)

    def entries_after(self, member_id: MemberId, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return the later entries, of what was written here too."""
        self.write()
        return super().entries_after(member_id, at, repeat_window)

    def add_review(self, review: Review) -> None:
        """Put something up for a person to look at, after what it may be about."""
        self.write()
        super().add_review(review)

    def write(self) -> None:
        """Send the check-ins, and then the presences that name them."""
        check_ins, self._check_ins = self._check_ins, []
        presences, self._presences = self._presences, []
        self._run_each("add together", statements.ADD, check_ins)
        self._run_each("keep presences together", statements.KEEP, presences)
