"""Which port has the reader, and what does it speak? Asked first, since a reader that answers proves itself."""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import serial

from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.format_detection import FormatDetector
from sentinel_desktop.hardware.frames.decoder import DecodedSerial, Decoder, Dialogue
from sentinel_desktop.hardware.ports import (
    ASKING_READ_TIMEOUT_SECONDS,
    READ_TIMEOUT_SECONDS,
    FindPorts,
    PortError,
    PortInfo,
    choose_port,
    close_port,
    open_port,
    read_available,
    set_line,
    write,
)
from sentinel_desktop.hardware.profiles import ASKED, DETECTABLE, DETECTION_BAUD_RATE, ReaderProfile
from sentinel_desktop.services.ports import ReadClock

log = logging.getLogger(__name__)

_A_SECOND_NS = 1_000_000_000

Piece = tuple[bytes, ClockReading]
"""Bytes, and when the last of them had arrived."""


@dataclass(frozen=True, slots=True)
class Timings:
    """How long a reader is waited for, in seconds.

    Attributes:
        to_prove: an unknown reader is asked for so long in each protocol.
        to_answer: a reader whose protocol is known is asked for so long before it is given up for this time.
        of_silence: a reader that answered before owes an answer for so long before it counts as lost.
        between_tries: from one try to find or open a reader to the next.
        between_questions: of several readers none of which answers, none is asked again for so long, unless another
            one is plugged in; what hangs there may be no reader at all.
    """

    to_prove: float = 0.3
    to_answer: float = 1.0
    of_silence: float = 3.0
    between_tries: float = 0.5
    between_questions: float = 10.0


USUAL = Timings()


@dataclass(frozen=True, slots=True)
class OpenedReader:
    """A port that is open, and how it is to be read.

    Attributes:
        profile: None where the format is still to be found by listening.
        decoder: a dialogue that the reader has answered; None to begin anew.
        heard: what a reader that only talks said while it was asked.
    """

    port: serial.Serial
    profile: ReaderProfile | None
    decoder: Decoder | None = None
    heard: tuple[Piece, ...] = ()


