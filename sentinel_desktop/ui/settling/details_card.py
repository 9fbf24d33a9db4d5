"""The one thing that a person looks at: what is wrong, the facts, what to do, and the keys that do it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.settling.act_wording import who_decides
from sentinel_desktop.ui.settling.model import Line, LineKind
from sentinel_desktop.ui.settling.review_wording import way_to_settling, who_settles
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.facts import FactsGrid
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.scrolled import Scrolled
from sentinel_desktop.ui.widgets.state_head import StateHead


class DetailsCard(Card):
    """Shows what was refused or a review; each has buttons of its own.

    Some of it is settled by name: where whoever sits here may not, a line says so, and a button leads to signing in.
    """

    retry_requested = Signal()
    retry_all_requested = Signal()
    anew_requested = Signal()
    dismiss_requested = Signal()
    settle_requested = Signal()
    sign_in_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        type_ = appearance.type
        super().__init__(type_, "")
        self.title.hide()
        self.setAccessibleName(self.tr("What is chosen"))
        self.head = StateHead(appearance)
        self.facts = FactsGrid(type_)
        self.advice = text_label()
        self.advice.setWordWrap(True)
        self.retry = KeyButton(self.tr("Deliver again"), keys.RETRY, type_, primary=True)
        self.retry_all = KeyButton(self.tr("All again"), keys.RETRY_ALL, type_)
        self.anew = KeyButton(self.tr("Enter anew…"), keys.ENTER_ANEW, type_)
        self.dismiss = KeyButton(self.tr("Dismiss…"), keys.DISMISS, type_)
        self.settle = KeyButton(self.tr("Settle…"), keys.SETTLE, type_, primary=True)
        self.who_settles = text_label()
        self.who_settles.setWordWrap(True)
        self.who_settles.setProperty("role", "quiet")
        # The window binds its key, so that it works from every page.
        self.sign_in = KeyButton(self.tr("Sign in"), keys.SIGN_IN, type_, primary=True, shortcut=False)
        self._session = NOBODY
        self._kind = LineKind.SCAN
        self._line: Line[Any] | None = None
        self._others = 0
        self.sign_in.clicked.connect(self.sign_in_requested)
        self.retry.clicked.connect(self.retry_requested)
        self.retry_all.clicked.connect(self.retry_all_requested)
        self.anew.clicked.connect(self.anew_requested)
        self.dismiss.clicked.connect(self.dismiss_requested)
        self.settle.clicked.connect(self.settle_requested)
        self._build(appearance)

    def show_line(self, line: Line[Any], *, kind: LineKind, others: int) -> None:
        """Show this; ``others`` is how many more of its kind could be delivered again with it."""
        self.head.show_state(line.symbol, line.tone, line.title, line.sentence)
        self.facts.show_facts(line.facts)
        self.advice.setText(line.advice)
        self.anew.show_text(line.anew)
        self._kind, self._line, self._others = kind, line, others
        self._show_offered()

    def show_session(self, session: Session) -> None:
        """Offer what whoever sits here may do."""
        self._session = session
        self._show_offered()

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        for button in (self.retry, self.retry_all, self.anew, self.dismiss, self.settle):
            button.setEnabled(not busy)

    def _show_offered(self) -> None:
        line = self._line
        may = line is None or line.needs is None or self._session.may(line.needs)
        is_review = self._kind is LineKind.REVIEW
        self.settle.setVisible(is_review and may)
        for button in (self.retry, self.dismiss):
            button.setVisible(not is_review and may)
        self.retry_all.setVisible(not is_review and may and bool(self._others))
        self.anew.setVisible(may and line is not None and bool(line.anew))
        self.who_settles.setText(who_settles(self._session) if is_review else who_decides(self._session))
        self.sign_in.show_text(way_to_settling(self._session))
        for widget in (self.who_settles, self.sign_in):
            widget.setVisible(not may)

    def _build(self, appearance: Appearance) -> None:
        type_ = appearance.type
        what_to_do = text_label(self.tr("What to do"))
        what_to_do.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        inside = QWidget()
        inside.setObjectName("inside")
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(type_.px(10))
        for widget in (self.head, self.facts, what_to_do, self.advice):
            words.addWidget(widget)
        words.addStretch(1)
        # Facts of a long story are scrolled to; the buttons under them stay where they are.
        scrolled = Scrolled(inside)
        self.column.addWidget(scrolled, 1)
        self.column.addWidget(self.who_settles)
        for buttons in (
            (self.retry, self.dismiss),
            (self.anew, self.retry_all),
            (self.settle,),
            (self.sign_in,),
        ):
            row = QHBoxLayout()
            row.setSpacing(type_.px(10))
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self.column.addLayout(row)
