"""Takes pictures of the real window with an invented unit, to be looked at before a release.

Run as ``python packaging/screenshots.py --out DIR``. Nothing is shown on a screen: the window is drawn offscreen, each
scale in a process of its own, because Qt reads the scale once.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QPainter, QPixmap  # noqa: E402 - after the platform is chosen
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - as above

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, OnScan  # noqa: E402 - the checkout's, see above
from sentinel_desktop.domain.enrolment import Enrollable  # noqa: E402 - as above
from sentinel_desktop.domain.ids import BadgeId  # noqa: E402 - as above
from sentinel_desktop.domain.operational_day import Timings  # noqa: E402 - the checkout's, found by the path above
from sentinel_desktop.domain.outcomes import Outcome  # noqa: E402 - as above
from sentinel_desktop.domain.presence import SilentStation, StationOffTime, WaitingStation  # noqa: E402 - as above
from sentinel_desktop.domain.readers import BadFrame, CardFamily, ReaderState, ReaderStatus  # noqa: E402 - as above
from sentinel_desktop.domain.reviews import ReviewReason  # noqa: E402 - as above
from sentinel_desktop.domain.station_status import (  # noqa: E402 - as above
    DatabaseState,
    DatabaseStatus,
    JournalStatus,
    StationDay,
)
from sentinel_desktop.ui.desk_services import DeskServices  # noqa: E402 - as above
from sentinel_desktop.ui.main_window import MainWindow  # noqa: E402 - as above
from sentinel_desktop.ui.settling.presenter import Asked  # noqa: E402 - as above
from sentinel_desktop.ui.signals import DeskSignals  # noqa: E402 - as above
from sentinel_desktop.ui.theme import ThemeChoice, prepare_application  # noqa: E402 - as above
from tests.support.background_at_once import BackgroundAtOnce  # noqa: E402 - as above
from tests.support.fake_quarantine import FakeQuarantine, refused  # noqa: E402 - as above
from tests.support.fake_reader_control import FRONT, REAR, FakeReaderControl, tried  # noqa: E402 - as above
from tests.support.fake_reviews import FakeReviews, review  # noqa: E402 - as above
from tests.support.invented_desk import (  # noqa: E402 - as above
    NOW,
    answer,
    evening,
    member,
    renamed,
    snapshot,
)

SIZES = ((1280, 720), (1920, 1080))
SCALES = ("1", "1.5")
READER = ReaderStatus(
    ReaderState.READY,
    "/dev/ttyUSB0",
    "rdm6300",
    NOW - timedelta(seconds=4),
    NOW - timedelta(seconds=4),
    frames=1234,
    folded=986,
    bad_frames={BadFrame.CHECKSUM: 2, BadFrame.NOISE: 11},
    reconnects=1,
)
QUARANTINE = FakeQuarantine()
REVIEWS = FakeReviews()
Scene = Callable[[DeskSignals, MainWindow], None]


def usual(signals: DeskSignals, _window: MainWindow, count: int = 42) -> None:
    """An evening with everything well."""
    badge = NOW - timedelta(seconds=4)
    REVIEWS.away = ""
    signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "RDM6300", badge, badge))
    signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    signals.day_changed.emit(StationDay(date(2026, 11, 24)))
    signals.journal_changed.emit(JournalStatus())
    signals.board_replaced.emit(snapshot(count, NOW - timedelta(seconds=9)))
    signals.passages_changed.emit(evening())


def checked_in(signals: DeskSignals, window: MainWindow) -> None:
    """A check-in on the panel."""
    usual(signals, window)
    signals.scan_finished.emit(answer(Outcome.CHECKED_IN, renamed(member(77), "PO2", "Tremblay")))


def checked_out_long_name(signals: DeskSignals, window: MainWindow) -> None:
    """A check-out of somebody with a long name."""
    usual(signals, window)
    signals.scan_finished.emit(answer(Outcome.CHECKED_OUT, renamed(member(3), "CPO2", "Beauchamp-Létourneau")))


def full(signals: DeskSignals, window: MainWindow) -> None:
    """A parade night, some in since yesterday."""
    usual(signals, window)
    crowd = snapshot(150)
    stayed = tuple(
        replace(entry, since=NOW - timedelta(hours=21)) if n % 29 == 0 else entry
        for n, entry in enumerate(crowd.entries)
    )
    signals.board_replaced.emit(replace(crowd, entries=stayed))


def empty(signals: DeskSignals, window: MainWindow) -> None:
    """Nobody is in and nothing was recorded yet."""
    usual(signals, window, 0)
    signals.passages_changed.emit(())


def starting(signals: DeskSignals, _window: MainWindow) -> None:
    """The first second: the reader works, the database starts."""
    signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "RDM6300"))


def offline(signals: DeskSignals, window: MainWindow) -> None:
    """The database went away; a scan waits here."""
    usual(signals, window)
    sentence = "The server db.unit.example does not answer; scanning goes on, and the desk tries again by itself."
    signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW - timedelta(minutes=12), sentence))
    signals.copy_taken.emit(NOW - timedelta(minutes=19))
    signals.journal_changed.emit(JournalStatus(3, 1, NOW - timedelta(minutes=11)))
    signals.scan_finished.emit(replace(answer(Outcome.CHECKED_IN, member(77)), waiting=True))


def offline_idle(signals: DeskSignals, window: MainWindow) -> None:
    """The database went away and another door is not heard; a note waits to be noted."""
    usual(signals, window)
    silent = (SilentStation("Rear door", NOW - timedelta(minutes=31), 0),)
    signals.board_replaced.emit(replace(snapshot(42, NOW - timedelta(seconds=9)), silent_stations=silent))
    told = replace(answer(Outcome.CHECKED_OUT, member(2), 2), waiting=True)
    signals.told_otherwise.emit(told, answer(Outcome.CHECKED_IN, member(2), 2))
    signals.reader_changed.emit(ReaderStatus(ReaderState.LOST, "/dev/ttyUSB0", "RDM6300"))


def incomplete(signals: DeskSignals, window: MainWindow) -> None:
    """A door has scans to deliver, another one is not heard, and clocks are off."""
    usual(signals, window)
    doubtful = replace(
        snapshot(42, NOW - timedelta(seconds=9)),
        silent_stations=(SilentStation("Kiosk", NOW - timedelta(minutes=12), 0),),
        waiting_stations=(WaitingStation("Rear door", 83, NOW - timedelta(minutes=31)),),
        stations_off_time=(StationOffTime("Rear door", timedelta(minutes=7)),),
    )
    signals.board_replaced.emit(doubtful)
    signals.day_changed.emit(StationDay(date(2026, 11, 24), timedelta(seconds=-90)))


def journal_broken(signals: DeskSignals, window: MainWindow) -> None:
    """The disk is full: nothing can be recorded."""
    usual(signals, window)
    sentence = "The disk is full: scans cannot be kept. Free some space; the desk goes on by itself."
    signals.journal_changed.emit(JournalStatus(problem=sentence))


def empty_in_doubt(signals: DeskSignals, window: MainWindow) -> None:
    """Nobody on the board, while a door is not heard."""
    usual(signals, window, 0)
    silent = (SilentStation("Rear door", NOW - timedelta(minutes=31), 0),)
    signals.board_replaced.emit(replace(snapshot(0), silent_stations=silent))


def reader_ready(signals: DeskSignals, window: MainWindow) -> None:
    """The reader's page on an evening with everything well but a few bad frames."""
    usual(signals, window)
    signals.reader_changed.emit(READER)
    window.show_place("reader")


