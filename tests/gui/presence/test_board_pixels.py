"""What is on the screen is what the board knows: nothing that was drawn before stays when it is no longer so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardChange
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.board_view import BoardView
from sentinel_desktop.ui.presence.cards import Cards
from sentinel_desktop.ui.presence.model import BoardFilter, BoardModel
from sentinel_desktop.ui.presence.passages import PassageDelegate
from sentinel_desktop.ui.theme import ThemeChoice
from sentinel_desktop.ui.tokens import DARK, LIGHT
from sentinel_desktop.ui.widgets.kept_pictures import KeptPictures
from tests.gui.conftest import Clock, Desk
from tests.support.invented_desk import NOW, answer, entry, evening, member, renamed, snapshot

LATER = NOW + timedelta(seconds=1)


class Board:
    """A board on a screen, and what may happen to it."""

    def __init__(self, setup: DeskSetup, clock: Clock) -> None:
        self.setup = setup
        self._clock = clock
        self.model = BoardModel(setup)
        self.filter = BoardFilter(self.model, setup)
        self.view = BoardView(setup, self.filter)
        setup.look.changed.connect(self.view.update)
        self.view.resize(780, 540)
        self.view.show()
        self.people = {number: entry(member(number)) for number in range(30)}
        self.show()

    def show(self) -> None:
        """Show who is in."""
        self.model.show(list(self.people.values()))

    def somebody_comes(self) -> None:
        """The next member comes in."""
        number = max(self.people, default=0) + 1
        self.people[number] = entry(member(number), self._clock())
        self.view.highlight(member(number).id)
        self.show()

    def somebody_goes(self) -> None:
        """The member who came in first goes."""
        self.people.pop(min(self.people, default=0), None)
        self.show()

    def somebody_is_renamed(self) -> None:
        """A member gets another name of the same place in the order."""
        number, before = next(iter(self.people.items()))
        card = renamed(before.member, before.member.rank, before.member.last_name + "x")
        self.people[number] = replace(before, member=card)
        self.show()

    def somebody_gets_the_longest_name(self) -> None:
        """And needs wider columns, or no longer needs them."""
        number, before = next(iter(self.people.items()))
        name = "Y" if len(before.member.last_name) > 20 else "Beauchamp-Létourneau-Whitecloud"
        self.people[number] = replace(before, member=renamed(before.member, before.member.rank, name))
        self.show()

    def somebody_came_at_another_time(self) -> None:
        """The database knows better since when a member is in."""
        number, before = next(iter(self.people.items()))
        self.people[number] = replace(before, since=NOW - timedelta(hours=2, minutes=len(self.people)))
        self.show()

    def a_division_is_renamed(self) -> None:
        """Its people keep their rows."""
        for number, before in self.people.items():
            if before.member.division == "OPS":
                self.people[number] = replace(before, division_name=before.division_name + "!")
        self.show()

    def hours_pass(self) -> None:
        """A day ends, and stays become long ones."""
        self._clock.at += timedelta(hours=12)
        self.view.time_passed()

    def the_look_is_switched(self) -> None:
        """Light to dark, dark to light."""
        light = self.setup.look.choice is ThemeChoice.LIGHT
        self.setup.look.choose(ThemeChoice.DARK if light else ThemeChoice.LIGHT)
        self.view.viewport().update()

    def the_highlight_ends(self) -> None:
        """The answer has left the panel."""
        self.view.highlight(None)

    def somebody_is_chosen(self) -> None:
        """A card is chosen, with the keyboard on it."""
        self.view.setCurrentIndex(self.filter.index(len(self.people) // 2, 0))

    def it_is_searched(self) -> None:
        """Few are left."""
        self.filter.search("" if self.filter.query else "t")

    def a_crowd_comes(self) -> None:
        """So many that the board scrolls; or they have gone again."""
        crowd = {number: entry(member(number)) for number in range(100, 400)}
        if crowd.keys() <= self.people.keys():
            self.people = {number: item for number, item in self.people.items() if number not in crowd}
        else:
            self.people |= crowd
        self.show()

    def it_is_scrolled(self) -> None:
        """By an odd length, so that headings and cards are cut at the top."""
        bar = self.view.verticalScrollBar()
        bar.setValue((bar.value() + 137) % (bar.maximum() + 1))

    def it_is_made_narrower(self) -> None:
        """Columns get another width."""
        self.view.resize(780 if self.view.width() != 780 else 641, 540)

    def it_is_told_the_same(self) -> None:
        """A snapshot that brings nothing new."""
        self.people = {number: replace(item) for number, item in self.people.items()}
        self.show()

    def drawn_anew(self) -> QImage:
        """Return the board as it is drawn by somebody who remembers nothing."""
        view = self.view
        view._pictures, view._cards, view._placed = KeptPictures(10**9), Cards(self.setup), False
        return view.grab().toImage()


DEEDS: tuple[Callable[[Board], None], ...] = (
    Board.somebody_comes,
    Board.somebody_goes,
    Board.somebody_is_renamed,
    Board.somebody_gets_the_longest_name,
    Board.somebody_came_at_another_time,
    Board.a_division_is_renamed,
    Board.hours_pass,
    Board.the_look_is_switched,
    Board.the_highlight_ends,
    Board.somebody_is_chosen,
    Board.it_is_searched,
    Board.a_crowd_comes,
    Board.it_is_scrolled,
    Board.it_is_made_narrower,
    Board.it_is_told_the_same,
)


@pytest.fixture
def make_board(setup: DeskSetup, clock: Clock, qtbot: QtBot) -> Iterator[Callable[[], Board]]:
    """Boards of thirty people; each is gone when the test ends."""
    boards: list[Board] = []

    def make() -> Board:
        clock.at = NOW
        setup.look.choose(ThemeChoice.LIGHT)
        boards.append(Board(setup, clock))
        qtbot.waitExposed(boards[-1].view)
        return boards[-1]

    yield make
    for board in boards:
        board.view.close()
        board.view.deleteLater()


def on_screen(window: QWidget) -> QImage:
    """Return the pixels that are on the screen, when everything is worked off; nothing is painted for it."""
    settle()
    image = window.screen().grabWindow(window.winId()).toImage()
    assert not image.isNull()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def settle() -> None:
    """Work off what is to do now, painting too."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def same(shown: QImage, drawn: QImage) -> bool:
    """Return whether two images are the same, whatever their formats."""
    return shown == drawn.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("deed", DEEDS)
