"""The lists that supervisors edit, each a table; tags and kinds of qualification stand in files of their own."""

from collections.abc import Mapping

from sqlalchemy import func, select

from sentinel_desktop.domain.lists import (
    DivisionDetails,
    EnumeratedDetails,
    ListItemDetails,
    RankDetails,
    StatusDetails,
)
from sentinel_desktop.persistence.repositories.listed import ListRepository, orders_of, table_of
from sentinel_desktop.persistence.tables import (
    BadgeStatusRow,
    DivisionRow,
    ListItemRow,
    MemberStatusRow,
    MemberTypeRow,
    RankRow,
    VisitTypeRow,
)


class MemberStatusRepository(ListRepository[StatusDetails]):
    """The statuses of members."""

    aggregate, table, details = "member statuses", table_of(MemberStatusRow), StatusDetails
    orders = orders_of(table)


class BadgeStatusRepository(ListRepository[StatusDetails]):
    """The statuses of badges."""

    aggregate, table, details = "badge statuses", table_of(BadgeStatusRow), StatusDetails
    orders = orders_of(table)


class MemberTypeRepository(ListRepository[EnumeratedDetails]):
    """The types of members."""

    aggregate, table, details = "member types", table_of(MemberTypeRow), EnumeratedDetails
    orders = orders_of(table)


class VisitTypeRepository(ListRepository[EnumeratedDetails]):
    """The types of visits."""

    aggregate, table, details = "visit types", table_of(VisitTypeRow), EnumeratedDetails
    orders = orders_of(table)


class ListItemRepository(ListRepository[ListItemDetails]):
    """The other lists: messes, MOCs, event roles, and any that a supervisor adds; the scope is the list's type.

    A value stays in its list: what has it refers to both.
    """

    aggregate, table, details = "list items", table_of(ListItemRow), ListItemDetails
    orders, scope, apart = orders_of(table), table.c.list_type, True
    unedited = ListRepository.unedited | {"list_type"}

    def counts_by_type(self) -> Mapping[str, int]:
        """Return how many values each of these lists has; one statement. What has none is no list."""
        by_type = self.table.c.list_type
        counting = select(by_type, func.count().label("values_of_it")).group_by(by_type).order_by(by_type)
        return {row["list_type"]: row["values_of_it"] for row in self._rows("counts by type", counting)}


class RankRepository(ListRepository[RankDetails]):
    """Ranks; the scope is the branch."""

    aggregate, table, details = "ranks", table_of(RankRow), RankDetails
    orders, scope = orders_of(table), table.c.branch


class DivisionRepository(ListRepository[DivisionDetails]):
    """The divisions of the unit."""

    aggregate, table, details = "divisions", table_of(DivisionRow), DivisionDetails
    orders = orders_of(table)
