"""Who made a change that the audit tells of, in words."""

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.audit import AuditEntry

_LOGIN_ROLE: Final = re.compile(r"sentinel_[0-9a-f]{32}")


def author_text(entry: AuditEntry) -> str:
    """Return who it was: an account, a station by itself, or a role of the server."""
    if entry.account:
        return entry.account_name or QCoreApplication.translate("Authors", "an account that is gone")
    return role_text(entry.database_user, entry.station_name)


def role_text(database_user: str, station: str | None) -> str:
    """Return what a role of the server is called that is no account's; ``station`` is the one whose role it is."""
    translate = QCoreApplication.translate
    if _LOGIN_ROLE.fullmatch(database_user):
        if station:
            return translate("Authors", "Station {name}").format(name=station)
        return translate("Authors", "a station that is gone")
    return translate("Authors", "Database role {role}").format(role=database_user)
