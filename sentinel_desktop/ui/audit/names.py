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
    "answer": QT_TRANSLATE_NOOP("AuditNames", "Answer"),
    "answered_at": QT_TRANSLATE_NOOP("AuditNames", "Answered at"),
    "answered_by": QT_TRANSLATE_NOOP("AuditNames", "Answered by"),
    "archived_at": QT_TRANSLATE_NOOP("AuditNames", "Archived at"),
    "arrival_told_by": QT_TRANSLATE_NOOP("AuditNames", "Arrival told by"),
    "asked_at": QT_TRANSLATE_NOOP("AuditNames", "Asked at"),
    "badge_id": QT_TRANSLATE_NOOP("AuditNames", "Badge"),
    "badge_status_id": QT_TRANSLATE_NOOP("AuditNames", "Badge status"),
    "branch": QT_TRANSLATE_NOOP("AuditNames", "Branch"),
    "can_receive_lockup": QT_TRANSLATE_NOOP("AuditNames", "May receive the lockup"),
    "cancelled_at": QT_TRANSLATE_NOOP("AuditNames", "Cancelled at"),
    "category": QT_TRANSLATE_NOOP("AuditNames", "Category"),
    "check_in_method": QT_TRANSLATE_NOOP("AuditNames", "Check in method"),
    "check_out_method": QT_TRANSLATE_NOOP("AuditNames", "Check out method"),
    "check_out_scan_id": QT_TRANSLATE_NOOP("AuditNames", "Check-out by scan"),
    "checked_in_at": QT_TRANSLATE_NOOP("AuditNames", "Checked in at"),
    "checked_out_at": QT_TRANSLATE_NOOP("AuditNames", "Checked out at"),
    "checkin_id": QT_TRANSLATE_NOOP("AuditNames", "Check-in"),
    "code": QT_TRANSLATE_NOOP("AuditNames", "Code"),
    "colour": QT_TRANSLATE_NOOP("AuditNames", "Colour"),
    "contract_end": QT_TRANSLATE_NOOP("AuditNames", "End of contract"),
    "contract_start": QT_TRANSLATE_NOOP("AuditNames", "Start of contract"),
    "created_at": QT_TRANSLATE_NOOP("AuditNames", "Made at"),
    "departure_told_by": QT_TRANSLATE_NOOP("AuditNames", "Departure told by"),
    "description": QT_TRANSLATE_NOOP("AuditNames", "Description"),
    "direction_mode": QT_TRANSLATE_NOOP("AuditNames", "Direction mode"),
    "disabled_at": QT_TRANSLATE_NOOP("AuditNames", "Disabled at"),
    "display_name": QT_TRANSLATE_NOOP("AuditNames", "Display name"),
    "display_order": QT_TRANSLATE_NOOP("AuditNames", "Place in the list"),
    "division_id": QT_TRANSLATE_NOOP("AuditNames", "Division"),
    "email": QT_TRANSLATE_NOOP("AuditNames", "E-mail"),
    "employee_number": QT_TRANSLATE_NOOP("AuditNames", "Employee number"),
    "ends_on": QT_TRANSLATE_NOOP("AuditNames", "Last day"),
    "enrolled_on": QT_TRANSLATE_NOOP("AuditNames", "Enrolled on"),
    "escort_required": QT_TRANSLATE_NOOP("AuditNames", "Needs an escort"),
    "event_id": QT_TRANSLATE_NOOP("AuditNames", "Event"),
    "event_role_id": QT_TRANSLATE_NOOP("AuditNames", "Role at the event"),
    "expected_at": QT_TRANSLATE_NOOP("AuditNames", "Expected at"),
    "expires_at": QT_TRANSLATE_NOOP("AuditNames", "Expires at"),
    "expires_on": QT_TRANSLATE_NOOP("AuditNames", "Expires on"),
    "facts": QT_TRANSLATE_NOOP("AuditNames", "Facts"),
    "filter": QT_TRANSLATE_NOOP("AuditNames", "Filter"),
    "first_name": QT_TRANSLATE_NOOP("AuditNames", "First name"),
    "granted_on": QT_TRANSLATE_NOOP("AuditNames", "Granted on"),
    "home_phone": QT_TRANSLATE_NOOP("AuditNames", "Home phone"),
    "host_member_id": QT_TRANSLATE_NOOP("AuditNames", "Host"),
    "initials": QT_TRANSLATE_NOOP("AuditNames", "Initials"),
    "is_active": QT_TRANSLATE_NOOP("AuditNames", "Offered in lists"),
    "is_positional": QT_TRANSLATE_NOOP("AuditNames", "Is an appointment"),
    "is_system": QT_TRANSLATE_NOOP("AuditNames", "Needed by the program"),
    "issued_at": QT_TRANSLATE_NOOP("AuditNames", "Issued at"),
    "key": QT_TRANSLATE_NOOP("AuditNames", "Key"),
    "kind": QT_TRANSLATE_NOOP("AuditNames", "Kind"),
    "language": QT_TRANSLATE_NOOP("AuditNames", "Language"),
    "last_name": QT_TRANSLATE_NOOP("AuditNames", "Last name"),
    "last_sign_in_at": QT_TRANSLATE_NOOP("AuditNames", "Last sign-in"),
    "list_type": QT_TRANSLATE_NOOP("AuditNames", "List"),
    "location": QT_TRANSLATE_NOOP("AuditNames", "Location"),
    "login_role": QT_TRANSLATE_NOOP("AuditNames", "Role at the server"),
    "media_type": QT_TRANSLATE_NOOP("AuditNames", "Kind of file"),
    "member_id": QT_TRANSLATE_NOOP("AuditNames", "Member"),
    "member_status_id": QT_TRANSLATE_NOOP("AuditNames", "Status"),
    "member_type_id": QT_TRANSLATE_NOOP("AuditNames", "Type"),
    "mess_id": QT_TRANSLATE_NOOP("AuditNames", "Mess"),
    "mobile_phone": QT_TRANSLATE_NOOP("AuditNames", "Mobile phone"),
    "moc_id": QT_TRANSLATE_NOOP("AuditNames", "MOC"),
    "must_change_password": QT_TRANSLATE_NOOP("AuditNames", "Must change the password"),
    "name": QT_TRANSLATE_NOOP("AuditNames", "Name"),
    "name_fr": QT_TRANSLATE_NOOP("AuditNames", "Name in French"),
    "notes": QT_TRANSLATE_NOOP("AuditNames", "Notes"),
    "on_scan": QT_TRANSLATE_NOOP("AuditNames", "At a scan"),
    "organization": QT_TRANSLATE_NOOP("AuditNames", "Organization"),
    "page": QT_TRANSLATE_NOOP("AuditNames", "Page"),
    "password_expires_at": QT_TRANSLATE_NOOP("AuditNames", "Password expires at"),
    "phone": QT_TRANSLATE_NOOP("AuditNames", "Phone"),
    "picture": QT_TRANSLATE_NOOP("AuditNames", "Picture"),
    "plate": QT_TRANSLATE_NOOP("AuditNames", "Plate"),
    "printed_number": QT_TRANSLATE_NOOP("AuditNames", "Printed number"),
    "purpose": QT_TRANSLATE_NOOP("AuditNames", "Purpose"),
    "put_off_until": QT_TRANSLATE_NOOP("AuditNames", "Put off until"),
    "qualification_type_id": QT_TRANSLATE_NOOP("AuditNames", "Qualification type"),
    "raised_at": QT_TRANSLATE_NOOP("AuditNames", "Raised at"),
    "rank": QT_TRANSLATE_NOOP("AuditNames", "Rank"),
    "rank_id": QT_TRANSLATE_NOOP("AuditNames", "Rank"),
    "reason": QT_TRANSLATE_NOOP("AuditNames", "Reason"),
    "recruitment_step": QT_TRANSLATE_NOOP("AuditNames", "Recruitment step"),
    "replaced_by_id": QT_TRANSLATE_NOOP("AuditNames", "Replaced by"),
    "role": QT_TRANSLATE_NOOP("AuditNames", "Role"),
    "scan_id": QT_TRANSLATE_NOOP("AuditNames", "Scan"),
    "serial": QT_TRANSLATE_NOOP("AuditNames", "Serial"),
    "service_number": QT_TRANSLATE_NOOP("AuditNames", "Service number"),
    "settled_at": QT_TRANSLATE_NOOP("AuditNames", "Settled at"),
    "settled_by": QT_TRANSLATE_NOOP("AuditNames", "Settled by"),
    "settled_via_station_id": QT_TRANSLATE_NOOP("AuditNames", "Settled via station"),
    "settlement": QT_TRANSLATE_NOOP("AuditNames", "Settlement"),
    "source": QT_TRANSLATE_NOOP("AuditNames", "Source"),
    "starts_on": QT_TRANSLATE_NOOP("AuditNames", "First day"),
    "station_id": QT_TRANSLATE_NOOP("AuditNames", "Station"),
    "status": QT_TRANSLATE_NOOP("AuditNames", "Status"),
    "status_reason": QT_TRANSLATE_NOOP("AuditNames", "Status reason"),
    "tag_id": QT_TRANSLATE_NOOP("AuditNames", "Tag"),
    "unit": QT_TRANSLATE_NOOP("AuditNames", "Unit"),
    "username": QT_TRANSLATE_NOOP("AuditNames", "Username"),
    "value": QT_TRANSLATE_NOOP("AuditNames", "Value"),
    "visit_type_id": QT_TRANSLATE_NOOP("AuditNames", "Visit type"),
    "witnessed": QT_TRANSLATE_NOOP("AuditNames", "Witnessed"),
    "work": QT_TRANSLATE_NOOP("AuditNames", "Work"),
}
"""Every column of those tables that is shown."""


def audited_tables() -> tuple[str, ...]:
    """Return every table whose changes are audited, in the order in which they are offered."""
    return tuple(_TABLES)


def named_fields() -> frozenset[str]:
    """Return the columns that have words."""
    return frozenset(_FIELDS)


def table_text(table: str) -> str:
    """Return what one row of a table is called; of an unknown one its name."""
    return QCoreApplication.translate("AuditNames", str(_TABLES[table])) if table in _TABLES else table


def field_text(field: str) -> str:
    """Return what a column is called; of an unknown one, one that is no more, the words of its name."""
    if field in _FIELDS:
        return QCoreApplication.translate("AuditNames", str(_FIELDS[field]))
    return field.removesuffix("_id").replace("_", " ").capitalize()
