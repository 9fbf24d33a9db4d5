"""A pcProx reader as its manuals describe it: lines of the host in, answers out, with its counters."""

import time

STEP_NS = 48_000_000


class SimulatedPcProx:
    """One reader and the last card it read.

    Attributes:
        echoes: whether it repeats what it is sent and prompts, as it does from the factory.
        lose_answers, damage_answers: how many of the next answers go wrong.
        asked: how many questions were answered.
    """

    def __init__(self) -> None:
        self.echoes = False
        self.lose_answers = self.damage_answers = 0
        self.asked = 0
        self.power_cycle()

    def power_cycle(self) -> None:
        """Take the power away and give it back: no card was ever read."""
        self._heard = b""
        self._bits = self._number = self.overrun = 0
        self._read_ns: int | None = None
        self._is_told = True

    def present(self, bits: str, now_ns: int | None = None) -> None:
        """Read a card of these zeros and ones; one that nobody asked for meanwhile is written over and counted."""
        if not self._is_told:
            self.overrun = (self.overrun + 1) % 256
        self._bits, self._number = len(bits), int(bits, 2)
        self._read_ns = time.monotonic_ns() if now_ns is None else now_ns
        self._is_told = False

    def clear(self) -> None:
        """Do what ``rfid:qid.id`` does: age, overrun and bit count begin anew."""
        self._bits = self.overrun = 0
        self._read_ns = None

    def hear(self, data: bytes, now_ns: int | None = None) -> bytes:
        """Return what the reader says to ``data``."""
        said = data if self.echoes else b""
        *lines, self._heard = (self._heard + data).replace(b"\n", b"\r").split(b"\r")
        for line in lines:
            if line == b"rfid:qid":
                said += self._answer(time.monotonic_ns() if now_ns is None else now_ns)
            elif line:
                said += b"\r\n{ERR#1}\r\n"
            said += b"\r\nRF IDeas>" if self.echoes else b""
        return said

    def _answer(self, now_ns: int) -> bytes:
        self.asked += 1
        age = 0xFFFF if self._read_ns is None else min((now_ns - self._read_ns) // STEP_NS, 0xFFFF)
        if self.lose_answers:
            self.lose_answers -= 1
            return b""
        answer = f"\r\n{{0x{age:04X},{self.overrun},0x0000,{self._bits};0x{self._number:020X}}}\r\n".encode("ascii")
        if self.damage_answers:
            self.damage_answers -= 1
            return answer.replace(b",", b"\xfe", 1)
        self._is_told = True
        return answer
