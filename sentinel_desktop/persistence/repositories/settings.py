"""Settings of the unit."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar, Final

from sqlalchemy import ColumnElement, collate, select

from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.settings import JsonValue, SettingDetails, SettingFilter, SettingOrder
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import SettingRow

_SETTINGS: Final = table_of(SettingRow)
_KEY: Final = collate(_SETTINGS.c.key, "C")
_CATEGORY: Final = collate(_SETTINGS.c.category, "C")


class SettingRepository(EditedRepository[SettingDetails, SettingFilter, SettingOrder]):
    """Settings; an edit changes the value, its key and category stay."""

    aggregate, table, details = "settings", _SETTINGS, SettingDetails
    orders: ClassVar[Mapping[Any, Order]] = {
        SettingOrder.KEY: Order((_KEY, _SETTINGS.c.id)),
        SettingOrder.CATEGORY: Order((_CATEGORY, _KEY, _SETTINGS.c.id)),
    }
    unedited = frozenset({"key", "category"})

    def by_key(self, key: str) -> Record[SettingDetails] | None:
        """Return the setting with this key, None where the unit has none."""
        rows = self._rows("by key", self._select().where(_SETTINGS.c.key == key))
        return self._record(rows[0]) if rows else None

    def values(self, keys: Collection[str]) -> Mapping[str, JsonValue]:
        """Return the values of those of these keys that are set; one statement."""
        chosen = select(_SETTINGS.c.key, _SETTINGS.c.value).where(_SETTINGS.c.key.in_(keys))
        return {row["key"]: row["value"] for row in self._rows("values", chosen)}

    def _conditions(self, wanted: SettingFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.category is not None:
            yield _SETTINGS.c.category == wanted.category
