"""What the pages of a kiosk have in common: lines kept by name, a sentence where something failed, two ways on."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.ui.kiosk import wording
from sentinel_desktop.ui.kiosk.parts import Line, TouchButton, plain_label, spread
from sentinel_desktop.ui.kiosk.state import KioskState
from sentinel_desktop.ui.kiosk.style import KioskStyle


class KioskPage(QWidget):
    """One page. Its lines are kept by name, so that the next page can be made of what stands in them.

    ``edited`` tells a KioskField and its text, ``chosen`` a KioskField and what was touched for it, ``going`` the step
    that is asked for, ``reason_chosen`` a VisitPurpose; ``next_requested`` and ``back_requested`` are the two ways.
    """

    edited = Signal(object, str)
    chosen = Signal(object, object)
    going = Signal(object)
    reason_chosen = Signal(object)
    next_requested = Signal()
    back_requested = Signal()
    military_chosen = Signal(bool)
    has_middle = False
    """Whether it stands in the middle of the screen by itself."""

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__()
        self.style_of_kiosk = style
        self.state = state
        self.lines: dict[KioskField, Line] = {}
        self.title: QLabel | None = None
        self.next: TouchButton | None = None
        self.problem = plain_label(state.problem, style.font(0.95, QFont.Weight.Medium), "problem")
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if not state.problem:
            self.problem.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(style.gap(14))

    def focus_first(self) -> None:
        """Put the keyboard where a person begins: the first line that is empty, else the way on."""
        empty = (line for line in self.lines.values() if not line.edit.text())
        first: QWidget | None = next(empty, None) or self.next
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say what could not be done; nothing where the sentence is empty."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def show_busy(self, *, busy: bool) -> None:
        """Take the way on away while something is being done."""
        if self.next is not None:
            self.next.setEnabled(not busy)

    # --- of what pages are made ---------------------------------------------------------------------------------------

    def _title(self, text: str) -> None:
        self.title = plain_label(text, self.style_of_kiosk.font(1.9, QFont.Weight.Bold))
        self.column.addWidget(self.title)

    def _line(self, name: KioskField, text: str = "") -> Line:
        is_company = name in self.state.form.needs
        line = Line(
            self.style_of_kiosk,
            text or wording.line_text(name, is_company=is_company),
            wording.rule_text(name),
            digits=name is KioskField.PHONE,
        )
        line.edit.setText(self.state.form.text(name))
        line.edited.connect(partial(self.edited.emit, name))
        line.entered.connect(self._on_entered)
        self.lines[name] = line
        return line

    def _ways(self, onward: str, symbol: str = "arrow-right", back: str = "") -> None:
        style = self.style_of_kiosk
        backward = TouchButton(style, back or self.tr("Back"), "arrow-left", "plain")
        backward.clicked.connect(self.back_requested)
        self.next = TouchButton(style, onward, symbol, "primary", width=240)
        self.next.clicked.connect(self.next_requested)
        self.next.setEnabled(not self.state.busy)
        ways = spread(backward, self.next, spacing=style.px(16))
        if style.is_low:
            # Between the ways, where there is room: a line of its own would push them under the keyboard.
            ways.insertWidget(1, self.problem, 100)
        else:
            self.column.addWidget(self.problem)
        self.column.addLayout(ways)

    def _on_entered(self) -> None:
        """Go to the next line, and from the last one on."""
        lines = [line.edit for line in self.lines.values() if line.isVisible()]
        here = next((number for number, edit in enumerate(lines) if edit.hasFocus()), len(lines))
        if here + 1 < len(lines):
            lines[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.next_requested.emit()
