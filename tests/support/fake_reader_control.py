"""A reader that a person chooses and tries, without a reader."""

from collections.abc import Callable, Sequence

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.enrolment import Enrollable, EnrolmentVerdict
from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import CardFamily, ReaderChoice, ReaderKind, ReaderOffer
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import Serial, spellings
from sentinel_desktop.domain.tried_badges import TriedBadge
from tests.support.invented_desk import NOW

KINDS = (
    ReaderKind("rdm6300", "RDM6300 or Seeed 125 kHz"),
    ReaderKind("line", "Line reader, one hex serial a line"),
    ReaderKind("pcprox-text", "pcProx, text laid out by the site", takes_pattern=True),
)
FRONT = ReaderOffer("/dev/ttyUSB0", "FT232R USB UART (/dev/ttyUSB0)")
REAR = ReaderOffer("/dev/ttyACM0", "Arduino Micro (/dev/ttyACM0)")


class FakeReaderControl:
    """Satisfies ``ports.ReaderControl``: a choice is used at once, a trial waits for ``present`` or ``run_out``."""

    def __init__(self, *offers: ReaderOffer, fixed_by: str = "", refuses: str = "") -> None:
        """Attach readers; ``refuses`` is said of every choice that is made."""
        self.offers: Sequence[ReaderOffer] = offers
        self.refuses = refuses
        self.used = ReaderChoice()
        self._fixed_by = fixed_by
        self._listener: Callable[[TriedBadge | None], None] | None = None

    @property
    def is_trying(self) -> bool:
        """Whether the next badge is shown and not recorded."""
        return self._listener is not None

    def choice(self) -> ReaderChoice:
        """Return the reader in use."""
        return self.used

    def fixed_by(self) -> str:
        """Return why nothing can be chosen."""
        return self._fixed_by

    def kinds(self) -> Sequence[ReaderKind]:
        """Return three protocols, one of them with a pattern."""
        return KINDS

    def attached(self) -> Sequence[ReaderOffer]:
        """Return what is attached."""
        return self.offers

    def choose(self, choice: ReaderChoice) -> None:
        """Use a reader, unless choices are refused."""
        if self._fixed_by or self.refuses:
            raise ReaderChoiceError(self._fixed_by or self.refuses)
        self.used = choice

    def try_next(self, listener: Callable[[TriedBadge | None], None]) -> None:
        """Wait for a badge."""
        self._listener = listener

    def stop_trying(self) -> None:
        """Wait no longer."""
        self._listener = None

    def present(self, tried: TriedBadge) -> None:
        """Hold a badge to the reader."""
        self._end(tried)

    def run_out(self) -> None:
        """Let the time of the trial run out."""
        self._end(None)

    def _end(self, tried: TriedBadge | None) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener(tried)


def tried(
    serial: str = "010063E9AE",
    badge: Badge | None = None,
    enrollable: Enrollable = Enrollable.YES,
    family: CardFamily = CardFamily.LOW_FREQUENCY,
) -> TriedBadge:
    """Return a badge that was tried."""
    read = BadgeRead(Serial(serial), ClockReading(NOW, 0, "boot"), family)
    return TriedBadge(read, spellings(read.serial)[1:], badge, EnrolmentVerdict(enrollable, badge))
