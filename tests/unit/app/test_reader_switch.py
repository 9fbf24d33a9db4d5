"""Choosing, remembering and trying a reader while a station runs."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from sentinel_desktop.app.kept_reader_choice import FILE_NAME, KeptReaderChoice
from sentinel_desktop.app.reader_switch import KnownReaders, ReaderSwitch
from sentinel_desktop.domain.enrolment import Enrollable, EnrolmentVerdict
from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import ReaderChoice, ReaderKind, ReaderOffer, ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.tried_badges import TriedBadge
from sentinel_desktop.services.ports import ReadListener
from tests.support.scan_builders import SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, read as badge_read

Announce = Callable[[str], None]
FRONT = ReaderChoice("/dev/ttyUSB0", "rdm6300")
REAR = ReaderChoice("/dev/ttyUSB1")
NEVER = ReaderChoice("nowhere")


class FakeReader:
    """A reader that reads what a test presents to it, while it is started."""

    def __init__(self, choice: ReaderChoice, on_read: ReadListener) -> None:
        self.choice = choice
        self._on_read = on_read
        self._state = ReaderState.STOPPED

    def start(self) -> None:
        """Begin."""
        self._state = ReaderState.READY

    def stop(self) -> None:
        """End."""
        self._state = ReaderState.STOPPED

    def status(self) -> ReaderStatus:
        """Return the state."""
        return ReaderStatus(self._state, self.choice.url)

    def present(self, read: BadgeRead) -> None:
        """Read a badge."""
        assert self._state is ReaderState.READY
        self._on_read(read)


class Readers:
    """The readers that were made, and a switch between them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.made: list[FakeReader] = []
        self.recorded: list[BadgeRead] = []
        self._switches: list[ReaderSwitch] = []

    def switch(self, given: ReaderChoice | None = None, seconds_to_try: float = 30.0) -> ReaderSwitch:
        """Make a switch as a start of the program does, and start it."""
        known = KnownReaders([ReaderKind("rdm6300", "RDM6300")], self.attached, self.make)
        switch = ReaderSwitch(
            given or ReaderChoice(),
            KeptReaderChoice(self._folder),
            known,
            self.recorded.append,
            lambda read: TriedBadge(read, (), None, EnrolmentVerdict(Enrollable.YES)),
            seconds_to_try=seconds_to_try,
        )
        switch.start()
        self._switches.append(switch)
        return switch

    def stop(self) -> None:
        """Stop all switches."""
        for switch in self._switches:
            switch.stop()

    def make(self, choice: ReaderChoice, on_read: ReadListener) -> FakeReader:
        """Make a reader, unless there is no such."""
        if choice == NEVER:
            raise ReaderChoiceError("There is no such reader.")
        self.made.append(FakeReader(choice, on_read))
        return self.made[-1]

    def attached(self) -> Sequence[ReaderOffer]:
        """Return one reader."""
        return [ReaderOffer("/dev/ttyUSB0", "an adapter")]


@pytest.fixture
def readers(tmp_path: Path) -> Iterator[Readers]:
    """Return readers whose switches are all stopped at the end."""
    made = Readers(tmp_path)
    yield made
    made.stop()


def test_a_choice_takes_the_place_of_the_reader_at_once(readers: Readers) -> None:
    """The old reader has let go of its port before the new one starts, and badges of the new one are recorded."""
    switch = readers.switch()
    switch.choose(FRONT)
    found, chosen = readers.made
    assert (found.status().state, chosen.status().state) == (ReaderState.STOPPED, ReaderState.READY)
    assert (switch.choice(), switch.status().port, switch.reader) == (FRONT, "/dev/ttyUSB0", chosen)
    chosen.present(badge_read())
    assert readers.recorded == [badge_read()]


def test_a_choice_is_remembered(readers: Readers) -> None:
    """The next start of the station uses the reader that was chosen."""
    readers.switch().choose(FRONT)
    again = readers.switch()
    assert (again.choice(), again.fixed_by()) == (FRONT, "")
    assert readers.made[-1].choice == FRONT


def test_a_setting_of_this_start_comes_first_and_cannot_be_changed(readers: Readers) -> None:
    """What the command line says is used whatever was remembered; choosing is refused with the reason."""
    readers.switch().choose(FRONT)
    fixed = readers.switch(REAR)
    assert fixed.choice() == REAR
    with pytest.raises(ReaderChoiceError) as refused:
        fixed.choose(FRONT)
    assert str(refused.value) == fixed.fixed_by() != ""
    assert fixed.status().state is ReaderState.READY
    assert readers.switch().choice() == FRONT


