"""Who typed it: a badge reader or a person, by the time between the characters."""

import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.keyboard_bursts import KeyboardBursts, WedgeTiming

MS = 1_000_000
ENTER = "\n"
TIMING = WedgeTiming()
BADGE = "62E3086CED"


def spells_a_serial(text: str) -> bool:
    """Judge as the profile of a line of hex does."""
    return re.fullmatch(r"(?:[A-Za-z]+[:=] *)?(?:[0-9A-Fa-f]{2}){3,10}", text) is not None


@dataclass
class Keyboard:
    """Types at the rule and keeps what a program would get: the characters, and the bursts."""

    rule: KeyboardBursts[str] = field(default_factory=lambda: KeyboardBursts(spells_a_serial))
    now_ns: int = 7_000 * MS
    text: str = ""
    bursts: list[str] = field(default_factory=list)
    delays_ms: list[float] = field(default_factory=list)
    _since: list[int] = field(default_factory=list)

    def press(self, character: str, after_ms: float = 10) -> None:
        """Press one key ``after_ms`` after the one before; what nothing followed in time is let go of."""
        before_ns, self.now_ns = self.now_ns, self.now_ns + round(after_ms * MS)
        if self.rule.is_holding and self.now_ns - before_ns > self.rule.patience_ns:
            self._release(self.rule.let_go(), before_ns + self.rule.patience_ns)
        enters = character in "\n\t"
        decision = self.rule.ended(self.now_ns) if enters else self.rule.typed(character, self.now_ns, character)
        self._release(decision.release, self.now_ns)
        if decision.burst:
            self.bursts.append(decision.burst.text)
            assert "".join(decision.burst.keys) == decision.burst.text
            self._since = []
        if not decision.kept:
            self.text += character
        elif not enters:
            self._since.append(self.now_ns)

    def type(self, text: str, every_ms: float = 10, first_ms: float = 500) -> None:
        """Press one key after another."""
        for index, character in enumerate(text):
            self.press(character, every_ms if index else first_ms)

    def rest(self) -> str:
        """Type no more; return all that the program got."""
        self._release(self.rule.let_go(), self.now_ns + self.rule.patience_ns)
        return self.text

    def _release(self, keys: tuple[str, ...], at_ns: int) -> None:
        self.text += "".join(keys)
        for _key in keys:
            if self._since:
                self.delays_ms.append((at_ns - self._since.pop(0)) / MS)


@pytest.mark.parametrize("every_ms", [0, 1, 7, 10, 16, 32])
@pytest.mark.parametrize("end", ["\n", "\t"])
@pytest.mark.parametrize("text", [BADGE, "62e308", "CARD: 04A22B91E64C80", "BADGE=04A22B91"])
def test_what_a_reader_types_is_a_burst_and_nothing_else(text: str, end: str, every_ms: float) -> None:
    """Characters at a reader's speed, ended by Enter or Tab, are one burst; the program gets none of them."""
    keyboard = Keyboard()
    keyboard.type(text + end, every_ms)
    assert (keyboard.bursts, keyboard.rest()) == ([text], "")


def test_two_bursts_follow_each_other() -> None:
    """Two badges 30 ms apart are two bursts."""
    keyboard = Keyboard()
    keyboard.type(BADGE + ENTER, 7)
    keyboard.type("010063E9AE" + ENTER, 7, first_ms=30)
    assert (keyboard.bursts, keyboard.rest()) == ([BADGE, "010063E9AE"], "")


def test_a_reader_may_hesitate_before_its_enter() -> None:
    """After so many characters that no hand has typed, a pause of 90 ms before the end is waited for."""
    keyboard = Keyboard()
    keyboard.type(BADGE)
    keyboard.press(ENTER, 90)
    assert (keyboard.bursts, keyboard.rest()) == ([BADGE], "")