def reader_trying(signals: DeskSignals, window: MainWindow) -> None:
    """A badge may be tried."""
    reader_ready(signals, window)
    window.reader.page.trial.begin.click()


def reader_tried(signals: DeskSignals, window: MainWindow) -> None:
    """A badge of a member was tried, while another one was recorded a moment later."""
    reader_ready(signals, window)
    holder = Holder(member(5), OnScan.ALLOW, archived=False)
    badge = Badge(BadgeId(UUID(int=5)), "010063E9AE", BadgeKind.MEMBER, OnScan.ALLOW, holder)
    signals.badge_tried.emit(1, tried(badge=badge, enrollable=Enrollable.ENROLLED_ALREADY))
    signals.scan_finished.emit(answer(Outcome.CHECKED_IN, renamed(member(77), "PO2", "Tremblay")))


def reader_tried_random(signals: DeskSignals, window: MainWindow) -> None:
    """A card whose number is another one at every tap was tried."""
    reader_ready(signals, window)
    signals.badge_tried.emit(1, tried("08A1B2C3", enrollable=Enrollable.RANDOM_ID, family=CardFamily.ISO_14443))


def reader_lost(signals: DeskSignals, window: MainWindow) -> None:
    """The reader was unplugged; nothing was ever read."""
    usual(signals, window)
    detail = "The reader on /dev/ttyUSB0 is gone: it was unplugged, or its adapter failed."
    signals.reader_changed.emit(ReaderStatus(ReaderState.LOST, "/dev/ttyUSB0", "rdm6300", detail=detail))
    window.show_place("reader")


