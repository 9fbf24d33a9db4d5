"""Telling a badge reader that types from a person who types, by the time between characters.

A keyboard wedge types its characters 7 to 16 ms apart and then Enter or Tab. A person's are 60 ms apart and more, with
two or three in 10 to 40 ms where fingers roll over the keys. So a character is held back until the next one would have
come; what was held is let go in its order, unless Enter or Tab ends it and it is a badge.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

K = TypeVar("K")

_MILLISECOND: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class WedgeTiming:
    """What tells a reader's typing; times in nanoseconds.

    Attributes:
        gap_ns: the longest time between two characters of a reader: its 16 ms, and as much again for a clock that
            ticks 64 times a second, as that of events does on Windows. A person waits so long to see a character.
        pause_ns: the longest time once there are ``certain`` characters, for a reader that hesitates before its Enter.
        certain: characters at this speed that no hand has typed.
        shortest: characters of the shortest spelling of a serial.
        longest: characters of the longest, with a word before it; what goes on longer is no badge.
    """

    gap_ns: int = 35 * _MILLISECOND
    pause_ns: int = 100 * _MILLISECOND
    certain: int = 8
    shortest: int = 4
    longest: int = 64


USUAL: Final = WedgeTiming()


@dataclass(frozen=True, slots=True)
class Burst(Generic[K]):
    """What a reader typed.

    Attributes:
        text: the characters, without the Enter or Tab.
        keys: those characters' keys, which nobody else may see.
    """

    text: str
    keys: tuple[K, ...]


@dataclass(frozen=True, slots=True)
class Decision(Generic[K]):
    """What to do at a key.

    Attributes:
        release: keys held until now that a person typed, to be handed on in this order, before the key at hand.
        kept: the key at hand is not to be handed on; it is held, or it ended ``burst``.
        burst: what a reader typed, ended by the key at hand.
    """

    release: tuple[K, ...] = ()
    kept: bool = False
    burst: Burst[K] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Held(Generic[K]):
    """A key held back.

    Attributes:
        character: empty for what only keeps its place among the others.
        after_ns: how long after the character before it came.
    """

    key: K
    character: str
    after_ns: int


IsSerial = Callable[[str], bool]
"""Whether a text, as a reader types it, spells a serial."""

_WORD: Final = r"(?:[A-Za-z][A-Za-z0-9 _-]*[:=] *)?"
_LIKE_A_BADGE: Final = re.compile(rf"(?=.*[0-9]){_WORD}[:;%+]?[0-9A-Fa-f][0-9A-Fa-f ,.:\-]{{5,}}")
_KEYS_OF_A_PERSON: Final = 3
_ODD_GAP_NS: Final = 15 * _MILLISECOND


class KeyboardBursts(Generic[K]):
    """Holds keys back until it is clear who typed them. It knows no clock: whoever asks says when.

    Times are nanoseconds of a monotonic clock. One thread at a time.

    Args:
        is_serial: judges a text that was ended; a text that looks like a badge but is none is a burst all the same.
        timing: what tells a reader's typing.
    """

    def __init__(self, is_serial: IsSerial, timing: WedgeTiming = USUAL) -> None:
        self._is_serial = is_serial
        self._timing = timing
        self._held: list[_Held[K]] = []
        self._characters = 0
        self._last_ns = 0
        self._too_long = False

    @property
    def is_holding(self) -> bool:
        """Whether any key is held back."""
        return bool(self._held)

    @property
    def is_likely(self) -> bool:
        """Whether more is held than fingers roll over the keys in one move: a reader is typing, most likely."""
        return self._characters > _KEYS_OF_A_PERSON

    @property
    def patience_ns(self) -> int:
        """How long after the last character the held ones are let go, if nothing comes."""
        timing = self._timing
        return timing.pause_ns if self._characters >= timing.certain else timing.gap_ns

    def would_hold(self, character: str, at_ns: int) -> bool:
        """Return whether a character at ``at_ns`` would be held back."""
        in_time = self._is_in_time(at_ns)
        if in_time and (self._too_long or self._characters >= self._timing.longest):
            return False
        return character != " " or (in_time and self.is_holding)

    def typed(self, character: str, at_ns: int, key: K) -> Decision[K]:
        """Take a character that was typed at ``at_ns``."""
        in_time, holds = self._is_in_time(at_ns), self.would_hold(character, at_ns)
        self._too_long = in_time and (self._too_long or self._characters >= self._timing.longest)
        release = () if in_time and holds else self.let_go()
        after_ns, self._last_ns = max(0, at_ns - self._last_ns), at_ns
        if holds:
            self._held.append(_Held(key, character, after_ns))
            self._characters += 1
        return Decision(release, kept=holds)

    def accompanied(self, key: K) -> bool:
        """Take a key that is no part of any text: one let go of, or one held down that repeats.

        Returns:
            whether it is held, so that it keeps its place among the others; else it is to be handed on.
        """
        if self._held:
            self._held.append(_Held(key, "", 0))
        return bool(self._held)

    def ended(self, at_ns: int) -> Decision[K]:
        """Take an Enter or Tab that was typed at ``at_ns``."""
        read = self._read_by(at_ns)
        rest = tuple(item.key for item in self._held if item not in read)
        self.let_go()
        if not read:
            return Decision(rest)
        return Decision(rest, kept=True, burst=Burst(_text(read), tuple(item.key for item in read)))

    def would_end(self, at_ns: int) -> bool:
        """Return whether an Enter or Tab at ``at_ns`` would end a burst."""
        return bool(self._read_by(at_ns))

    def let_go(self) -> tuple[K, ...]:
        """Return what is held, to be handed on: another key came, or nothing came in time."""
        held = tuple(item.key for item in self._held)
        self._held.clear()
        self._characters = 0
        return held

    def _is_in_time(self, at_ns: int) -> bool:
        return at_ns - self._last_ns <= self.patience_ns

    def _read_by(self, at_ns: int) -> list[_Held[K]]:
        """Return what a reader typed of what is held, if Enter or Tab comes at ``at_ns``; nothing of a person's."""
        if not self._is_in_time(at_ns):
            return []
        typed = [item for item in self._held if item.character]
        for candidate in (typed, _after_odd_gap(typed), _without_foreign(typed)):
            if len(candidate) >= self._timing.shortest and self._is_serial(_text(candidate)):
                return candidate
        return typed if _LIKE_A_BADGE.fullmatch(_text(typed)) else []


def _text(items: list[_Held[K]]) -> str:
    return "".join(item.character for item in items)


def _after_odd_gap(typed: list[_Held[K]]) -> list[_Held[K]]:
    """Leave out up to three characters of a person whom the reader cut short: the longest gap parts them."""
    gaps = [item.after_ns for item in typed[1:]]
    if not gaps or max(gaps) < _ODD_GAP_NS:
        return []
    first = gaps.index(max(gaps)) + 1
    return typed[first:] if first <= _KEYS_OF_A_PERSON else []


def _without_foreign(typed: list[_Held[K]]) -> list[_Held[K]]:
    """Leave out up to three characters that stand among digits of hex and are none: a person typed on."""
    digits = [item for item in typed if item.character in "0123456789ABCDEFabcdef"]
    return digits if len(typed) - len(digits) <= _KEYS_OF_A_PERSON else []
