"""Who sits at this desk, and the accounts of those who may: the services of signing in, built and wired once."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from sentinel_desktop.app.database_link import DatabaseLink
from sentinel_desktop.app.lifecycle import Part
from sentinel_desktop.app.password_judge import UNIT_WORDS, judge_with
from sentinel_desktop.app.session_watch import SessionWatch
from sentinel_desktop.domain.operational_day import Timings, operational_date
from sentinel_desktop.persistence.account_door import SqlAccountDoor
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.accounts import AccountService, FirstAdministrator
from sentinel_desktop.services.kiosk_leaving import KioskLeaving
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.hand_acts import HandActs
from sentinel_desktop.services.sessions import SessionService
from sentinel_desktop.services.sign_in_attempts import SessionDesk


class DeskSessions:
    """The services of signing in at one desk.

    Attributes:
        sessions: who sits here; opens units of work in their name.
        accounts: the accounts, in the name of who sits here.
        first_administrator: makes the first account, where this computer has the owner's secret.
        judge: judges new passwords.
        kiosk_leaving: who may take a kiosk away from the visitors.
    """

    def __init__(
        self,
        link: DatabaseLink,
        later: HandActs,
        now: Callable[[], datetime],
        timings: Callable[[], Timings],
        new_id: NewId,
    ) -> None:
        """Build them.

        Args:
            link: the station's way to the database.
            later: takes what could not be recorded.
            now: the server's time as this station knows it.
            timings: of the unit, as far as they are known here.
            new_id: makes ids.
        """
        door = SqlAccountDoor(link.unit_of_work)
        link.follow(door.reached)
        self.judge = judge_with((*UNIT_WORDS, link.station_name))
        desk = SessionDesk(lambda: link.station_id, now, time.monotonic, new_id)
        self.sessions: SessionService[SqlUnitOfWork] = SessionService(door, later, desk, self.judge)
        self.kiosk_leaving = KioskLeaving(door, desk)
        self.accounts = AccountService(self.sessions.unit_of_work, new_id, now)
        owner = AccountService(link.owner_unit_of_work, new_id, now) if link.knows_the_owner else None
        self.first_administrator = FirstAdministrator(door.anybody, owner, self.judge)
        self._watch = SessionWatch(self.sessions, lambda: operational_date(now().astimezone(UTC), timings()))

    def parts(self) -> tuple[Part, ...]:
        """Return what a running desk starts after its way to the database, and stops before: whoever is here leaves."""
        return (
            Part("sessions", lambda: None, self.sessions.sign_out),
            Part("session watch", self._watch.start, self._watch.stop),
        )

    def accounts_changed(self) -> None:
        """Somebody changed an account or a setting, or may have while the database was away; from any thread."""
        self._watch.accounts_changed()
