"""What the desk asks while it receives a visitor: who may be meant, and that nobody is signed in twice."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, bindparam, cast, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import JSONB

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import digits_of, search_keys, sort_key
from sentinel_desktop.domain.visit_acts import ToldArrival, ToldDeparture
from sentinel_desktop.domain.visit_drafts import kind_from
from sentinel_desktop.domain.visitor_desk import VisitorOffered
from sentinel_desktop.domain.visitors import VisitDetails, VisitState
from sentinel_desktop.persistence.repositories.edited import details_of
from sentinel_desktop.persistence.repositories.labels import MEMBER_NAME
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.repositories.visit_reads import VISITS, in_state
from sentinel_desktop.persistence.tables import EventRow, MemberRow, PresenceRow, RankRow, VisitTypeRow

_TYPES: Final = table_of(VisitTypeRow)
_EVENTS: Final = table_of(EventRow)
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_PRESENCE: Final = table_of(PresenceRow)
_BEFORE: Final = VISITS.alias("earlier")

_ONE_NAME: Final = 280301360213
"""With a key of a name, what a sign-in locks: two of one name come one after the other, at whatever desk. The function
by which a station tells of a sign-in later locks the same."""

_HOLD: Final = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name_key"), _ONE_NAME)))
_TIMES: Final = (
    select(func.count())
    .where(
        _BEFORE.c.sort_key == VISITS.c.sort_key,
        or_(_BEFORE.c.phone_key == VISITS.c.phone_key, VISITS.c.phone_key == ""),
        _BEFORE.c.checked_in_at.is_not(None),
    )
    .correlate(VISITS)
    .scalar_subquery()
)
_SIGN_IN_VIA_STATION: Final = select(
    func.sign_visitor_in_via_station(
        *(bindparam(name) for name in ("of_id", "account", "at", "type_code")),
        cast(bindparam("told"), JSONB),
        *(bindparam(name) for name in ("since", "before")),
    )
)
_SIGN_OUT_VIA_STATION: Final = select(
    func.sign_visitor_out_via_station(*(bindparam(name) for name in ("of_id", "account", "at", "came_at", "name_key")))
)
_KEPT: Final = ("id", "version", "created_at", "updated_at")


class VisitorDeskRepository(Repository):
    """The questions of the desk over visits; the visits themselves are in ``visitors``."""

    aggregate = "visitor desk"

    def hold_name(self, last_name: str, first_name: str) -> None:
        """Wait until nobody else signs somebody of this name in, and keep others waiting until the transaction ends."""
        self._rows("hold name", _HOLD, name_key=sort_key(last_name, first_name))

    def here_as(self, last_name: str, first_name: str, phone: str) -> Sequence[Record[VisitDetails]]:
        """Return the open visits of somebody with this name, the latest first; two telephone numbers are two people."""
        digits = digits_of(phone)
        open_ones = _visits().where(*in_state(VisitState.OPEN), VISITS.c.sort_key == sort_key(last_name, first_name))
        if digits:
            open_ones = open_ones.where(VISITS.c.phone_key.in_(["", digits]))
        rows = self._rows("here as", open_ones.order_by(VISITS.c.checked_in_at.desc(), VISITS.c.id))
        return [_record_of(row) for row in rows]

    def expected(self, text: str, since: datetime, before: datetime, at: datetime) -> Sequence[VisitorOffered]:
        """Return who is expected in a period, may still come at ``at`` and be meant by ``text``, the soonest first.

        The beginning of the last name or of the telephone number must be meant; further words are of the name.
        """
        begins = _begins(text)
        if not begins:
            return []
        period = (VISITS.c.expected_at >= since, VISITS.c.expected_at < before)
        unexpired = or_(VISITS.c.expires_at.is_(None), VISITS.c.expires_at > at)
        named = _offered().where(*in_state(VisitState.EXPECTED), *period, unexpired, *begins)
        return self._offers("expected", named.order_by(VISITS.c.expected_at, VISITS.c.id), is_expected=True)

    def expected_visit(self, visit_id: UUID) -> VisitorOffered | None:
        """Return one visit that is expected, however it is called; None where it began, or was cancelled."""
        one = _offered().where(*in_state(VisitState.EXPECTED), VISITS.c.id == bindparam("visit"))
        return next(iter(self._offers("expected visit", one, is_expected=True, visit=visit_id)), None)

    def returning(self, text: str, most: int) -> Sequence[VisitorOffered]:
        """Return the latest visit of each person who may be meant by ``text``, who was here last first; as above."""
        begins = _begins(text)
        if not begins:
            return []
        person = (VISITS.c.sort_key, VISITS.c.phone_key)
        # As a prefix: SQLAlchemy 2.0 and 2.1 have no way in common to say it.
        latest = select(VISITS.c.id).prefix_with(literal_column("DISTINCT ON (visitors.sort_key, visitors.phone_key)"))
        latest = latest.where(*begins, VISITS.c.checked_in_at.is_not(None))
        latest = latest.order_by(*person, VISITS.c.checked_in_at.desc(), VISITS.c.id.desc())
        chosen = _offered().where(VISITS.c.id.in_(latest)).order_by(VISITS.c.checked_in_at.desc(), VISITS.c.id)
        return self._offers("returning", chosen.limit(most), is_expected=False)

    # --- told later -----------------------------------------------------------------------------------------------

    def sign_in_via_station(self, account_id: AccountId, at: datetime, arrival: ToldArrival) -> None:
        """Record, as the station, a visitor whom an account signed in here; delivered twice, the visit begins once.

        Raises:
            RuleBrokenError: the visit cannot be recorded as it was told.
            InvalidValueError: the account is disabled, or ``at`` is yet to come.
        """
        self._rows(
            "sign in via station",
            _SIGN_IN_VIA_STATION,
            of_id=arrival.visit_id,
            account=account_id,
            at=at,
            type_code=arrival.type_code,
            told=json.dumps(dict(arrival.told)),
            since=arrival.since,
            before=arrival.before,
        )

    def sign_out_via_station(self, account_id: AccountId, at: datetime, departure: ToldDeparture) -> None:
        """Record, as the station, a visitor whom an account signed out here; one who is out already stays so.

        Raises:
            RecordNotFoundError: there is no such visit.
            StaleVersionError: it did not begin.
            InvalidValueError: the account is disabled, or ``at`` is yet to come.
        """
        self._rows(
            "sign out via station",
            _SIGN_OUT_VIA_STATION,
            of_id=departure.visit_id,
            account=account_id,
            at=at,
            came_at=departure.came_at,
            name_key=departure.name_key,
        )

    # --- how it is done -------------------------------------------------------------------------------------------

    def _offers(
        self, name: str, statement: Select[Any], *, is_expected: bool, **values: object
    ) -> Sequence[VisitorOffered]:
        return [_offer_of(row, is_expected=is_expected) for row in self._rows(name, statement, **values)]


def _visits() -> Select[Any]:
    names = VisitDetails.__dataclass_fields__
    return select(*(VISITS.c[name] for name in (*_KEPT, *names)))


def _offered() -> Select[Any]:
    """Return a statement over visits with what an offer says of them; a host who left the unit is none."""
    labels: Mapping[str, ColumnElement[Any]] = {
        "type_code": _TYPES.c.code,
        "host": MEMBER_NAME,
        "host_state": _PRESENCE.c.state,
        "host_now": _MEMBERS.c.id,
        "event": _EVENTS.c.name,
        "times": _TIMES,
    }
    return (
        _visits()
        .add_columns(*(column.label(name) for name, column in labels.items()))
        .join(_TYPES, _TYPES.c.id == VISITS.c.visit_type_id)
        .outerjoin(_MEMBERS, (_MEMBERS.c.id == VISITS.c.host_member_id) & _MEMBERS.c.archived_at.is_(None))
        .outerjoin(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
        .outerjoin(_PRESENCE, _PRESENCE.c.member_id == _MEMBERS.c.id)
        .outerjoin(_EVENTS, _EVENTS.c.id == VISITS.c.event_id)
    )


def _begins(text: str) -> list[ColumnElement[bool]]:
    """Return what a visit must fulfil whose visitor may be meant; nothing where nobody is."""
    digits, words = digits_of(text), search_keys(text)
    if digits and not any(char.isalpha() for char in text):
        return [VISITS.c.phone_key.startswith(digits, autoescape=True)]
    if not words:
        return []
    more = (VISITS.c.sort_key.contains(word, autoescape=True) for word in words[1:])
    return [VISITS.c.sort_key.startswith(words[0], autoescape=True), *more]


def _record_of(row: RowMapping) -> Record[VisitDetails]:
    return Record(**{name: row[name] for name in _KEPT}, details=details_of(VisitDetails, row))


def _offer_of(row: RowMapping, *, is_expected: bool) -> VisitorOffered:
    visit: VisitDetails = details_of(VisitDetails, dict(row) | {"host_member_id": row["host_now"]})  # type: ignore[arg-type]
    return VisitorOffered(
        seen=RecordVersion(row["id"], row["version"]),
        visit=visit,
        kind=kind_from(row["type_code"], visit.rank),
        is_expected=is_expected,
        times=row["times"],
        host=row["host"],
        host_is_in=None if row["host"] is None else row["host_state"] == Direction.IN.value,
        event=row["event"],
    )
