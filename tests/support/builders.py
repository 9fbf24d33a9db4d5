"""Builders that insert rows as the owner, by SQL, valid by default; each returns the new row's id."""

import itertools
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import with_keys

Connection = psycopg.Connection[tuple[Any, ...]]

LAST_NAMES: Final = ("Tremblay", "Roy", "Okafor", "Sinclair", "Pelletier", "Joshi", "Vance", "Chen", "Haddad", "Varga")
NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)


class RowBuilder:
    """Inserts rows by one connection of the owner.

    Args:
        connection: should commit by itself, so that others see the rows at once.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._numbers = itertools.count(1)

    def insert(self, table: str, **values: object) -> UUID:
        """Insert one row with an id of its own and return that."""
        row = with_keys(Row.metadata.tables[table], {"id": uuid7()} | values)
        self.connection.execute(
            sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, row)),
                sql.SQL(", ").join(map(sql.Placeholder, row)),
            ),
            row,
        )
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
        defaults = {"name": f"Desk {next(self._numbers)}", "kind": "desk"}
        return StationId(self.insert("stations", **defaults | values))

    def member(self, *, status: str = "active", on_scan: str = "allow", **values: object) -> MemberId:
        """Insert an active member of the deck division; each has another name and service number."""
        number = next(self._numbers)
        last_name = LAST_NAMES[number % len(LAST_NAMES)]
        defaults: dict[str, object] = {
            "service_number": f"V{number:08d}",
            "rank_id": self.rank(),
            "last_name": last_name,
            "first_name": "Alix",
            "display_name": f"{last_name}, A.",
            "division_id": self.listed("divisions", "DECK"),
            "member_type_id": self.listed("member_types", "class_a"),
            "member_status_id": self.listed("member_statuses", status, on_scan=on_scan),
        }
        return MemberId(self.insert("members", **defaults | values))

    def rank(self) -> UUID:
        """Return the id of a rank of the navy."""
        found = self.connection.execute("SELECT id FROM ranks WHERE branch = 'navy' AND code = 'PO2'").fetchone()
        if found is not None:
            key = found[0]
            assert isinstance(key, UUID)
            return key
        named = {"code": "PO2", "name": "Petty Officer 2nd Class", "branch": "navy", "category": "senior_ncm"}
        return self.insert("ranks", display_order=50, **named)

    def badge(
        self, member_id: MemberId | None = None, *, status: str = "active", on_scan: str = "allow", **values: object
    ) -> tuple[BadgeId, str]:
        """Insert an active member's badge and return its id and its serial."""
        serial = str(values.pop("serial", f"62E3{next(self._numbers):06X}"))
        defaults: dict[str, object] = {
            "serial": serial,
            "kind": "member",
            "badge_status_id": self.listed("badge_statuses", status, on_scan=on_scan),
            "member_id": member_id,
        }
        return BadgeId(self.insert("badges", **defaults | values)), serial

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
        defaults: dict[str, object] = {
            "serial": "0000000001",
            "station_id": station_id,
            "occurred_at": NOON,
            "desk_clock_at": NOON,
            "outcome": "badge_unknown",
        }
        return ScanId(self.insert("scans", **defaults | values))

    def check_in(self, member_id: MemberId, **values: object) -> CheckInId:
        """Insert a check-in by hand, in, at noon; presence is not touched."""
        defaults: dict[str, object] = {
            "member_id": member_id,
            "direction": "in",
            "occurred_at": NOON,
            "method": "manual",
        }
        return CheckInId(self.insert("checkins", **defaults | values))

    def review(self, scan_id: ScanId, **values: object) -> UUID:
        """Insert an open review of a scan."""
        defaults: dict[str, object] = {"scan_id": scan_id, "reason": "clock", "facts": Jsonb({})}
        return self.insert("reviews", **defaults | values)
