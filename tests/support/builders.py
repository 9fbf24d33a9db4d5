"""Builders that insert rows as the owner, by SQL, valid by default; each returns the new row's id."""

import itertools
from uuid import UUID

from psycopg import sql
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import with_keys
from tests.support.factories import Connection, Factories, insert
from tests.support.factories.edges import NOON
from tests.support.factories.members import LAST_NAMES

__all__ = ["NOON", "Connection", "RowBuilder"]


class RowBuilder:
    """Inserts rows by one connection of the owner.

    Args:
        connection: should commit by itself, so that others see the rows at once.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.make = Factories(connection)
        self._numbers = itertools.count(1)

    def insert(self, table: str, **values: object) -> UUID:
        """Insert one row of exactly these values, with an id of its own, and return that."""
        rows = Row.metadata.tables[table]
        row = with_keys(rows, {"id": uuid7()} | values)
        insert(self.connection, rows, row)
        key = row["id"]
        assert isinstance(key, UUID)
        return key

    def listed(self, table: str, code: str, **values: object) -> UUID:
        """Return the id of a list's value, inserted where it is missing and changed to ``values`` where it is not."""
        name = sql.Identifier(table)
        found = self.connection.execute(sql.SQL("SELECT id FROM {} WHERE code = %s").format(name), [code]).fetchone()
        if found is None:
            return self.insert(table, **{"code": code, "name": code.capitalize()} | values)
        for column, value in values.items():
            change = sql.SQL("UPDATE {} SET {} = %s WHERE id = %s").format(name, sql.Identifier(column))
            self.connection.execute(change, [value, found[0]])
        key = found[0]
        assert isinstance(key, UUID)
        return key

    def station(self, **values: object) -> StationId:
        """Insert a desk that toggles."""
        return StationId(self.make.stations(**{"name": f"Desk {next(self._numbers)}"} | values))

    def member(self, *, status: str = "active", on_scan: str = "allow", **values: object) -> MemberId:
        """Insert an active member of the deck division; each has another name and service number."""
        number = next(self._numbers)
        last_name = LAST_NAMES[number % len(LAST_NAMES)]
        defaults: dict[str, object] = {
            "last_name": last_name,
            "display_name": f"{last_name}, A.",
            "member_status_id": self.listed("member_statuses", status, on_scan=on_scan),
        }
        return MemberId(self.make.members(**defaults | values))

    def badge(
        self, member_id: MemberId | None = None, *, status: str = "active", on_scan: str = "allow", **values: object
    ) -> tuple[BadgeId, str]:
        """Insert an active member's badge and return its id and its serial."""
        serial = str(values.pop("serial", f"62E3{next(self._numbers):06X}"))
        defaults: dict[str, object] = {
            "serial": serial,
            "badge_status_id": self.listed("badge_statuses", status, on_scan=on_scan),
            "member_id": member_id,
        }
        return BadgeId(self.make.badges(**defaults | values)), serial

    def badged_member(self) -> tuple[MemberId, str]:
        """Insert a member with a badge and return the member's id and the badge's serial."""
        member_id = self.member()
        return member_id, self.badge(member_id)[1]

    def setting(self, key: str, value: object) -> None:
        """Set a setting of the unit."""
        self.connection.execute(
            "INSERT INTO settings (id, key, value, category) VALUES (%s, %s, %s, 'test') "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [uuid7(), key, Jsonb(value)],
        )

    def scan(self, station_id: StationId, **values: object) -> ScanId:
        """Insert a scan of an unknown badge at noon into the ledger."""
        return ScanId(self.make.scans(station_id=station_id, **values))

    def check_in(self, member_id: MemberId, **values: object) -> CheckInId:
        """Insert a check-in by hand, in, at noon; presence is not touched."""
        return CheckInId(self.make.checkins(member_id=member_id, **values))

    def review(self, scan_id: ScanId, **values: object) -> UUID:
        """Insert an open review of a scan."""
        return self.make.reviews(scan_id=scan_id, **values)
