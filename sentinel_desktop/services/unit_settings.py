"""The settings of the unit: what each is, by its rule, and who changed it last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import available_timezones

from sentinel_desktop.domain.audit import AuditEntry
from sentinel_desktop.domain.faults import NotPermittedError
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.setting_rules import SETTING_RULES, SettingFault, SettingRule
from sentinel_desktop.domain.settings import JsonValue, SettingDetails, SettingFilter, SettingOrder
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.ports.unit_settings import SettingsWork

SettingRecord = Record[SettingDetails]


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as a page shows it; it has a rule, a record, or both.

    Attributes:
        value: what counts now.
        rule: None for a key that this program does not know.
        record: None where the database has no such row: the default counts.
        changed: who changed it last and when; None where nobody did or it may not be read.
    """

    key: str
    value: JsonValue
    rule: SettingRule | None
    record: SettingRecord | None
    changed: AuditEntry | None = None


class UnitSettingsService:
    """Works in the name of whoever is signed in; every method blocks and has units of work of its own.

    Raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away or this role
    may not.
    """

    def __init__(self, open_work: Open[SettingsWork], new_id: NewId) -> None:
        self._open = open_work
        self._new_id = new_id

    def settings(self) -> tuple[SettingLine, ...]:
        """Return every setting: those with a rule in the order of the rules, then the others by key."""
        with self._open() as work:
            page = work.settings.page(SettingFilter(), SettingOrder.KEY, PageRequest(size=LARGEST_PAGE))
        changed = self._changed([record.id for record in page.items])
        records = {record.details.key: record for record in page.items}
        ruled = [_line(rule, records.pop(rule.key, None), changed) for rule in SETTING_RULES.values()]
        others = [
            SettingLine(key, record.details.value, None, record, changed.get(record.id))
            for key, record in records.items()
        ]
        return (*ruled, *others)

    def save(self, key: str, seen: RecordVersion | None, value: JsonValue) -> SettingRecord | SettingFault:
        """Save a value over the version that was seen, or, where there was no row, as a new one.

        Returns:
            the record as it is now, or what is wrong with the value.

        Raises:
            KeyError: no such rule.
            StaleVersionError: somebody saved another version meanwhile.
            RecordNotFoundError: somebody took the row away.
            AlreadyTakenError: somebody made the row meanwhile.
        """
        rule = SETTING_RULES[key]
        fault = rule.fault_of(value)
        if fault is not None:
            return fault
        details = SettingDetails(key, value, rule.category)
        with self._open() as work:
            settings = work.settings
            saved = settings.add(self._new_id(), details) if seen is None else settings.edit(seen, details)
            work.commit()
        return saved

    def time_zones(self) -> Sequence[str]:
        """Return the names that a time zone may have, by name; reads them from this computer."""
        return sorted(available_timezones())

    def _changed(self, rows: Sequence[UUID]) -> Mapping[UUID, AuditEntry]:
        try:
            with self._open() as work:
                return work.audit.newest_of(rows)
        except NotPermittedError:
            return {}


def _line(rule: SettingRule, record: SettingRecord | None, changed: Mapping[UUID, AuditEntry]) -> SettingLine:
    if record is None:
        return SettingLine(rule.key, rule.default, rule, None)
    return SettingLine(rule.key, record.details.value, rule, record, changed.get(record.id))
