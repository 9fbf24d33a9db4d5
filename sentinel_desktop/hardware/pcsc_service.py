"""The smart card service of this computer (pcscd, SCardSvr), asked through the optional package pyscard.

Of that package only the functions of the service itself are used, since its monitors poll on threads of their own and
print what goes wrong. They let other threads run while they wait.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol, Self, cast

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.ports import PortError

NOT_INSTALLED = sentence(
    "ReaderFaults",
    "PC/SC readers need the package pyscard, which is not installed: install it where the "
    "program is installed (pip install pyscard).",
)
_SCOPE_USER, _SHARE_SHARED, _LEAVE_CARD = 0, 2, 0
_ANY_PROTOCOL = 3
_UNAWARE = 0
_CHANGED, _PRESENT = 0x02, 0x20
_GONE = 0x01 | 0x04 | 0x08  # ignored, unknown, unavailable

log = logging.getLogger(__name__)


class Code(IntEnum):
    """What the service returns; the same numbers on every platform."""

    SUCCESS = 0
    UNKNOWN_READER = 0x80100009
    TIMED_OUT = 0x8010000A
    SHARING_VIOLATION = 0x8010000B
    NO_CARD = 0x8010000C
    PROTOCOL_MISMATCH = 0x8010000F
    NOT_READY = 0x80100010
    NOT_TRANSACTED = 0x80100016
    READER_UNAVAILABLE = 0x80100017
    NO_SERVICE = 0x8010001D
    SERVICE_STOPPED = 0x8010001E
    NO_READERS = 0x8010002E
    DATA_LOST = 0x8010002F
    UNRESPONSIVE_CARD = 0x80100066
    RESET_CARD = 0x80100068
    REMOVED_CARD = 0x80100069


_SERVICE_CODES = 0x80100000  # what is below is the operating system's word for a device that failed to answer
_CARD_WARNINGS = range(0x80100065, 0x80100070)
_OF_THE_CARD = {
    Code.SHARING_VIOLATION,
    Code.NO_CARD,
    Code.PROTOCOL_MISMATCH,
    Code.NOT_READY,
    Code.NOT_TRANSACTED,
    Code.DATA_LOST,
}
_ANSWERS_LATER = {Code.SHARING_VIOLATION, Code.NOT_READY, Code.RESET_CARD, Code.UNRESPONSIVE_CARD}
_READER_GONE = {Code.UNKNOWN_READER, Code.READER_UNAVAILABLE, Code.NO_READERS}
_SERVICE_ENDED = {Code.NO_SERVICE, Code.SERVICE_STOPPED}

Answer = Sequence[int]
State = tuple[str, int, Answer]


class PcscLibrary(Protocol):
    """The handful of functions of ``smartcard.scard`` that are used; each returns a code first and never raises."""

    def SCardEstablishContext(self, scope: int) -> tuple[int, object]:
        """Connect with the service."""

    def SCardReleaseContext(self, context: object) -> int:
        """Let go of the service."""

    def SCardListReaders(self, context: object, groups: list[str]) -> tuple[int, list[str]]:
        """Return the names of the readers."""

    def SCardGetStatusChange(
        self, context: object, milliseconds: int, known: list[tuple[str, int]]
    ) -> tuple[int, list[State]]:
        """Wait until a reader is otherwise than known."""

    def SCardConnect(self, context: object, reader: str, share: int, protocols: int) -> tuple[int, object, int]:
        """Connect with the card in a reader; returns the protocol as the third."""

    def SCardTransmit(self, card: object, protocol: int, command: list[int]) -> tuple[int, list[int]]:
        """Send a command and return the answer."""

    def SCardDisconnect(self, card: object, disposition: int) -> int:
        """Let go of a card."""


class CardError(Exception):
    """The card in a reader could not be asked.

    Attributes:
        again: whether it may be able to answer at another try, as long as it stays there.
        taken: another program has the card for itself.
    """

    def __init__(self, code: int) -> None:
        super().__init__(f"the smart card service says {code:08X}")
        self.taken = code == Code.SHARING_VIOLATION
        self.again = code in _ANSWERS_LATER


@dataclass(frozen=True, slots=True)
class SlotState:
    """What is in a slot.

    Attributes:
        slot: its name.
        raw: the service's own bits, to be given back at the next wait.
    """

    slot: str
    raw: int = _UNAWARE

    @property
    def present(self) -> bool:
        """Whether a card is there."""
        return bool(self.raw & _PRESENT) and not self.gone

    @property
    def gone(self) -> bool:
        """Whether the slot itself is there no more."""
        return bool(self.raw & _GONE)

    @property
    def moves(self) -> int:
        """How often a card came or went, in the service's counter of 16 bits; 0 where it has none."""
        return self.raw >> 16


