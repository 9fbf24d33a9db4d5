"""A passage entered by hand while the database was away, as it waits on this station's disk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """One passage.

    Attributes:
        id: of the check-in that it becomes; the act's own.
        at: when it happened; None where it was when it was entered.
        witnessed: whether somebody saw it.
    """

    id: CheckInId
    member_id: MemberId
    direction: Direction
    reason: str
    at: datetime | None = None
    witnessed: bool = True


def entry_act(account_id: AccountId, done_at: datetime, entry: KeptEntry) -> HandAct:
    """Return that somebody entered a passage by hand."""
    payload = {
        "member": str(entry.member_id),
        "direction": entry.direction.value,
        "reason": entry.reason,
        "at": None if entry.at is None else entry.at.isoformat(),
        "witnessed": entry.witnessed,
    }
    return HandAct(entry.id, HandActKind.ENTER_BY_HAND, account_id, done_at, payload)


def entry_of(act: HandAct) -> KeptEntry:
    """Return what was entered; raises KeyError, ValueError or TypeError where the act enters nothing."""
    payload = act.payload
    at = payload["at"]
    return KeptEntry(
        id=CheckInId(act.id),
        member_id=MemberId(UUID(str(payload["member"]))),
        direction=Direction(payload["direction"]),
        reason=str(payload["reason"]),
        at=None if at is None else datetime.fromisoformat(str(at)),
        witnessed=bool(payload["witnessed"]),
    )