class Detection:
    """Finds and opens the reader of a choice; used by the reader's thread alone.

    A question is harmless to a reader that only talks: most of them have no wire to hear it.
    """

    def __init__(
        self,
        url: str | None,
        profile: ReaderProfile | None,
        read_clock: ReadClock,
        stopping: threading.Event,
        *,
        find_ports: FindPorts,
        timings: Timings,
    ) -> None:
        self._url = url
        self._profile = profile
        self._read_clock = read_clock
        self._stopping = stopping
        self._find_ports = find_ports
        self._timings = timings
        self._asked_in_vain: tuple[frozenset[str], int] | None = None

    def open(self) -> OpenedReader:
        """Return the reader, opened; takes up to a second for each port that must be asked.

        Raises:
            SeveralPortsError: several are attached and it is not clear which one is meant.
            NoPortError: none is given, and none is attached.
            PortError: it is not there, or it cannot be opened, or it does not answer.
        """
        candidates = [port for port in self._find_ports() if port.may_be_a_reader] if self._url is None else []
        if len(candidates) > 1 and (found := self._the_one_that_answers(candidates)):
            return found
        return self._open_only(choose_port(self._url, lambda: candidates or self._find_ports()))

    def _open_only(self, device: str) -> OpenedReader:
        profile = self._profile
        with ExitStack() as closing:
            port = open_port(device, DETECTION_BAUD_RATE if profile is None else profile.baud_rate)
            closing.callback(close_port, port)
            if profile is None:
                opened = self._asked_or_heard(port)
            elif not isinstance(dialogue := profile.new_decoder(), Dialogue):
                opened = OpenedReader(port, profile)
            elif self._is_answered(port, profile, dialogue, self._timings.to_answer):
                opened = OpenedReader(port, profile, dialogue)
            else:
                raise PortError(does_not_answer(device), device)
            closing.pop_all()
            return opened

    def _the_one_that_answers(self, candidates: Sequence[PortInfo]) -> OpenedReader | None:
        """Ask on several ports; None where none answers, or more than one does."""
        devices = frozenset(port.device for port in candidates)
        if not self._dialogues() or not self._may_ask(devices):
            return None
        answering = [found for port in candidates if (found := self._asked(port.device))]
        if len(answering) == 1:
            self._asked_in_vain = None
            return answering[0]
        for found in answering:
            close_port(found.port)
        self._asked_in_vain = devices, self._read_clock().monotonic_ns
        return None

    def _may_ask(self, devices: frozenset[str]) -> bool:
        if self._asked_in_vain is None or self._asked_in_vain[0] != devices:
            return True
        passed_ns = self._read_clock().monotonic_ns - self._asked_in_vain[1]
        return passed_ns >= self._timings.between_questions * _A_SECOND_NS

    def _asked(self, device: str) -> OpenedReader | None:
        """Return the reader on one of several ports, opened, where it answers."""
        try:
            with ExitStack() as closing:
                port = open_port(device, DETECTION_BAUD_RATE)
                closing.callback(close_port, port)
                for profile, dialogue in self._dialogues():
                    if self._is_answered(port, profile, dialogue, self._timings.to_prove):
                        closing.pop_all()
                        return OpenedReader(port, profile, dialogue)
        except PortError as error:
            log.debug("One of several ports cannot be asked: %s", error)
        return None

    def _asked_or_heard(self, port: serial.Serial) -> OpenedReader:
        """Ask in every protocol; where nothing answers, or a badge comes meanwhile, the reader is one that talks."""
        heard: list[Piece] = []
        for profile, dialogue in self._dialogues():
            pieces: list[Piece] = []
            detector = FormatDetector(DETECTABLE)
            for data, at in self._ask(port, profile, dialogue, self._timings.to_prove):
                pieces.append((data, at))
                detector.feed(data)
                if dialogue.answered:
                    return OpenedReader(port, profile, dialogue)
                if detector.profile is not None:
                    break
            # At another speed a badge is garbage, unless the port is one that has no speed.
            if profile.baud_rate == DETECTION_BAUD_RATE or _has_badge(pieces):
                heard += pieces
            if detector.profile is not None:
                break
        set_line(port, DETECTION_BAUD_RATE, READ_TIMEOUT_SECONDS)
        return OpenedReader(port, None, heard=tuple(heard))

    def _dialogues(self) -> Sequence[tuple[ReaderProfile, Dialogue]]:
        profiles = ASKED if self._profile is None else (self._profile,)
        made = [(profile, profile.new_decoder()) for profile in profiles]
        return [(profile, decoder) for profile, decoder in made if isinstance(decoder, Dialogue)]

    def _is_answered(self, port: serial.Serial, profile: ReaderProfile, dialogue: Dialogue, seconds: float) -> bool:
        return any(dialogue.answered for _ in self._ask(port, profile, dialogue, seconds))

    def _ask(self, port: serial.Serial, profile: ReaderProfile, dialogue: Dialogue, seconds: float) -> Iterator[Piece]:
        """Ask for ``seconds`` and give every piece that arrives, after the dialogue has taken it in."""
        set_line(port, profile.baud_rate, ASKING_READ_TIMEOUT_SECONDS)
        at = self._read_clock()
        until_ns = at.monotonic_ns + round(seconds * _A_SECOND_NS)
        while at.monotonic_ns < until_ns and not self._stopping.is_set():
            write(port, dialogue.asks(at.monotonic_ns))
            data = read_available(port)
            at = self._read_clock()
            if data:
                dialogue.feed(data)
                yield data, at


def does_not_answer(device: str) -> str:
    """Return the sentence for a port that is there and a reader on it that says nothing."""
    return sentence(
        "ReaderFaults",
        "The reader on {device} does not answer: check its power, its cable and that it is the kind that is set.",
        device=device,
    )


def _has_badge(pieces: Sequence[Piece]) -> bool:
    detector = FormatDetector(DETECTABLE)
    decoded = [item for data, _ in pieces for item in detector.feed(data)]
    return any(isinstance(item, DecodedSerial) for item in (*decoded, *detector.quiet()))