class PcscService:
    """A connection with the service; used by one thread.

    Raises:
        PortError: the service does not run.
    """

    def __init__(self, library: PcscLibrary) -> None:
        self._library = library
        code, self._context = library.SCardEstablishContext(_SCOPE_USER)
        _require(code)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def readers(self) -> Sequence[str]:
        """Return the names of the readers that are attached.

        Raises:
            PortError: the service ended.
        """
        code, names = self._library.SCardListReaders(self._context, [])
        if _unsigned(code) == Code.NO_READERS:
            return ()
        _require(code)
        return names

    def wait(self, known: Sequence[SlotState], seconds: float) -> Sequence[SlotState]:
        """Wait until a slot is otherwise than ``known``, ``seconds`` at most; the slots as they are then.

        Raises:
            PortError: the service ended, or a slot is not there any more.
        """
        slots = [(state.slot, state.raw) for state in known]
        code, states = self._library.SCardGetStatusChange(self._context, int(seconds * 1000), slots)
        if _unsigned(code) == Code.TIMED_OUT:
            return known
        _require(code)
        return [SlotState(slot, _unsigned(raw) & ~_CHANGED) for slot, raw, _answer_to_reset in states]

    def ask(self, slot: str, command: bytes) -> bytes:
        """Send a command to the card in a slot and return the answer.

        Raises:
            CardError: the card did not answer.
            PortError: the service ended, or the slot is not there any more.
        """
        code, card, protocol = self._library.SCardConnect(self._context, slot, _SHARE_SHARED, _ANY_PROTOCOL)
        _require_card(code)
        try:
            code, answer = self._library.SCardTransmit(card, protocol, list(command))
            _require_card(code)
        finally:
            self._library.SCardDisconnect(card, _LEAVE_CARD)
        return bytes(answer)

    def close(self) -> None:
        """Let go of the service; harmless where it ended."""
        self._library.SCardReleaseContext(self._context)


def load_library() -> PcscLibrary:
    """Return the functions of the optional package.

    Raises:
        PortError: it is not installed, or cannot be loaded.
    """
    try:
        from smartcard import scard  # noqa: PLC0415 - the package is optional
    except ModuleNotFoundError as error:
        raise PortError(NOT_INSTALLED) from error
    except ImportError as error:
        raise PortError(
            sentence(
                "ReaderFaults",
                "The package pyscard cannot be loaded ({why}): install the system's PC/SC library (pcscd).",
                why=error,
            )
        ) from error
    return cast("PcscLibrary", scard)


def _unsigned(code: int) -> int:
    return code & 0xFFFFFFFF  # some builds of the package give negative numbers


def _require(code: int) -> None:
    code = _unsigned(code)
    if code == Code.SUCCESS:
        return
    if code in _READER_GONE:
        raise PortError(sentence("ReaderFaults", "The card reader was unplugged."))
    if code in _SERVICE_ENDED:
        raise PortError(
            sentence(
                "ReaderFaults",
                "The smart card service does not run: start it (pcscd; on Windows 'Smart Card', which "
                "runs only while a reader is attached).",
            )
        )
    raise PortError(
        sentence(
            "ReaderFaults",
            "The smart card service failed ({code}): restart it, or plug the reader in again.",
            code=f"{code:08X}",
        )
    )


def _require_card(code: int) -> None:
    """Tell a card that does not answer from a service that does not."""
    code = _unsigned(code)
    if code in _OF_THE_CARD or code in _CARD_WARNINGS or Code.SUCCESS < code < _SERVICE_CODES:
        log.debug("A card did not answer: %08X", code)
        raise CardError(code)
    _require(code)
