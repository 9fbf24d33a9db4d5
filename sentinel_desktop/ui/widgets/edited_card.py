"""A card in which one record is edited: the buttons under it, and what is said of the last thing that was asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.message_line import MessageLine


class EditedCard(Card):
    """``edited`` tells that something was typed; the others what a person wants."""

    edited = Signal()
    save_requested = Signal()
    undo_requested = Signal()
    forget_requested = Signal()

    def __init__(self, look: Appearance, name: str) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self.setAccessibleName(name)
        self.message = MessageLine()
        self.save = KeyButton(self.tr("Save"), keys.SAVE_ADMINISTERED, type_, primary=True)
        self.undo = KeyButton(self.tr("Undo"), keys.UNDO_SAVE, type_)
        self.forget = KeyButton(self.tr("Discard"), keys.FORGET_TYPED, type_)
        self.save.clicked.connect(self.save_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.forget.clicked.connect(self.forget_requested)
        self._gap = type_.px(10)

    def show_offered(self, *, changed: bool, can_undo: bool, can_save: bool, busy: bool) -> None:
        """Offer what can be done now.

        Args:
            changed: something is typed that is not saved.
            can_undo: the last save can be taken back.
            can_save: nothing is wrong with what is typed.
            busy: something is being done: nothing else is begun.
        """
        self.save.setEnabled(changed and can_save and not busy)
        self.forget.setVisible(changed)
        self.undo.setVisible(can_undo and not changed)
        self.undo.setEnabled(not busy)

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def end_with(self, *buttons: KeyButton) -> None:
        """Put the message and these buttons under everything else."""
        row = QHBoxLayout()
        row.setSpacing(self._gap)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(self.message)
        self.column.addLayout(row)
