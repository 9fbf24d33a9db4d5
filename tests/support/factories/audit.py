"""The audit log, and the seals over the logs."""

from typing import Final

from uuid_utils.compat import uuid7

from tests.support.factories.declaration import Factory, Invalid, Later, of_another
from tests.support.factories.edges import FALL_BACK, HAN, LAST_MICROSECOND, LONG_TEXT, NOON, SPRING_FORWARD

NEW_KEY: Final = Later(lambda _row: uuid7())
NEW_KEY_AS_TEXT: Final = Later(lambda _row: str(uuid7()))

AUDIT_LOG: Final = Factory(
    "audit_log",
    minimal={
        "table_name": "members",
        "row_id": NEW_KEY,
        "operation": "INSERT",
        "after": {"last_name": "Roy"},
        "database_user": "sentinel_test",
    },
    complete={
        "operation": "UPDATE",
        "before": {"last_name": "Roi"},
        "account": NEW_KEY_AS_TEXT,
        "station": NEW_KEY_AS_TEXT,
        "occurred_at": NOON,
    },
    variants={
        "update": {"operation": "UPDATE", "before": {"last_name": "Roi"}},
        "delete": {"operation": "DELETE", "before": {"last_name": "Roy"}, "after": None},
    },
    edge_cases={
        "of nothing but a key": {"after": {}},
        "in Han": {"after": {"last_name": HAN}},
        "long text": {"after": {"notes": LONG_TEXT}},
        "at the last microsecond": {"occurred_at": LAST_MICROSECOND},
        "at the spring change": {"occurred_at": SPRING_FORWARD},
        "in the hour that comes twice": {"occurred_at": FALL_BACK},
    },
    invalid={
        "unknown operation": Invalid({"operation": "TRUNCATE"}, "ck_audit_log_operation_known"),
        "operation in small letters": Invalid({"operation": "insert"}, "ck_audit_log_operation_known"),
        "nothing before and nothing after": Invalid({"after": None}, "ck_audit_log_something_changed"),
    },
)

WHOLE: Final = bytes(range(32))
SHORT: Final = bytes(31)

AUDIT_SEALS: Final = Factory(
    "audit_seals",
    minimal={
        "number": Later(lambda row: row.number),
        "format": 1,
        "sealed_from": 0,
        "sealed_until": 1,
        "scans_count": 1,
        "scans_hash": WHOLE,
        "checkins_count": 0,
        "checkins_hash": WHOLE,
        "audit_log_count": 0,
        "audit_log_hash": WHOLE,
        "server": "7000000000000000001",
        "sealed_at": NOON,
        "previous_hash": WHOLE,
        "hash": WHOLE,
    },
    complete={"sealed_from": 700, "sealed_until": 2**62, "checkins_count": 2**31, "audit_log_count": 3},
    variants={
        "of check-ins alone": {"scans_count": 0, "checkins_count": 1},
        "of changes alone": {"scans_count": 0, "audit_log_count": 1},
    },
    edge_cases={
        "sealed at the last microsecond": {"sealed_at": LAST_MICROSECOND},
        "sealed at the spring change": {"sealed_at": SPRING_FORWARD},
        "sealed in the hour that comes twice": {"sealed_at": FALL_BACK},
    },
    invalid={
        "number zero": Invalid({"number": 0}, "ck_audit_seals_numbered_from_one"),
        "number of another": Invalid({"number": of_another("audit_seals", "number")}, "uq_audit_seals_number"),
        "unknown format": Invalid({"format": 2}, "ck_audit_seals_format_known"),
        "of an empty range": Invalid({"sealed_until": 0}, "ck_audit_seals_range_in_order"),
        "from before the beginning": Invalid({"sealed_from": -1}, "ck_audit_seals_range_in_order"),
        "of nothing": Invalid({"scans_count": 0}, "ck_audit_seals_of_rows"),
        "of fewer than none": Invalid({"scans_count": 2, "checkins_count": -1}, "ck_audit_seals_of_rows"),
        "short hash of scans": Invalid({"scans_hash": SHORT}, "ck_audit_seals_hashes_whole"),
        "short hash of check-ins": Invalid({"checkins_hash": SHORT}, "ck_audit_seals_hashes_whole"),
        "short hash of changes": Invalid({"audit_log_hash": SHORT}, "ck_audit_seals_hashes_whole"),
        "short hash of the one before": Invalid({"previous_hash": SHORT}, "ck_audit_seals_hashes_whole"),
        "short hash": Invalid({"hash": SHORT}, "ck_audit_seals_hashes_whole"),
    },
)
