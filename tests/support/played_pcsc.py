"""A smart card service in memory: the functions of ``smartcard.scard`` over readers and cards that a test moves."""

import threading
from dataclasses import dataclass, field

from sentinel_desktop.hardware.pcsc_service import Code, State

_CHANGED, _UNKNOWN, _EMPTY, _PRESENT, _EXCLUSIVE = 0x02, 0x04, 0x10, 0x20, 0x80
_GOOD = b"\x90\x00"
_FAILED = 0x80100013


@dataclass(slots=True)
class PlayedCard:
    """A card, and what it says when it is asked.

    Attributes:
        answers: what it says to one command after another, the last of them from then on; a code where it fails.
        asked: the commands that came.
    """

    answers: list[bytes | Code]
    asked: list[bytes] = field(default_factory=list)

    def answer(self, command: bytes) -> bytes | Code:
        """Keep the command and return what is said to it."""
        self.asked.append(command)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def card(uid: str) -> PlayedCard:
    """Return a card that tells its id, given in hex."""
    return PlayedCard([bytes.fromhex(uid) + _GOOD])


@dataclass(slots=True)
class _Slot:
    card: PlayedCard | None = None
    moves: int = 0
    taken: bool = False

    def bits(self) -> int:
        if self.card is None:
            return _EMPTY | self.moves << 16
        return (_PRESENT | (_EXCLUSIVE if self.taken else 0)) | self.moves << 16


class PlayedPcsc:
    """The service; ``runs`` says whether it does. Safe from any thread.

    A context of before a stop is of no use after it, as with the real ones.
    """

    def __init__(self, *readers: str) -> None:
        self._changed = threading.Condition()
        self._slots = {reader: _Slot() for reader in readers}
        self._running = 1  # which start of the service this is, 0 while it does not run
        self._starts = 1
        self.contexts: set[object] = set()
        self.connected = 0
        self.waits = 0

    # --- what a test does ---------------------------------------------------------------------------------------

    def attach(self, reader: str) -> None:
        """Plug in a reader."""
        with self._changed:
            self._slots[reader] = _Slot()
            self._changed.notify_all()

    def detach(self, reader: str) -> None:
        """Unplug a reader."""
        with self._changed:
            del self._slots[reader]
            self._changed.notify_all()

    def lay(self, reader: str, laid: PlayedCard) -> None:
        """Lay a card on a reader."""
        self._move(reader, laid)

    def take_away(self, reader: str) -> None:
        """Take the card away."""
        self._move(reader, None)

    def replace_unseen(self, reader: str, laid: PlayedCard) -> None:
        """Take the card away and lay one on, so quickly that only the counter tells."""
        with self._changed:
            self._slots[reader].moves += 1
            self._move(reader, laid)

    def take_for_another_program(self, reader: str, *, taken: bool) -> None:
        """Have another program take what is in the reader for itself, or let go of it."""
        with self._changed:
            self._slots[reader].taken = taken
            self._changed.notify_all()

    def stop_service(self) -> None:
        """End the service."""
        with self._changed:
            self._running = 0
            self._changed.notify_all()

    def start_service(self) -> None:
        """Start it again."""
        with self._changed:
            self._starts += 1
            self._running = self._starts

    # --- what the library does ----------------------------------------------------------------------------------

    def SCardEstablishContext(self, scope: int) -> tuple[int, object]:  # noqa: N802 - the library's name
        """Connect."""
        assert scope == 0
        with self._changed:
            if not self._running:
                return Code.NO_SERVICE - (1 << 32), None  # as builds for Windows give it
            context = (self._running, len(self.contexts), object())
            self.contexts.add(context)
            return Code.SUCCESS, context

    def SCardReleaseContext(self, context: object) -> int:  # noqa: N802 - the library's name
        """Let go."""
        with self._changed:
            self.contexts.discard(context)
            return Code.SUCCESS

    def SCardListReaders(self, context: object, groups: list[str]) -> tuple[int, list[str]]:  # noqa: N802 - likewise
        """Return the names."""
        assert groups == []
        with self._changed:
            if not self._is_live(context):
                return Code.SERVICE_STOPPED, []
            return (Code.SUCCESS, list(self._slots)) if self._slots else (Code.NO_READERS, [])

    def SCardGetStatusChange(  # noqa: N802 - the library's name
        self, context: object, milliseconds: int, known: list[tuple[str, int]]
    ) -> tuple[int, list[State]]:
        """Wait for a change."""
        with self._changed:
            self.waits += 1
            self._changed.wait_for(lambda: not self._is_live(context) or self._differs(known), milliseconds / 1000)
            if not self._is_live(context):
                return _FAILED, []
            if not self._differs(known):
                return Code.TIMED_OUT, [(name, raw, []) for name, raw in known]
            return Code.SUCCESS, [(name, self._bits(name) | _CHANGED, []) for name, _raw in known]

    def SCardConnect(  # noqa: N802 - the library's name
        self, context: object, reader: str, share: int, protocols: int
    ) -> tuple[int, object, int]:
        """Connect with a card."""
        assert (share, protocols) == (2, 3)
        with self._changed:
            if not self._is_live(context):
                return Code.NO_SERVICE, None, 0
            slot = self._slots.get(reader)
            if slot is None:
                return Code.UNKNOWN_READER, None, 0
            if slot.card is None:
                return Code.NO_CARD, None, 0
            if slot.taken:
                return Code.SHARING_VIOLATION, None, 0
            self.connected += 1
            return Code.SUCCESS, slot.card, 2

    def SCardTransmit(self, card: object, protocol: int, command: list[int]) -> tuple[int, list[int]]:  # noqa: N802
        """Send a command."""
        assert isinstance(card, PlayedCard)
        assert protocol == 2
        said = card.answer(bytes(command))
        return (said, []) if isinstance(said, Code) else (Code.SUCCESS, list(said))

    def SCardDisconnect(self, card: object, disposition: int) -> int:  # noqa: N802 - the library's name
        """Let go of a card."""
        assert (isinstance(card, PlayedCard), disposition) == (True, 0)
        with self._changed:
            self.connected -= 1
        return Code.SUCCESS

    def _move(self, reader: str, laid: PlayedCard | None) -> None:
        with self._changed:
            slot = self._slots[reader]
            slot.card = laid
            slot.moves += 1
            self._changed.notify_all()

    def _is_live(self, context: object) -> bool:
        return isinstance(context, tuple) and context[0] == self._running

    def _bits(self, reader: str) -> int:
        slot = self._slots.get(reader)
        return _UNKNOWN if slot is None else slot.bits()

    def _differs(self, known: list[tuple[str, int]]) -> bool:
        return any(raw & ~_CHANGED != self._bits(name) for name, raw in known)
