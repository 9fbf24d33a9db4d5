"""What people call the tables and columns that the audit tells of."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_TABLES: Final[Mapping[str, object]] = {
    "members": QT_TRANSLATE_NOOP("AuditNames", "Member"),
    "member_tags": QT_TRANSLATE_NOOP("AuditNames", "Tag of a member"),
    "member_qualifications": QT_TRANSLATE_NOOP("AuditNames", "Qualification of a member"),
    "member_photos": QT_TRANSLATE_NOOP("AuditNames", "Photograph"),
    "badges": QT_TRANSLATE_NOOP("AuditNames", "Badge"),
    "visitors": QT_TRANSLATE_NOOP("AuditNames", "Visit"),
    "events": QT_TRANSLATE_NOOP("AuditNames", "Event"),
    "event_attendees": QT_TRANSLATE_NOOP("AuditNames", "Attendee of an event"),
    "reviews": QT_TRANSLATE_NOOP("AuditNames", "Review"),
    "open_questions": QT_TRANSLATE_NOOP("AuditNames", "Open question"),
    "admin_users": QT_TRANSLATE_NOOP("AuditNames", "Account"),
    "stations": QT_TRANSLATE_NOOP("AuditNames", "Station"),
    "settings": QT_TRANSLATE_NOOP("AuditNames", "Setting"),
    "saved_filters": QT_TRANSLATE_NOOP("AuditNames", "Saved filter"),
    "divisions": QT_TRANSLATE_NOOP("AuditNames", "Division"),
    "ranks": QT_TRANSLATE_NOOP("AuditNames", "Rank"),
    "tags": QT_TRANSLATE_NOOP("AuditNames", "Tag"),
    "qualification_types": QT_TRANSLATE_NOOP("AuditNames", "Type of qualification"),
    "member_statuses": QT_TRANSLATE_NOOP("AuditNames", "Member status"),
    "member_types": QT_TRANSLATE_NOOP("AuditNames", "Member type"),
    "visit_types": QT_TRANSLATE_NOOP("AuditNames", "Visit type"),
    "badge_statuses": QT_TRANSLATE_NOOP("AuditNames", "Badge status"),
    "list_items": QT_TRANSLATE_NOOP("AuditNames", "Value of another list"),
}
"""Every table whose changes are audited, in the order in which they are offered."""

_FIELDS: Final[Mapping[str, object]] = {
    "access_from": QT_TRANSLATE_NOOP("AuditNames", "Access from"),
    "access_until": QT_TRANSLATE_NOOP("AuditNames", "Access until"),
    "admin_user_id": QT_TRANSLATE_NOOP("AuditNames", "Account"),
    "answered_at": QT_TRANSLATE_NOOP("AuditNames", "Answered at"),
    "answered_by": QT_TRANSLATE_NOOP("AuditNames", "Answered by"),
    "archived_at": QT_TRANSLATE_NOOP("AuditNames", "Archived at"),
    "asked_at": QT_TRANSLATE_NOOP("AuditNames", "Asked at"),
    "can_receive_lockup": QT_TRANSLATE_NOOP("AuditNames", "May receive the lockup"),
    "cancelled_at": QT_TRANSLATE_NOOP("AuditNames", "Cancelled at"),
    "checked_in_at": QT_TRANSLATE_NOOP("AuditNames", "Checked in at"),
    "checked_out_at": QT_TRANSLATE_NOOP("AuditNames", "Checked out at"),
    "checkin_id": QT_TRANSLATE_NOOP("AuditNames", "Check-in"),
    "check_out_scan_id": QT_TRANSLATE_NOOP("AuditNames", "Check-out by scan"),
    "contract_end": QT_TRANSLATE_NOOP("AuditNames", "End of contract"),
    "contract_start": QT_TRANSLATE_NOOP("AuditNames", "Start of contract"),
    "created_at": QT_TRANSLATE_NOOP("AuditNames", "Made at"),
    "disabled_at": QT_TRANSLATE_NOOP("AuditNames", "Disabled at"),
    "display_order": QT_TRANSLATE_NOOP("AuditNames", "Place in the list"),
    "email": QT_TRANSLATE_NOOP("AuditNames", "E-mail"),
    "ends_on": QT_TRANSLATE_NOOP("AuditNames", "Last day"),
    "escort_required": QT_TRANSLATE_NOOP("AuditNames", "Needs an escort"),
    "expected_at": QT_TRANSLATE_NOOP("AuditNames", "Expected at"),
    "host_member_id": QT_TRANSLATE_NOOP("AuditNames", "Host"),
    "is_active": QT_TRANSLATE_NOOP("AuditNames", "Offered in lists"),
    "is_positional": QT_TRANSLATE_NOOP("AuditNames", "Is an appointment"),
    "is_system": QT_TRANSLATE_NOOP("AuditNames", "Needed by the program"),
    "last_sign_in_at": QT_TRANSLATE_NOOP("AuditNames", "Last sign-in"),
    "login_role": QT_TRANSLATE_NOOP("AuditNames", "Role at the server"),
    "member_status_id": QT_TRANSLATE_NOOP("AuditNames", "Status"),
    "member_type_id": QT_TRANSLATE_NOOP("AuditNames", "Type"),
    "mess_id": QT_TRANSLATE_NOOP("AuditNames", "Mess"),
    "moc_id": QT_TRANSLATE_NOOP("AuditNames", "MOC"),
    "must_change_password": QT_TRANSLATE_NOOP("AuditNames", "Must change the password"),
    "name_fr": QT_TRANSLATE_NOOP("AuditNames", "Name in French"),
    "on_scan": QT_TRANSLATE_NOOP("AuditNames", "At a scan"),
    "replaced_by_id": QT_TRANSLATE_NOOP("AuditNames", "Replaced by"),
    "settled_via_station_id": QT_TRANSLATE_NOOP("AuditNames", "Settled via station"),
    "starts_on": QT_TRANSLATE_NOOP("AuditNames", "First day"),
    "unit": QT_TRANSLATE_NOOP("AuditNames", "Unit"),
    "work": QT_TRANSLATE_NOOP("AuditNames", "Work"),
}
"""Columns whose words are not those of their name."""


def audited_tables() -> tuple[str, ...]:
    """Return every table whose changes are audited, in the order in which they are offered."""
    return tuple(_TABLES)


def table_text(table: str) -> str:
    """Return what one row of a table is called; of an unknown one its name."""
    return QCoreApplication.translate("AuditNames", str(_TABLES[table])) if table in _TABLES else table


def field_text(field: str) -> str:
    """Return what a column is called; where it has no words of its own, those of its name."""
    plain = field.removesuffix("_id").replace("_", " ").capitalize()
    return QCoreApplication.translate("AuditNames", str(_FIELDS.get(field, plain)))
