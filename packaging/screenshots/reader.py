"""The reader's page, and readers to be chosen."""

from datetime import timedelta
from uuid import UUID

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, OnScan
from sentinel_desktop.domain.enrolment import Enrollable
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.readers import BadFrame, CardFamily, ReaderState, ReaderStatus
from tests.support.fake_reader_control import FRONT, REAR, tried
from tests.support.invented_desk import NOW, answer, member, renamed

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


def reader_ready(stage: Stage) -> None:
    """The reader's page on an evening with everything well but a few bad frames."""
    stage.evening()
    stage.signals.reader_changed.emit(READER)
    stage.window.show_place("reader")


def reader_trying(stage: Stage) -> None:
    """A badge may be tried."""
    reader_ready(stage)
    stage.window.reader.page.trial.begin.click()


def reader_tried(stage: Stage) -> None:
    """A badge of a member was tried, while another one was recorded a moment later."""
    reader_ready(stage)
    holder = Holder(member(5), OnScan.ALLOW, archived=False)
    badge = Badge(BadgeId(UUID(int=5)), "010063E9AE", BadgeKind.MEMBER, OnScan.ALLOW, holder)
    stage.signals.badge_tried.emit(1, tried(badge=badge, enrollable=Enrollable.ENROLLED_ALREADY))
    stage.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, renamed(member(77), "PO2", "Tremblay")))


def reader_tried_random(stage: Stage) -> None:
    """A card whose number is another one at every tap was tried."""
    reader_ready(stage)
    stage.signals.badge_tried.emit(1, tried("08A1B2C3", enrollable=Enrollable.RANDOM_ID, family=CardFamily.ISO_14443))


def reader_lost(stage: Stage) -> None:
    """The reader was unplugged; nothing was ever read."""
    stage.evening()
    detail = "The reader on /dev/ttyUSB0 is gone: it was unplugged, or its adapter failed."
    stage.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST, "/dev/ttyUSB0", "rdm6300", detail=detail))
    stage.window.show_place("reader")


def reader_to_choose(stage: Stage) -> None:
    """Two readers are attached and none was chosen."""
    stage.evening()
    stage.signals.reader_changed.emit(ReaderStatus(ReaderState.SEARCHING, offers=(FRONT, REAR)))
    stage.window.show_place("reader")


def reader_to_choose_desk(stage: Stage) -> None:
    """The same, as the desk shows it."""
    stage.evening()
    stage.signals.reader_changed.emit(ReaderStatus(ReaderState.SEARCHING, offers=(FRONT, REAR)))


SCENES: dict[str, Scene] = {
    "reader-ready": reader_ready,
    "reader-trying": reader_trying,
    "reader-tried": reader_tried,
    "reader-tried-random": reader_tried_random,
    "reader-lost": reader_lost,
    "reader-choose": reader_to_choose,
    "reader-choose-desk": reader_to_choose_desk,
}