def test_after_every_deed_the_screen_shows_what_is(
    make_board: Callable[[], Board], deed: Callable[[Board], None]
) -> None:
    """Nothing old is left, and the picture is another one, unless it was told the same."""
    board = make_board()
    if deed is Board.the_highlight_ends:
        board.somebody_comes()
    if deed is Board.it_is_scrolled:
        board.a_crowd_comes()
    before = on_screen(board.view)
    deed(board)
    after = on_screen(board.view)
    assert (after == before) == (deed is Board.it_is_told_the_same)
    assert same(after, board.drawn_anew())


@given(st.lists(st.sampled_from(DEEDS), min_size=2, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_whatever_happens_the_screen_shows_what_is(
    make_board: Callable[[], Board], deeds: list[Callable[[Board], None]]
) -> None:
    """In any order, with and without time to paint between."""
    board = make_board()
    for number, deed in enumerate(deeds):
        deed(board)
        if number % 2:
            assert same(on_screen(board.view), board.drawn_anew())
    assert same(on_screen(board.view), board.drawn_anew())
    board.view.close()


def test_the_cards_follow_the_look(make_board: Callable[[], Board]) -> None:
    """A card is filled with the surface of the look that was switched to."""
    board = make_board()
    card = board.view.visualRect(board.filter.index(0, 0))
    for tokens in (DARK, LIGHT):
        board.the_look_is_switched()
        seen = on_screen(board.view).pixelColor(board.view.viewport().mapToParent(card.topLeft() + QPoint(5, 5)))
        assert seen == QColor(tokens.surface)


def test_a_screen_of_another_scale_gets_its_own_pictures(make_board: Callable[[], Board]) -> None:
    """A window moved to a finer display, and back."""
    board = make_board()
    usual = on_screen(board.view)

    def finer() -> QImage:
        pixmap = QPixmap(board.view.size() * 1.5)
        pixmap.setDevicePixelRatio(1.5)
        board.view.render(pixmap)
        return pixmap.toImage()

    fine = finer()
    board.view.viewport().update()
    assert on_screen(board.view) == usual
    board.drawn_anew()
    assert finer() == fine


def test_a_passage_told_otherwise_is_drawn_anew(busy: Desk) -> None:
    """It is marked in the list, as in one that is drawn by somebody who remembers nothing."""
    before = on_screen(busy.window).copy(part_of(busy, busy.page.passages))
    told = replace(answer(Outcome.CHECKED_OUT, member(2), 2), waiting=True)
    busy.signals.told_otherwise.emit(told, answer(Outcome.CHECKED_IN, member(2), 2))
    busy.page.told_otherwise.button.click()
    after = on_screen(busy.window).copy(part_of(busy, busy.page.passages))
    assert after != before
    busy.page.passages.setItemDelegate(PassageDelegate(busy.window.desk._setup, busy.page.passages))
    assert on_screen(busy.window).copy(part_of(busy, busy.page.passages)) == after


class PaintCount(QObject):
    """Counts how often widgets are painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names its virtual functions
        """Count, and let it happen."""
        del watched
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A window with everything well and many in, at rest."""
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "COM3", "RDM6300"))
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    desk.signals.board_replaced.emit(snapshot(200))
    desk.signals.passages_changed.emit(evening())
    settle()
    return desk


