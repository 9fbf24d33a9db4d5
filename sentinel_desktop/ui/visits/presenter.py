"""Brings the visits, what a person does with them, and the page together."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.visitors import SlipFilter, SlipLine, VisitLine, VisitState
from sentinel_desktop.services.slips import UNPRINTED
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.visits.asked import VisitsAsked
from sentinel_desktop.ui.visits.changes_dialog import ChangesDialog
from sentinel_desktop.ui.visits.editing import VisitEditing
from sentinel_desktop.ui.visits.files import FileExchange
from sentinel_desktop.ui.visits.history_reading import HistoryReading
from sentinel_desktop.ui.visits.page import Segment, VisitsPage
from sentinel_desktop.ui.widgets.type_ahead import Suggestion

VISITS: Final = "visits"
_COLLECT_MS: Final = 300
_TIME_GOES_ON_MS: Final = 30_000
_TABLES: Final = ("visitors", "visit_types", "members", "badges", "events", "stations", "slip_prints")
_CHOICES: Final = ("visit_types", "events")
_SLIPS_SHOWN: Final = PageRequest(size=500)

Act = Callable[[], Awaitable[None]]


class VisitsPresenter(QObject):
    """Reads the segment that is looked at, by who may receive visitors, and does what they decide."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, asked: VisitsAsked, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._asked = asked
        self._background = background
        self._session = NOBODY
        self._reading = 0
        self._showing = False
        self._focus_when_read = False
        self._confirmed: Act | None = None
        self.page = VisitsPage(setup, background, self._find_hosts)
        self.editing = VisitEditing(setup, self.page.visit, asked.visits, background)
        self.history = HistoryReading(setup, self.page.history, asked.visits, background)
        self.files = FileExchange(setup, self.page, asked.files, background)
        self.dialog: ChangesDialog | None = None
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._begin)
        self._tick = QTimer(self, interval=_TIME_GOES_ON_MS)
        self._tick.timeout.connect(self._on_tick)
        self._connect(signals)
        self.page.clear()

    def focus_first(self) -> None:
        """Put the keyboard on the rows."""
        self.page.focus_first()

    def go_back(self) -> bool:
        """Take back a question, or leave the fields; what is typed stays."""
        if not self.editing.leave():
            return False
        if self.editing.line is None:
            self._on_chosen()
        self.page.focus_first()
        return True

    @property
    def _may(self) -> bool:
        return self._session.may(Right.RECEIVE_VISITORS)

    def _connect(self, signals: DeskSignals) -> None:
        page, card = self.page, self.page.visit
        page.shown.connect(self._on_shown)
        page.left.connect(self._tick.stop)
        page.turned.connect(self._on_turned)
        page.chosen.connect(self._on_chosen)
        page.expected.day_changed.connect(self._begin)
        page.expected.add_requested.connect(self._on_add_requested)
        page.expected.file_requested.connect(self.files.ask_where_from)
        page.history.export_requested.connect(lambda: self.files.ask_where_to(*self.history.wanted))
        page.slips.changed.connect(self._begin)
        self.files.added.connect(self._begin)
        self.editing.saved.connect(self._on_saved)
        card.sign_out_requested.connect(self._on_sign_out_requested)
        card.cancel_requested.connect(self._on_cancel_requested)
        card.confirmed.connect(self._on_confirmed)
        card.kept.connect(page.focus_first)
        card.arrived_requested.connect(self._on_arrived_requested)
        card.slip_requested.connect(self._on_slip_requested)
        card.host_requested.connect(self._on_host_requested)
        card.changes_requested.connect(self._on_changes_requested)
        self._setup.requests.visit_requested.connect(self._on_visit_requested)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    def _find_hosts(self, text: str) -> Sequence[Suggestion]:
        """Return whom somebody may mean as a host; on another thread."""
        return [
            Suggestion(found.member_id, found.display_name, f"{found.division} · {found.service_number}")
            for found in self._asked.visits.hosts(text)
        ]

    # --- who sits here ------------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        self.editing.hear_session(session)
        if could and not self._may:
            self._reading += 1
            self.files.close()
            if self.dialog is not None:
                self.dialog.reject()
            self.editing.clear()
            self.history.clear()
            self.page.clear()
        elif self._may and not could and self.page.isVisible():
            self._on_shown()

    # --- reading ------------------------------------------------------------------------------------------------------

    def _on_shown(self) -> None:
        self.page.show_message("")
        self._tick.start()
        if self._may:
            self._background.begin(self._read_choices())
            self._begin()

    def _on_turned(self) -> None:
        self.page.show_message("")
        self._on_chosen()
        self._begin()

    def _on_tick(self) -> None:
        for model in (self.page.here_visits, self.page.expected.model):
            model.tell_time()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if not self._may or not self.page.isVisible():
            return
        if changes.touch(*_CHOICES):
            self._background.begin(self._read_choices())
        if changes.touch(*_TABLES) and not self._due.isActive():
            self._due.start()

    def _begin(self) -> None:
        if self._may and self.page.isVisible():
            # What is still being read was asked for before: shown now, it would lack what was just saved.
            self._reading += 1
            self._background.begin(self._read())

    async def _read_choices(self) -> None:
        with told_to(lambda sentence: self.page.show_message(sentence, is_bad=True)):
            choices = await self._background.call(self._asked.visits.choices)
            if self._may:
                self.editing.show_choices(choices)
                self.page.history.filters.show_choices(choices)

    async def _read(self) -> None:
        """Read the segment that is shown, and how many wait in the others."""
        self._reading += 1
        reading, segment = self._reading, self.page.segment
        with told_to(lambda sentence: self.page.card.show_note(sentence, is_bad=True)):
            if segment is Segment.HISTORY:
                await self.history.read()
            here = await self._background.call(self._asked.visits.here)
            expected = await self._background.call(self._asked.visits.expected, *self._day_bounds())
            unprinted = await self._background.call(self._asked.slips.count, UNPRINTED)
            slips: Sequence[SlipLine] = ()
            if segment is Segment.SLIPS:
                wanted = UNPRINTED if self.page.slips.unprinted.isChecked() else SlipFilter()
                slips = (await self._background.call(self._asked.slips.log, wanted, _SLIPS_SHOWN)).items
            if reading != self._reading or not self._may:
                return
            self._show(segment, here, expected, slips)
            self.page.show_number(Segment.SLIPS, unprinted)
            return

    def _show(
        self, segment: Segment, here: Sequence[VisitLine], expected: Sequence[VisitLine], slips: Sequence[SlipLine]
    ) -> None:
        """Show what was read; whoever edits goes on with what they edit."""
        page = self.page
        coming = [line for line in expected if line.record.details.state is VisitState.EXPECTED]
        self._showing = True
        for card, lines in ((page.here, here), (page.expected, expected)):
            card.begin(lines)
            card.show_count(len(lines))
        if segment is Segment.SLIPS:
            page.slips.begin(slips)
        self._showing = False
        page.show_number(Segment.HERE, len(here))
        page.show_number(Segment.EXPECTED, len(coming))
        self._show_chosen_again()
        if self._focus_when_read:
            self._focus_when_read = False
            page.focus_first()

    def _show_chosen_again(self) -> None:
        """Show the chosen row as it is now, unless somebody is announcing a visitor."""
        if self.editing.is_new:
            return
        row = self.page.card.row
        if isinstance(row, VisitLine) or row is None:
            self.editing.show(row)
        else:
            self._background.begin(self._read_visit_of(row))

    def _day_bounds(self) -> tuple[datetime, datetime]:
        day = self.page.expected.shown_day
        zone = self._setup.zone
        midnight = datetime.combine(day, time(), tzinfo=zone)
        return midnight, datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)

    # --- the chosen visit ---------------------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        if not self._showing:
            self._show_row()

    def _show_row(self) -> None:
        row = self.page.card.row
        if isinstance(row, VisitLine) or row is None:
            self.editing.show(row)
        else:
            self._background.begin(self._read_visit_of(row))

    async def _read_visit_of(self, slip: SlipLine) -> None:
        with told_to(lambda sentence: self.page.show_message(sentence, is_bad=True)):
            line = await self._background.call(self._asked.visits.line, slip.slip.visitor_id)
            if self.page.card.row == slip:
                self.editing.show(line)
                self.page.visit.show_message(slip.slip.problem, is_bad=True)

    def _on_visit_requested(self, visit_id: UUID) -> None:
        if self._may:
            self._setup.requests.place_requested.emit(VISITS)
            self._background.begin(self._go_to(visit_id))

    async def _go_to(self, visit_id: UUID) -> None:
        """Show a visit where it stands today."""
        with told_to(lambda sentence: self.page.show_message(sentence, is_bad=True)):
            line = await self._background.call(self._asked.visits.line, visit_id)
            if line is None or not self._may:
                return
            self._point_at(line)

    def _point_at(self, line: VisitLine) -> None:
        visit, page = line.record.details, self.page
        if visit.state is VisitState.OPEN:
            segment = Segment.HERE
        elif visit.checked_in_at is None and visit.expected_at is not None:
            segment = Segment.EXPECTED
            page.expected.show_day(visit.expected_at.astimezone(self._setup.zone).date())
        else:
            segment = Segment.HISTORY
            page.history.filters.look_for(visit.last_name)
        page.cards[segment].choose(line.record.id)
        if page.segment is segment:
            self._begin()
        page.turn_to(segment)
        page.focus_first()

    # --- what a person does -------------------------------------------------------------------------------------------

    def _on_add_requested(self) -> None:
        self.editing.announce(f"{self.page.expected.shown_day:%Y-%m-%d}")

    def _on_saved(self, line: VisitLine) -> None:
        """Show what was saved among the rows; in a field the key of undo is the field's own."""
        visit = line.record.details
        if self.page.segment is Segment.EXPECTED and visit.expected_at is not None:
            self.page.expected.show_day(visit.expected_at.astimezone(self._setup.zone).date())
            self.page.expected.choose(line.record.id)
        self._go_on()

    def _go_on(self) -> None:
        """Put the keyboard on the rows, also where there were none before they are read again."""
        self.page.focus_first()
        self._focus_when_read = True
        self._begin()

    def _on_sign_out_requested(self) -> None:
        if (line := self.editing.line) is not None:
            name = line.record.details.display_name
            self._confirmed = lambda: self._sign_out(line)
            asked = self.tr("Sign {name} out now? It cannot be undone.").format(name=name)
            self.page.visit.ask(asked, self.tr("Sign out"))

    async def _sign_out(self, line: VisitLine) -> None:
        out = await self._background.call(self._asked.visits.sign_out, line.record.seen)
        self.page.show_message(self.tr("{name} is signed out.").format(name=out.record.details.display_name))

    def _on_cancel_requested(self) -> None:
        if (line := self.editing.line) is not None:
            name = line.record.details.display_name
            self._confirmed = lambda: self._cancel(line)
            asked = self.tr("{name} does not come? The visit stays in the list as cancelled.").format(name=name)
            self.page.visit.ask(asked, self.tr("Cancel the visit"))

    async def _cancel(self, line: VisitLine) -> None:
        gone = await self._background.call(self._asked.visits.cancel, line.record.seen)
        self.page.show_message(
            self.tr("The visit of {name} is cancelled.").format(name=gone.record.details.display_name)
        )

    def _on_confirmed(self) -> None:
        act, self._confirmed = self._confirmed, None
        if act is not None:
            self._background.begin(self._decide(act))

    async def _decide(self, act: Act) -> None:
        self.page.visit.show_busy(busy=True)
        with told_to(lambda sentence: self.page.show_message(sentence, is_bad=True)):
            await act()
        self.page.visit.show_busy(busy=False)
        self.page.visit.ask("")
        self._go_on()

    def _on_arrived_requested(self) -> None:
        if (line := self.editing.line) is not None:
            self._setup.requests.visitor_in_requested.emit(VisitorPrefill(visit_id=line.record.id))

    def _on_slip_requested(self) -> None:
        if (line := self.editing.line) is not None:
            self._setup.requests.slip_requested.emit(line.record.id)

    def _on_host_requested(self) -> None:
        if (line := self.editing.line) is not None and line.record.details.host_member_id is not None:
            self._setup.requests.person_requested.emit(line.record.details.host_member_id)

    def _on_changes_requested(self) -> None:
        if (line := self.editing.line) is not None:
            self._background.begin(self._show_changes(line))

    async def _show_changes(self, line: VisitLine) -> None:
        with told_to(lambda sentence: self.page.show_message(sentence, is_bad=True)):
            changes = await self._background.call(self._asked.visits.changes, line.record.id)
            if not self._session.may(Right.READ_AUDIT):
                return
            now, zone, name = self._setup.now(), self._setup.zone, line.record.details.display_name
            self.dialog = ChangesDialog(self._setup.look, name, changes, now, zone, self.page.window())
            self.dialog.finished.connect(self._on_dialog_finished)
            self.dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
