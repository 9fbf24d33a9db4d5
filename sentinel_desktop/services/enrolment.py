"""Making a tapped badge one of the unit's: judged first, refused with the reason where it would not be known again.

What only this service asks of the outside stands here and not on the page of ports, which is full.
"""

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from sentinel_desktop.domain.badges import Badge, BadgeDetails, BadgeKind
from sentinel_desktop.domain.enrolment import Enrollable, EnrolmentVerdict, judge
from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.retries import retried


class BadgeRepository(Protocol):
    """The badges of the unit, as far as enrolling asks for them.

    Every method raises StoreUnavailableError where the database cannot do it now, or does not let this account do it,
    and StoreRefusedError where a rule of the database refuses it for good.
    """

    def alike(self, serial: str) -> Sequence[Badge]:
        """Return the badges whose low 24 bits are those of a canonical serial, in the order of their serials."""

    def add(self, key: UUID, details: BadgeDetails) -> Record[BadgeDetails]:
        """Add one badge under an id made by the program."""


class EnrolmentWork(Protocol):
    """A unit of work, as far as enrolling asks for it; see ``UnitOfWork``."""

    @property
    def badges(self) -> BadgeRepository:
        """The badges, in this transaction."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed and give the connection back."""

    def commit(self) -> None:
        """Make it so."""


OpenEnrolmentWork = Callable[[], EnrolmentWork]


class EnrolmentService:
    """Enrols badges. Safe to call from any thread: every call has a unit of work of its own.

    Every method raises StoreUnavailableError where the database is away, or does not let this account do it.
    """

    def __init__(self, open_unit_of_work: OpenEnrolmentWork, new_id: NewId) -> None:
        self._open = open_unit_of_work
        self._new_id = new_id

    def judge(self, read: BadgeRead) -> EnrolmentVerdict:
        """Say whether a tapped badge could be enrolled, by what the database has now."""
        with self._open() as work:
            return judge(read, work.badges.alike(read.serial))

    def enrol(
        self,
        read: BadgeRead,
        kind: BadgeKind,
        badge_status_id: UUID,
        printed_number: str = "",
        *,
        despite_ambiguity: bool = False,
    ) -> Record[BadgeDetails] | EnrolmentVerdict:
        """Enrol a tapped badge; nobody holds it yet.

        Args:
            read: what the reader handed over.
            kind: whom it is for.
            badge_status_id: of the list of badge statuses.
            printed_number: what stands on it.
            despite_ambiguity: a person was told that it may be mistaken for another badge, and wants it all the same:
                right where no reader of the unit tells so little.

        Returns:
            the badge, or why it was not enrolled.

        Raises:
            StoreRefusedError: a rule of the database refuses it, as for a status that somebody deleted.
        """
        details = BadgeDetails(read.serial, kind, badge_status_id, printed_number=printed_number)
        try:
            return retried(lambda: self._try_to_enrol(read, details, despite_ambiguity=despite_ambiguity))
        except AlreadyTakenError:
            # Another desk enrolled it between the judgement and the row.
            verdict = self.judge(read)
            if verdict.enrollable is not Enrollable.ENROLLED_ALREADY:
                raise
            return verdict

    def _try_to_enrol(
        self, read: BadgeRead, details: BadgeDetails, *, despite_ambiguity: bool
    ) -> Record[BadgeDetails] | EnrolmentVerdict:
        allowed = {Enrollable.YES, Enrollable.AMBIGUOUS} if despite_ambiguity else {Enrollable.YES}
        with self._open() as work:
            verdict = judge(read, work.badges.alike(read.serial))
            if verdict.enrollable not in allowed:
                return verdict
            enrolled = work.badges.add(self._new_id(), details)
            work.commit()
            return enrolled
