"""The audit log."""

from typing import Final

from uuid_utils.compat import uuid7

from tests.support.factories.declaration import Factory, Invalid, Later
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
