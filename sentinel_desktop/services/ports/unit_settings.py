"""What the settings' page asks of the store."""

from typing import Protocol

from sentinel_desktop.domain.settings import SettingDetails, SettingFilter, SettingOrder
from sentinel_desktop.services.ports.audit import AuditLog
from sentinel_desktop.services.ports.records import EditedRecords, Work


class SettingsWork(Work, Protocol):
    """A unit of work in which settings are edited, and the audit of them is read."""

    @property
    def settings(self) -> EditedRecords[SettingDetails, SettingFilter, SettingOrder]:
        """The settings, in this transaction."""

    @property
    def audit(self) -> AuditLog:
        """The audit log, in this transaction."""
