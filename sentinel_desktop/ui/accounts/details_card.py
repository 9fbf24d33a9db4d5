"""The account that a person looks at: its state, what is known of it, and what can be done with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from sentinel_desktop.services.account_directory import AccountLine
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.accounts.wording import account_facts, state_sentence, state_tone
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.facts import FactsGrid
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.state_head import StateHead


class DetailsCard(Card):
    """Buttons of what is possible now, and no others."""

    edit_requested = Signal()
    reset_requested = Signal()
    disable_requested = Signal()
    enable_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self.title.hide()
        self.setAccessibleName(self.tr("The account that is chosen"))
        self.head = StateHead(look)
        self.facts = FactsGrid(type_)
        self.edit = KeyButton(self.tr("Edit…"), keys.EDIT_ACCOUNT, type_, primary=True)
        self.reset = KeyButton(self.tr("New one-time password…"), keys.RESET_PASSWORD, type_)
        self.disable = KeyButton(self.tr("Disable…"), keys.DISMISS, type_)
        self.enable = KeyButton(self.tr("Enable"), keys.DISMISS, type_)
        self.edit.clicked.connect(self.edit_requested)
        self.reset.clicked.connect(self.reset_requested)
        self.disable.clicked.connect(self.disable_requested)
        self.enable.clicked.connect(self.enable_requested)
        self.column.setSpacing(type_.px(12))
        self.column.addWidget(self.head)
        self.column.addWidget(self.facts)
        self.column.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setSpacing(type_.px(8))
        for button in (self.edit, self.reset, self.disable, self.enable):
            buttons.addWidget(button)
        self.column.addLayout(buttons)

    def show_line(self, line: AccountLine, now: datetime, zone: ZoneInfo) -> None:
        """Show this account."""
        details = line.account.details
        self.head.show_state(*state_tone(details), details.display_name, state_sentence(details, now, zone))
        self.facts.show_facts(account_facts(details, line.member, now, zone))
        is_disabled = details.disabled_at is not None
        self.disable.setVisible(not is_disabled)
        self.enable.setVisible(is_disabled)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        for button in (self.edit, self.reset, self.disable, self.enable):
            button.setEnabled(not busy)
