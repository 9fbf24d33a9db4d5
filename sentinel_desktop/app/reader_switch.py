"""The reader of a station, which a person may choose anew while the station runs, and try without recording."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sentinel_desktop.app.kept_reader_choice import KeptReaderChoice
from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import ReaderChoice, ReaderKind, ReaderOffer, ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.tried_badges import TriedBadge
from sentinel_desktop.services.ports import BadgeReader, ReadListener

logger = logging.getLogger(__name__)

SECONDS_TO_TRY: Final = 30.0
"""How long the next badge is shown in place of being recorded: long enough to fetch one, too short to forget it."""

_FIXED: Final = sentence(
    "ReaderFaults",
    "The reader is given by the command line, an environment variable or the settings file: change it there.",
)

MakeReader = Callable[[ReaderChoice, ReadListener], BadgeReader]
TrialListener = Callable[[TriedBadge | None], None]


@dataclass(frozen=True, slots=True)
class KnownReaders:
    """What there is to choose from.

    Attributes:
        kinds: the wire protocols.
        attached: looks for what hangs on this computer now; slow.
        make: builds the reader of a choice; raises ReaderChoiceError with a sentence.
    """

    kinds: Sequence[ReaderKind]
    attached: Callable[[], Sequence[ReaderOffer]]
    make: MakeReader


class _Trial:
    """One badge that is shown in place of being recorded, or none when the time has run out."""

    def __init__(self, listener: TrialListener, seconds: float) -> None:
        self.listener = listener
        self._lock = threading.Lock()
        self._is_over = False
        self._timer = threading.Timer(seconds, self._run_out)
        self._timer.name = "reader-trial"
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> bool:
        """End the trial; true for whoever ended it, once."""
        with self._lock:
            ended, self._is_over = not self._is_over, True
        self._timer.cancel()
        return ended

    def _run_out(self) -> None:
        if self.end():
            self.listener(None)


class ReaderSwitch:
    """Satisfies ``ports.BadgeReader`` and ``ports.ReaderControl``; every method may be called from any thread."""

    def __init__(
        self,
        given: ReaderChoice,
        kept: KeptReaderChoice,
        known: KnownReaders,
        on_read: ReadListener,
        describe: Callable[[BadgeRead], TriedBadge],
        *,
        seconds_to_try: float = SECONDS_TO_TRY,
    ) -> None:
        """Build the reader without starting it.

        Args:
            given: what the settings of this start say; where it names something, nothing can be chosen.
            kept: where a choice is remembered.
            known: what there is to choose from.
            on_read: gets every badge but one that is tried.
            describe: says of a badge what the person who tries it wants to know; called on the reader's thread.
            seconds_to_try: how long a trial waits for a badge.
        """
        self._kept = kept
        self._known = known
        self._on_read = on_read
        self._describe = describe
        self._seconds_to_try = seconds_to_try
        self._is_fixed = given != ReaderChoice()
        self._choice = given if self._is_fixed else kept.read()
        self._choosing = threading.Lock()
        self._running = False
        self._trial: _Trial | None = None
        self._reader = self._first_reader()

    def start(self) -> None:
        """Begin searching and reading; returns at once."""
        with self._choosing:
            self._running = True
            self._reader.start()

    def stop(self) -> None:
        """Stop reading and close the port."""
        self.stop_trying()
        with self._choosing:
            self._running = False
            self._reader.stop()

    def status(self) -> ReaderStatus:
        """Return the reader at this moment."""
        return self._reader.status()

    @property
    def reader(self) -> BadgeReader:
        """The reader in use."""
        return self._reader

    # --- choosing ------------------------------------------------------------------------------------------------

    def choice(self) -> ReaderChoice:
        """Return what is chosen; empty where the reader is found on its own."""
        return self._choice

    def fixed_by(self) -> str:
        """Return why nothing can be chosen here, in a sentence; empty where it can."""
        return _FIXED if self._is_fixed else ""

    def kinds(self) -> Sequence[ReaderKind]:
        """Return the wire protocols there are."""
        return self._known.kinds

    def attached(self) -> Sequence[ReaderOffer]:
        """Return the readers that hang on this computer now; takes up to a second."""
        return self._known.attached()

    def choose(self, choice: ReaderChoice) -> None:
        """Use another reader from now on, and after the next start too; takes up to two seconds.

        Raises:
            ReaderChoiceError: there is no such reader or protocol, it is fixed, or the choice cannot be kept; the
                reader is the one it was.
        """
        if self._is_fixed:
            raise ReaderChoiceError(_FIXED)
        with self._choosing:
            chosen = self._known.make(choice, self._hear)
            try:
                self._kept.keep(choice)
            except OSError as error:
                raise ReaderChoiceError(
                    sentence(
                        "ReaderFaults",
                        "The choice cannot be kept on this computer ({why}): the reader stays as it was.",
                        why=error.strerror,
                    )
                ) from error
            self._reader.stop()
            self._reader, self._choice = chosen, choice
            if self._running:
                chosen.start()

    def _first_reader(self) -> BadgeReader:
        try:
            return self._known.make(self._choice, self._hear)
        except ReaderChoiceError as error:
            if self._is_fixed:
                raise
            logger.warning("The reader chosen before cannot be used: %s", error)
            self._choice = ReaderChoice()
            return self._known.make(self._choice, self._hear)

    # --- trying --------------------------------------------------------------------------------------------------

    def try_next(self, listener: TrialListener) -> None:
        """Show the next badge in place of recording it: ``listener`` gets it, or None when the time has run out.

        A trial that goes on already is ended. The listener is called on another thread.
        """
        before, self._trial = self._trial, _Trial(listener, self._seconds_to_try)
        if before is not None and before.end():
            before.listener(None)

    def stop_trying(self) -> None:
        """Record badges again; the listener of the trial hears nothing more."""
        trial, self._trial = self._trial, None
        if trial is not None:
            trial.end()

    def _hear(self, read: BadgeRead) -> None:
        trial = self._trial
        if trial is not None and trial.end():
            trial.listener(self._describe(read))
        else:
            self._on_read(read)
