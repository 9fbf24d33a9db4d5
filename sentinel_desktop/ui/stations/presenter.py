"""Brings the stations, what an administrator edits of them, and the page together."""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.faults import AlreadyTakenError, StaleVersionError
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.stations import StationDetails, StationLine
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.drafts import Drafts, LastSave
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.stations.page import StationsPage
from sentinel_desktop.ui.stations.wording import kind_text, mode_text
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog, ConflictRow

_COLLECT_MS: Final = 200
_READ_EVERY_MS: Final = 1000
"""While the page is looked at: what a station says of itself is announced to nobody."""

StationRecord = Record[StationDetails]
Act = Callable[[], Awaitable[None]]


class Stations(Protocol):
    """What is asked of ``services.station_admin``; raises as that does."""

    def stations(self) -> tuple[StationLine, ...]:
        """Return every station by name."""

    def station(self, key: UUID) -> StationRecord:
        """Return one station as it is now."""

    def save(self, seen: RecordVersion, details: StationDetails) -> StationRecord:
        """Save over the version that was seen."""


class StationsPresenter(QObject):
    """Reads the stations while somebody who may looks at them; what is typed is kept by station until it is saved."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, stations: Stations, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._stations = stations
        self._background = background
        self._session = NOBODY
        self._drafts: Drafts[UUID, StationRecord, StationDetails] = setup.kept.of("stations", Drafts)
        self._busy = False
        self._reading = False
        self.page = StationsPage(setup)
        self.dialog: ConflictDialog | None = None
        editor = self.page.editor
        editor.edited.connect(self._on_edited)
        editor.save_requested.connect(self._on_save_requested)
        editor.undo_requested.connect(self._on_undo_requested)
        editor.forget_requested.connect(self.go_back)
        self._tick = QTimer(self, interval=_READ_EVERY_MS)
        self._tick.timeout.connect(self._begin_reading)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._begin_reading)
        self.page.shown.connect(self._on_shown)
        self.page.left.connect(self._tick.stop)
        self.page.chosen.connect(self._on_chosen)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    def go_back(self) -> bool:
        """Forget what is typed of the chosen station; false where nothing is."""
        line = self.page.line
        if line is None or not self._drafts.forget(line.record.id):
            return False
        self._show_fields()
        return True

    @property
    def _may(self) -> bool:
        return self._session.may(Right.MANAGE_STATIONS)

    # --- what there is ----------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        if could and not self._may:
            self._tick.stop()
            self._drafts.forget_save()
            self.page.show_stations(())
        elif self._may:
            self._drafts.keep_for(session)
            if not could and self.page.isVisible():
                self._on_shown()

    def _on_shown(self) -> None:
        if self._may:
            self.page.editor.show_message("")
            self._tick.start()
            self._begin_reading()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch("stations") and not self._due.isActive():
            self._due.start()

    def _begin_reading(self) -> None:
        if self._may and self.page.isVisible() and not self._reading:
            self._background.begin(self._read_in_turn())

    async def _read_in_turn(self) -> None:
        """Read, and begin nothing anew as long as that takes: a slow server is asked no faster than it answers."""
        self._reading = True
        try:
            await self._read()
        finally:
            self._reading = False

    async def _read(self) -> None:
        with told_to(lambda sentence: self.page.show_note(sentence, is_bad=True)):
            lines = await self._background.call(self._stations.stations)
            if self._may:
                self.page.show_stations(lines)

    def _on_chosen(self) -> None:
        self._show_fields()

    def _show_fields(self) -> None:
        line = self.page.line
        if line is None:
            return
        draft = self._drafts.of(line.record.id)
        self.page.editor.show_details(line.record.details if draft is None else draft.typed)
        self._show_buttons()

    def _show_buttons(self) -> None:
        line = self.page.line
        if line is not None:
            self.page.editor.show_buttons(
                changed=self._drafts.of(line.record.id) is not None,
                can_undo=self._drafts.can_undo(line.record.id),
                busy=self._busy,
            )

    # --- what a person edits ----------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        line = self.page.line
        if line is None:
            return
        draft = self._drafts.of(line.record.id)
        # A save is over the version that was seen when the typing began, whatever was read since.
        over = line.record if draft is None else draft.over
        details = self.page.editor.details
        if details == over.details and over.version == line.record.version:
            self._drafts.forget(line.record.id)
        else:
            self._drafts.keep(line.record.id, over, details)
        self.page.editor.show_message("")
        self._show_buttons()

    def _on_save_requested(self) -> None:
        line = self.page.line
        draft = None if line is None else self._drafts.of(line.record.id)
        if draft is not None:
            self._background.begin(self._save(draft.over, draft.typed))

    async def _save(self, over: StationRecord, details: StationDetails) -> None:
        async def save() -> None:
            saved = await self._background.call(self._stations.save, over.seen, details)
            self._drafts.note_saved(over.id, over.details, saved)
            self.page.editor.show_message(self.tr("Saved."))
            # In a field the key of undo is the field's own.
            self.page.view.setFocus()

        await self._decide(save, over, details)

    def _on_undo_requested(self) -> None:
        if self._drafts.saved is not None:
            self._background.begin(self._undo(self._drafts.saved))

    async def _undo(self, saved: LastSave[UUID, StationRecord, StationDetails]) -> None:
        async def undo() -> None:
            await self._background.call(self._stations.save, saved.record.seen, saved.before)
            self._drafts.forget_save()
            self.page.editor.show_message(self.tr("Undone."))

        await self._decide(undo, saved.record, saved.before)

    async def _decide(self, act: Act, over: StationRecord, details: StationDetails) -> None:
        if self._busy:
            return
        self._show_busy(busy=True)
        with told_to(lambda sentence: self.page.editor.show_message(sentence, is_bad=True)):
            try:
                await act()
            except StaleVersionError:
                theirs = await self._background.call(self._stations.station, over.id)
                self._show_conflict(details, theirs)
            except AlreadyTakenError:
                self.page.editor.show_taken(details.name)
        self._show_busy(busy=False)
        await self._read()

    def _show_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._show_buttons()

    def _show_conflict(self, mine: StationDetails, theirs: StationRecord) -> None:
        saved = theirs.details
        rows = (
            ConflictRow(self.tr("Name"), mine.name, saved.name),
            ConflictRow(self.tr("Kind"), kind_text(mine.kind), kind_text(saved.kind)),
            ConflictRow(self.tr("Direction"), mode_text(mine.direction_mode), mode_text(saved.direction_mode)),
        )
        title = self.tr("{name} was changed meanwhile").format(name=saved.name)
        about = self.tr("Somebody else saved it while you typed. Nothing of yours is lost yet.")
        self.dialog = ConflictDialog(self._setup.look, title, about, rows, self.page)
        self._drafts.keep(theirs.id, theirs, mine)
        self.dialog.mine_chosen.connect(lambda: self._background.begin(self._save(theirs, mine)))
        self.dialog.theirs_chosen.connect(self.go_back)
        self.dialog.open()
