"""The last pages of a kiosk: signed in, leaving, signed out; and the way out for staff."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.kiosk import wording
from sentinel_desktop.ui.kiosk.page import KioskPage
from sentinel_desktop.ui.kiosk.parts import Line, TouchButton, plain_label
from sentinel_desktop.ui.kiosk.state import KioskState, Step
from sentinel_desktop.ui.kiosk.style import KioskStyle
from sentinel_desktop.ui.widgets.plain_label import text_label


class EndPage(KioskPage):
    """That it is done, and what to do now: signed in, or signed out."""

    has_middle = True

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__(style, state)
        is_in = state.step is Step.DONE
        symbol = text_label()
        side = style.px(120)
        colour = style.look.tokens.rail_text
        name = "circle-check" if is_in else "log-out"
        symbol.setPixmap(icon_pixmap(name, colour, QSize(side, side), self.devicePixelRatioF()))
        if is_in:
            said = [self.tr("Thank you, you are signed in."), self.tr("Take a seat; the duty desk has been told.")]
            said.append(wording.where_text(state.texts, state.form.purpose, state.language))
            if not state.has_badge:
                said.append(self.tr("This badge cannot be used: please ask the duty desk for another one."))
        else:
            said = [self.tr("Goodbye, you are signed out.")]
            said.append(self.tr("Please give your visitor badge back at the duty desk."))
        self.column.addStretch(1)
        self.column.addWidget(symbol, 0, Qt.AlignmentFlag.AlignHCenter)
        for number, text in enumerate(said):
            font = style.font(2.5, QFont.Weight.Bold) if not number else style.font(1.5)
            label = plain_label(text, font, "" if number < 2 else "quiet")  # noqa: PLR2004 - the second says what to do
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        self.next = TouchButton(style, self.tr("Finished"), "", "plain", width=240)
        self.next.clicked.connect(self.next_requested)
        self.column.addSpacing(style.px(20))
        self.column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(2)


class LeavingPage(KioskPage):
    """Who leaves: last name and telephone number, both as they were given."""

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__(style, state)
        self._title(self.tr("Sign out"))
        about = self.tr("Type your last name and the telephone number that you gave when you came.")
        self.column.addWidget(plain_label(about, style.font(1.0), "quiet"))
        lines = QHBoxLayout()
        lines.setSpacing(style.px(18))
        for name in state.lines:
            lines.addWidget(self._line(name), 1)
        self.column.addLayout(lines)
        self.column.addStretch(1)
        self._ways(self.tr("Sign out"), "log-out")


class StaffPage(KioskPage):
    """Takes the kiosk away from the visitors; ``given`` tells a user name and a password."""

    given = Signal(str, str)
    name_edited = Signal(str)

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__(style, state)
        self._title(self.tr("Leave the kiosk"))
        about = self.tr("A supervisor or an administrator signs in to close the kiosk.")
        self.column.addWidget(plain_label(about, style.font(1.0), "quiet"))
        self.username = Line(style, self.tr("User name"))
        self.username.edit.setText(state.username)
        self.password = Line(style, self.tr("Password"), secret=True)
        self.username.edited.connect(self.name_edited)
        self.username.entered.connect(partial(self.password.setFocus, Qt.FocusReason.TabFocusReason))
        self.password.entered.connect(self.next_requested)
        self.next_requested.connect(self._tell)
        lines = QHBoxLayout()
        lines.setSpacing(style.px(18))
        for line in (self.username, self.password):
            lines.addWidget(line, 1)
        self.column.addLayout(lines)
        self.column.addStretch(1)
        self._ways(self.tr("Leave the kiosk"), "lock")

    def focus_first(self) -> None:
        """Put the keyboard into the first line that is empty."""
        first = self.password if self.username.edit.text() else self.username
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        username, password = self.username.edit.text().strip(), self.password.edit.text()
        if username and password:
            self.given.emit(username, password)
