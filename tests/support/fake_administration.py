"""Invented stations and settings: services as the administrators' pages ask them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.audit import AuditEntry
from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState
from sentinel_desktop.domain.setting_rules import SETTING_RULES, SettingFault
from sentinel_desktop.domain.settings import JsonValue, SettingDetails
from sentinel_desktop.domain.stations import StationDetails, StationHealth, StationKind, StationLine
from sentinel_desktop.services.unit_settings import SettingLine, SettingRecord
from tests.support.fake_audit import FRONT, REAR, changed
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import NOW

KIOSK, GATE = UUID(int=0xF2), UUID(int=0xF3)


def administrator(number: int = 1) -> Session:
    """Return a desk at which this administrator signed in."""
    return signed_in(person(number, AccountRole.ADMINISTRATOR))


def locked(session: Session) -> Session:
    """Return the same desk, locked."""
    return replace(session, state=SessionState.LOCKED)


OPERATOR_AT_WORK = signed_in(person(2))
EMPTY_DESK = NOBODY


# --- stations ---------------------------------------------------------------------------------------------------------


def station_line(
    key: UUID, name: str, *, seen_s: int | None = 4, enrolled: bool = True, **health: object
) -> StationLine:
    """Return a desk that spoke some seconds ago; None where it never did."""
    record = Record(key, 1, StationDetails(name, StationKind.DESK), NOW - timedelta(days=90), NOW - timedelta(days=9))
    if seen_s is None:
        return StationLine(record, enrolled, None, None, NOW)
    seen_at = NOW - timedelta(seconds=seen_s)
    usual = StationHealth(0, ReaderState.READY, timedelta(milliseconds=120), "0.1.0", seen_at)
    return StationLine(record, enrolled, replace(usual, **health), seen_at, NOW)  # type: ignore[arg-type]


def station_lines() -> tuple[StationLine, ...]:
    """Return a desk, a door that is silent, a kiosk with a slow clock, and a gate that never spoke."""
    front = station_line(FRONT, "Front desk")
    kiosk = station_line(
        KIOSK, "Kiosk in the hall", seen_s=9, reader_state=ReaderState.SEARCHING, clock_offset=timedelta(seconds=95)
    )
    rear = station_line(
        REAR,
        "Rear door",
        seen_s=9_000,
        waiting=14,
        last_synced_at=NOW - timedelta(hours=3),
        reader_state=ReaderState.LOST,
    )
    gate = station_line(GATE, "Vehicle gate", seen_s=None, enrolled=False)
    return (
        front,
        _as(kiosk, StationKind.KIOSK, DirectionMode.TOGGLE),
        _as(rear, StationKind.DOOR, DirectionMode.IN),
        _as(gate, StationKind.DOOR, DirectionMode.OUT),
    )


def _as(line: StationLine, kind: StationKind, mode: DirectionMode) -> StationLine:
    details = replace(line.record.details, kind=kind, direction_mode=mode)
    return replace(line, record=replace(line.record, details=details))


class FakeStations:
    """Stations with versions and unique names; ``away`` has everything raise StoreUnavailableError."""

    def __init__(self, *lines: StationLine) -> None:
        self.lines = list(lines)
        self.away = ""
        self.reads = 0

    def stations(self) -> tuple[StationLine, ...]:
        """Return every station by name."""
        self._reach()
        self.reads += 1
        return tuple(sorted(self.lines, key=lambda line: line.record.details.name))

    def station(self, key: UUID) -> Record[StationDetails]:
        """Return one station as it is now."""
        self._reach()
        return self._line(key).record

    def save(self, seen: RecordVersion, details: StationDetails) -> Record[StationDetails]:
        """Save over the version that was seen."""
        self._reach()
        line = self._line(seen.id)
        if line.record.version != seen.version:
            raise StaleVersionError([seen.id])
        if any(other.record.details.name == details.name and other is not line for other in self.lines):
            raise AlreadyTakenError("Another station has this name.", fields=("name",))
        saved = replace(line.record, version=seen.version + 1, details=details)
        self.lines[self.lines.index(line)] = replace(line, record=saved)
        return saved

    def details(self, key: UUID) -> StationDetails:
        """Return what is saved of a station."""
        return self._line(key).record.details

    def _line(self, key: UUID) -> StationLine:
        found = [line for line in self.lines if line.record.id == key]
        if not found:
            raise RecordNotFoundError([key])
        return found[0]

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)


# --- settings ---------------------------------------------------------------------------------------------------------


def setting_record(key: str, value: JsonValue, version: int = 1) -> SettingRecord:
    """Return a setting as the database has it."""
    category = SETTING_RULES[key].category if key in SETTING_RULES else "kitchen"
    key_id = UUID(int=sum(map(ord, key)))
    return Record(key_id, version, SettingDetails(key, value, category), NOW, NOW - timedelta(days=2))


class FakeSettings:
    """Settings with versions; one of another program besides. ``away`` as with the stations."""

    def __init__(self, **values: JsonValue) -> None:
        given = {key: rule.default for key, rule in SETTING_RULES.items()} | {
            key.replace("__", "."): value for key, value in values.items()
        }
        self.records = {key: setting_record(key, value) for key, value in given.items()}
        self.away = ""

    def settings(self) -> tuple[SettingLine, ...]:
        """Return every setting."""
        self._reach()
        ruled = [
            SettingLine(key, self.value(key), rule, self.records.get(key), self._changed(key))
            for key, rule in SETTING_RULES.items()
        ]
        others = [
            SettingLine(key, record.details.value, None, record)
            for key, record in self.records.items()
            if key not in SETTING_RULES
        ]
        return (*ruled, *others)

    def save(self, key: str, seen: RecordVersion | None, value: JsonValue) -> SettingRecord | SettingFault:
        """Save a value over the version that was seen."""
        self._reach()
        fault = SETTING_RULES[key].fault_of(value)
        if fault is not None:
            return fault
        now = self.records.get(key)
        if seen is None and now is not None:
            raise AlreadyTakenError("Somebody made it meanwhile.", fields=("key",))
        if seen is not None and now is None:
            raise RecordNotFoundError([seen.id])
        if seen is not None and now is not None and now.version != seen.version:
            raise StaleVersionError([seen.id])
        self.records[key] = setting_record(key, value, 1 if now is None else now.version + 1)
        return self.records[key]

    def time_zones(self) -> Sequence[str]:
        """Return some names."""
        self._reach()
        return ("America/Halifax", "America/Winnipeg", "UTC")

    def value(self, key: str) -> JsonValue:
        """Return what counts now."""
        return self.records[key].details.value if key in self.records else SETTING_RULES[key].default

    def save_elsewhere(self, key: str, value: JsonValue) -> None:
        """Save as somebody else, at another desk."""
        self.records[key] = setting_record(key, value, self.records[key].version + 1)

    def _changed(self, key: str) -> AuditEntry | None:
        record = self.records.get(key)
        if record is None or record.version == 1:
            return None
        return changed(5, "settings", {"key": key}, {}, account_name="fontaine")

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)
