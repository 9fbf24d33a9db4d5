"""A badge to try: it is shown, and recorded nowhere."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.readers.wording import TriedLook
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.facts import FactsGrid
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.state_head import StateHead


class TrialCard(Card):
    """Waits for one badge at a time; ``try_requested`` and ``end_requested`` tell what a person wants."""

    try_requested = Signal()
    end_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        type_ = appearance.type
        super().__init__(type_, self.tr("Try a badge"), parent)
        self._look = appearance
        self.head = StateHead(appearance)
        self.facts = FactsGrid(type_)
        self.left = text_label()
        self.left.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.begin = KeyButton(self.tr("Try a badge"), keys.TRY_BADGE, type_)
        self.end = KeyButton(self.tr("End, record again"), keys.BACK, type_, shortcut=False)
        self.begin.clicked.connect(self.try_requested)
        self.end.clicked.connect(self.end_requested)
        row = QHBoxLayout()
        row.setSpacing(type_.px(10))
        row.addWidget(self.begin)
        row.addWidget(self.end)
        row.addWidget(self.left)
        row.addStretch(1)
        self.column.addWidget(self.head)
        self.column.addWidget(self.facts)
        self.column.addStretch(1)
        self.column.addLayout(row)
        self.show_idle()

    @property
    def is_waiting(self) -> bool:
        """Whether the next badge is shown here."""
        return bool(self.property("waiting"))

    def show_idle(self) -> None:
        """Say what a trial is for."""
        title = self.tr("The next badge is shown here and not recorded")
        self._show(waiting=False)
        self.head.show_state(
            "nfc", None, title, self.tr("For a new reader, or a badge that is not accepted. One badge, 30 s at most.")
        )

    def show_waiting(self, seconds_left: int) -> None:
        """Ask for a badge."""
        self._show(waiting=True)
        self.head.show_state(
            "nfc",
            Tone.ATTENTION,
            self.tr("Hold a badge to the reader"),
            self.tr("The next badge is shown here and NOT recorded: ask whoever wants to pass to wait."),
        )
        self.left.setText(self.tr("{n} s left").format(n=seconds_left))

    def show_tried(self, look: TriedLook) -> None:
        """Show a badge; from now on badges are recorded again."""
        self._show(waiting=False, has_facts=True)
        self.head.show_state(look.symbol, look.tone, look.title, look.sentence)
        self.facts.show_facts(look.facts)

    def show_none_came(self) -> None:
        """Say that the time has run out."""
        self._show(waiting=False)
        self.head.show_state(
            "clock", Tone.OUT, self.tr("No badge came within 30 s"), self.tr("Badges are recorded again.")
        )

    def allow(self, *, trying: bool) -> None:
        """Let a trial begin, or not: a reader that is not ready reads no badge."""
        self.begin.setEnabled(trying)

    def _show(self, *, waiting: bool, has_facts: bool = False) -> None:
        had_focus = self.begin.hasFocus() or self.end.hasFocus()
        self.setProperty("waiting", waiting)
        self.style().unpolish(self)
        self.style().polish(self)
        self.begin.setVisible(not waiting)
        self.end.setVisible(waiting)
        self.left.setVisible(waiting)
        self.facts.setVisible(has_facts)
        if had_focus:
            (self.end if waiting else self.begin).setFocus()
