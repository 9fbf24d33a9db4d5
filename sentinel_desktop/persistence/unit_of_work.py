"""One session, one transaction, an explicit commit."""

from collections.abc import Callable
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from sqlalchemy import Connection, Engine, text

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.repositories.accounts import AccountRepository, SignInRepository
from sentinel_desktop.persistence.repositories.audit import AuditRepository
from sentinel_desktop.persistence.repositories.audit_seals import SqlSealRepository
from sentinel_desktop.persistence.repositories.badge_past import BadgePastRepository
from sentinel_desktop.persistence.repositories.badges import BadgeRepository
from sentinel_desktop.persistence.repositories.check_in_history import CheckInHistoryRepository
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from sentinel_desktop.persistence.repositories.check_ins_together import SqlCheckInsTogether
from sentinel_desktop.persistence.repositories.event_passages import EventPassageRepository
from sentinel_desktop.persistence.repositories.events import AttendeeRepository, EventRepository
from sentinel_desktop.persistence.repositories.hand_entries import HandEntryRepository
from sentinel_desktop.persistence.repositories.kiosk import KioskRepository
from sentinel_desktop.persistence.repositories.lists import (
    BadgeStatusRepository,
    DivisionRepository,
    ListItemRepository,
    MemberStatusRepository,
    MemberTypeRepository,
    RankRepository,
    VisitTypeRepository,
)
from sentinel_desktop.persistence.repositories.members import MemberPhotoRepository, MemberRepository
from sentinel_desktop.persistence.repositories.open_questions import OpenQuestionRepository
from sentinel_desktop.persistence.repositories.outsiders import OutsiderRepository
from sentinel_desktop.persistence.repositories.passages import PassageRepository
from sentinel_desktop.persistence.repositories.passwords import PasswordRepository
from sentinel_desktop.persistence.repositories.people import PeopleRepository
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.repositories.qualifications import (
    QualificationRepository,
    QualificationTypeRepository,
)
from sentinel_desktop.persistence.repositories.reviews import ReviewRepository
from sentinel_desktop.persistence.repositories.saved_filters import SavedFilterRepository
from sentinel_desktop.persistence.repositories.settings import SettingRepository
from sentinel_desktop.persistence.repositories.slip_prints import SlipPrintRepository
from sentinel_desktop.persistence.repositories.stations import SqlStationRepository
from sentinel_desktop.persistence.repositories.tags import TagRepository
from sentinel_desktop.persistence.repositories.visitor_desk import VisitorDeskRepository
from sentinel_desktop.persistence.repositories.visitors import VisitorRepository
from sentinel_desktop.persistence.rights import RightsRepository
from sentinel_desktop.persistence.slow_statements import STATEMENT_NAME
from sentinel_desktop.persistence.store_errors import StoreBusyError, translated

_READ_ONLY: Final = text("SHOW transaction_read_only").execution_options(**{STATEMENT_NAME: "probe"})

Work = TypeVar("Work", covariant=True)  # noqa: PLC0105 - read as "in a unit of work"


class _In(Generic[Work]):
    """A repository in the transaction of its unit of work."""

    def __init__(self, repository: Callable[[Connection], Work]) -> None:
        self._repository = repository

    def __get__(self, work: "SqlUnitOfWork", _: object = None) -> Work:
        return self._repository(work.opened())


class SqlUnitOfWork:
    """A transaction on one connection of the engine, and the repositories that work in it; one thread at a time.

    Whatever asks the database raises StoreUnavailableError where that is away or cannot do it now.
    """

    # --- what the station does ----------------------------------------------------------------------------------------

    check_ins = _In(SqlCheckInRepository)
    check_ins_together = _In(SqlCheckInsTogether)
    outsiders = _In(OutsiderRepository)
    presence = _In(SqlPresenceRepository)
    stations = _In(SqlStationRepository)
    seals = _In(SqlSealRepository)

    # --- what people see and edit -------------------------------------------------------------------------------------

    members = _In(MemberRepository)
    people = _In(PeopleRepository)
    member_photos = _In(MemberPhotoRepository)
    badges = _In(BadgeRepository)
    badge_past = _In(BadgePastRepository)
    check_in_history = _In(CheckInHistoryRepository)
    passages = _In(PassageRepository)
    hand_entries = _In(HandEntryRepository)
    reviews = _In(ReviewRepository)
    open_questions = _In(OpenQuestionRepository)
    visitors = _In(VisitorRepository)
    visitor_desk = _In(VisitorDeskRepository)
    kiosk = _In(KioskRepository)
    slip_prints = _In(SlipPrintRepository)
    events = _In(EventRepository)
    attendees = _In(AttendeeRepository)
    event_passages = _In(EventPassageRepository)

    # --- lists, settings, accounts ------------------------------------------------------------------------------------

    member_statuses = _In(MemberStatusRepository)
    member_types = _In(MemberTypeRepository)
    visit_types = _In(VisitTypeRepository)
    badge_statuses = _In(BadgeStatusRepository)
    list_items = _In(ListItemRepository)
    ranks = _In(RankRepository)
    divisions = _In(DivisionRepository)
    tags = _In(TagRepository)
    qualification_types = _In(QualificationTypeRepository)
    qualifications = _In(QualificationRepository)
    settings = _In(SettingRepository)
    accounts = _In(AccountRepository)
    passwords = _In(PasswordRepository)
    sign_ins = _In(SignInRepository)
    rights = _In(RightsRepository)
    saved_filters = _In(SavedFilterRepository)
    audit = _In(AuditRepository)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Take a connection; the transaction begins with the first statement."""
        with translated():
            self._connection = self._engine.connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed and give the connection back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with translated():
                connection.close()

    def commit(self) -> None:
        """Make it so."""
        with translated():
            self.opened().commit()

    def probe(self) -> None:
        """Return when the database answers and takes changes; raises StoreUnavailableError where it does not."""
        with translated():
            read_only = self.opened().execute(_READ_ONLY).scalar_one()
        if read_only == "on":
            raise StoreBusyError(
                sentence("DatabaseFaults", "The database takes no changes now: it is a standby, or kept read-only.")
            )

    def opened(self) -> Connection:
        """Return the connection of the transaction."""
        if self._connection is None:
            raise AssertionError("a unit of work is used inside its with block")
        return self._connection