def test_what_cannot_be_used_changes_nothing(readers: Readers) -> None:
    """A choice that no reader can be made of leaves the one in use at work, and is not remembered."""
    switch = readers.switch()
    switch.choose(FRONT)
    with pytest.raises(ReaderChoiceError):
        switch.choose(NEVER)
    assert switch.choice() == FRONT
    assert switch.status().state is ReaderState.READY
    assert readers.switch().choice() == FRONT


def test_what_cannot_be_kept_changes_nothing(readers: Readers, tmp_path: Path) -> None:
    """Where the disk refuses to remember the choice, the reader is the one it was, and a sentence says why."""
    switch = readers.switch()
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(ReaderChoiceError, match="cannot be kept"):
        switch.choose(FRONT)
    assert switch.choice() == ReaderChoice()
    assert readers.made[0].status().state is ReaderState.READY


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"url": 1, "profile": null, "pattern": ""}', '{"url": null}'])
def test_a_damaged_memory_is_no_choice(readers: Readers, tmp_path: Path, kept: str, expect_log: Announce) -> None:
    """A file that is no choice of a reader lets the reader be found on its own."""
    expect_log("cannot be read from")
    (tmp_path / FILE_NAME).write_text(kept, encoding="utf-8")
    assert readers.switch().choice() == ReaderChoice()


def test_a_remembered_reader_that_there_is_no_more_is_not_insisted_on(
    readers: Readers, tmp_path: Path, expect_log: Announce
) -> None:
    """A station starts, and finds its reader on its own, where the one remembered can no longer be made."""
    expect_log("chosen before cannot be used")
    KeptReaderChoice(tmp_path).keep(NEVER)
    assert readers.switch().choice() == ReaderChoice()
    with pytest.raises(ReaderChoiceError):
        readers.switch(NEVER)


def test_one_badge_is_tried_and_the_next_recorded(readers: Readers) -> None:
    """While somebody tries the reader, one badge is shown to them and not recorded; the one after it is."""
    switch, tried = readers.switch(), list[TriedBadge | None]()
    switch.try_next(tried.append)
    readers.made[-1].present(badge_read(SERIAL_OF_TREMBLAY))
    readers.made[-1].present(badge_read(SERIAL_OF_ROY))
    assert [one.read.serial for one in tried if one] == [SERIAL_OF_TREMBLAY]
    assert [read.serial for read in readers.recorded] == [SERIAL_OF_ROY]


def test_a_trial_ends_by_itself(readers: Readers) -> None:
    """When no badge comes in time the person is told so, and badges are recorded again."""
    switch, over = readers.switch(seconds_to_try=0.02), threading.Event()
    tried = list[TriedBadge | None]()

    def hear(badge: TriedBadge | None) -> None:
        tried.append(badge)
        over.set()

    switch.try_next(hear)
    assert over.wait(5)
    readers.made[-1].present(badge_read())
    assert (tried, readers.recorded) == ([None], [badge_read()])


def test_a_trial_given_up_says_nothing_more(readers: Readers) -> None:
    """After the person stopped trying, badges are recorded and the listener hears nothing; twice is harmless."""
    switch, tried = readers.switch(), list[TriedBadge | None]()
    switch.try_next(tried.append)
    switch.stop_trying()
    switch.stop_trying()
    readers.made[-1].present(badge_read())
    assert (tried, readers.recorded) == ([], [badge_read()])


def test_a_second_trial_ends_the_first(readers: Readers) -> None:
    """Two people try at once: the first hears that it is over, the second gets the badge, nobody a badge twice."""
    switch = readers.switch()
    first, second = list[TriedBadge | None](), list[TriedBadge | None]()
    switch.try_next(first.append)
    switch.try_next(second.append)
    readers.made[-1].present(badge_read())
    assert first == [None]
    assert [one.read for one in second if one] == [badge_read()]
    assert readers.recorded == []


def test_a_badge_of_a_reader_being_replaced_is_not_lost(readers: Readers) -> None:
    """A badge that the old reader read while it was being replaced is recorded like any other."""
    switch = readers.switch()
    old = readers.made[-1]
    stop = old.stop

    def read_while_stopping() -> None:
        old.present(badge_read())
        stop()

    old.stop = read_while_stopping  # type: ignore[method-assign]
    switch.choose(FRONT)
    assert readers.recorded == [badge_read()]