def reader_to_choose(signals: DeskSignals, window: MainWindow) -> None:
    """Two readers are attached and none was chosen."""
    usual(signals, window)
    signals.reader_changed.emit(ReaderStatus(ReaderState.SEARCHING, offers=(FRONT, REAR)))
    window.show_place("reader")


def reader_to_choose_desk(signals: DeskSignals, window: MainWindow) -> None:
    """The same, as the desk shows it."""
    usual(signals, window)
    signals.reader_changed.emit(ReaderStatus(ReaderState.SEARCHING, offers=(FRONT, REAR)))


def settling_nothing(signals: DeskSignals, window: MainWindow) -> None:
    """Nothing must be settled."""
    usual(signals, window)
    QUARANTINE.scans.clear()
    REVIEWS.open.clear()
    window.show_place("settling")


def settling_refused(signals: DeskSignals, window: MainWindow) -> None:
    """One scan was refused."""
    usual(signals, window)
    QUARANTINE.scans[:] = [refused()]
    REVIEWS.open.clear()
    signals.journal_changed.emit(JournalStatus(0, 1))
    window.show_place("settling")


def settling_full(signals: DeskSignals, window: MainWindow) -> None:
    """After a bad night."""
    usual(signals, window)
    QUARANTINE.scans[:] = [refused(n) for n in range(1, 40)]
    REVIEWS.open[:] = [review(n) for n in range(130)]
    signals.journal_changed.emit(JournalStatus(0, 39))
    window.show_place("settling")


def settling_review(reason: ReviewReason) -> Scene:
    """Return the scene of a review of each kind, that of ``reason`` chosen."""

    def show(signals: DeskSignals, window: MainWindow) -> None:
        usual(signals, window)
        QUARANTINE.scans.clear()
        REVIEWS.open[:] = [review(n) for n in range(4)]
        window.show_place("settling")
        rows = window.settling.page.reviews.model.rows
        window.settling.page.reviews.view.choose_row([row.subject.reason for row in rows].index(reason))

    return show


def settling_away(signals: DeskSignals, window: MainWindow) -> None:
    """The reviews cannot be read."""
    settling_refused(signals, window)
    REVIEWS.away = "The server db.unit.example does not answer; scanning goes on, and the desk tries again by itself."
    window.show_desk()
    window.show_place("settling")


def settling_settle(signals: DeskSignals, window: MainWindow) -> None:
    """A review is about to be settled."""
    settling_review(ReviewReason.TWO_PLACES)(signals, window)
    window.settling.page.details.settle.click()
    if window.settling.dialog is not None:
        window.settling.dialog.text.setPlainText("Lent to S1 Ashby for the gate; told the coxswain.")


def settling_dismiss(signals: DeskSignals, window: MainWindow) -> None:
    """A scan is about to be dismissed."""
    settling_refused(signals, window)
    window.settling.page.details.dismiss.click()


