"""Check-ins that people make: by hand, and corrections. Each keeps presence in its own transaction, as a scan does."""

import dataclasses
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ARRAY, Connection, Uuid, any_, bindparam, func, insert, select

from sentinel_desktop.domain.checkins import Correction, HandEntry, KeptPresence
from sentinel_desktop.domain.directions import Method
from sentinel_desktop.domain.faults import RecordNotFoundError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.persistence.repositories import check_in_statements as statements
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository, kept_presence_of
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import CheckInRow, PresenceRow

_CHECK_INS: Final = table_of(CheckInRow)
_PRESENCE: Final = table_of(PresenceRow)
_HOLD_MANY: Final = (
    select(_PRESENCE.c.member_id, _PRESENCE.c.state, _PRESENCE.c.since, _PRESENCE.c.checkin_id)
    .where(_PRESENCE.c.member_id == any_(bindparam("members", type_=ARRAY(Uuid()))))
    .order_by(_PRESENCE.c.member_id)
    .with_for_update()
)
_ENTER_VIA_STATION: Final = select(
    func.enter_by_hand_via_station(
        *(bindparam(name) for name in ("entry", "account", "member", "direction", "at", "done_at", "reason", "seen")),
    )
)
_MEMBER_OF: Final = select(_CHECK_INS.c.member_id).where(_CHECK_INS.c.id == bindparam("key"))


class HandEntryRepository(Repository):
    """What people write into the log of check-ins.

    Presence is what the log says when a method returns. What was derived after an entry in the past is left as it is:
    deriving it anew is the caller's, by ``services.rederiving.rederive_after``, in the same transaction and so under
    the same lock.
    """

    aggregate = "hand entries"

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._log = SqlCheckInRepository(connection)

    def hold(self, members: Collection[MemberId]) -> Mapping[MemberId, KeptPresence]:
        """Return the presence of these members, locked until the transaction ends; who is not there is left out.

        One statement, in the order of their ids, so that two who hold many never wait for each other in a ring.
        """
        rows = self._rows("hold many", _HOLD_MANY, members=list(members))
        return {MemberId(row["member_id"]): kept_presence_of(row) for row in rows}

    def enter(self, entry: HandEntry) -> KeptPresence:
        """Write a passage into the log that somebody enters by hand.

        Returns:
            the member's presence by now; locked, with the member's log, until the transaction ends.

        Raises:
            RecordNotFoundError: there is no such member.
        """
        row = {**dataclasses.asdict(entry), "method": Method.MANUAL}
        with self._savepoint():
            return self._add(entry.member_id, row)

    def enter_via_station(self, entry: HandEntry, done_at: datetime) -> bool:
        """Write, as the station, a passage that an account entered here at ``done_at``; delivered twice, once.

        Returns:
            whether it was written now; presence is then kept, and locked until the transaction ends.

        Raises:
            RecordNotFoundError: there is no such member.
            InvalidValueError: the account is disabled or not there, or a time is yet to come or too long past.
            AlreadyTakenError: another row has this id.
        """
        with self._savepoint():
            written = self._scalar(
                "enter via station",
                _ENTER_VIA_STATION,
                entry=entry.id,
                account=entry.entered_by,
                member=entry.member_id,
                direction=entry.direction,
                at=entry.occurred_at,
                done_at=done_at,
                reason=entry.reason,
                seen=entry.witnessed,
            )
            if written:
                self._log.keep_presence(entry.member_id, self._log.presence_at(entry.member_id))
        return bool(written)

    def correct(self, correction: Correction) -> KeptPresence:
        """Write what really happened in the place of a check-in, of whatever kind.

        Returns:
            the member's presence by now; locked, with the member's log, until the transaction ends.

        Raises:
            RecordNotFoundError: there is no such check-in.
            AlreadyTakenError: by ``uq_checkins_supersedes_id``, another row took its place already.
            InvalidValueError: by ``ck_checkins_correction_has_a_reason``, there is no reason.
        """
        row = {**dataclasses.asdict(correction), "method": Method.CORRECTION}
        row["supersedes_id"] = row.pop("corrects")
        with self._savepoint():
            members = self._rows("member of", _MEMBER_OF, key=correction.corrects)
            if not members:
                raise RecordNotFoundError([correction.corrects])
            return self._add(MemberId(members[0]["member_id"]), row)

    def _add(self, member_id: MemberId, row: dict[str, Any]) -> KeptPresence:
        if not self._rows("hold presence", statements.LOCK, member_id=member_id):
            raise RecordNotFoundError([member_id])
        self._run("add", insert(_CHECK_INS), **{**row, "member_id": member_id})
        presence = self._log.presence_at(member_id)
        self._log.keep_presence(member_id, presence)
        return presence
