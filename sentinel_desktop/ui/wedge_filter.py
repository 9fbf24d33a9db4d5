"""Takes what a badge reader types out of the keyboard's stream, before any window, field or shortcut sees it.

Every key of the program passes here first, whatever window, dialog or menu has the focus. A character is held back for
35 ms, see ``keyboard_bursts``; what a person typed is then handed to where it was going, as if nothing had been.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from sentinel_desktop.domain.keyboard_bursts import USUAL, Burst, IsSerial, KeyboardBursts, WedgeTiming

_MILLISECOND: Final = 1_000_000
_LATE_NS: Final = 10 * _MILLISECOND
_WATCHED: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod}
)
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MODIFIER_KEYS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Alt}
)
_PLAIN: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True, eq=False)
class _Key:
    """A key event held back, and the object it was going to."""

    event: QKeyEvent
    target: QObject


class WedgeFilter(QObject):
    """Watches the keys of the whole application; made and used on the main thread.

    Args:
        is_serial: judges a typed text.
        on_burst: gets the text of each burst, without its Enter or Tab.
        on_reach: hears whether the keyboard belongs to a window of this program, at the start and at each change.
        timing: what tells a reader's typing.
        now_ns: a monotonic clock, in nanoseconds, for events that carry no time.
    """

    def __init__(
        self,
        is_serial: IsSerial,
        on_burst: Callable[[str], None],
        on_reach: Callable[[bool], None],
        timing: WedgeTiming = USUAL,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__()
        self._rule: KeyboardBursts[_Key] = KeyboardBursts(is_serial, timing)
        self._on_burst = on_burst
        self._on_reach = on_reach
        self._now_ns = now_ns
        self._event_clock = _EventClock()
        self._taken: set[int] = set()
        """Keys whose press a reader made, so that their release is nobody's either."""
        self._due_ns = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def install(self, application: QApplication) -> None:
        """Begin to watch."""
        application.installEventFilter(self)
        application.applicationStateChanged.connect(self._on_application_state)
        self._on_reach(application.applicationState() == Qt.ApplicationState.ApplicationActive)

    def remove(self, application: QApplication) -> None:
        """Watch no more, and hand on what is held."""
        application.removeEventFilter(self)
        application.applicationStateChanged.disconnect(self._on_application_state)
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an event from ``watched`` where the result is true."""
        if event.type() not in _WATCHED:
            return False
        if isinstance(event, QInputMethodEvent):
            if event.commitString() or event.preeditString():
                self._let_go()
            return False
        # Keys that do not come from the window system are this filter's own, or a part of the program's.
        if not isinstance(event, QKeyEvent) or not event.spontaneous() or event.key() in _MODIFIER_KEYS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(watched, event)
        return self._pressed(watched, event)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def _override(self, event: QKeyEvent) -> bool:
        """Answer whether a key is wanted as a key; if not, a shortcut may take it before it is one."""
        if event.isAutoRepeat():
            wanted = self._rule.is_holding
        elif _is_end(event):
            wanted = self._rule.would_end(self._at(event))
        elif _is_character(event):
            wanted = self._rule.would_hold(event.text(), self._at(event))
        else:
            wanted = self._rule.is_likely
        if wanted:
            event.accept()
        else:
            self._let_go()
        return wanted

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return self._accompanied(watched, event)
        self._taken.discard(event.key())
        if _is_end(event):
            decision = self._rule.ended(self._at(event))
        elif _is_character(event):
            decision = self._rule.typed(event.text(), self._at(event), _Key(_copy(event), _target_of(watched)))
        elif self._rule.is_likely:
            return self._accompanied(watched, event)
        else:
            self._let_go()
            return False
        self._wait()
        if decision.burst is not None:
            self._take(decision.burst, decision.release, event.key())
        else:
            _hand_on(decision.release)
        return decision.kept

    def _released(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in self._taken and not event.isAutoRepeat():
            self._taken.discard(event.key())
            return True
        return self._accompanied(watched, event)

    def _accompanied(self, watched: QObject, event: QKeyEvent) -> bool:
        return self._rule.is_holding and self._rule.accompanied(_Key(_copy(event), _target_of(watched)))

    def _take(self, burst: Burst[_Key], beside: Sequence[_Key], end: int) -> None:
        """Give a burst to the reader, and to the windows what a person typed meanwhile."""
        down = Counter([*(key.event.key() for key in burst.keys), end])
        persons = [key for key in beside if not (_is_release(key.event) and down[key.event.key()])]
        down.subtract(key.event.key() for key in beside if _is_release(key.event))
        self._taken.update(code for code, presses in down.items() if presses > 0)
        self._on_burst(burst.text)
        _hand_on(persons)

    # --- time ---------------------------------------------------------------------------------------------------------

    def _at(self, event: QKeyEvent) -> int:
        return self._event_clock.at(event.timestamp(), self._now_ns())

    def _wait(self) -> None:
        if self._rule.is_holding:
            self._due_ns = self._now_ns() + self._rule.patience_ns
            self._timer.start(-(-self._rule.patience_ns // _MILLISECOND))
        else:
            self._timer.stop()

    def _on_timeout(self) -> None:
        now_ns = self._now_ns()
        if now_ns - self._due_ns > _LATE_NS:
            # The program was busy: keys that came meanwhile still wait in the system's queue and are read first.
            self._due_ns = now_ns + _LATE_NS
            self._timer.start(_LATE_NS // _MILLISECOND)
        else:
            self._let_go()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        active = state == Qt.ApplicationState.ApplicationActive
        if not active:
            self._let_go()
        self._on_reach(active)

    def _let_go(self) -> None:
        self._timer.stop()
        _hand_on(self._rule.let_go())


class _EventClock:
    """Puts the times of events, in milliseconds of a clock of the window system, on the monotonic clock.

    An event is handled when it was made or later: the smallest delay seen says how the two clocks stand.
    """

    _LONGEST_DELAY_NS = 5_000 * _MILLISECOND

    def __init__(self) -> None:
        self._offset_ns: int | None = None

    def at(self, timestamp: int, now_ns: int) -> int:
        """Return when an event was made that is handled at ``now_ns``; that itself where it carries no time."""
        if timestamp <= 0:
            return now_ns
        offset_ns = now_ns - timestamp * _MILLISECOND
        known = self._offset_ns
        if known is None or not known <= offset_ns <= known + self._LONGEST_DELAY_NS:
            self._offset_ns = offset_ns  # nearer than ever, or another clock: it wraps around, or the computer slept
        return timestamp * _MILLISECOND + (self._offset_ns or 0)


def _is_end(event: QKeyEvent) -> bool:
    return event.key() in _ENDS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _is_character(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isascii() and text.isprintable() and not event.modifiers() & ~_PLAIN


def _is_release(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyRelease


def _copy(event: QKeyEvent, kind: QEvent.Type | None = None) -> QKeyEvent:
    copied = QKeyEvent(
        kind or event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copied.setTimestamp(event.timestamp())
    return copied


def _target_of(watched: QObject) -> QObject:
    """Return the widget that a key is going to, since a window may have handed the focus on before it is let go of."""
    if not isinstance(watched, QWindow):
        return watched
    if (grabber := QWidget.keyboardGrabber()) is not None:
        return grabber
    if (popup := QApplication.activePopupWidget()) is not None:
        within: QWidget | None = popup.focusWidget()
        return popup if within is None else within
    focused: QObject | None = watched.focusObject()
    return watched if focused is None else focused


def _hand_on(keys: Iterable[_Key]) -> None:
    for key in keys:
        if isValid(key.target):
            _deliver(key)


def _deliver(key: _Key) -> None:
    """Send a key to its widget, or run the shortcut that it is: only keys from the system reach Qt's own table."""
    if key.event.type() == QEvent.Type.KeyPress and isinstance(key.target, QWidget):
        asked = _copy(key.event, QEvent.Type.ShortcutOverride)
        asked.ignore()
        QCoreApplication.sendEvent(key.target, asked)
        if not asked.isAccepted() and _run_shortcut(key.target.window(), _sequences(key.event)):
            return
    QCoreApplication.sendEvent(key.target, key.event)


def _sequences(event: QKeyEvent) -> list[QKeySequence]:
    """Return what a shortcut may call a key: a character that takes Shift, as ``?``, goes by itself too."""
    text = event.text()
    by_itself = [] if text.isalpha() or not text.isprintable() else [QKeySequence(text)]
    return [QKeySequence(event.keyCombination()), *by_itself]


def _run_shortcut(window: QWidget, keys: Sequence[QKeySequence]) -> bool:
    """Run the shortcut or press the button that has such keys in a window; false where none has."""
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and shortcut.key() in keys and _is_of(window, shortcut.parent()):
            shortcut.activated.emit()
            return True
    for button in window.findChildren(QAbstractButton):
        if button.shortcut() in keys and button.isVisible() and button.isEnabled() and _is_of(window, button):
            button.click()
            return True
    return False


def _is_of(window: QWidget, part: QObject | None) -> bool:
    """Tell a window's own parts from those of dialogs that belong to it."""
    return isinstance(part, QWidget) and part.window() is window