def test_the_answer_is_painted_before_anything_else_is_worked_off(busy: Desk) -> None:
    """When the scan was told, it is on the panel already; the board follows."""
    painted: list[str] = []
    busy.window.answer_painted.connect(lambda _scan: painted.append("answer"))
    busy.window.board_painted.connect(lambda _member: painted.append("card"))
    busy.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(300), at=LATER))
    assert painted == ["answer"]
    settle()
    assert painted == ["answer", "card"]


def test_a_scan_has_the_board_painted_once(busy: Desk) -> None:
    """The row, the highlight, the counts and the list's own wish to lay out come together."""
    paints = PaintCount(busy.page.board.viewport())
    busy.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(300), at=LATER))
    settle()
    assert paints.count == 1


def test_what_brings_nothing_new_paints_nothing(busy: Desk) -> None:
    """A scan heard again from the database, a snapshot like the last, a journal as it was."""
    busy.signals.board_changed.emit(BoardChange((entry(member(300), LATER),), LATER))
    settle()
    page = busy.page
    paints = PaintCount(
        page.board.viewport(), page.passages.viewport(), page.chips, page.count, page.detail, busy.window.strip
    )
    again = [*snapshot(200).entries, entry(member(300), LATER)]
    busy.signals.board_changed.emit(BoardChange((entry(member(300), LATER),), LATER))
    busy.signals.board_replaced.emit(replace(snapshot(0, LATER), entries=tuple(again)))
    busy.signals.passages_changed.emit(evening())
    busy.signals.journal_changed.emit(JournalStatus())
    settle()
    assert paints.count == 0


def test_a_whole_evening_leaves_nothing_old_in_the_window(busy: Desk) -> None:
    """After scans, changes and a switched look every pixel is as when all is painted at once."""
    for number in range(6):
        outcome = Outcome.CHECKED_IN if number % 2 else Outcome.CHECKED_OUT
        busy.signals.scan_finished.emit(answer(outcome, member(300 * (number % 2) + number), number, LATER))
        busy.signals.passages_changed.emit(evening()[number:])
        settle()
        if number == 3:
            busy.window.look.choose(ThemeChoice.DARK)
        assert same(
            beside_the_panel(on_screen(busy.window), busy), beside_the_panel(busy.window.grab().toImage(), busy)
        )


def beside_the_panel(image: QImage, desk: Desk) -> QImage:
    """Return a picture of the window without the scan panel: Qt shades letters of its size otherwise the first time."""
    cut = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(cut)
    painter.fillRect(part_of(desk, desk.page.scan_panel), Qt.GlobalColor.black)
    painter.end()
    return cut


def part_of(desk: Desk, widget: QWidget) -> QRect:
    """Return where a part of the window is in it."""
    return QRect(widget.mapTo(desk.window, QPoint(0, 0)), widget.size())


def test_a_stay_becomes_a_long_one_without_being_told(busy: Desk, clock: Clock, qtbot: QtBot) -> None:
    """The minute that passes is enough."""
    board = part_of(busy, busy.page.board)
    before = on_screen(busy.window).copy(board)
    clock.at += timedelta(hours=12)
    qtbot.waitUntil(lambda: on_screen(busy.window).copy(board) != before)
