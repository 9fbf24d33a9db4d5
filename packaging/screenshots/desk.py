"""The first page: the board, the panel, and what may trouble them."""

from dataclasses import replace
from datetime import date, timedelta

from screenshots.stage import SERVER_AWAY, Scene, Stage

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import SilentStation, StationOffTime, WaitingStation
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from tests.support.invented_desk import NOW, answer, member, renamed, snapshot


def checked_in(stage: Stage) -> None:
    """A check-in on the panel."""
    stage.evening()
    stage.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, renamed(member(77), "PO2", "Tremblay")))


def checked_out_long_name(stage: Stage) -> None:
    """A check-out of somebody with a long name."""
    stage.evening()
    stage.signals.scan_finished.emit(answer(Outcome.CHECKED_OUT, renamed(member(3), "CPO2", "Beauchamp-Létourneau")))


def full(stage: Stage) -> None:
    """A parade night, some in since yesterday."""
    stage.evening()
    crowd = snapshot(150)
    stayed = tuple(
        replace(entry, since=NOW - timedelta(hours=21)) if n % 29 == 0 else entry
        for n, entry in enumerate(crowd.entries)
    )
    stage.signals.board_replaced.emit(replace(crowd, entries=stayed))


def empty(stage: Stage) -> None:
    """Nobody is in and nothing was recorded yet."""
    stage.evening(0)
    stage.signals.passages_changed.emit(())


def starting(stage: Stage) -> None:
    """The first second: the reader works, the database starts."""
    stage.signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "RDM6300"))


def offline(stage: Stage) -> None:
    """The database went away; a scan waits here."""
    stage.evening()
    stage.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW - timedelta(minutes=12), SERVER_AWAY))
    stage.signals.copy_taken.emit(NOW - timedelta(minutes=19))
    stage.signals.journal_changed.emit(JournalStatus(3, 1, NOW - timedelta(minutes=11)))
    stage.signals.scan_finished.emit(replace(answer(Outcome.CHECKED_IN, member(77)), waiting=True))


def offline_idle(stage: Stage) -> None:
    """The database went away and another door is not heard; a note waits to be noted."""
    stage.evening()
    silent = (SilentStation("Rear door", NOW - timedelta(minutes=31), 0),)
    stage.signals.board_replaced.emit(replace(snapshot(42, NOW - timedelta(seconds=9)), silent_stations=silent))
    told = replace(answer(Outcome.CHECKED_OUT, member(2), 2), waiting=True)
    stage.signals.told_otherwise.emit(told, answer(Outcome.CHECKED_IN, member(2), 2))
    stage.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST, "/dev/ttyUSB0", "RDM6300"))


def incomplete(stage: Stage) -> None:
    """A door has scans to deliver, another one is not heard, and clocks are off."""
    stage.evening()
    doubtful = replace(
        snapshot(42, NOW - timedelta(seconds=9)),
        silent_stations=(SilentStation("Kiosk", NOW - timedelta(minutes=12), 0),),
        waiting_stations=(WaitingStation("Rear door", 83, NOW - timedelta(minutes=31)),),
        stations_off_time=(StationOffTime("Rear door", timedelta(minutes=7)),),
    )
    stage.signals.board_replaced.emit(doubtful)
    stage.signals.day_changed.emit(StationDay(date(2026, 11, 24), timedelta(seconds=-90)))


def journal_broken(stage: Stage) -> None:
    """The disk is full: nothing can be recorded."""
    stage.evening()
    sentence = "The disk is full: scans cannot be kept. Free some space; the desk goes on by itself."
    stage.signals.journal_changed.emit(JournalStatus(problem=sentence))


def empty_in_doubt(stage: Stage) -> None:
    """Nobody on the board, while a door is not heard."""
    stage.evening(0)
    silent = (SilentStation("Rear door", NOW - timedelta(minutes=31), 0),)
    stage.signals.board_replaced.emit(replace(snapshot(0), silent_stations=silent))


def help_of_keys(stage: Stage) -> None:
    """The keys, those of the desk where somebody looks at it."""
    stage.evening()
    stage.press("F1")


def help_of_keys_elsewhere(stage: Stage) -> None:
    """The keys, down to the last ones, over another page."""
    stage.show_place("visits")
    stage.press("F1", *["PgDown"] * 4)


def outcome_scene(outcome: Outcome) -> Scene:
    """Return the scene of one outcome on the panel."""

    def show(stage: Stage) -> None:
        stage.evening()
        nobody = outcome in {Outcome.BADGE_UNKNOWN, Outcome.BADGE_UNASSIGNED, Outcome.VISITOR_BADGE_FREE}
        shown = answer(outcome, None if nobody else member(5))
        if outcome is Outcome.REPEAT:
            shown = replace(shown, first_outcome=Outcome.CHECKED_IN)
        stage.signals.scan_finished.emit(shown)

    return show


SCENES: dict[str, Scene] = {
    "idle": Stage.evening,
    "checked-in": checked_in,
    "checked-out-long-name": checked_out_long_name,
    "full": full,
    "empty": empty,
    "starting": starting,
    "offline": offline,
    "silent-and-note": offline_idle,
    "incomplete": incomplete,
    "journal-broken": journal_broken,
    "empty-in-doubt": empty_in_doubt,
    "help": help_of_keys,
    "help-elsewhere": help_of_keys_elsewhere,
}
OUTCOMES: dict[str, Scene] = {f"outcome-{outcome.value}": outcome_scene(outcome) for outcome in Outcome}
