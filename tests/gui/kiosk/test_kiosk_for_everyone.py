"""The pages of the kiosk: each is heard, walked by Tab and read whole, in both languages."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.kiosk.parts import TouchButton
from tests.gui.kiosk.conftest import Kiosk, OpenKiosk
from tests.support.kiosk_pages import PAGES
from tests.support.walked_by_tab import cut_or_unheard, steps_back


@pytest.mark.parametrize("language", Language)
def test_every_page_is_heard_walked_and_read_whole(kiosk: Kiosk, language: Language) -> None:
    """Whoever cannot see or touch the screen signs in like anybody else; no word is cut."""
    found = {}
    for name, state in PAGES.items():
        kiosk.window.show_state(replace(state, language=language))
        kiosk.said()
        wrong = cut_or_unheard(kiosk.window) | {"steps back": steps_back(kiosk.window.page)}
        if wrong := {what: which for what, which in wrong.items() if which}:
            found[name] = wrong
    assert found == {}


def test_a_problem_is_heard_with_its_line(kiosk: Kiosk) -> None:
    """The sentence beneath a line is that line's description, which a screen reader says after its name."""
    kiosk.window.show_state(PAGES["who-empty"])
    kiosk.window.show_problems({KioskField.LAST_NAME: "Please type your last name."})
    assert kiosk.line(KioskField.LAST_NAME).edit.accessibleDescription() == "Please type your last name."


@pytest.mark.parametrize("size", [QSize(1024, 600), QSize(1080, 1920)], ids=["small", "upright"])
def test_what_is_asked_is_not_squeezed_on_other_screens(open_kiosk: OpenKiosk, size: QSize) -> None:
    """On a small screen a page scrolls to the line that has the keyboard; on an upright one it is near the keys."""
    kiosk = open_kiosk(size=size)
    kiosk.window.show_state(PAGES["who"])
    edit = kiosk.line(KioskField.UNIT).edit
    edit.setFocus()
    kiosk.said()
    assert edit.height() >= edit.minimumHeight()
    assert edit.visibleRegion().boundingRect() == edit.rect()
    from_keys = kiosk.window.keyboard.y() - edit.mapTo(kiosk.window, edit.rect().bottomLeft()).y()
    assert 0 <= from_keys < size.height() * 0.4


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", ["who", "host", "event", "work", "leaving", "staff"])
def test_a_low_screen_shows_lines_keyboard_and_ways_at_once(
    open_kiosk: OpenKiosk, page: str, language: Language
) -> None:
    """At 1024 x 600 nothing is scrolled, whatever is wrong and whoever is offered: both ways are seen whole."""
    kiosk = open_kiosk(size=QSize(1024, 600))
    kiosk.window.show_state(replace(PAGES[page], language=language))
    wrong = next(iter(kiosk.window.page.lines), None)
    if wrong is not None:
        kiosk.window.show_problems({wrong: "Please type a telephone number of 7 digits or more."})
    kiosk.window.show_countdown(4)
    # Of the whole page, while a line has a fault of its own too.
    kiosk.window.page.show_problem("This could not be done: please see the duty desk.")
    kiosk.said()
    shown = kiosk.window.page
    assert kiosk.window.keyboard.isVisible()
    assert kiosk.window._room.verticalScrollBar().maximum() == 0
    for button in shown.findChildren(TouchButton):
        assert button.visibleRegion().boundingRect() == button.rect(), button.accessibleName()
    title, countdown = shown.title, kiosk.window._countdown
    assert title is not None
    for label in (title, countdown, shown.problem):
        assert label.visibleRegion().boundingRect() == label.rect(), label.text()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", ["who", "host", "event", "work", "leaving", "staff"])
def test_on_the_smallest_desk_screen_the_question_is_seen_whole(
    open_kiosk: OpenKiosk, page: str, language: Language
) -> None:
    """At 1280 x 720 the title, whoever is offered and both ways stand over the keyboard: nothing is scrolled."""
    kiosk = open_kiosk(size=QSize(1280, 720))
    kiosk.window.show_state(replace(PAGES[page], language=language))
    kiosk.said()
    assert kiosk.window._room.verticalScrollBar().maximum() == 0


def test_the_countdown_of_a_low_screen_takes_the_place_of_the_units_name(open_kiosk: OpenKiosk) -> None:
    """While it counts the name is away, and comes back with the first touch."""
    kiosk = open_kiosk(size=QSize(1024, 600))
    kiosk.window.show_state(PAGES["who"])
    name, countdown = kiosk.window.unit.name, kiosk.window._countdown
    assert (name.isVisible(), countdown.isVisible()) == (True, False)
    kiosk.window.show_countdown(4)
    assert (name.isVisible(), countdown.isVisible()) == (False, True)
    kiosk.window.show_countdown(0)
    assert (name.isVisible(), countdown.isVisible()) == (True, False)


def test_an_arrow_stands_behind_the_words_that_lead_on(kiosk: Kiosk) -> None:
    """Something is drawn in the right half of the button, close to the words, and it is the arrow."""
    kiosk.window.show_state(PAGES["work"])
    button = kiosk.window.page.next
    assert button is not None
    kiosk.said()
    with_arrow = button.grab().toImage()
    button.setIcon(QIcon())
    assert button.grab().toImage() != with_arrow
