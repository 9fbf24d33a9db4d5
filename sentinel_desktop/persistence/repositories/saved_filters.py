"""Filters that people saved on pages."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Final

from sqlalchemy import ColumnElement

from sentinel_desktop.domain.saved_filters import SavedFilterDetails, SavedFilterFilter, SavedFilterOrder
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import SavedFilterRow

_FILTERS: Final = table_of(SavedFilterRow)


class SavedFilterRepository(EditedRepository[SavedFilterDetails, SavedFilterFilter, SavedFilterOrder]):
    """Saved filters; they go with their account."""

    aggregate, table, details = "saved filters", _FILTERS, SavedFilterDetails
    orders: ClassVar[Mapping[Any, Order]] = {SavedFilterOrder.NAME: Order((_FILTERS.c.name_key, _FILTERS.c.id))}

    def _conditions(self, wanted: SavedFilterFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.admin_user_id is not None:
            yield _FILTERS.c.admin_user_id == wanted.admin_user_id
        if wanted.page is not None:
            yield _FILTERS.c.page == wanted.page