def outcome_scene(outcome: Outcome) -> Scene:
    """Return the scene of one outcome on the panel."""

    def show(signals: DeskSignals, window: MainWindow) -> None:
        usual(signals, window)
        nobody = outcome in {Outcome.BADGE_UNKNOWN, Outcome.BADGE_UNASSIGNED, Outcome.VISITOR_BADGE_FREE}
        shown = answer(outcome, None if nobody else member(5))
        if outcome is Outcome.REPEAT:
            shown = replace(shown, first_outcome=Outcome.CHECKED_IN)
        signals.scan_finished.emit(shown)

    return show


SCENES: dict[str, Scene] = {
    "idle": usual,
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
    "settling-nothing": settling_nothing,
    "settling-refused": settling_refused,
    "settling-full": settling_full,
    "settling-dismiss": settling_dismiss,
    "settling-settle": settling_settle,
    "settling-away": settling_away,
    **{f"settling-{reason.value}": settling_review(reason) for reason in ReviewReason},
    "reader-ready": reader_ready,
    "reader-trying": reader_trying,
    "reader-tried": reader_tried,
    "reader-tried-random": reader_tried_random,
    "reader-lost": reader_lost,
    "reader-choose": reader_to_choose,
    "reader-choose-desk": reader_to_choose_desk,
}
OUTCOME_SCENES = {f"outcome-{outcome.value}": outcome_scene(outcome) for outcome in Outcome}


def draw(out: Path, scale: str, only: str) -> None:
    """Draw every scene in this process's scale."""
    app = QApplication([])
    prepare_application(app)
    with tempfile.TemporaryDirectory() as folder:
        for width, height in SIZES:
            for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
                scenes = SCENES | (OUTCOME_SCENES if (width, scale) == (SIZES[0][0], SCALES[0]) else {})
                for name, scene in scenes.items():
                    if only in name:
                        file = out / f"{name}-{choice}-{width}x{height}@{scale}.png"
                        _draw_one(app, Path(folder) / "window.ini", choice, (width, height), scene, file)


def _draw_one(
    app: QApplication, ini: Path, choice: ThemeChoice, size: tuple[int, int], scene: Scene, file: Path
) -> None:
    signals = DeskSignals()
    window = MainWindow(signals, ini, "Front desk", Timings(), _now, services())
    window.look.choose(choice)
    window.resize(*size)
    window.show()
    scene(signals, window)
    app.processEvents()
    dialog = QApplication.activeModalWidget()
    picture = window.grab()
    if dialog is not None:
        _lay_over(picture, dialog, window)
    picture.save(str(file))
    print(file)
    window.deleteLater()
    app.processEvents()


def _lay_over(picture: QPixmap, dialog: QWidget, window: QWidget) -> None:
    """Draw a dialog into the middle of its window's picture."""
    over = dialog.grab()
    painter = QPainter(picture)
    painter.drawPixmap((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2, over)
    painter.end()
    dialog.close()


def services() -> DeskServices:
    """Return what stands behind the pages of a picture."""
    return DeskServices(
        BackgroundAtOnce(), FakeReaderControl(FRONT, REAR), Asked(QUARANTINE, REVIEWS, "duty"), _nothing
    )


def _now() -> datetime:
    return NOW.astimezone(UTC)


def _nothing() -> None:
    """There is no reader behind a picture."""


def main() -> int:
    """Draw all pictures, one process a scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures; made when missing")
    parser.add_argument("--only", default="", help="part of a scene's name: draw only those")
    parser.add_argument("--scale", choices=SCALES, help="draw only this scale, in this process")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.scale:
        draw(arguments.out, arguments.scale, arguments.only)
        return 0
    for scale in SCALES:
        command = [sys.executable, __file__, "--out", str(arguments.out), "--only", arguments.only, "--scale", scale]
        subprocess.run(command, env=os.environ | {"QT_SCALE_FACTOR": scale}, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
