"""What a person should look at, and what became of it; scans put it up by ``check_ins``."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, bindparam, func, or_, select, update

from sentinel_desktop.domain.faults import StaleVersionError
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.reviews import (
    OpenReview,
    ReviewDetails,
    ReviewFilter,
    ReviewLine,
    ReviewOrder,
    ReviewReason,
)
from sentinel_desktop.persistence.repositories import open_reviews
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import MEMBER_NAME, within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import (
    AdminUserRow,
    CheckInRow,
    MemberRow,
    RankRow,
    ReviewRow,
    ScanRow,
    StationRow,
)

_REVIEWS: Final = table_of(ReviewRow)
_CHECK_INS: Final = table_of(CheckInRow)
_SCANS: Final = table_of(ScanRow)
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_STATIONS: Final = table_of(StationRow)
_ACCOUNTS: Final = table_of(AdminUserRow)

_OPEN: Final = _REVIEWS.c.settled_at.is_(None)
_number: Final = func.count().label("number")
_OPEN_BY_REASON: Final = select(_REVIEWS.c.reason, _number).where(_OPEN).group_by(_REVIEWS.c.reason)
_SETTLE_VIA_STATION: Final = select(
    func.settle_review_via_station(
        bindparam("of_id"), bindparam("seen"), bindparam("account"), bindparam("at"), bindparam("settlement")
    )
)


class ReviewRepository(EditedRepository[ReviewDetails, ReviewFilter, ReviewOrder]):
    """Reviews. What one is about never changes, and none is deleted: it is settled."""

    aggregate, table, details = "reviews", _REVIEWS, ReviewDetails
    unedited = frozenset({"reason", "facts", "scan_id", "checkin_id"})
    given = frozenset({"settled_via_station_id"})
    orders: ClassVar[Mapping[Any, Order]] = {ReviewOrder.RAISED: Order((_REVIEWS.c.raised_at, _REVIEWS.c.id))}

    def settle(
        self, seen: RecordVersion, at: datetime, account_id: UUID | None, settlement: str
    ) -> Record[ReviewDetails]:
        """Settle a review that was seen, in the name of the account that signed in.

        Raises:
            StaleVersionError: somebody settled it meanwhile.
            RecordNotFoundError: there is no such review.
            NotPermittedError: no account signed in.
        """
        values: dict[str, object] = {"settled_at": at, "settled_by": account_id, "settlement": settlement}
        one = update(_REVIEWS).where(_REVIEWS.c.id == bindparam("of_id"), _REVIEWS.c.version == bindparam("seen"))
        one = one.values({"version": _REVIEWS.c.version + 1, **{name: bindparam(name) for name in values}})
        with self._savepoint():
            settled = self._run("settle", one, of_id=seen.id, seen=seen.version, **values)
        record = self.get(seen.id)
        if not settled:
            raise StaleVersionError([seen.id])
        return record

    def settle_via_station(self, seen: RecordVersion, account_id: UUID, at: datetime, settlement: str) -> None:
        """Settle, as the station, what an account settled here while the database was away; delivered twice, once.

        Raises:
            StaleVersionError: somebody else settled it meanwhile.
            RecordNotFoundError: there is no such review.
            InvalidValueError: the account is disabled or not there, ``at`` is yet to come, or there are no words.
        """
        with self._savepoint():
            self._rows(
                "settle via station",
                _SETTLE_VIA_STATION,
                of_id=seen.id,
                seen=seen.version,
                account=account_id,
                at=at,
                settlement=settlement,
            )

    def open_page(self, request: PageRequest) -> Page[OpenReview]:
        """Return one page of what waits for a person, with both facts; one statement."""
        order = Order(open_reviews.ORDER)
        chosen, shown = open_reviews.CHOSEN, open_reviews.SHOWN
        rows = self._rows("open page", order.select_lines(chosen, shown, open_reviews.ID, request))
        return order.page(rows, request, open_reviews.open_review_of)

    def count_open(self) -> int:
        """Return how many wait for a person."""
        return sum(self.open_by_reason().values())

    def open_by_reason(self) -> Mapping[ReviewReason, int]:
        """Return how many are open for each reason, 0 where none is; one statement."""
        counts = {ReviewReason(row["reason"]): row["number"] for row in self._rows("open by reason", _OPEN_BY_REASON)}
        return {reason: counts.get(reason, 0) for reason in ReviewReason}

    def lines(self, wanted: ReviewFilter, order: ReviewOrder, request: PageRequest) -> Page[ReviewLine]:
        """Return one page of a table of reviews; one statement, whatever their number."""
        in_order = self.orders[order]
        labels: Any = (
            _REVIEWS.c.raised_at,
            MEMBER_NAME.label("member"),
            func.coalesce(_CHECK_INS.c.occurred_at, _SCANS.c.occurred_at).label("occurred_at"),
            _STATIONS.c.name.label("station"),
            _ACCOUNTS.c.display_name.label("account"),
        )
        shown = (
            self._select()
            .add_columns(*labels)
            .outerjoin(_MEMBERS, _MEMBERS.c.id == func.coalesce(_CHECK_INS.c.member_id, _SCANS.c.member_id))
            .outerjoin(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
            .outerjoin(_STATIONS, _STATIONS.c.id == func.coalesce(_CHECK_INS.c.station_id, _SCANS.c.station_id))
            .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == _REVIEWS.c.settled_by)
        )
        rows = self._rows("lines", in_order.select_page(self._filtered(shown, wanted), request))
        return in_order.page(rows, request, self._line)

    def _select(self) -> Select[Any]:
        return _with_subjects(super()._select())

    def _counting(self) -> Select[Any]:
        return _with_subjects(select(func.count()))

    def _conditions(self, wanted: ReviewFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.is_open is not None:
            yield _OPEN if wanted.is_open else _REVIEWS.c.settled_at.is_not(None)
        if wanted.reasons:
            yield _REVIEWS.c.reason.in_([reason.value for reason in wanted.reasons])
        if wanted.member_id is not None:
            yield or_(_CHECK_INS.c.member_id == wanted.member_id, _SCANS.c.member_id == wanted.member_id)
        yield from within(_REVIEWS.c.raised_at, wanted.since, wanted.before)

    def _line(self, row: RowMapping) -> ReviewLine:
        return ReviewLine(
            record=self._record(row),
            raised_at=row["raised_at"],
            member=row["member"],
            occurred_at=row["occurred_at"],
            station=row["station"],
            settled_by=row["account"],
        )


def _with_subjects(statement: Select[Any]) -> Select[Any]:
    return (
        statement.select_from(_REVIEWS)
        .outerjoin(_CHECK_INS, _CHECK_INS.c.id == _REVIEWS.c.checkin_id)
        .outerjoin(_SCANS, _SCANS.c.id == _REVIEWS.c.scan_id)
    )
