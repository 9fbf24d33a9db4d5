"""The window, its keys and its memory."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.ui.help_dialog import HelpDialog
from sentinel_desktop.ui.key_help import key_sections
from sentinel_desktop.ui.theme import ThemeChoice
from sentinel_desktop.ui.tokens import DARK
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.fake_quarantine import FakeQuarantine, refused
from tests.support.fake_reviews import FakeReviews, review
from tests.support.invented_desk import answer, evening, member, snapshot


def test_the_window_names_its_station(desk: Desk) -> None:
    """Two windows on one computer are told apart."""
    assert desk.window.windowTitle() == "Front desk · Sentinel"
    assert desk.window.rail.station.text() == "Front desk"


def test_a_slash_goes_to_the_search(desk: Desk) -> None:
    """From anywhere, with what stands there chosen."""
    desk.page.search.setText("roy")
    press_key(desk.page.board, Qt.Key.Key_Slash)
    assert desk.page.search.hasFocus()
    assert desk.page.search.selectedText() == "roy"


def test_1_goes_to_the_board_but_can_be_typed_in_the_search(desk: Desk) -> None:
    """A key that is also a digit never takes a digit away."""
    desk.signals.board_replaced.emit(snapshot(10))
    desk.page.focus_search()
    type_text(desk.page.search, "1")
    assert desk.page.search.text() == "1"
    desk.page.go_back()
    desk.window.rail.tools.help.setFocus()
    press_key(desk.window.rail.tools.help, Qt.Key.Key_1)
    assert desk.page.board.hasFocus()


def test_f9_scans_the_next_badge_of_a_simulated_reader_only(open_desk: OpenDesk) -> None:
    """With a real reader the key does nothing and no hint is shown."""
    scans: list[int] = []
    simulated = open_desk(on_scan_next=lambda: scans.append(1))
    press_key(simulated.page, Qt.Key.Key_F9)
    assert scans == [1]
    assert simulated.page.scan_hint.isVisible()
    real = open_desk()
    press_key(real.page, Qt.Key.Key_F9)
    assert scans == [1]
    assert not real.page.scan_hint.isVisible()


def test_f1_opens_the_keys_and_scans_go_on(desk: Desk) -> None:
    """The help is not modal, and shows every key."""
    press_key(desk.page, Qt.Key.Key_F1)
    dialog = desk.window.findChild(HelpDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.isModal()
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {key.does for section in key_sections(simulated_reader=False) for key in section.keys} <= texts
    QTest.qWait(0)
    assert _cut(dialog) == []
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(1)))
    assert desk.page.scan_panel.answer is not None
    dialog.close()


def test_the_look_changes_at_once_and_is_remembered(open_desk: OpenDesk) -> None:
    """System, light, dark by one key; the next start has the last."""
    desk = open_desk()
    for _ in range(2):
        press_key(desk.page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.look.choice is ThemeChoice.DARK
    assert DARK.ground in desk.window.styleSheet()
    assert "Dark" in desk.window.rail.tools.theme.accessibleName()
    assert open_desk().window.look.choice is ThemeChoice.DARK


def test_the_place_of_the_window_is_remembered(open_desk: OpenDesk) -> None:
    """A window closed at one size opens at it."""
    desk = open_desk()
    desk.window.resize(1010, 640)
    desk.window.close()
    again = open_desk()
    again.window.resize(desk.window.size())
    assert again.window.size() == desk.window.size()


def test_another_start_brings_the_window_to_the_front(desk: Desk, qtbot: QtBot) -> None:
    """Also where it was minimised."""
    desk.window.showMinimized()
    desk.signals.raise_requested.emit()
    qtbot.waitUntil(lambda: not desk.window.isMinimized() and desk.window.isVisible())


def test_closing_is_told(desk: Desk, qtbot: QtBot) -> None:
    """So that the program can stop what it started."""
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


def test_painting_is_told_by_the_window(desk: Desk, qtbot: QtBot) -> None:
    """The scan on the panel and the member on the board, each after its pixels."""
    desk.signals.board_replaced.emit(snapshot(10))
    told = answer(Outcome.CHECKED_IN, member(70))
    with qtbot.waitSignals(
        [desk.window.answer_painted, desk.window.board_painted],
        check_params_cbs=[lambda scan: scan == told.scan_id, lambda who: who == member(70).id],
    ):
        desk.signals.scan_finished.emit(told)


def test_everything_that_takes_the_keyboard_has_a_name(open_desk: OpenDesk) -> None:
    """For who hears the screen instead of seeing it."""
    desk = open_desk(on_scan_next=lambda: None)
    desk.signals.board_replaced.emit(snapshot(40))
    desk.signals.passages_changed.emit(evening())
    told = answer(Outcome.CHECKED_OUT, member(2), 2)
    desk.signals.told_otherwise.emit(told, answer(Outcome.CHECKED_IN, member(2), 2))
    desk.window.show_help()
    takers = [w for w in desk.window.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [w for w in takers if not _name(w)]
    assert len(takers) > 8
    assert nameless == []


def _name(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name)


def test_pages_are_reached_by_their_keys_and_left_by_esc(desk: Desk) -> None:
    """The rail shows which one it is; the search leads back to the desk."""
    window = desk.window
    pages = {Qt.Key.Key_F7: window.settling.page, Qt.Key.Key_F8: window.reader.page}
    buttons = {Qt.Key.Key_F7: window.rail.buttons["settling"], Qt.Key.Key_F8: window.rail.buttons["reader"]}
    for key, page in pages.items():
        press_key(window, key)
        assert page.isVisible()
        assert buttons[key].isChecked()
        press_key(window, Qt.Key.Key_Escape)
        assert desk.page.isVisible()
        assert window.rail.buttons["desk"].isChecked()
        buttons[key].click()
        assert page.isVisible()
        press_key(window, Qt.Key.Key_Slash)
        assert desk.page.search.hasFocus()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_no_word_is_cut_on_the_other_pages(open_desk: OpenDesk, width: int, height: int) -> None:
    """Every label and button that is shown has the room that its text asks for."""
    desk = open_desk(quarantine=FakeQuarantine(refused(1), refused(2)), reviews=FakeReviews(review(0)))
    desk.window.resize(width, height)
    for place in ("settling", "reader"):
        desk.window.show_place(place)
        QTest.qWait(0)
        assert _cut(desk.window) == []
    desk.window.settling.page.reviews.view.setFocus()
    desk.window.show_place("settling")
    QTest.qWait(0)
    assert _cut(desk.window) == []


def _cut(window: QWidget) -> list[str]:
    labels = [w for w in window.findChildren(QLabel) if w.isVisible() and w.text() and not w.wordWrap()]
    buttons = [w for w in window.findChildren(QAbstractButton) if w.isVisible()]
    assert len(labels) > 10
    cut = [w.text() for w in labels if w.width() < w.sizeHint().width()]
    return cut + [w.text() for w in buttons if w.width() < w.sizeHint().width()]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_no_word_is_cut_at_at_the_sizes_that_desks_have(desk: Desk, width: int, height: int) -> None:
    """Every label and button that is shown has the room that its text asks for."""
    desk.window.resize(width, height)
    desk.signals.board_replaced.emit(snapshot(120))
    desk.signals.passages_changed.emit(evening())
    QTest.qWait(0)
    assert _cut(desk.window) == []
