"""What stands against enrolling a badge that was tapped."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.enrolment import Enrollable, EnrolmentVerdict, judge
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import Serial
from tests.support.scan_builders import badge, reading

LOW, HIGH, UNKNOWN = CardFamily.LOW_FREQUENCY, CardFamily.ISO_14443, CardFamily.UNKNOWN
TAG, SAME_32, SAME_24 = badge("62E3086CED"), badge("01E3086CED"), badge("6200086CED")
CARD_OF_FOUR, CARD_OF_THREE = badge("E3086CED"), badge("086CED")
STRANGER = badge("AA11223344")


def tapped(serial: str, family: CardFamily = UNKNOWN) -> BadgeRead:
    """Return what a reader hands over."""
    return BadgeRead(Serial(serial), reading(), family)


@pytest.mark.parametrize("alike", [[], [STRANGER]])
def test_a_badge_like_no_other_may_be_enrolled(alike: list[Badge]) -> None:
    """Nothing stands against it."""
    assert judge(tapped("62E3086CED"), alike) == EnrolmentVerdict(Enrollable.YES)


@pytest.mark.parametrize(
    ("serial", "alike", "known"),
    [
        ("62E3086CED", [TAG], TAG),
        ("62E3086CED", [SAME_32, TAG, CARD_OF_FOUR], TAG),
        ("E3086CED", [TAG], TAG),
        ("086CED", [TAG], TAG),
        ("E3086CED", [TAG, SAME_24], TAG),
        ("E3086CED", [TAG, CARD_OF_FOUR], CARD_OF_FOUR),
        ("086CED", [TAG, SAME_32, CARD_OF_THREE], CARD_OF_THREE),
    ],
)
def test_what_a_scan_would_find_is_enrolled_already(serial: str, alike: list[Badge], known: Badge) -> None:
    """By its whole serial, or as the only one that a shorter spelling can mean."""
    assert judge(tapped(serial), alike) == EnrolmentVerdict(Enrollable.ENROLLED_ALREADY, known)


@pytest.mark.parametrize(
    ("serial", "alike", "mistaken", "bits"),
    [
        ("62E3086CED", [SAME_32], SAME_32, 32),
        ("62E3086CED", [SAME_24], SAME_24, 24),
        ("62E3086CED", [SAME_24, SAME_32], SAME_32, 32),
        ("62E3086CED", [CARD_OF_FOUR], CARD_OF_FOUR, 32),
        ("62E3086CED", [CARD_OF_THREE], CARD_OF_THREE, 24),
        ("E3086CED", [TAG, SAME_32], SAME_32, 32),
        ("086CED", [TAG, SAME_32], SAME_32, 24),
        ("E3086CED", [CARD_OF_THREE], CARD_OF_THREE, 24),
    ],
)
def test_what_could_be_mistaken_is_ambiguous(serial: str, alike: list[Badge], mistaken: Badge, bits: int) -> None:
    """For another card with the same low bits, or for the same card of which another reader told more or less."""
    verdict = judge(tapped(serial), alike)
    assert verdict == EnrolmentVerdict(Enrollable.AMBIGUOUS, mistaken, bits)


@pytest.mark.parametrize("family", [HIGH, UNKNOWN])
def test_a_random_id_is_refused(family: CardFamily) -> None:
    """Four bytes that begin with 08 are made up anew at every tap, so that the card would never be known again."""
    assert judge(tapped("08A1B2C3", family), []) == EnrolmentVerdict(Enrollable.RANDOM_ID)


@pytest.mark.parametrize(
    "read", [tapped("08A1B2C3", LOW), tapped("08A1B2C3D4E5F6", HIGH), tapped("0408B2C3", HIGH), tapped("08A1B2", HIGH)]
)
def test_what_only_begins_so_is_no_random_id(read: BadgeRead) -> None:
    """A 125 kHz tag has a fixed id; of an ISO 14443 card only four bytes may be random."""
    assert judge(read, []).enrollable is Enrollable.YES


def test_a_badge_that_is_known_is_not_random() -> None:
    """The low 32 bits of an enrolled tag may begin with 08; it is that tag."""
    known = badge("0108A1B2C3")
    assert judge(tapped("08A1B2C3"), [known]) == EnrolmentVerdict(Enrollable.ENROLLED_ALREADY, known)


serials = st.builds(
    lambda head, tail: (head + tail).hex().upper(),
    st.binary(max_size=2),
    st.sampled_from([b"\x08ABC", b"ABC", b"DABC"]),
)


@given(enrolled=st.lists(serials, unique=True, max_size=5), serial=serials)
def test_enrolled_one_after_the_other_every_badge_is_found(enrolled: list[str], serial: str) -> None:
    """Where nothing stood against any of them, each spelling of each means that one badge and no other."""
    badges: list[Badge] = []
    for each in [*enrolled, serial]:
        if judge(tapped(each, LOW), badges).enrollable is Enrollable.YES:
            badges.append(badge(each))
    for one in badges:
        for digits in (len(one.serial), 8, 6):
            spelled = one.serial[-digits:]
            assert [other for other in badges if other.serial.endswith(spelled)] == [one]
