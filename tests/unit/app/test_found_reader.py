"""The reader of a station that was told of none."""

from collections.abc import Callable

from sentinel_desktop.app.found_reader import FoundReader
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.services.ports import ReaderStatusListener, ReadListener
from tests.support.scan_builders import read as badge_read


class PlayedReader:
    """A reader whose state and badges a test plays."""

    def __init__(self, port: str, on_read: ReadListener, on_status: ReaderStatusListener) -> None:
        self.port = port
        self.present = on_read
        self._on_status = on_status
        self._status = ReaderStatus(ReaderState.STOPPED, port)

    def start(self) -> None:
        """Begin: a keyboard is ready at once, a port must be found."""
        self.enter(ReaderState.READY if self.port == "keyboard" else ReaderState.SEARCHING)

    def stop(self) -> None:
        """End."""
        self.enter(ReaderState.STOPPED)

    def status(self) -> ReaderStatus:
        """Return the state."""
        return self._status

    def enter(self, state: ReaderState) -> None:
        """Go over to a state and tell."""
        self._status = ReaderStatus(state, self.port)
        self._on_status(self._status)


class Station:
    """A found reader of two that are played, and what it told."""

    def __init__(self) -> None:
        self.reads: list[BadgeRead] = []
        self.told: list[tuple[ReaderState, str | None]] = []
        made: list[PlayedReader] = []

        def maker(port: str) -> Callable[[ReadListener, ReaderStatusListener], PlayedReader]:
            def make(on_read: ReadListener, on_status: ReaderStatusListener) -> PlayedReader:
                made.append(PlayedReader(port, on_read, on_status))
                return made[-1]

            return make

        self.reader = FoundReader(maker("port"), maker("keyboard"), self.reads.append, self._hear)
        self.port, self.keyboard = made
        self.reader.start()

    def _hear(self, status: ReaderStatus) -> None:
        self.told.append((status.state, status.port))

    @property
    def state(self) -> tuple[ReaderState, str | None]:
        """What the reader says of itself."""
        return self.reader.status().state, self.reader.status().port


def test_until_a_badge_is_typed_the_search_is_what_is_told() -> None:
    """A keyboard that was listened to, and typed no badge, is no reader: the strip says that one is looked for."""
    station = Station()
    assert station.keyboard.status().state is ReaderState.READY
    assert station.told == [(ReaderState.SEARCHING, "port")]
    assert station.state == (ReaderState.SEARCHING, "port")


def test_the_first_typed_badge_makes_the_keyboard_the_reader() -> None:
    """Its badge is recorded, its state told, and the search that goes on says nothing more."""
    station = Station()
    station.keyboard.present(badge_read())
    assert station.reads == [badge_read()]
    assert station.told[-1] == station.state == (ReaderState.READY, "keyboard")
    station.port.enter(ReaderState.SEARCHING)
    assert station.told[-1] == (ReaderState.READY, "keyboard")
    station.keyboard.enter(ReaderState.LOST)
    assert station.told[-1] == station.state == (ReaderState.LOST, "keyboard")


def test_a_reader_on_a_port_goes_first() -> None:
    """Once a port is read the keys are the windows' own; when it is lost, the keyboard is listened to again."""
    station = Station()
    station.keyboard.present(badge_read())
    station.port.enter(ReaderState.READY)
    assert station.keyboard.status().state is ReaderState.STOPPED
    assert station.told[-1] == station.state == (ReaderState.READY, "port")
    station.port.enter(ReaderState.LOST)
    assert station.told[-1] == station.state == (ReaderState.READY, "keyboard")


def test_both_are_stopped_together() -> None:
    """After the stop neither port nor keys are listened to, and the state says so."""
    station = Station()
    station.keyboard.present(badge_read())
    station.reader.stop()
    assert station.keyboard.status().state is station.port.status().state is ReaderState.STOPPED
    assert station.told[-1] == station.state == (ReaderState.STOPPED, "port")
