"""Questions that wait at the desk about check-outs that nobody saw."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, or_
from sqlalchemy.dialects.postgresql import insert as insert_or

from sentinel_desktop.domain.directions import Method
from sentinel_desktop.domain.open_questions import (
    Answer,
    QuestionDetails,
    QuestionFilter,
    QuestionLine,
    QuestionOrder,
)
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.repositories.badge_reads import card_of
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import (
    AdminUserRow,
    CheckInRow,
    DivisionRow,
    MemberRow,
    OpenQuestionRow,
    RankRow,
    StationRow,
)

_QUESTIONS: Final = table_of(OpenQuestionRow)
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_DIVISIONS: Final = table_of(DivisionRow)
_CHECK_INS: Final = table_of(CheckInRow)
_STATIONS: Final = table_of(StationRow)
_ACCOUNTS: Final = table_of(AdminUserRow)

_ANSWERED: Final = _QUESTIONS.c.answered_at.is_not(None)
_LABELS: Final[tuple[Any, ...]] = (
    _QUESTIONS.c.asked_at,
    _MEMBERS.c.display_name,
    _MEMBERS.c.last_name,
    _MEMBERS.c.first_name,
    _RANKS.c.code.label("rank"),
    _DIVISIONS.c.code.label("division"),
    _CHECK_INS.c.occurred_at.label("left_at"),
    _CHECK_INS.c.method,
    _STATIONS.c.name.label("station"),
    _ACCOUNTS.c.display_name.label("account"),
)


class OpenQuestionRepository(EditedRepository[QuestionDetails, QuestionFilter, QuestionOrder]):
    """Questions, one a check-out. None is deleted: it is answered."""

    aggregate, table, details = "open questions", _QUESTIONS, QuestionDetails
    unedited = frozenset({"member_id", "checkin_id", "station_id"})
    orders: ClassVar[Mapping[Any, Order]] = {QuestionOrder.ASKED: Order((_QUESTIONS.c.asked_at, _QUESTIONS.c.id))}

    def ask(self, key: UUID, question: QuestionDetails) -> bool:
        """Ask about a check-out; false where somebody asked already, whether it was answered or not."""
        asking = insert_or(_QUESTIONS).on_conflict_do_nothing(index_elements=["checkin_id"]).returning(_QUESTIONS.c.id)
        with self._savepoint():
            return bool(self._rows("ask", asking, id=key, **self._values(question)))

    def put_off(self, seen: RecordVersion, until: datetime) -> Record[QuestionDetails]:
        """Let a question rest until an instant; raises as ``edit`` does."""
        return self.edit_many([seen], {"put_off_until": until})[0]

    def answer(self, seen: RecordVersion, answer: Answer, at: datetime, account_id: UUID) -> Record[QuestionDetails]:
        """Keep what came of a question.

        Raises:
            StaleVersionError: somebody answered it or put it off meanwhile.
            RecordNotFoundError: there is no such question.
        """
        answered = {"answer": answer, "answered_at": at, "answered_by": account_id}
        return self.edit_many([seen], answered)[0]

    def lines(self, wanted: QuestionFilter, order: QuestionOrder, request: PageRequest) -> Page[QuestionLine]:
        """Return one page of a table of questions; one statement, whatever their number."""
        in_order = self.orders[order]
        shown = (
            self._select()
            .add_columns(*_LABELS)
            .join(_MEMBERS, _MEMBERS.c.id == _QUESTIONS.c.member_id)
            .join(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
            .join(_DIVISIONS, _DIVISIONS.c.id == _MEMBERS.c.division_id)
            .join(_CHECK_INS, _CHECK_INS.c.id == _QUESTIONS.c.checkin_id)
            .join(_STATIONS, _STATIONS.c.id == _QUESTIONS.c.station_id)
            .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == _QUESTIONS.c.answered_by)
        )
        rows = self._rows("lines", in_order.select_page(self._filtered(shown, wanted), request))
        return in_order.page(rows, request, self._line)

    def _conditions(self, wanted: QuestionFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.is_answered is not None:
            yield _ANSWERED if wanted.is_answered else ~_ANSWERED
        if wanted.waiting_at is not None:
            yield ~_ANSWERED
            put_off = _QUESTIONS.c.put_off_until
            yield or_(put_off.is_(None), put_off <= wanted.waiting_at)
        if wanted.member_id is not None:
            yield _QUESTIONS.c.member_id == wanted.member_id
        if wanted.station_id is not None:
            yield _QUESTIONS.c.station_id == wanted.station_id

    def _line(self, row: RowMapping) -> QuestionLine:
        return QuestionLine(
            record=self._record(row),
            asked_at=row["asked_at"],
            member=card_of(row),
            left_at=row["left_at"],
            method=Method(row["method"]),
            station=row["station"],
            answered_by=row["account"],
        )
