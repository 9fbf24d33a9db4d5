"""The screen of a kiosk: one page at a time over the whole of it, made anew from the state whenever that changes."""

from contextlib import AbstractContextManager
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.kiosk.answer_screen import AnswerScreen
from sentinel_desktop.ui.kiosk.answer_words import AnswerWords
from sentinel_desktop.ui.kiosk.last_steps import StaffPage
from sentinel_desktop.ui.kiosk.on_screen_keyboard import OnScreenKeyboard
from sentinel_desktop.ui.kiosk.page import KioskPage
from sentinel_desktop.ui.kiosk.parts import TouchButton, plain_label
from sentinel_desktop.ui.kiosk.platform_keyboard import PlatformKeyboard
from sentinel_desktop.ui.kiosk.state import KioskState
from sentinel_desktop.ui.kiosk.steps import NeedsPage, ReviewPage, page_of
from sentinel_desktop.ui.kiosk.style import KioskStyle
from sentinel_desktop.ui.kiosk.wording import other_language_text
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.public_windows import make_public
from sentinel_desktop.ui.times import clock_text
from sentinel_desktop.ui.widgets.least_room import LeastRoom
from sentinel_desktop.ui.widgets.tab_order import go_by_tab

ANSWER_MS: Final = 3000
HELD_MS: Final = 2000
"""How long the unit's name is held until a supervisor is asked for."""
_CLOCK_MS: Final = 1000


