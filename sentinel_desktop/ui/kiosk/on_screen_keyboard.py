"""A keyboard on the screen, for whoever has none: letters, French letters, digits; by touch and by mouse.

Its keys take no focus: what they say goes where the keyboard already is, as if it had been typed.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.kiosk.style import KioskStyle

LETTERS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ACCENTS: Final = ("éèêëàâäæç", "îïôöœùûüÿ", "ñáíóú«»")
SYMBOLS: Final = ("123@#&%", "456+-_=", "789()/:", "*0.,;!?")
VARIANTS: Final[Mapping[str, str]] = {
    "a": "àâäáæ",
    "c": "ç",
    "e": "éèêë",
    "i": "îïí",
    "n": "ñ",
    "o": "ôöóœ",
    "u": "ùûüú",
    "y": "ÿ",
}
"""What a long press on a key offers."""

Does = Callable[[], object]

LONG_PRESS_MS: Final = 450
_GAP: Final = 6


class OnScreenKeyboard(QWidget):
    """Types into whatever line has the focus.

    ``entered`` tells that its Enter was touched.

    Args:
        style: of the kiosk.
        long_press_ms: how long a key is held before it offers its variants.
    """

    entered = Signal()

    def __init__(self, style: KioskStyle, *, long_press_ms: int = LONG_PRESS_MS) -> None:
        super().__init__()
        self.setObjectName("keyboard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Keyboard on the screen"))
        self._style = style
        self._upper = False
        self._letter_keys: list[QPushButton] = []
        self._shifts: list[QPushButton] = []
        self._pages = QStackedWidget()
        self._variants: QFrame | None = None
        self._held: QPushButton | None = None
        self._is_long = False
        self._long = QTimer(self, singleShot=True, interval=long_press_ms)
        self._long.timeout.connect(self._offer_variants)
        self.letters = self._page((*LETTERS,), self._letters_foot())
        self.accents = self._page((*ACCENTS,), self._accents_foot())
        self.digits = self._page(SYMBOLS, self._digits_foot(), foot_beside=True)
        for page in (self.letters, self.accents, self.digits):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        margin = style.gap(10)
        column.setContentsMargins(style.px(24), margin, style.px(24), margin)
        column.addWidget(self._pages)

    @property
    def is_upper(self) -> bool:
        """Whether the next letter is a capital."""
        return self._upper

    def suit(self, line: QWidget | None) -> None:
        """Show the digits for a line of digits, the letters for every other; a name begins with a capital."""
        self._close_variants()
        if not isinstance(line, QLineEdit):
            return
        self._pages.setCurrentWidget(self.digits if line.property("digits") else self.letters)
        self._set_upper(upper=not line.text() and line.echoMode() is QLineEdit.EchoMode.Normal)

    def key(self, text: str) -> QPushButton:
        """Return the key of the shown page that is called so; raises StopIteration where there is none."""
        holders = (self._variants, self._pages.currentWidget())
        keys = (key for holder in holders if holder is not None for key in holder.findChildren(QPushButton))
        return next(key for key in keys if key.accessibleName() == text)

    # --- typing -------------------------------------------------------------------------------------------------------

    def _type(self, text: str) -> None:
        self._close_variants()
        self._send(0, text)
        if text == " ":
            self._set_upper(upper=True)
        elif self._upper and text.isalpha():
            self._set_upper(upper=False)

    def _send(self, key: int, text: str = "") -> None:
        target = QApplication.focusWidget()
        if target is None or target.window() is not self.window():
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _set_upper(self, *, upper: bool) -> None:
        self._upper = upper
        for key in self._letter_keys:
            text = key.property("letter")
            shown = _capital(text) if upper else text
            key.setText(shown.replace("&", "&&"))
            key.setAccessibleName(shown)
        for shift in self._shifts:
            shift.setChecked(upper)

    def _on_shift(self) -> None:
        self._close_variants()
        self._set_upper(upper=not self._upper)

    # --- long press ---------------------------------------------------------------------------------------------------

    def _on_pressed(self, key: QPushButton) -> None:
        self._close_variants()
        self._held, self._is_long = key, False
        if key.property("letter") in VARIANTS:
            self._long.start()

    def _on_clicked(self, key: QPushButton) -> None:
        self._long.stop()
        if not self._is_long:
            self._type(key.text().replace("&&", "&"))

    def _offer_variants(self) -> None:
        held = self._held
        if held is None:
            return
        self._is_long = True
        self._variants = frame = QFrame(self)
        frame.setObjectName("variants")
        row = QHBoxLayout(frame)
        row.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        row.setSpacing(_GAP)
        for letter in VARIANTS[held.property("letter")]:
            shown = _capital(letter) if self._upper else letter
            row.addWidget(self._key(shown, partial(self._type, shown), width=64))
        frame.adjustSize()
        above = held.mapTo(self, QPoint(0, 0)) - QPoint(0, frame.height() + _GAP)
        left = min(max(above.x(), 0), self.width() - frame.width())
        frame.move(left, max(above.y(), 0))
        frame.show()
        frame.raise_()

    def _close_variants(self) -> None:
        variants, self._variants = self._variants, None
        if variants is not None:
            variants.hide()
            variants.deleteLater()

    # --- the keys -----------------------------------------------------------------------------------------------------

    def _page(self, rows: tuple[str, ...], foot: QWidget, *, foot_beside: bool = False) -> QWidget:
        page = QWidget()
        column = QVBoxLayout()
        column.setSpacing(_GAP)
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(_GAP)
            # A shorter row stands in the middle, its keys as wide as the others'.
            side = max(map(len, rows)) - len(row)
            if side:
                line.addStretch(side)
            for letter in row:
                line.addWidget(self._letter(letter), 2)
            if side:
                line.addStretch(side)
            column.addLayout(line)
        if not foot_beside:
            column.addWidget(foot)
            page.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            return page
        beside = QHBoxLayout(page)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4 * _GAP)
        beside.addLayout(column, 4)
        beside.addWidget(foot, 1)
        return page

    def _letter(self, letter: str) -> QPushButton:
        key = self._key(letter, None)
        key.setProperty("letter", letter)
        key.pressed.connect(partial(self._on_pressed, key))
        key.clicked.connect(partial(self._on_clicked, key))
        self._letter_keys.append(key)
        return key

    def _key(self, text: str, does: Does | None, *, width: float = 56, role: str = "key") -> QPushButton:
        key = QPushButton(text.replace("&", "&&"))
        key.setAccessibleName(text)
        key.setProperty("role", role)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setFont(self._style.font(1.15, QFont.Weight.Medium))
        key.setMinimumSize(self._style.touch(width), self._style.touch(56))
        if does is not None:
            key.clicked.connect(lambda _=False: does())
        return key

    def _special(self, name: str, does: Does, *, symbol: str = "", text: str = "") -> QPushButton:
        key = self._key(text, does, width=110, role="special")
        key.setAccessibleName(name)
        if symbol:
            size = QSize(self._style.px(26), self._style.px(26))
            tokens = self._style.look.tokens
            picture = QIcon(icon_pixmap(symbol, tokens.rail_text, size, self.devicePixelRatioF()))
            pressed = icon_pixmap(symbol, tokens.text, size, self.devicePixelRatioF())
            picture.addPixmap(pressed, QIcon.Mode.Normal, QIcon.State.On)
            key.setIcon(picture)
            key.setIconSize(size)
        return key

    def _shift(self) -> QPushButton:
        shift = self._special(self.tr("Capital letter"), self._on_shift, symbol="arrow-big-up")
        shift.setCheckable(True)
        self._shifts.append(shift)
        return shift

    def _backspace(self) -> QPushButton:
        key = self._special(self.tr("Delete"), partial(self._send, Qt.Key.Key_Backspace.value), symbol="delete")
        key.setAutoRepeat(True)
        return key

    def _enter(self) -> QPushButton:
        return self._special(self.tr("Enter"), self.entered.emit, symbol="arrow-right")

    def _to(self, text: str, name: str, page: str) -> QPushButton:
        return self._special(name, lambda: self._pages.setCurrentWidget(getattr(self, page)), text=text)

    def _space(self) -> QPushButton:
        return self._key(" ", partial(self._type, " "), width=280)

    def _letters_foot(self) -> QWidget:
        hyphen, apostrophe = self._letter("-"), self._letter("'")
        return _row(
            (self._shift(), 0),
            (self._to("123", self.tr("Digits"), "digits"), 0),
            (self._to("éàç", self.tr("French letters"), "accents"), 0),
            (self._space(), 1),
            (hyphen, 0),
            (apostrophe, 0),
            (self._backspace(), 0),
            (self._enter(), 0),
        )

    def _accents_foot(self) -> QWidget:
        return _row(
            (self._shift(), 0),
            (self._to("abc", self.tr("Letters"), "letters"), 0),
            (self._space(), 1),
            (self._backspace(), 0),
            (self._enter(), 0),
        )

    def _digits_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for key in (self._backspace(), self._to("abc", self.tr("Letters"), "letters"), self._space(), self._enter()):
            key.setMinimumWidth(self._style.touch(110))
            column.addWidget(key)
        return foot


def _row(*keys: tuple[QPushButton, int]) -> QWidget:
    foot = QWidget()
    row = QHBoxLayout(foot)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP)
    for key, stretch in keys:
        row.addWidget(key, stretch)
    return foot


def _capital(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter
