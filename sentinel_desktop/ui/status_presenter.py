"""Puts the state of the reader, the database, the journal and the day into the words of the status strip."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.hand_acts import HandActStatus
from sentinel_desktop.domain.operational_day import operational_date
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from sentinel_desktop.ui.desk_clock import clock_sentence, clock_word, is_off
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.keys import SETTLING
from sentinel_desktop.ui.reader_state import reader_look
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.status_strip import StatusStrip
from sentinel_desktop.ui.times import (
    ago_text,
    clock_seconds_text,
    clock_text,
    day_text,
    left_text,
    number_text,
    since_text,
)
from sentinel_desktop.ui.widgets.keycap import key_text

_TICK_MS: Final = 1000


class StatusPresenter(QObject):
    """Keeps the strip true: as it is told, and once a second for what grows old."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, strip: StatusStrip) -> None:
        super().__init__(strip)
        self._setup = setup
        self._strip = strip
        self._reader = ReaderStatus(ReaderState.SEARCHING)
        self._database = DatabaseStatus(DatabaseState.STARTING)
        self._copy_taken_at: datetime | None = None
        self._set_aside = {"scans": 0, "acts": 0}
        signals.reader_changed.connect(self._on_reader_changed)
        signals.database_changed.connect(self._on_database_changed)
        signals.journal_changed.connect(self._on_journal_changed)
        signals.hand_acts_changed.connect(self._on_hand_acts_changed)
        signals.copy_taken.connect(self._on_copy_taken)
        signals.day_changed.connect(self._on_day_changed)
        self._on_reader_changed(self._reader)
        self._show_database()
        self._on_journal_changed(JournalStatus())
        self._on_day_changed(StationDay(operational_date(setup.now(), setup.timings)))
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_reader)
        self._tick.start()

    def _on_reader_changed(self, status: ReaderStatus) -> None:
        self._reader = status
        self._show_reader()

    def _show_reader(self) -> None:
        status = self._reader
        look = reader_look(status)
        quiet = [status.profile] if status.profile else []
        if status.last_badge_at is not None:
            age = ago_text(self._setup.now() - status.last_badge_at)
            quiet.append(self.tr("last badge {ago}").format(ago=age))
        bad = sum(status.bad_frames.values())
        kept = self.tr("{n} bad frames").format(n=bad) if bad else ""
        if kept:
            quiet.append(kept)
        detail = " · ".join(part for part in (status.port or "", shown(status.detail)) if part)
        self._strip.reader.show_state(look.symbol, look.tone, look.word, " · ".join(quiet), detail, kept=kept)

    def _on_database_changed(self, status: DatabaseStatus) -> None:
        self._database = status
        self._show_database()

    def _on_copy_taken(self, taken_at: datetime) -> None:
        self._copy_taken_at = taken_at
        self._show_database()

    def _show_database(self) -> None:
        status = self._database
        symbol, tone, words = {
            DatabaseState.STARTING: ("circle-dashed", Tone.OUT, self.tr("Database starting")),
            DatabaseState.LIVE: ("circle-check", Tone.IN, self.tr("Database live")),
            DatabaseState.AWAY: ("cloud-off", Tone.REFUSED, self.tr("Database away")),
            DatabaseState.REFUSED: ("octagon-x", Tone.REFUSED, self.tr("Database refuses")),
        }[status.state]
        quiet = ""
        if status.as_of is not None:
            quiet = self.tr("as of {time}").format(time=clock_seconds_text(status.as_of, self._setup.zone))
        if status.state in {DatabaseState.AWAY, DatabaseState.REFUSED} and self._copy_taken_at is not None:
            # What badges are answered from is what counts now; the board's own time stands over the board.
            taken = since_text(self._copy_taken_at, self._setup.now(), self._setup.zone)
            quiet = self.tr("copy of {time}").format(time=taken)
        self._strip.database.show_state(symbol, tone, words, quiet, shown(status.problem))

    def _on_journal_changed(self, status: JournalStatus) -> None:
        words = self.tr("Waiting {n}").format(n=number_text(status.waiting))
        if status.problem:
            self._strip.waiting.show_state(
                "octagon-alert", Tone.REFUSED, self.tr("Journal broken"), "", shown(status.problem)
            )
        elif status.waiting:
            self._strip.waiting.show_state(
                "hourglass", Tone.OUT, words, self._queue_text(status), self._queue_detail(status)
            )
        elif status.not_journalled:
            self._strip.waiting.show_state("octagon-alert", Tone.OUT, words, "", self._missed_text(status))
        else:
            self._strip.waiting.show_state("circle-check", Tone.IN, words)
        self._set_aside["scans"] = status.quarantined
        self._show_set_aside()

    def _on_hand_acts_changed(self, status: HandActStatus) -> None:
        by_hand = self._strip.by_hand
        by_hand.setVisible(bool(status.waiting or status.problem))
        if status.waiting:
            detail = self.tr("Done by hand, kept on this computer until the database has it: {n}.")
            words = self.tr("By hand {n} waiting").format(n=number_text(status.waiting))
            sentences = [detail.format(n=number_text(status.waiting)), shown(status.problem)]
            by_hand.show_state("hourglass", Tone.OUT, words, "", " ".join(part for part in sentences if part))
        elif status.problem:
            by_hand.show_state("octagon-alert", Tone.REFUSED, self.tr("By hand: not kept"), "", shown(status.problem))
        if not status.problem:
            # A file that cannot be read counts nothing: what was set aside still is.
            self._set_aside["acts"] = status.refused
        self._show_set_aside()

    def _show_set_aside(self) -> None:
        count = sum(self._set_aside.values())
        self._strip.quarantined.setVisible(bool(count))
        self._strip.quarantined.show_state(
            "octagon-x",
            Tone.REFUSED,
            self.tr("{n} set aside").format(n=number_text(count)),
            "",
            self.tr(
                "Scans and what was done by hand that the database refuses for good. It is kept; {key} shows it."
            ).format(key=key_text(SETTLING)),
        )

    def _queue_text(self, status: JournalStatus) -> str:
        if status.time_left is not None:
            return left_text(status.time_left)
        if status.oldest_waiting_at is None:
            return ""
        return self.tr("since {time}").format(time=clock_text(status.oldest_waiting_at, self._setup.zone))

    def _queue_detail(self, status: JournalStatus) -> str:
        waiting = self.tr("Scans on this computer that wait for the database: {n}.")
        sentences = [waiting.format(n=number_text(status.waiting))]
        if status.oldest_waiting_at is not None:
            since = since_text(status.oldest_waiting_at, self._setup.now(), self._setup.zone)
            sentences.append(self.tr("The oldest was read at {since}.").format(since=since))
        if status.time_left is not None and status.delivered_a_second is not None:
            rate, left = number_text(round(status.delivered_a_second)), left_text(status.time_left)
            going = self.tr("{rate} a second are delivered; in about {left} none waits any more.")
            sentences.append(going.format(rate=rate, left=left))
        if status.not_journalled:
            sentences.append(self._missed_text(status))
        return " ".join(sentences)

    def _missed_text(self, status: JournalStatus) -> str:
        return self.tr("Badges read since the start that could not be kept and were not recorded: {n}.").format(
            n=number_text(status.not_journalled)
        )

    def _on_day_changed(self, day: StationDay) -> None:
        self._strip.day.show_state("calendar-days", None, day_text(day.operational_date), self.tr("operational day"))
        self._strip.clock.setVisible(is_off(day.clock_offset))
        self._strip.clock.show_state(
            "clock",
            Tone.REFUSED,
            clock_word(day.clock_offset),
            "",
            clock_sentence(),
        )