@pytest.mark.parametrize("text", ["Roy, J.", "12", "1234\n", "the 3rd of May\n", "62E3086CED\n", "\n\n\t", "/?x"])
def test_what_a_person_types_arrives(text: str) -> None:
    """Typed at 60 ms a key, everything arrives in its order, also a serial that is typed off a badge."""
    keyboard = Keyboard()
    keyboard.type(text, 60)
    assert (keyboard.rest(), keyboard.bursts) == (text, [])


def test_a_person_waits_for_no_character_longer_than_a_gap() -> None:
    """A single character is seen 35 ms after it was typed; Space, which begins no badge, and Enter are seen at once."""
    keyboard = Keyboard()
    keyboard.type("Roy\n  \t", 80)
    keyboard.rest()
    assert keyboard.delays_ms == [35, 35, 35]


def test_fingers_that_roll_over_the_keys_are_a_persons() -> None:
    """Three keys within 30 ms, and Enter right after, arrive: it is too short for a badge."""
    keyboard = Keyboard()
    for text in ("the", "12", "was\n", "ad3\n"):
        keyboard.type(text, 12, first_ms=70)
    assert (keyboard.rest(), keyboard.bursts) == ("the12was\nad3\n", [])


@pytest.mark.parametrize("text", ["password1\n", "roy7smith\t", "Good morning, all\n"])
def test_what_a_program_types_for_a_person_arrives(text: str) -> None:
    """Words typed by a program, at any speed, are no badge: they arrive with their Enter or Tab."""
    keyboard = Keyboard()
    keyboard.type(text, 1)
    assert (keyboard.rest(), keyboard.bursts) == (text, [])


def test_a_text_too_long_for_a_badge_arrives() -> None:
    """Hundreds of characters at once arrive whole and in order, and a badge after them is read."""
    keyboard = Keyboard()
    long = "0123456789" * 30
    keyboard.type(long + ENTER, 2)
    keyboard.type(BADGE + ENTER)
    assert (keyboard.text, keyboard.bursts) == (long + ENTER, [BADGE])


def test_a_garbled_badge_reaches_no_field() -> None:
    """A reader's text with a digit lost is no serial, and is a burst all the same: it is counted, and not leaked."""
    keyboard = Keyboard()
    keyboard.type("62E3086CE\n")
    assert (keyboard.bursts, keyboard.rest()) == (["62E3086CE"], "")


def test_a_burst_without_an_end_is_let_go() -> None:
    """Without Enter or Tab it is no badge: everything arrives."""
    keyboard = Keyboard()
    keyboard.type(BADGE)
    assert (keyboard.rest(), keyboard.bursts) == (BADGE, [])


@pytest.mark.parametrize(("before", "gap_ms"), [("k", 20), ("a", 25), ("wor", 30), ("a", 40), ("12", 40)])
def test_what_a_person_typed_just_before_a_badge_arrives(before: str, gap_ms: float) -> None:
    """Up to three characters that the badge cut short are told from it by the longest gap, digits of hex too."""
    keyboard = Keyboard()
    keyboard.type(before, 12)
    keyboard.type("010063E9AE" + ENTER, 9, first_ms=gap_ms)
    assert (keyboard.bursts, keyboard.rest()) == (["010063E9AE"], before)


def test_what_spells_a_longer_serial_is_not_taken_apart() -> None:
    """Two digits of hex right before a badge make another serial: which one it was is not guessed."""
    keyboard = Keyboard()
    keyboard.type("12", 12)
    keyboard.type("010063E9AE" + ENTER, 9, first_ms=18)
    assert (keyboard.bursts, keyboard.rest()) == (["12010063E9AE"], "")


def test_what_a_person_types_into_a_badge_arrives() -> None:
    """Characters among a reader's that can be none of them arrive, and the badge is read."""
    keyboard = Keyboard()
    keyboard.type("62E3t086hCED" + ENTER, 8)
    assert (keyboard.bursts, keyboard.rest()) == ([BADGE], "th")


def test_a_digit_typed_into_a_badge_spoils_it() -> None:
    """A digit among a reader's cannot be told from them: no serial is guessed, and nothing leaks."""
    keyboard = Keyboard()
    keyboard.type("62E3a086CED" + ENTER, 8)
    assert (keyboard.bursts, keyboard.rest()) == (["62E3a086CED"], "")


