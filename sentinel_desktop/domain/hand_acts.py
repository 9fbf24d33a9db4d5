"""What a person did by hand while the database was away, and what became of it.

It waits on this station's disk and is recorded later by the station in the name of the account that was signed in,
marked "via station": the database has nothing but the station's word for who did it and when. What a visitor does at a
kiosk is done in nobody's name but the station's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self
from uuid import UUID

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.kiosk import KioskDeparture, KioskVisit
from sentinel_desktop.domain.records import RecordVersion

UNREADABLE: Final = (KeyError, ValueError, TypeError, AttributeError)
"""What reading an act raises that is not as its kind must be; the last of a number where an id should be."""


class HandActKind(StrEnum):
    """What may be done while the database is away."""

    SIGN_IN = "sign_in"
    """Signed in, unlocked or signed out; payload: ``outcome``."""
    SETTLE_REVIEW = "settle_review"
    """A review settled; payload: ``review``, ``version``, ``settlement``."""
    ENTER_BY_HAND = "enter_by_hand"
    """A passage entered by hand; payload: see ``entry_acts``."""
    VISITOR_SIGN_IN = "visitor_sign_in"
    """A visitor signed in at the desk; payload: see ``visit_acts``."""
    VISITOR_SIGN_OUT = "visitor_sign_out"
    """A visitor signed out at the desk; payload: see ``visit_acts``."""
    KIOSK_SIGN_IN = "kiosk_sign_in"
    """A visitor signed in at a kiosk; payload: that of ``KioskVisit``."""
    KIOSK_SIGN_OUT = "kiosk_sign_out"
    """A visitor signed out at a kiosk; payload: ``last_name``, ``phone``."""


@dataclass(frozen=True, slots=True)
class HandAct:
    """One act, as it waits.

    Attributes:
        id: made by the program; the key by which the database knows a second delivery.
        account_id: who was signed in; None for what is done at a kiosk, where nobody is.
        at: when it was done, by the server's clock as the station knows it.
        payload: what was done, as plain JSON; may be personal: never logged.
    """

    id: UUID
    kind: HandActKind
    account_id: AccountId | None
    at: datetime
    payload: Mapping[str, Any] = field(repr=False)

    @classmethod
    def sign_in(cls, key: UUID, account_id: AccountId, at: datetime, outcome: SignInOutcome) -> Self:
        """Return that somebody signed in, unlocked or signed out."""
        return cls(key, HandActKind.SIGN_IN, account_id, at, {"outcome": outcome.value})

    @classmethod
    def settle_review(
        cls, key: UUID, account_id: AccountId, at: datetime, seen: RecordVersion, settlement: str
    ) -> Self:
        """Return that somebody settled a review, as they saw it, in their words."""
        payload = {"review": str(seen.id), "version": seen.version, "settlement": settlement}
        return cls(key, HandActKind.SETTLE_REVIEW, account_id, at, payload)

    @classmethod
    def kiosk_sign_in(cls, key: UUID, at: datetime, visit: KioskVisit) -> Self:
        """Return that a visitor signed in at a kiosk."""
        return cls(key, HandActKind.KIOSK_SIGN_IN, None, at, visit.to_json())

    @classmethod
    def kiosk_sign_out(cls, key: UUID, at: datetime, leaving: KioskDeparture) -> Self:
        """Return that a visitor said at a kiosk that they leave."""
        payload = {"last_name": leaving.last_name, "phone": leaving.phone}
        return cls(key, HandActKind.KIOSK_SIGN_OUT, None, at, payload)

    @property
    def signed_in_as(self) -> AccountId:
        """Who was signed in; raises ValueError where nobody was."""
        if self.account_id is None:
            raise ValueError("nobody was signed in")
        return self.account_id

    @property
    def kiosk_visit(self) -> KioskVisit:
        """Who signed in at a kiosk; raises KeyError, TypeError or ValueError where nobody did."""
        return KioskVisit.from_json(self.payload)

    @property
    def kiosk_departure(self) -> KioskDeparture:
        """Who left at a kiosk; raises KeyError where nobody did."""
        return KioskDeparture(str(self.payload["last_name"]), str(self.payload["phone"]))

    @property
    def outcome(self) -> SignInOutcome:
        """What a sign-in came to; raises KeyError or ValueError where this is none."""
        return SignInOutcome(self.payload["outcome"])

    @property
    def seen(self) -> RecordVersion:
        """Which review was settled, at which version; raises KeyError or ValueError where this settles none."""
        return RecordVersion(UUID(self.payload["review"]), int(self.payload["version"]))

    @property
    def settlement(self) -> str:
        """How the review was settled, in words; raises KeyError where this settles none."""
        return str(self.payload["settlement"])


@dataclass(frozen=True, slots=True)
class RefusedHandAct:
    """An act that the database refuses for good; it is kept, for a person to look at.

    Attributes:
        reason: one sentence, without what was refused.
        dismissal: None while nobody let go of it.
    """

    act: HandAct
    reason: str
    refused_at: datetime
    dismissal: Dismissal | None = None


@dataclass(frozen=True, slots=True)
class HandActStatus:
    """What was done by hand and is kept on this disk.

    Attributes:
        waiting: acts not delivered yet.
        refused: acts the database refused for good, to be looked at by a person.
        problem: why they cannot be kept here, in a sentence; empty while they can.
    """

    waiting: int = 0
    refused: int = 0
    problem: str = ""