class KioskWindow(QWidget):
    """Shows a state and tells what a visitor does; goes only when it was let.

    What the page tells is told on under the same names; besides ``language_requested``, ``leave_requested`` where
    somebody tries to close it, ``staff_given`` a user name and a password, ``answer_over`` that an answer went.
    """

    edited = Signal(object, str)
    chosen = Signal(object, object)
    going = Signal(object)
    reason_chosen = Signal(object)
    change_requested = Signal(object)
    next_requested = Signal()
    back_requested = Signal()
    military_chosen = Signal(bool)
    language_requested = Signal()
    leave_requested = Signal()
    staff_given = Signal(str, str)
    staff_name_edited = Signal(str)
    answer_over = Signal()
    shown = Signal()
    closed = Signal()

    def __init__(
        self,
        setup: DeskSetup,
        language: ScreenLanguage,
        state: KioskState,
        platform_keyboard: PlatformKeyboard | None = None,
        *,
        answer_ms: int = ANSWER_MS,
    ) -> None:
        super().__init__(None)
        self.setObjectName("kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        make_public(self)
        self.setMinimumSize(960, 600)
        self._setup = setup
        self._language = language
        self._platform_keyboard = platform_keyboard
        self.state = state
        self._may_close = False
        self._wants_ours = platform_keyboard is None
        self._style = KioskStyle.for_size(setup.look, QSize(1280, 720))
        self._content: QWidget | None = None
        self.keyboard = OnScreenKeyboard(self._style)
        self._keyboard_for: tuple[KioskStyle, str, Language] | None = None
        self.answer = AnswerScreen(self, answer_ms)
        self.answer.over.connect(self.answer_over)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        QShortcut(QKeySequence(keys.KIOSK), self).activated.connect(self.leave_requested)
        QShortcut(QKeySequence(keys.BACK), self).activated.connect(self.back_requested)
        setup.look.changed.connect(self._make_anew)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._make_anew()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_state(self, state: KioskState) -> None:
        """Show another page, or the same with something else on it; the keyboard stays in the line that it is in."""
        line, at = self._line_in_use() if state.step is self.state.step else (None, 0)
        self.state = state
        self._make_anew()
        if line is not None and line in self.page.lines:
            edit = self.page.lines[line].edit
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            edit.setCursorPosition(at)
        else:
            self.page.focus_first()

    def keep_state(self, state: KioskState) -> None:
        """Know what was typed on the page, which shows it already."""
        self.state = state

    def show_hosts(self, state: KioskState) -> None:
        """Offer whom the name may mean; what is typed meanwhile stays."""
        self.state = state
        if isinstance(self.page, NeedsPage):
            with self._speaking():
                self.page.show_hosts(state)

    def fill(self, texts: dict[KioskField, str]) -> None:
        """Put texts into lines that are empty."""
        for name, text in texts.items():
            line = self.page.lines.get(name)
            if line is not None and not line.edit.text():
                line.edit.setText(text)

    def show_problems(self, problems: dict[KioskField, str]) -> None:
        """Say beside each line what is wrong with it, and put the keyboard into the first."""
        for name, line in self.page.lines.items():
            line.show_problem(problems.get(name, ""))
        first = next((line for name, line in self.page.lines.items() if name in problems), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.show_problem("" if first is not None else next(iter(problems.values()), ""))

    def show_countdown(self, left: int) -> None:
        """Say that it starts over in so many seconds; 0 says nothing."""
        with self._speaking():
            said = self.tr("Starting over in {n} s. Touch the screen to go on.").format(n=left) if left else ""
        self._countdown.setText(said)
        if self._is_tight:
            self.unit.name.setHidden(bool(said))
            self._countdown.setVisible(bool(said))

    def show_answer(self, words: AnswerWords) -> None:
        """Show over everything what a badge came to."""
        self.answer.show_answer(self._style, words)

    def let_close(self) -> None:
        """Close: whoever may has said so, or the program ends."""
        self._may_close = True
        self.close()

    def speaking(self) -> AbstractContextManager[None]:
        """Have what is made meanwhile speak the visitor's language."""
        return self._speaking()

    # --- how it is made -----------------------------------------------------------------------------------------------

    def _speaking(self) -> AbstractContextManager[None]:
        return self._language.speaking(self.state.language)

    def _make_anew(self) -> None:
        self.setUpdatesEnabled(False)
        try:
            with self._speaking():
                self._replace_content()
        finally:
            self.setUpdatesEnabled(True)

    def _replace_content(self) -> None:
        style, before = self._style, self._content
        if self.styleSheet() != (sheet := style.sheet()):
            self.setStyleSheet(sheet)
        self.setWindowTitle(self.tr("Visitors · Sentinel"))
        self.page = page_of(style, self.state)
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QVBoxLayout()
        side = style.px(48)
        body.setContentsMargins(side, style.gap(22), side, style.gap(18))
        # Two lines of members to choose from stand over the keyboard, and nothing of the page is scrolled away.
        body.setSpacing(style.gap(7 if self._has_lines else 14))
        self._countdown = plain_label("", style.font(1.0, QFont.Weight.DemiBold))
        self._countdown.setWordWrap(False)
        body.addLayout(self._head())
        if self._is_upright and not self.page.has_middle:
            # Within a hand's reach, near the keyboard, and not at the far end of a high screen.
            body.addStretch(1)
        self._room = LeastRoom(self.page, across=False)
        body.addWidget(self._room, 1)
        if not self._is_tight:
            self._countdown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(self._countdown)
        column.addLayout(body, 1)
        self._column.insertWidget(0, content, 1)
        if before is not None:
            _take_away(self._column, before)
        self._suit_keyboard()
        self._connect(self.page)
        content.show()
        self.answer.raise_()

    def _suit_keyboard(self) -> None:
        """Make the keyboard anew only where it says or looks something else: it has many keys."""
        made_for = (self._style, self._style.sheet(), self.state.language)
        if self._keyboard_for != made_for:
            _take_away(self._column, self.keyboard)
            self._keyboard_for = made_for
            self.keyboard = OnScreenKeyboard(self._style)
            self.keyboard.entered.connect(self._on_keyboard_entered)
            self._column.addWidget(self.keyboard)
        self.keyboard.setVisible(self._has_lines and self._wants_ours)

    @property
    def _is_upright(self) -> bool:
        return self.height() > self.width()

    @property
    def _has_lines(self) -> bool:
        return bool(self.page.lines) or isinstance(self.page, StaffPage)

    @property
    def _is_tight(self) -> bool:
        """Whether head, lines and keyboard share a low screen: the head has the title and the countdown then."""
        return self._style.is_low and self._has_lines and self.page.title is not None

    def _head(self) -> QHBoxLayout:
        style = self._style
        self.unit = _HeldLabel(self.state.texts.unit or self._setup.station, style)
        if self._is_tight and self.page.title is not None:
            self.unit.hold_too(self._countdown, self.page.title)
        self.unit.held.connect(self.leave_requested)
        self._time = plain_label("", style.font(1.15))
        self._show_time()
        other = TouchButton(style, other_language_text(self.state.language), "languages", "plain")
        other.clicked.connect(self.language_requested)
        head = QHBoxLayout()
        head.setSpacing(style.px(18))
        head.addWidget(self.unit, 1)
        head.addWidget(self._time)
        if self._has_lines:
            shown = TouchButton(style, self.tr("Keyboard"), "keyboard", "plain")
            shown.clicked.connect(self._switch_keyboard)
            head.addWidget(shown)
        head.addWidget(other)
        return head

    def _connect(self, page: KioskPage) -> None:
        page.edited.connect(self.edited)
        page.edited.connect(self._on_edited)
        page.chosen.connect(self.chosen)
        page.going.connect(self.going)
        page.reason_chosen.connect(self.reason_chosen)
        page.next_requested.connect(self.next_requested)
        page.back_requested.connect(self.back_requested)
        page.military_chosen.connect(self.military_chosen)
        if isinstance(page, ReviewPage):
            page.change_requested.connect(self.change_requested)
        if isinstance(page, StaffPage):
            page.given.connect(self.staff_given)
            page.name_edited.connect(self.staff_name_edited)

    # --- what happens -------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - called by Qt
        """Walk by Tab as things stand on the page that was made last."""
        walked = self._content is not None and go_by_tab(self._content, forwards=forwards)
        return walked or super().focusNextPrevChild(forwards)

    def showEvent(self, event: QShowEvent) -> None:
        """Be known as a window that strangers touch."""
        super().showEvent(event)
        make_public(self)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it for the size that the screen has."""
        super().resizeEvent(event)
        style = KioskStyle.for_size(self._setup.look, event.size())
        was_upright = event.oldSize().height() > event.oldSize().width()
        if style != self._style or was_upright != self._is_upright:
            self._style = style
            self.show_state(self.state)
        self.answer.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for a supervisor instead, unless one said that it may go."""
        if not self._may_close:
            event.ignore()
            self.leave_requested.emit()
            return
        if self._platform_keyboard is not None:
            self._platform_keyboard.hide()
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Stay over the whole screen: whoever minimises it gets it back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized() and not self._may_close:
            self.showFullScreen()

    def _on_edited(self, name: KioskField) -> None:
        self.page.lines[name].show_problem("")

    def _on_keyboard_entered(self) -> None:
        edit = QApplication.focusWidget()
        if isinstance(edit, QLineEdit) and edit.window() is self:
            edit.returnPressed.emit()

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self:
            self.keyboard.suit(now)
            if self.page.isAncestorOf(now):
                self._room.ensureWidgetVisible(now, 0, self._style.px(40))
            if self._platform_keyboard is not None and isinstance(now, QLineEdit):
                self._platform_keyboard.show()

    def _switch_keyboard(self) -> None:
        self._wants_ours = not self._wants_ours
        self.keyboard.setVisible(self._wants_ours)
        self.page.focus_first()

    def _line_in_use(self) -> tuple[KioskField | None, int]:
        for name, line in self.page.lines.items():
            if line.edit.hasFocus():
                return name, line.edit.cursorPosition()
        return None, 0

    def _show_time(self) -> None:
        self._time.setText(clock_text(self._setup.now(), self._setup.zone))


def _take_away(column: QVBoxLayout, widget: QWidget) -> None:
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


class _HeldLabel(QWidget):
    """The unit's name; ``held`` tells that a finger lay on it for a while, which is how staff get out."""

    held = Signal()

    def __init__(self, text: str, style: KioskStyle) -> None:
        super().__init__()
        self._style = style
        self.name = plain_label(text, style.font(1.15, QFont.Weight.Bold))
        self.name.setWordWrap(False)
        self.setMinimumHeight(style.touch())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.name)
        self._timer = QTimer(self, singleShot=True, interval=HELD_MS)
        self._timer.timeout.connect(self.held)

    def hold_too(self, countdown: QLabel, title: QLabel) -> None:
        """Have the title beneath the name, and the countdown, while there is one, in the name's place."""
        for line in (self.name, countdown):
            line.setFont(self._style.font(0.9, QFont.Weight.DemiBold))
        title.setFont(self._style.font(1.6, QFont.Weight.Bold))
        self._column.addWidget(countdown)
        self._column.addWidget(title)
        countdown.hide()

    def mousePressEvent(self, _: object) -> None:
        """Begin to count."""
        self._timer.start()

    def mouseReleaseEvent(self, _: object) -> None:
        """Count no more."""
        self._timer.stop()
