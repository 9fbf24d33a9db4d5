"""Stations and their heartbeats."""

from typing import Final

from uuid_utils.compat import uuid7

from tests.support.factories.declaration import Factory, Invalid, Later, numbered, of_another, related
from tests.support.factories.edges import (
    ACCENTS,
    APOSTROPHE,
    FALL_BACK,
    HAN,
    LAST_MICROSECOND,
    LONG_NAME,
    NOON,
    PUNCTUATION,
    SPRING_FORWARD,
)

LOGIN_ROLE: Final = Later(lambda _row: f"sentinel_{uuid7().hex}")

STATIONS: Final = Factory(
    "stations",
    minimal={"name": numbered("Station {}"), "kind": "desk"},
    complete={"kind": "door", "direction_mode": "in", "login_role": LOGIN_ROLE},
    variants={
        "enrolled": {"login_role": LOGIN_ROLE},
        "kiosk": {"kind": "kiosk"},
        "door in": {"kind": "door", "direction_mode": "in"},
        "door out": {"kind": "door", "direction_mode": "out"},
    },
    edge_cases={
        "long name": {"name": LONG_NAME},
        "accents": {"name": ACCENTS},
        "apostrophe": {"name": APOSTROPHE},
        "in Han": {"name": HAN},
        "name of punctuation": {"name": PUNCTUATION},
        "two without a login role": {"login_role": None, "direction_mode": "toggle"},
    },
    invalid={
        "without a name": Invalid({"name": ""}, "ck_stations_named"),
        "without a key of its name": Invalid({"name_key": ""}, "ck_stations_named"),
        "unknown kind": Invalid({"kind": "gate"}, "ck_stations_kind_known"),
        "unknown direction": Invalid({"direction_mode": "both"}, "ck_stations_direction_mode_known"),
        "name of another": Invalid({"name": of_another("stations", "name")}, "uq_stations_name"),
        "login role of another": Invalid(
            {"login_role": of_another("stations", "login_role", "enrolled")}, "uq_stations_login_role"
        ),
    },
)

STATION_HEALTH: Final = Factory(
    "station_health",
    minimal={
        "station_id": related("stations"),
        "last_seen_at": NOON,
        "reader_state": "ready",
        "program_version": "0.1.0",
    },
    complete={"last_synced_at": NOON, "waiting": 12, "clock_offset_ms": -250},
    variants={
        "searching": {"reader_state": "searching"},
        "lost": {"reader_state": "lost", "waiting": 3},
        "stopped": {"reader_state": "stopped"},
    },
    edge_cases={
        "most waiting": {"waiting": 2_147_483_647},
        "clock far ahead": {"clock_offset_ms": -2_147_483_648},
        "seen at the last microsecond": {"last_seen_at": LAST_MICROSECOND},
        "across the spring change": {"last_synced_at": SPRING_FORWARD, "last_seen_at": LAST_MICROSECOND},
        "in the hour that comes twice": {"last_seen_at": FALL_BACK},
        "version of nothing": {"program_version": ""},
    },
    invalid={
        "fewer than none waiting": Invalid({"waiting": -1}, "ck_station_health_waiting_not_negative"),
        "unknown reader state": Invalid({"reader_state": "asleep"}, "ck_station_health_reader_state_known"),
    },
)
