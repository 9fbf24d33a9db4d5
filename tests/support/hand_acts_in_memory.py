"""Acts by hand that are kept in memory, and a database that takes them as a station vouches for them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.hand_acts import HandAct, HandActStatus, RefusedHandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.outsiders import VisitOfBadge
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.services.ports.hand_acts import VouchedEntries, VouchedVisits
from sentinel_desktop.services.rederiving import PassageLog
from tests.support.kiosk_in_memory import KioskRoom
from tests.support.scan_builders import NOON


class HandActsInMemory:
    """Satisfies ``services.ports.hand_acts.KeptHandActs``."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, HandAct] = {}
        self._delivered: set[UUID] = set()
        self._refused: dict[UUID, RefusedHandAct] = {}
        self.dismissed: list[tuple[UUID, Dismissal]] = []

    def add(self, act: HandAct) -> None:
        """Keep it, once."""
        if act.id not in self._delivered | self._refused.keys():
            self._waiting.setdefault(act.id, act)

    def waiting(self, limit: int) -> Sequence[HandAct]:
        """Return the oldest."""
        return list(self._waiting.values())[:limit]

    def correct_time(self, key: UUID, at: datetime) -> None:
        """Give it another time."""
        self._waiting[key] = replace(self._waiting[key], at=at)

    def mark_delivered(self, key: UUID) -> None:
        """It waits no more."""
        del self._waiting[key]
        self._delivered.add(key)

    def refuse(self, key: UUID, reason: str) -> None:
        """It waits no more, and is shown."""
        self._refused[key] = RefusedHandAct(self._waiting.pop(key), reason, NOON)

    def refused(self) -> Sequence[RefusedHandAct]:
        """Return what was refused."""
        return list(self._refused.values())

    def retry(self, keys: Collection[UUID]) -> int:
        """Let it wait again."""
        known = [refused.act for key in keys if (refused := self._refused.pop(key, None)) is not None]
        self._waiting |= {act.id: act for act in known}
        return len(known)

    def dismiss(self, keys: Collection[UUID], dismissal: Dismissal) -> int:
        """Let go of it."""
        known = [key for key in keys if self._refused.pop(key, None) is not None]
        self.dismissed += [(key, dismissal) for key in known]
        return len(known)

    def status(self) -> HandActStatus:
        """Return the counts."""
        return HandActStatus(len(self._waiting), len(self._refused))


class CopyInMemory:
    """Satisfies ``services.ports.hand_acts.VisitsCopy``.

    Attributes:
        told: who came, and which visit ended when, in the order in which it was told.
    """

    def __init__(self) -> None:
        self.told: list[VisitOfBadge | tuple[UUID, datetime]] = []

    def begin_visit(self, visit: VisitOfBadge) -> None:
        """Hear of one who came."""
        self.told.append(visit)

    def end_visit(self, visit_id: UUID, at: datetime) -> None:
        """Hear of one who left."""
        self.told.append((visit_id, at))


class VouchingStore:
    """A database that records what a station vouches for.

    Attributes:
        faults: what is raised for an entry or a review; ``once``: the first time only.
        recorded: what was committed, in its order.
    """

    def __init__(self) -> None:
        self.faults: dict[UUID, Exception] = {}
        self.once: dict[UUID, Exception] = {}
        self.recorded: list[tuple[Any, ...]] = []
        self.commits = 0

    def open(self) -> "VouchingWork":
        """Begin a transaction."""
        return VouchingWork(self)

    def meet(self, key: UUID) -> None:
        """Raise what is to be raised for a record."""
        fault = self.once.pop(key, None) or self.faults.get(key)
        if fault is not None:
            raise fault


class VouchingWork:
    """One transaction; it is its own repositories."""

    def __init__(self, store: VouchingStore) -> None:
        self._store = store
        self._written: list[tuple[Any, ...]] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget what was not committed."""
        self._written = []

    @property
    def reviews(self) -> Self:
        """The reviews."""
        return self

    @property
    def sign_ins(self) -> Self:
        """The log of sign-ins."""
        return self

    @property
    def kiosk(self) -> KioskRoom:
        """What visitors do at a kiosk; there is none in this database."""
        raise AssertionError("nobody came to a kiosk")

    @property
    def hand_entries(self) -> VouchedEntries:
        """What was entered by hand; nothing is in this database."""
        raise AssertionError("nobody entered anything by hand")

    @property
    def check_ins(self) -> PassageLog:
        """The log of check-ins; there is none in this database."""
        raise AssertionError("nobody entered anything by hand")

    @property
    def visitor_desk(self) -> VouchedVisits:
        """The visits; there are none in this database."""
        raise AssertionError("nobody received a visitor")

    def settle_via_station(self, seen: RecordVersion, account_id: UUID, at: datetime, settlement: str) -> None:
        """Settle it."""
        self._store.meet(seen.id)
        self._written.append(("settled", seen, account_id, at, settlement))

    def log_via_station(self, entry: UUID, account_id: AccountId, outcome: SignInOutcome, at: datetime) -> None:
        """Write it."""
        self._store.meet(entry)
        self._written.append(("sign_in", entry, account_id, at, outcome))

    def commit(self) -> None:
        """Make it so."""
        self._store.recorded += self._written
        self._store.commits += 1
