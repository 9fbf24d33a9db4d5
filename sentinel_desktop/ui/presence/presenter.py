"""Brings what the program tells and what a person wants together on the desk page."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import REFUSALS, Outcome
from sentinel_desktop.domain.presence import (
    BoardChange,
    BoardSnapshot,
    BoardTag,
    KeptHere,
    KeptVisits,
    LatestPassage,
    OnBoard,
)
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from sentinel_desktop.ui.answers import AnswerLook, look_of, wording_of
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.keys import READER
from sentinel_desktop.ui.presence.arrangement import Arrangement, Grouping, Sorting
from sentinel_desktop.ui.presence.board_state import BoardState
from sentinel_desktop.ui.presence.host_words import visitors_waiting
from sentinel_desktop.ui.presence.kept_arrangement import KeptArrangement
from sentinel_desktop.ui.presence.model import BoardFilter, BoardModel
from sentinel_desktop.ui.presence.page import PresencePage
from sentinel_desktop.ui.presence.passages import PassagesModel
from sentinel_desktop.ui.presence.scan_panel import IdleLook, ShownAnswer
from sentinel_desktop.ui.presence.scopes import ALL, Scope, ScopeKind
from sentinel_desktop.ui.presence.standing import Standing, empty_state, heading, nobody_matches, problems
from sentinel_desktop.ui.reader_state import must_be_chosen
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.times import clock_seconds_text, clock_text
from sentinel_desktop.ui.widgets.keycap import key_text

RESULT_SHOWN: Final = timedelta(seconds=5)
_TICK_MS: Final = 250
_MOST_NOTES: Final = 500


class PresencePresenter(QObject):
    """Applies every scan, snapshot and change to the page, in the moment it is heard.

    Args:
        result_shown: how long an answer stays on the panel.
    """

    def __init__(self, setup: DeskSetup, signals: DeskSignals, result_shown: timedelta = RESULT_SHOWN) -> None:
        super().__init__()
        self._setup = setup
        self._state = setup.kept.of("board", BoardState)
        self._board = BoardModel(setup)
        self._kept = KeptArrangement(setup.look.settings)
        self._board.arrange(self._kept.read())
        self._filter = BoardFilter(self._board, setup)
        self._passages = PassagesModel(setup)
        self._reader: ReaderStatus | None = None
        self._database = DatabaseStatus(DatabaseState.STARTING)
        self._journal = JournalStatus()
        self._copy_taken_at: datetime | None = None
        self._day: StationDay | None = None
        self._arranged: tuple[Arrangement, BoardTag | None] | None = None
        self._otherwise: list[tuple[ScanAnswer, ScanAnswer]] = setup.kept.of("told otherwise", list)
        self._minute = clock_text(setup.now(), setup.zone)
        self._everybody: tuple[OnBoard, ...] | None = None
        self.page = PresencePage(setup, self._filter, self._passages)
        self._result = QTimer(self, singleShot=True, interval=int(result_shown / timedelta(milliseconds=1)))
        self._result.timeout.connect(self._on_result_over)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._connect(signals)
        self._show_board()
        self._show_idle()
        self.page.show_passages(any_yet=False)
        self._tick.start()

    def choose_next_division(self, step: int = 1) -> None:
        """Leave the next division or other part on the board, all after the last."""
        scopes = self.page.chips.scopes or (ALL,)
        here = scopes.index(self._filter.scope) if self._filter.scope in scopes else 0
        self._choose(scopes[(here + step) % len(scopes)])

    def _connect(self, signals: DeskSignals) -> None:
        signals.scan_finished.connect(self._on_scan_finished)
        signals.told_otherwise.connect(self._on_told_otherwise)
        signals.board_replaced.connect(self._on_board_replaced)
        signals.board_changed.connect(self._on_board_changed)
        signals.passages_changed.connect(self._on_passages_changed)
        signals.reader_changed.connect(self._on_reader_changed)
        signals.database_changed.connect(self._on_database_changed)
        signals.journal_changed.connect(self._on_journal_changed)
        signals.kept_visits_changed.connect(self._on_kept_visits_changed)
        signals.copy_taken.connect(self._on_copy_taken)
        signals.day_changed.connect(self._on_day_changed)
        self.page.search_changed.connect(self._on_search_changed)
        self.page.scope_chosen.connect(self._on_scope_chosen)
        self.page.arrange.grouping_chosen.connect(self._on_grouping_chosen)
        self.page.arrange.sorting_chosen.connect(self._on_sorting_chosen)
        self.page.arrange.tag_chosen.connect(self._on_tag_chosen)
        signals.session_changed.connect(self._on_session_changed)
        self.page.everybody_requested.connect(self._on_everybody_requested)
        self.page.told_otherwise.noted.connect(self._on_noted)

    # --- what the program tells -----------------------------------------------------------------------------------

    def _on_scan_finished(self, answer: ScanAnswer) -> None:
        at = clock_seconds_text(answer.occurred_at, self._setup.zone)
        self.page.scan_panel.show_answer(ShownAnswer(answer.scan_id, self.look_of(answer), at, answer.waiting))
        self._result.start()
        self._state.scanned(answer)
        self._show_board()
        went_in = answer.direction is Direction.IN and answer.outcome not in REFUSALS
        self.page.board.highlight(answer.member.id if answer.member and went_in else None)

    def look_of(self, answer: ScanAnswer) -> AnswerLook:
        """Return how an answer is shown; a host who comes in hears that their visitors are here."""
        look = look_of(answer, self._setup.zone)
        if answer.member is None or answer.direction is not Direction.IN or answer.outcome in REFUSALS:
            return look
        here = (visitor for visitor in self._state.visitors if visitor.kept is not KeptHere.LEFT)
        theirs = [visitor for visitor in here if visitor.host_member_id == answer.member.id]
        told = visitors_waiting(theirs, self._setup.zone)
        # That a check-in is recorded is seen without saying so.
        before = "" if answer.outcome is Outcome.CHECKED_IN else look.sentence
        return replace(look, sentence=f"{before} {told}".strip()) if told else look

    def _on_told_otherwise(self, told: ScanAnswer, delivered: ScanAnswer) -> None:
        self._otherwise.append((told, delivered))
        # Each is a review too: where nobody looks for weeks, the oldest are found on the page To settle alone.
        del self._otherwise[:-_MOST_NOTES]
        self._state.told_otherwise(told)
        self._passages.mark_told_otherwise(told.scan_id)
        self._show_board()
        self._show_otherwise()

    def _on_board_replaced(self, snapshot: BoardSnapshot) -> None:
        self._state.replace(snapshot)
        self._show_board()

    def _on_board_changed(self, change: BoardChange) -> None:
        self._state.change(change)
        self._show_board()

    def _on_passages_changed(self, passages: tuple[LatestPassage, ...]) -> None:
        self._passages.show(passages)
        self.page.show_passages(any_yet=bool(passages))

    def _on_reader_changed(self, status: ReaderStatus) -> None:
        self._reader = status
        self._show_idle()

    def _on_database_changed(self, status: DatabaseStatus) -> None:
        self._database = status
        self._show_standing()
        self._show_idle()

    def _on_journal_changed(self, status: JournalStatus) -> None:
        self._journal = status
        self._state.waiting_changed(status.waiting)
        self._show_board()
        self._show_idle()

    def _on_kept_visits_changed(self, kept: KeptVisits) -> None:
        self._state.visits_kept(kept)
        self._show_board()

    def _on_copy_taken(self, taken_at: datetime) -> None:
        self._copy_taken_at = taken_at
        self._show_standing()

    def _on_day_changed(self, day: StationDay) -> None:
        self._day = day
        self._show_standing()

    # --- what a person wants --------------------------------------------------------------------------------------

    def _on_search_changed(self, query: str) -> None:
        self._filter.search(query)
        self._show_standing()

    def _on_scope_chosen(self, scope: Scope) -> None:
        self._choose(scope)
        if scope.kind is ScopeKind.LONG:
            self._setup.requests.long_in_requested.emit()

    def _choose(self, scope: Scope) -> None:
        self._filter.choose(scope)
        self._show_chips()
        self._show_standing()

    def _on_grouping_chosen(self, grouping: Grouping) -> None:
        self._arrange(replace(self._board.arrangement, grouping=grouping))

    def _on_sorting_chosen(self, sorting: Sorting) -> None:
        self._arrange(replace(self._board.arrangement, sorting=sorting))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._board.arrange(arrangement)
        self._kept.keep(arrangement)
        self._show_chips()

    def _on_tag_chosen(self, tag: BoardTag | None) -> None:
        self._filter.choose_tag(tag)
        self._show_chips()
        self._show_standing()

    def _on_everybody_requested(self) -> None:
        self._filter.choose_tag(None)
        self._choose(ALL)

    def _on_session_changed(self, session: Session) -> None:
        named = session.may(Right.RECEIVE_VISITORS)
        self._board.name_hosts(named=named)
        self._passages.name_hosts(named=named)
        self.page.board.name_hosts(named=named)

    def _on_noted(self) -> None:
        self._otherwise.pop(0)
        self._show_otherwise()

    # --- shown ----------------------------------------------------------------------------------------------------

    def _show_board(self) -> None:
        everybody = self._state.everybody()
        # A scan is told of three times, and changes the board once: the others find the very same people.
        if everybody != self._everybody:
            self._everybody = everybody
            self._board.show(everybody)
            self._show_chips()
        self._show_standing()

    def _show_chips(self) -> None:
        self.page.chips.show_counts(self._board.counts(), self._filter.scope)
        if (chosen := (self._board.arrangement, self._filter.tag)) != self._arranged:
            self._arranged = chosen
            self.page.arrange.show_chosen(*chosen)

    def _show_standing(self) -> None:
        standing = self._standing()
        self.page.show_heading(heading(standing))
        self.page.show_problems(problems(standing))
        if self._filter.rowCount():
            self.page.show_board()
        elif self._board.rowCount():
            self.page.show_empty(nobody_matches(self._filter.query, self._filter.scope, self.page.arrange.tag_name))
        else:
            self.page.show_empty(empty_state(standing))

    def _standing(self) -> Standing:
        as_of = self._state.as_of
        if as_of is not None and self._database.as_of is not None:
            as_of = max(as_of, self._database.as_of)
        return Standing(
            count=self._board.rowCount(),
            as_of=as_of,
            database=self._database,
            journal=self._journal,
            silent=self._state.stations.silent,
            incomplete=self._state.stations.waiting,
            off_time=tuple(station for station in self._state.stations.off_time if station.name != self._setup.station),
            zone=self._setup.zone,
            copy_taken_at=self._copy_taken_at,
            day=self._day,
            visitors=len(self._state.visitors),
            attendees=len(self._state.attendees),
        )

    def _show_otherwise(self) -> None:
        note = self.page.told_otherwise
        if not self._otherwise:
            note.hide()
            return
        told, delivered = self._otherwise[0]
        more = len(self._otherwise) - 1
        title = self.tr("Told otherwise at the reader")
        if more:
            title = self.tr("Told otherwise at the reader, and {n} more").format(n=more)
        sentence = self.tr("{time} {name}: told “{told}”, recorded as “{recorded}”. It is kept for review.")
        note.show_note(title, sentence.format(**self._otherwise_words(told, delivered)))

    def _otherwise_words(self, told: ScanAnswer, delivered: ScanAnswer) -> dict[str, str]:
        name = delivered.display_name or told.display_name
        return {
            "time": clock_text(told.occurred_at, self._setup.zone),
            "name": name or self.tr("badge …{tail}").format(tail=told.serial[-4:]),
            "told": wording_of(told.first_outcome or told.outcome, told.direction).word.lower(),
            "recorded": wording_of(delivered.outcome, delivered.direction).word.lower(),
        }

    # --- between badges -------------------------------------------------------------------------------------------

    def _on_result_over(self) -> None:
        self.page.board.highlight(None)
        self.page.scan_panel.show_idle(self._idle_look())

    def _on_tick(self) -> None:
        self._show_idle()
        minute = clock_text(self._setup.now(), self._setup.zone)
        if minute != self._minute:
            self._minute = minute
            self.page.board.time_passed()
            self._filter.time_passed()
            self._show_chips()

    def _show_idle(self) -> None:
        if self.page.scan_panel.answer is None:
            self.page.scan_panel.show_idle(self._idle_look())

    def _idle_look(self) -> IdleLook:
        clock = clock_seconds_text(self._setup.now(), self._setup.zone)
        if self._journal.problem:
            sentence = self.tr("Write names and times on paper until this is mended.")
            return IdleLook("octagon-alert", self.tr("Do not scan: nothing is recorded"), sentence, clock, alarm=True)
        state = self._reader.state if self._reader is not None else ReaderState.SEARCHING
        if self._reader is not None and must_be_chosen(self._reader):
            sentence = self.tr("{key} opens the reader's page, where one of them is chosen.")
            title = self.tr("Several readers are attached")
            return IdleLook("scan-line", title, sentence.format(key=key_text(READER)), clock)
        if state is ReaderState.LOST:
            sentence = self.tr("Plug it in again: it goes on by itself.")
            return IdleLook("unplug", self.tr("The reader is lost"), sentence, clock)
        if state is ReaderState.SEARCHING:
            sentence = self.tr("Is it plugged in? It is used as soon as it is found.")
            return IdleLook("search", self.tr("Looking for the reader"), sentence, clock)
        if state is ReaderState.STOPPED:
            sentence = self.tr("No badge is read at this desk now.")
            return IdleLook("circle-slash", self.tr("The reader is stopped"), sentence, clock)
        return IdleLook("nfc", self.tr("Tap a badge"), self._idle_sentence(), clock)

    def _idle_sentence(self) -> str:
        if self._database.state is DatabaseState.LIVE:
            return self.tr("The reader is ready.")
        if self._database.state is DatabaseState.STARTING:
            return self.tr("The reader is ready; the database is starting.")
        return self.tr("Recorded here, sent on when the database answers.")
