"""What a badge reader types goes to the reader, what a person types goes where it was going."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.keyboard_bursts import WedgeTiming
from sentinel_desktop.ui.wedge_filter import WedgeFilter, _EventClock

BADGE, OTHER = "62E3086CED", "010063E9AE"
REPEATS = True
MS = 1_000_000
KEYS: Any = QTest
"""QTest, whose stub leaves out the functions that take a character."""
PATIENT = WedgeTiming(gap_ns=20_000 * MS, pause_ns=20_000 * MS)
"""Lets a test's burst be one on a computer that is busy with other tests."""


@dataclass
class Reader:
    """Keeps what the filter tells."""

    bursts: list[str] = field(default_factory=list)
    reach: list[bool] = field(default_factory=list)

    def is_serial(self, text: str) -> bool:
        """Judge as a line of hex is judged."""
        return re.fullmatch(r"(?:[0-9A-Fa-f]{2}){3,10}", text) is not None


class Form(QDialog):
    """A window with a field, a button that Enter presses, and shortcuts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done_with: list[str] = []
        self.field, self.second = QLineEdit(), QLineEdit()
        self.save, self.plain = QPushButton("Save"), QPushButton("Other")
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self.done_with.append("save"))
        self.plain.setShortcut(QKeySequence("7"))
        self.plain.clicked.connect(lambda: self.done_with.append("seven"))
        QShortcut(QKeySequence("1"), self).activated.connect(lambda: self.done_with.append("one"))
        QShortcut(QKeySequence("?"), self).activated.connect(lambda: self.done_with.append("question"))
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(lambda: self.done_with.append(self.field.text()))
        layout = QVBoxLayout(self)
        for widget in (self.field, self.second, self.save, self.plain):
            layout.addWidget(widget)

    def reject(self) -> None:
        """Keep what Escape does."""
        self.done_with.append("escape")

    @property
    def handle(self) -> QWindow:
        """The window as the window system knows it."""
        handle = self.windowHandle()
        assert handle is not None
        return handle


ShowForm = Callable[..., Form]


@pytest.fixture
def show_form(qtbot: QtBot) -> Iterator[ShowForm]:
    """Show forms, with the focus in the first field."""
    forms: list[Form] = []

    def _show(parent: QWidget | None = None, *, modal: bool = False) -> Form:
        form = Form(parent)
        forms.append(form)
        form.setModal(modal)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        form.field.setFocus()
        return form

    yield _show
    for form in reversed(forms):
        form.hide()
        form.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def form(show_form: ShowForm) -> Form:
    """One form."""
    return show_form()


@pytest.fixture
def reader() -> Reader:
    """Keep what the filter tells."""
    return Reader()


Watch = Callable[..., WedgeFilter]


@pytest.fixture
def watch(qapp: QApplication, reader: Reader) -> Iterator[Watch]:
    """Install filters, removed after the test."""
    installed: list[WedgeFilter] = []

    def _watch(timing: WedgeTiming = PATIENT) -> WedgeFilter:
        watching = WedgeFilter(reader.is_serial, reader.bursts.append, reader.reach.append, timing)
        installed.append(watching)
        watching.install(qapp)
        return watching

    yield _watch
    for watching in installed:
        watching.remove(qapp)


def press_keys(window: QWindow, text: str) -> None:
    """Press and release keys as the window system tells them, as fast as it goes; a newline is Enter."""
    for character in text:
        key = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}.get(character, character)
        KEYS.keyClick(window, key)


@pytest.mark.parametrize("end", ["\n", "\t"])
def test_a_badge_leaves_no_trace_in_a_field(end: str, watch: Watch, reader: Reader, form: Form) -> None:
    """A burst into a focused field is one badge; the field stays empty, Enter presses nothing, Tab moves nothing."""
    watch()
    press_keys(form.handle, BADGE + end)
    assert (reader.bursts, form.field.text(), form.done_with) == ([BADGE], "", [])
    assert form.field.hasFocus()


def test_two_badges_follow_each_other(watch: Watch, reader: Reader, form: Form) -> None:
    """Two bursts without a pause are two badges."""
    watch()
    press_keys(form.handle, f"{BADGE}\n{OTHER}\n")
    assert (reader.bursts, form.field.text(), form.done_with) == ([BADGE, OTHER], "", [])


def test_what_a_person_types_arrives(qtbot: QtBot, watch: Watch, reader: Reader, form: Form) -> None:
    """Key after key, with corrections, everything is in the field soon after it was typed, in its order."""
    watch(WedgeTiming())
    typed = ""
    for character in "Roy-3 x\b\bA7":
        typed = typed[:-1] if character == "\b" else typed + character
        press_keys(form.handle, character)
        qtbot.waitUntil(lambda: form.field.text() == typed)  # noqa: B023 - waited for at once
    assert (form.field.text(), reader.bursts, form.done_with) == ("Roy-3A7", [], [])
    press_keys(form.handle, "\n")
    assert form.done_with == ["save"]


def test_fast_fingers_keep_their_order(qtbot: QtBot, watch: Watch, reader: Reader, form: Form) -> None:
    """Keys within a moment, with Backspace, Tab and Enter right after, all arrive in their order."""
    watch(WedgeTiming())
    press_keys(form.handle, "tha\be\tof\n")
    assert (form.field.text(), form.second.text(), form.done_with) == ("the", "of", ["save"])
    press_keys(form.handle, "12")
    qtbot.waitUntil(lambda: form.second.text() == "of12")
    assert reader.bursts == []


def test_shift_and_the_keypad_are_typing(watch: Watch, reader: Reader, form: Form) -> None:
    """Capitals come with Shift pressed between them, digits from the keypad: a badge is read all the same."""
    watch()
    for character in BADGE:
        shifted = character.isalpha()
        modifiers = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.KeypadModifier
        if shifted:
            QTest.keyPress(form.handle, Qt.Key.Key_Shift)
        KEYS.keyClick(form.handle, character, modifiers)
        if shifted:
            QTest.keyRelease(form.handle, Qt.Key.Key_Shift)
    QTest.keyClick(form.handle, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert (reader.bursts, form.field.text(), form.done_with) == ([BADGE], "", [])


def test_a_badge_is_read_while_a_dialog_waits_for_an_answer(watch: Watch, reader: Reader, show_form: ShowForm) -> None:
    """A burst into a modal dialog is a badge; its field stays empty and its default button is not pressed."""
    watch()
    below = show_form()
    dialog = show_form(below, modal=True)
    press_keys(dialog.handle, BADGE + "\n")
    assert reader.bursts == [BADGE]
    assert [box.field.text() for box in (below, dialog)] == ["", ""]
    assert [*below.done_with, *dialog.done_with] == []


def test_a_badge_is_read_while_a_menu_is_open(qtbot: QtBot, watch: Watch, reader: Reader, form: Form) -> None:
    """A burst while a menu is open is a badge, and chooses nothing in it; a letter of a person chooses."""
    watching = watch()
    chosen: list[str] = []
    menu = QMenu(form)
    for name in ("&Edit", "&6 more"):
        menu.addAction(name, lambda name=name: chosen.append(name))
    menu.popup(form.pos())
    qtbot.waitUntil(menu.isVisible)
    press_keys(form.handle, BADGE + "\n")
    assert (reader.bursts, chosen, menu.isVisible()) == ([BADGE], [], True)
    press_keys(form.handle, "e")
    watching._let_go()
    assert chosen == ["&Edit"]


def test_a_badge_amid_typing_is_told_apart(watch: Watch, reader: Reader, form: Form) -> None:
    """Letters typed into a burst arrive in the field, the badge is read, and a key held down goes on repeating."""
    watch()
    press_keys(form.handle, BADGE[:4])
    press_keys(form.handle, "t")
    for press in (True, False):
        KEYS.simulateEvent(form.field, press, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", REPEATS, -1)
    press_keys(form.handle, BADGE[4:] + "\n")
    assert (reader.bursts, form.field.text(), form.done_with) == ([BADGE], "ta", [])


def test_a_correction_amid_a_badge_takes_its_turn(watch: Watch, reader: Reader, form: Form) -> None:
    """Backspace pressed while a reader types spoils no badge and works on what the person had typed."""
    watch()
    form.field.setText("Roz")
    press_keys(form.handle, BADGE[:5])
    press_keys(form.handle, "\b")
    press_keys(form.handle, BADGE[5:] + "\n")
    assert (reader.bursts, form.field.text()) == ([BADGE], "Ro")


def test_a_badge_whose_answer_moves_the_focus_goes_on(watch: Watch, reader: Reader, show_form: ShowForm) -> None:
    """A window of this program that opens in the middle of a burst breaks nothing; a held letter goes to its field."""
    watching = watch()
    first = show_form()
    press_keys(first.handle, "y")
    watching._let_go()
    press_keys(first.handle, "z" + BADGE[:5])
    second = show_form()
    press_keys(second.handle, BADGE[5:] + "\n")
    assert (reader.bursts, first.field.text(), second.field.text()) == ([BADGE], "yz", "")


def test_shortcuts_work_as_ever(qtbot: QtBot, watch: Watch, reader: Reader, form: Form) -> None:
    """Keys that are shortcuts do what they did: those with Ctrl at once, after what was typed; plain ones soon."""
    watch(WedgeTiming())
    press_keys(form.handle, "ab")
    KEYS.keyClick(form.handle, "k", Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(form.handle, Qt.Key.Key_Escape)
    assert form.done_with == ["ab", "escape"]
    form.save.setFocus()
    KEYS.keyClick(form.handle, "?", Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: form.done_with[2:] == ["question"])
    press_keys(form.handle, "1")
    qtbot.waitUntil(lambda: form.done_with[3:] == ["one"])
    press_keys(form.handle, "7")
    qtbot.waitUntil(lambda: form.done_with[4:] == ["seven"])
    form.field.setFocus()
    press_keys(form.handle, "17")
    qtbot.waitUntil(lambda: form.field.text() == "ab17")
    assert (len(form.done_with), reader.bursts) == (5, [])


def test_a_badge_of_shortcut_digits_runs_none(watch: Watch, reader: Reader, form: Form) -> None:
    """A badge that begins with digits which are shortcuts is read, and runs none of them."""
    watch()
    form.save.setFocus()
    press_keys(form.handle, "17171717\n")
    assert (reader.bursts, form.done_with) == (["17171717"], [])


def test_space_presses_a_button_once(qtbot: QtBot, watch: Watch, form: Form) -> None:
    """A button that has the focus is pressed by Space, and by Enter, as ever."""
    watch(WedgeTiming())
    form.plain.setFocus()
    press_keys(form.handle, " ")
    qtbot.waitUntil(lambda: form.done_with == ["seven"])
    press_keys(form.handle, "\n")
    qtbot.waitUntil(lambda: form.done_with == ["seven", "seven"])


def test_no_key_of_a_badge_is_released_either(watch: Watch, reader: Reader, form: Form) -> None:
    """A window sees neither press nor release of a badge's keys, whenever they are released."""
    seen: list[QEvent.Type] = []

    class Spy(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
                seen.append(event.type())
            return False

    spy = Spy()
    form.field.installEventFilter(spy)
    watch()
    for character in "6262":
        KEYS.keyPress(form.handle, character)
    press_keys(form.handle, "00")
    QTest.keyPress(form.handle, Qt.Key.Key_Return)
    for key in ("6", "2", Qt.Key.Key_Return):
        KEYS.keyRelease(form.handle, key)
    assert (reader.bursts, seen) == (["626200"], [])
    form.field.removeEventFilter(spy)


def test_composed_text_arrives_after_what_was_typed(watch: Watch, reader: Reader, form: Form) -> None:
    """Text from an input method or a dead key, and pasted text, keeps its place after a held character."""
    watch()
    press_keys(form.handle, "a")
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QCoreApplication.sendEvent(form.field, composed)
    QApplication.clipboard().setText("62E3086CED")
    KEYS.keyClick(form.handle, "v", Qt.KeyboardModifier.ControlModifier)
    assert (form.field.text(), reader.bursts) == ("aé62E3086CED", [])


def test_what_is_held_is_let_go_when_the_window_loses_the_keyboard(
    qapp: QApplication, watch: Watch, reader: Reader, form: Form
) -> None:
    """Another program taking the keyboard ends the waiting: the characters arrive, and the reader is out of reach."""
    watch()
    press_keys(form.handle, "ab")
    assert form.field.text() == ""
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert (form.field.text(), reader.bursts, reader.reach) == ("ab", [], [True, False])
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert reader.reach == [True, False, True]


def test_a_field_that_is_gone_takes_nothing(watch: Watch, form: Form) -> None:
    """A character held for a field that was deleted meanwhile is dropped without a fault."""
    watching = watch()
    press_keys(form.handle, "a")
    form.field.deleteLater()
    QCoreApplication.sendPostedEvents(form.field, QEvent.Type.DeferredDelete)
    watching._let_go()
    assert form.second.text() == ""


def test_a_busy_program_waits_for_keys_that_are_still_to_come(watch: Watch, form: Form) -> None:
    """When the time is over only because the program was busy, what came meanwhile is looked at first."""
    now = [0]
    watching = watch()
    watching._now_ns = lambda: now[0]
    press_keys(form.handle, "6")
    now[0] = 2 * PATIENT.gap_ns
    watching._on_timeout()
    assert form.field.text() == ""
    now[0] += 10 * MS
    watching._on_timeout()
    assert form.field.text() == "6"


def test_an_ordinary_dialog_button_box_is_not_pressed(qtbot: QtBot, watch: Watch, reader: Reader) -> None:
    """A message with a default button stays open when a badge is read."""
    watch()
    box = QDialog()
    qtbot.addWidget(box)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(box.accept)
    layout = QVBoxLayout(box)
    layout.addWidget(QLabel("Are you sure?"))
    layout.addWidget(buttons)
    box.open()
    qtbot.waitUntil(box.isActiveWindow)
    handle = box.windowHandle()
    assert handle is not None
    press_keys(handle, BADGE + "\n")
    assert (reader.bursts, box.isVisible()) == ([BADGE], True)
    press_keys(handle, "\n")
    assert not box.isVisible()


def test_event_times_are_put_on_the_monotonic_clock() -> None:
    """Events that waited while the program was busy keep their own distances; without a time, now counts."""
    clock = _EventClock()
    assert clock.at(1_000, 50_000 * MS) == 50_000 * MS
    assert [clock.at(1_000 + late, 50_400 * MS) for late in (10, 20, 30)] == [
        50_010 * MS,
        50_020 * MS,
        50_030 * MS,
    ]
    assert clock.at(0, 50_500 * MS) == 50_500 * MS
    assert clock.at(7, 60_000 * MS) == 60_000 * MS  # the window system's clock began anew
    assert clock.at(17, 60_010 * MS) == 60_010 * MS
