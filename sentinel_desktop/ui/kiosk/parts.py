"""What the pages of a kiosk are made of: lines, tiles, buttons; large, plain, and each with a name."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.kiosk.style import KioskStyle
from sentinel_desktop.ui.widgets.plain_label import text_label

LONGEST_TYPED = 10_000
"""Characters that a line holds; its rule allows fewer, and says so, rather than cutting off what was pasted."""


def plain_label(text: str, font: QFont, role: str = "") -> QLabel:
    """Return a label that shows its text as it is, whatever it looks like."""
    label = text_label(text)
    label.setFont(font)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def elided(label: QLabel, text: str, width: int) -> None:
    """Show as much of a text in one line as there is room for; the whole of it to whoever listens."""
    line = " ".join(text.split())
    label.setText(label.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, max(width, 1)))
    label.setAccessibleName(line)


class TouchButton(QPushButton):
    """A button with a symbol before its text, where it has one."""

    def __init__(self, style: KioskStyle, text: str, symbol: str = "", role: str = "", *, width: int = 0) -> None:
        super().__init__()
        # An ampersand is part of a name here, and not a key; a symbol keeps its distance.
        self.setText(text.replace("&", "&&") if not symbol else f"\N{EN SPACE}{text}\N{EN SPACE}")
        self.setAccessibleName(text)
        self.setFont(style.font(1.0, QFont.Weight.Medium))
        self.setMinimumHeight(style.touch())
        self.setMinimumWidth(style.touch(width or 160))
        if role:
            self.setProperty("role", role)
        if symbol:
            self.setIconSize(QSize(style.px(26), style.px(26)))
            self.setIcon(_icon(style, symbol, role, self.devicePixelRatioF()))
        self._points_on = symbol == "arrow-right"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what leads on with its arrow behind the words, both in the middle: a style draws symbols before them."""
        if not self._points_on:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        words, icon = self.text(), self.icon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side, needed = self.iconSize().width(), self.fontMetrics().horizontalAdvance(words)
        left = (self.width() - needed - side) // 2
        painter.setFont(self.font())
        colour = self.palette().color(QPalette.ColorRole.ButtonText)
        painter.setPen(colour)
        painter.drawText(QRect(left, 0, needed, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        icon.paint(painter, QRect(left + needed, 0, side, self.height()), Qt.AlignmentFlag.AlignCenter, mode)
        painter.end()


class ChoiceButton(TouchButton):
    """One of several; its text is cut where it is too long, and told in full to whoever listens."""

    def __init__(self, style: KioskStyle, text: str, *, height: float = 64) -> None:
        super().__init__(style, text)
        self._whole = " ".join(text.split())
        self.setMinimumHeight(style.touch(height))
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        room = max(self.width() - 2 * self.fontMetrics().height(), 1)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class Tile(QPushButton):
    """A reason: a large symbol over its words."""

    def __init__(self, style: KioskStyle, text: str, symbol: str) -> None:
        super().__init__()
        self.setAccessibleName(text)
        self.setMinimumSize(style.touch(260), style.touch(132))
        tokens = style.look.tokens
        picture = text_label()
        side = style.px(38)
        picture.setPixmap(icon_pixmap(symbol, tokens.accent.text, QSize(side, side), self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = plain_label(text, style.font(1.15, QFont.Weight.Medium))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setStyleSheet(f"color: {tokens.text};")
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(12), style.px(14), style.px(12), style.px(14))
        column.setSpacing(style.px(8))
        column.addStretch(1)
        column.addWidget(picture)
        column.addWidget(words)
        column.addStretch(1)
        for label in (picture, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Line(QWidget):
    """One line to type into; above it what it is called, or what is wrong with it.

    ``edited`` tells the text a person made it, ``entered`` that Enter was pressed in it.

    Args:
        style: of the kiosk.
        text: what it is called.
        rule: what may stand there, in a few words.
        digits: the keyboard on the screen begins with its digits.
        secret: what is typed is not shown.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(
        self, style: KioskStyle, text: str, rule: str = "", *, digits: bool = False, secret: bool = False
    ) -> None:
        super().__init__()
        self._name = text
        self._rule = rule
        self.label = plain_label(text, style.font(0.92, QFont.Weight.Medium))
        self.label.setMinimumHeight(style.px(30))
        self.edit = QLineEdit()
        self.edit.setFont(style.font(1.15))
        self.edit.setMinimumHeight(style.touch(60))
        self.edit.setMaxLength(LONGEST_TYPED)
        self.edit.setPlaceholderText(rule)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setProperty("digits", digits)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self.edited)
        self.edit.returnPressed.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        column.addWidget(self.label)
        column.addWidget(self.edit)
        self.show_problem("")

    @property
    def problem(self) -> str:
        """What is wrong; empty where nothing is."""
        return self.label.text() if self.label.property("role") == "problem" else ""

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says again what the line is called."""
        self.label.setText(sentence or self._name)
        self.label.setProperty("role", "problem" if sentence else "")
        self.label.setIndent(self.fontMetrics().averageCharWidth() if sentence else 0)
        self.edit.setProperty("bad", bool(sentence))
        self.edit.setAccessibleName(self._name)
        self.edit.setAccessibleDescription(sentence or self._rule)
        for widget in (self.label, self.edit):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class SaidRow(QPushButton):
    """What was said, to be touched and changed."""

    def __init__(self, style: KioskStyle, name: str, said: str) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setMinimumHeight(style.touch(66))
        self.setMinimumWidth(style.touch(220))
        self._said = " ".join(said.split())
        self._name = plain_label(name, style.font(0.78), "quiet")
        self._value = plain_label("", style.font(1.05, QFont.Weight.Medium))
        self._value.setWordWrap(False)
        self._name.setWordWrap(False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._value)
        pencil = text_label()
        side = style.px(22)
        quiet = style.look.tokens.quiet
        pencil.setPixmap(icon_pixmap("pencil", quiet, QSize(side, side), self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(style.px(18), style.px(6), style.px(18), style.px(6))
        row.addLayout(words, 1)
        row.addWidget(pencil)
        for label in (self._name, self._value, pencil):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._taken = 2 * style.px(18) + side + style.px(16)
        self.setAccessibleName(self.tr("{name}: {said}. Touch to change.").format(name=name, said=self._said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        elided(self._value, self._said, self.width() - self._taken)


def spread(*widgets: QWidget, spacing: int = 0) -> QHBoxLayout:
    """Return widgets in a row, with whatever room is left between the first and the others."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for number, widget in enumerate(widgets):
        if number == 1:
            row.addStretch(1)
        row.addWidget(widget)
    return row


def _icon(style: KioskStyle, symbol: str, role: str, ratio: float) -> QIcon:
    tokens = style.look.tokens
    colour = {
        "primary": tokens.panels[Tone.ATTENTION].text,
        "plain": tokens.rail_text,
        "special": tokens.rail_text,
    }.get(role, tokens.text)
    side = style.px(26)
    return QIcon(icon_pixmap(symbol, colour, QSize(side, side), ratio))
