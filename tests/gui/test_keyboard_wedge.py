"""The reader that types, from the keys of a window to the reads of the desk."""

import threading
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.found_reader import FoundReader
from sentinel_desktop.app.keyboard_wedge import KeyboardWedge
from sentinel_desktop.domain.keyboard_bursts import WedgeTiming
from sentinel_desktop.domain.readers import ReaderChoice, ReaderState
from sentinel_desktop.hardware.keyboard_reader import KEYBOARD, KeyboardReader
from sentinel_desktop.hardware.reader_factory import make_reader
from sentinel_desktop.ui.sign_in.person_watch import PersonWatch
from tests.support.active_windows import press_key, type_text
from tests.support.reader_listeners import ReaderListeners, read_clock

BADGE = "62E3086CED"
PATIENT = WedgeTiming(gap_ns=20_000_000_000, pause_ns=20_000_000_000)


def test_badges_are_read_from_start_to_stop(qtbot: QtBot) -> None:
    """Between start and stop, called on any thread, typed badges are read at once; before and after they are text."""
    listeners = ReaderListeners()
    reader = KeyboardReader(None, read_clock, listeners.on_read, listeners.on_status)
    wedge = KeyboardWedge(reader, PATIENT)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)

    _on_another_thread(wedge.start)
    qtbot.waitUntil(lambda: wedge._filter is not None)
    type_text(field, BADGE)
    press_key(field, Qt.Key.Key_Return)
    assert (listeners.serials, field.text(), wedge.status().state) == ([BADGE], "", ReaderState.READY)

    _on_another_thread(wedge.stop)
    qtbot.waitUntil(lambda: wedge._filter is None)
    type_text(field, BADGE)
    press_key(field, Qt.Key.Key_Return)
    assert (listeners.serials, field.text(), wedge.status().state) == ([BADGE], BADGE, ReaderState.STOPPED)


def test_a_reader_that_types_is_found_by_its_first_badge(qtbot: QtBot) -> None:
    """With no reader set and none on a port, a typed badge is read, and the state says that this is the reader."""
    listeners = ReaderListeners()
    found = FoundReader(
        lambda on_read, on_status: make_reader(ReaderChoice("/dev/no-reader-here"), read_clock, on_read, on_status),
        lambda on_read, on_status: KeyboardWedge(KeyboardReader(None, read_clock, on_read, on_status), PATIENT),
        listeners.on_read,
        listeners.on_status,
    )
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)

    found.start()
    qtbot.waitUntil(lambda: found.status().state is ReaderState.SEARCHING)
    type_text(field, BADGE)
    press_key(field, Qt.Key.Key_Return)
    assert (listeners.serials, field.text()) == ([BADGE], "")
    assert (found.status().state, found.status().port) == (ReaderState.READY, KEYBOARD)
    found.stop()
    assert found.status().state is ReaderState.STOPPED
    type_text(field, BADGE)
    assert field.text() == BADGE


def test_a_wedge_that_nobody_keeps_lets_the_keys_be(qtbot: QtBot) -> None:
    """A reader that was chosen away on another thread, and forgotten at once, is taken out of the keys' way there."""
    listeners = ReaderListeners()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()

    def _use_for_a_moment() -> None:
        wedge = KeyboardWedge(KeyboardReader(None, read_clock, listeners.on_read, listeners.on_status))
        wedge.start()
        wedge.stop()

    _on_another_thread(_use_for_a_moment)
    turns: list[None] = []
    QTimer.singleShot(0, lambda: turns.append(None))
    qtbot.waitUntil(lambda: bool(turns))
    assert listeners.states == [ReaderState.READY, ReaderState.STOPPED]
    type_text(field, BADGE)
    assert (field.text(), listeners.reads) == (BADGE, [])


def test_a_wedge_is_asked_before_a_watch_that_came_later(qtbot: QtBot, qapp: QApplication) -> None:
    """The watch of a window that was made after the reader: badges that are typed keep nobody's session open."""
    listeners = ReaderListeners()
    wedge = KeyboardWedge(KeyboardReader(None, read_clock, listeners.on_read, listeners.on_status), PATIENT)
    seconds = [100.0]
    watch = PersonWatch(lambda: tuple(seconds))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)

    wedge.be_asked_first()
    wedge.start()
    watch.install(qapp)
    wedge.be_asked_first()
    watch.begin(timedelta(seconds=60))
    seconds[0] = 130.0
    handle = field.windowHandle()
    for sign in BADGE:
        QTest.keyClick(handle, Qt.Key(ord(sign)))
    QTest.keyClick(handle, Qt.Key.Key_Return)
    wedge.stop()
    left = watch.left
    watch.remove(qapp)
    assert (listeners.serials, left) == ([BADGE], timedelta(seconds=30))


def _on_another_thread(call: Callable[[], None]) -> None:
    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
