"""A station without a screen: reader, journal, check-in, and a line of JSON for each outcome. Imports no Qt."""

import logging
from typing import Any

from sentinel_desktop.app.collection import pass_over_what_is_loaded
from sentinel_desktop.app.compose import RunningStation, StationEvents
from sentinel_desktop.app.end_request import EndRequest
from sentinel_desktop.app.log_setup import set_up_log
from sentinel_desktop.app.single_instance import StationLock
from sentinel_desktop.app.terminal import OutputError, complain, say_json
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.domain.scan_answers_json import answer_to_json
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.station_status import DatabaseStatus, JournalStatus

logger = logging.getLogger(__name__)


def run_station(settings: Settings, end: EndRequest) -> int:
    """Run the station until ``end`` is asked for; returns the exit code.

    Raises:
        StationTakenError: another program runs this station.
    """
    lock = StationLock(settings.station_dir)
    lock.acquire()
    try:
        set_up_log(settings.station_dir)
        station = RunningStation(settings, _Spoken().events(), shows_board=False)
        pass_over_what_is_loaded()
        station.start()
        try:
            end.wait()
        finally:
            station.stop()
    finally:
        lock.release()
    return 0


class _Spoken:
    """Outcomes as JSON on the standard output; what is wrong, once for each change, on the error stream."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}

    def events(self) -> StationEvents:
        """Return the listeners of a station that speaks."""
        return StationEvents(
            on_answer=self._answer,
            on_told_otherwise=self._told_otherwise,
            on_reader=self._reader,
            on_database=self._database,
            on_journal=self._journal,
        )

    def _answer(self, answer: ScanAnswer) -> None:
        self._say(answer_to_json(answer))

    def _told_otherwise(self, told: ScanAnswer, delivered: ScanAnswer) -> None:
        self._say(answer_to_json(delivered) | {"told": told.outcome})

    def _reader(self, status: ReaderStatus) -> None:
        self._once("reader", f"reader: {status.state}" + (f" ({status.detail})" if status.detail else ""))

    def _database(self, status: DatabaseStatus) -> None:
        self._once("database", f"database: {status.state}" + (f" ({status.problem})" if status.problem else ""))

    def _journal(self, status: JournalStatus) -> None:
        self._once("journal", f"journal: {status.problem or 'good'}")

    def _say(self, line: dict[str, Any]) -> None:
        try:
            say_json(line)
        except OutputError as error:
            # Nobody may hear them, but the scans are recorded.
            self._once("output", f"output: {error}")

    def _once(self, what: str, sentence: str) -> None:
        if self._said.get(what) != sentence:
            self._said[what] = sentence
            complain(sentence)
