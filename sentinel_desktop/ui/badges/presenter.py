"""Brings the badges of the unit, what a person asks for, and the page together."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.badges import BadgeKind, BadgeLine
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.scans import BadgeRead, ScanAnswer
from sentinel_desktop.domain.serials import Serial, redacted
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.acting import BadgesActing
from sentinel_desktop.ui.badges.asked import BadgesAsked
from sentinel_desktop.ui.badges.filters import KINDS, Segment
from sentinel_desktop.ui.badges.page import BadgesPage
from sentinel_desktop.ui.badges.reading import BadgesReader
from sentinel_desktop.ui.badges.taking_up import TakingUp
from sentinel_desktop.ui.badges.tapping import Tapping
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals

PLACE: Final = "badges"
_COLLECT_MS: Final = 200
_TICK_MS: Final = 30_000
"""How long somebody has had a badge is written in minutes."""

_SHOWN: Final = ("badges", "badge_statuses", "visitors", "event_attendees", "members", "ranks", "scans")


class BadgesPresenter(QObject):
    """Reads what the page shows, while somebody who may see it looks at it."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, asked: BadgesAsked, background: Background) -> None:
        super().__init__()
        self._setup, self._asked, self._background = setup, asked, background
        self._session = NOBODY
        self._account: AccountId | None = None
        self._unknown: ScanAnswer | None = None
        self._is_stale, self._is_live = True, True
        self.page = BadgesPage(setup)
        self.reader = BadgesReader(setup, self.page, asked.badges, background, self)
        self.acting = BadgesActing(setup, self.page, asked, background, self)
        self.tapping = Tapping(setup, signals, asked.reader, self)
        self.taking_up = TakingUp(setup, self.page, asked, background, self.acting, self.tapping, self)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.page.tell_time)
        self._connect_page()
        signals.session_changed.connect(self._on_session_changed)
        signals.records_changed.connect(self._on_records_changed)
        signals.database_changed.connect(self._on_database_changed)
        signals.scan_finished.connect(self._on_scan_finished)
        setup.requests.badge_requested.connect(self._on_badge_requested)

    def _connect_page(self) -> None:
        page = self.page
        page.shown.connect(self._on_shown)
        page.left.connect(self._on_left)
        page.view_changed.connect(self._read_anew)
        page.chosen.connect(self._on_chosen)
        page.look_requested.connect(lambda: self.taking_up.look(may_enrol=self._may_edit))
        page.enrol_requested.connect(lambda: self.taking_up.enrol(self._kind_shown()))
        page.series_requested.connect(self.taking_up.series)
        page.unknown.enrol_requested.connect(self._on_enrol_unknown)
        self.reader.unread.connect(self._on_unread)
        self.acting.changed.connect(self._on_changed)
        self.taking_up.found.connect(self._show_found)

    @property
    def _may_edit(self) -> bool:
        return self._session.may(Right.EDIT_BADGES)

    @property
    def _may_see(self) -> bool:
        return self._may_edit or self._session.may(Right.RECEIVE_VISITORS)

    # --- who sits here ------------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may_edit, session
        account = session.person.account_id if self._may_see and session.person is not None else None
        if account == self._account and self._may_edit is could:
            return
        is_left_open = account == self._account and could and self.acting.dialog is not None
        if not self._may_edit:
            self.acting.close()
        self._account = account
        self.acting.keep_for(account)
        self.reader.forget()
        self._is_stale = True
        self.page.show_rights(may_edit=self._may_edit)
        self.page.clear()
        if account is not None:
            self.page.show_segment(Segment.MEMBERS if self._may_edit else Segment.VISITORS)
            self._show_unknown()
            self._read_soon()
        if is_left_open:
            sentence = self.tr("Your role was changed: this is no longer yours to do.")
            self.page.show_message(sentence, is_bad=True)

    # --- reading ------------------------------------------------------------------------------------------------------

    def _on_shown(self) -> None:
        self._tick.start()
        self._show_unknown()
        if self._is_stale:
            self._on_due()

    def _on_left(self) -> None:
        self._tick.stop()
        self.acting.close()
        self.tapping.end()

    def _read_soon(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _on_due(self) -> None:
        self._due.stop()
        if self._account is not None and self.page.isVisible():
            self._is_stale = False
            self._background.begin(self._read_again())

    def _read_anew(self) -> None:
        if self._account is not None:
            self._background.begin(self.reader.read(anew=True))

    async def _read_again(self) -> None:
        with told_to(self._on_unread):
            statuses = await self._background.call(self._asked.badges.statuses)
            if self._account is not None:
                self.acting.statuses = statuses
                self.page.filters.show_statuses(statuses)
        await self.reader.read(anew=False)

    def _on_chosen(self, line: BadgeLine) -> None:
        self._background.begin(self._read_story(line.id))

    async def _read_story(self, badge: UUID) -> None:
        await self.reader.read_story(badge, with_changes=self._may_edit)

    def _on_unread(self, sentence: str) -> None:
        self._is_stale = True
        if self._account is not None:
            self.page.show_message(sentence, is_bad=True)

    def _on_changed(self, badge: UUID | None) -> None:
        if badge is not None:
            self.page.choose(badge)
        self._background.begin(self.reader.read(anew=False))

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch(*_SHOWN):
            self._is_stale = True
            self._read_soon()

    def _on_database_changed(self, status: DatabaseStatus) -> None:
        was_live, self._is_live = self._is_live, status.state is DatabaseState.LIVE
        if self._is_live and not was_live:
            self._is_stale = True
            self._read_soon()

    # --- a badge from elsewhere ---------------------------------------------------------------------------------------

    def _on_scan_finished(self, answer: ScanAnswer) -> None:
        if (answer.first_outcome or answer.outcome) is Outcome.BADGE_UNKNOWN:
            self._unknown = answer
        elif self._unknown is not None and self._unknown.serial == answer.serial:
            self._unknown = None
        self._show_unknown()

    def _show_unknown(self) -> None:
        if self._account is not None:
            now, zone = self._setup.now(), self._setup.zone
            self.page.unknown.show_scan(self._unknown, now, zone, may_enrol=self._may_edit)

    def _on_enrol_unknown(self) -> None:
        if self._unknown is not None and self._may_edit:
            # Of a scan no more is kept than its serial; that of a card whose id is random is refused all the same.
            read = BadgeRead(Serial(self._unknown.serial), ClockReading(self._unknown.occurred_at, 0, ""))
            self.taking_up.enrol(BadgeKind.MEMBER, read)

    def _on_badge_requested(self, serial: str) -> None:
        self._setup.requests.place_requested.emit(PLACE)
        if self._account is not None:
            self._background.begin(self._find(serial))

    async def _find(self, serial: str) -> None:
        with told_to(self._on_unread):
            found = await self._background.call(self._asked.badges.with_serial, serial)
            if len(found) == 1:
                self._show_found(found[0])
            elif found:
                words = self.tr("{badge} may be any of {n} badges: a reader that tells more of it knows which.")
                self.page.show_message(words.format(badge=redacted(serial), n=len(found)), is_bad=True)
            else:
                words = self.tr("{badge} is no badge of this unit.")
                self.page.show_message(words.format(badge=redacted(serial)), is_bad=True)

    def _show_found(self, line: BadgeLine) -> None:
        """Show one badge, and nothing else, by what stands in the search."""
        segment = next(part for part, kinds in KINDS.items() if line.kind in kinds)
        self.page.show_segment(segment)
        self.page.choose(line.id)
        self.page.filters.seek(line.serial)

    def _kind_shown(self) -> BadgeKind:
        kinds = KINDS[self.page.wanted.segment]
        return next(iter(kinds)) if kinds else BadgeKind.MEMBER
