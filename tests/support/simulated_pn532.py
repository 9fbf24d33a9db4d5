"""A PN532 as its user manual describes it: bytes of the host in, bytes of the chip out, with faults to order."""

import re

ACK = bytes.fromhex("0000ff00ff00")
NACK = bytes.fromhex("0000ffff0000")
SYNTAX_ERROR = bytes.fromhex("0000ff01ff7f8100")
FIRMWARE = bytes.fromhex("0332010607")

_WOKEN = re.compile(rb"\x55\x55\x00{3,}")
_FROM_HOST = re.compile(rb"\x00\xff(?:(\x00\xff)|(\xff\x00)|(.)(.))", re.DOTALL)
_FOR_EVER = 0xFF


def answer_frame(data: bytes, *, extended: bool = False) -> bytes:
    """Return what the chip sends for ``data``, by the words of the manual."""
    body = b"\xd5" + data
    if extended:
        length = bytes([0xFF, 0xFF, len(body) // 256, len(body) % 256, (-(len(body) // 256) - len(body)) % 256])
    else:
        length = bytes([len(body), 256 - len(body)])
    return b"\x00\x00\xff" + length + body + bytes([-sum(body) % 256, 0])


def tag_record(number: int, uid: bytes) -> bytes:
    """Return what InListPassiveTarget tells of one tag; those with a long UID speak ISO 14443-4 and have an ATS."""
    if len(uid) == 4:
        return bytes([number, 0x00, 0x04, 0x08, 4]) + uid
    return bytes([number, 0x03, 0x44, 0x20, len(uid)]) + uid + bytes.fromhex("067577810280")


class SimulatedPn532:
    """One chip with the tags in its field.

    Attributes:
        tags: the UIDs in the field.
        lose_acks, lose_answers, damage_answers, refuse: how many of the next of each go wrong.
        extended: whether answers come in extended frames.
        before_answers: noise on the line before each answer.
        commands: the codes of all commands that were understood.
    """

    def __init__(self) -> None:
        self.tags: list[bytes] = []
        self.lose_acks = self.lose_answers = self.damage_answers = self.refuse = 0
        self.extended = False
        self.before_answers = b""
        self.commands: list[int] = []
        self.resent = 0
        self.power_cycle()

    def power_cycle(self) -> None:
        """Take the power away and give it back: asleep, and set up as from the factory."""
        self._asleep = True
        self._heard = b""
        self._tries = _FOR_EVER
        self._looking_for: int | None = None
        self._last_answer = b""

    def hear(self, data: bytes, _now_ns: int = 0) -> bytes:
        """Return what the chip says to ``data``, and of itself when a tag comes that it was still looking for."""
        self._heard += data
        if self._asleep:
            woken = _WOKEN.search(self._heard)
            if woken is None:
                return b""
            self._asleep, self._heard = False, self._heard[woken.end() - 1 :]
        said = b""
        while (frame := _FROM_HOST.search(self._heard)) is not None:
            if frame.group(1):
                self._looking_for = None
                self._heard = self._heard[frame.end() :]
            elif frame.group(2):
                self.resent += 1
                said += self._last_answer
                self._heard = self._heard[frame.end() :]
            else:
                end = frame.end() + frame.group(3)[0] + 1
                if len(self._heard) < end:
                    break
                body, self._heard = self._heard[frame.end() : end], self._heard[end:]
                said += self._obey(body[1:-1])
        if self._looking_for is not None and self.tags:
            said += self._tell_tags(self._looking_for)
        return said

    def _obey(self, command: bytes) -> bytes:
        self.commands.append(command[0])
        if self.refuse:
            self.refuse -= 1
            return SYNTAX_ERROR
        if self.lose_acks:
            self.lose_acks -= 1
            return b""
        if command[0] == 0x4A:
            return ACK + (
                self._tell_tags(command[1]) if self.tags or self._tries != _FOR_EVER else self._look(command[1])
            )
        if command[0] == 0x32 and command[1] == 5:
            self._tries = command[4]
        answers = {0x02: FIRMWARE, 0x14: b"\x15", 0x32: b"\x33"}
        return ACK + self._answer(answers[command[0]]) if command[0] in answers else SYNTAX_ERROR

    def _look(self, most: int) -> bytes:
        self._looking_for = most
        return b""

    def _tell_tags(self, most: int) -> bytes:
        self._looking_for = None
        seen = self.tags[:most]
        records = b"".join(tag_record(number, uid) for number, uid in enumerate(seen, 1))
        return self._answer(bytes([0x4B, len(seen)]) + records)

    def _answer(self, data: bytes) -> bytes:
        frame = self._last_answer = answer_frame(data, extended=self.extended)
        if self.lose_answers:
            self.lose_answers -= 1
            return b""
        if self.damage_answers:
            self.damage_answers -= 1
            frame = frame[:-3] + bytes([frame[-3] ^ 0x10]) + frame[-2:]
        return self.before_answers + frame
