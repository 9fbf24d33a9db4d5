"""What a card has room for: the name first, then what must be known, then the rest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.presence import KeptHere, OnBoard
from sentinel_desktop.ui.answers import WAITING_SYMBOL
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.board_layout import Density
from sentinel_desktop.ui.presence.card_chips import CardChip, CardChips, chips_of
from sentinel_desktop.ui.presence.cards import CardLook, Cards, Marks, initials
from sentinel_desktop.ui.tokens import DARK, LIGHT, Tokens
from tests.gui.conftest import Clock
from tests.support.invented_desk import NOW, TAGS, attendee, entry, member, renamed, visitor

SIZES = {Density.COMFORTABLE: QSize(180, 50), Density.COMPACT: QSize(180, 30)}
TAG = CardChip("DDS", "#FFFFFF", "#177245")
SHORT = renamed(member(0), "S1", "Roy")
ALARM = CardChip("escort", "#9A5B00", "#FCEFD9", "users")


@pytest.fixture
def chips(setup: DeskSetup) -> CardChips:
    """Return what measures and draws chips."""
    return CardChips(setup.look.type)


@given(st.lists(st.sampled_from([TAG, ALARM, CardChip("Commanding Officer", "#FFFFFF", "#5B3E8C")])), st.floats(0, 400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_chips_never_take_more_room_than_there_is(chips: CardChips, wanted: list[CardChip], room: float) -> None:
    """From the first on, in their order."""
    fitting = list(chips.that_fit(wanted, room))
    assert sum(width for _, width in fitting) <= room + 0.001
    assert [chip for chip, _ in fitting] == wanted[: len(fitting)]


def test_what_must_be_known_gives_up_its_words_before_it_goes(chips: CardChips) -> None:
    """Its icon is left; a tag is cut at its end, and then left out."""
    small = chips.width(ALARM, small=True)
    assert list(chips.that_fit([ALARM], small)) == [(ALARM, small)]
    assert list(chips.that_fit([ALARM], small - 1)) == []
    long = CardChip("Commanding Officer", "#FFFFFF", "#5B3E8C")
    assert list(chips.that_fit([long], chips.width(long) / 2)) == [(long, chips.width(long) / 2)]
    assert list(chips.that_fit([TAG], 10)) == []
    assert list(chips.that_fit([long], chips.width(long) / 2, small=True)) == []


def test_the_first_tag_comes_first() -> None:
    """As the board has them, in the colour that supervisors gave them."""
    shown = chips_of(entry(member(0), tags=TAGS[:2]), LIGHT)
    assert [(chip.text, chip.ground) for chip in shown] == [(tag.chip.name, tag.chip.colour) for tag in TAGS[:2]]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_an_escort_is_said_by_a_word_and_a_sign(tokens: Tokens) -> None:
    """Colour never speaks alone."""
    (chip,) = chips_of(visitor(0, escort=True), tokens)
    assert chip == CardChip("escort", tokens.tones[Tone.OUT].text, tokens.tones[Tone.OUT].ground, "users")
    assert chips_of(visitor(0), tokens) == ()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("kept", "word"), [(KeptHere.CAME, "kept here"), (KeptHere.LEFT, "out, kept here")])
def test_what_only_this_computer_knows_of_a_visitor_is_said(tokens: Tokens, kept: KeptHere, word: str) -> None:
    """By a word and a sign, before everything else that must be known."""
    first, second = chips_of(replace(visitor(0, escort=True), kept=kept), tokens)
    assert (first.text, first.icon, second.text) == (word, WAITING_SYMBOL, "escort")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_visitor_who_may_be_in_twice_is_marked(tokens: Tokens) -> None:
    """By a word and a sign, before the escort."""
    first, second = chips_of(replace(visitor(0, escort=True), has_namesake=True), tokens)
    assert (first.text, first.icon, second.text) == ("signed in twice?", "triangle-alert", "escort")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Chen, Q.", "QC"), ("Lt(N) Roy, Jean", "JR"), ("Suharto", "S"), ("Ng, A. (Harbour Works)", "AN"), ("", "")],
)
def test_visitors_have_initials_too(name: str, expected: str) -> None:
    """The first name's first, whatever rank stands before the last name."""
    assert initials(replace(visitor(0), display_name=name)) == expected


# --- drawn ------------------------------------------------------------------------------------------------------------


def picture(cards: Cards, look: CardLook) -> QImage:
    """Return a card as it is drawn."""
    image = QImage(SIZES[look.density], QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    cards.draw(painter, QRectF(image.rect()), look)
    painter.end()
    return image


CHANGES: dict[str, tuple[OnBoard, OnBoard]] = {
    "an escort": (visitor(0), visitor(0, escort=True)),
    "an end that is over": (visitor(0), visitor(0, expires_at=NOW - timedelta(minutes=1))),
    "a long stay": (visitor(0), visitor(0, since=NOW - timedelta(hours=13))),
    "an escort of who stays for long": (
        visitor(0, since=NOW - timedelta(hours=13)),
        visitor(0, since=NOW - timedelta(hours=13), escort=True),
    ),
    "a tag": (entry(SHORT), entry(SHORT, tags=TAGS[2:3])),
}


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("what", CHANGES)
def test_what_must_be_known_is_seen(setup: DeskSetup, what: str, density: Density) -> None:
    """On a card of two lines and on one of a single line, as narrow as cards get."""
    cards = Cards(setup)
    without, with_it = (picture(cards, cards.look(person, Marks.NONE, density)) for person in CHANGES[what])
    assert without != with_it


@pytest.mark.parametrize("density", Density)
def test_a_time_that_has_not_come_is_marked(setup: DeskSetup, clock: Clock, density: Density) -> None:
    """The sign goes when it has come; the time stays."""
    cards, person = Cards(setup), visitor(0, since=NOW + timedelta(hours=2))
    ahead = picture(cards, cards.look(person, Marks.NONE, density))
    clock.at = NOW + timedelta(hours=2)
    cards.time_passed()
    assert picture(cards, cards.look(person, Marks.NONE, density)) != ahead


@pytest.mark.parametrize("density", Density)
def test_a_visitor_and_a_member_of_one_name_look_different(setup: DeskSetup, density: Density) -> None:
    """By form and colour, in a list of all."""
    cards = Cards(setup)
    card = member(0)
    mine = entry(replace(card, rank="", display_name="Chen, Q.", first_name="Q", last_name="Chen"))
    theirs: tuple[OnBoard, ...] = (
        replace(visitor(0, since=mine.since), display_name="Chen, Q."),
        replace(attendee(0), display_name="Chen, Q."),
    )
    drawn = [picture(cards, cards.look(person, Marks.NONE, density)) for person in (mine, *theirs)]
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


def test_an_end_that_comes_is_seen_when_the_minute_is_told(setup: DeskSetup, clock: Clock) -> None:
    """Not before."""
    cards = Cards(setup)
    person = visitor(0, expires_at=NOW + timedelta(minutes=1))
    look: Callable[[], CardLook] = lambda: cards.look(person, Marks.NONE, Density.COMFORTABLE)  # noqa: E731 - short
    assert look().expired == ""
    clock.at = NOW + timedelta(minutes=1)
    cards.time_passed()
    assert look().expired == "18:43"