def test_what_accompanies_keeps_its_place() -> None:
    """A key that repeats during a burst is handed on after it; with nothing held it is handed on at once."""
    rule = KeyboardBursts[str](spells_a_serial)
    assert not rule.accompanied("x repeats")
    rule.typed("6", 0, "6")
    assert rule.accompanied("x repeats")
    for index, digit in enumerate("2E308", start=1):
        rule.typed(digit, index * 10 * MS, digit)
    decision = rule.ended(60 * MS)
    assert decision.release == ("x repeats",)
    assert decision.burst is not None
    assert decision.burst.keys == tuple("62E308")


def test_more_than_fingers_roll_over_is_a_reader_most_likely() -> None:
    """From the fourth character on, until it is let go of or was a burst."""
    rule = KeyboardBursts[str](spells_a_serial)
    likely = []
    for index, digit in enumerate("62E308"):
        rule.typed(digit, index * 10 * MS, digit)
        likely.append(rule.is_likely)
    assert likely == [False, False, False, True, True, True]
    assert rule.ended(60 * MS).burst is not None
    assert not rule.is_likely
    for index, digit in enumerate("62E3", start=100):
        rule.typed(digit, index * 10 * MS, digit)
    assert rule.is_likely
    assert rule.let_go() == tuple("62E3")
    assert not rule.is_likely


def test_asking_changes_nothing() -> None:
    """Whether Enter would end a burst may be asked before it comes."""
    rule = KeyboardBursts[str](spells_a_serial)
    for index, digit in enumerate(BADGE):
        rule.typed(digit, index * 10 * MS, digit)
    assert rule.would_end(110 * MS)
    assert not rule.would_end(400 * MS)
    assert rule.ended(110 * MS).burst is not None
    assert not rule.would_end(110 * MS)


STROKES = st.lists(st.tuples(st.sampled_from("0123456789abcdefxyz ,.:/\n\t"), st.integers(0, 300)), max_size=60)


@given(STROKES)
def test_nothing_is_lost_or_made_up(strokes: list[tuple[str, int]]) -> None:
    """Whatever is typed at whatever speed: every character arrives once and in its order, or is in one burst."""
    keyboard = Keyboard()
    for character, after_ms in strokes:
        keyboard.press(character, after_ms)
    arrived = keyboard.rest()
    typed = [character for character, _ in strokes]
    ends = Counter(typed) - Counter(arrived + "".join(keyboard.bursts))
    assert ends.total() == len(keyboard.bursts)
    assert set(ends) <= {"\n", "\t"}
    assert len(arrived) + sum(map(len, keyboard.bursts)) + ends.total() == len(typed)
    remaining = iter(typed)
    assert all(character in remaining for character in arrived)


@given(st.lists(st.tuples(st.sampled_from("0123456789abcdef \n\t"), st.integers(36, 400)), max_size=40))
def test_a_person_is_never_a_reader(strokes: list[tuple[str, int]]) -> None:
    """With more than 35 ms between keys everything arrives, whatever it spells."""
    keyboard = Keyboard()
    for character, after_ms in strokes:
        keyboard.press(character, after_ms)
    assert (keyboard.rest(), keyboard.bursts) == ("".join(character for character, _ in strokes), [])


@given(
    st.binary(min_size=3, max_size=10),
    st.lists(st.integers(0, 33), min_size=21, max_size=21),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789 ", max_size=20),
)
def test_a_reader_is_always_a_reader(serial: bytes, gaps_ms: list[int], typed: str) -> None:
    """Any serial, at any gaps up to those of a reader and a slow clock, is a burst amid a person's typing."""
    keyboard = Keyboard()
    keyboard.type(typed, 90)
    text = serial.hex().upper()
    keyboard.press(text[0], 200)
    for character, gap_ms in zip(text[1:] + ENTER, gaps_ms, strict=False):
        keyboard.press(character, gap_ms)
    assert (keyboard.bursts, keyboard.rest()) == ([text], typed)
