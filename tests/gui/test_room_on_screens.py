"""What a small window, or large text, leaves of the screens: what is looked at first keeps its room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.badges.page import BadgesPage
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.rail_width import RailWidth
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from tests.support.active_windows import wait_until_active
from tests.support.desk_on_show import desk_on_show
from tests.support.every_screen import ROOMS
from tests.support.walked_at_scale import scrolled

LARGE = (
    # The longer language at every size of text; the other one where there is the least room.
    (Language.FRENCH, 1.0),
    (Language.FRENCH, 1.25),
    (Language.FRENCH, 1.5),
    (Language.FRENCH, 2.0),
    (Language.ENGLISH, 2.0),
)


@pytest.fixture(params=[Language.ENGLISH, Language.FRENCH])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Language:
    """Each language, on the screens of this test."""
    language: Language = request.param
    ScreenLanguage.of(qapp).choose(language)
    return language


@pytest.fixture
def text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """A platform whose text is so large."""
    usual, larger = qapp.font(), qapp.font()
    larger.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(usual)


@pytest.mark.parametrize(("spoken", "text"), LARGE, indirect=True)
def test_the_desk_is_never_scrolled_sideways(tmp_path: Path, spoken: Language, text: float) -> None:
    """At every size of text the count, the board and the answer to a scan stand beside each other in 1280 pixels."""
    del spoken, text
    with desk_on_show(tmp_path / "window.ini", 1280, 720) as desk:
        desk.begin()
        desk.sit_down(AccountRole.ADMINISTRATOR)
        desk.go("desk")
        assert scrolled(desk).width() == 0
        assert desk.window.desk.page.scan_panel.visibleRegion().boundingRect().width() >= 280


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(("spoken", "text"), [(Language.ENGLISH, 2.0)], indirect=True)
def test_no_page_is_scrolled_sideways(tmp_path: Path, spoken: Language, text: float, room: str) -> None:
    """In 1280 pixels every page, tab and part of one has its width; in French ``test_whole_words`` sees to it."""
    del spoken, text
    with desk_on_show(tmp_path / "window.ini", 1280, 720) as desk:
        desk.begin()
        for screen in ROOMS[room]:
            if not screen.over:
                screen.show(desk)
                assert scrolled(desk).width() == 0, screen.name


def test_whole_pages_stand_in_a_small_window(tmp_path: Path, spoken: Language) -> None:
    """The badges, whichever is chosen, and a member, read and edited, with all their buttons: nothing is scrolled."""
    del spoken
    with desk_on_show(tmp_path / "window.ini", 1280, 720) as desk:
        desk.begin()
        desk.sit_down(AccountRole.ADMINISTRATOR)
        page = desk.go("badges")
        assert isinstance(page, BadgesPage)
        for part in ("Alt+1", "Alt+2"):
            desk.press(part)
            for row in range(len(page.model.rows)):
                page.view.choose_row(row)
                desk.settle()
                assert scrolled(desk) == QSize(0, 0), f"{part}, row {row}"
        desk.go("members")
        assert scrolled(desk) == QSize(0, 0)
        desk.press("Ins")
        assert scrolled(desk) == QSize(0, 0)
        desk.go("member")
        assert scrolled(desk) == QSize(0, 0)
        desk.press("Alt+E")
        assert scrolled(desk) == QSize(0, 0)


def test_the_rail_gives_way_to_the_page() -> None:
    """Words go under the symbols before they go, and both only where the page needs the room."""
    assert [RailWidth.in_window(width) for width in (1920, 1400, 1399, 820, 819, 640)] == [
        RailWidth.WIDE,
        RailWidth.WIDE,
        RailWidth.NARROW,
        RailWidth.NARROW,
        RailWidth.SLIM,
        RailWidth.SLIM,
    ]


def test_a_dialog_over_a_dialog_has_the_room_of_the_window(qapp: QApplication) -> None:
    """What two people changed is compared side by side, however small the form is over which it is asked."""
    del qapp
    window = QWidget()
    window.resize(1280, 720)
    form = FittingDialog(window)
    form.resize(420, 300)
    asked = FittingDialog(form)
    assert asked.room == QSize(1280, 720)
    window.deleteLater()


def test_a_dialog_that_grows_stays_over_its_window(qapp: QApplication) -> None:
    """Its buttons are not pushed under the edge of a screen that the window fills; it never begins above the window."""
    del qapp
    window = QWidget()
    window.setGeometry(10, 20, 640, 480)
    window.show()
    form = FittingDialog(window)
    column = QVBoxLayout(form)
    column.addWidget(QLabel("first"))
    form.open()
    form.move(100, 400)
    more = QWidget()
    more.setMinimumSize(600, 300)
    column.addWidget(more)
    QApplication.processEvents()
    room, mine = window.geometry(), form.frameGeometry()
    assert mine.height() > 300
    assert room.contains(mine)
    form.close()
    window.close()
    window.deleteLater()


def test_a_dialog_keeps_its_width_when_it_must_be_scrolled(qapp: QApplication) -> None:
    """Whatever made it too high leaves its fields as broad as they were, and the keyboard where it is."""
    del qapp
    window = QWidget()
    window.resize(800, 400)
    window.show()
    form = FittingDialog(window)
    column = QVBoxLayout(form)
    form.resize(500, 200)
    field = QLineEdit()
    column.addWidget(field)
    form.open()
    field.setFocus()
    wait_until_active(form)
    before = field.width()
    more = QWidget()
    more.setMinimumHeight(600)
    column.addWidget(more)
    QApplication.processEvents()
    assert form.height() <= 400
    assert field.width() >= before - 20
    assert field.hasFocus()
    form.close()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize(("spoken", "text"), [(Language.FRENCH, 1.5)], indirect=True)
def test_a_form_begins_in_sight(tmp_path: Path, spoken: Language, text: float) -> None:
    """A field that a page puts the keyboard on is scrolled to as well."""
    del spoken, text
    with desk_on_show(tmp_path / "window.ini", 1280, 720) as desk:
        desk.begin()
        desk.sit_down(AccountRole.ADMINISTRATOR)
        desk.go("visits")
        desk.press("Alt+2", "Ins")
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        assert line.visibleRegion().boundingRect() == line.rect()


@pytest.mark.parametrize(("spoken", "text"), [(Language.FRENCH, 1.5), (Language.FRENCH, 2.0)], indirect=True)
def test_a_page_opens_at_its_top(tmp_path: Path, spoken: Language, text: float) -> None:
    """However low its rows stand, wherever it was left; the first key that is pressed in them brings the row."""
    del spoken, text
    low = set()
    with desk_on_show(tmp_path / "window.ini", 1280, 720) as desk:
        desk.begin()
        desk.sit_down(AccountRole.ADMINISTRATOR)
        for name in desk.window.places:
            desk.go(name)
            room, rows = desk.window.pages.currentWidget(), QApplication.focusWidget()
            assert isinstance(room, QScrollArea)
            if not isinstance(rows, QAbstractItemView):
                continue
            assert room.verticalScrollBar().value() == 0, name
            if rows.mapTo(room, rows.rect().bottomLeft()).y() > room.height() and rows.model().rowCount():
                low.add(name)
                desk.press("Down")
                row = rows.visualRect(rows.currentIndex()).translated(rows.viewport().mapTo(room, QPoint()))
                assert room.viewport().rect().contains(row.bottomLeft()), name
                room.verticalScrollBar().setValue(room.verticalScrollBar().maximum())
                desk.go("desk" if name != "desk" else "visits")
                desk.go(name)
                assert room.verticalScrollBar().value() == 0, name
    assert low
